"""Find the file that a row of a table means, however its path is written.

Tables hold paths of another machine, backslashes, a folder more or less, another case or no
extension. A path is found if the longest tail of it that can be one is a file below the folder.
"""

import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from facestudy.collect.folder_tree import File, Tree
from facestudy.collect.parts import part
from facestudy.study.images import PictureError

EXTENSIONS = (
    *("jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "avif", "bmp", "dib", "tif", "tiff"),
    *("ppm", "pgm", "pbm", "pnm", "jp2", "heic", "heif"),
)
"""Endings of pictures' names; another ending is a part of the name."""

_Key = tuple[str, ...]


class Finder:
    """Looks up files by the tails of their paths.

    Args:
        tree: the files below the folder.
        folder: its own name is compared with what a path has in front of the tail.
    """

    def __init__(self, tree: Tree, folder: Path):
        self._own = part(folder.name)
        self._exact = {file.name: file for file in tree.files}
        self._whole: dict[_Key, list[File]] = {}
        self._tails: dict[_Key, list[File]] = {}
        wrappers = len(_key(tree.wrapper))
        for file in tree.files:
            for key in _spellings(_key(str(file.path.relative_to(folder)))):
                self._whole.setdefault(key[wrappers:], []).append(file)
                for start in range(len(key)):
                    self._tails.setdefault(key[start:], []).append(file)

    def find(self, text: str) -> File:
        """The file that a path means.

        Raises:
            PictureError: no file fits, several do, or the path leaves the folder.
        """
        if text in self._exact:
            return self._exact[text]
        for path in dict.fromkeys([text, unquote(text)]):
            key = _key(path)
            if ".." in key:
                raise PictureError("lies outside the folder")
            for spelling in _spellings(key):
                if files := self._fitting(spelling):
                    return _only(files)
        raise PictureError("the file is missing")

    def _fitting(self, key: _Key) -> list[File]:
        if not key:
            return []
        if files := self._whole.get(key) or self._tails.get(key):
            return files
        for start in range(1, len(key)):
            if files := self._whole.get(key[start:]):
                # "train/1.jpg" is no file of a folder "val", though that has a "1.jpg".
                others = {part(name) for name in key[:start]} - {"", self._own}
                return [] if others and self._own else files
        return []


def _only(files: Sequence[File]) -> File:
    if len(files) > 1:
        names = " and ".join(file.name for file in files[:2])
        more = f" and {len(files) - 2} more" if len(files) > 2 else ""
        raise PictureError(f"several files fit: {names}{more}; write more of the path")
    return files[0]


def _key(path: str) -> _Key:
    """A path's parts in the form in which they are compared; ``..`` stays if it leads outside."""
    text = re.sub(r"^(file:)?/*[A-Za-z]:[\\/]|^\w+://", "", path.strip())
    parts: list[str] = []
    for name in re.split(r"[\\/]+", text):
        if name == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif name not in ("", "."):
            parts.append(_folded(name))
    return tuple(parts)


def _folded(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:  # bytes of an old system; tables of it are read as Windows-1252
        name = os.fsencode(name).decode("cp1252", "replace")
    return unicodedata.normalize("NFC", name.casefold())


def _spellings(key: _Key) -> list[_Key]:
    """The path itself, and the path without the ending of a picture."""
    if not key:
        return []
    stem, dot, ending = key[-1].rpartition(".")
    return [key, (*key[:-1], stem)] if dot and stem and ending in EXTENSIONS else [key]
