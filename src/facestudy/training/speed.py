"""Measure how fast this process computes; `facestudy.models.engine` runs it as a child process.

``python -m facestudy.training.speed training 2`` prints, as one line of JSON, what two trainings
side by side get done; ``bfloat16 1`` compares the two precisions.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import keras
import numpy as np

from facestudy.models import hardware, precision, scratch_cnn

BATCH, STEPS, CLASSES = 32, 16, 4
REPEATS = 6  # the fastest counts: others may compute on the machine


def training_speed(at_once: int) -> dict[str, Any]:
    """Steps per second of the small network, with one call for all steps and otherwise.

    Args:
        at_once: trainings side by side.

    Returns:
        ``speed``: steps per second of all trainings together; ``gpu``; and, of a single training
        with TensorFlow, relative to that: ``steps`` (one call for many steps against one for
        each) and, on a processor, ``xla``.
    """
    usual = _steps_per_second([_network() for _ in range(at_once)], STEPS)
    answer: dict[str, Any] = {"speed": usual, "gpu": hardware.has_gpu()}
    if at_once == 1 and keras.backend.backend() == "tensorflow":
        single = _steps_per_second([_network()], 1)
        answer["steps"] = usual / single
        if not answer["gpu"]:
            answer["xla"] = _steps_per_second([_network(jit=True)], 1) / single
    return answer


def _network(*, jit: bool | None = None) -> keras.Model:
    """The trainable part of the small network; its augmentation is nothing that XLA compiles."""
    model = scratch_cnn.build(CLASSES)
    head = scratch_cnn.split_after_preprocessing(model)[1]
    scratch_cnn.compile(head)
    head.jit_compile = hardware.jit() if jit is None else jit
    return head


def _steps_per_second(networks: list[keras.Model], steps_per_call: int) -> float:
    """Train the networks side by side, first once without the clock."""
    rng = np.random.default_rng(0)
    pictures = rng.random((STEPS * BATCH, *networks[0].input_shape[1:]), dtype="float32")
    classes = rng.integers(0, CLASSES, len(pictures))
    for network in networks:
        if keras.backend.backend() == "tensorflow":
            network.steps_per_execution = steps_per_call

    def train(network: keras.Model) -> None:
        network.fit(pictures, classes, batch_size=BATCH, epochs=1, shuffle=False, verbose=0)

    best = 0.0
    with ThreadPoolExecutor(len(networks)) as pool:
        list(pool.map(train, networks))
        for _ in range(REPEATS):
            started = time.perf_counter()
            list(pool.map(train, networks))
            best = max(best, len(networks) * STEPS / (time.perf_counter() - started))
    return best


if __name__ == "__main__":
    question, count = sys.argv[1], int(sys.argv[2])
    if question == "bfloat16":
        print(json.dumps({"bfloat16": precision.compare()}))
    else:
        print(json.dumps(training_speed(count)))
