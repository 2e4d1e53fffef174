"""Crop one picture to its face: 128 x 128 RGB around the largest one.

autocrop crops, with its default of a face that fills half the side, as in the 2019 study.
"""

from functools import cache, partial
from importlib.metadata import version
from typing import Any

import cv2
import numpy as np

from facestudy.prepare.autocrop_zoom import KNOWN_VERSION, safe_zoom
from facestudy.study.images import PictureError, decode

SIDE = 128
DETECTION_SIDE = 1280
"""Larger pictures are reduced first: the detector misses faces of about 1,000 pixels and more."""

MIN_SIDE = 16
"""The detector returns uninitialised numbers on pictures of a pixel or two."""

LANDMARKS = ["right_eye", "left_eye", "nose", "right_mouth", "left_mouth"]


def crop_picture(data: bytes, *, side: int = SIDE) -> tuple[np.ndarray | None, dict]:
    """Crop one picture: RGB uint8 (side, side, 3), and its row of ``faces.csv`` without ``id``.

    The crop is ``None`` where there is no face; the row's ``reason`` says why. Boxes and landmarks
    are in pixels of the upright raw picture.
    """
    try:
        picture = decode(data)
    except PictureError as error:
        return None, {"reason": str(error), "faces": 0}
    return crop_pixels(picture, side=side)


def crop_pixels(picture: np.ndarray, *, side: int = SIDE) -> tuple[np.ndarray | None, dict]:
    """`crop_picture` of a decoded picture: RGB uint8 (height, width, 3), upright."""
    scale = min(1.0, DETECTION_SIDE / max(picture.shape[:2]))
    if scale < 1:
        size = [max(1, round(length * scale)) for length in picture.shape[1::-1]]
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    if min(picture.shape[:2]) < MIN_SIDE:
        return None, {"reason": f"too small (under {MIN_SIDE} pixels)", "faces": 0}
    try:
        result = _cropper(side).crop(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    except Exception as error:  # an error in the detector affects this picture only
        return None, {"reason": f"the detector failed ({type(error).__name__})", "faces": 0}
    diagnostics = result.diagnostics
    if result.image is None:
        reason = (diagnostics.error or "no face detected").replace("_", " ")
        return None, {"reason": reason, "faces": len(diagnostics.faces)}
    return result.image, _row(diagnostics, scale, side)


def _row(diagnostics: Any, scale: float, side: int) -> dict:
    face = diagnostics.faces[diagnostics.selected_face_index]
    box = face.box
    row = {"reason": "", "faces": len(diagnostics.faces), "score": round(face.score, 4)}
    for name in ("x", "y", "width", "height"):
        row[name] = round(getattr(box, name) / scale, 1)
    for name, point in zip(LANDMARKS, face.landmarks, strict=True):
        row[f"{name}_x"], row[f"{name}_y"] = round(point.x / scale, 1), round(point.y / scale, 1)
    # The enlargement of the crop: above 1 it was interpolated.
    row["upscale"] = round(side * scale / diagnostics.crop_rectangle.height, 4)
    return row


_CROPPERS: dict[int, Any] = {}


def _cropper(side: int) -> Any:
    """The process's detector: loading it costs more than a crop."""
    if side not in _CROPPERS:
        from autocrop import Cropper

        cv2.setNumThreads(1)
        cropper = Cropper(width=side, height=side)
        if autocrop_version() == KNOWN_VERSION:
            zoom = partial(safe_zoom, face_percent=cropper.face_percent)
            setattr(cropper, "_determine_safe_zoom", zoom)  # noqa: B010 (a method of this object)
        _CROPPERS[side] = cropper
    return _CROPPERS[side]


@cache
def autocrop_version() -> str:
    """The version of autocrop, which is read from a file."""
    return version("autocrop")
