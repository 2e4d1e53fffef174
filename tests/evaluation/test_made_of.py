"""A result that was made of another split, of other labels, faces or weights is not read."""

import json
from collections.abc import Callable

import cv2
import numpy as np
import pandas as pd
import pytest

from facestudy.evaluation import made_of, results
from facestudy.prepare import dataset, inputs, split
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

CATEGORIES = ["heads", "tails"]
HISTORY = pd.DataFrame(
    {"epoch": [1], "loss": [1.0], "accuracy": [0.5], "val_loss": [1.0], "val_accuracy": [0.5]}
)


def probabilities(rows: pd.DataFrame) -> np.ndarray:
    return np.stack([rows["category"] == name for name in CATEGORIES], axis=1).astype(float)


def finish(study: Study, model: str, **record: object) -> None:
    """What a notebook writes when its trainings have ended."""
    faces = dataset.load(study)
    record = {"learned_from": faces.learned_from, "network": "", **record}
    folder = study.model(model, 0)
    files.write_bytes(folder / "w.weights.h5", b"weights")
    made_of.write_weights(folder, {**record, "weights": model})
    run = results.Run(0, HISTORY, probabilities(faces.rows), record)
    options = {"categories": CATEGORIES, "runs": [run], "facts": {"seed": 0}}
    results.write_model(study, model, rows=faces.rows, **options)


@pytest.fixture
def coins(cropped_study: Callable[..., Study]) -> Study:
    """Two models, the second of which began with the weights of the first."""
    study = cropped_study(CATEGORIES * 20)
    split.split_study(study)
    finish(study, "bottleneck")
    finish(study, "finetune", started_from={"bottleneck/seed-0": "bottleneck"})
    return study


def objection(study: Study, model: str = "bottleneck") -> str:
    """Why no reader takes the model's results; they agree about it."""
    messages = set()
    readers = [results.read_predictions, results.summary_entry]
    if (study.model_report(model) / "metrics.json").is_file():
        readers.append(results.read_metrics)
    for read in readers:
        with pytest.raises(StudyError) as error:
            read(study, model)
        messages.add(str(error.value))
    assert len(messages) == 1 and not made_of.is_current(study, model)
    (message,) = messages
    assert "\n" not in message
    return message


def test_results_of_the_study_as_it_is_are_read(coins):
    assert [entry["model"] for entry in results.summarise(coins)["models"]] == [
        "bottleneck",
        "finetune",
    ]
    assert len(results.read_predictions(coins, "finetune")) == 40
    assert made_of.inputs_of_audit(coins) == made_of.inputs_of_audit(coins)


def test_another_split_is_noticed_by_every_reader(coins):
    split.split_study(coins, seed=1)
    text = objection(coins)
    assert text.startswith("bottleneck/predictions.csv was made on another split.csv (")
    assert text.endswith("run notebooks/06_bottleneck.ipynb first")
    with pytest.raises(StudyError, match="run notebooks/06_bottleneck.ipynb first"):
        results.summarise(coins)
    with pytest.raises(StudyError, match="run notebooks/06_bottleneck.ipynb first"):
        made_of.inputs_of_audit(coins)
    finish(coins, "bottleneck")
    assert objection(coins, "finetune").endswith("run notebooks/07_finetune.ipynb first")
    split.split_study(coins, seed=0)
    assert made_of.is_current(coins, "finetune")
    assert objection(coins).endswith("run notebooks/06_bottleneck.ipynb first")


def test_the_split_of_test_rows_alone_is_noticed_too(coins):
    """A model that anybody wrote, without metrics.json: only its columns say what it is of."""
    rows = split.read(coins).query("split == 'test'")
    settings = {"categories": CATEGORIES, "probabilities": probabilities(rows)}
    results.write_predictions(coins, "guessers", rows=rows, **settings)
    assert len(results.read_predictions(coins, "guessers")) == len(rows)
    split.split_study(coins, seed=1)
    text = objection(coins, "guessers")
    assert text.endswith("let whatever writes guessers/predictions.csv write it again, or delete "
                         "that folder")  # fmt: skip
    with pytest.raises(StudyError, match="was made on another split"):
        results.write_predictions(coins, "guessers", rows=rows, **settings)


def test_a_picture_that_is_predicted_twice_is_refused(coins):
    path = coins.model_report("bottleneck") / "predictions.csv"
    table = pd.read_csv(path)
    files.write_csv(path, pd.concat([table, table.head(3)]))
    assert "has 3 pictures more than once" in objection(coins)


def relabel(study: Study, picture_id: str) -> None:
    table = index.read(study.index)
    chosen = table["id"] == picture_id
    table.loc[chosen, "category"] = (
        table.loc[chosen, "category"].map(dict(zip(CATEGORIES, CATEGORIES[::-1], strict=True)))
    )  # fmt: skip
    index.write(study.index, table)


def test_another_label_makes_the_split_stale_and_then_the_models(coins):
    relabel(coins, split.read(coins)["id"].iloc[0])
    for stop in (lambda: objection(coins), lambda: dataset.load(coins)):
        try:
            text = stop()
        except StudyError as error:
            text = str(error)
        assert "1 have another category since; run notebooks/04_split.ipynb first" in str(text)
    split.split_study(coins)
    assert "run notebooks/06_bottleneck.ipynb first" in objection(coins)


def test_a_face_that_was_sorted_out_makes_the_split_stale(coins):
    bad = split.read(coins)["id"].iloc[0]
    files.write_csv(coins.curation_csv, pd.DataFrame({"id": [bad], "verdict": ["bad"]}))
    assert "1 of its faces were removed or sorted out since" in objection(coins)


def test_faces_that_came_since_do_not_matter(coins):
    table = index.read(coins.index)
    new = table.head(1).assign(id="0" * 16, sha256="0" * 64)
    index.write(coins.index, pd.concat([table, new]))
    assert made_of.is_current(coins, "bottleneck")


def test_another_crop_of_a_face_that_was_learned_from_is_noticed(coins):
    rows = split.read(coins).set_index("split")
    tested, learned = rows.loc["test", "id"].iloc[0], rows.loc["validation", "id"].iloc[0]
    for picture_id, current in ((tested, True), (learned, False)):
        path = str(coins.faces / f"{picture_id}.png")
        cv2.imwrite(path, 255 - cv2.imread(path))
        assert made_of.is_current(coins, "bottleneck") is current
    assert "learned from other faces, labels or crops" in objection(coins)


@pytest.mark.parametrize(("part", "current"), [("train", False), ("test", True)])
def test_a_removed_person_makes_weights_stale_only_if_they_learned_from_them(coins, part, current):
    gone = split.read(coins).query("split == @part")["id"].iloc[0]
    audited = made_of.inputs_of_audit(coins)
    tables = [coins.index, coins.split_csv, coins.faces_csv, *coins.reports.glob("*/*s.csv")]
    for path in tables:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        files.write_csv(path, table[table["id"] != gone])
    (coins.faces / f"{gone}.png").unlink()
    assert made_of.is_current(coins, "bottleneck") is current
    if current:
        assert made_of.inputs_of_audit(coins) != audited


def test_a_person_removed_during_a_training_does_not_come_back(coins):
    faces = dataset.load(coins)
    run = results.Run(0, HISTORY, probabilities(faces.rows), {"learned_from": faces.learned_from})
    gone = faces.rows["id"].iloc[0]
    rows = pd.read_csv(coins.split_csv, dtype=str, keep_default_na=False)
    files.write_csv(coins.split_csv, rows[rows["id"] != gone])
    options = {"categories": CATEGORIES, "runs": [run], "facts": {}}
    with pytest.raises(StudyError, match="run notebooks/05_scratch_cnn.ipynb first"):
        results.write_model(coins, "scratch_cnn", rows=faces.rows, **options)
    assert not coins.model_report("scratch_cnn").exists()


def test_a_model_whose_start_was_trained_again_is_out_of_date(coins):
    finish(coins, "bottleneck")
    assert made_of.is_current(coins, "finetune")
    folder = coins.model("bottleneck", 0)
    record = json.loads((folder / made_of.FILE).read_text())
    made_of.write_weights(folder, {**record, "weights": "others"})
    text = objection(coins, "finetune")
    assert "finetune began with weights of bottleneck/seed-0 that are others by now" in text
    assert text.endswith("run notebooks/07_finetune.ipynb first")


def test_weights_to_start_from_must_be_of_the_same_faces_and_network(coins):
    now = {"learned_from": inputs.learned_from(coins), "network": ""}
    assert made_of.weights_to_start_from(coins, "bottleneck", 0, now) == "bottleneck"
    refused = {
        "has no weights of seed 1": (1, now),
        "learned from other faces, labels or crops": (0, {**now, "learned_from": "x"}),
        "belong to another network": (0, {**now, "network": "y"}),
    }
    for words, (seed, wanted) in refused.items():
        with pytest.raises(StudyError, match=words) as error:
            made_of.weights_to_start_from(coins, "bottleneck", seed, wanted)
        assert str(error.value).endswith("run notebooks/06_bottleneck.ipynb first")
    made_of.discard(coins.model("bottleneck", 0))  # as a training that was killed leaves it
    with pytest.raises(StudyError, match="learned from other faces"):
        made_of.weights_to_start_from(coins, "bottleneck", 0, now)


AUDIT = {"verdict": "no signal", "sentence": "None.", "rules": []}


def test_the_verdict_counts_only_with_the_inputs_that_it_was_reached_from(coins):
    files.write_json(coins.reports / "audit.json", AUDIT)
    assert results.gather(coins)["audit"]["verdict"] == "no signal"  # of an older version
    made_of.record_audit(coins, made_of.inputs_of_audit(coins))
    assert results.gather(coins)["audit"]["verdict"] == "no signal"
    table = index.read(coins.index)
    index.write(coins.index, table.assign(last_seen="2030-01-01").iloc[::-1])
    assert not made_of.why_not_audited(coins)  # neither the order nor a visit matters
    index.write(coins.index, table.assign(department="x"))
    assert "audit" not in results.gather(coins)
    assert made_of.why_not_audited(coins).endswith("run notebooks/09_audit.ipynb again")


@pytest.mark.parametrize("content", ["", '{"verdict": "no si', "\0" * 40, "[]"])
def test_a_damaged_audit_is_none_and_says_so(coins, content):
    files.write_text(coins.reports / "audit.json", content)
    assert "audit" not in results.gather(coins)
    why = "audit.json is damaged: run notebooks/09_audit.ipynb again"
    assert made_of.why_not_audited(coins) == why


def test_a_study_of_an_older_version_is_read_by_its_columns(coins):
    path = coins.model_report("bottleneck") / "metrics.json"
    metrics = json.loads(path.read_text())
    del metrics[made_of.KEY]
    files.write_json(path, metrics)
    assert results.read_metrics(coins, "bottleneck")["accuracy"] == 1
    split.split_study(coins, seed=1)
    assert "was made on another split" in objection(coins)
