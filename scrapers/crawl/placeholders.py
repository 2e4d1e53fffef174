"""Pictures that stand for several people are nobody's portrait: silhouettes, logos, group photos.

Enters: what each department showed, and the pictures as far as they are known. Leaves: the
addresses of such pictures. Pure.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from scrapers.crawl import image_hash
from scrapers.crawl.visit import Visit
from scrapers.parse import names

NAMES_ACROSS = 3
"""A picture under this many names in different departments is nobody's portrait."""


def shared(
    visits: Sequence[Visit],
    columns: Mapping[str, Mapping[str, object]],
    looks: Mapping[str, np.ndarray] | None = None,
) -> set[str]:
    """Addresses whose picture stands for several people: silhouettes, logos, group photos."""
    here: dict[tuple[str, str], set[str]] = defaultdict(set)
    everywhere: dict[str, set[str]] = defaultdict(set)
    marks = {}
    for visit in visits:
        for person in filter(lambda one: one.image_url, visit.people):
            mark = str(columns.get(person.image_url, {}).get("id", person.image_url))
            marks[person.image_url, visit.department.name] = mark
            here[mark, visit.department.name].add(names.key(person.name))
            everywhere[mark].add(names.key(person.name))
    for visit in visits:
        _join_alike(visit.department.name, here, looks or {})
    return {
        url
        for (url, department), mark in marks.items()
        if len(here[mark, department]) > 1 or len(everywhere[mark]) >= NAMES_ACROSS
    }


def _join_alike(
    department: str, here: dict[tuple[str, str], set[str]], looks: Mapping[str, np.ndarray]
) -> None:
    """Within a department pictures that look alike count as one, under all their names."""
    for group in image_hash.groups([mark for mark, name in here if name == department], looks):
        everybody = set().union(*(here[mark, department] for mark in group))
        for mark in group:
            here[mark, department] = everybody
