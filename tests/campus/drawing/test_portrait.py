"""Portraits: reproducible, with true landmarks, found by the detector that the study uses."""

import hashlib
import subprocess
import sys
from dataclasses import replace

import cv2
import numpy as np
import pytest

from facestudy.campus.drawing.hair_styles import STYLES
from facestudy.campus.drawing.person import BEARDS, GLASSES, SHAPE, Person, draw_person
from facestudy.campus.drawing.photo import (
    BACKGROUNDS,
    CLOTHES,
    EMOTICONS,
    NEUTRAL,
    Photo,
    draw_photo,
)
from facestudy.campus.drawing.portrait import render

RIGHT_EYE, LEFT_EYE = slice(36, 42), slice(42, 48)


def plain_person(**fixed: object) -> Person:
    """An average person without anything before the face."""
    average = {
        "shape": (0.0,) * len(SHAPE),
        "masculinity": 0.5,
        "sex": "female",
        "age": 35.0,
        "tone": 0.2,
        "roughness": 0.3,
        "style": "bun",
        "glasses": "none",
        "makeup": 0.0,
        "freckles": 0.0,
        "moles": (),
    }
    return draw_person(np.random.default_rng(1), **(average | fixed))


def plain_photo(**fixed: object) -> Photo:
    """A frontal picture without noise."""
    still = {
        "expression": tuple(NEUTRAL.values()),
        "yaw": 0.0,
        "pitch": 0.0,
        "roll": 0.0,
        "dx": 0.0,
        "dy": 0.0,
        "size": 0.25,
        "background": "flat",
        "clothing": "tee",
        "noise": 0.0,
        "blur": 0.0,
        "jpeg": 0,
        "light_azimuth": 25.0,
        "light_elevation": 35.0,
    }
    return draw_photo(np.random.default_rng(2), **(still | fixed))


def face_change(first: np.ndarray, second: np.ndarray) -> float:
    """Root mean square difference of two 128 px pictures' faces, in grey levels."""
    inner = [
        cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[16:112, 24:104] for picture in (first, second)
    ]
    return float(np.sqrt(np.mean((inner[0].astype(float) - inner[1]) ** 2)))


def digest(seed: int) -> str:
    rng = np.random.default_rng(seed)
    picture, landmarks = render(draw_person(rng), draw_photo(rng))
    return hashlib.sha256(picture.tobytes() + landmarks.tobytes()).hexdigest()


def test_picture_and_landmarks_have_the_promised_form():
    picture, landmarks = render(plain_person(), plain_photo(), width=101, height=135)
    assert picture.shape == (135, 101, 3) and picture.dtype == np.uint8
    assert landmarks.shape == (68, 2) and landmarks.dtype == np.float32


def test_same_seed_gives_the_same_pixels_whatever_happened_before():
    first = digest(3)
    np.random.seed(99)
    digest(4)
    assert digest(3) == first
    assert digest(4) != first


@pytest.mark.long
def test_same_seed_gives_the_same_pixels_in_another_process():
    code = (
        "import hashlib, numpy as np\n"
        "from facestudy.campus.drawing.person import draw_person\n"
        "from facestudy.campus.drawing.portrait import render\n"
        "from facestudy.campus.drawing.photo import draw_photo\n"
        "rng = np.random.default_rng(3)\n"
        "picture, landmarks = render(draw_person(rng), draw_photo(rng))\n"
        "print(hashlib.sha256(picture.tobytes() + landmarks.tobytes()).hexdigest())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest(3)


@pytest.mark.long
def test_detector_finds_one_face_at_the_landmarks():
    from autocrop import Cropper

    cropper, rng = Cropper(width=64, height=64), np.random.default_rng(11)
    detected, errors = 0, []
    for _ in range(40):
        picture, landmarks = render(draw_person(rng), draw_photo(rng))
        faces = cropper.crop(picture).diagnostics.faces
        detected += len(faces) == 1
        if len(faces) == 1:
            eyes = np.array([landmarks[RIGHT_EYE].mean(axis=0), landmarks[LEFT_EYE].mean(axis=0)])
            true = np.vstack([eyes, landmarks[[30, 48, 54]]])
            predicted = np.array([(point.x, point.y) for point in faces[0].landmarks])
            apart = np.linalg.norm(eyes[1] - eyes[0])
            errors.append(np.linalg.norm(predicted - true, axis=1).mean() / apart)
    assert detected >= 39
    assert np.median(errors) < 0.12


def test_landmarks_lie_as_in_a_face():
    _, at = render(plain_person(), plain_photo())
    assert at[RIGHT_EYE, 0].max() < at[27, 0] < at[LEFT_EYE, 0].min()
    brows, eyes, nose, mouth = (
        at[part, 1].mean() for part in (slice(17, 27), slice(36, 48), 33, 62)
    )
    assert brows < eyes < nose < mouth < at[8, 1]
    assert at[0, 0] < at[4, 0] < at[8, 0] < at[12, 0] < at[16, 0]


def test_landmarks_follow_the_head():
    _, still = render(plain_person(), plain_photo())
    _, moved = render(plain_person(), plain_photo(dx=0.1, dy=-0.05))
    assert moved - still == pytest.approx(np.tile([25.6, -12.8], (68, 1)), abs=0.01)
    _, turned = render(plain_person(), plain_photo(yaw=20.0))
    nose, eyes = turned[30, 0], turned[36:48, 0].mean()
    assert nose > eyes + 3  # the nose turns to the picture's right, ahead of the eyes


def test_size_of_the_picture_scales_the_face():
    _, small = render(plain_person(), plain_photo(), width=128, height=128)
    _, large = render(plain_person(), plain_photo(), width=256, height=256)
    assert large == pytest.approx(2 * small, abs=0.25)


@pytest.mark.parametrize("name", SHAPE)
def test_every_shape_value_shows_in_the_face(name: str):
    photo, pictures = plain_photo(), []
    for value in (-2.4, 2.4):
        shape = tuple(value if other == name else 0.0 for other in SHAPE)
        pictures.append(render(plain_person(shape=shape), photo, width=128, height=128)[0])
    assert face_change(*pictures) > 2.0


@pytest.mark.long
def test_every_emoticon_is_a_face_of_its_own():
    pictures = {}
    for name in EMOTICONS:
        drawn = draw_photo(np.random.default_rng(5), emoticon=name)
        photo = plain_photo(expression=drawn.expression, sunglasses=drawn.sunglasses)
        pictures[name] = render(plain_person(), photo, width=128, height=128)[0]
    names = list(EMOTICONS)
    changes = {
        (a, b): face_change(pictures[a], pictures[b])
        for k, a in enumerate(names)
        for b in names[:k]
    }
    assert min(changes.values()) > 1.5


@pytest.mark.long
@pytest.mark.parametrize(
    ("field", "choices"),
    [("style", tuple(STYLES)), ("beard", BEARDS), ("glasses", GLASSES)],
)
def test_every_attribute_of_a_person_is_drawn(field: str, choices: tuple[str, ...]):
    man = plain_person(sex="male", masculinity=0.9)
    pictures = {
        render(replace(man, **{field: choice}), plain_photo(), width=96, height=96)[0].tobytes()
        for choice in choices
    }
    assert len(pictures) == len(choices)


@pytest.mark.parametrize(("field", "choices"), [("background", BACKGROUNDS), ("clothing", CLOTHES)])
def test_every_attribute_of_a_photo_is_drawn(field: str, choices: tuple[str, ...]):
    pictures = {
        render(plain_person(), plain_photo(**{field: choice}), width=96, height=96)[0].tobytes()
        for choice in choices
    }
    assert len(pictures) == len(choices)


def test_backdrop_does_not_change_the_face():
    photos = plain_photo(background_colour=(0.05,) * 3), plain_photo(background_colour=(0.6,) * 3)
    (first, at), (second, _) = (render(plain_person(), photo) for photo in photos)
    x, y = at[30].astype(int)
    face = (slice(y - 20, y + 20), slice(x - 20, x + 20))
    assert (first[face] == second[face]).all()
    assert (first[:10] != second[:10]).any()


@pytest.mark.long
@pytest.mark.parametrize("tone", [0.1, 0.8])
def test_rough_skin_has_more_texture_of_the_same_tone(tone: float):
    texture, brightness = [], []
    for roughness in (0.0, 0.5, 1.0):
        person = plain_person(roughness=roughness, tone=tone)
        picture, at = render(person, plain_photo(), width=512, height=512)
        x, y = ((at[2] + at[31]) / 2).astype(int)
        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[y - 20 : y + 20, x - 20 : x + 20]
        grey = grey.astype(np.float32)
        texture.append(float((grey - cv2.GaussianBlur(grey, (0, 0), 4)).std() / grey.mean()))
        brightness.append(float(grey.mean()))
    assert texture[0] * 1.2 < texture[1] < texture[2] / 1.2
    assert max(brightness) - min(brightness) < 0.05 * max(brightness)


def test_darker_tones_are_darker():
    values = []
    for tone in (0.0, 0.3, 0.6, 0.9):
        picture, at = render(plain_person(tone=tone), plain_photo())
        x, y = ((at[2] + at[31]) / 2).astype(int)
        values.append(picture[y - 5 : y + 5, x - 5 : x + 5].mean())
    assert values == sorted(values, reverse=True)
    assert values[-1] > 45  # still exposed so that its features can be told apart


@pytest.mark.parametrize("offset", [(0.6, 0.0), (-3.0, 0.0), (0.0, 3.0), (0.0, -3.0)])
def test_a_head_that_leaves_the_picture_is_no_error(offset: tuple[float, float]):
    photo = plain_photo(dx=offset[0], dy=offset[1])
    picture, _ = render(plain_person(style="long", glasses="thick"), photo, width=64, height=64)
    assert picture.shape == (64, 64, 3)
