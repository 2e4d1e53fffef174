"""Drawing a campus by two processes against one; each run in a fresh process."""

import shutil
from functools import partial

from benchmarks import harness, inputs
from facestudy import campus
from facestudy.study.paths import Study

CLAIM = "draw the campus on two cores"
AIM = "1.7"


def measure(plan: harness.Plan) -> harness.Entry:
    portraits = plan.pick(480, 48)
    with inputs.temporary_root():
        runs = harness.alternate(partial(run, portraits, 2), partial(run, portraits, 1), plan.pairs)
    compared = (
        f"campus.build(jobs=2) against campus.build(jobs=1): {inputs.sites(portraits)} sites with "
        f"their pages and {portraits} portraits"
    )
    return harness.entry(CLAIM, runs, unit="s", compared=compared)


def run(portraits: int, jobs: int) -> float:
    shutil.rmtree(Study("drawn").data, ignore_errors=True)
    return harness.fresh(draw, portraits, jobs)


def draw(portraits: int, jobs: int) -> float:
    """In a child process: the seconds of drawing and writing, imports not counted."""
    knobs = campus.Knobs(sites=inputs.sites(portraits), portraits=portraits)
    return harness.seconds(lambda: campus.build(Study("drawn"), knobs, jobs=jobs))


if __name__ == "__main__":
    harness.main(measure)
