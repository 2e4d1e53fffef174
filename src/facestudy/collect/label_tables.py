"""List a folder's pictures with the labels that tables, file names or folders give.

`facestudy.collect.formats` lists the formats.
"""

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from facestudy.collect import class_names, folder_tree, formats, parts, read_labels
from facestudy.collect.find_files import Finder
from facestudy.collect.folder_tree import Tree
from facestudy.collect.formats.table import LabelFile, Table
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError


@dataclass
class Row:
    """A picture that a folder or a table lists.

    Attributes:
        file: its path below the folder, or as the table writes it where there is no such file.
        path: where it is; None where it is missing, or in the table itself.
        data: its bytes, where the table holds them.
        columns: ``category``, ``department`` and whatever else is known, by the index's names.
        problem: why it cannot be imported; else empty.
    """

    file: str
    path: Path | None = None
    data: Callable[[], bytes] | None = None
    columns: dict[str, Any] = field(default_factory=dict)
    problem: str = ""


class Listing(NamedTuple):
    """What a folder and its tables list.

    Attributes:
        rows: one per picture.
        skipped: the name and the reason of what cannot be a picture.
        notices: sentences for the user.
        unnamed: how many files of the folder no row of the tables names.
    """

    rows: list[Row]
    skipped: list[tuple[str, str]]
    notices: list[str]
    unnamed: int = 0


class Columns(NamedTuple):
    """The columns of a table that the user names; see `facestudy.collect.import_folder`."""

    file: str = "file"
    category: str | None = None
    group: str | None = None


def read(folder: Path, labels: Sequence[Path], columns: Columns) -> Listing:
    """One row per picture that the folder or its tables list.

    Args:
        folder: where the pictures are, or the one file that holds pictures and labels.
        labels: tables with one row per picture; without them, those of a published collection are
            looked for in the folder, then file names and folders are read.
        columns: of the tables.

    Raises:
        StudyError: a table or one of its columns is missing, or cannot be read.
    """
    alone = folder.is_file()
    tree = Tree([], []) if alone else folder_tree.walk(folder)
    labels = [folder] if alone else labels
    finder = Finder(tree, folder)
    notices: list[str] = []
    tables = [_read(LabelFile(path, folder, _bytes(path), finder, notices)) for path in labels]
    sources = [str(path) for path in labels]
    if not labels:
        tables, sources = _published(folder, tree, finder, notices)
    if not tables:
        if columns.category or columns.group:
            raise StudyError("--category and --group name columns of a table: give --labels too")
        return Listing(list(_of_folders(tree)), tree.skipped, notices)
    if alone and any(table.picture is None for table in tables):
        raise StudyError(f"{folder} holds no pictures: give their folder, and --labels {folder}")
    part_of = _parts(tree)
    rows: list[Row] = []
    for table, source in zip(tables, sources, strict=True):
        rows += _of_table(table, source, columns, finder, part_of)
    used = {row.path for row in rows}
    pictures = [file for file in tree.files if not folder_tree.is_text(file.name)]
    unnamed = sum(file.path not in used for file in pictures)
    return Listing(rows, tree.skipped, notices, unnamed)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise StudyError(f"the file of labels {path} does not exist") from None
    except OSError as error:
        raise StudyError(f"{path} cannot be read: {error.strerror or error}") from None


def _read(labels: LabelFile) -> Table:
    """The table in the first format that takes the file."""
    for read_table in _functions("read_table"):
        if (table := _read_as(labels, read_table)) is not None:
            return table
    titles = ", ".join(entry.title for entry in formats.FORMATS)
    raise StudyError(f"{labels.path} is in none of the formats: {titles}")


def _read_as(labels: LabelFile, read_table: Callable[[LabelFile], Table | None]) -> Table | None:
    """The table, if it is in this format; errors name the file."""
    try:
        return read_table(labels)
    except StudyError as error:
        named = str(error).startswith(labels.path.name)
        raise StudyError(str(error) if named else f"{labels.path}: {error}") from None
    except (ValueError, KeyError) as error:
        raise StudyError(f"{labels.path} cannot be read as CSV: {error}") from None


def _functions(name: str) -> list[Callable[..., Any]]:
    """The functions of this name, of every format that has one, in the order of the table."""
    modules = [import_module(entry.module) for entry in formats.FORMATS]
    return [getattr(module, name) for module in modules if hasattr(module, name)]


def _published(
    folder: Path, tree: Tree, finder: Finder, notices: list[str]
) -> tuple[list[Table], list[str]]:
    """The tables of a published collection that lie in the folder, and their names."""
    for module in (import_module(entry.module) for entry in formats.FORMATS):
        if not hasattr(module, "LABEL_FILES"):
            continue
        tables = {}
        for file in tree.files:
            if module.LABEL_FILES.fullmatch(file.path.name):
                labels = LabelFile(file.path, folder, _bytes(file.path), finder, notices)
                tables[file.name] = _read_as(labels, module.read_table)
        found = {name: table for name, table in tables.items() if table is not None}
        if found:
            notices.append(f"labels are those of {', '.join(found)}")
            return list(found.values()), list(found)
    for read_tree in _functions("read_tree"):
        if (table := read_tree(tree)) is not None:
            return [table], [str(folder)]
    return [], []


def _of_table(
    table: Table, source: str, columns: Columns, finder: Finder, part_of: dict[str, str]
) -> Iterator[Row]:
    frame = table.frame
    asked = columns.category or table.category
    file = _column(frame, columns.file, "--file", source)
    category = None if asked is None else _column(frame, asked, "--category", source)
    group = None if columns.group is None else _column(frame, columns.group, "--group", source)
    records = [_renamed(row, category, group) for row in frame.to_dict("records")]
    read_labels.add_attributes(records, frame)
    read_labels.add_part(records, frame)
    for position, (name, record) in enumerate(zip(frame[file].astype(str), records, strict=True)):
        if table.by_sex and asked is None:
            record["category"] = record.get("sex", "")
        row = Row(folder_tree.readable(name), columns=record)
        if table.picture is not None:
            row.data = _at(table.picture, position)
        else:
            _find(row, name, finder)
            record.setdefault("source_split", part_of.get(row.file, ""))
        yield row


def _at(picture: Callable[[int], bytes], position: int) -> Callable[[], bytes]:
    return lambda: picture(position)


def _find(row: Row, name: str, finder: Finder) -> None:
    try:
        found = finder.find(name)
        row.file, row.path = found.name, found.path
    except PictureError as error:
        row.problem = str(error)


def _column(frame: pd.DataFrame, wanted: str, option: str, source: str) -> str:
    """The column of this name, in any case.

    Raises:
        StudyError: there is none; the message names similar ones.
    """
    names = [str(name) for name in frame.columns]
    if wanted in names:
        return wanted
    folded = {name.casefold(): name for name in reversed(names)}
    if wanted.strip().casefold() in folded:
        return folded[wanted.strip().casefold()]
    similar = difflib.get_close_matches(wanted.casefold(), folded, n=1, cutoff=0.6)
    hint = f"; did you mean {option} {folded[similar[0]]!r}?" if similar else ""
    shown = ", ".join(names[:20]) + (", ..." if len(names) > 20 else "")
    raise StudyError(
        folder_tree.shown(f"{source} has no column {wanted!r} ({option}); it has {shown}{hint}")
    )


def _renamed(row: dict[Any, Any], category: str | None, group: str | None) -> dict[str, Any]:
    """A row under the index's column names; other columns of such a name get ``source_``."""
    named = {
        "category": class_names.of_cell(row[category]) if category else "",
        "department": class_names.trimmed(row[group]) if group else "",
    }
    # The columns also stay under their own names: `chamber` and `state` are facts worth keeping.
    reserved = {*index.COLUMNS, "file", "keep_until"} - {"name", "title", "image_url", "page_url"}
    rest = {f"source_{key}" if key in reserved else key: value for key, value in row.items()}
    return {**rest, **named}


def _of_folders(tree: Tree) -> Iterator[Row]:
    """The pictures with the classes that their folders or their names state."""
    readers = _functions("read_name")
    names = [tree.inner(file.name) for file in tree.files]
    part_of = _parts(tree)
    for file, folders in zip(tree.files, parts.of_folders(names)[1], strict=True):
        row = Row(file.name, file.path, columns={"category": "", "department": ""})
        row.columns["category"] = class_names.trimmed(folders[0]) if folders else ""
        row.columns["source_split"] = part_of[file.name]
        for read_name in readers:
            if columns := read_name(file.name):
                row.columns |= columns
                break
        yield row


def _parts(tree: Tree) -> dict[str, str]:
    """The part of each file that its folders name, by the file's name."""
    found, _ = parts.of_folders([tree.inner(file.name) for file in tree.files])
    return {file.name: name for file, name in zip(tree.files, found, strict=True)}
