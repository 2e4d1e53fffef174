"""A film with the emoticon written beside each face.

Enters: a film or a camera, a trained network. Leaves: the film with boxes, emoticons and scores,
slowed down if asked, and how many frames a second that took.
"""

import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from tqdm import tqdm

from facestudy.experiments.expressions.classes import emoticon
from facestudy.experiments.expressions.detector import Detector
from facestudy.experiments.expressions.predictor import Reader, Reading
from facestudy.experiments.expressions.video import frames as film
from facestudy.experiments.expressions.window_vote import Box

SUN, INK, PAPER = (255, 215, 94), (43, 35, 0), (255, 255, 255)
FONT = cv2.FONT_HERSHEY_DUPLEX
MEMORY = 0.9
"""How much of the frames a second that were measured before stays in the figure that is shown."""


class Report(NamedTuple):
    """What was done: frames read, faces found on them, seconds of work without the first frame."""

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
    reader: Reader,
    *,
    detector: Detector | None = None,
    slow: float = 1.0,
    limit: int | None = None,
    note: Callable[[int, Box, Reading], None] | None = None,
) -> Report:
    """Write the annotated film.

    Args:
        source: a film's path, or a camera's number.
        slow: how many times as slow the film shall run.
        limit: frames after which to stop; needed with a camera.
        note: told of each face: the frame's number, the box, what was read.

    Raises:
        StudyError: the source cannot be read, or the film cannot be written.
    """
    detector = detector or Detector()
    frames = faces = 0
    started, rate = 0.0, 0.0
    with film.opened(source) as frames_of, film.writing(out, frames_of.rate / slow) as writer:
        total = min(filter(None, (frames_of.frames, limit)), default=None)
        shown = tqdm(islice(frames_of, limit), total=total, unit="frame", disable=None)
        for frame in shown:
            before = time.perf_counter()
            canvas = frame.picture.copy()
            for box, reading in _readings(frame.picture, detector, reader):
                draw(canvas, box, reading)
                faces += 1
                if note is not None:
                    note(frames, box, reading)
            _draw_rate(canvas, rate)
            writer.add(canvas)
            frames += 1
            now = time.perf_counter()
            if frames == 1:  # networks are made ready while the first frame waits
                started = now
            else:
                latest = 1 / max(now - before, 1e-6)
                rate = MEMORY * rate + (1 - MEMORY) * latest if rate else latest
    return Report(frames, faces, time.perf_counter() - started)


def _readings(
    picture: np.ndarray, detector: Detector, reader: Reader
) -> Iterator[tuple[Box, Reading]]:
    for box in detector.faces(picture):
        if box.width > 0 and box.height > 0:
            yield box, reader.read(picture, box)


def draw(canvas: np.ndarray, box: Box, reading: Reading) -> np.ndarray:
    """Box, emoticon and score into RGB uint8 (height, width, 3); the same array."""
    unit = max(1, round(canvas.shape[0] / 360))
    corner = (round(box.x), round(box.y))
    end = (round(box.x + box.width), round(box.y + box.height))
    cv2.rectangle(canvas, corner, end, SUN, 2 * unit, cv2.LINE_AA)
    size = 0.9 * unit
    text, score = emoticon(reading.expression), f"{100 * reading.score:.0f} %"
    (width, height), _ = cv2.getTextSize(text, FONT, size, 2 * unit)
    pad = 5 * unit
    wide = cv2.getTextSize(score, FONT, 0.45 * size, unit)[0][0]
    left = int(np.clip(corner[0] - unit, 0, max(0, canvas.shape[1] - width - wide - 4 * pad)))
    # Above the box; below its upper edge where there is no room.
    base = corner[1] - 2 * pad if corner[1] > height + 3 * pad else corner[1] + height + 2 * pad
    upper, lower = (left, base - height - pad), (left + width + wide + 3 * pad, base + 2 * pad)
    cv2.rectangle(canvas, upper, lower, SUN, -1)
    cv2.putText(canvas, text, (left + pad, base), FONT, size, INK, 2 * unit, cv2.LINE_AA)
    place = (left + width + 2 * pad, base)
    cv2.putText(canvas, score, place, FONT, 0.45 * size, INK, unit, cv2.LINE_AA)
    return canvas


def _draw_rate(canvas: np.ndarray, rate: float) -> None:
    unit = max(1, round(canvas.shape[0] / 360))
    place = (8 * unit, 18 * unit)
    text = f"{rate:.1f} frames/s"
    cv2.putText(canvas, text, place, FONT, 0.45 * unit, (0, 0, 0), 3 * unit, cv2.LINE_AA)
    cv2.putText(canvas, text, place, FONT, 0.45 * unit, PAPER, unit, cv2.LINE_AA)
