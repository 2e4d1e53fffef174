"""A pretrained face network, cut in two: what never changes and what fine-tuning trains."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import keras

from facestudy.models.precision import FLOAT32
from facestudy.study.errors import StudyError

SIDE = 128  # pixels: the face pictures of every study
FROZEN, FEATURES, DEPTHS = "frozen", "features", "depths"


class WeightsUnavailable(StudyError):
    """A backbone's weights are neither here nor can they be downloaded.

    Attributes:
        cause: a clause that says why, without a full stop.
    """

    def __init__(self, message: str, cause: str = "") -> None:
        super().__init__(message)
        self.cause = cause or message


class NamedNetwork(NamedTuple):
    """A backbone's network by name; `Backbone.named` makes it.

    Attributes:
        backbone: its name in `facestudy.models.registry.BACKBONES`.
        part: "frozen" (activations at the cut), "features" (the whole network) or "depths".
        precision: its dtype policy.
        digest: of its weights, compared where the network is loaded.
        jit: Keras's ``jit_compile`` where it is named; what XLA compiles differs in its last bits.
    """

    backbone: str
    part: str
    precision: str
    digest: str
    jit: bool | str = "auto"


@dataclass(frozen=True)
class Backbone:
    """A face network: ``frozen`` and then ``tail`` compute bottleneck features.

    A backbone belongs to one model: fine-tuning changes ``tail``, and building a model sets which
    of its layers are trainable. `facestudy.models.registry.choose` again for the next model.

    Attributes:
        name: its name in `facestudy.models.registry.BACKBONES`.
        frozen: pictures (n, 128, 128, 3), RGB, 0-255 -> activations at the cut. Preprocessing
            is included; it is never trained.
        tail: activations at the cut -> features (n, features); stage 2 trains it.
        digest: SHA-256 of the file that the weights came from.
        note: where the weights came from, in full sentences.
        standardise: whether a top must standardise the features before it can learn from them;
            the published top on VGGFace does not.
        precision: the dtype policy of its convolutions.
        depths: makes a network from pictures to features of several of its layers, if it has one.
    """

    name: str
    frozen: keras.Model
    tail: keras.Model
    digest: str
    note: str
    standardise: bool = False
    precision: str = FLOAT32
    depths: Callable[[], keras.Model] | None = None

    @property
    def features(self) -> int:
        """How many bottleneck features a picture has."""
        return int(self.tail.output_shape[-1])

    def network(self) -> keras.Model:
        """The whole network from pictures to bottleneck features; it shares its layers."""
        picture = keras.Input((SIDE, SIDE, 3), name="picture")
        return keras.Model(picture, self.tail(self.frozen(picture)), name=f"{self.name}_features")

    def part(self, name: str) -> keras.Model:
        """One of its networks.

        Raises:
            StudyError: there is no such part.
        """
        parts = {FROZEN: lambda: self.frozen, FEATURES: self.network}
        if self.depths is not None:
            parts[DEPTHS] = self.depths
        if name not in parts:
            raise StudyError(f"{self.name} has no part {name!r}: choose {' or '.join(parts)}")
        return parts[name]()

    def named(self, part: str) -> NamedNetwork:
        """One of its networks by name, which `facestudy.features.bank` can load in any process.

        Args:
            part: "frozen" (activations at the cut), "features" (as from `network`, with the
                pretrained weights: fine-tuning is not included), or "depths" where it has them.

        Raises:
            StudyError: there is no such part.
        """
        jit = self.part(part).jit_compile
        return NamedNetwork(self.name, part, str(self.precision), self.digest, jit)
