"""A stranger's folder, with everything wrong that can be wrong, still ends in a report."""

import json
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.cli.main import main
from facestudy.evaluation import results
from facestudy.prepare import crop, split
from facestudy.study import index
from facestudy.study.paths import Study

pytestmark = pytest.mark.long

FIRST, SECOND, RARE = "Häuser & Höfe", "=A/B straße, <b>", "rare"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """42 portraits, five bad files, and a table that names them and one that is not there."""
    place = tmp_path / "given"
    place.mkdir()
    rows = []
    for number in range(43):
        rng = np.random.default_rng(number)
        picture, _ = render(draw_person(rng), draw_photo(rng), width=200, height=240)
        cv2.imwrite(str(place / f"{number}.jpg"), picture[..., ::-1])
        category = RARE if number >= 40 else (FIRST, SECOND)[number % 2]
        rows.append({"file": f"{number}.jpg", "class": category, "site": f"s{number % 5}"})
    whole = (place / "0.jpg").read_bytes()
    bad = {"half.jpg": whole[: len(whole) // 2], "page.jpg": b"<html>", "empty.jpg": b""}
    for name, data in bad.items():
        (place / name).write_bytes(data)
    rows += [{"file": name, "class": FIRST, "site": "s0"} for name in [*bad, "absent.jpg"]]
    pd.DataFrame(rows).to_csv(place / "labels.csv", index=False)
    return place


def test_awkward_folder_to_report(folder, capsys):
    study = Study("awkward")
    labels = ["--labels", str(folder / "labels.csv"), "--category", "class", "--group", "site"]
    assert main(["import", str(folder), "--study", "awkward", *labels]) == 0
    skipped = pd.read_csv(study.raw / "skipped.csv").set_index("file")["reason"]
    assert set(skipped.index) == {"page.jpg", "empty.jpg", "absent.jpg"}

    small = "EPOCHS=1 SEEDS=1 SPLITS=1 VIEWS=1 PERMUTATIONS=99 AUDIT_EPOCHS=0 COMPARE=0".split()
    parameters = [f"-p{name}" for name in [*small, "BACKBONE=face_resnet"]]
    assert main(["report", "--study", "awkward", *parameters]) == 0, capsys.readouterr().err
    faces = crop.read(study).set_index("id")
    pictures = index.read(study.index).set_index("id")
    half = pictures.index[pictures["image_url"] == "half.jpg"][0]
    assert faces.loc[half, "reason"] == "truncated or damaged"

    rows = pd.read_csv(study.split_csv, keep_default_na=False)
    assert set(rows.loc[rows["category"] == RARE, "split"]) == {""}
    assert set(split.read(study)["category"]) == {FIRST, SECOND}
    assert {path.name for path in (study.split / "train").iterdir()} == {
        "haeuser-hoefe",
        "a-b-strasse-b",
    }
    summary = json.loads((study.reports / "metrics.json").read_text())
    assert summary["categories"] == [SECOND, FIRST]
    assert "bayes" not in summary["models"][0]
    assert set(results.read_predictions(study, "finetune")["category"]) == {FIRST, SECOND}
    page = (study.reports / "index.html").read_text()
    assert "&lt;b&gt;" in page and "<b>" not in page


def test_a_study_without_classes_ends_in_one_clear_line(folder, capsys):
    for path in folder.glob("2?.jpg"):
        path.unlink()
    labels = ["--labels", str(folder / "labels.csv")]
    assert main(["import", str(folder), "--study", "unlabelled", *labels]) == 0
    assert main(["report", "--study", "unlabelled", "-pEPOCHS=1", "-pSEEDS=1"]) == 1
    error = capsys.readouterr().err
    assert "04_split: no face of study 'unlabelled' has a category" in error
    assert "Traceback" not in error
