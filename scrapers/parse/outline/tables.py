"""What the head of a table says of its columns."""

from collections.abc import Sequence

from bs4 import Tag

from scrapers.parse.outline.layout import Layout, Line


def headings(layout: Layout, lines: Sequence[Line]) -> list[str]:
    """The text at the head of each line's column; empty outside tables and in the head itself."""
    heads: dict[int, list[str]] = {}
    found = []
    for line in lines:
        cell = _cell(layout.elements[line.block])
        row = cell.parent if cell is not None else None
        table = row.find_parent("table") if row is not None else None
        text = ""
        if cell is not None and row is not None and table is not None:
            if id(table) not in heads:
                heads[id(table)] = _head(table)
            place, head = _column(cell), heads[id(table)]
            text = head[place] if place < len(head) and row is not table.find("tr") else ""
        found.append(text)
    return found


def _cell(element: Tag) -> Tag | None:
    return element if element.name in ("td", "th") else element.find_parent(("td", "th"))


def _head(table: Tag) -> list[str]:
    """The texts of a table's first row, one for each column; nothing if it is no head.

    A label with a colon stands beside what it names, not above it.
    """
    row = table.find("tr")
    if row is None or row.find("img"):
        return []
    cells = row.find_all(("td", "th"), recursive=False)
    texts = [text for cell in cells for text in [cell.get_text(" ", strip=True)] * _width(cell)]
    return [] if any(text.endswith((":", "：")) for text in texts) else texts


def _column(cell: Tag) -> int:
    return sum(_width(one) for one in cell.find_previous_siblings(("td", "th")))


def _width(cell: Tag) -> int:
    width = str(cell.get("colspan") or "1")
    return min(int(width), 50) if width.isdecimal() else 1
