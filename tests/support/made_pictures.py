"""Pictures that tests make for themselves."""

import cv2
import numpy as np


def png(picture: np.ndarray) -> bytes:
    return cv2.imencode(".png", np.ascontiguousarray(picture[..., ::-1]))[1].tobytes()


def noise_picture(seed: int, side: int = 128) -> np.ndarray:
    """Smooth coloured noise, RGB uint8: different seeds look different to a perceptual hash."""
    coarse = np.random.default_rng(seed).integers(0, 256, (16, 16, 3), dtype=np.uint8)
    return cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC)
