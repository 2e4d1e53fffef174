"""Visits and pictures become the index and the run's table; pure.

Enters: what each department showed, what became of each picture, the index as it was. Leaves: the
index as it is, and one row per department for the table.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from facestudy.study import index
from facestudy.study.opt_outs import Forgotten, marks
from scrapers.crawl import image_hash
from scrapers.crawl.placeholders import shared
from scrapers.crawl.visit import Visit
from scrapers.errors import Failure
from scrapers.parse import names

TABLE = [
    "department",
    "people",
    "portraits",
    "without",
    "new",
    "unchanged",
    "gone",
    "failed",
    "why",
]


@dataclass(frozen=True)
class Pictures:
    """What became of each address: the index's columns of its picture, or why there is none.

    ``looks`` has each picture by its id, as `scrapers.crawl.image_hash` sees it.
    """

    columns: Mapping[str, Mapping[str, object]]
    failures: Mapping[str, Failure]
    looks: Mapping[str, np.ndarray] = field(default_factory=dict)


def merged(
    old: pd.DataFrame,
    visits: Sequence[Visit],
    pictures: Pictures,
    *,
    forgotten: Forgotten,
    now: str,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The new index and the run's table.

    Rows are ordered by department as visited, then by page; then come rows of before: people who
    are gone, and those whose picture could not be fetched this time; then other departments.
    """
    before = {str(row["id"]): row for row in old.to_dict("records")}
    nobodys = shared(visits, pictures.columns, pictures.looks)
    current = _current(visits, pictures, nobodys, forgotten, before, now)
    taken = {str(row["id"]) for rows in current.values() for row in rows}
    rows, table = [], []
    for visit in visits:
        name = visit.department.name
        left = [row for row in before.values() if row["department"] == name]
        left = [_left(row, visit, now) for row in left if row["id"] not in taken]
        rows += current[name] + left
        row = _summary(visit, current[name], left, before, pictures, now)
        table.append(row | {"without": _without(visit, nobodys)})
    visited = {visit.department.name for visit in visits}
    others = [row for row in before.values() if row["department"] not in visited]
    rows += [row for row in others if row["id"] not in taken]
    return _frame(rows, old), pd.DataFrame(table, columns=TABLE)


def planned(old: pd.DataFrame, visits: Sequence[Visit]) -> pd.DataFrame:
    """A dry run's table: what would be fetched, told apart by the pictures' addresses alone."""
    nobodys = shared(visits, {})
    known = old[old["vanished_at"] == ""].groupby("department")["image_url"].agg(set).to_dict()
    table = []
    for visit in visits:
        urls = {one.image_url for one in visit.people if one.image_url} - nobodys
        before = known.get(visit.department.name, set())
        row = _summary(visit, [], [], {}, Pictures({}, {}), "")
        row |= {"portraits": len(urls), "without": _without(visit, nobodys)}
        row |= {"new": len(urls - before), "unchanged": len(urls & before)}
        table.append(row | {"gone": 0 if visit.failures else len(before - urls)})
    return pd.DataFrame(table, columns=TABLE)


def _shown_again(visit: Visit, pictures: Pictures) -> set[str]:
    """Ids of a person's pictures that are smaller renditions of another one of theirs."""
    of_person: dict[str, dict[str, int]] = defaultdict(dict)
    for person in visit.people:
        if columns := pictures.columns.get(person.image_url):
            of_person[names.key(person.name)][str(columns["id"])] = int(str(columns["width"]))
    again = set()
    for widths in of_person.values():
        for group in image_hash.groups(list(widths), pictures.looks):
            again |= group - {max(sorted(group), key=lambda one: widths[one])}
    return again


def _current(
    visits: Sequence[Visit],
    pictures: Pictures,
    nobodys: Set[str],
    forgotten: Forgotten,
    before: Mapping[str, Mapping],
    now: str,
) -> dict[str, list[dict]]:
    """For each department the rows of those whom it shows with a portrait, each id once."""
    taken = {one for visit in visits for one in _shown_again(visit, pictures)}
    rows: dict[str, list[dict]] = {visit.department.name: [] for visit in visits}
    for visit in visits:
        department = visit.department
        for person in visit.people:
            columns = pictures.columns.get(person.image_url)
            if columns is None or person.image_url in nobodys or columns["id"] in taken:
                continue
            one = str(columns["id"])
            known_by = marks(
                picture_id=one, url=person.image_url, name=person.name, department=department.name
            )
            if forgotten.holds(known_by):
                continue
            taken.add(one)
            known = before.get(one, {})
            told = {"name": person.name, "title": person.title, "page_url": person.page_url}
            seen = {"retrieved_at": known.get("retrieved_at", now), "last_seen": now}
            rows[department.name].append(
                {**known, **columns, **told, **seen, "image_url": person.image_url}
                | {"category": department.category, "department": department.name}
                | {"vanished_at": ""}
            )
    return rows


def _left(row: Mapping, visit: Visit, now: str) -> dict:
    """A row of before whose picture was not had this time: gone, or only not to be had."""
    shown = any(names.key(one.name) == names.key(row["name"]) for one in visit.people)
    if shown and any(one.image_url == row["image_url"] for one in visit.people):
        return {**row, "last_seen": now, "vanished_at": ""}
    if visit.failures or row["vanished_at"]:
        return dict(row)
    return {**row, "vanished_at": now}


def _summary(
    visit: Visit,
    current: Sequence[Mapping],
    left: Sequence[Mapping],
    before: Mapping[str, Mapping],
    pictures: Pictures,
    now: str,
) -> dict:
    failed = [failure.reason for failure in visit.failures]
    urls = dict.fromkeys(one.image_url for one in visit.people if one.image_url)
    failed += [pictures.failures[url].reason for url in urls if url in pictures.failures]
    known = sum(row["id"] in before for row in current)
    counts = Counter(failed).most_common()
    return {
        "department": visit.department.name,
        "people": len({names.key(one.name) for one in visit.people}),
        "portraits": len(current) + sum(not row["vanished_at"] for row in left),
        "new": len(current) - known,
        "unchanged": known,
        "gone": sum(row["vanished_at"] == now for row in left),
        "failed": len(failed),
        "why": "; ".join(f"{reason} ({n} x)" if n > 1 else reason for reason, n in counts),
    }


def _without(visit: Visit, nobodys: Set[str]) -> int:
    """How many people have no picture, or only one that they share; one that failed is one."""
    own = [one for one in visit.people if one.image_url and one.image_url not in nobodys]
    everybody = {names.key(one.name) for one in visit.people}
    return len(everybody - {names.key(one.name) for one in own})


def _frame(rows: Sequence[Mapping], old: pd.DataFrame) -> pd.DataFrame:
    if not rows:
        return old if len(old) else index.empty()
    frame = pd.DataFrame(list(rows), columns=[*dict.fromkeys([*index.COLUMNS, *old.columns])])
    text = frame.columns.difference(["width", "height"])
    frame[text] = frame[text].astype(object).where(frame[text].notna(), "").astype(str)
    return frame
