"""Estimate how often curation is wrong, with intervals, and which groups lose most faces to it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from facestudy.curate import decisions
from facestudy.study.paths import Study
from facestudy.study.random_streams import fraction

LEVELS = (0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
CHECK = "check"
"""The reason of a label that was given to check a verdict, not to train on."""
FLAG_P, FLAG_RATIO = 0.05, 1.5


def sample(
    verdicts: pd.DataFrame, count: int, *, seed: int = 0, keys: pd.Series | None = None
) -> list[str]:
    """Draw ids for a check by hand, in random order.

    Half of them come from each verdict, as far as possible: bad verdicts are rare, and each wrong
    one loses a picture.

    Args:
        verdicts: ``id, verdict``, from `facestudy.curate.decisions.automatic`.
        count: of ids.
        seed: of the sample.
        keys: each picture's own key by id, from `facestudy.prepare.groups.picture_keys`: it alone
            decides who is drawn first of a verdict. By default the id.

    Returns:
        ids.
    """
    names = verdicts["id"] if keys is None else verdicts["id"].map(keys).fillna(verdicts["id"])
    numbers = [fraction(seed, "check", name) for name in names]
    shuffled = verdicts.assign(number=numbers).sort_values("number", kind="stable")
    drawn: list[str] = []
    by_verdict = sorted(shuffled.groupby("verdict")["id"], key=lambda group: len(group[1]))
    for number, (_, ids) in enumerate(by_verdict):
        drawn += ids[: (count - len(drawn)) // (len(by_verdict) - number)].tolist()
    return shuffled.loc[shuffled["id"].isin(drawn), "id"].tolist()


def errors(verdicts: pd.DataFrame, truth: pd.Series) -> dict[str, Any]:
    """The share of automatic verdicts that are wrong.

    The rate of all verdicts weighs good and bad ones by their number among ``verdicts``, since
    `sample` draws them in other proportions.

    Args:
        verdicts: ``id, verdict``.
        truth: "good" or "bad" by id, for some of them or for all.

    Returns:
        ``wrong, of, rate, ci95`` for "good", "bad" and "all"; a rate is None where none of these
        verdicts was checked.
    """
    checked = verdicts[verdicts["id"].isin(truth.index)]
    wrong = checked["verdict"].to_numpy() != truth.reindex(checked["id"]).to_numpy()
    rates, shares = {}, {}
    for verdict in (decisions.GOOD, decisions.BAD):
        chosen = (checked["verdict"] == verdict).to_numpy()
        rates[verdict] = rate(int(wrong[chosen].sum()), int(chosen.sum()))
        is_verdict = verdicts["verdict"] == verdict
        shares[verdict] = float(is_verdict.mean()) if len(verdicts) else 0.0
    return {"all": _weighted(rates, shares), **rates}


def rate(wrong: int, of: int) -> dict[str, Any]:
    """An error rate with its 95% interval (Clopper and Pearson, 1934).

    >>> rate(1, 4)["rate"], [round(end, 3) for end in rate(1, 4)["ci95"]]
    (0.25, [0.006, 0.806])
    """
    if not of:
        return {"wrong": 0, "of": 0, "rate": None, "ci95": None}
    interval = stats.binomtest(wrong, of).proportion_ci(0.95, method="exact")
    return {"wrong": wrong, "of": of, "rate": wrong / of, "ci95": [interval.low, interval.high]}


def shown(rates: Mapping[str, dict[str, Any]]) -> pd.DataFrame:
    """The result of `errors` as a table of text.

    >>> shown({"good": rate(0, 0), "bad": rate(1, 4)})["rate"].tolist()
    ['not defined: none was checked', '25.0%']
    """
    rows = {}
    for name, part in rates.items():
        known = part["rate"] is not None
        low, high = (100 * end for end in part["ci95"]) if known else (0.0, 0.0)
        rows[name] = {
            "wrong": part["wrong"],
            "of": part["of"],
            "rate": f"{100 * part['rate']:.1f}%" if known else "not defined: none was checked",
            "95% interval": f"{low:.1f}% to {high:.1f}%" if known else "–",
        }
    return pd.DataFrame(rows).T


def largest_loss(groups: pd.DataFrame) -> str:
    """The largest share of a group in `losses`, as text."""
    if groups.empty:
        return "not defined, as there are no faces"
    return f"{100 * groups['share'].max():.1f}%"


def checked_by_hand(study: Study) -> tuple[pd.DataFrame, pd.Series]:
    """Automatic verdicts that a person checked afterwards, and the person's labels.

    Returns:
        ``id, verdict`` as it was before the check; "good" or "bad" by id.
    """
    rows = decisions.read(study)
    is_check = (rows["source"] == decisions.HAND) & (rows["reason"] == CHECK)
    labels = rows[is_check].groupby("id")["verdict"].last()
    automatic = rows[
        rows["source"].isin([decisions.MODEL, decisions.SIGNAL]) & rows["id"].isin(labels.index)
    ]
    last = automatic[automatic["verdict"] != decisions.UNDECIDED].groupby("id")["verdict"].last()
    return (
        last.rename("verdict").reset_index(),
        labels[labels.isin([decisions.GOOD, decisions.BAD])],
    )


def errors_at_thresholds(
    held_out: np.ndarray, good: np.ndarray, low: float, high: float
) -> dict[str, Any]:
    """The errors of two thresholds among the labels, with intervals.

    Labels that active learning asked for are harder to classify than the other faces.

    Args:
        held_out: (labels,) probabilities by models that were not trained on the label.
        good: bool (labels,).
        low: below it a face is bad.
        high: above it a face is good.

    Returns:
        ``low, high``, and ``wrong, of, rate, ci95`` for "good" and "bad".
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
    probabilities: np.ndarray,
    *,
    levels: Sequence[float] = LEVELS,
) -> pd.DataFrame:
    """Coverage and error over thresholds: good above a level, bad below 1 - level.

    Args:
        held_out: (labels,) probabilities by models that were not trained on the label.
        good: bool (labels,).
        probabilities: of all faces.
        levels: from 0.5 to 1.

    Returns:
        ``level, coverage, labels, wrong, error, low, high``: the share of all faces beyond the
        thresholds; of the labels beyond them the number, how many are wrong, and their share with
        its 95% interval.
    """
    rows = []
    for level in levels:
        beyond = (held_out > level) | (held_out < 1 - level)
        wrong = int((beyond & ((held_out > 0.5) != good)).sum())
        error = rate(wrong, int(beyond.sum()))
        coverage = float(((probabilities > level) | (probabilities < 1 - level)).mean())
        interval = error["ci95"] or [np.nan, np.nan]
        rows.append((level, coverage, error["of"], wrong, error["rate"], *interval))
    return pd.DataFrame(
        rows, columns=["level", "coverage", "labels", "wrong", "error", "low", "high"]
    )


def losses(verdicts: pd.Series, groups: pd.Series) -> pd.DataFrame:
    """How many faces each class or department lost, and whether it lost more than the others.

    Curation must not create the very signal that the study looks for. A group is flagged if it
    lost at least 1.5 times the share of the others and Fisher's exact test, corrected for the
    number of groups (Holm, 1979), gives p < 0.05.

    Args:
        verdicts: "good", "bad" or "" of each face.
        groups: the class or department of each face.

    Returns:
        one row per group, flagged groups and large losses first: ``faces, lost, share, others, p,
        flagged``.
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


def _weighted(rates: dict[str, dict[str, Any]], shares: dict[str, float]) -> dict[str, Any]:
    """The rate of both verdicts, weighted by their shares; the intervals are added likewise."""
    wrong, of = (sum(part[name] for part in rates.values()) for name in ("wrong", "of"))
    parts = [(rates[verdict], share) for verdict, share in shares.items() if share > 0]
    if not parts or any(part["rate"] is None for part, _ in parts):
        return rate(wrong, of)
    value = sum(part["rate"] * share for part, share in parts)
    ends = [sum(part["ci95"][end] * share for part, share in parts) for end in (0, 1)]
    return {"wrong": wrong, "of": of, "rate": value, "ci95": ends}


def _holm(p_values: Sequence[float]) -> np.ndarray:
    """p values corrected by Holm's method."""
    values = np.asarray(p_values, dtype=float)
    order = np.argsort(values)
    steps = np.maximum.accumulate(values[order] * np.arange(len(values), 0, -1))
    corrected = np.empty(len(values))
    corrected[order] = np.minimum(steps, 1)
    return corrected
