"""The seconds of each epoch of a training, ours or plain."""

import time
from statistics import median

import keras


class EpochClock(keras.callbacks.Callback):
    """Measures from the end of one epoch to the end of the next, all that lies between included.

    Attributes:
        first: seconds of the first epoch, from the start of the training; it compiles.
        later: seconds of each further epoch.
    """

    def on_train_begin(self, logs: dict | None = None) -> None:
        self.ends = [time.perf_counter()]

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        self.ends.append(time.perf_counter())

    @property
    def first(self) -> float:
        return self.ends[1] - self.ends[0]

    @property
    def later(self) -> list[float]:
        return [end - start for start, end in zip(self.ends[1:], self.ends[2:], strict=False)]

    def epoch(self) -> float:
        """The median of the epochs after the first."""
        return median(self.later)

    def whole(self, epochs: int) -> float:
        """The seconds of so many epochs: the first, and the median of the others for each."""
        return self.first + (epochs - 1) * self.epoch()
