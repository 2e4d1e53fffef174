"""Random numbers by name: every use has a stream of its own.

Two uses that share a seed would otherwise draw the same numbers: a fine-tuning with seed 3 would
repeat the batches and the dropout of the training with seed 3 that it starts from. A stream
depends on its name and the seed alone, on every processor and in every version of Python.
"""

import hashlib

import numpy as np

BITS_OF_FRACTION = 53  # as many as a float holds exactly


def generator(seed: int, *names: str | int) -> np.random.Generator:
    """A generator of random numbers for one purpose.

    >>> first = generator(0, "bottleneck", "order", 1).integers(1000)
    >>> second = generator(0, "finetune", "order", 1).integers(1000)
    >>> int(first), int(second)
    (189, 638)

    Args:
        seed: what the user can choose.
        names: what the numbers are for, from the general to the special: model, purpose, epoch.
    """
    return np.random.default_rng(list(_digest(seed, names)))


def integer(seed: int, *names: str | int) -> int:
    """An integer of 0 to 2**31 - 1 for one purpose; arguments as for `generator`."""
    return int.from_bytes(_digest(seed, names)[:4], "big") >> 1


def fraction(seed: int, *names: str | int) -> float:
    """A uniform number of 0 up to 1 for one purpose; arguments as for `generator`.

    >>> 0 <= fraction(0, "split", "Ada Lovelace") < 1
    True
    """
    leading = int.from_bytes(_digest(seed, names)[:8], "big") >> (64 - BITS_OF_FRACTION)
    return leading / 2**BITS_OF_FRACTION


def _digest(seed: int, names: tuple[str | int, ...]) -> bytes:
    # The lengths keep ("ab", "c") apart from ("a", "bc").
    parts = [f"{len(str(name))}:{name}" for name in (seed, *names)]
    return hashlib.sha256("".join(parts).encode()).digest()
