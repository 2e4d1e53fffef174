"""``vggface``: VGG16 trained on the VGG face data, the published study's backbone; 512 features.

Parkhi, Vedaldi, Zisserman, Deep Face Recognition, 2015. The architecture comes from the package
keras-vggface, the weights from Keras's cache or a download of 59 MB.
"""

import re

import keras
from keras import layers, ops

from facestudy.models import hardware
from facestudy.models.backbones.base import SIDE, Backbone
from facestudy.models.backbones.keras_vggface_compat import keras_vggface
from facestudy.models.backbones.vggface_weights import Arrays, Shapes, obtain
from facestudy.models.precision import FLOAT32, recast

CUT = "conv5_2"  # the last three layers, conv5_3, pool5 and the global maximum, are the tail
ROUNDED = re.compile(r"(conv|pool)\d.*")  # what mixed_bfloat16 rounds: all but the last maximum
MEAN_BGR = (93.5940, 104.7624, 129.1863)  # of the VGG face data, as keras_vggface.utils has it


def load(policy: str = FLOAT32, reason: str = "") -> Backbone:
    """The network cut before its last three layers: 8 x 8 x 512 activations, 512 features.

    Args:
        policy: the dtype policy of its convolutions.
        reason: why it was chosen, in full sentences; the backbone's note begins with it.

    Raises:
        WeightsUnavailable: the weights are not cached and cannot be downloaded.
        StudyError: the weights file is damaged or has changed.
    """
    network = recast(architecture(), policy, ROUNDED)
    path, arrays, digest = obtain(_shapes(network))
    _fill(network, arrays)
    frozen, tail = split_at_cut(network)
    note = f"{reason}Weights: VGGFace (VGG16), from {path}."
    return Backbone("vggface", frozen, tail, digest, note, precision=policy)


def architecture() -> keras.Model:
    """VGG16 without top for 128 x 128 pixels, with global max pooling and random weights."""
    return keras_vggface().VGGFace(
        include_top=False,
        model="vgg16",
        weights=None,
        input_shape=(SIDE, SIDE, 3),
        pooling="max",
    )


def split_at_cut(network: keras.Model) -> tuple[keras.Model, keras.Model]:
    """Preprocessing and the layers up to the cut; the layers behind it."""
    cut = network.get_layer(CUT).output
    before = keras.Model(network.input, cut, name="vggface_layers")
    tail = keras.Model(cut, network.output, name="vggface_tail")
    picture = layers.Input((SIDE, SIDE, 3), name="picture")
    frozen = keras.Model(picture, before(preprocess(picture)), name="vggface")
    frozen.trainable = False
    for model in (frozen, tail):
        model.jit_compile = hardware.jit()
    return frozen, tail


def preprocess(picture: keras.KerasTensor) -> keras.KerasTensor:
    """Turn RGB of 0-255 into BGR minus the training data's mean."""
    offset = [-mean for mean in MEAN_BGR]
    return layers.Rescaling(1.0, offset=offset, name="centre")(ops.flip(picture, axis=-1))


def _shapes(network: keras.Model) -> Shapes:
    """The kernel's and bias's shape of each layer that has weights."""
    return {
        layer.name: (tuple(layer.weights[0].shape), tuple(layer.weights[1].shape))
        for layer in network.layers
        if layer.weights
    }


def _fill(network: keras.Model, arrays: Arrays) -> None:
    for name, kernel_and_bias in arrays.items():
        network.get_layer(name).set_weights(list(kernel_and_bias))
