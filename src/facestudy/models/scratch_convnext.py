"""``scratch_convnext``: a small ConvNeXt, trained from scratch.

Liu et al., 2022, A ConvNet for the 2020s, https://arxiv.org/abs/2201.03545, in a size for a
thousand portraits: 64 x 64 pixels in colour, three stages, no layer scale and no stochastic depth,
which only deep networks need.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers

from facestudy.models import compile_model, hardware, scratch_cnn, trained_weights
from facestudy.models.backbones.base import SIDE
from facestudy.models.compile_model import SEED
from facestudy.models.precision import FLOAT32
from facestudy.models.scratch_cnn import split_after_preprocessing
from facestudy.study.paths import Study

__all__ = ["build", "compile", "rebuild", "split_after_preprocessing"]

SIZE = 64
WIDTHS, BLOCKS = (24, 48, 96), (1, 2, 1)
"""Of each stage: its channels, and how many blocks it has."""
PATCH, WINDOW, EXPANSION = 4, 7, 4


def build(
    classes: int,
    *,
    dropout: float = 0.3,
    augmentation: layers.Layer | None = None,
    policy: str = FLOAT32,
) -> keras.Model:
    """A stem of patches, three stages of ConvNeXt blocks, and the mean over places.

    >>> build(4).count_params()
    152644

    Args:
        classes: how many categories it tells apart.
        dropout: the rate before the last layer.
        augmentation: a layer on the network's input, (n, 64, 64, 3) of 0-1; acts in training only.
        policy: the dtype policy of convolutions and dense layers within the stages; the rest is
            float32.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes), not compiled.

    Raises:
        StudyError: fewer than two classes.
    """
    compile_model.check_classes(classes)
    picture = layers.Input((SIDE, SIDE, 3), name="picture")
    x = scratch_cnn.preprocess(picture, 3, SIZE)
    if augmentation is not None:
        x = augmentation(x)
    x = layers.Conv2D(WIDTHS[0], PATCH, strides=PATCH, dtype=policy, name="stem")(x)
    x = _normalised(x, "stem_norm")
    for stage, (width, blocks) in enumerate(zip(WIDTHS, BLOCKS, strict=True), 1):
        if stage > 1:
            x = _normalised(x, f"down{stage}_norm")
            x = layers.Conv2D(width, 2, strides=2, dtype=policy, name=f"down{stage}")(x)
        for number in range(1, blocks + 1):
            x = _block(x, f"stage{stage}_block{number}", policy)
    # A map under a name of its own, which no path goes around: Grad-CAM starts from it.
    x = layers.Activation("linear", name="map")(x)
    x = _normalised(layers.GlobalAveragePooling2D(dtype=FLOAT32, name="mean")(x), "norm")
    x = layers.Dropout(dropout, seed=SEED, name="dropout")(x)
    probabilities = layers.Dense(classes, activation="softmax", name="probabilities")(x)
    model = keras.Model(picture, probabilities, name="scratch_convnext")
    model.jit_compile = hardware.jit()
    return model


def _normalised(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    return layers.LayerNormalization(epsilon=1e-6, dtype=FLOAT32, name=name)(x)


def _block(x: keras.KerasTensor, name: str, policy: str) -> keras.KerasTensor:
    """A wide depthwise convolution, then two dense layers at each place; both beside a shortcut."""
    width = x.shape[-1]
    y = layers.DepthwiseConv2D(WINDOW, padding="same", dtype=policy, name=f"{name}_window")(x)
    y = _normalised(y, f"{name}_norm")
    y = layers.Dense(EXPANSION * width, activation="gelu", dtype=policy, name=f"{name}_wide")(y)
    y = layers.Dense(width, dtype=policy, name=f"{name}_narrow")(y)
    return layers.Add(dtype=FLOAT32, name=f"{name}_sum")([x, y])


def compile(model: keras.Model) -> keras.Model:
    """Compile in place with AdamW, as ConvNeXts are trained; categorical cross-entropy."""
    return compile_model.compile_with_decay(model)


def rebuild(study: Study, *, seed: int, classes: int, facts: Mapping[str, Any]) -> keras.Model:
    """The trained network of a study.

    Args:
        study: where ``05b_modern_networks`` saved the weights.
        seed: of the training.
        classes: how many categories it tells apart.
        facts: its entry in ``metrics.json``; ``precision`` is read.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes).

    Raises:
        StudyError: the weights are missing, damaged, or of another network.
    """
    model = build(classes, policy=trained_weights.policy(study, facts["precision"]))
    path = study.model("scratch_convnext", seed) / "model.weights.h5"
    return trained_weights.load_weights(model, path, notebook="05b_modern_networks")
