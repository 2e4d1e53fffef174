"""The top: the small classifier on bottleneck features, all that stage 1 trains.

Enters: features (n, features). Leaves: one probability per class.
"""

from pathlib import Path

import keras
import numpy as np
from keras import layers

from facestudy.models import compile_model, hardware, trained_weights
from facestudy.models.backbones.base import Backbone
from facestudy.models.compile_model import SEED
from facestudy.study.errors import StudyError


def build(
    features: int, classes: int, *, dropout: float = 0.5, standardise: bool = False
) -> keras.Model:
    """Dense 128 ReLU, Dropout, Dense softmax: 66,180 parameters for 512 features, 4 classes.

    Args:
        standardise: bring each feature to mean 0 and variance 1 first, by `adapt`ed statistics
            that are no trained parameters (see `Backbone.standardise`).

    Raises:
        StudyError: fewer than two classes.
    """
    if classes < 2:
        raise StudyError(f"a classifier needs two categories or more, here are {classes}")
    model = keras.Sequential(
        [
            layers.Input((features,), name="features"),
            *([layers.Normalization(name="standardise")] if standardise else []),
            layers.Dense(128, activation="relu", name="dense"),
            layers.Dropout(dropout, seed=SEED, name="dropout"),
            layers.Dense(classes, activation="softmax", name="probabilities"),
        ],
        name="top",
    )
    model.jit_compile = hardware.jit()
    return model


def build_for(backbone: Backbone, classes: int, *, dropout: float = 0.5) -> keras.Model:
    """An untrained top that fits a backbone."""
    return build(backbone.features, classes, dropout=dropout, standardise=backbone.standardise)


def adapt(model: keras.Model, features: np.ndarray) -> keras.Model:
    """Take the statistics that the top standardises by from training features (n, features).

    A top that does not standardise stays as it is.
    """
    for layer in model.layers:
        if isinstance(layer, layers.Normalization):
            # Keras adapts on tensors of its own float type only.
            layer.adapt(np.asarray(features, "float32"))
    return model


def load(model: keras.Model, weights: Path) -> keras.Model:
    """The weights that stage 1 has trained and saved.

    Raises:
        StudyError: the file is missing, damaged, or of another top.
    """
    return trained_weights.load_weights(model, weights, notebook="06_bottleneck")


def compile(model: keras.Model) -> keras.Model:
    """Adam with its defaults.

    The 2019 study does not name stage 1's optimizer. The tutorial that such two-stage trainings
    followed took RMSprop; Adam is what the study names for its other network.
    """
    return compile_model.compile_classifier(model, keras.optimizers.Adam())


def train(
    features: np.ndarray, labels: np.ndarray, backbone: Backbone, *, epochs: int, seed: int
) -> keras.Model:
    """A top after so many epochs on plain features, no views, no best epoch: for comparisons.

    Args:
        features: float32 (n, features).
        labels: int (n,), classes from 0 on.
        backbone: what the features came from.
        epochs: batches of 32.
        seed: of the first weights, the order and the dropout.
    """
    keras.utils.set_random_seed(seed)
    classifier = compile(build_for(backbone, int(labels.max()) + 1))
    adapt(classifier, features)
    classifier.fit(features, labels, batch_size=32, epochs=epochs, verbose=0)
    return classifier
