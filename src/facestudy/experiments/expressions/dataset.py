"""The labelled faces of a study: detected, cut to windows, and split in two ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from facestudy.experiments.expressions.detector import Detector, best
from facestudy.experiments.expressions.window_vote import Box, central_window
from facestudy.prepare import split
from facestudy.prepare.groups import picture_keys, stable_order
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode
from facestudy.study.labels import corrections
from facestudy.study.paths import Study

BATCH = 64
GROUP_COLUMNS = {"people": "person", "pictures": "picture"}
"""The column whose values stay within one part, for each way to split."""


@dataclass(frozen=True)
class Faces:
    """The detected faces of a study.

    Attributes:
        study: the study with the pictures.
        rows: ``id, format, expression, person, picture`` (a key that does not depend on bytes),
            ordered by that key.
        boxes: the detector's boxes, one for each row.
        windows: the central windows, uint8 (n, 48, 48, 3).
        labels: int (n,), positions in ``classes``.
        classes: sorted names.
        undetected: number of pictures without a detected face.
    """

    study: Study
    rows: pd.DataFrame
    boxes: list[Box]
    windows: np.ndarray
    labels: np.ndarray
    classes: list[str]
    undetected: int

    def pictures(self, positions: np.ndarray) -> Iterator[tuple[np.ndarray, Box]]:
        """Whole pictures with their boxes, read one after the other."""
        for position in positions:
            row = self.rows.iloc[position]
            yield _decoded(self.study.raw, f"{row['id']}.{row['format']}"), self.boxes[position]

    def split(self, way: str, *, seed: int = 0) -> np.ndarray:
        """ "train", "test" or "validation" for each row.

        Args:
            way: "people" keeps all pictures of a person in one part; "pictures" splits picture by
                picture, so that neighbouring frames of a video are in different parts.
            seed: of the random split.

        Returns:
            str (n,)

        Raises:
            StudyError: there is no such way, or a part would be empty.
        """
        if way not in GROUP_COLUMNS:
            raise StudyError(f"there is no split by {way!r}: choose {' or '.join(GROUP_COLUMNS)}")
        groups = self.rows[GROUP_COLUMNS[way]]
        frame = pd.DataFrame({"category": self.rows["expression"], "group": groups})
        parts = split.assign_splits(frame, seed=seed).to_numpy()
        missing = set(split.SHARES) - set(parts)
        if missing:
            raise StudyError(
                f"nothing is left for {' and '.join(sorted(missing))}: {groups.nunique()} "
                f"groups by {way} are too few"
            )
        return parts


def detect_faces(study: Study, *, by: str = "score and size", jobs: int = -1) -> Faces:
    """Detect the faces in all labelled pictures of a study.

    Args:
        study: its index has ``expression`` (else ``category``) and ``person``.
        by: how to choose among several faces (`facestudy.experiments.expressions.detector.BEST`).
        jobs: number of processes; -1 uses all processor cores.

    Returns:
        the faces; pictures without one are counted.

    Raises:
        StudyError: there is no labelled picture, no person, or only one class.
    """
    table = _labelled(study)
    names = (table["id"] + "." + table["format"]).tolist()
    batches = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
    results = Parallel(n_jobs=jobs)(delayed(_detect)(study.raw, batch, by) for batch in batches)
    faces = [face for batch in results for face in batch]
    detected = np.array([face is not None for face in faces])
    rows = table[detected].reset_index(drop=True)
    classes = sorted(rows["expression"].unique())
    if len(classes) < 2:
        raise StudyError(f"study {study.name!r} shows {len(classes)} expression: two are needed")
    detections = [face for face in faces if face is not None]
    return Faces(
        study,
        rows,
        [box for box, _ in detections],
        np.stack([window for _, window in detections]),
        rows["expression"].map({name: k for k, name in enumerate(classes)}).to_numpy(),
        classes,
        int((~detected).sum()),
    )


def _labelled(study: Study) -> pd.DataFrame:
    """``id, format, expression, person, picture`` of the pictures that show both."""
    table = corrections.pictures(study)
    if "expression" not in table:
        table["expression"] = table["category"]
    if "person" not in table:
        raise StudyError(
            f"{study.index} has no column 'person': without it no person can be held out, and "
            "neighbouring frames would be in different parts of the split"
        )
    table = table.loc[stable_order(table)].assign(picture=picture_keys(table))
    table = table[["id", "format", "expression", "person", "picture"]].astype(str)
    complete = (table["expression"] != "") & (table["person"] != "")
    if not complete.any():
        raise StudyError(f"{study.index} names the expression and the person of no picture")
    return table[complete].reset_index(drop=True)


def _detect(raw: Path, names: list[str], by: str) -> list[tuple[Box, np.ndarray] | None]:
    detector = Detector()
    faces: list[tuple[Box, np.ndarray] | None] = []
    for name in names:
        picture = _decoded(raw, name)
        box = best(detector.faces(picture), by=by)
        faces.append(None if box is None else (box, central_window(picture, box)))
    return faces


def _decoded(raw: Path, name: str) -> np.ndarray:
    try:
        return decode((raw / name).read_bytes())
    except (OSError, PictureError) as error:
        raise StudyError(f"{raw / name} cannot be read: {error}") from None
