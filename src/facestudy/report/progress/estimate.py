"""Estimate how long a run of notebooks still takes.

Each notebook has phases of known size. What a phase takes comes from its own progress as soon as
there is some, else from earlier runs on this machine, else from a table, scaled by how fast this
machine is at what it has done so far. A simulation of the schedule then respects which notebook
waits for which, how many run at a time, and that notebooks at work share the cores.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facestudy.report.progress.stage_costs import REST, WRITING, Phase, Times

PRIOR = 0.03
"""The expected time of a phase counts as much as this share of it, done at that speed."""
PRIOR_SECONDS = 3.0
"""The speed of earlier runs counts as much as so many seconds of this one."""


@dataclass
class PhaseState:
    """A phase of one job.

    Attributes:
        phase: from the table.
        size: of this notebook's phase.
        tasks: how many progress tasks of its name there will be.
        needed: the share of its size that earlier runs have not done.
        done: the share of the needed work that is done, 0 to 1.
        spent: seconds spent on it, as if it had had its cores for itself.
        over: whether it has ended, whatever was expected.
    """

    phase: Phase
    size: float
    tasks: int = 1
    needed: float = 1.0
    done: float = 0.0
    spent: float = 0.0
    over: bool = False

    @property
    def is_rest(self) -> bool:
        return self.phase.task == REST


@dataclass
class Job:
    """One execution of a notebook, or the writing of the report.

    Attributes:
        name: of the notebook.
        phases: in the order of its work.
        after: the positions of the jobs that it waits for.
        running: whether it is at work.
        ended: whether it is finished, failed or not needed.
    """

    name: str
    phases: list[PhaseState]
    after: set[int] = field(default_factory=set)
    running: bool = False
    ended: bool = False


def new_job(
    name: str, costs: Iterable[Phase], sizes: Mapping[str, float], after: Iterable[int] = ()
) -> Job:
    """A job that has not begun.

    Args:
        name: of the notebook.
        costs: its phases.
        sizes: of its work.
        after: the positions of the jobs that it waits for.
    """
    states = [PhaseState(phase, phase.size(sizes), phase.count(sizes)) for phase in costs]
    return Job(name, states, set(after))


class Estimator:
    """Follows the jobs of a run.

    Args:
        jobs: in the order in which they begin if none waits.
        times: of this machine.
        slots: jobs at a time.
        cores: of the machine.
        network: how many times more than the rest networks take here, if nothing is recorded.
    """

    def __init__(
        self,
        jobs: Sequence[Job],
        times: Times,
        *,
        slots: int,
        cores: int,
        network: float | None = None,
    ) -> None:
        self.jobs, self._times, self._slots, self._cores = list(jobs), times, slots, cores
        self._measured_rates: dict[tuple[str, Phase], float] = {}
        self._usual = {
            False: times.slowness(network=False),
            True: network if network is not None else times.slowness(network=True),
        }

    def begin(self, number: int) -> None:
        """A job is at work."""
        self.jobs[number].running = True

    def end(self, number: int, *, record: bool = True) -> None:
        """A job has ended.

        Args:
            number: its position.
            record: remember what it took; not of one that failed or was not needed.
        """
        ended = self.jobs[number]
        ended.running, ended.ended = False, True
        for state in ended.phases:
            share = 1.0 if state.is_rest else state.done * state.needed
            if record and share > 0.1 and state.spent > 0.5:
                rate = state.spent / share / state.size
                self._measured_rates[ended.name, state.phase] = rate

    def keep(self) -> None:
        """Record what the jobs took that have ended, for later runs."""
        for (name, phase), seconds in self._measured_rates.items():
            self._times.record(name, phase, seconds)

    def give_up(self, number: int, *, but: int | None = None) -> None:
        """The jobs that wait for a failed one will not run.

        Args:
            number: the position of the failed one.
            but: that of a job which runs all the same, such as the report.
        """
        for other, each in enumerate(self.jobs):
            if number in each.after and not each.ended and other != but:
                each.ended = True
                self.give_up(other, but=but)

    def observe(self, seconds: float, tasks: Mapping[int, Sequence[Mapping[str, Any]]]) -> None:
        """Count the time since the last call.

        Args:
            seconds: since the last call.
            tasks: the progress tasks of each job at work, by its position.
        """
        current = []
        for number, own_tasks in tasks.items():
            if self.jobs[number].running:
                _take_over(self.jobs[number], own_tasks)
                current.append(_current(self.jobs[number], own_tasks))
        share = self._share(state.phase for state in current)
        for state in current:
            state.spent += seconds * share

    def share(self, number: int) -> float:
        """The share of a job's work that is done, 0 to 1."""
        job = self.jobs[number]
        spent = sum(state.spent for state in job.phases)
        left = sum(self._left(job.name, state) for state in job.phases)
        return spent / (spent + left) if spent else 0.0

    def remaining(self, until: int | None = None) -> float:
        """Seconds until all jobs have ended, or the one at a position."""
        work = {
            number: [
                (seconds, state.phase.cores or self._cores)
                for state in each.phases
                if (seconds := self._left(each.name, state)) > 0
            ]
            for number, each in enumerate(self.jobs)
            if not each.ended
        }
        at_work = [number for number in work if self.jobs[number].running]
        clock = 0.0
        while work and (until is None or until in work):
            ready = [n for n in work if n not in at_work and not self.jobs[n].after & set(work)]
            at_work += ready[: max(0, self._slots - len(at_work))]
            if not at_work:  # they wait for each other: no schedule
                break
            clock += self._advance(work, at_work)
            for number in [number for number in at_work if not work[number]]:
                at_work.remove(number)
                del work[number]
        return clock

    def _advance(self, work: dict[int, list[tuple[float, float]]], at_work: list[int]) -> float:
        """Work until the first phase ends; how long that takes."""
        busy = [number for number in at_work if work[number]]
        if not busy:
            return 0.0
        share = min(1.0, self._cores / sum(work[number][0][1] for number in busy))
        step = min(work[number][0][0] for number in busy)
        for number in busy:
            seconds, cores = work[number][0]
            left = seconds - step
            work[number][:1] = [(left, cores)] if left > 1e-9 else []
        return step / share

    def _share(self, phases: Iterable[Phase]) -> float:
        """How much of its full speed each of the phases at work has."""
        wanted = sum(phase.cores or self._cores for phase in phases)
        return min(1.0, self._cores / wanted) if wanted else 1.0

    def _left(self, name: str, state: PhaseState) -> float:
        """The seconds of work that are left of a phase."""
        if state.over:
            return 0.0
        expected = self._expected(name, state)
        if state.is_rest:
            return max(expected - state.spent, 0.05 * expected)
        if not state.done:
            return max(expected - state.spent, 0.5 * expected)
        whole = (PRIOR * expected + state.spent) / (PRIOR + state.done)
        return whole * (1 - state.done)

    def _expected(self, name: str, state: PhaseState) -> float:
        """The seconds of a phase, before its own progress."""
        rate = self._measured_rates.get((name, state.phase))  # of an earlier job of this run
        if rate is not None:
            return rate * state.size * state.needed
        return self._usually(name, state) * state.needed * self._today(state.phase.network)

    def _usually(self, name: str, state: PhaseState) -> float:
        """The seconds of a whole phase in earlier runs, or as the table and their speed say."""
        known = self._times.known(name, state.phase)
        if known is not None:
            return known * state.size
        return state.phase.seconds * state.size * self._usual[state.phase.network]

    def _today(self, network: bool) -> float:
        """How many times the usual seconds this run takes, as far as it has come."""
        # Until networks say how fast they are, the rest says it.
        before = self._today(False) if network else 1.0
        spent, usual = PRIOR_SECONDS * before, PRIOR_SECONDS
        for each in self.jobs:
            for state in each.phases:
                # The pages that are up to date are not written, so they say nothing of the speed.
                told = state.phase is not WRITING and state.phase.network == network
                if told and state.spent:
                    expected = self._usually(each.name, state)
                    share = state.done * state.needed
                    if state.is_rest:  # its share is known at its end, or when it takes too long
                        share = float(each.ended or state.spent > expected)
                    spent += state.spent if share else 0.0
                    usual += share * expected
        return spent / usual


def _take_over(job: Job, tasks: Sequence[Mapping[str, Any]]) -> None:
    """Read the progress of a job's phases from its tasks."""
    begun = False
    for state in reversed(job.phases):
        own = [task for task in tasks if task["what"] == state.phase.task]
        is_open = any(not task["ended"] for task in own)
        if own:
            _count(state, own)
        if not state.is_rest:
            seen = sum(task["count"] for task in own)
            # The phases come in their order: one before another that has begun will not begin.
            state.over = not is_open and (begun or 0 < state.tasks <= seen)
        begun = begun or (bool(own) and not state.is_rest)


def _count(state: PhaseState, own: Sequence[Mapping[str, Any]]) -> None:
    """What a phase's own tasks say of how much there is and how much is done."""
    seen = sum(task["count"] for task in own)
    total = sum(task["done"] if task["total"] is None else task["total"] for task in own)
    initial = sum(task["initial"] for task in own)
    fresh = sum(task["done"] for task in own) - initial
    whole = total * max(state.tasks, seen) / seen
    if whole > 0:
        needed = whole - initial
        state.needed = needed / whole
        state.done = min(1.0, fresh / needed) if needed > 0 else 1.0


def _current(job: Job, tasks: Sequence[Mapping[str, Any]]) -> PhaseState:
    """The phase that a job is in: the first with an open task, else the rest."""
    names = {task["what"] for task in tasks if not task["ended"]}
    rest = next(state for state in job.phases if state.is_rest)
    return next((state for state in job.phases if state.phase.task in names), rest)
