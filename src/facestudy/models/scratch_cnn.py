"""``scratch_cnn``: the published small network, trained from scratch.

Pictures (n, 128, 128, 3), RGB, 0-255, become one probability per class. The 2019 study's text
says that the network saw colour, but its parameter count implies one channel: grey is the
default, ``channels=3`` is the other reading.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers, ops

from facestudy.models import compile_model, hardware, trained_weights
from facestudy.models.backbones.base import SIDE
from facestudy.models.compile_model import SEED
from facestudy.models.precision import FLOAT32
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def build(
    classes: int,
    *,
    channels: int = 1,
    size: int = 64,
    dropout: float = 0.5,
    augmentation: layers.Layer | None = None,
    policy: str = FLOAT32,
) -> keras.Model:
    """Three convolutions with pooling, then two dense layers.

    >>> build(4).count_params()
    92868

    Args:
        classes: how many categories it tells apart.
        channels: 1 for grey (luminance), 3 for RGB (93,444 parameters).
        size: side of the network's input in pixels; the pictures are averaged down to it.
        dropout: the rate of the dropout layer.
        augmentation: a layer on the network's input, (n, size, size, channels) of 0-1; it acts in
            training only (as ``fit`` and ``predict`` say; a bare call of the model leaves it to
            the layer's own default).
        policy: the dtype policy of convolutions and pooling, which take most of the time; the
            rest is float32.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes), not compiled.

    Raises:
        StudyError: fewer than two classes, or a bad number of channels or size.
    """
    _check(classes, channels, size)
    picture = layers.Input((SIDE, SIDE, 3), name="picture")
    x = preprocess(picture, channels, size)
    if augmentation is not None:
        x = augmentation(x)
    for number in (1, 2, 3):
        x = layers.Conv2D(32, 3, activation="relu", dtype=policy, name=f"conv{number}")(x)
        x = layers.MaxPooling2D(2, dtype=policy, name=f"pool{number}")(x)
    x = layers.Flatten(dtype=FLOAT32, name="flatten")(x)
    x = layers.Dense(64, activation="relu", name="dense")(x)
    x = layers.Dropout(dropout, seed=SEED, name="dropout")(x)
    probabilities = layers.Dense(classes, activation="softmax", name="probabilities")(x)
    model = keras.Model(picture, probabilities, name="scratch_cnn")
    model.jit_compile = hardware.jit()
    return model


def split_after_preprocessing(model: keras.Model) -> tuple[keras.Model, keras.Model]:
    """Split a model into preprocessing and network, which share its layers.

    Preprocessing has no weights, so training needs its output only once per picture; fitting the
    second part trains the whole model.

    Returns:
        pictures (n, 128, 128, 3) -> inputs (n, size, size, channels), and inputs ->
        probabilities.
    """
    scaled = model.get_layer("scale").output
    first = keras.Model(model.input, scaled, name="seen")
    second = keras.Model(scaled, model.output, name=f"{model.name}_head")
    second.jit_compile = hardware.jit()
    return first, second


def preprocess(picture: keras.KerasTensor, channels: int, size: int) -> keras.KerasTensor:
    """Reduce pictures (n, 128, 128, 3) of 0-255 to inputs (n, size, size, channels) of 0-1.

    Args:
        picture: a symbolic tensor.
        channels: 1 for grey, 3 for RGB.
        size: side of the result in pixels.

    Returns:
        A symbolic tensor.
    """
    x = ops.image.rgb_to_grayscale(picture) if channels == 1 else picture
    if SIDE % size == 0:  # the mean of whole blocks of pixels is the area resize
        x = layers.AveragePooling2D(SIDE // size, name="resize")(x)
    else:
        x = ops.image.resize(x, (size, size), "bilinear", antialias=True)
    return layers.Rescaling(1 / 255, name="scale")(x)


def compile(model: keras.Model) -> keras.Model:
    """Compile in place as published: Adam with its defaults, categorical cross-entropy."""
    return compile_model.compile_classifier(model, keras.optimizers.Adam())


def rebuild(study: Study, *, seed: int, classes: int, facts: Mapping[str, Any]) -> keras.Model:
    """The trained network of a study.

    Args:
        study: where ``05_scratch_cnn`` saved the weights.
        seed: of the training.
        classes: how many categories it tells apart.
        facts: its entry in ``metrics.json``; ``precision`` is read.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes).

    Raises:
        StudyError: the weights are missing, damaged, or of another network.
    """
    model = build(classes, policy=trained_weights.policy(study, facts["precision"]))
    path = study.model("scratch_cnn", seed) / "model.weights.h5"
    return trained_weights.load_weights(model, path, notebook="05_scratch_cnn")


def _check(classes: int, channels: int, size: int) -> None:
    compile_model.check_classes(classes)
    if channels not in (1, 3):
        raise StudyError(f"channels is {channels}: 1 means grey, 3 means RGB")
    if (
        not 22 <= size <= SIDE
    ):  # three valid convolutions and poolings leave nothing of smaller inputs
        raise StudyError(f"size is {size}: the network needs 22 to {SIDE} pixels a side")
