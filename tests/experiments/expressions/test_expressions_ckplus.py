"""Optional, with --real-data: posed expressions of people that nothing has learned from (CK+)."""

from pathlib import Path

import cv2
import numpy as np
import pandas as pd

from facestudy.experiments.expressions import frozen, scoring


def test_a_frozen_face_network_knows_the_expressions_of_unseen_people(real_data: Path):
    folder = real_data / "ckplus"
    table = pd.read_csv(folder / "index.csv")
    pictures = np.stack(
        [cv2.imread(str(folder / "images" / file), cv2.IMREAD_COLOR_RGB) for file in table["file"]]
    )
    labels = table["category"].astype("category").cat.codes.to_numpy()
    people = table["person"].to_numpy()
    x = frozen.features(pictures)
    hits = []
    for seed in range(3):
        dealt = frozen.folds(labels, people, seed=seed)
        hits.append(scoring.right(frozen.cross_validated(x, labels, dealt), labels))
    found = scoring.share(np.mean(hits, axis=0), people)
    print(f"CK+, {len(labels)} pictures of {found['people']} people: {found}")
    assert found["value"] >= 0.953
