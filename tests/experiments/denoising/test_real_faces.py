"""Optional, with --real-data: accuracy of heads on a pretrained network on UTKFace's aligned faces.

Cross-validated; gender is scored on adults. Some of the labels are wrong, and the bounds leave
room for them; `Estimator.doubtful_labels` lists candidates. Run with -s to see the figures.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from facestudy.collect import attributes
from facestudy.experiments.denoising import encoders, scores, uncertainty
from facestudy.experiments.denoising.inference import as_crops
from facestudy.study.images import decode


@pytest.fixture(scope="module")
def utkface(request) -> tuple[np.ndarray, pd.DataFrame]:
    """Crops uint8 (n, 128, 128, 3) and ``male, age, group``."""
    given = request.config.getoption("--real-data")
    folder = (given / "utkface").resolve() if given else Path("none")
    if not folder.is_dir():
        pytest.skip("no --real-data FOLDER with utkface/")
    table = pd.read_csv(folder / "index.csv", dtype=str, keep_default_na=False)
    crops = [
        as_crops(decode((folder / "images" / name).read_bytes())[None]) for name in table["file"]
    ]
    male = [float(sex == attributes.MALE) for sex in attributes.sexes(table["sex"]).values]
    ages = attributes.ages(table["age"]).values
    labels = pd.DataFrame({"male": male, "age": ages, "group": table["file"]})
    return np.concatenate(crops), labels


def test_gender_and_age_of_faces_left_out(utkface):
    pictures, labels = utkface
    encoder = encoders.face_resnet_depths()
    estimator = uncertainty.Estimator(encoder.features(pictures), labels, blocks=encoder.blocks)
    rows = pd.concat([labels, estimator.held_out], axis=1)
    adults = rows[rows["age"] >= 18]
    gender = scores.gender_scores(adults["male"], adults["p_male"])
    age = scores.age_scores(rows["age"], rows["years"], rows["group"])
    doubts = estimator.doubtful_labels(labels)["doubt"].value_counts().to_dict()
    print(f"\n{len(rows)} faces, {len(adults)} adults: {gender}, {age}, doubtful labels: {doubts}")
    assert gender["accuracy"] > 0.97
    assert age["rmse"] < 7.8
