"""LFW, and collections built like it: a table of ``person`` (or ``name``) and ``imagenum``.

The pictures are ``Anna_Example/Anna_Example_0001.jpg``, or without the folder. See Huang et al.,
2007, and for the attributes Kumar et al., 2009.
"""

import re
from collections.abc import Iterable

import pandas as pd

from facestudy.collect.formats.table import LabelFile, Table, parse

PERSON_COLUMNS = ("person", "name")
NUMBER_COLUMNS = ("imagenum", "image_num", "imagenumber", "image_number")


def read_table(labels: LabelFile) -> Table | None:
    """Read LFW's attributes or a CSV of person and number; None for a file in another format."""
    frame = _read_attributes(labels.text)
    if frame is None:
        frame = labels.frame() if _columns(labels.header) else None
    columns = None if frame is None else _columns(frame.columns)
    if frame is None or columns is None:
        return None
    person, number = columns
    stems = [
        f"{name.strip().replace(' ', '_')}_{int(image):04d}"
        for name, image in zip(frame[person], frame[number], strict=True)
    ]
    paths = [f"{stem[:-5]}/{stem}.jpg" for stem in stems]
    existing = [
        path if (labels.folder / path).is_file() else path.partition("/")[2] for path in paths
    ]
    return Table(frame.assign(file=existing, person=frame[person]), by_sex=True)


def _read_attributes(text: str) -> pd.DataFrame | None:
    """LFW's attributes: a comment, a header that begins with "#", cells separated by tabs."""
    header = re.match(r"(?:#[^\t\n]*\n)?#\s*(person\t[^\n]+)\n", text)
    if header is None:
        return None
    return parse(header[1] + "\n" + text[header.end() :], sep="\t")


def _columns(names: Iterable[str]) -> tuple[str, str] | None:
    """The columns of the person and of the image number; None where the format is another."""
    columns = list(names)
    person = next((name for name in PERSON_COLUMNS if name in columns), None)
    number = next((name for name in columns if name.lower() in NUMBER_COLUMNS), None)
    if person is None or number is None or "file" in columns:
        return None
    return person, number
