"""Paint eyes: lids, lashes, the white, the iris and its catchlight."""

from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.compositing import Array, bell, between, over, rgb, smoothstep
from facestudy.campus.drawing.face_patch import FacePatch
from facestudy.campus.drawing.layout import lid_curves
from facestudy.campus.drawing.palette import IRIS
from facestudy.campus.drawing.texture import sample
from facestudy.campus.exact_math import arctan2, gaussian, hypot, sine

_IRIS_RADIUS = 0.088
_PUPIL_RADIUS = 0.037
_REACH = 0.42  # radius of the painted region round an eye, head units


@dataclass(frozen=True)
class _Eye:
    """The pixels of one eye in its own axes: x outwards from its middle, y down from its axis."""

    face: FacePatch
    side: int
    window: tuple[slice, slice]
    x: Array
    y: Array
    along: Array  # -1 at the nose, 1 at the temple
    upper: Array
    lower: Array

    def planes(self, canvas: Array) -> Array:
        return canvas[(slice(None), *self.window)]

    def opening(self) -> float:
        return self.face.expression["eye_left" if self.side < 0 else "eye_right"]


def paint_eyes(canvas: Array, face: FacePatch) -> None:
    """Paint both eyes into the shaded ``canvas`` (3, h, w)."""
    for side in (-1, 1):
        eye = _locate(face, side)
        if eye is not None:
            _paint_lid(canvas, eye)
            _paint_ball(canvas, eye)
            _paint_lashes(canvas, eye)
    if face.expression["tears"] > 0:
        _paint_tears(canvas, face)


def _locate(face: FacePatch, side: int) -> _Eye | None:
    layout = face.layout
    near = (face.x - side * layout.eye_x) ** 2 + (face.y - layout.eye_y) ** 2 < _REACH**2
    rows, columns = np.nonzero(near & face.front)
    if len(rows) < 4:
        return None
    window = (slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1))
    x = face.x[window] * side - layout.eye_x
    y = face.y[window] - layout.eye_y + layout.eye_tilt * x
    along = x / layout.eye_width
    upper, lower = lid_curves(layout, face.expression, side, along)
    return _Eye(face, side, window, x, y, along, upper, lower)


def _paint_lid(canvas: Array, eye: _Eye) -> None:
    """The crease of the upper lid, and eye shadow on it."""
    person, opening = eye.face.person, eye.opening()
    planes, above = eye.planes(canvas), eye.y - eye.upper
    crease = person.trait("lid_crease")
    height = 0.055 + 0.02 * crease - 0.02 * (opening < 0.2)
    line = gaussian(((above + height) / 0.016) ** 2)
    line *= smoothstep(1.25, 0.8, np.abs(eye.along + 0.05))
    planes *= 1 - line * float(np.clip(0.38 + 0.2 * crease, 0, 0.85)) * min(1.0, opening + 0.3)
    if person.makeup > 0.4:
        lid = smoothstep(-0.17, -0.02, above) * (above < 0)
        lid = lid * smoothstep(1.3, 0.8, np.abs(eye.along)) * 0.6 * person.makeup
        over(planes, planes * rgb(0.6, 0.5, 0.55), lid)


def _paint_ball(canvas: Array, eye: _Eye) -> None:
    """The eyeball between the lids: white, iris, pupil, catchlight and the shadow of the lid."""
    face, expression, pixel = eye.face, eye.face.expression, eye.face.pixel
    planes = eye.planes(canvas)
    ball = np.empty_like(planes)
    ball[:] = rgb(0.6, 0.57, 0.54)
    ball *= 1 - 0.35 * eye.along**2
    over(ball, rgb(0.55, 0.3, 0.27), 0.8 * gaussian(((eye.along + 0.93) / 0.1) ** 2))
    x, y = (
        eye.x - eye.side * expression["gaze_x"] * 0.07,
        eye.y + 0.006 - expression["gaze_y"] * 0.05,
    )
    radius = hypot(x, y)
    edge = smoothstep(_IRIS_RADIUS + 0.5 * pixel, _IRIS_RADIUS - 0.7 * pixel, radius)
    over(ball, _iris(face, x, y, radius), edge)
    pupil = smoothstep(_PUPIL_RADIUS + 0.5 * pixel, _PUPIL_RADIUS - 0.5 * pixel, radius)
    over(ball, rgb(0.006, 0.006, 0.006), pupil)
    lid_shadow = 0.95 - 0.58 * gaussian(np.maximum(eye.y - eye.upper, 0) / 0.03)
    ball *= eye.planes(face.room_light()) * lid_shadow
    ball += _catchlight(eye, x, y)
    openness = between(eye.y, eye.upper, eye.lower, pixel) * (np.abs(eye.along) < 1)
    over(planes, ball, openness)


def _iris(face: FacePatch, x: Array, y: Array, radius: Array) -> Array:
    """The colour of the iris: radial fibres, a dark rim, and light refracted to the far side."""
    angle = arctan2(y, x)
    fibres = 0.18 * sine(angle * 17 + 3 * sine(angle * 5))
    base = IRIS[face.person.eyes]
    light = 1.3 - 0.5 * smoothstep(0.0, _IRIS_RADIUS, radius) + fibres
    light = light + 0.7 * np.clip(y / _IRIS_RADIUS, 0, 1)
    return base * light * (1 - 0.75 * smoothstep(0.78 * _IRIS_RADIUS, _IRIS_RADIUS, radius))


def _catchlight(eye: _Eye, x: Array, y: Array) -> Array:
    light = eye.face.light
    towards = light.direction
    radius = hypot(x - towards[0] * eye.side * 0.04, y - towards[1] * 0.045)
    return 0.9 * np.clip(1.5 - radius / 0.017, 0, 1) * min(1.0, light.strength)


def _paint_lashes(canvas: Array, eye: _Eye) -> None:
    person, face = eye.face.person, eye.face
    woman = person.masculinity < 0.5
    width = 0.0145 * (1 + 0.4 * woman + 0.5 * person.makeup)
    single = 0.22 * sample("strands", eye.x * 260 + 40 * eye.y, eye.y * 40)
    upper = gaussian(((eye.y - eye.upper + 0.4 * width) / width) ** 2) * (1 + single)
    upper *= smoothstep(1.1 + 0.08 * woman, 0.92, np.abs(eye.along - 0.04))
    lower = bell(eye.y - eye.lower, 0, 0.008) * smoothstep(1.05, 0.8, np.abs(eye.along))
    lower *= 0.3 + 0.3 * person.makeup
    coverage = np.clip(0.92 * upper + lower, 0, 1) * face.front[eye.window]
    over(eye.planes(canvas), rgb(0.012, 0.009, 0.008), coverage)


def _paint_tears(canvas: Array, face: FacePatch) -> None:
    """A wet track below each eye, with a drop at its end."""
    layout, strength = face.layout, min(face.expression["tears"], 1.0)
    start, end = layout.eye_y + 0.1, layout.eye_y + 0.52
    offset_x = np.abs(face.x) - layout.eye_x - 0.02
    track = bell(offset_x, 0, 0.016) * between(face.y, start, end, 0.05)
    drop = gaussian(((offset_x / 0.055) ** 2 + ((face.y - end) / 0.09) ** 2) ** 2)
    over(canvas, canvas * 0.78 + 0.16, strength * track)
    wet = canvas * rgb(0.72, 0.85, 1.0) + rgb(0.05, 0.09, 0.13)
    over(canvas, wet, strength * drop)
    canvas += (
        0.6
        * strength
        * gaussian(((offset_x + 0.014) / 0.013) ** 2 + ((face.y - end + 0.02) / 0.016) ** 2)
    )
