"""Execute the notebooks that are stale, and write the report."""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from facestudy.models import engine
from facestudy.report import execute_notebook
from facestudy.report.fingerprints import WRITES_LOGS
from facestudy.report.parameters import check_parameters, more_splits
from facestudy.report.progress_display import SECTION
from facestudy.report.run_progress import REPORT, RunProgress, Step
from facestudy.report.stages import (
    EXPERIMENTS,
    STAGES,
    TRAINED,
    Stage,
    executed,
    fingerprint,
    is_fresh,
    leading_to,
    pages_are_fresh,
    remember,
    remember_pages,
)
from facestudy.study import progress
from facestudy.study.errors import StudyError
from facestudy.study.paths import NOTEBOOKS, Study

Parameters = dict[str, dict[str, Any]]
"""The values of each notebook's parameters."""
THREADS = "TF_NUM_INTRAOP_THREADS"
TICK = 1.0  # seconds between two looks at the progress


def run(
    study: Study,
    parameters: Mapping[str, str] | None = None,
    *,
    jobs: int | None = None,
    only: str | None = None,
    again: bool = False,
    more: bool = False,
    notice: str = "",
    measure: bool = True,
    stages: Sequence[Stage] = STAGES,
) -> Path:
    """Execute the stale notebooks, independent ones in parallel, and write the report.

    Where several seeds are requested and there is no report yet, a first one with one seed comes
    before: it is finished in minutes, and its trainings are used again.

    Args:
        study: the study.
        parameters: overrides for the notebooks' ``parameters`` cells, as text.
        jobs: notebooks at a time; by default two where there are two cores.
        only: the one notebook to execute, whether or not the others are stale.
        again: execute fresh notebooks too.
        more: train every model on some other splits, not the bottleneck model alone.
        notice: a sentence at the top of the report's first page.
        measure: measure how the machine computes fastest, if it never was, in half a minute.
        stages: the table of stages.

    Returns:
        The report's ``index.html``, or the one notebook's executed copy.

    Raises:
        StudyError: no notebook has such a parameter, or it has another type (before anything
            runs); notebooks failed (after all that do not depend on them were executed).
    """
    given = {**(parameters or {}), "STUDY": study.name}
    chosen = check_parameters(given, stages)
    chosen = more_splits(chosen) if more else chosen
    if only:
        stages = [stage for stage in stages if stage.notebook == only]
        if not stages:
            raise StudyError(f"no notebook {only!r}; there are {', '.join(chosen)}")
    slots = jobs or min(2, os.cpu_count() or 1)
    page = executed(study, stages[0]) if only else study.reports / "index.html"
    steps = [Step(stages, chosen)]
    if not only and not page.is_file():
        steps = [*_first_seed(stages, chosen), *steps]
    work = RunProgress(study, steps, slots=slots, again=again, pages=not only)
    if not work.is_needed and (only or pages_are_fresh(study, stages, notice)):
        print(f"nothing to do: {only or 'the report'} is up to date", flush=True)
        _explain_place(study, given, chosen)
        return page
    with work:
        if any(stage.notebook in TRAINED for stage in stages):
            _choose_engine(study, work, measure=measure)
        for step in steps:
            _execute_all(study, stages, step.parameters, work, jobs=slots, again=again)
            again = False
            if not only:
                _write_pages(study, stages, notice, work)
            if step.is_first:
                work.say(
                    f"{page}: first report, with one seed; {steps[-1].seeds - 1} more to follow"
                )
    return page


def _choose_engine(study: Study, work: RunProgress, *, measure: bool) -> None:
    """Measure the machine before anything else computes on it, if it never was."""
    if measure and not (engine.recorded() or engine.kept_by(study)):
        work.say("measuring how this machine computes fastest, once, in about half a minute")
    work.say(f"engine: {engine.of_study(study, measure=measure).sentence()}")
    work.disregard()


def run_experiments(
    study: Study | None = None,
    parameters: Mapping[str, str] | None = None,
    *,
    only: str | None = None,
    again: bool = False,
    experiments: Sequence[Stage] = EXPERIMENTS,
) -> list[Path]:
    """Execute the stale experiments one after the other, and first the stages that they need.

    Args:
        study: for all of them; by default each has its own.
        parameters: overrides, as text; each goes to the experiments that have it.
        only: the one to execute, by the name of its notebook.
        again: execute fresh experiments too.
        experiments: the table of experiments.

    Returns:
        The paths of their pages.

    Raises:
        StudyError: no such experiment; no experiment has such a parameter; experiments failed,
            a line each, after all others were executed.
    """
    chosen = [stage for stage in experiments if only in (None, stage.notebook.split("/")[-1])]
    if not chosen:
        names = ", ".join(stage.notebook.split("/")[-1] for stage in experiments)
        raise StudyError(f"no experiment {only!r}; there are {names}")
    named = {"STUDY": study.name} if study else {}
    values = check_parameters({**(parameters or {}), **named}, [*STAGES, *chosen])
    failures, pages = [], []
    for stage in chosen:
        own_study = Study(values[stage.notebook]["STUDY"])
        needed = leading_to(stage)
        for other in needed:
            values[other.notebook]["STUDY"] = own_study.name
        steps = [Step([*needed, stage], values)]
        try:
            with RunProgress(own_study, steps, slots=1, again=again, pages=False) as work:
                _execute_all(own_study, needed, values, work, jobs=1)
                _execute_all(own_study, [stage], values, work, jobs=1, again=again)
        except StudyError as error:
            failures.append(str(error))
            continue
        from facestudy.report import html  # slow

        pages.append(html.write_notebook(own_study, stage))
    if failures:
        raise StudyError("\n".join(failures))
    return pages


def _first_seed(stages: Sequence[Stage], chosen: Parameters) -> list[Step]:
    """The step to a first report with one seed and one split, where several seeds are requested.

    It is finished in minutes, and nothing runs twice: its trainings are used again, and so is its
    audit, which is of the first seed.
    """
    seeds = max((values.get("SEEDS", 1) for values in chosen.values()), default=1)
    if seeds < 2:
        return []
    first = {"SEEDS": 1, "SPLITS": 0}
    single = {
        notebook: {name: first.get(name, value) for name, value in values.items()}
        for notebook, values in chosen.items()
    }
    return [Step(stages, single, is_first=True)]


def _explain_place(study: Study, given: Mapping[str, str], chosen: Parameters) -> None:
    """Say that logs are not written, although asked for, where no notebook is stale."""
    for name in [name for name in given if name in WRITES_LOGS]:
        user = next(notebook for notebook, values in chosen.items() if name in values)
        again = f"--study {study.name} -p {name}={given[name]} --only {user} --again"
        print(
            f"{name}={given[name]} changes no result, so it makes nothing stale. To use it: "
            f"facestudy report {again}",
            flush=True,
        )


def _write_pages(study: Study, stages: Sequence[Stage], notice: str, work: RunProgress) -> None:
    """Write the report's pages unless they are of the same files, and go on showing progress."""
    if pages_are_fresh(study, stages, notice):
        work.skip(REPORT)
        return
    from facestudy.report import html  # seaborn and nbconvert take seconds to import

    work.begin(REPORT)
    with ThreadPoolExecutor(1) as pool:
        options = {"notice": notice} if notice else {}
        future = pool.submit(html.write, study, stages, **options)
        while wait([future], timeout=TICK).not_done:
            work.tick()
    work.end(REPORT, failed=future.exception() is not None)
    future.result()
    remember_pages(study, stages, notice)


def _execute_all(
    study: Study,
    stages: Sequence[Stage],
    parameters: Parameters,
    work: RunProgress,
    *,
    jobs: int,
    again: bool = False,
) -> None:
    """Execute stages, each as soon as those that it needs have ended.

    Args:
        study: the study.
        stages: those to execute, in an order that respects what they need.
        parameters: the values of each notebook's parameters.
        work: is told what happens.
        jobs: notebooks at a time.
        again: execute fresh stages too.

    Raises:
        StudyError: a line for each notebook that failed, after all others that could run ran.
    """
    waiting = list(stages)
    done: set[str] = set()
    failures: list[str] = []
    running: dict[Future, tuple[Stage, str]] = {}
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
                before = fingerprint(study, stage, chosen)
                folder = work.begin(stage.notebook)
                running[pool.submit(_execute, study, stage, chosen, folder)] = (stage, before)
            if not running:
                break
            for future in wait(running, timeout=TICK, return_when=FIRST_COMPLETED).done:
                stage, before = running.pop(future)
                failure = future.result()
                work.end(stage.notebook, failed=failure is not None)
                if failure:
                    failures.append(f"{stage.notebook}: {failure}")
                else:  # in this thread: the others would overwrite each other's records
                    remember(study, stage, before)
                    done.add(stage.notebook)
            work.tick()
    if failures:
        raise StudyError("\n".join(failures))


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


def _execute(study: Study, stage: Stage, parameters: dict[str, Any], folder: Path) -> str | None:
    """Execute one notebook; return why it failed, or None."""
    return execute_notebook.execute(
        NOTEBOOKS / f"{stage.notebook}.ipynb",
        executed(study, stage),
        parameters,
        environment=_kernel_environment(stage, folder),
        section=(folder / SECTION).write_text,
    )


def _kernel_environment(stage: Stage, folder: Path) -> dict[str, str]:
    """The variables of one notebook's kernel, beside those of this process.

    Args:
        stage: its stage.
        folder: for its progress.
    """
    variables = {progress.FOLDER: str(folder)}
    threads = engine.in_use().threads
    if threads and stage.notebook in TRAINED and THREADS not in os.environ:
        variables[THREADS] = str(threads)  # several trainings at once: they share the cores
    return variables
