"""Parse a page's HTML, within limits on its size, nesting and number of people."""

import re

from bs4 import BeautifulSoup, Tag

from scrapers.errors import Failure

MAX_ELEMENTS = 100_000
"""A larger page would take minutes, and no list of people is that large."""
MAX_DEPTH = 1_000
"""Browsers nest parsed elements about 500 deep: only a malicious script goes beyond."""
MAX_PEOPLE = 5_000
"""No department has more, and each of their pictures would be requested."""


def parse_html(html: str) -> BeautifulSoup:
    """The element tree of a page.

    Raises:
        Failure: it has more than `MAX_ELEMENTS` elements, or is nested deeper than `MAX_DEPTH`.
    """
    # Counted before parsing, which takes quadratic time in the number of images.
    if sum(1 for _ in re.finditer("<[a-zA-Z]", html)) > MAX_ELEMENTS:
        raise Failure(f"the page has more than {MAX_ELEMENTS:,} elements")
    soup = BeautifulSoup(html, "html.parser")
    depths = {id(soup): 0}
    # In document order parents come first; recursion would hit Python's limit.
    for element in soup.descendants:
        if isinstance(element, Tag):
            depths[id(element)] = depth = depths[id(element.parent)] + 1
            if depth > MAX_DEPTH:
                raise Failure(f"the page is nested more than {MAX_DEPTH:,} levels deep")
    return soup


def check_people(count: int) -> None:
    """Refuse a page with too many people.

    Raises:
        Failure: there are more than `MAX_PEOPLE`.
    """
    if count > MAX_PEOPLE:
        raise Failure(f"the page names more than {MAX_PEOPLE:,} people")
