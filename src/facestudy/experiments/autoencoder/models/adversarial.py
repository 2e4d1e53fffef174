"""``adversarial``: the variational autoencoder with a critic, against blurred reconstructions.

Larsen et al., 2016, Autoencoding beyond pixels using a learned similarity metric,
https://arxiv.org/abs/1512.09300, with the logistic loss of Goodfellow et al., 2014. The critic
learns to tell photographs from reconstructions, and the decoder to draw what it takes for
photographs.

Both are trained in one step by one optimizer, which every backend can do: for the decoder the
critic's score of a reconstruction counts minus its score of the same pixels as constants, so that
the critic's own weights cancel out.

At 64 x 64 with 128 latent numbers 2,969,539 parameters, and 694,241 of the critic.
"""

from typing import Any

import keras
from keras import layers, ops

from facestudy.experiments.autoencoder.models import variational
from facestudy.experiments.autoencoder.models.networks import Network, build_encoder, compiled
from facestudy.experiments.autoencoder.models.variational import FREE, WARM_UP, WEIGHT, Sampling

CRITIC = 100.0
"""Weight of the decoder's part of the critic's loss, beside a sum of squares of some thousands.

On the campus, after 12 epochs, 20 changes nothing that one could see; 200 sharpens the faces and
costs 1.5 points of the explained variance.
"""


@keras.saving.register_keras_serializable("facestudy")
class Critic(layers.Layer):
    """Scores pictures and reconstructions, and adds both sides' losses; returns the latter.

    Outside training it adds nothing: the best epoch is that of the best reconstruction.

    Args:
        side: of the pictures in pixels.
        weight: of the decoder's loss.
    """

    def __init__(self, side: int, weight: float = CRITIC, **options: Any):
        super().__init__(**options)
        self.side, self.weight = side, weight
        self.network = build_encoder(side, 1, name="critic")

    def build(self, input_shape: Any) -> None:
        self.built = True

    def call(self, pictures: list[Any], training: bool | None = None) -> Any:
        """[pictures of 0-255, reconstructions of 0-1] -> the reconstructions."""
        photograph, drawn = pictures
        if not training:
            return drawn
        photograph = ops.cast(photograph, drawn.dtype)
        drawn_255 = 255 * drawn
        constant = ops.stop_gradient(drawn_255)
        scores = self.network(ops.concatenate([photograph, constant, drawn_255], axis=0))
        real, fake, moving = ops.split(scores, 3, axis=0)
        self.add_loss(ops.mean(ops.softplus(-real) + ops.softplus(fake)))
        slope = ops.stop_gradient(ops.sigmoid(-fake))  # of softplus(-score)
        self.add_loss(self.weight * ops.mean(slope * (fake - moving)))
        return drawn

    def compute_output_shape(self, input_shape: list[tuple]) -> tuple:
        return input_shape[1]

    def get_config(self) -> dict:
        return {**super().get_config(), "side": self.side, "weight": self.weight}


def build(
    side: int = 64,
    latent: int = 128,
    *,
    steps: int = 1,
    mean: Any = None,
    weight: float = WEIGHT,
    warm_up: float = WARM_UP,
    free: float = FREE,
    critic: float = CRITIC,
) -> Network:
    """The compiled network.

    >>> build().model.count_params()
    3663781

    Args:
        side: of the pictures in pixels.
        latent: numbers for each picture.
        steps: of the whole training.
        mean: the mean face, float (side, side, 3) of 0-1.
        weight: of the divergence.
        warm_up: the share of the steps during which that weight rises.
        free: nats of each latent number that cost nothing.
        critic: weight of the decoder's part of the critic's loss.
    """
    both, encoder, decoder = variational.halves(side, latent, mean)
    picture = keras.Input((side, side, 3), name="picture")
    sampling = Sampling(weight=weight, warm_up=int(warm_up * steps), free=free, name="sampling")
    drawn = decoder(sampling(both(picture)))
    drawn = Critic(side, critic, name="critic")([picture, drawn])
    model = keras.Model(picture, drawn, name="adversarial")
    return Network(compiled(model, steps), encoder, decoder)
