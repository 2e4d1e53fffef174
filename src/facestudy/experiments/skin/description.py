"""The topics of a new picture, with the patches that are most like its own.

Enters: a picture file, and a study whose kinds of skin were learned. Leaves: for each cheek its
topics and nearest samples, or the reason why not. The same picture gets the same answer, in every
process: the network computes as for inference, its weights are those on the disk, and the topics'
shares follow from arrays without a random number.
"""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from facestudy.experiments.skin import model_file
from facestudy.experiments.skin.model_file import Kinds
from facestudy.experiments.skin.patches import extract, quality
from facestudy.prepare import crop
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode
from facestudy.study.paths import Study

STUDY = "campus-skin"


class Cheek(NamedTuple):
    """One cheek of a picture.

    ``topics`` has ``topic, share, words``, ``nearest`` has ``id, side, distance``; both are empty
    and ``patch`` is None where ``reason`` says why the cheek is of no use.
    """

    side: str
    reason: str
    patch: np.ndarray | None
    topics: pd.DataFrame
    nearest: pd.DataFrame

    def __str__(self) -> str:
        if self.reason:
            return f"{self.side} cheek: not described, {self.reason}"
        said = (
            f"{100 * row.share:.0f} % topic {row.topic} ({row.words})"
            for row in self.topics.itertuples()
        )
        return f"{self.side} cheek: {'; '.join(said)}"


def describe(
    photo: Path | str, *, study: Study | str = STUDY, top: int = 3, nearest: int = 5
) -> list[Cheek]:
    """The kinds of skin on a picture: light and texture, nothing else.

    Args:
        photo: a picture file; of several faces the largest is taken.
        study: whose kinds; notebooks/experiments/skin.ipynb learns them.
        top: topics of each cheek, the largest shares.
        nearest: samples of each cheek, by distance of their features.

    Raises:
        StudyError: no such file, no picture, no face on it; the study has learned nothing yet.
    """
    study = Study(study) if isinstance(study, str) else study
    known = _known(study)
    try:
        data = Path(photo).read_bytes()
        picture = decode(data)
    except (OSError, PictureError) as error:
        why = getattr(error, "strerror", None) or error
        raise StudyError(f"{photo} cannot be described: {why}") from None
    _, face = crop.crop_picture(data)
    if face["reason"]:
        raise StudyError(f"{photo} cannot be described: {face['reason']}")
    rows = extract.of_picture(picture, extract.five_landmarks(face))
    if quality.is_grey(picture) and not known.grey:
        rows = [row | {"patch": None, "reason": row["reason"] or extract.GREY} for row in rows]
    return [_cheek(known, row, top, nearest) for row in rows]


def _known(study: Study) -> Kinds:
    """Read once per version of the file."""
    path = model_file.path_of(study)
    if not path.is_file():
        raise files.missing(path, "experiments/skin")
    facts = path.stat()
    return _read(study, str(path), facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=2)
def _read(study: Study, *version: object) -> Kinds:
    return model_file.load(study)


def _cheek(known: Kinds, row: dict, top: int, nearest: int) -> Cheek:
    nothing = pd.DataFrame(columns=["topic", "share", "words"])
    if row["patch"] is None:
        none = pd.DataFrame(columns=["id", "side", "distance"])
        return Cheek(row["side"], row["reason"], None, nothing, none)
    features, (shares,) = known.read(row["patch"][None])
    order = np.argsort(-shares, kind="stable")[:top]
    topics = pd.DataFrame(
        {
            "topic": order,
            "share": shares[order],
            "words": [known.words.get(int(topic), "rare") for topic in order],
        }
    )
    distances = np.linalg.norm(known.features - features, axis=1)
    close = np.argsort(distances, kind="stable")[:nearest]
    samples = known.samples.iloc[close].assign(distance=distances[close]).reset_index(drop=True)
    return Cheek(row["side"], "", row["patch"], topics, samples)
