"""Traits of patches, in numbers of light and texture, and of topics, in words.

The words describe pictures of skin under a lamp. They do not say how skin should look, and nothing
is inferred about health, age or origin: the same tone and texture can have many causes, camera
and light among them.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import pandas as pd

from facestudy.experiments.skin.patches.quality import lab

NAMES = {
    "lightness": ("darker", "lighter"),
    "redness": ("less red", "redder"),
    "yellowness": ("bluer", "yellower"),
    "texture": ("smoother", "rougher"),
    "unevenness": ("more even", "less even"),
}
"""The traits, and the words for values below and above the study's average."""
_NOTABLE = 0.5  # standard deviations from the average


def measure_traits(patches: np.ndarray) -> pd.DataFrame:
    """A row per patch (RGB uint8).

    ``lightness``, ``redness`` and ``yellowness`` are means of CIE L*, a*, b*; ``texture`` is the
    standard deviation of L* in detail finer than 2.5 pixels, about a millimetre; ``unevenness``
    that of coarser detail, without the slope of the light.
    """
    rows = []
    for patch in patches:
        colours = lab(patch)
        light = colours[..., 0]
        smooth = cv2.GaussianBlur(light, (0, 0), 2.5)
        rows.append([*colours.mean(axis=(0, 1)), (light - smooth).std(), _unevenness(smooth)])
    return pd.DataFrame(rows, columns=list(NAMES))


def _unevenness(light: np.ndarray) -> float:
    """Standard deviation after subtracting a linear gradient."""
    y, x = np.mgrid[-1 : 1 : light.shape[0] * 1j, -1 : 1 : light.shape[1] * 1j]
    terms = np.stack([np.ones(light.size), x.ravel(), y.ravel()], axis=1)
    rest = light.ravel() - terms @ np.linalg.lstsq(terms, light.ravel(), rcond=None)[0]
    return float(rest.std())


def colour_statistics(patches: np.ndarray) -> np.ndarray:
    """The baseline: mean and standard deviation of L*, a* and b*, (n, 6)."""
    colours = np.stack([lab(patch).reshape(-1, 3) for patch in patches])
    return np.hstack([colours.mean(axis=1), colours.std(axis=1)])


def colour_and_texture_statistics(patches: np.ndarray) -> np.ndarray:
    """The stronger baseline: colour statistics, fine texture and mean Laplacian, (n, 8)."""
    lights = [lab(patch)[..., 0] for patch in patches]
    steep = [float(np.abs(cv2.Laplacian(light, cv2.CV_32F)).mean()) for light in lights]
    fine = measure_traits(patches)["texture"].to_numpy()
    return np.column_stack([colour_statistics(patches), fine, steep])


def topic_traits(traits: pd.DataFrame, labels: Sequence[int]) -> pd.DataFrame:
    """The mean traits of each topic's patches, the largest topic first.

    Args:
        traits: from `measure_traits`.
        labels: (n,) each patch's topic.

    Returns:
        a row per topic in use: ``topic``, ``patches``, the mean of each trait in standard
        deviations from the study's mean, and ``words``.
    """
    spread = traits.std(ddof=0).replace(0, 1)
    away = ((traits - traits.mean()) / spread).groupby(np.asarray(labels))
    table = away.mean()
    table.insert(0, "patches", away.size())
    table["words"] = [trait_words(row) for row in table[list(NAMES)].to_dict("records")]
    table = table.rename_axis("topic").reset_index()
    return table.sort_values(["patches", "topic"], ascending=[False, True], ignore_index=True)


def trait_words(away: dict[str, float]) -> str:
    """Traits in words, the most notable first.

    Args:
        away: of each trait, in standard deviations from the study's mean.

    >>> trait_words({**dict.fromkeys(NAMES, 0.0), "texture": 0.9, "lightness": -0.6})
    'rougher, darker'
    """
    notable = sorted((name for name in NAMES if abs(away[name]) >= _NOTABLE),
                     key=lambda name: -abs(away[name]))  # fmt: skip
    words = [NAMES[name][int(away[name] > 0)] for name in notable]
    return ", ".join(words) or "near the average"
