"""Execute the notebooks that are stale, and write the report."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from facestudy.report.parameters import check_parameters
from facestudy.report.stages import (
    EXPERIMENTS,
    STAGES,
    Stage,
    executed,
    fingerprint,
    is_fresh,
    leading_to,
    remember,
)
from facestudy.study.errors import StudyError
from facestudy.study.paths import NOTEBOOKS, Study


def run(
    study: Study,
    parameters: Mapping[str, str] | None = None,
    *,
    jobs: int | None = None,
    only: str | None = None,
    again: bool = False,
    stages: Sequence[Stage] = STAGES,
) -> Path:
    """Execute the stale notebooks, independent ones in parallel, and write the report.

    Args:
        study: the study.
        parameters: overrides for the notebooks' ``parameters`` cells, as text.
        jobs: notebooks at a time; by default two where there are two cores.
        only: the one notebook to execute, whether or not the others are stale.
        again: execute fresh notebooks too.
        stages: the table of stages.

    Returns:
        The report's ``index.html``, or the one notebook's executed copy.

    Raises:
        StudyError: no notebook has such a parameter, or it has another type (before anything
            runs); notebooks failed (after all that do not depend on them were executed).
    """
    chosen = check_parameters({**(parameters or {}), "STUDY": study.name}, stages)
    jobs = jobs or min(2, os.cpu_count() or 1)
    if only:
        stages = [stage for stage in stages if stage.notebook == only]
        if not stages:
            raise StudyError(f"no notebook {only!r}; there are {', '.join(chosen)}")
    if not only and not (study.reports / "index.html").is_file():
        _report_first_seed(study, stages, chosen, jobs=jobs)
    _execute_all(study, stages, chosen, jobs=jobs, again=again)
    if only:
        return executed(study, stages[0])
    from facestudy.report import html  # seaborn and nbconvert take seconds to import

    return html.write(study, stages)


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
        try:
            _execute_all(own_study, needed, values, jobs=1, again=False)
            _execute_all(own_study, [stage], values, jobs=1, again=again)
        except StudyError as error:
            failures.append(str(error))
            continue
        from facestudy.report import html  # slow

        pages.append(html.write_notebook(own_study, stage))
    if failures:
        raise StudyError("\n".join(failures))
    return pages


def _report_first_seed(
    study: Study, stages: Sequence[Stage], chosen: dict[str, dict[str, Any]], *, jobs: int
) -> None:
    """Write a first report with one seed where several are requested.

    It is finished in minutes, and nothing runs twice: its trainings are used again.
    """
    seeds = max((values.get("SEEDS", 1) for values in chosen.values()), default=1)
    if seeds < 2:
        return
    single = {
        notebook: {name: 1 if name == "SEEDS" else value for name, value in values.items()}
        for notebook, values in chosen.items()
    }
    _execute_all(study, stages, single, jobs=jobs, again=False)
    from facestudy.report import html  # slow

    page = html.write(study, stages)
    print(f"{page}: first report, with one seed; {seeds - 1} more to follow", flush=True)


def _execute_all(
    study: Study,
    stages: Sequence[Stage],
    parameters: dict[str, dict[str, Any]],
    *,
    jobs: int,
    again: bool,
) -> None:
    """Execute stages, each as soon as those that it needs have ended.

    Args:
        study: the study.
        stages: those to execute, in an order that respects what they need.
        parameters: the values of each notebook's parameters.
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
            ready = [stage for stage in waiting if set(stage.after) & names <= done]
            for stage in ready:
                waiting.remove(stage)
                if not again and is_fresh(study, stage, parameters[stage.notebook]):
                    done.add(stage.notebook)
                else:
                    chosen = parameters[stage.notebook]
                    before = fingerprint(study, stage, chosen)
                    running[pool.submit(_execute, study, stage, chosen)] = (stage, before)
            if not running and not any(set(stage.after) & names <= done for stage in waiting):
                break
            if running:
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    stage, before = running.pop(future)
                    failure = future.result()
                    if failure:
                        failures.append(f"{stage.notebook}: {failure}")
                    else:  # in this thread: the others would overwrite each other's records
                        remember(study, stage, before)
                        done.add(stage.notebook)
    if failures:
        raise StudyError("\n".join(failures))


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


def _execute(study: Study, stage: Stage, parameters: dict[str, Any]) -> str | None:
    """Execute one notebook; return why it failed, or None."""
    import papermill  # slow
    from papermill.exceptions import PapermillExecutionError

    start = time.monotonic()
    target = executed(study, stage)
    target.parent.mkdir(parents=True, exist_ok=True)
    print(f"{stage.notebook} ...", flush=True)
    try:
        papermill.execute_notebook(
            str(NOTEBOOKS / f"{stage.notebook}.ipynb"),
            str(target),
            parameters=parameters,
            kernel_name="python3",
            extra_arguments=["--IPKernelApp.log_level=CRITICAL"],
            progress_bar=False,
            log_output=False,
            cwd=str(target.parent),  # not above: a folder "bottleneck" there would shadow a package
        )
    except PapermillExecutionError as error:
        return _explain(error, target)
    except Exception as error:  # the kernel died, the disk is full: still one line
        return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
    print(f"{stage.notebook} done in {time.monotonic() - start:.0f} s", flush=True)
    return None


def _explain(error: Any, target: Path) -> str:
    if error.ename in ("StudyError", "WeightsUnavailable"):  # the second is a subclass
        return str(error.evalue)
    value = " ".join(str(error.evalue).split())[:300]
    return f"{error.ename}: {value} (cell {error.exec_count}; see {target})"
