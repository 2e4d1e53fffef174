"""Draw boxes and estimates into a copy of a photograph."""

import io
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from facestudy.experiments.denoising.faces import Face

ESTIMATED, REJECTED = (1, 115, 178), (222, 143, 5)
"""Colours of the boxes: blue and orange of seaborn's colorblind palette."""
PAPER, INK = (255, 255, 255), (20, 20, 20)


def caption(face: Face) -> list[str]:
    """The lines of text beside a box.

    >>> caption(Face(0, 0, 50, 50, 0.9, p_male=0.2, years=33, years_low=25, years_high=41))
    ['looks female, 80%', '33 years (25-41)']
    """
    if face.cannot_be_judged:
        return ["no estimate:", face.cannot_be_judged.split(":")[0]]
    lines = []
    if face.p_male is not None:
        sex, share = ("male", face.p_male) if face.p_male > 0.5 else ("female", 1 - face.p_male)
        lines.append(f"looks {sex}, {100 * min(share, 0.99):.0f}%")
    if face.years is not None:
        lines.append(f"{face.years:.0f} years ({face.years_low:.0f}-{face.years_high:.0f})")
    return lines


def annotate(photo: np.ndarray, faces: Sequence[Face]) -> np.ndarray:
    """A copy (height, width, 3) with a box around each face and its caption beside the box."""
    picture = Image.fromarray(photo).copy()
    draw, unit = ImageDraw.Draw(picture), max(1, round(min(photo.shape[:2]) / 300))
    for face in reversed(faces):  # the largest on top
        box = (face.x, face.y, face.x + face.width, face.y + face.height)
        draw.rectangle(box, outline=_colour(face), width=2 * unit)
        _draw_caption(draw, picture.size, face)
    return np.asarray(picture)


def _colour(face: Face) -> tuple[int, int, int]:
    return REJECTED if face.cannot_be_judged else ESTIMATED


def _draw_caption(draw: ImageDraw.ImageDraw, size: tuple[int, int], face: Face) -> None:
    """Below the box, or above it where there is no room below; always inside the picture."""
    points = float(np.clip(face.width / 8, 11, size[0] / 22))
    font = ImageFont.load_default(points)
    text = "\n".join(caption(face))
    left, top, right, bottom = draw.multiline_textbbox((0, 0), text, font=font)
    margin = points / 3
    width, height = right - left + 2 * margin, bottom - top + 2 * margin
    x = float(np.clip(face.x, 0, max(0, size[0] - width)))
    below, above = face.y + face.height, face.y - height
    y = below if below + height <= size[1] else max(0.0, above)
    draw.rectangle((x, y, x + width, y + height), fill=PAPER, outline=_colour(face))
    draw.multiline_text((x + margin - left, y + margin - top), text, fill=INK, font=font)


def png_bytes(picture: np.ndarray) -> bytes:
    """A picture as the bytes of a PNG, without the photograph's metadata."""
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "PNG")
    return stream.getvalue()
