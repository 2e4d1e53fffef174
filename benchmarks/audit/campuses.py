"""Campuses of 16 departments and 400 portraits, put together from the pools.

Enters: a pool's features and a seed. Leaves: a campus, and people of new departments like its own.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.audit.pool import POOLS, Pool
from facestudy.audit.controls.control_features import Material
from facestudy.audit.verdict import (
    FACE_SIGNAL,
    NO_SIGNAL,
    SITE,
    SMALLER,
)
from facestudy.campus.population import CATEGORIES, largest_remainder

DEPARTMENTS, PORTRAITS = 16, 400
EACH = DEPARTMENTS // len(CATEGORIES)
SPREAD = 0.15
"""Departments differ in size by so much (standard deviation of the logarithm)."""
NEW = 20
"""People of a new department."""


@dataclass(frozen=True)
class Row:
    """A line of the table: which knobs are on, and what the audit must say how often.

    Without verdicts, p < 0.05 may come in ``least`` campuses at most.
    """

    signal: str
    confound: str
    shared: str
    pool: str
    verdicts: tuple[str, ...]
    least: int

    @property
    def one_look(self) -> bool:
        """All departments of a category look alike."""
        return self.shared == "1"


ROWS = (
    Row("on", "off", "-", "face", (SMALLER, FACE_SIGNAL), 90),
    Row("off", "on", "0", "site", (NO_SIGNAL, SITE), 90),
    Row("off", "on", "1", "site", (SITE,), 90),
    Row("on", "on", "0.5", "both", (SMALLER, FACE_SIGNAL), 80),
    Row("off", "off", "-", "nothing", (), 10),
)


def pool_of(row: Row) -> Pool:
    return next(pool for pool in POOLS if pool.name == row.pool)


def assemble(material: Material, row: Row, seed: int) -> tuple[Material, Material]:
    """A campus and its new departments; nobody is in both."""
    rng = np.random.default_rng([seed, ROWS.index(row)])
    sites = pd.Series(material.rows["department"].to_numpy())
    deal = _exchangeable if pool_of(row).confound == 0 else _looks
    old, new = deal(sites, row, rng)
    return _campus(material, old), _campus(material, new)


Dealt = list[tuple[str, np.ndarray]]
"""A department's category and the positions of its people."""


def _sizes(rng: np.random.Generator) -> list[int]:
    """Of one category's departments."""
    weights = rng.lognormal(0, SPREAD, EACH)
    return largest_remainder(PORTRAITS // len(CATEGORIES), weights, least=3)


def _exchangeable(sites: pd.Series, row: Row, rng: np.random.Generator) -> tuple[Dealt, Dealt]:
    """People whom no site marks: any of them can stand in any department of their category."""
    old: Dealt = []
    new: Dealt = []
    everybody = rng.permutation(len(sites))
    labels = sites.str.split("-").str[0].to_numpy()
    for number, category in enumerate(CATEGORIES):
        quarter = everybody[number :: len(CATEGORIES)]
        ours = quarter if "any" in labels else everybody[labels[everybody] == category]
        edges = np.cumsum(_sizes(rng))
        *parts, rest = np.split(ours, edges)
        old += [(category, part) for part in parts]
        new += _new(category, [rest])
    return old, new


def _looks(sites: pd.Series, row: Row, rng: np.random.Generator) -> tuple[Dealt, Dealt]:
    """Departments are sites of the pool, whose people stand before one backdrop."""
    old: Dealt = []
    new: Dealt = []
    for place, (category, chosen, others) in enumerate(_choose(sites, row, rng)):
        people = {site: rng.permutation(np.flatnonzero(sites == site)) for site in chosen}
        for site, size in zip(chosen * (EACH // len(chosen)), _sizes(rng), strict=True):
            old.append((category, people[site][:size]))
            people[site] = people[site][size:]
        for site in others:
            # Without a signal a new look may be any category's: a quarter of its people are ours.
            mine = slice(None) if pool_of(row).signal else slice(place, None, len(CATEGORIES))
            people[site] = rng.permutation(np.flatnonzero(sites == site)[mine])
        new += _new(category, [people[site] for site in (chosen if row.one_look else others)])
    return old, new


def _new(category: str, rests: list[np.ndarray]) -> Dealt:
    """New departments of those whom no department of the campus has."""
    return [
        (category, rest[k : k + NEW]) for rest in rests for k in range(0, len(rest) - NEW + 1, NEW)
    ]


def _choose(sites: pd.Series, row: Row, rng: np.random.Generator):
    """For each category the sites of its departments, and those of new ones."""
    names = rng.permutation(sites.unique())
    each = 1 if row.one_look else EACH
    if pool_of(row).signal:
        for category in CATEGORIES:
            subjects = sorted({name[:-3] for name in names if name.startswith(f"{category}-")})
            subject = subjects[int(rng.integers(len(subjects)))]
            ours = [str(name) for name in names if name.startswith(f"{subject}-")]
            yield category, ours[:EACH], ours[EACH:]
        return
    left = names[each * len(CATEGORIES) :]
    for number, category in enumerate(CATEGORIES):
        ours = [str(name) for name in names[number * each : (number + 1) * each]]
        yield category, ours, [str(name) for name in left]


def _campus(material: Material, dealt: Dealt) -> Material:
    chosen = np.concatenate([part for _, part in dealt])
    campus = material.select(chosen)
    numbers = np.repeat(np.arange(len(dealt)), [len(part) for _, part in dealt])
    campus.rows["category"] = [dealt[number][0] for number in numbers]
    campus.rows["department"] = [f"department {number}" for number in numbers]
    return campus
