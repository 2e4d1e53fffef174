"""Encoders that millions of faces have taught: ``face_resnet`` at several depths, and VGGFace.

Enters: pictures. Leaves: features, kept in the study's folder of features, so that ``facestudy
forget`` finds them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import ops

from facestudy.experiments.denoising.encoders import Block
from facestudy.experiments.denoising.inference import apply, crops, quick
from facestudy.features import bank as banks
from facestudy.models.backbones import face_resnet
from facestudy.models.backbones.base import SIDE
from facestudy.models.backbones.base import WeightsUnavailable
from facestudy.models.registry import choose

GRID = 2
"""Cells along a side that ``face_resnet``'s maps are averaged to. With 2 x 2 cells in place of one,
and the first two stages beside the others, the error on ages is 0.2 years smaller (UTKFace)."""
CLOSER, WIDER = 8, 6
"""Pixels of 128 that the closer view leaves away at each edge, and the wider one adds."""


class Pretrained:
    """A network of millions of faces: `depths`, `embedding` or `vggface` make one.

    Args:
        network: pictures (n, 128, 128, 3), 0-255 -> features, one tensor.
        blocks: what these consist of.
        key: names network and weights in the cache.
        cache: a study's folder of features; None computes them anew each time.
    """

    standardise = True

    def __init__(
        self,
        network: keras.Model,
        *,
        name: str,
        blocks: Sequence[Block],
        key: str,
        cache: Path | None = None,
    ):
        self.network, self.name, self.blocks = network, name, blocks
        self.key, self.cache = key, cache

    def features(self, images: Any) -> np.ndarray:
        if self.cache is None:
            return apply(self.network, crops(images))
        how = {"cache": self.cache, "key": self.key, "dtype": "float32", "batch_size": 64}
        return np.asarray(banks.plain(banks.bank(self.network, crops(images), **how)))

    def model(self) -> keras.Model:
        """Only the tail of the backbone can learn, as in the study's stage 2."""
        backbone = choose(self.name.split(",")[0], precision="float32")
        return quick(backbone.network())

    def prepare(self, images: Any) -> np.ndarray:
        return crops(images)


def embedding(cache: Path | None = None) -> Pretrained:
    """dlib's 128-d embedding, averaged with the mirrored picture's."""
    picture = keras.Input((SIDE, SIDE, 3), name="picture")
    network = face_resnet.stages()
    both = [network(view)["embedding"] for view in (picture, ops.flip(picture, axis=2))]
    return Pretrained(
        keras.Model(picture, ops.mean(ops.stack(both), axis=0)),
        name="face_resnet, embedding",
        blocks=[Block(int(both[0].shape[-1]))],
        key=f"denoising-embedding-{face_resnet.DIGEST[:16]}",
        cache=cache,
    )


def depths(cache: Path | None = None, *, zooms: bool = False) -> Pretrained:
    """``face_resnet``'s features of every depth, averaged with the mirrored picture's.

    Args:
        zooms: average those of a closer and of a wider view, too: three times the work for a
            little less error on ages (0.04 of 7.5 years on UTKFace).
    """
    picture = keras.Input((SIDE, SIDE, 3), name="picture")
    network = face_resnet.stages(GRID)
    views = [picture, *([_closer(picture), _wider(picture)] if zooms else [])]
    seen = [network(each) for view in views for each in (view, ops.flip(view, axis=2))]
    means = [ops.mean(ops.stack([each[name] for each in seen]), axis=0) for name in seen[0]]
    widths = [int(each.shape[-1]) for each in means]
    # A depth counts by its channels, in however many cells they were averaged.
    weights = [width // (1 if name == "embedding" else GRID**2)
               for name, width in zip(seen[0], widths, strict=True)]  # fmt: skip
    views_name = "zooms" if zooms else "plain"
    return Pretrained(
        keras.Model(picture, ops.concatenate(means, axis=-1)),
        name="face_resnet, all depths",
        blocks=[Block(*each) for each in zip(widths, weights, strict=True)],
        key=f"denoising-depths-{GRID}-{views_name}-{face_resnet.DIGEST[:16]}",
        cache=cache,
    )


def vggface(cache: Path | None = None) -> Pretrained:
    """VGGFace's 512 features.

    Raises:
        WeightsUnavailable: its weights are neither here nor to be downloaded.
    """
    backbone = choose("vggface", precision="float32")
    return Pretrained(
        backbone.network(),
        name="vggface",
        blocks=[Block(backbone.features)],
        key=f"denoising-vggface-{backbone.digest[:16]}",
        cache=cache,
    )


def pretrained(cache: Path | None = None) -> list[Pretrained]:
    """All that are to be had here."""
    found = [embedding(cache), depths(cache)]
    try:
        found.append(vggface(cache))
    except WeightsUnavailable as error:
        print(f"vggface is left out: {error}")
    return found


def _closer(picture: Any) -> Any:
    inner = picture[:, CLOSER:-CLOSER, CLOSER:-CLOSER]
    return ops.image.resize(inner, (SIDE, SIDE), "bilinear")


def _wider(picture: Any) -> Any:
    edges = ((0, 0), (WIDER, WIDER), (WIDER, WIDER), (0, 0))
    outer = ops.pad(picture, edges, mode="reflect")
    return ops.image.resize(outer, (SIDE, SIDE), "bilinear", antialias=True)
