"""Read the part of a published split, train, validation or test, from a word or from folders."""

import re
from collections.abc import Sequence

TRAIN, VALIDATION, TEST = "train", "validation", "test"
_WORDS = {
    TRAIN: "train|training",
    VALIDATION: "val|valid|validation|dev|publictest",
    TEST: "test|testing|privatetest",
}
_END = r"(?:[ _-]?(?:set|data|images|faces|folder|split))?"
_PARTS = {name: re.compile(f"(?:{words}){_END}") for name, words in _WORDS.items()}
COLUMNS = ("source_split", "split", "subset", "partition", "usage", "set")
"""Names of columns, in lower case, that hold a part if all of their values are one."""


def part(word: str) -> str:
    """The part that a word names in any case; empty for another word.

    >>> part("Training"), part("valid"), part("test_set"), part("tests")
    ('train', 'validation', 'test', '')
    """
    text = word.strip().casefold()
    return next((name for name, words in _PARTS.items() if words.fullmatch(text)), "")


def of_folders(names: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """The part of each file, and its folders without the one that names the part.

    The first folders count if all of them name parts, or if two of them name different ones; a
    class may be called "train". Else the second ones do, if all of them name parts and several.

    Args:
        names: paths of pictures below the folder.

    Returns:
        A part (or an empty text) and the list of the other folders for each name.
    """
    folders = [name.split("/")[:-1] for name in names]
    for level in (0, 1):
        words = [own[level] if len(own) > level else "" for own in folders]
        named = {word: part(word) for word in words}
        several = len(set(named.values()) - {""}) > 1
        if (all(named.values()) and (level == 0 or several)) or (level == 0 and several):
            found = [named[word] for word in words]
            rest = [
                own[:level] + own[level + 1 :] if name else own
                for own, name in zip(folders, found, strict=True)
            ]
            return found, rest
    return [""] * len(folders), folders
