"""How well a campus's subjects can be told at best, by what a classifier may see.

The classifiers are Bayes-optimal: they know the class shares and the densities that people are
drawn from. Densities are exact; only their average over people is simulated, with fixed random
numbers. The drawing gives away every attribute of a face, so no network can do better than these,
and none reaches them.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.stats import beta, norm, rankdata, truncnorm

from facestudy.campus.drawing.frequencies import AGE_BETA, AGES, TONE_BETA, TONES
from facestudy.campus.drawing.person import (
    MASCULINITY_SPREAD,
    SHAPE_LIMIT,
    SHAPE_SPREAD,
    TYPICAL_MASCULINITY,
)
from facestudy.campus.knobs import Knobs
from facestudy.campus.subjects.categories import CATEGORIES, SHARES, Subject, lean, subject
from facestudy.campus.subjects.traits import INSIDE, OUTSIDE, TRAITS, Given, Trait, shifted

DRAWS = 200_000
TONE_STEPS = 1001
SEXES = ("female", "male")
EVIDENCE = {
    "shape": "the planted face shape",
    "demographics": "sex, age and skin tone",
    "face": "all that the face shows",
    "face_and_demographics": "the face, and sex, age and tone are known",
    "person": "the same with hair and clothes",
}
"""What the classifier of each ceiling sees.

A face shows shape, age, tone, how masculine it is (by which its sex is read) and the traits of
style inside it.
"""

People = Mapping[str, np.ndarray]
"""Columns (n,): ``woman`` (bool), ``masculinity``, ``age``, ``tone``, each trait's column (bool)
and the planted shape values, as `facestudy.campus.drawing.person.own_shape` gives them."""


class Ceiling(NamedTuple):
    """Accuracy, and area under the ROC curve of each subject against the rest, averaged."""

    accuracy: float
    auc: float


def ceilings(knobs: Knobs, *, draws: int = DRAWS, seed: int = 0) -> dict[str, Ceiling]:
    """The ceilings of a campus, by the keys of `EVIDENCE`.

    The AUC is the mean over subjects, weighted by share times share of the others, as the audit
    weighs them.

    Args:
        knobs: sites, portraits, bad pictures and styles of photos change nothing.
        draws: number of simulated people, equally many of each subject.
        seed: of the simulation; the same quantiles at all knobs, so that curves are smooth.

    >>> plain = Knobs(sex_gap=0, age_gap=0, style_outside=0, style_inside=0, signal=0)
    >>> ceilings(plain, draws=400)["person"]
    Ceiling(accuracy=0.281, auc=0.5)
    """
    default = Knobs()
    photos = ("sites", "portraits", "confound", "shared", "bad", "seed")
    return _ceilings(
        replace(knobs, **{name: getattr(default, name) for name in photos}), draws, seed
    )


def bayes_accuracy(signal: float, *, draws: int = DRAWS, seed: int = 0) -> float:
    """The best accuracy, 0 to 1, from the planted face shape alone.

    The classifier knows how masculine a face is, so that it can remove the shift due to sex.

    >>> round(bayes_accuracy(0.0, draws=400), 3)
    0.281
    """
    plain = Knobs(signal=signal, sex_gap=0, age_gap=0, style_outside=0, style_inside=0)
    return _ceilings(plain, draws, seed)["shape"].accuracy


@lru_cache(maxsize=64)
def _ceilings(knobs: Knobs, draws: int, seed: int) -> dict[str, Ceiling]:
    subjects = [subject(category, knobs) for category in CATEGORIES]
    count = draws // len(CATEGORIES)
    rows = [log_likelihoods(_people(each, count, seed), subjects) for each in subjects]
    return {
        name: ceiling(np.stack([each[name] for each in rows]), np.array(SHARES))
        for name in EVIDENCE
    }


def ceiling(logs: np.ndarray, shares: np.ndarray) -> Ceiling:
    """Accuracy and AUC of the optimal classifier.

    Args:
        logs: log likelihoods (classes, n, classes): of n cases of each class, by class; a constant
            per case does not matter.
        shares: of the classes (classes,).
    """
    shares = shares / shares.sum()
    # Relative to the first class, so that cases that tell nothing are tied exactly.
    joint = logs - logs[..., :1] + np.log(shares)
    hits = (joint.argmax(axis=2) == np.arange(len(shares))[:, None]).mean(axis=1)
    joint = joint - joint.max(axis=2, keepdims=True)
    posterior = np.exp(joint) / np.exp(joint).sum(axis=2, keepdims=True)
    areas = [_area(posterior[..., k], k, shares) for k in range(len(shares))]
    auc = np.average(areas, weights=shares * (1 - shares))
    return Ceiling(float((hits * shares).sum()), float(auc))


def _area(scores: np.ndarray, own: int, shares: np.ndarray) -> float:
    """AUC of scores (classes, n) of one class against the others in their shares."""
    others = [k for k in range(len(shares)) if k != own]
    count = scores.shape[1]
    areas = []
    for other in others:
        ranks = rankdata(np.concatenate([scores[own], scores[other]]))
        areas.append((ranks[:count].sum() - count * (count + 1) / 2) / count**2)
    return float(np.average(areas, weights=shares[others]))


def log_likelihoods(people: People, subjects: list[Subject]) -> dict[str, np.ndarray]:
    """The log likelihood (n, subjects) of each person's attributes under each subject.

    Returns:
        By the keys of `EVIDENCE`; a constant per person may be missing.
    """
    columns = [_of_subject(people, each) for each in subjects]
    parts = {name: np.stack([each[name] for each in columns], axis=1) for name in columns[0]}
    demographics = parts["sex"] + parts["age"] + parts["tone"]
    known = demographics + parts["shape"] + parts[INSIDE]
    return {
        "shape": parts["shape"],
        "demographics": demographics,
        "face": parts["shape"] + parts["age"] + parts["tone"] + parts["sex read from the face"],
        "face_and_demographics": known,
        "person": known + parts[OUTSIDE],
    }


def _of_subject(people: People, subject: Subject) -> dict[str, np.ndarray]:
    """The log likelihood (n,) of each part of people's attributes under one subject."""
    women, woman = subject.women, people["woman"]
    with np.errstate(divide="ignore"):  # a beard is impossible for a woman, made up for a man
        inside = {sex: _style(people, subject, INSIDE, sex == "female") for sex in SEXES}
    read = np.logaddexp(
        np.log(women) + _masculinity(people, "female") + inside["female"],
        np.log(1 - women) + _masculinity(people, "male") + inside["male"],
    )
    return {
        "shape": _shape(people, subject),
        "sex": np.where(woman, np.log(women), np.log(1 - women)),
        "age": _leant(people["age"], AGES, AGE_BETA, subject.age_lean),
        "tone": _leant(people["tone"], TONES, TONE_BETA, subject.tone_lean),
        INSIDE: np.where(woman, inside["female"], inside["male"]),
        OUTSIDE: _style(people, subject, OUTSIDE, woman),
        "sex read from the face": read,
    }


def _shape(people: People, subject: Subject) -> np.ndarray:
    """The log density (n,) of the planted shape values, without a constant."""
    total = np.zeros(len(people["age"]))
    for name, mean in subject.shape_mean.items():
        ends = (np.array([-SHAPE_LIMIT, SHAPE_LIMIT]) - mean) / SHAPE_SPREAD
        z = (people[name] - mean) / SHAPE_SPREAD
        total += -0.5 * z**2 - np.log(np.diff(norm.cdf(ends)))
    return total


def _leant(
    values: np.ndarray, limits: tuple[float, float], shape: tuple[float, float], strength: float
) -> np.ndarray:
    """The log density (n,) of beta distributed values that `lean` has moved."""
    share = (values - limits[0]) / (limits[1] - limits[0])
    rise = 1 + strength
    plain = 2 * share / (rise + np.sqrt(rise**2 - 4 * strength * share))  # the inverse of `lean`
    slope = rise - 2 * strength * plain
    return beta.logpdf(np.clip(plain, 1e-12, 1 - 1e-12), *shape) - np.log(slope)


def _masculinity(people: People, sex: str) -> np.ndarray:
    """The log likelihood (n,) of a masculinity, which is normal and clipped to 0..1."""
    value, typical = people["masculinity"], norm(TYPICAL_MASCULINITY[sex], MASCULINITY_SPREAD)
    inner, low, high = typical.logpdf(value), typical.logcdf(0), typical.logsf(1)
    return np.where(value <= 0, low, np.where(value >= 1, high, inner))


def _style(people: People, subject: Subject, knob: str, woman: np.ndarray | bool) -> np.ndarray:
    """The log likelihood (n,) of the traits of a style knob."""
    total = np.zeros(len(people["age"]))
    for trait in (each for each in TRAITS if each.knob == knob):
        rate = shifted(_rate(trait, people, woman), subject.odds[trait.column])
        total += np.log(np.where(people[trait.column], rate, 1 - rate))
    return total


def _rate(trait: Trait, people: People, woman: np.ndarray | bool) -> np.ndarray:
    """The probability (n,) of a trait without knobs, if ``woman`` says who is one."""
    tones = np.linspace(*TONES, TONE_STEPS) if trait.field == "hair" else np.zeros(1)

    def rate(sex: str, long_hair: bool) -> np.ndarray:
        at = [trait.rate(Given(sex, float(tone), long_hair)) for tone in tones]
        return np.interp(people["tone"], tones, at)

    longer = people["long_hair"]
    women, men = (np.where(longer, rate(sex, True), rate(sex, False)) for sex in SEXES)
    return np.where(woman, women, men)


def _people(subject: Subject, count: int, seed: int) -> People:
    """``count`` people of a subject, by the quantiles of ``seed``."""
    names = list(subject.shape_mean)
    quantiles = np.random.default_rng(seed).random((count, len(names)))
    mean = np.array([subject.shape_mean[name] for name in names])
    low, high = (-SHAPE_LIMIT - mean) / SHAPE_SPREAD, (SHAPE_LIMIT - mean) / SHAPE_SPREAD
    z = truncnorm.ppf(quantiles, low, high, loc=mean, scale=SHAPE_SPREAD)
    rng = np.random.default_rng([seed, 1])
    woman = rng.random(count) < subject.women
    typical = np.where(woman, *(TYPICAL_MASCULINITY[sex] for sex in SEXES))
    people: dict[str, np.ndarray] = dict(zip(names, z.T, strict=True)) | {
        "woman": woman,
        "masculinity": np.clip(norm.ppf(rng.random(count), typical, MASCULINITY_SPREAD), 0, 1),
        "age": _drawn(rng.random(count), AGES, AGE_BETA, subject.age_lean),
        "tone": _drawn(rng.random(count), TONES, TONE_BETA, subject.tone_lean),
        "long_hair": np.zeros(count, bool),
    }
    for trait in TRAITS:
        rate = shifted(_rate(trait, people, woman), subject.odds[trait.column])
        people[trait.column] = rng.random(count) < rate
    return people


def _drawn(
    quantiles: np.ndarray, limits: tuple[float, float], shape: tuple[float, float], strength: float
) -> np.ndarray:
    share = lean(beta.ppf(quantiles, *shape), strength)
    return limits[0] + (limits[1] - limits[0]) * share
