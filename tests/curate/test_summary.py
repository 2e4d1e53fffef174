"""``curation.json`` holds every number and no face; the figures show what the numbers say."""

import json

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from facestudy.curate import decisions, error_rates, figures, labels, sort_study, summary

pytestmark = pytest.mark.long


@pytest.fixture
def ready(cropped_study, drawn, some_labels):
    study = cropped_study(["art", "law"] * 60)
    drawn_faces = drawn(120, bad=0.3, apart=5.0)
    ids = pd.read_csv(study.faces_csv, dtype=str)["id"].tolist()
    given = some_labels(drawn_faces.truth)
    labels.save(study, {a: b for a, b in zip(ids, given, strict=True) if b}, reason="test")
    reasons = pd.Series("", index=ids)
    free = [ids[number] for number in np.flatnonzero(given == "")[:3]]
    reasons[free] = ["2 faces in the picture, at most 1", "enlarged 5.0 times, at most 4.0", ""]
    truth = pd.Series(drawn_faces.truth, index=ids)
    return study, sort_study.sort(study, drawn_faces.features, reasons), reasons, truth


def test_every_number_is_written_and_no_face(ready):
    study, result, reasons, truth = ready
    verdicts = decisions.current(study)["verdict"].reindex(reasons.index).fillna("")
    losses = {"category": error_rates.losses(verdicts, pd.Series(["art", "law"] * 60))}
    errors = error_rates.errors(decisions.automatic(study), truth)
    summary.write(study, result, reasons=reasons, errors=errors, checked_by="truth", losses=losses)
    text = (study.reports / "curation.json").read_text()
    found = json.loads(text)
    assert not any(picture_id in text for picture_id in reasons.index)
    assert found["faces"] == 120 and found["good"] + found["bad"] == round(120 * found["sorted"])
    assert found["signals"] == {"several faces": 1, "enlarged": 1}
    assert len(found["rounds"]) == len(result.history)
    assert found["error"]["by"] == "truth" and found["error"]["all"]["of"] > 50
    assert found["sources"]["hand"] == 24 and found["flagged"] == {"category": []}
    assert [row["name"] for row in found["lost"]["category"]] == ["art", "law"] or found["lost"]


def test_without_labels_the_reason_is_written(ready):
    study, _, reasons, _ = ready
    found = summary.write(study, None, reasons=reasons, note="no face is labelled yet")
    assert found["rounds"] == [] and found["certified"] is None and found["error"] is None
    assert found["note"] == "no face is labelled yet"
    assert summary.examples(None) == {} and summary.sentence(None)


def test_the_sentence_on_errors_holds_its_numbers(ready):
    _, result, _, _ = ready
    errors = summary.errors_at_thresholds(result)
    sentence = summary.sentence(errors)
    assert f"of {errors['good']['of']} labels above {errors['high']} are wrong" in sentence or (
        f"no label is above {errors['high']}" in sentence
    )


def test_examples_are_the_surest(ready):
    _, result, _, _ = ready
    found = summary.examples(result, count=5)
    thought = dict(zip(result.ids, result.probability, strict=True))
    good = [thought[picture_id] for picture_id in found["the surest good"]["id"]]
    assert len(good) == 5 and good == sorted(good, reverse=True)
    assert (found["the surest bad"]["id"].map(thought) < 0.5).all()


def test_figures_show_what_the_rounds_did(ready):
    _, result, reasons, truth = ready
    _, ax = plt.subplots()
    figures.sorted_by_round(result, ax)
    top = [
        max(patch.get_y() + patch.get_height() for patch in column)
        for column in zip(*ax.containers, strict=True)
    ]
    wanted = 100 * np.concatenate([[(24 + 2) / 120], result.history["sorted"]])
    assert top == pytest.approx(wanted, abs=0.01)
    _, ax = plt.subplots()
    figures.probability_histogram(result, 1, ax)
    assert sum(patch.get_height() for patch in ax.patches) == 120
    assert figures.rounds_to_show(None) == [] and figures.rounds_to_show(result)[0] == 1
    plt.close("all")


def test_before_and_after_marks_a_class_that_lost_too_much():
    groups = pd.Series(["art"] * 100 + ["law"] * 100)
    verdicts = pd.Series(["bad"] * 30 + ["good"] * 170)
    lost = error_rates.losses(verdicts, groups)
    _, ax = plt.subplots()
    figures.class_sizes(verdicts, groups, lost, ax)
    before, after = ax.containers
    assert [bar.get_width() for bar in before] == [100, 100]
    assert [bar.get_width() for bar in after] == [70, 100]
    assert after[0].get_facecolor() != after[1].get_facecolor()
    assert [text.get_text().strip() for text in ax.texts] == ["-30.0%", "-0.0%"]
    plt.close("all")


def test_a_sweep_draws_every_level_with_its_interval():
    rng = np.random.default_rng(0)
    held_out = rng.random(500)
    table = error_rates.sweep(held_out, rng.random(500) < held_out, held_out)
    _, ax = plt.subplots()
    figures.sweep(table, ax)
    assert len(ax.lines[0].get_xdata()) == table["error"].notna().sum()
    plt.close("all")
