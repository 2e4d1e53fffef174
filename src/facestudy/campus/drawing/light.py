"""One lamp, and the light that the room gives back: sky from above, floor from below."""

import cv2
import numpy as np

from facestudy.campus.drawing.compositing import Array, blur, rgb, smoothstep
from facestudy.campus.drawing.head import Head
from facestudy.campus.drawing.photo import Photo

# How far light wraps round into the shade, per band: skin lets red through.
SKIN_WRAP = (0.42, 0.25, 0.19)
CLOTH_WRAP = (0.25, 0.18, 0.15)
HAIR_WRAP = (0.3, 0.3, 0.3)


class Light:
    """The light of one shot; ``direction`` (3,) points to the lamp in the camera's space."""

    def __init__(self, photo: Photo) -> None:
        azimuth, elevation = np.radians([photo.light_azimuth, photo.light_elevation])
        level = np.cos(elevation)
        self.direction = np.array(
            [np.sin(azimuth) * level, -np.sin(elevation), np.cos(azimuth) * level], np.float32
        )
        half = self.direction + np.float32([0, 0, 1])
        self.halfway = half / np.linalg.norm(half)
        warm = 0.06 * photo.warmth
        self.strength = float(photo.key)
        self.key = photo.key * rgb(1 + warm, 1, 1 - warm)
        self.sky = photo.ambient * rgb(0.95, 1, 1.07)
        self.ground = 0.8 * photo.ambient * rgb(1.08, 1, 0.9)

    def shade(
        self,
        albedo: Array,
        normal: list[Array],
        *,
        occlusion: Array | float = 1.0,
        shadow: Array | float = 1.0,
        wrap: tuple[float, float, float] = SKIN_WRAP,
        gloss: Array | float = 0.0,
    ) -> Array:
        """Light (3, h, w) from a matte surface with some gloss.

        ``occlusion`` and ``shadow`` are 1 in the open; ``albedo`` is (3, h, w) or (3, 1, 1).
        """
        facing = sum(part * float(to) for part, to in zip(normal, self.direction, strict=True))
        up = 0.5 - 0.5 * normal[1]
        shine = self._shine(normal, gloss, shadow)
        out = np.empty((3, *facing.shape), np.float32)
        for band in range(3):
            lit = np.maximum((facing + wrap[band]) / (1 + wrap[band]), 0)
            # Light that has wandered through the skin reaches some way into cast shadows.
            lit *= 1 - (1 - shadow) * (1 - 0.5 * wrap[band])
            sky, ground = float(self.sky[band, 0, 0]), float(self.ground[band, 0, 0])
            room = (ground + (sky - ground) * up) * occlusion
            out[band] = albedo[band] * (lit * float(self.key[band, 0, 0]) + room) + shine
        return out

    def _shine(self, normal: list[Array], gloss: Array | float, shadow: Array | float):
        if not np.any(gloss):
            return 0.0
        facing = sum(part * float(to) for part, to in zip(normal, self.halfway, strict=True))
        base = np.maximum(facing, 0)
        for _ in range(4):  # the 16th power
            base = base * base
        return gloss * base * shadow * self.strength


def self_shadow(head: Head, towards: Array) -> Array:
    """What the relief leaves of the lamp's light, map (rows, columns), 1 in the open.

    ``towards`` (3,) points to the lamp in the head's own space.
    """
    depth = head.depth[::2, ::2]
    density = head.grid.density / 2
    blocked = np.zeros_like(depth)
    for step in (0.045, 0.09, 0.135, 0.2, 0.29, 0.4, 0.54):
        move = np.float32(
            [[1, 0, -towards[0] * step * density], [0, 1, -towards[1] * step * density]]
        )
        size = depth.shape[::-1]
        moved = cv2.warpAffine(depth, move, size, borderMode=cv2.BORDER_REPLICATE)
        np.maximum(blocked, moved - depth - towards[2] * step, out=blocked)
    open_ = 1 - 0.55 * smoothstep(0.0, 0.16, blocked)
    return blur(cv2.resize(open_, head.depth.shape[::-1]), 0.04 * head.grid.density)


def occlusion(head: Head) -> Array:
    """How much of the room's light reaches the folds of the face, map (rows, columns), 0.4..1."""
    density, relief = head.grid.density, head.relief
    wide = np.maximum(blur(relief, 0.13 * density) - relief, 0)
    narrow = np.maximum(blur(relief, 0.04 * density) - relief, 0)
    return np.clip(1 - 2.0 * wide - 2.5 * narrow, 0.4, 1)
