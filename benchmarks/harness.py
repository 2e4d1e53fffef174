"""Measure a claim, ours and the baseline in turn, and record it in ``reports/benchmarks.json``.

An entry holds ``claim, ours, baseline, unit, ratio, compared, runs`` and the spread of the ratios.
"""

import argparse
import fcntl
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median, stdev
from typing import Any

from facestudy.study import files, paths

PAIRS = 5
COLUMNS = ("claim", "ours", "baseline", "unit", "ratio")
Entry = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """How much of it: the full benchmark, or a small one that only shows that it works."""

    small: bool = False

    @property
    def pairs(self) -> int:
        return 2 if self.small else PAIRS

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


def report() -> Path:
    return paths.root() / "reports" / "benchmarks.json"


def read(path: Path) -> list[Entry]:
    """The entries that are there; none where the file is missing or damaged."""
    try:
        entries = json.loads(path.read_text())
    except (OSError, ValueError):
        return []
    return [each for each in entries if isinstance(each, dict) and "claim" in each]


def keep(path: Path, new: Sequence[Entry]) -> None:
    """Put entries in place of those of the same claim; all others stay as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        claims = {each["claim"]: each for each in [*read(path), *new]}
        files.write_json(path, list(claims.values()))


def table(entries: Sequence[Entry]) -> str:
    """The entries as a Markdown table, ratios with their spread."""
    rows = [COLUMNS, *(_cells(each) for each in entries)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(map(str.ljust, row, widths)) + " |"
        for row in [rows[0], ["-" * width for width in widths], *rows[1:]]
    ]
    return "\n".join(lines)


def _cells(each: Entry) -> list[str]:
    low, high = each.get("spread", (each["ratio"], each["ratio"]))
    numbers = [f"{each[name]:.4g}" for name in ("ours", "baseline")]
    return [each["claim"], *numbers, each["unit"], f"{each['ratio']:.3g} ({low:.3g}-{high:.3g})"]


def machine() -> str:
    """The processor and how many cores there are."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if sys.platform == "linux" else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.processor()}, {os.cpu_count()} cores"


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
    parser = argparse.ArgumentParser(description=sys.modules[measure.__module__].__doc__)
    parser.add_argument("--small", action="store_true", help="a quick try; nothing is kept")
    plan = Plan(**vars(parser.parse_args()))
    where = report()  # before the claim moves to a root of its own
    measured = measure(plan)
    entries = measured if isinstance(measured, list) else [measured]
    if not plan.small:
        keep(where, entries)
    print(table(entries))
