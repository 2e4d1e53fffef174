"""A pretrained face network, cut in two: what never changes and what fine-tuning trains.

Enters: the name of a backbone. Leaves: a `Backbone`, its weights loaded.
"""

from dataclasses import dataclass

import keras

from facestudy.features.compute import PARTS, Named
from facestudy.models import precision as precisions
from facestudy.study.errors import StudyError

SIDE = 128  # pixels: the face pictures of every study


@dataclass(frozen=True)
class Backbone:
    """A face network of which ``frozen`` and then ``tail`` make bottleneck features.

    Each backbone belongs to one model: fine-tuning changes ``tail``, and building a model sets
    what of it is trainable. `choose` again for the next model.

    Attributes:
        name: its name in `facestudy.models.BACKBONES`.
        frozen: pictures (n, 128, 128, 3), RGB, 0-255 -> activations at the cut. Preprocessing
            is inside; it is never trained.
        tail: activations at the cut -> features (n, features); stage 2 trains it.
        digest: SHA-256 of the file that the weights came from.
        note: where the weights came from, in plain words.
        standardise: whether a top must bring the features to mean 0 and variance 1 before it
            can learn from them; the published top on VGGFace does not.
    """

    name: str
    frozen: keras.Model
    tail: keras.Model
    digest: str
    note: str
    standardise: bool = False
    precision: str = precisions.FLOAT32

    @property
    def features(self) -> int:
        """How many bottleneck features a picture has."""
        return int(self.tail.output_shape[-1])

    def network(self) -> keras.Model:
        """Pictures -> bottleneck features, on these very layers."""
        picture = keras.Input((SIDE, SIDE, 3), name="picture")
        return keras.Model(picture, self.tail(self.frozen(picture)), name=f"{self.name}_features")

    def named(self, part: str) -> Named:
        """One of its networks by name, for `facestudy.features.bank.bank` in several processes.

        Args:
            part: "frozen" (activations at the cut) or "features", as `network` gives them with
                the weights that were loaded: what fine-tuning did to ``tail`` is not in it.

        Raises:
            StudyError: no such part.
        """
        if part not in PARTS:
            raise StudyError(f"a backbone has no part {part!r}: choose {' or '.join(PARTS)}")
        return Named(self.name, part, str(self.precision), self.digest)


def choose(name: str = "auto", *, precision: str = "auto", device: str = "auto") -> Backbone:
    """Load a backbone by name; "auto" takes VGGFace where its weights can be had.

    Args:
        precision: "auto" (mixed_bfloat16 where that is faster), "float32" or "mixed_bfloat16".
        device: "auto", or "gpu" to go on with one only.

    Raises:
        StudyError: no such backbone; its weights cannot be had; a weights file is damaged; the
            precision would gain nothing here; there is no GPU.
    """
    # Imported here: the backbones' own modules import this one.
    from facestudy.models import BACKBONES

    if name != "auto" and name not in BACKBONES:
        raise StudyError(
            f"there is no backbone {name!r}: choose auto, {' or '.join(sorted(BACKBONES))}"
        )
    precisions.require_device(device)
    policy = precisions.choose(precision)
    return _automatic(policy) if name == "auto" else BACKBONES[name].load(policy)


def _automatic(policy: str) -> Backbone:
    from facestudy.models.backbones import face_resnet, vggface

    try:
        return vggface.load(policy)
    except vggface.WeightsUnavailable as reason:
        return face_resnet.load(policy, f"face_resnet stands in for VGGFace: {reason.cause}. ")
