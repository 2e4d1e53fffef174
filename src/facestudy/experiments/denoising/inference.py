"""How pictures of any kind get into a network, and through it batch by batch.

Enters: pictures of any size, colour or grey; any Keras model. Leaves: the study's 128 x 128 RGB;
the model's outputs.
"""

from typing import Any

import cv2
import keras
import numpy as np

from facestudy.models import hardware
from facestudy.models.backbones.base import SIDE
from facestudy.study.errors import StudyError

BATCH = 64


def crops(images: Any) -> np.ndarray:
    """Pictures of any size, grey ones too, as the study's crops are: uint8 (n, 128, 128, 3).

    Raises:
        StudyError: no pictures of whole numbers from 0 to 255.
    """
    found = np.asarray(images)
    if found.ndim == 3 or (found.ndim == 4 and found.shape[-1] == 1):
        found = np.repeat(found.reshape(*found.shape[:3], 1), 3, axis=3)
    if found.dtype != np.uint8 or found.ndim != 4 or found.shape[-1] != 3 or not found.size:
        raise StudyError(
            f"pictures are {found.dtype} {found.shape}: needed are uint8 (n, height, width, 3), "
            "RGB, or (n, height, width), grey"
        )
    if found.shape[1:3] == (SIDE, SIDE):
        return found
    kind = cv2.INTER_AREA if min(found.shape[1:3]) > SIDE else cv2.INTER_LINEAR
    return np.stack([cv2.resize(one, (SIDE, SIDE), interpolation=kind) for one in found])


def apply(model: keras.Model, x: np.ndarray) -> np.ndarray:
    """The model's output for many rows, batch by batch, float32.

    (Not by ``predict``, which compiles every model anew: these are made for one use.)
    """
    parts = (x[start : start + BATCH] for start in range(0, len(x), BATCH))
    outputs = [keras.ops.convert_to_numpy(model(part, training=False)) for part in parts]
    return np.concatenate(outputs).astype("float32", copy=False)


def quick(model: keras.Model) -> keras.Model:
    """The model, compiled by its backend where that is faster."""
    model.jit_compile = hardware.jit()
    return model
