"""Regions contain what they are named after; a network that reads one region misses that one."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from support.made_pictures import noise_picture, png

from facestudy.audit.explain import occlusion
from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.prepare import face_crop

matplotlib.use("agg")
EYES, NOSE, MOUTH = slice(36, 48), slice(29, 34), slice(48, 68)
"""Of the generator's 68 landmarks."""


@pytest.fixture(scope="module")
def portraits() -> list[tuple[dict[str, np.ndarray], np.ndarray]]:
    """The regions of drawn faces and their 68 true landmarks each."""
    return [drawn(seed) for seed in range(12)]


@pytest.fixture(scope="module", params=range(4))
def portrait(request, portraits) -> tuple[dict[str, np.ndarray], np.ndarray]:
    return portraits[request.param]


def drawn(seed: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
    rng = np.random.default_rng(seed)
    picture, truth = render(draw_person(rng), draw_photo(rng), width=128, height=128)
    row = face_crop.crop_picture(png(picture))[1]
    points = np.array([[row[f"{one}_{axis}"] for axis in "xy"] for one in face_crop.LANDMARKS])
    masks = occlusion.regions(points[None])
    return {name: mask[0] for name, mask in masks.items()}, truth


@pytest.mark.long
@pytest.mark.parametrize("name, part", [("eyes", EYES), ("nose", NOSE), ("mouth", MOUTH)])
def test_a_region_holds_its_part_and_no_other(portraits, name, part):
    # The mean over people: the detector's five landmarks of a single face may be some pixels off.
    others = [slot for slot in (EYES, NOSE, MOUTH) if slot != part]
    shares = []
    for masks, truth in portraits:
        x, y = truth.astype(int).T
        inside, face = masks[name][y, x], masks["face"][y, x]
        shares.append([inside[part].mean(), face[part].mean(), *(inside[o].mean() for o in others)])
    own, in_face, *rest = np.mean(shares, axis=0)
    assert own > 0.85
    assert in_face > 0.9
    assert max(rest) < 0.25


def test_hair_face_and_background_share_no_pixel(portrait):
    masks, truth = portrait
    for one, other in (("hair", "face"), ("hair", "background"), ("face", "background")):
        assert not (masks[one] & masks[other]).any()
    x, y = truth.mean(axis=0).astype(int)
    top = np.flatnonzero(masks["face"][:, x])[0]
    assert masks["hair"][top - 4, x] and not masks["hair"][y, x]
    assert masks["background"][0, 0] and masks["background"].mean() > 0.2


def test_unknown_landmarks_have_no_regions():
    masks = occlusion.regions(np.full((2, 5, 2), np.nan), side=32)
    assert not any(mask.any() for mask in masks.values())
    assert {mask.shape for mask in masks.values()} == {(2, 32, 32)}


@pytest.mark.parametrize("fill", occlusion.FILLS)
def test_occlusion_hides_the_mask_and_nothing_else(fill):
    pictures = np.stack([noise_picture(seed) for seed in (0, 1)])
    masks = np.zeros((2, 128, 128), bool)
    masks[0, 20:60, 30:90] = True
    before = pictures.copy()
    hidden = occlusion.occlude(pictures, masks, fill=fill)
    assert np.array_equal(pictures, before)
    assert np.array_equal(hidden[~masks], pictures[~masks])
    assert hidden[masks].std() < 0.6 * pictures[masks].std()
    expected = {"mean": pictures[0].mean(), "grey": 128, "blur": pictures[masks].mean()}[fill]
    assert hidden[masks].mean() == pytest.approx(expected, abs=8)


def test_an_unknown_fill_is_refused():
    with pytest.raises(ValueError, match="choose one of mean"):
        occlusion.occlude(np.zeros((1, 8, 8, 3), np.uint8), np.zeros((1, 8, 8), bool), fill="red")


def test_a_shifted_mask_is_as_large_and_in_another_place():
    masks = np.zeros((50, 16, 16), bool)
    masks[:, 3:6, 4:9] = True
    moved = occlusion.shift_randomly(masks, np.random.default_rng(0))
    assert (moved.sum(axis=(1, 2)) == 15).all()
    assert len({mask.tobytes() for mask in moved}) > 30


def reader(pictures: np.ndarray) -> np.ndarray:
    """A network that reads one corner: bright there is class 1."""
    bright = pictures[:, :8, :8].mean(axis=(1, 2, 3)) > 200
    return np.eye(2)[bright.astype(int)]


@pytest.fixture
def corners() -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """60 pictures of two classes, and two masks, the second for 50 of them only."""
    labels = np.arange(60) % 2
    pictures = np.full((60, 32, 32, 3), 40, np.uint8)
    pictures[labels == 1, :8, :8] = 250
    masks = {name: np.zeros((60, 32, 32), bool) for name in ("read", "unread")}
    masks["read"][:, :8, :8] = True
    masks["unread"][:50, 16:24, 16:24] = True
    return pictures, labels, masks


def test_only_the_region_that_is_read_costs_accuracy(corners):
    pictures, labels, masks = corners
    table = occlusion.accuracy_drops(reader, pictures, labels, regions=masks).set_index("region")
    assert table.index.tolist() == ["read", "unread"]
    read, unread = table.loc["read"], table.loc["unread"]
    assert read["accuracy"] == 0.5 and read["drop"] == 0.5
    assert 0.3 < read["low"] < 0.5 < read["high"] < 0.7
    assert read["random_drop"] < 0.2 and read["random_high"] < read["low"]
    assert unread["drop"] == unread["low"] == unread["high"] == 0
    assert (read["pictures"], unread["pictures"]) == (60, 50)
    assert read["occluded"] == pytest.approx(64 / 32**2)


def test_pictures_of_one_group_are_drawn_together(corners):
    pictures, labels, masks = corners
    alone = occlusion.accuracy_drops(reader, pictures, labels, regions=masks)
    groups = labels * 3 + np.arange(60) // 20  # of one class each
    together = occlusion.accuracy_drops(reader, pictures, labels, regions=masks, groups=groups)
    assert together["drop"][0] == alone["drop"][0]
    assert (together["high"] - together["low"])[0] > 2 * (alone["high"] - alone["low"])[0]


def test_a_region_that_no_picture_has_is_left_out_and_named(corners):
    pictures, labels, masks = corners
    nowhere = np.zeros_like(masks["read"])
    regions = {"nose": nowhere, "read": masks["read"]}
    table = occlusion.accuracy_drops(reader, pictures, labels, regions=regions)
    alone = occlusion.accuracy_drops(reader, pictures, labels, regions={"read": masks["read"]})
    pd.testing.assert_frame_equal(table, alone, check_exact=True)
    ax = occlusion.drop_plot(table, Figure().subplots())
    assert "left out, since no picture has it: nose" in ax.get_xlabel()
    none = occlusion.accuracy_drops(reader, pictures, labels, regions={"nose": nowhere})
    ax = occlusion.drop_plot(none, Figure().subplots())
    assert none.empty and "not measured: no picture has a region (nose)" in ax.texts[0].get_text()


def test_drops_are_drawn_in_points_beside_the_random_place(corners):
    pictures, labels, masks = corners
    figure, ax = plt.subplots()
    table = occlusion.accuracy_drops(reader, pictures, labels, regions=masks)
    assert occlusion.drop_plot(table, ax) is ax
    assert [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "o"] == [
        50.0, pytest.approx(100 * table["random_drop"][0])
    ]  # fmt: skip
    assert ax.get_yticklabels()[0].get_text() == "read\n(6% of pixels)"
    assert "points" in ax.get_xlabel()
    plt.close(figure)
