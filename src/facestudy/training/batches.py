"""The batches of a training: which pictures and which of their views, in which order."""

from typing import Any

import keras
import numpy as np

from facestudy.study import random_streams

IN_MEMORY = 2**26  # bytes: smaller data are read once, larger ones in batches from the disk


def epoch_order(
    seed: int, epoch: int, pictures: int, repeats: int, views: int = 0, *, stream: str = "training"
) -> np.ndarray:
    """The order of an epoch: which picture, and which of its views.

    Views of a picture are drawn without replacement; all are used before any is repeated.

    >>> epoch_order(seed=0, epoch=0, pictures=3, repeats=1).tolist()
    [[2, 0], [0, 0], [1, 0]]

    Args:
        seed: of the training.
        epoch: its number.
        pictures: how many there are.
        repeats: how often each picture comes.
        views: per picture; 0 where there are none.
        stream: names the training; two that share a seed have orders of their own.

    Returns:
        int ``(repeats * pictures, 2)``, rows of picture and view.
    """
    generator = random_streams.generator(seed, stream, "order", epoch)
    rounds = -(-repeats // max(views, 1))
    deck = np.tile(np.arange(max(views, 1)), (pictures, 1))
    drawn = np.concatenate([generator.permuted(deck, axis=1) for _ in range(rounds)], axis=1)
    pairs = np.stack([np.repeat(np.arange(pictures), repeats), drawn[:, :repeats].ravel()], axis=1)
    return generator.permutation(pairs)


def in_memory(x: Any) -> Any:
    """Read small data into an array; return larger data unchanged, to be read in batches."""
    return np.asarray(x) if x.nbytes <= IN_MEMORY else x


class SequentialBatches(keras.utils.PyDataset):
    """Batches in the order of the data, from anything that can be sliced."""

    def __init__(self, x: Any, y: np.ndarray | None, batch_size: int):
        super().__init__()
        self.x, self.y, self.batch_size = x, y, batch_size

    def __len__(self) -> int:
        return -(-len(self.x) // self.batch_size)

    def __getitem__(self, number: int) -> tuple:
        part = slice(number * self.batch_size, (number + 1) * self.batch_size)
        x = np.asarray(self.x[part])
        return (x,) if self.y is None else (x, self.y[part])


class Epoch(keras.utils.PyDataset):
    """The batches of one epoch, in random order; `begin` sets the epoch before Keras reads it."""

    def __init__(
        self,
        x: Any,
        y: np.ndarray,
        seed: int,
        repeats: int,
        batch_size: int,
        views: bool,
        stream: str = "training",
    ):
        super().__init__()
        self.x, self.y, self.batch_size = x, y, batch_size
        self.seed, self.repeats, self.stream = seed, repeats, stream
        self.views = x.shape[1] if views else 0
        self.begin(0)

    def begin(self, epoch: int) -> None:
        size = len(self.y), self.repeats, self.views
        self.order = epoch_order(self.seed, epoch, *size, stream=self.stream)

    def __len__(self) -> int:
        return -(-len(self.y) * self.repeats // self.batch_size)

    def __getitem__(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        part = self.order[number * self.batch_size : (number + 1) * self.batch_size]
        pictures = part[:, 0]
        x = self.x[pictures, part[:, 1]] if self.views else self.x[pictures]
        return x, self.y[pictures]
