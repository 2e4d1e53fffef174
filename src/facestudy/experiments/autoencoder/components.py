"""Principal components of pixels: a linear autoencoder without training, the yardstick."""

import numpy as np
from sklearn.decomposition import PCA

from facestudy.experiments.autoencoder.faces import mirrored
from facestudy.experiments.autoencoder.training import draw, normal_fit


class PrincipalComponents:
    """As many principal components as an autoencoder has latent numbers.

    It has the methods of `training.Autoencoder`.

    Args:
        pictures: RGB uint8 (n, side, side, 3); their mirror images are used as well.
        size: number of components; no more than there are pictures.
        seed: of the solver.
    """

    name, title = "components", "principal components"

    def __init__(self, pictures: np.ndarray, size: int = 128, *, seed: int = 0):
        x = mirrored(pictures)
        flat = x.reshape(len(x), -1).astype(np.float32) / 255
        self.shape = pictures.shape[1:]
        size = min(size, len(flat) - 1, flat.shape[1])
        self._pca = PCA(size, svd_solver="randomized", random_state=seed).fit(flat)
        self.centre, self.factor = normal_fit(self._pca.transform(flat))

    def encode(self, pictures: np.ndarray) -> np.ndarray:
        """RGB uint8 (n, side, side, 3) -> latent vectors (n, size)."""
        return self._pca.transform(pictures.reshape(len(pictures), -1).astype(np.float32) / 255)

    def decode(self, latent: np.ndarray) -> np.ndarray:
        """Latent vectors (n, k) -> pictures (n, side, side, 3), 0 to 1; k components may do."""
        latent = np.asarray(latent, np.float32)
        drawn = self._pca.mean_ + latent @ self._pca.components_[: latent.shape[1]]
        return np.clip(drawn, 0, 1).reshape(-1, *self.shape)

    def sample(self, count: int, seed: int = 0) -> np.ndarray:
        """So many new latent vectors, (count, size)."""
        return draw(self, count, seed)
