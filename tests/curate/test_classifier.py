"""Few labels give calibrated probabilities."""

import numpy as np
import pytest
from scipy import stats

from facestudy.curate.classifier import TrainingSet, fit


def training_set(drawn, chosen=slice(None)) -> TrainingSet:
    return TrainingSet(drawn.features[chosen], (drawn.truth == "good")[chosen])


def test_unlabelled_faces_are_classified(drawn):
    faces = drawn(400, bad=0.3)
    classifier = fit(training_set(faces, slice(0, 150)))
    right = (classifier.probability(faces.features[150:]) > 0.5) == (faces.truth[150:] == "good")
    assert right.mean() > 0.99


def test_probabilities_are_calibrated(drawn):
    labelled, others = drawn(500, bad=0.4, apart=2.0), drawn(6000, bad=0.4, apart=2.0, seed=1)
    found = fit(training_set(labelled)).probability(others.features)
    good = others.truth == "good"
    for low in np.arange(0, 1, 0.2):
        bin_ = (found >= low) & (found < low + 0.2)
        assert bin_.sum() > 100 and abs(found[bin_].mean() - good[bin_].mean()) < 0.12


def test_random_labels_give_no_certainty(drawn):
    faces = drawn(300, apart=0.0, bad=0.3)
    classifier = fit(training_set(faces))
    assert 0.35 < classifier.probability(faces.features).min() < 0.97
    assert stats.spearmanr(classifier.held_out, faces.truth == "good").statistic < 0.25


def test_a_few_labels_do_not_vouch_for_certainty(drawn):
    """Ten of each, perfectly apart: Platt's targets are 11/12 and 1/12."""
    faces = drawn(20, bad=0.5, apart=30.0)
    held_out = fit(training_set(faces)).held_out
    good = faces.truth == "good"
    assert 0.85 < held_out[good].mean() < 0.96 and 0.04 < held_out[~good].mean() < 0.15


def test_pseudo_labels_are_trained_on_but_never_calibrated_on(drawn):
    labelled, own = drawn(60, bad=0.3, apart=3.0), drawn(300, bad=0.3, apart=3.0, seed=2)
    plain = fit(training_set(labelled))
    helped = fit(training_set(labelled), training_set(own))
    assert len(helped.held_out) == 60
    assert not np.allclose(plain.weights, helped.weights)
    wrong = fit(training_set(labelled), TrainingSet(own.features, own.truth != "good"))
    # Pseudo-labels that are all wrong spoil the model, and the calibration shows it.
    assert np.abs(wrong.held_out - 0.5).mean() < np.abs(helped.held_out - 0.5).mean()


def test_the_same_labels_give_the_same_classifier(drawn):
    faces = drawn(100)
    first, second = fit(training_set(faces), seed=3), fit(training_set(faces), seed=3)
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("bad", [5, 6])
def test_five_of_a_kind_are_enough(drawn, bad):
    faces = drawn(100, bad=bad / 100)
    assert fit(training_set(faces)).held_out.shape == (100,)
