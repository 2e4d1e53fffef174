"""Cropping a study against autocrop's command, called once per file as its manual has it.

The command is a process of its own for each picture: Python, OpenCV and the detector are loaded
anew each time. Ours is timed with its own process too, from start to ``faces.csv``.
"""

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks import harness, inputs
from facestudy.prepare import crop
from facestudy.study import index
from facestudy.study.paths import Study

CLAIM = "crop against the autocrop command once per file"
AIM = "60"


def measure(plan: harness.Plan) -> harness.Entry:
    with inputs.temporary_root() as root:
        study = inputs.portraits(plan.pick(1369, 96))
        table = index.read(study.index)
        pictures = [study.raw / f"{row.id}.{row.format}" for row in table.itertuples()]
        sample = pictures[:: len(pictures) // plan.pick(24, 4)]
        runs = harness.alternate(
            partial(ours, study, len(pictures)),
            partial(baseline, sample, root / "cropped.png"),
            plan.pairs,
        )
    compared = (
        f"crop_study on {len(pictures)} portraits in a fresh process, all cores, against the "
        f"command on {len(sample)} of them, one after the other; per picture"
    )
    return harness.entry(CLAIM, runs, unit="pictures/s", rate=True, compared=compared)


def ours(study: Study, pictures: int) -> float:
    forget(study)
    return harness.seconds(partial(harness.fresh, crop_all, study.name, -1)) / pictures


def crop_all(name: str, jobs: int) -> float:
    """In a child process: the seconds of the crop alone."""
    return harness.seconds(lambda: crop.crop_study(Study(name), jobs=jobs))


def baseline(pictures: list[Path], out: Path) -> float:
    command = [str(Path(sys.executable).with_name("autocrop")), "-w", "128", "-H", "128"]

    def one_by_one() -> None:
        for picture in pictures:  # it exits with 0 where there is no face, too
            subprocess.run(
                [*command, "-o", str(out.with_suffix(picture.suffix)), str(picture)],
                check=True, capture_output=True,
            )  # fmt: skip

    return harness.seconds(one_by_one) / len(pictures)


def forget(study: Study) -> None:
    """Nothing of an earlier crop is left."""
    shutil.rmtree(study.faces, ignore_errors=True)
    study.faces_csv.unlink(missing_ok=True)


if __name__ == "__main__":
    harness.main(measure)
