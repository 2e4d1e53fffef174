"""``scratch_vit``: a small vision transformer, trained from scratch.

Dosovitskiy et al., 2021, An Image is Worth 16x16 Words, https://arxiv.org/abs/2010.11929, in a size
for a thousand portraits: 64 x 64 pixels in colour, 8 x 8 patches, four blocks. Each block learns
where its patches are from a small depthwise convolution (Chu et al., 2021, Conditional Positional
Encodings, https://arxiv.org/abs/2102.10882), and the mean of all patches takes the place of a
class token. Both help where there are few pictures.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers, ops

from facestudy.models import compile_model, hardware, scratch_cnn, trained_weights
from facestudy.models.backbones.base import SIDE
from facestudy.models.compile_model import SEED
from facestudy.models.precision import FLOAT32
from facestudy.models.scratch_cnn import split_after_preprocessing
from facestudy.study.paths import Study

__all__ = ["build", "compile", "rebuild", "split_after_preprocessing"]

SIZE, PATCH = 64, 8
CELLS = SIZE // PATCH
WIDTH, HEADS, BLOCKS, EXPANSION = 64, 4, 4, 2


def build(
    classes: int,
    *,
    dropout: float = 0.3,
    augmentation: layers.Layer | None = None,
    policy: str = FLOAT32,
) -> keras.Model:
    """Patches, four blocks of attention and dense layers, and the mean over patches.

    >>> build(4).count_params()
    149188

    Args:
        classes: how many categories it tells apart.
        dropout: the rate before the last layer.
        augmentation: a layer on the network's input, (n, 64, 64, 3) of 0-1; acts in training only.
        policy: the dtype policy of patches, attention and dense layers within the blocks; the rest
            is float32.

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
    x = layers.Conv2D(WIDTH, PATCH, strides=PATCH, dtype=policy, name="patches")(x)
    for number in range(1, BLOCKS + 1):
        x = _block(x, f"block{number}", policy)
    # A map under a name of its own, which no path goes around: Grad-CAM starts from it.
    x = layers.Activation("linear", name="map")(_normalised(x, "norm"))
    x = layers.GlobalAveragePooling2D(name="mean")(x)
    x = layers.Dropout(dropout, seed=SEED, name="dropout")(x)
    probabilities = layers.Dense(classes, activation="softmax", name="probabilities")(x)
    model = keras.Model(picture, probabilities, name="scratch_vit")
    model.jit_compile = hardware.jit()
    return model


def _normalised(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    return layers.LayerNormalization(epsilon=1e-6, dtype=FLOAT32, name=name)(x)


def _sum(x: keras.KerasTensor, y: keras.KerasTensor, name: str) -> keras.KerasTensor:
    return layers.Add(dtype=FLOAT32, name=name)([x, y])


def _block(x: keras.KerasTensor, name: str, policy: str) -> keras.KerasTensor:
    """Place, attention and two dense layers, each beside a shortcut, (n, 8, 8, 64)."""
    place = layers.DepthwiseConv2D(3, padding="same", dtype=policy, name=f"{name}_place")(x)
    x = _sum(x, place, f"{name}_with_place")
    y = _attention(_normalised(x, f"{name}_norm1"), name, policy)
    x = _sum(x, y, f"{name}_attended")
    y = _normalised(x, f"{name}_norm2")
    y = layers.Dense(EXPANSION * WIDTH, activation="gelu", dtype=policy, name=f"{name}_wide")(y)
    y = layers.Dense(WIDTH, dtype=policy, name=f"{name}_narrow")(y)
    return _sum(x, y, f"{name}_sum")


def _attention(x: keras.KerasTensor, name: str, policy: str) -> keras.KerasTensor:
    """Attention of every patch to all patches, (n, 8, 8, 64).

    Of dense layers, so that the check of Grad-CAM's maps can randomise all of its weights.
    """
    parts = []
    for part in ("query", "key", "value"):
        y = layers.Dense(WIDTH, dtype=policy, name=f"{name}_{part}")(x)
        shape = (CELLS * CELLS, HEADS, WIDTH // HEADS)
        parts.append(layers.Reshape(shape, dtype=policy, name=f"{name}_{part}_heads")(y))
    y = ops.dot_product_attention(*parts)
    y = layers.Reshape((CELLS, CELLS, WIDTH), dtype=policy, name=f"{name}_heads")(y)
    return layers.Dense(WIDTH, dtype=policy, name=f"{name}_joined")(y)


def compile(model: keras.Model) -> keras.Model:
    """Compile in place with AdamW, as transformers are trained; categorical cross-entropy."""
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
    path = study.model("scratch_vit", seed) / "model.weights.h5"
    return trained_weights.load_weights(model, path, notebook="05b_modern_networks")
