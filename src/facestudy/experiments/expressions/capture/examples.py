"""For each face an example: a person of the campus, who is drawn and nobody real.

Enters: a face's name. Leaves: a JPEG.
"""

from functools import lru_cache

from facestudy.experiments.expressions.classes import face

SIDE = 360
SCENE = {
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
"""One studio for all, so that the faces differ in nothing else."""


@lru_cache(maxsize=32)
def example(name: str) -> bytes:
    """The JPEG of a face, drawn when it is first asked for.

    Raises:
        StudyError: there is no face of that name.
    """
    emoticon = face(name).emoticon
    # Late: whoever asks for another part of the page need not load OpenCV.
    import numpy as np

    from facestudy.campus.drawing.person import draw_person
    from facestudy.campus.drawing.photo import draw_shot
    from facestudy.campus.drawing.portrait import render
    from facestudy.campus.image_files import encode

    looks = {"glasses": "none", "sex": "female", "age": 31.0, "style": "bun"}
    person = draw_person(np.random.default_rng(4), **looks)
    shot = draw_shot(np.random.default_rng(1), emoticon=emoticon, **SCENE)
    return encode(render(person, shot, width=SIDE, height=SIDE)[0], "jpg", 88)
