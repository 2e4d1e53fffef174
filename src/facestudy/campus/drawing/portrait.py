"""Render portraits of fictional people with NumPy and OpenCV.

The same person and photo give the same pixels.
"""

from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.backdrop import paint_backdrop
from facestudy.campus.drawing.body import paint_body
from facestudy.campus.drawing.brows_beard import paint_beard, paint_brows
from facestudy.campus.drawing.camera import develop
from facestudy.campus.drawing.compositing import Array, over, shifted_down, smoothstep
from facestudy.campus.drawing.ears import paint_ear
from facestudy.campus.drawing.exact_filters import blur, quantised
from facestudy.campus.drawing.eyes import paint_eyes
from facestudy.campus.drawing.face_patch import FacePatch
from facestudy.campus.drawing.glasses import Glasses
from facestudy.campus.drawing.hair import Hair
from facestudy.campus.drawing.hair_styles import STYLES
from facestudy.campus.drawing.head import Head, build_head
from facestudy.campus.drawing.landmarks import head_landmarks
from facestudy.campus.drawing.light import Light, occlusion, self_shadow
from facestudy.campus.drawing.mouth import Mouth
from facestudy.campus.drawing.palette import hair_colour, skin_colour
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.drawing.skin import skin_albedo, skin_bumps, skin_gloss
from facestudy.campus.drawing.surface import (
    intersect,
    make_grid,
    march,
    normals,
    product,
    rotation_of,
)
from facestudy.campus.exact_math import hypot, power

HEAD_HEIGHT = 0.44  # height of the eyes as a share of the picture's height


def render(
    person: Person, photo: Photo, *, width: int = 256, height: int = 256
) -> tuple[Array, Array]:
    """Render a portrait.

    Args:
        person: the person.
        photo: expression, pose, light, background and camera.
        width: width in pixels.
        height: height in pixels.

    Returns:
        The picture, RGB uint8 (height, width, 3), and the true landmarks of the face, float32
        (68, 2), x and y in pixels.

    >>> from facestudy.campus.drawing.person import draw_person
    >>> from facestudy.campus.drawing.photo import draw_photo
    >>> rng = np.random.default_rng(0)
    >>> picture, landmarks = render(draw_person(rng), draw_photo(rng), width=64, height=80)
    >>> picture.shape, landmarks.shape
    ((80, 64, 3), (68, 2))
    """
    canvas = paint_backdrop(photo, width, height)
    centre = (width * (0.5 + photo.dx), height * (HEAD_HEIGHT + photo.dy))
    landmarks = paint_person(canvas, person, photo, centre, photo.size * min(width, height))
    return develop(canvas, photo, exposure_for(person)), landmarks


def exposure_for(person: Person) -> float:
    """Exposure for the face: the darker the skin, the longer."""
    return 1.08 * (1 + 0.6 * power(person.tone, 1.4))


def paint_person(
    canvas: Array, person: Person, photo: Photo, centre: tuple[float, float], unit: float
) -> Array:
    """Paint one person into a canvas.

    Args:
        canvas: linear light (3, h, w), changed in place.
        person: the person.
        photo: expression, pose, light and clothes.
        centre: x and y of the point between the eyes, pixels.
        unit: half the width of the face, pixels.

    Returns:
        The true landmarks of the face, float32 (68, 2), x and y in pixels.
    """
    return _PersonPainter(canvas, person, photo, centre, unit).paint()


@dataclass(frozen=True)
class _Window:
    """A part of the canvas: its planes and the positions of its pixels in head units."""

    rows: slice
    columns: slice
    canvas: Array
    x: Array
    y: Array


class _PersonPainter:
    """Paints one person; what several steps need is computed once."""

    def __init__(
        self, canvas: Array, person: Person, photo: Photo, centre: tuple[float, float], unit: float
    ) -> None:
        self.canvas, self.person, self.photo = canvas, person, photo
        self.centre, self.unit = centre, unit
        self.expression = photo.expression_values()
        self.rotation = rotation_of(photo.yaw, photo.pitch, photo.roll)
        self.head: Head = build_head(person, self.expression, make_grid(64 if unit < 80 else 112))
        self.light = Light(photo)
        self.skin = skin_colour(person)
        self.style = STYLES[person.style]

    def window(self, left: float, top: float, right: float, bottom: float) -> _Window:
        """The part of the canvas within these bounds (head units), cropped to the canvas."""
        (cx, cy), unit = self.centre, self.unit
        height, width = self.canvas.shape[1:]
        rows = slice(
            int(np.clip(cy + top * unit, 0, height)), int(np.clip(cy + bottom * unit, 0, height))
        )
        columns = slice(
            int(np.clip(cx + left * unit, 0, width)), int(np.clip(cx + right * unit, 0, width))
        )
        x = (np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5 - cx) / unit
        y = (np.arange(rows.start, rows.stop, dtype=np.float32) + 0.5 - cy) / unit
        xs, ys = np.meshgrid(x, y)
        return _Window(rows, columns, self.canvas[:, rows, columns], xs, ys)

    def paint(self) -> Array:
        """Paint from back to front; returns the landmarks (68, 2) in pixels."""
        hangs = self.style is not None and self.style.hangs
        self.below_chin = self.head.layout.chin_y + 0.45
        head_window = self.window(-1.75, -2.55, 1.75, 2.75 if hangs else self.below_chin)
        if head_window.x.size == 0:
            return self.landmarks()
        hair = None
        if self.style is not None:
            hair = Hair(self.person, self.head, head_window.x, head_window.y, self.rotation)
            hair.paint_back(head_window.canvas, head_window.x, head_window.y, self.light)
        self._paint_body()
        ears_visible = hair is None or not hair.style.hides_ears
        for side in (-1, 1) if ears_visible else ():
            self._paint_ear(head_window, side)
        self._paint_face(head_window, hair)
        if hair is not None:
            hair.paint(head_window.canvas, self.light)
        if ears_visible and abs(self.photo.yaw) > 9:  # the ear facing the camera covers the cheek
            self._paint_ear(head_window, 1 if self.rotation[0, 2] < 0 else -1)
        if self.person.glasses != "none" or self.photo.sunglasses:
            glasses = Glasses(self.person, self.photo.sunglasses, self.head.layout, self.unit)
            glasses.paint(self.canvas, self.project, self.light)
        return self.landmarks()

    def project(self, points: Array) -> Array:
        """Project points (n, 3) of the head to pixels (n, 2)."""
        turned = product(self.rotation, points.T)[:2].T
        return turned * self.unit + np.array(self.centre, np.float32)

    def landmarks(self) -> Array:
        """The face's landmarks in pixels (68, 2)."""
        flat = head_landmarks(self.person, self.head, self.expression)
        depth = self.head.grid.look_up(
            quantised(self.head.depth, 4), flat[:, :1].copy(), flat[:, 1:].copy()
        )
        return self.project(np.hstack([flat, depth])).astype(np.float32)

    def _paint_body(self) -> None:
        body_window = self.window(-3.4, 0.3, 3.4, 1e3)
        if body_window.x.size == 0:
            return
        neck_x = float(product(self.rotation, np.array([0, 1.2, -0.1], np.float32))[0])
        paint_body(
            body_window.canvas,
            body_window.x,
            body_window.y,
            person=self.person,
            photo=self.photo,
            light=self.light,
            unit=self.unit,
            skin=self.skin,
            chin=(neck_x, self.head.layout.chin_y),
        )

    def _paint_ear(self, head_window: _Window, side: int) -> None:
        paint_ear(
            head_window.canvas,
            head_window.x,
            head_window.y,
            side=side,
            person=self.person,
            head=self.head,
            light=self.light,
            rotation=self.rotation,
            unit=self.unit,
            skin=self.skin,
        )

    def _paint_face(self, head_window: _Window, hair: Hair | None) -> None:
        is_turned = abs(self.photo.yaw) > 35
        reach = 1.7 if is_turned else 1.3
        face_window = self.window(-reach, -2.0, reach, min(self.below_chin, 2.75))
        find_hits = march if is_turned else intersect
        hit = find_hits(self.head.surface, face_window.x, face_window.y, self.rotation)
        bumps = skin_bumps(self.person, hit, self.head.grid, self.unit)
        shadow, openness = self._shade_maps(hit.x, hit.y)
        if hair is not None:
            cast = self._hair_shadow(hair, head_window, face_window)
            shadow, openness = shadow * (1 - 0.6 * cast), openness * (1 - 0.4 * cast)
        face = FacePatch(
            person=self.person,
            expression=self.expression,
            head=self.head,
            light=self.light,
            x=hit.x,
            y=hit.y,
            normal=normals(self.head.surface, hit, self.rotation, bumps),
            front=hit.z > 0,
            shadow=shadow,
            occlusion=openness,
            unit=self.unit,
            skin=self.skin,
            hair=hair_colour(self.person),
        )
        over(face_window.canvas, _face_colours(face), hit.coverage)

    def _shade_maps(self, x: Array, y: Array) -> tuple[Array, Array]:
        to_light = product(self.rotation.T, self.light.direction)
        maps = np.dstack([self_shadow(self.head, to_light), occlusion(self.head)])
        looked_up = self.head.grid.look_up(quantised(maps, 1), x, y)
        under_chin = smoothstep(0.75, 1.0, y / self.head.layout.chin_y)
        under_chin = under_chin * smoothstep(0.5, -0.2, self.head.layout.chin_y - y)
        return looked_up[..., 0], looked_up[..., 1] * (1 - 0.35 * under_chin)

    def _hair_shadow(self, hair: Hair, head_window: _Window, face_window: _Window) -> Array:
        """How much the hair shades the skin below it (h, w of the face), 0..1."""
        lowered = shifted_down(hair.coverage, int(0.05 * self.unit))
        soft = np.clip(1.2 * blur(lowered.astype(np.float32), 0.09 * self.unit), 0, 1)
        top, left = (
            face_window.rows.start - head_window.rows.start,
            face_window.columns.start - head_window.columns.start,
        )
        rows, columns = face_window.x.shape
        return soft[top : top + rows, left : left + columns]


def _face_colours(face: FacePatch) -> Array:
    """Paint and shade the face: linear light (3, h, w)."""
    mouth = Mouth(face)
    albedo = skin_albedo(face)
    hairy = paint_beard(albedo, face) + paint_brows(albedo, face)
    albedo *= (1 - 0.6 * _nostrils(face)) * (1 - _nose_tip_shade(face))
    mouth.paint_lips(albedo)
    gloss = (skin_gloss(face) + mouth.gloss()) * (1 - np.clip(hairy, 0, 1))
    shaded = face.light.shade(
        albedo, face.normal, occlusion=face.occlusion, shadow=face.shadow, gloss=gloss
    )
    mouth.paint_inside(shaded)
    paint_eyes(shaded, face)
    return shaded


def _nostrils(face: FacePatch) -> Array:
    layout, across = face.layout, np.abs(face.x)
    aside = (across - 0.52 * layout.nose_width) / 0.055
    down = (face.y - layout.nose_y + 0.012 + 0.12 * (across - 0.1)) / 0.026
    return np.clip(1.35 - hypot(aside, down), 0, 1)


def _nose_tip_shade(face: FacePatch) -> Array:
    """The shade below the tip of the nose: deeper below a long tip, wider below a round one."""
    tip, long = face.person.trait("nose_tip"), face.person.trait("nose_projection")
    width = 0.085 + 0.018 * tip
    strength = float(np.clip(0.22 + 0.06 * tip + 0.05 * long, 0, 0.6))
    return strength * face.spot(0, face.layout.nose_y - 0.005, width, 0.03)
