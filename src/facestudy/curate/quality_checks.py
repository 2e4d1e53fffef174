"""Find bad crops by measurements that need no labels: number of faces, size, blur, pose."""

from collections.abc import Sequence

import cv2
import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from facestudy.prepare import crop, groups
from facestudy.prepare.dataset import Crops
from facestudy.study import index, progress
from facestudy.study.paths import Study

BATCH = 512
SHARPNESS = "sharpness"


def measure(study: Study, *, jobs: int = 2) -> pd.DataFrame:
    """Measurements of every face, indexed by ``id``, in an order that does not depend on digests.

    Args:
        study: a study with its crops.
        jobs: threads that read the crops.

    Returns:
        ``faces`` (in the picture), ``score`` (of the detector), ``enlargement`` (crop pixels per
        pixel of the picture), ``sharpness`` (see `sharpness`); in units of the distance between
        the eyes, ``turn`` (the nose's horizontal distance from the middle of the eyes),
        ``nose_height``, ``mouth_height``, ``mouth_width`` and ``mouth_shift`` (the mouth's
        horizontal distance from the middle); and ``eye_distance`` in widths of the detector's box.

    Raises:
        StudyError: there are no crops yet, or no picture has a face.
    """
    faces = crop.read(study)
    crop.check_any(study, faces)
    faces = _in_stable_order(study, faces[faces["reason"] == ""].set_index("id"))
    eyes, nose, mouth = _middle(faces, "eye"), _point(faces, "nose"), _middle(faces, "mouth")
    unit = np.maximum(_distance(faces, "eye"), 1e-3)
    table = pd.DataFrame(
        {
            "faces": faces["faces"],
            "score": faces["score"],
            "enlargement": faces["upscale"],
            "turn": np.abs(nose[0] - eyes[0]) / unit,
            "nose_height": (nose[1] - eyes[1]) / unit,
            "mouth_height": (mouth[1] - eyes[1]) / unit,
            "mouth_width": _distance(faces, "mouth") / unit,
            "mouth_shift": np.abs(mouth[0] - eyes[0]) / unit,
            "eye_distance": unit / faces["width"],
        },
        index=faces.index,
    )
    return table.assign(**{SHARPNESS: _sharpnesses(study, faces.index.tolist(), jobs)})


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
    """The reason why a face fails a check, by ``id``; empty for a face that passes all of them.

    The limits are wide: none of 1,232 good campus portraits, 519 official portraits of a
    parliament and 204 studio portraits exceeds one (the closest: turn 0.38, sharpness -2.8,
    enlargement 0.9). A limit of None turns its check off.

    Args:
        study: whose index has the titles.
        table: from `measure`.
        most_faces: in one picture.
        most_enlarged: crop pixels per pixel of the picture; 4 leaves 32 real pixels of 128.
        least_sharp: see `sharpness`.
        most_turned: at 0.5, half the distance between the eyes, the head is turned by 40 degrees
            or more.
        titles: words in the index's ``title`` that fail a face, in any case, e.g. "Sekretariat".

    Returns:
        one text per row of the table.
    """
    failed = pd.Series("", index=table.index)
    failed = _add(failed, table["faces"], most_faces, "{:.0f} faces in the picture, at most {}")
    failed = _add(failed, table["enlargement"], most_enlarged, "enlarged {:.1f} times, at most {}")
    blurred = None if least_sharp is None else -least_sharp
    failed = _add(failed, -table[SHARPNESS], blurred, "blurred: sharpness -{:.1f}, at least -{}")
    sideways = "turned away: the nose is {:.2f} eye distances off, at most {}"
    failed = _add(failed, table["turn"], most_turned, sideways)
    return _add_titles(study, failed, titles)


def sharpness(picture: np.ndarray) -> float:
    """The energy of a picture's finest structure relative to its contrast, natural logarithm.

    This is the variance of the Laplacian (Pech-Pacheco et al., 2000) divided by that of the grey
    values, so that low contrast does not count as blur. It is about -1.5 for a portrait and below
    -4.5 for an enlarged thumbnail.

    Args:
        picture: RGB uint8 (height, width, 3).
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    laplacian = cv2.Laplacian(grey, cv2.CV_32F)
    return float(np.log(laplacian.var() / (grey.var() + 1) + 1e-3))


def _in_stable_order(study: Study, faces: pd.DataFrame) -> pd.DataFrame:
    """The faces ordered by their own keys: folds and ties of curation depend on the order."""
    pictures = index.read(study.index)
    ids = pictures.loc[groups.stable_order(pictures), "id"]
    known = faces.loc[ids[ids.isin(faces.index)]]
    return pd.concat([known, faces.drop(known.index)])


def _sharpnesses(study: Study, ids: list[str], jobs: int) -> np.ndarray:
    batches = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
    tasks = (delayed(_sharpnesses_of)(Crops(study.faces, batch)) for batch in batches)
    values: list[float] = []
    with progress.task("quality checks", total=len(ids), unit="picture") as bar:
        # Threads suffice: OpenCV releases the interpreter lock while it reads.
        for part in Parallel(jobs, prefer="threads", return_as="generator")(tasks):
            values += part
            bar.update(len(part))
    return np.array(values, dtype=float)


def _sharpnesses_of(crops: Crops) -> list[float]:
    return [sharpness(picture) for picture in crops]


def _point(faces: pd.DataFrame, name: str) -> tuple[pd.Series, pd.Series]:
    return faces[f"{name}_x"], faces[f"{name}_y"]


def _middle(faces: pd.DataFrame, part: str) -> tuple[pd.Series, pd.Series]:
    right, left = _point(faces, f"right_{part}"), _point(faces, f"left_{part}")
    return (right[0] + left[0]) / 2, (right[1] + left[1]) / 2


def _distance(faces: pd.DataFrame, part: str) -> np.ndarray:
    right, left = _point(faces, f"right_{part}"), _point(faces, f"left_{part}")
    return np.hypot(right[0] - left[0], right[1] - left[1])


def _add(failed: pd.Series, values: pd.Series, limit: float | None, text: str) -> pd.Series:
    """Add the reason of the faces that exceed a limit and have no reason yet."""
    if limit is None:
        return failed
    beyond = (values > limit) & (failed == "")
    return failed.mask(beyond, values.map(lambda value: text.format(value, limit)))


def _add_titles(study: Study, failed: pd.Series, titles: Sequence[str]) -> pd.Series:
    if not titles:
        return failed
    table = index.read(study.index).set_index("id")
    title = table["title"].reindex(failed.index).fillna("")
    for word in titles:
        holds = title.str.contains(word, case=False, regex=False) & (failed == "")
        failed = failed.mask(holds, f"the title holds {word!r}")
    return failed
