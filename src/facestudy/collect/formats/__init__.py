"""The formats in which labelled folders are read: one module each, listed in one table.

A format's module has one or both of these functions:

- ``read_table(labels: LabelFile) -> Table | None`` reads a table of labels (see
  `facestudy.collect.formats.table`) and returns None for a file in another format.
- ``read_name(name: str) -> dict`` returns the columns that a picture's file name states, and an
  empty dict for a name in another format.

To add a format, add its module and an entry here.
"""

from typing import NamedTuple


class Format(NamedTuple):
    """An entry of the table of formats."""

    name: str
    title: str
    module: str


FORMATS = (
    Format("utkface", "UTKFace: age and sex in the file name", "facestudy.collect.formats.utkface"),
    Format("celeba", "CelebA: list of attributes", "facestudy.collect.formats.celeba"),
    Format("lfw", "LFW: table of person and image number", "facestudy.collect.formats.lfw"),
    Format("table", "any CSV with a header", "facestudy.collect.formats.table"),
)
"""Tried in this order; the last one takes any CSV."""
