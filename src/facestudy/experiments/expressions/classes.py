"""The 17 faces: what each is called, what to do for it, and what it becomes in a mirror.

Enters: nothing. Leaves: literal tables. ``expression`` in a study's index is a `Face`'s name; the
campus draws the face that has the same emoticon (`facestudy.campus.drawing.photo.EMOTICONS`).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from facestudy.study.errors import StudyError


class Face(NamedTuple):
    """One of the faces: its class, its emoticon, and what a volunteer is asked to do."""

    name: str
    emoticon: str
    hint: str


FACES = (
    Face("smile", ":)", "Smile with your mouth closed."),
    Face("grin", ":D", "Laugh: mouth open, teeth showing."),
    Face("sad", ":(", "Pull the corners of your mouth down."),
    Face("tongue", ":P", "Stick out your tongue."),
    Face("wink", ";)", "Smile and close one eye."),
    Face("surprised", ":O", "Open your mouth wide and raise your eyebrows."),
    Face("blank", ":|", "Show nothing at all: a straight face."),
    Face("doubtful", ":/", "Pull your mouth to one side."),
    Face("kiss", ":*", "Push your lips forward for a kiss."),
    Face("angry", ">:(", "Frown, and pull the corners of your mouth down."),
    Face("laughing", "xD", "Laugh with your eyes squeezed shut."),
    Face("crying", ":'(", "Pretend to cry: lift the inner ends of your eyebrows."),
    Face("weary", "-_-", "Close your eyes and keep your mouth straight."),
    Face("baffled", "O_o", "Open one eye wide and narrow the other."),
    Face("scheming", ">:)", "Frown and smile at the same time."),
    Face("bashful", ":$", "Smile a little and look down to one side."),
    Face("cool", "B)", "Sunglasses, or your hands shaped into a pair, and a smile."),
)
"""Each name and each emoticon stands here once."""

BY_NAME: Mapping[str, Face] = MappingProxyType({face.name: face for face in FACES})

MIRRORED: Mapping[str, str] = MappingProxyType({face.name: face.name for face in FACES})
"""What each class is in a mirror. A wink stays a wink, whichever eye; a study that tells left from
right has a table that swaps the two. A class without an entry must not be mirrored."""


def face(name: str) -> Face:
    """The face of a class.

    Raises:
        StudyError: there is none of that name.
    """
    if name not in BY_NAME:
        raise StudyError(f"there is no expression {name!r}; there are {', '.join(BY_NAME)}")
    return BY_NAME[name]


def emoticon(name: str) -> str:
    """The emoticon of a class; a class of another study is written by its own name."""
    return BY_NAME[name].emoticon if name in BY_NAME else name


def mirrored(
    pictures: np.ndarray,
    labels: np.ndarray,
    classes: Sequence[str],
    *,
    table: Mapping[str, str] = MIRRORED,
) -> tuple[np.ndarray, np.ndarray]:
    """Pictures and their mirror images, with the classes that these have.

    Args:
        pictures: uint8 (n, height, width, 3).
        labels: int (n,), positions in ``classes``.
        table: what each class becomes; one without an entry is not mirrored.

    Returns:
        the pictures, then the mirror images; and the labels of both.

    Raises:
        StudyError: a class becomes one that is not among the classes.
    """
    there = {one: table[one] for one in classes if one in table}
    missing = sorted(set(there.values()) - set(classes))
    if missing:
        raise StudyError(f"in the mirror some become {', '.join(missing)}, which is no class here")
    swap = np.array([classes.index(there[one]) if one in there else -1 for one in classes])
    turned = swap[labels]
    chosen = turned >= 0
    both = np.concatenate([pictures, pictures[chosen][:, :, ::-1]])
    return both, np.concatenate([labels, turned[chosen]])
