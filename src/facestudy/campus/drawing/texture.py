"""Tileable noise textures for skin, hair and cloth, computed on first use."""

from functools import cache

import cv2
import numpy as np

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


@cache
def texture(name: str) -> np.ndarray:
    """Tileable spectral noise (512, 512), float32, with mean 0 and variance 1."""
    x_scale, y_scale, power, seed = _SPECTRA[name]
    white = np.fft.fft2(np.random.default_rng(seed).standard_normal((SIZE, SIZE)))
    x_frequency = np.fft.fftfreq(SIZE)[None] * SIZE * x_scale
    y_frequency = np.fft.fftfreq(SIZE)[:, None] * SIZE * y_scale
    frequency = np.hypot(x_frequency, y_frequency)
    if name == "curls":
        spectrum = np.exp(-(((frequency - _CURLS_ACROSS) / (0.25 * _CURLS_ACROSS)) ** 2))
    else:
        spectrum = (frequency + 1) ** -power
    noise = np.fft.ifft2(white * spectrum).real
    noise -= noise.mean()
    return (noise / noise.std()).astype(np.float32)


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
    columns, rows = np.asarray(u, np.float32), np.asarray(v, np.float32)
    return cv2.remap(image, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)


@cache
def _slope(name: str, axis: int) -> np.ndarray:
    """Slope of a texture along x (axis 0) or y (axis 1), scaled to variance 1."""
    rows_or_columns = 1 - axis
    ahead = np.roll(texture(name), -1, axis=rows_or_columns)
    slope = ahead - np.roll(texture(name), 1, axis=rows_or_columns)
    return (slope / slope.std()).astype(np.float32)


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
