"""The encoder of the patches: ResNet-18 from random weights, or a pretrained face network.

Both take RGB images with values from 0 to 255; the preprocessing is part of the network.

He et al., 2016, https://arxiv.org/abs/1512.03385: a stem of one 7 x 7 convolution and a pooling,
four stages of two residual blocks, projections where a stage halves the map; 11,186,112
parameters without top, 9,600 of them the moving statistics of batch normalisation.
"""

from typing import Any

import keras
from keras import layers, ops

from facestudy.models import hardware
from facestudy.models.backbones import face_resnet
from facestudy.models.precision import FLOAT32
from facestudy.study.errors import StudyError

ENCODERS = ("resnet18", "face_resnet")

STAGES = (64, 128, 256, 512)
PARAMETERS = 11_186_112


def build_encoder(
    name: str = "resnet18", *, side: int = 64, policy: str = FLOAT32, **architecture: Any
) -> keras.Model:
    """A network from patches (n, side, side, 3) to features, with its initial weights.

    Args:
        name: "resnet18" has random weights; "face_resnet" is the pretrained backbone of that
            name, in float32.
        side: width and height of the patches.
        policy: the dtype policy of ResNet-18's convolutions.
        architecture: further arguments of `build_resnet18`.

    Raises:
        StudyError: an unknown encoder.
    """
    if name not in ENCODERS:
        raise StudyError(f"{name!r} is not an encoder: choose {' or '.join(ENCODERS)}")
    if name == "resnet18":
        return build_resnet18(side, policy=policy, **architecture)
    backbone = face_resnet.load()
    backbone.frozen.trainable = backbone.tail.trainable = True
    picture = keras.Input((side, side, 3), name="picture")
    larger = layers.Resizing(*backbone.frozen.input_shape[1:3], name="larger")(picture)
    return keras.Model(picture, backbone.tail(backbone.frozen(larger)), name="face_resnet")


def build_resnet18(
    side: int = 64, *, filters: tuple[int, ...] = STAGES, blocks: int = 2, policy: str = FLOAT32
) -> keras.Model:
    """ResNet-18 with random weights: patches (n, side, side, 3) -> features (n, 512).

    Args:
        side: width and height of the patches; 32 or more.
        filters: of each stage; the defaults are ResNet-18's, smaller ones are for tests.
        blocks: residual blocks of each stage.
        policy: the dtype policy of the convolutions; features are always float32.
    """
    picture = keras.Input((side, side, 3), name="picture")
    x = layers.Rescaling(1 / 63.75, offset=-2.0, name="standardise")(picture)
    x = _convolution(x, filters[0], kernel=7, strides=2, name="stem", policy=policy)
    x = layers.ReLU(name="stem_relu", dtype=policy)(x)
    x = layers.MaxPooling2D(3, 2, padding="same", name="stem_pool", dtype=policy)(x)
    for stage, width in enumerate(filters, 1):
        for block in range(1, blocks + 1):
            halves = stage > 1 and block == 1
            x = _residual_block(
                x, width, halves=halves, name=f"stage{stage}_block{block}", policy=policy
            )
    features = layers.GlobalAveragePooling2D(name="features", dtype=FLOAT32)(x)
    model = keras.Model(picture, features, name="resnet18")
    model.jit_compile = hardware.jit()
    return model


def depth_model(encoder: keras.Model) -> keras.Model:
    """The encoder with another output: mean and standard deviation of the maps at every depth.

    Skin has no parts to detect. The mean of a response and its variation over the patch describe
    colour and texture; the first layers respond to pores, the last ones to areas of light. The
    output is (n, numbers), float32.
    """
    names = [layer.name for layer in encoder.layers]
    ends = [name for name in names if _is_end(name, names)] or [encoder.layers[-2].name]
    moments = [_moments(encoder.get_layer(name).output, name) for name in ends]
    pooled = layers.Concatenate(name="depths", dtype=FLOAT32)(moments)
    model = keras.Model(encoder.input, pooled, name=f"{encoder.name}_depths")
    model.jit_compile = hardware.jit()
    return model


def _is_end(name: str, names: list[str]) -> bool:
    """Whether a layer is the last of the stem or of a residual block."""
    return name == "stem_relu" or (name.startswith("stage") and f"{name}_add" in names)


def _moments(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Mean and standard deviation of each channel over the map: (n, 2 channels)."""
    x = ops.cast(x, FLOAT32)
    mean, variance = ops.moments(x, axes=(1, 2))
    return layers.Concatenate(name=f"{name}_moments")([mean, ops.sqrt(variance + 1e-6)])


def _residual_block(
    x: keras.KerasTensor, filters: int, *, halves: bool, name: str, policy: str
) -> keras.KerasTensor:
    """relu(convolutions(x) + shortcut(x)); the shortcut is a projection where the size changes."""
    strides = 2 if halves else 1
    main = _convolution(x, filters, kernel=3, strides=strides, name=f"{name}_1", policy=policy)
    main = layers.ReLU(name=f"{name}_1_relu", dtype=policy)(main)
    main = _convolution(main, filters, kernel=3, name=f"{name}_2", policy=policy)
    if halves:
        x = _convolution(x, filters, kernel=1, strides=2, name=f"{name}_skip", policy=policy)
    x = layers.Add(name=f"{name}_add", dtype=policy)([main, x])
    return layers.ReLU(name=name, dtype=policy)(x)


def _convolution(
    x: keras.KerasTensor,
    filters: int,
    *,
    kernel: int,
    name: str,
    policy: str,
    strides: int = 1,
) -> keras.KerasTensor:
    """A convolution without bias, followed by batch normalisation."""
    if kernel > 1:  # the usual padding of this network: the same on all sides, also with a stride
        x = layers.ZeroPadding2D(kernel // 2, name=f"{name}_pad", dtype=policy)(x)
    x = layers.Conv2D(
        filters,
        kernel,
        strides=strides,
        use_bias=False,
        kernel_initializer="he_normal",
        name=f"{name}_conv",
        dtype=policy,
    )(x)
    return layers.BatchNormalization(momentum=0.9, epsilon=1e-5, name=f"{name}_bn", dtype=policy)(x)
