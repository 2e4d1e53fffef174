"""One compiled model, used for several trainings, gives the bits of a model for each."""

from types import SimpleNamespace

import keras
import numpy as np
import pytest

from facestudy.models import classifier_head
from facestudy.models.start_again import StartAgain

pytestmark = pytest.mark.long

BACKBONE = SimpleNamespace(features=6, standardise=True)


def task(seed: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    features = generator.normal(3 * seed, 1 + seed, (40, 6)).astype("float32")
    return features, (features[:, 0] > features[:, 0].mean()).astype(int)


def trained(seed: int, again: StartAgain | None) -> np.ndarray:
    features, labels = task(seed)
    top = classifier_head.train(features, labels, BACKBONE, epochs=3, seed=seed, again=again)
    return keras.ops.convert_to_numpy(top(features, training=False))


def test_trainings_that_share_a_compiled_top_do_not_influence_each_other():
    again = StartAgain(classifier_head.compile)
    for seed in (1, 2, 1):  # other data, other statistics, other weights; and back
        np.testing.assert_array_equal(trained(seed, again), trained(seed, None))


def test_a_model_of_another_architecture_is_not_squeezed_into_the_kept_one():
    again = StartAgain(classifier_head.compile)
    sizes = (3, 4, 4)
    tops = [again.with_weights_of(classifier_head.build(6, classes))[0] for classes in sizes]
    assert [top.output_shape[-1] for top in tops] == [3, 4, 4]
    assert tops[0] is not tops[1] and tops[1] is tops[2]


@pytest.mark.skipif(keras.backend.backend() != "tensorflow", reason="of TensorFlow's functions")
def test_tensorflow_traces_one_function_for_many_trainings():
    again = StartAgain(classifier_head.compile)
    features, labels = task(1)
    traced = [
        classifier_head.train(
            features, labels, BACKBONE, epochs=1, seed=seed, again=again
        ).train_function
        for seed in range(3)
    ]
    assert traced[0] is traced[1] is traced[2]
