"""FER2013: ``fer2013.csv`` holds the pictures themselves, 48 x 48 grey values in a cell each.

They become PGM files, whose bytes follow from the grey values alone. See Goodfellow et al., 2013.
"""

import math
import re

import numpy as np
import pandas as pd

from facestudy.collect import parts
from facestudy.collect.formats.table import LabelFile, Table
from facestudy.study.images import PictureError

LABEL_FILES = re.compile(r"fer2013\.csv", re.IGNORECASE)
EMOTIONS = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")


def read_table(labels: LabelFile) -> Table | None:
    """Read the emotions, parts and pictures; None for a file in another format."""
    columns = {name.lower(): name for name in labels.header}
    if not {"emotion", "pixels"} <= set(columns):
        return None
    table = labels.frame().rename(columns={name: lower for lower, name in columns.items()})
    pixels = table["pixels"].tolist()
    frame = pd.DataFrame({"emotion": table["emotion"].map(_emotion)})
    frame["file"] = [f"{labels.path.name}#{number}" for number in range(1, len(table) + 1)]
    if "usage" in table:
        frame["source_split"] = table["usage"].map(parts.part)
    return Table(frame, category="emotion", picture=lambda row: pgm(pixels[row]))


def pgm(cell: str) -> bytes:
    """A square grey picture as a PGM file.

    Args:
        cell: its grey values from 0 to 255, row by row, with blanks between them.

    Raises:
        PictureError: the values are no square picture.
    """
    try:
        values = np.array(cell.split(), dtype=float)
    except ValueError:
        raise PictureError("its pixels are no numbers") from None
    side = math.isqrt(len(values))
    whole = side > 0 and side * side == len(values)
    if not whole or not ((values >= 0) & (values <= 255)).all():
        raise PictureError("its pixels are no square picture of values from 0 to 255")
    return f"P5\n{side} {side}\n255\n".encode() + values.astype(np.uint8).tobytes()


def _emotion(number: str) -> str:
    known = number.isascii() and number.isdigit() and int(number) < len(EMOTIONS)
    return EMOTIONS[int(number)] if known else number
