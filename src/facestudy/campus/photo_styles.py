"""A site's own look: backdrop, light, lens, and the size and format of its picture files.

Enters: the knobs ``confound`` and ``shared``. Leaves: for every picture the fields of its `Shot`
that belong to the photographer, and those of its file. People are never touched.

A look is a row of independent standard normal values, one an aspect (`ASPECTS`). Both knobs are
correlations, aspect by aspect:

    site    = shared   * subject's look + sqrt(1 - shared^2)   * the site's own
    picture = confound * site's look    + sqrt(1 - confound^2) * the picture's own

So every single picture follows the same distribution whatever the knobs. At confound 0 all sites
draw from that one distribution; at 1 all pictures of a site have one constant look. At shared 1
all sites of a subject have the same look, at 0 they have nothing in common.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from scipy.special import ndtr

from facestudy.campus.drawing.photo import BACKGROUNDS

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
"""How many different rooms there are of each kind of backdrop."""
SIDES = (200, 220, 240, 256, 280, 300)
RATIOS = ((1.0, 0.3), (0.8, 0.25), (0.75, 0.25), (2 / 3, 0.12), (1.25, 0.08))
"""Width by height of a picture, and how common that is."""
FORMATS = (("jpg", 0.7), ("png", 0.14), ("webp", 0.16))
EYES_APART = 40
"""No picture has fewer pixels than this between the eyes of an average face."""


@dataclass(frozen=True)
class PhotoStyle:
    """What the photographer and the site's editor decide; ``shot`` are fields of `Shot`."""

    photo_fields: dict[str, object]
    width: int
    height: int
    format: str
    quality: int


def draw_subject_styles(categories: Sequence[str], seed: int) -> dict[str, np.ndarray]:
    """For each category the look that its sites may share: latent values (len(ASPECTS),)."""
    rng = np.random.default_rng([seed, 2])
    return {category: rng.standard_normal(len(ASPECTS)) for category in categories}


def draw_site_style(
    rng: np.random.Generator, subject_style: np.ndarray, *, shared: float
) -> np.ndarray:
    """A site's latent values (len(ASPECTS),)."""
    own = rng.standard_normal(len(ASPECTS))
    return shared * subject_style + np.sqrt(1 - shared**2) * own


def draw_photo_style(rng: np.random.Generator, site_style: np.ndarray, *, confound: float) -> PhotoStyle:
    """The look of one picture of a site."""
    own = rng.standard_normal(len(ASPECTS))
    return style_from_latent(confound * site_style + np.sqrt(1 - confound**2) * own)


def style_from_latent(latent: np.ndarray) -> PhotoStyle:
    """Latent values (len(ASPECTS),) as fields that can be drawn and written."""
    normal = dict(zip(ASPECTS, (float(value) for value in latent), strict=True))
    share = {name: float(ndtr(value)) for name, value in normal.items()}
    size = 0.17 + 0.05 * share["framing"]
    ratio = _pick(RATIOS, share["ratio"])
    side = max(SIDES[int(share["side"] * len(SIDES))], ceil(EYES_APART / (0.91 * size)))
    file_format = _pick(FORMATS, share["format"])
    return PhotoStyle(
        photo_fields=_scene(normal, share) | {"size": size},
        width=round(side * max(1.0, ratio)),
        height=round(side * max(1.0, 1 / ratio)),
        format=file_format,
        quality=round(70 + 25 * share["quality"]) if file_format != "png" else 0,
    )


def _scene(normal: dict[str, float], share: dict[str, float]) -> dict[str, object]:
    light = 0.03 + 0.57 * share["brightness"]
    colour = tuple(
        float(np.clip(light * (1 + 0.16 * normal[band]), 0.015, 0.9))
        for band in ("red", "green", "blue")
    )
    return {
        "background": BACKGROUNDS[int(share["backdrop"] * len(BACKGROUNDS))],
        "background_colour": colour,
        "background_seed": int(share["wall"] * WALLS),
        "light_azimuth": float(np.clip(28 * normal["azimuth"], -60, 60)),
        "light_elevation": 10 + 35 * share["elevation"],
        "key": 0.95 + 0.35 * share["key"],
        "ambient": 0.22 + 0.2 * share["ambient"],
        "warmth": 0.6 * normal["warmth"],
        "blur": 0.7 * share["blur"],
        "noise": 0.003 + 0.011 * share["noise"],
        "jpeg": 0,  # the file's own compression is the only one
    }


def _pick(choices: Sequence[tuple], share: float):
    """The choice at quantile ``share`` of (value, probability) pairs."""
    total = 0.0
    for value, probability in choices:
        total += probability
        if share < total:
            return value
    return choices[-1][0]
