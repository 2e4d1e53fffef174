"""Probabilities that mean what they say, from few labels."""

import numpy as np
import pytest
from scipy import stats

from facestudy.curate.classifier import Known, fit


def known(drawn, chosen=slice(None)) -> Known:
    return Known(drawn.evidence[chosen], (drawn.truth == "good")[chosen])


def test_probabilities_tell_faces_that_no_label_was_given_for(drawn):
    told = drawn(400, bad=0.3)
    judge = fit(known(told, slice(0, 150)))
    right = (judge.probability(told.evidence[150:]) > 0.5) == (told.truth[150:] == "good")
    assert right.mean() > 0.99


def test_probabilities_are_calibrated(drawn):
    labelled, others = drawn(500, bad=0.4, apart=2.0), drawn(6000, bad=0.4, apart=2.0, seed=1)
    found = fit(known(labelled)).probability(others.evidence)
    good = others.truth == "good"
    for low in np.arange(0, 1, 0.2):
        bin_ = (found >= low) & (found < low + 0.2)
        assert bin_.sum() > 100 and abs(found[bin_].mean() - good[bin_].mean()) < 0.12


def test_labels_that_tell_nothing_give_no_certainty(drawn):
    told = drawn(300, apart=0.0, bad=0.3)
    judge = fit(known(told))
    assert 0.35 < judge.probability(told.evidence).min() < 0.97
    assert stats.spearmanr(judge.held_out, told.truth == "good").statistic < 0.25


def test_a_few_labels_do_not_vouch_for_certainty(drawn):
    """Ten of each, perfectly apart: Platt's targets are 11/12 and 1/12."""
    told = drawn(20, bad=0.5, apart=30.0)
    held_out = fit(known(told)).held_out
    good = told.truth == "good"
    assert 0.85 < held_out[good].mean() < 0.96 and 0.04 < held_out[~good].mean() < 0.15


def test_own_verdicts_are_learned_from_but_never_calibrated_on(drawn):
    labelled, own = drawn(60, bad=0.3, apart=3.0), drawn(300, bad=0.3, apart=3.0, seed=2)
    plain = fit(known(labelled))
    helped = fit(known(labelled), known(own))
    assert len(helped.held_out) == 60
    assert not np.allclose(plain.weights, helped.weights)
    wrong = fit(known(labelled), Known(own.evidence, own.truth != "good"))
    # Verdicts that are all wrong spoil the model, and the calibration shows it.
    assert np.abs(wrong.held_out - 0.5).mean() < np.abs(helped.held_out - 0.5).mean()


def test_the_same_labels_give_the_same_judge(drawn):
    told = drawn(100)
    first, second = fit(known(told), seed=3), fit(known(told), seed=3)
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("bad", [5, 6])
def test_five_of_a_kind_are_enough(drawn, bad):
    told = drawn(100, bad=bad / 100)
    assert fit(known(told)).held_out.shape == (100,)
