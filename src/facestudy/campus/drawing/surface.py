"""Heads as stacks of ellipses with a relief, seen along straight rays.

At height y a `Surface` is an ellipse x^2 / a^2 + (z - centre)^2 / b^2 = 1 whose centre is moved
towards the camera by the relief (brows, nose, lips, wrinkles). Its maps live on a `Grid` of x, y.
"""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from facestudy.campus.drawing.compositing import Array

LEFT, TOP, RIGHT, BOTTOM = -1.6, -2.5, 1.6, 2.9  # the space that maps cover, head units


@dataclass(frozen=True)
class Grid:
    """Columns ``x`` and rows ``y`` (head units) of a map with ``density`` points a unit."""

    density: int
    x: Array
    y: Array

    @property
    def size(self) -> tuple[int, int]:
        return len(self.y), len(self.x)

    def look_up(self, maps: Array, x: Array, y: Array) -> Array:
        """Values of ``maps`` (rows, columns[, channels]) at places x, y (head units)."""
        columns, rows = (x - LEFT) * self.density, (y - TOP) * self.density
        return cv2.remap(maps, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


@cache
def make_grid(density: int) -> Grid:
    """The grid with that many points a head unit."""
    step = 1 / density
    x = np.arange(LEFT, RIGHT, step, dtype=np.float32)
    return Grid(density, x, np.arange(TOP, BOTTOM, step, dtype=np.float32))


def profile(grid: Grid, heights: Array, values: Array) -> Array:
    """A smooth curve through (heights, values) at every row of the grid, straight beyond them."""
    known, at = np.asarray(heights, np.float32), np.asarray(values, np.float32)
    slope = np.gradient(at, known)
    left = np.clip(np.searchsorted(known, grid.y) - 1, 0, len(known) - 2)
    gap = known[left + 1] - known[left]
    share = (grid.y - known[left]) / gap
    t = np.clip(share, 0, 1)
    inside = (
        at[left] * (1 + 2 * t) * (1 - t) ** 2
        + slope[left] * gap * t * (1 - t) ** 2
        + at[left + 1] * t**2 * (3 - 2 * t)
        - slope[left + 1] * gap * t**2 * (1 - t)
    )
    before = np.where(share < 0, share * gap * slope[0], 0)
    after = np.where(share > 1, (share - 1) * gap * slope[-1], 0)
    return (inside + before + after).astype(np.float32)


def rounded_depth2(front: Array, back: Array, half_width2: Array) -> Array:
    """Squared half depth from front and back, drawn in towards the crown and the chin."""
    share = half_width2 / 0.25
    return ((front - back) / 2) ** 2 * share / (1 + np.abs(share) ** 3) ** (1 / 3)


@dataclass(frozen=True)
class Surface:
    """``form`` (rows, columns, 3): a^2, b^2, centre z; ``slopes`` (rows, columns, 4): of these."""

    grid: Grid
    form: Array
    slopes: Array


def make_surface(
    grid: Grid, half_width2: Array, half_depth2: Array, centre: Array, relief: Array
) -> Surface:
    """A surface from curves over y (rows,) and a relief (rows, columns), in head units.

    ``half_width2`` may be a map (rows, columns) too, for a ragged outline.
    """
    flat = np.ones(grid.size, np.float32)
    width2 = half_width2 if half_width2.ndim == 2 else flat * half_width2[:, None]
    depth = relief + centre[:, None]
    smooth_width2 = half_width2 if half_width2.ndim == 1 else np.median(half_width2, axis=1)
    scale = grid.density / 8
    slopes = [
        cv2.Sobel(relief, -1, 1, 0, scale=scale),
        cv2.Sobel(depth, -1, 0, 1, scale=scale),
        flat * (np.gradient(smooth_width2) * grid.density)[:, None],
        flat * (np.gradient(half_depth2) * grid.density)[:, None],
    ]
    form = [width2, flat * half_depth2[:, None], depth]
    return Surface(grid, _stack(form), _stack(slopes))


def _stack(maps: list[Array]) -> Array:
    return cv2.merge([np.asarray(part, np.float32) for part in maps])


@dataclass(frozen=True)
class Hit:
    """Where the rays of some pixels meet a surface: head coordinates, arrays (h, w)."""

    x: Array
    y: Array
    z: Array
    from_centre: Array  # z less the ellipse's centre
    inverse_a2: Array
    inverse_b2: Array
    coverage: Array  # 0..1: how much of the pixel the surface covers


def intersect(surface: Surface, x: Array, y: Array, rotation: Array, rounds: int = 4) -> Hit:
    """Follow the rays at picture places x, y (h, w; head units) to the turned surface.

    The ellipse that a ray meets depends on the height at which it meets it: a fixed point, found
    in a few rounds.
    """
    x0, y0, z0 = (rotation[0, k] * x + rotation[1, k] * y for k in range(3))
    dx, dy, dz = (float(v) for v in rotation[2])
    distance = np.full_like(x, 1.0)
    for turn in range(rounds):
        form = surface.grid.look_up(surface.form, x0 + distance * dx, y0 + distance * dy)
        a2, b2, centre = cv2.split(form)
        inverse_a2, inverse_b2 = 1 / np.maximum(a2, 4e-3), 1 / np.maximum(b2, 4e-3)
        back = z0 - centre
        square = dx * dx * inverse_a2 + dz * dz * inverse_b2
        half = x0 * dx * inverse_a2 + back * dz * inverse_b2
        rest = x0 * x0 * inverse_a2 + back * back * inverse_b2 - 1
        found = (np.sqrt(np.maximum(half * half - square * rest, 0)) - half) / square
        distance = found if turn == 0 else 0.6 * found + 0.4 * distance
    z = z0 + distance * dz
    level = a2 * dz * dz + b2 * dx * dx - (x0 * dz - back * dx) ** 2
    return Hit(
        x=x0 + distance * dx,
        y=y0 + distance * dy,
        z=z,
        from_centre=z - centre,
        inverse_a2=inverse_a2,
        inverse_b2=inverse_b2,
        coverage=_soft_edge(level),
    )


def march(surface: Surface, x: Array, y: Array, rotation: Array, steps: int = 40) -> Hit:
    """As `intersect`, in small steps from the camera: slower, but noses may hide cheeks."""
    start = [rotation[0, k] * x + rotation[1, k] * y for k in range(3)]
    best, found = np.full_like(x, -np.inf), np.zeros_like(x)
    before = np.full_like(x, -1.0)
    hit = np.zeros(x.shape, bool)
    for distance in np.linspace(1.75, -1.2, steps, dtype=np.float32):
        level = _inside(
            surface, *(s + distance * d for s, d in zip(start, rotation[2], strict=True))
        )
        fresh = ~hit & (level > 0)
        share = np.clip(level / np.maximum(level - before, 1e-6), 0, 1)
        found = np.where(fresh, distance + share * 2.95 / (steps - 1), found)
        nearest = ~hit & (level > best)
        found = np.where(nearest & ~fresh, distance, found)
        best, before, hit = np.maximum(best, level), level, hit | fresh
    at = [s + found * d for s, d in zip(start, rotation[2], strict=True)]
    a2, b2, centre = cv2.split(surface.grid.look_up(surface.form, at[0], at[1]))
    inverse = 1 / np.maximum(a2, 4e-3), 1 / np.maximum(b2, 4e-3)
    return Hit(*at, at[2] - centre, *inverse, _soft_edge(best))


def _inside(surface: Surface, x: Array, y: Array, z: Array) -> Array:
    """1 on the axis of the ellipse, 0 on its rim, negative outside."""
    a2, b2, centre = cv2.split(surface.grid.look_up(surface.form, x, y))
    level = 1 - x * x / np.maximum(a2, 4e-3) - (z - centre) ** 2 / np.maximum(b2, 4e-3)
    # There is no head above its crown; and no steep fall there that could pass for an edge.
    return np.where(a2 > 4e-3, np.maximum(level, -1), -1).astype(np.float32)


def _soft_edge(level: Array) -> Array:
    """Coverage of pixels from a function that is positive inside."""
    down, right = np.gradient(level)
    return np.clip(level / (np.hypot(down, right) + 1e-4) + 0.5, 0, 1)


def normals(surface: Surface, hit: Hit, rotation: Array, bumps: tuple | None = None) -> list[Array]:
    """Unit normals in the camera's space, three arrays (h, w).

    ``bumps`` are slopes (x, y) of a fine relief to add, for instance of pores.
    """
    slopes = surface.grid.look_up(surface.slopes, hit.x, hit.y)
    relief_x, depth_y, a2_y, b2_y = cv2.split(slopes)
    if bumps is not None:
        relief_x, depth_y = relief_x + bumps[0], depth_y + bumps[1]
    across, inward = hit.x * hit.inverse_a2, hit.from_centre * hit.inverse_b2
    nx = across - inward * relief_x
    ny = -0.5 * across**2 * a2_y - inward * depth_y - 0.5 * inward**2 * b2_y
    scale = 1 / (np.sqrt(nx**2 + ny**2 + inward**2) + 1e-6)
    nx, ny, nz = nx * scale, ny * scale, inward * scale
    return [row[0] * nx + row[1] * ny + row[2] * nz for row in rotation]


def rotation_of(yaw: float, pitch: float, roll: float) -> Array:
    """The matrix (3, 3) that turns a head: yaw to the picture's right, pitch up, roll clockwise."""
    (ca, cb, cc), (sa, sb, sc) = (f(np.radians([yaw, pitch, roll])) for f in (np.cos, np.sin))
    by_roll = np.array([[cc, -sc, 0], [sc, cc, 0], [0, 0, 1]])
    by_pitch = np.array([[1, 0, 0], [0, cb, -sb], [0, sb, cb]])
    by_yaw = np.array([[ca, 0, sa], [0, 1, 0], [-sa, 0, ca]])
    return (by_roll @ by_pitch @ by_yaw).astype(np.float32)
