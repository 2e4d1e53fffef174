"""Films and cameras, frame by frame.

Enters: a film's path, or a camera's number. Leaves: RGB frames with their time; or a film made of
frames. Decoding and encoding are OpenCV's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from facestudy.study import files
from facestudy.study.errors import StudyError

CODES = {".mp4": "mp4v", ".avi": "MJPG", ".mkv": "mp4v", ".webm": "VP80"}
RATE = 25.0
"""Frames a second where a source does not tell."""


class Frame(NamedTuple):
    """One picture of a film: seconds from its start, RGB uint8 (height, width, 3)."""

    seconds: float
    picture: np.ndarray


class Source:
    """A film or a camera that is open; iterate over it for its frames.

    Raises:
        StudyError: no such film or camera, or no film at all.
    """

    def __init__(self, source: str) -> None:
        camera = source.isdigit()
        if not camera and not Path(source).is_file():
            raise StudyError(f"{source} is not there: give a film's path, or a camera's number")
        self.name = f"camera {source}" if camera else Path(source).name
        self._capture = cv2.VideoCapture(int(source) if camera else source)
        if not self._capture.isOpened():
            self._capture.release()
            kind = "there is no such camera" if camera else "it is no film that can be read"
            raise StudyError(f"{source} cannot be opened: {kind}")
        told = float(self._capture.get(cv2.CAP_PROP_FPS))
        self.rate = told if 1 <= told <= 240 else RATE
        self.frames = max(0, int(self._capture.get(cv2.CAP_PROP_FRAME_COUNT)))

    def __iter__(self) -> Iterator[Frame]:
        number = 0
        while True:
            there, picture = self._capture.read()
            if not there:
                if number == 0:
                    raise StudyError(f"{self.name} holds no picture that can be read")
                return
            yield Frame(number / self.rate, cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
            number += 1

    def close(self) -> None:
        self._capture.release()


@contextmanager
def opened(source: str) -> Iterator[Source]:
    """A source that is closed with its block."""
    one = Source(source)
    try:
        yield one
    finally:
        one.close()


class Writer:
    """A film that grows by frames, all of the first one's size."""

    def __init__(self, path: Path, rate: float, kind: str) -> None:
        self._path, self._rate, self._code = path, rate, CODES[kind]
        self._film: cv2.VideoWriter | None = None

    def add(self, picture: np.ndarray) -> None:
        """One more frame, RGB uint8 (height, width, 3)."""
        if self._film is None:
            size = picture.shape[1::-1]
            code = cv2.VideoWriter.fourcc(*self._code)
            self._film = cv2.VideoWriter(str(self._path), code, self._rate, size)
            if not self._film.isOpened():
                raise StudyError(f"no film can be written to {self._path}")
        self._film.write(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))

    def close(self) -> None:
        if self._film is not None:
            self._film.release()


@contextmanager
def writing(path: Path, rate: float) -> Iterator[Writer]:
    """A film that is there when the block has ended well, and not before.

    Raises:
        StudyError: an ending that stands for no kind of film, or a path that cannot be written.
    """
    kind = path.suffix.lower()
    if kind not in CODES:
        raise StudyError(f"{path.name}: a film's name ends in {', '.join(CODES)}")
    with files.replacing(path) as temporary:
        writer = Writer(temporary, rate, kind)
        try:
            yield writer
        finally:
            writer.close()
        if temporary.stat().st_size == 0:
            raise StudyError(f"{path} would be an empty film: the source gave no picture")
