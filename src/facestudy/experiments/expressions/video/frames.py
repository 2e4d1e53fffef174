"""Read frames of a video or camera, and write a video from frames (with OpenCV)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from facestudy.study import files
from facestudy.study.errors import StudyError

CODECS = {".mp4": "mp4v", ".avi": "MJPG", ".mkv": "mp4v", ".webm": "VP80"}
RATE = 25.0
"""Frames a second if the source does not say."""


class Frame(NamedTuple):
    """Seconds from the start of the video, and the picture, RGB uint8 (height, width, 3)."""

    seconds: float
    picture: np.ndarray


class VideoSource:
    """An open video file or camera; iterating yields its frames.

    Args:
        source: the path of a video, or the number of a camera.

    Raises:
        StudyError: there is no such file or camera, or it cannot be read as video.
    """

    def __init__(self, source: str) -> None:
        camera = source.isdigit()
        if not camera and not Path(source).is_file():
            raise StudyError(f"{source} does not exist: give the path of a video, or a camera's "
                             "number")  # fmt: skip
        self.name = f"camera {source}" if camera else Path(source).name
        self._capture = cv2.VideoCapture(int(source) if camera else source)
        if not self._capture.isOpened():
            self._capture.release()
            reason = "there is no such camera" if camera else "it cannot be read as video"
            raise StudyError(f"{source} cannot be opened: {reason}")
        reported = float(self._capture.get(cv2.CAP_PROP_FPS))
        self.rate = reported if 1 <= reported <= 240 else RATE
        self.frames = max(0, int(self._capture.get(cv2.CAP_PROP_FRAME_COUNT)))

    def __iter__(self) -> Iterator[Frame]:
        number = 0
        while True:
            success, picture = self._capture.read()
            if not success:
                if number == 0:
                    raise StudyError(f"{self.name} has no frame that can be read")
                return
            yield Frame(number / self.rate, cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
            number += 1

    def close(self) -> None:
        self._capture.release()


@contextmanager
def open_video(source: str) -> Iterator[VideoSource]:
    """A `VideoSource` that is closed at the end of the block."""
    video = VideoSource(source)
    try:
        yield video
    finally:
        video.close()


class VideoWriter:
    """Writes frames, all of the first frame's size, to a video file.

    Args:
        path: the file to write.
        rate: frames a second.
        suffix: the file name's ending, which gives the codec.
    """

    def __init__(self, path: Path, rate: float, suffix: str) -> None:
        self._path, self._rate, self._codec = path, rate, CODECS[suffix]
        self._video: cv2.VideoWriter | None = None

    def add(self, picture: np.ndarray) -> None:
        """Append a frame, RGB uint8 (height, width, 3)."""
        if self._video is None:
            size = picture.shape[1::-1]
            code = cv2.VideoWriter.fourcc(*self._codec)
            self._video = cv2.VideoWriter(str(self._path), code, self._rate, size)
            if not self._video.isOpened():
                raise StudyError(f"no video can be written to {self._path}")
        self._video.write(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))

    def close(self) -> None:
        if self._video is not None:
            self._video.release()


@contextmanager
def write_video(path: Path, rate: float) -> Iterator[VideoWriter]:
    """A `VideoWriter` whose file appears only when the block has ended without an error.

    Raises:
        StudyError: the file name's ending is not a video format, or the path cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in CODECS:
        raise StudyError(f"{path.name}: the name of a video ends in {', '.join(CODECS)}")
    with files.replacing(path) as temporary:
        writer = VideoWriter(temporary, rate, suffix)
        try:
            yield writer
        finally:
            writer.close()
        if temporary.stat().st_size == 0:
            raise StudyError(f"{path} would be an empty video: the source has no frames")
