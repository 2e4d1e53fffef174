"""``make bench-audit``: audit 100 campuses of each kind, whose truth is known.

``python -m benchmarks.audit [--campuses 100] [--first 0] [--permutations 999]`` prints a table and
writes ``reports/benchmarks-audit.json``. Seeds 0 to 99 are for evaluation: tune a rule with
``--first 1000``, and run the others once, at the end.
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
from facestudy.audit.controls.control_features import StudyFeatures, study_features
from facestudy.audit.controls.registry import CROP
from facestudy.audit.evidence import measure_evidence
from facestudy.audit.probe import linear_probe
from facestudy.prepare import crop
from facestudy.study import files, index, paths

TUNING = 1000
"""The first seed of the campuses for tuning rules."""
CHUNK = 5


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audit", description=__doc__)
    parser.add_argument("--campuses", type=int, default=100, help="of each kind (100)")
    parser.add_argument("--first", type=int, default=0, help="their first seed (0)")
    parser.add_argument("--permutations", type=int, default=999, help="(999)")
    options = parser.parse_args()
    seed = TUNING if options.first >= TUNING else 0
    pools = {pool.name: pool_features(pool, seed) for pool in POOLS}
    lines = [line(row, pools[row.pool], options) for row in ROWS]
    print(table(lines))
    path = paths.root() / "reports" / "benchmarks-audit.json"
    if options.first == 0:
        files.write_json(path, lines)
        print(path)
    return 0 if all(line["holds"] for line in lines) else 1


def pool_features(pool: Pool, seed: int) -> StudyFeatures:
    """A pool's features; pictures and features that exist are not made again."""
    from facestudy.models.registry import choose

    study = draw(pool, seed)
    faces = crop.read(study).query("reason == ''")["id"]
    rows = index.read(study.index)
    rows = rows[rows["id"].isin(faces)]
    rows = rows[["id", "category", "department"]].assign(group=rows["name"])
    backbone = choose("face_resnet", precision="float32")
    return study_features(study, rows.reset_index(drop=True), backbone)


def line(row: Row, pool: StudyFeatures, options: argparse.Namespace) -> dict[str, Any]:
    """One kind of campus: how often each verdict occurred, p, and the coverage of the intervals."""
    seeds = np.arange(options.first, options.first + options.campuses)
    chunks = [seeds[k : k + CHUNK] for k in range(0, len(seeds), CHUNK)]
    work = [delayed(_audit_chunk)(pool, row, chunk, options.permutations) for chunk in chunks]
    audits: list[dict[str, Any]] = []
    start = time.perf_counter()
    with tqdm(total=len(seeds), desc=row.pool, unit="campus", disable=None) as bar:
        for chunk in Parallel(n_jobs=-1, return_as="generator")(work):
            audits += chunk
            bar.update(len(chunk))
    counts = Counter(audit["verdict"] for audit in audits)
    small = sum(audit["p"] < verdict.ALPHA for audit in audits)
    count = sum(counts[name] for name in row.verdicts) if row.verdicts else small
    return {
        "signal": row.signal,
        "confound": row.confound,
        "shared": row.shared,
        "campuses": len(audits),
        "wanted": " or ".join(row.verdicts) or "p < 0.05",
        "limit": row.limit,
        "count": count,
        "small_p": small,
        "covered": sum(audit["low"] <= audit["new"] <= audit["high"] for audit in audits),
        "holds": count >= row.limit if row.verdicts else count <= row.limit,
        "verdicts": dict(counts),
        "seconds": time.perf_counter() - start,
        "each": audits,
    }


def _audit_chunk(
    pool: StudyFeatures, row: Row, seeds: np.ndarray, permutations: int
) -> list[dict[str, Any]]:
    with threadpool_limits(1):
        return [_audit(pool, row, int(seed), permutations) for seed in seeds]


def _audit(pool: StudyFeatures, row: Row, seed: int, permutations: int) -> dict[str, Any]:
    """One campus: its verdict, its interval, and the accuracy on new departments."""
    campus, new = assemble(pool, row, seed)
    evidence = measure_evidence(campus, permutations=permutations, seed=seed)
    grouped = evidence["grouped"][CROP]["accuracy"]
    return {
        "seed": seed,
        "verdict": verdict.reach_verdict(evidence).verdict,
        "p": evidence["permutation"]["p"],
        "accuracy": grouped["value"],
        "low": grouped["ci95"][0],
        "high": grouped["ci95"][1],
        "new": _accuracy_on(new, campus),
        "new_people": len(new.rows),
    }


def _accuracy_on(new: StudyFeatures, campus: StudyFeatures) -> float:
    """The accuracy on new departments of a probe fitted to the whole campus."""
    labels = campus.rows["category"].to_numpy(str)
    classes = np.unique(labels)
    targets = linear_probe.indicators(labels, classes)
    scores = linear_probe.fresh_scores(campus.features[CROP], targets, new.features[CROP])
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
