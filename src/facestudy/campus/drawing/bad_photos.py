"""Draw bad photos, as found on real staff pages: no face, two faces, profiles, covered faces.

`FACE_COUNTS` is the true number of faces in each kind; a face detector may count differently.
"""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np

from facestudy.campus.drawing.backdrop import paint_backdrop
from facestudy.campus.drawing.camera import develop
from facestudy.campus.drawing.compositing import GAMMA, Array
from facestudy.campus.drawing.occluders import OCCLUDERS
from facestudy.campus.drawing.person import Person, draw_person
from facestudy.campus.drawing.photo import LIGHT_FIELDS, Photo, draw_photo
from facestudy.campus.drawing.portrait import HEAD_HEIGHT, exposure_for, paint_person
from facestudy.campus.exact_math import power
from facestudy.study.errors import StudyError

KINDS = ("none", "two", "profile", "occluded", "cartoon")
FACE_COUNTS = {"none": 0, "two": 2, "profile": 1, "occluded": 1, "cartoon": 0}


def render_bad_photo(
    kind: str,
    rng: np.random.Generator,
    *,
    person: Person,
    photo: Photo,
    width: int = 256,
    height: int = 256,
) -> Array:
    """Draw a bad photo.

    Args:
        kind: one of `KINDS`.
        rng: random generator.
        person: the person, as for a good portrait.
        photo: pose, light and background, as for a good portrait.
        width: width in pixels.
        height: height in pixels.

    Returns:
        RGB uint8 (height, width, 3).

    Raises:
        StudyError: ``kind`` is unknown.
    """
    if kind not in KINDS:
        raise StudyError(f"There is no bad photo {kind!r}: choose one of {', '.join(KINDS)}")
    painter = {
        "none": _paint_empty_room,
        "two": _paint_two_people,
        "profile": _paint_profile,
        "occluded": _paint_occluded,
        "cartoon": _paint_cartoon,
    }[kind]
    return painter(rng, person, photo, (width, height))


def _paint_empty_room(
    rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]
) -> Array:
    """The background without a person."""
    if photo.background in ("flat", "gradient"):
        photo = replace(photo, background=str(rng.choice(["office", "books", "bokeh"])))
    return develop(paint_backdrop(photo, *size), photo)


def _paint_two_people(
    rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]
) -> Array:
    """The person beside a second person in the same light."""
    width, height = size
    canvas = paint_backdrop(photo, width, height)
    side = int(rng.choice([-1, 1]))
    unit = 0.74 * photo.size * min(width, height)
    other, other_photo = draw_person(rng), draw_photo(rng)
    other_photo = replace(other_photo, **{name: getattr(photo, name) for name in LIGHT_FIELDS})
    for sitter, sitter_photo, place in ((other, other_photo, -side), (person, photo, side)):
        offset = 0.24 * min(width, height) * place
        centre = (width / 2 + offset, height * (0.47 + 0.04 * place * side))
        paint_person(canvas, sitter, sitter_photo, centre, unit)
    return develop(canvas, photo, (exposure_for(person) + exposure_for(other)) / 2)


def _paint_profile(
    rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]
) -> Array:
    """The person in profile."""
    yaw = float(rng.choice([-1, 1]) * rng.uniform(72, 90))
    turned = replace(photo, yaw=yaw, light_azimuth=float(np.sign(yaw) * abs(photo.light_azimuth)))
    return _paint_portrait(replace(person, glasses="none"), turned, size)[0]


def _paint_portrait(
    person: Person,
    photo: Photo,
    size: tuple[int, int],
    cover: Callable[[Array, Array, float], None] | None = None,
) -> tuple[Array, Array]:
    """A portrait (RGB) and its landmarks; ``cover`` paints over the face before exposure."""
    width, height = size
    canvas = paint_backdrop(photo, width, height)
    centre = (width * (0.5 + photo.dx), height * (HEAD_HEIGHT + photo.dy))
    unit = photo.size * min(width, height)
    landmarks = paint_person(canvas, person, photo, centre, unit)
    if cover is not None:
        cover(canvas, landmarks, unit)
    return develop(canvas, photo, exposure_for(person)), landmarks


def _paint_occluded(
    rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]
) -> Array:
    """The person with the face partly covered by a hand, a book or a scarf."""
    paint_occluder = OCCLUDERS[str(rng.choice(list(OCCLUDERS)))]
    occluder_rng = np.random.default_rng(int(rng.integers(2**62)))

    def cover(canvas: Array, landmarks: Array, unit: float) -> None:
        paint_occluder(canvas, landmarks, unit, occluder_rng, person, photo)

    return _paint_portrait(person, photo, size, cover)[0]


def _paint_cartoon(
    rng: np.random.Generator, person: Person, photo: Photo, size: tuple[int, int]
) -> Array:
    """A cartoon face."""
    width, height = size
    ink, line = (0.08, 0.07, 0.07), max(2, min(size) // 110)
    paper = rng.uniform(0.62, 1, 3)
    image = np.empty((height, width, 3), np.float32)
    image[:] = paper
    unit = 0.2 * min(size)

    def landmarks(x: float, y: float) -> tuple[int, int]:
        return int(width / 2 + x * unit), int(height / 2 + y * unit)

    face = rng.uniform([0.85, 0.65, 0.2], [1, 0.9, 0.75]).tolist()
    cv2.circle(image, landmarks(0, 0), int(1.6 * unit), face, -1, cv2.LINE_AA)
    if rng.random() < 0.5:
        hair = rng.uniform(0.1, 0.7, 3).tolist()
        axes = (int(1.6 * unit), int(1.6 * unit))
        cv2.ellipse(image, landmarks(0, 0), axes, 0, 200, 340, hair, -1, cv2.LINE_AA)
    cv2.circle(image, landmarks(0, 0), int(1.6 * unit), ink, line, cv2.LINE_AA)
    for x in (-0.55, 0.55):
        eye = (int(0.15 * unit), int(rng.uniform(0.15, 0.28) * unit))
        cv2.ellipse(image, landmarks(x, -0.35), eye, 0, 0, 360, ink, -1, cv2.LINE_AA)
    smile = (int(0.85 * unit), int(rng.uniform(0.35, 0.7) * unit))
    cv2.ellipse(image, landmarks(0, 0.25), smile, 0, 15, 165, ink, line + 1, cv2.LINE_AA)
    return develop(power(np.ascontiguousarray(image.transpose(2, 0, 1)), GAMMA), photo)
