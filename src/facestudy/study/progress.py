"""Show how far a long piece of work is: as a bar, or in the files that `facestudy report` reads.

In a terminal and in JupyterLab a task is a bar. A notebook that `facestudy report` executes has
neither: there the variable `FOLDER` names a folder, each process keeps one small file in it, and
the command reads these files and draws. Everywhere else nothing is shown. No failure to show or to
write progress ends the work.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sized
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from facestudy.study.guards import terminal

Item = TypeVar("Item")

FOLDER = "FACESTUDY_PROGRESS"
"""The environment variable with the folder for the files."""

INTERVAL = 0.25  # seconds between two writes of a process
FRONTENDS = ("JPY_SESSION_NAME", "VSCODE_PID", "COLAB_RELEASE_TAG")
"""Variables of kernels that somebody watches; in the notebooks of others, bars would remain."""


def track(
    iterable: Iterable[Item],
    what: str,
    *,
    unit: str = "step",
    total: int | None = None,
    note: str = "",
    show: bool | None = None,
) -> Iterator[Item]:
    """The same items, counted as they are used up.

    >>> sum(track([1, 2, 3], "adding", unit="number"))
    6

    Args:
        iterable: the items.
        what: what is being done, e.g. "cropping"; the same words in every run, because the time
            that is left is estimated from earlier runs of the same name.
        unit: what an item is, in the singular.
        total: how many there are, where the iterable cannot say.
        note: what distinguishes this task from others of its name, e.g. "seed 1 of 5".
        show: as for `task`.
    """
    if total is None and isinstance(iterable, Sized):
        total = len(iterable)
    with task(what, total=total, unit=unit, note=note, show=show) as bar:
        for item in iterable:
            yield item
            bar.update()


def task(
    what: str,
    *,
    total: int | None = None,
    unit: str = "step",
    initial: int = 0,
    note: str = "",
    leave: bool = True,
    show: bool | None = None,
) -> "Task":
    """Begin a piece of work that the caller counts; use it as a context manager or close it.

    >>> with task("training", total=100, unit="epoch", initial=40, note="seed 2 of 5") as bar:
    ...     bar.update()
    ...     bar.figures(val_accuracy=0.5712)

    Args:
        what: what is being done; see `track`.
        total: how much there is; None if unknown.
        unit: what is counted, in the singular.
        initial: what an earlier run has done already.
        note: what distinguishes this task from others of its name.
        leave: keep the bar when the task has ended.
        show: False neither shows nor records it; True shows a bar without a terminal, too.
    """
    return Task(what, total=total, unit=unit, initial=initial, note=note, leave=leave, show=show)


class Task:
    """A piece of work and how far it is; made by `task`, safe to update from several threads.

    Attributes:
        what: what is being done.
        unit: what is counted.
        total: how much there is, or None; may be changed.
        initial: what an earlier run had done.
        done: how much is done, `initial` included.
        note: what distinguishes it from others of its name.
    """

    def __init__(
        self,
        what: str,
        *,
        total: int | None,
        unit: str,
        initial: int,
        note: str,
        leave: bool,
        show: bool | None,
    ):
        self.what, self.unit, self.note, self.leave = what, unit, note, leave
        self.initial = self.done = initial
        self._total = total
        self._figures: dict[str, float] = {}
        self._began, self._ended = time.time(), 0.0
        self._folder = os.environ.get(FOLDER) if show is None else None
        self._bar: Any = None
        if self._folder:
            _record.add(self)
        elif show is not False:
            self._bar = _bar(self, show)

    @property
    def total(self) -> int | None:
        return self._total

    @total.setter
    def total(self, value: int | None) -> None:
        self._total = value
        if self._bar is not None:
            self._bar.total = value
            self._bar.refresh()
        self._changed()

    def update(self, count: int = 1) -> None:
        """Count what has been done since the last call."""
        with _record.lock:
            self.done += count
            if self._bar is not None:
                self._bar.update(count)
        self._changed()

    def figures(self, **values: float) -> None:
        """Show results beside the bar, e.g. ``val_accuracy=0.57``, with the next update."""
        self._figures = values
        if self._bar is not None:
            self._bar.set_postfix({name: f"{x:.3f}" for name, x in values.items()}, refresh=False)

    def close(self) -> None:
        """End the task, finished or not; a second call does nothing."""
        if self._bar is not None:
            self._bar.close()
        if self._folder and not self._ended:
            self._ended = time.time()
            _record.remove(self)

    def __enter__(self) -> "Task":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _changed(self) -> None:
        if self._folder:
            _record.write(self._folder)

    def _state(self) -> dict[str, Any]:
        figures = " ".join(f"{name} {value:.3f}" for name, value in list(self._figures.items()))
        return {
            "what": self.what,
            "count": 1,
            "unit": self.unit,
            "note": self.note,
            "figures": figures,
            "total": self._total,
            "initial": self.initial,
            "done": self.done,
            "began": self._began,
            "ended": self._ended,
        }


class _Record:
    """The tasks of this process and their file; ended ones stay in it, those of a name as one."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._tasks: list[Task] = []
        self._ended: dict[str, dict[str, Any]] = {}
        self._written = 0.0

    def add(self, task: Task) -> None:
        with self.lock:
            self._tasks.append(task)
            self.write(task._folder, at_once=True)

    def remove(self, task: Task) -> None:
        with self.lock:
            if task in self._tasks:  # a forked process closes those of its parent
                self._tasks.remove(task)
                self._ended[task.what] = _sum(self._ended.get(task.what), task._state())
                self.write(task._folder, at_once=True)

    def write(self, folder: str | None, *, at_once: bool = False) -> None:
        """Write the file, atomically, unless the last write was a moment ago."""
        now = time.monotonic()
        if not folder or (not at_once and now < self._written + INTERVAL):
            return
        with self.lock, suppress(OSError):
            self._written = now
            states = [*self._ended.values(), *(task._state() for task in self._tasks)]
            path = Path(folder) / f"{os.getpid()}.json"
            temporary = path.with_suffix(".new")
            temporary.write_text(json.dumps({"pid": os.getpid(), "tasks": states}))
            temporary.replace(path)


def _sum(before: dict[str, Any] | None, state: dict[str, Any]) -> dict[str, Any]:
    """Two ended tasks of one name as one; an unknown total counts as what was done."""
    state["total"] = state["done"] if state["total"] is None else state["total"]
    if before is None:
        return state
    added = {name: before[name] + state[name] for name in ("count", "initial", "done", "total")}
    return {**state, **added, "began": before["began"]}


_record = _Record()
if hasattr(os, "register_at_fork"):  # a forked process has tasks of its own, and no lock is held
    os.register_at_fork(after_in_child=_record.__init__)  # type: ignore[misc]


def _bar(task: Task, show: bool | None) -> Any:
    """A bar of tqdm; None where nobody would see it."""
    facts: dict[str, Any] = {
        "desc": terminal.printable(f"{task.what} {task.note}".strip()),
        "unit": task.unit,
        "total": task.total,
        "initial": task.initial,
        "leave": task.leave,
        "unit_scale": task.unit == "B",
    }
    if "ipykernel" in sys.modules and _in_kernel():
        if not (show or any(name in os.environ for name in FRONTENDS)):
            return None
        from tqdm.auto import tqdm as tqdm_auto

        return tqdm_auto(**facts)
    if not (show or _has_terminal()):
        return None
    from tqdm import tqdm

    return tqdm(**facts, file=terminal.unfiltered(sys.stderr))


def _in_kernel() -> bool:
    from IPython import get_ipython

    return type(get_ipython()).__name__ == "ZMQInteractiveShell"


def _has_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
