"""Execute one notebook in a kernel with an environment of its own."""

import logging
import os
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from facestudy.report.execution import kernel_outputs
from facestudy.report.execution.outcome import DIED, REMOVED, Failure
from facestudy.study import errors


class RunParts(NamedTuple):
    """What a kernel shares with the run that it belongs to.

    Attributes:
        folder: for its connection file; None for the system's.
        handles: that it inherits, and with them the run lock.
        is_outdated: whether somebody was removed from the study since the notebook began.
    """

    folder: Path | None = None
    handles: tuple[int, ...] = ()
    is_outdated: Callable[[], bool] = lambda: False


ALONE = RunParts()


def execute(
    source: Path,
    target: Path,
    parameters: Mapping[str, Any],
    *,
    environment: Mapping[str, str],
    section: Callable[[str], object] = lambda heading: None,
    run: RunParts = ALONE,
) -> Failure | None:
    """Execute a notebook; several threads may do so at the same time.

    Args:
        source: the notebook.
        target: its executed copy, which is written as it grows.
        parameters: the values of its ``parameters`` cell.
        environment: variables for its kernel, beside those of this process.
        section: called with the heading above each cell before that is executed.
        run: what the kernel shares with the run that it belongs to.

    Returns:
        Why it failed, or None.
    """
    import papermill  # slow
    from papermill.exceptions import PapermillExecutionError

    _register_engine()
    headings = [""]

    def note_section(heading: str) -> None:
        headings.append(heading)
        section(heading)

    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        papermill.execute_notebook(
            str(source),
            str(target),
            parameters=dict(parameters),
            engine_name=ENGINE,
            kernel_name="python3",
            extra_arguments=["--IPKernelApp.log_level=CRITICAL", f"--ext={kernel_outputs.MODULE}"],
            progress_bar=False,
            log_output=False,
            cwd=str(target.parent),  # not above: a folder "bottleneck" there would shadow a package
            environment=environment,
            section=note_section,
            run=run,
        )
    except _Outdated:
        return Failure(REMOVED, headings[-1])
    except PapermillExecutionError as error:
        return _explain(error, target, headings[-1])
    except Exception as error:  # the kernel died, the disk is full: still one line
        if type(error).__name__ == "DeadKernelError":
            return Failure(DIED, headings[-1])
        reason = errors.advice(error) or f"{type(error).__name__}: {_one_line(error)}"
        return Failure(reason, headings[-1])
    return None


ENGINE = "facestudy"


class _Outdated(Exception):
    """Somebody was removed from the study, so that the notebook must begin anew."""


def _register_engine() -> None:
    """Tell papermill of an engine that starts kernels with variables of their own.

    Its usual engine passes nothing on to the start of the kernel, which then inherits the
    environment of this process: the same for notebooks that are executed at once.
    """
    from papermill.clientwrap import PapermillNotebookClient
    from papermill.engines import NBClientEngine, papermill_engines
    from papermill.log import logger

    logger.setLevel(logging.ERROR)  # it warns of parameters that it cannot read; ours are checked

    class Client(PapermillNotebookClient):
        def __init__(
            self,
            *arguments: Any,
            section: Callable[[str], object],
            run: RunParts,
            **options: Any,
        ):
            super().__init__(*arguments, **options)
            self._section, self._run = section, run

        def create_kernel_manager(self) -> Any:
            manager = super().create_kernel_manager()
            if self._run.folder:  # its connection file has a key, and must not outlive the run
                name = f"kernel-{secrets.token_hex(8)}.json"
                manager.connection_file = str(self._run.folder / name)
            return manager

        def execute_cell(self, cell: Any, cell_index: int, *arguments: Any, **options: Any) -> Any:
            if self._run.is_outdated():
                raise _Outdated
            self._section(_heading(self.nb.cells[: cell_index + 1]))
            return super().execute_cell(cell, cell_index, *arguments, **options)

    class Engine(NBClientEngine):
        @classmethod
        def execute_managed_notebook(
            cls,
            nb_man: Any,
            kernel_name: str,
            *,
            environment: Mapping[str, str],
            section: Callable[[str], object],
            run: RunParts,
            extra_arguments: list[str],
            start_timeout: int = 60,
            **_: Any,
        ) -> None:
            client = Client(
                nb_man,
                section=section,
                run=run,
                kernel_name=kernel_name,
                extra_arguments=extra_arguments,
                startup_timeout=start_timeout,
                timeout=None,
                log=logger,
            )
            # A notebook that is outdated may show somebody who was removed: it is not saved.
            save = nb_man.save
            nb_man.save = lambda **_: None if run.is_outdated() else save()
            inherited = {"pass_fds": run.handles} if run.handles else {}
            client.execute(env={**os.environ, **environment}, **inherited)

    papermill_engines.register(ENGINE, Engine)


def _heading(cells: Sequence[Any]) -> str:
    """The last heading below the title."""
    lines = [line for c in cells if c.cell_type == "markdown" for line in c.source.splitlines()]
    return next((line.lstrip("# ") for line in reversed(lines) if line.startswith("##")), "")


def _explain(error: Any, target: Path, section: str) -> Failure:
    """The failure of a cell; a `StudyError` is told whole, for it is written for the user."""
    if error.ename in ("StudyError", "WeightsUnavailable"):  # the second is a subclass
        return Failure(str(error.evalue), section)
    if error.ename in OUT_OF_MEMORY or MEMORY_WORDS.search(str(error.evalue)):
        return Failure(f"{errors.MEMORY} ({error.ename})", section)
    text = _one_line(error.evalue)
    if (number := ERRNO.match(text)) and (what := errors.ADVICE.get(int(number[1]))):
        return Failure(f"{text.removeprefix(number[0]).strip()}: {what}", section)
    return Failure(f"{error.ename}: {text}", section, f"cell {error.exec_count}; see {target}")


OUT_OF_MEMORY = (
    "MemoryError",
    "_ArrayMemoryError",  # NumPy
    "ResourceExhaustedError",  # TensorFlow
    "OutOfMemoryError",  # PyTorch
    "TerminatedWorkerError",  # joblib: the system stopped one of the processes
    "BrokenProcessPool",
)
"""Names of exceptions that mean one thing."""
MEMORY_WORDS = re.compile(
    r"cannot allocate memory|insufficient memory|out of memory|RESOURCE_EXHAUSTED|std::bad_alloc",
    re.IGNORECASE,
)
ERRNO = re.compile(r"\[Errno (\d+)\]")


def _one_line(text: object) -> str:
    return " ".join(str(text).split())[:300]
