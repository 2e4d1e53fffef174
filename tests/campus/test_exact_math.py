"""The functions of exact operations agree with those of NumPy and SciPy."""

import numpy as np
import pytest
from scipy import special, stats

from facestudy.campus import exact_math, exact_random

PLACES = np.linspace(-5, 5, 2001)


@pytest.mark.parametrize("dtype, tolerance", [(np.float32, 1e-5), (np.float64, 1e-9)])
@pytest.mark.parametrize(
    "own, numpys",
    [
        (exact_math.exp, np.exp),
        (exact_math.sine, np.sin),
        (exact_math.cosine, np.cos),
        (lambda x: exact_math.arctan2(x, x[::-1]), lambda x: np.arctan2(x, x[::-1])),
        (lambda x: exact_math.arctan2(x, 2 * x + 1), lambda x: np.arctan2(x, 2 * x + 1)),
        (lambda x: exact_math.hypot(x, x + 1), lambda x: np.hypot(x, x + 1)),
    ],
)
def test_a_function_agrees_with_numpys(own, numpys, dtype, tolerance):
    values = PLACES.astype(dtype)
    assert own(values).dtype == dtype
    np.testing.assert_allclose(own(values), numpys(values), rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("exponent", [0.25, 0.72, 1 / 3, 1.0, 1.7, 2.2, 14])
def test_a_power_has_its_exponent_to_the_nearest_of_1024(exponent):
    base = np.linspace(0, 2, 101)
    rounded = round(exponent * 1024) / 1024
    np.testing.assert_allclose(exact_math.power(base, exponent), base**rounded, rtol=1e-12)


def test_logarithm_and_normal_distribution_agree_with_scipys():
    values = np.geomspace(1e-12, 1e3, 500)
    np.testing.assert_allclose(exact_math.log(values), np.log(values), rtol=1e-13, atol=1e-15)
    np.testing.assert_allclose(exact_math.normal_cdf(PLACES), special.ndtr(PLACES), atol=1e-8)


def test_a_number_gives_the_bits_that_an_array_gives():
    values = np.random.default_rng(0).uniform(0.1, 3, 50)
    for function in (exact_math.exp, exact_math.log, exact_math.sine, exact_math.normal_cdf):
        assert [function(float(value)) for value in values] == function(values).tolist()


def test_random_numbers_have_their_distributions():
    rng = np.random.default_rng(1)
    normal = exact_random.normal(rng, 1.0, 2.0, size=4000)
    lognormal = exact_random.lognormal(rng, 0.0, 0.5, size=4000)
    beta = [exact_random.beta(rng, 1.5, 1.8) for _ in range(2000)]
    noise = exact_random.noise(rng, (4000,))
    assert stats.kstest(normal, stats.norm(1, 2).cdf).pvalue > 0.001
    assert stats.kstest(np.log(lognormal), stats.norm(0, 0.5).cdf).pvalue > 0.001
    assert stats.kstest(beta, stats.beta(1.5, 1.8).cdf).pvalue > 0.001
    assert stats.kstest(noise, stats.norm.cdf).pvalue > 0.001
    assert np.mean([exact_random.poisson(rng, 3.0) for _ in range(2000)]) == pytest.approx(3, 0.06)
