"""What a picture shows that is nobody's portrait: a flat drawing, or a strip; no face detector."""

from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from scrapers.crawl.pictures.image_hash import perceptual_hash

SIDE = 64
TOLERANCE = 14
"""Grey levels around a colour that count as that colour: noise of the compression."""
FLAT = 0.9
"""Two colours cover this share of silhouettes, ornaments and drawn pages; of photographs less."""
MAX_RATIO = 2.4
"""A portrait is not that much wider than high, nor that much higher than wide."""


@dataclass(frozen=True)
class Content:
    """What a picture's pixels say.

    Args:
        cover: the share of its area that its two commonest colours cover.
        ratio: width through height.
        hash: its perceptual hash.
    """

    cover: float
    ratio: float
    hash: np.ndarray = field(compare=False)

    @property
    def is_flat(self) -> bool:
        """Whether it is a drawing of two colours: a silhouette, an ornament, a drawn page."""
        return self.cover >= FLAT

    @property
    def is_strip(self) -> bool:
        """Whether it has the shape of a banner, or of a group photo cut to one."""
        return not 1 / MAX_RATIO <= self.ratio <= MAX_RATIO


def look(pixels: np.ndarray) -> Content:
    """What the pixels of a picture say.

    Args:
        pixels: RGB uint8 (height, width, 3).
    """
    height, width = pixels.shape[:2]
    small = Image.fromarray(pixels).resize((SIDE, SIDE), Image.Resampling.BOX)
    cover = _cover(np.asarray(small).reshape(-1, 3).astype(np.int16))
    return Content(cover, width / height, perceptual_hash(pixels))


def _cover(colours: np.ndarray) -> float:
    """The share of pixels (n, 3) near the commonest colour, and near the next one."""
    left = colours
    for _ in range(2):
        if len(left):
            codes = left // 16 @ np.array((256, 16, 1), np.int16)
            common = codes == np.bincount(codes).argmax()
            centre = np.median(left[common], axis=0)
            left = left[np.abs(left - centre).max(1) > TOLERANCE]
    return 1 - len(left) / len(colours)
