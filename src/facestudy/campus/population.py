"""Who works where on the campus: the planted truth, before anything is drawn.

Enters: the knobs. Leaves: a `Campus` of departments, their staff and what each picture shall
show; and the accuracy that nothing could exceed which sees faces alone (`bayes_accuracy`).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

import numpy as np
from scipy.stats import truncnorm

from facestudy.campus.departments import Department, draw_cities, draw_department
from facestudy.campus.drawing.bad_photos import KINDS
from facestudy.campus.drawing.person import SHAPE_LIMIT, SHAPE_SPREAD
from facestudy.campus.photo_styles import draw_subject_styles
from facestudy.study.errors import StudyError

CATEGORIES = ("cs", "econ", "german", "mechanical")
SHARES = (0.251, 0.281, 0.213, 0.255)
"""The published class shares of 2019, in the order of `CATEGORIES`."""

CONTRASTS = ((1, 1, -1, -1), (1, -1, 1, -1), (1, -1, -1, 1))
"""Three ways to set two subjects against the other two.

Any two subjects differ in exactly two of the three, so all pairs are equally far apart and none
is the odd one out: each has as many values above the average as below it.
"""
PLANTED = (
    {"brow_arch": 1.05, "mouth_width": 0.46},
    {"jaw_width": 0.81, "cheek_fat": 0.57, "brow_ridge": -0.57},
    {"eye_height": 0.88, "nose_length": -0.62, "brow_height": 0.38},
)
"""For each contrast the shape values that carry it, and how far their means move at signal 1.

A value's spread is 1.3, so nobody looks odd. All lie inside the face; they are those, and in
those proportions, that a face network reads best from the pictures (ridge regression on
`face_resnet`'s stages: R2 about 0.5 for each of the three sums). Together they leave a face's
masculinity about where it was: the brow ridge takes back what the jaw lends.
"""
DEFAULT_SIGNAL = 1.0
DEFAULT_CONFOUND = 0.7
DEFAULT_SHARED = 0.25
DEFAULT_BAD = 0.05
DEFAULT_SEED = 2019
SMALLEST_SITE = 2


@dataclass(frozen=True)
class Knobs:
    """What a campus is made from; the same knobs give the same pixels.

    ``signal`` >= 0 scales how far the subjects' faces differ; ``confound`` and ``shared``, 0 to 1,
    are explained in `facestudy.campus.photo_styles`; ``bad`` is the share of bad pictures.
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
                raise StudyError(f"{name} is {getattr(self, name)}: it must lie between 0 and 1")
        if not 0 <= self.signal <= 3:
            raise StudyError(f"signal is {self.signal}: it must lie between 0 and 3")
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
    knobs: Knobs
    departments: tuple[Department, ...]

    @property
    def pictures(self) -> list:
        """All pictures that carry a person's name, department by department."""
        return [picture for department in self.departments for picture in department.pictures]


def class_means(signal: float) -> dict[str, dict[str, float]]:
    """For each category the shifted means of the planted shape values, for `draw_person`."""
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
    """The accuracy of the best possible classifier that knows every attribute of a face.

    It knows the true densities (normals truncated at the drawn extremes), the class shares, and
    how masculine a face is, so that the shift of sex can be taken off exactly; sex and age do
    not depend on the subject. ``draws`` faces are simulated, an equal number in each class; the
    same ``seed`` uses the same quantiles at every signal, which makes the curve smooth.
    """
    means = class_means(signal)
    names = list(means[CATEGORIES[0]])
    mean = np.array([[means[category][name] for name in names] for category in CATEGORIES])
    low, high = (-SHAPE_LIMIT - mean) / SHAPE_SPREAD, (SHAPE_LIMIT - mean) / SHAPE_SPREAD
    quantiles = np.random.default_rng(seed).random((draws // len(CATEGORIES), len(names)))
    accuracy = 0.0
    for own, share in enumerate(SHARES):
        z = truncnorm.ppf(quantiles, low[own], high[own], loc=mean[own], scale=SHAPE_SPREAD)
        posterior = np.stack(
            [
                truncnorm.logpdf(z, low[k], high[k], loc=mean[k], scale=SHAPE_SPREAD).sum(axis=1)
                + np.log(SHARES[k])
                for k in range(len(CATEGORIES))
            ]
        )
        accuracy += share * float((posterior.argmax(axis=0) == own).mean())
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
    """Departments, staff and pictures of a campus with exactly ``portraits`` picture files.

    Raises:
        StudyError: a knob lies outside its range, or there are too few sites or portraits.
    """
    knobs = Knobs(sites, portraits, signal, confound, shared, bad, seed)
    rng = np.random.default_rng([seed, 1])
    categories = _order_of_categories(sites, rng)
    sizes = _department_sizes(categories, portraits, rng)
    kinds = _spread_bad(portraits, bad, rng)
    means, subject_styles = class_means(signal), draw_subject_styles(CATEGORIES, seed)
    cities = draw_cities(sites, rng)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    departments = tuple(
        draw_department(
            number,
            category=category,
            city=cities[number],
            kinds=kinds[starts[number] : starts[number + 1]],
            shape_mean=means[category],
            subject_style=subject_styles[category],
            knobs=asdict(knobs),
        )
        for number, category in enumerate(categories)
    )
    return Campus(knobs, departments)


def largest_remainder(
    total: int, shares: Sequence[float], *, least: int | Sequence[int] = 0
) -> list[int]:
    """``total`` dealt out in proportion to ``shares``, to the unit; nobody gets below ``least``."""
    weights = np.asarray(shares, float)
    floor = np.broadcast_to(np.asarray(least), weights.shape)
    poor = np.zeros(len(weights), bool)
    exact = weights * (total / weights.sum())
    while (exact < floor).any():
        poor |= exact < floor
        rest = weights[~poor].sum()
        scale = (total - floor[poor].sum()) / rest if rest else 0.0
        exact = np.where(poor, floor, weights * scale)
    counts = np.floor(exact + 1e-9).astype(int)
    for index in np.argsort(counts - exact, kind="stable")[: total - counts.sum()]:
        counts[index] += 1
    return [int(count) for count in counts]


def _order_of_categories(sites: int, rng: np.random.Generator) -> list[str]:
    """One category a site, in a drawn order; each has two sites where there are eight."""
    counts = largest_remainder(sites, SHARES, least=2 if sites >= 2 * len(CATEGORIES) else 1)
    ordered = np.repeat(CATEGORIES, counts)
    return [str(category) for category in rng.permutation(ordered)]


def _department_sizes(categories: list[str], portraits: int, rng: np.random.Generator) -> list[int]:
    """Unequal numbers of pictures that add up to the published class shares, exactly."""
    least = [SMALLEST_SITE * categories.count(category) for category in CATEGORIES]
    totals = largest_remainder(portraits, SHARES, least=least)
    sizes = [0] * len(categories)
    for category, total in zip(CATEGORIES, totals, strict=True):
        members = [k for k, other in enumerate(categories) if other == category]
        weights = rng.lognormal(0, 0.45, len(members))
        dealt = largest_remainder(total, weights, least=SMALLEST_SITE)
        for member, size in zip(members, dealt, strict=True):
            sizes[member] = size
    return sizes


def _spread_bad(portraits: int, bad: float, rng: np.random.Generator) -> list[str]:
    """The kind of every picture in a row: "good", or in what way it is bad."""
    count = round(bad * portraits)
    kinds = ["good"] * (portraits - count) + [KINDS[k % len(KINDS)] for k in range(count)]
    return [str(kind) for kind in rng.permutation(kinds)]
