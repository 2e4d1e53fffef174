"""Cropping by two processes against one; each run in a fresh process, its imports not counted."""

from functools import partial

from benchmarks import harness, inputs
from benchmarks.crop_against_command import crop_all, forget
from facestudy.study.paths import Study

CLAIM = "crop on two cores"
AIM = "1.7"


def measure(plan: harness.Plan) -> harness.Entry:
    portraits = plan.pick(1369, 192)
    with inputs.temporary_root():
        study = inputs.portraits(portraits)
        runs = harness.alternate(partial(run, study, 2), partial(run, study, 1), plan.pairs)
    compared = f"crop_study(jobs=2) against crop_study(jobs=1) on {portraits} portraits"
    return harness.entry(CLAIM, runs, unit="s", compared=compared)


def run(study: Study, jobs: int) -> float:
    forget(study)
    return harness.fresh(crop_all, study.name, jobs)


if __name__ == "__main__":
    harness.main(measure)
