"""Made-up audits: evidence with any answer to each of the verdict's questions."""

from collections.abc import Mapping
from typing import Any

from scipy.stats import t

from facestudy.audit.controls.registry import CONTROLS, CROP, FACE, GROUPS
from facestudy.audit.probe.steps import Figure
from facestudy.audit.verdict import reach_verdict

FREE = 20
TESTS = dict.fromkeys(GROUPS, (0.5, 0.002))
"""By the group: p and the step in AUC. Nothing tells anything."""
COVARIATES = {"age": "index", "sex": "index", "tone": "estimated"}


def figure(value: float, half: float = 0.04, *, permuted: float = 0.5) -> dict[str, Any]:
    """A figure whose 95% interval reaches ``half`` to either side."""
    return Figure(value, half / float(t.ppf(0.975, FREE)), FREE, permuted).as_dict()


def both(auc: dict[str, Any], accuracy: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"auc": auc, "accuracy": accuracy or figure(0.5, 0.1)}


def evidence(
    tests: Mapping[str, tuple[float, float]] = TESTS,
    *,
    crop: tuple[float, float] = (0.51, 0.03),
    crop_p: float = 0.4,
    site_explains: tuple[float, float] = (0.01, 0.03),
    smallest_p: float = 0.001,
    label_left: float = 0.8,
    covariates: Mapping[str, str] = COVARIATES,
    missing: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What `facestudy.audit.evidence.measure_evidence` returns, made up.

    Args:
        tests: by the group p and the step; a group that is not named is missing.
        crop: its AUC in departments left out, and half the width of the interval.
        crop_p: p of the crop as a whole.
        site_explains: the difference to random folds, and half the width of the interval.
        smallest_p: that the departments allow.
        label_left: the share of the labels that the other groups leave to the face.
        covariates: where each comes from.
        missing: by the control or covariate, why it is missing.
    """
    accuracy = figure(0.61, 0.09), figure(0.83, 0.06)
    random = figure(crop[0] + site_explains[0], 0.03)
    null = [0.5 + 0.002 * ((7 * number) % 41 - 20) for number in range(199)]
    return {
        "departments": {
            "departments": 57,
            "without_department": 0,
            "categories": {"art": 28, "law": 28, "music": 1},
            "identifiable": ["art", "law"],
            "not_identifiable": {"music": "it occurs in one department only"},
        },
        "missing": dict(missing or {}),
        "covariates": dict(covariates),
        "units": "departments",
        "pictures": 1300,
        "classes": ["art", "law"],
        "chance": 0.5,
        "majority": 0.44,
        "random_split": both(random, accuracy[1]),
        "grouped": {
            CROP: both(figure(*crop), accuracy[0]),
            **{name: both(figure(0.55, 0.05), figure(0.5, 0.1)) for name in CONTROLS},
        },
        "site_explains": {
            "auc": figure(*site_explains, permuted=0.0),
            "accuracy": figure(0.22, 0.05, permuted=0.0),
        },
        "permutation": {
            "p": crop_p,
            "p_sum": crop_p,
            "p_ratio": crop_p / 2,
            "auc": crop[0],
            "null": null,
            "permuted": "whole departments",
            "permutations": 999,
            "smallest_p": smallest_p,
        },
        "steps": made_steps(tests, label_left),
        "shapley": {name: value for name, (_, value) in tests.items()},
        "strata": [
            {
                "sex": sex, "age": age, "pictures": 140, "classes": 2, "departments": 31,
                "auc": 0.56,
            }
            for sex in ("female", "male") for age in ("30-44", "45-59")
        ],
        "matched": {"auc": 0.54, "pairs": 5120},
    }  # fmt: skip


def made_steps(tests: Mapping[str, tuple[float, float]], label_left: float) -> list[dict]:
    steps, reached = [], 0.5
    for name, (p, value) in tests.items():
        reached += value
        steps.append({
            "group": name,
            "title": GROUPS[name],
            **both(figure(reached)),
            "step": figure(value, 0.02, permuted=-0.004),
            "given": [other["group"] for other in steps],
            "test": {"p": p, "p_sum": p, "p_ratio": p / 2},
            "label_left": label_left if name == FACE else 0.9,
        })  # fmt: skip
    return steps


def without_departments(evidence: dict[str, Any]) -> dict[str, Any]:
    """The same of pictures that name no department: people are left out."""
    departments = {
        "departments": 0,
        "without_department": 1300,
        "categories": {},
        "identifiable": [],
        "not_identifiable": {},
    }
    return evidence | {"departments": departments, "units": "people"}


def not_identifiable(departments: int = 1) -> dict[str, Any]:
    """The evidence of a study in which no two categories can be compared."""
    reasons = dict.fromkeys(("art", "law"), "it occurs in one department only")
    return {
        "departments": {
            "departments": departments,
            "without_department": 0,
            "categories": {"art": 1, "law": 1},
            "identifiable": [],
            "not_identifiable": reasons,
        },
        "missing": {},
    }


def audit(evidence: dict[str, Any]) -> dict[str, Any]:
    """The contents of ``audit.json`` with this evidence and its verdict."""
    outcome = reach_verdict(evidence)
    return {
        "study": "made up",
        "verdict": outcome.verdict,
        "sentence": outcome.sentence,
        "rules": [rule._asdict() for rule in outcome.rules],
        "backbone": "face_resnet",
        "columns": [],
        "permutations": 999,
        "seed": 0,
        "seconds": 30.0,
        "evidence": evidence,
        "published_split": {
            "accuracy": 0.6, "auc": 0.79, "figure": figure(0.79, 0.05), "n_test": 235
        },
        "models": {},
        "left_out": {},
    }  # fmt: skip
