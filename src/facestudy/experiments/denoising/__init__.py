"""Gender and age from a stacked denoising autoencoder, compared with other encoders.

The autoencoder learns from faces without labels; heads on its features then learn gender and age
from the columns ``sex`` and ``age`` of a study's index. The estimates and their scores go to
``reports/<study>/denoising/``; ``python -m facestudy.experiments.denoising analyze`` estimates
gender and age in single photographs.

The autoencoder is that of Vincent et al., 2010, Stacked Denoising Autoencoders,
https://www.jmlr.org/papers/v11/vincent10a.html. The study that this experiment follows reached
98% accuracy for gender and a root mean squared error of 8 years for age on CelebA and IMDB faces.
"""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from facestudy.experiments.denoising.autoencoder import Stack

NAME = "denoising"
"""The experiment's folder below ``reports/<study>/`` and ``models/``."""


def reconstruction_error(images: np.ndarray, stack: "Stack") -> np.ndarray:
    """Mean squared error of the pixels that a stack reconstructs, for each image, (n,).

    No noise is added. Images that do not resemble the training faces have a large error.

    Args:
        images: uint8 (n, height, width, 3) RGB, or (n, height, width) grey.
        stack: a trained stack; the error is on its pixel values, 0 to 1.
    """
    clean = stack.preprocess(images)
    return ((clean - stack.reconstruct(clean)) ** 2).mean(axis=(1, 2, 3))
