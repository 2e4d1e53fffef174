"""The four subjects: their shares, and how the knobs make their people differ.

`subject` turns the knobs into what is needed to draw a subject's people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from facestudy.campus.drawing.frequencies import AGE_BETA, AGES, TONE_BETA
from facestudy.campus.exact_math import exp, log
from facestudy.campus.knobs import Knobs
from facestudy.campus.subjects.traits import TRAITS

CATEGORIES = ("cs", "econ", "german", "mechanical")
SHARES = (0.251, 0.281, 0.213, 0.255)
"""The published class shares of 2019, in the order of `CATEGORIES`."""

CONTRASTS = ((1, 1, -1, -1), (1, -1, 1, -1), (1, -1, -1, 1))
"""Three contrasts of two subjects against the other two.

Any two subjects differ in exactly two of the three contrasts, so all pairs of subjects are equally
far apart.
"""
PLANTED = (
    {"brow_arch": 1.05, "mouth_width": 0.46},
    {"jaw_width": 0.81, "cheek_fat": 0.57, "brow_ridge": -0.57},
    {"eye_height": 0.88, "nose_length": -0.62, "brow_height": 0.38},
)
"""For each contrast the shape values that carry it, and the shift of their means at signal 1.

The standard deviation of a value is 1.3, so the shifted faces look ordinary. All values concern
the inner face. They were chosen, with these weights, because a face network reads them best from
the pictures (ridge regression on the stages of `face_resnet`: R2 about 0.5 for each of the three
sums). Together they hardly change how masculine a face looks: the brow ridge offsets the jaw.
"""
WOMEN = {"cs": 0.18, "econ": 0.30, "german": 0.43, "mechanical": 0.16}
"""Shares of women at ``sex_gap`` 1; at 0 it is `EVEN` for all."""
EVEN = 0.5

YOUNGEST_FIRST = ("cs", "german", "mechanical", "econ")
"""At ``age_gap`` 1 the mean ages are evenly spaced from 4 years below to 4 above the mean.

The rank correlation of this order with that of `WOMEN` is 0, so that age cannot stand for sex.
"""
MOST_YEARS = 4.0
LIGHTEST_FIRST = ("mechanical", "german", "cs", "econ")
"""Of all orders that are evenly spaced this one goes least with those of sex and age (rank
correlations 0.4 and 0.2). It says nothing about the people of a subject."""
ODDS_RATIO = 9.0
"""Between the extreme subjects, for each trait of a style knob at 1."""


@dataclass(frozen=True)
class Subject:
    """What a campus's knobs make of one subject.

    ``shape_mean`` holds the shifted means of the face shape, ``women`` is the share of women.
    ``age_lean`` and ``tone_lean`` (-1 to 1) are for `lean`; ``odds`` has for each column of
    `TRAITS` the factor by which the subject's odds differ from the common ones.
    """

    category: str
    shape_mean: Mapping[str, float]
    women: float
    age_lean: float
    tone_lean: float
    odds: Mapping[str, float]


def subject(category: str, knobs: Knobs) -> Subject:
    """A subject's people under these knobs.

    >>> subject("german", Knobs(sex_gap=1)).women
    0.43
    """
    age_shift = knobs.age_gap * MOST_YEARS / (AGES[1] - AGES[0])
    tone_shift = knobs.tone_gap * _spread(*TONE_BETA) / 2
    most = log(ODDS_RATIO) / 2
    log_odds = {
        trait.column: most * getattr(knobs, trait.knob) * level(category, trait.rise)
        for trait in TRAITS
    }
    return Subject(
        category=category,
        shape_mean=class_means(knobs.signal)[category],
        women=EVEN + knobs.sex_gap * (WOMEN[category] - EVEN),
        age_lean=age_shift * level(category, YOUNGEST_FIRST) / _room(*AGE_BETA),
        tone_lean=tone_shift * level(category, LIGHTEST_FIRST) / _room(*TONE_BETA),
        odds={column: float(exp(value)) for column, value in log_odds.items()},
    )


def class_means(signal: float) -> dict[str, dict[str, float]]:
    """The shifted means of the planted shape values of each category, for `draw_person`.

    >>> class_means(0.5)["german"]["brow_arch"]
    -0.525
    """
    return {
        category: {
            name: float(signal * shift * contrast[number])
            for contrast, carriers in zip(CONTRASTS, PLANTED, strict=True)
            for name, shift in carriers.items()
        }
        for number, category in enumerate(CATEGORIES)
    }


def level(category: str, order: Sequence[str]) -> float:
    """A subject's place in an order, -1 for the first to 1 for the last, evenly spaced.

    >>> level("cs", YOUNGEST_FIRST), level("econ", YOUNGEST_FIRST)
    (-1.0, 1.0)
    """
    return 2 * order.index(category) / (len(order) - 1) - 1


def lean(share: Any, strength: float) -> Any:
    """Move numbers of 0 to 1 upwards, or downwards if ``strength`` is negative.

    For strengths of -1 to 1 the result rises with ``share`` and keeps 0 and 1, so nobody leaves
    the range. The mean of beta distributed numbers moves by ``strength`` times their mean of
    x (1 - x), exactly.

    >>> lean(0.5, 0.4), lean(1.0, 0.4), lean(0.3, 0.0)
    (0.6, 1.0, 0.3)
    """
    return share + strength * share * (1 - share)


def _room(first: float, second: float) -> float:
    """The mean of x (1 - x) under a beta distribution."""
    total = first + second
    return first * second / (total * (total + 1))


def _spread(first: float, second: float) -> float:
    """The standard deviation of a beta distribution."""
    total = first + second
    return sqrt(first * second / (total**2 * (total + 1)))
