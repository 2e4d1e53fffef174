"""Planted signals are found as often as they should be; nothing is found where nothing is."""

from types import SimpleNamespace

import matplotlib.pyplot as plt
import numpy as np
import pytest

from facestudy.audit import verdict
from facestudy.audit.probe import blind_folds, permutation
from facestudy.audit.probe.conditional_test import ConditionalTest, Nuisance
from facestudy.audit.probe.nested_ridge import Group, design
from facestudy.audit.probe.steps import Labels
from facestudy.audit.quality import figures, learning_curve, power, residuals, stability
from facestudy.audit.quality.false_alarms import exchange, false_alarms

UNITS, PEOPLE, CLASSES = 24, 12, 2


@pytest.fixture
def simulated() -> SimpleNamespace:
    """A face and a site without a signal, 24 departments of two classes."""
    rng = np.random.default_rng(1)
    units = np.repeat(np.arange(UNITS), PEOPLE)
    truth = units % CLASSES
    site = rng.normal(size=(UNITS, 5))[units] + rng.normal(size=(len(units), 5))
    face = rng.normal(size=(len(units), 8)) + 0.5 * site[:, :1]
    folds = [blind_folds.deal(units, truth, seed=seed) for seed in range(2)]
    permuted = permutation.labellings(
        truth, units, permutation.WHOLE, folds, times=60, rng=np.random.default_rng(2)
    )
    return SimpleNamespace(
        face=Group("face", [face], 0.008),
        site=Group("site", [site], 0.002),
        labels=Labels(truth, permuted, units),
        folds=folds,
    )


def test_a_group_is_what_the_others_predict_and_the_rest(simulated):
    parts = residuals.split(simulated.face, [simulated.site])
    columns = design([simulated.face]).columns
    np.testing.assert_allclose(parts.fitted + parts.residuals, columns - columns.mean(axis=0))
    site = simulated.site.features[0]
    before = np.abs(np.corrcoef(columns[:, 0], site[:, 0])[0, 1])
    after = np.abs(np.corrcoef(parts.residuals[:, 0], site[:, 0])[0, 1])
    assert after < 0.1 < before
    assert not residuals.split(simulated.face, []).fitted.any()


def test_a_planted_fold_is_the_conditional_test_of_planted_columns(simulated):
    parts = residuals.split(simulated.face, [simulated.site])
    x, labels = parts.fitted + parts.residuals, simulated.labels
    nuisance = Nuisance([simulated.site], labels.units, simulated.folds[:1])
    targets = labels.first(1).targets.transpose(0, 2, 1).reshape(len(x), -1)
    directions = np.random.default_rng(3).normal(size=(CLASSES, x.shape[1]))
    scores = np.zeros_like(targets)
    for fold in nuisance.folds:
        planted = power.PlantedFold(x, fold)
        planted.plant(targets, directions, CLASSES)
        scores[fold.test] = planted.scores_and_products(0.7)[0]
    shifted = x + 0.7 * targets[:, :CLASSES] @ directions
    wanted = ConditionalTest.of_columns(shifted, nuisance).scores(targets)
    np.testing.assert_allclose(scores, wanted, rtol=1e-6, atol=1e-9)


def test_larger_signals_are_found_more_often_and_none_seldom(simulated):
    curve = power.power_curve(
        simulated.face,
        [simulated.site],
        simulated.labels,
        simulated.folds[0],
        dealings=60,
        rng=np.random.default_rng(0),
        shifts=(0.0, 0.8, 2.0),
    )
    assert curve.rate[0] <= 0.15 and curve.rate[2] > 0.9
    assert curve.auc[0] == pytest.approx(0.5, abs=0.03) and curve.auc == sorted(curve.auc)
    assert curve.auc[0] < curve.smallest < curve.auc[2]


def test_no_effect_is_named_that_was_never_found():
    assert power.smallest_effect(np.array([0.5, 0.6]), np.array([0.05, 0.7])) is None


def test_departments_are_exchanged_whole_among_those_of_like_size():
    units = np.repeat(np.arange(12), [2, 2, 2, 2, 2, 2, 9, 9, 9, 9, 9, 9])
    source = exchange(units, np.random.default_rng(0))
    for unit in range(12):
        (other,) = np.unique(units[source[units == unit]])
        assert (other < 6) == (unit < 6) and other != unit
    assert sorted(source) == list(range(len(units)))  # sizes are alike: everybody once


def test_a_smaller_departments_pictures_are_taken_more_than_once():
    units = np.repeat([0, 1], [2, 5])
    for seed in range(5):
        source = exchange(units, np.random.default_rng(seed))
        assert len(source) == 7 and len(np.unique(units[source[:2]])) == 1


@pytest.mark.long
def test_faces_without_a_signal_are_seldom_called_one(simulated):
    rng = np.random.default_rng(0)
    material = simulated.face, [simulated.site], simulated.labels, simulated.folds
    alarms = false_alarms(*material, draws=40, rng=rng)
    assert alarms.draws == 40 and alarms.rate <= 0.2


def test_more_departments_and_people_are_counted(simulated):
    curve = learning_curve.learning_curve(
        simulated.face, simulated.labels, draws=2, rng=np.random.default_rng(0), shares=(0.5, 1.0)
    )
    counted = [(row["of"], row["departments"], row["people"]) for row in curve]
    assert counted == [
        ("departments", 12, 144), ("departments", 24, 288),
        ("people", 24, 144), ("people", 24, 288),
    ]  # fmt: skip
    assert all(0.3 < row["mean"] < 0.7 for row in curve)


def made_up(says: list[str], monkeypatch) -> dict:
    """A stability in which the variants say one verdict after the other."""
    answers = iter(says * 24)
    step = {"step": {"value": 0.01, "ci95": [-0.02, 0.04]}, "test": {"p": 0.3}, "group": "face"}
    monkeypatch.setattr(
        verdict, "reach_verdict", lambda evidence: SimpleNamespace(verdict=next(answers))
    )
    choices = {"last layer": None, "earlier layer": None}, {"known": None, "estimated": None}
    return stability.stability(*choices, measure=lambda *args, **options: {"steps": [step]})


def test_variants_that_agree_by_family_are_stable(monkeypatch):
    result = made_up([verdict.FACE_SIGNAL, verdict.SMALLER], monkeypatch)
    assert len(result["variants"]) == 24 and result["families"] == {"face": 24}
    assert result["stable"] and result["agree"] == 1


def test_variants_that_differ_are_unstable(monkeypatch):
    says = [verdict.FACE_SIGNAL, verdict.FACE_SIGNAL, verdict.SITE_EFFECT, verdict.CANNOT_TELL]
    result = made_up(says, monkeypatch)
    assert result["families"] == {"face": 12, "not the face": 6, "cannot tell": 6}
    assert not result["stable"] and result["agree"] == 0.5


def test_every_verdict_belongs_to_a_family():
    assert set(stability.FAMILIES) == set(verdict.VERDICTS)


def test_the_figures_are_drawn(monkeypatch):
    fig, axes = plt.subplots(4, 1)
    curve = {"auc": [0.5, 0.6], "rate": [0.05, 0.9], "smallest": 0.58}
    assert figures.power_curves({"face": curve}, axes[0]).get_legend()
    figures.specification_curve(made_up([verdict.NO_SIGNAL], monkeypatch), axes[1:3])
    assert "24 variants" in axes[2].get_xlabel() and len(axes[2].get_yticklabels()) == 9
    rows = [{"of": of, "people": 9, "mean": 0.5, "sd": 0.1} for of in ("departments", "people")]
    assert len(figures.learning_curves(rows, axes[3]).lines) == 3
    plt.close(fig)
