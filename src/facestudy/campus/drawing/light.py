"""Light and shading: one key light, and ambient light from above and below."""

import numpy as np

from facestudy.campus.drawing.compositing import Array, rgb, smoothstep
from facestudy.campus.drawing.exact_filters import blur, moved, quantised
from facestudy.campus.drawing.head import Head
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.exact_math import cosine, sine

# Wrap lighting per colour channel: how far light reaches into the shade. Skin scatters red most.
SKIN_WRAP = (0.42, 0.25, 0.19)
CLOTH_WRAP = (0.25, 0.18, 0.15)
HAIR_WRAP = (0.3, 0.3, 0.3)


class Light:
    """The light of a photo; ``direction`` (3,) points to the key light in camera space."""

    def __init__(self, photo: Photo) -> None:
        azimuth, elevation = np.radians([photo.light_azimuth, photo.light_elevation])
        level = cosine(elevation)
        self.direction = np.array(
            [sine(azimuth) * level, -sine(elevation), cosine(azimuth) * level], np.float32
        )
        half = self.direction + np.array([0, 0, 1], np.float32)
        self.halfway = half / np.sqrt(half[0] * half[0] + half[1] * half[1] + half[2] * half[2])
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
        """Shade a diffuse surface with some gloss.

        Args:
            albedo: colour of the surface, (3, h, w) or (3, 1, 1).
            normal: unit normals in camera space, three arrays (h, w).
            occlusion: share of the ambient light that reaches the surface, 0..1.
            shadow: share of the key light that reaches the surface, 0..1.
            wrap: wrap lighting per colour channel.
            gloss: strength of the specular highlight.

        Returns:
            Linear light (3, h, w).
        """
        facing = _dot(normal, self.direction)
        up = 0.5 - 0.5 * normal[1]
        shine = self._shine(normal, gloss, shadow)
        out = np.empty((3, *facing.shape), np.float32)
        for band in range(3):
            lit = np.maximum((facing + wrap[band]) / (1 + wrap[band]), 0)
            # Light scattered in the skin reaches into cast shadows.
            lit *= 1 - (1 - shadow) * (1 - 0.5 * wrap[band])
            sky, ground = float(self.sky[band, 0, 0]), float(self.ground[band, 0, 0])
            room = (ground + (sky - ground) * up) * occlusion
            out[band] = albedo[band] * (lit * float(self.key[band, 0, 0]) + room) + shine
        return out

    def _shine(
        self, normal: list[Array], gloss: Array | float, shadow: Array | float
    ) -> Array | float:
        if not np.any(gloss):
            return 0.0
        base = np.maximum(_dot(normal, self.halfway), 0)
        for _ in range(4):  # the 16th power
            base = base * base
        return gloss * base * shadow * self.strength


def _dot(normal: list[Array], direction: Array) -> Array:
    """Dot product (h, w) of normals, three arrays (h, w), with a direction (3,)."""
    x, y, z = (part * float(to) for part, to in zip(normal, direction, strict=True))
    return x + y + z


def self_shadow(head: Head, to_light: Array) -> Array:
    """The share of the key light that the head's relief lets through, map (rows, columns).

    ``to_light`` (3,) points to the key light in the head's own space.
    """
    depth = quantised(head.depth[::2, ::2], 4)
    density = head.grid.density / 2
    blocked = np.zeros_like(depth)
    for step in (0.045, 0.09, 0.135, 0.2, 0.29, 0.4, 0.54):
        nearer = moved(depth, -to_light[0] * step * density, -to_light[1] * step * density)
        np.maximum(blocked, nearer - depth - to_light[2] * step, out=blocked)
    openness = 1 - 0.55 * smoothstep(0.0, 0.16, blocked)
    rows, columns = head.depth.shape
    doubled = openness.repeat(2, axis=0).repeat(2, axis=1)[:rows, :columns]
    return blur(doubled, 0.04 * head.grid.density)


def occlusion(head: Head) -> Array:
    """The share of ambient light in the folds of the face, map (rows, columns), 0.4..1."""
    density, relief = head.grid.density, head.relief
    wide = np.maximum(blur(relief, 0.13 * density) - relief, 0)
    narrow = np.maximum(blur(relief, 0.04 * density) - relief, 0)
    return np.clip(1 - 2.0 * wide - 2.5 * narrow, 0.4, 1)
