"""Plan a campus from its knobs: departments, people and the planted ground truth.

`plan` decides what every picture shows before any is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from facestudy.campus.departments import Department, Picture, draw_department, draw_towns
from facestudy.campus.drawing.bad_photos import KINDS
from facestudy.campus.exact_random import lognormal
from facestudy.campus.knobs import SMALLEST_SITE, Knobs
from facestudy.campus.photo_styles import draw_subject_styles
from facestudy.campus.subjects.categories import CATEGORIES, SHARES, subject
from facestudy.study.random_streams import fraction, generator

DEFAULT = Knobs()


@dataclass(frozen=True)
class Campus:
    """A planned campus: its knobs and its departments."""

    knobs: Knobs
    departments: tuple[Department, ...]

    @property
    def pictures(self) -> list[Picture]:
        """All pictures of named people, by department."""
        return [picture for department in self.departments for picture in department.pictures]


def plan(knobs: Knobs = DEFAULT) -> Campus:
    """Plan the departments, people and pictures of a campus.

    A department depends on its number, and a person on the department and the place in its list:
    with more sites or portraits the departments and people who were there before stay as they are.
    (The sizes share out ``portraits``, so a department may become smaller, and the bad photos are
    a share of all, so a photo may become a bad one.)

    Returns:
        The campus, with exactly ``knobs.portraits`` pictures.
    """
    seed = knobs.seed
    categories = _draw_categories(knobs.sites, seed)
    sizes = _department_sizes(categories, knobs.portraits, seed)
    kinds = _draw_kinds(sizes, knobs.bad, seed)
    subjects = {category: subject(category, knobs) for category in CATEGORIES}
    subject_styles = draw_subject_styles(CATEGORIES, seed)
    towns = draw_towns(knobs.sites, generator(seed, "campus", "towns"))
    departments = tuple(
        draw_department(
            number,
            subject=subjects[category],
            town=towns[number],
            kinds=kinds[number],
            subject_style=subject_styles[category],
            knobs=knobs,
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
