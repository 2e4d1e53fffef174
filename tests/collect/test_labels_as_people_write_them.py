"""Classes are trimmed, named where they look alike, and never replaced by nothing."""

from pathlib import Path

import pytest
from support.made_pictures import noise_picture, png

from facestudy.cli.main import main
from facestudy.collect.import_folder import import_folder
from facestudy.privacy.forget import forget
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def pictures(folder: Path, numbers: dict[str, int]) -> Path:
    """Files and the number of the picture in each."""
    for name, number in numbers.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(noise_picture(number, 48)))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return pictures(tmp_path / "pics", {f"p{n}.png": n for n in range(8)})


def table(folder: Path, text: str, name: str = "labels.csv") -> Path:
    path = folder.parent / name
    path.write_text(text)
    return path


def column(study: Study, name: str = "category") -> dict[str, str]:
    frame = index.read(study.index)
    return dict(zip(frame["image_url"], frame[name].astype(str), strict=True))


def test_names_are_trimmed_none_is_none_and_twins_are_named(folder, study, capsys):
    cells = ["art", "art ", "Art", "NaN", "n/a", "law", "", "com  puting"]
    rows = "".join(f"p{n}.png,{cell}\n" for n, cell in enumerate(cells))
    import_folder(folder, study, labels=table(folder, "file,k\n" + rows), category="k")
    assert list(column(study).values()) == ["art", "art", "Art", "", "", "law", "", "com  puting"]
    said = capsys.readouterr().out
    assert "the classes 'Art' (1) and 'art' (2) differ by case or blanks only" in said
    assert "3 pictures have no category" in said


CONFLICT = "file,subject\np0.png,art\np1.png,law\np0.png,law\n"


def test_a_picture_with_two_labels_is_taken_by_neither_and_named(folder, study, capsys):
    skipped = import_folder(folder, study, labels=table(folder, CONFLICT), category="subject")
    assert column(study) == {"p1.png": "law"}
    assert len(skipped) == 2 and skipped["reason"].str.contains("'art'").all()
    assert "p0.png: the same picture as p0.png, but 'art' here" in capsys.readouterr().out
    assert len(list(study.raw.glob("*.png"))) == 1  # no copy of what is not taken stays


def test_equal_bytes_in_two_classes_are_a_contradiction_of_both_files(tmp_path, study):
    files = {"art/a0.png": 0, "art/a1.png": 1, "law/l0.png": 1, "law/l1.png": 2, "law/l2.png": 1}
    folder = pictures(tmp_path / "pics", files)
    skipped = import_folder(folder, study).set_index("file")["reason"]
    assert set(column(study)) == {"art/a0.png", "law/l1.png"}
    assert set(skipped.index) == {"art/a1.png", "law/l0.png", "law/l2.png"}
    assert "law/l0.png" in skipped["art/a1.png"] and "art/a1.png" in skipped["law/l2.png"]
    assert main(["import", str(folder), "--study", study.name, "--first"]) == 0
    assert column(study)["art/a1.png"] == "art" and len(column(study)) == 3


def test_a_contradiction_costs_no_picture_that_was_taken_before(folder, study):
    import_folder(folder, study, labels=table(folder, "file,s\np0.png,art\n"), category="s")
    labels = table(folder, CONFLICT.replace("subject", "s"))
    import_folder(folder, study, labels=labels, category="s")
    assert column(study) == {"p0.png": "art", "p1.png": "law"}
    ids = index.read(study.index)["id"]
    assert all((study.raw / f"{one}.png").is_file() for one in ids)


def test_a_copy_fills_what_the_first_lacks_and_is_no_contradiction(tmp_path, study):
    folder = pictures(tmp_path / "pics", {"a.png": 0, "b.png": 0})
    labels = table(folder, "file,s,split\na.png,,train\nb.png,art,test\n")
    import_folder(folder, study, labels=labels, category="s")
    assert column(study) == {"a.png": "art"}
    assert column(study, "source_split") == {"a.png": "test"}


def test_nothing_known_is_replaced_by_nothing(folder, study, capsys):
    text = "file,name,subject,site,age,sex\np0.png,A Made,art,n,31,f\np1.png,B Made,law,s,32,m\n"
    labels = table(folder, text)
    import_folder(folder, study, labels=labels, category="subject", group="site")
    before = index.read(study.index).set_index("id").drop(columns=["last_seen", "retrieved_at"])
    capsys.readouterr()
    import_folder(folder, study)
    after = index.read(study.index).set_index("id")
    for name in ("category", "department", "name", "age", "sex", "subject", "image_url"):
        assert after.loc[before.index, name].astype(float if name == "age" else str).tolist() == (
            before[name].astype(float if name == "age" else str).tolist()
        )
    said = capsys.readouterr().out
    assert "2 pictures: kept the category that this import does not have" in said
    assert "2 pictures: kept the name that this import does not have" in said
    assert forget(study, name="A Made").pictures == 1


def test_another_class_replaces_the_known_one_and_is_said(folder, study, capsys):
    import_folder(folder, study, labels=table(folder, "file,s\np0.png,art\n"), category="s")
    import_folder(folder, study, labels=table(folder, "file,s\np0.png,law\n"), category="s")
    assert column(study) == {"p0.png": "law"}
    assert "1 picture changed from 'art' to 'law'" in capsys.readouterr().out


def test_a_pages_address_outlives_an_import_of_its_picture(folder, study):
    import_folder(folder, study)
    frame = index.read(study.index)
    frame.loc[0, "image_url"] = "https://department.example/0.png"
    index.write(study.index, frame)
    import_folder(folder, study)
    assert "https://department.example/0.png" in column(study)


@pytest.mark.parametrize("codes", [["0", "1"], ["f", "1"]])
def test_ambiguous_sexes_cost_no_row_and_are_said_once(folder, study, capsys, codes):
    rows = "".join(f"p{n}.png,law,3{n},{codes[n % 2]}\n" for n in range(6))
    labels = table(folder, "file,subject,age,gender\n" + rows)
    assert import_folder(folder, study, labels=labels, category="subject").empty
    sexes, sources = column(study, "sex"), column(study, "source_sex")
    unread = [name for name in sexes if not sexes[name]]
    assert len(unread) in (3, 6) and all(sources[name] in codes for name in unread)
    assert capsys.readouterr().out.count("is not plain") == 1


ODD_AGES = ["34", "35+", "1950", "-1", "", '"(25, 32)"', "40 years", "more than 70"]


def test_odd_ages_cost_no_row_and_a_range_can_be_a_class(folder, study):
    rows = "".join(f"p{n}.png,{age}\n" for n, age in enumerate(ODD_AGES))
    labels = table(folder, "file,age\n" + rows)
    assert import_folder(folder, study, labels=labels, category="age").empty
    assert column(study)["p5.png"] == "(25, 32)" and column(study)["p7.png"] == "more than 70"
    frame = index.read(study.index).set_index("image_url")
    assert frame["age"].astype(str).replace("nan", "").tolist() == ["34", *[""] * 7]
    assert frame.loc["p1.png", "source_age"] == "35+" and frame.loc["p0.png", "source_age"] == ""


def test_a_picture_of_somebody_forgotten_is_named_nowhere_even_if_it_is_damaged(folder, study):
    (folder / "Anna_3.png").write_bytes(b"damaged")
    text = "file,name\np0.png,Anna Example\nAnna_3.png,Anna Example\np1.png,Ben Other\n"
    labels = table(folder, text)
    import_folder(folder, study, labels=labels)
    forget(study, name="Anna Example")
    import_folder(folder, study, labels=labels)
    assert "Anna" not in (study.raw / "skipped.csv").read_text()
    assert column(study, "name") == {"p1.png": "Ben Other"}


def test_the_summary_says_what_will_be_left_out(tmp_path, study, capsys):
    files = {f"{'art' if n < 12 else 'rare'}/{n}.png": n for n in range(14)}
    folder = pictures(tmp_path / "pics", files | {"loose.png": 30})
    (folder / "rare" / "page.jpg").write_text("<html>")
    import_folder(folder, study)
    said = capsys.readouterr().out
    for line in [
        "imported 15 pictures into ",
        "classes: 2\n  art  12\n  rare  2\n",
        "1 picture has no category",
        "1 file left out (listed in raw/skipped.csv):\n  1  not a picture (HTML), e.g. rare/page",
        "10 faces are needed: rare (2)",
        "fewer than two classes that are large enough",
    ]:
        assert line in said


def test_files_that_no_row_names_are_counted(folder, study, capsys):
    import_folder(folder, study, labels=table(folder, "file\np0.png\n"))
    assert "7 files of the folder: no row of the table names them" in capsys.readouterr().out


def test_a_summary_of_many_classes_stays_short(tmp_path, study, capsys):
    folder = pictures(tmp_path / "pics", {f"c{n:03}/{n}.png": n for n in range(60)})
    import_folder(folder, study)
    said = capsys.readouterr().out
    assert "classes: 60" in said and "and 40 more classes" in said and said.count("\n") < 40


def test_a_table_alone_is_no_folder(folder, study):
    with pytest.raises(
        StudyError, match="labels.csv holds no pictures: give their folder, and --labels"
    ):
        import_folder(table(folder, "file,s\np0.png,a\n"), study)
