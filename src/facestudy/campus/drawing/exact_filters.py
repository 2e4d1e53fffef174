"""Filters of pictures whose results are the same, bit for bit, on every processor.

OpenCV and BLAS choose their code by the processor: the order of the additions differs, and whether
a product is rounded before it is added. Neither matters where nothing is rounded. So the numbers
that they get are multiples of a power of two, few enough bits long that every product and every
sum has room in the 24 bits of a float32's significand.
"""

from functools import lru_cache
from math import fsum

import cv2
import numpy as np

from facestudy.campus.exact_math import exp

Array = np.ndarray
_POSITIONS = 32
"""Interpolation takes place at multiples of 1/32 pixel, as OpenCV's own does."""
_MAP_BITS = 13
_FLOAT_BITS, _KERNEL_BITS = 24, 9
_REACH = 3.6  # of a Gaussian kernel, in standard deviations


def quantised(values: Array, bound: int | tuple[int, ...]) -> Array:
    """Round values to 13 bits, so that `interpolate` is exact.

    Args:
        values: of any shape.
        bound: a power of two, or one for each channel; values are clipped to -``bound`` ..
            ``bound``.

    Returns:
        The rounded values, float32, contiguous.
    """
    largest = np.asarray(bound, np.float32)
    step = largest * np.float32(0.5**_MAP_BITS)
    rounded = np.rint(np.clip(values, -largest, largest) / step) * step
    return np.ascontiguousarray(rounded, np.float32)


def interpolate(image: Array, columns: Array, rows: Array, border: int) -> Array:
    """Sample an image by linear interpolation.

    Args:
        image: (rows, columns[, channels]), `quantised`.
        columns: columns of the samples, any fraction.
        rows: rows of the samples, in the shape of ``columns``.
        border: OpenCV's number of what lies outside the image.

    Returns:
        The samples, float32, in the shape of ``columns``.
    """
    columns, rows = _rounded(columns), _rounded(rows)
    return cv2.remap(image, columns, rows, cv2.INTER_LINEAR, borderMode=border)


def _rounded(places: Array) -> Array:
    places = places.astype(np.float32, copy=False) * np.float32(_POSITIONS)
    np.rint(places, out=places)
    places *= np.float32(1 / _POSITIONS)
    return places


def enlarge(image: Array, width: int, height: int) -> Array:
    """Scale an image (h, w, 3) of light, 0 to 2, to another size by linear interpolation."""
    rows = (np.arange(height, dtype=np.float32) + 0.5) * (image.shape[0] / height) - 0.5
    columns = (np.arange(width, dtype=np.float32) + 0.5) * (image.shape[1] / width) - 0.5
    all_columns, all_rows = np.meshgrid(columns, rows)
    return interpolate(quantised(image, 2), all_columns, all_rows, cv2.BORDER_REPLICATE)


def blur(image: Array, sigma: float, bound: int = 1) -> Array:
    """Gaussian blur.

    Args:
        image: (h, w[, channels]).
        sigma: the standard deviation in pixels.
        bound: a power of two; values are clipped to -``bound`` .. ``bound``.

    Returns:
        The blurred image, float32.
    """
    kernel, bits = _kernel(max(float(sigma), 0.3))
    step = bound * 0.5 ** (_FLOAT_BITS - bits)
    one = np.ones((1, 1), np.float32)
    whole = np.clip(image, -bound, bound).astype(np.float32, copy=False) * np.float32(1 / step)
    # Rounded before each pass: then the products and their sums have 24 bits.
    rows = cv2.sepFilter2D(np.rint(whole, out=whole), cv2.CV_32F, kernel, one)
    rows = rows * np.float32(0.5**bits)
    blurred = cv2.sepFilter2D(np.rint(rows, out=rows), cv2.CV_32F, one, kernel)
    return blurred * np.float32(step * 0.5**bits)


def smooth_curve(values: Array, sigma: float) -> Array:
    """Gaussian blur of a curve (n,), in steps of 1/4096; its ends are repeated."""
    kernel, bits = _kernel(sigma)
    reach = len(kernel) // 2
    whole = np.pad(np.rint(values * 2.0**12).astype(np.int64), reach, mode="edge")
    smooth = np.convolve(whole, kernel[:, 0].astype(np.int64), mode="valid")
    return (smooth * 0.5 ** (12 + bits)).astype(np.float32)


@lru_cache(maxsize=256)
def _kernel(sigma: float) -> tuple[Array, int]:
    """Whole weights of a Gaussian kernel, float32 (n, 1), which add up to 2^bits, and the bits.

    The wider the kernel, the smaller the weights, and the more bits they need.
    """
    reach = max(1, int(_REACH * sigma + 0.5))
    offsets = np.arange(-reach, reach + 1) / sigma
    weights = exp(-0.5 * offsets * offsets)
    bits = _KERNEL_BITS + int(sigma).bit_length()
    whole = np.rint(weights * (2.0**bits / fsum(weights)))
    whole[reach] += 2.0**bits - whole.sum()
    return whole[:, None].astype(np.float32), bits


def slope(image: Array, axis: int) -> Array:
    """Slope of a map (rows, columns) along an axis, smoothed across it by 1 2 1 (Sobel).

    Args:
        image: the map, values of -128 to 128; they are rounded to 2^-12.
        axis: 0 for the slope along x, 1 for the slope along y.

    Returns:
        Eight times the slope per point, float32.
    """
    whole = np.rint(image.astype(np.float32) * np.float32(2**12)) * np.float32(0.5**12)
    return cv2.Sobel(whole, cv2.CV_32F, 1 - axis, axis)


def moved(image: Array, right: float, down: float) -> Array:
    """Shift a `quantised` map (rows, columns) by any distance; its edge is repeated."""
    rows, columns = image.shape
    across, along = np.meshgrid(
        np.arange(columns, dtype=np.float32) - np.float32(right),
        np.arange(rows, dtype=np.float32) - np.float32(down),
    )
    return interpolate(image, across, along, cv2.BORDER_REPLICATE)
