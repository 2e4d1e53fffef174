"""In which precision a frozen network computes: float32, or mixed_bfloat16 where that is faster.

In mixed_bfloat16 weights stay float32; products have 8 significant bits and are summed in
float32. A measurement decides, not a list of processors: some processors support bfloat16 and are
slower with it. A study records the result, so that a training that is resumed continues in the
same precision.
"""

import json
import os
import re
import statistics
import time
from pathlib import Path
from typing import Any, NamedTuple

import keras
import numpy as np

from facestudy.models import engine, hardware
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

FLOAT32, BFLOAT16 = "float32", "mixed_bfloat16"
ASKED = ("auto", FLOAT32, BFLOAT16)
MIN_SPEEDUP = 1.25  # over float32: less is not worth the lost bits
REPEATS = 5
ONEDNN_LIMIT = "ONEDNN_MAX_CPU_ISA"
WITHOUT_BFLOAT16 = ("SSE41", "AVX", "AVX2", "AVX2_VNNI")


class Precision(str):
    """The name of a dtype policy; ``why`` says how it was chosen."""

    why: str

    def __new__(cls, policy: str, why: str) -> "Precision":
        precision = super().__new__(cls, policy)
        precision.why = why
        return precision


class Speed(NamedTuple):
    """The speed of bfloat16 relative to float32, and how long the measurement took."""

    ratio: float
    seconds: float


def choose(asked: str = "auto") -> Precision:
    """Decide on the precision of what is computed and not trained.

    >>> choose("float32")
    'float32'

    Raises:
        StudyError: there is no such precision; mixed_bfloat16 was asked for and is not faster.
    """
    if isinstance(asked, Precision):
        return asked
    if asked not in ASKED:
        raise StudyError(f"there is no precision {asked!r}: choose {', '.join(ASKED)}")
    if asked == FLOAT32:
        return Precision(FLOAT32, "asked for")
    if onednn_lacks_bfloat16():
        return _decided(asked, 0.0, f"{ONEDNN_LIMIT} leaves oneDNN no bfloat16")
    ratio = measure().ratio
    why = f"a convolution in bfloat16 is {ratio:.1f} times as fast as in float32 here"
    return _decided(asked, ratio, why)


def _decided(asked: str, ratio: float, why: str) -> Precision:
    if ratio >= MIN_SPEEDUP:
        return Precision(BFLOAT16, why)
    if asked == BFLOAT16:
        raise StudyError(
            f"mixed_bfloat16 was asked for, but {why}, so it would gain nothing: "
            'ask for "float32" or "auto"'
        )
    return Precision(FLOAT32, why)


def onednn_lacks_bfloat16() -> bool:
    """Whether a setting limits oneDNN to instruction sets that have no bfloat16.

    TensorFlow asks the processor and not oneDNN, and ends the process where the two differ.
    """
    return os.environ.get(ONEDNN_LIMIT, "").upper() in WITHOUT_BFLOAT16


def of_study(study: Study, asked: str = "auto") -> Precision:
    """`choose`, but a study keeps the first result on a device.

    The measurement may change from one day to the next; weights of two precisions do not mix.

    Raises:
        StudyError: as `choose` does.
    """
    path = study.data / "models" / "precision.json"
    recorded = _recorded(path)
    if recorded and asked in ("auto", recorded):
        return recorded
    engine.of_study(study)
    chosen = choose(asked)
    if asked != "auto":
        return chosen
    # Another notebook may have measured at the same time: both use the first result.
    return _recorded(path) or _record(path, chosen)


def _recorded(path: Path) -> Precision | None:
    try:
        record = json.loads(path.read_text())
        if record["device"] == hardware.device():
            return Precision(record["precision"], record["why"])
    except (OSError, ValueError, KeyError):  # there is none, or it is damaged: measure
        pass
    return None


def _record(path: Path, chosen: Precision) -> Precision:
    record = {"precision": str(chosen), "why": chosen.why, "device": hardware.device()}
    files.write_json(path, record)
    return chosen


class Workload(NamedTuple):
    """What is measured: some milliseconds of computation, with little data transfer."""

    pictures: int
    channels: int
    filters: int
    layers: int


ON_CPU = Workload(pictures=16, channels=128, filters=128, layers=1)
ON_GPU = Workload(pictures=256, channels=3, filters=256, layers=12)


def measure() -> Speed:
    """The speed of bfloat16 on this machine: the study's engine knows, else it is measured once."""
    known = engine.in_use()
    if not known.device:
        known = engine.measured()
    return Speed(known.bfloat16, known.seconds)


def compare() -> float:
    """Time both precisions in turns, on convolutions like those in the middle of a face network.

    Call it in a process of its own: a processor that oneDNN may not use whole ends it.

    Returns:
        How many times as fast bfloat16 is.
    """
    # No global random generator is used: it would change the caller's random numbers.
    work = ON_GPU if hardware.has_gpu() else ON_CPU
    shape = (work.pictures, 32, 32, work.channels)
    pictures = np.random.default_rng(0).random(shape, dtype="float32")
    networks = [_convolutions(policy, work) for policy in (FLOAT32, BFLOAT16)]
    for network in networks:
        network.predict_on_batch(pictures)
    pairs = [[_seconds(network, pictures) for network in networks] for _ in range(REPEATS)]
    return statistics.median(plain / mixed for plain, mixed in pairs)


def recast(network: keras.Model, policy: str, rounded: re.Pattern) -> keras.Model:
    """The same network in another precision, with new random weights.

    Args:
        network: a functional model in float32.
        policy: a dtype policy for single layers; no global setting changes.
        rounded: matches the names of the layers that take it; the others stay in float32.

    Returns:
        The network itself for float32, else a new one.
    """
    if policy == FLOAT32:
        return network

    def recast_layer(layer: Any) -> Any:
        if not isinstance(layer, keras.layers.Layer):
            return layer  # one of keras.ops: it computes in its input's dtype
        settings = layer.get_config()
        settings["dtype"] = policy if rounded.fullmatch(layer.name) else FLOAT32
        return type(layer).from_config(settings)

    return keras.models.clone_model(network, clone_function=recast_layer)


def _convolutions(policy: str, work: Workload) -> keras.Model:
    """A chain of 3 x 3 convolutions with constant weights."""
    network = keras.Sequential([keras.Input((32, 32, work.channels))])
    for _ in range(work.layers):
        mean = keras.initializers.Constant(1 / (9 * work.filters))
        network.add(
            keras.layers.Conv2D(
                work.filters, 3, padding="same", kernel_initializer=mean, dtype=policy
            )
        )
    network.add(keras.layers.GlobalMaxPooling2D())
    network.jit_compile = hardware.jit()
    return network


def _seconds(network: keras.Model, pictures: np.ndarray) -> float:
    started = time.perf_counter()
    network.predict_on_batch(pictures)
    return time.perf_counter() - started
