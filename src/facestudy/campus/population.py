"""Plan a campus from its knobs: departments, people and the planted ground truth.

`plan` decides what every picture shows before any is drawn. `bayes_accuracy` is the highest
accuracy that a classifier can reach from the faces alone.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

import numpy as np
from scipy.stats import truncnorm

from facestudy.campus.departments import Department, Picture, draw_department, draw_towns
from facestudy.campus.drawing.bad_photos import KINDS
from facestudy.campus.drawing.person import SHAPE_LIMIT, SHAPE_SPREAD
from facestudy.campus.photo_styles import draw_subject_styles
from facestudy.study.errors import StudyError

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
DEFAULT_SIGNAL = 1.0
DEFAULT_CONFOUND = 0.7
DEFAULT_SHARED = 0.25
DEFAULT_BAD = 0.05
DEFAULT_SEED = 2019
SMALLEST_SITE = 2


@dataclass(frozen=True)
class Knobs:
    """The parameters of a campus. The same knobs give the same pixels.

    ``signal`` (0 to 3) scales the difference between the subjects' faces; ``confound`` and
    ``shared`` (0 to 1) are explained in `facestudy.campus.photo_styles`; ``bad`` is the share of
    bad photos.
    """

    sites: int = 57
    portraits: int = 1369
    signal: float = DEFAULT_SIGNAL
    confound: float = DEFAULT_CONFOUND
    shared: float = DEFAULT_SHARED
    bad: float = DEFAULT_BAD
    seed: int = DEFAULT_SEED

    def __post_init__(self) -> None:
        for name in ("confound", "shared", "bad"):
            if not 0 <= getattr(self, name) <= 1:
                raise StudyError(f"{name} is {getattr(self, name)}: it must be between 0 and 1")
        if not 0 <= self.signal <= 3:
            raise StudyError(f"signal is {self.signal}: it must be between 0 and 3")
        if self.sites < len(CATEGORIES):
            raise StudyError(f"{self.sites} sites are too few: the four subjects need one each")
        if self.portraits < SMALLEST_SITE * self.sites:
            raise StudyError(
                f"{self.portraits} portraits are too few for {self.sites} sites: "
                f"there must be at least {SMALLEST_SITE * self.sites}"
            )
        if self.seed < 0:
            raise StudyError(f"seed is {self.seed}: it must be 0 or more")


@dataclass(frozen=True)
class Campus:
    """A planned campus: its knobs and its departments."""

    knobs: Knobs
    departments: tuple[Department, ...]

    @property
    def pictures(self) -> list[Picture]:
        """All pictures of named people, by department."""
        return [picture for department in self.departments for picture in department.pictures]


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


@lru_cache(maxsize=64)
def bayes_accuracy(signal: float, *, draws: int = 200_000, seed: int = 0) -> float:
    """The accuracy of the Bayes-optimal classifier that knows every attribute of a face.

    It knows the true densities (normals truncated at the drawn extremes), the class shares, and
    the masculinity of a face, so that it can remove the shift due to sex exactly. Sex and age do
    not depend on the subject.

    Args:
        signal: the knob of that name.
        draws: number of simulated faces, equally many in each class.
        seed: the same seed uses the same quantiles at every signal, so the curve is smooth.

    Returns:
        The accuracy, 0 to 1.

    >>> round(bayes_accuracy(0.0, draws=400), 3)
    0.281
    """
    means = class_means(signal)
    names = list(means[CATEGORIES[0]])
    mean = np.array([[means[category][name] for name in names] for category in CATEGORIES])
    low, high = (-SHAPE_LIMIT - mean) / SHAPE_SPREAD, (SHAPE_LIMIT - mean) / SHAPE_SPREAD
    quantiles = np.random.default_rng(seed).random((draws // len(CATEGORIES), len(names)))
    accuracy = 0.0
    for label, share in enumerate(SHARES):
        z = truncnorm.ppf(quantiles, low[label], high[label], loc=mean[label], scale=SHAPE_SPREAD)
        posterior = np.stack(
            [
                truncnorm.logpdf(z, low[k], high[k], loc=mean[k], scale=SHAPE_SPREAD).sum(axis=1)
                + np.log(SHARES[k])
                for k in range(len(CATEGORIES))
            ]
        )
        accuracy += share * float((posterior.argmax(axis=0) == label).mean())
    return accuracy / sum(SHARES)


def plan(
    *,
    sites: int = 57,
    portraits: int = 1369,
    signal: float = DEFAULT_SIGNAL,
    confound: float = DEFAULT_CONFOUND,
    shared: float = DEFAULT_SHARED,
    bad: float = DEFAULT_BAD,
    seed: int = DEFAULT_SEED,
) -> Campus:
    """Plan the departments, people and pictures of a campus.

    Args:
        sites: number of departments, each with a site of its own; at least 4.
        portraits: number of picture files of named people, bad photos included.
        signal: how far the subjects' faces differ, 0 to 3.
        confound: correlation of a picture's style with that of its site, 0 to 1.
        shared: correlation of a site's style with that of its subject, 0 to 1.
        bad: share of bad photos, 0 to 1.
        seed: random seed, 0 or more.

    Returns:
        The campus, with exactly ``portraits`` pictures.

    Raises:
        StudyError: a knob lies outside its range, or there are too few sites or portraits.
    """
    knobs = Knobs(sites, portraits, signal, confound, shared, bad, seed)
    rng = np.random.default_rng([seed, 1])
    categories = _draw_categories(sites, rng)
    sizes = _department_sizes(categories, portraits, rng)
    kinds = _draw_kinds(portraits, bad, rng)
    means, subject_styles = class_means(signal), draw_subject_styles(CATEGORIES, seed)
    towns = draw_towns(sites, rng)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    departments = tuple(
        draw_department(
            number,
            category=category,
            town=towns[number],
            kinds=kinds[starts[number] : starts[number + 1]],
            shape_mean=means[category],
            subject_style=subject_styles[category],
            knobs=asdict(knobs),
        )
        for number, category in enumerate(categories)
    )
    return Campus(knobs, departments)


def largest_remainder(
    total: int, shares: Sequence[float] | np.ndarray, *, least: int | Sequence[int] = 0
) -> list[int]:
    """Divide ``total`` in proportion to ``shares`` by the largest remainder method.

    Args:
        total: the whole number to divide.
        shares: the weights; they need not add up to 1.
        least: lower bound of every part, or one bound per part.

    Returns:
        Whole numbers that add up to ``total``.

    >>> largest_remainder(10, [98, 1, 1], least=2)
    [6, 2, 2]
    """
    weights = np.asarray(shares, float)
    floor = np.broadcast_to(np.asarray(least), weights.shape)
    at_floor = np.zeros(len(weights), bool)
    exact = weights * (total / weights.sum())
    while (exact < floor).any():
        at_floor |= exact < floor
        rest = weights[~at_floor].sum()
        scale = (total - floor[at_floor].sum()) / rest if rest else 0.0
        exact = np.where(at_floor, floor, weights * scale)
    counts = np.floor(exact + 1e-9).astype(int)
    for index in np.argsort(counts - exact, kind="stable")[: total - counts.sum()]:
        counts[index] += 1
    return [int(count) for count in counts]


def _draw_categories(sites: int, rng: np.random.Generator) -> list[str]:
    """The category of each site in random order; from eight sites on, each has at least two."""
    counts = largest_remainder(sites, SHARES, least=2 if sites >= 2 * len(CATEGORIES) else 1)
    ordered = np.repeat(CATEGORIES, counts)
    return [str(category) for category in rng.permutation(ordered)]


def _department_sizes(categories: list[str], portraits: int, rng: np.random.Generator) -> list[int]:
    """Draw unequal numbers of pictures whose sums are the published class shares, exactly."""
    least = [SMALLEST_SITE * categories.count(category) for category in CATEGORIES]
    totals = largest_remainder(portraits, SHARES, least=least)
    sizes = [0] * len(categories)
    for category, total in zip(CATEGORIES, totals, strict=True):
        members = [k for k, other in enumerate(categories) if other == category]
        weights = rng.lognormal(0, 0.45, len(members))
        member_sizes = largest_remainder(total, weights, least=SMALLEST_SITE)
        for member, size in zip(members, member_sizes, strict=True):
            sizes[member] = size
    return sizes


def _draw_kinds(portraits: int, bad: float, rng: np.random.Generator) -> list[str]:
    """The kind of every picture in random order: "good", or a kind of bad photo."""
    count = round(bad * portraits)
    kinds = ["good"] * (portraits - count) + [KINDS[k % len(KINDS)] for k in range(count)]
    return [str(kind) for kind in rng.permutation(kinds)]
