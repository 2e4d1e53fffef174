"""Made-up labels and features of departments, for the tests of the probes."""

from collections.abc import Callable

import numpy as np
import pytest

from facestudy.audit.probe import blind_folds, permutation
from facestudy.audit.probe.steps import Labels


@pytest.fixture(scope="session")
def labelled() -> Callable[..., tuple[Labels, list[np.ndarray]]]:
    """Make departments of one class each, their permuted labels, and deals of folds.

    Args of the maker:
        seed: of the labels' permutations and of the folds.
        classes, departments, people: how many; departments of a class, people of a department.
        permutations: of the labels.
        deals: of the departments to folds.
    """

    def make(
        seed: int = 0,
        *,
        classes: int = 2,
        departments: int = 6,
        people: int = 8,
        permutations: int = 19,
        deals: int = 2,
    ) -> tuple[Labels, list[np.ndarray]]:
        units = np.repeat(np.arange(classes * departments), people)
        truth = units % classes
        names = np.array([f"department {unit:03d}" for unit in units])
        folds = [blind_folds.deal(names, truth, seed=seed + k) for k in range(deals)]
        permuted = permutation.labellings(
            truth, names, permutation.WHOLE, folds,
            times=permutations, rng=np.random.default_rng(seed),
        )  # fmt: skip
        return Labels(truth, permuted, units), folds

    return make
