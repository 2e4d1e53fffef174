"""Draw other pictures of staff pages: group photos and placeholder images."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from facestudy.campus.drawing.backdrop import paint_backdrop
from facestudy.campus.drawing.camera import develop
from facestudy.campus.drawing.compositing import Array
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.photo import LIGHT_FIELDS, Photo, draw_photo
from facestudy.campus.drawing.portrait import exposure_for, paint_person
from facestudy.campus.exact_random import normal
from facestudy.study.errors import StudyError


def group_photo(
    people: Sequence[Person],
    rng: np.random.Generator,
    width: int = 640,
    height: int = 360,
    *,
    photo: Photo | None = None,
) -> Array:
    """Draw several people in one or two rows.

    Args:
        people: one or more people.
        rng: random generator.
        width: width in pixels.
        height: height in pixels.
        photo: background, light and camera; drawn at random by default.

    Returns:
        RGB uint8 (height, width, 3).

    Raises:
        StudyError: ``people`` is empty.
    """
    if not people:
        raise StudyError("A group photo needs at least one person.")
    scene = photo if photo is not None else draw_photo(rng)
    canvas = paint_backdrop(scene, width, height)
    for person, (x, y, unit) in zip(people, _places(len(people), width, height), strict=True):
        person_photo = draw_photo(rng, **{name: getattr(scene, name) for name in LIGHT_FIELDS})
        person_photo = replace(person_photo, yaw=person_photo.yaw + 12 * (0.5 - x / width))
        paint_person(canvas, person, person_photo, (x, y + 0.1 * unit * float(normal(rng))), unit)
    exposure = sum(exposure_for(person) for person in people) / len(people)
    return develop(canvas, scene, exposure)


def _places(count: int, width: int, height: int) -> list[tuple[float, float, float]]:
    """Centres and head units of ``count`` people in painting order: the back row first."""
    behind = 0 if count < 5 else count // 2
    # Two rows of equal length are staggered, so that no face is hidden.
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
    """Draw the placeholder image of a person without a picture: a silhouette.

    Args:
        width: width in pixels.
        height: height in pixels.
        colour: RGB colour of the silhouette.
        background: RGB colour behind it.

    Returns:
        RGB uint8 (height, width, 3).
    """
    image = np.empty((height, width, 3), np.uint8)
    image[:] = background
    unit = min(width, height)
    middle = width // 2
    head = (int(0.17 * unit), int(0.2 * unit))
    cv2.ellipse(image, (middle, int(0.4 * height)), head, 0, 0, 360, colour, -1, cv2.LINE_AA)
    body = (int(0.33 * unit), int(0.3 * unit))
    cv2.ellipse(image, (middle, int(0.97 * height)), body, 0, 180, 360, colour, -1, cv2.LINE_AA)
    return image
