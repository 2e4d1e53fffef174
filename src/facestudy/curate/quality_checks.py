"""What is wrong with a crop can often be measured: no label is needed for it.

Enters: ``faces.csv`` and the crops. Leaves: a table of numbers for every face, and for those that
are beyond a limit the reason why.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from tqdm import tqdm

from facestudy.prepare import crop
from facestudy.prepare.dataset import Crops
from facestudy.study import index
from facestudy.study.paths import Study

BATCH = 512
SHARPNESS = "sharpness"


def measure(study: Study, *, jobs: int = 2) -> pd.DataFrame:
    """Numbers of every face, indexed by ``id``, in the order of ``faces.csv``.

    ``faces`` (how many), ``score`` (the detector's), ``enlargement`` (crop pixels per pixel of the
    picture), ``sharpness`` (`sharpness`), and the landmarks in units of the distance between the
    eyes: ``turn`` (nose off the middle of the eyes, sideways), ``nose_height``, ``mouth_height``,
    ``mouth_width``, ``mouth_shift`` (mouth off the middle), and ``eye_distance`` in widths of the
    detector's box.

    Raises:
        StudyError: the crops are not there.
    """
    found = crop.read(study)
    found = found[found["reason"] == ""].set_index("id")
    eyes, nose, mouth = _middle(found, "eye"), _point(found, "nose"), _middle(found, "mouth")
    unit = np.maximum(_distance(found, "eye"), 1e-3)
    table = pd.DataFrame(
        {
            "faces": found["faces"],
            "score": found["score"],
            "enlargement": found["upscale"],
            "turn": np.abs(nose[0] - eyes[0]) / unit,
            "nose_height": (nose[1] - eyes[1]) / unit,
            "mouth_height": (mouth[1] - eyes[1]) / unit,
            "mouth_width": _distance(found, "mouth") / unit,
            "mouth_shift": np.abs(mouth[0] - eyes[0]) / unit,
            "eye_distance": unit / found["width"],
        },
        index=found.index,
    )
    return table.assign(**{SHARPNESS: _sharpnesses(study, found.index.tolist(), jobs)})


def reasons(
    study: Study,
    table: pd.DataFrame,
    *,
    most_faces: int | None = 1,
    most_enlarged: float | None = 4.0,
    least_sharp: float | None = -4.5,
    most_turned: float | None = 0.5,
    titles: Sequence[str] = (),
) -> pd.Series:
    """Why a face is sorted out without being looked at; empty where nothing speaks against it.

    The limits are wide: of 1,232 good campus portraits, 519 official portraits of a parliament and
    204 of a studio none is beyond one (the nearest: turn 0.38, sharpness -2.8, enlargement 0.9).

    Args:
        study: for the titles.
        table: from `measure`.
        most_faces: in one picture.
        most_enlarged: crop pixels per pixel; 4 leaves 32 real pixels of 128.
        least_sharp: see `sharpness`.
        most_turned: half the distance between the eyes is a head turned by 40 degrees or more.
        titles: words in the index's ``title``, upper or lower case, e.g. "Sekretariat".
    """
    told = pd.Series("", index=table.index)
    told = _add(told, table["faces"], most_faces, "{:.0f} faces in the picture, at most {}")
    told = _add(told, table["enlargement"], most_enlarged, "enlarged {:.1f} times, at most {}")
    blurred = None if least_sharp is None else -least_sharp
    told = _add(told, -table[SHARPNESS], blurred, "blurred: sharpness -{:.1f}, at least -{}")
    sideways = "turned away: the nose is {:.2f} eye distances off, at most {}"
    told = _add(told, table["turn"], most_turned, sideways)
    return _add_titles(study, told, titles)


def sharpness(picture: np.ndarray) -> float:
    """Energy of a picture's finest structure over its contrast, natural logarithm.

    The variance of the Laplacian (Pech-Pacheco et al., 2000) over that of the grey values, so that
    a pale picture is no blurred one. About -1.5 for a portrait, below -4.5 for an enlarged stamp.
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    fine = cv2.Laplacian(grey, cv2.CV_32F)
    return float(np.log(fine.var() / (grey.var() + 1) + 1e-3))


def _sharpnesses(study: Study, ids: list[str], jobs: int) -> np.ndarray:
    parts = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
    work = (delayed(_of_crops)(Crops(study.faces, part)) for part in parts)
    values: list[float] = []
    with tqdm(total=len(ids), desc="signals", unit="picture", disable=None) as bar:
        # Threads: OpenCV gives the interpreter free while it reads.
        for found in Parallel(jobs, prefer="threads", return_as="generator")(work):
            values += found
            bar.update(len(found))
    return np.array(values, dtype=float)


def _of_crops(crops: Crops) -> list[float]:
    return [sharpness(picture) for picture in crops]


def _point(found: pd.DataFrame, name: str) -> tuple[pd.Series, pd.Series]:
    return found[f"{name}_x"], found[f"{name}_y"]


def _middle(found: pd.DataFrame, part: str) -> tuple[pd.Series, pd.Series]:
    right, left = _point(found, f"right_{part}"), _point(found, f"left_{part}")
    return (right[0] + left[0]) / 2, (right[1] + left[1]) / 2


def _distance(found: pd.DataFrame, part: str) -> np.ndarray:
    right, left = _point(found, f"right_{part}"), _point(found, f"left_{part}")
    return np.hypot(right[0] - left[0], right[1] - left[1])


def _add(told: pd.Series, values: pd.Series, limit: float | None, words: str) -> pd.Series:
    """A reason for what is beyond the limit and has none yet."""
    if limit is None:
        return told
    beyond = (values > limit) & (told == "")
    return told.mask(beyond, values.map(lambda value: words.format(value, limit)))


def _add_titles(study: Study, told: pd.Series, titles: Sequence[str]) -> pd.Series:
    if not titles:
        return told
    known = index.read(study.index).set_index("id")["title"].reindex(told.index).fillna("")
    for word in titles:
        holds = known.str.contains(word, case=False, regex=False) & (told == "")
        told = told.mask(holds, f"the title holds {word!r}")
    return told
