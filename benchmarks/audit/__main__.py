"""``make bench-audit``: what the audit says of 100 campuses of each kind whose truth is known.

``python -m benchmarks.audit [--campuses 100] [--first 0] [--permutations 999]``. Enters: nothing.
Leaves: ``reports/benchmarks-audit.json`` and its table. Seeds 0 to 99 are for evaluation; whoever
changes a rule tries it with ``--first 1000`` and looks at the others once, at the end.
"""

import argparse
import sys
import time
from collections import Counter
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from benchmarks.audit.campuses import ROWS, Row, assemble
from benchmarks.audit.pool import POOLS, Pool, draw
from facestudy.audit import verdict
from facestudy.audit.controls import control_features
from facestudy.audit.controls.control_features import CROP, Material
from facestudy.audit.evidence import examine
from facestudy.audit.probe import linear_probe
from facestudy.prepare import crop
from facestudy.study import files, index, paths

TUNING = 1000
"""The first seed of campuses that may be looked at while rules are made."""
CHUNK = 5


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audit", description=__doc__)
    parser.add_argument("--campuses", type=int, default=100, help="of each kind (100)")
    parser.add_argument("--first", type=int, default=0, help="their first seed (0)")
    parser.add_argument("--permutations", type=int, default=999, help="(999)")
    given = parser.parse_args()
    pools = TUNING if given.first >= TUNING else 0
    seen = {pool.name: material(pool, pools) for pool in POOLS}
    lines = [line(row, seen[row.pool], given) for row in ROWS]
    print(table(lines))
    path = paths.root() / "reports" / "benchmarks-audit.json"
    if given.first == 0:
        files.write_json(path, lines)
        print(path)
    return 0 if all(each["holds"] for each in lines) else 1


def material(pool: Pool, seed: int) -> Material:
    """A pool's features, drawn and computed where they are not there yet."""
    from facestudy.models.registry import choose

    study = draw(pool, seed)
    faces = crop.read(study).query("reason == ''")["id"]
    rows = index.read(study.index)
    rows = rows[rows["id"].isin(faces)]
    rows = rows[["id", "category", "department"]].assign(group=rows["name"])
    backbone = choose("face_resnet", precision="float32")
    return control_features.of_study(study, rows.reset_index(drop=True), backbone)


def line(row: Row, pool: Material, given: argparse.Namespace) -> dict[str, Any]:
    """One kind of campus: how often which verdict came, p and the interval's coverage."""
    seeds = np.arange(given.first, given.first + given.campuses)
    parts = [seeds[k : k + CHUNK] for k in range(0, len(seeds), CHUNK)]
    work = [delayed(_some)(pool, row, part, given.permutations) for part in parts]
    found: list[dict[str, Any]] = []
    start = time.perf_counter()
    with tqdm(total=len(seeds), desc=row.pool, unit="campus", disable=None) as bar:
        for some in Parallel(n_jobs=-1, return_as="generator")(work):
            found += some
            bar.update(len(some))
    counts = Counter(each["verdict"] for each in found)
    small = sum(each["p"] < verdict.ALPHA for each in found)
    right = sum(counts[name] for name in row.verdicts) if row.verdicts else small
    return {
        "signal": row.signal,
        "confound": row.confound,
        "shared": row.shared,
        "campuses": len(found),
        "wanted": " or ".join(row.verdicts) or "p < 0.05",
        "limit": row.least,
        "count": right,
        "small_p": small,
        "covered": sum(each["low"] <= each["new"] <= each["high"] for each in found),
        "holds": right >= row.least if row.verdicts else right <= row.least,
        "verdicts": dict(counts),
        "seconds": time.perf_counter() - start,
        "each": found,
    }


def _some(pool: Material, row: Row, seeds: np.ndarray, permutations: int) -> list[dict[str, Any]]:
    with threadpool_limits(1):
        return [_one(pool, row, int(seed), permutations) for seed in seeds]


def _one(pool: Material, row: Row, seed: int, permutations: int) -> dict[str, Any]:
    """One campus: its verdict, and whether the interval has the accuracy on new departments."""
    campus, new = assemble(pool, row, seed)
    evidence = examine(campus, permutations=permutations, seed=seed)
    grouped = evidence["grouped"][CROP]["accuracy"]
    return {
        "seed": seed,
        "verdict": verdict.judge(evidence).verdict,
        "p": evidence["permutation"]["p"],
        "accuracy": grouped["value"],
        "low": grouped["ci95"][0],
        "high": grouped["ci95"][1],
        "new": _accuracy_on(new, campus),
        "new_people": len(new.rows),
    }


def _accuracy_on(new: Material, campus: Material) -> float:
    """Of the probe taught by the whole campus."""
    labels = campus.rows["category"].to_numpy(str)
    classes = np.unique(labels)
    goal = linear_probe.indicators(labels, classes)
    scores = linear_probe.fresh_scores(campus.features[CROP], goal, new.features[CROP])
    return float((classes[scores.argmax(axis=1)] == new.rows["category"].to_numpy(str)).mean())


def table(lines: list[dict[str, Any]]) -> str:
    """One line for each kind of campus, as Markdown."""
    head = "| signal | confound | shared | wanted | limit | found | p < 0.05 | covered | holds |"
    rule = "|---|---|---|---|---|---|---|---|---|"
    body = [
        f"| {each['signal']} | {each['confound']} | {each['shared']} | {each['wanted']} "
        f"| {'at least' if 'p <' not in each['wanted'] else 'at most'} {each['limit']} "
        f"| {each['count']} of {each['campuses']} | {each['small_p']} | {each['covered']} "
        f"| {'yes' if each['holds'] else 'NO'} |"
        for each in lines
    ]
    return "\n".join([head, rule, *body])


if __name__ == "__main__":
    sys.exit(main())
