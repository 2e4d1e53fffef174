"""Simulated studies for the audit: features whose truth is known."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import CROP
from facestudy.audit.covariates import INDEX, MISSING, Covariates
from facestudy.features import bank
from facestudy.prepare import crop, face_crop
from facestudy.study import files
from facestudy.study.paths import Study

WIDTH = 20


@pytest.fixture(scope="session")
def simulated() -> Callable[..., tuple[StudyFeatures, Covariates]]:
    """Make departments of one category each: faces and surroundings, sexes and looks of people.

    Args of the maker:
        seed: of the simulation.
        face: distance between the faces of the categories.
        site: distance between the surroundings of the departments.
        shared: distance between the surroundings of the categories.
        sex: difference between the categories' shares of women.
        looks: distance between the categories' hair and clothes.
        categories: how many.
        departments: how many per category.
        people: how many per department.
    """

    def make(
        seed: int,
        *,
        face: float = 0.0,
        site: float = 0.0,
        shared: float = 0.0,
        sex: float = 0.0,
        looks: float = 0.0,
        categories: int = 2,
        departments: int = 6,
        people: int = 12,
    ) -> tuple[StudyFeatures, Covariates]:
        rng = np.random.default_rng(seed)
        place = np.repeat(np.arange(categories * departments), people)
        truth = place // departments

        def noise(width: int = WIDTH) -> np.ndarray:
            return rng.normal(size=(len(place), width))

        def shifts(count: int, size: float, width: int = WIDTH) -> np.ndarray:
            drawn = rng.normal(size=(count, width))
            return size * drawn / np.linalg.norm(drawn, axis=1, keepdims=True)

        shares = 0.5 + sex * (np.linspace(-0.5, 0.5, categories))
        female = rng.random(len(place)) < shares[truth]
        # A woman's face differs from a man's, and so does her hair.
        faces = noise() + shifts(categories, face)[truth] + 2 * female[:, None] * shifts(1, 1)
        hair = (
            noise(6) + shifts(categories, looks, 6)[truth] + 2 * female[:, None] * shifts(1, 1, 6)
        )
        around = noise() + shifts(categories, shared)[truth]
        around += shifts(categories * departments, site)[place]
        rows = pd.DataFrame({
            "id": [f"{number:016x}" for number in range(len(place))],
            "category": [f"category {number}" for number in truth],
            "department": [f"department {number:02d}" for number in place],
            "group": [f"person {number}" for number in range(len(place))],
        })  # fmt: skip
        features = {CROP: np.hstack([faces, around, hair]), "face only": faces}
        features |= {"background": around, "presentation": hair}
        features |= {"light on the face": noise(6), "file": noise(4)}
        return StudyFeatures(rows, features), known_sexes(np.where(female, "female", "male"))

    return make


def known_sexes(sexes: np.ndarray, ages: np.ndarray | None = None) -> Covariates:
    """Covariates of people whose sex is known, and whose age, in years, if given."""
    columns = [sexes == "female"] if ages is None else [sexes == "female", ages]
    table = np.column_stack(columns).astype(float)
    table = (table - table.mean(axis=0)) / np.maximum(table.std(axis=0), 1e-9)
    return Covariates(
        table=table,
        columns=["sex", "age"][: table.shape[1]],
        known={"age": MISSING if ages is None else INDEX, "sex": INDEX},
        missing={"age": "the index has no ages"} if ages is None else {},
        ages=np.full(len(sexes), np.nan) if ages is None else ages,
        sexes=sexes,
    )


@pytest.fixture
def located(cropped_study: Callable[..., Study]) -> Callable[..., Study]:
    """Like `cropped_study`, and every picture has its face in the same place."""

    def make(categories: Sequence[str], **columns: Sequence[str]) -> Study:
        study = cropped_study(categories, **columns)
        faces = crop.read(study)
        faces[["x", "y", "width", "height"]] = [44.0, 40.0, 40.0, 52.0]
        points = [(55, 58), (75, 58), (65, 68), (57, 78), (73, 78)]
        for name, point in zip(face_crop.LANDMARKS, points, strict=True):
            faces[[f"{name}_x", f"{name}_y"]] = np.float64(point)
        files.write_csv(study.faces_csv, faces)
        return study

    return make


class Means:
    """A network that gives the mean colours of a picture's quarters, and counts the pictures."""

    layers = ()

    def __init__(self) -> None:
        self.shown = 0

    def compute_output_shape(self, shape: tuple) -> tuple:
        return (shape[0], 12)

    def predict_on_batch(self, pictures: np.ndarray) -> np.ndarray:
        self.shown += len({picture.tobytes() for picture in pictures})
        cells = pictures.astype("float32").reshape(len(pictures), 2, 64, 2, 64, 3)
        return cells.mean(axis=(2, 4)).reshape(len(pictures), 12)


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Means:
    """Replaces the backbone, whatever its name."""
    means, compute = Means(), bank.build_bank

    def quick(named: object, pictures: object, **options: object) -> bank.Bank:
        return compute(means, pictures, key="means", **options)

    monkeypatch.setattr(bank, "build_bank", quick)
    return means


@pytest.fixture
def backbone(network: Means) -> SimpleNamespace:
    return SimpleNamespace(
        name="means", digest="0" * 64, precision="float32", named=lambda part: part
    )
