"""Portraits of fictional people, with numpy and OpenCV alone.

Enters: a `Person` and a `Shot`. Leaves: a picture and the face's 68 landmarks. The same person
and shot give the same pixels; nothing depends on the state of any random generator.
"""

from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.backdrop import paint_backdrop
from facestudy.campus.drawing.body import paint_body
from facestudy.campus.drawing.brows_beard import paint_beard, paint_brows
from facestudy.campus.drawing.camera import develop
from facestudy.campus.drawing.compositing import Array, blur, over, shifted_down, smoothstep
from facestudy.campus.drawing.ears import paint_ear
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
from facestudy.campus.drawing.surface import intersect, make_grid, march, normals, rotation_of

HEAD_HEIGHT = 0.44  # of the eyes, as a share of the picture's height


def render(
    person: Person, photo: Photo, *, width: int = 256, height: int = 256
) -> tuple[Array, Array]:
    """A picture, RGB uint8 (height, width, 3), and its landmarks, float32 (68, 2) in pixels."""
    canvas = paint_backdrop(photo, width, height)
    centre = (width * (0.5 + photo.dx), height * (HEAD_HEIGHT + photo.dy))
    landmarks = paint_person(canvas, person, photo, centre, photo.size * min(width, height))
    return develop(canvas, photo, exposure_for(person)), landmarks


def exposure_for(person: Person) -> float:
    """A photographer exposes for the face: the deeper the skin, the longer."""
    return 1.08 * (1 + 0.6 * person.tone**1.4)


def paint_person(
    canvas: Array, person: Person, photo: Photo, centre: tuple[float, float], unit: float
) -> Array:
    """One person into ``canvas`` (3, h, w) of linear light; returns landmarks (68, 2), pixels.

    ``centre`` is the place of the eyes' middle in pixels, ``unit`` is half the face's width.
    """
    return _Sitting(canvas, person, photo, centre, unit).paint()


@dataclass(frozen=True)
class _Window:
    """A part of the canvas: its planes and its pixels' places in head units."""

    rows: slice
    columns: slice
    canvas: Array
    x: Array
    y: Array


class _Sitting:
    """Everything that painting one person takes, worked out once."""

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
        """The part of the canvas between these places (head units), cut at its edges."""
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
        """Back to front."""
        hangs = self.style is not None and self.style.hangs
        self.below_chin = self.head.layout.chin_y + 0.45
        scene = self.window(-1.75, -2.55, 1.75, 2.75 if hangs else self.below_chin)
        if scene.x.size == 0:
            return self.landmarks()
        hair = None
        if self.style is not None:
            hair = Hair(self.person, self.head, scene.x, scene.y, self.rotation)
            hair.paint_back(scene.canvas, scene.x, scene.y, self.light)
        self._paint_body()
        bare = hair is None or not self.style.hides_ears
        for side in (-1, 1) if bare else ():
            self._paint_ear(scene, side)
        self._paint_face(scene, hair)
        if hair is not None:
            hair.paint(scene.canvas, self.light)
        if bare and abs(self.photo.yaw) > 9:  # the ear that is turned to the camera hides cheek
            self._paint_ear(scene, 1 if self.rotation[0, 2] < 0 else -1)
        if self.person.glasses != "none" or self.photo.sunglasses:
            glasses = Glasses(self.person, self.photo.sunglasses, self.head.layout, self.unit)
            glasses.paint(self.canvas, self.place, self.light)
        return self.landmarks()

    def place(self, points: Array) -> Array:
        """Pixels (n, 2) of points (n, 3) of the head."""
        return (points @ self.rotation.T)[:, :2] * self.unit + np.float32(self.centre)

    def landmarks(self) -> Array:
        """The face's landmarks in pixels (68, 2)."""
        flat = head_landmarks(self.person, self.head, self.expression)
        depth = self.head.grid.look_up(self.head.depth, flat[:, :1].copy(), flat[:, 1:].copy())
        return self.place(np.hstack([flat, depth])).astype(np.float32)

    def _paint_body(self) -> None:
        lower = self.window(-3.4, 0.3, 3.4, 1e3)
        if lower.x.size == 0:
            return
        neck_x = float((self.rotation @ np.float32([0, 1.2, -0.1]))[0])
        paint_body(
            lower.canvas,
            lower.x,
            lower.y,
            person=self.person,
            photo=self.photo,
            light=self.light,
            unit=self.unit,
            skin=self.skin,
            chin=(neck_x, self.head.layout.chin_y),
        )

    def _paint_ear(self, scene: _Window, side: int) -> None:
        paint_ear(
            scene.canvas,
            scene.x,
            scene.y,
            side=side,
            person=self.person,
            head=self.head,
            light=self.light,
            rotation=self.rotation,
            unit=self.unit,
            skin=self.skin,
        )

    def _paint_face(self, scene: _Window, hair: Hair | None) -> None:
        turned = abs(self.photo.yaw) > 35
        reach = 1.7 if turned else 1.3
        part = self.window(-reach, -2.0, reach, min(self.below_chin, 2.75))
        meet = march if turned else intersect
        hit = meet(self.head.surface, part.x, part.y, self.rotation)
        bumps = skin_bumps(self.person, hit, self.head.grid, self.unit)
        shadow, open_ = self._shade_maps(hit.x, hit.y)
        if hair is not None:
            cast = self._shade_of_hair(hair, scene, part)
            shadow, open_ = shadow * (1 - 0.6 * cast), open_ * (1 - 0.4 * cast)
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
            occlusion=open_,
            unit=self.unit,
            skin=self.skin,
            hair=hair_colour(self.person),
        )
        over(part.canvas, _face_colours(face), hit.coverage)

    def _shade_maps(self, x: Array, y: Array) -> tuple[Array, Array]:
        towards = self.rotation.T @ self.light.direction
        maps = np.dstack([self_shadow(self.head, towards), occlusion(self.head)])
        looked_up = self.head.grid.look_up(maps.astype(np.float32), x, y)
        under_chin = smoothstep(0.75, 1.0, y / self.head.layout.chin_y)
        under_chin = under_chin * smoothstep(0.5, -0.2, self.head.layout.chin_y - y)
        return looked_up[..., 0], looked_up[..., 1] * (1 - 0.35 * under_chin)

    def _shade_of_hair(self, hair: Hair, scene: _Window, part: _Window) -> Array:
        """How far the hair shades the skin below it (h, w of the part), 0..1."""
        lowered = shifted_down(hair.coverage, int(0.05 * self.unit))
        soft = np.clip(1.2 * blur(lowered.astype(np.float32), 0.09 * self.unit), 0, 1)
        top, left = part.rows.start - scene.rows.start, part.columns.start - scene.columns.start
        rows, columns = part.x.shape
        return soft[top : top + rows, left : left + columns]


def _face_colours(face: FacePatch) -> Array:
    """The painted and shaded face (3, h, w)."""
    mouth = Mouth(face)
    albedo = skin_albedo(face)
    hairy = paint_beard(albedo, face) + paint_brows(albedo, face)
    albedo *= (1 - 0.6 * _nostrils(face)) * (1 - _under_the_tip(face))
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
    return np.clip(1.35 - np.hypot(aside, down), 0, 1)


def _under_the_tip(face: FacePatch) -> Array:
    """The shade below the nose's tip, deeper and wider below a long or a round one."""
    tip, long = face.person.trait("nose_tip"), face.person.trait("nose_projection")
    width = 0.085 + 0.018 * tip
    strength = float(np.clip(0.22 + 0.06 * tip + 0.05 * long, 0, 0.6))
    return strength * face.spot(0, face.layout.nose_y - 0.005, width, 0.03)
