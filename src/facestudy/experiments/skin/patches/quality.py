"""Find the skin of a cheek, or the reason why a cheek cannot be used.

The thresholds were set on drawn faces and on artificially blurred photographs. None of them depends
on the skin tone itself.
"""

import cv2
import numpy as np

from facestudy.experiments.skin.patches import cheeks
from facestudy.prepare.face_geometry import head

MIN_PIXELS = 32
"""Side of a square on the picture: half a patch. Below, pores are smaller than a pixel."""
MIN_SIDE = 0.30
"""Side of a square in distances between the eyes; a cheek seen from the front gives 0.45."""
MIN_SHARPNESS = 0.24
"""Of the eyes: photographs have 0.40 to 0.69, blurred by 2 pixels of 130 between the eyes 0.29
at most; drawn faces the same."""

_STRAY = 15.0  # Lab distance from the smooth colour of the cheek: hair, frames, background
_EDGE = 6.0  # L per pixel of the chart: outlines
_MIN_EXTENT = 0.14  # units: smaller marks are moles and freckles, which belong to skin
_FAR_COLOUR = 18.0  # distance in a, b from the nose's bridge: cheeks have 14 at most
_MAX_DETAIL = 3.2  # standard deviation of L in fine detail: the roughest drawn skin has 2.3


def is_grey(picture: np.ndarray) -> bool:
    """Whether a picture has no colour: its channels differ by no more than compression makes."""
    sample = picture[:: max(1, picture.shape[0] // 64), :: max(1, picture.shape[1] // 64)]
    channels = sample.reshape(-1, 3).astype(int)
    return float(np.mean(channels.max(axis=1) - channels.min(axis=1))) < 3.0


def sharpness(picture: np.ndarray, landmarks: np.ndarray) -> float:
    """The ratio of fine to coarse detail in the sharper eye; skin itself may be smooth."""
    frame = head(cheeks.five_landmarks_of(landmarks))
    ratios = []
    for eye in cheeks.five_landmarks_of(landmarks)[:2]:
        square = cheeks.Square(eye, frame.right, frame.down, 0.5 * frame.unit)
        grey = cv2.cvtColor(cheeks.cut_square(picture, square, "left"), cv2.COLOR_RGB2GRAY)
        levels = [
            cv2.GaussianBlur(grey.astype(np.float32), (0, 0), s) for s in (0.7, 1.4, 2.8, 5.6)
        ]
        fine, coarse = (levels[0] - levels[1]).std(), (levels[2] - levels[3]).std()
        ratios.append(float(fine / (coarse + 1e-3)))
    return max(ratios)


def lab(pixels: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of RGB uint8, float32 of the same shape."""
    return cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)


def face_problem(picture: np.ndarray, landmarks: np.ndarray) -> str:
    """Why neither cheek of this face can be used; an empty string if they may be."""
    frame = head(cheeks.five_landmarks_of(landmarks))
    if cheeks.EXTENT * frame.unit < MIN_PIXELS:
        pixels = int(cheeks.EXTENT * frame.unit)
        return f"too small (a cheek of {pixels} pixels, at least {MIN_PIXELS} are needed)"
    if (measured := sharpness(picture, landmarks)) < MIN_SHARPNESS:
        return f"blurred (sharpness {measured:.2f}, at least {MIN_SHARPNESS} is needed)"
    return ""


def find_skin(
    picture: np.ndarray, landmarks: np.ndarray, side: str
) -> tuple[cheeks.Square | None, str]:
    """The square of skin on one cheek, or None and the reason.

    Args:
        picture: RGB uint8 (height, width, 3).
        landmarks: (5, 2) or (68, 2), pixels of the picture.
        side: "right" or "left", the person's own.
    """
    frame = head(cheeks.five_landmarks_of(landmarks))
    if cheeks.turned_away(landmarks, side):
        return None, "turned away"
    try:
        chart = cheeks.chart(picture, landmarks, side)
    except ValueError as error:
        return None, str(error)
    if chart.inside.mean() < 0.4:
        return None, "beyond the picture's edge"
    square = chart.square(skin_mask(chart))
    if square is None or square.side < MIN_SIDE * frame.unit:
        whole = chart.square(chart.inside)
        turned = whole is None or whole.side < MIN_SIDE * frame.unit
        return None, "turned away" if turned else "covered (hair, glasses or a shadow's edge)"
    return _check_skin(picture, square, landmarks, side)


def _check_skin(
    picture: np.ndarray, square: cheeks.Square, landmarks: np.ndarray, side: str
) -> tuple[cheeks.Square | None, str]:
    """Reject smooth squares that are not skin, such as masks and beards."""
    frame = head(cheeks.five_landmarks_of(landmarks))
    bridge = cheeks.Square(
        frame.origin + 0.28 * frame.unit * frame.down, frame.right, frame.down, 0.22 * frame.unit
    )
    colours = [lab(cheeks.cut_square(picture, part, side)) for part in (square, bridge)]
    here, nose = (np.median(pixels.reshape(-1, 3), axis=0) for pixels in colours)
    if np.hypot(*(here - nose)[1:]) > _FAR_COLOUR:
        return None, "covered (another colour than the nose)"
    light = colours[0][..., 0]
    if float((light - cv2.GaussianBlur(light, (0, 0), 2.5)).std()) > _MAX_DETAIL:
        return None, "covered (hair or another strong texture)"
    return square, ""


def skin_mask(chart: cheeks.Chart) -> np.ndarray:
    """Which pixels of the chart are skin: bool (h, w).

    The colour of skin varies smoothly over the cheek. Large areas that differ from it, or that lie
    behind a strong edge, are frames, hair, beard or background.
    """
    colours = cv2.GaussianBlur(lab(chart.pixels), (0, 0), 1.5)
    stray = np.linalg.norm(colours - _smooth_colour(colours, chart.inside), axis=2) > _STRAY
    slope = np.hypot(
        *(cv2.Sobel(colours[..., 0], -1, *axis, scale=1 / 8) for axis in ((1, 0), (0, 1)))
    )
    foreign = _large((stray | (slope > _EDGE)) & chart.inside)
    foreign = cv2.dilate(foreign.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    return _main_part(chart.inside & ~foreign)


def _smooth_colour(colours: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """The colour of the cheek as a quadratic function of position, fitted robustly, (h, w, 3)."""
    height, width = inside.shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], axis=-1)
    near = inside & (np.linalg.norm(colours - np.median(colours[inside], axis=0), axis=2) < 25)
    for limit in (15.0, 10.0):
        if near.sum() < 50:
            break
        fitted = np.linalg.lstsq(terms[near], colours[near], rcond=None)[0]
        smooth = terms @ fitted
        near = inside & (np.linalg.norm(colours - smooth, axis=2) < limit)
    else:
        return smooth
    return np.broadcast_to(np.median(colours[inside], axis=0), colours.shape)


def _large(mask: np.ndarray) -> np.ndarray:
    """The connected parts of a mask that are larger than a mole."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    extent = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    keep = extent >= _MIN_EXTENT * cheeks.DENSITY
    keep[0] = False
    return keep[labels] if count > 1 else np.zeros_like(mask)


def _main_part(mask: np.ndarray) -> np.ndarray:
    """The largest connected part."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        mask.astype(np.uint8), connectivity=4
    )
    if count < 2:
        return mask
    return labels == 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
