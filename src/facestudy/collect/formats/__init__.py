"""The formats in which labelled folders are read: one module each, listed in one table.

A format's module has one or more of these functions:

- ``read_table(labels: LabelFile) -> Table | None`` reads a file of labels (see
  `facestudy.collect.formats.table`) and returns None for a file in another format.
- ``read_name(name: str) -> dict`` returns the columns that a picture's path below the folder
  states, and an empty dict for a name in another format.
- ``read_tree(tree: Tree) -> Table | None`` reads a collection whose labels lie in many files.

``LABEL_FILES``, a pattern, matches the names of a collection's own files of labels. They are read
where the user names none.

To add a format, add its module and an entry here.
"""

from typing import NamedTuple


class Format(NamedTuple):
    """An entry of the table of formats."""

    name: str
    title: str
    module: str


_HERE = "facestudy.collect.formats"
FORMATS = (
    Format("utkface", "UTKFace: age and sex in the file name", f"{_HERE}.utkface"),
    Format("imdb_wiki", "IMDB-WIKI: a MAT-file", f"{_HERE}.imdb_wiki"),
    Format("celeba", "CelebA: list of attributes", f"{_HERE}.celeba"),
    Format("lfw", "LFW: table of person and image number", f"{_HERE}.lfw"),
    Format("adience", "Adience: folds of users", f"{_HERE}.adience"),
    Format("fairface", "FairFace: age ranges, train and val", f"{_HERE}.fairface"),
    Format("fer2013", "FER2013: pictures in the table", f"{_HERE}.fer2013"),
    Format("affectnet", "AffectNet: expressions as numbers", f"{_HERE}.affectnet"),
    Format("ck_plus", "CK+: emotions of sequences", f"{_HERE}.ck_plus"),
    Format("table", "any table with a heading", f"{_HERE}.table"),
)
"""Tried in this order: IMDB-WIKI, whose labels are no text, before all that read text, and last the
one that takes any table."""
