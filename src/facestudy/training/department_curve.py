"""How the accuracy on new departments grows with the departments that a network learned from."""

import dataclasses
import shutil
import time
from collections.abc import Mapping, Sequence
from typing import Any

import keras
import numpy as np
import pandas as pd

from facestudy.evaluation import grouped_folds
from facestudy.models import hardware
from facestudy.models.start_again import StartAgain
from facestudy.prepare import groups
from facestudy.prepare.dataset import Faces
from facestudy.study import files, progress, random_streams
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.training.recipes import Recipe
from facestudy.training.seeds import train_seeds

FOLDS = 3
"""One of them is tested in each draw; 100% are the departments of the others."""
HELD_OUT = 0.2
"""Of the people of the departments that are learned from; they choose the epoch."""
PREFIX = "departments_"
"""Of the names under which these trainings are kept while they run."""
COLUMNS = ["model", "share", "draw", "departments", "people", "tested", "accuracy", "seconds"]
COLUMNS += ["made_of"]


@dataclasses.dataclass(frozen=True, eq=False)
class Draw:
    """Departments to learn from and others to be tested on.

    Attributes:
        number: from 0.
        share: of the departments that are not tested.
        seed: of the training.
        faces: the study's, divided for this draw; those that it leaves out have no part.
        departments: how many are learned from.
    """

    number: int
    share: float
    seed: int
    faces: Faces
    departments: int


def draws(
    study: Study, faces: Faces, *, shares: Sequence[float], count: int, seed: int
) -> list[Draw]:
    """Departments for each share, ``count`` times; those of a smaller share are among the larger's.

    In a small study two shares may be the same departments; the second is left out.

    Args:
        study: whose index knows the departments.
        faces: the study's.
        shares: of the departments that are not tested.
        count: how often; each third draw tests other departments.
        seed: of the draws and of their trainings.

    Raises:
        StudyError: a class has too few departments.
    """
    if not is_possible(study, faces):
        raise StudyError(f"each class needs {FOLDS} departments, of which one is tested")
    units, drawn = groups.department_units(study, faces.rows), []
    for number in range(count):
        own = random_streams.integer(seed, "departments", number // FOLDS)
        folds = grouped_folds.grouped(faces.labels, units, folds=FOLDS, seed=own)
        tested = folds == number % FOLDS
        seen: set[bytes] = set()
        for share in shares:
            learned = _some_departments(faces.labels, units, tested, share, seed=own)
            if learned.tobytes() in seen:
                continue
            seen.add(learned.tobytes())
            parts = _parts(faces.rows, learned, tested, seed=own)
            divided = dataclasses.replace(faces, rows=faces.rows.assign(split=parts))
            if divided.part("train").size and divided.part("validation").size:
                training = random_streams.integer(seed, "departments", number, f"{share:g}")
                many = len(np.unique(units[learned]))
                drawn.append(Draw(number, share, training, divided, many))
    return drawn


def is_possible(study: Study, faces: Faces) -> bool:
    """Whether each class has enough departments to learn from some and be tested on others.

    Args:
        study: whose index knows the departments.
        faces: the study's.
    """
    units = groups.department_units(study, faces.rows)
    return bool(pd.Series(units).groupby(faces.labels).nunique().min() >= FOLDS)


def _some_departments(
    labels: np.ndarray, units: np.ndarray, tested: np.ndarray, share: float, *, seed: int
) -> np.ndarray:
    """Which pictures are of a share of each class's departments, one at least, bool (n,)."""
    chosen: list[int] = []
    for number in np.unique(labels):
        own = np.unique(units[(labels == number) & ~tested]).tolist()
        own.sort(key=lambda unit: random_streams.fraction(seed, "department", int(unit)))
        chosen += own[: max(1, round(share * len(own)))]
    return np.isin(units, chosen) & ~tested


def _parts(rows: pd.DataFrame, learned: np.ndarray, tested: np.ndarray, *, seed: int) -> np.ndarray:
    """The part of each picture: test, train, validation (whole groups), or none."""
    chance = np.array([random_streams.fraction(seed, "held out", name) for name in rows["group"]])
    held_out = chance < HELD_OUT
    parts = np.where(learned, np.where(held_out, "validation", "train"), "")
    return np.where(tested, "test", parts)


def department_curve(
    study: Study, recipes: Sequence[Recipe], drawn: Sequence[Draw], *, epochs: int
) -> pd.DataFrame:
    """Train each network once per draw, and write ``department_curve.csv`` after each training.

    A training that is in the table already, of the same faces, is not repeated.

    Args:
        study: the study.
        recipes: of the networks; one that begins with another's weights comes behind it.
        drawn: from `draws`.
        epochs: of each training.

    Returns:
        Rows of `COLUMNS`.
    """
    rows = _known(study)
    marks = {draw: [_mark(recipe, draw, epochs) for recipe in recipes] for draw in drawn}
    wanted = [mark for each in marks.values() for mark in each]
    again = [StartAgain(recipe.part or (lambda model: model)) for recipe in recipes]
    with (
        progress.task("department curve", total=len(drawn), unit="draw") as bar,
        hardware.without_warnings_of_tracing(),
    ):
        for draw in drawn:
            if not set(marks[draw]) <= set(rows):
                for recipe, mark, kept in zip(recipes, marks[draw], again, strict=True):
                    row = _train(study, recipe, draw, epochs=epochs, again=kept)
                    rows[mark] = {**row, "made_of": mark}
                _write(study, [rows[mark] for mark in wanted if mark in rows])
                for recipe in recipes:
                    folder = study.data / "models" / f"{PREFIX}{recipe.model}"
                    shutil.rmtree(folder, ignore_errors=True)
            bar.update()
    return _write(study, [rows[mark] for mark in wanted])


def _write(study: Study, rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=COLUMNS)
    files.write_csv(study.reports / "department_curve.csv", table)
    return table


def _known(study: Study) -> dict[str, dict[str, Any]]:
    """The rows of an earlier run by what they were made of; none if the table is damaged."""
    path = study.reports / "department_curve.csv"
    if not path.is_file():
        return {}
    try:
        table = files.read_csv(path, "12_transfer", COLUMNS, dtype={"made_of": str})
    except StudyError:
        return {}
    return {row["made_of"]: row for row in table[COLUMNS].to_dict("records")}


def _mark(recipe: Recipe, draw: Draw, epochs: int) -> str:
    """Says what a training was of: faces, division, network, epochs."""
    digest = draw.faces.digest(("train", "validation", "test"))
    return f"{recipe.model}-{digest}-{recipe.network[:8]}-{epochs}-{draw.seed}"


def _train(
    study: Study, recipe: Recipe, draw: Draw, *, epochs: int, again: StartAgain
) -> dict[str, Any]:
    """One training; what was compiled for the draw before is used again."""
    train, test = draw.faces.part("train"), draw.faces.part("test")
    build, networks, started = recipe.build(draw.faces), [], time.monotonic()

    def renewed(seed: int) -> keras.Model:
        model, network = again.with_weights_of(build(seed))
        networks.append(network)
        return model

    (run,) = train_seeds(
        study,
        f"{PREFIX}{recipe.model}",
        renewed,
        part=lambda _: networks[-1],
        seeds=[draw.seed],
        epochs=epochs,
        faces=draw.faces,
        inputs=recipe.inputs,
        views=None if recipe.views is None else recipe.views.select(train),
        weights=recipe.weights,
        network=recipe.network,
        started_from=recipe.started_from and f"{PREFIX}{recipe.started_from}",
    )
    right = run.probabilities[test].argmax(axis=1) == draw.faces.labels[test]
    return {
        "model": recipe.model,
        "share": draw.share,
        "draw": draw.number + 1,
        "departments": draw.departments,
        "people": int(draw.faces.rows["group"].iloc[train].nunique()),
        "tested": len(test),
        "accuracy": float(right.mean()),
        "seconds": round(time.monotonic() - started, 1),
    }


def summary(table: pd.DataFrame) -> pd.DataFrame:
    """The table by network and share: mean ``departments, people, accuracy``, and the draws' range.

    Args:
        table: from `department_curve`.
    """
    grouped = table.groupby(["model", "share"], sort=False)
    means = grouped[["departments", "people", "accuracy"]].mean()
    accuracy = grouped["accuracy"]
    return means.assign(low=accuracy.min(), high=accuracy.max()).reset_index()


def sentence(row: Mapping[str, Any]) -> str:
    """A row of `summary` in words."""
    low, high = 100 * row["low"], 100 * row["high"]
    return (
        f"{row['model']}: {100 * row['accuracy']:.1f}% from {row['departments']:.0f} departments "
        f"({row['people']:.0f} people; draws from {low:.1f}% to {high:.1f}%)"
    )
