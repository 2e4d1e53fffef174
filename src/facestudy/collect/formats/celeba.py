"""CelebA: ``list_attr_celeba.txt``, or the same attributes as CSV, with values 1 and -1.

Persons come from ``identity_CelebA.txt`` and parts from ``list_eval_partition`` (``.txt`` or
``.csv``) in the same folder. See Liu et al., 2015, https://arxiv.org/abs/1411.7766.
"""

import re
from pathlib import Path

import pandas as pd

from facestudy.collect import parts
from facestudy.collect.formats.table import LabelFile, Table
from facestudy.study.errors import StudyError

LABEL_FILES = re.compile(r"list_attr_celeba\.(txt|csv)", re.IGNORECASE)
PARTITION = {"0": parts.TRAIN, "1": parts.VALIDATION, "2": parts.TEST}


def read_table(labels: LabelFile) -> Table | None:
    """Read CelebA's attributes; None for a file in another format."""
    frame = _read_list(labels.text)
    if frame is None:
        frame = _read_csv(labels)
    return None if frame is None else Table(_with_neighbours(frame, labels.path), by_sex=True)


def _read_list(text: str) -> pd.DataFrame | None:
    """A count, the names of the attributes, then one line per file: its name and its values."""
    lines = text.splitlines()
    if len(lines) < 2 or not lines[0].strip().isdigit() or "Male" not in lines[1].split():
        return None
    columns = ["file", *lines[1].split()]
    rows = [(number, line.split()) for number, line in enumerate(lines[2:], 3) if line.strip()]
    for number, row in rows:
        if len(row) != len(columns):
            raise StudyError(f"line {number} has {len(row)} fields, not {len(columns)}")
    numbers = pd.Index([number for number, _ in rows], name="line")
    return pd.DataFrame([row for _, row in rows], columns=columns, index=numbers, dtype=str)


def _read_csv(labels: LabelFile) -> pd.DataFrame | None:
    if "file" in labels.header or not {"image_id", "Male"} <= set(labels.header):
        return None
    return labels.frame().rename(columns={"image_id": "file"})


def _with_neighbours(frame: pd.DataFrame, path: Path) -> pd.DataFrame:
    """The table with the persons and the parts that other files of the collection state."""
    persons = _pairs(path.parent, "identity_CelebA.txt")
    if persons and "person" not in frame:
        frame = frame.assign(person=frame["file"].map(persons).fillna(""))
    partition = _pairs(path.parent, "list_eval_partition.txt", "list_eval_partition.csv")
    if partition:
        words = frame["file"].map(partition).map(PARTITION)
        frame = frame.assign(source_split=words.fillna(""))
    return frame


def _pairs(folder: Path, *names: str) -> dict[str, str]:
    """The first two words of each line of the first file that is there."""
    for path in (folder / name for name in names):
        if path.is_file():
            lines = path.read_text("utf-8", "replace").replace(",", " ").splitlines()
            return dict(line.split()[:2] for line in lines if len(line.split()) >= 2)
    return {}
