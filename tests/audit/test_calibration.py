"""A known temperature is found again; honest predictions have a small error, boasting ones none."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from facestudy.audit import calibration
from facestudy.study.errors import StudyError

matplotlib.use("agg")


def honest(n: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities (n, 4) and labels that were drawn by them."""
    rng = np.random.default_rng(seed)
    logits = 1.5 * rng.normal(size=(n, 4))
    probabilities = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = (probabilities.cumsum(axis=1) < rng.random((n, 1))).sum(axis=1)
    return probabilities, labels


def table(probabilities: np.ndarray, labels: np.ndarray, part: str) -> pd.DataFrame:
    names = np.array(list("abcd"))
    rows = pd.DataFrame({"split": part, "category": names[labels]})
    return rows.assign(**{f"p_{name}": probabilities[:, k] for k, name in enumerate(names)})


@pytest.mark.parametrize("temperature", [0.4, 1.0, 2.5])
def test_a_known_temperature_is_recovered(temperature):
    probabilities, labels = honest(6000)
    # As if a model had divided its honest logits by the wrong number.
    distorted = calibration.with_temperature(probabilities, 1 / temperature)
    assert calibration.fit_temperature(distorted, labels) == pytest.approx(temperature, rel=0.06)


def test_scaling_by_one_and_back_changes_nothing():
    probabilities, _ = honest(50)
    assert calibration.with_temperature(probabilities, 1) == pytest.approx(probabilities)
    there = calibration.with_temperature(probabilities, 3)
    assert calibration.with_temperature(there, 1 / 3) == pytest.approx(probabilities)
    assert (there.argmax(axis=1) == probabilities.argmax(axis=1)).all()


@pytest.mark.parametrize("equal_mass", [False, True])
def test_honest_predictions_have_a_small_error_and_boasting_ones_a_large(equal_mass):
    probabilities, labels = honest(20000)
    sure = calibration.with_temperature(probabilities, 0.3)
    honest_error, boast = (
        calibration.calibration_error(
            calibration.reliability_table(each, labels, equal_mass=equal_mass)
        )
        for each in (probabilities, sure)
    )
    assert honest_error < 0.015 and boast > 0.15


def test_the_error_is_the_gap_weighted_by_pictures():
    probabilities = np.array([[0.9, 0.1]] * 4 + [[0.45, 0.55]] * 2)
    labels = np.array([0, 0, 0, 1, 1, 1])
    found = calibration.reliability_table(probabilities, labels, bins=10)
    assert found["pictures"].tolist() == [2, 4]
    assert found["accuracy"].tolist() == [1.0, 0.75]
    expected = (4 * (0.9 - 0.75) + 2 * (1 - 0.55)) / 6
    assert calibration.calibration_error(found) == pytest.approx(expected)


def test_every_picture_is_in_a_bin_that_holds_its_confidence():
    probabilities, labels = honest(500)
    probabilities[0], probabilities[1] = [1, 0, 0, 0], [0.25] * 4
    for equal_mass in (False, True):
        found = calibration.reliability_table(probabilities, labels, equal_mass=equal_mass)
        assert found["pictures"].sum() == 500
        assert (found["confidence"] > found["low"]).all()
        assert (found["confidence"] <= found["high"]).all()
    assert found["pictures"].max() <= found["pictures"].min() + 2


@pytest.mark.long
def test_few_honest_pictures_have_an_error_by_chance_and_many_none():
    few, many = honest(100)[0], honest(20000)[0]
    by_chance = calibration.error_by_chance(few)
    assert 0.05 < by_chance < 0.2
    assert calibration.error_by_chance(many, draws=10) < 0.02


@pytest.mark.long
def test_calibrating_a_boasting_model_mends_the_test_split():
    (p, labels), (q, others) = honest(800, seed=1), honest(800, seed=2)
    sure, surer = (calibration.with_temperature(each, 0.3) for each in (p, q))
    rows = [table(sure, labels, "validation"), table(surer, others, "test")]
    found = calibration.calibrate(pd.concat(rows).round(6))
    assert found.temperature == pytest.approx(1 / 0.3, rel=0.12) and found.note == ""
    before, after = found.numbers["before"], found.numbers["after"]
    assert after["ece"] < 0.4 * before["ece"] and after["log_loss"] < before["log_loss"]
    assert after["accuracy"] == before["accuracy"]
    assert after["ece"] < 2 * after["ece_if_calibrated"]


def test_probabilities_of_exactly_0_cost_much_but_not_everything():
    probabilities = np.array([[1.0, 0, 0, 0]] * 30)
    labels = np.array([0] * 27 + [1] * 3)
    assert np.isfinite(calibration.log_loss(probabilities, labels))
    temperature = calibration.fit_temperature(probabilities, labels)
    scaled = calibration.with_temperature(probabilities, temperature)
    assert np.isfinite(scaled).all() and scaled[:, 0] == pytest.approx(0.9, abs=0.05)


@pytest.mark.long
def test_too_few_validation_pictures_leave_the_model_as_it_is():
    probabilities, labels = honest(60)
    rows = [table(probabilities[:19], labels[:19], "validation"),
            table(probabilities[19:], labels[19:], "test")]  # fmt: skip
    found = calibration.calibrate(pd.concat(rows))
    assert found.temperature == 1 and "only 19 validation pictures" in found.note
    assert found.before.equals(found.after) or np.allclose(found.before, found.after)


@pytest.mark.long
def test_a_validation_split_without_an_error_gives_no_temperature():
    probabilities, _ = honest(60)
    labels = probabilities.argmax(axis=1)  # always right: no temperature is low enough
    rows = [table(probabilities, labels, part) for part in ("validation", "test")]
    found = calibration.calibrate(pd.concat(rows))
    assert found.temperature == 1 and "beyond" in found.note


def test_no_test_split_is_said():
    with pytest.raises(StudyError, match="the test part has no picture"):
        calibration.calibrate(table(*honest(30), "validation"))


def test_the_figure_names_both_errors():
    probabilities, labels = honest(300)
    sure = calibration.with_temperature(probabilities, 0.3)
    before, after = (calibration.reliability_table(each, labels) for each in (sure, probabilities))
    figure, ax = plt.subplots()
    assert calibration.reliability_diagram(before, after, ax) is ax
    texts = [text.get_text() for text in ax.get_legend().get_texts()]
    value = 100 * calibration.calibration_error(before)
    assert f"as trained: error {value:.1f} points" in texts and "calibrated" in texts
    assert "%" in ax.get_xlabel() and "%" in ax.get_ylabel()
    plt.close(figure)
