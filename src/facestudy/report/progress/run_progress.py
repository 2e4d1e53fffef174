"""Follow a run of notebooks: which are at work, what they do, and how long it still takes."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facestudy.report.freshness import is_fresh
from facestudy.report.progress import stage_costs
from facestudy.report.progress.estimate import Estimator, Job, new_job
from facestudy.report.progress.progress_display import (
    Display,
    Line,
    about,
    duration,
    read_section,
    read_tasks,
)
from facestudy.report.progress.stage_costs import Times
from facestudy.report.stages import Stage
from facestudy.study.locks import run_lock
from facestudy.study.paths import Study

REPORT = "the report"
MINUTE = 60.0


@dataclass(frozen=True)
class Step:
    """A round of the run: stages to bring up to date, then the pages.

    Attributes:
        stages: in an order that respects what they need.
        parameters: the values of each notebook's parameters.
        is_first: whether it leads to the first report, with one seed, and another step follows.
    """

    stages: Sequence[Stage]
    parameters: dict[str, dict[str, Any]]
    is_first: bool = False

    @property
    def seeds(self) -> int:
        """The most seeds of any notebook."""
        return max((int(values.get("SEEDS", 1)) for values in self.parameters.values()), default=1)


class RunProgress:
    """The progress of one run; use it as a context manager around the work.

    Args:
        study: the study.
        steps: of the run.
        slots: notebooks at a time.
        again: whether fresh notebooks are executed, too.
        pages: whether each step ends with the report's pages.
        times: of this machine.
        display: where it is shown.
    """

    def __init__(
        self,
        study: Study,
        steps: Sequence[Step],
        *,
        slots: int,
        again: bool = False,
        pages: bool = True,
        times: Times | None = None,
        display: Display | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._times = times or Times.of_this_machine()
        jobs = _plan(study, steps, again=again, pages=pages)
        self.is_needed = any(job.name != REPORT for job in jobs)
        measures = self.is_needed and not self._times.knows_networks
        self._estimator = Estimator(
            jobs,
            self._times,
            slots=slots,
            cores=os.cpu_count() or 1,
            network=stage_costs.network_slowness() if measures else None,
        )
        self._first = next((n for n, job in enumerate(jobs) if job.name == REPORT), None)
        self._two_reports = any(step.is_first for step in steps) and pages
        self._study = study
        self._display = display or Display(study.name, clock=clock)
        self._clock = clock
        self._folders: dict[int, Path] = {}
        self._began: dict[int, float] = {}
        self._last = clock()
        self._after_a_minute: float | None = None

    def __enter__(self) -> "RunProgress":
        self._last = self._clock()
        self._display.__enter__()
        return self

    def __exit__(self, kind: type | None, *error: object) -> None:
        for folder in self._folders.values():
            shutil.rmtree(folder, ignore_errors=True)
        self._estimator.keep()
        self._times.save()
        self._display.__exit__(kind, *error)
        if kind is None and self._after_a_minute:
            seconds, expected = self._display.seconds, self._after_a_minute
            text = f"{duration(seconds)} in all; after a minute {duration(expected)} were expected"
            self._display.say(text)

    def say(self, text: str) -> None:
        """Write a line that stays."""
        self._display.say(text)

    def disregard(self) -> None:
        """Do not count the time since the last `tick`: it was no notebook's work."""
        self._last = self._clock()

    def begin(self, name: str) -> Path:
        """A notebook, or the writing of the pages, is at work.

        Returns:
            The folder for its progress.
        """
        number = self._number(name)
        self._display.say(f"{name} ...", live=False)
        self._estimator.begin(number)
        self._folders[number] = Path(
            tempfile.mkdtemp(prefix="facestudy-progress-", dir=run_lock.folder(self._study))
        )
        self._began[number] = self._clock()
        return self._folders[number]

    def end(self, name: str, *, failed: bool = False) -> None:
        """A notebook has ended.

        Args:
            name: of the notebook.
            failed: those that wait for it will not come, except the report of this round.
        """
        self.tick()
        jobs = self._estimator.jobs
        number = next(n for n in self._folders if jobs[n].name == name and jobs[n].running)
        self._estimator.end(number, record=not failed)
        if failed:
            later = (n for n, job in enumerate(jobs) if n > number and job.name == REPORT)
            self._estimator.give_up(number, but=next(later, None))
        shutil.rmtree(self._folders.pop(number), ignore_errors=True)
        seconds = self._clock() - self._began[number]
        if not failed:
            self._display.say(f"{name} done in {seconds:.0f} s")

    def skip(self, name: str) -> None:
        """A notebook is fresh and not executed."""
        jobs = self._estimator.jobs
        for number, job in enumerate(jobs):
            if job.name == name and not job.ended and not job.running:
                self._estimator.end(number, record=False)
                return

    def tick(self) -> None:
        """Look at the progress and show it; to be called every second."""
        now = self._clock()
        at_work = {number: read_tasks(folder) for number, folder in self._folders.items()}
        self._estimator.observe(now - self._last, at_work)
        self._last = now
        left = self._estimator.remaining()
        if self._after_a_minute is None and self._display.seconds >= MINUTE:
            self._after_a_minute = self._display.seconds + left
        lines = [
            Line(
                self._estimator.jobs[number].name,
                now - self._began[number],
                self._estimator.share(number),
                tasks,
                read_section(self._folders[number]),
            )
            for number, tasks in at_work.items()
        ]
        self._display.show(lines, self._left(left))

    def _left(self, left: float) -> str:
        first = self._first
        if self._two_reports and first is not None and not self._estimator.jobs[first].ended:
            sooner = about(self._estimator.remaining(first))
            return f"{sooner} to the first report, {about(left)} to the last"
        return f"{about(left)} left"

    def _number(self, name: str) -> int:
        """The position of the next job of this name; one that was not planned is added."""
        jobs = self._estimator.jobs
        for number, job in enumerate(jobs):
            if job.name == name and not job.ended and not job.running:
                return number
        jobs.append(new_job(name, stage_costs.phases(name), {}))
        return len(jobs) - 1


def _plan(study: Study, steps: Sequence[Step], *, again: bool, pages: bool) -> list[Job]:
    """The jobs of a run: the stages that are stale now or will be, and the pages of each step."""
    jobs: list[Job] = []
    before: Step | None = None
    for step in steps:
        sizes = stage_costs.sizes(study, step.parameters)
        positions: dict[str, int] = {}
        barrier = range(len(jobs))  # a step begins when the one before has ended
        for stage in step.stages:
            if not _will_run(
                study, stage, step, before, again or set(stage.after) & set(positions)
            ):
                continue
            after = [positions[name] for name in stage.after if name in positions]
            costs = stage_costs.phases(stage.notebook)
            job = new_job(stage.notebook, costs, sizes[stage.notebook], [*after, *barrier])
            if before is not None:
                _use_what_is_there(job)
            positions[stage.notebook] = len(jobs)
            jobs.append(job)
        if pages:
            jobs.append(new_job(REPORT, [stage_costs.WRITING], {}, range(len(jobs))))
        before = step
    return jobs


def _will_run(study: Study, stage: Stage, step: Step, before: Step | None, follows: object) -> bool:
    """Whether a stage will be stale when its turn comes."""
    name = stage.notebook
    if before is None:
        return bool(follows) or not is_fresh(study, stage, step.parameters[name])
    # Further seeds change the histories; the predictions are those of the first seed.
    reads_seeds = any("history" in pattern for pattern in stage.reads)
    return step.parameters[name] != before.parameters[name] or reads_seeds


def _use_what_is_there(job: Job) -> None:
    """In a step after the first, features are cached and the first seed is trained."""
    for state in job.phases:
        if state.phase.tasks == stage_costs.TRAININGS:
            state.needed = (state.tasks - 1) / state.tasks
        elif not state.is_rest:
            state.over = True
