"""Photographs: every face is judged or has its reason, and nothing else is kept."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.experiments.denoising import analyze, annotate_photo, cli, pretrained, uncertainty
from facestudy.prepare import crop
from facestudy.study.errors import StudyError

LANDMARKS = np.array([[30, 40], [70, 40], [50, 60], [35, 80], [65, 80]], float)


class Mean:
    """An encoder of a picture's mean colour; it counts what it was shown."""

    def __init__(self) -> None:
        self.shown: list[np.ndarray] = []

    def features(self, images: np.ndarray) -> np.ndarray:
        self.shown += list(images)
        return images.mean(axis=(1, 2)).astype("float32")


class Fixed:
    """A judge of one opinion."""

    def estimates(self, features: np.ndarray) -> pd.DataFrame:
        n = len(features)
        return pd.DataFrame({"p_male": [0.2] * n, "years": [33.3] * n, "low": [25.0] * n,
                             "high": [41.0] * n})  # fmt: skip


def found(x: float = 40, side: float = 100, nose: float = 0.0) -> analyze.Found:
    points = LANDMARKS + [x, 30]
    points[2, 0] += 40 * nose  # the eyes are 40 pixels apart
    return analyze.Found(np.array([x, 30, side, side]), points, 0.9)


def judged(*faces: analyze.Found, photo: np.ndarray | None = None) -> list[analyze.Face]:
    photo = noise_picture(1, 300) if photo is None else photo
    options = {"by": Fixed(), "encoder": Mean(), "detector": lambda _: list(faces)}
    return analyze.judge(photo, **options)


def test_a_face_that_looks_at_us_is_judged():
    face = judged(found())[0]
    assert (face.p_male, face.years, face.years_low, face.years_high) == (0.2, 33.3, 25, 41)
    assert face.cannot_be_judged == "" and (face.x, face.width) == (40, 100)


@pytest.mark.parametrize(
    ("face", "reason"),
    [
        (found(side=39), "too small: 39 pixels"),
        (found(nose=0.4), "turned away: the nose stands 0.40"),
        (found(nose=-0.4), "turned away"),
        (found(x=290), "cut off"),
        (
            analyze.Found(np.array([40, 30, 100, 100.0]), np.full((5, 2), np.nan), 0.9),
            "not be found",
        ),
    ],
)
def test_a_face_that_cannot_be_judged_has_its_reason_and_no_estimate(face, reason):
    judged_face, other = judged(face, found())
    assert reason in judged_face.cannot_be_judged
    assert judged_face.p_male is None and judged_face.years is None
    assert other.p_male == 0.2


def test_no_face_is_no_error():
    assert judged() == []


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


def test_the_detector_finds_all_and_crops_are_those_of_the_study():
    photo = portraits()
    faces = analyze.faces(photo)
    assert len(faces) == 2 and faces[0].box[0] < 300 < faces[1].box[0]
    wanted, _ = crop.crop_picture(png(photo))
    np.testing.assert_array_equal(analyze.cut(photo, faces[0]), wanted)


def test_faces_of_large_photographs_lie_where_they_are(monkeypatch):
    photo = portraits()
    small = analyze.faces(photo)
    large = analyze.faces(photo.repeat(4, axis=0).repeat(4, axis=1))
    for one, other in zip(small, large, strict=True):
        np.testing.assert_allclose(other.box, 4 * one.box, atol=40)


def test_the_copy_and_its_json_are_all_that_is_written(tmp_path):
    folder, data = tmp_path / "photos", png(noise_picture(1, 300))
    folder.mkdir()
    (folder / "us.jpg").write_bytes(data)
    options = {"by": Fixed(), "encoder": Mean(), "detector": lambda _: [found(), found(side=20)]}
    _, copy, table = analyze.analyze(folder / "us.jpg", **options)
    assert {path.name for path in folder.iterdir()} == {"us.jpg", copy.name, table.name}
    assert (folder / "us.jpg").read_bytes() == data
    told = json.loads(table.read_text())
    assert told["faces"][0]["years"] == 33.3 and "too small" in told["faces"][1]["cannot_be_judged"]
    assert "guesses about appearance" in told["notice"] and told["picture"] == "us.jpg"


@pytest.mark.parametrize(("data", "reason"), [(None, "is not there"), (b"<html>", "no picture")])
def test_what_is_no_picture_is_one_sentence(tmp_path, data, reason):
    path = tmp_path / "x.jpg"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(StudyError, match=reason):
        analyze.analyze(path, by=Fixed(), encoder=Mean())


def test_boxes_and_words_are_drawn_into_a_copy():
    photo = noise_picture(1, 300)
    before = photo.copy()
    faces = judged(found(), found(x=150, side=30), photo=photo)
    copy = annotate_photo.marked(photo, faces)
    np.testing.assert_array_equal(photo, before)
    assert copy.shape == photo.shape
    assert (copy[30, 60:120] == annotate_photo.JUDGED).all()
    assert (copy[30, 155:175] == annotate_photo.NOT_JUDGED).all()
    assert annotate_photo.words(faces[0]) == ["looks female, 80 %", "33 years (25-41)"]
    assert annotate_photo.words(faces[1]) == ["cannot be judged:", "too small"]


def test_the_command_warns_each_time_and_names_each_face(tmp_path, capsys, monkeypatch):
    path = tmp_path / "us.png"
    path.write_bytes(png(noise_picture(1, 300)))
    monkeypatch.setattr(uncertainty, "of_study", lambda *_: Fixed())
    monkeypatch.setattr(pretrained, "depths", lambda *_: Mean())
    monkeypatch.setattr(analyze, "analyze", _with_faces(analyze.analyze))
    for _ in range(2):
        assert cli.main(["analyze", str(path), "--out", str(tmp_path / "out")]) == 0
        out = capsys.readouterr().out
        assert analyze.NOTICE in out and "1. looks female, 80 %, 33 years (25-41)" in out
        assert "Taught by the faces of 'campus'" in out
    assert cli.main(["analyze", str(tmp_path / "none.png")]) == 1
    assert "is not there" in capsys.readouterr().err


def _with_faces(function):
    def wrapped(path: Path, **options):
        return function(path, **options, detector=lambda _: [found()])

    return wrapped


def test_a_study_that_is_not_there_is_one_sentence(tmp_path, capsys):
    path = tmp_path / "us.png"
    path.write_bytes(png(noise_picture(1, 300)))
    assert cli.main(["analyze", str(path), "--study", "nobody"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("denoising: ") and error.count("\n") == 1


def test_help_needs_no_network_library():
    import subprocess
    import sys

    code = (
        "import sys; sys.argv = ['x', '--help']\n"
        "from facestudy.experiments.denoising import cli\n"
        "try: cli.main()\nexcept SystemExit: pass\n"
        "sys.exit('tensorflow' in sys.modules or 'keras' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
