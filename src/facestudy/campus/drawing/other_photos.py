"""Other pictures that staff pages show: group photos, and silhouettes of who sent no picture."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from facestudy.campus.drawing.backdrop import paint_backdrop
from facestudy.campus.drawing.camera import develop
from facestudy.campus.drawing.compositing import Array
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.photo import Photo, draw_photo
from facestudy.campus.drawing.portrait import exposure_for, paint_person
from facestudy.study.errors import StudyError

_SHARED = ("light_azimuth", "light_elevation", "key", "ambient", "warmth")


def group_photo(
    people: Sequence[Person],
    rng: np.random.Generator,
    width: int = 640,
    height: int = 360,
    *,
    photo: Photo | None = None,
) -> Array:
    """Several people in one or two rows, RGB uint8 (height, width, 3).

    ``shot`` gives backdrop, light and camera; without one they are drawn.
    """
    if not people:
        raise StudyError("A group photo needs at least one person.")
    scene = photo if photo is not None else draw_photo(rng)
    canvas = paint_backdrop(scene, width, height)
    for person, (x, y, unit) in zip(people, _places(len(people), width, height), strict=True):
        own = draw_photo(rng, **{name: getattr(scene, name) for name in _SHARED})
        own = replace(own, yaw=own.yaw + 12 * (0.5 - x / width))
        paint_person(canvas, person, own, (x, y + 0.1 * unit * float(rng.normal())), unit)
    exposure = float(np.mean([exposure_for(person) for person in people]))
    return develop(canvas, scene, exposure)


def _places(count: int, width: int, height: int) -> list[tuple[float, float, float]]:
    """Centres and units of ``count`` people: those behind first, as they are painted."""
    behind = 0 if count < 5 else count // 2
    # Two rows of equal length are moved apart, so that everybody looks through a gap.
    stagger = 0.25 if behind and count % 2 == 0 else 0.0
    rows = [(behind, 0.28, stagger), (count - behind, 0.6 if behind else 0.48, -stagger)]
    most = max(behind, count - behind)
    unit = min(width / (3.9 * most + 1.0), height / (6.2 if behind else 5.2))
    places = []
    for number, level, aside in rows:
        gap = width / (number + 1) if number else 0.0
        gap = min(gap, 4.2 * unit)
        start = width / 2 - gap * (number - 1) / 2 + gap * aside
        places += [(start + gap * k, height * level, unit) for k in range(number)]
    return places


def placeholder_image(
    width: int = 256,
    height: int = 256,
    *,
    colour: tuple[int, int, int] = (176, 182, 190),
    background: tuple[int, int, int] = (228, 231, 235),
) -> Array:
    """The placeholder of somebody without a picture, RGB uint8 (height, width, 3)."""
    image = np.empty((height, width, 3), np.uint8)
    image[:] = background
    unit = min(width, height)
    middle = width // 2
    head = (int(0.17 * unit), int(0.2 * unit))
    cv2.ellipse(image, (middle, int(0.4 * height)), head, 0, 0, 360, colour, -1, cv2.LINE_AA)
    body = (int(0.33 * unit), int(0.3 * unit))
    cv2.ellipse(image, (middle, int(0.97 * height)), body, 0, 180, 360, colour, -1, cv2.LINE_AA)
    return image
