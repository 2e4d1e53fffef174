"""The table of named features: what each is, its unit, and the evidence that it counts as.

Presentation, surroundings and sharpness are the audit's own controls, column by column. The tone of
a person's skin is not among them.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from facestudy.audit.controls.registry import FACE, GROUPS, LIGHT, PRESENTATION, SITE

LANDMARKS, APPEARANCE = "landmarks", "appearance"
"""The two sets: what the landmarks show, and what colours and edges show."""


class NamedFeature(NamedTuple):
    """One feature.

    Attributes:
        name: as in tables.
        words: what it is, in plain words.
        unit: of its values.
        kind: the set that it belongs to, `LANDMARKS` or `APPEARANCE`.
        group: of evidence, one of `facestudy.audit.controls.registry.GROUPS`.
        module: that measures it; see `facestudy.audit.named.measure.MODULES`.
        column: of the module's ``COLUMNS``.
    """

    name: str
    words: str
    unit: str
    kind: str
    group: str
    module: str
    column: str


def _geometry(name: str, words: str, unit: str, group: str = FACE) -> NamedFeature:
    return NamedFeature(name, words, unit, LANDMARKS, group, "geometry", name)


def _looks(name: str, words: str, unit: str) -> NamedFeature:
    return NamedFeature(name, words, unit, APPEARANCE, PRESENTATION, "presentation", name)


def _site(name: str, words: str, unit: str, column: str) -> NamedFeature:
    return NamedFeature(name, words, unit, APPEARANCE, SITE, "surroundings", column)


def _camera(name: str, words: str, unit: str, column: str) -> NamedFeature:
    return NamedFeature(name, words, unit, APPEARANCE, LIGHT, "sharpness_of_face", column)


EYES, DEGREES, SHARE = "distances between the eyes", "degrees", "share"
LIGHTNESS, COLOUR = "L of CIELAB, 0 to 100", "CIELAB"

FEATURES = (
    _geometry("mouth_width", "width of the mouth", EYES),
    _geometry("eyes_to_mouth", "from the eyes to the mouth", EYES),
    _geometry("nose_height", "how far down the nose's tip is from eyes to mouth", SHARE),
    _geometry("nose_angle", "angle between the eyes, from the nose's tip", DEGREES),
    _geometry("mouth_angle", "angle between the mouth's corners, from the nose's tip", DEGREES),
    _geometry("mouth_slope", "asymmetry: slope of the mouth against the eyes", DEGREES),
    _geometry("sides", "asymmetry: eye to mouth, right against left", "logarithm of the ratio"),
    _geometry("turn", "head turned to the picture's right", EYES, PRESENTATION),
    _geometry("turned_away", "head turned to either side", EYES, PRESENTATION),
    _geometry("roll", "head tilted to a shoulder", DEGREES, PRESENTATION),
    _geometry("eyes_open", "openness of the eyes", SHARE, PRESENTATION),
    NamedFeature(
        "mouth_open", "openness of the mouth", SHARE, LANDMARKS, PRESENTATION,
        "presentation", "mouth_open",
    ),
    _looks("hair_sides", "hair beside cheek and neck", SHARE),
    _looks("hair_top", "hair above the brows", EYES),
    _looks("hair_lightness", "lightness of the hair", LIGHTNESS),
    _looks("hair_blue_yellow", "colour of the hair, from blue to yellow", COLOUR),
    _looks("fringe", "forehead covered by hair", SHARE),
    _looks("clothes_lightness", "lightness of the clothes", LIGHTNESS),
    _looks("clothes_chroma", "how colourful the clothes are", COLOUR),
    _looks("collar", "collar lighter than the clothes", LIGHTNESS),
    _looks("clothes_texture", "pattern of the clothes", "logarithm"),
    _looks("eye_level", "height of the eyes in the picture", "share from the top"),
    _site("around_lightness", "brightness around the person", LIGHTNESS, "lightness"),
    _site("around_contrast", "contrast around the person", LIGHTNESS, "contrast"),
    _site("around_green_red", "colour around the person, from green to red", COLOUR, "green_red"),
    _site(
        "around_blue_yellow", "colour around the person, from blue to yellow", COLOUR, "blue_yellow"
    ),
    _site("around_colours", "how many colours are around the person", COLOUR, "colour_spread"),
    _site("around_top_bottom", "lighter below than above", LIGHTNESS, "top_to_bottom"),
    _site("around_left_right", "lighter to the right than to the left", LIGHTNESS, "left_to_right"),
    _site("around_noise", "noise around the person", "grey levels", "noise"),
    _site("around_sharpness", "sharpness around the person", "logarithm", "sharpness"),
    _camera("face_noise", "noise of the face", "grey levels", "noise"),
    _camera("face_sharpness", "sharpness of the face", "logarithm", "sharpness"),
    _camera("face_details", "fine details of the face", "logarithm", "details_face_1.4"),
    _camera("face_contrast", "contrast of the face's parts", "logarithm", "details_face_5.6"),
)  # fmt: skip


def names(kind: str | None = None, groups: Sequence[str] = tuple(GROUPS)) -> list[str]:
    """The names of features, of one set and of some groups of evidence.

    >>> names(LANDMARKS, [PRESENTATION])
    ['turn', 'turned_away', 'roll', 'eyes_open', 'mouth_open']
    """
    return [each.name for each in FEATURES if kind in (None, each.kind) and each.group in groups]


def groups() -> list[str]:
    """The groups of evidence that have named features, in the audit's order."""
    return [group for group in GROUPS if names(groups=[group])]


def as_table() -> pd.DataFrame:
    """The features with their words, units and groups, to be shown."""
    columns = ["name", "words", "unit", "kind", "group"]
    return pd.DataFrame([each[:5] for each in FEATURES], columns=columns)
