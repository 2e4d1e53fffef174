"""The photo style of a site: background, light, lens, and the size and format of its files.

A style sets those fields of a `Photo` that depend on the photographer, and those of the picture
file. It never changes a person.

A latent style is a vector of independent standard normal values, one per aspect (`ASPECTS`). The
knobs ``shared`` and ``confound`` are correlations in each aspect:

    site    = shared   * subject's style + sqrt(1 - shared^2)   * the site's own values
    picture = confound * site's style    + sqrt(1 - confound^2) * the picture's own values

The marginal distribution of a single picture is therefore the same for all knobs. At confound 0
all sites draw from that one distribution; at confound 1 all pictures of a site have the same
style. At shared 1 all sites of a subject have the same style; at shared 0 their styles are
independent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, TypeVar

import numpy as np

from facestudy.campus.drawing.photo import BACKGROUNDS
from facestudy.campus.exact_math import normal_cdf
from facestudy.campus.exact_random import normal
from facestudy.study.random_streams import generator

T = TypeVar("T")
ASPECTS = (
    "backdrop",
    "wall",
    "brightness",
    "red",
    "green",
    "blue",
    "azimuth",
    "elevation",
    "key",
    "ambient",
    "warmth",
    "framing",
    "blur",
    "noise",
    "side",
    "ratio",
    "format",
    "quality",
)
WALLS = 12
"""The number of different rooms for each kind of background."""
SIDES = (200, 220, 240, 256, 280, 300)
RATIOS = ((1.0, 0.3), (0.8, 0.25), (0.75, 0.25), (2 / 3, 0.12), (1.25, 0.08))
"""Aspect ratios (width / height) and their probabilities."""
FORMATS = (("jpg", 0.7), ("png", 0.14), ("webp", 0.16))
EYES_APART = 40
"""Least distance in pixels between the eyes of an average face."""


@dataclass(frozen=True)
class PhotoStyle:
    """The style of one picture and its file; ``photo_fields`` are fields of `Photo`."""

    photo_fields: dict[str, Any]
    width: int
    height: int
    format: str
    quality: int


def draw_subject_styles(categories: Sequence[str], seed: int) -> dict[str, np.ndarray]:
    """The latent style (len(ASPECTS),) of each category, which its sites may share."""
    return {
        category: normal(generator(seed, "campus", "subject", category), size=len(ASPECTS))
        for category in categories
    }


def draw_site_style(
    rng: np.random.Generator, subject_style: np.ndarray, *, shared: float
) -> np.ndarray:
    """The latent style (len(ASPECTS),) of a site.

    Args:
        rng: advances by len(ASPECTS) normal values.
        subject_style: the latent style of the site's category, (len(ASPECTS),).
        shared: correlation of the site with its category, 0 to 1.

    Returns:
        Latent values (len(ASPECTS),), standard normal.
    """
    site_values = normal(rng, size=len(ASPECTS))
    return shared * subject_style + np.sqrt(1 - shared**2) * site_values


def draw_photo_style(
    rng: np.random.Generator, site_style: np.ndarray, *, confound: float
) -> PhotoStyle:
    """The style of one picture of a site.

    Args:
        rng: advances by len(ASPECTS) normal values.
        site_style: the latent style of the site, (len(ASPECTS),).
        confound: correlation of the picture with its site, 0 to 1.

    Returns:
        The style as fields of the photo and of the file.
    """
    picture_values = normal(rng, size=len(ASPECTS))
    return style_from_latent(confound * site_style + np.sqrt(1 - confound**2) * picture_values)


def style_from_latent(latent: np.ndarray) -> PhotoStyle:
    """Turn latent values (len(ASPECTS),) into a `PhotoStyle`.

    >>> style = style_from_latent(np.zeros(len(ASPECTS)))
    >>> style.width, style.height, style.format
    (256, 320, 'jpg')
    """
    normal = dict(zip(ASPECTS, (float(value) for value in latent), strict=True))
    quantile = dict(zip(ASPECTS, (float(value) for value in normal_cdf(latent)), strict=True))
    size = 0.17 + 0.05 * quantile["framing"]
    ratio = _at_quantile(RATIOS, quantile["ratio"])
    side = max(SIDES[int(quantile["side"] * len(SIDES))], ceil(EYES_APART / (0.91 * size)))
    file_format = _at_quantile(FORMATS, quantile["format"])
    return PhotoStyle(
        photo_fields=_scene_fields(normal, quantile) | {"size": size},
        width=round(side * max(1.0, ratio)),
        height=round(side * max(1.0, 1 / ratio)),
        format=file_format,
        quality=round(70 + 25 * quantile["quality"]) if file_format != "png" else 0,
    )


def _scene_fields(normal: dict[str, float], quantile: dict[str, float]) -> dict[str, Any]:
    """Background, light and lens of a `Photo`."""
    light = 0.03 + 0.57 * quantile["brightness"]
    colour = tuple(
        float(np.clip(light * (1 + 0.16 * normal[band]), 0.015, 0.9))
        for band in ("red", "green", "blue")
    )
    return {
        "background": BACKGROUNDS[int(quantile["backdrop"] * len(BACKGROUNDS))],
        "background_colour": colour,
        "background_seed": int(quantile["wall"] * WALLS),
        "light_azimuth": float(np.clip(28 * normal["azimuth"], -60, 60)),
        "light_elevation": 10 + 35 * quantile["elevation"],
        "key": 0.95 + 0.35 * quantile["key"],
        "ambient": 0.22 + 0.2 * quantile["ambient"],
        "warmth": 0.6 * normal["warmth"],
        "blur": 0.7 * quantile["blur"],
        "noise": 0.003 + 0.011 * quantile["noise"],
        "jpeg": 0,  # only the file itself is compressed
    }


def _at_quantile(choices: Sequence[tuple[T, float]], quantile: float) -> T:
    """The value at ``quantile`` of a discrete distribution of (value, probability) pairs."""
    total = 0.0
    for value, probability in choices:
        total += probability
        if quantile < total:
            return value
    return choices[-1][0]
