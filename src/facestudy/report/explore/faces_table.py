"""Gather what a study knows of each of its faces: a row per crop."""

import re

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from facestudy.audit import stated_people
from facestudy.curate import decisions
from facestudy.prepare import crop, face_crop, groups
from facestudy.report.pages import study_facts
from facestudy.study.errors import StudyError
from facestudy.study.labels import corrections
from facestudy.study.paths import Study

NONE, COPY, LEAK = "", "in one split", "in several splits (a leak)"
"""Values of ``duplicates``."""
BOX = [
    "x",
    "y",
    "width",
    "height",
    *(f"{point}_{axis}" for point in face_crop.LANDMARKS for axis in "xy"),
]
"""A face's box and landmarks, in pixels of the upright raw picture."""
NOT_USED = "not in the split"
PERSONAL = ["name", "title"]
"""Columns of the index that name a person: only the page of fictional people has them."""
MEASURED = re.compile(r"\d+\.\d{3,}|(?<=good )[01]\.\d+")
"""A measured figure in a reason; a limit, which is the same for all, has fewer digits."""
SOURCES = ["page_url", "image_url", "retrieved_at", "last_seen", "vanished_at"]


def read(study: Study, *, fictional: bool) -> pd.DataFrame:
    """The faces whose crops are there, in the order of the index.

    Args:
        study: past the crop stage; what later stages write may be missing.
        fictional: whether nobody in it exists: then people are named.

    Returns:
        ``id, category`` (put right), ``department, split, verdict`` (with its ``source``,
        ``probability`` and ``because``), ``reason`` (why a face is in no split, or what the
        curation said), ``age`` (NaN), ``sex``, ``duplicates``, ``likeness`` (a number for the
        near-duplicates of one photograph, 0 for none), ``raw_width, raw_height, format``, `BOX`,
        `SOURCES`, and `PERSONAL`.

    Raises:
        StudyError: there is no index or no ``faces.csv``, or one is damaged.
    """
    pictures, found = corrections.pictures(study), crop.read(study)
    crops = {path.stem for path in study.faces.glob("*.png")}
    found = found[(found["reason"] == "") & found["id"].isin(crops)]
    renamed = pictures.rename(columns={"width": "raw_width", "height": "raw_height"})
    faces = renamed.merge(found[["id", "faces", "score", *BOX]], on="id").reset_index(drop=True)
    faces["age"], faces["sex"] = stated_people.ages(faces), stated_people.sexes(faces)
    faces = _with_curation(study, _with_split(study, faces))
    faces = faces.assign(**_near_duplicates(study, faces))
    hidden = [] if fictional else PERSONAL
    for column in hidden:
        faces[column] = ""
    if not fictional:
        hide = study_facts.names_hidden(study)
        for column in ("department", "reason", "because"):
            texts = {text: hide(text) for text in set(faces[column])}
            faces[column] = faces[column].map(texts)
    return faces


def _with_split(study: Study, faces: pd.DataFrame) -> pd.DataFrame:
    """With ``split`` and ``reason``; a face of no split says why."""
    rows = study_facts.table(study, "split.csv")
    if rows is None:
        return faces.assign(split="", reason="")
    known = rows.drop_duplicates("id").set_index("id")[["split", "reason"]]
    known = known.reindex(faces["id"]).fillna("")
    split = known["split"].where(known["split"] != "", NOT_USED)
    return faces.assign(split=split.to_numpy(), reason=known["reason"].to_numpy())


def _with_curation(study: Study, faces: pd.DataFrame) -> pd.DataFrame:
    """With the verdict that counts; its reason stands in where the split gives none."""
    try:
        last = decisions.current(study)
    except (StudyError, OSError):
        last = pd.DataFrame(columns=[*decisions.COLUMNS, "id"]).set_index("id")
    last = last[["verdict", "source", "probability", "reason"]].reindex(faces["id"])
    text = last[["verdict", "source", "reason"]].fillna("").astype(str)
    because = text["reason"].to_numpy()
    return faces.assign(
        verdict=text["verdict"].to_numpy(),
        source=text["source"].to_numpy(),
        probability=pd.to_numeric(last["probability"], errors="coerce").to_numpy(float),
        because=because,
        reason=np.where(faces["reason"] == "", _kinds(because), faces["reason"]),
    )


def _kinds(reasons: np.ndarray) -> np.ndarray:
    """Reasons without the figures that differ from face to face, so that they can be counted."""
    return np.array([MEASURED.sub("…", reason) for reason in reasons], object)


def _near_duplicates(study: Study, faces: pd.DataFrame) -> dict[str, np.ndarray]:
    """Which faces show the same photograph, by the perceptual hash alone.

    Features of a face network would find the same person too, which is recognition.
    """
    count = len(faces)
    pairs = groups.near_duplicates(study, faces["id"].tolist()) if count else []
    left, right = np.array(pairs, dtype=int).reshape(-1, 2).T
    links = coo_matrix((np.ones(len(left)), (left, right)), shape=(count, count))
    photograph = pd.Series(
        connected_components(links, directed=False)[1] if count else [], dtype=int
    )
    size = photograph.groupby(photograph).transform("size") if count else photograph
    splits = faces["split"].where(~faces["split"].isin(["", NOT_USED]))
    spread = splits.groupby(photograph).transform("nunique") if count else photograph
    numbers = {name: place + 1 for place, name in enumerate(photograph[size > 1].unique())}
    return {
        "likeness": photograph.map(numbers).fillna(0).to_numpy(int),
        "duplicates": np.where(size < 2, NONE, np.where(spread > 1, LEAK, COPY)),
    }
