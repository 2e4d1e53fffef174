"""Whether a line refers to a picture: by the same link, or by the id of the box around it."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from bs4 import Tag

from scrapers.parse.outline.layout import Layout, Line, Picture

REFERS = re.compile(r"^(?:href|for|aria-(?:controls|describedby|labelledby|owns)|data-.*)$")


def same_links(lines: Sequence[Line], pictures: Sequence[Picture]) -> np.ndarray:
    """Whether both link to an address which no other line or picture links to.

    Returns:
        A matrix of shape (lines, pictures).
    """
    amount = np.zeros((len(lines), len(pictures)), np.float32)
    rows = Counter(link for line in lines for link in set(line.links))
    columns = Counter(link for picture in pictures for link in set(picture.links))
    own = {link: c for c, p in enumerate(pictures) for link in p.links if columns[link] == 1}
    for row, line in enumerate(lines):
        for link in line.links:
            if link in own and rows[link] == 1 and link != "#":
                amount[row, own[link]] = 1.0
    return amount


def to_boxes(
    layout: Layout, lines: Sequence[Line], pictures: Sequence[Picture], usable: np.ndarray
) -> np.ndarray:
    """Whether a line refers to an element around one picture alone: a tab, a fold, a dialog.

    Args:
        layout: the page.
        lines: the lines.
        pictures: the pictures.
        usable: which pictures count.

    Returns:
        A matrix of shape (lines, pictures).
    """
    amount = np.zeros((len(lines), len(pictures)), np.float32)
    shown = [one for one, counts in zip(pictures, usable, strict=True) if counts]
    columns = {one.at: column for column, one in enumerate(pictures)}
    numbers = {str(e["id"]): n for n, e in enumerate(layout.elements) if e.get("id")}
    targets = [
        {numbers[word] for word in _referred(layout.elements[line.block]) if word in numbers}
        | {numbers[link[1:]] for link in line.links if link[1:] in numbers and link[0] == "#"}
        for line in lines
    ]
    counts = Counter(target for some in targets for target in some)
    places = [one.at for one in shown]
    for row, line in enumerate(lines):
        for target in targets[row]:
            inside = shown[layout.within(target, places)]
            if counts[target] == 1 and len(inside) == 1 and not layout.holds(target, line.at):
                amount[row, columns[inside[0].at]] = 1.0
    return amount


def _referred(element: Tag) -> set[str]:
    """The values of attributes that name another element."""
    near = [element, *element.find_all(True, limit=4)]
    near += [element.parent] if element.parent is not None else []
    texts = [str(one.get(key) or "") for one in near for key in one.attrs if REFERS.search(key)]
    return {text.strip().removeprefix("#") for text in texts}
