"""``face_resnet``: dlib's face recognition network in Keras, the backbone that needs no download.

The package ``face_recognition_models`` carries the weights (CC0; their author released the
network into the public domain). It gives 256 bottleneck features, dlib's own 128-d embedding, or
features of every depth.

29 convolutions (a ResNet-34 with half the filters and a few layers fewer, trained in part on the
VGG face data): http://dlib.net/dnn_face_recognition_ex.cpp.html; He et al., 2016,
https://arxiv.org/abs/1512.03385. Each affine layer is folded into its convolution, so that there
is no batch normalisation whose statistics fine-tuning could change.
"""

import importlib.util
import re
from pathlib import Path

import keras
import numpy as np
from keras import layers, ops

from facestudy.models import hardware
from facestudy.models.backbones import dlib_weights
from facestudy.models.backbones.base import SIDE, Backbone
from facestudy.models.backbones.dlib_weights import EMBEDDING, STAGES, Network
from facestudy.models.precision import FLOAT32, recast
from facestudy.study import files
from facestudy.study.errors import StudyError

FILE = "dlib_face_recognition_resnet_model_v1.dat"
DIGEST = "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30"
MEND = "reinstall it: pip install --force-reinstall face_recognition_models==0.3.0"
CUT = (4, 4, 256)  # activations before the last residual block
# The layers that compute in mixed_bfloat16. The features are about 1.1 and vary by a tenth of that
# between faces, so rounding matters: with every convolution in bfloat16, class probabilities
# changed by up to 0.05 (1,343 campus faces, 1.8 times as fast); with these by 0.015 (1.1 times).
ROUNDED = re.compile(r"stage[12]_block\d_conv2")
LATE_STAGES = ("stage3", "stage4", "stage5")
"""What curation sees. The last layers identify people and were trained to ignore what covers a
face; together with the two stages before them, 235 labels separated bad real crops with an AUC of
0.999 (the 128-d embedding alone: 0.994)."""


def weights() -> Path:
    """The weights file inside the installed package, which is located but not imported.

    (Importing it needs ``pkg_resources``, which new versions of setuptools no longer include.)

    Raises:
        StudyError: the package or its file is missing.
    """
    package = importlib.util.find_spec("face_recognition_models")
    for folder in (package and package.submodule_search_locations) or ():
        path = Path(folder) / "models" / FILE
        if path.is_file():
            return path
    raise StudyError(f"the package face_recognition_models or its file {FILE} is missing; {MEND}")


def load(policy: str = FLOAT32, reason: str = "") -> Backbone:
    """The network cut before its last residual block: 4 x 4 x 256 activations, 256 features.

    Args:
        policy: the dtype policy of its `ROUNDED` convolutions.
        reason: why it was chosen, in full sentences; the backbone's note begins with it.

    Raises:
        StudyError: the weights file is missing, truncated or altered.
    """
    network = read(weights())
    picture = layers.Input((SIDE, SIDE, 3), name="picture")
    cut = layers.Input(CUT, name="activations")
    frozen = keras.Model(picture, _trunk(_enlarged(picture), network)[-1], name="face_resnet")
    tail = keras.Model(cut, _pooled(_last_stage(cut)), name="face_resnet_tail")
    note = f"{reason}Weights: dlib's face network, from the package face_recognition_models (CC0)."
    frozen, tail = (_fill(recast(part, policy, ROUNDED), network) for part in (frozen, tail))
    frozen.trainable = False
    # Its features are about 1.1 and vary by 0.1 between faces: without standardising them, a top
    # learns nothing in 100 epochs.
    return Backbone("face_resnet", frozen, tail, DIGEST, note, True, policy, depths)


def embedding(policy: str = FLOAT32) -> keras.Model:
    """dlib's whole network: aligned faces (n, 150, 150, 3), RGB, 0-255 -> (n, 128).

    By dlib's own threshold two faces are of one person if their Euclidean distance is below 0.6.

    Args:
        policy: the dtype policy of its `ROUNDED` convolutions.
    """
    network = read(weights())
    chip = layers.Input((dlib_weights.SIDE, dlib_weights.SIDE, 3), name="chip")
    deepest = _last_stage(_trunk(chip, network)[-1])
    model = keras.Model(chip, _embedded(_pooled(deepest)), name="face_resnet_embedding")
    return _fill(recast(model, policy, ROUNDED), network)


def stages(grid: int = 1) -> keras.Model:
    """Features of every depth: pictures (n, 128, 128, 3) -> a dictionary of (n, numbers).

    ``stage1`` ... ``stage5`` hold each stage's map averaged over grid x grid cells (fewer where
    the map is smaller; 1 is the global average), flattened; ``embedding`` is dlib's 128-d one.
    The middle stages encode a face's expression, the last one its identity.
    """
    if grid < 1:
        raise StudyError(f"grid is {grid}: it counts the cells along a side, 1 or more")
    network = read(weights())
    picture = layers.Input((SIDE, SIDE, 3), name="picture")
    maps = _trunk(_enlarged(picture), network)
    maps.append(_last_stage(maps[-1]))
    features = {f"stage{number}": _cells(x, grid) for number, x in enumerate(maps, 1)}
    features["embedding"] = _embedded(_pooled(maps[-1]))
    return _fill(keras.Model(picture, features, name="face_resnet_stages"), network)


def read(path: Path) -> Network:
    """The weights as arrays, after checking the file's digest.

    Raises:
        StudyError: the file is missing, truncated, altered, or another one.
    """
    network = dlib_weights.read(path)
    if files.sha256(path) != DIGEST:
        raise StudyError(f"{path} is not the published file, some numbers differ; {MEND}")
    return network


def _enlarged(picture: keras.KerasTensor) -> keras.KerasTensor:
    """Resize from the study's 128 pixels to the network's 150.

    Not with a Resizing layer: its ``call`` takes training as the default, and in Keras 3.15 passes
    that on to a dropout layer behind it when a model is called without ``training``.
    """
    return ops.image.resize(picture, (dlib_weights.SIDE, dlib_weights.SIDE), "bilinear")


def _trunk(picture: keras.KerasTensor, network: Network) -> list[keras.KerasTensor]:
    """The outputs of the first four stages for pictures (n, 150, 150, 3) of 0-255."""
    offset = [-mean / 256 for mean in network.means]
    x = layers.Rescaling(1 / 256, offset=offset, name="standardise")(picture)
    x = layers.Conv2D(32, 7, strides=2, activation="relu", name="stem")(x)
    x = layers.MaxPooling2D(3, 2, name="stem_pool")(x)
    outputs = []
    for number in range(1, len(STAGES)):
        x = _stage(x, number)
        outputs.append(x)
    return outputs


def _last_stage(x: keras.KerasTensor) -> keras.KerasTensor:
    """The last residual block: (4, 4, 256) -> (2, 2, 256)."""
    return _stage(x, len(STAGES))


def depths() -> keras.Model:
    """The network from pictures to the means of `LATE_STAGES`, side by side."""
    every = stages()
    means = layers.Concatenate()([every.output[name] for name in LATE_STAGES])
    model = keras.Model(every.input, means, name="face_resnet_depths")
    model.jit_compile = every.jit_compile
    return model


def _stage(x: keras.KerasTensor, number: int) -> keras.KerasTensor:
    stage = STAGES[number - 1]
    for block in range(stage.blocks):
        name = f"stage{number}_block{block + 1}"
        x = _block(x, stage.filters, halves=stage.halves and block == 0, name=name)
    return x


def _block(x: keras.KerasTensor, filters: int, *, halves: bool, name: str) -> keras.KerasTensor:
    """relu(convolutions(x) + skip(x)); a halving block pads both terms to one shape with zeros."""
    stride, padding = (2, "valid") if halves else (1, "same")
    main = layers.Conv2D(
        filters, 3, strides=stride, padding=padding, activation="relu", name=f"{name}_conv1"
    )(x)
    main = layers.Conv2D(filters, 3, padding="same", name=f"{name}_conv2")(main)
    if halves:
        x = layers.AveragePooling2D(2, 2, name=f"{name}_skip")(x)
        x = ops.pad(x, ((0, 0), (0, 0), (0, 0), (0, filters - x.shape[-1])))
        # The valid convolution of an odd map is one smaller than the skip: dlib adds the two as if
        # the smaller were padded with zeros at the bottom and the right.
        missing = x.shape[1] - main.shape[1]
        main = ops.pad(main, ((0, 0), (0, missing), (0, missing), (0, 0)))
    return layers.ReLU(name=name)(layers.Add(name=f"{name}_add")([main, x]))


def _pooled(x: keras.KerasTensor) -> keras.KerasTensor:
    return layers.GlobalAveragePooling2D(name="features")(x)


def _embedded(features: keras.KerasTensor) -> keras.KerasTensor:
    return layers.Dense(EMBEDDING, use_bias=False, name="embedding")(features)


def _cells(x: keras.KerasTensor, grid: int) -> keras.KerasTensor:
    """Averages of a map over grid x grid cells, flattened: row, column, channel.

    (The adaptive pooling of Keras 3.15 fails on a 2 x 2 map.)
    """
    side = x.shape[1]
    shares = _shares(side, min(grid, side))
    rows = ops.einsum("nhwc,hi->niwc", x, shares)
    return layers.Flatten()(ops.einsum("niwc,wj->nijc", rows, shares))


def _shares(side: int, cells: int) -> np.ndarray:
    """The weight of each pixel in each cell, (side, cells); cells may share a border pixel."""
    shares = np.zeros((side, cells), "float32")
    for cell in range(cells):
        first, end = cell * side // cells, -(-(cell + 1) * side // cells)
        shares[first:end, cell] = 1 / (end - first)
    return shares


def _fill(model: keras.Model, network: Network) -> keras.Model:
    """Set the layers' weights by name; return the model."""
    arrays: dict[str, tuple[np.ndarray, ...]] = dict(
        zip(_names(), network.convolutions, strict=True)
    )
    arrays["embedding"] = (network.embedding,)
    for layer in model.layers:
        if layer.weights:
            layer.set_weights(list(arrays[layer.name]))
    model.jit_compile = hardware.jit()
    return model


def _names() -> list[str]:
    """The convolutions' names in the order of the file."""
    return ["stem"] + [
        f"stage{number}_block{block}_conv{half}"
        for number, stage in enumerate(STAGES, 1)
        for block in range(1, stage.blocks + 1)
        for half in (1, 2)
    ]
