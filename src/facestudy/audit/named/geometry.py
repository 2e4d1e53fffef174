"""The geometry of a face from the detector's five landmarks, and how far its eyes are open.

Distances are in distances between the eyes, angles in degrees.
"""

import cv2
import numpy as np

from facestudy.audit.controls import face_frame, hair
from facestudy.audit.controls.raw_picture import RawPicture
from facestudy.prepare import face_geometry
from facestudy.prepare.face_geometry import LEFT_EYE, LEFT_MOUTH, NOSE, RIGHT_EYE, RIGHT_MOUTH

COLUMNS = (
    "mouth_width",
    "eyes_to_mouth",
    "nose_height",
    "nose_angle",
    "mouth_angle",
    "mouth_slope",
    "sides",
    "turn",
    "turned_away",
    "roll",
    "eyes_open",
)
EYE = (0.24, 0.2)
"""Half the width and half the height of an eye's region, in units of the face frame."""
UNLIKE = 2.0
"""Deviations from the face's own skin from which a pixel of that region is lid, lash or eye."""


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one picture, (11,).

    Args:
        picture: a raw picture.

    Raises:
        CannotForm: the landmarks are unknown.
    """
    points = picture.landmarks
    return np.array([*of_landmarks(points), _eyes_open(picture.once(hair.regions))])


def of_landmarks(points: np.ndarray) -> list[float]:
    """All columns but the last; none depends on the place or the size of the face.

    >>> upright = np.array([[10, 10], [20, 10], [15, 15], [11, 20], [19, 20]])
    >>> [round(value, 2) for value in of_landmarks(upright)[:4]]
    [0.8, 1.0, 0.5, 90.0]

    Args:
        points: (5, 2), in the order of `facestudy.prepare.face_crop.LANDMARKS`.
    """
    frame = face_geometry.head(points)
    apart = float(np.hypot(*(points[LEFT_EYE] - points[RIGHT_EYE])))
    own = (points - frame.origin) @ np.stack([frame.right, frame.down]).T / apart
    nose, mouth = own[NOSE], own[[RIGHT_MOUTH, LEFT_MOUTH]].mean(axis=0)
    across = own[LEFT_MOUTH] - own[RIGHT_MOUTH]
    length = float(np.hypot(*mouth))
    right, left = (
        float(np.hypot(*(own[corner] - own[eye])))
        for corner, eye in ((RIGHT_MOUTH, RIGHT_EYE), (LEFT_MOUTH, LEFT_EYE))
    )
    return [
        float(np.hypot(*across)),
        length,
        float(nose @ mouth) / max(length**2, 1e-6),
        _angle(own[RIGHT_EYE] - nose, own[LEFT_EYE] - nose),
        _angle(own[RIGHT_MOUTH] - nose, own[LEFT_MOUTH] - nose),
        abs(float(np.degrees(np.arctan2(across[1], across[0])))),
        abs(float(np.log(max(right, 1e-6) / max(left, 1e-6)))),
        frame.turn,
        abs(frame.turn),
        float(np.degrees(np.arctan2(frame.right[1], frame.right[0]))),
    ]


def _angle(first: np.ndarray, second: np.ndarray) -> float:
    """The angle between two directions, 0 to 180 degrees."""
    turn = first[0] * second[1] - first[1] * second[0]
    return abs(float(np.degrees(np.arctan2(turn, first @ second))))


def _eyes_open(judged: hair.Regions) -> float:
    """The share of both eyes' regions that is not skin; NaN where the picture does not reach."""
    face = judged.face
    smooth = cv2.GaussianBlur(judged.skin.astype(np.float32), (0, 0), 0.8)
    across, down = face_frame.grid()
    shares = []
    for x, y in face.landmarks[[RIGHT_EYE, LEFT_EYE]]:
        region = (np.abs(across - x) < EYE[0]) & (np.abs(down - y) < EYE[1]) & face.seen
        if not region.any() or not np.isfinite(smooth[region]).all():
            return float("nan")
        shares.append(float((smooth[region] > UNLIKE).mean()))
    return float(np.mean(shares))
