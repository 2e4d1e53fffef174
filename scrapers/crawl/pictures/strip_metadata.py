"""Remove what a camera wrote into a picture: place, time, owner, thumbnails.

The picture stays the same to the last pixel: nothing is re-encoded. Of the metadata only the colour
profile and the orientation stay, as they change how the picture looks. Formats: JPEG: ITU-T T.81,
Annex B; PNG: https://www.w3.org/TR/png-3/; WebP: RFC 9649; GIF and AVIF: see `strip_containers`.
"""

import struct
import zlib
from collections.abc import Iterator

from scrapers.crawl.pictures import strip_containers

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"}
PNG_KEPT |= {b"cICP", b"mDCV", b"cLLI", b"sBIT", b"pHYs", b"acTL", b"fcTL", b"fdAT"}
WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
CONTAINERS = {"gif": strip_containers.gif, "avif": strip_containers.avif}
EXIF_FLAG, XMP_FLAG = 0x08, 0x04
ORIENTATION = 0x0112


class Unreadable(ValueError):
    """The bytes do not have the structure of their format."""


def strip(data: bytes, form: str) -> bytes:
    """The picture without its metadata.

    Args:
        data: the file.
        form: "jpeg", "png", "webp", "gif" or "avif".

    Raises:
        Unreadable: the file's structure is broken.
    """
    remove = {"jpeg": _jpeg, "png": _png, "webp": _webp, **CONTAINERS}[form]
    try:
        return remove(data)
    except Unreadable:
        raise
    except (struct.error, IndexError, KeyError) as error:
        raise Unreadable(f"the structure of the {form} is broken") from error
    except ValueError as error:
        raise Unreadable(str(error)) from error


def _jpeg(data: bytes) -> bytes:
    """Keep quantisation, Huffman tables, frames, scans, JFIF, Adobe's transform, profiles."""
    kept, exif = [b"\xff\xd8"], b""
    for marker, segment in _segments(data):
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            exif = exif or _orientation(segment[10:])
        elif _is_kept(marker, segment):
            kept.append(segment)
    if exif:
        body = b"Exif\0\0" + exif
        first = 2 if kept[1][1] == 0xE0 else 1  # JFIF must be the first
        kept.insert(first, struct.pack(">HH", 0xFFE1, len(body) + 2) + body)
    return b"".join(kept)


def _is_kept(marker: int, segment: bytes) -> bool:
    if marker == 0xE0:
        return segment[4:9] == b"JFIF\0"
    if marker == 0xE2:
        return segment[4:16] == b"ICC_PROFILE\0"
    if marker == 0xEE:
        return segment[4:9] == b"Adobe"
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of every segment up to the first end of image; the rest is dropped."""
    if data[:2] != b"\xff\xd8":
        raise Unreadable("not a JPEG")
    at = 2
    while True:
        if data[at] != 0xFF:
            raise Unreadable("the structure of the jpeg is broken")
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = data[at + 1]
        if marker == 0xD9:
            yield marker, data[at : at + 2]
            return
        length = struct.unpack_from(">H", data, at + 2)[0]
        end = at + 2 + length
        if marker == 0xDA:
            end = _scan_end(data, end)
        if end > len(data):
            raise Unreadable("the jpeg is truncated")
        yield marker, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker after a scan's data begins; FF 00 and restart markers are data."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Unreadable("the jpeg is truncated")
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _png(data: bytes) -> bytes:
    if data[:8] != PNG_SIGNATURE:
        raise Unreadable("not a PNG")
    kept, at = [data[:8]], 8
    while True:
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise Unreadable("the png is truncated")
        if name in PNG_KEPT:
            kept.append(data[at:end])
        elif name == b"eXIf" and (exif := _orientation(data[at + 8 : end - 4])):
            kept.append(_png_chunk(b"eXIf", exif))
        if name == b"IEND":
            return b"".join(kept)
        at = end


def _png_chunk(name: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + body))
    return struct.pack(">I", len(body)) + name + body + check


def _webp(data: bytes) -> bytes:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Unreadable("not a WebP")
    size = 8 + struct.unpack_from("<I", data, 4)[0]
    kept, exif, at = [], b"", 12
    while at + 8 <= min(size, len(data)):
        name, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        if at + 8 + length > len(data):
            raise Unreadable("the webp is truncated")
        if name in WEBP_KEPT:
            kept.append([name, data[at + 8 : at + 8 + length]])
        elif name == b"EXIF":
            exif = _orientation(data[at + 8 : at + 8 + length].removeprefix(b"Exif\0\0"))
        at = end
    if not kept:
        raise Unreadable("the structure of the webp is broken")
    if kept[0][0] == b"VP8X":
        flags = kept[0][1][0] & ~(EXIF_FLAG | XMP_FLAG) | (EXIF_FLAG if exif else 0)
        kept[0][1] = bytes([flags]) + kept[0][1][1:]
        kept += [[b"EXIF", exif]] if exif else []
    chunks = [
        name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for name, body in kept
    ]
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _orientation(tiff: bytes) -> bytes:
    """An Exif block that holds only the orientation; empty if it is missing, normal or invalid."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        at = struct.unpack_from(f"{order}I", tiff, 4)[0]
        for number in range(struct.unpack_from(f"{order}H", tiff, at)[0]):
            tag, kind, count, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * number)
            if (tag, kind, count) == (ORIENTATION, 3, 1) and 1 < value <= 8:
                return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, value, 0, 0)
    except (KeyError, struct.error):
        pass
    return b""
