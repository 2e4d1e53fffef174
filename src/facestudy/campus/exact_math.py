"""Elementary functions whose results are the same, bit for bit, on every processor.

NumPy, OpenCV and the C library choose their code for `exp`, `sin`, `pow` and the like by the
processor, and the last bits differ. IEEE 754 fixes the results of +, -, *, / and sqrt, so the
functions here use nothing else, each as an operation of its own: the campus, whose pictures are
named by their digests, is the same everywhere. They take and return arrays of float32 or float64,
or numbers.

What is left to the versions is said in `facestudy.campus.build_campus.PACKAGES`.
"""

from math import frexp
from typing import Any

import numpy as np

_HALVINGS = {2: 6, 4: 6, 8: 10}
"""By the bytes of a number: how often `exp` halves its argument, and squares its result."""
_EXP_FLOOR = -87.0
_EXPONENT_BITS = 10
_PI_HEAD, _PI_TAIL = 3.140625, 9.67653589793e-4  # the head has 8 bits, so its multiples are exact
_LN2_HEAD, _LN2_TAIL = 0.693145751953125, 1.42860682030941723e-6
_SINE = (-1 / 6, 1 / 120, -1 / 5040, 1 / 362880, -1 / 39916800, 1 / 6227020800)
_COSINE = (-1 / 2, 1 / 24, -1 / 720, 1 / 40320, -1 / 3628800, 1 / 479001600, -1 / 87178291200)
_ARCTANGENT = (-1 / 3, 1 / 5, -1 / 7, 1 / 9, -1 / 11)
_LOG_TERMS = 12
_CDF_TERMS = 90


def exp(value: Any) -> Any:
    """e to the power of ``value``: the Taylor polynomial of a small part, squared repeatedly.

    The relative error is below 1e-5 (float32) or 1e-11 (float64) for -5 to 5.

    >>> exp(0.0), round(float(exp(1.0)), 9)
    (1.0, 2.718281828)
    """
    part = np.asarray(value)
    part = part.astype(np.result_type(part, np.float32), copy=False)
    halvings = _HALVINGS[part.dtype.itemsize]
    part = np.maximum(part, _EXP_FLOOR) * 0.5**halvings
    out = part * (1 / 24) + 1 / 6
    for coefficient in (1 / 2, 1.0, 1.0):
        out = _scaled_plus(out, part, coefficient)
    for _ in range(halvings):
        out = np.multiply(out, out, out=out) if out.ndim else out * out
    return _like(value, out)


def gaussian(squares: Any) -> Any:
    """exp(-``squares``): the Gaussian curve of a squared distance."""
    return exp(-squares)


def log(value: Any) -> Any:
    """Natural logarithm of positive values, in float64, with an error below 1e-14.

    >>> log(1.0)
    0.0
    """
    split: Any = frexp if isinstance(value, float) else np.frexp  # the former is faster
    mantissa, exponent = split(value)
    low = mantissa < 0.7071067811865476
    mantissa, exponent = mantissa * (1 + low), exponent - low
    share = (mantissa - 1) / (mantissa + 1)
    square = share * share
    total = 1 / (2 * _LOG_TERMS + 1)
    for term in range(_LOG_TERMS - 1, -1, -1):
        total = total * square + 1 / (2 * term + 1)
    return _like(value, 2 * share * total + exponent * _LN2_TAIL + exponent * _LN2_HEAD)


def power(base: Any, exponent: float) -> Any:
    """``base`` >= 0 to the power of a positive ``exponent``, which is rounded to 1/1024.

    It is a product of repeated square roots and squares of the base.

    >>> power(16.0, 0.75), power(3.0, 2.0)
    (8.0, 9.0)
    """
    steps = round(exponent * 2**_EXPONENT_BITS)
    whole, fraction = divmod(steps, 2**_EXPONENT_BITS)
    result, factor = None, base
    while whole:
        if whole & 1:
            result = factor if result is None else result * factor
        whole >>= 1
        factor = factor * factor if whole else factor
    root, bit = base, 2**_EXPONENT_BITS
    while fraction:
        root, bit = np.sqrt(root), bit >> 1
        if fraction & bit:
            result = root if result is None else result * root
            fraction ^= bit
    return _like(base, result)


def hypot(x: Any, y: Any) -> Any:
    """The length of the vectors (x, y).

    >>> hypot(3.0, 4.0)
    5.0
    """
    return _like(x, np.sqrt(x * x + y * y))


def sine(angle: Any) -> Any:
    """Sine of angles in radians, of a moderate size; the error is below 1e-6 (float32).

    >>> sine(0.0), round(float(sine(np.pi / 6)), 6)
    (0.0, 0.5)
    """
    rest, sign = _within_half_a_turn(angle)
    return _like(angle, sign * rest * _even_polynomial(rest * rest, _SINE))


def cosine(angle: Any) -> Any:
    """Cosine of angles in radians, of a moderate size; the error is below 1e-6 (float32).

    >>> cosine(0.0), round(float(cosine(np.pi / 3)), 6)
    (1.0, 0.5)
    """
    rest, sign = _within_half_a_turn(angle)
    return _like(angle, sign * _even_polynomial(rest * rest, _COSINE))


def arctan2(y: Any, x: Any) -> Any:
    """The angle of the vectors (x, y) in radians, -pi to pi; 0 for the null vector.

    >>> [round(float(arctan2(y, x)), 6) for y, x in ((0.0, 1.0), (1.0, 1.0), (0.0, -1.0))]
    [0.0, 0.785398, 3.141593]
    """
    across, down = np.abs(x), np.abs(y)
    larger = np.maximum(across, down)
    slope = np.minimum(across, down) / np.maximum(larger, 1e-30)
    for _ in range(2):  # the tangent of half the angle
        slope = slope / (1 + np.sqrt(1 + slope * slope))
    angle = 4 * slope * _even_polynomial(slope * slope, _ARCTANGENT)
    angle = np.where(down > across, np.pi / 2 - angle, angle).astype(angle.dtype)
    angle = np.where(np.asarray(x) < 0, np.pi - angle, angle).astype(angle.dtype)
    return _like(y, np.where(np.asarray(y) < 0, -angle, angle))


def normal_cdf(value: Any) -> Any:
    """The share of a standard normal distribution below ``value``, float64.

    By the series of Marsaglia, Evaluating the normal distribution (2004).

    >>> normal_cdf(0.0), round(float(normal_cdf(1.96)), 4)
    (0.5, 0.975)
    """
    z = np.clip(np.asarray(value, np.float64), -8, 8)
    square = z * z
    term, total = z, z
    for odd in range(3, 2 * _CDF_TERMS, 2):
        term = term * square / odd
        total = total + term
    density = 0.3989422804014327 * exp(-0.5 * square)
    return _like(value, np.clip(0.5 + density * total, 0, 1))


def _scaled_plus(out: Any, factor: Any, addend: float) -> Any:
    """``out * factor + addend``, in the place of ``out`` if it is an array."""
    if out.ndim == 0:
        return out * factor + addend
    np.multiply(out, factor, out=out)
    return np.add(out, addend, out=out)


def _within_half_a_turn(angle: Any) -> tuple[Any, Any]:
    """The angle less a multiple of pi, -pi/2 to pi/2, and the sign that this costs."""
    angle = np.asarray(angle)
    turns = np.rint(angle * (1 / np.pi))
    odd = turns - 2 * np.floor(0.5 * turns)
    return (angle - turns * _PI_HEAD) - turns * _PI_TAIL, 1 - 2 * odd


def _even_polynomial(square: Any, coefficients: tuple[float, ...]) -> Any:
    """1 + c1 s + c2 s^2 + ... for ``square`` s."""
    total = square * coefficients[-1]
    for coefficient in coefficients[-2::-1]:
        total = (total + coefficient) * square
    return 1 + total


def _like(value: Any, result: Any) -> Any:
    """The result as a Python number if the argument was a number, else as it is."""
    return float(result) if isinstance(value, float | int) else result
