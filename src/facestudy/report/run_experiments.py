"""Execute the experiments that are stale, and the stages that they need."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from facestudy.report.execution.execute_stages import execute_all
from facestudy.report.parameters import check_parameters
from facestudy.report.progress.run_progress import RunProgress, Step
from facestudy.report.stages import EXPERIMENTS, STAGES, Stage, leading_to
from facestudy.study.errors import StudyError
from facestudy.study.locks import run_lock
from facestudy.study.paths import Study


def run_experiments(
    study: Study | None = None,
    parameters: Mapping[str, str] | None = None,
    *,
    only: str | None = None,
    again: bool = False,
    wait: bool = False,
    experiments: Sequence[Stage] = EXPERIMENTS,
) -> list[Path]:
    """Execute the stale experiments one after the other, and first the stages that they need.

    Args:
        study: for all of them; by default each has its own.
        parameters: overrides, as text; each goes to the experiments that have it.
        only: the one to execute, by the name of its notebook.
        again: execute fresh experiments too.
        wait: if another run is at work on one of the studies, wait until it has ended.
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
            with (
                run_lock.running(own_study, "facestudy experiments", wait=wait),
                RunProgress(own_study, steps, slots=1, again=again, pages=False) as work,
            ):
                outcome = execute_all(own_study, needed, values, work, jobs=1)
                if outcome.is_complete:
                    outcome = execute_all(own_study, [stage], values, work, jobs=1, again=again)
        except StudyError as error:
            failures.append(str(error))
            continue
        if not outcome.is_complete:
            failures += outcome.lines()
            continue
        from facestudy.report.pages import html  # slow

        pages.append(html.write_notebook(own_study, stage))
    if failures:
        raise StudyError("\n".join(failures))
    return pages
