"""How far the sorting can be trusted: error rates with their intervals, and what it did to whom.

Enters: verdicts, and what a person or the campus's truth says of some of them. Leaves: numbers.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from facestudy.curate import decisions
from facestudy.study.paths import Study

LEVELS = (0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
CHECK = "check"
"""The reason of a label that was given to check a verdict, not to learn from."""
FLAG_P, FLAG_RATIO = 0.05, 1.5


def sample(moved: pd.DataFrame, count: int, *, seed: int = 0) -> list[str]:
    """Ids for a check by hand: drawn at random from what was moved, in random order.

    Half of them from each verdict, as far as there are so many: bad ones are few, and an error
    among them loses a picture.
    """
    drawn: list[str] = []
    kinds = sorted(moved.groupby("verdict")["id"], key=lambda kind: len(kind[1]))
    for number, (_, ids) in enumerate(kinds):
        wanted = (count - len(drawn)) // (len(kinds) - number)
        drawn += ids.sample(min(wanted, len(ids)), random_state=seed).tolist()
    return np.random.default_rng(seed).permutation(np.array(drawn, dtype=object)).tolist()


def errors(moved: pd.DataFrame, said: pd.Series) -> dict[str, Any]:
    """How many of the moved faces somebody who looked at them calls otherwise.

    The rate of all counts each verdict by how often it was given, since `sample` does not.

    Args:
        moved: ``id, verdict``.
        said: "good" or "bad" by id, for some of them or for all.

    Returns:
        ``wrong, of, rate, ci95`` for "good", "bad" and "all"; rates are None where none was seen.
    """
    seen = moved[moved["id"].isin(said.index)]
    wrong = seen["verdict"].to_numpy() != said.reindex(seen["id"]).to_numpy()
    told, shares = {}, {}
    for kind in (decisions.GOOD, decisions.BAD):
        of_kind = (seen["verdict"] == kind).to_numpy()
        told[kind] = rate(int(wrong[of_kind].sum()), int(of_kind.sum()))
        shares[kind] = float((moved["verdict"] == kind).mean()) if len(moved) else 0.0
    return {"all": _together(told, shares), **told}


def rate(wrong: int, of: int) -> dict[str, Any]:
    """An error rate with its 95 % interval (Clopper and Pearson, 1934)."""
    if not of:
        return {"wrong": 0, "of": 0, "rate": None, "ci95": None}
    found = stats.binomtest(wrong, of).proportion_ci(0.95, method="exact")
    return {"wrong": wrong, "of": of, "rate": wrong / of, "ci95": [found.low, found.high]}


def checked(study: Study) -> tuple[pd.DataFrame, pd.Series]:
    """Verdicts of the model or of a signal that a person looked at afterwards, and what was said.

    Returns:
        ``id, verdict`` as it was before the check; "good" or "bad" by id.
    """
    rows = decisions.read(study)
    check = (rows["source"] == decisions.HAND) & (rows["reason"] == CHECK)
    said = rows[check].groupby("id")["verdict"].last()
    own = rows[
        rows["source"].isin([decisions.MODEL, decisions.SIGNAL]) & rows["id"].isin(said.index)
    ]
    last = own[own["verdict"] != decisions.UNDECIDED].groupby("id")["verdict"].last()
    return last.rename("verdict").reset_index(), said[said.isin([decisions.GOOD, decisions.BAD])]


def certificate(held_out: np.ndarray, good: np.ndarray, low: float, high: float) -> dict[str, Any]:
    """What the labels themselves say of two thresholds, each label judged by a model that had not
    seen it: errors with their interval. Labels that were asked for where the model doubted are
    harder than the other faces.
    """
    return {
        "low": low,
        "high": high,
        "good": rate(int((~good[held_out > high]).sum()), int((held_out > high).sum())),
        "bad": rate(int(good[held_out < low].sum()), int((held_out < low).sum())),
    }


def sweep(
    held_out: np.ndarray,
    good: np.ndarray,
    everything: np.ndarray,
    *,
    levels: Sequence[float] = LEVELS,
) -> pd.DataFrame:
    """Coverage against error over thresholds: good above a level, bad below 1 - level.

    Args:
        held_out: the labels' probabilities by models that had not seen them.
        good: what the labels say.
        everything: the probabilities of all faces.
        levels: from 0.5 to 1.

    Returns:
        ``level, coverage, labels, wrong, error, low, high``: share of all faces beyond the
        thresholds; of the labels beyond them the number, the wrong ones and their share with its
        95 % interval.
    """
    rows = []
    for level in levels:
        beyond = (held_out > level) | (held_out < 1 - level)
        wrong = int((beyond & ((held_out > 0.5) != good)).sum())
        told = rate(wrong, int(beyond.sum()))
        coverage = float(((everything > level) | (everything < 1 - level)).mean())
        interval = told["ci95"] or [np.nan, np.nan]
        rows.append((level, coverage, told["of"], wrong, told["rate"], *interval))
    return pd.DataFrame(
        rows, columns=["level", "coverage", "labels", "wrong", "error", "low", "high"]
    )


def losses(verdicts: pd.Series, groups: pd.Series) -> pd.DataFrame:
    """What each class or department lost, and whether that is more than the others lost.

    Curation must not create the very signal that a study looks for. A group is flagged if it lost
    at least 1.5 times the share of the others and Fisher's exact test, corrected for the number of
    groups (Holm, 1979), gives p < 0.05.

    Args:
        verdicts: "good", "bad" or "" of each face.
        groups: the class or department of each.

    Returns:
        one row per group, the largest loss first: ``faces, lost, share, others, p, flagged``.
    """
    lost = (verdicts == decisions.BAD).groupby(groups.to_numpy()).agg(["size", "sum"])
    lost.columns = ["faces", "lost"]
    total = lost.sum()
    rest = total - lost
    table = lost.assign(share=lost["lost"] / lost["faces"])
    table["others"] = rest["lost"] / rest["faces"].clip(lower=1)
    table["p"] = _holm(
        [
            stats.fisher_exact(
                [[row.lost, row.faces - row.lost], [other.lost, other.faces - other.lost]],
                alternative="greater",
            ).pvalue
            for row, other in zip(lost.itertuples(), rest.itertuples(), strict=True)
        ]
    )
    table["flagged"] = (table["p"] < FLAG_P) & (table["share"] > FLAG_RATIO * table["others"])
    return table.sort_values(["flagged", "share"], ascending=False)


def _together(told: dict[str, dict], shares: dict[str, float]) -> dict[str, Any]:
    """Both kinds, weighted by their shares; the interval is the sum of the kinds' own."""
    wrong, of = (sum(each[name] for each in told.values()) for name in ("wrong", "of"))
    parts = [(told[kind], share) for kind, share in shares.items() if share > 0]
    if not parts or any(each["rate"] is None for each, _ in parts):
        return rate(wrong, of)
    value = sum(each["rate"] * share for each, share in parts)
    ends = [sum(each["ci95"][end] * share for each, share in parts) for end in (0, 1)]
    return {"wrong": wrong, "of": of, "rate": value, "ci95": ends}


def _holm(values: Sequence[float]) -> np.ndarray:
    values = np.asarray(values, dtype=float)
    order = np.argsort(values)
    steps = np.maximum.accumulate(values[order] * np.arange(len(values), 0, -1))
    corrected = np.empty(len(values))
    corrected[order] = np.minimum(steps, 1)
    return corrected
