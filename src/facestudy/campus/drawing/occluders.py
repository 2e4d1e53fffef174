"""Paint occluders in front of a face: a hand, a book, a scarf.

Each function changes ``canvas`` (3, h, w) in place; ``landmarks`` (68, 2) are in pixels, and
``unit`` is the number of pixels per head unit.
"""

import cv2
import numpy as np

from facestudy.campus.drawing.compositing import Array, over, rgb
from facestudy.campus.drawing.exact_filters import blur
from facestudy.campus.drawing.light import CLOTH_WRAP, Light
from facestudy.campus.drawing.palette import skin_colour
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.exact_math import cosine, sine
from facestudy.campus.exact_random import lognormal

_NOSE_TIP, _CHIN, _LEFT_JAW, _RIGHT_JAW = 30, 8, 2, 14


def paint_hand(
    canvas: Array,
    landmarks: Array,
    unit: float,
    rng: np.random.Generator,
    person: Person,
    photo: Photo,
) -> None:
    """Paint a hand in front of the eyes or the mouth."""
    x, y = landmarks[int(rng.choice([28, 33, 62]))]
    mask: Array = np.zeros(canvas.shape[1:], np.uint8)
    lean = float(rng.uniform(-0.35, 0.35))

    def point(across: float, down: float) -> tuple[int, int]:
        return int(x + (across + lean * down) * unit), int(y + down * unit)

    fingers = zip((-0.5, -0.17, 0.17, 0.48), (-0.5, -0.68, -0.72, -0.52), strict=True)
    for across, tip in fingers:
        thickness = max(int(0.29 * unit), 1)
        ends = point(across, tip), point(0.85 * across, 0.7)
        cv2.line(mask, *ends, 255, thickness, cv2.LINE_AA)
    palm = (int(0.62 * unit), int(0.7 * unit))
    cv2.ellipse(mask, point(0.02, 0.95), palm, 0, 0, 360, 255, -1, cv2.LINE_AA)
    wrist = point(0.05, 1.2), point(0.15, 4.5)
    cv2.line(mask, *wrist, 255, max(int(0.85 * unit), 1), cv2.LINE_AA)
    flesh = skin_colour(person) * rgb(1.02, 0.94, 0.92)
    _paint_solid(canvas, mask, flesh, 0.16 * unit, photo)


def paint_book(
    canvas: Array,
    landmarks: Array,
    unit: float,
    rng: np.random.Generator,
    person: Person,
    photo: Photo,
) -> None:
    """Paint a book held up to the eyes."""
    angle, width, height = float(rng.uniform(-0.2, 0.2)), 1.5 * unit, 2.1 * unit
    across = np.array([cosine(angle), sine(angle)])
    down = np.array([-sine(angle), cosine(angle)])
    top = landmarks[_NOSE_TIP] - 0.3 * unit * down

    def spot(u: float, v: float) -> Array:
        return top + u * width * across + v * height * down

    mask: Array = np.zeros(canvas.shape[1:], np.uint8)
    corners = [spot(-0.75, 0), spot(0.75, 0), spot(0.75, 1), spot(-0.75, 1)]
    cv2.fillConvexPoly(mask, (np.array(corners) * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    colour = np.clip(rng.uniform(0.03, 0.35) * lognormal(rng, 0, 0.5, size=3), 0.02, 0.6)
    _paint_solid(canvas, mask, rgb(*colour), 0.05 * unit, photo)
    for row, reach in ((0.2, 0.45), (0.3, 0.3), (0.85, 0.2)):
        line = np.zeros_like(mask)
        left, right = (spot(side * reach, row).astype(int).tolist() for side in (-1, 1))
        cv2.line(line, left, right, 255, max(int(0.08 * unit), 1), cv2.LINE_AA)
        over(canvas, rgb(0.6, 0.55, 0.4), line.astype(np.float32) / 255 * 0.8)


def paint_scarf(
    canvas: Array,
    landmarks: Array,
    unit: float,
    rng: np.random.Generator,
    person: Person,
    photo: Photo,
) -> None:
    """Paint a scarf up to the nose."""
    left, right, nose, chin = (
        landmarks[_LEFT_JAW],
        landmarks[_RIGHT_JAW],
        landmarks[_NOSE_TIP],
        landmarks[_CHIN],
    )
    low = chin + [0, 0.75 * unit]
    corners = [
        left - [0.12 * unit, 0],
        nose + [0, 0.06 * unit],
        right + [0.12 * unit, 0],
        [right[0] + 0.3 * unit, low[1]],
        low + [0, 0.12 * unit],
        [left[0] - 0.3 * unit, low[1]],
    ]
    mask: Array = np.zeros(canvas.shape[1:], np.uint8)
    cv2.fillPoly(mask, [(np.array(corners) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    mask = (255 * (blur(mask.astype(np.float32) / 255, 0.1 * unit) > 0.5)).astype(np.uint8)
    rows = np.arange(mask.shape[0], dtype=np.float32)[:, None] - nose[1]
    knit = 1 + 0.16 * sine(rows / unit * 16) + np.zeros(mask.shape, np.float32)
    colour = np.clip(rng.uniform(0.05, 0.5) * lognormal(rng, 0, 0.5, size=3), 0.02, 0.7)
    _paint_solid(canvas, mask, rgb(*colour) * knit, 0.4 * unit, photo)


def _paint_solid(canvas: Array, mask: Array, colour: Array, rounding: float, photo: Photo) -> None:
    """Paint a solid with rounded edges (``rounding`` pixels) and its cast shadow."""
    coverage = blur(mask.astype(np.float32) / 255, 0.6)
    light = Light(photo)
    thickness = np.clip(2 * blur(coverage, 0.4 * rounding) - 1, 0, 1)
    height = blur(np.sqrt(1 - (1 - thickness) ** 2), 0.15 * rounding + 0.5)
    down, right = np.gradient(height * max(rounding, 1.0))
    length = np.sqrt(down**2 + right**2 + 1)
    normal = [-right / length, -down / length, 1 / length]
    canvas *= 1 - 0.35 * blur(coverage, 0.5 * rounding + 2) * (1 - coverage)
    lit = light.shade(colour, normal, occlusion=0.5 + 0.5 * thickness, wrap=CLOTH_WRAP)
    over(canvas, lit, coverage)


OCCLUDERS = {"hand": paint_hand, "book": paint_book, "scarf": paint_scarf}
