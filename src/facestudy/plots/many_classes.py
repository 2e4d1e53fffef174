"""Keep charts legible whatever the number of classes: how many are drawn, how high, how named."""

from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

MOST = 20
"""Classes that a chart names; of more, those with most pictures."""
MOST_COLOURS = 10
"""Classes that can be told apart by colour."""
MOST_GALLERIES = 8
"""Classes whose pictures are shown: each takes a second."""
LONGEST = 28
"""Characters of a name that are shown."""


def largest(counts: pd.Series, most: int = MOST) -> list[str]:
    """The classes with most pictures, in the order of their names.

    >>> largest(pd.Series({"art": 5, "law": 9, "history": 7}), most=2)
    ['history', 'law']

    Args:
        counts: pictures by class.
        most: how many classes to choose.
    """
    ordered = counts.rename_axis("name").rename("count").reset_index()
    ordered = ordered.sort_values(["count", "name"], ascending=[False, True])
    return sorted(ordered["name"].head(most))


def note(shown: int, classes: int) -> str:
    """Says that not all classes are shown; empty if they are.

    >>> note(20, 188)
    'the 20 largest of 188 classes'
    """
    return f"the {shown} largest of {classes} classes" if shown < classes else ""


def height(classes: int | Collection[str] | pd.Series, *, bars: int = 1) -> float:
    """The height in inches of a chart with a row for each class.

    Args:
        classes: their number, or their names, any of which may come more than once.
        bars: of each class, one below the other.
    """
    number = classes if isinstance(classes, int) else len(set(classes))
    return max(2.8, 0.9 + min(number, MOST) * max(0.24, 0.14 * bars))


def shortened(name: str, longest: int = LONGEST) -> str:
    """A name with an ellipsis in its middle if it is long, as names often differ at their ends.

    >>> shortened("Department of subject number 017", 20)
    'Departmen…number 017'
    """
    half = (longest - 1) // 2
    if len(name) <= longest:
        return name
    return f"{name[:half]}…{name[len(name) - (longest - 1 - half) :]}"


def labels(names: Iterable[str], longest: int = LONGEST) -> list[str]:
    """Names as labels in a figure, in which a dollar sign begins no formula."""
    return [shortened(str(name), longest).replace("$", r"\$") for name in names]


def confused_pairs(table: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """The classes that are mistaken for each other most often.

    Args:
        table: from `facestudy.evaluation.metrics.confusion`: counts, rows are true classes.
        most: pairs to choose.

    Returns:
        ``category, predicted, pictures``, most pictures first; pairs without any are left out.
    """
    wrong = table.to_numpy().copy()
    np.fill_diagonal(wrong, 0)
    rows, columns = np.nonzero(wrong)
    pairs = pd.DataFrame(
        {
            "category": table.index[rows],
            "predicted": table.columns[columns],
            "pictures": wrong[rows, columns],
        }
    )
    order = ["pictures", "category", "predicted"]
    return pairs.sort_values(order, ascending=[False, True, True]).head(most).reset_index(drop=True)
