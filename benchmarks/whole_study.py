"""``make study`` with its caches against itself with nothing cached, in float32, one job.

Ours executes every notebook again and trains every network anew, on what an earlier run left:
the drawn campus, pictures, crops and features. The baseline starts from an empty root. Once, the
full campus runs from nothing to the first report, as a newcomer meets it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import harness, inputs
from facestudy.report import parameters
from facestudy.study.paths import Study

CLAIM = "whole study"
AIM = "3"
ONE_JOB = {"LOKY_MAX_CPU_COUNT": "1"}  # what joblib takes for all cores


def measure(plan: harness.Plan) -> harness.Entry:
    portraits = plan.pick(240, 48)
    knobs = {"PORTRAITS": portraits, "SITES": inputs.sites(portraits), "PORT": 0, "SEEDS": 1}
    if plan.small:
        knobs |= {"EPOCHS": 1, "VIEWS": 3}
    with inputs.temporary_root() as root:
        execute(root, knobs)  # fills the caches
        runs = harness.alternate(partial(ours, root, knobs), partial(baseline, knobs), plan.pairs)
    full: dict[str, Any] = {} if plan.small else {"full_size_from_nothing_s": from_nothing()}
    compared = (
        f"every notebook again on cached features against an empty root, float32, one job; "
        f"{portraits} portraits of {inputs.sites(portraits)} sites, published epochs, one seed"
    )
    return harness.entry(CLAIM, runs, unit="s", compared=compared, **full)


def ours(root: Path, knobs: Mapping[str, object]) -> float:
    """Trained anew: neither weights nor the state that a killed training resumes from."""
    shutil.rmtree(root / "data" / "campus" / "models")
    return harness.seconds(partial(execute, root, knobs, "--again"))


def baseline(knobs: Mapping[str, object]) -> float:
    with tempfile.TemporaryDirectory(prefix="facestudy-bench-") as root:
        plain = {**knobs, **in_float32()}
        work = partial(execute, Path(root), plain, "--jobs", "1", **ONE_JOB)
        return harness.seconds(work)


def from_nothing() -> float:
    """The full campus at the published epochs, to the first report, which is of one seed."""
    with tempfile.TemporaryDirectory(prefix="facestudy-bench-") as root:
        return harness.seconds(partial(execute, Path(root), {"PORT": 0, "SEEDS": 1}))


def in_float32() -> dict[str, str]:
    """The parameter that says so, where the notebooks have it."""
    declared = parameters.check_parameters({"STUDY": Study("campus").name})
    known = any("PRECISION" in names for names in declared.values())
    return {"PRECISION": "float32"} if known else {}


def execute(root: Path, knobs: Mapping[str, object], *options: str, **environment: str) -> None:
    """``facestudy report``, which is what ``make study`` calls.

    Raises:
        subprocess.CalledProcessError: it failed; what it said has been printed.
    """
    command = [str(Path(sys.executable).with_name("facestudy")), "report", "--study", "campus"]
    given = [word for name, value in knobs.items() for word in ("-p", f"{name}={value}")]
    subprocess.run(
        [*command, *given, *options],
        env={**os.environ, **environment, "FACESTUDY_ROOT": str(root)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


if __name__ == "__main__":
    harness.main(measure)
