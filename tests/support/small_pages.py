"""Parts of small test sites: cards with a name, and pictures that show nobody."""

import io

import numpy as np
from PIL import Image

CARD = '<div class=card><img class=photo src="{src}"><h3>{name}</h3></div>'
SELECTORS = {"card": ".card", "picture": "img.photo", "person": "h3"}


def card(name: str, src: str) -> str:
    return CARD.format(name=name, src=src)


def picture(seed: int, *, size: tuple[int, int] = (60, 72), form: str = "JPEG") -> bytes:
    """The bytes of a picture; another seed gives another picture."""
    rng = np.random.default_rng(seed)
    blocks = rng.integers(0, 255, (4, 4, 3), dtype=np.uint8)
    stream = io.BytesIO()
    Image.fromarray(blocks).resize(size, Image.Resampling.BILINEAR).save(stream, form)
    return stream.getvalue()
