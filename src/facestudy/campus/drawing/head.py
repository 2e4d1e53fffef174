"""Model the shape of a head in head units: its outline and the relief of the face."""

from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.compositing import Array, mix, smoothstep
from facestudy.campus.drawing.layout import Expression, Layout, make_layout
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.relief import Relief
from facestudy.campus.drawing.surface import Grid, Surface, make_surface, profile, rounded_depth2
from facestudy.campus.exact_math import gaussian, power


@dataclass(frozen=True)
class Head:
    """A modelled head: ``depth`` (rows, columns) is z of its front, ``relief`` that of the face."""

    grid: Grid
    layout: Layout
    surface: Surface
    half_width2: Array
    relief: Array
    depth: Array
    ageing: float  # 0 up to 25 years, 1 at 75


def build_head(person: Person, expression: Expression, grid: Grid) -> Head:
    """Model the head of a person with an expression.

    Args:
        person: the person.
        expression: the expression values by name.
        grid: the grid of the surface.

    Returns:
        The head, looking straight ahead.
    """
    layout = make_layout(person, expression)
    ageing = max(0.0, person.age - 25) / 50
    width2, depth2, centre = _outline(person, layout, grid)
    relief = Relief(grid)
    _brows_and_sockets(relief, person, layout, expression, ageing)
    _nose(relief, person, layout)
    _cheeks(relief, person, layout, expression, ageing)
    _mouth_and_chin(relief, person, layout, expression)
    _expression_lines(relief, person, layout, expression, ageing)
    _age_lines(relief, layout, expression, ageing)
    surface = make_surface(grid, width2, depth2, centre, relief.height)
    front = 1 - grid.x[None] ** 2 / np.maximum(width2, 1e-3)[:, None]
    depth = surface.form[..., 2] + np.sqrt(np.maximum(depth2[:, None] * front, 0))
    return Head(grid, layout, surface, width2, relief.height, depth.astype(np.float32), ageing)


def _outline(person: Person, layout: Layout, grid: Grid) -> tuple[Array, Array, Array]:
    """Squared half width and half depth, and the centre's z, at each row of the grid."""
    shape = person.trait
    drop, crown = layout.jaw_drop, layout.crown_y
    longer = layout.chin_y - 1.58 - 0.9 * drop
    fat = float(np.clip(0.02 * shape("cheek_fat"), -0.034, 0.045))
    jaw, chin = 1 + 0.05 * shape("jaw_width"), 1 + 0.085 * shape("chin_width")
    bones = 1 + 0.026 * shape("cheekbones")
    heights = [
        crown,
        *(mix(crown, -0.6, share) for share in (0.08, 0.25, 0.55)),
        -0.6,
        0.0,
        0.5,
        0.95 + 0.3 * drop,
        1.24 + 0.7 * drop + 0.6 * longer,
        1.43 + 0.85 * drop + longer,
        layout.chin_y - 0.05,
        layout.chin_y,
    ]
    jaw_line = [
        0.815 * jaw + 1.5 * fat,
        0.6 * jaw * power(chin, 0.4) + fat,
        0.37 * chin + 0.5 * fat,
        0.2 * chin,
        0,
    ]
    half_width = np.array([0, 0.415, 0.68, 0.95, 1.06, 1.03, 0.965 * bones + fat, *jaw_line])
    half_width *= 1 + 0.031 * shape("face_width")
    front = [0.1, 0.42, 0.76, 0.97, 1.1, 1.08, 1.07, 1.08, 1.06, 1.04, 0.96, 0.88]
    back = [-0.4, -0.8, -1.1, -1.3, -1.4, -1.35, -1.2, -1.0, -0.75, -0.35, 0.05, 0.25]
    width2 = profile(grid, heights, half_width**2)
    front_z, back_z = profile(grid, heights, front), profile(grid, heights, back)
    return width2, rounded_depth2(front_z, back_z, width2), (front_z + back_z) / 2


def _brows_and_sockets(
    relief: Relief, person: Person, layout: Layout, expression: Expression, ageing: float
) -> None:
    ridge, eye_x, eye_y = person.trait("brow_ridge"), layout.eye_x, layout.eye_y
    brow = 0.05 + 0.026 * ridge + 0.015 * expression["frown"]
    relief.bump((0.34, layout.brow_y + 0.03), (0.2, 0.085), brow)
    relief.bump((0, -0.75), (0.55, 0.3), 0.03 + 0.024 * person.trait("forehead"))
    relief.bump((eye_x, eye_y), (0.2, 0.13), -0.15 - 0.022 * ridge - 0.03 * ageing)
    relief.bump((eye_x, eye_y), (0.13, 0.085), 0.085)  # the eyeball
    relief.bump((0.2, eye_y - 0.02), (0.07, 0.12), -0.07)
    bag = 0.012 + 0.03 * ageing + 0.02 * expression["squint"]
    relief.bump((eye_x - 0.02, eye_y + 0.19), (0.12, 0.035), bag)
    relief.bump((0.86, -0.35), (0.12, 0.2), -0.03)  # temples


def _nose(relief: Relief, person: Person, layout: Layout) -> None:
    grid, base, wing = relief.grid, layout.nose_y, layout.nose_width
    bridge, tip = person.trait("nose_bridge"), person.trait("nose_tip")
    down = np.clip((grid.y + 0.12) / (base + 0.02), 0, 1)
    ridge = 0.09 + 0.042 * bridge + (layout.nose_projection - 0.1) * power(down, 1.3)
    ridge *= smoothstep(-0.34, 0.02, grid.y) * (1 - smoothstep(base - 0.17, base + 0.07, grid.y))
    width = 0.098 + 0.085 * down * (1 + 0.1 * person.trait("nose_width"))
    width -= 0.011 * bridge * (1 - down)  # a high bridge is a narrow one
    away = power(np.abs(grid.x[None] / width[:, None]), 1.7)
    relief.add(ridge[:, None] * gaussian(0.62 * away))
    ball = 0.085 + 0.036 * tip
    relief.bump((0, base - 0.12), (0.09 + 0.022 * tip, 0.085 + 0.012 * tip), ball)
    relief.bump((wing * 0.86, base - 0.075), (0.06, 0.065), 0.11)
    relief.bump((wing * 1.18, base - 0.07), (0.05, 0.1), -0.03)
    relief.bump((0.3, 0.38), (0.1, 0.2), -0.03)


def _cheeks(
    relief: Relief, person: Person, layout: Layout, expression: Expression, ageing: float
) -> None:
    smile = max(expression["smile"], 0)
    fat = float(np.clip(0.02 * person.trait("cheek_fat"), -0.034, 0.045))
    bone = 0.045 + 0.03 * person.trait("cheekbones") + 0.04 * smile + fat
    relief.bump((0.6, 0.36 - 0.07 * smile), (0.2, 0.17), bone)
    hollow = -0.03 + 1.6 * fat - 0.02 * ageing - 0.05 * expression["pucker"]
    relief.bump((0.6, 0.85), (0.17, 0.24), hollow)


def _mouth_and_chin(relief: Relief, person: Person, layout: Layout, expression: Expression) -> None:
    mouth, width, drop = layout.mouth_y, layout.mouth_width, layout.jaw_drop
    upper, lower = layout.upper_lip, layout.lower_lip
    pout = 0.11 * expression["pucker"]
    relief.bump((0, mouth - 0.02), (0.3, 0.22), 0.09)
    relief.bump((0, layout.nose_y + 0.14), (0.035, 0.09), -0.025)  # the philtrum
    upper_lip = 0.2 * upper + 0.02 + pout
    relief.bump((0, mouth - upper * 0.5), (width * 0.55, upper * 0.55), upper_lip)
    lower_lip = 0.25 * lower + 0.025 + pout
    relief.bump((0, mouth + lower * 0.5 + drop), (width * 0.5, lower * 0.55), lower_lip)
    chin = person.trait("chin_projection")
    under_lip = -0.05 - 0.018 * chin
    relief.bump((0, mouth + 0.22 + drop), (0.2, 0.05), under_lip)
    ball = (0.16 + 0.02 * person.trait("chin_width"), 0.12)
    relief.bump((0, layout.chin_y - 0.2), ball, 0.09 + 0.055 * chin)
    relief.bump((0, layout.chin_y - 0.17), (0.03, 0.06), -0.014 * max(chin, 0))  # its dimple
    corner = -0.03 - 0.03 * max(expression["smile"], 0)
    relief.bump((width + 0.03, mouth - 0.1 * expression["smile"]), (0.04, 0.05), corner)


def _expression_lines(
    relief: Relief, person: Person, layout: Layout, expression: Expression, ageing: float
) -> None:
    smile, sour = max(expression["smile"], 0), max(-expression["smile"], 0)
    mouth, wing = layout.mouth_width, layout.nose_width
    folds = 0.5 + 0.5 * person.trait("folds") + 0.8 * ageing + 0.85 * smile + 0.5 * sour
    course = [
        (wing * 1.15, layout.nose_y - 0.1),
        (0.31, layout.nose_y + 0.05),
        (mouth + 0.08, layout.mouth_y - 0.12),
        (mouth + 0.1, layout.mouth_y + 0.02),
    ]
    relief.crease(course, 0.038, 0.037 * folds)
    if expression["frown"] > 0.1:
        up = [(0.06, layout.brow_y + 0.06), (0.08, layout.brow_y - 0.12)]
        relief.crease(up, 0.016, 0.03 * expression["frown"])
    if expression["brow_raise"] > 0.25:
        for y in (-0.5, -0.64):
            course = [(-0.45, y), (0, y - 0.03), (0.45, y)]
            relief.crease(course, 0.016, 0.02 * expression["brow_raise"], both=False)


def _age_lines(relief: Relief, layout: Layout, expression: Expression, ageing: float) -> None:
    if ageing < 0.15:
        return
    eye_x, eye_y, mouth = layout.eye_x, layout.eye_y, layout.mouth_width
    for y in (-0.62, -0.49, -0.36):
        course = [(-0.5, y), (-0.2, y - 0.04), (0.2, y - 0.02), (0.5, y)]
        relief.crease(course, 0.014, 0.02 * (ageing - 0.2), both=False)
    outer = eye_x + layout.eye_width
    for k in (-1, 0, 1):  # crow's feet
        feet = [(outer + 0.05, eye_y + 0.03 * k), (outer + 0.17, eye_y - 0.02 + 0.07 * k)]
        relief.crease(feet, 0.012, 0.02 * (ageing + 0.5 * max(expression["smile"], 0) - 0.1))
    down = [(mouth + 0.06, layout.mouth_y + 0.05), (mouth + 0.1, layout.mouth_y + 0.3)]
    relief.crease(down, 0.03, 0.02 * ageing)
    under = [
        (eye_x - layout.eye_width, eye_y + 0.1),
        (eye_x, eye_y + 0.2),
        (eye_x + 0.8 * layout.eye_width, eye_y + 0.15),
    ]
    relief.crease(under, 0.018, 0.022 * ageing)
