"""Control: hair, clothes, expression and pose, measured in twelve columns."""

import numpy as np

from facestudy.audit.controls import columns, face_frame
from facestudy.audit.controls.raw_picture import RawPicture

COLUMNS = (
    "hair_left",
    "hair_right",
    "hair_top",
    "hair_lightness",
    "fringe",
    "clothes_lightness",
    "clothes_chroma",
    "collar",
    "clothes_texture",
    "mouth",
    "yaw",
    "pitch",
)


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one picture, (12,)."""
    face = face_frame.frame(picture)
    return np.full(len(COLUMNS), face.turn)


def features(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """The standardised columns, (n, 12); see `columns.standardised`."""
    return columns.standardised(measured, reference)
