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
from facestudy.campus.exact_random import lognormal
from facestudy.campus.photo_styles import draw_subject_styles
from facestudy.study.errors import StudyError
from facestudy.study.random_streams import fraction, generator

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

    A department depends on its number, and a person on the department and the place in its list:
    with more sites or portraits the departments and people who were there before stay as they are.
    (The sizes share out ``portraits``, so a department may become smaller, and the bad photos are
    a share of all, so a photo may become a bad one.)

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
    categories = _draw_categories(sites, seed)
    sizes = _department_sizes(categories, portraits, seed)
    kinds = _draw_kinds(sizes, bad, seed)
    means, subject_styles = class_means(signal), draw_subject_styles(CATEGORIES, seed)
    towns = draw_towns(sites, generator(seed, "campus", "towns"))
    departments = tuple(
        draw_department(
            number,
            category=category,
            town=towns[number],
            kinds=kinds[number],
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


def _draw_categories(sites: int, seed: int) -> list[str]:
    """The category of each site; from eight sites on, each category has at least two.

    The sites come in blocks of four, in random order within a block. Sites are given out as seats
    are by the method of Sainte-Laguë, so that more sites leave the categories of the first alone.
    """
    counts = dict.fromkeys(CATEGORIES, 0)
    categories: list[str] = []
    while len(categories) < sites:
        block = len(categories) // len(CATEGORIES)
        members = list(CATEGORIES) if block < 2 else _next_seats(counts)
        for category in members:
            counts[category] += block < 2
        order = generator(seed, "campus", "categories", block).permutation(len(members))
        categories += [members[k] for k in order]
    return categories[:sites]


def _next_seats(counts: dict[str, int]) -> list[str]:
    """The categories of the next four sites; ``counts`` is changed in place."""
    shares, seats = dict(zip(CATEGORIES, SHARES, strict=True)), []
    for _ in CATEGORIES:
        seats.append(max(CATEGORIES, key=lambda name: shares[name] / (2 * counts[name] + 1)))
        counts[seats[-1]] += 1
    return seats


def _department_sizes(categories: list[str], portraits: int, seed: int) -> list[int]:
    """Draw unequal numbers of pictures whose sums are the published class shares, exactly."""
    least = [SMALLEST_SITE * categories.count(category) for category in CATEGORIES]
    totals = largest_remainder(portraits, SHARES, least=least)
    sizes = [0] * len(categories)
    for category, total in zip(CATEGORIES, totals, strict=True):
        members = [k for k, other in enumerate(categories) if other == category]
        weights = [lognormal(generator(seed, "campus", "size", k), 0, 0.45) for k in members]
        member_sizes = largest_remainder(total, weights, least=SMALLEST_SITE)
        for member, size in zip(members, member_sizes, strict=True):
            sizes[member] = size
    return sizes


def _draw_kinds(sizes: list[int], bad: float, seed: int) -> list[list[str]]:
    """The kind of each department's pictures: "good", or a kind of bad photo.

    Each kind of bad photo, in turn, takes the pictures to which chance gives the least number.
    """
    places = [(number, k) for number, size in enumerate(sizes) for k in range(size)]
    count = round(bad * len(places))
    kinds = dict.fromkeys(places, "good")
    for turn, kind in enumerate(KINDS):
        rest = [place for place in places if kinds[place] == "good"]
        rest.sort(key=lambda place: fraction(seed, "campus", kind, *place))
        kinds |= dict.fromkeys(rest[: len(range(turn, count, len(KINDS)))], kind)
    return [[kinds[number, k] for k in range(size)] for number, size in enumerate(sizes)]
