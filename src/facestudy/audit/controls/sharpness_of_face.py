"""Control: noise and sharpness of the face, in the file's pixels and in the size that a model sees.

A lens out of focus, a small file or strong compression blurs faces alike, whomever they show.
"""

import cv2
import numpy as np

from facestudy.audit.controls import columns, image_quality
from facestudy.audit.controls.raw_picture import RawPicture
from facestudy.prepare import face_geometry
from facestudy.prepare.face_geometry import LEFT_EYE, RIGHT_EYE

UNIT = 48
"""Pixels between the eyes of the face in which details are measured: about as in a crop."""
SIZE, EYES = (128, 150), (64.0, 48.0)
"""Width and height of that picture, and the middle between its eyes, in pixels."""
SCALES = (0.7, 1.4, 2.8, 5.6)
"""Blurs in pixels; details of a scale are what is lost from one blur to the next."""
REGIONS = {
    "face": (slice(20, 120), slice(30, 98)),
    "eyes": (slice(36, 60), slice(30, 98)),
    "mouth": (slice(70, 110), slice(30, 98)),
}
FLOOR = 0.05
"""Added before the logarithm, in grey levels."""
COLUMNS = (
    "noise",
    "sharpness",
    *(f"details_{region}_{scale}" for scale in SCALES for region in REGIONS),
)
"""`image_quality`'s noise and sharpness of the oval, and the logarithm of the details' size (around
the eyes of the largest of them), in grey levels."""


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one picture, (columns,).

    Args:
        picture: a raw picture.

    Raises:
        CannotForm: the landmarks are unknown.
    """
    return np.array([*_in_the_file(picture), *_in_the_crop(picture)])


def _in_the_file(picture: RawPicture) -> list[float]:
    """Noise and sharpness in the pixels of the file; of the face's surroundings none is needed."""
    x, y, width, height = cv2.boundingRect(picture.landmarks.astype(np.float32))
    margin = max(width, height)
    left, top = max(0, x - margin), max(0, y - margin)
    part = picture.pixels[top : y + height + margin, left : x + width + margin]
    oval = face_geometry.face_oval(part.shape, picture.landmarks - [left, top])
    luma = image_quality.grey(part)
    return [image_quality.noise(luma, oval), image_quality.sharpness(luma, oval)]


def _in_the_crop(picture: RawPicture) -> list[float]:
    """The details of each scale and region of the upright face."""
    blurred, values = _upright(picture), []
    for scale in SCALES:
        coarser = cv2.GaussianBlur(blurred, (0, 0), scale)
        details = np.abs(blurred - coarser)
        blurred = coarser
        for region, where in REGIONS.items():
            part = details[where]
            size = np.percentile(part, 95) if region == "eyes" else part.mean()
            values.append(float(np.log(size + FLOOR)))
    return values


def _upright(picture: RawPicture) -> np.ndarray:
    """The face's luma, upright, `UNIT` pixels between its eyes."""
    head = face_geometry.head(picture.landmarks)
    source, reduced = image_quality.grey(picture.pixels), min(1.0, 2 * UNIT / head.unit)
    if reduced < 1:  # averaged down first: otherwise a large file's noise would count as detail
        size = [max(1, round(length * reduced)) for length in source.shape[1::-1]]
        source = cv2.resize(source, size, interpolation=cv2.INTER_AREA)
    ratio = source.shape[0] / picture.pixels.shape[0]
    rotation = np.stack([head.right, head.down]) * UNIT / (head.unit * ratio)
    eyes = picture.landmarks[[RIGHT_EYE, LEFT_EYE]].mean(axis=0) * ratio
    matrix = np.column_stack([rotation, np.array(EYES) - rotation @ eyes])
    return cv2.warpAffine(source, matrix, SIZE, borderMode=cv2.BORDER_REPLICATE)


def features(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """The standardised columns and their squares, (n, 2 columns); see `columns.with_squares`."""
    return columns.with_squares(measured, reference)
