"""``data/<study>/corrections.csv``: classes that were put right, and pictures that are bad.

It is written by hand or by a page of the report, and only ever read here, so that a new scrape or
import keeps it. Columns: ``id``, ``category`` (the right class) or ``bad`` (yes) or both, and
``reason``. The last row of a picture counts; one without either takes the ones before back.
"""

import re
from typing import NamedTuple

import pandas as pd

from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.paths import Study

BAD = "bad"
_YES, _NO = {"1", "yes", "y", "true", "x", BAD}, {"", "0", "no", "n", "false", "good"}


class Corrections(NamedTuple):
    """What is put right, by the id of the picture.

    Attributes:
        categories: the right class.
        bad: why the picture is left out.
        reasons: of the row that counts, whichever of the two it is.
    """

    categories: dict[str, str]
    bad: dict[str, str]
    reasons: dict[str, str]


def read(study: Study) -> Corrections:
    """Read the corrections of a study; one without the file has none.

    Ids that the study does not have, such as those of people who were forgotten, do nothing.

    Raises:
        StudyError: the file lacks its columns, or a row is not valid (the message has its line).
    """
    path = study.corrections_csv
    if not path.is_file():
        return Corrections({}, {}, {})
    try:
        frame = tables.parse(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (ValueError, UnicodeDecodeError) as error:
        raise StudyError(f"{path} cannot be read as CSV: {' '.join(str(error).split())}") from None
    frame = frame.fillna("").rename(columns=lambda name: str(name).strip().lower())
    if "id" not in frame or not {"category", BAD} & set(frame):
        raise StudyError(f"{path} needs the columns id,category,bad,reason (or one of the two)")
    result = Corrections({}, {}, {})
    for line, row in enumerate(frame.to_dict("records"), 2):
        _add(result, {str(name): str(cell).strip() for name, cell in row.items()}, path.name, line)
    return result


def pictures(study: Study) -> pd.DataFrame:
    """The index with the categories put right: what every stage reads.

    Whoever changes the index reads it with `facestudy.study.index.read`, so that a correction that
    is taken back leaves no trace.

    Raises:
        StudyError: the index or the corrections are missing or not valid.
    """
    frame = index.read(study.index)
    right = frame["id"].map(read(study).categories).astype(frame["category"].dtype)
    return frame.assign(category=right.where(right.notna(), frame["category"]))


def _add(result: Corrections, row: dict[str, str], source: str, line: int) -> None:
    picture_id, bad = row["id"].lower(), row.get(BAD, "").lower()
    if not any(row.values()):
        return
    if not re.fullmatch(r"[0-9a-f]{16}", picture_id):
        raise StudyError(
            f"{source}, line {line}: {row['id']!r} is no picture's id (16 hex digits; the name of "
            "its file in raw/ without the ending)"
        )
    if bad not in _YES | _NO:
        raise StudyError(f"{source}, line {line}: bad is {row[BAD]!r}; write yes, or nothing")
    result.categories.pop(picture_id, None)
    result.bad.pop(picture_id, None)
    result.reasons[picture_id] = row.get("reason", "")
    if category := row.get("category", ""):
        result.categories[picture_id] = category
    if bad in _YES:
        result.bad[picture_id] = row.get("reason", "")
