"""Measure a claim, ours and the baseline in turn, and record it in ``reports/benchmarks.json``.

An entry holds ``claim, ours, baseline, unit, ratio, compared, runs``, the spread of the ratios,
and ``machine, processor, date``; see `benchmarks.results` for how entries are kept.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean, median, stdev
from typing import Any

from benchmarks import processors, results
from benchmarks.processors import machine
from benchmarks.results import Entry

PAIRS = 5


@dataclass(frozen=True)
class Plan:
    """How much of it: the full benchmark, or a small one that only shows that it works."""

    small: bool = False
    asked: int = PAIRS

    @property
    def pairs(self) -> int:
        return min(2, self.asked) if self.small else self.asked

    def pick(self, full: int, small: int) -> int:
        return small if self.small else full


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alternate(
    ours: Callable[[], float], baseline: Callable[[], float], pairs: int = PAIRS
) -> list[dict[str, float]]:
    """Measure in turns, so that whatever else the machine does meets both alike.

    Both return what they cost in one unit (seconds, seconds a picture): less is better.
    """
    runs = []
    for number in range(pairs):
        # Each goes first every other time: neither always runs on what the other warmed.
        costs = {}
        for name, work in _in_turn(number, ours, baseline):
            costs[name] = work()
        runs.append({"ours": costs["ours"], "baseline": costs["baseline"]})
        print(f"  pair {number + 1}: {_pair(runs[-1])}", file=sys.stderr, flush=True)
    return runs


def _in_turn(number: int, ours: Callable, baseline: Callable) -> list[tuple[str, Callable]]:
    both = [("ours", ours), ("baseline", baseline)]
    return both if number % 2 == 0 else both[::-1]


def _pair(run: dict[str, float]) -> str:
    ratio = run["baseline"] / run["ours"]
    return f"ours {run['ours']:.4g}, baseline {run['baseline']:.4g}, ratio {ratio:.3g}"


def entry(
    claim: str,
    runs: Sequence[dict[str, float]],
    *,
    unit: str,
    compared: str,
    rate: bool = False,
    **further: Any,
) -> Entry:
    """Medians of both, and the median of the pairs' ratios with the lowest and the highest.

    The ratio says how many times as fast ours is, whether costs are shown or, with ``rate``,
    their inverse: pictures a second for seconds a picture.
    """
    ratios = [run["baseline"] / run["ours"] for run in runs]
    shown = [{name: 1 / cost if rate else cost for name, cost in run.items()} for run in runs]
    return {
        "claim": claim,
        "ours": median(run["ours"] for run in shown),
        "baseline": median(run["baseline"] for run in shown),
        "unit": unit,
        "ratio": median(ratios),
        "spread": [min(ratios), max(ratios)],
        "compared": compared,
        "runs": shown,
        "machine": machine(),
        **further,
    }


def accuracies(
    claim: str, runs: Sequence[dict[str, Entry]], *, ours: str, baseline: str, compared: str
) -> Entry:
    """An entry about accuracy and not time: what changes when something is done otherwise.

    Args:
        runs: one for each seed: for each way its accuracy on ``validation`` and ``test``.
    """
    both = [[run[way]["validation"] for run in runs] for way in (ours, baseline)]
    ratios = [mine / theirs for mine, theirs in zip(*both, strict=True)]
    ways = [way for way in runs[0] if way != baseline]
    return {
        "claim": claim,
        "ours": mean(both[0]),
        "baseline": mean(both[1]),
        "unit": "validation accuracy",
        "ratio": mean(both[0]) / mean(both[1]),
        "spread": [min(ratios), max(ratios)],
        "compared": compared,
        "runs": list(runs),
        "differences": {
            f"{way} less {baseline}, {part}": paired(runs, way, baseline, part)
            for way in ways
            for part in ("validation", "test")
        },
        "machine": machine(),
    }


def paired(runs: Sequence[dict[str, Entry]], way: str, baseline: str, part: str) -> Entry:
    """The mean difference of the seeds, with its 95 % interval (Student's t)."""
    from scipy.stats import t

    found = [run[way][part] - run[baseline][part] for run in runs]
    half = float(t.ppf(0.975, len(found) - 1)) * stdev(found) / len(found) ** 0.5
    return {"mean": mean(found), "ci95": [mean(found) - half, mean(found) + half]}


def extrapolate(run: Callable[[int], float], *, few: int, many: int, whole: float) -> float:
    """The seconds of ``run(whole)``, from those of ``run(few)`` and ``run(many)``.

    What a run costs once (building, tracing, the first epoch's surprises) is counted once, what
    each further epoch costs as often as it comes.
    """
    start, end = run(few), run(many)
    return start + (whole - few) * (end - start) / (many - few)


def fresh(function: Callable, *arguments: object, **environment: str) -> Any:
    """What a function returns in a process of its own; arguments and result must be JSON.

    Thread pools, imports and peak memory belong to a process: those who measure them need one.
    """
    module = sys.modules[function.__module__]
    name = module.__spec__.name if module.__spec__ else module.__name__  # never "__main__"
    words = [name, function.__name__, json.dumps(arguments)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.child", *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    return json.loads(done.stdout.splitlines()[-1])


def main(measure: Callable[[Plan], Entry | list[Entry]]) -> None:
    """A claim's command line: measure, print, and keep what was measured in full."""
    claim = sys.modules[measure.__module__]
    parser = argparse.ArgumentParser(description=claim.__doc__)
    parser.add_argument("--small", action="store_true", help="a quick try; nothing is kept")
    parser.add_argument("--pairs", type=int, default=PAIRS, help=f"of runs, {PAIRS} if not given")
    parser.add_argument(
        "--without-avx512", action="store_true", help="as a processor that has AVX2 alone"
    )
    arguments = parser.parse_args()
    if arguments.without_avx512 and not processors.restricted():
        restart(processors.without_avx512())
    plan = Plan(arguments.small, arguments.pairs)
    where = results.report()  # before the claim moves to a root of its own
    measured = measure(plan)
    aim = {"aim": claim.AIM} if hasattr(claim, "AIM") else {}
    entries = [
        stamped(entry) | aim for entry in (measured if isinstance(measured, list) else [measured])
    ]
    if not plan.small:
        results.keep(where, entries)
    print(results.table(entries))


def stamped(entry: Entry) -> Entry:
    """The entry with the kind of processor and the date of today."""
    return {**entry, "processor": processors.kind(), "date": date.today().isoformat()}


def restart(environment: dict[str, str]) -> None:
    """Begin this process again: libraries read such settings when they are loaded."""
    spec = sys.modules["__main__"].__spec__
    assert spec is not None, "a claim is run with python -m"
    command = [sys.executable, "-m", spec.name, *sys.argv[1:]]
    os.execve(sys.executable, command, environment)
