"""The table of audit controls, as plain strings.

A new control is one module and one entry in `CONTROLS`. Nothing else lists controls by name.
"""

import importlib
from types import ModuleType
from typing import NamedTuple

BACKBONE, DIRECT = "backbone", "direct"
"""Where a control's features come from: the backbone, or the control's own module."""

SITE, DEMOGRAPHICS, PRESENTATION = "site", "demographics", "presentation"
LIGHT, FACE = "light", "face"
GROUPS = {
    SITE: "the site: surroundings and file",
    DEMOGRAPHICS: "age, sex, skin tone and the study's own columns",
    PRESENTATION: "presentation: hair, clothes, expression, pose",
    LIGHT: "light on the face (with some skin and beard)",
    FACE: "the face, hair cut off",
}
"""Groups of evidence and their titles, in the order in which the audit adds them.

`DEMOGRAPHICS` has no control: `facestudy.audit.covariates` makes its columns.
"""

CROP = "face crop"
"""The crop, which the models see and which the groups explain."""
CROP_TITLE = "the crop, as the models see it"


class ControlEntry(NamedTuple):
    """What the audit knows of a control without importing it.

    Attributes:
        name: as in ``audit.json`` and in the verdict's text.
        title: as in figures.
        key: of its numbers in the study's cache.
        group: one of `GROUPS`.
        features: `BACKBONE`, if the module has ``transform(picture)``, which makes a picture for
            the backbone; `DIRECT`, if it has ``COLUMNS``, ``measure(picture)``, one number a
            column, and ``features(measured)``. Both take a
            `facestudy.audit.controls.raw_picture.RawPicture`, and raise its ``CannotForm`` where
            the picture lacks what they show.
        module: the control's module.
    """

    name: str
    title: str
    key: str
    group: str
    features: str
    module: str


def _entry(name: str, title: str, key: str, group: str, features: str, module: str) -> ControlEntry:
    return ControlEntry(name, title, key, group, features, f"{__package__}.{module}")


_CONTROLS = (
    _entry("background", "the background alone", "background", SITE, BACKBONE, "background"),
    _entry(
        "surroundings",
        "light and noise outside the person",
        "surroundings",
        SITE,
        DIRECT,
        "surroundings",
    ),
    _entry("file", "the file's facts", "facts", SITE, DIRECT, "file_facts"),
    _entry(
        "presentation",
        "hair, clothes, expression, pose",
        "presentation",
        PRESENTATION,
        DIRECT,
        "presentation",
    ),
    _entry("light on the face", "light on the face", "light", LIGHT, DIRECT, "light_on_face"),
    _entry(
        "shadows on the face",
        "shadows and highlights on the face",
        "shadows",
        LIGHT,
        DIRECT,
        "shadows_on_face",
    ),
    _entry(
        "sharpness of the face",
        "noise and sharpness of the face",
        "sharpness",
        LIGHT,
        DIRECT,
        "sharpness_of_face",
    ),
    _entry("face only", "the face alone", "face", FACE, BACKBONE, "face_only"),
)

CONTROLS = {entry.name: entry for entry in _CONTROLS}


def load(entry: ControlEntry) -> ModuleType:
    """Import a control's module."""
    return importlib.import_module(entry.module)


def names(group: str) -> list[str]:
    """The controls of a group, in their order.

    >>> names(SITE)
    ['background', 'surroundings', 'file']
    """
    return [entry.name for entry in CONTROLS.values() if entry.group == group]


def titles() -> dict[str, str]:
    """The titles of the crop and of each control, in their order."""
    return {CROP: CROP_TITLE, **{entry.name: entry.title for entry in CONTROLS.values()}}
