"""The published network, its augmentation, mirror images, and the evaluation."""

import keras
import numpy as np
import pytest

from facestudy.experiments.expressions import augmentation, evaluation, predictor
from facestudy.experiments.expressions.augmentation import KINDS, MOVES, Moved, Photograph
from facestudy.experiments.expressions.classes import (
    BY_NAME,
    EXPRESSIONS,
    MIRRORED,
    with_mirror_images,
)
from facestudy.experiments.expressions.model import build_network
from facestudy.experiments.expressions.window_vote import Box
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def windows(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, 48, 48, 3), dtype=np.uint8)


def test_the_network_is_the_published_one_to_the_parameter():
    model = build_network(17)
    convolutions = (3 * 25 + 1) * 64 + (64 * 25 + 1) * 64 + 2 * (64 * 9 + 1) * 64
    norms = 4 * (4 * 64 + 256)
    dense = (3 * 3 * 64 + 1) * 256 + (256 + 1) * 17
    assert model.count_params() == convolutions + norms + dense
    kinds = [type(layer).__name__ for layer in model.layers]
    assert kinds.count("Conv2D") == 4 and kinds.count("BatchNormalization") == 5
    assert [layer.rate for layer in model.layers if "Dropout" in type(layer).__name__] == [
        0.1, 0.3, 0.3
    ]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("classes", [2, 7, 17])
def test_any_number_of_classes_gives_probabilities(classes):
    probabilities = build_network(classes).predict(windows(3), verbose=0)
    assert probabilities.shape == (3, classes)
    assert probabilities.sum(axis=1) == pytest.approx(1)


def test_one_class_is_not_enough():
    with pytest.raises(StudyError, match="two classes"):
        build_network(1)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_augmentation_changes_pictures_and_only_in_training(kind):
    layer = Photograph(**{name: 0.0 for name in KINDS if name != kind})
    pictures = windows(8).astype("float32") / 255
    assert (np.asarray(layer(pictures, training=False)) == pictures).all()
    changed = np.asarray(layer(pictures, training=True))
    assert np.abs(changed - pictures).mean() > 1e-4
    assert changed.min() >= 0 and changed.max() <= 1
    again = np.asarray(layer(pictures, training=True))
    assert (again != changed).any()  # new random values each time


@pytest.mark.parametrize("move", MOVES)
def test_each_move_moves_pictures_and_only_in_training(move):
    layer = Moved(**dict.fromkeys(MOVES, 0.0) | {move: MOVES[move]}, flip=0.0)
    pictures = windows(8).astype("float32") / 255
    assert (np.asarray(layer(pictures, training=False)) == pictures).all()
    assert np.abs(np.asarray(layer(pictures, training=True)) - pictures).mean() > 1e-3


def test_a_stretch_changes_width_and_height_by_shares_of_their_own():
    ramps = np.zeros((40, 48, 48, 3), "float32")
    ramps[..., 0] = np.linspace(-1, 1, 48)  # across
    ramps[..., 1] = np.linspace(-1, 1, 48)[:, None]  # down
    still = dict.fromkeys(MOVES, 0.0) | {"stretch": 0.2}
    moved = np.asarray(Moved(**still, flip=0.0)(ramps, training=True))
    across = moved[:, 24, 30, 0] / ramps[0, 24, 30, 0]
    down = moved[:, 30, 24, 1] / ramps[0, 30, 24, 1]
    for shares in (across, down):
        assert 1 / 1.21 < shares.min() < 0.9 and 1.1 < shares.max() < 1 / 0.79
    assert abs(np.corrcoef(across, down)[0, 1]) < 0.5


def test_without_any_kind_nothing_changes():
    pictures = windows(4).astype("float32") / 255
    layer = Photograph(**dict.fromkeys(KINDS, 0.0))
    assert np.asarray(layer(pictures, training=True)) == pytest.approx(pictures)


def test_every_picture_of_a_batch_gets_its_own_random_values():
    same = np.repeat(windows(1), 6, axis=0).astype("float32") / 255
    changed = np.asarray(augmentation.augmentation(3)(same, training=True))
    assert len({picture.tobytes() for picture in changed}) == 6


def test_mirror_images_get_the_class_of_the_table_or_are_left_out():
    classes = ["left", "right", "smile", "text"]
    pictures, labels = windows(4), np.arange(4)
    table = {"left": "right", "right": "left", "smile": "smile"}
    both, their_labels = with_mirror_images(pictures, labels, classes, table=table)
    assert their_labels.tolist() == [0, 1, 2, 3, 1, 0, 2]
    assert (both[:4] == pictures).all() and (both[4] == pictures[0][:, ::-1]).all()
    with pytest.raises(StudyError, match="right"):
        with_mirror_images(pictures[:1], labels[:1], ["left"], table=table)


def test_the_table_of_expressions_is_complete():
    assert len(EXPRESSIONS) == len(BY_NAME) == 17
    assert len({expression.emoticon for expression in EXPRESSIONS}) == 17
    assert set(MIRRORED) == set(BY_NAME)


@pytest.mark.long
def test_a_saved_network_predicts_the_same_and_a_damaged_one_is_reported(study: Study):
    keras.utils.set_random_seed(1)
    model = build_network(3)
    folder = study.model(predictor.MODEL, 0)
    with pytest.raises(StudyError, match="does not exist yet"):
        predictor.load(study)
    predictor.save(folder, model, ["a", "b", "c"])
    picture = np.random.default_rng(5).integers(0, 256, (90, 90, 3), dtype=np.uint8)
    box = Box(20, 20, 40, 50)
    before = predictor.Predictor(model, ["a", "b", "c"]).predict(picture, box)
    after = predictor.load(study).predict(picture, box)
    assert after.expression == before.expression in "abc"
    assert after.probabilities == pytest.approx(before.probabilities, abs=1e-5)
    assert after.score == pytest.approx(after.probabilities.max())
    assert after.probabilities.sum() == pytest.approx(1, abs=1e-5)
    (folder / predictor.WEIGHTS).write_bytes(b"no weights")
    with pytest.raises(StudyError, match="is damaged"):
        predictor.load(study)


def test_the_interval_is_over_people_not_pictures():
    hits = np.repeat([1.0, 0.0], 50)
    independent = evaluation.bootstrap_mean(hits, np.arange(100))
    grouped = evaluation.bootstrap_mean(hits, np.repeat(np.arange(10), 10))
    widths = [result["ci95"][1] - result["ci95"][0] for result in (independent, grouped)]
    assert independent["value"] == grouped["value"] == 0.5
    assert widths[1] > 2 * widths[0] and grouped["people"] == 10


def test_a_difference_is_paired_by_picture():
    labels, people = np.zeros(40, int), np.repeat(np.arange(8), 5)
    sure, wrong = np.tile([0.9, 0.1], (40, 1)), np.tile([0.2, 0.8], (40, 1))
    half = np.where((np.arange(40) % 2 == 0)[:, None], sure, wrong)
    result = evaluation.compare(half, sure, labels, people)
    assert result["one_window"]["value"] == 0.5 and result["voting"]["value"] == 1.0
    assert result["difference"]["value"] == 0.5
    assert result["difference"]["ci95"][0] > 0.3
