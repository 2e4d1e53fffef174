"""Positions of the features of a face, and the curves of lids, lips and brows.

In head units, 1 is half the width of an average face (about 70 mm); x points to the picture's
right, y down, z towards the camera, and the eyes are at y = 0. ``side`` is -1 for the eye on the
picture's left.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.compositing import Array, Real
from facestudy.campus.drawing.person import Person
from facestudy.campus.exact_math import cosine, gaussian, power, sine

Expression = Mapping[
    str, float
]  # expression values by name, see `facestudy.campus.drawing.photo.NEUTRAL`


@dataclass(frozen=True)
class Layout:
    """Positions and sizes in head units; widths are half widths."""

    eye_x: float
    eye_y: float
    eye_width: float
    eye_height: float
    eye_tilt: float
    brow_y: float
    nose_y: float
    nose_width: float
    nose_projection: float
    mouth_y: float
    mouth_width: float
    mouth_curve: float
    upper_lip: float
    lower_lip: float
    jaw_drop: float
    chin_y: float
    crown_y: float


def make_layout(person: Person, expression: Expression) -> Layout:
    """The positions of a person's features with an expression."""
    shape = person.trait
    # Below .60 landmark detectors mistake the base of the nose for the mouth.
    nose_y = 0.60 + 0.045 * shape("nose_length")
    mouth_rest_y = nose_y + 0.345 + 0.028 * shape("mouth_height")
    jaw_drop = 0.2 * expression["open"]
    return Layout(
        eye_x=0.455 + 0.022 * shape("eye_distance"),
        eye_y=0.026 * shape("eye_height"),
        eye_width=0.212 * (1 + 0.05 * shape("eye_size")),
        eye_height=0.081 * (1 + 0.12 * shape("eye_size")),
        eye_tilt=0.09 + 0.085 * shape("eye_tilt"),
        brow_y=-0.24 - 0.032 * shape("brow_height") - 0.1 * expression["brow_raise"],
        nose_y=nose_y,
        nose_width=0.205 * (1 + 0.14 * shape("nose_width")),
        nose_projection=0.25 * (1 + 0.26 * shape("nose_projection")),
        mouth_y=mouth_rest_y - 0.02 * expression["smile"],
        mouth_width=_mouth_width(shape("mouth_width"), expression),
        mouth_curve=0.17 if expression["smile"] > 0 else 0.11,
        upper_lip=0.075 * max(1 + 0.24 * shape("upper_lip"), 0.25) * _fullness(expression, 0.45),
        lower_lip=0.1 * max(1 + 0.23 * shape("lower_lip"), 0.25) * _fullness(expression, 0.4),
        jaw_drop=jaw_drop,
        chin_y=mouth_rest_y + 0.6 + 0.055 * shape("face_length") + 0.9 * jaw_drop,
        crown_y=-1.6 - 0.05 * shape("forehead"),
    )


def _mouth_width(trait: float, expression: Expression) -> float:
    stretch = (
        1
        + 0.2 * expression["wide"]
        + 0.1 * max(expression["smile"], 0)
        - 0.25 * expression["pucker"]
    )
    return (0.36 + 0.032 * trait) * stretch


def _fullness(expression: Expression, pressed: float) -> float:
    """Fullness of the lips when pressed together, pursed or thinned by a smile."""
    smile = max(expression["smile"], 0)
    return 1 - pressed * expression["press"] + 0.55 * expression["pucker"] - 0.18 * smile


def lid_curves(
    layout: Layout, expression: Expression, side: int, along: Real
) -> tuple[Array, Array]:
    """Heights of the lids.

    Args:
        layout: the positions of the features.
        expression: the expression values by name.
        side: -1 for the eye on the picture's left, 1 for the other.
        along: position along the eye, -1 at the nose, 1 at the temple.

    Returns:
        y of the upper and of the lower lid below the eye's axis, head units.
    """
    opening = expression["eye_left" if side < 0 else "eye_right"]
    squint = expression["squint"]
    body = np.clip(1 - power(np.abs(along), 2.1), 0, 1)
    lower = 0.66 * power(body, 0.85) * (1 + 0.14 * along) - 0.42 * squint * body
    height = 1.72 * (1 - 0.3 * squint) * opening * power(body, 0.72) * (1 - 0.16 * along)
    return layout.eye_height * (lower - height), layout.eye_height * lower


@dataclass(frozen=True)
class Lips:
    """y of the four edges of the lips and of the line between them, across the mouth."""

    outer_upper: Array
    inner_upper: Array
    middle: Array
    inner_lower: Array
    outer_lower: Array


def lip_curves(layout: Layout, expression: Expression, across: Real) -> Lips:
    """The curves of the lips.

    Args:
        layout: the positions of the features.
        expression: the expression values by name.
        across: position across the mouth, -1 and 1 at the corners.

    Returns:
        y of the lips at ``across``, head units.
    """
    body = np.clip(1 - across * across, 0, 1)
    root = np.sqrt(body)
    middle = corner_lift(layout, expression, across) - 0.0072 * cosine(across * 9) * body
    parted = 0.014 * max(expression["pucker"] - 0.3, 0) * body
    inner_upper = (
        middle - 0.05 * expression["open"] * root + 0.03 * expression["teeth"] * body - parted
    )
    inner_lower = middle + 0.95 * layout.jaw_drop * root + 0.004 + parted
    bow = 1 - 0.3 * gaussian(across * across / 0.0169)
    aside = (np.abs(across) - 0.25) / 0.14
    bow = bow + 0.1 * gaussian(aside * aside)
    return Lips(
        outer_upper=inner_upper - layout.upper_lip * power(body, 0.75) * bow,
        inner_upper=inner_upper,
        middle=middle,
        inner_lower=inner_lower,
        outer_lower=inner_lower + layout.lower_lip * power(body, 0.7),
    )


def corner_lift(layout: Layout, expression: Expression, across: Real) -> Array:
    """y of the line of the closed mouth: the corners rise in a smile, one of them in doubt."""
    bend = expression["smile"] * layout.mouth_curve * (across * across - 0.3)
    return np.asarray(layout.mouth_y - bend + 0.1 * expression["skew"] * across)


def brow_curve(
    layout: Layout, person: Person, expression: Expression, side: Real, along: Real
) -> Array:
    """y of the middle of a brow, head units.

    Args:
        layout: the positions of the features.
        person: gives the arch of the brows.
        expression: the expression values by name.
        side: -1 for the brow on the picture's left, 1 for the other.
        along: position along the brow, 0 at the nose, 1 at the temple.
    """
    arch = (0.05 + 0.034 * person.trait("brow_arch")) * sine(np.pi * power(along, 1.3))
    inner = 0.12 * expression["frown"] - 0.12 * expression["sad"]
    outer = (0.02 + 0.02 * expression["sad"]) * along * along
    rest = 0.025 + inner  # at rest the inner ends are a little lower, or people look worried
    return layout.brow_y - arch + outer + rest * (1 - along) - 0.1 * expression["brow_skew"] * side
