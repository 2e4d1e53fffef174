"""Walks from one latent vector to another, and the pairs of faces between which they lead."""

from collections.abc import Callable

import numpy as np

from facestudy.study import random_streams


def straight(start: np.ndarray, end: np.ndarray, steps: int) -> np.ndarray:
    """Points on the line between two vectors (d,): (steps + 1, d).

    >>> straight(np.zeros(1), np.ones(1), 4).ravel().tolist()
    [0.0, 0.25, 0.5, 0.75, 1.0]
    """
    shares = np.linspace(0, 1, steps + 1)[:, None]
    return (1 - shares) * start + shares * end


def spherical(start: np.ndarray, end: np.ndarray, steps: int) -> np.ndarray:
    """Points on the arc between two vectors (d,), whose length changes evenly: (steps + 1, d).

    Normal vectors of many dimensions have nearly one length, and a line between two of them
    leads through shorter ones, which are rare (White, 2016, https://arxiv.org/abs/1609.04468).
    """
    lengths = np.linalg.norm([start, end], axis=1)
    if lengths.min() == 0:
        return straight(start, end, steps)
    first, last = start / lengths[0], end / lengths[1]
    angle = np.arccos(np.clip(first @ last, -1, 1))
    if np.sin(angle) < 1e-6:  # in one direction, or in opposite ones
        return straight(start, end, steps)
    shares = np.linspace(0, 1, steps + 1)[:, None]
    direction = np.sin((1 - shares) * angle) * first + np.sin(shares * angle) * last
    length = (1 - shares) * lengths[0] + shares * lengths[1]
    return direction / np.sin(angle) * length


KINDS: dict[str, Callable[[np.ndarray, np.ndarray, int], np.ndarray]] = {
    "straight": straight,
    "spherical": spherical,
}


def pairs(faces: int, count: int = 5, *, seed: int = 0) -> list[tuple[int, int]]:
    """Pairs of positions of faces, drawn and never chosen; no face is in two pairs.

    >>> len(pairs(100)), len(pairs(5))
    (5, 2)
    """
    order = random_streams.generator(seed, "pairs of faces").permutation(faces)
    drawn = [int(number) for number in order[: 2 * min(count, faces // 2)]]
    return list(zip(drawn[::2], drawn[1::2], strict=True))
