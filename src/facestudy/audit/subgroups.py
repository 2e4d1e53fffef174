"""Accuracy by department, sex and age, as a table with intervals and as a figure.

The departments of one class show how far the class is one web site; sex and age, where the index
has them, whether the model recognises those instead of the class.
"""

from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.evaluation import metrics
from facestudy.plots.charts import BLUE, GREY, ORANGE
from facestudy.study.errors import StudyError

UNKNOWN = "unknown"
MIN_PICTURES = 5
POOLED = f"fewer than {MIN_PICTURES} pictures"
YEARS = 15  # per age band


def accuracy_by_group(
    predictions: pd.DataFrame, pictures: pd.DataFrame, *, part: str = "test", years: int = YEARS
) -> pd.DataFrame:
    """Accuracy of each department and, where the index has them, of each sex and age band.

    Args:
        predictions: rows of ``predictions.csv``.
        pictures: rows of ``raw/index.csv``.
        part: of the split.
        years: per age band.

    Returns:
        ``attribute, group, pictures, accuracy, low, high`` (Wilson; 95% for all groups of an
        attribute at once), first all pictures together. Groups of fewer than `MIN_PICTURES`
        pictures are one row; pictures whose attribute is unknown are a row of their own, however
        few.

    Raises:
        StudyError: the part has no picture, or a predicted picture is not in the index.
    """
    rows = predictions[predictions["split"] == part]
    if rows.empty:
        raise StudyError(f"the {part} part has no picture: run 04_split again")
    missing = set(rows["id"]) - set(pictures["id"])
    if missing:
        raise StudyError(
            f"{len(missing)} predicted pictures are not in raw/index.csv: run the notebooks "
            "from 04_split on again"
        )
    correct = (rows["category"] == rows["predicted"]).to_numpy()
    facts = pictures.set_index("id").loc[rows["id"]].reset_index()
    tables = [_accuracies("all", pd.Series("all pictures", index=facts.index), correct)]
    for attribute, groups in _groups(facts, years).items():
        if (groups != UNKNOWN).any():
            tables.append(_accuracies(attribute, _pooled(groups), correct))
    return pd.concat(tables, ignore_index=True)


def _groups(facts: pd.DataFrame, years: int) -> dict[str, pd.Series]:
    groups = {name: _texts(facts[name]) for name in ("department", "sex") if name in facts}
    if "age" in facts:
        groups["age"] = age_bands(facts["age"], years=years)
    return groups


def _texts(values: pd.Series) -> pd.Series:
    texts = values.fillna("").astype(str).str.strip()
    return texts.mask(texts.str.lower().isin(["", "nan", UNKNOWN]), UNKNOWN)


def age_bands(ages: pd.Series, *, years: int = YEARS) -> pd.Series:
    """Ages as texts; whatever is not an age from 0 to 120 is unknown.

    >>> age_bands(pd.Series([44, "", 45])).tolist()
    ['30 to 44', 'unknown', '45 to 59']
    """
    numbers = pd.to_numeric(ages, errors="coerce")
    numbers = numbers.where(numbers.between(0, 120))
    starts = numbers // years * years
    return pd.Series(
        [
            UNKNOWN if pd.isna(start) else f"{start:.0f} to {start + years - 1:.0f}"
            for start in starts
        ],
        index=ages.index,
    )


def _pooled(groups: pd.Series) -> pd.Series:
    few = groups.map(groups.value_counts()) < MIN_PICTURES
    return groups.mask(few & (groups != UNKNOWN), POOLED)


def _accuracies(attribute: str, groups: pd.Series, correct: np.ndarray) -> pd.DataFrame:
    """One attribute's rows, sorted by name or number, the pooled and unknown last."""
    rows, names = [], sorted(groups.unique(), key=_order)
    for group in names:
        members = correct[(groups == group).to_numpy()]
        # Of many groups some always look special: their intervals hold all together.
        low, high = metrics.wilson(members.mean(), len(members), together=len(names))
        rows.append([attribute, group, len(members), members.mean(), low, high])
    columns = ["attribute", "group", "pictures", "accuracy", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def _order(group: str) -> tuple[int, int, str]:
    first = group.split(" ")[0]
    number = int(first) if first.isdigit() else 0
    return [POOLED, UNKNOWN].index(group) + 1 if group in (POOLED, UNKNOWN) else 0, number, group


def forest_plot(table: pd.DataFrame, ax: Axes) -> Axes:
    """`accuracy_by_group` as points with their intervals; the line is all pictures' accuracy.

    Give the axes about 0.22 inches of height per row.
    """
    total = table[table["attribute"] == "all"].iloc[0]
    ticks: list[float] = []
    y = 0.0
    for attribute, part in table.groupby("attribute", sort=False):
        y += 0.6 if ticks else 0  # a gap between attributes
        colour = ORANGE if attribute == "all" else BLUE
        positions = y + np.arange(len(part))
        value = 100 * part["accuracy"]
        spans = np.maximum([value - 100 * part["low"], 100 * part["high"] - value], 0)
        ax.errorbar(value, positions, xerr=spans, fmt="o", ms=4, color=colour, capsize=2, lw=1)
        ticks.extend(positions)
        y = positions[-1] + 1
    labels = [f"{_label(row)} ({row['pictures']})" for row in table.to_dict("records")]
    ax.axvline(100 * total["accuracy"], color=GREY, linestyle=":", linewidth=1.2)
    ax.set(yticks=ticks, yticklabels=labels, xlim=(-2, 102), ylim=(y - 0.4, -0.6))
    ax.tick_params(axis="y", labelsize=8, left=False)
    ax.set_xlabel(
        "test accuracy, % (lines: 95% for all groups of a kind together; in brackets: pictures)"
    )
    sns.despine(ax=ax, left=True)
    return ax


def _label(row: dict[Any, Any]) -> str:
    attribute, group = str(row["attribute"]), str(row["group"])
    named = attribute == "department" and group not in (POOLED, UNKNOWN)
    return group if attribute == "all" or named else f"{attribute}: {group}"
