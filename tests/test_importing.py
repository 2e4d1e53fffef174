"""A labelled folder becomes raw/ and an index; what cannot be taken is listed with its reason."""

from pathlib import Path

import pandas as pd
import pytest
from made_pictures import noise_picture, png

from facestudy import index
from facestudy.cli import main
from facestudy.errors import StudyError
from facestudy.importing import import_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "mine"
    for number, category in enumerate(["Häuser & Höfe", "Häuser & Höfe", "a/b", "plain"]):
        path = place / category.replace("/", "∕") / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(noise_picture(number)))
    return place


def test_folders_become_classes_with_their_own_spelling(folder, study):
    import_folder(folder, study)
    frame = index.read(study.index)
    assert frame["category"].value_counts()["Häuser & Höfe"] == 2
    assert all((study.raw / f"{row.id}.{row.format}").is_file() for row in frame.itertuples())


def test_pictures_in_the_folder_itself_have_no_class(folder, study):
    (folder / "loose.png").write_bytes(png(noise_picture(99)))
    import_folder(folder, study)
    assert (index.read(study.index)["category"] == "").sum() == 1


def labels(folder: Path, rows: list[dict]) -> Path:
    path = folder.parent / "labels.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


def test_label_table_fills_category_department_and_keeps_the_rest(folder, study):
    table = labels(
        folder,
        [
            {"id": "x1", "file": "plain/3.png", "kind": "a/b c", "place": "AL", "age": 31},
            {"id": "x2", "file": "plain/missing.png", "kind": "d", "place": "AK", "age": 40},
        ],
    )
    skipped = import_folder(folder, study, labels=table, category="kind", group="place")
    row = index.read(study.index).iloc[0]
    assert (row["category"], row["department"], row["source_id"]) == ("a/b c", "AL", "x1")
    assert row["age"] == 31
    assert skipped.to_dict("records") == [
        {"file": "plain/missing.png", "reason": "the file is missing"}
    ]


def test_one_bad_picture_costs_no_other(folder, study):
    (folder / "plain" / "page.jpg").write_text("<html>404</html>")
    (folder / "plain" / "empty.jpg").write_bytes(b"")
    (folder / "plain" / "again.png").write_bytes((folder / "plain" / "3.png").read_bytes())
    skipped = import_folder(folder, study).set_index("file")["reason"]
    assert len(index.read(study.index)) == 4
    assert "HTML" in skipped["plain/page.jpg"]
    assert skipped["plain/empty.jpg"] == "empty file"
    # Equal pictures are one row: the first in the folder's order stays.
    assert "the same picture" in skipped["plain/again.png"] + skipped.get("plain/3.png", "")


def test_importing_again_adds_and_keeps_the_first_time(folder, study):
    import_folder(folder, study)
    before = index.read(study.index).set_index("id")["retrieved_at"]
    (folder / "plain" / "new.png").write_bytes(png(noise_picture(50)))
    import_folder(folder, study)
    after = index.read(study.index).set_index("id")["retrieved_at"]
    assert len(after) == len(before) + 1
    assert (after.loc[before.index] == before).all()


def test_a_path_that_leaves_the_folder_is_refused(folder, study):
    (folder.parent / "secret.png").write_bytes(png(noise_picture(5)))
    table = labels(folder, [{"file": "../secret.png"}, {"file": "plain/3.png"}])
    skipped = import_folder(folder, study, labels=table)
    assert skipped["reason"].tolist() == ["lies outside the folder"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"category": "nope"}, r"no column 'nope' \(--category\)"),
        ({"file": "path"}, r"no column 'path' \(--file\)"),
    ],
)
def test_a_missing_column_is_named_with_its_option(folder, study, options, message):
    table = labels(folder, [{"file": "plain/3.png"}])
    with pytest.raises(StudyError, match=message):
        import_folder(folder, study, labels=table, **options)


def test_command_line_says_one_line_and_ends_with_1(tmp_path, capsys):
    assert main(["import", str(tmp_path / "none"), "--study", "x"]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and "no folder" in error


def test_an_index_that_breaks_the_contract_is_named_with_its_line(folder, study):
    import_folder(folder, study)
    text = study.index.read_text().splitlines()
    text[2] = text[2].replace(text[2].split(",")[0], "not-an-id")
    study.index.write_text("\n".join(text))
    with pytest.raises(StudyError, match=r"line 3: column 'id' holds 'not-an-id'"):
        index.read(study.index)
