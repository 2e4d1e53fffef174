"""Bad faces that measurements find need no label."""

import cv2
import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture

from facestudy.curate import quality_checks
from facestudy.prepare import crop
from facestudy.study import files, index


@pytest.fixture
def ready(cropped_study):
    """Six faces whose landmarks lie as in a face that looks at the camera."""
    study = cropped_study(["art"] * 6, title=["Prof. Dr."] * 5 + ["Leiterin des SEKRETARIATS"])
    faces = crop.read(study)
    points = {"right_eye": (50, 50), "left_eye": (70, 50), "nose": (60, 62)}
    points |= {"right_mouth": (52, 72), "left_mouth": (68, 72)}
    for name, (x, y) in points.items():
        faces[f"{name}_x"], faces[f"{name}_y"] = float(x), float(y)
    faces[["width", "height", "upscale"]] = [40.0, 50.0, 0.8]
    files.write_csv(study.faces_csv, faces)
    return study


def change(study, number: int, **values) -> str:
    faces = crop.read(study)
    for name, value in values.items():
        faces.loc[number, name] = value
    files.write_csv(study.faces_csv, faces)
    return faces.loc[number, "id"]


def test_landmarks_are_measured_in_eye_distances(ready):
    table = quality_checks.measure(ready)
    assert np.allclose(table["turn"], 0) and np.allclose(table["nose_height"], 12 / 20)
    assert np.allclose(table["mouth_height"], 22 / 20) and np.allclose(table["mouth_width"], 0.8)
    assert np.allclose(table["eye_distance"], 0.5)


def test_a_plain_face_has_no_reason(ready):
    assert (quality_checks.reasons(ready, quality_checks.measure(ready)) == "").all()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"faces": 3}, "3 faces in the picture, at most 1"),
        ({"upscale": 5.5}, "enlarged 5.5 times, at most 4.0"),
        ({"nose_x": 74.0}, "turned away: the nose is 0.70 eye distances off, at most 0.5"),
    ],
)
def test_beyond_a_limit_there_is_a_reason_unless_the_limit_is_off(ready, values, reason):
    picture_id = change(ready, 2, **values)
    table = quality_checks.measure(ready)
    reasons = quality_checks.reasons(ready, table)
    assert reasons[picture_id] == reason and (reasons.drop(picture_id) == "").all()
    off = {"most_faces": None, "most_enlarged": None, "most_turned": None}
    assert (quality_checks.reasons(ready, table, **off) == "").all()


def test_a_blurred_crop_has_a_reason(ready):
    picture_id = crop.read(ready).loc[1, "id"]
    stamp = cv2.resize(np.uint8([[0, 255], [255, 90]]), (128, 128), interpolation=cv2.INTER_LINEAR)
    cv2.imwrite(str(ready.faces / f"{picture_id}.png"), stamp)
    reasons = quality_checks.reasons(ready, quality_checks.measure(ready))
    assert (
        reasons[picture_id].startswith("blurred: sharpness -")
        and (reasons.drop(picture_id) == "").all()
    )
    assert (
        quality_checks.reasons(ready, quality_checks.measure(ready), least_sharp=None) == ""
    ).all()


def test_sharpness_falls_with_blur_and_not_with_contrast():
    fine = np.random.default_rng(0).integers(0, 128, (128, 128, 3), dtype=np.uint8)
    picture = noise_picture(3) // 2 + cv2.GaussianBlur(fine, (0, 0), 1)
    blurred = [
        quality_checks.sharpness(cv2.GaussianBlur(picture, (0, 0), sigma)) for sigma in (1, 2, 4)
    ]
    assert quality_checks.sharpness(picture) > blurred[0] > blurred[1] > blurred[2]
    pale = (picture * 0.4 + 100).astype(np.uint8)
    assert abs(quality_checks.sharpness(pale) - quality_checks.sharpness(picture)) < 0.25


def test_words_in_a_title_fail_a_face(ready):
    table = quality_checks.measure(ready)
    reasons = quality_checks.reasons(ready, table, titles=["Sekretariat"])
    picture_id = index.read(ready.index).loc[5, "id"]
    assert (
        reasons[picture_id] == "the title holds 'Sekretariat'"
        and (reasons.drop(picture_id) == "").all()
    )


def test_faces_that_were_not_found_are_not_measured(ready):
    picture_id = change(ready, 0, reason="no face detected")
    assert picture_id not in quality_checks.measure(ready).index


def test_the_order_of_faces_depends_neither_on_digests_nor_on_the_index(cropped_study):
    study = cropped_study(["art"] * 12, name=[f"N{k:02d}" for k in range(12)][::-1])
    name_of = index.read(study.index).set_index("id")["name"]
    measured = quality_checks.measure(study)
    assert name_of[measured.index].tolist() == sorted(name_of)
    faces = crop.read(study)
    files.write_csv(study.faces_csv, faces[::-1])
    pd.testing.assert_frame_equal(quality_checks.measure(study), measured)
