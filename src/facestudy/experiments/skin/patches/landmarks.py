"""68 landmarks by dlib, for those who may use them.

Enters: a picture and the five landmarks of the face detector. Leaves: 68 landmarks in iBUG's
order. The predictor's file lies in the package ``face_recognition_models``; it was trained on
iBUG 300-W, whose licence excludes commercial use (https://github.com/davisking/dlib-models), so
the five landmarks, which are free, are the default.
"""

import importlib.util
from functools import cache
from pathlib import Path

import numpy as np

from facestudy.prepare.face_geometry import head
from facestudy.study.errors import StudyError

FILE = "shape_predictor_68_face_landmarks.dat"
KINDS = ("5", "68")
_BOX = (2.3, 2.3)  # width and height of dlib's face box in distances between the eyes
_BELOW = 0.45  # its middle lies so far below the eyes


def finder_of(kind: str):
    """What turns five landmarks into those asked for: None for "5".

    Raises:
        StudyError: no such kind; dlib or its file is missing.
    """
    if kind not in KINDS:
        raise StudyError(f"there are no {kind!r} landmarks: choose {' or '.join(KINDS)}")
    return None if kind == "5" else _finder()


@cache
def _finder():
    try:
        import dlib
    except ImportError:
        raise StudyError(
            "68 landmarks need dlib, which is not installed: pip install dlib-bin, or take the "
            'five landmarks of the face detector (LANDMARKS = "5")'
        ) from None
    predictor = dlib.shape_predictor(str(_file()))

    def find(picture: np.ndarray, five: np.ndarray) -> np.ndarray:
        found = head(five)
        middle = found.origin + _BELOW * found.unit * found.down
        half = np.array(_BOX) * found.unit / 2
        corners = [int(round(value)) for value in (*(middle - half), *(middle + half))]
        points = predictor(np.ascontiguousarray(picture), dlib.rectangle(*corners)).parts()
        return np.array([(point.x, point.y) for point in points], float)

    return find


def _file() -> Path:
    package = importlib.util.find_spec("face_recognition_models")
    for place in (package and package.submodule_search_locations) or ():
        path = Path(place) / "models" / FILE
        if path.is_file():
            return path
    raise StudyError(
        f"the package face_recognition_models or its file {FILE} is missing; reinstall it: "
        "pip install --force-reinstall face_recognition_models==0.3.0"
    )
