"""Remove the metadata of GIF and AVIF pictures, byte for byte.

GIF: https://www.w3.org/Graphics/GIF/spec-gif89a.txt; AVIF: ISO/IEC 14496-12, 23008-12.
"""

import struct
from collections.abc import Container, Iterator

COMMENT, PLAIN_TEXT, APPLICATION = 0xFE, 0x01, 0xFF
HIDDEN = (b"Exif", b"mime", b"uri ")
"""Types of an AVIF's items that hold metadata; orientation and colour profile are properties."""
TOP = frozenset((b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip"))
Box = tuple[bytes, int, int]
"""Type of a box, and where its content begins and ends."""


def gif(data: bytes) -> bytes:
    """A GIF without comments, texts and application blocks (XMP among them)."""
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise ValueError("not a GIF")
    at = 13 + _table(data[10])
    kept = [data[:at]]
    while data[at] != 0x3B:
        begin = at
        if data[at] == 0x21:
            label, at = data[at + 1], _blocks_end(data, at + 2)
            hidden = label in (COMMENT, PLAIN_TEXT, APPLICATION)
        elif data[at] == 0x2C:
            at, hidden = _blocks_end(data, at + 11 + _table(data[at + 9])), False
        else:
            raise ValueError("the structure of the gif is broken")
        kept += [] if hidden else [data[begin:at]]
    return b"".join([*kept, b"\x3b"])


def _table(flags: int) -> int:
    """The bytes of the colour table that some flags announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    """Where a chain of sub-blocks ends."""
    while data[at]:
        at += data[at] + 1
    return at + 1


def avif(data: bytes) -> bytes:
    """An AVIF whose Exif and XMP are zeros in items of no meaning, so that nothing moves."""
    boxes = {kind: (begin, end) for kind, begin, end in _boxes(data, 0, len(data), TOP)}
    if b"ftyp" not in boxes or b"meta" not in boxes:
        raise ValueError("not an AVIF")
    begin, end = boxes[b"meta"]
    inner = {kind: (first, last) for kind, first, last in _boxes(data, begin + 4, end)}
    whole = bytearray(data[: max(last for _, last in boxes.values())])
    hidden = set()
    for at, number, kind in _items(data, *inner[b"iinf"]):
        if kind in HIDDEN:
            hidden.add(number)
            whole[at : at + 4] = b"free"
    start = inner.get(b"idat", (0, 0))[0]
    for number, method, places in _locations(data, *inner[b"iloc"]):
        for offset, length in places if number in hidden else ():
            first = offset + (start if method == 1 else 0)
            if first + length > len(whole):
                raise ValueError("the avif is truncated")
            whole[first : first + length] = bytes(length)
    return bytes(whole)


def _boxes(data: bytes, at: int, end: int, known: Container[bytes] = ()) -> Iterator[Box]:
    """The boxes from one place to another, up to the first of a type that is not known."""
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        if known and kind not in known:
            return
        begin = at + 8
        if size == 1:
            size, begin = struct.unpack_from(">Q", data, at + 8)[0], at + 16
        last = at + size if size else end
        if last < begin or last > end:
            raise ValueError("the avif is truncated")
        yield kind, begin, last
        at = last


def _items(data: bytes, begin: int, end: int) -> Iterator[tuple[int, int, bytes]]:
    """Where each item's type stands, its number and its type."""
    first = begin + (6 if data[begin] == 0 else 8)
    for kind, at, _ in _boxes(data, first, end):
        if kind == b"infe" and data[at] >= 2:
            wide = data[at] == 3
            number = struct.unpack_from(">I" if wide else ">H", data, at + 4)[0]
            at += 10 if wide else 8
            yield at, number, data[at : at + 4]


def _locations(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Number, construction method and extents (offset, length) of each item."""
    version = data[at]
    sizes = data[at + 4] >> 4, data[at + 4] & 15, data[at + 5] >> 4, data[at + 5] & 15
    at += 6

    def number(size: int) -> int:
        nonlocal at
        at += size
        return int.from_bytes(data[at - size : at], "big")

    for _ in range(number(2 if version < 2 else 4)):
        item = number(2 if version < 2 else 4)
        method = number(2) & 15 if version else 0
        number(2)
        base, places = number(sizes[2]), []
        for _ in range(number(2)):
            number(sizes[3] if version else 0)
            offset, length = base + number(sizes[0]), number(sizes[1])
            places.append((offset, length or len(data) - offset))
        if at > end:
            raise ValueError("the structure of the avif is broken")
        yield item, method, places
