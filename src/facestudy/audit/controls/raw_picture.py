"""A raw picture with its file and face, decoded once for all controls."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import cv2
import numpy as np

from facestudy.prepare import face_geometry
from facestudy.prepare.face_crop import LANDMARKS
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode

GREY = 128
"""What replaces the parts of a picture that a control must not show."""

WORK_SIDE = 256
"""Masks and colours are taken from the picture reduced to this longer side, in pixels."""

Made = TypeVar("Made")
Row = dict[str, Any]
"""A picture's ``id, format`` and its columns of ``faces.csv``."""


class CannotForm(Exception):
    """A picture lacks what a control shows; the message says what, as a clause."""


@dataclass
class RawPicture:
    """A picture of ``raw/``.

    Attributes:
        data: the file's bytes.
        pixels: RGB uint8 (height, width, 3), upright, as large as the file has it.
        row: its ``id, format`` and columns of ``faces.csv``.
    """

    data: bytes
    pixels: np.ndarray
    row: Row
    _made: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False)

    def once(self, make: "Callable[[RawPicture], Made]") -> Made:
        """What a function makes of this picture; controls that share it compute it once."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]

    @cached_property
    def scale(self) -> float:
        """The size of `small` in relation to `pixels`, 1 or less."""
        return min(1.0, WORK_SIDE / max(self.pixels.shape[:2]))

    @cached_property
    def small(self) -> np.ndarray:
        """The picture reduced to `WORK_SIDE`, RGB uint8."""
        if self.scale == 1:
            return self.pixels
        size = [max(1, round(length * self.scale)) for length in self.pixels.shape[1::-1]]
        return cv2.resize(self.pixels, size, interpolation=cv2.INTER_AREA)

    @cached_property
    def landmarks(self) -> np.ndarray:
        """The five landmarks (5, 2) in pixels of `pixels`.

        Raises:
            CannotForm: they are unknown or impossible.
        """
        points = np.array([[self._number(f"{name}_{axis}") for axis in "xy"] for name in LANDMARKS])
        try:
            face_geometry.head(points)
        except ValueError:
            raise CannotForm("the five landmarks of the face are unknown") from None
        return points

    @cached_property
    def small_landmarks(self) -> np.ndarray:
        """The five landmarks (5, 2) in pixels of `small`."""
        return self.landmarks * self.scale

    @cached_property
    def person(self) -> np.ndarray:
        """Head, hair and shoulders with a margin: bool, of the shape of `small`."""
        box = [self._number(name) * self.scale for name in ("x", "y", "width", "height")]
        return face_geometry.head_and_shoulders(
            self.small.shape, (box[0], box[1], box[2], box[3]), self.small_landmarks
        )

    def _number(self, name: str) -> float:
        return float(self.row.get(name, np.nan))


def read(folder: Path, row: Row) -> RawPicture:
    """Read and decode ``<folder>/<id>.<format>``.

    Raises:
        StudyError: the file is missing or damaged.
    """
    return decoded(*read_bytes(folder, row))


def read_bytes(folder: Path, row: Row) -> tuple[Row, bytes]:
    """Read ``<folder>/<id>.<format>`` without decoding it.

    Raises:
        StudyError: the file is missing.
    """
    try:
        return row, (folder / _name(row)).read_bytes()
    except OSError as error:
        raise _unreadable(row, error) from None


def decoded(row: Row, data: bytes) -> RawPicture:
    """A picture of its file's bytes.

    Raises:
        StudyError: the file is damaged.
    """
    try:
        return RawPicture(data, decode(data), row)
    except PictureError as error:
        raise _unreadable(row, error) from None


def _name(row: Row) -> str:
    return f"{row['id']}.{row['format']}"


def _unreadable(row: Row, error: Exception) -> StudyError:
    return StudyError(f"raw/{_name(row)} cannot be read ({error}): run 01_collect again")
