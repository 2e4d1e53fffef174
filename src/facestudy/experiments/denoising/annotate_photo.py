"""Boxes and estimates, drawn into a copy of a photograph.

Enters: a photograph and its judged faces. Leaves: a new picture; the photograph is not changed.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from facestudy.experiments.denoising.analyze import Face

JUDGED, NOT_JUDGED = (1, 115, 178), (222, 143, 5)  # blue and orange of seaborn's colorblind
PAPER, INK = (255, 255, 255), (20, 20, 20)


def words(face: "Face") -> list[str]:
    """The lines beside a box."""
    if face.cannot_be_judged:
        return ["cannot be judged:", face.cannot_be_judged.split(":")[0]]
    lines = []
    if face.p_male is not None:
        sex, share = ("male", face.p_male) if face.p_male > 0.5 else ("female", 1 - face.p_male)
        lines.append(f"looks {sex}, {100 * min(share, 0.99):.0f} %")
    if face.years is not None:
        lines.append(f"{face.years:.0f} years ({face.years_low:.0f}-{face.years_high:.0f})")
    return lines


def marked(photo: np.ndarray, faces: Sequence["Face"]) -> np.ndarray:
    """A copy (height, width, 3) with a box around each face and its words beside it."""
    picture = Image.fromarray(photo).copy()
    draw, unit = ImageDraw.Draw(picture), max(1, round(min(photo.shape[:2]) / 300))
    for face in reversed(faces):  # the largest on top
        colour = _colour(face)
        box = (face.x, face.y, face.x + face.width, face.y + face.height)
        draw.rectangle(box, outline=colour, width=2 * unit)
        _label(draw, picture.size, face)
    return np.asarray(picture)


def _colour(face: "Face") -> tuple[int, int, int]:
    return NOT_JUDGED if face.cannot_be_judged else JUDGED


def _label(draw: ImageDraw.ImageDraw, size: tuple[int, int], face: "Face") -> None:
    """Below the box, or above it where below is no room; never outside of the picture."""
    font = ImageFont.load_default(float(np.clip(face.width / 8, 11, size[0] / 22)))
    text = "\n".join(words(face))
    left, top, right, bottom = draw.multiline_textbbox((0, 0), text, font=font)
    margin = font.size / 3
    width, height = right - left + 2 * margin, bottom - top + 2 * margin
    x = float(np.clip(face.x, 0, max(0, size[0] - width)))
    below, above = face.y + face.height, face.y - height
    y = below if below + height <= size[1] else max(0.0, above)
    draw.rectangle((x, y, x + width, y + height), fill=PAPER, outline=_colour(face))
    draw.multiline_text((x + margin - left, y + margin - top), text, fill=INK, font=font)


def png(picture: np.ndarray) -> bytes:
    """A picture as the bytes of a PNG, without any of the photograph's metadata."""
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "PNG")
    return stream.getvalue()
