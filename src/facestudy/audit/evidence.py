"""Measure everything that the verdict rests on, from features and covariates alone."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

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
from facestudy.audit.probe.steps import Estimates, Labels
from facestudy.audit.rules import STEP_PERMUTATIONS, penalties
from facestudy.study.random_streams import generator
from facestudy.study.workers.mapping import mapped

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
            **_parts(material, chosen, known, progress, thorough=thorough, seed=seed),
        }


class _Part(NamedTuple):
    """A part of the evidence that needs no other, so that a cluster can compute it."""

    measure: Callable[..., Any]
    arguments: tuple


def _measured(part: _Part) -> Any:
    """One thread here too: a worker of a cluster has its own settings."""
    with threadpool_limits(1):
        return part.measure(*part.arguments)


def _parts(
    material: Material,
    study: StudyFeatures,
    known: Covariates,
    progress: Callable[[int], object],
    *,
    thorough: bool,
    seed: int,
) -> dict[str, Any]:
    """The parts, measured here one after the other or on a cluster, and put together."""
    labels, folds, groups = material.labels, material.folds, material.groups
    few = labels.first(STEP_PERMUTATIONS)
    controls = _controls(study) if thorough else []
    before = [material.before(group.name) for group in groups]
    parts = [
        _Part(_crop_by_both, (material._replace(groups=[]),)),
        *(_Part(_one_control, (control, few, folds)) for control in controls),
        _Part(_nested, (groups, few, folds)),
        *(_Part(_test, (*pair, labels, folds)) for pair in zip(groups, before, strict=True)),
    ]
    counted = len(parts)
    if thorough:
        parts += [_Part(part, (material, known, seed)) for part in (_error, _strata, _orders)]
    done = []
    for number, part in enumerate(mapped(_measured, parts, jobs=1)):
        done.append(part)
        progress(int(number < counted))
    crop, *rest = done
    of_controls, rest = rest[: len(controls)], rest[len(controls) :]
    nested, tests, beside = rest[0], rest[1 : 1 + len(groups)], rest[1 + len(groups) :]
    crop["grouped"] |= dict(zip((group.name for group in controls), of_controls, strict=True))
    crop["steps"] = _steps(groups, nested, tests)
    for entries in beside:
        crop |= entries
    return crop


def _error(material: Material, known: Covariates, seed: int) -> dict[str, Any]:
    """What the error of estimates could leave to the face."""
    others = [group for group in material.groups if group.name != FACE]
    rng = generator(seed, "estimates' error")
    error = estimate_error.left_by_estimates(
        others, known, material.labels, material.folds, draws=ERROR_DRAWS, rng=rng
    )
    return {"estimates_error": error}


def _strata(material: Material, known: Covariates, _: int) -> dict[str, Any]:
    """The crop among people alike."""
    return strata.within_strata(material.crop, material.labels, material.folds, known)


def _orders(material: Material, _: Covariates, __: int) -> dict[str, Any]:
    """What groups add in other orders."""
    return {"shapley": shapley.shapley_values(material.groups, material.labels, material.folds)}


def _controls(study: StudyFeatures) -> list[Group]:
    """Each control by itself."""
    wanted = penalties(len(study.rows))
    return [
        Group(entry.name, [study.features[entry.name]], wanted[entry.group])
        for entry in registry.CONTROLS.values()
        if entry.name in study.features
    ]


def _one_control(control: Group, labels: Labels, folds: Sequence[np.ndarray]) -> dict[str, Any]:
    """A control with whole departments left out."""
    return _figures(steps.estimate(design([control]), labels, folds))


def _crop_by_both(material: Material) -> dict[str, Any]:
    """The crop by both protocols, and the test of its signal."""
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
    return {
        "random_split": _figures(random),
        "grouped": {CROP: _figures(grouped)},
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


def _nested(groups: Sequence[Group], labels: Labels, folds: Sequence[np.ndarray]) -> Estimates:
    """The AUC after each group."""
    return steps.estimate(design(groups), labels, folds)


def _test(
    group: Group, given: Sequence[Group], labels: Labels, folds: Sequence[np.ndarray]
) -> dict[str, Any]:
    """A group's test given the groups before it."""
    test, targets = ConditionalTest(group, given, labels.units, folds), labels.targets
    return {
        "given": [other.name for other in given],
        "test": test.test(targets).as_dict(),
        "label_left": test.share_left(targets[:, :, 0]),
    }


def _steps(
    groups: Sequence[Group], nested: Estimates, tests: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """For each group the AUC after it, its step, and its test."""
    by_group = zip(groups, steps.steps(nested.auc), tests, strict=True)
    return [
        {
            "group": group.name,
            "title": registry.GROUPS[group.name],
            **_figures(nested, number),
            "step": step.figure().as_dict(),
            **test,
        }
        for number, (group, step, test) in enumerate(by_group)
    ]


def parts_of_work(study: StudyFeatures, covariates: Covariates) -> int:
    """How often `measure_evidence` calls ``progress``."""
    groups = groups_of_evidence(study, covariates)
    controls = [name for name in registry.CONTROLS if name in study.features]
    return 2 + len(controls) + len(groups)
