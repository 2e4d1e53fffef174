"""What can be said of a patch in numbers of light and texture, and of a topic in words.

Enters: patches. Leaves: five numbers of each, and for each topic what its patches have in common.

These words are about pictures of skin under a lamp. Nothing here says how skin ought to look, and
nothing is inferred of health, age or origin: the same tone and texture can have many causes, the
camera and the light among them.
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
"""The numbers, and the words for less and for more of each than the study's average."""
_NOTABLE = 0.5  # standard deviations from which a word is said


def measure(patches: np.ndarray) -> pd.DataFrame:
    """One row per patch (RGB uint8).

    ``lightness``, ``redness`` and ``yellowness`` are means of CIE L*, a*, b*; ``texture`` is the
    standard deviation of L* in detail finer than 2.5 pixels, about a millimetre; ``unevenness``
    that of coarser detail, without the slope of the light.
    """
    rows = []
    for patch in patches:
        colours = lab(patch)
        light = colours[..., 0]
        smooth = cv2.GaussianBlur(light, (0, 0), 2.5)
        rows.append([*colours.mean(axis=(0, 1)), (light - smooth).std(), _without_slope(smooth)])
    return pd.DataFrame(rows, columns=list(NAMES))


def _without_slope(light: np.ndarray) -> float:
    y, x = np.mgrid[-1 : 1 : light.shape[0] * 1j, -1 : 1 : light.shape[1] * 1j]
    terms = np.stack([np.ones(light.size), x.ravel(), y.ravel()], axis=1)
    left = light.ravel() - terms @ np.linalg.lstsq(terms, light.ravel(), rcond=None)[0]
    return float(left.std())


def colour_statistics(patches: np.ndarray) -> np.ndarray:
    """The baseline: mean and spread of L*, a* and b*, (n, 6)."""
    colours = np.stack([lab(patch).reshape(-1, 3) for patch in patches])
    return np.hstack([colours.mean(axis=1), colours.std(axis=1)])


def with_texture(patches: np.ndarray) -> np.ndarray:
    """The harder baseline: colour statistics, fine texture and its steepness, (n, 8)."""
    lights = [lab(patch)[..., 0] for patch in patches]
    steep = [float(np.abs(cv2.Laplacian(light, cv2.CV_32F)).mean()) for light in lights]
    fine = measure(patches)["texture"].to_numpy()
    return np.column_stack([colour_statistics(patches), fine, steep])


def of_topics(traits: pd.DataFrame, labels: Sequence[int]) -> pd.DataFrame:
    """What the patches of each topic have in common, the largest topic first.

    Args:
        traits: from `measure`.
        labels: (n,) each patch's topic.

    Returns:
        One row per topic in use: ``topic``, ``patches``, each trait's mean in standard deviations
        from the study's, and ``words``.
    """
    spread = traits.std(ddof=0).replace(0, 1)
    away = ((traits - traits.mean()) / spread).groupby(np.asarray(labels))
    table = away.mean()
    table.insert(0, "patches", away.size())
    table["words"] = [in_words(row) for row in table[list(NAMES)].to_dict("records")]
    table = table.rename_axis("topic").reset_index()
    return table.sort_values(["patches", "topic"], ascending=[False, True], ignore_index=True)


def in_words(away: dict[str, float]) -> str:
    """A topic's traits in words, the most notable first."""
    notable = sorted((name for name in NAMES if abs(away[name]) >= _NOTABLE),
                     key=lambda name: -abs(away[name]))  # fmt: skip
    words = [NAMES[name][int(away[name] > 0)] for name in notable]
    return ", ".join(words) or "near the average"
