"""Tileable noise textures for skin, hair and cloth, computed on first use."""

from functools import cache

import cv2
import numpy as np

from facestudy.campus.drawing.exact_filters import interpolate, quantised
from facestudy.campus.exact_math import cosine, gaussian, hypot, power, sine
from facestudy.campus.exact_random import noise

SIZE = 512
# name: (stretch along x, stretch along y, fall-off of the spectrum, seed)
_SPECTRA = {
    "clouds": (1.0, 1.0, 1.7, 1),
    "grain": (1.0, 1.0, 0.6, 2),
    "strands": (0.03, 1.2, 1.5, 3),  # long along v, fine along u
    "pores": (1.0, 1.0, 1.1, 4),
    "curls": (1.0, 1.0, 0.0, 5),
}
_CURLS_ACROSS = 40  # curls are noise of one size: 40 waves across the tile
TEXELS_PER_CURL = SIZE / _CURLS_ACROSS
_BOUND = 8  # of the values, in standard deviations


@cache
def texture(name: str) -> np.ndarray:
    """Tileable spectral noise (512, 512), float32, with mean 0 and variance 1."""
    x_scale, y_scale, falloff, seed = _SPECTRA[name]
    rng = np.random.default_rng(seed)
    x_frequency = np.fft.fftfreq(SIZE)[None] * SIZE * x_scale
    y_frequency = np.fft.fftfreq(SIZE)[:, None] * SIZE * y_scale
    frequency = hypot(x_frequency, y_frequency)
    if name == "curls":
        away = (frequency - _CURLS_ACROSS) / (0.25 * _CURLS_ACROSS)
        spectrum = gaussian(away * away)
    else:
        spectrum = 1 / power(frequency + 1, falloff)
    spectrum[0, 0] = 0
    return _standardised(_transform(noise(rng, (2, SIZE, SIZE)) * spectrum))


def _transform(waves: np.ndarray) -> np.ndarray:
    """The real part of the Fourier transform of (2, n, n), real and imaginary, up to a factor.

    The matrices hold whole numbers whose products and sums stay below 2^53: they are exact,
    whatever BLAS is used.
    """
    numbers = np.arange(waves.shape[-1])
    turns = 2 * np.pi / len(numbers) * numbers
    products = np.outer(numbers, numbers) % len(numbers)
    cosines, sines = (_whole(wave(turns), 15)[products] for wave in (cosine, sine))
    real, imaginary = _whole(waves, 20)
    columns = [cosines @ real - sines @ imaginary, cosines @ imaginary + sines @ real]
    real, imaginary = _whole(np.stack(columns), 20)
    return real @ cosines - imaginary @ sines


def _whole(values: np.ndarray, bits: int) -> np.ndarray:
    """Values scaled to -2^``bits`` .. 2^``bits`` and rounded."""
    return np.rint(values * (2.0**bits / np.abs(values).max()))


def _standardised(values: np.ndarray) -> np.ndarray:
    """Values with mean 0 and variance 1, `quantised`."""
    whole = _whole(values, 15)
    variance = np.square(whole).mean() - whole.mean() * whole.mean()
    return quantised((whole - whole.mean()) / np.sqrt(variance), _BOUND)


def sample(name: str, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Sample a texture with linear interpolation.

    Args:
        name: name of the texture.
        u: columns in texels; they wrap.
        v: rows in texels, in the shape of ``u``.

    Returns:
        Values in the shape of ``u``, float32.
    """
    return _look_up(texture(name), u, v)


def _look_up(image: np.ndarray, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return interpolate(image, u, v, cv2.BORDER_WRAP)


@cache
def _slope(name: str, axis: int) -> np.ndarray:
    """Slope of a texture along x (axis 0) or y (axis 1), scaled to variance 1."""
    rows_or_columns = 1 - axis
    ahead = np.roll(texture(name), -1, axis=rows_or_columns)
    slope = ahead - np.roll(texture(name), 1, axis=rows_or_columns)
    return _standardised(slope.astype(np.float64))


def slope_of(name: str, axis: int, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Sample the slope of a texture with linear interpolation.

    Args:
        name: name of the texture.
        axis: 0 for the slope along x, 1 for the slope along y.
        u: columns in texels; they wrap.
        v: rows in texels, in the shape of ``u``.

    Returns:
        Slopes, scaled to variance 1, in the shape of ``u``, float32.
    """
    return _look_up(_slope(name, axis), u, v)
