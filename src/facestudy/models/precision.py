"""In which precision a frozen network computes: float32, or mixed_bfloat16 where that is faster.

Enters: what was asked for ("auto", "float32" or "mixed_bfloat16"). Leaves: the name of a Keras
dtype policy, and why it is that one. In mixed_bfloat16 weights stay float32; products are of 8
bits, summed in float32.

No list of processors decides, but a measurement of half a second: some processors take bfloat16
and are slower with it. A study remembers what was found, so that a training that goes on later
goes on in the same precision.
"""

import json
import re
import statistics
import time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import keras
import numpy as np

from facestudy.models import hardware
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

FLOAT32, BFLOAT16 = "float32", "mixed_bfloat16"
ASKED = ("auto", FLOAT32, BFLOAT16)
WORTH = 1.25  # times as fast as float32: less would not pay for the bits
PAIRS = 5


class Precision(str):
    """The name of a dtype policy; ``why`` says in plain words how it was chosen."""

    why: str

    def __new__(cls, policy: str, why: str) -> "Precision":
        one = super().__new__(cls, policy)
        one.why = why
        return one


class Speed(NamedTuple):
    """How many times as fast as float32 bfloat16 is here, and how long that took to find out."""

    ratio: float
    seconds: float


def choose(asked: str = "auto") -> Precision:
    """Decide on the precision of what is computed and not trained.

    Raises:
        StudyError: no such precision; mixed_bfloat16 was asked for and is no faster here.
    """
    if isinstance(asked, Precision):
        return asked
    if asked not in ASKED:
        raise StudyError(f"there is no precision {asked!r}: choose {', '.join(ASKED)}")
    if asked == FLOAT32:
        return Precision(FLOAT32, "asked for")
    speed = measure()
    found = f"a convolution in bfloat16 is {speed.ratio:.1f} times as fast as in float32 here"
    if speed.ratio >= WORTH:
        return Precision(BFLOAT16, found)
    if asked == BFLOAT16:
        raise StudyError(
            f"mixed_bfloat16 was asked for, but {found}, so it would gain nothing: "
            'ask for "float32" or "auto"'
        )
    return Precision(FLOAT32, found)


def of_study(study: Study, asked: str = "auto") -> Precision:
    """`choose`, but what was once found for a study on this device stays.

    The measurement may tip over from one day to the next; weights of two precisions do not mix.

    Raises:
        StudyError: as `choose` does.
    """
    path = study.data / "models" / "precision.json"
    known = _known(path)
    if known and asked in ("auto", known):
        return known
    chosen = choose(asked)
    if asked != "auto":
        return chosen
    # A notebook that measured at the same time may have been quicker: both take what it found.
    return _known(path) or _remember(path, chosen)


def _known(path: Path) -> Precision | None:
    try:
        found = json.loads(path.read_text())
        if found["device"] == hardware.device():
            return Precision(found["precision"], found["why"])
    except (OSError, ValueError, KeyError):  # none yet, or damaged: measure
        pass
    return None


def _remember(path: Path, chosen: Precision) -> Precision:
    found = {"precision": str(chosen), "why": chosen.why, "device": hardware.device()}
    files.write_json(path, found)
    return chosen


class Work(NamedTuple):
    """What is measured: some milliseconds each time, little of them on the way to the device."""

    pictures: int
    channels: int
    filters: int
    layers: int


ON_CPU = Work(pictures=16, channels=128, filters=128, layers=1)
ON_GPU = Work(pictures=256, channels=3, filters=256, layers=12)


@cache
def measure() -> Speed:
    """Both precisions in turns, on convolutions as the middle of a face network has them."""
    started = time.perf_counter()
    # No random numbers of Keras's or numpy's global generators: a caller's seed stays as it is.
    work = ON_GPU if hardware.has_gpu() else ON_CPU
    shape = (work.pictures, 32, 32, work.channels)
    pictures = np.random.default_rng(0).random(shape, dtype="float32")
    networks = [_convolutions(policy, work) for policy in (FLOAT32, BFLOAT16)]
    for network in networks:
        network.predict_on_batch(pictures)
    pairs = [[_seconds(network, pictures) for network in networks] for _ in range(PAIRS)]
    ratio = statistics.median(plain / mixed for plain, mixed in pairs)
    return Speed(ratio, time.perf_counter() - started)


def recast(network: keras.Model, policy: str, rounded: re.Pattern) -> keras.Model:
    """The same network in another precision; its weights are not copied but drawn anew.

    Args:
        network: functional; float32.
        policy: a dtype policy, for single layers: no global setting changes.
        rounded: the names of the layers that take it; the others stay in float32.
    """
    if policy == FLOAT32:
        return network

    def again(layer: Any) -> Any:
        if not isinstance(layer, keras.layers.Layer):
            return layer  # one of keras.ops: it computes in what it is given
        settings = layer.get_config()
        settings["dtype"] = policy if rounded.fullmatch(layer.name) else FLOAT32
        return type(layer).from_config(settings)

    return keras.models.clone_model(network, clone_function=again)


def _convolutions(policy: str, work: Work) -> keras.Model:
    """Convolutions of 3 x 3, one behind the other, without weights to draw at random."""
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
