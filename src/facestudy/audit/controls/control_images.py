"""What a picture tells beside the face: pictures without it, the face alone, the file's facts.

Enters: a study's raw pictures and what the detector found on them. Leaves: for each picture a
row of features of each kind, all that the audit compares.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any

import cv2
import numpy as np
import pandas as pd
from PIL import Image

from facestudy.models.backbones.base import SIDE
from facestudy.prepare import face_geometry
from facestudy.prepare.crop import LANDMARKS
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode
from facestudy.study.paths import Study

GREY = 128
FACE_WIDTH = 3.2
"""Side of the square around a face, in units of `places`."""
CELLS = 4
BINS = 5


class Derived:
    """Pictures made from the raw ones when they are indexed: RGB uint8 (128, 128, 3) each.

    Args:
        study: where the raw pictures lie.
        rows: ``id, format`` and the columns of ``faces.csv`` of each.
        make: a raw picture and its row to a picture; `face_only` or `background`.
    """

    def __init__(self, study: Study, rows: pd.DataFrame, make: Callable):
        self._raw, self._rows, self._make = study.raw, rows.to_dict("records"), make

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[np.ndarray]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> np.ndarray:
        row = self._rows[number]
        return self._make(_decoded(self._raw / f"{row['id']}.{row['format']}"), row)


def _decoded(path: Any) -> np.ndarray:
    try:
        return decode(path.read_bytes())
    except (OSError, PictureError) as error:
        raise StudyError(f"{path} cannot be read ({error}): run 01_collect again") from None


def face_only(picture: np.ndarray, row: dict) -> np.ndarray:
    """The face's oval, turned and sized alike in all pictures; everything else is grey.

    How large and where a face stands in its picture belongs to the photographer, so it goes too.
    """
    points = landmarks(row)
    shown = np.where(face_geometry.face_oval(picture.shape, points)[..., None], picture, GREY)
    head = face_geometry.head(points)
    scale = SIDE / (FACE_WIDTH * head.unit)
    turned = np.stack([head.right, head.down]) * scale
    centre = turned @ (head.origin + 0.42 * head.unit * head.down)
    moved = np.column_stack([turned, SIDE / 2 - centre])
    return _warped(shown.astype(np.uint8), moved, scale)


def _warped(picture: np.ndarray, moved: np.ndarray, scale: float) -> np.ndarray:
    """Pixels that become fewer are averaged first, else fine noise would tell large pictures."""
    if scale < 1:
        size = [max(1, round(length * scale)) for length in picture.shape[1::-1]]
        ratio = np.array(size) / picture.shape[1::-1]
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        moved = np.column_stack([moved[:, :2] / ratio, moved[:, 2]])
    return cv2.warpAffine(
        picture, moved, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderValue=(GREY, GREY, GREY)
    )


def background(picture: np.ndarray, row: dict) -> np.ndarray:
    """The picture without head, hair and shoulders; they get the background's mean colour."""
    person = _person(picture, row)
    rest = picture[~person]
    mean = rest.mean(axis=0) if len(rest) else np.full(3, GREY)
    shown = np.where(person[..., None], np.round(mean), picture).astype(np.uint8)
    return cv2.resize(shown, (SIDE, SIDE), interpolation=cv2.INTER_AREA)


def _person(picture: np.ndarray, row: dict) -> np.ndarray:
    box = tuple(float(row[name]) for name in ("x", "y", "width", "height"))
    return face_geometry.head_and_shoulders(picture.shape, box, landmarks(row))


def landmarks(row: dict) -> np.ndarray:
    """Five points (5, 2) of a row of ``faces.csv``, in the raw picture's pixels."""
    return np.array([[float(row[f"{name}_{axis}"]) for axis in "xy"] for name in LANDMARKS])


def thumbnail(picture: np.ndarray) -> np.ndarray:
    """The mean colours of 4 x 4 cells, (48,): no face can be seen in it."""
    small = cv2.resize(picture, (CELLS, CELLS), interpolation=cv2.INTER_AREA)
    return small.astype(np.float32).ravel()


def file_facts(study: Study, rows: pd.DataFrame) -> np.ndarray:
    """What the files say without their pictures: size, aspect, format, compression; (n, facts).

    Each number stands as itself and as the fifth of the pictures that it lies in, so that a
    linear probe sees more than rising and falling.
    """
    frame = pd.DataFrame([_facts(study, row) for row in rows.to_dict("records")])
    formats = pd.get_dummies(frame.pop("format")).astype(float)
    bins = [_fifths(frame[name]) for name in frame]
    return np.concatenate([frame.to_numpy(float), formats.to_numpy(), *bins], axis=1)


def _facts(study: Study, row: dict) -> dict[str, object]:
    data = (study.raw / f"{row['id']}.{row['format']}").read_bytes()
    with Image.open(io.BytesIO(data)) as picture:
        tables = getattr(picture, "quantization", None) or {}
        width, height = picture.size
    levels = [float(np.mean(tables[key])) if key in tables else 0.0 for key in (0, 1)]
    return {
        "width": np.log(width),
        "height": np.log(height),
        "aspect": np.log(width / height),
        "bytes": np.log(len(data) / (width * height)),
        "luminance": np.log1p(levels[0]),
        "chrominance": np.log1p(levels[1]),
        "format": str(row["format"]),
    }


def _fifths(values: pd.Series) -> np.ndarray:
    edges = np.unique(np.quantile(values, np.arange(1, BINS) / BINS))
    return np.eye(len(edges) + 1)[np.searchsorted(edges, values, side="left")]
