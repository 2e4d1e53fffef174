"""Extract faces from a video of one person into a study, to be labelled by hand.

They become ``raw/<id>.png`` and index rows without a ``category``.
"""

import hashlib
from pathlib import Path

import cv2
import numpy as np

from facestudy.experiments.expressions import index_rows
from facestudy.experiments.expressions.detector import Detector, best
from facestudy.experiments.expressions.video.frames import open_video
from facestudy.experiments.expressions.window_vote import Box
from facestudy.study import files, index, opt_outs
from facestudy.study.errors import StudyError
from facestudy.study.images import facts
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

MARGIN = 2.2
"""Side of a picture relative to the longer side of the box; `facestudy.prepare.crop` needs it."""


def extract_faces(
    source: Path,
    study: Study,
    *,
    every: float = 0.5,
    person: str = "",
    by: str = "score and size",
    detector: Detector | None = None,
) -> int:
    """Save a face every few seconds of a video.

    Args:
        source: a video of one person.
        study: gets the pictures.
        every: seconds between two pictures.
        person: the person in the video. By default it is derived from the video's digest, so that
            neighbouring frames stay in the same part of a split.
        by: how to choose among several faces (`facestudy.experiments.expressions.detector.BEST`).
        detector: detects the faces; a new `Detector` if None.

    Returns:
        the number of new pictures.

    Raises:
        StudyError: the source is not a video, the study is a campus, or no face was detected.
    """
    if study.is_campus:
        raise StudyError(f"{study.name!r} is a name for campuses: choose another for your video")
    if every <= 0:
        raise StudyError(f"every is {every}: it must be a number of seconds above 0")
    detector = detector or Detector()
    rows: dict[str, dict[str, object]] = {}
    pictures: dict[str, bytes] = {}
    next_time = 0.0
    with open_video(str(source)) as video:
        owner = person or f"film-{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}"
        for frame in video:
            if frame.seconds + 1e-9 < next_time:
                continue
            next_time = frame.seconds + every
            box = best(detector.faces(frame.picture), by=by)
            if box is not None:
                data = _png(_cut(frame.picture, box))
                row = _row(data, f"{source.name}#t={frame.seconds:.2f}", owner)
                rows[str(row["id"])], pictures[str(row["id"])] = row, data
    if not rows:
        raise StudyError(f"no face was detected in the frames of {source.name}")
    return _save(study, rows, pictures)


def _cut(picture: np.ndarray, box: Box) -> np.ndarray:
    """The face with a margin, RGB uint8, cut at the edges of the picture."""
    half = MARGIN * max(box.width, box.height) / 2
    x, y = box.x + box.width / 2, box.y + box.height / 2
    top, left = max(0, round(y - half)), max(0, round(x - half))
    return picture[top : round(y + half), left : round(x + half)]


def _row(data: bytes, url: str, person: str) -> dict[str, object]:
    time = index.now()
    columns = index.picture_columns(data, facts(data))
    return columns | {"image_url": url, "person": person, "retrieved_at": time, "last_seen": time}


def _save(study: Study, rows: dict[str, dict[str, object]], pictures: dict[str, bytes]) -> int:
    """Save the pictures that are new and not forgotten, and return their number."""
    with index_lock(study):
        forgotten = opt_outs.Forgotten(study.forgotten, study.expired)
        table = index_rows.read(study)
        ids = set(table["id"])
        new = [
            row
            for picture, row in rows.items()
            if picture not in ids
            and not forgotten.holds(opt_outs.marks(picture_id=picture, url=str(row["image_url"])))
        ]
        for row in new:
            picture = str(row["id"])
            files.write_bytes(study.raw / f"{picture}.png", pictures[picture], sync=False)
        index.write(study.index, index_rows.append(table, new))
    return len(new)


def _png(picture: np.ndarray) -> bytes:
    return cv2.imencode(".png", np.ascontiguousarray(picture[..., ::-1]))[1].tobytes()
