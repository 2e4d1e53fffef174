"""Draw the attributes of fictional people: face shape, sex, age, skin, hair and glasses."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import erf, log, pi, sqrt
from typing import Any

import numpy as np

from facestudy.campus.drawing.frequencies import (
    AGE_BETA,
    AGES,
    BEARDS,
    GLASSES,
    TONE_BETA,
    TONES,
    eye_colours,
    hair_colours,
    hair_styles,
)
from facestudy.campus.exact_random import beta, normal
from facestudy.study.errors import StudyError

SHAPE = (
    "face_width",
    "jaw_width",
    "chin_width",
    "face_length",
    "cheekbones",
    "forehead",
    "eye_distance",
    "eye_size",
    "eye_tilt",
    "eye_height",
    "lid_crease",
    "brow_height",
    "brow_arch",
    "brow_thickness",
    "nose_length",
    "nose_width",
    "nose_projection",
    "nose_bridge",
    "nose_tip",
    "mouth_width",
    "mouth_height",
    "upper_lip",
    "lower_lip",
    "ears",
    "chin_projection",
    "brow_ridge",
    "cheek_fat",
    "folds",
)
"""Names of the shape values of a face: 0 is the average face, +-2.4 are the extremes drawn."""

SHAPE_SPREAD = 1.3
SHAPE_LIMIT = 2.4
SEX_SHIFT = {
    "jaw_width": 0.9,
    "chin_width": 0.8,
    "brow_ridge": 1.2,
    "brow_thickness": 0.9,
    "nose_width": 0.5,
    "eye_size": -0.5,
    "upper_lip": -0.5,
    "lower_lip": -0.5,
    "brow_height": -0.7,
    "face_length": 0.4,
}
"""Effect of masculinity: shape = z + SEX_SHIFT * (masculinity - 0.5) * SEX_SHIFT_SCALE, exactly."""
SEX_SHIFT_SCALE = 1.6
TYPICAL_MASCULINITY = {"female": 0.15, "male": 0.85}
MASCULINITY_SPREAD = 0.13


@dataclass(frozen=True)
class Person:
    """One fictional person.

    ``shape`` has the order of `SHAPE`. ``masculinity`` is 0..1, ``age`` in years, the skin's
    ``tone`` 0 (light) to 0.93 (dark), ``roughness`` 0..1 the strength of the skin's texture,
    ``redness`` about N(0, 0.5), ``grey`` 0..1 the share of grey hair, ``makeup`` 0..1,
    ``freckles`` 0..1.5. ``moles`` are positions in head units (see
    `facestudy.campus.drawing.layout`).
    """

    shape: tuple[float, ...]
    masculinity: float
    sex: str
    age: float
    tone: float
    roughness: float
    redness: float
    hair: str
    grey: float
    style: str
    eyes: str
    beard: str
    glasses: str
    makeup: float
    freckles: float
    moles: tuple[tuple[float, float], ...]
    seed: int

    def trait(self, name: str) -> float:
        """The shape value called ``name``."""
        return self.shape[SHAPE.index(name)]


def draw_person(
    rng: np.random.Generator, *, shape_mean: Mapping[str, float] | None = None, **fixed: Any
) -> Person:
    """Draw a random person.

    Args:
        rng: random generator; it advances by one draw.
        shape_mean: means of the shape values z by name, 0 by default (see `draw_shape`).
        **fixed: values of whole fields. They change only the fields that depend on them (hair
            colour on tone, hair style on sex, and so on).

    Returns:
        The person.

    Raises:
        StudyError: a field or a shape value is unknown.

    >>> draw_person(np.random.default_rng(0), glasses="thick").glasses
    'thick'
    """
    _check_names(shape_mean or {}, fixed)
    person_rng = np.random.default_rng(int(rng.integers(2**62)))
    z = draw_shape(np.random.default_rng(int(person_rng.integers(2**62))), shape_mean)
    drawn: dict[str, Any] = dict(fixed)

    set_default = drawn.setdefault

    set_default("sex", "male" if person_rng.random() < 0.5 else "female")
    masculinity = normal(person_rng, TYPICAL_MASCULINITY[drawn["sex"]], MASCULINITY_SPREAD)
    set_default("masculinity", float(np.clip(masculinity, 0.0, 1.0)))
    set_default("age", float(AGES[0] + (AGES[1] - AGES[0]) * beta(person_rng, *AGE_BETA)))
    set_default("tone", float(TONES[1] * beta(person_rng, *TONE_BETA)))
    set_default("roughness", float(beta(person_rng, 2.0, 2.6)))
    set_default("redness", float(normal(person_rng, 0, 0.5)))
    set_default("shape", sexed_shape(z, drawn["masculinity"]))
    _draw_appearance(person_rng, drawn)
    return Person(**drawn)


def _draw_appearance(person_rng: np.random.Generator, drawn: dict[str, Any]) -> None:
    """Add hair, eyes, beard and so on to ``drawn``; they depend on age, tone and sex."""
    set_default = drawn.setdefault
    man = drawn["sex"] == "male"
    tone = drawn["tone"]
    set_default("hair", _choose(person_rng, hair_colours(tone)))
    grey = (drawn["age"] - 44) / 30 + normal(person_rng, 0, 0.22)
    set_default("grey", float(np.clip(grey, 0.0, 1.0)))
    set_default("style", _choose(person_rng, hair_styles(drawn["sex"])))
    set_default("eyes", _choose(person_rng, eye_colours(tone)))
    beard = _choose(person_rng, BEARDS)
    set_default("beard", beard if man else "none")
    set_default("glasses", _choose(person_rng, GLASSES))
    makeup = float(person_rng.random())
    set_default("makeup", 0.0 if man else makeup)
    freckles = float(max(0.0, normal(person_rng, -0.3, 0.5)))
    set_default("freckles", freckles if tone < 0.4 else 0.0)
    places = person_rng.uniform([-0.7, 0.1], [0.7, 1.3], (2, 2))[: int(person_rng.integers(0, 3))]
    set_default("moles", tuple((float(x), float(y)) for x, y in places))
    set_default("seed", int(person_rng.integers(1 << 30)))


def _choose(rng: np.random.Generator, shares: Mapping[str, float]) -> str:
    """One of the names, whose probabilities are ``shares``."""
    return str(rng.choice(list(shares), p=list(shares.values())))


def draw_shape(
    rng: np.random.Generator, shape_mean: Mapping[str, float] | None = None
) -> np.ndarray:
    """Draw shape values z, float64 (28,): N(mean, 1.3) truncated to +-2.4 by redrawing.

    `shape_log_density` is the exact density.
    """
    mean = np.array([(shape_mean or {}).get(name, 0.0) for name in SHAPE])
    z = normal(rng, mean, SHAPE_SPREAD, size=len(SHAPE))
    while (outside := np.abs(z) > SHAPE_LIMIT).any():
        z[outside] = normal(rng, mean[outside], SHAPE_SPREAD, size=int(outside.sum()))
    return z


def sexed_shape(z: np.ndarray, masculinity: float) -> tuple[float, ...]:
    """The shape values of a person: ``z`` (28,) plus the effect of masculinity (`SEX_SHIFT`)."""
    lean = (masculinity - 0.5) * SEX_SHIFT_SCALE
    return tuple(
        float(value + SEX_SHIFT.get(name, 0.0) * lean) for name, value in zip(SHAPE, z, strict=True)
    )


def own_shape(person: Person) -> np.ndarray:
    """z, float64 (28,): the shape without the effect of masculinity; inverse of `sexed_shape`."""
    lean = (person.masculinity - 0.5) * SEX_SHIFT_SCALE
    return np.array(person.shape) - [SEX_SHIFT.get(name, 0.0) * lean for name in SHAPE]


def shape_log_density(z: float, mean: float = 0.0) -> float:
    """Natural log of the density of one z value that `draw_shape` draws with that mean.

    >>> shape_log_density(2.5)
    -inf
    """
    if abs(z) > SHAPE_LIMIT:
        return float("-inf")

    def below(limit: float) -> float:
        return 0.5 * (1 + erf((limit - mean) / (SHAPE_SPREAD * sqrt(2))))

    inside = below(SHAPE_LIMIT) - below(-SHAPE_LIMIT)
    deviation = (z - mean) / SHAPE_SPREAD
    return -0.5 * deviation**2 - log(SHAPE_SPREAD * sqrt(2 * pi)) - log(inside)


def person_row(person: Person) -> dict[str, object]:
    """A table row: a ``shape_<name>`` column for each shape value, and moles as ``x:y;x:y``."""
    row = {
        field.name: getattr(person, field.name)
        for field in fields(person)
        if field.name not in ("shape", "moles")
    }
    row["moles"] = ";".join(f"{x:.3f}:{y:.3f}" for x, y in person.moles)
    return row | {f"shape_{name}": person.trait(name) for name in SHAPE}


def _check_names(shape_mean: Mapping[str, float], fixed: Mapping[str, object]) -> None:
    names = sorted(field.name for field in fields(Person))
    for name in fixed:
        if name not in names:
            raise StudyError(f"A person has no attribute {name!r}: choose one of {names}")
    for name in shape_mean:
        if name not in SHAPE:
            raise StudyError(f"There is no shape value {name!r}: choose one of {', '.join(SHAPE)}")
