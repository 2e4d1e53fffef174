"""Train on one study, test on another one with the same classes: ``facestudy transfer A B``."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from facestudy.evaluation import intervals, made_of, results
from facestudy.plots import charts
from facestudy.prepare import dataset, groups, inputs
from facestudy.prepare.dataset import Faces
from facestudy.report.transfer import figures, predictions
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

FOLDER = "transfer"
COLUMNS = ["model", "trainings", "home", "away", "low", "high", "own", "majority", "chance", "n"]
"""Of ``transfer.csv``: accuracies on the first study's test part, on the other study with the 95%
interval of that, and of the other study's own model on its test part; the share of the other
study's largest class; guessing; how many pictures were tested."""


class Transfer(NamedTuple):
    """What was measured.

    Attributes:
        table: rows of `COLUMNS`, by model.
        skipped: why models were not tested, in words by name.
        known: pictures of the other study that the first one learned from, which are left out.
        folder: with table and figure.
    """

    table: pd.DataFrame
    skipped: dict[str, str]
    known: int
    folder: Path


def transfer(first: Study, other: Study) -> Transfer:
    """Test the trained models of a study on another one; nothing is trained again.

    All of the other study's pictures are tested, whatever their part, but for those that the first
    one learned from. Table and figure go to ``reports/<first>/transfer/<other>/``.

    Args:
        first: the study with the models.
        other: the study whose people are guessed.

    Raises:
        StudyError: they are one study; one has no split yet; their classes differ; the first one
            has no model that can be tested.
    """
    if first == other:
        raise StudyError(f"name two studies: {first.name!r} cannot be transferred to itself")
    known, faces = dataset.load(first), dataset.load(other)
    check_classes(first, known.categories, other, faces.categories)
    learned = set(known.rows.loc[known.rows["split"].isin(inputs.LEARNED), "id"])
    positions = np.flatnonzero(~faces.rows["id"].isin(learned))
    if not len(positions):
        raise StudyError(f"{first.name} has learned from every picture of {other.name}")
    units = groups.department_units(other, faces.rows)[positions]
    rows, skipped = [], {}
    for said in predictions.of_all(first, known, other, faces, positions):
        if said.skipped:
            skipped[said.model] = said.skipped
        else:
            right = said.answers == faces.labels[positions]
            rows.append(_row(first, other, said.model, right, units))
    if not rows:
        raise StudyError(_untrained(first, skipped))
    counts = np.bincount(faces.labels[positions])
    table = pd.DataFrame(rows).assign(
        majority=counts.max() / counts.sum(), chance=1 / len(known.categories), n=len(positions)
    )
    folder = first.reports / FOLDER / other.name
    measured = Transfer(table[COLUMNS], skipped, len(faces.rows) - len(positions), folder)
    _write(measured, first, other, record=made_from(first, known, faces))
    return measured


def check_classes(
    first: Study, classes: Sequence[str], other: Study, others: Sequence[str]
) -> None:
    """Check that two studies have the same classes.

    Raises:
        StudyError: they differ; the message names what each has alone.
    """
    differences = [
        f"{study.name} alone has {', '.join(sorted(alone))}"
        for study, alone in (
            (first, set(classes) - set(others)),
            (other, set(others) - set(classes)),
        )
        if alone
    ]
    if differences:
        raise StudyError(
            f"{first.name} and {other.name} must have the same classes: {'; '.join(differences)}"
        )


def made_from(first: Study, known: Faces, faces: Faces) -> dict[str, str]:
    """What a transfer depends on: the faces of both studies, and what the models said at home.

    Args:
        first: the study with the models.
        known: its faces.
        faces: the other study's.
    """
    said = [files.sha256(_predictions(first, model)) for model in results.models(first)]
    return {"from": known.digest(), "to": faces.digest(), "models": inputs.digest(said)}


def _predictions(study: Study, model: str) -> Path:
    return study.model_report(model) / "predictions.csv"


def _untrained(first: Study, skipped: dict[str, str]) -> str:
    if not skipped:
        return f"{first.name} has no trained model: make study STUDY={first.name} trains them"
    reasons = "; ".join(f"{model}: {reason}" for model, reason in skipped.items())
    return f"no model of {first.name} can be tested: {reasons}"


def _row(
    first: Study, other: Study, model: str, right: np.ndarray, units: np.ndarray
) -> dict[str, Any]:
    low, high = intervals.over_groups(right.astype(float), units)
    has_own = model in results.models(other) and made_of.is_current(other, model)
    return {
        "model": model,
        "trainings": len(right),
        "home": results.summary_entry(first, model)["accuracy"],
        "away": float(right.mean()),
        "low": low,
        "high": high,
        "own": results.summary_entry(other, model)["accuracy"] if has_own else np.nan,
    }


def _write(measured: Transfer, first: Study, other: Study, *, record: dict[str, str]) -> None:
    files.write_csv(measured.folder / "transfer.csv", measured.table)
    fig, ax = plt.subplots(figsize=(8, 1.6 + 0.5 * len(measured.table)), layout="constrained")
    figures.transfer(measured.table, ax, first=first.name, other=other.name)
    with files.replacing(measured.folder / "transfer.png") as temporary:
        fig.savefig(temporary, dpi=150)
    plt.close(fig)
    content: dict[str, Any] = {
        "made_of": record,
        "known": measured.known,
        "skipped": measured.skipped,
    }
    content["models"] = as_records(measured.table)
    files.write_json(measured.folder / "transfer.json", content)


def as_records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table for a JSON file: what is not known is None."""
    return table.astype(object).where(table.notna(), None).to_dict("records")


def measured_before(first: Study) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """What `transfer` has written for a study.

    Returns:
        The tables by the other study's name, and those names whose table is of other faces
        or models than the studies have now.
    """
    tables: dict[str, pd.DataFrame] = {}
    outdated: list[str] = []
    known = dataset.load(first)
    for path in sorted(first.reports.glob(f"{FOLDER}/*/transfer.json")):
        try:
            record = json.loads(path.read_text("utf-8"))
            other = dataset.load(Study(path.parent.name))
            is_current = record["made_of"] == made_from(first, known, other)
            table = pd.DataFrame(record["models"], columns=COLUMNS)
        except (StudyError, ValueError, KeyError, TypeError):
            is_current = False
        if is_current:
            tables[path.parent.name] = table
        else:
            outdated.append(path.parent.name)
    return tables, outdated


def as_text(measured: Transfer) -> str:
    """The table and what was left out, for a terminal."""
    shares = ["home", "away", "low", "high", "own", "majority", "chance"]
    table = measured.table.copy()
    table["model"] = [charts.title_of(model) for model in table["model"]]
    table[shares] = (100 * table[shares]).round(1)
    lines = [table.to_string(index=False, na_rep="-")]
    lines += [f"{model} was not tested: {reason}" for model, reason in measured.skipped.items()]
    if measured.known:
        lines.append(f"{measured.known} pictures were left out: the models had learned from them")
    return "\n".join([*lines, str(measured.folder / "transfer.png")])
