"""Control: the picture without head, hair and shoulders."""

import cv2
import numpy as np

from facestudy.audit.controls.control_images import GREY, Row, landmarks
from facestudy.models.backbones.base import SIDE
from facestudy.prepare import face_geometry


def transform(picture: np.ndarray, row: Row) -> np.ndarray:
    """Fill head, hair and shoulders with the mean colour of the background."""
    person = _person(picture, row)
    background = picture[~person]
    mean = background.mean(axis=0) if len(background) else np.full(3, GREY)
    shown = np.where(person[..., None], np.round(mean), picture).astype(np.uint8)
    return cv2.resize(shown, (SIDE, SIDE), interpolation=cv2.INTER_AREA)


def _person(picture: np.ndarray, row: Row) -> np.ndarray:
    box = (float(row["x"]), float(row["y"]), float(row["width"]), float(row["height"]))
    return face_geometry.head_and_shoulders(picture.shape, box, landmarks(row))
