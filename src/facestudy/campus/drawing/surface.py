"""Surfaces of heads as stacks of ellipses with a relief, and their intersection with rays.

At height y a `Surface` is an ellipse x^2 / a^2 + (z - centre)^2 / b^2 = 1. The relief (brows, nose,
lips, wrinkles) moves its centre towards the camera. Its maps are sampled on a `Grid` of x and y.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from facestudy.campus.drawing.compositing import Array, Real
from facestudy.campus.drawing.exact_filters import interpolate, quantised, slope
from facestudy.campus.exact_math import cosine, hypot, power, sine

Curve = Sequence[float] | Array
_BOUND, _STEEPEST = 4, 8  # of the maps and of their slopes, for `quantised`
LEFT, TOP, RIGHT, BOTTOM = -1.6, -2.5, 1.6, 2.9  # bounds of the maps, head units


@dataclass(frozen=True)
class Grid:
    """Columns ``x`` and rows ``y`` (head units) of a map with ``density`` points per head unit."""

    density: int
    x: Array
    y: Array

    @property
    def size(self) -> tuple[int, int]:
        return len(self.y), len(self.x)

    def look_up(self, maps: Array, x: Array, y: Array) -> Array:
        """Interpolate `quantised` maps (rows, columns[, channels]) at x, y (head units)."""
        columns, rows = (x - LEFT) * self.density, (y - TOP) * self.density
        return interpolate(maps, columns, rows, cv2.BORDER_REPLICATE)


@cache
def make_grid(density: int) -> Grid:
    """The grid with ``density`` points per head unit."""
    step = 1 / density
    x = np.arange(LEFT, RIGHT, step, dtype=np.float32)
    return Grid(density, x, np.arange(TOP, BOTTOM, step, dtype=np.float32))


def profile(grid: Grid, heights: Curve, values: Curve) -> Array:
    """A smooth curve (rows,) through (heights, values), sampled at every row of the grid.

    It is a cubic Hermite spline with linear extrapolation.

    Args:
        grid: the grid.
        heights: y of the knots, increasing.
        values: the values at the knots.

    Returns:
        The values at ``grid.y``, float32.
    """
    knots, levels = np.asarray(heights, np.float32), np.asarray(values, np.float32)
    slopes = np.gradient(levels, knots)
    left = np.clip(np.searchsorted(knots, grid.y) - 1, 0, len(knots) - 2)
    gap = knots[left + 1] - knots[left]
    share = (grid.y - knots[left]) / gap
    t = np.clip(share, 0, 1)
    inside = (
        levels[left] * (1 + 2 * t) * (1 - t) ** 2
        + slopes[left] * gap * t * (1 - t) ** 2
        + levels[left + 1] * t**2 * (3 - 2 * t)
        - slopes[left + 1] * gap * t**2 * (1 - t)
    )
    before = np.where(share < 0, share * gap * slopes[0], 0)
    after = np.where(share > 1, (share - 1) * gap * slopes[-1], 0)
    return (inside + before + after).astype(np.float32)


def rounded_depth2(front: Array, back: Array, half_width2: Array) -> Array:
    """Squared half depth from front and back, reduced towards the crown and the chin."""
    share = half_width2 / 0.25
    cube = np.abs(share) * share * share
    return ((front - back) / 2) ** 2 * share / power(1 + np.abs(cube), 1 / 3)


@dataclass(frozen=True)
class Surface:
    """``form`` (rows, columns, 3): a^2, b^2, z of the centre; ``slopes`` (rows, columns, 4)."""

    grid: Grid
    form: Array
    slopes: Array


def make_surface(
    grid: Grid, half_width2: Array, half_depth2: Array, centre: Array, relief: Array
) -> Surface:
    """Make a surface from its outline and its relief, in head units.

    Args:
        grid: the grid.
        half_width2: squared half width (rows,), or a map (rows, columns) for a ragged outline.
        half_depth2: squared half depth (rows,).
        centre: z of the ellipses' centres (rows,).
        relief: the relief (rows, columns).

    Returns:
        The surface.
    """
    flat = np.ones(grid.size, np.float32)
    width2 = half_width2 if half_width2.ndim == 2 else flat * half_width2[:, None]
    depth = relief + centre[:, None]
    smooth_width2 = half_width2 if half_width2.ndim == 1 else np.median(half_width2, axis=1)
    scale = grid.density / 8
    slopes = [
        scale * slope(relief, axis=0),
        scale * slope(depth, axis=1),
        flat * (np.gradient(smooth_width2) * grid.density)[:, None],
        flat * (np.gradient(half_depth2) * grid.density)[:, None],
    ]
    form = [width2, flat * half_depth2[:, None], depth]
    return Surface(grid, quantised(_stack(form), _BOUND), quantised(_stack(slopes), _STEEPEST))


def _stack(maps: list[Array]) -> Array:
    return cv2.merge([np.asarray(part, np.float32) for part in maps])


@dataclass(frozen=True)
class Hit:
    """Where the rays of pixels meet a surface: head coordinates, arrays (h, w)."""

    x: Array
    y: Array
    z: Array
    from_centre: Array  # z minus the ellipse's centre
    inverse_a2: Array
    inverse_b2: Array
    coverage: Array  # 0..1, of the pixel by the surface


def intersect(surface: Surface, x: Array, y: Array, rotation: Array, rounds: int = 4) -> Hit:
    """Intersect the rays of pixels with the turned surface.

    The ellipse that a ray meets depends on the height of the intersection, so the equation is
    solved by fixed-point iteration.

    Args:
        surface: the surface.
        x: x of the pixels (h, w), head units.
        y: y of the pixels (h, w), head units.
        rotation: rotation of the head (3, 3).
        rounds: number of iterations.

    Returns:
        The intersections.
    """
    x0, y0, z0 = (rotation[0, k] * x + rotation[1, k] * y for k in range(3))
    dx, dy, dz = (float(part) for part in rotation[2])
    distance = np.full_like(x, 1.0)
    for iteration in range(rounds):
        form = surface.grid.look_up(surface.form, x0 + distance * dx, y0 + distance * dy)
        a2, b2, centre = cv2.split(form)
        inverse_a2, inverse_b2 = 1 / np.maximum(a2, 4e-3), 1 / np.maximum(b2, 4e-3)
        back = z0 - centre
        square = dx * dx * inverse_a2 + dz * dz * inverse_b2
        half = x0 * dx * inverse_a2 + back * dz * inverse_b2
        rest = x0 * x0 * inverse_a2 + back * back * inverse_b2 - 1
        new_distance = (np.sqrt(np.maximum(half * half - square * rest, 0)) - half) / square
        distance = new_distance if iteration == 0 else 0.6 * new_distance + 0.4 * distance
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
    """Like `intersect`, by ray marching: slower, but parts of the face may hide others.

    Args:
        surface: the surface.
        x: x of the pixels (h, w), head units.
        y: y of the pixels (h, w), head units.
        rotation: rotation of the head (3, 3).
        steps: number of steps along each ray.

    Returns:
        The intersections nearest to the camera.
    """
    start = [rotation[0, k] * x + rotation[1, k] * y for k in range(3)]
    highest, hit_distance = np.full_like(x, -np.inf), np.zeros_like(x)
    previous = np.full_like(x, -1.0)
    is_hit = np.zeros(x.shape, bool)
    for distance in np.linspace(1.75, -1.2, steps, dtype=np.float32):
        level = _inside(surface, *_along_rays(start, rotation[2], distance))
        new_hit = ~is_hit & (level > 0)
        share = np.clip(level / np.maximum(level - previous, 1e-6), 0, 1)
        hit_distance = np.where(new_hit, distance + share * 2.95 / (steps - 1), hit_distance)
        nearest = ~is_hit & (level > highest)
        hit_distance = np.where(nearest & ~new_hit, distance, hit_distance)
        highest, previous, is_hit = np.maximum(highest, level), level, is_hit | new_hit
    hit_x, hit_y, hit_z = _along_rays(start, rotation[2], hit_distance)
    a2, b2, centre = cv2.split(surface.grid.look_up(surface.form, hit_x, hit_y))
    return Hit(
        x=hit_x,
        y=hit_y,
        z=hit_z,
        from_centre=hit_z - centre,
        inverse_a2=1 / np.maximum(a2, 4e-3),
        inverse_b2=1 / np.maximum(b2, 4e-3),
        coverage=_soft_edge(highest),
    )


def _along_rays(start: list[Array], direction: Array, distance: Real) -> tuple[Array, Array, Array]:
    """Points at a distance along rays: x, y and z, arrays (h, w)."""
    x, y, z = (s + distance * d for s, d in zip(start, direction, strict=True))
    return x, y, z


def _inside(surface: Surface, x: Array, y: Array, z: Array) -> Array:
    """1 on the axis of the ellipse, 0 on its outline, negative outside."""
    a2, b2, centre = cv2.split(surface.grid.look_up(surface.form, x, y))
    level = 1 - x * x / np.maximum(a2, 4e-3) - (z - centre) ** 2 / np.maximum(b2, 4e-3)
    # Outside above the crown, but bounded: a steep gradient would be taken for an edge.
    return np.where(a2 > 4e-3, np.maximum(level, -1), -1).astype(np.float32)


def _soft_edge(level: Array) -> Array:
    """Anti-aliased coverage of pixels from a function that is positive inside."""
    down, right = np.gradient(level)
    return np.clip(level / (hypot(down, right) + 1e-4) + 0.5, 0, 1)


def normals(
    surface: Surface, hit: Hit, rotation: Array, bumps: tuple[Array, Array] | None = None
) -> list[Array]:
    """Unit normals in camera space.

    Args:
        surface: the surface.
        hit: the intersections of the pixels' rays.
        rotation: rotation of the head (3, 3).
        bumps: slopes (x, y) of a fine relief to add, for instance of pores.

    Returns:
        The x, y and z of the normals, three arrays (h, w).
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
    """The rotation matrix (3, 3) of a head.

    Args:
        yaw: degrees to the picture's right.
        pitch: degrees up.
        roll: degrees clockwise.

    Returns:
        The matrix, float32.

    >>> rotation_of(0, 0, 0).tolist() == np.eye(3).tolist()
    True
    """
    (ca, cb, cc), (sa, sb, sc) = (f(np.radians([yaw, pitch, roll])) for f in (cosine, sine))
    by_roll = np.array([[cc, -sc, 0], [sc, cc, 0], [0, 0, 1]])
    by_pitch = np.array([[1, 0, 0], [0, cb, -sb], [0, sb, cb]])
    by_yaw = np.array([[ca, 0, sa], [0, 1, 0], [-sa, 0, ca]])
    return product(product(by_roll, by_pitch), by_yaw).astype(np.float32)


def product(matrix: Array, vectors: Array) -> Array:
    """Matrix product of (3, 3) with (3, n) or (3,), the same on every processor."""
    columns = vectors if vectors.ndim == 2 else vectors[:, None]
    first, second, third = (matrix[:, k, None] * columns[None, k] for k in range(3))
    return (first + second + third).reshape(3, *vectors.shape[1:])
