"""How frequent each attribute of a fictional person is.

`facestudy.campus.drawing.person` draws from these distributions. `facestudy.campus.subjects`
shifts some of them by subject.
"""

from collections.abc import Mapping

import numpy as np

AGES = (20, 72)
AGE_BETA = (1.5, 1.8)
"""An age is beta distributed, with these parameters, over the range `AGES` (years)."""
TONES = (0, 0.93)
TONE_BETA = (1.0, 1.75)
"""A skin tone is beta distributed, with these parameters, over the range `TONES`."""

BEARDS = {"none": 0.46, "stubble": 0.2, "full": 0.18, "goatee": 0.1, "moustache": 0.06}
"""Of men; women have none."""
GLASSES = {"none": 0.72, "thin": 0.15, "thick": 0.13}

_HAIR_COLOURS = {
    "black": (0.45, 0.06),
    "dark": (0.33, 0.2),
    "brown": (0.16, 0.3),
    "auburn": (0, 0.11),
    "red": (0, 0.08),
    "blond": (0, 0.25),
}
_EYE_COLOURS = {
    "brown": (0.55, 0.22),
    "dark": (0.45, 0.06),
    "hazel": (0, 0.16),
    "green": (0, 0.13),
    "blue": (0, 0.31),
    "grey": (0, 0.12),
}
_STYLES_OF_MEN = {
    "bald": 0.08,
    "buzz": 0.13,
    "short": 0.25,
    "side": 0.2,
    "quiff": 0.13,
    "receding": 0.1,
    "curly": 0.07,
    "long": 0.04,
}
_STYLES_OF_WOMEN = {
    "short": 0.07,
    "fringe": 0.09,
    "bob": 0.16,
    "long": 0.2,
    "fringe_long": 0.09,
    "wavy": 0.15,
    "afro": 0.04,
    "curly": 0.06,
    "bun": 0.1,
    "side": 0.04,
}


def hair_colours(tone: float) -> dict[str, float]:
    """The frequency of each hair colour without grey; light ones become rarer with tone.

    >>> hair_colours(0.5)["blond"]
    0.0
    """
    return _between(_HAIR_COLOURS, tone)


def eye_colours(tone: float) -> dict[str, float]:
    """The frequency of each colour of the eyes; light ones become rarer with tone."""
    return _between(_EYE_COLOURS, tone)


def hair_styles(sex: str) -> dict[str, float]:
    """The frequency of each hair style of a sex, "female" or "male"."""
    return _STYLES_OF_MEN if sex == "male" else _STYLES_OF_WOMEN


def _between(weights: Mapping[str, tuple[float, float]], tone: float) -> dict[str, float]:
    """Frequencies between those of dark and of light skin, which ``weights`` holds."""
    light = max(0.0, 1 - tone / 0.5)
    table = np.array(list(weights.values()))
    mixed = (1 - light) * table[:, 0] + light * table[:, 1]
    return dict(zip(weights, (float(share) for share in mixed / mixed.sum()), strict=True))
