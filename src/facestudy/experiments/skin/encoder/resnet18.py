"""ResNet-18 with its usual stem, the encoder of the patches.

Enters: pictures of any size, RGB, 0-255; preprocessing lies inside. Leaves: 512 features, or
what each depth of the network sees.

He et al., 2016, https://arxiv.org/abs/1512.03385: a stem of one 7 x 7 convolution and a pooling,
four stages of two residual blocks, projections where a stage halves the map; 11,186,112
parameters without top, 9,600 of them the moving statistics of batch normalisation.
"""

import keras
from keras import layers, ops

from facestudy.models import hardware
from facestudy.models.precision import FLOAT32

STAGES = (64, 128, 256, 512)
PARAMETERS = 11_186_112


def build(
    side: int = 64, *, filters: tuple[int, ...] = STAGES, blocks: int = 2, policy: str = FLOAT32
) -> keras.Model:
    """The network with fresh weights: pictures (n, side, side, 3) -> features (n, 512).

    Args:
        side: width and height of the pictures; 32 or more.
        filters: of each stage; the defaults are ResNet-18's, fewer make small ones for trials.
        blocks: residual blocks of each stage.
        policy: the dtype policy of the convolutions; features are float32 always.
    """
    picture = keras.Input((side, side, 3), name="picture")
    x = layers.Rescaling(1 / 63.75, offset=-2.0, name="standardise")(picture)
    x = _normalised(x, filters[0], kernel=7, strides=2, name="stem", policy=policy)
    x = layers.ReLU(name="stem_relu", dtype=policy)(x)
    x = layers.MaxPooling2D(3, 2, padding="same", name="stem_pool", dtype=policy)(x)
    for stage, width in enumerate(filters, 1):
        for block in range(1, blocks + 1):
            halves = stage > 1 and block == 1
            x = _block(x, width, halves=halves, name=f"stage{stage}_block{block}", policy=policy)
    features = layers.GlobalAveragePooling2D(name="features", dtype=FLOAT32)(x)
    model = keras.Model(picture, features, name="resnet18")
    model.jit_compile = hardware.jit()
    return model


def depths(encoder: keras.Model) -> keras.Model:
    """The same layers, giving mean and spread of every depth's maps: (n, numbers) float32.

    Skin has no parts to be found: how strong a response is on average, and how much it varies
    from place to place, says what there is to say of colour and texture. The first layers see
    pores, the last ones patches of light.
    """
    names = [layer.name for layer in encoder.layers]
    ends = [name for name in names if _is_end(name, names)] or [encoder.layers[-2].name]
    found = [_moments(encoder.get_layer(name).output, name) for name in ends]
    pooled = layers.Concatenate(name="depths", dtype=FLOAT32)(found)
    model = keras.Model(encoder.input, pooled, name=f"{encoder.name}_depths")
    model.jit_compile = hardware.jit()
    return model


def _is_end(name: str, names: list[str]) -> bool:
    """Whether a layer ends the stem or a stage's block."""
    return name == "stem_relu" or (name.startswith("stage") and f"{name}_add" in names)


def _moments(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Mean and standard deviation of each channel over the map: (n, 2 channels)."""
    x = ops.cast(x, FLOAT32)
    mean, variance = ops.moments(x, axes=(1, 2))
    return layers.Concatenate(name=f"{name}_moments")([mean, ops.sqrt(variance + 1e-6)])


def _block(
    x: keras.KerasTensor, filters: int, *, halves: bool, name: str, policy: str
) -> keras.KerasTensor:
    """relu(convolutions(x) + shortcut(x)); the shortcut is a projection where the map changes."""
    strides = 2 if halves else 1
    main = _normalised(x, filters, kernel=3, strides=strides, name=f"{name}_1", policy=policy)
    main = layers.ReLU(name=f"{name}_1_relu", dtype=policy)(main)
    main = _normalised(main, filters, kernel=3, name=f"{name}_2", policy=policy)
    if halves:
        x = _normalised(x, filters, kernel=1, strides=2, name=f"{name}_skip", policy=policy)
    x = layers.Add(name=f"{name}_add", dtype=policy)([main, x])
    return layers.ReLU(name=name, dtype=policy)(x)


def _normalised(
    x: keras.KerasTensor,
    filters: int,
    *,
    kernel: int,
    name: str,
    policy: str,
    strides: int = 1,
) -> keras.KerasTensor:
    """A convolution without bias, and batch normalisation."""
    if kernel > 1:  # the usual padding of this network: alike on all sides, also with a stride
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
