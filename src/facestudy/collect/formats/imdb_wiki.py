"""IMDB-WIKI: ``imdb.mat`` or ``wiki.mat``, with the pictures in ``imdb_crop`` or ``wiki_crop``.

Days of birth are Matlab's, photographs have a year. An age is that in the middle of the year. See
Rothe, Timofte and Van Gool, 2018.
"""

import io
import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from facestudy.collect import attributes
from facestudy.collect.formats.table import LabelFile, Table
from facestudy.study.errors import StudyError

LABEL_FILES = re.compile(r"(imdb|wiki)\.mat", re.IGNORECASE)
NEEDED = ("dob", "photo_taken", "full_path", "gender")
SEXES = {0.0: attributes.FEMALE, 1.0: attributes.MALE}
MATLAB_DAYS = 366
"""Matlab's day 0 lies so many days before that of Python's calendar."""


def read_table(labels: LabelFile) -> Table | None:
    """Read the structure ``imdb`` or ``wiki``; None for a file in another format."""
    if not labels.data.startswith(b"MATLAB"):
        return None
    fields = _fields(labels)
    columns: dict[str, list[str]] = {
        "file": _texts(fields["full_path"]),
        "sex": [SEXES.get(float(value), "") for value in fields["gender"]],
        "age": [
            age(days, year) for days, year in zip(fields["dob"], fields["photo_taken"], strict=True)
        ],
    }
    for name in ("name", "face_score", "second_face_score"):
        if name in fields:
            columns[name] = _texts(fields[name])
    return Table(pd.DataFrame(columns), by_sex=True)


def age(days: float, year: float) -> str:
    """The age in whole years; empty where the day of birth is none.

    Args:
        days: the day of birth as Matlab counts.
        year: of the photograph.

    >>> age(723671, 2009)  # born 1981-05-06
    '28'
    """
    ordinal = int(days) - MATLAB_DAYS if math.isfinite(days) else 0
    if not (1 <= ordinal <= date.max.toordinal() and 1 <= year <= 9999):
        return ""
    return str(math.floor((date(int(year), 7, 1).toordinal() - ordinal) / 365.25))


def _fields(labels: LabelFile) -> dict[str, np.ndarray]:
    """The fields of the structure, one array each of the same length."""
    from scipy.io import loadmat

    try:
        content = loadmat(io.BytesIO(labels.data), squeeze_me=True)
    except Exception as error:  # scipy raises many types of errors on damaged data
        raise StudyError(f"cannot be read as a MAT-file ({type(error).__name__})") from None
    struct = next((value for name, value in content.items() if not name.startswith("__")), None)
    names = getattr(getattr(struct, "dtype", None), "names", None) or ()
    if struct is None or not set(NEEDED) <= set(names):
        raise StudyError(f"has no structure with the fields {', '.join(NEEDED)}")
    fields = {name: np.atleast_1d(struct[name].item()) for name in names}
    rows = len(fields["full_path"])
    for name in NEEDED:
        if len(fields[name]) != rows:
            raise StudyError(f"has {len(fields[name])} values of {name}, but {rows} paths")
    return {name: values for name, values in fields.items() if len(values) == rows}


def _texts(values: Iterable[Any]) -> list[str]:
    """Cells as text; what is no finite number is empty."""
    cells = ["".join(map(str, np.ravel(value))) for value in values]
    return ["" if cell in ("nan", "inf", "-inf") else cell for cell in cells]
