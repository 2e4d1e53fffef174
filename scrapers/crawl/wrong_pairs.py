"""Read a page without the pairs of name and picture that the user marked as wrong."""

from collections.abc import Sequence
from dataclasses import replace

from scrapers.department_file import Department
from scrapers.parse import people
from scrapers.parse.people import Listing, Person
from scrapers.parse.profile import Candidate
from scrapers.parse.snapshot import Snapshot
from scrapers.parse.text import names

Pair = tuple[str, str]
"""A name and the address of a picture."""


def read_list(snapshot: Snapshot, department: Department) -> tuple[Listing, list[Pair]]:
    """The people of a list page without the department's wrong pairs.

    To tell which of them the page still has, it is also read without forbidding any, then those
    that this makes are forbidden, and so on: a wrong pair may take the place of another.

    Args:
        snapshot: the page.
        department: has the wrong pairs.

    Returns:
        The people, and the wrong pairs that would have been made.

    Raises:
        Failure: the page exceeds the `scrapers.parse.limits`.
    """
    if not department.wrong_pairs:
        return people.read_list(snapshot, department), []
    met: dict[Pair, None] = {}
    while True:
        listing = people.read_list(snapshot, department, list(met))
        again = [pair for pair in _wrong(listing.people, department) if pair not in met]
        if not again:
            break
        met.update(dict.fromkeys(again))
    listing = people.read_list(snapshot, department, department.wrong_pairs)
    # Selectors know no wrong pairs.
    return replace(listing, people=tuple(_without(listing.people, department))), list(met)


def without_candidates(
    candidates: Sequence[Candidate], name: str, department: Department
) -> tuple[list[Candidate], list[Pair]]:
    """The pictures of a person's own page that are not known to be wrong, and the wrong pairs."""
    addresses = {_key(pair): pair for pair in department.wrong_pairs}
    wrong = [
        addresses[names.key(name), one.address]
        for one in candidates
        if (names.key(name), one.address) in addresses
    ]
    bad = {address for _, address in wrong}
    return [one for one in candidates if one.address not in bad], wrong


def _wrong(found: Sequence[Person], department: Department) -> list[Pair]:
    """The department's wrong pairs among these people, as the department's file has them."""
    made = {(names.key(person.name), person.image_url) for person in found if person.image_url}
    return [pair for pair in department.wrong_pairs if _key(pair) in made]


def _without(found: Sequence[Person], department: Department) -> list[Person]:
    """The people, those of a wrong pair without its picture."""
    keys = {_key(pair) for pair in department.wrong_pairs}
    return [
        replace(person, image_url="", tiny=False, why="")
        if (names.key(person.name), person.image_url) in keys
        else person
        for person in found
    ]


def _key(pair: Pair) -> Pair:
    return names.key(pair[0]), pair[1]
