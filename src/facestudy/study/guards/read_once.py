"""Read a table again only when its file has changed.

A report asks for the same few tables some two hundred times, since each of its parts checks for
itself what it shows.
"""

import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

MOST_TABLES = 16
MOST_BYTES = 32_000_000
"""Of a file; a larger one would hold too much memory."""
RECENT = 2_000_000_000
"""Nanoseconds: a file that changed so lately may change again within one tick of its clock."""


def read_once(read: Callable[..., "pd.DataFrame"]) -> Callable[..., "pd.DataFrame"]:
    """Keep the tables that a function reads, by the state of their files.

    Args:
        read: its first argument is a path, or an open file, which is always read; the others
            decide by their ``repr`` what the table looks like.

    Returns:
        The function. Each of its tables may be changed without changing what it returns next.
    """
    kept: dict[tuple[object, ...], pd.DataFrame] = {}

    @wraps(read)
    def reading(source: Any, *arguments: Any, **options: Any) -> "pd.DataFrame":
        state = _state(source)
        if state is None:
            return read(source, *arguments, **options)
        key = (*state, repr(arguments), repr(sorted(options.items())))
        table = kept.get(key)
        if table is None:
            if len(kept) >= MOST_TABLES:
                kept.clear()
            table = kept[key] = read(source, *arguments, **options)
        return table.copy(deep=False)  # pandas copies when one of the two is changed

    return reading


def _state(source: Any) -> tuple[object, ...] | None:
    """What changes with the content of a file; None where that cannot be relied on."""
    if not isinstance(source, Path):
        return None
    try:
        status = source.stat()
    except OSError:
        return None
    if status.st_size > MOST_BYTES or abs(time.time_ns() - status.st_mtime_ns) < RECENT:
        return None
    return (source, status.st_ino, status.st_size, status.st_mtime_ns)
