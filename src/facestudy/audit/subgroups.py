"""For whom a model is right: accuracy by department, sex and age.

Enters: rows of ``predictions.csv`` and ``raw/index.csv``. Leaves: a table with intervals, and its
figure. Departments of one class tell how far a class is one site; sex and age, where the index
has them, whether the model knows those in place of the class.
"""

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.evaluation import metrics
from facestudy.plots.charts import BLUE, GREY, ORANGE
from facestudy.study.errors import StudyError

UNKNOWN = "unknown"
FEWEST = 5
POOLED = f"fewer than {FEWEST} pictures"
YEARS = 15  # an age band's


def accuracy_by_group(
    predictions: pd.DataFrame, pictures: pd.DataFrame, *, part: str = "test", years: int = YEARS
) -> pd.DataFrame:
    """Accuracy of each department and, where the index has them, of each sex and age band.

    Args:
        predictions: rows of ``predictions.csv``.
        pictures: rows of ``raw/index.csv``.
        part: the split that is judged.
        years: how many an age band has.

    Returns:
        ``attribute, group, pictures, accuracy, low, high`` (95 %, Wilson's), first all pictures
        together. Groups of fewer than `FEWEST` pictures are one row; pictures of which an
        attribute is not known are one of their own, however few.

    Raises:
        StudyError: no picture in the split, or a predicted picture is not in the index.
    """
    rows = predictions[predictions["split"] == part]
    if rows.empty:
        raise StudyError(f"no picture in the {part} split: run 04_split again")
    strangers = set(rows["id"]) - set(pictures["id"])
    if strangers:
        raise StudyError(
            f"{len(strangers)} predicted pictures are not in raw/index.csv: run the notebooks "
            "from 04_split on again"
        )
    right = (rows["category"] == rows["predicted"]).to_numpy()
    known = pictures.set_index("id").loc[rows["id"]].reset_index()
    tables = [_accuracies("all", pd.Series("all pictures", index=known.index), right)]
    for attribute, groups in _groups(known, years).items():
        if (groups != UNKNOWN).any():
            tables.append(_accuracies(attribute, _pooled(groups), right))
    return pd.concat(tables, ignore_index=True)


def _groups(known: pd.DataFrame, years: int) -> dict[str, pd.Series]:
    found = {name: _texts(known[name]) for name in ("department", "sex") if name in known}
    if "age" in known:
        found["age"] = age_bands(known["age"], years=years)
    return found


def _texts(values: pd.Series) -> pd.Series:
    texts = values.fillna("").astype(str).str.strip()
    return texts.mask(texts.str.lower().isin(["", "nan", UNKNOWN]), UNKNOWN)


def age_bands(ages: pd.Series, *, years: int = YEARS) -> pd.Series:
    """Ages as texts such as "30 to 44"; what is no age from 0 to 120 is unknown."""
    numbers = pd.to_numeric(ages, errors="coerce")
    numbers = numbers.where(numbers.between(0, 120))
    low = numbers // years * years
    return pd.Series(
        [UNKNOWN if pd.isna(one) else f"{one:.0f} to {one + years - 1:.0f}" for one in low],
        index=ages.index,
    )


def _pooled(groups: pd.Series) -> pd.Series:
    few = groups.map(groups.value_counts()) < FEWEST
    return groups.mask(few & (groups != UNKNOWN), POOLED)


def _accuracies(attribute: str, groups: pd.Series, right: np.ndarray) -> pd.DataFrame:
    """One attribute's rows, in the order of their names or numbers, the pooled and unknown last."""
    rows = []
    for group in sorted(groups.unique(), key=_order):
        own = right[(groups == group).to_numpy()]
        low, high = metrics.wilson(own.mean(), len(own))
        rows.append([attribute, group, len(own), own.mean(), low, high])
    columns = ["attribute", "group", "pictures", "accuracy", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def _order(group: str) -> tuple:
    first = group.split(" ")[0]
    number = int(first) if first.isdigit() else 0
    return [POOLED, UNKNOWN].index(group) + 1 if group in (POOLED, UNKNOWN) else 0, number, group


def forest(table: pd.DataFrame, ax: Axes) -> Axes:
    """`accuracy_by_group` as points with their intervals; the line is all pictures' accuracy.

    Give the axes about 0.22 inches of height for each row.
    """
    total = table[table["attribute"] == "all"].iloc[0]
    places, row = [], 0.0
    for attribute, part in table.groupby("attribute", sort=False):
        row += 0.6 if places else 0  # a gap between attributes
        colour = ORANGE if attribute == "all" else BLUE
        own = row + np.arange(len(part))
        value = 100 * part["accuracy"]
        spans = np.maximum([value - 100 * part["low"], 100 * part["high"] - value], 0)
        ax.errorbar(value, own, xerr=spans, fmt="o", ms=4, color=colour, capsize=2, lw=1)
        places.extend(own)
        row = own[-1] + 1
    labels = [f"{_label(one)} ({one.pictures})" for one in table.itertuples()]
    ax.axvline(100 * total["accuracy"], color=GREY, linestyle=":", linewidth=1.2)
    ax.set(yticks=places, yticklabels=labels, xlim=(-2, 102), ylim=(row - 0.4, -0.6))
    ax.tick_params(axis="y", labelsize=8, left=False)
    ax.set_xlabel("test accuracy, % (line: 95 % interval; in brackets: pictures)")
    sns.despine(ax=ax, left=True)
    return ax


def _label(row: tuple) -> str:
    if row.attribute == "all" or row.attribute == "department" and row.group not in (
        POOLED, UNKNOWN
    ):  # fmt: skip
        return row.group
    return f"{row.attribute}: {row.group}"
