"""Made faces that show their age and sex plainly."""

import cv2
import numpy as np
import pandas as pd

from facestudy.experiments.denoising.stack import Layer

LAYERS = (Layer(4, "gaussian", 0.3), Layer(6, "masking", 0.2))
SIZE = 16


def portrait(sex: str, age: float, seed: int, side: int = 128) -> np.ndarray:
    """A disc on noise: red or blue by sex, the brighter the older."""
    coarse = np.random.default_rng(seed).integers(0, 60, (8, 8, 3), dtype=np.uint8)
    picture = cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC)
    colour = (200, 60, 60) if sex == "male" else (60, 60, 200)
    shade = [int(part * (0.4 + age / 120)) for part in colour]
    return cv2.circle(picture, (side // 2, side // 2), side // 3, shade, -1)


def people(n: int, seed: int = 0) -> pd.DataFrame:
    """``sex, age`` of made people."""
    rng = np.random.default_rng(seed)
    sexes = np.where(np.arange(n) % 2, "male", "female")
    return pd.DataFrame({"sex": sexes, "age": rng.integers(18, 70, n)})
