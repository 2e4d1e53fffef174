"""The relief of a face: a height map of bumps and creases, in head units."""

import cv2
import numpy as np

from facestudy.campus.drawing.compositing import Array, bell, smooth_line
from facestudy.campus.drawing.exact_filters import blur
from facestudy.campus.drawing.surface import LEFT, TOP, Grid

_SUBPIXEL_BITS = 4


class Relief:
    """Heights (rows, columns) above the outline of the head, positive towards the camera."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height = np.zeros(grid.size, np.float32)

    def bump(self, at: tuple[float, float], size: tuple[float, float], height: float) -> None:
        """Add a Gaussian bump.

        Args:
            at: x and y of its centre; unless x is 0, it is mirrored to the other side.
            size: its standard deviations in x and y.
            height: its height; a negative height makes a dent.
        """
        (x, y), (width, length) = at, size
        middles = (x, -x) if x else (x,)
        offsets = [*((self.grid.x - middle) / width for middle in middles)]
        bells = bell(np.concatenate([*offsets, (self.grid.y - y) / length]), 0, 1)
        across = bells[: len(offsets) * len(self.grid.x)].reshape(len(offsets), -1).sum(axis=0)
        self.height += np.outer(bells[-len(self.grid.y) :] * height, across)

    def add(self, height: Array) -> None:
        """Add a height map (rows, columns)."""
        self.height += height

    def crease(
        self, points: list[tuple[float, float]], width: float, depth: float, both: bool = True
    ) -> None:
        """Add a soft groove.

        Args:
            points: the x and y of its course.
            width: its standard deviation across.
            depth: its depth; nothing is added if it is not positive.
            both: whether it is mirrored to the other side of the face.
        """
        if depth <= 0:
            return
        line = smooth_line(np.array(points, np.float32))
        for side in (1, -1) if both else (1,):
            self._groove(line * np.array([side, 1], np.float32), width, depth)

    def _groove(self, line: Array, width: float, depth: float) -> None:
        density = self.grid.density
        corner = (line - [LEFT, TOP]) * density
        reach = int(4 * width * density) + 2
        low = np.maximum(corner.min(axis=0).astype(int) - reach, 0)
        high = np.minimum(corner.max(axis=0).astype(int) + reach, self.grid.size[::-1])
        if (high <= low).any():
            return
        mask = np.zeros((high - low)[::-1], np.uint8)
        track = ((corner - low) * 2**_SUBPIXEL_BITS).astype(np.int32)
        cv2.polylines(mask, [track], False, 255, 1, cv2.LINE_AA, _SUBPIXEL_BITS)
        groove = blur(mask.astype(np.float32) / 255, width * density)
        groove *= depth * width * density * 2.2
        self.height[low[1] : high[1], low[0] : high[0]] -= groove
