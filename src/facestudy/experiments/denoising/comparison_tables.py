"""What the encoders reach, and what one reaches beyond another.

Enters: estimates of test faces, one cell per encoder, training, share of labels and seed
(`comparison`). Leaves: scores, means over the seeds, paired differences with intervals.
"""

from collections.abc import Iterator

import pandas as pd

from facestudy.experiments.denoising import scores
from facestudy.experiments.denoising.comparison import KEY

MEASURES = ("accuracy", "rmse", "mae")
TITLES = {"accuracy": "gender, % right", "rmse": "age, RMSE", "mae": "age, MAE"}


def measured(estimates: pd.DataFrame) -> pd.DataFrame:
    """Each cell's scores: `KEY` and what `scores.of` gives."""
    cells = estimates.groupby(KEY, sort=False)
    return pd.DataFrame([dict(zip(KEY, key, strict=True)) | scores.of(rows) for key, rows in cells])


def table(cells: pd.DataFrame) -> pd.DataFrame:
    """Means over the seeds, to be read: a row per encoder and training, columns by share.

    Args:
        cells: as `measured` gives them.
    """
    found = cells.melt(KEY, [name for name in MEASURES if name in cells], "measure")
    found["value"] = found["value"].astype(float) * found["measure"].map(_factor)
    found["measure"] = found["measure"].map(TITLES)
    wide = ["measure", "share"]
    return found.pivot_table("value", ["encoder", "training"], wide, "mean", sort=False).round(1)


def differences(
    cells: pd.DataFrame, first: tuple[str, str], second: tuple[str, str]
) -> pd.DataFrame:
    """What the first (encoder, training) reaches beyond the second, seed by seed.

    Returns:
        ``share, measure, mean, low, high, n``: the mean over the seeds and its 95 % interval.
        An accuracy's gain is above 0, an error's below.
    """
    index = cells.set_index(["encoder", "training"])
    one, other = (
        index.loc[[key]].set_index(["share", "seed"]).sort_index() for key in (first, second)
    )
    found = []
    for share in one.index.unique("share"):
        for measure in MEASURES:
            pair = [each.loc[share, measure].astype(float) for each in (one, other)]
            result = scores.paired(*pair)
            low, high = result["ci95"] or (None, None)
            found.append({"share": share, "measure": measure, "mean": result["mean"],
                          "low": low, "high": high, "n": result["n"]})  # fmt: skip
    return pd.DataFrame(found).dropna(subset="mean").reset_index(drop=True)


def sentences(table: pd.DataFrame) -> Iterator[str]:
    """`differences` in words, a line each."""
    for row in table[table["measure"] != "mae"].itertuples():
        factor = _factor(row.measure)
        unit = "percentage points of gender" if row.measure == "accuracy" else "years of age (RMSE)"
        start = f"{100 * row.share:g} % of the labels: {factor * row.mean:+.1f} {unit}"
        if row.n < 2:
            yield f"{start}, of one seed: that tells nothing"
            continue
        clear = row.low > 0 or row.high < 0
        yield (
            f"{start} ({factor * row.low:+.1f} to {factor * row.high:+.1f}), "
            f"{'a difference' if clear else 'no clear difference'}"
        )


def best(cells: pd.DataFrame) -> tuple[str, str]:
    """The encoder and training with the least error of age, or the highest accuracy where no ages
    are known, on the largest share of the labels."""
    full = cells[cells["share"] == cells["share"].max()]
    known = full["rmse"].notna().any()
    means = full.groupby(["encoder", "training"])["rmse" if known else "accuracy"].mean()
    return means.idxmin() if known else means.idxmax()


def _factor(measure: str) -> float:
    """Accuracies are shown in per cent."""
    return 100.0 if measure == "accuracy" else 1.0
