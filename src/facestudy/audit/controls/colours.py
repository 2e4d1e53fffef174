"""Control: the mean colours of 4 x 4 cells of the crop, too coarse to show a face."""

import cv2
import numpy as np
import pandas as pd

from facestudy.prepare.dataset import Crops
from facestudy.study.paths import Study

CELLS = 4


def compute(study: Study, rows: pd.DataFrame) -> np.ndarray:
    """The `thumbnail` of each crop, (n, 48)."""
    return np.stack([thumbnail(crop) for crop in Crops(study.faces, rows["id"].to_numpy())])


def thumbnail(picture: np.ndarray) -> np.ndarray:
    """The mean colours of 4 x 4 cells, (48,)."""
    small = cv2.resize(picture, (CELLS, CELLS), interpolation=cv2.INTER_AREA)
    return small.astype(np.float32).ravel()
