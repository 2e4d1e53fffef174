"""The top: the small classifier on bottleneck features, all that stage 1 trains.

Enters: features (n, features). Leaves: one probability per class.
"""

import keras
from keras import layers

from facestudy.errors import StudyError
from facestudy.models import compiling


def build(features: int, classes: int, *, dropout: float = 0.5) -> keras.Model:
    """Dense 128 ReLU, Dropout, Dense softmax: 66,180 parameters for 512 features, 4 classes.

    Raises:
        StudyError: fewer than two classes.
    """
    if classes < 2:
        raise StudyError(f"a classifier needs two categories or more, here are {classes}")
    model = keras.Sequential(
        [
            layers.Input((features,), name="features"),
            layers.Dense(128, activation="relu", name="dense"),
            layers.Dropout(dropout, name="dropout"),
            layers.Dense(classes, activation="softmax", name="probabilities"),
        ],
        name="top",
    )
    model.jit_compile = compiling.jit()
    return model


def compile(model: keras.Model) -> keras.Model:
    """Adam with its defaults.

    The 2019 study does not name stage 1's optimizer. The tutorial that such two-stage trainings
    followed took RMSprop; Adam is what the study names for its other network.
    """
    return compiling.classifier(model, keras.optimizers.Adam())
