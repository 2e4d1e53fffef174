"""The 17 expressions: name, emoticon, instruction, and what each becomes in a mirror.

``expression`` in a study's index is the name of an `Expression`. The campus draws an expression by
its emoticon (`facestudy.campus.drawing.photo.EMOTICONS`).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from facestudy.study.errors import StudyError


class Expression(NamedTuple):
    """A class: its name, its emoticon, and the instruction to volunteers."""

    name: str
    emoticon: str
    hint: str


EXPRESSIONS = (
    Expression("smile", ":)", "Smile with your mouth closed."),
    Expression("grin", ":D", "Laugh: mouth open, teeth showing."),
    Expression("sad", ":(", "Pull the corners of your mouth down."),
    Expression("tongue", ":P", "Stick out your tongue."),
    Expression("wink", ";)", "Smile and close one eye."),
    Expression("surprised", ":O", "Open your mouth wide and raise your eyebrows."),
    Expression("blank", ":|", "Show nothing at all: a straight face."),
    Expression("doubtful", ":/", "Pull your mouth to one side."),
    Expression("kiss", ":*", "Push your lips forward for a kiss."),
    Expression("angry", ">:(", "Frown, and pull the corners of your mouth down."),
    Expression("laughing", "xD", "Laugh with your eyes squeezed shut."),
    Expression("crying", ":'(", "Pretend to cry: lift the inner ends of your eyebrows."),
    Expression("weary", "-_-", "Close your eyes and keep your mouth straight."),
    Expression("baffled", "O_o", "Open one eye wide and narrow the other."),
    Expression("scheming", ">:)", "Frown and smile at the same time."),
    Expression("bashful", ":$", "Smile a little and look down to one side."),
    Expression("cool", "B)", "Sunglasses, or your hands shaped into a pair, and a smile."),
)
"""Names and emoticons are unique."""

BY_NAME: Mapping[str, Expression] = MappingProxyType({entry.name: entry for entry in EXPRESSIONS})

MIRRORED: Mapping[str, str] = MappingProxyType({entry.name: entry.name for entry in EXPRESSIONS})
"""The class of each class's mirror image. A wink stays a wink, whichever eye; a study that tells
left from right has a table that swaps the two. A class without an entry must not be mirrored."""


def expression(name: str) -> Expression:
    """The expression of that name.

    Raises:
        StudyError: there is none of that name.

    >>> expression("wink").emoticon
    ';)'
    """
    if name not in BY_NAME:
        raise StudyError(f"there is no expression {name!r}; there are {', '.join(BY_NAME)}")
    return BY_NAME[name]


def emoticon(name: str) -> str:
    """The emoticon of a class; for a class that is not in the table, its name."""
    return BY_NAME[name].emoticon if name in BY_NAME else name


def with_mirror_images(
    pictures: np.ndarray,
    labels: np.ndarray,
    classes: Sequence[str],
    *,
    table: Mapping[str, str] = MIRRORED,
) -> tuple[np.ndarray, np.ndarray]:
    """Append the pictures' mirror images, with their labels.

    Args:
        pictures: uint8 (n, height, width, 3).
        labels: int (n,), positions in ``classes``.
        classes: names of the classes.
        table: the class of each class's mirror image; a class without an entry is not mirrored.

    Returns:
        the pictures followed by the mirror images, and the labels of both.

    Raises:
        StudyError: a mirror image has a class that is not among ``classes``.
    """
    targets = {name: table[name] for name in classes if name in table}
    missing = sorted(set(targets.values()) - set(classes))
    if missing:
        raise StudyError(f"mirror images would have the unknown class {', '.join(missing)}")
    target_labels = np.array(
        [classes.index(targets[name]) if name in targets else -1 for name in classes]
    )
    mirrored_labels = target_labels[labels]
    chosen = mirrored_labels >= 0
    both = np.concatenate([pictures, pictures[chosen][:, :, ::-1]])
    return both, np.concatenate([labels, mirrored_labels[chosen]])
