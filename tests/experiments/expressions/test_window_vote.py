"""Windows around a box, and the vote."""

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


def middle(window: np.ndarray) -> tuple[float, float]:
    weights = window[..., 0].astype(float)
    rows, columns = np.mgrid[: len(window), : len(window)]
    return (weights * columns).sum() / weights.sum(), (weights * rows).sum() / weights.sum()


def test_there_are_45_and_each_is_another():
    seen = window_vote.cut(noise_picture(1, 200), Box(60, 60, 70, 80))
    assert len(SCALES) * len(SHIFTS) == 45
    assert seen.shape == (45, SIDE, SIDE, 3) and seen.dtype == np.uint8
    assert len({window.tobytes() for window in seen}) == 45


def test_the_plain_window_is_one_of_them():
    picture, box = noise_picture(2, 200), Box(50, 40, 90, 100)
    seen = window_vote.cut(picture, box)
    whole = SCALES.index(1.0) * len(SHIFTS) + SHIFTS.index((0, 0))
    difference = np.abs(seen[whole].astype(int) - window_vote.plain(picture, box))
    assert difference.mean() < 1.5  # the same place, by another margin


@pytest.mark.parametrize("enlarged", [1, 6])
def test_the_middle_of_the_box_is_the_middle_of_the_window(enlarged):
    side = 200 * enlarged
    picture = np.kron(spot(119.5, 79.5), np.ones((enlarged, enlarged, 1), np.uint8))
    assert picture.shape[0] == side
    box = Box(90 * enlarged, 50 * enlarged, 60 * enlarged, 60 * enlarged)
    assert middle(window_vote.plain(picture, box)) == pytest.approx((23.5, 23.5), abs=0.3)


def test_shifts_move_and_scales_widen():
    picture, box = spot(99.5, 99.5), Box(70, 70, 60, 60)
    (right,) = window_vote.cut(picture, box, (1.0,), ((4, 0),))
    assert middle(right) == pytest.approx((19.5, 23.5), abs=0.3)  # the window went right
    narrow, wide = (window_vote.cut(picture, box, (scale,), ((0, 0),))[0] for scale in (0.8, 1.2))
    assert narrow.astype(int).sum() > 1.5 * wide.astype(int).sum()


def test_a_box_at_the_edge_goes_on_with_the_border():
    picture = np.full((60, 60, 3), 77, np.uint8)
    for box in (Box(-30, -30, 60, 60), Box(50, 50, 900, 700), Box(40, 5, 30, 30)):
        assert (window_vote.cut(picture, box) == 77).all()


def test_a_box_without_a_size_is_refused():
    with pytest.raises(StudyError, match="no windows"):
        window_vote.plain(noise_picture(1), Box(3, 3, 0, 5))


def test_a_vote_is_the_sum_divided_by_the_number():
    said = np.random.default_rng(0).random((45, 17))
    before = said.copy()
    assert window_vote.vote(said) == pytest.approx(said.sum(axis=0) / 45)
    assert (said == before).all()
    assert window_vote.vote(said[:1]) == pytest.approx(said[0])


@pytest.mark.parametrize("shape", [(0, 3), (3,), (2, 3, 4)])
def test_a_vote_of_nothing_is_an_error(shape):
    with pytest.raises(ValueError, match="windows, classes"):
        window_vote.vote(np.zeros(shape))


def test_jitter_stays_within_its_share_and_reaches_it():
    rng, box = np.random.default_rng(0), Box(100, 50, 40, 60, 0.9)
    drawn = [window_vote.jittered(box, rng, share=0.15) for _ in range(2000)]
    across = [(each.x + each.width / 2 - 120) / 40 for each in drawn]
    sizes = [each.height / 60 - 1 for each in drawn]
    for values in (across, sizes):
        assert 0.14 < max(values) <= 0.1501 and -0.14 > min(values) >= -0.1501
    assert drawn[0].score == 0.9


def test_of_several_faces_the_best_is_a_parameter():
    far, near, sure = Box(0, 0, 9, 9, 0.95), Box(0, 0, 90, 90, 0.7), Box(0, 0, 50, 50, 0.99)
    faces = [far, near, sure]
    assert best(faces, by="size") == near and best(faces, by="score") == sure
    assert best(faces) == near and best([]) is None
    with pytest.raises(StudyError, match="by 'luck'"):
        best(faces, by="luck")
