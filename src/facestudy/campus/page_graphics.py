"""Draw the graphics of a department's pages: logo and icons as SVG, teasers and tiles as RGB."""

import cv2
import numpy as np

from facestudy.campus.drawing.exact_filters import blur
from facestudy.campus.exact_random import noise

ICONS = {
    "mail": "M2 4h20v16H2zm2 2v1.5l8 5 8-5V6zm0 4v8h16v-8l-8 5z",
    "phone": "M6 2l4 5-2 3c1 3 3 5 6 6l3-2 5 4c-1 3-3 4-5 4C8 21 2 14 2 7c0-2 1-4 4-5z",
    "search": "M10 2a8 8 0 1 0 5 14l6 6 2-2-6-6a8 8 0 0 0-7-12zm0 3a5 5 0 1 1 0 10 5 5 0 0 1 0-10z",
    "bird": "M22 5c-1 .5-2 1-3 1-2-3-7-2-7 3-4 0-7-2-9-5-2 3 0 6 1 7l-2-1c0 3 2 4 4 5H4c1 2 3 3 5 3"
    "-2 2-5 2-7 2 9 5 18 0 18-10z",
    "letter": "M9 22v-9H6V9h3V7c0-4 2-5 5-5h3v4h-2c-2 0-2 1-2 2v1h4l-1 4h-3v9z",
    "play": "M2 6c0-1 1-2 2-2h16c1 0 2 1 2 2v12c0 1-1 2-2 2H4c-1 0-2-1-2-2zm8 2v8l6-4z",
}


def icon(name: str, colour: str) -> str:
    """The icon called ``name`` (a key of `ICONS`) as SVG, 24 x 24 units."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">'
        f'<path fill="{colour}" fill-rule="evenodd" d="{ICONS[name]}"/></svg>\n'
    )


def logo(town: str, colour: str, shape: int) -> str:
    """A university's logo as SVG: a seal and two lines of text.

    Args:
        town: the name that is written beside the seal.
        colour: a CSS colour.
        shape: number of the seal; the four shapes repeat.

    Returns:
        The SVG document.
    """
    seals = (
        '<circle cx="32" cy="32" r="30"/><circle cx="32" cy="32" r="22" fill="#fff"/>'
        '<path d="M22 44V26l10-8 10 8v18z"/>',
        '<rect x="2" y="2" width="60" height="60"/><path fill="#fff" d="M14 50V14h8v28h20v8z"/>',
        '<path d="M32 2l28 16v28L32 62 4 46V18z"/>'
        '<path fill="#fff" d="M20 24h24v5H20zm0 10h24v5H20z"/>',
        '<path d="M4 4h56v30c0 16-14 24-28 28C18 58 4 50 4 34z"/>'
        '<path fill="#fff" d="M30 12h4v14h12v4H34v20h-4V30H18v-4h12z"/>',
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 64" width="300" height="64">'
        f'<g fill="{colour}">{seals[shape % len(seals)]}</g>'
        f'<text x="76" y="28" font-family="Georgia, serif" font-size="17" fill="{colour}">'
        "UNIVERSITÄT</text>"
        f'<text x="76" y="52" font-family="Georgia, serif" font-size="21" fill="{colour}">'
        f"{town.upper()}</text></svg>\n"
    )


def scene(rng: np.random.Generator, width: int, height: int) -> np.ndarray:
    """A picture without people: campus buildings or abstract shapes.

    Args:
        rng: random generator.
        width: width in pixels.
        height: height in pixels.

    Returns:
        RGB uint8 (height, width, 3).
    """
    picture = _sky(rng, width, height)
    paint = _paint_buildings if rng.random() < 0.7 else _paint_shapes
    paint(picture, rng)
    grainy = blur(picture, 0.8, bound=256) + 4 * noise(rng, picture.shape)
    return np.clip(grainy, 0, 255).astype(np.uint8)


def _sky(rng: np.random.Generator, width: int, height: int) -> np.ndarray:
    """A vertical colour gradient, float32 (height, width, 3)."""
    top, bottom = rng.uniform([90, 130, 180], [150, 180, 230]), rng.uniform(190, 245, 3)
    down = np.linspace(0, 1, height)[:, None, None]
    column = top * (1 - down) + bottom * down
    return np.ascontiguousarray(np.broadcast_to(column, (height, width, 3)), np.float32)


def _paint_buildings(picture: np.ndarray, rng: np.random.Generator) -> None:
    height, width = picture.shape[:2]
    ground = int(height * rng.uniform(0.78, 0.9))
    picture[ground:] = rng.uniform([70, 100, 50], [120, 150, 90])
    for _ in range(int(rng.integers(2, 5))):
        left, span = int(rng.uniform(-0.1, 0.8) * width), int(rng.uniform(0.2, 0.5) * width)
        top = int(rng.uniform(0.15, 0.6) * height)
        wall = rng.uniform(120, 230) * rng.uniform(0.8, 1, 3)
        cv2.rectangle(picture, (left, top), (left + span, ground), wall.tolist(), -1)
        step = max(8, int(rng.uniform(0.04, 0.09) * width))
        for x in range(left + step // 2, left + span - step // 2, step):
            for y in range(top + step // 2, ground - step, step):
                corner = (x + step // 2, y + int(step * 0.6))
                cv2.rectangle(picture, (x, y), corner, (wall * 0.45).tolist(), -1)
    for _ in range(int(rng.integers(2, 7))):
        centre = (int(rng.uniform(0, width)), ground - int(0.05 * height))
        leaves = rng.uniform([40, 80, 30], [90, 130, 70]).tolist()
        cv2.circle(picture, centre, int(rng.uniform(0.06, 0.14) * height), leaves, -1, cv2.LINE_AA)


def _paint_shapes(picture: np.ndarray, rng: np.random.Generator) -> None:
    """Overlapping discs and bars, in place."""
    height, width = picture.shape[:2]
    picture[:] = rng.uniform(150, 240, 3)
    for _ in range(int(rng.integers(4, 9))):
        centre = tuple(int(v) for v in rng.uniform(0, [width, height]))
        colour = rng.uniform(30, 230, 3).tolist()
        if rng.random() < 0.5:
            radius = int(rng.uniform(0.08, 0.35) * height)
            cv2.circle(picture, centre, radius, colour, -1, cv2.LINE_AA)
        else:
            end = tuple(int(v) for v in rng.uniform(0, [width, height]))
            cv2.line(picture, centre, end, colour, int(rng.uniform(3, 16)), cv2.LINE_AA)


def pattern(rng: np.random.Generator, size: int = 96) -> np.ndarray:
    """A pale striped tile for a page's background: RGB uint8 (size, size, 3)."""
    tile = np.full((size, size, 3), 246, np.float32)
    for offset in range(-size, size, int(rng.integers(8, 20))):
        cv2.line(tile, (offset, 0), (offset + size, size), (238, 239, 241), 1, cv2.LINE_AA)
    return tile.astype(np.uint8)
