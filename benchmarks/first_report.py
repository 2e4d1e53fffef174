"""How long the campus takes from nothing to the first report, of one seed and 100 epochs.

An absolute figure of the machine that it stands with, in minutes; the set-up is not counted. The
baseline is the limit that the project sets for this kind of processor: the ratio says how many
times as fast it is as it must be.
"""

import tempfile
from functools import partial
from pathlib import Path

from benchmarks import harness, processors
from benchmarks.whole_study import execute

CLAIM = "first report"
AIM = "1: within the limit"
LIMITS = {"AVX2": 15.0, "AVX-512": 8.0}
"""Minutes on two cores."""

TINY = {"PORTRAITS": 48, "SITES": 4, "EPOCHS": 1, "VIEWS": 3}


def measure(plan: harness.Plan) -> harness.Entry:
    return minutes(plan, CLAIM, {"SEEDS": 1}, LIMITS)


def minutes(
    plan: harness.Plan, claim: str, knobs: dict[str, object], limits: dict[str, float]
) -> harness.Entry:
    """Measure a study from nothing once, against the limit in minutes.

    Args:
        plan: a small one runs a tiny campus.
        claim: the entry's name.
        knobs: parameters of the notebooks.
        limits: for processors with AVX2 alone and with AVX-512.
    """
    fast = processors.kind().startswith(("AVX-512", "AMX"))
    limit = limits["AVX-512" if fast else "AVX2"]
    chosen = {"PORT": 0, **knobs, **(TINY if plan.small else {})}
    with tempfile.TemporaryDirectory(prefix="facestudy-bench-") as root:
        took = harness.seconds(partial(execute, Path(root), chosen)) / 60
    size = "a tiny campus" if plan.small else "the campus of 1,369 portraits"
    compared = (
        f"facestudy report with {knobs or 'its defaults'} on {size} from nothing, once, against "
        f"the limit of {limit:.0f} minutes on two cores; the ratio is how many times as fast"
    )
    runs = [{"ours": took, "baseline": limit}]
    return harness.entry(claim, runs, unit="minutes", compared=compared)


if __name__ == "__main__":
    harness.main(measure)
