"""Where on a picture the face, the head and the shoulders are, from five landmarks.

Enters: landmarks and the face's box, as `facestudy.crop` found them, in raw pixels or a crop's.
Leaves: masks of that picture, and the landmarks in pixels of the crop.

Lengths are in units of the distance between the pupils (63 mm on average, the nose tip and the
mouth lie one unit below the eyes), after the anthropometry of Farkas, 1994, Anthropometry of the
Head and Face, with room for hair and clothes.
"""

from typing import NamedTuple

import numpy as np

RIGHT_EYE, LEFT_EYE, NOSE, RIGHT_MOUTH, LEFT_MOUTH = range(5)
"""The landmarks' order, as in `facestudy.crop.LANDMARKS`; right is the person's right."""

BOX_HEIGHT = 2.8  # units: the detector's box reaches from the hairline to the chin
SHOULDER_ROOM = 0.35  # units on each side of an average body


class Head(NamedTuple):
    """A head in a picture: origin between the eyes, ``right`` and ``down`` of length 1.

    ``unit`` is the distance between the eyes of a face looking straight ahead, in pixels;
    ``turn`` how far the nose stands aside, in units, positive to the picture's right.
    """

    origin: np.ndarray
    right: np.ndarray
    down: np.ndarray
    unit: float
    turn: float

    def places(self, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Each pixel's place (height, width), in units to the right of and below the eyes."""
        y, x = np.mgrid[: shape[0], : shape[1]] + 0.5
        x, y = x - self.origin[0], y - self.origin[1]
        across = (x * self.right[0] + y * self.right[1]) / self.unit
        return across, (x * self.down[0] + y * self.down[1]) / self.unit

    def place(self, point: np.ndarray) -> tuple[float, float]:
        """The same of one point (2,) in pixels."""
        away = (np.asarray(point, float) - self.origin) / self.unit
        return float(away @ self.right), float(away @ self.down)


def head(landmarks: np.ndarray, *, least: float = 0.0) -> Head:
    """The head that five landmarks (5, 2), x and y in pixels, belong to.

    A head turned aside shows its eyes closer together, a nodding one its eyes and mouth: the
    longer of the two gives the unit.

    Args:
        least: the unit is at least so many pixels.

    Raises:
        ValueError: not five finite points, or the eyes fall together.
    """
    points = np.asarray(landmarks, float)
    if points.shape != (5, 2) or not np.isfinite(points).all():
        raise ValueError(f"landmarks must be five finite points (5, 2), here {points.shape}")
    eyes = points[[RIGHT_EYE, LEFT_EYE]].mean(axis=0)
    mouth = points[[RIGHT_MOUTH, LEFT_MOUTH]].mean(axis=0)
    between = points[LEFT_EYE] - points[RIGHT_EYE]
    apart = float(np.hypot(*between))
    if apart == 0:
        raise ValueError("both eyes are at one place")
    right = between / apart
    down = np.array([-right[1], right[0]])
    unit = max(apart, 0.92 * float(np.hypot(*(mouth - eyes))), least)
    turn = float((points[NOSE] - (eyes + mouth) / 2) @ right) / unit
    return Head(eyes, right, down, unit, turn)


def ellipse(
    across: np.ndarray, down: np.ndarray, *, centre: tuple[float, float], radii: tuple[float, float]
) -> np.ndarray:
    """Which places are inside an ellipse; all in units."""
    return ((across - centre[0]) / radii[0]) ** 2 + ((down - centre[1]) / radii[1]) ** 2 <= 1


def face_oval(shape: tuple[int, ...], landmarks: np.ndarray) -> np.ndarray:
    """The face from hairline to chin, without ears: bool (height, width).

    Args:
        shape: of the picture, (height, width, ...).
        landmarks: (5, 2), x and y in its pixels.

    Raises:
        ValueError: no five finite landmarks.
    """
    found = head(landmarks)
    # The middle of the face stays behind when the nose turns aside.
    centre = (_middle(found, landmarks) - 1.3 * found.turn, 0.36)
    return ellipse(*found.places(shape), centre=centre, radii=(1.12, 1.42))


def head_and_shoulders(
    shape: tuple[int, ...], box: tuple[float, float, float, float], landmarks: np.ndarray
) -> np.ndarray:
    """The whole person with hair and clothes, generously: bool (height, width).

    What is outside may be called background; hair that stands wider than a hand's breadth, or
    raised arms, may still be there.

    Args:
        shape: of the picture, (height, width, ...).
        box: the face's x, y, width, height in its pixels.
        landmarks: (5, 2), x and y in its pixels.

    Raises:
        ValueError: no five finite landmarks.
    """
    found = head(landmarks, least=float(box[3]) / BOX_HEIGHT)
    across, down = found.places(shape)
    # A turned head shows its back on the side that the nose turned away from.
    middle, back = _middle(found, landmarks) - 1.5 * found.turn, 0.5 * abs(found.turn)
    hair = ellipse(across, down, centre=(middle, 0.0), radii=(1.85 + back, 2.35))
    falling = (np.abs(across - middle) <= 1.85 + back) & (down >= 0)
    return hair | (falling & (down < 3.5)) | _body(shape, found)


def _middle(found: Head, landmarks: np.ndarray) -> float:
    """How far right of the eyes' middle the middle of eyes and mouth is, in units."""
    return found.place(np.asarray(landmarks)[[RIGHT_MOUTH, LEFT_MOUTH]].mean(axis=0))[0] / 2


def _body(shape: tuple[int, ...], found: Head) -> np.ndarray:
    """Neck and shoulders; they stand upright below a tilted head."""
    neck = found.origin + 1.9 * found.unit * found.down
    y, x = np.mgrid[: shape[0], : shape[1]] + 0.5
    across, down = np.abs(x - neck[0]) / found.unit, (y - neck[1]) / found.unit
    slope = np.interp(down, [0, 0.4, 1.1, 2.2], [1.5, 2.3, 3.3, 4.0]) + SHOULDER_ROOM
    return (down >= 0) & (across <= slope)
