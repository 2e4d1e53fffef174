"""Draw the properties of one photo: expression, pose, light, background, clothes and camera."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

import numpy as np

from facestudy.campus.exact_random import beta, normal
from facestudy.study.errors import StudyError

NEUTRAL: Mapping[str, float] = MappingProxyType(
    {
        "smile": 0.0,  # corners of the mouth up; negative: down
        "open": 0.0,  # jaw drop
        "wide": 0.0,
        "pucker": 0.0,
        "press": 0.0,
        "skew": 0.0,
        "teeth": 0.0,
        "tongue": 0.0,
        "brow_raise": 0.0,
        "frown": 0.0,
        "sad": 0.0,  # inner ends of the brows up
        "brow_skew": 0.0,
        "eye_left": 1.0,  # how far the eye on the picture's left is open
        "eye_right": 1.0,
        "squint": 0.0,
        "gaze_x": 0.0,
        "gaze_y": 0.0,
        "blush": 0.0,
        "tears": 0.0,
    }
)
"""The expression values of a neutral face, by name."""

EMOTICONS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        ":)": {"smile": 0.85, "wide": 0.45, "squint": 0.2},
        ":D": {"smile": 1.0, "wide": 0.7, "open": 0.6, "teeth": 1.0, "squint": 0.35},
        ":(": {"smile": -0.95, "sad": 0.7},
        ":P": {"smile": 0.5, "open": 0.3, "tongue": 1.0, "wide": 0.2},
        ";)": {"smile": 0.8, "wide": 0.3, "eye_left": 0.02, "brow_skew": 0.5},
        ":O": {"open": 1.0, "wide": -0.6, "brow_raise": 0.9, "eye_left": 1.3, "eye_right": 1.3},
        ":|": {"press": 0.4, "smile": 0.06},
        ":/": {"skew": 1.0, "press": 0.4, "brow_skew": -0.6},
        ":*": {
            "pucker": 1.0,
            "wide": -1.0,
            "brow_raise": 0.3,
            "eye_left": 0.5,
            "eye_right": 0.5,
        },
        ">:(": {"smile": -0.8, "frown": 1.0, "squint": 0.3},
        "xD": {
            "smile": 1.0,
            "wide": 0.7,
            "open": 0.7,
            "teeth": 1.0,
            "eye_left": 0.04,
            "eye_right": 0.04,
            "squint": 0.6,
        },
        ":'(": {"smile": -1.0, "sad": 1.0, "open": 0.2, "squint": 0.4, "tears": 1.0},
        "-_-": {"eye_left": 0.02, "eye_right": 0.02, "press": 0.4},
        "O_o": {"eye_left": 1.35, "eye_right": 0.6, "brow_skew": 1.0, "wide": -0.3},
        ">:)": {"smile": 0.85, "frown": 0.9, "wide": 0.3},
        ":$": {
            "smile": 0.45,
            "blush": 1.0,
            "gaze_x": 0.7,
            "gaze_y": 0.9,
            "sad": 0.6,
            "press": 0.5,
            "eye_left": 0.72,
            "eye_right": 0.72,
        },
        "B)": {"smile": 0.6, "brow_raise": 0.2},
    }
)
"""The 17 expressions of the expressions experiment, as differences from `NEUTRAL`."""

EVERYDAY = {":)": 0.42, ":|": 0.32, ":D": 0.18, ":/": 0.04, ":(": 0.04}
"""Frequencies of expressions on staff pages; `draw_photo` draws from them by default."""

BACKGROUNDS = ("flat", "gradient", "office", "books", "bokeh")
CLOTHES = ("tee", "vneck", "shirt", "suit", "turtleneck")
PATTERNS = ("plain", "stripe")
LIGHT_FIELDS = ("light_azimuth", "light_elevation", "key", "ambient", "warmth")


@dataclass(frozen=True)
class Photo:
    """The properties of one photo.

    Angles are in degrees; a positive yaw turns the nose to the picture's right. ``expression``
    has the order of `NEUTRAL`. ``light_azimuth`` is positive for light from the picture's right,
    ``light_elevation`` for light from above. ``key`` and ``ambient`` are the strengths of the key
    light and of the ambient light, ``warmth`` is the colour of the key light (about N(0, 0.5)).
    Colours are linear RGB, 0..1. ``dx, dy`` move the head by a share of the picture; ``size`` is
    half the face's width as a share of the shorter side. ``noise`` is the noise of the sensor in
    units of the full range, ``blur`` the blur of the lens (0: sharp), ``jpeg`` the JPEG quality
    (0: not compressed).
    """

    emoticon: str
    expression: tuple[float, ...]
    yaw: float
    pitch: float
    roll: float
    light_azimuth: float
    light_elevation: float
    key: float
    ambient: float
    warmth: float
    background: str
    background_colour: tuple[float, float, float]
    background_seed: int
    clothing: str
    clothing_colour: tuple[float, float, float]
    pattern: str
    sunglasses: bool
    dx: float
    dy: float
    size: float
    exposure: float
    noise: float
    blur: float
    jpeg: int
    seed: int

    def expression_values(self) -> dict[str, float]:
        """The expression values by name, as in `NEUTRAL`."""
        return dict(zip(NEUTRAL, self.expression, strict=True))


def draw_photo(rng: np.random.Generator, *, emoticon: str | None = None, **fixed: Any) -> Photo:
    """Draw a random photo.

    Args:
        rng: random generator; it advances by one draw.
        emoticon: the expression, a key of `EMOTICONS`; drawn from `EVERYDAY` by default.
        **fixed: values of whole fields; they do not change the other fields.

    Returns:
        The photo.

    Raises:
        StudyError: the emoticon or a field is unknown.

    >>> draw_photo(np.random.default_rng(0), emoticon=":)", yaw=0.0).yaw
    0.0
    """
    _check_names(emoticon, fixed)
    photo_rng = np.random.default_rng(int(rng.integers(2**62)))
    everyday_emoticon = str(photo_rng.choice(list(EVERYDAY), p=list(EVERYDAY.values())))
    emoticon = everyday_emoticon if emoticon is None else emoticon
    drawn: dict[str, Any] = {
        "emoticon": emoticon,
        "expression": draw_expression(
            np.random.default_rng(int(photo_rng.integers(2**62))), emoticon
        ),
        "yaw": float(normal(photo_rng, 0, 7)),
        "pitch": float(normal(photo_rng, 0, 4)),
        "roll": float(normal(photo_rng, 0, 3)),
        "sunglasses": emoticon == "B)",
        "dx": float(normal(photo_rng, 0, 0.03)),
        "dy": float(normal(photo_rng, 0, 0.02)),
        "size": float(photo_rng.uniform(0.168, 0.19)),
    }
    drawn |= _draw_light(photo_rng) | _draw_scene(photo_rng) | _draw_camera(photo_rng)
    return Photo(**(drawn | fixed))


def draw_expression(rng: np.random.Generator, emoticon: str) -> tuple[float, ...]:
    """The expression values of an emoticon, in the order of `NEUTRAL` and varied at random."""
    values = dict(NEUTRAL)
    for name, value in EMOTICONS[emoticon].items():
        values[name] = value * float(rng.uniform(0.85, 1.1))
    values["gaze_x"] += float(normal(rng, 0, 0.12))
    for eye in ("eye_left", "eye_right"):
        values[eye] *= float(rng.uniform(0.93, 1.04))
    return tuple(float(value) for value in values.values())


def _draw_light(rng: np.random.Generator) -> dict[str, float]:
    return {
        "light_azimuth": float(np.clip(normal(rng, 0, 28), -60, 60)),
        "light_elevation": float(rng.uniform(10, 45)),
        "key": float(rng.uniform(0.95, 1.3)),
        "ambient": float(rng.uniform(0.22, 0.42)),
        "warmth": float(normal(rng, 0, 0.5)),
    }


def _draw_scene(rng: np.random.Generator) -> dict[str, Any]:
    backdrop = np.clip(rng.uniform(0.03, 0.6) * (1 + normal(rng, 0, 0.12, size=3)), 0.015, 0.9)
    cloth = np.clip(beta(rng, 1, 1.6) * (1 + normal(rng, 0, 0.25, size=3)) + 0.012, 0.012, 0.8)
    return {
        "background": str(rng.choice(BACKGROUNDS)),
        "background_colour": tuple(float(v) for v in backdrop),
        "background_seed": int(rng.integers(1 << 30)),
        "clothing": str(rng.choice(CLOTHES)),
        "clothing_colour": tuple(float(v) for v in cloth),
        "pattern": str(rng.choice(PATTERNS, p=[0.75, 0.25])),
    }


def _draw_camera(rng: np.random.Generator) -> dict[str, float]:
    return {
        "exposure": float(normal(rng, 1, 0.04)),
        "noise": float(rng.uniform(0.003, 0.014)),
        "blur": float(rng.uniform(0, 0.6)),
        "jpeg": int(rng.integers(78, 97)),
        "seed": int(rng.integers(1 << 30)),
    }


def photo_row(photo: Photo) -> dict[str, object]:
    """A table row: a column for each expression value, and three for each colour."""
    row: dict[str, object] = {}
    for field in fields(photo):
        value = getattr(photo, field.name)
        if field.name.endswith("_colour"):
            row |= {f"{field.name}_{band}": value[k] for k, band in enumerate("rgb")}
        elif field.name != "expression":
            row[field.name] = value
    return row | {f"expression_{name}": value for name, value in photo.expression_values().items()}


def _check_names(emoticon: str | None, fixed: Mapping[str, object]) -> None:
    if emoticon is not None and emoticon not in EMOTICONS:
        raise StudyError(f"There is no emoticon {emoticon!r}: choose one of {' '.join(EMOTICONS)}")
    names = sorted(field.name for field in fields(Photo))
    for name in fixed:
        if name not in names:
            raise StudyError(f"A photo has no attribute {name!r}: choose one of {names}")
