"""Blank out a person's name and addresses in the text files of a study."""

import html
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from facestudy.study import files, index
from facestudy.study.paths import Study

TEXTS = {".csv", ".json", ".yaml", ".yml", ".html", ".txt", ".md", ".ipynb", ".log", ".css", ".js"}
LEAST_NAME = 4
"""Letters: a shorter name is not searched for in other texts, since it would match common words."""


def blank_out(study: Study, words: Sequence[str]) -> int:
    """Blank out names and addresses in all text files, in every spelling that files use.

    Args:
        study: whose data, reports and departments are searched; the index is left alone.
        words: the names and addresses.

    Returns:
        how many mentions were blanked out.
    """
    long_words = [word for word in words if len(word) >= LEAST_NAME]
    spellings = {spelling for word in long_words for spelling in _spellings(word)}
    if not spellings:
        return 0
    longest_first = sorted(map(re.escape, spellings), key=len, reverse=True)
    # Whole words only: "1.png" must not match in "11.png".
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?![^\W_])", re.IGNORECASE)
    count = 0
    for path in files_of(study):
        if path.suffix.lower() not in TEXTS or path == study.index:
            continue
        try:
            text = path.read_text("utf-8", "surrogateescape")
        except FileNotFoundError:  # a stage at work has just replaced or removed it
            continue
        cleaned, matched = pattern.subn("(forgotten)", text)
        if matched:
            with files.replacing(path) as temporary:
                temporary.write_text(cleaned, "utf-8", "surrogateescape")
            count += matched
    for path in [path for folder in study.departments for path in folder.glob("*.y*ml")]:
        # Only what was marked as a wrong pair: a department may be called like a person.
        before, key, pairs = path.read_text("utf-8", "surrogateescape").partition("\nnot:\n")
        cleaned, matched = pattern.subn("(forgotten)", pairs)
        if matched:
            with files.replacing(path) as temporary:
                temporary.write_text(before + key + cleaned, "utf-8", "surrogateescape")
            count += matched
    return count


def _spellings(word: str) -> Iterable[str]:
    slug = index.slug(word)
    slugs = {slug.replace("-", separator) for separator in "-_."} if len(slug) >= LEAST_NAME else ()
    return {word, html.escape(word), json.dumps(word)[1:-1], *slugs}


def files_of(study: Study) -> list[Path]:
    """All files of a study's data and reports."""
    paths = [*study.data.rglob("*"), *study.reports.rglob("*")]
    return [path for path in paths if path.is_file() and not path.is_symlink()]
