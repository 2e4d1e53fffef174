"""Read a picture's bytes from a file that a stranger may have made.

A special file would block, and a huge one would fill the memory: both are refused unread.
"""

import os
import stat
from pathlib import Path

from facestudy.collect.folder_tree import KINDS
from facestudy.study.images import PictureError

MAX_BYTES = 256 * 2**20
"""Larger files are refused: so long is an uncompressed picture of `images.MAX_PIXELS`."""


def read(path: Path) -> bytes:
    """The bytes of a regular file.

    Raises:
        PictureError: the file is missing, special, too large or cannot be read.
    """
    try:
        refuse(path.stat())  # before opening: a device may act on being opened
        # A pipe that takes the file's place meanwhile must not block.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as stream:
            refuse(os.fstat(handle))
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise PictureError("the file is missing") from None
    except (OSError, ValueError) as error:  # no permission, an impossible file name
        raise PictureError(f"cannot be read ({type(error).__name__})") from None
    if len(data) > MAX_BYTES:
        raise PictureError(_too_large(len(data)))
    return data


def refuse(status: os.stat_result) -> None:
    """Refuse what is no regular file, or too large.

    Raises:
        PictureError: with the reason.
    """
    if not stat.S_ISREG(status.st_mode):
        raise PictureError(KINDS.get(stat.S_IFMT(status.st_mode), "a special file, not a picture"))
    if status.st_size > MAX_BYTES:
        raise PictureError(_too_large(status.st_size))


def _too_large(size: int) -> str:
    return f"too large ({size / 2**20:,.0f} MB; {MAX_BYTES // 2**20} MB are allowed)"
