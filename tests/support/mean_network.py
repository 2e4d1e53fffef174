"""A stand-in for a network: it gives the mean colours of a picture's quarters."""

import numpy as np


class MeanNetwork:
    """The mean colours of a picture's quarters, (n, 12)."""

    layers = ()

    def compute_output_shape(self, shape: tuple) -> tuple:
        return (shape[0], 12)

    def predict_on_batch(self, pictures: np.ndarray) -> np.ndarray:
        cells = pictures.astype("float32").reshape(len(pictures), 2, 64, 2, 64, 3)
        return cells.mean(axis=(2, 4)).reshape(len(pictures), 12)
