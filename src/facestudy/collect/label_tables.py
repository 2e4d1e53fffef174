"""What a folder's pictures are, by its tables, its file names or its folders.

Enters: a folder, and a table of labels if there is one. Leaves: one row per picture with ``file``,
``category``, ``department`` and whatever else is known, ``age``, ``sex`` and ``person`` among it.

Besides any CSV and any folder of folders three collections are read as they are published:

- UTKFace: age and sex are in the names, ``26_0_1_20170116171048641.jpg`` (age, 0 for male, ...;
  https://susanqq.github.io/UTKFace). The third number, people's origin, is not read.
- CelebA: ``list_attr_celeba.txt`` or the same as CSV, attributes of 1 and -1; persons from
  ``identity_CelebA.txt`` beside it (Liu et al., 2015, https://arxiv.org/abs/1411.7766).
- LFW and what is built like it: a table of ``person`` (or ``name``) and ``imagenum``, for pictures
  ``Anna_Example/Anna_Example_0001.jpg`` (Huang et al., 2007; attributes of Kumar et al., 2009).

Without ``--category`` the classes of these three are the two sexes.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from facestudy.collect import attributes
from facestudy.study import index
from facestudy.study.errors import StudyError

PROBLEM = "problem"
"""In a row: why it cannot be taken as it is."""

UTKFACE = re.compile(r"(\d{1,3})_(\d+)_(?:\d+_)?\d{17}\.[A-Za-z.]+")
SEX_COLUMNS = ("sex", "gender", "male", "is_male")
NUMBER_COLUMNS = ("imagenum", "image_num", "imagenumber", "image_number")


class Table(NamedTuple):
    """A table of labels, and whether its classes are the sexes unless others are asked for."""

    frame: pd.DataFrame
    by_sex: bool = False


def rows(
    folder: Path, labels: Path | None, *, file: str, category: str | None, group: str | None
) -> list[dict[str, object]]:
    """One row per picture that the folder or the table names.

    A row that cannot be understood has its reason under ``problem``, with its line.

    Args:
        folder: where the pictures are.
        labels: a table with one row per picture; without it names and folders tell.
        file: its column with the picture's path below ``folder``.
        category: its column with the class.
        group: its column that fills ``department``.

    Raises:
        StudyError: the table or one of its columns is missing.
    """
    if labels is None:
        return list(_walk(folder))
    frame, by_sex = _read(labels, folder)
    by_sex = by_sex and category is None
    wanted = {"--file": file, "--category": category, "--group": group}
    for option, column in wanted.items():
        if column is not None and column not in frame.columns:
            raise StudyError(
                f"{labels} has no column {column!r} ({option}); it has {', '.join(frame.columns)}"
            )
    found = [_renamed(row, file, category, group) for row in frame.to_dict("records")]
    return _with_attributes(found, frame, by_sex=by_sex)


def _read(labels: Path, folder: Path) -> Table:
    try:
        text = labels.read_text("utf-8-sig")
    except FileNotFoundError:
        raise StudyError(f"the labels {labels} are not there") from None
    except (OSError, ValueError) as error:
        raise StudyError(f"{labels} is no readable CSV: {error}") from None
    try:
        return _celeba_list(text, labels) or _lfw_list(text, folder) or _csv(text, labels, folder)
    except (ValueError, KeyError) as error:
        raise StudyError(f"{labels} is no readable CSV: {error}") from None


def _table(text: str, **options: object) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, **options)


def _csv(text: str, labels: Path, folder: Path) -> Table:
    """Any CSV; CelebA's and LFW's have other columns for the file."""
    frame = _table(text)
    if "file" not in frame and {"image_id", "Male"} <= set(frame.columns):
        return _celeba(frame.rename(columns={"image_id": "file"}), labels)
    return _lfw(frame, folder) or Table(frame)


def _celeba_list(text: str, labels: Path) -> Table | None:
    """A count, the attributes' names, then a file and its attributes per line."""
    lines = text.splitlines()
    if len(lines) < 2 or not lines[0].strip().isdigit() or "Male" not in lines[1].split():
        return None
    names = ["file", *lines[1].split()]
    body = "\n".join(lines[2:])
    return _celeba(_table(body, sep=r"\s+", header=None, names=names, index_col=False), labels)


def _celeba(frame: pd.DataFrame, labels: Path) -> Table:
    identities = labels.parent / "identity_CelebA.txt"
    if identities.is_file() and "person" not in frame:
        known = dict(line.split()[:2] for line in identities.read_text().splitlines() if line)
        frame = frame.assign(person=frame["file"].map(known).fillna(""))
    return Table(frame, by_sex=True)


def _lfw_list(text: str, folder: Path) -> Table | None:
    """LFW's attributes: a comment, a heading that begins with "#", columns between tabs."""
    heading = re.match(r"(?:#[^\t\n]*\n)?#\s*(person\t[^\n]+)\n", text)
    if heading is None:
        return None
    return _lfw(_table(heading[1] + "\n" + text[heading.end() :], sep="\t"), folder)


def _lfw(frame: pd.DataFrame, folder: Path) -> Table | None:
    person = next((name for name in ("person", "name") if name in frame), None)
    number = next((name for name in frame if name.lower() in NUMBER_COLUMNS), None)
    if person is None or number is None or "file" in frame:
        return None
    stems = [
        f"{name.strip().replace(' ', '_')}_{int(which):04d}"
        for name, which in zip(frame[person], frame[number], strict=True)
    ]
    paths = [f"{stem[:-5]}/{stem}.jpg" for stem in stems]
    flat = [path if (folder / path).is_file() else path.partition("/")[2] for path in paths]
    return Table(frame.assign(file=flat, person=frame[person]), by_sex=True)


def _renamed(
    row: dict[str, object], file: str, category: str | None, group: str | None
) -> dict[str, object]:
    """The contract's names for the given columns; columns that clash with it move aside."""
    known = {"file": row[file], "category": row[category] if category else ""}
    known["department"] = row[group] if group else ""
    # The columns stay under their own names too: `chamber` and `state` are facts worth keeping.
    ours = {*index.COLUMNS, "file"} - {"name", "title", "image_url", "page_url"}
    rest = {f"source_{key}" if key in ours else key: value for key, value in row.items()}
    return {**rest, **known}


def _with_attributes(
    found: list[dict[str, object]], frame: pd.DataFrame, *, by_sex: bool
) -> list[dict[str, object]]:
    """Rows with ``age`` and ``sex`` in plain form; what stood there stays as ``source_...``."""
    lower = {name.lower(): name for name in reversed(frame.columns)}
    if "age" in lower:
        ages = frame[lower["age"]]
        _put(found, "age", said=ages, read=attributes.ages(ages))
    column = next((lower[name] for name in SEX_COLUMNS if name in lower), None)
    if column is not None:
        read = attributes.sexes(frame[column], name=column)
        _put(found, "sex", said=frame[column], read=read)
    if by_sex:
        for row in found:
            row["category"] = row.get("sex", "")
    return found


def _put(
    found: list[dict[str, object]], name: str, *, said: pd.Series, read: attributes.Read
) -> None:
    for place, (row, text, value) in enumerate(zip(found, said, read.values, strict=True)):
        if name == "sex" and value is not None and value != text:
            row["source_sex"] = text
        row[name] = "" if value is None else str(value).removesuffix(".0")
        if place in read.problems:  # the heading is line 1
            row.setdefault(PROBLEM, f"row {place + 2}: {read.problems[place]}")


def _walk(folder: Path) -> Iterator[dict[str, object]]:
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if not path.is_dir() and not any(part.startswith(".") for part in below.parts):
            category = below.parts[0] if len(below.parts) > 1 else ""
            row = {"file": below.as_posix(), "category": category, "department": ""}
            yield {**row, **_utkface(path.name)}


def _utkface(name: str) -> dict[str, object]:
    """What a name in UTKFace's manner says; nothing of any other."""
    found = UTKFACE.fullmatch(name)
    if found is None:
        return {}
    age = attributes.ages([found[1]])
    sex = {"0": attributes.MALE, "1": attributes.FEMALE}.get(found[2])
    if age.problems or sex is None:
        reason = age.problems.get(0) or f"sex {found[2]!r} in the name is neither 0 nor 1"
        return {PROBLEM: reason}
    return {"age": str(int(found[1])), "sex": sex, "category": sex}
