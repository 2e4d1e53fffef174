"""The text that an import prints: the classes, what was left out and why, what would be lost."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from facestudy.collect import class_names
from facestudy.collect.duplicates import CONTRADICTION, Picture, Skipped
from facestudy.collect.folder_tree import shown
from facestudy.collect.merge_index import Merged
from facestudy.study.labels import class_losses
from facestudy.study.paths import Study

MOST = 20
"""Classes and files that are listed; of more the number is given."""
STATED = ("category", "name", "department", "person", "age", "sex", "title", "page_url")
"""Columns whose kept values are said."""


class Import(NamedTuple):
    """What an import did.

    Attributes:
        pictures: those that were taken.
        skipped: what was left out.
        merged: the index afterwards.
        notices: sentences from reading the tables.
        unnamed: files of the folder that no row of the tables names.
    """

    pictures: Sequence[Picture]
    skipped: Sequence[Skipped]
    merged: Merged
    notices: Sequence[str]
    unnamed: int


def text(study: Study, done: Import) -> str:
    """The summary, a line for each fact."""
    lines = [f"imported {_count(len(done.pictures), 'picture')} into {study.raw}"]
    others = len(done.merged.frame) - len(done.pictures)
    if others:
        lines.append(f"the study has {_count(others, 'picture')} besides")
    lines += [*done.notices, *_classes(done.pictures), *_left_out(done), *_unread(done.pictures)]
    return shown_lines([*lines, *_known(done.merged), *_to_come(done)])


def shown_lines(lines: Sequence[str]) -> str:
    """Lines without control characters from names of files, classes and people."""
    return "\n".join(shown(line) for line in lines)


def _classes(pictures: Sequence[Picture]) -> Iterator[str]:
    counts = Counter(picture.category for picture in pictures)
    none = counts.pop("", 0)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    yield f"classes: {len(ordered)}"
    yield from (f"  {name}  {count}" for name, count in ordered[:MOST])
    if len(ordered) > MOST:
        yield f"  and {len(ordered) - MOST} more classes of {ordered[MOST][1]} pictures or fewer"
    if none:
        verb = "has" if none == 1 else "have"
        yield f"{_count(none, 'picture')} {verb} no category"
    for names in class_names.twins(counts):
        alike = " and ".join(f"{name!r} ({counts[name]})" for name in names)
        yield f"the classes {alike} differ by case or blanks only: are they one?"
    people = {(p.category, str(p.columns.get("person") or "")) for p in pictures if p.category}
    named = {person for _, person in people} - {""}
    if len(counts) > 2 and len(named) == len(people) == len(counts):
        yield "each class is one person: a study needs other classes (--labels, --category)"


def _left_out(done: Import) -> Iterator[str]:
    if done.skipped:
        yield f"{_count(len(done.skipped), 'file')} left out (listed in raw/skipped.csv):"
        kinds = Counter(item.kind or item.reason for item in done.skipped)
        examples = {item.kind or item.reason: item.file for item in reversed(done.skipped)}
        for kind, count in kinds.most_common(MOST):
            example = f", e.g. {examples[kind]}" if examples[kind] else ""
            yield f"  {count}  {kind}{example}"
        if len(kinds) > MOST:
            yield f"  and {len(kinds) - MOST} more reasons"
    clashes = [item for item in done.skipped if item.kind == CONTRADICTION]
    yield from (f"  {item.file}: {item.reason}" for item in clashes[:MOST])
    if done.unnamed:
        yield f"{_count(done.unnamed, 'file')} of the folder: no row of the table names them"


def _unread(pictures: Sequence[Picture]) -> Iterator[str]:
    """Ages and sexes that no stage can use, with their number."""
    for name, hint in (("age", "a number of years"), ("sex", "male or female")):
        values = [
            str(picture.columns[f"source_{name}"])
            for picture in pictures
            if picture.columns.get(f"source_{name}") and not picture.columns.get(name)
        ]
        if values:
            kinds = ", ".join(repr(value) for value, _ in Counter(values).most_common(3))
            yield (
                f"{name} of {_count(len(values), 'picture')} is not plain ({kinds}): kept as "
                f"source_{name}; write {hint} if it is to count"
            )


def _known(merged: Merged) -> Iterator[str]:
    for column in STATED:
        if count := merged.kept.get(column, 0):
            yield f"{_count(count, 'picture')}: kept the {column} that this import does not have"
    for (before, after), count in sorted(merged.changed.items())[:MOST]:
        yield f"{_count(count, 'picture')} changed from {before!r} to {after!r}"


def _to_come(done: Import) -> Iterator[str]:
    """What 04_split would leave out of the study as it is now."""
    categories: Any = done.merged.frame["category"]
    counts = Counter(name for name in categories if name)
    small = class_losses.too_small(dict(sorted(counts.items())))
    if small:
        yield (
            f"classes that 04_split will leave out, {class_losses.MINIMUM} faces are needed: "
            f"{small}"
        )
    without = int((categories == "").sum())
    if without and counts:
        yield f"pictures that 04_split will leave out, they have no category: {without}"
    if sum(count >= class_losses.MINIMUM for count in counts.values()) < 2:
        yield "the study has fewer than two classes that are large enough to tell apart"


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
