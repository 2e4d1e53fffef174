"""Merge what a run found into the index, and make the run's table; no network, no files."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from facestudy.study import index, keep_until
from facestudy.study.opt_outs import Forgotten, marks
from scrapers.crawl.pictures import image_hash
from scrapers.crawl.pictures.placeholders import placeholder_urls
from scrapers.crawl.visit import CrawlResult
from scrapers.errors import Failure
from scrapers.parse.image_urls import is_data
from scrapers.parse.people import Person
from scrapers.parse.text import names

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
    """What became of each address.

    Args:
        columns: the index's columns of the picture at each address.
        failures: why there is none.
        hashes: the perceptual hash of each picture, by its id.
    """

    columns: Mapping[str, Mapping[str, object]]
    failures: Mapping[str, Failure]
    hashes: Mapping[str, np.ndarray] = field(default_factory=dict)


def merge(
    old: pd.DataFrame,
    results: Sequence[CrawlResult],
    pictures: Pictures,
    *,
    forgotten: Forgotten,
    now: str,
    until: str = "",
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Merge the results of a run into the index.

    Rows are ordered by department as visited, then by page. Then come older rows of these
    departments (people who are gone, and those whose picture could not be fetched), then rows of
    other departments. Rows of pairs that were marked as wrong are left out.

    Args:
        old: the index before the run.
        results: what each department showed.
        pictures: what became of each address.
        forgotten: people who are left out.
        now: the time of the run.
        until: the last day of the pictures that the run has fetched or found unchanged; empty if
            they keep the one that they have, or none.

    Returns:
        The new index, and the run's table with a row per department.
    """
    before = {str(row["id"]): row for row in old.to_dict("records") if not _is_wrong(row, results)}
    placeholders = placeholder_urls(results, pictures.columns, pictures.hashes)
    current = _current_rows(results, pictures, placeholders, forgotten, before, now, until)
    taken = {str(row["id"]) for rows in current.values() for row in rows}
    rows, table = [], []
    for result in results:
        name = result.department.name
        older = [row for row in before.values() if row["department"] == name]
        older = [_updated(row, result, now) for row in older if row["id"] not in taken]
        rows += current[name] + older
        row = _table_row(result, current[name], older, before, pictures, now)
        table.append(row | {"without": _count_without(result, placeholders)})
    visited = {result.department.name for result in results}
    others = [row for row in before.values() if row["department"] not in visited]
    rows += [row for row in others if row["id"] not in taken]
    return _frame(rows, old), pd.DataFrame(table, columns=TABLE)


def ids_of_forgotten(
    results: Sequence[CrawlResult], pictures: Pictures, forgotten: Forgotten
) -> set[str]:
    """The ids of the pictures at the addresses of people who are left out."""
    ids = set()
    for result in results:
        for person in result.people:
            picture_id = str(pictures.columns.get(person.image_url, {}).get("id", ""))
            url, place = _address(person, picture_id), result.department.name
            their = marks(picture_id=picture_id, url=url, name=person.name, department=place)
            if picture_id and forgotten.holds(their):
                ids.add(picture_id)
    return ids


def marks_of(table: pd.DataFrame) -> list[str]:
    """The `facestudy.study.opt_outs.marks` of all rows of an index."""
    return [
        mark
        for row in table.itertuples()
        for mark in marks(
            picture_id=row.id, url=row.image_url, name=row.name, department=row.department
        )
    ]


def dry_run_table(old: pd.DataFrame, results: Sequence[CrawlResult]) -> pd.DataFrame:
    """The table of a dry run: what would be fetched, judged by the pictures' addresses alone."""
    placeholders = placeholder_urls(results, {})
    known = old[old["vanished_at"] == ""].groupby("department")["image_url"].agg(set).to_dict()
    table = []
    for result in results:
        urls = {person.image_url for person in result.people if person.image_url} - placeholders
        before = known.get(result.department.name, set())
        row = _table_row(result, [], [], {}, Pictures({}, {}), "")
        row |= {"portraits": len(urls), "without": _count_without(result, placeholders)}
        row |= {"new": len(urls - before), "unchanged": len(urls & before)}
        table.append(row | {"gone": 0 if result.failures else len(before - urls)})
    return pd.DataFrame(table, columns=TABLE)


def _is_wrong(row: Mapping, results: Sequence[CrawlResult]) -> bool:
    """Whether a row holds one of the wrong pairs of its department."""
    pairs = next(
        (r.department.wrong_pairs for r in results if r.department.name == row["department"]), ()
    )
    return any(
        url == row["image_url"] and names.key(name) == names.key(row["name"]) for name, url in pairs
    )


def _smaller_renditions(result: CrawlResult, pictures: Pictures) -> set[str]:
    """Ids of pictures that show a person again, smaller than another picture of theirs."""
    widths_of: dict[str, dict[str, int]] = defaultdict(dict)
    for person in result.people:
        if columns := pictures.columns.get(person.image_url):
            widths_of[names.key(person.name)][str(columns["id"])] = int(str(columns["width"]))
    smaller: set[str] = set()
    for widths in widths_of.values():
        for group in image_hash.near_duplicates(list(widths), pictures.hashes):
            smaller |= group - {max(sorted(group), key=lambda picture_id: widths[picture_id])}
    return smaller


def _current_rows(
    results: Sequence[CrawlResult],
    pictures: Pictures,
    placeholders: Set[str],
    forgotten: Forgotten,
    before: Mapping[str, Mapping],
    now: str,
    until: str,
) -> dict[str, list[dict]]:
    """For each department the rows of the people with a portrait, each picture once."""
    taken = {
        picture_id for result in results for picture_id in _smaller_renditions(result, pictures)
    }
    rows: dict[str, list[dict]] = {result.department.name: [] for result in results}
    for result in results:
        department = result.department
        for person in result.people:
            columns = pictures.columns.get(person.image_url)
            if columns is None or person.image_url in placeholders or columns["id"] in taken:
                continue
            picture_id = str(columns["id"])
            person_marks = marks(
                picture_id=picture_id,
                url=_address(person, picture_id),
                name=person.name,
                department=department.name,
            )
            if forgotten.holds(person_marks):
                continue
            taken.add(picture_id)
            row = _row(person, columns, before.get(picture_id, {}), now)
            row |= {"category": department.category, "department": department.name}
            row |= {keep_until.COLUMN: until} if until else {}
            rows[department.name].append(row)
    return rows


def _row(person: Person, columns: Mapping, known: Mapping, now: str) -> dict:
    """A person's row of the index; what the old row has beside these columns stays."""
    return {
        **known,
        **columns,
        "name": person.name,
        "title": person.title,
        "page_url": person.page_url,
        "retrieved_at": known.get("retrieved_at", now),
        "last_seen": now,
        "image_url": _address(person, str(columns["id"])),
        "vanished_at": "",
    }


def _address(person: Person, picture_id: str) -> str:
    """The picture's address; of a picture within the page, the page's with the picture's id."""
    if is_data(person.image_url):
        return f"{person.page_url}#data-{picture_id}"
    return person.image_url


def _updated(row: Mapping, result: CrawlResult, now: str) -> dict:
    """An older row whose picture was not fetched this time: the person is gone, or it failed."""
    shown = any(names.key(person.name) == names.key(row["name"]) for person in result.people)
    if shown and any(person.image_url == row["image_url"] for person in result.people):
        return {**row, "last_seen": now, "vanished_at": ""}
    if result.failures or row["vanished_at"]:
        return dict(row)
    return {**row, "vanished_at": now}


def _table_row(
    result: CrawlResult,
    current: Sequence[Mapping],
    older: Sequence[Mapping],
    before: Mapping[str, Mapping],
    pictures: Pictures,
    now: str,
) -> dict:
    failed = [failure.reason for failure in result.failures]
    urls = dict.fromkeys(person.image_url for person in result.people if person.image_url)
    failed += [pictures.failures[url].reason for url in urls if url in pictures.failures]
    unchanged = sum(row["id"] in before for row in current)
    counts = Counter(failed).most_common()
    return {
        "department": result.department.name,
        "people": len({names.key(person.name) for person in result.people}),
        "portraits": len(current) + sum(not row["vanished_at"] for row in older),
        "new": len(current) - unchanged,
        "unchanged": unchanged,
        "gone": sum(row["vanished_at"] == now for row in older),
        "failed": len(failed),
        "why": "; ".join(f"{reason} ({n} x)" if n > 1 else reason for reason, n in counts),
    }


def _count_without(result: CrawlResult, placeholders: Set[str]) -> int:
    """How many people have no picture or only a placeholder; a failed picture counts as one."""
    everybody = {names.key(person.name) for person in result.people}
    with_portrait = {
        names.key(person.name)
        for person in result.people
        if person.image_url and person.image_url not in placeholders
    }
    return len(everybody - with_portrait)


def _frame(rows: Sequence[Mapping], old: pd.DataFrame) -> pd.DataFrame:
    if not rows:
        return old if len(old) else index.empty()
    found = (name for row in rows for name in row)
    columns = list(dict.fromkeys([*index.COLUMNS, *old.columns, *found]))
    frame = pd.DataFrame(list(rows), columns=columns)
    text = frame.columns.difference(["width", "height"])
    frame[text] = frame[text].astype(object).where(frame[text].notna(), "").astype(str)
    return frame
