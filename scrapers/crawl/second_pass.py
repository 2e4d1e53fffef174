"""The second pass: who is on which picture, once the pictures' contents are known as well."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy.optimize import linear_sum_assignment

from scrapers.crawl.pictures.picture_content import Content
from scrapers.crawl.pictures.placeholders import placeholder_urls
from scrapers.crawl.visit import CrawlResult
from scrapers.errors import Failure, NoPicture
from scrapers.parse.people import Person

FLAT, STRIP, SHARED, LOST = -20.0, -4.0, -20.0, -np.inf
"""Log-odds of a flat drawing, a strip, a picture under several names, and one that is not there."""
GONE = (404, 410)
LEAST = 2.0
"""Log-odds of a picture that takes another one's place: who has a placeholder has no portrait."""
LAST_RESORT = LEAST / 100
"""Of a lost picture: it stays where nothing else is, so that its address is named."""


def against(
    results: Sequence[CrawlResult],
    columns: Mapping[str, Mapping[str, object]],
    contents: Mapping[str, Content],
    failures: Mapping[str, Failure] | None = None,
) -> dict[str, float]:
    """What contents count against each address's picture.

    Args:
        results: the people of each department.
        columns: the index's columns of each address's picture.
        contents: what the pixels of each picture say, by its id.
        failures: why an address has no picture.

    Returns:
        Log-odds, for those pictures only of which something speaks against a portrait.
    """
    found = {}
    for address, row in columns.items():
        content = contents.get(str(row["id"]))
        if content and content.is_flat:
            found[address] = FLAT
        elif content and content.is_strip:
            found[address] = STRIP
    found |= dict.fromkeys(placeholder_urls(results, columns), SHARED)
    lost = [url for url, failure in (failures or {}).items() if _is_lost(failure)]
    return found | dict.fromkeys(lost, LOST)


def _is_lost(failure: Failure) -> bool:
    """Whether no later attempt finds a portrait there; who refuses us may still have one."""
    return isinstance(failure, NoPicture) or failure.status in GONE


def reassign(people: Sequence[Person], evidence: Mapping[str, float]) -> list[Person]:
    """The people with the pictures that are likeliest theirs, contents included.

    Whom a selector gave a picture keeps it.

    Args:
        people: of one department.
        evidence: log-odds that contents add to a picture, by its address.
    """
    pages: dict[str, list[int]] = {}
    for number, person in enumerate(people):
        if person.why or person.choices:
            pages.setdefault(person.page_url, []).append(number)
    decided = list(people)
    for numbers in pages.values():
        some = [people[number] for number in numbers]
        if any(person.image_url in evidence for person in some):
            for number, person in zip(numbers, _of_page(some, evidence), strict=True):
                decided[number] = person
    return decided


def _of_page(people: Sequence[Person], evidence: Mapping[str, float]) -> list[Person]:
    options = [
        person.choices or [(person.image_url, person.logodds, person.why)] for person in people
    ]
    addresses = {address: None for choices in options for address, _, _ in choices if address}
    columns = {address: number for number, address in enumerate(addresses)}
    scores = np.full((len(people), len(columns)), -99.0)
    for row, choices in enumerate(options):
        for address, logodds, _ in choices:
            if address and (logodds >= LEAST or address == people[row].image_url):
                # One picture may stand at several places of the page.
                value = logodds + evidence.get(address, 0.0)
                if value == LOST:
                    value = LAST_RESORT
                scores[row, columns[address]] = max(scores[row, columns[address]], value)
    rows, chosen = linear_sum_assignment(np.maximum(scores, 0), maximize=True)
    best = {
        row: column for row, column in zip(rows, chosen, strict=True) if scores[row, column] > 0
    }
    named = list(addresses)
    return [
        _with(person, named[best[row]] if row in best else "", options[row])
        for row, person in enumerate(people)
    ]


def _with(person: Person, address: str, choices: Sequence) -> Person:
    if address == person.image_url:
        return person
    logodds, why = next((rest for url, *rest in choices if url == address), (0.0, ""))
    return replace(person, image_url=address, logodds=logodds, why=why, tiny=False)
