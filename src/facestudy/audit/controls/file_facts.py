"""Control: the picture's file without its pixels: size, aspect, format and compression."""

import io

import numpy as np
from PIL import Image

from facestudy.audit.controls.raw_picture import RawPicture

BINS = 5
FORMATS = ("jpeg", "png", "webp", "gif")
"""Formats with a column of their own; all others share none."""
NUMBERS = ("log_width", "log_height", "log_aspect", "log_bytes", "luminance", "chrominance")
COLUMNS = (*NUMBERS, *FORMATS)
"""Logarithms of pixels, of width / height and of bytes per pixel; log(1 + mean of the quantisation
table) of JPEG files, 0 of others; whether it has each format."""


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one file, (10,)."""
    with Image.open(io.BytesIO(picture.data)) as image:
        tables = getattr(image, "quantization", None) or {}
        width, height = image.size
        kind = (image.format or "").lower()
    levels = [float(np.mean(tables[key])) if key in tables else 0.0 for key in (0, 1)]
    bytes_per_pixel = len(picture.data) / (width * height)
    numbers = np.log([width, height, width / height, bytes_per_pixel])
    return np.concatenate([numbers, np.log1p(levels), [float(kind == name) for name in FORMATS]])


def features(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """The columns, and of each number its quintile among the reference's, one-hot.

    A linear probe can then use more than rising and falling relations.

    Args:
        measured: (n, 10).
        reference: (m, 10), whose quintiles are used; ``measured`` if None.

    Returns:
        (n, columns)
    """
    reference = measured if reference is None else reference
    quintiles = [_quintiles(measured[:, k], reference[:, k]) for k in range(len(NUMBERS))]
    return np.concatenate([measured, *quintiles], axis=1)


def _quintiles(values: np.ndarray, reference: np.ndarray) -> np.ndarray:
    """One-hot quintiles (n, up to 5)."""
    edges = np.unique(np.quantile(reference, np.arange(1, BINS) / BINS))
    return np.eye(len(edges) + 1)[np.searchsorted(edges, values, side="left")]
