"""Windows around a box, the vote, and the choice among several faces."""

import numpy as np
import pytest
from support.made_pictures import noise_picture

from facestudy.experiments.expressions import window_vote
from facestudy.experiments.expressions.detector import best
from facestudy.experiments.expressions.window_vote import SCALES, SHIFTS, SIDE, Box
from facestudy.study.errors import StudyError


def spot(x: float, y: float, size: int = 200) -> np.ndarray:
    """A soft white spot on black."""
    rows, columns = np.mgrid[:size, :size]
    light = np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / 60)
    return np.repeat((255 * light)[..., None], 3, 2).astype(np.uint8)


def centre(window: np.ndarray) -> tuple[float, float]:
    weights = window[..., 0].astype(float)
    rows, columns = np.mgrid[: len(window), : len(window)]
    return (weights * columns).sum() / weights.sum(), (weights * rows).sum() / weights.sum()


def test_there_are_45_different_windows():
    windows = window_vote.cut_windows(noise_picture(1, 200), Box(60, 60, 70, 80))
    assert len(SCALES) * len(SHIFTS) == 45
    assert windows.shape == (45, SIDE, SIDE, 3) and windows.dtype == np.uint8
    assert len({window.tobytes() for window in windows}) == 45


def test_the_central_window_is_one_of_them():
    picture, box = noise_picture(2, 200), Box(50, 40, 90, 100)
    windows = window_vote.cut_windows(picture, box)
    central = SCALES.index(1.0) * len(SHIFTS) + SHIFTS.index((0, 0))
    difference = np.abs(windows[central].astype(int) - window_vote.central_window(picture, box))
    assert difference.mean() < 1.5  # the same place, by another margin


@pytest.mark.parametrize("enlarged", [1, 6])
def test_the_centre_of_the_box_is_the_centre_of_the_window(enlarged):
    side = 200 * enlarged
    picture = np.kron(spot(119.5, 79.5), np.ones((enlarged, enlarged, 1), np.uint8))
    assert picture.shape[0] == side
    box = Box(90 * enlarged, 50 * enlarged, 60 * enlarged, 60 * enlarged)
    assert centre(window_vote.central_window(picture, box)) == pytest.approx((23.5, 23.5), abs=0.3)


def test_shifts_move_and_scales_widen():
    picture, box = spot(99.5, 99.5), Box(70, 70, 60, 60)
    (right,) = window_vote.cut_windows(picture, box, (1.0,), ((4, 0),))
    assert centre(right) == pytest.approx((19.5, 23.5), abs=0.3)  # the window moved right
    narrow, wide = (
        window_vote.cut_windows(picture, box, (scale,), ((0, 0),))[0] for scale in (0.8, 1.2)
    )
    assert narrow.astype(int).sum() > 1.5 * wide.astype(int).sum()


def test_a_box_beyond_the_edge_is_filled_with_the_border():
    picture = np.full((60, 60, 3), 77, np.uint8)
    for box in (Box(-30, -30, 60, 60), Box(50, 50, 900, 700), Box(40, 5, 30, 30)):
        assert (window_vote.cut_windows(picture, box) == 77).all()


def test_an_empty_box_is_rejected():
    with pytest.raises(StudyError, match="no windows"):
        window_vote.central_window(noise_picture(1), Box(3, 3, 0, 5))


def test_a_vote_is_the_mean():
    probabilities = np.random.default_rng(0).random((45, 17))
    before = probabilities.copy()
    assert window_vote.vote(probabilities) == pytest.approx(probabilities.sum(axis=0) / 45)
    assert (probabilities == before).all()
    assert window_vote.vote(probabilities[:1]) == pytest.approx(probabilities[0])


@pytest.mark.parametrize("shape", [(0, 3), (3,), (2, 3, 4)])
def test_a_vote_of_nothing_is_an_error(shape):
    with pytest.raises(ValueError, match="windows, classes"):
        window_vote.vote(np.zeros(shape))


def test_jitter_covers_its_range():
    rng, box = np.random.default_rng(0), Box(100, 50, 40, 60, 0.9)
    drawn = [window_vote.jittered(box, rng, share=0.15) for _ in range(2000)]
    across = [(other.x + other.width / 2 - 120) / 40 for other in drawn]
    sizes = [other.height / 60 - 1 for other in drawn]
    for values in (across, sizes):
        assert 0.14 < max(values) <= 0.1501 and -0.14 > min(values) >= -0.1501
    assert drawn[0].score == 0.9


def test_the_best_of_several_faces_is_chosen_by_a_criterion():
    far, near, sure = Box(0, 0, 9, 9, 0.95), Box(0, 0, 90, 90, 0.7), Box(0, 0, 50, 50, 0.99)
    faces = [far, near, sure]
    assert best(faces, by="size") == near and best(faces, by="score") == sure
    assert best(faces) == near and best([]) is None
    with pytest.raises(StudyError, match="by 'luck'"):
        best(faces, by="luck")
