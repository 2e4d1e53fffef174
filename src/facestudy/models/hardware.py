"""The device that Keras computes on: whether it is a GPU, its name, and what it compiles."""

import logging
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import keras

from facestudy.models import engine
from facestudy.study.errors import StudyError


def require_device(choice: str) -> None:
    """Refuse to compute without a GPU where one is required.

    Args:
        choice: "auto" accepts any device, "gpu" requires a GPU.

    Raises:
        StudyError: there is no GPU, or no such choice.
    """
    if choice not in ("auto", "gpu"):
        raise StudyError(f"there is no device {choice!r}: choose auto or gpu")
    if choice == "gpu" and not has_gpu():
        raise StudyError(
            f"a GPU was asked for, but Keras's backend ({keras.backend.backend()}) finds none: "
            "install requirements-gpu.txt on a machine with an NVIDIA GPU and its driver, or ask "
            'for "auto"'
        )


def has_gpu() -> bool:
    """Whether Keras's backend computes on a GPU."""
    if keras.backend.backend() == "torch":  # Keras lists no devices for PyTorch
        return keras.ops.zeros(1).device.type != "cpu"
    # Without an argument: JAX raises for a kind of device that is not there.
    return any(not name.lower().startswith("cpu") for name in keras.distribution.list_devices())


def jit() -> bool | str:
    """Keras's ``jit_compile``: "auto", with two exceptions.

    TensorFlow on a processor is mostly slower with XLA: what was measured decides. PyTorch's
    compiler takes half a minute for each network, and more for each new batch shape.
    """
    backend = keras.backend.backend()
    if backend == "torch":
        return False
    if backend == "tensorflow" and not has_gpu():
        return engine.in_use().jit
    return "auto"


def device() -> str:
    """The name of the GPU, or of the processor where there is none."""
    return _gpu() or engine.processor()


def _gpu() -> str:
    if not has_gpu():
        return ""
    command = ["nvidia-smi", "--query-gpu=name", "--format=csv,noheader"]
    try:
        names = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return "GPU"
    return names.stdout.splitlines()[0].strip() if names.stdout.strip() else "GPU"


@contextmanager
def without_warnings_of_tracing() -> Iterator[None]:
    """For a block that trains many networks: that TensorFlow compiles each is no mistake."""
    logger = logging.getLogger("tensorflow")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)
