"""Films: drawn, read, annotated, and their faces taken into a study."""

import cv2
import numpy as np
import pandas as pd
import pytest

from facestudy.experiments.expressions import predictor
from facestudy.experiments.expressions.__main__ import main
from facestudy.experiments.expressions.campus import film
from facestudy.experiments.expressions.classes import BY_NAME
from facestudy.experiments.expressions.detector import Detector
from facestudy.experiments.expressions.predictor import Reading
from facestudy.experiments.expressions.video import frames
from facestudy.experiments.expressions.video.annotate import annotate, draw
from facestudy.experiments.expressions.video.extract_faces import harvest
from facestudy.experiments.expressions.window_vote import Box
from facestudy.prepare import crop
from facestudy.privacy import forget
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A small film of one campus person: 17 faces, one frame each and one in between."""
    path = tmp_path_factory.mktemp("film") / "faces.mp4"
    return path, film.write(path, width=192, height=160, hold=1, turn=1, jobs=2)


class Knowing:
    """Stands in for the network: always sure of the same class, and counts."""

    def __init__(self):
        self.shapes = []

    def predict_on_batch(self, seen):
        self.shapes.append(seen.shape)
        return np.tile(np.float32([0.1, 0.2, 0.7]), (len(seen), 1))


class OneFace:
    def faces(self, picture):
        return [Box(60.0, 40.0, 60.0, 70.0, 0.9)]


def frames_of(path):
    with frames.opened(str(path)) as source:
        return [frame.picture for frame in source], source.rate


def test_the_campus_film_goes_through_all_faces_and_says_which(drawn):
    path, table = drawn
    pictures, rate = frames_of(path)
    assert len(pictures) == len(table) == 34 and pictures[0].shape == (160, 192, 3)
    assert rate == pytest.approx(film.RATE)
    assert table["expression"][1::2].tolist() == list(BY_NAME)
    assert (table["expression"][::2] == "").all()
    told = pd.read_csv(path.with_suffix(".csv"), keep_default_na=False)
    pd.testing.assert_frame_equal(told, table)
    mouths = [picture[98:115, 78:98].astype(float) for picture in pictures[1::2]]
    redness = [mouth[..., 0].mean() - mouth[..., 2].mean() for mouth in mouths]
    assert np.argmax(redness) == list(BY_NAME).index("tongue")


def test_a_person_in_the_film_has_one_face_on_every_frame(drawn):
    pictures, _ = frames_of(drawn[0])
    found = [len(Detector().faces(picture)) for picture in pictures[1::2]]
    assert found == [1] * 17


def test_an_annotated_film_has_every_frame_slowed_down_with_a_box(drawn, tmp_path):
    model, told = Knowing(), []
    out = tmp_path / "out.mp4"
    done = annotate(
        str(drawn[0]),
        out,
        predictor.Reader(model, ["wink", "smile", "cool"]),
        detector=OneFace(),
        slow=3.0,
        note=lambda *each: told.append(each),
    )
    pictures, rate = frames_of(out)
    assert (done.frames, done.faces, len(pictures)) == (34, 34, 34) and done.rate > 0
    assert rate == pytest.approx(film.RATE / 3, rel=0.01)
    assert set(model.shapes) == {(45, 48, 48, 3)}
    assert told[5][2].expression == "cool" and told[5][2].score == pytest.approx(0.7)
    edge = pictures[10][60:100, 59:62].reshape(-1, 3).astype(int)
    assert (edge[:, 0] - edge[:, 2]).mean() > 60  # yellow, where the box's left side is


def test_a_limit_stops_early_and_no_unfinished_film_is_left(drawn, tmp_path):
    one = predictor.Reader(Knowing(), ["a", "b", "c"])
    source, out = str(drawn[0]), tmp_path / "out.avi"
    assert annotate(source, out, one, detector=OneFace(), limit=3).frames == 3

    def broken(*_):
        raise StudyError("stop")

    with pytest.raises(StudyError):
        annotate(source, tmp_path / "half.avi", one, detector=OneFace(), note=broken)
    assert [path.name for path in tmp_path.iterdir()] == ["out.avi"]


@pytest.mark.parametrize("corner", [(-20, -30), (150, 100), (5, 2)])
def test_a_label_stays_inside_the_picture(corner):
    canvas = np.zeros((160, 192, 3), np.uint8)
    draw(canvas, Box(*corner, 40, 40), Reading("wink", 0.5, np.zeros(2)))
    yellow = (canvas[..., 0] > 200) & (canvas[..., 2] < 120)
    assert yellow.sum() > 300


def test_faces_of_a_film_become_pictures_of_one_person(drawn):
    study = Study("filmed")
    new = harvest(drawn[0], study, every=0.5)
    table = index.read(study.index)
    assert new == len(table) == 6 and (table["category"] == "").all()
    assert table["person"].nunique() == 1 and table["person"][0].startswith("film-")
    assert table["image_url"][1] == "faces.mp4#t=0.50"
    assert harvest(drawn[0], study, every=0.5) == 0  # nothing twice
    faces = crop.crop_study(study, jobs=1)
    assert (faces["reason"] == "").all()  # the main way finds the faces again
    gone = forget.forget(study, picture_id=table["id"][2])
    assert gone.pictures == 6 and index.read(study.index).empty
    assert harvest(drawn[0], study, every=0.5) == 0  # forgotten is forgotten


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["annotate", "nothing.mp4", "out.mp4"], "not there yet"),
        (["frames", "nothing.mp4", "--study", "filmed"], "give a film's path"),
        (["frames", "{film}", "--study", "campus-a"], "name for campuses"),
        (["frames", "{text}", "--study", "filmed"], "no film that can be read"),
        (["frames", "{film}", "--study", "filmed", "--by", "luck"], "no choice by"),
        (["film", "{here}/a.gif"], "a film's name ends in"),
        (["campus", "--people", "2"], "at least 3"),
        (["collect", "--study", "campus"], "name for campuses"),
        (["collect", "--study", "a", "--host", "0.0.0.0", "--plain"], "plain HTTP"),
        (["collect", "--study", "a", "--host", "203.0.113.9"], "cannot be used"),
    ],
)
def test_a_mistake_is_one_sentence(drawn, tmp_path, capsys, words, message):
    (tmp_path / "text.mp4").write_text("no film")
    places = {"film": drawn[0], "text": tmp_path / "text.mp4", "here": tmp_path}
    assert main([word.format(**places) for word in words]) == 1
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1


def test_a_film_without_a_face_says_so(tmp_path):
    path = tmp_path / "grey.avi"
    with frames.writing(path, 5) as writer:
        for _ in range(4):
            writer.add(np.full((96, 96, 3), 120, np.uint8))
    with pytest.raises(StudyError, match="no face"):
        harvest(path, Study("filmed"))


def test_colours_of_a_film_are_red_green_blue(tmp_path):
    path = tmp_path / "red.avi"
    red = np.zeros((96, 96, 3), np.uint8)
    red[..., 0] = 220
    with frames.writing(path, 5) as writer:
        writer.add(red)
    picture = frames_of(path)[0][0]
    assert picture[..., 0].mean() > 180 > 60 > picture[..., 2].mean()
    assert cv2.imread(str(path)) is None  # a film indeed
