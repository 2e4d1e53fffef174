"""Make ready what the audit measures: groups of evidence, permuted labels and folds."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from facestudy.audit.comparable import has_department
from facestudy.audit.controls import registry
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import CROP, DEMOGRAPHICS
from facestudy.audit.covariates import Covariates
from facestudy.audit.probe import blind_folds, permutation
from facestudy.audit.probe.nested_ridge import Group
from facestudy.audit.probe.steps import Labels
from facestudy.audit.rules import FACE_PENALTY, REPEATS, penalties
from facestudy.study.random_streams import generator


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
    return Group(CROP, [study.features[CROP]], penalty * FACE_PENALTY)


def groups_of_evidence(
    study: StudyFeatures, covariates: Covariates, *, penalty: float = 1.0
) -> list[Group]:
    """The groups that the study has, in their order; a group without any control is left out."""
    groups, wanted = [], penalties(len(study.rows))
    for name in registry.GROUPS:
        arrays = [study.features[x] for x in registry.names(name) if x in study.features]
        if name == DEMOGRAPHICS and covariates.table.shape[1]:
            arrays = [covariates.table]
        if arrays:
            factor = 1 if name == DEMOGRAPHICS else penalty
            groups.append(Group(name, arrays, factor * wanted[name]))
    return groups
