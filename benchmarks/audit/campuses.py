"""Assemble campuses whose truth is known from the people and sites of a pool."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.audit.pool import ANY, PLAIN, TRUE_TONE, Drawn
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.covariates import Covariates
from facestudy.audit.verdict import (
    CANNOT_TELL,
    DEMOGRAPHIC_EFFECT,
    FACE_SIGNALS,
    NO_SIGNAL,
    PRESENTATION_EFFECT,
    SITE_EFFECT,
    VERDICTS,
)
from facestudy.campus.exact_random import lognormal
from facestudy.campus.knobs import Knobs
from facestudy.campus.population import largest_remainder
from facestudy.campus.subjects.categories import CATEGORIES, SHARES, subject
from facestudy.campus.subjects.ceilings import log_likelihoods
from facestudy.campus.subjects.traits import TRAITS
from facestudy.study.random_streams import generator

NOT_A_FACE = tuple(name for name in VERDICTS if name not in FACE_SIGNALS)
SPREAD = 0.45
"""Of the logarithm of the departments' sizes, as on the campus."""
LEAST = 4
SHARED_LOOKS = ("looks", "both", "all")
"""Pools whose sites share the looks of their class."""


@dataclass(frozen=True)
class Size:
    """How large a campus is: departments, portraits, and the row of unequal departments."""

    name: str
    departments: int
    portraits: int
    few_large: tuple[int, int]
    many_small: tuple[int, int]


LARGE = Size("57 departments", 57, 1369, few_large=(4, 110), many_small=(24, 20))
SMALL = Size("16 departments", 16, 400, few_large=(2, 50), many_small=(5, 20))


@dataclass(frozen=True)
class Row:
    """A line of the table: what a campus has, and how often which verdict is expected of 100.

    Attributes:
        name: in words.
        pool: whose people it takes.
        knobs: which the people are chosen by, where the pool's have no subject.
        given: covariates beside age and sex, see `Drawn`.
        verdicts: of which ``at_least`` must be reached.
        at_least: of 100 campuses.
        false_faces: the most campuses that may be called a face signal; None where it is one.
        unequal: one category has a few large departments, the others many small ones.
    """

    name: str
    pool: str
    verdicts: tuple[str, ...]
    at_least: int
    knobs: Knobs = PLAIN
    given: str = ""
    false_faces: int | None = 11
    unequal: bool = False

    @property
    def judged(self) -> bool:
        """Whether the pool is large enough for the coverage of intervals to be judged.

        An interval speaks of other departments of the same looks. A class whose sites share a look
        has one of few looks of its pool, and of that look hardly more sites than a campus takes.
        """
        return self.pool not in SHARED_LOOKS


ROWS = (
    Row("a face signal", "face", FACE_SIGNALS, 95, false_faces=None),
    Row("sex and age", "plain", (DEMOGRAPHIC_EFFECT,), 85, replace(PLAIN, sex_gap=1, age_gap=1)),
    Row("hair and clothes", "plain", (PRESENTATION_EFFECT,), 60, replace(PLAIN, style_outside=1)),
    Row("glasses, beard ...", "plain", NOT_A_FACE, 89, replace(PLAIN, style_inside=1), "inside"),
    Row("own looks", "sites", (NO_SIGNAL, CANNOT_TELL, SITE_EFFECT), 85),
    Row("one look a class", "looks", (SITE_EFFECT, CANNOT_TELL), 85),
    Row("all but a face", "both", NOT_A_FACE, 89),
    Row("all and a face", "all", FACE_SIGNALS, 90, false_faces=None),
    Row("nothing", "plain", (NO_SIGNAL,), 75),
    Row("own looks, unequal departments", "sites", NOT_A_FACE, 89, unequal=True),
    Row("tone", "plain", NOT_A_FACE, 88, replace(PLAIN, tone_gap=1), "tone"),
)

Departments = list[tuple[str, np.ndarray]]
"""Each department's category, and the positions of its people in the pool."""


def assemble(
    drawn: Drawn, row: Row, seed: int, size: Size = LARGE
) -> tuple[StudyFeatures, Covariates]:
    """A campus; the same seed gives the same."""
    rng = generator(seed, "audit campus", row.name, size.name)
    sites = drawn.features.rows["department"].to_numpy(str)
    sizes = _sizes(rng, row, size)
    if drawn.features.rows["category"].iloc[0] != ANY:
        departments = _of_categories(rng, sites, sizes)
    elif row.pool == "looks":
        departments = _one_look_a_class(rng, sites, sizes)
    elif row.pool == "sites":
        departments = _whole_sites(rng, sites, sizes)
    else:
        departments = _chosen_people(rng, drawn.people, sizes, row.knobs)
    people = np.concatenate([members for _, members in departments])
    numbers = np.repeat(np.arange(len(departments)), [len(each) for _, each in departments])
    campus = drawn.features.select(people)
    campus.rows["category"] = [departments[number][0] for number in numbers]
    campus.rows["department"] = [f"department {number}" for number in numbers]
    return campus, drawn.covariates[row.given].select(people)


def _sizes(rng: np.random.Generator, row: Row, size: Size) -> dict[str, list[int]]:
    """The sizes of each category's departments."""
    if row.unequal:
        special = CATEGORIES[int(rng.integers(len(CATEGORIES)))]
        return {
            category: _repeat(size.few_large if category == special else size.many_small)
            for category in CATEGORIES
        }
    counts = largest_remainder(size.departments, SHARES)
    totals = largest_remainder(size.portraits, SHARES)
    return {
        category: largest_remainder(
            total, [lognormal(rng, 0, SPREAD) for _ in range(count)], least=LEAST
        )
        for category, count, total in zip(CATEGORIES, counts, totals, strict=True)
    }


def _repeat(count_and_size: tuple[int, int]) -> list[int]:
    count, size = count_and_size
    return [size] * count


def _chosen_people(
    rng: np.random.Generator, people: pd.DataFrame, sizes: dict[str, list[int]], knobs: Knobs
) -> Departments:
    """No site marks its people: anyone may be in any department, as likely as the knobs say."""
    weights, left = class_weights(people, knobs), np.ones(len(people), bool)
    departments: Departments = []
    for category in rng.permutation(CATEGORIES):
        # Weighted sampling without replacement (Efraimidis and Spirakis 2006).
        keys = np.log(rng.random(len(people))) / weights[category]
        keys[~left] = -np.inf
        members = rng.permutation(np.argsort(-keys)[: sum(sizes[category])])
        left[members] = False
        departments += _cut(str(category), members, sizes[category])
    return departments


def class_weights(people: pd.DataFrame, knobs: Knobs) -> dict[str, np.ndarray]:
    """By category: how much likelier each person is under the knobs than without, (n,)."""
    columns: dict[str, Any] = {
        "woman": (people["sex"] == "female").to_numpy(),
        "masculinity": np.full(len(people), 0.5),
        "age": people["age"].to_numpy(float),
        "tone": people[TRUE_TONE].to_numpy(float),
    }
    columns |= {trait.column: people[trait.column].to_numpy(float) == 1 for trait in TRAITS}
    columns |= {name: np.zeros(len(people)) for name in subject(CATEGORIES[0], PLAIN).shape_mean}
    subjects = [subject(category, each) for each in (knobs, PLAIN) for category in CATEGORIES]
    logs = log_likelihoods(columns, subjects)["person"]
    half = len(CATEGORIES)
    return {name: np.exp(logs[:, k] - logs[:, half + k]) for k, name in enumerate(CATEGORIES)}


def _of_categories(
    rng: np.random.Generator, sites: np.ndarray, sizes: dict[str, list[int]]
) -> Departments:
    """Sites of each category's own, all of one look if the pool has several."""
    departments: Departments = []
    for category in CATEGORIES:
        own = np.unique(sites[np.char.startswith(sites, f"{category}-")])
        looks = np.unique([name.rsplit("-", 1)[0] for name in own])
        look = str(rng.choice(looks))
        chosen = [name for name in own if name.startswith(f"{look}-")]
        if len(chosen) == 1:
            members = rng.permutation(np.flatnonzero(sites == chosen[0]))
            departments += _cut(category, members, sizes[category])
        else:
            departments += _matched(rng, category, sites, chosen, sizes[category])
    return departments


def _one_look_a_class(
    rng: np.random.Generator, sites: np.ndarray, sizes: dict[str, list[int]]
) -> Departments:
    departments: Departments = []
    looks = rng.permutation(np.unique(sites))
    for category, look in zip(CATEGORIES, looks, strict=False):
        members = rng.permutation(np.flatnonzero(sites == look))
        departments += _cut(category, members, sizes[category])
    return departments


def _whole_sites(
    rng: np.random.Generator, sites: np.ndarray, sizes: dict[str, list[int]]
) -> Departments:
    """Each department is a site of its own."""
    departments: Departments = []
    left = list(np.unique(sites))
    for category in CATEGORIES:
        added = _matched(rng, category, sites, left, sizes[category])
        departments += added
        used = {sites[members[0]] for _, members in added}
        left = [name for name in left if name not in used]
    return departments


def _matched(
    rng: np.random.Generator,
    category: str,
    sites: np.ndarray,
    names: Sequence[str],
    sizes: Sequence[int],
) -> Departments:
    """A site for each size, the largest first; a small site is taken whole.

    A site large enough is drawn among those that are least so, so that large sites remain for
    large departments.
    """
    people = {name: np.flatnonzero(sites == name) for name in names}
    departments: Departments = []
    for size in sorted(sizes, reverse=True):
        lengths = {len(each) for each in people.values()}
        fitting = [length for length in lengths if length >= size]
        wanted = min(fitting) if fitting else max(lengths)
        choices = sorted(name for name, each in people.items() if len(each) == wanted)
        name = choices[int(rng.integers(len(choices)))]
        departments.append((category, rng.permutation(people.pop(name))[:size]))
    return departments


def _cut(category: str, members: np.ndarray, sizes: Sequence[int]) -> Departments:
    edges = np.cumsum(sizes)[:-1]
    return [(category, part) for part in np.split(members[: sum(sizes)], edges)]
