"""Measure everything that the verdict rests on, from features and covariates alone."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from facestudy.audit.controls import registry
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import CROP, DEMOGRAPHICS, FACE
from facestudy.audit.covariates import Covariates
from facestudy.audit.probe import blind_folds, permutation, shapley, steps, strata
from facestudy.audit.probe.conditional_test import ConditionalTest
from facestudy.audit.probe.nested_ridge import Group, design
from facestudy.audit.probe.steps import Estimates, Labels
from facestudy.audit.rules import MIN_PICTURES, PENALTIES, REPEATS, STEP_PERMUTATIONS
from facestudy.study.random_streams import generator

DEPARTMENTS, PEOPLE = "departments", "people"
"""What is left out together, and whose labels are permuted together."""


class Material(NamedTuple):
    """What is measured: groups of evidence, labels and folds.

    Attributes:
        groups: the groups of evidence that the study has, in their order.
        crop: the crop's features.
        labels: real and permuted.
        folds: whole departments left out, several deals of (n,).
        random_folds: people left out, as many deals.
        classes: the categories by their numbers.
        scheme: how labels are permuted.
    """

    groups: list[Group]
    crop: Group
    labels: Labels
    folds: list[np.ndarray]
    random_folds: list[np.ndarray]
    classes: list[str]
    scheme: str

    def group(self, name: str) -> Group | None:
        """The group of that name; None where the study lacks it."""
        return next((group for group in self.groups if group.name == name), None)

    def before(self, name: str) -> list[Group]:
        """The groups that come before it."""
        names = [group.name for group in self.groups]
        return self.groups[: names.index(name)]


def measure_evidence(
    study: StudyFeatures,
    covariates: Covariates,
    *,
    permutations: int = 999,
    seed: int = 0,
    thorough: bool = True,
    penalty: float = 1.0,
    progress: Callable[[int], object] = lambda done: None,
) -> dict[str, Any]:
    """Measure the crop, each group of evidence, and what each tells beyond those before it.

    Categories that occur in one department only are left out. Without departments people take
    their place, and what comes from a site cannot be told from the rest.

    Args:
        study: features of the crop and of each control.
        covariates: of the same pictures.
        permutations: of the labels, for the p-values.
        seed: of folds and permutations.
        thorough: also measure what no rule asks: each control by itself, strata, other orders.
        penalty: a factor on all penalties but those of covariates.
        progress: called with 1 after each of `parts_of_work` parts.

    Returns:
        The entry ``evidence`` of ``audit.json``; ``departments`` and ``missing`` alone where fewer
        than two categories can be compared.

    Raises:
        StudyError: a feature is NaN or infinite.
    """
    departments = identifiable_categories(study.rows)
    missing = {**study.missing, **covariates.missing}
    evidence: dict[str, Any] = {"departments": departments, "missing": missing}
    compared = compared_pictures(study.rows, departments)
    if study.rows["category"][compared].nunique() < 2:
        return evidence
    chosen, known = study.select(compared), covariates.select(compared)
    # The matrices are small: with a second thread it took six times as long.
    with threadpool_limits(1):
        material = prepare(chosen, known, permutations=permutations, seed=seed, penalty=penalty)
        return evidence | {
            "covariates": dict(covariates.known),
            "units": units_of(departments),
            "pictures": len(chosen.rows),
            "classes": material.classes,
            "chance": 1 / len(material.classes),
            "majority": float(np.bincount(material.labels.truth).max() / len(chosen.rows)),
            **_protocols(material, chosen, progress, controls=thorough),
            **_what_each_group_adds(material, progress),
            **(_beside(material, known) if thorough else {}),
        }


def units_of(departments: dict[str, Any]) -> str:
    """What is left out together: departments where there are any."""
    return DEPARTMENTS if departments["departments"] else PEOPLE


def compared_pictures(rows: pd.DataFrame, departments: dict[str, Any]) -> np.ndarray:
    """Which pictures are compared, bool (n,)."""
    if units_of(departments) == DEPARTMENTS:
        identifiable = rows["category"].isin(departments["identifiable"]).to_numpy()
        return identifiable & has_department(rows)
    people = rows.groupby("category")["group"].nunique()
    return rows["category"].isin(people.index[people >= MIN_PICTURES]).to_numpy()


def prepare(
    study: StudyFeatures,
    covariates: Covariates,
    *,
    permutations: int,
    seed: int,
    penalty: float = 1.0,
) -> Material:
    """Groups, permuted labels and folds of the pictures that are compared."""
    rows = study.rows
    truth = class_numbers(rows)
    folds, random_folds = (
        [blind_folds.deal(names, truth, seed=seed + k) for k in range(REPEATS)]
        for names in (unit_names(rows), rows["group"].to_numpy(str))
    )
    return Material(
        groups=groups_of_evidence(study, covariates, penalty=penalty),
        crop=crop_group(study, penalty=penalty),
        labels=permuted_labels(rows, folds, times=permutations, seed=seed),
        folds=folds,
        random_folds=random_folds,
        classes=[str(name) for name in np.unique(rows["category"].to_numpy(str))],
        scheme=permutation.scheme(truth, unit_names(rows)),
    )


def permuted_labels(
    rows: pd.DataFrame, folds: Sequence[np.ndarray] = (), *, times: int, seed: int
) -> Labels:
    """The labels of some pictures, and permuted ones that can be trained in each of the folds."""
    truth, names = class_numbers(rows), unit_names(rows)
    rng = generator(seed, "audit", "permutation")
    scheme = permutation.scheme(truth, names)
    permuted = permutation.labellings(truth, names, scheme, folds, times=times, rng=rng)
    return Labels(truth, permuted, np.unique(names, return_inverse=True)[1])


def class_numbers(rows: pd.DataFrame) -> np.ndarray:
    """The class of each picture, from 0, (n,)."""
    return np.unique(rows["category"].to_numpy(str), return_inverse=True)[1]


def unit_names(rows: pd.DataFrame) -> np.ndarray:
    """What is left out together, (n,): departments, or people where a department is missing."""
    column = "department" if has_department(rows).all() else "group"
    return rows[column].to_numpy(str)


def crop_group(study: StudyFeatures, *, penalty: float = 1.0) -> Group:
    """The crop as a group of evidence."""
    return Group(CROP, [study.features[CROP]], penalty * PENALTIES[FACE])


def groups_of_evidence(
    study: StudyFeatures, covariates: Covariates, *, penalty: float = 1.0
) -> list[Group]:
    """The groups that the study has, in their order; a group without any control is left out."""
    groups = []
    for name in registry.GROUPS:
        arrays = [study.features[x] for x in registry.names(name) if x in study.features]
        if name == DEMOGRAPHICS and covariates.table.shape[1]:
            arrays = [covariates.table]
        if arrays:
            factor = 1 if name == DEMOGRAPHICS else penalty
            groups.append(Group(name, arrays, factor * PENALTIES[name]))
    return groups


def _beside(material: Material, known: Covariates) -> dict[str, Any]:
    """What no rule asks: the crop among people alike, and the groups in other orders."""
    labels, folds = material.labels, material.folds
    return {
        **strata.within_strata(material.crop, labels, folds, known),
        "shapley": shapley.shapley_values(material.groups, labels, folds),
    }


def _protocols(
    material: Material,
    study: StudyFeatures,
    progress: Callable[[int], object],
    *,
    controls: bool,
) -> dict[str, Any]:
    """The crop by both protocols, and each control with whole departments left out."""
    labels = material.labels.first(STEP_PERMUTATIONS)
    by_crop = design([material.crop])
    random = steps.estimate(by_crop, labels, material.random_folds)
    grouped = steps.estimate(by_crop, labels, material.folds)
    test = ConditionalTest(material.crop, [], labels.units, material.folds).test(
        material.labels.targets
    )
    smallest = permutation.smallest(
        material.labels.truth, labels.units, material.scheme, material.labels.permuted.shape[1]
    )
    progress(1)
    figures = {CROP: _figures(grouped)}
    for entry in registry.CONTROLS.values():
        if controls and entry.name in study.features:
            control = Group(entry.name, [study.features[entry.name]], PENALTIES[entry.group])
            figures[entry.name] = _figures(
                steps.estimate(design([control]), labels, material.folds)
            )
            progress(1)
    return {
        "random_split": _figures(random),
        "grouped": figures,
        "site_explains": {
            "accuracy": (random.accuracy - grouped.accuracy).at(0).figure().as_dict(),
            "auc": (random.auc - grouped.auc).at(0).figure().as_dict(),
        },
        "permutation": {
            **test.as_dict(),
            "auc": float(grouped.auc.value[0]),
            "null": grouped.auc.permuted[:, 0],
            "permuted": material.scheme,
            "permutations": material.labels.permuted.shape[1],
            "smallest_p": smallest,
        },
    }


def _figures(estimates: Estimates, number: int = 0) -> dict[str, Any]:
    """Accuracy and AUC of one of the nested models, their intervals clipped to 0 and 1."""
    figures = {
        "accuracy": estimates.accuracy.at(number).figure().as_dict(),
        "auc": estimates.auc.at(number).figure().as_dict(),
    }
    for figure in figures.values():
        figure["ci95"] = [min(max(bound, 0.0), 1.0) for bound in figure["ci95"]]
    return figures


def _what_each_group_adds(material: Material, progress: Callable[[int], object]) -> dict[str, Any]:
    """The AUC after each group, its step, and its test given the groups before it."""
    labels, groups = material.labels, material.groups
    nested = steps.estimate(design(groups), labels.first(STEP_PERMUTATIONS), material.folds)
    progress(1)
    entries, targets = [], labels.targets
    for number, (group, step) in enumerate(zip(groups, steps.steps(nested.auc), strict=True)):
        given = groups[:number]
        test = ConditionalTest(group, given, labels.units, material.folds)
        entries.append({
            "group": group.name,
            "title": registry.GROUPS[group.name],
            **_figures(nested, number),
            "step": step.figure().as_dict(),
            "given": [other.name for other in given],
            "test": test.test(targets).as_dict(),
            "label_left": test.share_left(targets[:, :, 0]),
        })  # fmt: skip
        progress(1)
    return {"steps": entries}


def parts_of_work(study: StudyFeatures, covariates: Covariates) -> int:
    """How often `measure_evidence` calls ``progress``."""
    groups = groups_of_evidence(study, covariates)
    controls = [name for name in registry.CONTROLS if name in study.features]
    return 2 + len(controls) + len(groups)


def identifiable_categories(rows: pd.DataFrame) -> dict[str, Any]:
    """Which categories can be told from departments at all, and why others cannot.

    Pictures without a department are counted and otherwise ignored.
    """
    with_department = rows[has_department(rows)]
    counts = with_department["category"].value_counts()
    departments = counts
    if len(with_department):
        departments = with_department.groupby("category")["department"].nunique()
    reasons = {
        str(name): _reason(int(departments[name]), int(counts[name]))
        for name in sorted(departments.index)
    }
    return {
        "departments": int(with_department["department"].nunique()) if len(with_department) else 0,
        "without_department": int(len(rows) - len(with_department)),
        "categories": {str(name): int(number) for name, number in departments.items()},
        "identifiable": [name for name, reason in reasons.items() if not reason],
        "not_identifiable": {name: reason for name, reason in reasons.items() if reason},
    }


def has_department(rows: pd.DataFrame) -> np.ndarray:
    """Which rows name a department, bool (n,)."""
    if "department" not in rows:
        return np.zeros(len(rows), bool)
    return (rows["department"].fillna("").astype(str).str.strip() != "").to_numpy()


def _reason(departments: int, pictures: int) -> str:
    """Why a category cannot be compared; empty if it can."""
    if departments < 2:
        return "it occurs in one department only"
    if pictures < MIN_PICTURES:
        return f"it has {pictures} pictures, {MIN_PICTURES} are needed"
    return ""
