"""Settle pictures that were listed several times: equal bytes are one picture with one label."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from facestudy.collect import parts

CONTRADICTION = "the same picture with another category"
TWICE = "the same picture as another file"


class Skipped(NamedTuple):
    """A file that was left out.

    Attributes:
        file: its name.
        reason: why, for the table.
        kind: the reason without what differs from file to file, for the summary.
    """

    file: str
    reason: str
    kind: str = ""


@dataclass
class Picture:
    """A picture that was read.

    Attributes:
        file: its name.
        columns: its row of the index.
    """

    file: str
    columns: dict[str, Any]

    @property
    def category(self) -> str:
        return str(self.columns.get("category") or "")


def settle(pictures: Sequence[Picture], *, first: bool) -> tuple[list[Picture], list[Skipped]]:
    """One picture for all that have equal bytes; none where two have different categories.

    The first one stays, with what only another one states. If one is in the published test part,
    the picture is a test picture; likewise validation goes before train.

    Args:
        pictures: all of them with one ``id``.
        first: whether a contradiction is settled by taking the first.
    """
    kept = Picture(pictures[0].file, dict(pictures[0].columns))
    labelled = [picture for picture in pictures if picture.category]
    clash = next((p for p in labelled if p.category != labelled[0].category), None)
    if clash is not None and not first:
        return [], [_contradiction(picture, labelled) for picture in pictures]
    for other in pictures[1:]:
        for name, value in other.columns.items():
            if kept.columns.get(name) in (None, ""):
                kept.columns[name] = value
    named = {str(picture.columns.get("source_split") or "") for picture in pictures}
    for part in (parts.TEST, parts.VALIDATION):
        if part in named:
            kept.columns["source_split"] = part
            break
    reason = f"the same picture as {kept.file}"
    return [kept], [Skipped(picture.file, reason, TWICE) for picture in pictures[1:]]


def _contradiction(picture: Picture, labelled: Sequence[Picture]) -> Skipped:
    """Names the first file that says otherwise."""
    own = picture.category or labelled[0].category
    other = next(p for p in labelled if p.category != own)
    reason = (
        f"the same picture as {other.file}, but {own!r} here and {other.category!r} there: "
        "neither is taken (--first takes the first)"
    )
    return Skipped(picture.file, reason, CONTRADICTION)
