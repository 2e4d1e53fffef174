"""The primitives of dlib's serialised files: numbers, names, tensors.

Enters: bytes. Leaves: Python numbers and numpy arrays, or a `StudyError` that names the byte.
"""

import math
from typing import Any, NoReturn

import numpy as np

from facestudy.study.errors import StudyError


class Reader:
    """dlib's primitives, taken one after the other from the bytes of a file."""

    def __init__(self, data: bytes, source: str) -> None:
        self.data, self.source, self.position = memoryview(data), source, 0

    def fail(self, problem: str) -> NoReturn:
        raise StudyError(
            f"{self.source} is not dlib's face recognition network: {problem} "
            f"(byte {self.position:,})"
        )

    def take(self, count: int) -> memoryview:
        if self.position + count > len(self.data):
            self.fail(f"the file ends where {count:,} more bytes belong")
        self.position += count
        return self.data[self.position - count : self.position]

    def integer(self) -> int:
        """A control byte (bits 0-3: how many bytes follow; bit 7: negative), then those bytes."""
        control = self.take(1)[0]
        size = control & 0x0F
        if control & 0x70 or not 1 <= size <= 8:
            self.fail(f"0x{control:02x} opens no whole number")
        value = int.from_bytes(self.take(size), "little")
        return -value if control & 0x80 else value

    def real(self) -> float:
        mantissa, exponent = self.integer(), self.integer()
        if abs(exponent) > 900:  # beyond any weight; from 32000 on dlib means infinity and NaN
            self.fail("a number is infinite or undefined")
        return math.ldexp(mantissa, exponent)

    def boolean(self) -> bool:
        letter = bytes(self.take(1))
        if letter not in (b"0", b"1"):
            self.fail(f"{letter!r} is neither 0 nor 1")
        return letter == b"1"

    def text(self) -> str:
        size = self.integer()
        if not 0 <= size <= 64:
            self.fail(f"a name of {size} letters")
        return bytes(self.take(size)).decode("ascii", "replace")

    def expect(self, what: str, found: Any, wanted: Any) -> None:
        if found != wanted:
            self.fail(f"{what} is {found!r} where {wanted!r} belongs")

    def integers(self, what: str, *wanted: int) -> None:
        self.expect(what, tuple(self.integer() for _ in wanted), wanted)

    def tensor(self, size: int) -> np.ndarray:
        """``size`` float32 numbers, flat; the four stored dimensions only have to agree."""
        self.integers("a tensor's version", 2)
        dimensions = [self.integer() for _ in range(4)]
        self.expect("a tensor's size", math.prod(dimensions), size)
        numbers = np.frombuffer(self.take(4 * size), "<f4").astype("float32")
        if not np.isfinite(numbers).all():
            self.fail("a tensor holds infinite or undefined numbers")
        return numbers

    def alias(self, *dimensions: int) -> None:
        self.integers("an alias", 1, *dimensions)
