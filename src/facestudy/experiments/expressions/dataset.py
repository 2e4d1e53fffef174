"""The faces of a study as the network sees them.

Enters: a study's pictures with an ``expression`` (else ``category``) and a ``person``. Leaves: for
each the detector's box, the plain window, and the parts into which it is dealt in two ways.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from facestudy.experiments.expressions import window_vote
from facestudy.experiments.expressions.detector import Detector, best
from facestudy.experiments.expressions.window_vote import Box
from facestudy.prepare import split
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode
from facestudy.study.paths import Study

BATCH = 64
WAYS = {"people": "person", "pictures": "id"}
"""What must not stand on two sides of a split: whole people, or no more than each picture."""


@dataclass(frozen=True)
class Material:
    """All faces that were found.

    Attributes:
        study: where their pictures lie.
        rows: ``id, format, expression, person``.
        boxes: the detector's, one for each row.
        plain: what the network sees without a vote, uint8 (n, 48, 48, 3).
        labels: int (n,), positions in ``classes``.
        classes: sorted.
        lost: how many pictures have no face that the detector finds.
    """

    study: Study
    rows: pd.DataFrame
    boxes: list[Box]
    plain: np.ndarray
    labels: np.ndarray
    classes: list[str]
    lost: int

    def pictures(self, positions: np.ndarray) -> Iterator[tuple[np.ndarray, Box]]:
        """Whole pictures with their boxes, read one after the other."""
        for place in positions:
            row = self.rows.iloc[place]
            yield _decoded(self.study.raw, f"{row['id']}.{row['format']}"), self.boxes[place]

    def deal(self, way: str, *, seed: int = 0) -> np.ndarray:
        """ "train", "test" or "validation" for each row.

        Args:
            way: "people" holds whole people out; "pictures" deals each picture by itself, so that
                a film's neighbouring frames stand on both sides.

        Raises:
            StudyError: there is no such way, or a part would be empty.
        """
        if way not in WAYS:
            raise StudyError(f"there is no split by {way!r}: choose {' or '.join(WAYS)}")
        frame = pd.DataFrame({"category": self.rows["expression"], "group": self.rows[WAYS[way]]})
        parts = split.deal(frame, seed=seed).to_numpy()
        missing = set(split.SHARES) - set(parts)
        if missing:
            raise StudyError(
                f"nothing is left for {' and '.join(sorted(missing))}: {frame['group'].nunique()} "
                f"groups by {way} are too few"
            )
        return parts


def gather(study: Study, *, by: str = "score and size", jobs: int = -1) -> Material:
    """Find the faces of all labelled pictures.

    Args:
        by: which of several faces counts (`facestudy.experiments.expressions.detector.BEST`).

    Raises:
        StudyError: no labelled picture, no person, fewer than two classes.
    """
    table = _labelled(study)
    names = (table["id"] + "." + table["format"]).tolist()
    parts = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
    found = Parallel(n_jobs=jobs)(delayed(_look)(study.raw, part, by) for part in parts)
    seen = [each for part in found for each in part]
    there = np.array([each is not None for each in seen])
    rows = table[there].reset_index(drop=True)
    classes = sorted(rows["expression"].unique())
    if len(classes) < 2:
        raise StudyError(f"study {study.name!r} shows {len(classes)} expression: two are needed")
    kept = [each for each in seen if each is not None]
    return Material(
        study,
        rows,
        [box for box, _ in kept],
        np.stack([window for _, window in kept]),
        rows["expression"].map({name: k for k, name in enumerate(classes)}).to_numpy(),
        classes,
        int((~there).sum()),
    )


def _labelled(study: Study) -> pd.DataFrame:
    """``id, format, expression, person`` of the pictures that have both."""
    table = index.read(study.index)
    if "expression" not in table:
        table["expression"] = table["category"]
    if "person" not in table:
        raise StudyError(
            f"{study.index} has no column 'person': without it nobody can be held out, and "
            "neighbouring frames would stand on both sides"
        )
    table = table[["id", "format", "expression", "person"]].astype(str)
    whole = (table["expression"] != "") & (table["person"] != "")
    if not whole.any():
        raise StudyError(f"{study.index} names the expression and the person of no picture")
    return table[whole].reset_index(drop=True)


def _look(raw: Path, names: list[str], by: str) -> list[tuple[Box, np.ndarray] | None]:
    detector, seen = Detector(), []
    for name in names:
        picture = _decoded(raw, name)
        box = best(detector.faces(picture), by=by)
        seen.append(None if box is None else (box, window_vote.plain(picture, box)))
    return seen


def _decoded(raw: Path, name: str) -> np.ndarray:
    try:
        return decode((raw / name).read_bytes())
    except (OSError, PictureError) as error:
        raise StudyError(f"{raw / name} cannot be read: {error}") from None
