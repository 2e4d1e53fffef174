"""List the files below a folder as people have it: links, special files, names of any bytes.

A link below the folder is followed, wherever it leads; each folder is entered once. What cannot be
a picture, such as a pipe or a loop of links, is listed with the reason and never opened.
"""

import os
import stat
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from facestudy.collect.parts import part

JUNK = {"__MACOSX", "Thumbs.db", "desktop.ini"}
"""What systems leave in folders and archives. Hidden files, whose names begin with a dot, too."""

KINDS = {
    stat.S_IFIFO: "a named pipe, not a picture",
    stat.S_IFSOCK: "a socket, not a picture",
    stat.S_IFBLK: "a device, not a picture",
    stat.S_IFCHR: "a device, not a picture",
    stat.S_IFDIR: "a folder, not a picture",
}
"""Reasons by the type of a special file."""

_CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
_DIRECTIONS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class File(NamedTuple):
    """A file below the folder.

    Attributes:
        name: its path below the folder with "/", as `readable` writes it.
        path: where it is.
    """

    name: str
    path: Path


class Tree(NamedTuple):
    """What lies below a folder.

    Attributes:
        files: in the order of their names.
        skipped: the name and the reason of what cannot be a picture.
        wrapper: the path of the lone folders around all pictures, as unpacked archives have them.
    """

    files: list[File]
    skipped: list[tuple[str, str]]
    wrapper: str = ""

    def inner(self, name: str) -> str:
        """A file's name without the wrapper."""
        return name.removeprefix(f"{self.wrapper}/") if self.wrapper else name


def walk(folder: Path) -> Tree:
    """List a folder.

    Real folders are entered before linked ones, so that a picture has its own folder's name.
    """
    tree = _walk(folder)
    folders = [file.name.split("/")[:-1] for file in tree.files if not is_text(file.name)]
    return tree._replace(wrapper="/".join(_wrapper(folders)))


def readable(name: str) -> str:
    """A name that can be written, read back and shown: percent-encoded where it is no plain text.

    >>> readable("Jürgen.jpg"), readable("J\\udcfcrgen 1%.jpg")
    ('Jürgen.jpg', 'J%FCrgen 1%25.jpg')
    """
    if not any(_is_odd(letter) for letter in name):
        return name
    return "".join(
        "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "surrogateescape"))
        if _is_odd(letter) or letter == "%"
        else letter
        for letter in name
    )


def shown(text: str) -> str:
    """A text from outside without control characters, which a terminal would obey."""
    return "".join("?" if _is_odd(letter) else letter for letter in text)


def _is_odd(letter: str) -> bool:
    return unicodedata.category(letter) in _CONTROLS or letter in _DIRECTIONS


def _walk(root: Path) -> Tree:
    files: list[File] = []
    skipped: list[tuple[str, str]] = []
    entered: dict[tuple[int, int], str] = {}
    above = {_identity(folder) for folder in root.resolve().parents}
    real: list[tuple[Path, str]] = [(root, "")]
    linked: list[tuple[Path, str]] = []
    while real or linked:
        folder, name = real.pop() if real else linked.pop()
        identity = _identity(folder)
        if identity in above or identity in entered:
            first = entered.get(identity) or "."
            skipped.append((name, f"a link to the folder {first!r}, which is entered only once"))
            continue
        entered[identity] = name
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            skipped.append((name, f"the folder cannot be read ({type(error).__name__})"))
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name in JUNK:
                continue
            below = f"{name}/{readable(entry.name)}" if name else readable(entry.name)
            mode = _mode(entry)
            if stat.S_ISDIR(mode):
                (linked if entry.is_symlink() else real).append((Path(entry.path), below))
            elif reason := KINDS.get(stat.S_IFMT(mode)):
                skipped.append((below, reason))
            else:
                files.append(File(below, Path(entry.path)))
    return Tree(sorted(files, key=_order), sorted(skipped))


def _order(file: File) -> list[str]:
    return file.name.split("/")


def _mode(entry: os.DirEntry[str]) -> int:
    """The type and mode behind links; 0 where a link leads nowhere."""
    try:
        return entry.stat().st_mode
    except OSError:
        return 0


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _wrapper(folders: Sequence[Sequence[str]]) -> list[str]:
    """The lone folders that hold nothing but the folders of all pictures.

    Texts beside them, such as a licence, are no pictures. A folder "train" is a part of a split.
    """
    wrapper: list[str] = []
    depth = min(map(len, folders), default=0)
    for level in range(depth - 1):  # the last folder is a class
        names = {own[level] for own in folders}
        if len(names) > 1 or part(next(iter(names))):
            break
        wrapper += names
    return wrapper


def is_text(name: str) -> bool:
    """Whether a file's name says that it is a text or a table, not a picture."""
    return name.lower().endswith(TEXTS)


TEXTS = (".txt", ".md", ".csv", ".tsv", ".json", ".npy", ".mat", ".xml", ".pdf", ".html", ".log")
