"""Tuned networks: what a setting changes, and that trained weights are found again."""

import warnings

import keras
import numpy as np
import pytest

from facestudy.models import classifier_head, registry
from facestudy.models.start_again import StartAgain, state
from facestudy.models.tuned import tuned_cnn, tuned_finetune
from facestudy.study.errors import StudyError
from facestudy.training import fit

pytestmark = pytest.mark.long


@pytest.fixture
def backbone():
    return registry.choose("face_resnet", precision="float32")


def kernels(model: keras.Model) -> dict[str, np.ndarray]:
    return {weight.path: weight.numpy() for weight in model.weights if weight.name == "kernel"}


def test_only_the_last_layers_are_unfrozen_and_a_trained_head_is_found_again(study, backbone):
    values = {**tuned_finetune.USUAL, "depth": 2, "unfrozen": 1, "rate": 0.01}
    keras.utils.set_random_seed(0)
    top = tuned_finetune.top_for(backbone, 3, values)
    head = tuned_finetune.head(backbone, top, values)
    rng = np.random.default_rng(0)
    activations = rng.random((6, *head.input_shape[1:]), "float32")
    before = kernels(backbone.tail)
    head.fit(activations, np.arange(6) % 3, epochs=2, verbose=0)
    changed = {path for path, was in kernels(backbone.tail).items() if np.any(was != before[path])}
    assert len(changed) == 1 and "conv2" in changed.pop()
    path = study.model("tuned_finetune", 0) / "head.weights.h5"
    path.parent.mkdir(parents=True)
    head.save_weights(path)
    facts = {"backbone": backbone.name, "precision": "float32", "settings": values}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = tuned_finetune.rebuild(study, seed=0, classes=3, facts=facts)
    pictures = rng.integers(0, 256, (2, 128, 128, 3)).astype("float32")
    wanted = head(backbone.frozen(pictures))
    np.testing.assert_allclose(found(pictures), wanted, atol=1e-5)


def test_warming_up_one_top_after_another_gives_what_each_would(backbone):
    rng = np.random.default_rng(0)
    features = rng.normal(1, 0.1, (40, backbone.features)).astype("float32")
    labels, again = np.arange(40) % 2, StartAgain(classifier_head.compile)
    for rows in (slice(0, 40), slice(0, 20)):
        weights = []
        for shared in (again, None):
            keras.utils.set_random_seed(1)
            top = tuned_finetune.top_for(backbone, 2)
            keras.utils.set_random_seed(2)
            tuned_finetune.warm_up(top, features[rows], labels[rows], shared)
            weights.append([weight.numpy() for weight in top.weights])
        for one, other in zip(*weights, strict=True):
            np.testing.assert_allclose(one, other, atol=1e-6)


def test_settings_change_the_network_and_the_optimizer():
    values = {**tuned_cnn.USUAL, "width": 16, "depth": 4, "dense": 32, "rate": 0.002, "decay": 0.3}
    model = tuned_cnn.compile_with(tuned_cnn.build(4, settings=values), values)
    convolutions = [x for x in model.layers if isinstance(x, keras.layers.Conv2D)]
    assert [x.filters for x in convolutions] == [16] * 4
    assert float(model.optimizer.learning_rate) == pytest.approx(0.002)
    assert model.optimizer.weight_decay == 0.3
    with pytest.raises(StudyError, match="depth is 5: it must be 2, 3 or 4"):
        tuned_cnn.build(4, settings={**values, "depth": 5})


def test_a_top_that_is_warmed_up_in_the_place_of_another_ends_as_one_of_its_own():
    class Small:
        features, standardise = 24, True

    rng = np.random.default_rng(0)
    features = [rng.normal(size=(40, 24)).astype("float32") + n for n in range(2)]
    labels = rng.integers(0, 3, 40)

    def warmed(number, again):
        fit.set_seed(7 + number)
        top = tuned_finetune.top_for(Small, 3, tuned_finetune.USUAL)
        tuned_finetune.warm_up(top, features[number], labels, again)
        return [keras.ops.convert_to_numpy(variable) for variable in state(top)]

    again = StartAgain(classifier_head.compile)
    warmed(0, again)
    for shared, alone in zip(warmed(1, again), warmed(1, None), strict=True):
        np.testing.assert_array_equal(shared, alone)
