"""The table of audit controls, as plain strings.

A new control is one module and one entry in `CONTROLS`. Nothing else lists controls by name.
"""

import importlib
from types import ModuleType
from typing import NamedTuple

BACKBONE, DIRECT = "backbone", "direct"
"""Where a control's features come from: the backbone, or the control's own module."""

FACE, SITE = "face", "site"
"""Groups of controls: those that show the face, and those that show what surrounds it."""


class ControlEntry(NamedTuple):
    """What the audit knows of a control without importing it.

    Attributes:
        name: as in ``audit.json`` and in the verdict's text.
        title: as in figures.
        key: of its features in the study's cache.
        group: `FACE` or `SITE`; the verdict's rules name groups.
        features: `BACKBONE`, if the module has ``transform(picture, row)``, which turns a raw
            picture and its row of ``faces.csv`` into a picture for the backbone; `DIRECT`, if it
            has ``compute(study, rows)``, which returns one row of numbers per picture.
        module: the control's module.
    """

    name: str
    title: str
    key: str
    group: str
    features: str
    module: str


_CONTROLS = (
    ControlEntry(
        name="face only",
        title="the face alone",
        key="face",
        group=FACE,
        features=BACKBONE,
        module="facestudy.audit.controls.face_only",
    ),
    ControlEntry(
        name="background",
        title="the background alone",
        key="background",
        group=SITE,
        features=BACKBONE,
        module="facestudy.audit.controls.background",
    ),
    ControlEntry(
        name="colours",
        title="4 x 4 colours",
        key="colours",
        group=SITE,
        features=DIRECT,
        module="facestudy.audit.controls.colours",
    ),
    ControlEntry(
        name="file",
        title="the file's facts",
        key="facts",
        group=SITE,
        features=DIRECT,
        module="facestudy.audit.controls.file_facts",
    ),
)

CONTROLS = {entry.name: entry for entry in _CONTROLS}

CROP = "face crop"
"""The crop, which the models see and the controls are compared with."""
ALL_SITE = "all but the face"
"""All controls of the group `SITE` together."""


def load(entry: ControlEntry) -> ModuleType:
    """Import a control's module."""
    return importlib.import_module(entry.module)


def names(group: str) -> list[str]:
    """The controls of a group.

    >>> names(SITE)
    ['background', 'colours', 'file']
    """
    return [entry.name for entry in CONTROLS.values() if entry.group == group]


def face() -> str:
    """The control that is compared with those without a face: the first of the group `FACE`."""
    return names(FACE)[0]


def without_face() -> list[str]:
    """The controls that show no face; the last is those of the group `SITE` together."""
    return [*(entry.name for entry in CONTROLS.values() if entry.group != FACE), ALL_SITE]


def with_face(control: str) -> str:
    """The name of a control combined with the face."""
    return f"face and {control}"


def compared() -> list[str]:
    """Everything that the audit measures: the crop, each control, and controls with the face."""
    faces, others = names(FACE), without_face()
    return [CROP, *faces, *others, *map(with_face, others)]


def parts(name: str) -> list[str]:
    """The single controls that one of `compared` is made of.

    >>> parts("face and all but the face")
    ['face only', 'background', 'colours', 'file']
    """
    combined = {with_face(control): control for control in without_face()}
    if name in combined:
        return [face(), *parts(combined[name])]
    return names(SITE) if name == ALL_SITE else [name]


def titles() -> dict[str, str]:
    """The titles of what figures show, in their order."""
    return {
        CROP: "the crop, as the models see it",
        **{entry.name: entry.title for entry in CONTROLS.values()},
        ALL_SITE: ALL_SITE,
        with_face(ALL_SITE): "all but the face, and the face",
    }
