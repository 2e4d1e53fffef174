"""The top: the small classifier on bottleneck features (n, features), all that stage 1 trains."""

from pathlib import Path

import keras
import numpy as np
from keras import layers

from facestudy.models import compile_model, hardware, trained_weights
from facestudy.models.backbones.base import Backbone
from facestudy.models.compile_model import SEED
from facestudy.models.start_again import StartAgain


class Normalization(layers.Normalization):
    """Keras's layer, whose statistics may change after a function with it was compiled.

    Keras computes tensors of them once, which a compiled function then holds as constants. The
    class is named as Keras's, because files of weights know layers by that.
    """

    def call(self, inputs: keras.KerasTensor) -> keras.KerasTensor:
        self.finalize_state()
        return super().call(inputs)


def build(
    features: int, classes: int, *, dropout: float = 0.5, standardise: bool = False
) -> keras.Model:
    """Dense 128 ReLU, Dropout, Dense softmax: 66,180 parameters for 512 features, 4 classes.

    >>> build(512, 4).count_params()
    66180

    Args:
        features: how many features a picture has.
        classes: how many categories it tells apart.
        dropout: the rate of the dropout layer.
        standardise: scale each feature to mean 0 and variance 1 first, with statistics from
            `adapt`, which are not trained (see `Backbone.standardise`).

    Returns:
        features (n, features) -> probabilities (n, classes), not compiled.

    Raises:
        StudyError: fewer than two classes.
    """
    compile_model.check_classes(classes)
    model = keras.Sequential(
        [
            layers.Input((features,), name="features"),
            *([Normalization(name="standardise")] if standardise else []),
            layers.Dense(128, activation="relu", name="dense"),
            layers.Dropout(dropout, seed=SEED, name="dropout"),
            layers.Dense(classes, activation="softmax", name="probabilities"),
        ],
        name="top",
    )
    model.jit_compile = hardware.jit()
    return model


def build_for(backbone: Backbone, classes: int, *, dropout: float = 0.5) -> keras.Model:
    """An untrained top for a backbone's features.

    Args:
        backbone: says how many features there are, and whether to standardise them.
        classes: how many categories it tells apart.
        dropout: the rate of the dropout layer.

    Returns:
        A model as from `build`.
    """
    return build(backbone.features, classes, dropout=dropout, standardise=backbone.standardise)


def adapt(model: keras.Model, features: np.ndarray) -> keras.Model:
    """Compute the statistics for standardising from training features (n, features).

    A top that does not standardise is not changed.
    """
    for layer in model.layers:
        if isinstance(layer, layers.Normalization):
            # Keras adapts on tensors of its own float type only.
            layer.adapt(np.asarray(features, "float32"))
    return model


def load(model: keras.Model, weights: Path) -> keras.Model:
    """Load the weights that stage 1 trained and saved.

    Raises:
        StudyError: the file is missing, damaged, or of another top.
    """
    return trained_weights.load_weights(model, weights, notebook="06_bottleneck")


def compile(model: keras.Model) -> keras.Model:
    """Compile in place with Adam and its defaults, and return the model.

    The 2019 study does not name stage 1's optimizer. Tutorials for such two-stage training used
    RMSprop; the study names Adam for its other network.
    """
    return compile_model.compile_classifier(model, keras.optimizers.Adam())


def train(
    features: np.ndarray,
    labels: np.ndarray,
    backbone: Backbone,
    *,
    epochs: int,
    seed: int,
    again: StartAgain | None = None,
    classes: int | None = None,
) -> keras.Model:
    """Train a new top on features without augmentation, and keep the last epoch's weights.

    For comparisons that train many tops; the study's own training is `facestudy.training.fit`.

    Args:
        features: float32 (n, features).
        labels: int (n,), classes from 0 on.
        backbone: the network that gave the features.
        epochs: passes over the features, in batches of 32.
        seed: decides first weights, order and dropout.
        again: the same for several trainings, which then share one compiled top: what it returned
            before changes.
        classes: how many; by default as many as the labels say.

    Returns:
        The trained top.
    """
    keras.utils.set_random_seed(seed)
    first = build_for(backbone, classes or int(labels.max()) + 1)
    classifier, _ = (again or StartAgain(compile)).with_weights_of(first)
    adapt(classifier, features)
    classifier.fit(features, labels, batch_size=32, epochs=epochs, verbose=0)
    return classifier
