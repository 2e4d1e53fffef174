"""Make sure of the places where a run computes, before any of its notebooks does."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from facestudy.report.stages import Stage
from facestudy.study.errors import StudyError
from facestudy.study.workers import cluster

DEVICES = "facestudy.training.data_parallel"


@contextmanager
def ready(stages: Sequence[Stage], parameters: Mapping[str, Mapping[str, Any]]) -> Iterator[None]:
    """Check a run's cluster and devices; a local cluster is started for the block.

    Args:
        stages: whose notebooks run.
        parameters: the values of each notebook's parameters.

    Raises:
        StudyError: the cluster or the devices cannot do it.
    """
    if _value("DISTRIBUTION", stages, parameters):
        _check_devices()
    with cluster.of_run(_value("CLUSTER", stages, parameters)):
        yield


def _value(name: str, stages: Sequence[Stage], parameters: Mapping[str, Mapping[str, Any]]) -> str:
    values = [parameters[stage.notebook].get(name, "") for stage in stages]
    return next(filter(None, values), "")


def _check_devices() -> None:
    """In a process of its own, as a notebook would be: Keras is not imported here."""
    command = [sys.executable, "-m", DEVICES]
    child = subprocess.run(command, capture_output=True, text=True)
    if child.returncode:
        lines = (child.stdout or child.stderr).strip().splitlines() or ["it could not be tried"]
        raise StudyError(f"DISTRIBUTION: {lines[-1]}")
