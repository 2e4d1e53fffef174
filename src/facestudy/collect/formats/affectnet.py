"""AffectNet: an expression of each picture, as a number.

The older release has tables (``training.csv``, ``validation.csv``) whose paths are ``0/x.jpg``;
the newer one has ``images/0.jpg`` with ``annotations/0_exp.npy`` beside it, in ``train_set`` and
``val_set``. See Mollahosseini et al., 2017.
"""

import io
import re

import numpy as np
import pandas as pd

from facestudy.collect import parts, read_picture
from facestudy.collect.folder_tree import Tree
from facestudy.collect.formats.table import LabelFile, Table
from facestudy.study.images import PictureError

LABEL_FILES = re.compile(r"(training|validation|automatically_annotated)\.csv", re.IGNORECASE)
ANNOTATION = re.compile(r"(?:(.*)/)?annotations/(\d+)_exp\.npy", re.IGNORECASE)
EXPRESSIONS = (
    *("neutral", "happy", "sad", "surprise", "fear", "disgust", "anger", "contempt"),
    *("none", "uncertain", "no face"),
)
CLASSES = EXPRESSIONS[:8]
"""The last three are no class."""


def read_table(labels: LabelFile) -> Table | None:
    """Read a table of the older release; None for a file in another format."""
    columns = {name.lower(): name for name in labels.header}
    if not {"subdirectory_filepath", "expression"} <= set(columns):
        return None
    frame = labels.frame().rename(columns={columns["subdirectory_filepath"]: "file"})
    frame = frame.rename(columns={columns["expression"]: "expression"})
    frame["expression"] = frame["expression"].map(expression)
    if word := parts.part(labels.path.stem):
        frame = frame.assign(source_split=word)
    return Table(frame, category="expression")


def read_tree(tree: Tree) -> Table | None:
    """Read the annotations of the newer release; None for another collection."""
    rows = []
    for file in tree.files:
        if match := ANNOTATION.fullmatch(file.name):
            folder = f"{match[1]}/" if match[1] else ""
            try:
                number = _number(read_picture.read(file.path))
            except PictureError:
                number = ""  # a picture without an expression
            rows.append((f"{folder}images/{match[2]}.jpg", expression(number)))
    return (
        Table(pd.DataFrame(rows, columns=["file", "expression"]), category="expression")
        if (rows)
        else None
    )


def expression(number: str) -> str:
    """The class of a number; empty for those that are no expression.

    >>> expression("1"), expression("9")
    ('happy', '')
    """
    known = number.isascii() and number.isdigit() and int(number) < len(CLASSES)
    return CLASSES[int(number)] if known else ""


def _number(data: bytes) -> str:
    """The number that an array of one text or number holds; objects are not unpickled."""
    try:
        value = np.load(io.BytesIO(data), allow_pickle=False)
        return str(int(value.ravel()[0])) if value.size == 1 else ""
    except (ValueError, OSError, EOFError):
        return ""
