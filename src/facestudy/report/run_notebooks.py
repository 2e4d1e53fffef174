"""The notebooks are executed in order, and become one report.

Enters: the notebooks and their parameters. Leaves: ``reports/<study>/notebooks/*.ipynb`` executed,
``<notebook>.html``, ``metrics.json`` and ``index.html``, which leads with the answer.
"""

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
    """Execute what is stale, in parallel where nothing depends on it, and write the report.

    Args:
        study: the study.
        parameters: overrides for the notebooks' ``parameters`` cells, as text.
        jobs: notebooks at a time; by default two where there are two cores.
        only: the one notebook to execute, whatever the others' state.
        again: execute even what is fresh.

    Returns:
        The report's ``index.html``, or the one notebook's executed copy.

    Raises:
        StudyError: a parameter that no notebook has or of the wrong kind (before anything runs),
            or notebooks that failed (after all that did not depend on them were executed).
    """
    chosen = check_parameters({**(parameters or {}), "STUDY": study.name}, stages)
    jobs = jobs or min(2, os.cpu_count() or 1)
    if only:
        stages = [stage for stage in stages if stage.notebook == only]
        if not stages:
            raise StudyError(f"no notebook {only!r}; there are {', '.join(chosen)}")
    if not only and not (study.reports / "index.html").is_file():
        _first_look(study, stages, chosen, jobs=jobs)
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
    """Execute the experiments that are stale, one after the other, each with all cores, and before
    them what they need of the main way.

    Args:
        study: for all of them; None leaves each its own.
        parameters: overrides, as text; a name that only some have is given to those.
        only: the one to execute, by the name of its notebook.
        again: execute even what is fresh.

    Returns:
        Their pages.

    Raises:
        StudyError: no such experiment; a parameter that none has; those that failed, each in a
            line, after all others were executed.
    """
    chosen = [each for each in experiments if only in (None, each.notebook.split("/")[-1])]
    if not chosen:
        names = ", ".join(each.notebook.split("/")[-1] for each in experiments)
        raise StudyError(f"no experiment {only!r}; there are {names}")
    named = {"STUDY": study.name} if study else {}
    values = check_parameters({**(parameters or {}), **named}, [*STAGES, *chosen])
    failures, written = [], []
    for stage in chosen:
        where = Study(values[stage.notebook]["STUDY"])
        first = leading_to(stage)
        for each in first:
            values[each.notebook]["STUDY"] = where.name
        try:
            _execute_all(where, first, values, jobs=1, again=False)
            _execute_all(where, [stage], values, jobs=1, again=again)
        except StudyError as error:
            failures.append(str(error))
            continue
        from facestudy.report import html

        written.append(html.write_notebook(where, stage))
    if failures:
        raise StudyError("\n".join(failures))
    return written


def _first_look(
    study: Study, stages: Sequence[Stage], chosen: dict[str, dict[str, Any]], *, jobs: int
) -> None:
    """Where several seeds are asked for, a whole report of the first one comes first.

    It is there in minutes, and nothing is done twice: the others' turn finds its training done.
    """
    seeds = max((values.get("SEEDS", 1) for values in chosen.values()), default=1)
    if seeds < 2:
        return
    one = {
        notebook: {name: 1 if name == "SEEDS" else value for name, value in values.items()}
        for notebook, values in chosen.items()
    }
    _execute_all(study, stages, one, jobs=jobs, again=False)
    from facestudy.report import html

    page = html.write(study, stages)
    print(f"{page}: a first report, of one seed; {seeds - 1} more follow", flush=True)


def _execute_all(
    study: Study,
    stages: Sequence[Stage],
    parameters: dict[str, dict[str, Any]],
    *,
    jobs: int,
    again: bool,
) -> None:
    """Run the stages as their predecessors end.

    Raises:
        StudyError: a line for each that failed, after all that could be executed were.
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
                    else:  # here and not in the threads, which would overwrite one another's
                        remember(study, stage, before)
                        done.add(stage.notebook)
    if failures:
        raise StudyError("\n".join(failures))


@contextmanager
def _stopping_kernels() -> Iterator[None]:
    """End the notebooks' kernels on Ctrl-C, which they, in sessions of their own, never see."""
    try:
        yield
    except BaseException:
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                child.kill()
        print("stopped; the same command goes on from here", flush=True)
        raise


def _execute(study: Study, stage: Stage, parameters: dict[str, Any]) -> str | None:
    """Execute one notebook; return why it failed, or None."""
    import papermill
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
    if error.ename in ("StudyError", "WeightsUnavailable"):  # the second is a kind of the first
        return str(error.evalue)
    value = " ".join(str(error.evalue).split())[:300]
    return f"{error.ename}: {value} (cell {error.exec_count}; the whole story is in {target})"
