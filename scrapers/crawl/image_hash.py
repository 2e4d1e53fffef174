"""Which pictures look alike though their bytes differ: one picture in two sizes.

Enters: pictures' bytes. Leaves: small looks of them, and who shares one. Silhouettes that a server
gives every person under an address of their own are found by it, and a person shown twice.
"""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

SIDE = 16
CLOSEST = 4.0
"""Mean difference of two looks, in grey levels, up to which they are one picture's."""
LARGEST = 48
"""Largest difference at one point; somebody else before the same wall differs more somewhere."""


def look(data: bytes) -> np.ndarray:
    """A picture's look: RGB uint8 (16, 16, 3), whatever its size and compression were."""
    image = Image.open(io.BytesIO(data))
    image.draft("RGB", (4 * SIDE, 4 * SIDE))
    image = image.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BOX)
    return np.asarray(image)


def looks(raw: Path, columns: Mapping[str, Mapping[str, object]]) -> dict[str, np.ndarray]:
    """The look of each picture that lies in ``raw/``, by its id."""
    files = {str(one["id"]): raw / f"{one['id']}.{one['format']}" for one in columns.values()}
    return {one: look(path.read_bytes()) for one, path in files.items() if path.is_file()}


def groups(ids: Sequence[str], seen: Mapping[str, np.ndarray]) -> list[set[str]]:
    """The ids whose pictures look alike, two and more together."""
    known = [one for one in dict.fromkeys(ids) if one in seen]
    if len(known) < 2:
        return []
    stack = np.stack([seen[one] for one in known]).reshape(len(known), -1).astype(np.int16)
    found = []
    for number, one in enumerate(stack[:-1]):
        apart = np.abs(stack[number + 1 :] - one)
        near = (apart.mean(1) <= CLOSEST) & (apart.max(1) <= LARGEST)
        others = [known[number + 1 + int(index)] for index in np.flatnonzero(near)]
        if others:
            found.append({known[number], *others})
    return found
