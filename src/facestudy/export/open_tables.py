"""The tables of an export: who is in which split, and what each model predicted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from facestudy.evaluation import made_of, results
from facestudy.export import drawn_numbers
from facestudy.prepare import split
from facestudy.report.pages import study_facts
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

FICTIONAL = ("age", "sex")
"""Columns of the index that an export has of fictional people alone."""


@dataclass(frozen=True)
class OpenTables:
    """What an export shows instead of the study's own ids, groups, departments and classes.

    Attributes:
        pictures: ``id, category, department, group, split``, ordered by the new id.
        predictions: by the model; columns as in ``predictions.csv``.
        ids: by the study's id, the export's.
        hide: replaces the names of people in a text.
        label: a class's name, unless it names a person.
    """

    pictures: pd.DataFrame
    predictions: dict[str, pd.DataFrame]
    ids: dict[str, str]
    hide: Callable[[object], str]
    label: Callable[[str], str]


def make(study: Study, *, fictional: bool) -> OpenTables:
    """The tables of an export.

    Args:
        study: a study that is past its split.
        fictional: whether nobody in it exists: then ids, departments, ages and sexes stay.

    Raises:
        StudyError: there is no split yet, or no model has results of this split.
    """
    rows = split.read(study)
    pictures = index.read(study.index).set_index("id").loc[rows["id"]].reset_index()
    ids = {one: one for one in rows["id"]} if fictional else drawn_numbers.ids(rows["id"])
    departments = pictures["department"]
    if not fictional:
        departments = departments.map(drawn_numbers.numbers(departments))
    hide = study_facts.names_hidden(study)
    labels = _labels(sorted(set(rows["category"])), hide)
    table = pd.DataFrame(
        {
            "id": rows["id"].map(ids),
            "category": rows["category"].map(labels),
            "department": departments,
            "group": rows["group"].map(drawn_numbers.numbers(rows["group"])),
            "split": rows["split"],
        }
    )
    for name in FICTIONAL if fictional else ():
        if name in pictures:
            table[name] = pictures[name]
    return OpenTables(
        pictures=table.sort_values("id", ignore_index=True),
        predictions=_predictions(study, ids, labels),
        ids=ids,
        hide=hide,
        label=lambda name: labels.get(name, hide(name)),
    )


def _labels(categories: list[str], hide: Callable[[object], str]) -> dict[str, str]:
    """Each class's name, or a number where the name is a person's."""
    return {
        name: name if hide(name) == name else f"class {number}"
        for number, name in enumerate(categories, 1)
    }


def _predictions(
    study: Study, ids: Mapping[str, str], labels: Mapping[str, str]
) -> dict[str, pd.DataFrame]:
    """The predictions of all models whose results are of this split, by the model."""
    names = [name for name in results.models(study) if made_of.is_current(study, name)]
    if not names:
        raise StudyError(
            f"no model of {study.name!r} has predictions for its present split: run "
            f"`make study STUDY={study.name}` first"
        )
    return {name: _renamed(results.read_predictions(study, name), ids, labels) for name in names}


def _renamed(table: pd.DataFrame, ids: Mapping[str, str], labels: Mapping[str, str]) -> Any:
    columns = {f"p_{name}": f"p_{label}" for name, label in labels.items()}
    kept = ["id", "split", "category", "predicted", *(name for name in columns if name in table)]
    table = table[kept].rename(columns=columns).assign(id=table["id"].map(ids))
    for column in ("category", "predicted"):
        table[column] = table[column].map(labels)
    return table.sort_values("id", ignore_index=True)
