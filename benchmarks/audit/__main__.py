"""``make bench-audit``: audit 100 campuses of each kind, whose truth is known.

``python -m benchmarks.audit [--campuses 100] [--first 0] [--rows 1,2] [--permutations 199]``
prints a table and puts each row into ``reports/benchmarks-audit.json`` as soon as it is measured;
rows that the same code has measured are not measured again. Seeds 0 to 99 are for evaluation: tune
a rule with ``--first 1000``, which keeps nothing, and run the others once, at the end.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from benchmarks.audit import results
from benchmarks.audit.campuses import LARGE, NOT_A_FACE, ROWS, SMALL, Row, Size, assemble
from benchmarks.audit.pool import POOLS, Drawn, draw
from facestudy.audit import verdict
from facestudy.audit.controls.registry import CROP
from facestudy.audit.evidence import measure_evidence
from facestudy.audit.rules import code_digest
from facestudy.audit.verdict import CANNOT_TELL, FACE_SIGNALS

TUNING = 1000
"""The first seed of the campuses for tuning rules; its pools are drawn of other people."""
CHUNK = 2
JUDGED = frozenset(row.name for row in ROWS if row.judged)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audit", description=__doc__)
    parser.add_argument("--campuses", type=int, default=100, help="of each kind (100)")
    parser.add_argument("--first", type=int, default=0, help="their first seed (0)")
    parser.add_argument("--permutations", type=int, default=199, help="(199)")
    parser.add_argument("--rows", default="", help="numbers of rows from 1, with commas (all)")
    parser.add_argument("--publish", action="store_true", help="keep what was measured in the code")
    parser.add_argument("--size", choices=["large", "small", "both"], default="both")
    options = parser.parse_args()
    numbers = [int(text) for text in options.rows.split(",") if text] or range(1, len(ROWS) + 1)
    sizes = {"large": [LARGE], "small": [SMALL], "both": [LARGE, SMALL]}[options.size]
    if options.publish:
        results.publish()
        print(table(results.load()), coverage_table(results.load()), sep="\n\n")
        return 0
    lines = []
    for row in (ROWS[number - 1] for number in numbers):
        lines += [kept_line(row, size, options) for size in sizes]
        print(table(lines[-len(sizes) :]), flush=True)
    print(table(lines), coverage_table(lines), sep="\n\n")
    return 0 if all(each["holds"] for each in lines) else 1


def kept_line(row: Row, size: Size, options: argparse.Namespace) -> dict[str, Any]:
    """A line measured before, or measured now and kept; with seeds for tuning nothing is kept."""
    tuning = options.first >= TUNING
    if not tuning:
        settings = {"campuses": options.campuses, "permutations": options.permutations}
        before = results.measured(row.name, size.name, **settings)
        if before:
            return before
    made = line(row, draw(POOLS[row.pool], TUNING if tuning else 0), size, options)
    if not tuning:
        results.keep(made, [(row.name, size.name) for row in ROWS for size in (LARGE, SMALL)])
    return made


def line(row: Row, drawn: Drawn, size: Size, options: argparse.Namespace) -> dict[str, Any]:
    """One kind of campus: how often each verdict occurred, and the coverage of the intervals."""
    seeds = np.arange(options.first, options.first + options.campuses)
    chunks = [seeds[k : k + CHUNK] for k in range(0, len(seeds), CHUNK)]
    work = [
        delayed(_audit_chunk)(drawn, row, size, chunk, options.permutations) for chunk in chunks
    ]
    audits: list[dict[str, Any]] = []
    start = time.perf_counter()
    with tqdm(total=len(seeds), desc=row.name, unit="campus", disable=None) as bar:
        for chunk in Parallel(n_jobs=-1, return_as="generator")(work):
            audits += chunk
            bar.update(len(chunk))
    counts = Counter(audit["verdict"] for audit in audits)
    expected = row.verdicts if size is LARGE else (*row.verdicts, CANNOT_TELL)
    reached = sum(counts[name] for name in dict.fromkeys(expected))
    faces = sum(counts[name] for name in FACE_SIGNALS)
    enough = size is SMALL or reached >= row.at_least * len(audits) / 100
    few = row.false_faces is None or faces <= row.false_faces * len(audits) / 100
    return {
        "row": row.name,
        "size": size.name,
        "campuses": len(audits),
        "permutations": options.permutations,
        "code": code_digest(),
        "wanted": list(dict.fromkeys(expected)),
        "limit": row.at_least,
        "count": reached,
        "faces": faces,
        "false_faces": row.false_faces,
        "coverage": coverage(audits),
        "verdicts": dict(counts),
        "holds": enough and few,
        "seconds": time.perf_counter() - start,
        "each": audits,
    }


def coverage(audits: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """For each figure, the share of intervals that hold the mean over all campuses.

    That mean is what a campus of this kind and size gives on average.
    """
    result = {}
    for name in audits[0]["figures"]:
        values, lows, highs = np.array([audit["figures"][name] for audit in audits]).T
        mean = values.mean()
        result[name] = {
            "mean": float(mean),
            "sd": float(values.std(ddof=1)) if len(values) > 1 else 0.0,
            "covered": float(((lows <= mean) & (mean <= highs)).mean()),
            "half_width": float(np.median(highs - lows) / 2),
        }
    return result


def _audit_chunk(
    drawn: Drawn, row: Row, size: Size, seeds: np.ndarray, permutations: int
) -> list[dict[str, Any]]:
    with threadpool_limits(1):
        return [audit(drawn, row, size, int(seed), permutations) for seed in seeds]


def audit(drawn: Drawn, row: Row, size: Size, seed: int, permutations: int) -> dict[str, Any]:
    """One campus: its verdict, p-values, and figures with their intervals."""
    campus, covariates = assemble(drawn, row, seed, size)
    evidence = measure_evidence(
        campus, covariates, permutations=permutations, seed=seed, thorough=False
    )
    outcome = verdict.reach_verdict(evidence)
    steps = {step["group"]: step for step in evidence["steps"]}
    figures = {f"step {name}": step["step"] for name, step in steps.items()}
    figures["AUC of all"] = evidence["steps"][-1]["auc"]
    figures["AUC of the crop"] = evidence["grouped"][CROP]["auc"]
    figures["accuracy of the crop"] = evidence["grouped"][CROP]["accuracy"]
    return {
        "seed": seed,
        "verdict": outcome.verdict,
        "departments": evidence["departments"]["departments"],
        "portraits": evidence["pictures"],
        "p": {name: step["test"]["p"] for name, step in steps.items()},
        "label_left": steps["face"]["label_left"],
        "figures": {name: _numbers(figure) for name, figure in figures.items()},
    }


def _numbers(figure: Mapping[str, Any]) -> list[float]:
    return [float(figure["value"]), *(float(bound) for bound in figure["ci95"])]


def table(lines: list[dict[str, Any]]) -> str:
    """One line for each kind of campus, as Markdown."""
    head = "| campus | size | wanted | limit | reached | a face signal | covered, least | holds |"
    body = [
        f"| {each['row']} | {each['size']} | {wanted(each['wanted'])} | {each['limit']} "
        f"| {each['count']} of {each['campuses']} | {each['faces']} | {_least(each)} "
        f"| {'yes' if each['holds'] else 'NO'} |"
        for each in lines
    ]
    return "\n".join([head, "|---|---|---|---|---|---|---|---|", *body])


def wanted(verdicts: Sequence[str]) -> str:
    """Verdicts in few words.

    >>> wanted(FACE_SIGNALS)
    'a face signal of either kind'
    """
    if set(NOT_A_FACE) <= set(verdicts):
        return "no face signal of either kind"
    text = " / ".join(verdicts)
    return text.replace(" / ".join(FACE_SIGNALS), "a face signal of either kind")


def _least(each: Mapping[str, Any]) -> str:
    if each["row"] not in JUDGED:
        return "not judged"
    name = min(each["coverage"], key=lambda name: each["coverage"][name]["covered"])
    return f"{100 * each['coverage'][name]['covered']:.0f}% ({name})"


def coverage_table(lines: list[dict[str, Any]]) -> str:
    """By figure and size: its intervals' coverage over all rows that can be judged, as Markdown."""
    body = []
    for size in (LARGE, SMALL):
        rows = [line for line in lines if line["size"] == size.name and line["row"] in JUDGED]
        for name in rows[0]["coverage"] if rows else ():
            found = [line["coverage"][name] for line in rows if name in line["coverage"]]
            covered = [each["covered"] for each in found]
            half = np.median([each["half_width"] for each in found])
            body.append(
                f"| {name} | {size.name} | {len(found)} | {100 * np.mean(covered):.1f}% "
                f"| {100 * min(covered):.0f}% | {100 * half:.1f} points |"
            )
    head = "| figure | size | rows | covered | least of a row | half-width, median |"
    return "\n".join([head, "|---|---|---|---|---|---|", *body])


if __name__ == "__main__":
    sys.exit(main())
