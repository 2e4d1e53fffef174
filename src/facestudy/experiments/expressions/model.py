"""The published network: four convolutions on 48 x 48 pixels, then one hidden layer."""

from typing import Any

import keras
from keras import layers

from facestudy.experiments.expressions.window_vote import SIDE
from facestudy.models import compile_model, hardware
from facestudy.models.precision import FLOAT32
from facestudy.study.errors import StudyError

FILTERS = 64
KERNELS = (5, 5, 3, 3)


def build_network(
    classes: int, *, augmentation: layers.Layer | None = None, policy: str = FLOAT32
) -> keras.Model:
    """Windows (n, 48, 48, 3), RGB 0-255, to probabilities (n, classes).

    Dropout 0.1; four times convolution (64), batch normalisation, pooling; dropout 0.3; dense 256.
    Convolutions keep the size (the published table would leave nothing of 48 pixels otherwise).

    Args:
        classes: number of classes.
        augmentation: a layer that changes the input, scaled to 0-1, in training only.
        policy: dtype policy of the convolutions, which take most of the time; the rest is float32.

    Returns:
        the network, not compiled.

    Raises:
        StudyError: fewer than two classes.
    """
    if classes < 2:
        raise StudyError(f"a classifier needs at least two classes, not {classes}")
    window = layers.Input((SIDE, SIDE, 3), name="window")
    x = layers.Rescaling(1 / 255, name="scale")(window)
    if augmentation is not None:
        x = augmentation(x)
    x = _dropout(x, 0.1, 0)
    for number, kernel in enumerate(KERNELS, 1):
        x = layers.Conv2D(FILTERS, kernel, padding="same", activation="relu", dtype=policy,
                          name=f"conv{number}")(x)  # fmt: skip
        x = layers.BatchNormalization(dtype=policy, name=f"norm{number}")(x)
        x = layers.MaxPooling2D(2, dtype=policy, name=f"pool{number}")(x)
    x = layers.Flatten(dtype=FLOAT32, name="flatten")(x)
    x = _dropout(x, 0.3, 1)
    x = layers.Dense(256, activation="relu", name="dense")(x)
    x = layers.BatchNormalization(name="norm5")(x)
    x = _dropout(x, 0.3, 2)
    probabilities = layers.Dense(classes, activation="softmax", name="probabilities")(x)
    model = keras.Model(window, probabilities, name="expressions_cnn")
    model.jit_compile = hardware.jit()
    return model


def compile_network(model: keras.Model, *, rate: Any = 1e-3) -> keras.Model:
    """Compile with Adam and categorical cross-entropy; ``rate`` may be a Keras schedule."""
    return compile_model.compile_classifier(model, keras.optimizers.Adam(rate))


def _dropout(x: Any, share: float, number: int) -> Any:
    return layers.Dropout(share, seed=compile_model.SEED + number, name=f"dropout{number + 1}")(x)
