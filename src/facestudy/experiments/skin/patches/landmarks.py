"""Optional: 68 landmarks in iBUG's order, by dlib.

The predictor is part of the package ``face_recognition_models``. It was trained on iBUG 300-W,
whose licence excludes commercial use (https://github.com/davisking/dlib-models); the default is
therefore the five landmarks of the face detector, which are free.
"""

import importlib.util
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from facestudy.prepare.face_geometry import head
from facestudy.study.errors import StudyError

FILE = "shape_predictor_68_face_landmarks.dat"
KINDS = ("5", "68")
LandmarkFinder = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Picture and five landmarks (5, 2) -> 68 landmarks (68, 2)."""
_BOX = (2.3, 2.3)  # width and height of dlib's face box in distances between the eyes
_BELOW = 0.45  # the centre of the box below the eyes


def landmark_finder(kind: str) -> LandmarkFinder | None:
    """What finds the landmarks of a kind, from the five of the face detector; None for "5".

    Raises:
        StudyError: an unknown kind; dlib or its file is missing.
    """
    if kind not in KINDS:
        raise StudyError(f"{kind!r} is not a kind of landmarks: choose {' or '.join(KINDS)}")
    return None if kind == "5" else _finder()


@cache
def _finder() -> LandmarkFinder:
    try:
        import dlib
    except ImportError:
        raise StudyError(
            "68 landmarks need dlib, which is not installed: pip install dlib-bin, or use the "
            'five landmarks of the face detector (LANDMARKS = "5")'
        ) from None
    predictor = dlib.shape_predictor(str(_file()))

    def find(picture: np.ndarray, five: np.ndarray) -> np.ndarray:
        frame = head(five)
        middle = frame.origin + _BELOW * frame.unit * frame.down
        half = np.array(_BOX) * frame.unit / 2
        corners = [int(round(value)) for value in (*(middle - half), *(middle + half))]
        points = predictor(np.ascontiguousarray(picture), dlib.rectangle(*corners)).parts()
        return np.array([(point.x, point.y) for point in points], float)

    return find


def _file() -> Path:
    package = importlib.util.find_spec("face_recognition_models")
    for folder in (package and package.submodule_search_locations) or ():
        path = Path(folder) / "models" / FILE
        if path.is_file():
            return path
    raise StudyError(
        f"the package face_recognition_models or its file {FILE} is missing; reinstall it: "
        "pip install --force-reinstall face_recognition_models==0.3.0"
    )
