"""Bring images into the study's form, and run a network on them batch by batch."""

from typing import Any

import cv2
import keras
import numpy as np

from facestudy.models import hardware
from facestudy.models.backbones.base import SIDE
from facestudy.study.errors import StudyError

BATCH_SIZE = 64


def as_crops(images: Any) -> np.ndarray:
    """Images of any size, colour or grey, as crops of the study: RGB uint8 (n, 128, 128, 3).

    Raises:
        StudyError: the images are not uint8, or not of such a shape.

    >>> as_crops(np.zeros((2, 50, 60), np.uint8)).shape
    (2, 128, 128, 3)
    """
    pixels = np.asarray(images)
    if pixels.ndim == 3 or (pixels.ndim == 4 and pixels.shape[-1] == 1):
        pixels = np.repeat(pixels.reshape(*pixels.shape[:3], 1), 3, axis=3)
    if pixels.dtype != np.uint8 or pixels.ndim != 4 or pixels.shape[-1] != 3 or not pixels.size:
        raise StudyError(
            f"images are {pixels.dtype} {pixels.shape}; they must be uint8 (n, height, width, 3), "
            "RGB, or (n, height, width), grey"
        )
    if pixels.shape[1:3] == (SIDE, SIDE):
        return pixels
    method = cv2.INTER_AREA if min(pixels.shape[1:3]) > SIDE else cv2.INTER_LINEAR
    return np.stack([cv2.resize(image, (SIDE, SIDE), interpolation=method) for image in pixels])


def predict(model: keras.Model, x: np.ndarray) -> np.ndarray:
    """The model's output for all rows, batch by batch, float32.

    Unlike ``model.predict`` it does not compile the model first: most models here are used once.
    """
    batches = (x[start : start + BATCH_SIZE] for start in range(0, len(x), BATCH_SIZE))
    outputs = [keras.ops.convert_to_numpy(model(batch, training=False)) for batch in batches]
    return np.concatenate(outputs).astype("float32", copy=False)


def with_jit(model: keras.Model) -> keras.Model:
    """The same model; its backend compiles it where that is faster."""
    model.jit_compile = hardware.jit()
    return model
