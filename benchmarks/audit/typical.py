"""``python -m benchmarks.audit.typical``: what the audit gives on average on the default campus.

It writes ``src/facestudy/audit/typical_campus.json``: the mean step of each group of evidence over
fresh campuses of the default knobs and size. The audit of a default campus shows them as the truth.
"""

import sys
from dataclasses import asdict

import numpy as np
from joblib import Parallel, delayed
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from benchmarks.audit.campuses import LARGE, Row, assemble
from benchmarks.audit.pool import POOLS, Drawn, draw
from facestudy.audit.material import prepare
from facestudy.audit.probe import steps
from facestudy.audit.probe.nested_ridge import design
from facestudy.audit.typical_campus import FILE
from facestudy.audit.verdict import FACE_SIGNALS
from facestudy.campus.knobs import Knobs
from facestudy.study import files

CAMPUSES = 100
TYPICAL = Row("the default campus", "typical", FACE_SIGNALS, 95, false_faces=None)


def main() -> int:
    drawn = draw(POOLS[TYPICAL.pool], 0)
    work = [delayed(one_campus)(drawn, seed) for seed in range(CAMPUSES)]
    bar = tqdm(Parallel(n_jobs=-1, return_as="generator")(work), total=CAMPUSES, unit="campus")
    found = list(bar)
    groups, values = found[0][0], np.array([values for _, values in found])
    error = values.std(axis=0, ddof=1) / np.sqrt(CAMPUSES)
    files.write_json(
        FILE,
        {
            "knobs": asdict(Knobs()),
            "campuses": CAMPUSES,
            "steps": _rounded(groups, values.mean(axis=0)),
            "standard_errors": _rounded(groups, error),
        },
    )
    print(FILE.read_text(encoding="utf-8"))
    return 0


def one_campus(drawn: Drawn, seed: int) -> tuple[list[str], np.ndarray]:
    """The groups of evidence and the step of each, (groups,), without intervals."""
    with threadpool_limits(1):
        material = prepare(*assemble(drawn, TYPICAL, seed, LARGE), permutations=0, seed=seed)
        labels, ends = material.labels, design(material.groups)
        aucs = [
            steps.auc_of_all(ends._replace(ends=ends.ends[: number + 1]), labels, material.folds)
            for number in range(len(material.groups))
        ]
    return [group.name for group in material.groups], np.diff([0.5, *aucs])


def _rounded(names: list[str], values: np.ndarray) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


if __name__ == "__main__":
    sys.exit(main())
