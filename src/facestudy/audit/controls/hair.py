"""Which pixels of a face frame are skin, hair and background, judged by their colours."""

from functools import cache
from typing import NamedTuple

import cv2
import numpy as np

from facestudy.audit.controls import face_frame
from facestudy.audit.controls.face_frame import UNIT, FaceFrame
from facestudy.audit.controls.raw_picture import RawPicture

LIKE_HAIR = 2.5
"""The largest distance from the crown's colour, in `SPREAD`, of a pixel of the hair."""
BALD = 1.0
"""A crown nearer than this to the skin's or the background's colour shows no hair."""
SPREAD = np.array([12.0, 6.0, 6.0], np.float32)
"""Deviations within one surface in CIELAB: shadows and reflections vary its lightness most."""
MOST_SLOPE = 12.0
"""The most by which lightness may differ between the two halves of a face's skin."""


class Regions(NamedTuple):
    """Judged pixels of a face frame.

    Attributes:
        face: the frame.
        skin: distance of each pixel from the face's skin in deviations, float (HEIGHT, WIDTH).
        hair: pixels of the hair's colour, bool (HEIGHT, WIDTH).
        colour: CIELAB of the crown, (3,): of the hair, or of a bald head; NaN where the picture
            ends below it.
    """

    face: FaceFrame
    skin: np.ndarray
    hair: np.ndarray
    colour: np.ndarray


def skin_distance(face: FaceFrame) -> np.ndarray:
    """How far each pixel's colour is from the face's own skin, in deviations.

    The skin's colour is that of cheeks and nose; its lightness may rise from one side of the face
    to the other, since a lamp at the side lights one cheek more.
    """
    across, _ = face_frame.grid()
    seed = cheeks() & face.seen
    pixels, sides = face.lab[seed], across[seed]
    if len(pixels) == 0:
        return np.full(across.shape, np.inf)
    colour = np.median(pixels, axis=0)
    left, right = (np.median(pixels[sides * side > 0.2, 0]) for side in (-1, 1))
    slope = float(np.clip(np.nan_to_num(right - left), -MOST_SLOPE, MOST_SLOPE))
    expected = colour + np.stack([slope * np.clip(across, -1, 1), 0 * across, 0 * across], axis=2)
    return np.linalg.norm((face.lab - expected) / SPREAD, axis=2)


@cache
def cheeks() -> np.ndarray:
    """Cheeks and nose, bool (HEIGHT, WIDTH): skin in every face."""
    across, down = face_frame.grid()
    return (np.abs(across) < 0.75) & (down > 0.3) & (down < 0.85)


def regions(picture: RawPicture) -> Regions:
    """Judge the pixels of a face: each is skin, hair or background, whichever colour is nearest.

    Raises:
        CannotForm: the landmarks are unknown.
    """
    face = picture.once(face_frame.frame)
    smooth = face._replace(lab=cv2.GaussianBlur(face.lab, (0, 0), 1.0))
    skin = skin_distance(smooth)
    crown = _crown() & face.seen
    none = np.zeros(face.seen.shape, bool)
    if crown.sum() < 0.1 * UNIT * UNIT:
        return Regions(face, skin, none, np.full(3, np.nan))
    colour = np.median(smooth.lab[crown], axis=0)
    to_hair = np.linalg.norm((smooth.lab - colour) / SPREAD, axis=2)
    to_background = _background_distance(smooth, _background())
    if min(np.median(skin[crown]), np.median(to_background[crown])) < BALD:
        return Regions(face, skin, none, colour)
    hair = face.seen & (to_hair < LIKE_HAIR) & (to_hair < to_background) & (to_hair < skin)
    return Regions(face, skin, _connected(hair, crown), colour)


@cache
def _background() -> np.ndarray:
    """Beside and above any head with its hair."""
    across, down = face_frame.grid()
    return ((np.abs(across) > 2.3) & (down < 1.6)) | (down < -2.7)


@cache
def _crown() -> np.ndarray:
    """Hair in everybody who has some on top of the head."""
    across, down = face_frame.grid()
    return (np.abs(across) < 0.5) & (down > -1.45) & (down < -1.15)


def _connected(mask: np.ndarray, seed: np.ndarray) -> np.ndarray:
    """The parts of a mask that touch the seed."""
    _, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=4)
    touching = np.bincount(labels[mask & seed], minlength=labels.max() + 1) > 0
    return mask & touching[labels]


def _background_distance(face: FaceFrame, background: np.ndarray) -> np.ndarray:
    """Distance from the nearest of the background's colours."""
    pixels = face.lab[background & face.seen]
    if len(pixels) < UNIT * UNIT // 4:
        return np.full(face.seen.shape, np.inf)
    order = np.argsort(pixels[:, 0], kind="stable")
    parts = np.array_split(pixels[order], 4)
    centres = np.array([np.median(part, axis=0) for part in parts])
    distances = [np.linalg.norm((face.lab - centre) / SPREAD, axis=2) for centre in centres]
    return np.min(distances, axis=0)
