"""A labelled folder becomes raw/ and an index; what cannot be taken is listed with its reason."""

from pathlib import Path

import pandas as pd
import pytest
from made_pictures import noise_picture, png

from facestudy import index
from facestudy.cli import main
from facestudy.errors import StudyError
from facestudy.importing import import_folder
from facestudy.paths import Study


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


def test_every_file_is_tried_and_none_vanishes_in_silence(folder, study):
    (folder / "plain" / "no-ending").write_bytes(png(noise_picture(60)))
    (folder / "plain" / "notes.txt").write_text("hello")
    (folder / "plain" / "dangling.jpg").symlink_to(folder / "nowhere")
    skipped = import_folder(folder, study).set_index("file")["reason"]
    assert len(index.read(study.index)) == 5
    assert set(skipped.index) == {"plain/notes.txt", "plain/dangling.jpg"}


def test_names_that_no_file_can_have_are_reasons(folder, study):
    names = ["x" * 300, "a\0b", "plain", "plain/3.png"]
    table = labels(folder, [{"file": name} for name in names])
    skipped = import_folder(folder, study, labels=table)
    assert len(skipped) == 3 and skipped["reason"].str.startswith("cannot be read").sum() >= 2


def test_a_truncated_png_costs_no_other(folder, study):
    (folder / "plain" / "cut.png").write_bytes(png(noise_picture(70))[:2000])
    import_folder(folder, study)
    assert len(index.read(study.index)) >= 4


def test_columns_without_a_table_are_refused(folder, study):
    with pytest.raises(StudyError, match="give --labels too"):
        import_folder(folder, study, category="kind")


def test_a_campus_is_no_place_for_ones_own_pictures(folder):
    with pytest.raises(StudyError, match="a name for campuses"):
        import_folder(folder, Study("campus-photos"))


def test_building_a_campus_never_costs_ones_own_pictures(folder, study):
    import_folder(folder, study)
    before = sorted(path.name for path in study.raw.iterdir())
    assert main(["campus", "build", "--study", study.name, "--sites", "4", "--portraits", "8"]) == 1
    assert sorted(path.name for path in study.raw.iterdir()) == before


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
