"""Faces of a film become pictures of a study, to be labelled by hand.

Enters: a film of one person. Leaves: ``raw/<id>.png`` and rows of the index without ``category``.
"""

import hashlib
from pathlib import Path

import cv2
import numpy as np

from facestudy.experiments.expressions import index_rows
from facestudy.experiments.expressions.detector import Detector, best
from facestudy.experiments.expressions.video import frames as film
from facestudy.experiments.expressions.window_vote import Box
from facestudy.study import files, index, opt_outs
from facestudy.study.errors import StudyError
from facestudy.study.images import facts
from facestudy.study.paths import Study

AROUND = 2.2
"""A picture's side over the box's longer one: the studies' own cropping finds the face again."""


def harvest(
    source: Path,
    study: Study,
    *,
    every: float = 0.5,
    person: str = "",
    by: str = "score and size",
    detector: Detector | None = None,
) -> int:
    """Cut a face out of the film ``every`` so many seconds; how many pictures are new.

    Args:
        person: whom the film shows. Without one all its pictures belong to one person who is
            named after the film's digest: neighbouring frames must never be on two sides of a
            split.
        by: which of several faces is taken (`facestudy.experiments.expressions.detector.BEST`).

    Raises:
        StudyError: no film, a campus's name, or no face on any frame.
    """
    if study.is_campus:
        raise StudyError(f"{study.name!r} is a name for campuses: choose another for your film")
    if every <= 0:
        raise StudyError(f"every is {every}: it counts seconds, more than 0")
    detector = detector or Detector()
    found: dict[str, dict[str, object]] = {}
    pictures: dict[str, bytes] = {}
    due = 0.0
    with film.opened(str(source)) as frames:
        whose = person or f"film-{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}"
        for frame in frames:
            if frame.seconds + 1e-9 < due:
                continue
            due = frame.seconds + every
            box = best(detector.faces(frame.picture), by=by)
            if box is not None:
                data = _png(face(frame.picture, box))
                row = _row(data, f"{source.name}#t={frame.seconds:.2f}", whose)
                found[str(row["id"])], pictures[str(row["id"])] = row, data
    if not found:
        raise StudyError(f"no face was found on the frames of {source.name}")
    return _keep(study, found, pictures)


def face(picture: np.ndarray, box: Box) -> np.ndarray:
    """The face with some of what is around it, RGB uint8; cut at the picture's edges."""
    half = AROUND * max(box.width, box.height) / 2
    x, y = box.x + box.width / 2, box.y + box.height / 2
    top, left = max(0, round(y - half)), max(0, round(x - half))
    return picture[top : round(y + half), left : round(x + half)]


def _row(data: bytes, url: str, person: str) -> dict[str, object]:
    time = index.now()
    known = index.picture_columns(data, facts(data))
    return known | {"image_url": url, "person": person, "retrieved_at": time, "last_seen": time}


def _keep(study: Study, found: dict[str, dict[str, object]], pictures: dict[str, bytes]) -> int:
    """What is not there yet, and nobody has asked to forget."""
    kept = opt_outs.Forgotten(study.raw / "forgotten.csv")
    with files.locked(study.index_lock):
        table = index_rows.read(study)
        known = set(table["id"])
        new = [
            row
            for one, row in found.items()
            if one not in known
            and not kept.holds(opt_outs.marks(picture_id=one, url=str(row["image_url"])))
        ]
        for row in new:
            one = str(row["id"])
            files.write_bytes(study.raw / f"{one}.png", pictures[one], sync=False)
        index.write(study.index, index_rows.longer(table, new))
    return len(new)


def _png(picture: np.ndarray) -> bytes:
    return cv2.imencode(".png", np.ascontiguousarray(picture[..., ::-1]))[1].tobytes()
