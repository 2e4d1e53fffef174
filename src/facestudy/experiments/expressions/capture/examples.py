"""Example pictures for the page: a fictional person drawn with each expression."""

from functools import lru_cache
from typing import Any

from facestudy.experiments.expressions.classes import expression

SIDE = 360
PERSON: dict[str, Any] = {"glasses": "none", "sex": "female", "age": 31.0, "style": "bun"}
SCENE: dict[str, Any] = {
    "yaw": 0.0,
    "pitch": 0.0,
    "roll": 0.0,
    "light_azimuth": -18.0,
    "light_elevation": 28.0,
    "key": 1.1,
    "ambient": 0.36,
    "warmth": 0.1,
    "background": "flat",
    "background_colour": (0.55, 0.6, 0.68),
    "background_seed": 1,
    "clothing": "tee",
    "clothing_colour": (0.05, 0.12, 0.3),
    "pattern": "plain",
    "dx": 0.0,
    "dy": 0.04,
    "size": 0.24,
    "exposure": 1.0,
    "noise": 0.003,
    "blur": 0.0,
    "jpeg": 0,
    "seed": 5,
}
"""The same scene for all examples, so that only the expression differs."""


@lru_cache(maxsize=32)
def example(name: str) -> bytes:
    """The JPEG for an expression, drawn on first use.

    Raises:
        StudyError: there is no expression of that name.
    """
    emoticon = expression(name).emoticon
    # Imported here: the rest of the page does not need OpenCV, which takes time to load.
    import numpy as np

    from facestudy.campus.drawing.person import draw_person
    from facestudy.campus.drawing.photo import draw_photo
    from facestudy.campus.drawing.portrait import render
    from facestudy.campus.image_files import encode

    person = draw_person(np.random.default_rng(4), **PERSON)
    shot = draw_photo(np.random.default_rng(1), emoticon=emoticon, **SCENE)
    return encode(render(person, shot, width=SIDE, height=SIDE)[0], "jpg", 88)
