"""Describe the skin on a new picture: its topics, and the most similar patches of a study.

The same picture always gets the same answer: the network runs in inference mode with the weights
on disk, and the topic shares are computed without random numbers.
"""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from facestudy.experiments.skin import model_file
from facestudy.experiments.skin.model_file import SkinModel
from facestudy.experiments.skin.patches import extract, quality
from facestudy.prepare import face_crop
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode
from facestudy.study.paths import Study

STUDY = "campus-skin"


class Cheek(NamedTuple):
    """One cheek of a picture.

    ``topics`` has ``topic, share, words``, ``nearest`` has ``id, side, distance``; both are empty
    and ``patch`` is None where ``reason`` says why the cheek cannot be used.
    """

    side: str
    reason: str
    patch: np.ndarray | None
    topics: pd.DataFrame
    nearest: pd.DataFrame

    def __str__(self) -> str:
        if self.reason:
            return f"{self.side} cheek: not described, {self.reason}"
        topics = (
            f"{100 * row.share:.0f}% topic {row.topic} ({row.words})"
            for row in self.topics.itertuples()
        )
        return f"{self.side} cheek: {'; '.join(topics)}"


def describe(
    photo: Path | str, *, study: Study | str = STUDY, top: int = 3, nearest: int = 5
) -> list[Cheek]:
    """The topics of both cheeks on a picture: light and texture, nothing else.

    Args:
        photo: a picture file; of several faces the largest is used.
        study: the study whose topics are used; notebooks/experiments/skin.ipynb fits them.
        top: number of topics of each cheek, those with the largest shares.
        nearest: number of similar patches of each cheek, by distance of their features.

    Raises:
        StudyError: the file does not exist, is no picture or shows no face; or the study has no
            fitted topics yet.
    """
    study = Study(study) if isinstance(study, str) else study
    model = _model_of(study)
    try:
        data = Path(photo).read_bytes()
        picture = decode(data)
    except (OSError, PictureError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StudyError(f"{photo} cannot be described: {reason}") from None
    _, face = face_crop.crop_picture(data)
    if face["reason"]:
        raise StudyError(f"{photo} cannot be described: {face['reason']}")
    rows = extract.cut_cheeks(picture, extract.five_landmarks(face))
    if quality.is_grey(picture) and not model.grey:
        rows = [row | {"patch": None, "reason": row["reason"] or extract.GREY} for row in rows]
    return [_cheek(model, row, top, nearest) for row in rows]


def _model_of(study: Study) -> SkinModel:
    """Reads each version of the file once."""
    path = model_file.model_path(study)
    if not path.is_file():
        raise files.missing(path, "experiments/skin")
    stat = path.stat()
    return _read(study, str(path), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=2)
def _read(study: Study, *version: object) -> SkinModel:
    return model_file.load(study)


def _cheek(model: SkinModel, row: dict, top: int, nearest: int) -> Cheek:
    no_topics = pd.DataFrame(columns=["topic", "share", "words"])
    if row["patch"] is None:
        no_samples = pd.DataFrame(columns=["id", "side", "distance"])
        return Cheek(row["side"], row["reason"], None, no_topics, no_samples)
    features, (shares,) = model.apply(row["patch"][None])
    order = np.argsort(-shares, kind="stable")[:top]
    topics = pd.DataFrame(
        {
            "topic": order,
            "share": shares[order],
            "words": [model.words.get(int(topic), "rare") for topic in order],
        }
    )
    distances = np.linalg.norm(model.features - features, axis=1)
    closest = np.argsort(distances, kind="stable")[:nearest]
    samples = model.samples.iloc[closest].assign(distance=distances[closest]).reset_index(drop=True)
    return Cheek(row["side"], "", row["patch"], topics, samples)
