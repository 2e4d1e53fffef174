"""How far do features learned without labels carry? A stacked denoising autoencoder, with heads.

Enters: a study's split, crops and the columns ``age`` and ``sex`` of its index. Leaves: estimates
of gender and age by several encoders, ``reports/<study>/denoising/`` and, for single photographs,
``python -m facestudy.experiments.denoising analyze``.

After a seed study that reached 98 % (gender) and 8 years (age, root mean squared error) on CelebA
and IMDB faces; the stack is that of Vincent et al., 2010, Stacked Denoising Autoencoders,
https://www.jmlr.org/papers/v11/vincent10a.html.
"""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from facestudy.experiments.denoising.autoencoder import Stack

NAME = "denoising"
"""The experiment's folder below ``reports/<study>/`` and ``models/``."""


def reconstruction_error(images: np.ndarray, stack: "Stack") -> np.ndarray:
    """How badly a stack restores each picture: mean squared error of its pixels, (n,).

    No noise is added. What looks unlike the faces that the stack learned from is restored badly.

    Args:
        images: uint8 (n, height, width, 3) RGB, or (n, height, width) grey.
        stack: a trained one; its pixels are from 0 to 1.
    """
    clean = stack.see(images)
    return ((clean - stack.restore(clean)) ** 2).mean(axis=(1, 2, 3))
