"""Do 100,000 faces pass crop and features in the memory that a few thousand need?

A few hundred portraits of the campus are drawn once. Each further one is one of them with noise of
its own, encoded anew, so that no two crops are alike; every crop is seen by the network once.
Crop and features run in fresh processes with all cores, and the memory of all of them is watched.
``python -m benchmarks.hundred_thousand --pictures 3000`` measures another number and keeps nothing.
"""

import argparse
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import psutil

from benchmarks import harness, inputs, processors, results
from facestudy.features import bank as banks
from facestudy.prepare import crop, dataset
from facestudy.study import files, images, index
from facestudy.study.paths import Study

CLAIM = "memory over 100,000 faces: {}"
PICTURES, SMALL, DRAWN = 100_000, 600, 320
STUDY = "many"
FIRST = 0.2
"""The share of the time whose peak is the baseline: programs and weights are loaded by then."""
LOOK = 0.25  # seconds between two looks at the memory
QUALITY = 92  # of the JPEGs
STEPS = {"crop": "crop_all", "features": "compute_features"}


def measure(plan: harness.Plan) -> list[harness.Entry]:
    return measured(plan.pick(PICTURES, SMALL))


def measured(count: int) -> list[harness.Entry]:
    with inputs.temporary_root() as root:
        needed, free = count * 60_000, shutil.disk_usage(root).free
        if free < needed:
            raise SystemExit(f"{root} needs about {needed / 1e9:.0f} GB, it has {free / 1e9:.0f}")
        start = time.perf_counter()
        collect(count)
        took = time.perf_counter() - start
        print(f"  made {count} in {took:.0f} s: {_gigabytes(Study(STUDY).raw)}", file=sys.stderr)
        entries = []
        for step, function in STEPS.items():
            found = harness.fresh(globals()[function])
            print(f"  {step}: {found}", file=sys.stderr, flush=True)
            entries.append(entry(step, count, found))
        return entries


def entry(step: str, count: int, found: dict[str, float]) -> harness.Entry:
    """``ours`` is the peak of the whole time, the baseline that of its first part."""
    seconds = found["seconds"]
    return {
        "claim": CLAIM.format(step),
        "ours": found["peak_mb"],
        "baseline": found["early_mb"],
        "unit": "MB",
        "ratio": found["peak_mb"] / found["early_mb"],
        "compared": (
            f"anonymous memory of all processes over {count:,} faces, the peak of the whole time "
            f"against that of its first fifth; {seconds:.0f} s, {count / seconds:.0f} pictures/s, "
            f"{found['disk_gb']:.2f} GB written"
        ),
        "note": f"{count / seconds:.0f} pictures/s, {seconds / 60:.0f} minutes",
        "runs": [{"pictures": count, **found}],
        "machine": processors.machine(),
    }


def collect(count: int) -> None:
    """Fill a study's ``raw/``; one picture at a time is in memory."""
    small, study = inputs.portraits(min(count, DRAWN), "drawn"), Study(STUDY)
    table = index.read(small.index)
    drawn = [small.raw / f"{row.id}.{row.format}" for row in table.itertuples()]
    generator, rows = np.random.default_rng(0), []
    for number in range(count):
        picture = images.decode(drawn[number % len(drawn)].read_bytes())
        noise = generator.integers(-2, 3, picture.shape, dtype=np.int8)
        data = encoded(cv2.add(picture.astype(np.int16), noise.astype(np.int16)))
        row = index.picture_columns(data, images.facts(data))
        files.write_bytes(study.raw / f"{row['id']}.{row['format']}", data, sync=False)
        category = table["category"].iloc[number % len(drawn)]
        rows.append(dict.fromkeys(index.COLUMNS, "") | row | {"category": category})
    index.write(study.index, pd.DataFrame(rows))


def encoded(picture: np.ndarray) -> bytes:
    rgb = np.clip(picture, 0, 255).astype(np.uint8)
    options = [cv2.IMWRITE_JPEG_QUALITY, QUALITY]
    return cv2.imencode(".jpg", np.ascontiguousarray(rgb[..., ::-1]), options)[1].tobytes()


def crop_all() -> dict[str, float]:
    study = Study(STUDY)
    return watched(lambda: crop.crop_study(study), study.faces)


def compute_features() -> dict[str, float]:
    from facestudy.models.backbones import face_resnet

    study = Study(STUDY)
    rows = crop.read(study)
    crops = dataset.Crops(study.faces, rows.loc[rows["reason"] == "", "id"].to_numpy())
    network = face_resnet.load().named("features")
    return watched(lambda: banks.build_bank(network, crops, cache=study.features), study.features)


def watched(work: Callable[[], object], written: Path) -> dict[str, float]:
    """Seconds, and the peak of the anonymous memory early and over all, in MB."""
    start = time.perf_counter()
    with _memory() as seen:
        work()
    seconds = time.perf_counter() - start
    early = [size for when, size in seen if when - start <= FIRST * seconds]
    sizes = [size for _, size in seen]
    return {
        "seconds": seconds,
        "early_mb": max(early or sizes),
        "peak_mb": max(sizes),
        "disk_gb": sum(path.stat().st_size for path in written.rglob("*") if path.is_file()) / 1e9,
    }


@contextmanager
def _memory() -> Iterator[list[tuple[float, float]]]:
    """Looks again and again at this process and all below it."""
    seen, over = [(time.perf_counter(), _anonymous())], threading.Event()

    def watch() -> None:
        while not over.wait(LOOK):
            seen.append((time.perf_counter(), _anonymous()))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


def _anonymous() -> float:
    """Pages of mapped files are left out: the system takes them back when it needs them."""
    own, total = psutil.Process(), 0
    for process in [own, *own.children(recursive=True)]:
        with suppress(psutil.Error):
            memory = process.memory_info()
            total += memory.rss - getattr(memory, "shared", 0)
    return total / 1e6


def _gigabytes(folder: Path) -> str:
    return f"{sum(path.stat().st_size for path in folder.iterdir()) / 1e9:.2f} GB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, required=True)
    print(results.table([harness.stamped(each) for each in measured(parser.parse_args().pictures)]))


if __name__ == "__main__":
    if "--pictures" in sys.argv:
        main()
    else:
        harness.main(measure)
