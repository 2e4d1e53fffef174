"""Filters: what they compute, and that no rounding happens where the order would matter."""

import cv2
import numpy as np
import pytest

from facestudy.campus.drawing.exact_filters import (
    _kernel,
    blur,
    enlarge,
    interpolate,
    moved,
    quantised,
    slope,
    smooth_curve,
)


@pytest.fixture
def image() -> np.ndarray:
    coarse = np.random.default_rng(0).random((9, 7), dtype=np.float32)
    return cv2.resize(coarse, (70, 90), interpolation=cv2.INTER_CUBIC).clip(0, 1)


@pytest.mark.parametrize("sigma", [0.4, 1.0, 2.6, 8.3])
def test_blur_is_gaussian(image, sigma):
    assert blur(image, sigma) == pytest.approx(cv2.GaussianBlur(image, (0, 0), sigma), abs=4e-3)


@pytest.mark.parametrize("sigma", [0.3, 0.7, 1.0, 2.6, 8.3, 30.0])
def test_a_blurs_products_and_sums_fit_into_a_float32(sigma):
    kernel, bits = _kernel(sigma)
    assert np.abs(kernel).sum() == kernel.sum() == 2**bits
    assert bits <= 14  # the image has the other 10 of 24 bits at least
    assert (kernel == kernel[::-1]).all() and (kernel >= 0).all()


def test_interpolation_is_exact(image):
    rng = np.random.default_rng(1)
    maps = quantised(image, 1)
    columns = (rng.random((40, 30)) * 60).astype(np.float32)
    rows = (rng.random((40, 30)) * 80).astype(np.float32)
    x, y = (np.rint(place.astype(float) * 32) / 32 for place in (columns, rows))
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    across, down, exact = x - left, y - top, maps.astype(float)
    upper = exact[top, left] * (1 - across) + exact[top, left + 1] * across
    lower = exact[top + 1, left] * (1 - across) + exact[top + 1, left + 1] * across
    sampled = interpolate(maps, columns, rows, cv2.BORDER_REPLICATE)
    assert (sampled == upper * (1 - down) + lower * down).all()


def test_values_are_rounded_to_13_bits_and_clipped_for_each_channel():
    values = np.array([[[0.30001, 9.0]]])
    rounded = quantised(values, (1, 4))
    assert rounded.dtype == np.float32
    assert (rounded[0, 0] == [round(0.30001 * 8192) / 8192, 4]).all()


def test_slope_moves_and_sizes(image):
    ramp = np.tile(np.arange(20, dtype=np.float32), (10, 1))
    assert (slope(ramp, axis=0)[:, 1:-1] == 8).all() and (slope(ramp, axis=1) == 0).all()
    shifted = moved(quantised(image, 1), 3.0, -2.0)
    assert (shifted[:-2, 3:] == quantised(image, 1)[2:, :-3]).all()
    colours = np.dstack([image] * 3)
    linear = cv2.resize(colours, (141, 183), interpolation=cv2.INTER_LINEAR)
    assert enlarge(colours, 141, 183) == pytest.approx(linear, abs=5e-3)


def test_a_smooth_curve_keeps_its_level_and_its_ends():
    curve = np.concatenate([np.zeros(100), np.ones(100)])
    smooth = smooth_curve(curve, 8.0)
    assert smooth[0] == 0 and smooth[-1] == 1 and smooth[100] == pytest.approx(0.5, abs=0.03)
    assert (np.diff(smooth) >= 0).all()
