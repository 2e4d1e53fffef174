"""Adience: ``fold_0_data.txt`` to ``fold_4_data.txt``, tables of tabs; a person is a ``user_id``.

The pictures are ``faces/<user_id>/coarse_tilt_aligned_face.<face_id>.<original_image>`` or
``aligned/<user_id>/landmark_aligned_face.<face_id>.<original_image>``. Each fold is a part of the
published split. See Eidinger et al., 2014.
"""

import re

from facestudy.collect.formats.table import LabelFile, Table
from facestudy.study.images import PictureError

LABEL_FILES = re.compile(r"fold_\d+_data\.txt", re.IGNORECASE)
KINDS = ("coarse_tilt_aligned_face", "landmark_aligned_face")


def read_table(labels: LabelFile) -> Table | None:
    """Read the rows of one fold; None for a file in another format."""
    if not {"user_id", "original_image", "face_id"} <= set(labels.header):
        return None
    frame = labels.frame()
    cells = zip(frame["user_id"], frame["face_id"], frame["original_image"], strict=True)
    paths = [_path(labels, *row) for row in cells]
    fold = re.search(r"fold_\w*?(\d+)", labels.path.name)
    frame = frame.assign(file=paths, person=frame["user_id"])
    if fold:
        frame = frame.assign(source_split=f"fold {fold[1]}")
    return Table(frame, by_sex=True)


def _path(labels: LabelFile, user: str, face: str, image: str) -> str:
    for kind in KINDS:
        path = f"{user}/{kind}.{face}.{image}"
        try:
            return labels.finder.find(path).name
        except PictureError:
            continue
    return f"{user}/{KINDS[0]}.{face}.{image}"
