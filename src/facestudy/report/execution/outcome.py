"""What a run of the notebooks came to: which failed and why, and whose results are of this run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from facestudy.models import registry
from facestudy.report.stages import AUDIT, SPLIT, Stage
from facestudy.study.paths import Study

DIED = (
    "its process ended without an error message, as when the system stops a process that needs "
    "more memory than there is: close other programs, or let fewer notebooks run at a time "
    "(--jobs 1); the same command goes on where it stopped"
)

REMOVED = "somebody was removed from the study meanwhile: run the same command again"


class Failure(NamedTuple):
    """Why a notebook failed.

    Attributes:
        reason: in one line.
        section: the heading above the cell that failed; empty if it is not known.
        place: the cell's number and the notebook's path, for the command line; empty if the
            reason needs no look at the code.
    """

    reason: str
    section: str = ""
    place: str = ""

    def line(self, notebook: str) -> str:
        """For the command line."""
        return f"{notebook}: {self.reason}" + (f" ({self.place})" if self.place else "")

    def sentence(self, notebook: str) -> str:
        """For a page, which has no paths of a machine."""
        where = f", in the section “{self.section}”" if self.section else ""
        stop = "" if self.reason.endswith((".", "!", "?")) else "."
        return f"{notebook} failed{where}: {self.reason}{stop}"


@dataclass
class Outcome:
    """What became of the notebooks of a run; filled while it goes on.

    Attributes:
        failed: the failures by their notebooks.
        needs: for each notebook that was not executed, the failed ones that it waits for.
        current: the notebooks whose results are of this run: executed, or up to date. In the
            round of further seeds they begin with those of the first.
    """

    failed: dict[str, Failure] = field(default_factory=dict)
    needs: dict[str, list[str]] = field(default_factory=dict)
    current: set[str] = field(default_factory=set)

    @property
    def is_complete(self) -> bool:
        """Whether no notebook failed."""
        return not self.failed

    def is_current(self, notebook: str) -> bool:
        """Whether the results of a notebook are of this run."""
        return notebook in self.current or notebook not in {*self.failed, *self.needs}

    def fail(self, stage: Stage, failure: Failure, *, has_written: bool) -> None:
        """A notebook failed.

        Args:
            stage: its stage.
            failure: why.
            has_written: whether it had written its results before; see `results_mark`.
        """
        self.failed[stage.notebook] = failure
        if has_written:
            self.current.add(stage.notebook)

    def leave(self, waiting: Sequence[Stage]) -> None:
        """Note what the notebooks wait for that were not executed."""
        for stage in waiting:
            causes = [cause for name in stage.after for cause in self._causes(name)]
            self.needs[stage.notebook] = list(dict.fromkeys(causes))

    def _causes(self, notebook: str) -> list[str]:
        return [notebook] if notebook in self.failed else self.needs.get(notebook, [])

    def lines(self) -> list[str]:
        """A line for each failure, for the command line."""
        return [failure.line(notebook) for notebook, failure in self.failed.items()]

    def sentences(self) -> list[str]:
        """A sentence or two for each failure, for the report."""
        return [
            failure.sentence(notebook)
            + (" Its results had been written by then." if notebook in self.current else "")
            for notebook, failure in self.failed.items()
        ]

    def note(self, notebook: str) -> str:
        """What a reader must know of a notebook's page; empty if it is as it should be."""
        if notebook in self.failed:
            return f"{self.failed[notebook].sentence(notebook)} This page ends there."
        causes = " and ".join(self.needs.get(notebook, ()))
        if not causes:
            return ""
        if notebook in self.current:
            return f"Of the first seed alone: not executed for further seeds, as {causes} failed."
        return f"Of an earlier run: not executed in this one, as {causes} failed."

    def models(self, names: Sequence[str]) -> list[str]:
        """Those of some models whose predictions are of this run.

        Predictions that no notebook of the study writes are as good as the split is.
        """
        notebooks = {name: entry.notebook for name, entry in registry.MODELS.items()}
        return [name for name in names if self.is_current(notebooks.get(name, SPLIT))]


def results_mark(study: Study, notebook: str) -> Callable[[], bool]:
    """A function that says whether a notebook's results have been written since this call.

    A model's ``metrics.json`` and the audit's ``audit.json`` are written last, atomically: from
    then on the results are whole, even if a figure below fails.
    """
    files = [
        study.model_report(entry.name) / "metrics.json"
        for entry in registry.MODELS.values()
        if entry.notebook == notebook
    ]
    if notebook == AUDIT:
        files.append(study.reports / "audit.json")
    before = [_state(path) for path in files]
    return lambda: (
        bool(files)
        and all(
            now is not None and now != then
            for now, then in zip(map(_state, files), before, strict=True)
        )
    )


def _state(path: Path) -> Any:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino, status.st_size
