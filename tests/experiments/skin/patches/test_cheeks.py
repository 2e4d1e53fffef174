"""Where cheeks are cut, and why some are not."""

import cv2
import numpy as np
import pytest

from facestudy.experiments.skin.patches import cheeks, extract, landmarks, quality
from facestudy.study.errors import StudyError

FRONT = np.array([(100.0, 100), (200, 100), (150, 165), (110, 205), (190, 205)])


def cut(close_up, **options):
    picture, five = close_up(**options)
    return {row["side"]: row for row in extract.cut_cheeks(picture, five)}


def rotated(points: np.ndarray, degrees: float) -> np.ndarray:
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return (points - (150, 150)) @ turn.T + (150, 150)


def test_a_cheek_keeps_clear_of_eyes_nose_and_mouth():
    right, left = (cheeks.polygon(FRONT, side) for side in cheeks.SIDES)
    assert right[:, 0].max() < 150 - 25 and left[:, 0].min() > 150 + 25
    for outline in (right, left):
        assert outline[:, 1].min() > 100 + 25  # the eye bag
        inner = outline[np.abs(outline[:, 0] - 150) < 45]
        assert inner[:, 1].max() < 205  # the mouth's corner


def test_both_cheeks_of_a_straight_face_mirror_each_other():
    right, left = (cheeks.polygon(FRONT, side) for side in cheeks.SIDES)
    np.testing.assert_allclose(300 - right[:, 0], left[:, 0])
    np.testing.assert_allclose(right[:, 1], left[:, 1])


@pytest.mark.parametrize("degrees", [-30, 12, 90])
def test_a_tilted_face_gives_the_patch_of_the_upright_one(degrees):
    rng = np.random.default_rng(0)
    picture = cv2.resize(rng.integers(0, 255, (20, 20, 3), dtype=np.uint8), (300, 300))
    matrix = cv2.getRotationMatrix2D((150, 150), -degrees, 1)
    tilted = cv2.warpAffine(picture, matrix, (300, 300), borderMode=cv2.BORDER_REFLECT)
    for side in cheeks.SIDES:
        both = []
        for image, points in ((picture, FRONT), (tilted, rotated(FRONT, degrees))):
            chart = cheeks.chart(image, points, side)
            both.append(cheeks.cut_square(image, chart.square(chart.inside), side).astype(int))
        assert np.abs(both[0] - both[1]).mean() < 6


def test_the_nose_lies_at_the_left_of_either_patch():
    picture = np.zeros((300, 300, 3), np.uint8)
    picture[:] = np.abs(np.arange(300) - 150)[:, None].astype(np.uint8)  # brighter outwards
    for side in cheeks.SIDES:
        chart = cheeks.chart(picture, FRONT, side)
        patch = cheeks.cut_square(picture, chart.square(chart.inside), side)
        assert patch[:, 0].mean() < patch[:, -1].mean() - 20


def test_the_square_avoids_what_is_not_free():
    chart = cheeks.chart(np.full((300, 300, 3), 200, np.uint8), FRONT, "left")
    free = chart.inside.copy()
    free[: len(free) // 3] = False
    whole, rest = chart.square(chart.inside), chart.square(free)
    assert rest.side < whole.side and rest.corners()[:, 1].min() > whole.corners()[:, 1].min()
    assert chart.square(np.zeros_like(free)) is None


def test_every_patch_shows_skin_at_one_scale():
    stripes = np.zeros((300, 300, 3), np.uint8)
    stripes[:, ::8] = 255
    chart = cheeks.chart(stripes, FRONT, "left")
    large = chart.square(chart.inside)
    small = large._replace(side=0.7 * large.side)
    spectra = []
    for where in (large, small):
        line = cheeks.cut_at_scale(stripes, where, "left", unit=100.0)[32, :, 0].astype(float)
        spectra.append(int(np.abs(np.fft.rfft(line - line.mean()))[1:].argmax()))
    assert abs(spectra[0] - spectra[1]) <= 1


def test_landmarks_that_are_none_are_refused():
    with pytest.raises(ValueError, match="five finite points"):
        cheeks.polygon(np.full((5, 2), np.nan), "left")


@pytest.mark.long
def test_sixty_eight_landmarks_give_cheeks_too():
    dlib = pytest.importorskip("dlib")
    assert dlib
    find = landmarks.landmark_finder("68")
    picture = np.full((300, 300, 3), 190, np.uint8)
    points = find(picture, FRONT)
    assert points.shape == (68, 2)
    outline = cheeks.polygon(points, "right")
    assert outline.shape[1] == 2 and np.isfinite(outline).all()


def test_without_dlib_68_landmarks_say_what_to_install(monkeypatch):
    landmarks._finder.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "dlib", None)
    with pytest.raises(StudyError, match="pip install dlib-bin"):
        landmarks.landmark_finder("68")
    with pytest.raises(StudyError, match="choose 5 or 68"):
        landmarks.landmark_finder("7")


def test_a_drawn_close_up_gives_both_cheeks(close_up):
    rows = cut(close_up)
    for side in cheeks.SIDES:
        assert rows[side]["reason"] == "" and rows[side]["patch"].shape == (64, 64, 3)
    apart = rows["right"]["patch"].mean(axis=(0, 1)) - rows["left"]["patch"].mean(axis=(0, 1))
    assert np.abs(apart).max() < 40


@pytest.mark.long
def test_roughness_can_be_seen_in_a_patch(close_up):
    def fine(roughness: float) -> float:
        light = quality.lab(cut(close_up, roughness=roughness)["left"]["patch"])[..., 0]
        return float((light - cv2.GaussianBlur(light, (0, 0), 2.5)).std())

    assert fine(0.9) > 1.5 * fine(0.05)


@pytest.mark.long
def test_a_turned_head_gives_at_most_the_near_cheek(close_up):
    picture, five = close_up(yaw=38.0)
    rows = {row["side"]: row for row in extract.cut_cheeks(picture, five)}
    reasons = {side: row["reason"] for side, row in rows.items()}
    assert sum(reason == "turned away" for reason in reasons.values()) == 1, reasons


def test_a_cheek_behind_hair_is_refused_and_the_other_taken(close_up):
    picture, five = close_up()
    outline = cheeks.polygon(five, "left").astype(np.int32)
    rng = np.random.default_rng(0)
    for x in range(outline[:, 0].min() - 5, outline[:, 0].max() + 5, 7):
        y = outline[:, 1].min() - 20
        end = (int(x + rng.integers(-6, 6)), int(outline[:, 1].max() + 20))
        cv2.line(picture, (int(x), int(y)), end, (30, 20, 15), 3, cv2.LINE_AA)
    rows = {row["side"]: row for row in extract.cut_cheeks(picture, five)}
    assert rows["left"]["reason"].startswith("covered") and rows["left"]["patch"] is None
    assert rows["right"]["reason"] == ""


def test_a_mask_is_no_skin(close_up):
    picture, five = close_up()
    for side in cheeks.SIDES:
        cv2.fillPoly(picture, [cheeks.polygon(five, side).astype(np.int32)], (120, 160, 215))
        hull = cv2.convexHull(cheeks.polygon(five, side).astype(np.int32))
        cv2.polylines(picture, [hull], True, (120, 160, 215), 9)
    reasons = [row["reason"] for row in extract.cut_cheeks(picture, five)]
    assert all(reason.startswith("covered (another colour") for reason in reasons), reasons


def test_frames_are_cut_around(close_up):
    picture, five = close_up()
    box = cheeks.polygon(five, "left")
    y = int(box[:, 1].min() + 4)
    cv2.line(picture, (int(box[:, 0].min()), y), (int(box[:, 0].max()), y), (20, 20, 20), 4)
    row = {each["side"]: each for each in extract.cut_cheeks(picture, five)}["left"]
    assert row["reason"] == "" and row["patch"].min() > 60
    assert row["y"] > cheeks.polygon(five, "left")[:, 1].mean() - 5


@pytest.mark.long
@pytest.mark.parametrize("beard", ["full", "stubble"])
def test_above_a_beard_there_is_skin(close_up, beard):
    plain, bearded = cut(close_up), cut(close_up, beard=beard)
    for side in cheeks.SIDES:
        row = bearded[side]
        if row["patch"] is not None:
            difference = row["patch"].mean(axis=(0, 1)) - plain[side]["patch"].mean(axis=(0, 1))
            assert np.abs(difference).max() < 25
        else:
            assert row["reason"].startswith("covered")


def test_a_blurred_picture_is_refused(close_up):
    picture, five = close_up()
    reasons = [row["reason"] for row in extract.cut_cheeks(picture, five)]
    assert reasons == ["", ""]
    blurred = cv2.GaussianBlur(picture, (0, 0), 4)
    for row in extract.cut_cheeks(blurred, five):
        assert row["reason"].startswith("blurred")


def test_a_small_face_is_refused(close_up):
    picture, five = close_up()
    small = cv2.resize(picture, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA)
    for row in extract.cut_cheeks(small, 0.3 * five):
        assert row["reason"].startswith("too small")


def test_a_face_at_the_edge_keeps_its_visible_cheek(close_up):
    picture, five = close_up()
    cutoff = int(five[0, 0])  # through the right eye
    reasons = {
        row["side"]: row["reason"]
        for row in extract.cut_cheeks(picture[:, cutoff:], five - (cutoff, 0))
    }
    assert reasons["left"] == "" and reasons["right"] != ""
