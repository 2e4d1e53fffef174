"""Drawn faces whose colour depends on sex and age, and a study of them."""

import cv2
import numpy as np
import pandas as pd

from facestudy.experiments.denoising.autoencoder import Layer
from facestudy.prepare import crop, split
from facestudy.study import files, index
from facestudy.study.paths import Study
from support.made_pictures import png

LAYERS = (Layer(4, "gaussian", 0.3), Layer(6, "masking", 0.2))
SIZE = 16


def portrait(sex: str, age: float, seed: int, side: int = 128) -> np.ndarray:
    """A disc on noise: red or blue by sex, the brighter the older."""
    coarse = np.random.default_rng(seed).integers(0, 60, (8, 8, 3), dtype=np.uint8)
    picture = cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC)
    colour = (200, 60, 60) if sex == "male" else (60, 60, 200)
    shade = [int(part * (0.4 + age / 120)) for part in colour]
    return cv2.circle(picture, (side // 2, side // 2), side // 3, shade, -1)


def people(n: int, seed: int = 0) -> pd.DataFrame:
    """``sex, age`` of people."""
    rng = np.random.default_rng(seed)
    sexes = np.where(np.arange(n) % 2, "male", "female")
    return pd.DataFrame({"sex": sexes, "age": rng.integers(18, 70, n)})


def make_study(study: Study, n: int = 60, **columns) -> Study:
    """A study with a split; its columns can be replaced (``sex=[...]``)."""
    rows, crops = [], []
    for row in people(n).itertuples():
        data = png(portrait(row.sex, row.age, row.Index))
        picture_id = index.picture_id(data)
        for folder in (study.raw, study.faces):
            files.write_bytes(folder / f"{picture_id}.png", data, sync=False)
        facts = {"sha256": picture_id * 4, "width": 128, "height": 128, "format": "png"}
        category = ("a", "b")[row.Index // 2 % 2]
        rows.append({"id": picture_id, "category": category, "person": f"p{row.Index // 2}",
                     "sex": row.sex, "age": row.age, **facts})  # fmt: skip
        crops.append(
            {"id": picture_id, "reason": "", "faces": 1, "score": 0.9, "autocrop": "2.0.0"}
        )
    frame = pd.DataFrame(rows).assign(**columns)
    for name in index.COLUMNS:
        if name not in frame:
            frame[name] = ""
    index.write(study.index, frame)
    files.write_csv(study.faces_csv, pd.DataFrame(crops, columns=crop.COLUMNS))
    split.split_study(study)
    return study
