"""Write the predicted emoticon beside each face of a video or camera."""

import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from facestudy.experiments.expressions.classes import emoticon
from facestudy.experiments.expressions.detector import Detector
from facestudy.experiments.expressions.predictor import Prediction, Predictor
from facestudy.experiments.expressions.video.frames import open_video, write_video
from facestudy.experiments.expressions.window_vote import Box
from facestudy.study import progress

YELLOW, BROWN, WHITE = (255, 215, 94), (43, 35, 0), (255, 255, 255)
FONT = cv2.FONT_HERSHEY_DUPLEX
MEMORY = 0.9
"""Weight of the earlier frames in the frame rate that is shown."""


class Report(NamedTuple):
    """Frames read, faces detected, and seconds of work without the first frame."""

    frames: int
    faces: int
    seconds: float

    @property
    def rate(self) -> float:
        """Frames a second."""
        return (self.frames - 1) / self.seconds if self.seconds > 0 else 0.0

    def __str__(self) -> str:
        return f"{self.frames} frames, {self.faces} faces, {self.rate:.1f} frames a second"


def annotate(
    source: str,
    out: Path,
    predictor: Predictor,
    *,
    detector: Detector | None = None,
    slow: float = 1.0,
    limit: int | None = None,
    note: Callable[[int, Box, Prediction], None] | None = None,
) -> Report:
    """Write the annotated video.

    Args:
        source: the path of a video, or the number of a camera.
        out: the video to write.
        predictor: predicts the expression of a face.
        detector: detects the faces; a new `Detector` if None.
        slow: factor by which the video is slowed down.
        limit: number of frames after which to stop; needed with a camera.
        note: called for each face with the frame's number, the box and the prediction.

    Returns:
        what was done, and how fast.

    Raises:
        StudyError: the source cannot be read, or the video cannot be written.
    """
    detector = detector or Detector()
    frames = faces = 0
    started, rate = 0.0, 0.0
    with open_video(source) as video, write_video(out, video.rate / slow) as writer:
        total = min(filter(None, (video.frames, limit)), default=None)
        for frame in progress.track(islice(video, limit), "annotating", unit="frame", total=total):
            before = time.perf_counter()
            canvas = frame.picture.copy()
            for box, prediction in _predictions(frame.picture, detector, predictor):
                draw(canvas, box, prediction)
                faces += 1
                if note is not None:
                    note(frames, box, prediction)
            _draw_rate(canvas, rate)
            writer.add(canvas)
            frames += 1
            now = time.perf_counter()
            if frames == 1:  # the first frame waits for the networks to load
                started = now
            else:
                latest = 1 / max(now - before, 1e-6)
                rate = MEMORY * rate + (1 - MEMORY) * latest if rate else latest
    return Report(frames, faces, time.perf_counter() - started)


def _predictions(
    picture: np.ndarray, detector: Detector, predictor: Predictor
) -> Iterator[tuple[Box, Prediction]]:
    for box in detector.faces(picture):
        if box.width > 0 and box.height > 0:
            yield box, predictor.predict(picture, box)


def draw(canvas: np.ndarray, box: Box, prediction: Prediction) -> np.ndarray:
    """Draw box, emoticon and score onto a picture.

    Args:
        canvas: RGB uint8 (height, width, 3), which is changed.
        box: the face.
        prediction: of the face.

    Returns:
        the same array.
    """
    unit = max(1, round(canvas.shape[0] / 360))
    corner = (round(box.x), round(box.y))
    end = (round(box.x + box.width), round(box.y + box.height))
    cv2.rectangle(canvas, corner, end, YELLOW, 2 * unit, cv2.LINE_AA)
    size = 0.9 * unit
    text, score = emoticon(prediction.expression), f"{100 * prediction.score:.0f}%"
    (width, height), _ = cv2.getTextSize(text, FONT, size, 2 * unit)
    pad = 5 * unit
    score_width = cv2.getTextSize(score, FONT, 0.45 * size, unit)[0][0]
    left = int(
        np.clip(corner[0] - unit, 0, max(0, canvas.shape[1] - width - score_width - 4 * pad))
    )
    # Above the box, or below its upper edge if there is no room.
    base = corner[1] - 2 * pad if corner[1] > height + 3 * pad else corner[1] + height + 2 * pad
    upper = (left, base - height - pad)
    lower = (left + width + score_width + 3 * pad, base + 2 * pad)
    cv2.rectangle(canvas, upper, lower, YELLOW, -1)
    cv2.putText(canvas, text, (left + pad, base), FONT, size, BROWN, 2 * unit, cv2.LINE_AA)
    position = (left + width + 2 * pad, base)
    cv2.putText(canvas, score, position, FONT, 0.45 * size, BROWN, unit, cv2.LINE_AA)
    return canvas


def _draw_rate(canvas: np.ndarray, rate: float) -> None:
    unit = max(1, round(canvas.shape[0] / 360))
    position = (8 * unit, 18 * unit)
    text = f"{rate:.1f} frames/s"
    cv2.putText(canvas, text, position, FONT, 0.45 * unit, (0, 0, 0), 3 * unit, cv2.LINE_AA)
    cv2.putText(canvas, text, position, FONT, 0.45 * unit, WHITE, unit, cv2.LINE_AA)
