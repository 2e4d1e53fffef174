"""Cards hold the figures of the files, say what is not known, and name nobody."""

import json
import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from facestudy.evaluation import results
from facestudy.prepare import split
from facestudy.report.pages import model_cards, study_facts
from facestudy.study import files, index
from facestudy.study.paths import Study

pytestmark = pytest.mark.long

CATEGORIES = ["art", "law"]
NASTY = "<script>alert(1)</script> & Sons"
METRICS = {
    "backbone": "face_resnet",
    "parameters": 66180,
    "trainable_parameters": 66180,
    "seconds": 90.0,
    "device": "a <b>bold</b> processor",
    "versions": {"keras": "3.15.0", "numpy": "2.4"},
}


@pytest.fixture
def filled(cropped_study: Callable[..., Study]) -> Study:
    """40 pictures of two departments; two have no face, one was curated away."""
    study = cropped_study(CATEGORIES * 20)
    pictures = index.read(study.index)
    pictures["department"] = [NASTY if n % 4 < 2 else "Faculty 2" for n in range(40)]
    pictures["name"] = [f"Erika Muster{n}" for n in range(40)]
    pictures["page_url"] = "https://a.example/people"
    pictures["retrieved_at"] = [f"2026-01-{1 + n % 28:02}T10:00:00+00:00" for n in range(40)]
    pictures.loc[0, "vanished_at"] = "2026-02-01T10:00:00+00:00"
    index.write(study.index, pictures)
    faces = files.read_csv(study.faces_csv, "", ["id"], dtype=str, keep_default_na=False)
    faces.loc[[0, 2], "reason"] = "no face detected"
    faces.loc[4, "faces"] = "2"
    files.write_csv(study.faces_csv, faces)
    ids = pictures["id"]
    verdicts = {"id": [ids[6], ids[6], ids[8]], "verdict": ["good", "bad", "good"]}
    files.write_csv(study.curation_csv, pd.DataFrame(verdicts))
    reasons = ["", "too small for a portrait (9 x 9)", "too small for a portrait (8 x 8)"]
    asked = pd.DataFrame({"url": ["u", "v", "w"], "kind": "picture", "reason": reasons})
    files.write_csv(study.requests, asked)
    marks = pd.DataFrame({"salt": ["1", "2"], "hash": ["a", "b"]})
    files.write_csv(study.raw / "forgotten.csv", marks)
    split.split_study(study)
    return study


@pytest.fixture
def trained(filled: Study) -> Study:
    """Two trainings: the first all right, the second all wrong."""
    rows = split.read(filled)[["id", "split", "category"]]
    right = np.stack([rows["category"] == name for name in CATEGORIES], axis=1).astype(float)
    history = pd.DataFrame(
        {"epoch": [1, 2], "loss": 1.0, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": [0.5, 0.6]}
    )
    runs = [results.Run(0, history, right), results.Run(1, history, 1 - right)]
    facts = {**METRICS, "seed": 0}
    results.write_model(
        filled, "bottleneck", rows=rows, categories=CATEGORIES, runs=runs, facts=facts
    )
    return filled


def texts(value: object) -> list[object]:
    """All leaves of a sheet."""
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in texts(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in texts(each)]
    return [value]


def test_a_data_sheet_counts_what_the_tables_hold(filled):
    sheet = model_cards.data_sheet(filled)
    assert not sheet["fictional"] and sheet["campus"] is None
    composition, collection = sheet["composition"], sheet["collection"]
    assert composition["pictures"] == 40 and composition["formats"] == {"png": 40}
    assert composition["departments"] == {NASTY: 20, "Faculty 2": 20}
    assert composition["width"] == "128 to 128, median 128"
    assert collection["retrieved"] == "2026-01-01 to 2026-01-28" and collection["sites"] == 1
    assert collection["vanished"] == 1 and collection["asked"] == 3
    assert collection["last_seen"] == "not known: raw/index.csv holds no dates"
    assert collection["failures"] == {"too small for a portrait": 2}
    assert sheet["maintenance"]["marks"] == 2
    assert not any(str(leaf).startswith("not known: split") for leaf in texts(sheet))


def test_a_data_sheet_tells_how_far_each_category_came(filled):
    sheet = model_cards.data_sheet(filled)
    art, law = sheet["composition"]["by_category"]
    assert (art["category"], art["departments"], art["pictures"], art["faces"]) == (
        "art",
        2,
        20,
        18,
    )
    assert art["train"] + art["test"] + art["validation"] == 17  # one was curated away
    assert law["faces"] == law["train"] + law["test"] + law["validation"] == 20
    done = sheet["preprocessing"]
    assert done["rejected"] == {"no face detected": 2} and done["faces"] == 38
    assert done["several"] == 1 and done["autocrop"] == "2.0.0"
    assert done["curated"] == {"bad": 1, "good": 1}  # the last verdict on a picture counts
    assert sum(done["split"].values()) == 37 and done["left_out"] == {}


def test_a_category_that_was_left_out_has_its_reason(cropped_study):
    study = cropped_study([*CATEGORIES * 20, "rare"])
    split.split_study(study)
    left_out = model_cards.data_sheet(study)["preprocessing"]["left_out"]
    assert left_out == {"rare: only 1 usable faces, 10 are needed": 1}


def test_an_empty_study_is_not_known_and_says_what_to_run(study):
    sheet = model_cards.data_sheet(study)
    sections = [sheet[name] for name in ("composition", "collection", "preprocessing")]
    unknown = [leaf for leaf in texts(sections) if not str(leaf).startswith("none")]
    assert unknown and all(str(leaf).startswith("not known: ") for leaf in unknown)
    assert "02_crop writes it" in sheet["preprocessing"]["faces"]
    assert "04_split writes it" in sheet["preprocessing"]["split"]
    assert model_cards.model_cards(study) == []
    assert "no model has been trained yet" in model_cards.write(study).read_text()


@pytest.mark.parametrize(
    "name",
    [
        "raw/index.csv", "raw/requests.csv", "raw/forgotten.csv", "faces.csv", "curation.csv",
        "split.csv", "campus.json",
    ],
)  # fmt: skip
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"id\nx\n", b"[1]", b'{"knobs": 1}'])
def test_damaged_files_never_stop_a_card(trained, name, content):
    files.write_bytes(trained.data / name, content)
    sheet = model_cards.data_sheet(trained)
    assert any(str(leaf).startswith(f"not known: {name} ") for leaf in texts(sheet))
    assert not re.search(r">\s*(None|nan)\s*<", model_cards.write(trained).read_text())


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"accuracy": "high", "ci95": [1], "seeds": 5}', b'{"accuracy": NaN}'],
)
def test_damaged_metrics_are_not_known(trained, content):
    files.write_bytes(trained.model_report("bottleneck") / "metrics.json", content)
    (card,) = model_cards.model_cards(trained)
    assert "06_bottleneck writes it" in card["metrics"]["accuracy"]
    assert card["metrics"]["ci95"].startswith("not known")
    assert card["by_class"][0]["recall"] == 1  # the predictions are still there
    model_cards.write(trained)


def test_a_model_card_holds_the_figures_of_its_files(trained):
    (card,) = model_cards.model_cards(trained)
    metrics, details = card["metrics"], card["details"]
    assert card["title"] == "bottleneck features (face_resnet)" and not card["stale"]
    assert metrics["accuracy"] == 0.5 and metrics["accuracy_sd"] == pytest.approx(np.sqrt(0.5))
    assert metrics["chance"] == 0.5 and "bayes" not in metrics
    assert metrics["ci95"][0] < 0.5 < metrics["ci95"][1]
    assert details["seeds"] == "0, 1" and details["parameters"] == 66180
    assert details["versions"] == "keras 3.15.0, numpy 2.4" and details["epochs"] == 2
    assert [row["category"] for row in card["by_class"]] == CATEGORIES


@pytest.mark.parametrize("content", [b"", b"id,split,category,predicted\n", b"\xff\n"])
def test_damaged_predictions_leave_the_classes_unknown(trained, content):
    files.write_bytes(trained.model_report("bottleneck") / "predictions.csv", content)
    (card,) = model_cards.model_cards(trained)
    assert "06_bottleneck writes it" in card["by_class"] and card["metrics"]["accuracy"] == 0.5
    model_cards.write(trained)


def test_what_a_model_does_not_record_is_said_to_be_not_recorded(filled):
    rows = split.read(filled).query("split == 'test'")
    right = np.stack([rows["category"] == name for name in CATEGORIES], axis=1).astype(float)
    results.write_predictions(
        filled, "people_guessing", rows=rows, categories=CATEGORIES, probabilities=right
    )
    (card,) = model_cards.model_cards(filled)
    assert card["title"] == "people_guessing" and card["metrics"]["accuracy"] == 1
    assert {card["details"][name] for name in ("epochs", "parameters", "seeds", "device")} == {
        model_cards.NOT_RECORDED
    }
    assert card["metrics"]["validation_accuracy"] == model_cards.NOT_RECORDED
    assert "not recorded" in model_cards.write(filled).read_text()


def test_one_training_has_no_spread(trained):
    path = trained.model_report("bottleneck") / "metrics.json"
    files.write_json(path, json.loads(path.read_text()) | {"accuracy_sd": None})
    assert (
        "one training has no spread"
        in model_cards.model_cards(trained)[0]["metrics"]["accuracy_sd"]
    )


def test_an_experiments_metrics_are_no_model(trained):
    files.write_json(trained.reports / "skin" / "metrics.json", {"accuracy": 0.9})
    assert [card["model"] for card in model_cards.model_cards(trained)] == ["bottleneck"]


def test_a_model_of_removed_pictures_is_out_of_date(trained):
    files.write_text(trained.data / "models" / "bottleneck" / results.STALE, "stale")
    assert model_cards.model_cards(trained)[0]["stale"]
    assert "Out of date" in model_cards.write(trained).read_text()


def test_without_an_audit_the_card_says_that_accuracy_alone_says_nothing(trained):
    assert model_cards.model_cards(trained)[0]["audit"] == model_cards.NOT_AUDITED
    files.write_json(trained.reports / "audit.json", {"verdict": "no signal"})  # half of it
    assert model_cards.model_cards(trained)[0]["audit"] == model_cards.NOT_AUDITED
    verdict = {"verdict": "no signal", "sentence": "Nothing was found."}
    files.write_json(trained.reports / "audit.json", {**verdict, "p": 0.5})
    assert model_cards.model_cards(trained)[0]["audit"] == verdict
    page = model_cards.write(trained).read_text()
    assert "No signal." in page and "has not been run" not in page


def test_the_campus_is_fictional_and_shows_its_knobs(trained):
    knobs = {"sites": 8, "signal": 0.5, "seed": 2019}
    files.write_json(trained.data / "campus.json", {"knobs": knobs, "bayes": 0.699})
    sheet = model_cards.data_sheet(trained)
    assert sheet["fictional"] and sheet["campus"]["knobs"] == knobs
    assert sheet["campus"]["bayes"] == sheet["campus"]["bayes_face"] == 0.699
    assert model_cards.model_cards(trained)[0]["metrics"]["bayes_face"] == 0.699
    page = model_cards.write(trained).read_text()
    assert "None of these people exists" in page and "69.9%" in page


def test_what_else_the_face_shows_raises_the_best_possible_accuracy(trained):
    ceilings = {"face": {"sees": "all of it", "accuracy": 0.717, "auc": 0.91}}
    manifest = {"knobs": {"sex_gap": 1.0}, "bayes": 0.699, "ceilings": ceilings}
    files.write_json(trained.data / "campus.json", manifest)
    metrics = model_cards.model_cards(trained)[0]["metrics"]
    assert (metrics["bayes"], metrics["bayes_face"]) == (0.699, 0.717)
    page = model_cards.write(trained).read_text()
    assert "shares of women" in page and "all of it" in page and "71.7%" in page and "0.910" in page


def test_text_from_pages_is_escaped_and_needs_no_network(trained):
    verdict = {"verdict": "<img src=x>", "sentence": f"Seen at {NASTY}."}
    files.write_json(trained.reports / "audit.json", verdict)
    page = model_cards.write(trained).read_text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons" in page
    assert "<script" not in page and "<img" not in page and "<b>" not in page
    assert 'src="' not in page and "http" not in page


def test_nobody_is_named(trained):
    pictures = index.read(trained.index)
    pictures.loc[1, "department"] = "Chair of Prof. Erika Muster7"
    pictures.loc[2, "category"] = pictures.loc[3, "name"] = "Voltaire"
    index.write(trained.index, pictures)
    reasons = ["HTTP 404 at https://a.example/erika-muster7.jpg", "the same picture as Zoe.png"]
    skipped = pd.DataFrame({"file": ["x", "y"], "reason": reasons})
    files.write_csv(trained.raw / "skipped.csv", skipped)
    trained.requests.unlink()
    verdict = {"verdict": "no signal", "sentence": "Nothing is said of ERIKA MUSTER8."}
    files.write_json(trained.reports / "audit.json", verdict)
    sheet = model_cards.data_sheet(trained)
    assert f"Chair of Prof. {study_facts.PERSON}" in sheet["composition"]["departments"]
    assert sheet["collection"]["failures"] == {"HTTP 404 at": 1, "the same picture twice": 1}
    page = model_cards.write(trained).read_text().lower()
    assert not any(name in page for name in ("muster", "voltaire", "zoe.png"))


def test_an_import_asked_no_address(filled):
    filled.requests.unlink()
    skipped = pd.DataFrame({"file": ["a.txt"], "reason": ["empty file"]})
    files.write_csv(filled.raw / "skipped.csv", skipped)
    collection = model_cards.data_sheet(filled)["collection"]
    assert collection["asked"].startswith("none") and collection["failures"] == {"empty file": 1}


def test_the_page_replaces_the_old_one_and_leaves_nothing_beside_it(trained):
    path = model_cards.write(trained)
    assert path == trained.reports / "cards.html" and model_cards.write(trained) == path
    assert [each.name for each in trained.reports.glob("*cards*")] == ["cards.html"]


def test_the_page_says_what_it_must_not_be_used_for(trained):
    page = model_cards.write(trained).read_text()
    for words in ("2024/1689", "5(1)(g)", "5(1)(e)", "To identify anybody", "decide about anybody"):
        assert words in page
    assert "facestudy forget --study small" in page
