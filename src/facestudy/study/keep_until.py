"""Remove pictures whose days are over: those with a past date in the index's ``keep_until``.

Every command does so before it opens a study. Where nothing is due, only the index is read.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module

from facestudy.study.paths import Study

COLUMN = "keep_until"
MOST_DAYS = 36_500
REMOVER = "facestudy.privacy.forget"
"""The module whose `expire` removes; it loads neural networks, so only where something is due."""


def date(days: int | None) -> str:
    """The last day of pictures that are kept for some days from today (UTC); empty for ever.

    >>> len(date(30)), date(None)
    (10, '')
    """
    if days is None:
        return ""
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def due(study: Study) -> list[str]:
    """The ids of the pictures whose last day has passed; none if the index cannot be read.

    A damaged index is reported by whoever reads it as a whole.
    """
    today = date(0)
    try:
        with study.index.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            if not {"id", COLUMN} <= set(rows.fieldnames or ()):
                return []
            return [row["id"] for row in rows if "" < (row[COLUMN] or "") < today]
    except (OSError, UnicodeDecodeError, csv.Error):
        return []


def remove_due(study: Study) -> int:
    """Remove the pictures whose days are over, and all that came from them, and say so on stderr.

    Returns:
        How many were removed.

    Raises:
        StudyError: the index is damaged, or a file cannot be written.
    """
    ids = due(study)
    if not ids:
        return 0
    removal = import_module(REMOVER).expire(study, ids)
    print(_sentence(study, removal.pictures, removal.stale), file=sys.stderr)
    return removal.pictures


def _sentence(study: Study, count: int, stale: Sequence[str]) -> str:
    pictures = "1 picture" if count == 1 else f"{count} pictures"
    trained = f"; trained with them, and now out of date: {', '.join(stale)}" if stale else ""
    return (
        f"{study.name}: the days of {pictures} were over ({COLUMN}): removed, with all that came "
        f"from them{trained}"
    )


def add_option(command: argparse.ArgumentParser) -> None:
    """Add ``--keep-days`` to a command that collects pictures."""
    command.add_argument(
        "--keep-days",
        type=_days,
        metavar="N",
        help="remove each picture, and all that came from it, N days after it was last collected "
        "with this option (default: keep the date that it has, or none)",
    )


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_DAYS):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days from 1 to {MOST_DAYS}")
    return int(text)
