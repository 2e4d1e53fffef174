"""Execute the notebooks that are stale, and write the report."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from facestudy.models import engine
from facestudy.report import audit_lock, places
from facestudy.report.execution.execute_stages import TICK, execute_all
from facestudy.report.execution.outcome import REMOVED, Outcome
from facestudy.report.fingerprints import WRITES_LOGS
from facestudy.report.freshness import (
    has_first_report,
    pages_are_fresh,
    remember_incomplete,
    remember_pages,
)
from facestudy.report.parameters import check_parameters, more_splits
from facestudy.report.progress.run_progress import REPORT, RunProgress, Step
from facestudy.report.stages import (
    AUDIT,
    MORE,
    OPTIONAL,
    TRAINED,
    Stage,
    executed,
    of_study,
    wanted,
)
from facestudy.study import removals, sweep
from facestudy.study.errors import StudyError
from facestudy.study.locks import run_lock
from facestudy.study.paths import Study

ROUNDS = 4
"""How often a run begins anew since somebody was removed from the study meanwhile."""
Parameters = dict[str, dict[str, Any]]
"""The values of each notebook's parameters."""


def run(
    study: Study,
    parameters: Mapping[str, str] | None = None,
    *,
    jobs: int | None = None,
    only: str | None = None,
    again: bool = False,
    more: bool = False,
    notice: str = "",
    explore: bool = False,
    measure: bool = True,
    wait: bool = False,
    stages: Sequence[Stage] | None = None,
) -> Path:
    """Execute the stale notebooks, independent ones in parallel, and write the report.

    Where several seeds are requested and there is no report yet, a first one with one seed comes
    before: it is finished in minutes, and its trainings are used again.

    If notebooks fail, the others that do not need them are executed all the same, and the report is
    written with what there is. It says what failed, and shows no result of an earlier run as one
    of this run. Then an error is raised: where the first report fails, further seeds wait until
    the cause is mended, since they would repeat it. The next run executes again what failed and
    what needs it.

    Args:
        study: the study.
        parameters: overrides for the notebooks' ``parameters`` cells, as text.
        jobs: notebooks at a time; by default two where there are two cores.
        only: the one notebook to execute, whether or not the others are stale.
        again: execute fresh notebooks too.
        more: add the notebooks of `MORE`, and train every model on some other splits, not the
            bottleneck model alone.
        notice: a sentence at the top of the report's first page.
        explore: write ``explore.html``, which shows every face, of real people too.
        measure: measure how the machine computes fastest, if it never was, in half a minute.
        wait: if another run is at work on the study, wait until it has ended.
        stages: the table of stages; by default that of the study.

    Returns:
        The report's ``index.html``, or the one notebook's executed copy.

    Raises:
        StudyError: no notebook has such a parameter, or it has another type (before anything
            runs); another run is at work on the study; notebooks failed (after the report was
            written).
    """
    given = {**(parameters or {}), "STUDY": study.name}
    if stages is None:
        stages = of_study(study, more=more)
    if only not in {stage.notebook for stage in stages}:
        stages = [*stages, *(stage for stage in (*MORE, *OPTIONAL) if stage.notebook == only)]
    chosen = check_parameters(given, stages)
    chosen = more_splits(chosen) if more else chosen
    if only:
        stages = [stage for stage in stages if stage.notebook == only]
        if not stages:
            raise StudyError(f"no notebook {only!r}; there are {', '.join(chosen)}")
    else:
        stages = wanted(study, stages)
    slots = jobs or min(2, os.cpu_count() or 1)

    def run_once(again: bool) -> Path:
        settings: dict[str, Any] = {
            "slots": slots,
            "again": again,
            "pages": {"notice": notice, "explore": explore},
            "measure": measure,
        }
        return _run(study, given, chosen, stages, is_single=bool(only), **settings)

    with run_lock.running(study, "facestudy report", wait=wait):
        return _until_nobody_leaves(study, run_once, again=again)


def _until_nobody_leaves(study: Study, run_once: Callable[[bool], Path], *, again: bool) -> Path:
    """Run until nobody was removed from the study meanwhile.

    Else a notebook or a page that was being written might show them again.
    """
    if removals.unswept(study):  # a run was killed after somebody had been removed
        sweep.sweep(study)
    for _ in range(ROUNDS):
        before = removals.count(study)
        try:
            page = run_once(again)
        except StudyError:
            if removals.count(study) == before:
                raise
        else:
            if removals.count(study) == before:
                return page
        sweep.sweep(study)
        print("somebody was removed from the study meanwhile: what showed them is made anew")
        again = False
    raise StudyError(REMOVED)


def _run(
    study: Study,
    given: Mapping[str, str],
    chosen: Parameters,
    stages: Sequence[Stage],
    *,
    is_single: bool,
    slots: int,
    again: bool,
    pages: Mapping[str, Any],
    measure: bool,
) -> Path:
    only = stages[0].notebook if is_single else None
    page = executed(study, stages[0]) if only else study.reports / "index.html"
    steps = [Step(stages, chosen)]
    if not only and not has_first_report(study):
        steps = [*_first_seed(stages, chosen), *steps]
    work = RunProgress(study, steps, slots=slots, again=again, pages=not only)
    if not work.is_needed and (only or pages_are_fresh(study, stages, **pages)):
        print(f"nothing to do: {only or 'the report'} is up to date", flush=True)
        _explain_place(study, given, chosen)
        return page
    with work, places.ready(stages, chosen):
        if any(stage.notebook == AUDIT for stage in stages):
            audit_lock.write(study, chosen)
        if any(stage.notebook in TRAINED for stage in stages):
            _choose_engine(study, work, measure=measure)
        outcome = None
        for step in steps:
            outcome = execute_all(
                study, step.stages, step.parameters, work, jobs=slots, again=again, outcome=outcome
            )
            again = False
            if not outcome.is_complete:
                written = [] if only else _write_incomplete(study, step, outcome, pages, work)
                raise StudyError("\n".join([*outcome.lines(), *written]))
            if not only:
                _write_pages(study, step.stages, pages, work)
            elif stages[0] in (*MORE, *OPTIONAL):
                page = _write_page(study, stages[0])
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


def _first_seed(stages: Sequence[Stage], chosen: Parameters) -> list[Step]:
    """The step to a first report with one seed and one split, where several seeds are requested.

    It is finished in minutes: its trainings are used again, and so is its audit, which is of the
    first seed, unless notebooks of `MORE` follow.
    """
    seeds = max((values.get("SEEDS", 1) for values in chosen.values()), default=1)
    if seeds < 2:
        return []
    first = {"SEEDS": 1, "SPLITS": 0}
    single = {
        notebook: {name: first.get(name, value) for name, value in values.items()}
        for notebook, values in chosen.items()
    }
    return [Step([stage for stage in stages if stage not in MORE], single, is_first=True)]


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


def _write_pages(
    study: Study, stages: Sequence[Stage], pages: Mapping[str, Any], work: RunProgress
) -> None:
    """Write the report's pages unless they are of the same files, and go on showing progress."""
    if pages_are_fresh(study, stages, **pages):
        work.skip(REPORT)
        return
    _write(study, stages, work, **{name: value for name, value in pages.items() if value})
    remember_pages(study, stages, **pages)


def _write_incomplete(
    study: Study, step: Step, outcome: Outcome, pages: Mapping[str, Any], work: RunProgress
) -> list[str]:
    """Write the report although notebooks failed; return what to say about it."""
    remember_incomplete(study, is_first=step.is_first)
    try:
        page = _write(study, step.stages, work, outcome=outcome, **pages)
    except Exception as error:  # the failures come first, whatever else is wrong
        kind = "" if isinstance(error, StudyError) else f"{type(error).__name__}: "
        return [f"the report: {kind}{error}"]
    waits = "; further seeds were not trained" if step.is_first else ""
    return [f"the report was written without what failed{waits}: {page}"]


def _write_page(study: Study, stage: Stage) -> Path:
    """Write the page of one notebook; the report's first page links it when next written."""
    from facestudy.report.pages import html  # slow

    return html.write_notebook(study, stage)


def _write(study: Study, stages: Sequence[Stage], work: RunProgress, **options: Any) -> Path:
    """Write the report's pages, and go on showing progress."""
    from facestudy.report.pages import html  # seaborn and nbconvert take seconds to import

    work.begin(REPORT)
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(html.write, study, stages, **options)
        while wait([future], timeout=TICK).not_done:
            work.tick()
    work.end(REPORT, failed=future.exception() is not None)
    return future.result()
