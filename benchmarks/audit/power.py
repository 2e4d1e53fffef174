"""``python -m benchmarks.audit.power``: does the power curve foretell what is found elsewhere?

A few campuses without a signal each foretell how often a signal of five sizes is found. The same
signals are planted in 100 fresh campuses and tested as the audit tests them.
"""

import sys

import numpy as np
from joblib import Parallel, delayed
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from benchmarks.audit.campuses import LARGE, ROWS, assemble
from benchmarks.audit.pool import POOLS, Drawn, draw
from facestudy.audit.controls.registry import FACE
from facestudy.audit.material import Material, prepare
from facestudy.audit.probe.conditional_test import ConditionalTest, Nuisance
from facestudy.audit.quality import power, residuals
from facestudy.audit.rules import ALPHA
from facestudy.study import files, paths
from facestudy.study.random_streams import generator

CAMPUSES, FORETELLING = 100, 5
SHIFTS = (0.2, 0.4, 0.6, 0.8, 1.0)
ROW = ROWS[4]
"""Sites with looks of their own, and no signal."""
WORST, MEAN = 0.20, 0.10
"""How far rates may be from what was foretold, at one size and on average."""


def main() -> int:
    drawn = draw(POOLS[ROW.pool], 0)
    others = range(CAMPUSES, CAMPUSES + FORETELLING)
    with Parallel(n_jobs=-1, return_as="generator") as parallel:
        curves = list(parallel(delayed(foretold)(drawn, seed) for seed in others))
        tries = parallel(delayed(found)(drawn, seed) for seed in range(CAMPUSES))
        rates = np.mean(list(tqdm(tries, total=CAMPUSES, unit="campus")), axis=0)
    off = np.abs(np.array([curve["rate"] for curve in curves]) - rates)
    record = {
        "campuses": CAMPUSES,
        "shifts": SHIFTS,
        "found": rates.tolist(),
        "foretold": curves,
        "worst": off.max(axis=1).tolist(),
        "mean": off.mean(axis=1).tolist(),
    }
    path = paths.root() / "reports" / "benchmarks-audit-power.json"
    files.write_json(path, record)
    print("found   ", np.round(rates, 2))
    for curve, worst, mean in zip(curves, record["worst"], record["mean"], strict=True):
        print("foretold", np.round(curve["rate"], 2), f"off by {worst:.2f}, on average {mean:.2f}")
    return 0 if off.max() <= WORST and off.mean(axis=1).max() <= MEAN else 1


def _material(drawn: Drawn, seed: int, permutations: int) -> Material:
    return prepare(*assemble(drawn, ROW, seed, LARGE), permutations=permutations, seed=seed)


def foretold(drawn: Drawn, seed: int) -> dict[str, list[float]]:
    """The power curve of one campus: AUC and rate of detection of each size."""
    with threadpool_limits(1):
        material = _material(drawn, seed, 200)
        face = material.group(FACE)
        assert face is not None
        curve = power.power_curve(
            face,
            material.before(FACE),
            material.labels,
            material.folds[0],
            rng=generator(seed, "power", FACE),
            shifts=SHIFTS,
        )
    return {"auc": curve.auc, "rate": curve.rate}


def found(drawn: Drawn, seed: int) -> np.ndarray:
    """Whether the face's test holds for a signal of each size, (sizes,)."""
    with threadpool_limits(1):
        material = _material(drawn, seed, 199)
        face, labels = material.group(FACE), material.labels
        assert face is not None
        given = material.before(FACE)
        parts, nuisance = (
            residuals.split(face, given),
            Nuisance(given, labels.units, material.folds),
        )
        planted = labels.first(0).targets[:, :, 0] @ power.random_directions(
            parts.residuals, labels.classes, generator(seed, "planted")
        )
        plain = parts.fitted + parts.residuals
        tests = [
            ConditionalTest.of_columns(plain + shift * planted, nuisance).test(labels.targets)
            for shift in SHIFTS
        ]
    return np.array([test.p <= ALPHA for test in tests])


if __name__ == "__main__":
    sys.exit(main())
