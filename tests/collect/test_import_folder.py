"""A labelled folder becomes raw/ and an index; what cannot be taken is listed with its reason."""

from pathlib import Path

import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.cli.main import main
from facestudy.collect.import_folder import import_folder
from facestudy.study import index, keep_until
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


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
    assert skipped["reason"].tolist() == ["the file is missing"] * 3
    assert skipped["file"][1] == "a%00b"


def test_a_truncated_png_costs_no_other(folder, study):
    (folder / "plain" / "cut.png").write_bytes(png(noise_picture(70))[:2000])
    import_folder(folder, study)
    assert len(index.read(study.index)) >= 4


def test_columns_without_a_table_are_refused(folder, study):
    with pytest.raises(StudyError, match="give --labels too"):
        import_folder(folder, study, category="kind")


def test_a_campus_is_no_place_for_ones_own_pictures(folder):
    with pytest.raises(StudyError, match="is reserved for campuses"):
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
    assert error.count("\n") == 1 and "is not a folder" in error


def test_an_index_that_breaks_the_contract_is_named_with_its_line(folder, study):
    import_folder(folder, study)
    text = study.index.read_text().splitlines()
    text[2] = text[2].replace(text[2].split(",")[0], "not-an-id")
    study.index.write_text("\n".join(text))
    with pytest.raises(StudyError, match=r"line 3: column 'id' holds 'not-an-id'"):
        index.read(study.index)


# Ages, sexes, and collections that are read as they are published


def attributes(study: Study) -> pd.DataFrame:
    frame = pd.read_csv(study.index, dtype=str, keep_default_na=False)
    return frame.assign(file=frame["image_url"]).set_index("file")


def flat(place: Path, names: list[str]) -> Path:
    place.mkdir()
    for number, name in enumerate(names):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(noise_picture(number)))
    return place


def test_names_of_utkface_tell_age_and_sex(tmp_path, study):
    names = ["26_0_2_20170116171048641.jpg", "3_1_20170109142408075.jpg.chip.jpg", "other.jpg"]
    import_folder(flat(tmp_path / "utk", names), study)
    found = attributes(study)[["age", "sex", "category"]]
    assert found.loc[names[0]].tolist() == ["26", "male", "male"]
    assert found.loc[names[1]].tolist() == ["3", "female", "female"]
    assert found.loc["other.jpg"].tolist() == ["", "", ""]


def test_what_utkfaces_names_cannot_mean_is_kept_and_refuses_none(tmp_path, study):
    names = [f"{start}_20170116171048641.jpg" for start in ("300_0_0", "30_3_0", "30_1_0")]
    assert import_folder(flat(tmp_path / "utk", names), study).empty
    found = attributes(study)[["age", "source_age", "sex", "source_sex", "category"]]
    assert found.loc[names[0]].tolist() == ["", "300", "male", "", "male"]
    assert found.loc[names[1]].tolist() == ["30", "", "", "3", ""]
    assert found.loc[names[2]].tolist() == ["30", "", "female", "", "female"]


CELEBA = "3\nBald Male Young\n1.jpg -1  1 1\n2.jpg  1 -1 1\n3.jpg 1 1 -1\n"


@pytest.mark.parametrize("as_csv", [False, True])
def test_attributes_of_celeba_tell_the_sex_and_identities_the_person(tmp_path, study, as_csv):
    folder = flat(tmp_path / "celeba", ["1.jpg", "2.jpg", "3.jpg"])
    (tmp_path / "identity_CelebA.txt").write_text("1.jpg 7\n2.jpg 8\n3.jpg 7\n")
    table = tmp_path / "list_attr_celeba.txt"
    lines = [",".join(line.split()) for line in CELEBA.splitlines()[1:]]
    table.write_text("\n".join(["image_id," + lines[0], *lines[1:]]) if as_csv else CELEBA)
    import_folder(folder, study, labels=table)
    found = attributes(study)
    assert found.loc[["1.jpg", "2.jpg", "3.jpg"], "sex"].tolist() == ["male", "female", "male"]
    assert found["category"].tolist() == found["sex"].tolist()
    assert found["person"].tolist() == ["7", "8", "7"] and found.loc["3.jpg", "Young"] == "-1"


def test_another_attribute_of_celeba_can_be_the_class(tmp_path, study):
    table = tmp_path / "list.txt"
    table.write_text(CELEBA)
    folder = flat(tmp_path / "celeba", ["1.jpg", "2.jpg", "3.jpg"])
    import_folder(folder, study, labels=table, category="Bald")
    assert attributes(study)["category"].tolist() == ["-1", "1", "1"]


@pytest.mark.parametrize(
    "text",
    [
        "name,imagenum,gender,age\nAnn Made,1,F,31\nAnn Made,2,F,\nBo Made,1,M,20\n",
        "# lfw_attributes\n#\tperson\timagenum\tMale\n"
        "Ann Made\t1\t-1.5\nAnn Made\t2\t-0.3\nBo Made\t1\t2.1\n",
    ],
)
def test_a_table_like_lfws_names_person_and_number(tmp_path, study, text):
    names = ["Ann_Made/Ann_Made_0001.jpg", "Ann_Made_0002.jpg", "Bo_Made/Bo_Made_0001.jpg"]
    table = tmp_path / "people.csv"
    table.write_text(text)
    import_folder(flat(tmp_path / "lfw", names), study, labels=table)
    found = attributes(study)
    assert found.loc[names, "person"].tolist() == ["Ann Made", "Ann Made", "Bo Made"]
    assert found.loc[names, "category"].tolist() == ["female", "female", "male"]


def test_an_age_or_sex_that_is_not_plain_is_kept_as_it_stands_and_refuses_no_row(folder, study):
    cells = [("0.png", "34", "Male"), ("1.png", "35+", "F"), ("2.png", "", "1"), ("3.png", "", "F")]
    places = {path.name: path.relative_to(folder).as_posix() for path in folder.rglob("*.png")}
    rows = [{"file": places[name], "Age": age, "Sex": sex} for name, age, sex in cells]
    said: list[str] = []
    assert import_folder(folder, study, labels=labels(folder, rows), say=said.append).empty
    found = attributes(study).loc[[places[name] for name, _, _ in cells]]
    assert found["age"].tolist() == ["34", "", "", ""]
    assert found["source_age"].tolist() == ["", "35+", "", ""]
    assert found["sex"].tolist() == ["male", "female", "", "female"]
    assert found["source_sex"].tolist() == ["Male", "F", "1", "F"]
    assert "Age" not in found and "Sex" not in found
    assert "age of 1 picture is not plain ('35+')" in said[0]
    assert "sex of 1 picture is not plain ('1')" in said[0]


def dates(study) -> set[str]:
    return set(index.read(study.index)["keep_until"])


def test_days_are_set_and_renewed_only_by_an_import_that_names_them(folder, study):
    import_folder(folder, study, keep_days=30)
    assert dates(study) == {keep_until.date(30)}
    import_folder(folder, study)
    assert dates(study) == {keep_until.date(30)}
    import_folder(folder, study, keep_days=7)
    assert dates(study) == {keep_until.date(7)}


def test_without_days_no_picture_has_a_date(folder, study):
    import_folder(folder, study)
    assert "keep_until" not in index.read(study.index)


def test_a_picture_with_a_date_among_others_without(folder, study):
    import_folder(folder, study)
    more = folder.parent / "more" / "plain"
    more.mkdir(parents=True)
    (more / "new.png").write_bytes(png(noise_picture(50)))
    import_folder(more.parent, study, keep_days=30)
    assert sorted(index.read(study.index)["keep_until"]) == [""] * 4 + [keep_until.date(30)]


@pytest.mark.long
def test_pictures_whose_days_were_over_come_back_only_with_a_new_date(folder, study, capsys):
    import_folder(folder, study, keep_days=30)
    table = index.read(study.index)
    table.loc[0, "keep_until"] = "2020-01-01"
    index.write(study.index, table)
    assert main(["import", str(folder), "--study", "small"]) == 0
    assert "its days were over" in capsys.readouterr().out
    assert table["id"][0] not in set(index.read(study.index)["id"])
    assert main(["import", str(folder), "--study", "small", "--keep-days", "9"]) == 0
    assert set(index.read(study.index)["id"]) == set(table["id"])
    assert main(["import", str(folder), "--study", "small"]) == 0
    assert set(index.read(study.index)["id"]) == set(table["id"])
    assert dates(study) == {keep_until.date(9)}
