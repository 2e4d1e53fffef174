"""The networks that may be taught on patches.

Enters: a name. Leaves: a network from patches (n, side, side, 3) of 0-255 to features.
"""

import keras

from facestudy.experiments.skin.encoder import resnet18
from facestudy.models.precision import FLOAT32
from facestudy.study.errors import StudyError

ENCODERS = ("resnet18", "face_resnet")


def build(
    name: str = "resnet18", *, side: int = 64, policy: str = FLOAT32, **architecture: object
) -> keras.Model:
    """A network with its first weights.

    Args:
        name: "resnet18" starts from nothing; "face_resnet" from the pretrained backbone of that
            name, in float32.
        side: width and height of the patches.
        policy: the dtype policy of ResNet-18's convolutions.
        architecture: further arguments of `resnet18.build`.

    Raises:
        StudyError: no such encoder.
    """
    if name not in ENCODERS:
        raise StudyError(f"there is no encoder {name!r}: choose {' or '.join(ENCODERS)}")
    if name == "resnet18":
        return resnet18.build(side, policy=policy, **architecture)
    from facestudy.models.backbones import face_resnet

    backbone = face_resnet.load()
    backbone.frozen.trainable = backbone.tail.trainable = True
    picture = keras.Input((side, side, 3), name="picture")
    larger = keras.layers.Resizing(*backbone.frozen.input_shape[1:3], name="larger")(picture)
    return keras.Model(picture, backbone.tail(backbone.frozen(larger)), name="face_resnet")
