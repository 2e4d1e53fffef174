"""One line of what is measured on a graphics card."""

from typing import Any

Row = dict[str, Any]


def row(what: str, value: float | None, unit: str, note: str = "", **further: Any) -> Row:
    """A line of the table; a value of None was not measured, and the note says why."""
    return {"what": what, "value": value, "unit": unit, "note": note, **further}
