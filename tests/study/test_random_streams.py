import numpy as np
import pytest

from facestudy.study import random_streams


def test_a_stream_depends_on_its_name_and_seed_alone():
    first = random_streams.generator(1, "model", "order", 3).random(5)
    np.random.default_rng(0).random(100)
    assert (random_streams.generator(1, "model", "order", 3).random(5) == first).all()


@pytest.mark.parametrize(
    "other", [(2, "model", "order", 3), (1, "model", "order", 4), (1, "mode", "lorder", 3)]
)
def test_other_names_and_seeds_give_other_numbers(other):
    first = random_streams.generator(1, "model", "order", 3).random(5)
    assert not (random_streams.generator(*other).random(5) == first).any()
    assert random_streams.integer(*other) != random_streams.integer(1, "model", "order", 3)


def test_fractions_are_uniform():
    drawn = np.array([random_streams.fraction(0, "split", str(n)) for n in range(10_000)])
    counts = np.histogram(drawn, bins=10, range=(0, 1))[0]
    assert counts.sum() == len(drawn)
    assert abs(counts - 1000).max() < 5 * np.sqrt(900)  # five standard deviations


def test_integers_fit_in_31_bits():
    drawn = [random_streams.integer(0, n) for n in range(1000)]
    assert min(drawn) >= 0 and 2**30 < max(drawn) < 2**31
