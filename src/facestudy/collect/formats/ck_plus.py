"""CK+: sequences of frames, the last of which has an emotion in a text file of its own.

``cohn-kanade-images/S005/001/S005_001_00000011.png`` has its emotion in
``Emotion/S005/001/S005_001_00000011_emotion.txt``. In CK+48 the folders are the classes. A person
is the first part of a name. See Lucey et al., 2010.
"""

import re

import pandas as pd

from facestudy.collect import read_picture
from facestudy.collect.folder_tree import Tree
from facestudy.collect.formats.table import Table
from facestudy.study.images import PictureError

EMOTIONS = (*("neutral", "anger", "contempt", "disgust", "fear", "happy", "sadness", "surprise"),)
FRAME = re.compile(r"(?:.*/)?(S\d{3})_\d{3}_\d{8}\.\w+")
EMOTION = re.compile(r"(?:.*/)?((S\d{3})_(\d{3})_\d{8})_emotion\.txt")


def read_tree(tree: Tree) -> Table | None:
    """Read the emotions of all labelled frames; None for another collection."""
    rows = []
    for file in tree.files:
        if match := EMOTION.fullmatch(file.name):
            path = f"{match[2]}/{match[3]}/{match[1]}.png"
            try:
                emotion = _emotion(read_picture.read(file.path))
            except PictureError:
                emotion = ""  # a picture without an emotion
            rows.append((path, emotion, match[2]))
    columns = ["file", "emotion", "person"]
    return Table(pd.DataFrame(rows, columns=columns), category="emotion") if rows else None


def read_name(name: str) -> dict[str, object]:
    """The person of a frame.

    >>> read_name("happy/S010_004_00000017.png")
    {'person': 'S010'}
    """
    match = FRAME.fullmatch(name)
    return {"person": match[1]} if match else {}


def _emotion(data: bytes) -> str:
    try:
        number = int(float(data[:100].decode("ascii")))
    except (ValueError, OverflowError):
        return ""
    return EMOTIONS[number] if 0 <= number < len(EMOTIONS) else ""
