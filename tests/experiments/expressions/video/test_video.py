"""Videos are drawn, read and annotated, and their faces extracted into a study."""

import cv2
import numpy as np
import pandas as pd
import pytest

from facestudy.experiments.expressions.__main__ import main
from facestudy.experiments.expressions.campus import film
from facestudy.experiments.expressions.classes import BY_NAME
from facestudy.experiments.expressions.detector import Detector
from facestudy.experiments.expressions.predictor import Prediction, Predictor
from facestudy.experiments.expressions.video import frames
from facestudy.experiments.expressions.video.annotate import annotate, draw
from facestudy.experiments.expressions.video.extract_faces import extract_faces
from facestudy.experiments.expressions.window_vote import Box
from facestudy.prepare import crop
from facestudy.privacy import forget
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A small video of a campus person: 17 expressions, one frame each and one between."""
    path = tmp_path_factory.mktemp("film") / "faces.mp4"
    return path, film.write(path, width=192, height=160, hold=1, turn=1, jobs=2)


class ConstantNetwork:
    """A network that always predicts the same class, and records its inputs' shapes."""

    def __init__(self):
        self.shapes = []

    def predict_on_batch(self, windows):
        self.shapes.append(windows.shape)
        return np.tile(np.float32([0.1, 0.2, 0.7]), (len(windows), 1))


class OneFace:
    def faces(self, picture):
        return [Box(60.0, 40.0, 60.0, 70.0, 0.9)]


def frames_of(path):
    with frames.open_video(str(path)) as source:
        return [frame.picture for frame in source], source.rate


@pytest.mark.long
def test_the_campus_video_shows_all_expressions_and_its_table_names_them(drawn):
    path, table = drawn
    pictures, rate = frames_of(path)
    assert len(pictures) == len(table) == 34 and pictures[0].shape == (160, 192, 3)
    assert rate == pytest.approx(film.RATE)
    assert table["expression"][1::2].tolist() == list(BY_NAME)
    assert (table["expression"][::2] == "").all()
    written = pd.read_csv(path.with_suffix(".csv"), keep_default_na=False)
    pd.testing.assert_frame_equal(written, table)
    mouths = [picture[86:102, 82:104].astype(float) for picture in pictures[1::2]]
    redness = [mouth[..., 0].mean() - mouth[..., 1].mean() for mouth in mouths]
    assert np.argmax(redness) == list(BY_NAME).index("tongue")


def test_one_face_is_detected_in_every_frame(drawn):
    pictures, _ = frames_of(drawn[0])
    counts = [len(Detector().faces(picture)) for picture in pictures[1::2]]
    assert counts == [1] * 17


def test_an_annotated_video_has_every_frame_with_a_box_and_is_slowed_down(drawn, tmp_path):
    model, notes = ConstantNetwork(), []
    out = tmp_path / "out.mp4"
    report = annotate(
        str(drawn[0]),
        out,
        Predictor(model, ["wink", "smile", "cool"]),
        detector=OneFace(),
        slow=3.0,
        note=lambda *arguments: notes.append(arguments),
    )
    pictures, rate = frames_of(out)
    assert (report.frames, report.faces, len(pictures)) == (34, 34, 34) and report.rate > 0
    assert rate == pytest.approx(film.RATE / 3, rel=0.01)
    assert set(model.shapes) == {(45, 48, 48, 3)}
    assert notes[5][2].expression == "cool" and notes[5][2].score == pytest.approx(0.7)
    edge = pictures[10][60:100, 59:62].reshape(-1, 3).astype(int)
    assert (edge[:, 0] - edge[:, 2]).mean() > 60  # yellow at the left side of the box


def test_a_limit_stops_early_and_no_unfinished_video_is_left(drawn, tmp_path):
    constant = Predictor(ConstantNetwork(), ["a", "b", "c"])
    source, out = str(drawn[0]), tmp_path / "out.avi"
    assert annotate(source, out, constant, detector=OneFace(), limit=3).frames == 3

    def broken(*_):
        raise StudyError("stop")

    with pytest.raises(StudyError):
        annotate(source, tmp_path / "half.avi", constant, detector=OneFace(), note=broken)
    assert [path.name for path in tmp_path.iterdir()] == ["out.avi"]


@pytest.mark.parametrize("corner", [(-20, -30), (150, 100), (5, 2)])
def test_a_label_stays_inside_the_picture(corner):
    canvas = np.zeros((160, 192, 3), np.uint8)
    draw(canvas, Box(*corner, 40, 40), Prediction("wink", 0.5, np.zeros(2)))
    yellow = (canvas[..., 0] > 200) & (canvas[..., 2] < 120)
    assert yellow.sum() > 300


def test_faces_of_a_video_become_pictures_of_one_person(drawn):
    study = Study("filmed")
    new = extract_faces(drawn[0], study, every=0.5)
    table = index.read(study.index)
    assert new == len(table) == 6 and (table["category"] == "").all()
    assert table["person"].nunique() == 1 and table["person"][0].startswith("film-")
    assert table["image_url"][1] == "faces.mp4#t=0.50"
    assert extract_faces(drawn[0], study, every=0.5) == 0  # no duplicates
    faces = crop.crop_study(study, jobs=1)
    assert (faces["reason"] == "").all()  # the studies' cropping detects the faces again
    gone = forget.forget(study, picture_id=table["id"][2])
    assert gone.pictures == 6 and index.read(study.index).empty
    assert extract_faces(drawn[0], study, every=0.5) == 0  # forgotten pictures do not come back


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["annotate", "nothing.mp4", "out.mp4"], "does not exist yet"),
        (["frames", "nothing.mp4", "--study", "filmed"], "give the path of a video"),
        (["frames", "{film}", "--study", "campus-a"], "name for campuses"),
        (["frames", "{text}", "--study", "filmed"], "cannot be read as video"),
        (["frames", "{film}", "--study", "filmed", "--by", "luck"], "no choice by"),
        (["film", "{here}/a.gif"], "the name of a video ends in"),
        (["campus", "--people", "2"], "at least 3"),
        (["collect", "--study", "campus"], "name for campuses"),
        (["collect", "--study", "a", "--host", "0.0.0.0", "--plain"], "plain HTTP"),
        (["collect", "--study", "a", "--host", "203.0.113.9"], "cannot be used"),
    ],
)
def test_a_mistake_is_reported_in_one_line(drawn, tmp_path, capsys, words, message):
    (tmp_path / "text.mp4").write_text("not a video")
    places = {"film": drawn[0], "text": tmp_path / "text.mp4", "here": tmp_path}
    assert main([word.format(**places) for word in words]) == 1
    message_shown = capsys.readouterr().err
    assert message in message_shown and message_shown.count("\n") == 1


def test_a_video_without_a_face_is_reported(tmp_path):
    path = tmp_path / "grey.avi"
    with frames.write_video(path, 5) as writer:
        for _ in range(4):
            writer.add(np.full((96, 96, 3), 120, np.uint8))
    with pytest.raises(StudyError, match="no face"):
        extract_faces(path, Study("filmed"))


def test_frames_are_rgb(tmp_path):
    path = tmp_path / "red.avi"
    red = np.zeros((96, 96, 3), np.uint8)
    red[..., 0] = 220
    with frames.write_video(path, 5) as writer:
        writer.add(red)
    picture = frames_of(path)[0][0]
    assert picture[..., 0].mean() > 180 > 60 > picture[..., 2].mean()
    assert cv2.imread(str(path)) is None  # a video, not a picture
