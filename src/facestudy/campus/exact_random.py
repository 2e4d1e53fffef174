"""Random numbers whose bits are the same on every processor.

NumPy draws integers and `random` and `uniform` numbers by arithmetic that is exact everywhere. Its
`normal`, `beta`, `lognormal` and `poisson` call the C library, whose last bits differ.
"""

from functools import cache
from typing import Any

import numpy as np

from facestudy.campus.exact_math import cosine, exp, log, power

_POOL_BITS = 16


def normal(
    rng: np.random.Generator, mean: Any = 0.0, spread: float = 1.0, *, size: Any = None
) -> Any:
    """Normal numbers by the method of Box and Muller (1958).

    Args:
        rng: advances by two uniform numbers per result.
        mean: a number, or an array that broadcasts with ``size``.
        spread: the standard deviation.
        size: shape of the result; a single number by default.

    Returns:
        A number, or an array float64.
    """
    radius = np.sqrt(-2 * log(1 - rng.random(size)))
    return mean + spread * (radius * cosine(2 * np.pi * rng.random(size)))


def lognormal(rng: np.random.Generator, mean: float, spread: float, *, size: Any = None) -> Any:
    """Numbers whose logarithm is normal with that mean and standard deviation."""
    return exp(normal(rng, mean, spread, size=size))


def beta(rng: np.random.Generator, first: float, second: float) -> float:
    """A number of the beta distribution, both of whose parameters are 1 or more, by rejection.

    >>> 0 < beta(np.random.default_rng(0), 2.0, 2.6) < 1
    True
    """
    peak = (first - 1) / (first + second - 2) if first + second > 2 else 0.5
    highest = _beta_height(peak, first, second)
    while True:
        value, level = float(rng.random()), float(rng.random())
        if level * highest <= _beta_height(value, first, second):
            return value


def _beta_height(value: float, first: float, second: float) -> float:
    height = 1.0
    for base, exponent in ((value, first - 1), (1 - value, second - 1)):
        if exponent > 0:
            height *= float(power(base, exponent))
    return height


def poisson(rng: np.random.Generator, mean: float) -> int:
    """A number of the Poisson distribution: how many uniform numbers keep a product large."""
    floor, product, count = float(exp(-mean)), float(rng.random()), 0
    while product > floor:
        product, count = product * float(rng.random()), count + 1
    return count


def noise(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Many normal numbers for pixels, float32, quickly: drawn from 65,536 that are kept."""
    return _pool()[rng.integers(1 << _POOL_BITS, size=shape, dtype=np.uint16)]


@cache
def _pool() -> np.ndarray:
    return normal(np.random.default_rng(0), size=1 << _POOL_BITS).astype(np.float32)
