"""An export holds splits, predictions, figures and a data sheet, and nothing of the people."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import mlcroissant
import pandas as pd
import pytest

from facestudy.cli.main import main
from facestudy.evaluation import results
from facestudy.export import personal_values
from facestudy.export.export_study import export
from facestudy.prepare import split
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

pytestmark = pytest.mark.long


def personal(study: Study) -> set[str]:
    """Every value of every column that says something of a person, whole and word by word."""
    table = index.read(study.index)
    columns = [name for name in table if name not in ("category", "width", "height", "format")]
    values = {str(value) for name in columns for value in table[name]}
    values |= set(split.read(study)["group"])
    words = {word for value in values for word in re.split(r"[\s/:]+", value)}
    return {value for value in values | words if len(value) >= 4 and value != "https"}


def everything(folder: Path) -> bytes:
    """All bytes of an export: the names of its files, and what is in them."""
    paths = sorted(folder.rglob("*"))
    contents = [path.read_bytes() for path in paths if path.is_file()]
    return b"\n".join([*(str(path.relative_to(folder)).encode() for path in paths), *contents])


def table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def make_fictional(study: Study) -> None:
    ids = index.read(study.index)[["id"]]
    files.write_csv(study.truth_csv, ids.assign(kind="good"))
    files.write_json(study.data / "campus.json", {"bayes": 0.7, "knobs": {}})


@pytest.mark.parametrize("with_pictures", [False, True])
def test_no_byte_of_an_export_is_of_a_persons_columns(finished_study, tmp_path, with_pictures):
    study = finished_study(sentence="It is Zenobia Quux7 who tells, of Zenobia Quux13.")
    data = everything(export(study, tmp_path / "out", with_pictures=with_pictures)).lower()
    values = personal(study)
    assert {"Quux7", "Xyzzy7", "frobnitz.example", "2021-03-04T05:06:07+00:00"} <= values
    assert [value for value in sorted(values) if value.lower().encode() in data] == []


def test_what_is_exported_can_be_used(finished_study, tmp_path):
    study = finished_study()
    folder = export(study, tmp_path / "out")
    pictures = table(folder / "pictures.csv")
    rows = split.read(study)
    assert list(pictures) == ["id", "category", "department", "group", "split"]
    for column in ("category", "split"):
        assert sorted(pictures[column]) == sorted(rows[column])
    assert pictures["group"].nunique() == rows["group"].nunique()
    assert set(pictures["department"]) == {str(number) for number in range(1, 11)}
    predictions = table(folder / "predictions" / "guesser.csv")
    together = predictions.merge(pictures, on="id", suffixes=("", "_2"))
    assert len(together) == len(rows) and (together["category"] == together["category_2"]).all()
    own = results.read_predictions(study, "guesser", part="test")
    test = predictions[predictions["split"] == "test"]
    assert sorted(test["p_art"].astype(float)) == sorted(own["p_art"])
    metrics = json.loads((folder / "metrics.json").read_text())
    assert metrics["models"][0]["accuracy"] == pytest.approx(
        (test["category"] == test["predicted"]).mean()
    )
    names = {path.name for path in (folder / "figures").iterdir()}
    assert {"accuracies.png", "accuracies.svg", "confusion-guesser.png", "audit.svg"} <= names
    assert not (folder / "faces").exists()


def test_ids_are_drawn_anew_and_in_no_order_of_the_study(finished_study, tmp_path):
    study = finished_study()
    once, twice = (table(export(study, tmp_path / name) / "pictures.csv") for name in "ab")
    assert not set(once["id"]) & set(twice["id"])
    assert once["id"].is_monotonic_increasing
    assert once["split"].tolist() != twice["split"].tolist()


def test_pictures_come_along_on_request_under_their_new_ids(finished_study, tmp_path):
    study = finished_study()
    folder = export(study, tmp_path / "out", with_pictures=True)
    faces = {path.stem: path.read_bytes() for path in (folder / "faces").iterdir()}
    assert set(faces) == set(table(folder / "pictures.csv")["id"])
    own = {(study.faces / f"{one}.png").read_bytes() for one in split.read(study)["id"]}
    assert set(faces.values()) == own
    assert "can be recognised" in (folder / "README.md").read_text()


def test_fictional_people_keep_their_ids_departments_and_ages(finished_study, tmp_path):
    study = finished_study()
    make_fictional(study)
    pictures = table(export(study, tmp_path / "out") / "pictures.csv")
    assert set(pictures["id"]) == set(split.read(study)["id"])
    assert "Plugh Faculty3" in set(pictures["department"]) and "age" in pictures
    text = (tmp_path / "out" / "README.md").read_text()
    assert "retrieved 2021-03-04, 40 pictures" in text and "Nobody has to be removed" in text


def test_a_study_that_is_only_called_campus_is_of_real_people(finished_study, tmp_path):
    study = finished_study()
    make_fictional(study)
    truth = table(study.truth_csv)
    files.write_csv(study.truth_csv, truth[1:])
    pictures = table(export(study, tmp_path / "out") / "pictures.csv")
    assert not set(pictures["id"]) & set(split.read(study)["id"]) and "age" not in pictures


def test_a_class_that_names_a_person_gets_a_number(finished_study, tmp_path):
    study = finished_study(classes=("Zenobia Quux1", "law"))
    folder = export(study, tmp_path / "out")
    assert set(table(folder / "pictures.csv")["category"]) == {"class 1", "law"}
    predictions = table(folder / "predictions" / "guesser.csv")
    assert {"p_class 1", "p_law"} <= set(predictions)
    assert b"Quux" not in everything(folder)


def test_a_name_that_slipped_in_is_found_before_anything_is_put_in_place(
    finished_study, tmp_path, monkeypatch
):
    study = finished_study(sentence="From Plugh Faculty3 nothing can be told.")
    with pytest.raises(StudyError, match="'Plugh Faculty3'"):
        export(study, tmp_path / "out")
    assert not list(tmp_path.glob("*out*")) and not list(tmp_path.glob(".*out*"))


@pytest.mark.parametrize(("column", "number"), [("title", 3), ("person", 4), ("age", 5)])
def test_every_column_that_tells_people_apart_is_searched_for(
    finished_study, tmp_path, monkeypatch, column, number
):
    monkeypatch.setattr(personal_values, "LEAST", 7)
    study = finished_study()
    value = index.read(study.index)[column][number]
    study = finished_study(sentence=f"It is {value} alone who tells.")
    with pytest.raises(StudyError, match=f"column '{column}'.*{value}"):
        export(study, tmp_path / "out")


def test_a_column_of_numbers_or_of_common_words_is_no_alarm(finished_study, tmp_path):
    study = finished_study(sentence="Of 12345678 portraits, those not known tell most.")
    pictures = index.read(study.index)
    pictures["salary"] = [str(12345678 + number) for number in range(len(pictures))]
    pictures["hair"] = "not known"
    index.write(study.index, pictures)
    assert export(study, tmp_path / "out")


def test_of_real_people_the_data_sheet_has_the_year_and_no_day(finished_study, tmp_path):
    study = finished_study()
    folder = export(study, tmp_path / "out")
    text = (folder / "README.md").read_text()
    assert "retrieved in 2021, 40 pictures" in text and "pseudonymous, not anonymous" in text
    assert b"2021-03" not in everything(folder)


def test_a_department_called_like_a_class_is_no_alarm(finished_study, tmp_path):
    study = finished_study()
    folder = tmp_path / "written"
    files.write_text(folder / "a.csv", "category\nplugh faculty1 and more\n")
    personal_values.check(study, folder, ["Plugh Faculty1 and more"])
    with pytest.raises(StudyError, match="Plugh Faculty1"):
        personal_values.check(study, folder, ["law"])


@pytest.mark.parametrize("with_pictures", [False, True])
def test_the_data_sheet_is_croissant_and_loads(finished_study, tmp_path, with_pictures):
    folder = export(
        finished_study(), tmp_path / "out", with_pictures=with_pictures, creator="A. Uthor"
    )
    dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings
    assert dataset.metadata.ctx.is_v1_1()
    pictures = table(folder / "pictures.csv")
    records = [record["pictures/id"].decode() for record in dataset.records("pictures")]
    assert records == pictures["id"].tolist()
    predicted = [record["guesser/predicted"].decode() for record in dataset.records("guesser")]
    assert predicted == table(folder / "predictions" / "guesser.csv")["predicted"].tolist()
    parts = {record["splits/name"] for record in dataset.records("splits")}
    assert parts == {"train", "validation", "test"}
    if with_pictures:
        records = list(dataset.records("face-files"))
        assert {record["face-files/id"].decode() for record in records} == set(pictures["id"])
        assert records[0]["face-files/content"].size == (128, 128)


def test_every_property_that_croissant_requires_is_there(finished_study, tmp_path):
    sheet = json.loads((export(finished_study(), tmp_path / "out") / "croissant.json").read_text())
    required = "name description license url creator datePublished conformsTo distribution"
    assert all(sheet[name] for name in required.split())
    assert "http://mlcommons.org/croissant/1.1" in sheet["conformsTo"]


@pytest.mark.parametrize(
    ("place", "message"),
    [("full", "is not empty"), ("file", "is not a folder"), ("data/x", "among the studies")],
)
def test_a_folder_in_use_is_refused(finished_study, root, capsys, place, message):
    finished_study()
    files.write_text(root / "full" / "mine.txt", "keep")
    files.write_text(root / "file", "keep")
    assert main(["export", "--study", "small", "--to", str(root / place)]) == 1
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1
    assert (root / "full" / "mine.txt").read_text() == "keep"


def test_an_empty_folder_is_filled_and_read_md_is_named(finished_study, root, capsys):
    finished_study()
    (root / "empty").mkdir()
    assert main(["export", "--study", "small", "--to", str(root / "empty")]) == 0
    assert "README.md" in capsys.readouterr().out
    assert (root / "empty" / "croissant.json").is_file()


def test_a_study_without_results_is_one_line(cropped_study, root, capsys):
    study = cropped_study(["art", "law"] * 20)
    assert main(["export", "--study", "small", "--to", str(root / "out")]) == 1
    assert "04_split" in capsys.readouterr().err
    split.split_study(study, minimum=2)
    assert main(["export", "--study", "small", "--to", str(root / "out")]) == 1
    assert "make study STUDY=small" in capsys.readouterr().err
    assert not (root / "out").exists()
    assert main(["export", "--study", "nothing", "--to", str(root / "out")]) == 1
    assert not (root / "data" / "nothing").exists()


@pytest.mark.parametrize(
    ("mount", "message"),
    [
        ("mount --bind {0} {0} && mount -o remount,ro,bind {0}", "Read-only file system"),
        ("mount -t tmpfs -o size=64k none {0}", "No space left on device"),
    ],
)
def test_a_read_only_or_a_full_disk_is_one_line(finished_study, root, mount, message):
    finished_study()
    (root / "disk").mkdir()
    if shutil.which("unshare") is None or os.geteuid():
        pytest.skip("mounts need root on Linux")
    script = f'{mount.format(root / "disk")} && exec "$@"'
    words = ["facestudy.cli", "export", "--study", "small", "--to", str(root / "disk" / "out")]
    command = ["unshare", "-m", "sh", "-c", script, "sh", sys.executable, "-m", *words]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1 and message in done.stderr, done.stderr
    assert done.stderr.count("\n") == 1
