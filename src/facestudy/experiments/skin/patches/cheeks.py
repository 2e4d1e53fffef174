"""Locate the cheeks of a face from its landmarks, and cut upright squares of skin.

Each cheek has a polygon that avoids eye bags, nose, mouth and the face's edge. The patch is the
largest square in it whose sides are parallel and perpendicular to the line between the eyes.
Landmarks are in pixels of the raw picture; lengths are in units of the distance between the eyes
(63 mm on average).
"""

from typing import NamedTuple

import cv2
import numpy as np

from facestudy.prepare.face_geometry import Head, head

SIDE = 64
"""Width and height of a patch in pixels."""
EXTENT = 0.46
"""Side of the skin area of a patch, in distances between the eyes: about 29 mm."""
DENSITY = 130
"""Pixels per unit of a cheek's chart: about the resolution of a patch."""
SIDES = ("right", "left")
"""The person's own right and left."""

# The right cheek of a face that looks straight ahead, outwards from the nose and down from the
# eyes: below the eye bag, along the cheekbone, before the ear, above the jaw, beside the mouth.
_CHEEK = np.array([(0.33, 0.38), (0.60, 0.34), (0.88, 0.33), (0.95, 0.55), (0.90, 0.92),
                   (0.72, 1.04), (0.50, 0.98), (0.37, 0.72)])  # fmt: skip
_TURN_SHIFT = 0.55  # how far a cheek's inner edge follows the nose when the head turns
_TURN_SPAN = 1.1  # how much of its width a cheek loses, and the other gains, per unit of turn
_MAX_TURN = 0.3  # units that the nose is off centre; beyond, a cheek is seen from the side

# iBUG's numbers for the right cheek: lower lid, cheekbone's edge, jaw, mouth corner, nose wing.
_LID, _EDGE, _NOSE, _MOUTH = (41, 40), (2, 3, 4), 31, 48
_MIRRORED = {41: 46, 40: 47, 2: 14, 3: 13, 4: 12, 31: 35, 48: 54}


class Square(NamedTuple):
    """A square on the picture: its centre, the unit vectors of its axes, and its side in pixels."""

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
        landmarks: (5, 2) in the order of `face_crop.LANDMARKS`, or (68, 2) in iBUG's.
        side: "right" or "left", the person's own.

    Raises:
        ValueError: landmarks of another shape, or not finite.
    """
    points = np.asarray(landmarks, float)
    if points.shape == (68, 2) and np.isfinite(points).all():
        return _from_68(points, side)
    return _from_5(points, side)


def five_landmarks_of(landmarks: np.ndarray) -> np.ndarray:
    """Eyes, nose and corners of the mouth (5, 2) among 68 landmarks; five stay as they are."""
    points = np.asarray(landmarks, float)
    if len(points) == 5:
        return points
    eyes = [points[36:42].mean(axis=0), points[42:48].mean(axis=0)]
    return np.array([*eyes, points[30], points[48], points[54]])


def _from_5(points: np.ndarray, side: str) -> np.ndarray:
    frame = head(points)
    outward = -1.0 if side == "right" else 1.0
    turned = outward * frame.turn  # positive: the nose is turned to this cheek's side
    across = _CHEEK[:, 0] - _CHEEK[0, 0]
    across = _CHEEK[0, 0] + _TURN_SHIFT * turned + across * (1 - _TURN_SPAN * turned)
    return _on_picture(frame, outward * across, _CHEEK[:, 1])


def _on_picture(frame: Head, across: np.ndarray, below: np.ndarray) -> np.ndarray:
    steps = across[:, None] * frame.right + below[:, None] * frame.down
    return frame.origin + frame.unit * steps


def _from_68(points: np.ndarray, side: str) -> np.ndarray:
    def at(number: int) -> np.ndarray:
        return points[number if side == "right" else _MIRRORED[number]]

    frame = head(five_landmarks_of(points))
    lower_lid = (at(_LID[0]) + at(_LID[1])) / 2
    bag = 0.26 * frame.unit * frame.down
    nose, mouth = at(_NOSE), at(_MOUTH)
    edges = [at(number) for number in _EDGE]
    inwards = [edge + 0.22 * (nose - edge) for edge in edges]
    beside_nose = nose + 0.16 * (inwards[1] - nose)
    beside_mouth = mouth + 0.22 * (inwards[2] - mouth)
    top = lower_lid + bag
    return np.array([beside_nose, top, *inwards, beside_mouth])


class Chart(NamedTuple):
    """A cheek in a normal position: eyes level, nose to the left, `DENSITY` pixels per unit."""

    pixels: np.ndarray  # RGB uint8 (h, w, 3)
    inside: np.ndarray  # bool (h, w): within the cheek's polygon and the picture
    matrix: np.ndarray  # (2, 3), from the chart's pixels to the picture's

    def square(self, free: np.ndarray) -> Square | None:
        """The largest upright square of ``free`` pixels, on the picture; None if there is none."""
        # The chessboard distance to the nearest pixel that is not free is half the square's side.
        padded = np.pad(free.astype(np.uint8), 1)
        room = cv2.distanceTransform(padded, cv2.DIST_C, 3)[1:-1, 1:-1]
        if room.max() < 1:
            return None
        y, x = np.mean(np.argwhere(room == room.max()), axis=0)
        axes, offset = self.matrix[:, :2], self.matrix[:, 2]
        across, down = axes[:, 0], axes[:, 1]
        scale = float(np.hypot(*across))
        if across @ np.array([-down[1], down[0]]) > 0:  # the right cheek's chart is mirrored
            across = -across
        side = scale * (2 * float(room.max()) - 1)
        return Square(axes @ (x, y) + offset, across / scale, down / scale, side)


def chart(picture: np.ndarray, landmarks: np.ndarray, side: str) -> Chart:
    """The chart of one cheek.

    Args:
        picture: RGB uint8 (height, width, 3).
        landmarks: (5, 2) or (68, 2), pixels of the picture.
        side: "right" or "left", the person's own.

    Raises:
        ValueError: as `polygon`; the cheek has no area.
    """
    frame = head(five_landmarks_of(landmarks))
    outline = polygon(landmarks, side) - frame.origin
    outward = -frame.right if side == "right" else frame.right
    flat = np.stack([outline @ outward, outline @ frame.down], axis=1)
    low, step = flat.min(axis=0), frame.unit / DENSITY
    width, height = (int(length) for length in np.ceil(np.ptp(flat, axis=0) / step) + 1)
    if min(width, height) < 8 or frame.unit < 4:
        raise ValueError("the cheek is turned away")
    start = frame.origin + low[0] * outward + low[1] * frame.down
    matrix = np.column_stack([step * outward, step * frame.down, start])
    inside = np.zeros((height, width), np.uint8)
    cv2.fillPoly(inside, [np.round((flat - low) / step).astype(np.int32)], 1)
    size, border = (width, height), cv2.BORDER_CONSTANT
    pixels = cv2.warpAffine(
        _smoothed(picture, step), matrix, size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=border,
    )  # fmt: skip
    on_picture = cv2.warpAffine(
        np.ones(picture.shape[:2], np.uint8), matrix, size,
        flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP, borderMode=border,
    )  # fmt: skip
    return Chart(np.asarray(pixels), (inside & np.asarray(on_picture)).astype(bool), matrix)


def _smoothed(picture: np.ndarray, step: float) -> np.ndarray:
    """Low-pass filtered before shrinking, against aliasing."""
    return cv2.GaussianBlur(picture, (0, 0), 0.5 * step) if step > 1.2 else picture


def turned_away(landmarks: np.ndarray, side: str) -> bool:
    """Whether the head is turned so far that this cheek is seen from its side."""
    turn = head(five_landmarks_of(landmarks)).turn
    return (-turn if side == "right" else turn) > _MAX_TURN


def cut_square(picture: np.ndarray, square: Square, side: str, *, size: int = SIDE) -> np.ndarray:
    """The pixels of a square, RGB uint8 (size, size, 3), with the nose always at the left edge.

    The right cheek is mirrored, so that both cheeks have the same orientation. Shrinking averages;
    pixels beyond the picture repeat its edge.

    Args:
        picture: RGB uint8 (height, width, 3).
        square: on the picture.
        side: "right" or "left", the person's own.
        size: of the patch in pixels.
    """
    samples = max(1, int(np.ceil(square.side / size)))  # per pixel, averaged below
    fine = size * samples
    target = np.array([[0, 0], [fine, 0], [fine, fine]], np.float32) - np.float32(0.5)
    corners = square.corners()[:3].astype(np.float32) - np.float32(0.5)
    matrix = cv2.getAffineTransform(corners, target)
    moved = cv2.warpAffine(
        picture, matrix, (fine, fine), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    patch = np.asarray(cv2.resize(moved, (size, size), interpolation=cv2.INTER_AREA))
    return np.ascontiguousarray(patch[:, ::-1] if side == "right" else patch)


def cut_at_scale(picture: np.ndarray, square: Square, side: str, *, unit: float) -> np.ndarray:
    """As `cut_square`, with the same scale of skin in every patch: `EXTENT` units on `SIDE` pixels.

    Of a larger square the centre is used. A smaller one, beside glasses or hair, is extended with
    its mirror images, so that pores keep their size.

    Args:
        picture: RGB uint8 (height, width, 3).
        square: on the picture.
        side: "right" or "left", the person's own.
        unit: pixels between the eyes.
    """
    shown = min(square.side / unit, EXTENT)
    size = min(SIDE, max(8, round(SIDE * shown / EXTENT)))
    part = cut_square(picture, square._replace(side=shown * unit), side, size=size)
    before = (SIDE - size) // 2
    after = SIDE - size - before
    return np.asarray(
        cv2.copyMakeBorder(part, before, after, before, after, cv2.BORDER_REFLECT_101)
    )
