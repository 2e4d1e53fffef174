"""A pretrained face network, cut in two: what never changes and what fine-tuning trains."""

from dataclasses import dataclass
from typing import NamedTuple

import keras

from facestudy.models.precision import FLOAT32
from facestudy.study.errors import StudyError

SIDE = 128  # pixels: the face pictures of every study
PARTS = ("frozen", "features")


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
        part: "frozen" (activations at the cut) or "features" (the whole network).
        precision: its dtype policy.
        digest: of its weights, compared where the network is loaded.
    """

    backbone: str
    part: str
    precision: str
    digest: str


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
    """

    name: str
    frozen: keras.Model
    tail: keras.Model
    digest: str
    note: str
    standardise: bool = False
    precision: str = FLOAT32

    @property
    def features(self) -> int:
        """How many bottleneck features a picture has."""
        return int(self.tail.output_shape[-1])

    def network(self) -> keras.Model:
        """The whole network from pictures to bottleneck features; it shares its layers."""
        picture = keras.Input((SIDE, SIDE, 3), name="picture")
        return keras.Model(picture, self.tail(self.frozen(picture)), name=f"{self.name}_features")

    def named(self, part: str) -> NamedNetwork:
        """One of its networks by name, which `facestudy.features.bank` can load in any process.

        Args:
            part: "frozen" (activations at the cut) or "features" (as from `network`, with the
                pretrained weights: fine-tuning is not included).

        Raises:
            StudyError: there is no such part.
        """
        if part not in PARTS:
            raise StudyError(f"a backbone has no part {part!r}: choose {' or '.join(PARTS)}")
        return NamedNetwork(self.name, part, str(self.precision), self.digest)
