"""CelebA: ``list_attr_celeba.txt``, or the same attributes as CSV, with values 1 and -1.

Persons come from ``identity_CelebA.txt`` in the same folder. See Liu et al., 2015,
https://arxiv.org/abs/1411.7766.
"""

from pathlib import Path

import pandas as pd

from facestudy.collect.formats.table import LabelFile, Table, parse


def read_table(labels: LabelFile) -> Table | None:
    """Read CelebA's attributes; None for a file in another format."""
    frame = _read_list(labels.text)
    if frame is None:
        frame = _read_csv(labels)
    return None if frame is None else Table(_with_persons(frame, labels.path.parent), by_sex=True)


def _read_list(text: str) -> pd.DataFrame | None:
    """A count, the names of the attributes, then one line per file: its name and its values."""
    lines = text.splitlines()
    if len(lines) < 2 or not lines[0].strip().isdigit() or "Male" not in lines[1].split():
        return None
    columns = ["file", *lines[1].split()]
    body = "\n".join(lines[2:])
    return parse(body, sep=r"\s+", header=None, names=columns, index_col=False)


def _read_csv(labels: LabelFile) -> pd.DataFrame | None:
    if "file" in labels.header or not {"image_id", "Male"} <= set(labels.header):
        return None
    return labels.frame().rename(columns={"image_id": "file"})


def _with_persons(frame: pd.DataFrame, folder: Path) -> pd.DataFrame:
    identities = folder / "identity_CelebA.txt"
    if not identities.is_file() or "person" in frame:
        return frame
    persons = dict(line.split()[:2] for line in identities.read_text().splitlines() if line)
    return frame.assign(person=frame["file"].map(persons).fillna(""))
