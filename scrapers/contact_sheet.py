"""The contact sheet: an HTML page to check by eye who was found, doubtful pairs first."""

import base64
import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import jinja2

from facestudy.study.paths import Study
from scrapers.crawl.visit import CrawlResult
from scrapers.parse.people import Person
from scrapers.parse.text import names

MARKED = "wrong-pairs"
"""The beginning of the name of the file that the sheet downloads."""

MAX_LETTERS = 20
"""Names with longer words are written smaller."""


class Entry(NamedTuple):
    """A person with a portrait; ``doubts`` say in plain words what to look at."""

    person: Person
    doubts: list[str]


def write(result: CrawlResult, study: Study, stem: str) -> str:
    """The page as HTML: it needs no server, and what is ticked on it is downloaded as a file.

    Args:
        result: who was found.
        study: its name is in the command that the page shows.
        stem: of the department's file.
    """
    folder = Path(__file__).parent
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined
    )
    script = (folder / "sheet.js").read_text(encoding="utf-8")
    department = result.department
    entries = sorted(
        (Entry(person, doubts) for person, doubts in _with_doubts(result.people)),
        key=lambda entry: (-len(entry.doubts), entry.person.logodds if entry.doubts else 0.0),
    )
    file = f"{MARKED}-{stem}.json"
    # In a <script> of type JSON nothing may end the element.
    facts = json.dumps({"department": department.name, "url": department.url, "file": file})
    return environment.get_template("sheet.html.j2").render(
        department=department,
        doubtful=[entry for entry in entries if entry.doubts],
        clear=[entry for entry in entries if not entry.doubts],
        without=[person for person in result.people if not _is_shown(person)],
        failures=failures(result),
        letters=_room(result.people),
        scale=_scale,
        command=f"python -m scrapers add --not FILE --study {study.name}",
        facts=facts.replace("<", "\\u003c"),
        script=script,
        digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def failures(result: CrawlResult) -> list[tuple[str, str]]:
    """Each address that failed with its reason, once."""
    pairs = [(failure.url or result.department.url, failure.reason) for failure in result.failures]
    return list(dict.fromkeys(pairs))


def doubts_of(people: Sequence[Person]) -> list[list[str]]:
    """For each person what makes the pair doubtful, in plain words; empty if nothing does."""
    owners: Mapping[str, dict[str, str]] = defaultdict(dict)
    pictures: Mapping[str, set[str]] = defaultdict(set)
    for person in people:
        if person.image_url:
            owners[person.image_url].setdefault(names.key(person.name), person.name)
            pictures[names.key(person.name)].add(person.image_url)
    result = []
    for person in people:
        others = [n for k, n in owners[person.image_url].items() if k != names.key(person.name)]
        found = {
            f"The same picture is shown for {', '.join(others)}.": bool(others),
            "Another picture has the same name.": len(pictures[names.key(person.name)]) > 1,
            "The name is a single word.": _is_single_word(person.name),
            "The picture is tiny.": person.tiny,
            "The evidence for this pair is weak.": _is_weak(person),
        }
        result.append([text for text, holds in found.items() if holds])
    return result


def _with_doubts(people: Sequence[Person]) -> list[tuple[Person, list[str]]]:
    both = zip(people, doubts_of(people), strict=True)
    return [(person, doubts) for person, doubts in both if _is_shown(person)]


def _is_shown(person: Person) -> bool:
    return person.image_url.startswith(("http://", "https://", "data:image/"))


def _is_weak(person: Person) -> bool:
    """Whether a picture that no selector assigned may well be somebody else's."""
    return bool(person.image_url and person.why) and person.doubtful and not person.tiny


def _is_single_word(name: str) -> bool:
    """Names without spaces are usual in East Asia."""
    return len(name.split()) < 2 and all(unicodedata.east_asian_width(c) not in "WF" for c in name)


def _room(people: Sequence[Person]) -> int:
    """How many letters of a name fit on a line of a card: as many as its longest word has."""
    return min(MAX_LETTERS, max(map(_longest, people), default=0))


def _scale(person: Person) -> float:
    """How much smaller a name is written, so that no word of it is broken."""
    return round(min(1.0, MAX_LETTERS / max(1, _longest(person))), 2)


def _longest(person: Person) -> int:
    """The length of the longest word of a name; a line may end after a hyphen."""
    return max(map(len, person.name.replace("-", "- ").split()), default=0)
