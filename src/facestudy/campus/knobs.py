"""The knobs of a campus: names, ranges, defaults and meanings, stated here only.

The command line, the notebook's parameters and the documentation follow this table; tests compare
them with it.
"""

from dataclasses import dataclass, field, fields
from math import inf
from typing import Any

from facestudy.study.errors import StudyError

SMALLEST_SITE = 2
"""The least number of pictures on a site."""


def _knob(default: float, low: float, high: float, meaning: str) -> Any:
    return field(default=default, metadata={"low": low, "high": high, "meaning": meaning})


@dataclass(frozen=True)
class Knobs:
    """The parameters of a campus. The same knobs give the same pixels.

    A knob changes what it concerns and nothing else: every person keeps name, face shape and all
    attributes that the knob does not name.

    Raises:
        StudyError: a knob lies outside its range, or there are too few portraits for the sites.

    >>> Knobs(sites=8, portraits=80).sex_gap
    1.0
    """

    sites: int = _knob(57, 4, inf, "departments, each with a site of its own")
    portraits: int = _knob(1369, 8, inf, "pictures of named people, bad ones included")
    signal: float = _knob(1.0, 0, 3, "how far the subjects' face shapes differ; 0: not at all")
    confound: float = _knob(0.7, 0, 1, "how strong each site's own look is")
    shared: float = _knob(0.25, 0, 1, "how much of that look the sites of a subject share")
    bad: float = _knob(0.05, 0, 1, "share of bad pictures")
    sex_gap: float = _knob(1.0, 0, 1, "how far the subjects' shares of women differ")
    age_gap: float = _knob(1.0, 0, 1, "how far the subjects' mean ages differ; 1: by 8 years")
    tone_gap: float = _knob(
        0.0, 0, 1, "how far the subjects' skin tones differ; 1: by a standard deviation"
    )
    style_outside: float = _knob(
        0.25, 0, 1, "how far hair and clothes of a subject's women, and of its men, differ"
    )
    style_inside: float = _knob(
        0.25, 0, 1, "the same for glasses, beard, make-up and smile; 1: odds ratios of 9"
    )
    seed: int = _knob(2019, 0, inf, "random seed")

    def __post_init__(self) -> None:
        if self.sites < RANGES["sites"][0]:
            raise StudyError(f"{self.sites} sites are too few: the four subjects need one each")
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:
                wanted = f"{low} or more" if high == inf else f"between {low} and {high}"
                raise StudyError(f"{name} is {value}: it must be {wanted}")
        least = SMALLEST_SITE * self.sites
        if self.portraits < least:
            raise StudyError(
                f"{self.portraits} portraits are too few for {self.sites} sites: "
                f"there must be at least {least}"
            )


RANGES: dict[str, tuple[float, float]] = {
    knob.name: (knob.metadata["low"], knob.metadata["high"]) for knob in fields(Knobs)
}
MEANINGS: dict[str, str] = {knob.name: knob.metadata["meaning"] for knob in fields(Knobs)}
TYPES: dict[str, type] = {knob.name: type(knob.default) for knob in fields(Knobs)}


def parameter(knob: str) -> str:
    """The name of a knob as a notebook's parameter.

    >>> parameter("sex_gap"), parameter("seed")
    ('SEX_GAP', 'CAMPUS_SEED')
    """
    return "CAMPUS_SEED" if knob == "seed" else knob.upper()


def describe(knob: str) -> str:
    """What a knob means, with its range and default, for the help of the command line.

    >>> describe("signal")
    "how far the subjects' face shapes differ; 0: not at all (0 to 3; default 1.0)"
    """
    low, high = RANGES[knob]
    limits = f"{low} or more" if high == inf else f"{low} to {high}"
    return f"{MEANINGS[knob]} ({limits}; default {getattr(Knobs, knob)})"
