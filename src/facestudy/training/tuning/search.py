"""Search for a model's settings: trials side by side, resumable, within a budget.

The cluster in use, if any, trains; else this machine does.

Trial n learns from trials up to n - `LAG` alone, however many are at work: the same trials are
tried on one core, on many, and after any number of interruptions. Only where the budget ends a
search does it depend on the machine.
"""

import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from facestudy.models import engine, hardware
from facestudy.study import progress
from facestudy.study.paths import Study
from facestudy.study.workers import cluster
from facestudy.training.tuning import fold_training, folds, sampling
from facestudy.training.tuning.fold_training import Candidate, Outcome
from facestudy.training.tuning.folds import Folds
from facestudy.training.tuning.journal import COMPLETE, PRUNED, Journal, Trial
from facestudy.training.tuning.material import Material

LAG = 4
VERSION = 1
"""Of the search: a journal of another one is not gone on with."""


class Found(NamedTuple):
    """What a search gave.

    Attributes:
        trials: all that ended, by number.
        folds: over which they were validated.
        ended_by: "trials" or "budget".
    """

    trials: list[Trial]
    folds: Folds
    ended_by: str

    @property
    def best(self) -> Trial:
        """The complete trial with the highest accuracy; of equal ones the first."""
        complete = [trial for trial in self.trials if trial.is_complete]
        return max(complete, key=lambda trial: (trial.accuracy, -trial.number))

    @property
    def usual(self) -> Trial:
        """The trial with the settings of the model that is not tuned; it is never given up."""
        return self.trials[0]

    def sentence(self, name: str) -> str:
        """What was tried and what came first, in one line."""
        complete = sum(trial.is_complete for trial in self.trials)
        minutes = max(trial.elapsed for trial in self.trials) / 60
        first, best = 100 * self.usual.accuracy, 100 * self.best.accuracy
        early = " (the budget ended the search)" if self.ended_by == "budget" else ""
        return (
            f"{name}: {len(self.trials)} trials in {minutes:.1f} minutes{early}, {complete} "
            f"complete; in {self.folds.n}-fold cross-validation by {self.folds.by} the usual "
            f"settings reach {first:.1f}%, the best ones {best:.1f}%"
        )

    def record(self) -> dict[str, Any]:
        """What ``tuning.json`` says of the search; no picture is in it."""
        return {
            "trials": len(self.trials),
            "complete": sum(trial.is_complete for trial in self.trials),
            "ended_by": self.ended_by,
            "folds": self.folds.n,
            "by": self.folds.by,
            "best": self.best.number + 1,
            "settings": dict(self.best.values),
            "cross_validated": self.best.accuracy,
            "cross_validated_usual": self.usual.accuracy,
        }


def search(
    study: Study,
    material: Material,
    *,
    trials: int,
    epochs: int,
    minutes: float,
    seed: int,
    pool: Callable[[int], Executor] = ThreadPoolExecutor,
) -> Found:
    """Try settings by cross-validation over departments inside train and validation.

    Args:
        study: the study; the journal lies beside the model's weights.
        material: of the model.
        trials: how many at most, the usual settings included.
        epochs: of a training, at most.
        minutes: no trial begins that would probably end later; at least the first one is run.
        seed: of folds, trials and trainings.
        pool: makes what trains several at a time.

    Returns:
        The trials. No training saw a test picture.

    Raises:
        StudyError: a class has a single group outside the test part.
    """
    divided = folds.cross_validation(study, material.faces, seed=seed)
    folder = study.data / "models" / material.name / "search"
    journal = Journal(folder / "journal.jsonl", _mark(material, divided, epochs, seed))
    work = _Search(
        material, divided, journal, folder, trials=trials, epochs=epochs, seed=seed, minutes=minutes
    )
    own = engine.of_study(study)
    at_once = cluster.threads() or own.at_once
    with pool(at_once) as executor, hardware.without_warnings_of_tracing():
        try:
            ended_by = work.run(executor, at_once)
        except BaseException:
            work.stop.set()
            raise
    return Found([work.ended[number] for number in sorted(work.ended)][:trials], divided, ended_by)


def _mark(material: Material, divided: Folds, epochs: int, seed: int) -> dict[str, Any]:
    """What a trial depends on, but for its number."""
    return {
        "version": VERSION,
        "model": material.name,
        "faces": material.faces.learned_from,
        "network": material.network,
        "facts": {name: str(value) for name, value in material.facts.items()},
        "settings": [list(setting) for setting in material.settings],
        "folds": [divided.by, divided.folds.tolist()],
        "training": [epochs, fold_training.REPEATS, fold_training.PATIENCE, seed, LAG],
    }


@dataclass
class _AtWork:
    """A trial that has begun, and what its folds have given so far."""

    candidate: Candidate
    waiting: list[int]
    outcomes: dict[int, Outcome] = field(default_factory=dict)


class _Search:
    """The state of a search while it runs."""

    def __init__(
        self,
        material: Material,
        divided: Folds,
        journal: Journal,
        folder: Path,
        *,
        trials: int,
        epochs: int,
        seed: int,
        minutes: float,
    ) -> None:
        self.material, self.divided, self.journal, self.folder = material, divided, journal, folder
        self.trials, self.epochs, self.seed, self.seconds = trials, epochs, seed, 60 * minutes
        self.stop = threading.Event()
        self.ended = {trial.number: trial for trial in journal.read()}
        self.at_work: dict[int, _AtWork] = {}
        self.tried: dict[int, Any] = {n: trial.values for n, trial in self.ended.items()}
        self.before = max((trial.elapsed for trial in self.ended.values()), default=0.0)
        self.started = time.monotonic()

    def run(self, executor: Executor, at_once: int) -> str:
        """Run trials until all have ended or the budget has; return which of the two."""
        running: dict[Future[Outcome], tuple[int, int]] = {}
        known = sum(number < self.trials for number in self.ended)
        with progress.task("trials", total=self.trials, initial=known, unit="trial") as bar:
            while True:
                while len(running) < at_once and (task := self._next()):
                    running[self._submit(executor, *task)] = task
                if not running:
                    break
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    number, fold = running.pop(future)
                    if self._record(number, fold, future.result()):
                        bar.update()
        return "trials" if set(range(self.trials)) <= set(self.ended) else "budget"

    def _submit(self, executor: Executor, number: int, fold: int) -> "Future[Outcome]":
        return executor.submit(
            fold_training.train,
            self.at_work[number].candidate,
            self.divided,
            fold,
            epochs=self.epochs,
            seed=self.seed,
            stop=self.stop,
        )

    def _next(self) -> tuple[int, int] | None:
        """The trial and fold to train next; None if all that may begin has begun."""
        for number in sorted(self.at_work):
            if self.at_work[number].waiting:
                return number, self.at_work[number].waiting.pop(0)
        begun = {*self.ended, *self.at_work}
        new = next((n for n in range(self.trials) if n not in begun), None)
        if new is None or not self._may_begin(new):
            return None
        self._begin(new)
        return new, self.at_work[new].waiting.pop(0)

    def _may_begin(self, number: int) -> bool:
        """Whether all trials that it learns from have ended, and the budget has not."""
        return set(range(number - LAG + 1)) <= set(self.ended) and not self._is_spent()

    def _begin(self, number: int) -> None:
        ended = [self.ended[n] for n in range(number - LAG + 1)]
        # Whether they have ended by now depends on the machine, so they all count as at work.
        running = [self.tried[n] for n in range(max(number - LAG + 1, 0), number)]
        values = sampling.propose(
            self.material.settings, ended, running, number=number, seed=self.seed
        )
        self.tried[number] = values
        folder = self.folder / f"trial-{number}"
        candidate = Candidate(number, values, ended, folder, self.material)
        self.at_work[number] = _AtWork(candidate, [0])

    def _record(self, number: int, fold: int, outcome: Outcome) -> bool:
        """Note what a training gave; return whether its trial has ended."""
        work = self.at_work[number]
        work.outcomes[fold] = outcome
        if fold == 0 and not outcome.is_behind:
            work.waiting += range(1, self.divided.n)
        if outcome.is_behind and fold == 0 or len(work.outcomes) == self.divided.n:
            self._end(number)
            return True
        return False

    def _end(self, number: int) -> None:
        work = self.at_work.pop(number)
        outcomes = [work.outcomes[fold] for fold in sorted(work.outcomes)]
        behind = any(outcome.is_behind for outcome in outcomes)
        trial = Trial(
            number,
            work.candidate.values,
            PRUNED if behind else COMPLETE,
            [[round(value, 6) for value in outcome.accuracies] for outcome in outcomes],
            round(sum(outcome.seconds for outcome in outcomes), 2),
            round(self._elapsed(), 2),
        )
        self.ended[number] = trial
        self.journal.append(trial)
        shutil.rmtree(work.candidate.folder, ignore_errors=True)

    def _elapsed(self) -> float:
        return self.before + time.monotonic() - self.started

    def _is_spent(self) -> bool:
        """Whether a trial that began now would probably end after the budget."""
        count = len(self.ended) + len(self.at_work)
        return count > 0 and self._elapsed() * (1 + 1 / count) > self.seconds
