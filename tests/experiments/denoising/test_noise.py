"""Each kind of noise destroys what it says, and as much."""

import numpy as np
import pytest

from facestudy.experiments.denoising.autoencoder import NOISES, Noise
from facestudy.study.errors import StudyError

CLEAN = np.random.default_rng(0).uniform(0.2, 0.8, (6, 24, 24, 3)).astype("float32")


def noised(kind: str, amount: float, seed: int = 0) -> np.ndarray:
    return np.asarray(Noise(kind, amount, seed=seed)(CLEAN))


def test_masking_blackens_whole_places_of_the_share_that_was_asked_for():
    black = noised("masking", 0.3) == 0
    assert (black.all(axis=-1) == black.any(axis=-1)).all()
    assert black.mean() == pytest.approx(0.3, abs=0.03)
    np.testing.assert_array_equal(noised("masking", 0.3)[~black], CLEAN[~black])


def test_salt_and_pepper_are_the_extremes_in_equal_parts():
    x = noised("salt and pepper", 0.4)
    changed = (x != CLEAN).any(axis=-1)
    assert changed.mean() == pytest.approx(0.4, abs=0.03)
    assert set(np.unique(x[changed])) == {CLEAN.min(), CLEAN.max()}
    assert (x[changed] == CLEAN.max()).mean() == pytest.approx(0.5, abs=0.05)


def test_gaussian_noise_is_measured_in_the_pictures_own_deviation():
    added = noised("gaussian", 0.5) - CLEAN
    assert added.std() == pytest.approx(0.5 * CLEAN.std(), rel=0.05)
    assert abs(added.mean()) < 0.01


@pytest.mark.parametrize("kind", NOISES)
def test_no_noise_changes_nothing(kind):
    np.testing.assert_array_equal(noised(kind, 0), CLEAN)


@pytest.mark.parametrize("kind", [kind for kind in NOISES if kind != "none"])
def test_a_seed_repeats_the_noise_and_another_does_not(kind):
    np.testing.assert_array_equal(noised(kind, 0.3, 1), noised(kind, 0.3, 1))
    assert (noised(kind, 0.3, 1) != noised(kind, 0.3, 2)).any()


@pytest.mark.parametrize(("kind", "amount"), [("blur", 0.1), ("masking", 1.5), ("gaussian", -1)])
def test_what_is_no_noise_is_refused(kind, amount):
    with pytest.raises(StudyError, match=r"choose from|from 0 to 1"):
        Noise(kind, amount)
