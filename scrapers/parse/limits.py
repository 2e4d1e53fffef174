"""What one page may bring at most; whatever brings more is refused, with the reason.

Enters: a snapshot's HTML. Leaves: its tree, small enough for all that is done with it.
"""

import re

from bs4 import BeautifulSoup, Tag

from scrapers.errors import Failure

MOST_ELEMENTS = 100_000
"""A page of more would take minutes, and no list of people needs them."""
DEEPEST = 1_000
"""Browsers nest what they parse some 500 deep: only a script that means harm goes beyond."""
MOST_PEOPLE = 5_000
"""A page of more is no department's, and each of them would be asked for."""


def parsed(html: str) -> BeautifulSoup:
    """The tree of a page.

    Raises:
        Failure: it has more than `MOST_ELEMENTS` elements, or is nested deeper than `DEEPEST`.
    """
    # Told before it is parsed, for that takes time with the square of the images.
    if sum(1 for _ in re.finditer("<[a-zA-Z]", html)) > MOST_ELEMENTS:
        raise Failure(f"the page has more than {MOST_ELEMENTS:,} elements")
    soup = BeautifulSoup(html, "html.parser")
    depths = {id(soup): 0}
    # In the page's order parents come first; recursion would end at Python's own limit.
    for element in soup.descendants:
        if isinstance(element, Tag):
            depths[id(element)] = depth = depths[id(element.parent)] + 1
            if depth > DEEPEST:
                raise Failure(f"the page is nested more than {DEEPEST:,} deep")
    return soup


def check_people(count: int) -> None:
    """Refuse a page that names too many.

    Raises:
        Failure: there are more than `MOST_PEOPLE`.
    """
    if count > MOST_PEOPLE:
        raise Failure(f"the page names more than {MOST_PEOPLE:,} people")
