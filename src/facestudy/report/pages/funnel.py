"""Count pages, portraits, faces, good and used pictures, and say what was lost between."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from facestudy.prepare import split
from facestudy.report.pages import study_facts
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

MOST = 3
"""Reasons that are named for each step; of more only the number is given."""
PAGES = "pages read"


class Step(NamedTuple):
    """One step on the way.

    Attributes:
        step: its name.
        left: what is left after it.
        lost: why the others are not, in words.
    """

    step: str
    left: int
    lost: str


def steps(study: Study, facts: Mapping[str, Mapping]) -> list[Step]:
    """The steps whose files are there.

    Args:
        study: the study.
        facts: of its data sheet, from `facestudy.report.pages.datasheet.facts`.
    """
    rows, faces = study_facts.pictures(study), study_facts.table(study, "faces.csv")
    used = study_facts.table(study, "split.csv")
    result = [*_pages(study)]
    if rows is not None:
        skipped = study_facts.table(study, "raw/skipped.csv")
        lost = "" if skipped is None or skipped.empty else f"{len(skipped):,} files skipped"
        result.append(Step("portraits", len(rows), lost))
    if faces is not None:
        reasons = facts["preprocessing"]["rejected"]
        result.append(Step("with a face", int((faces["reason"] == "").sum()), _listed(reasons)))
    if rows is not None and faces is not None:
        result += _good(study, int((faces["reason"] == "").sum()))
    if used is not None:
        left_out = used.loc[used["split"] == "", "reason"].str.replace(r"\s*\(.*", "", regex=True)
        counts = {str(name): int(count) for name, count in left_out.value_counts().items()}
        result.append(Step("used", int((used["split"] != "").sum()), _listed(counts)))
    return result


def table(found: list[Step]) -> pd.DataFrame:
    """The steps as a table with the columns ``step, left, lost``."""
    return pd.DataFrame(found, columns=Step._fields)


def _pages(study: Study) -> list[Step]:
    requests = study_facts.table(study, "raw/requests.csv")
    if requests is None:
        return []
    pages = requests[requests["kind"] == "page"].drop_duplicates("url", keep="last")
    if pages.empty:
        return []
    failed = int((pages["reason"] != "").sum())
    lost = f"{failed:,} could not be read" if failed else ""
    return [Step(PAGES, len(pages) - failed, lost)]


def _good(study: Study, faces: int) -> list[Step]:
    try:
        good = len(split.usable(study))
    except (StudyError, OSError):
        return []
    lost = faces - good
    return [Step("good", good, f"{lost:,} sorted out by curation or correction" if lost else "")]


def _listed(reasons: object) -> str:
    """Such as ``12 no face found; 3 the file is damaged``, the most frequent first."""
    if not isinstance(reasons, Mapping):
        return ""
    items = [f"{count:,} {reason}" for reason, count in reasons.items()]
    more = f"; {len(items) - MOST} more reasons" if len(items) > MOST else ""
    return "; ".join(items[:MOST]) + more
