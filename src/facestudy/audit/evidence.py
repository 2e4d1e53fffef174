"""Measure everything that the verdict rests on, from features and covariates alone."""

from collections.abc import Callable
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from facestudy.audit.comparable import compared_pictures, identifiable_categories, units_of
from facestudy.audit.controls import registry
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import CROP, FACE
from facestudy.audit.covariates import Covariates
from facestudy.audit.material import Material, groups_of_evidence, prepare
from facestudy.audit.probe import estimate_error, permutation, shapley, steps, strata
from facestudy.audit.probe.conditional_test import ConditionalTest
from facestudy.audit.probe.nested_ridge import Group, design
from facestudy.audit.probe.steps import Estimates
from facestudy.audit.rules import STEP_PERMUTATIONS, penalties
from facestudy.study.random_streams import generator

ERROR_DRAWS = 10
"""Errors drawn for each size of `estimate_error`."""


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
            **(_beside(material, known, seed) if thorough else {}),
        }


def _beside(material: Material, known: Covariates, seed: int) -> dict[str, Any]:
    """What no rule asks: the crop among people alike, other orders, and what estimates leave."""
    labels, folds = material.labels, material.folds
    others = [group for group in material.groups if group.name != FACE]
    error = estimate_error.left_by_estimates(
        others, known, labels, folds, draws=ERROR_DRAWS, rng=generator(seed, "estimates' error")
    )
    return {
        "estimates_error": error,
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
    figures, wanted = {CROP: _figures(grouped)}, penalties(len(study.rows))
    for entry in registry.CONTROLS.values():
        if controls and entry.name in study.features:
            control = Group(entry.name, [study.features[entry.name]], wanted[entry.group])
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
