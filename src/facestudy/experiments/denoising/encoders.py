"""Encoders behind one interface: pictures go in, features come out, frozen or to be trained.

Enters: pictures of any size. Leaves: features (n, d) for heads; or a Keras model, fresh each time,
that a head can be put on and trained with. `pretrained` has further ones.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

import keras
import numpy as np
from keras import layers

from facestudy.experiments.denoising.autoencoder import Stack
from facestudy.experiments.denoising.inference import apply, quick
from facestudy.models.compile_model import SEED


class Block(NamedTuple):
    """Features that belong together, and how much they count beside others."""

    width: int
    weight: int = 1


class Encoder(Protocol):
    """What every encoder gives.

    Attributes:
        name: as tables call it.
        blocks: what its features consist of, in their order.
        standardise: whether heads that are trained with it need its features brought to mean 0
            and variance 1 first.
    """

    name: str
    standardise: bool

    @property
    def blocks(self) -> Sequence[Block]: ...

    def features(self, images: Any) -> np.ndarray:
        """Pictures, uint8 (n, height, width, 3) or grey (n, height, width) -> float32 (n, d)."""
        ...

    def model(self) -> keras.Model:
        """Seen pictures -> features, of weights that nobody else trains.

        Its input is what `prepare` gives.
        """
        ...

    def prepare(self, images: Any) -> np.ndarray:
        """Pictures as `model` wants them; nothing in it learns, so it is done once."""
        ...


class StackEncoder:
    """A stack's deepest maps, or those of the same network with other weights.

    Args:
        stack: trained, or a fresh one: then it is the network from scratch.
        mirror: show its `model` half of the pictures mirrored while it trains.
    """

    standardise = False

    def __init__(self, stack: Stack, *, name: str = "stack", mirror: bool = True):
        self.stack, self.name, self.mirror = stack, name, mirror

    @property
    def blocks(self) -> Sequence[Block]:
        return [Block(int(np.prod(self.stack.shape(len(self.stack.layers)))))]

    def features(self, images: Any) -> np.ndarray:
        maps = apply(self.stack.encoder(), self.stack.see(images))
        return maps.reshape(len(maps), -1)

    def model(self) -> keras.Model:
        encoder = keras.models.clone_model(self.stack.encoder())
        encoder.set_weights(self.stack.encoder().get_weights())
        x = seen = keras.Input(self.stack.shape(0), name="seen")
        if self.mirror:
            x = layers.RandomFlip("horizontal", seed=SEED, name="mirror")(x)
        return quick(keras.Model(seen, layers.Flatten()(encoder(x)), name="encoder"))

    def prepare(self, images: Any) -> np.ndarray:
        return self.stack.see(images)


def scratch(stack: Stack, *, seed: int, mirror: bool = True) -> StackEncoder:
    """The network of a stack, its weights drawn by a seed: what unlabelled pictures gave the
    stack, it lacks. With the stack's own seed they are those that the stack began with."""
    fresh = Stack(stack.layers, size=stack.size, seed=seed)
    return StackEncoder(fresh, name="from scratch", mirror=mirror)
