"""Execute the stages of a run that are stale, independent ones in parallel."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from facestudy.models import engine
from facestudy.report.execution import execute_notebook
from facestudy.report.execution.outcome import REMOVED, Failure, Outcome, results_mark
from facestudy.report.freshness import begin, fingerprint, is_fresh, remember
from facestudy.report.progress.progress_display import SECTION
from facestudy.report.progress.run_progress import RunProgress
from facestudy.report.stages import SHARE_CORES, Stage, executed, is_executed
from facestudy.study import progress, removals, sweep
from facestudy.study.locks import run_lock
from facestudy.study.paths import NOTEBOOKS, Study

THREADS = "TF_NUM_INTRAOP_THREADS"
TICK = 1.0  # seconds between two looks at the progress


class _Running(NamedTuple):
    """A notebook at work.

    Attributes:
        stage: its stage.
        before: its fingerprint.
        has_written: whether it has written its results.
        removals: how often people had been removed from the study when it began.
    """

    stage: Stage
    before: str
    has_written: Callable[[], bool]
    removals: int


def execute_all(
    study: Study,
    stages: Sequence[Stage],
    parameters: Mapping[str, dict[str, Any]],
    work: RunProgress,
    *,
    jobs: int,
    again: bool = False,
    outcome: Outcome | None = None,
) -> Outcome:
    """Execute stages, each as soon as those that it needs have ended.

    After a failure all others run that do not need the notebook that failed.

    Args:
        study: the study.
        stages: those to execute, in an order that respects what they need.
        parameters: the values of each notebook's parameters.
        work: is told what happens.
        jobs: notebooks at a time.
        again: execute fresh stages too.
        outcome: of the round before in the same run, if there was one.

    Returns:
        What became of each.
    """
    waiting = list(stages)
    done: set[str] = set()
    result = Outcome(current=set(outcome.current) if outcome else set())
    running: dict[Future, _Running] = {}
    names = {stage.notebook for stage in stages}
    with ThreadPoolExecutor(jobs) as pool, _stopping_kernels():
        while True:
            while len(running) < jobs and (stage := _next(waiting, done, names)):
                waiting.remove(stage)
                chosen = parameters[stage.notebook]
                if not again and is_fresh(study, stage, chosen):
                    work.skip(stage.notebook)
                    done.add(stage.notebook)
                    continue
                entry = _Running(
                    stage,
                    fingerprint(study, stage, chosen),
                    results_mark(study, stage.notebook),
                    removals.count(study),
                )
                folder = _begin(study, stage, work)
                arguments = (study, stage, chosen, folder, entry.removals)
                running[pool.submit(_execute, *arguments)] = entry
            if not running:
                break
            for future in wait(running, timeout=TICK, return_when=FIRST_COMPLETED).done:
                entry, failure = running.pop(future), future.result()
                if removals.count(study) != entry.removals:  # it may show who was removed
                    sweep.sweep(study)
                    failure = Failure(REMOVED)
                work.end(entry.stage.notebook, failed=failure is not None)
                if failure:
                    result.fail(entry.stage, failure, has_written=entry.has_written())
                else:  # in this thread: the others would overwrite each other's records
                    remember(study, entry.stage, entry.before)
                    done.add(entry.stage.notebook)
            work.tick()
    result.current |= done
    result.leave([s for s in waiting if not _is_unchanged(study, s, parameters, result)])
    return result


def _begin(study: Study, stage: Stage, work: RunProgress) -> Path:
    """Begin a stage anew; return the folder for its progress."""
    if executed(study, stage).is_file() and not is_executed(study, stage):
        work.say(f"{stage.notebook}: the executed copy is damaged; the notebook is executed again")
    begin(study, stage)
    return work.begin(stage.notebook)


def _is_unchanged(
    study: Study, stage: Stage, parameters: Mapping[str, dict[str, Any]], result: Outcome
) -> bool:
    """Whether a stage is of the round before, and further seeds, which failed, change nothing."""
    return stage.notebook in result.current and is_fresh(study, stage, parameters[stage.notebook])


def _next(waiting: Sequence[Stage], done: set[str], names: set[str]) -> Stage | None:
    """The first stage that waits for nothing."""
    return next((stage for stage in waiting if set(stage.after) & names <= done), None)


@contextmanager
def _stopping_kernels() -> Iterator[None]:
    """End the notebooks' kernels on Ctrl-C, which does not reach their own sessions."""
    try:
        yield
    except BaseException:
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                child.kill()
        print("stopped; run the same command again to resume", flush=True)
        raise


def _execute(
    study: Study, stage: Stage, parameters: dict[str, Any], folder: Path, removed: int
) -> Failure | None:
    """Execute one notebook; return why it failed, or None."""
    run = execute_notebook.RunParts(
        run_lock.folder(study),
        run_lock.handles(study),
        is_outdated=lambda: removals.count(study) != removed,
    )
    return execute_notebook.execute(
        NOTEBOOKS / f"{stage.notebook}.ipynb",
        executed(study, stage),
        parameters,
        environment=_kernel_environment(study, stage, folder),
        section=(folder / SECTION).write_text,
        run=run,
    )


def _kernel_environment(study: Study, stage: Stage, folder: Path) -> dict[str, str]:
    """The variables of one notebook's kernel, beside those of this process.

    Args:
        study: the study.
        stage: its stage.
        folder: for its progress.
    """
    variables = {progress.FOLDER: str(folder), **run_lock.environment(study)}
    threads = engine.in_use().threads
    if threads and stage.notebook in SHARE_CORES and THREADS not in os.environ:
        variables[THREADS] = str(threads)  # several trainings at once: they share the cores
    return variables
