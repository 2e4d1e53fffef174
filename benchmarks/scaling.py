"""Does the cost grow with the number of pictures, and no faster; does memory stay as it is?

Crop, features and training of 1,369, 4,107 and 13,690 pictures, each in a fresh process. The
pictures are the campus's, repeated: raw ones with another ending behind the JPEG or PNG, crops
with noise, so that no two are alike.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np
import pandas as pd

from benchmarks import harness, inputs, processors
from facestudy.evaluation import provenance
from facestudy.features import bank as banks
from facestudy.prepare import crop, dataset
from facestudy.study import files, index
from facestudy.study.paths import Study
from facestudy.training import fit

CLAIM = "cost grows linearly: {}"
SIZES = (1369, 4107, 13690)
EPOCHS, REPEATS, CLASSES = 2, 1, 4


def measure(plan: harness.Plan) -> list[harness.Entry]:
    sizes = [size // 43 for size in SIZES] if plan.small else list(SIZES)
    runs: dict[str, list[dict]] = {"crop": [], "features": [], "training": []}
    with inputs.temporary_root():
        for size, study in studies(sizes):
            # One after the other in each size: whatever slows the machine meets all three.
            for name, work in STAGES.items():
                found = harness.fresh(work, study.name)
                runs[name].append({"pictures": size, **found})
                print(f"  {name} of {size}: {found}", file=sys.stderr, flush=True)
    return [entry(name, found) for name, found in runs.items()]


def entry(stage: str, runs: list[dict]) -> harness.Entry:
    """``ours`` is the slope of log time over log pictures; the memory's ratio stands beside."""
    counts, times = ([run[name] for run in runs] for name in ("pictures", "seconds"))
    slope = float(np.polyfit(np.log(counts), np.log(times), 1)[0])
    growth = {
        f"{name}_ratio": runs[-1][f"{name}_mb"] / runs[0][f"{name}_mb"]
        for name in ("peak", "anonymous")
        if runs[0][f"{name}_mb"]
    }
    return {
        "claim": CLAIM.format(stage),
        "ours": slope,
        "baseline": 1.0,
        "unit": "log-log slope",
        "ratio": slope,
        "compared": (
            f"time over {', '.join(map(str, counts))} pictures, against 1, which is linear; peak "
            "memory of the largest over the smallest; 'anonymous' leaves out pages of mapped "
            "files, which the system takes back when it needs them"
        ),
        "runs": runs,
        "machine": processors.machine(),
        **growth,
    }


def studies(sizes: list[int]) -> Iterator[tuple[int, Study]]:
    """A study of each size, with raw pictures; ``crops.csv`` lists as many crops."""
    small = inputs.portraits(min(sizes[0], 320), "drawn")
    table = index.read(small.index)
    raw = [(small.raw / f"{row.id}.{row.format}").read_bytes() for row in table.itertuples()]
    cropped = crop.crop_study(small).query("reason == ''")
    crops = dataset.read_crops(small.faces, cropped["id"])
    for size in sizes:
        study = Study(f"of-{size}")
        collect(study, raw, table["category"], size)
        write_crops(study, crops, size)
        yield size, study


def collect(study: Study, raw: list[bytes], categories: pd.Series, size: int) -> None:
    """Decoders stop at a picture's end: what stands behind it changes the id alone."""
    numbers = np.arange(size) % len(raw)
    pictures = [raw[n] + k.to_bytes(4, "big") for k, n in enumerate(numbers)]
    inputs.collect_bytes(study, pictures, categories.iloc[numbers])


def write_crops(study: Study, crops: np.ndarray, size: int) -> None:
    """Beside the study's own faces, which its crop is to find: noise tells the repeats apart."""
    generator, other = np.random.default_rng(0), Study(f"{study.name}-crops")
    names = [f"{number:016x}" for number in range(size)]
    for number, name in enumerate(names):
        picture = crops[number % len(crops)]
        noisy = np.clip(picture + generator.integers(-2, 3, picture.shape), 0, 255)
        png = cv2.imencode(".png", noisy[..., ::-1].astype(np.uint8))[1]
        files.write_bytes(other.faces / f"{name}.png", png.tobytes(), sync=False)
    files.write_csv(other.data / "crops.csv", pd.DataFrame({"id": names}))


def crop_all(name: str) -> dict[str, float]:
    with cost() as found:
        crop.crop_study(Study(name), jobs=1)
    return found


def compute_features(name: str) -> dict[str, float]:
    with cost() as found:
        _bank(name)
    return found


def train_head(name: str) -> dict[str, float]:
    """The head of stage 2, on the bank that `compute_features` left."""
    from facestudy.models import classifier_head, finetune
    from facestudy.models.backbones import face_resnet

    bank = banks.plain(_bank(name))
    labels = np.arange(len(bank)) % CLASSES
    backbone = face_resnet.load()
    head = finetune.compile(finetune.head(backbone, classifier_head.build_for(backbone, CLASSES)))
    with cost() as found:
        fit.fit(
            head,
            bank,
            labels,
            validation=(bank[:64], labels[:64]),
            epochs=EPOCHS,
            seed=0,
            checkpoint=Study(name).data / "state.npz",
            repeats=REPEATS,
        )
    return found


STAGES = {"crop": crop_all, "features": compute_features, "training": train_head}


def _bank(name: str) -> banks.Bank:
    from facestudy.models.backbones import face_resnet

    study = Study(f"{name}-crops")
    names = pd.read_csv(study.data / "crops.csv", dtype=str)["id"]
    pictures = dataset.Crops(study.faces, names)
    backbone = face_resnet.load()
    return banks.build_bank(backbone.frozen, pictures, cache=study.features, key="face_resnet")


@contextmanager
def cost() -> Iterator[dict[str, float]]:
    """Fills in the block's seconds and the process's peak memory so far, in MB."""
    found: dict[str, float] = {}
    with anonymous_peak() as anonymous:
        start = time.perf_counter()
        yield found
        found["seconds"] = time.perf_counter() - start
    found["peak_mb"] = provenance.peak_memory() * 1e3
    found["anonymous_mb"] = max(anonymous)


@contextmanager
def anonymous_peak() -> Iterator[list[float]]:
    """Looks every 20 ms; where there is no /proc, only 0 is seen."""
    seen, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.02):
            seen.append(provenance.status_bytes("RssAnon") / 1e6)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


if __name__ == "__main__":
    harness.main(measure)
