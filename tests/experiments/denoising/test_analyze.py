"""Photographs: every face has an estimate or a reason, and nothing else is kept."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.experiments.denoising import (
    __main__,
    analyze,
    annotate_photo,
    encoders,
    faces,
    uncertainty,
)
from facestudy.prepare import face_crop
from facestudy.study.errors import StudyError

LANDMARKS = np.array([[30, 40], [70, 40], [50, 60], [35, 80], [65, 80]], float)


class Mean:
    """An encoder that gives the mean colour of a picture."""

    def features(self, images: np.ndarray) -> np.ndarray:
        return images.mean(axis=(1, 2)).astype("float32")


class Fixed:
    """An estimator with a fixed answer."""

    def estimate(self, features: np.ndarray) -> pd.DataFrame:
        n = len(features)
        return pd.DataFrame({"p_male": [0.2] * n, "years": [33.3] * n, "low": [25.0] * n,
                             "high": [41.0] * n})  # fmt: skip


def detection(x: float = 40, side: float = 100, nose: float = 0.0) -> faces.Detection:
    points = LANDMARKS + [x, 30]
    points[2, 0] += 40 * nose  # the eyes are 40 pixels apart
    return faces.Detection(np.array([x, 30, side, side]), points, 0.9)


def estimated(*detections: faces.Detection, photo: np.ndarray | None = None) -> list[faces.Face]:
    photo = noise_picture(1, 300) if photo is None else photo
    options = {"estimator": Fixed(), "encoder": Mean(), "detector": lambda _: list(detections)}
    return analyze.estimate_faces(photo, **options)


def test_a_frontal_face_is_estimated():
    face = estimated(detection())[0]
    assert (face.p_male, face.years, face.years_low, face.years_high) == (0.2, 33.3, 25, 41)
    assert face.cannot_be_judged == "" and (face.x, face.width) == (40, 100)


@pytest.mark.parametrize(
    ("face", "reason"),
    [
        (detection(side=39), "too small: 39 pixels"),
        (detection(nose=0.4), "turned away: the nose is 0.40"),
        (detection(nose=-0.4), "turned away"),
        (detection(x=290), "cut off"),
        (
            faces.Detection(np.array([40, 30, 100, 100.0]), np.full((5, 2), np.nan), 0.9),
            "not detected",
        ),
    ],
)
def test_a_rejected_face_has_its_reason_and_no_estimate(face, reason):
    rejected, other = estimated(face, detection())
    assert reason in rejected.cannot_be_judged
    assert rejected.p_male is None and rejected.years is None
    assert other.p_male == 0.2


def test_no_face_is_no_error():
    assert estimated() == []


def portraits() -> np.ndarray:
    """Two drawn people side by side, the left one larger."""
    shots = []
    for seed, width in ((3, 300), (5, 240)):
        rng = np.random.default_rng(seed)
        picture, _ = render(draw_person(rng), draw_photo(rng), width=width, height=width * 4 // 3)
        padded = np.full((400, width, 3), 255, np.uint8)
        padded[: len(picture)] = picture
        shots.append(padded)
    return np.concatenate(shots, axis=1)


@pytest.mark.long
def test_the_detector_finds_all_and_crops_are_those_of_the_study():
    photo = portraits()
    detected = faces.detect_faces(photo)
    assert len(detected) == 2 and detected[0].box[0] < 300 < detected[1].box[0]
    expected, _ = face_crop.crop_picture(png(photo))
    np.testing.assert_array_equal(faces.crop_face(photo, detected[0]), expected)


def test_faces_of_large_photographs_lie_where_they_are(monkeypatch):
    photo = portraits()
    small = faces.detect_faces(photo)
    large = faces.detect_faces(photo.repeat(4, axis=0).repeat(4, axis=1))
    for original, enlarged in zip(small, large, strict=True):
        np.testing.assert_allclose(enlarged.box, 4 * original.box, atol=40)


def test_the_copy_and_its_json_are_all_that_is_written(tmp_path):
    folder, data = tmp_path / "photos", png(noise_picture(1, 300))
    folder.mkdir()
    (folder / "us.jpg").write_bytes(data)
    options = {"estimator": Fixed(), "encoder": Mean()}
    options["detector"] = lambda _: [detection(), detection(side=20)]
    _, copy, table = analyze.analyze_photo(folder / "us.jpg", **options)
    assert {path.name for path in folder.iterdir()} == {"us.jpg", copy.name, table.name}
    assert (folder / "us.jpg").read_bytes() == data
    content = json.loads(table.read_text())
    assert (
        content["faces"][0]["years"] == 33.3
        and "too small" in content["faces"][1]["cannot_be_judged"]
    )
    assert "estimates of appearance" in content["notice"] and content["picture"] == "us.jpg"


@pytest.mark.parametrize(
    ("data", "reason"), [(None, "does not exist"), (b"<html>", "cannot be read as a picture")]
)
def test_a_file_that_is_no_picture_is_an_error_of_one_sentence(tmp_path, data, reason):
    path = tmp_path / "x.jpg"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(StudyError, match=reason):
        analyze.analyze_photo(path, estimator=Fixed(), encoder=Mean())


def test_boxes_and_captions_are_drawn_into_a_copy():
    photo = noise_picture(1, 300)
    before = photo.copy()
    results = estimated(detection(), detection(x=150, side=30), photo=photo)
    copy = annotate_photo.annotate(photo, results)
    np.testing.assert_array_equal(photo, before)
    assert copy.shape == photo.shape
    assert (copy[30, 60:120] == annotate_photo.ESTIMATED).all()
    assert (copy[30, 155:175] == annotate_photo.REJECTED).all()
    assert annotate_photo.caption(results[0]) == ["looks female, 80%", "33 years (25-41)"]
    assert annotate_photo.caption(results[1]) == ["no estimate:", "too small"]


def test_the_command_warns_each_time_and_names_each_face(tmp_path, capsys, monkeypatch):
    path = tmp_path / "us.png"
    path.write_bytes(png(noise_picture(1, 300)))
    monkeypatch.setattr(uncertainty, "study_estimator", lambda *_: Fixed())
    monkeypatch.setattr(encoders, "face_resnet_depths", lambda *_: Mean())
    monkeypatch.setattr(analyze, "analyze_photo", _with_faces(analyze.analyze_photo))
    for _ in range(2):
        assert __main__.main(["analyze", str(path), "--out", str(tmp_path / "out")]) == 0
        out = capsys.readouterr().out
        assert analyze.NOTICE in out and "1. looks female, 80%, 33 years (25-41)" in out
        assert "Trained on the faces of 'campus'" in out
    assert __main__.main(["analyze", str(tmp_path / "none.png")]) == 1
    assert "does not exist" in capsys.readouterr().err


def _with_faces(function):
    def wrapped(path: Path, **options):
        return function(path, **options, detector=lambda _: [detection()])

    return wrapped


def test_a_missing_study_is_an_error_of_one_sentence(tmp_path, capsys):
    path = tmp_path / "us.png"
    path.write_bytes(png(noise_picture(1, 300)))
    assert __main__.main(["analyze", str(path), "--study", "nobody"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("denoising: ") and error.count("\n") == 1


def test_help_needs_no_network_library():
    import subprocess
    import sys

    code = (
        "import sys; sys.argv = ['x', '--help']\n"
        "from facestudy.experiments.denoising import __main__\n"
        "try: __main__.main()\nexcept SystemExit: pass\n"
        "sys.exit('tensorflow' in sys.modules or 'keras' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
