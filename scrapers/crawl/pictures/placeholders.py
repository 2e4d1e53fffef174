"""Find placeholder images: silhouettes, logos and group photos shown under several names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from scrapers.crawl.pictures import image_hash
from scrapers.crawl.visit import CrawlResult
from scrapers.parse.text import names

MIN_NAMES = 3
"""A picture under this many names in different departments is a placeholder."""


def placeholder_urls(
    results: Sequence[CrawlResult],
    columns: Mapping[str, Mapping[str, object]],
    hashes: Mapping[str, np.ndarray] | None = None,
) -> set[str]:
    """Addresses whose picture stands for several people.

    Args:
        results: the people of each department.
        columns: the index's columns of each address's picture, as far as they are known.
        hashes: the perceptual hash of each picture, by its id.

    Returns:
        The addresses. Two addresses of the same bytes, or within a department of pictures that look
        the same, count as one picture.
    """
    names_here: dict[tuple[str, str], set[str]] = defaultdict(set)
    names_everywhere: dict[str, set[str]] = defaultdict(set)
    pictures = {}
    for result in results:
        department = result.department.name
        for person in result.people:
            if not person.image_url:
                continue
            picture = str(columns.get(person.image_url, {}).get("id", person.image_url))
            pictures[person.image_url, department] = picture
            names_here[picture, department].add(names.key(person.name))
            names_everywhere[picture].add(names.key(person.name))
    for result in results:
        _join_duplicates(result.department.name, names_here, hashes or {})
    return {
        url
        for (url, department), picture in pictures.items()
        if names.count_people(names_here[picture, department]) > 1
        or names.count_people(names_everywhere[picture]) >= MIN_NAMES
    }


def _join_duplicates(
    department: str, names_here: dict[tuple[str, str], set[str]], hashes: Mapping[str, np.ndarray]
) -> None:
    """Within a department, pictures that look the same count as one, under all their names."""
    pictures = [picture for picture, name in names_here if name == department]
    for group in image_hash.near_duplicates(pictures, hashes):
        joined = set().union(*(names_here[picture, department] for picture in group))
        for picture in group:
            names_here[picture, department] = joined
