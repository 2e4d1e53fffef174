"""Does the verdict depend on choices that could have been others? A specification curve."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from facestudy.audit import evidence, verdict
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import FACE
from facestudy.audit.covariates import Covariates
from facestudy.audit.group_tests import step_of
from facestudy.study.progress import track

PENALTIES = (0.5, 1.0, 2.0)
"""Factors on every group's penalty."""
SEEDS = 2
AGREE = 0.8
"""A verdict that fewer of the variants share, by family, is called unstable."""
FAMILIES = {
    **dict.fromkeys(verdict.FACE_SIGNALS, "face"),
    **dict.fromkeys(verdict.EFFECTS.values(), "not the face"),
    verdict.NO_SIGNAL: "not the face",
    verdict.CANNOT_TELL: "cannot tell",
    verdict.NOT_IDENTIFIABLE: "cannot tell",
}
"""Verdicts that say the same of the face."""


class Variant(NamedTuple):
    """One way to audit: a factor on the penalties, a seed, and the names of two choices."""

    penalty: float
    seed: int
    representation: str
    covariates: str


def variants(
    representations: Mapping[str, StudyFeatures], covariates: Mapping[str, Covariates]
) -> Iterator[Variant]:
    """Every combination, 24 with two representations and two sets of covariates."""
    for choice in product(PENALTIES, range(SEEDS), representations, covariates):
        yield Variant(*choice)


def stability(
    representations: Mapping[str, StudyFeatures],
    covariates: Mapping[str, Covariates],
    *,
    permutations: int = 199,
    seed: int = 0,
    measure: Callable[..., dict[str, Any]] = evidence.measure_evidence,
) -> dict[str, Any]:
    """Reach the verdict under every variant.

    Args:
        representations: by its name the features of the pictures, such as those of two layers.
        covariates: by their name, such as known and estimated ones.
        permutations: of the labels.
        seed: the first seed of the folds.
        measure: the evidence.

    Returns:
        ``variants``: each with its choices, ``verdict``, ``family``, the face's ``step`` and ``p``
        (None where the face was not tested); ``families``: how many variants say which; ``agree``:
        the share of the commonest; ``stable``.
    """
    entries = []
    for variant in track(list(variants(representations, covariates)), "variants", unit="variant"):
        measured = measure(
            representations[variant.representation],
            covariates[variant.covariates],
            permutations=permutations,
            seed=seed + 1000 * variant.seed,
            thorough=False,
            penalty=variant.penalty,
        )
        outcome = verdict.reach_verdict(measured).verdict
        step = step_of(measured, FACE) if "steps" in measured else None
        entries.append({
            **variant._asdict(),
            "verdict": outcome,
            "family": FAMILIES[outcome],
            "step": step["step"] if step else None,
            "p": step["test"]["p"] if step else None,
        })  # fmt: skip
    families = Counter(entry["family"] for entry in entries)
    agree = max(families.values()) / len(entries)
    return {
        "variants": entries,
        "families": dict(families),
        "agree": agree,
        "stable": agree >= AGREE,
    }
