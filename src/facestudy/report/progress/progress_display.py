"""Show what the notebooks at work do, how far they are, and how long the run still takes.

In a terminal each notebook at work has a line with a bar, drawn again every second, and the last
line is about the whole. Without one (a pipe, a log file) one line a minute says the same.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import psutil

from facestudy.study.guards import terminal
from facestudy.study.guards.terminal import printable

EVERY = 60.0  # seconds between two lines without a terminal
BAR = 16  # characters
SECTION = "section.txt"
"""The file with the heading of the section that a notebook is in, beside those of its tasks."""


@dataclass(frozen=True)
class Line:
    """A notebook at work.

    Attributes:
        name: of the notebook.
        seconds: since it began.
        share: of its work that is done, 0 to 1, as far as that can be estimated.
        tasks: its progress tasks, as `read_tasks` returns them.
        section: the heading of the section that it is in, where no task says what it does.
    """

    name: str
    seconds: float
    share: float
    tasks: Sequence[Mapping[str, Any]]
    section: str = ""


def read_section(folder: Path) -> str:
    """The heading of the section that a notebook is in; empty at its beginning."""
    try:
        return (folder / SECTION).read_text("utf-8", "replace")
    except OSError:
        return ""


def read_tasks(folder: Path) -> list[dict[str, Any]]:
    """The progress tasks in the files of a folder; those of a process that died have ended."""
    tasks: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*.json")):
        try:
            record = json.loads(path.read_text())
            alive = psutil.pid_exists(record["pid"])
            tasks += [task if alive else _ended(task) for task in record["tasks"]]
        except (OSError, ValueError, KeyError, TypeError):  # written to no end, or gone
            continue
    return tasks


def _ended(task: dict[str, Any]) -> dict[str, Any]:
    return {**task, "ended": task["ended"] or time.time()}


class Display:
    """Draws the state of a run; use it as a context manager.

    Args:
        title: of the run.
        stream: where to; the standard output by default.
        live: redraw lines in place; by default in a terminal that can.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        title: str,
        *,
        stream: TextIO | None = None,
        live: bool | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._title, self._clock = title, clock
        self._stream = terminal.unfiltered(stream or sys.stdout)
        self._live = _can_redraw(self._stream) if live is None else live
        self._began = self._last = clock()
        self._drawn = 0

    def __enter__(self) -> "Display":
        return self

    def __exit__(self, *error: object) -> None:
        self._erase()
        self._stream.flush()

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return self._clock() - self._began

    def say(self, text: str, *, live: bool = True) -> None:
        """Write a line that stays; with ``live=False`` only where there are no bars."""
        if self._live and not live:
            return
        self._erase()
        print(printable(text), file=self._stream, flush=True)

    def show(self, lines: Iterable[Line], left: str) -> None:
        """Draw the notebooks at work.

        Args:
            lines: one for each.
            left: how long the run still takes, in words.
        """
        gone = f"{self._title}: {duration(self.seconds)} gone, {left}"
        if self._live:
            self._draw([*(_bar_line(line) for line in lines), gone])
        elif self._clock() - self._last >= EVERY:
            self._last += EVERY
            works = "; ".join(f"{line.name} {_percent(line)} {_task(line)}" for line in lines)
            print(printable(f"{gone}; {works}"), file=self._stream, flush=True)

    def _draw(self, lines: Sequence[str]) -> None:
        width = shutil.get_terminal_size().columns - 1
        self._erase()
        self._stream.write("".join(f"{printable(line)[:width]}\n" for line in lines))
        self._stream.flush()
        self._drawn = len(lines)

    def _erase(self) -> None:
        if self._drawn:
            self._stream.write(f"\x1b[{self._drawn}F\x1b[J")
            self._drawn = 0


def _can_redraw(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM", "") != "dumb" and sys.platform != "win32"


def _bar_line(line: Line) -> str:
    full = round(BAR * line.share)
    bar = "█" * full + "░" * (BAR - full)
    return f"{line.name:<15} {bar} {_percent(line)} {duration(line.seconds):>6}  {_task(line)}"


def _percent(line: Line) -> str:
    return f"{100 * line.share:3.0f}%"


def _task(line: Line) -> str:
    """What a notebook does: the task that it began last, with others of its name that are open."""
    is_open = [task for task in line.tasks if not task["ended"]]
    if not is_open:
        return line.section or "starting"
    last = max(is_open, key=lambda task: task["began"])
    same = [task for task in is_open if task["what"] == last["what"]]
    done = sum(task["done"] for task in same)
    total = sum(task["total"] or 0 for task in same)
    count = f"{done}/{total}" if total else f"{done}"
    note = f" {last['note']}" if len(same) == 1 and last["note"] else ""
    figures = f", {last['figures']}" if len(same) == 1 and last["figures"] else ""
    plural = "" if count == "1" else "s"
    return f"{last['what']}{note}: {count} {last['unit']}{plural}{figures}"


def duration(seconds: float) -> str:
    """Seconds as minutes and seconds, or as hours and minutes.

    >>> duration(75), duration(4000)
    ('1:15', '1 h 06')
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60} h {minutes % 60:02d}" if minutes >= 60 else f"{minutes}:{rest:02d}"


def about(seconds: float) -> str:
    """An estimate in words, no more exact than it is.

    >>> about(42), about(400), about(9000)
    ('about 40 s', 'about 7 min', 'about 2 h 30 min')
    """
    if seconds < 90:
        return f"about {max(10, round(seconds, -1)):.0f} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"about {minutes} min"
    tens = round(minutes, -1)
    return f"about {tens // 60} h {tens % 60} min"
