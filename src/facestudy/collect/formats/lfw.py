"""LFW, and collections built like it: ``Anna_Example/Anna_Example_0001.jpg``.

The labels are a table of ``person`` (or ``name``) and ``imagenum``. ``pairs.txt`` and
``people.txt`` are no labels. See Huang et al., 2007, and for the attributes Kumar et al., 2009.
"""

import re
from collections.abc import Iterable

import pandas as pd

from facestudy.collect.formats.table import LabelFile, Table, parse
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError

LABEL_FILES = re.compile(r"lfw_attributes\.txt", re.IGNORECASE)
PERSON_COLUMNS = ("person", "name")
NUMBER_COLUMNS = ("imagenum", "image_num", "imagenumber", "image_number")
FILE_NAME = re.compile(r"(?:.*/)?([^/]*\D)/\1_\d{4}\.\w+", re.IGNORECASE)


def read_table(labels: LabelFile) -> Table | None:
    """Read LFW's attributes or a CSV of person and number; None for a file in another format."""
    frame = _read_attributes(labels.text)
    if frame is None:
        frame = labels.frame() if _columns(labels.header) else None
    columns = None if frame is None else _columns(frame.columns)
    if frame is None or columns is None:
        return None
    person, number = columns
    cells = zip(frame.index, frame[person], frame[number], strict=True)
    paths = [_path(labels, name, _image_number(image, line)) for line, name, image in cells]
    return Table(frame.assign(file=paths, person=frame[person]), by_sex=True)


def read_name(name: str) -> dict[str, object]:
    """The person, who has a folder of their own, named as the files are.

    >>> read_name("lfw/Ann_Example/Ann_Example_0001.jpg")
    {'person': 'Ann Example'}
    """
    match = FILE_NAME.fullmatch(name)
    return {"person": match[1].replace("_", " ")} if match else {}


def _image_number(text: str, line: int) -> int:
    try:
        return int(text)
    except ValueError:
        raise StudyError(f"line {line}: the image number {text!r} is no whole number") from None


def _path(labels: LabelFile, person: str, number: int) -> str:
    """The picture's path, or its name alone where the pictures lie in no folders."""
    folder = person.strip().replace(" ", "_")
    name = f"{folder}_{number:04d}.jpg"
    for path in (f"{folder}/{name}", name):
        try:
            return labels.finder.find(path).name
        except PictureError:
            continue
    return f"{folder}/{name}"


def _read_attributes(text: str) -> pd.DataFrame | None:
    """LFW's attributes: a comment, a header that begins with "#", cells separated by tabs."""
    header = re.match(r"(?:#[^\t\n]*\n)?#\s*(person\t[^\n]+)\n", text)
    if header is None:
        return None
    first = text.count("\n", 0, header.end())
    return parse(header[1] + "\n" + text[header.end() :], sep="\t", first=first)


def _columns(names: Iterable[str]) -> tuple[str, str] | None:
    """The columns of the person and of the image number; None where the format is another."""
    columns = list(names)
    person = next((name for name in PERSON_COLUMNS if name in columns), None)
    number = next((name for name in columns if name.lower() in NUMBER_COLUMNS), None)
    if person is None or number is None or "file" in columns:
        return None
    return person, number
