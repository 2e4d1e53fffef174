"""Control: hair, clothes, mouth, pose and framing, measured in twelve columns.

Lengths are in distances between the eyes, colours in CIELAB. Each was compared with the truth of
700 drawn portraits (docs/audit.md has the figures). Not among them: the opening of the eyes and
the pitch of the head, which five landmarks and the pixels around them did not show (R2 below .1),
and the width of the mouth, which tells the shape of a face as well as its expression.
"""

import cv2
import numpy as np

from facestudy.audit.controls import columns, face_frame, hair
from facestudy.audit.controls.face_frame import UNIT, FaceFrame
from facestudy.audit.controls.hair import Regions
from facestudy.audit.controls.raw_picture import RawPicture
from facestudy.prepare.face_geometry import LEFT_EYE, LEFT_MOUTH, RIGHT_EYE, RIGHT_MOUTH

COLUMNS = (
    "hair_sides",  # share of hair in strips beside cheek and neck, mean of both sides
    "hair_top",  # area of hair above the brows, in squared distances between the eyes per width
    "hair_lightness",  # 0 to 100; of the crown, where somebody is bald
    "hair_blue_yellow",  # b of CIELAB: grey and black are near 0, blond and red far above
    "fringe",  # share of the forehead that hair covers
    "clothes_lightness",  # 0 to 100, median of the chest
    "clothes_chroma",  # 0 is grey
    "collar",  # how much lighter the brightest part below the chin is than the chest
    "clothes_texture",  # log of the mean deviation of the chest's lightness from its surroundings
    "mouth_open",  # share of the mouth's region that is neither skin nor lips: teeth, dark inside
    "yaw",  # offset of the nose, positive to the picture's right
    "eye_level",  # height of the eyes in the picture, 0 is its top and 1 its bottom
)
LEAST = UNIT * UNIT / 2
"""Pixels of the frame below which a part counts as unseen."""


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one picture, (12,); NaN where the picture does not reach.

    Args:
        picture: a raw picture.

    Raises:
        CannotForm: the landmarks are unknown.
    """
    judged = picture.once(hair.regions)
    eyes = picture.landmarks[[RIGHT_EYE, LEFT_EYE], 1].mean() / picture.pixels.shape[0]
    expression = [_mouth_open(judged.face), judged.face.turn]
    return np.array([*_hair(judged), *_clothes(judged.face), *expression, eyes])


def _hair(judged: Regions) -> list[float]:
    across, down = face_frame.grid()
    seen = judged.face.seen
    sides = []
    for side in (-1, 1):
        out = across * side
        strip = (out > 0.95) & (out < 1.5) & (down > 0.3) & (down < 1.0)
        strip |= (out > 0.7) & (out < 1.4) & (down >= 1.0) & (down < 2.3)
        sides.append(_share(judged.hair, strip & seen))
    top = (np.abs(across) < 0.6) & (down > -2.6) & (down < -0.5)
    forehead = (np.abs(across) < 0.6) & (down > -1.0) & (down < -0.5)
    height = judged.hair[top].sum() / (1.2 * UNIT * UNIT)
    height = height if np.isfinite(judged.colour).all() else np.nan
    fringe = _share(judged.hair, forehead & seen, least=UNIT)
    return [float(np.mean(sides)), height, judged.colour[0], judged.colour[2], fringe]


def _share(mask: np.ndarray, part: np.ndarray, *, least: float = LEAST) -> float:
    count = np.count_nonzero(part)
    return np.count_nonzero(mask & part) / count if count > least else float("nan")


def _clothes(face: FaceFrame) -> list[float]:
    across, down = face_frame.grid()
    chest = (np.abs(across) < 2.4) & (down > 2.9) & (down < 5.0)
    chest |= (np.abs(across) > 1.3) & (np.abs(across) < 2.1) & (down > 2.5)  # the shoulders
    chest &= face.seen
    neck = (np.abs(across) < 0.55) & (down > 2.1) & (down < 3.2) & face.seen
    if np.count_nonzero(chest) < LEAST or np.count_nonzero(neck) < UNIT:
        return [np.nan] * 4
    light = face.lab[..., 0]
    colour = np.median(face.lab[chest], axis=0)
    collar = np.percentile(light[neck], 90) - colour[0]
    texture = np.log1p(np.abs(light - cv2.GaussianBlur(light, (0, 0), UNIT / 6))[chest].mean())
    return [colour[0], float(np.hypot(*colour[1:])), float(collar), float(texture)]


def _mouth_open(face: FaceFrame) -> float:
    across, down = face_frame.grid()
    x, y = face.landmarks[[RIGHT_MOUTH, LEFT_MOUTH]].mean(axis=0)
    mouth = (np.abs(across - x) < 0.32) & (np.abs(down - y) < 0.3) & face.seen
    skin = np.median(face.lab[hair.cheeks() & face.seen], axis=0)
    chroma, usual = np.hypot(face.lab[..., 1], face.lab[..., 2]), float(np.hypot(*skin[1:]))
    if usual < 4:  # a grey picture
        return _share(np.abs(face.lab[..., 0] - skin[0]) > 18, mouth, least=UNIT)
    return _share(chroma < 0.55 * usual, mouth, least=UNIT)


def features(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """The standardised columns and their squares, (n, 24); see `columns.with_squares`.

    Fair hair is lighter than brown and darker than white: no straight line tells it.
    """
    return columns.with_squares(measured, reference)
