"""Importance of named features, by permutation over whole departments.

A department's portraits share a photographer, a wall and a fashion. If values were permuted between
single pictures, each department would be torn apart, and a feature that only marks departments
would look as important as one that tells about faces. So departments exchange their values as
wholes, and the model that is asked has not learned from the department that it is asked about.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from facestudy.audit.named import table
from facestudy.audit.named.fitting import THREADS, Compared, LeftOut, probabilities
from facestudy.study.random_streams import generator

REPEATS = 10
DRAWS = 2000
"""Of departments, for an interval."""


def importances(
    left_out: LeftOut, features: pd.DataFrame, known: Compared, *, seed: int = 0
) -> pd.DataFrame:
    """How many points of accuracy are lost when departments exchange a feature's values.

    Args:
        left_out: models from `fitting.leave_departments_out` on these features.
        features: a row for each picture that is compared.
        known: from `fitting.compared`.
        seed: of the exchanges, and of the departments drawn for the intervals.

    Returns:
        ``name, words, group, drop, low, high`` in points, the largest drop first: each feature by
        itself, and below ``all of GROUP`` the features of each group together. The 95% interval
        covers other departments.
    """
    donors = exchange(known.units, seed=seed)
    before = (left_out.scores.argmax(axis=1) == known.labels).astype(float)
    words = {each.name: (each.words, each.group) for each in table.FEATURES}
    sets = {name: [name] for name in features}
    for group in table.groups():
        members = [name for name in table.names(groups=[group]) if name in features]
        if len(members) > 1:
            sets[f"all of {group}"] = members
            words[f"all of {group}"] = "all of them together", group
    rows = []
    for name, members in sets.items():
        lost = before - _correct(left_out, features, known, members=members, donors=donors)
        drop, low, high = over_departments(100 * lost, known.units, seed=seed)
        text, group = words[name]
        rows.append({"name": name, "words": text, "group": group, "drop": drop})
        rows[-1] |= {"low": low, "high": high}
    return pd.DataFrame(rows).sort_values("drop", ascending=False, ignore_index=True)


def exchange(units: np.ndarray, *, seed: int = 0, repeats: int = REPEATS) -> np.ndarray:
    """For each picture one of the department that its department exchanges values with.

    >>> exchange(np.array(["a", "a", "b"]), repeats=1).tolist()
    [[2, 2, 1]]

    Args:
        units: the department of each picture, (n,).
        seed: of the exchange.
        repeats: how often departments are paired anew.

    Returns:
        Positions of pictures, int (repeats, n). No department keeps its values if there are two.
    """
    names, numbers = np.unique(units, return_inverse=True)
    members = [np.flatnonzero(numbers == number) for number in range(len(names))]
    rng = generator(seed, "named features", "exchange")
    donors = np.empty((repeats, len(units)), int)
    for repeat in range(repeats):
        circle = rng.permutation(len(names))
        partner = np.empty_like(circle)
        partner[circle] = np.roll(circle, 1)
        for number, own in enumerate(members):
            donors[repeat, own] = rng.choice(members[partner[number]], size=len(own))
    return donors


def _correct(
    left_out: LeftOut,
    features: pd.DataFrame,
    known: Compared,
    *,
    members: Sequence[str],
    donors: np.ndarray,
) -> np.ndarray:
    """How often each picture is right with exchanged values of some features, (n,)."""
    x, classes = features.to_numpy(float), left_out.scores.shape[1]
    columns = [features.columns.get_loc(name) for name in members]
    right = np.empty(len(x))
    with threadpool_limits(THREADS):
        for fold, model in enumerate(left_out.models):
            own = np.flatnonzero(left_out.folds == fold)
            asked = np.repeat(x[None, own], len(donors), axis=0)
            asked[..., columns] = x[donors[:, own]][..., columns]
            guessed = probabilities(model, asked.reshape(-1, x.shape[1]), classes).argmax(axis=1)
            right[own] = (guessed.reshape(len(donors), -1) == known.labels[own]).mean(axis=0)
    return right


def over_departments(
    values: np.ndarray, units: np.ndarray, *, seed: int = 0
) -> tuple[float, float, float]:
    """The mean of values and its 95% interval over departments (percentile bootstrap).

    Args:
        values: (n,).
        units: the department of each, (n,).
        seed: of the departments that are drawn.
    """
    numbers = np.unique(units, return_inverse=True)[1]
    sums, sizes = np.bincount(numbers, weights=values), np.bincount(numbers)
    rng = generator(seed, "named features", "departments")
    drawn = rng.integers(len(sizes), size=(DRAWS, len(sizes)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(values.mean()), float(low), float(high)


def side_by_side(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The drops of several models in one table, a row a feature.

    Args:
        tables: from `importances`, by the models' titles.

    Returns:
        ``words, group`` and a column a model, indexed by ``name``; empty where a model does not
        see a feature.
    """
    first = pd.concat([each.set_index("name")[["words", "group"]] for each in tables.values()])
    result = first[~first.index.duplicated()]
    for title, each in tables.items():
        result = result.assign(**{title: each.set_index("name")["drop"]})
    return result
