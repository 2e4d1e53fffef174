"""Perceptual hashes find pictures that look the same though their bytes differ.

That is one picture in two sizes: a person shown twice, or a silhouette that a server gives every
person under an address of their own.
"""

import ctypes
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

import numpy as np
from PIL import Image

Result = TypeVar("Result")
SIDE = 16
MAX_MEAN_DIFFERENCE = 4.0
"""Grey levels by which the hashes of one picture may differ on average."""
MAX_POINT_DIFFERENCE = 48
"""Grey levels at a single point; another person before the same wall differs more somewhere."""
LARGE_BLOCK = 2**20
MALLOPT_MMAP_THRESHOLD = -3


def _return_large_blocks() -> None:
    """Have large blocks of memory returned to the system as soon as they are freed.

    glibc otherwise keeps up to 32 MiB of each in every thread that ever had one (`man mallopt`).
    """
    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(MALLOPT_MMAP_THRESHOLD, LARGE_BLOCK)


_decoder = ThreadPoolExecutor(1, "decoder", initializer=_return_large_blocks)


def in_turn(function: Callable[..., Result], *arguments: object) -> Result:
    """The result of a function that decodes pictures; one at a time runs, in a thread of its own.

    A picture of 30 megapixels takes 90 to 250 MB, and each thread that decodes keeps some of it.
    """
    return _decoder.submit(function, *arguments).result()


def perceptual_hash(pixels: np.ndarray) -> np.ndarray:
    """A thumbnail, RGB uint8 (16, 16, 3): nearly the same for any size and compression.

    Args:
        pixels: RGB uint8 (height, width, 3).
    """
    return np.asarray(Image.fromarray(pixels).resize((SIDE, SIDE), Image.Resampling.BOX))


def near_duplicates(ids: Sequence[str], hashes: Mapping[str, np.ndarray]) -> list[set[str]]:
    """Groups of two or more ids whose pictures look the same; ids without a hash are left out.

    >>> grey, red = np.full((16, 16, 3), 99, np.uint8), np.full((16, 16, 3), (255, 0, 0), np.uint8)
    >>> sorted(near_duplicates(["a", "b", "c"], {"a": grey, "b": red, "c": grey + 1})[0])
    ['a', 'c']
    """
    hashed = [picture_id for picture_id in dict.fromkeys(ids) if picture_id in hashes]
    if len(hashed) < 2:
        return []
    stack = np.stack([hashes[picture_id] for picture_id in hashed])
    stack = stack.reshape(len(hashed), -1).astype(np.int16)
    groups = []
    for number, flat in enumerate(stack[:-1]):
        difference = np.abs(stack[number + 1 :] - flat)
        near = (difference.mean(1) <= MAX_MEAN_DIFFERENCE) & (
            difference.max(1) <= MAX_POINT_DIFFERENCE
        )
        others = [hashed[number + 1 + int(index)] for index in np.flatnonzero(near)]
        if others:
            groups.append({hashed[number], *others})
    return groups
