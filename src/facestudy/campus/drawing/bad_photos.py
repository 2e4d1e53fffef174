"""Pictures that a pipeline has to refuse or to survive: staff pages are full of them.

Enters: a kind, a person, a shot. Leaves: a picture, RGB uint8 (height, width, 3). How many faces
are truly on it is `FACES`; what a detector makes of it is another matter.
"""

from dataclasses import replace

import cv2
import numpy as np

from facestudy.campus.drawing.backdrop import paint_backdrop
from facestudy.campus.drawing.camera import develop
from facestudy.campus.drawing.compositing import GAMMA, Array
from facestudy.campus.drawing.occluders import OCCLUDERS
from facestudy.campus.drawing.person import Person, draw_person
from facestudy.campus.drawing.photo import Photo, draw_photo
from facestudy.campus.drawing.portrait import HEAD_HEIGHT, exposure_for, paint_person
from facestudy.study.errors import StudyError

KINDS = ("none", "two", "profile", "occluded", "cartoon")
FACES = {"none": 0, "two": 2, "profile": 1, "occluded": 1, "cartoon": 0}


def render_bad_photo(
    kind: str,
    rng: np.random.Generator,
    *,
    person: Person,
    photo: Photo,
    width: int = 256,
    height: int = 256,
) -> Array:
    """A picture of one of `KINDS`; person and shot are as they would be for a good portrait."""
    if kind not in KINDS:
        raise StudyError(f"There is no bad picture {kind!r}; there are {', '.join(KINDS)}.")
    painter = {
        "none": _nobody,
        "two": _two,
        "profile": _profile,
        "occluded": _occluded,
        "cartoon": _cartoon,
    }[kind]
    return painter(rng, person, photo, (width, height))


def _nobody(rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]) -> Array:
    """The room without the person."""
    if photo.background in ("flat", "gradient"):
        photo = replace(photo, background=str(rng.choice(["office", "books", "bokeh"])))
    return develop(paint_backdrop(photo, *size), photo)


def _two(rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]) -> Array:
    """The person, and somebody else in the same light."""
    width, height = size
    canvas = paint_backdrop(photo, width, height)
    side = int(rng.choice([-1, 1]))
    unit = 0.74 * photo.size * min(width, height)
    other, other_photo = draw_person(rng), draw_photo(rng)
    look = ("light_azimuth", "light_elevation", "key", "ambient", "warmth")
    other_photo = replace(other_photo, **{name: getattr(photo, name) for name in look})
    for who, how, where in ((other, other_photo, -side), (person, photo, side)):
        apart = 0.24 * min(width, height) * where
        centre = (width / 2 + apart, height * (0.47 + 0.04 * where * side))
        paint_person(canvas, who, how, centre, unit)
    return develop(canvas, photo, (exposure_for(person) + exposure_for(other)) / 2)


def _profile(
    rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]
) -> Array:
    """The person from the side."""
    yaw = float(rng.choice([-1, 1]) * rng.uniform(72, 90))
    turned = replace(photo, yaw=yaw, light_azimuth=float(np.sign(yaw) * abs(photo.light_azimuth)))
    return _portrait(replace(person, glasses="none"), turned, size)[0]


def _portrait(
    person: Person, photo: Photo, size: tuple[int, int], cover=None
) -> tuple[Array, Array]:
    """A portrait (RGB) and its landmarks; ``cover`` paints over it before the camera does."""
    width, height = size
    canvas = paint_backdrop(photo, width, height)
    centre = (width * (0.5 + photo.dx), height * (HEAD_HEIGHT + photo.dy))
    unit = photo.size * min(width, height)
    landmarks = paint_person(canvas, person, photo, centre, unit)
    if cover is not None:
        cover(canvas, landmarks, unit)
    return develop(canvas, photo, exposure_for(person)), landmarks


def _occluded(
    rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]
) -> Array:
    """The person behind a hand, a book or a scarf."""
    cover = OCCLUDERS[str(rng.choice(list(OCCLUDERS)))]
    own = np.random.default_rng(int(rng.integers(2**62)))
    return _portrait(
        person, photo, size, lambda canvas, at, unit: cover(canvas, at, unit, own, person, photo)
    )[0]


def _cartoon(
    rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]
) -> Array:
    """A drawn face, which is no person's face."""
    width, height = size
    ink, line = (0.08, 0.07, 0.07), max(2, min(size) // 110)
    paper = rng.uniform(0.62, 1, 3)
    image = np.empty((height, width, 3), np.float32)
    image[:] = paper
    unit = 0.2 * min(size)

    def at(x: float, y: float) -> tuple[int, int]:
        return int(width / 2 + x * unit), int(height / 2 + y * unit)

    face = rng.uniform([0.85, 0.65, 0.2], [1, 0.9, 0.75]).tolist()
    cv2.circle(image, at(0, 0), int(1.6 * unit), face, -1, cv2.LINE_AA)
    if rng.random() < 0.5:
        hair = rng.uniform(0.1, 0.7, 3).tolist()
        axes = (int(1.6 * unit), int(1.6 * unit))
        cv2.ellipse(image, at(0, 0), axes, 0, 200, 340, hair, -1, cv2.LINE_AA)
    cv2.circle(image, at(0, 0), int(1.6 * unit), ink, line, cv2.LINE_AA)
    for x in (-0.55, 0.55):
        eye = (int(0.15 * unit), int(rng.uniform(0.15, 0.28) * unit))
        cv2.ellipse(image, at(x, -0.35), eye, 0, 0, 360, ink, -1, cv2.LINE_AA)
    smile = (int(0.85 * unit), int(rng.uniform(0.35, 0.7) * unit))
    cv2.ellipse(image, at(0, 0.25), smile, 0, 15, 165, ink, line + 1, cv2.LINE_AA)
    return develop(np.ascontiguousarray(image.transpose(2, 0, 1)) ** GAMMA, photo)
