"""The computation of a bank: pictures, augmented and put through a network, batch by batch.

A network by name is loaded by the process that computes, so that batches can be sent to other
processes of this machine, or to a cluster (`facestudy.study.workers`).
"""

import threading
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

import keras
import numpy as np

from facestudy.features.augment import IDENTITY, Augmentation
from facestudy.models import registry
from facestudy.models.backbones.base import NamedNetwork
from facestudy.study.errors import StudyError
from facestudy.study.workers.mapping import mapped

# Threads of one worker share its network; TensorFlow uses all cores for each of them anyway.
_lock = threading.RLock()


class Batch(NamedTuple):
    """What is sent to a worker: pictures ``(n, height, width, 3)`` and their transforms."""

    pictures: np.ndarray
    parameters: np.ndarray | None  # (n, 8); None where no picture is transformed
    fill: str


class Work:
    """The rows of a bank; row number ``picture * (1 + views) + view``."""

    def __init__(
        self,
        pictures: Any,
        digests: Sequence[bytes],
        *,
        augmentation: Augmentation,
        seed: int,
        views: int,
        batch_size: int,
        dtype: str,
    ):
        self.pictures, self.digests, self.augmentation = pictures, digests, augmentation
        self.seed, self.views, self.batch_size, self.dtype = seed, views, batch_size, dtype

    def outputs(
        self, network: keras.Model | NamedNetwork, numbers: np.ndarray, jobs: int | None
    ) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Compute rows batch by batch; on the cluster in use, if any, for a network by name.

        Args:
            network: the network, or its name.
            numbers: of the rows.
            jobs: processes of this machine; more than one only for a network by name.

        Yields:
            Parts of ``numbers`` in their order, each with its rows.

        Raises:
            StudyError: several jobs for a network without a name; values too large for dtype.
        """
        starts = range(0, len(numbers), self.batch_size)
        parts = [numbers[start : start + self.batch_size] for start in starts]
        if isinstance(network, NamedNetwork):
            work = partial(compute, network, dtype=self.dtype)
            rows = mapped(work, map(self.batch, parts), jobs=jobs)
        elif jobs in (None, 1):
            rows = (compute(network, self.batch(part), self.dtype) for part in parts)
        else:
            raise StudyError(
                "a network without a name cannot be computed by several jobs: give "
                'backbone.named("frozen") or backbone.named("features")'
            )
        for part, computed in zip(parts, rows, strict=True):
            yield part, computed[: len(part)]

    def batch(self, numbers: np.ndarray) -> Batch:
        """A batch of full size, which repeats the last row: a new shape would be compiled anew."""
        padded = np.pad(numbers, (0, self.batch_size - len(numbers)), mode="edge")
        chosen, views = np.divmod(padded, 1 + self.views)
        pictures = np.stack([self.pictures[picture] for picture in chosen])
        parameters = None
        if views.any():
            rows = [self._parameters(*pair) for pair in zip(chosen, views, strict=True)]
            parameters = np.concatenate(rows)
        return Batch(pictures, parameters, self.augmentation.fill)

    def _parameters(self, picture: int, view: int) -> np.ndarray:
        if view == 0:
            return IDENTITY
        return self.augmentation.parameters(self.seed, [self.digests[picture]], int(view))


def compute(network: keras.Model | NamedNetwork, batch: Batch, dtype: str) -> np.ndarray:
    """The network's outputs for a batch; may run in another process.

    Args:
        network: the network, or its name.
        batch: its pictures and transforms.
        dtype: of the result.

    Returns:
        ``(n, ...)``

    Raises:
        StudyError: values too large for dtype; this process has other weights.
    """
    with _lock:
        model = load_network(network) if isinstance(network, NamedNetwork) else network
        inputs = batch.pictures
        if batch.parameters is not None:
            augmented = Augmentation(fill=batch.fill).transform(inputs, batch.parameters)
            inputs = keras.ops.convert_to_numpy(augmented)
        return _converted(np.asarray(model.predict_on_batch(inputs)), dtype)


@cache
def load_network(name: NamedNetwork) -> keras.Model:
    """Load a network by name, once per process.

    Raises:
        StudyError: it is unavailable here, or has other weights here.
    """
    backbone = registry.load(registry.BACKBONES[name.backbone]).load(name.precision)
    if backbone.digest != name.digest:
        raise StudyError(
            f"the weights of {name.backbone} here differ from those where it was chosen"
        )
    network = backbone.part(name.part)
    network.jit_compile = name.jit  # another machine may have measured something else
    return network


def _converted(outputs: np.ndarray, dtype: str) -> np.ndarray:
    with np.errstate(over="ignore"):
        rows = outputs.astype(np.dtype(dtype))
    if not np.isfinite(rows).all():
        largest = np.abs(outputs.astype("float32")).max()
        raise StudyError(
            f"the network's activations (up to {largest:.6g}) do not fit into {dtype}: "
            'ask for dtype="bfloat16" or dtype="float32"'
        )
    return rows
