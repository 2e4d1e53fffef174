"""``plain``: a convolutional autoencoder; nothing but the reconstruction is trained.

2,445,123 parameters at 64 x 64 with 128 latent numbers.
"""

from typing import Any

import keras

from facestudy.experiments.autoencoder.models.networks import (
    Network,
    build_decoder,
    build_encoder,
    compiled,
)


def build(side: int = 64, latent: int = 128, *, steps: int = 1, mean: Any = None) -> Network:
    """The compiled network.

    >>> build().model.count_params()
    2445123

    Args:
        side: of the pictures in pixels.
        latent: numbers for each picture.
        steps: of the whole training.
        mean: the mean face, float (side, side, 3) of 0-1.
    """
    encoder, decoder = build_encoder(side, latent), build_decoder(side, latent, mean=mean)
    picture = keras.Input((side, side, 3), name="picture")
    model = keras.Model(picture, decoder(encoder(picture)), name="plain")
    return Network(compiled(model, steps), encoder, decoder)
