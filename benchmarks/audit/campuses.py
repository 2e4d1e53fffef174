"""Assemble campuses of 16 departments and 400 portraits, and new departments like theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.audit.pool import POOLS, Pool
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.verdict import FACE_SIGNAL, NO_SIGNAL, SITE_EFFECT, SMALLER
from facestudy.campus.population import largest_remainder
from facestudy.campus.subjects.categories import CATEGORIES

DEPARTMENTS, PORTRAITS = 16, 400
PER_CATEGORY = DEPARTMENTS // len(CATEGORIES)
SPREAD = 0.15
"""The standard deviation of the logarithm of the departments' sizes."""
NEW_PEOPLE = 20
"""People per new department."""


@dataclass(frozen=True)
class Row:
    """A line of the table: which effects a campus has, and how often which verdict is expected.

    Without verdicts, p < 0.05 may occur in ``limit`` campuses at most; with them, they must occur
    in ``limit`` campuses at least.
    """

    signal: str
    confound: str
    shared: str
    pool: str
    verdicts: tuple[str, ...]
    limit: int

    @property
    def same_style(self) -> bool:
        """Whether all departments of a category have the same style of photo."""
        return self.shared == "1"


ROWS = (
    Row("on", "off", "-", "face", (SMALLER, FACE_SIGNAL), 90),
    Row("off", "on", "0", "site", (NO_SIGNAL, SITE_EFFECT), 90),
    Row("off", "on", "1", "site", (SITE_EFFECT,), 90),
    Row("on", "on", "0.5", "both", (SMALLER, FACE_SIGNAL), 80),
    Row("off", "off", "-", "nothing", (), 10),
)

Departments = list[tuple[str, np.ndarray]]
"""Each department's category, and the positions of its people in the pool."""


def pool_of(row: Row) -> Pool:
    return next(pool for pool in POOLS if pool.name == row.pool)


def assemble(features: StudyFeatures, row: Row, seed: int) -> tuple[StudyFeatures, StudyFeatures]:
    """A campus and new departments, which share no person.

    Args:
        features: of the row's pool.
        row: the kind of campus.
        seed: the same seed gives the same campus.

    Returns:
        The campus, and its new departments.
    """
    rng = np.random.default_rng([seed, ROWS.index(row)])
    sites = pd.Series(features.rows["department"].to_numpy())
    assign = _assign_people if pool_of(row).confound == 0 else _assign_sites
    old, new = assign(sites, row, rng)
    return _select(features, old), _select(features, new)


def _sizes(rng: np.random.Generator) -> list[int]:
    """The sizes of one category's departments."""
    weights = rng.lognormal(0, SPREAD, PER_CATEGORY)
    return largest_remainder(PORTRAITS // len(CATEGORIES), list(weights), least=3)


def _assign_people(
    sites: pd.Series, row: Row, rng: np.random.Generator
) -> tuple[Departments, Departments]:
    """No site marks its people: anyone can be in any department of their category."""
    old: Departments = []
    new: Departments = []
    shuffled = rng.permutation(len(sites))
    labels = sites.str.split("-").str[0].to_numpy()
    for number, category in enumerate(CATEGORIES):
        quarter = shuffled[number :: len(CATEGORIES)]
        members = quarter if "any" in labels else shuffled[labels[shuffled] == category]
        edges = np.cumsum(_sizes(rng))
        *parts, rest = np.split(members, edges)
        old += [(category, part) for part in parts]
        new += _new_departments(category, [rest])
    return old, new


def _assign_sites(
    sites: pd.Series, row: Row, rng: np.random.Generator
) -> tuple[Departments, Departments]:
    """Departments are sites of the pool, whose people are photographed in one style."""
    old: Departments = []
    new: Departments = []
    for place, (category, chosen, others) in enumerate(_choose_sites(sites, row, rng)):
        people = {site: rng.permutation(np.flatnonzero(sites == site)) for site in chosen}
        for site, size in zip(chosen * (PER_CATEGORY // len(chosen)), _sizes(rng), strict=True):
            old.append((category, people[site][:size]))
            people[site] = people[site][size:]
        for site in others:
            # Without a signal any category may have a new style: a quarter of its people are ours.
            share = slice(None) if pool_of(row).signal else slice(place, None, len(CATEGORIES))
            people[site] = rng.permutation(np.flatnonzero(sites == site)[share])
        remaining = chosen if row.same_style else others
        new += _new_departments(category, [people[site] for site in remaining])
    return old, new


def _new_departments(category: str, rests: list[np.ndarray]) -> Departments:
    """New departments of people who are in no department of the campus."""
    return [
        (category, rest[k : k + NEW_PEOPLE])
        for rest in rests
        for k in range(0, len(rest) - NEW_PEOPLE + 1, NEW_PEOPLE)
    ]


def _choose_sites(
    sites: pd.Series, row: Row, rng: np.random.Generator
) -> Iterator[tuple[str, list[str], list[str]]]:
    """For each category the sites of its departments, and those of new ones."""
    names = rng.permutation(sites.unique())
    count = 1 if row.same_style else PER_CATEGORY
    if pool_of(row).signal:
        for category in CATEGORIES:
            subjects = sorted({name[:-3] for name in names if name.startswith(f"{category}-")})
            subject = subjects[int(rng.integers(len(subjects)))]
            own = [str(name) for name in names if name.startswith(f"{subject}-")]
            yield category, own[:PER_CATEGORY], own[PER_CATEGORY:]
        return
    rest = [str(name) for name in names[count * len(CATEGORIES) :]]
    for number, category in enumerate(CATEGORIES):
        own = [str(name) for name in names[number * count : (number + 1) * count]]
        yield category, own, rest


def _select(features: StudyFeatures, departments: Departments) -> StudyFeatures:
    campus = features.select(np.concatenate([people for _, people in departments]))
    numbers = np.repeat(np.arange(len(departments)), [len(people) for _, people in departments])
    campus.rows["category"] = [departments[number][0] for number in numbers]
    campus.rows["department"] = [f"department {number}" for number in numbers]
    return campus
