"""What sorting a large set of faces costs, over what the network alone would cost.

300 labels sort 20,000 crops: signals, features, questions and all rounds, in a fresh process, with
nothing kept from before. The baseline is the bare forward pass of the network over as many
pictures that lie in memory. ``python -m benchmarks.curation --pictures 200000`` measures another
number, once.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pandas as pd

from benchmarks import harness, inputs
from benchmarks.scaling import cost
from facestudy import campus
from facestudy.curate import (
    active_learning,
    error_rates,
    features,
    labels,
    quality_checks,
    sort_study,
)
from facestudy.models.backbones import face_resnet
from facestudy.prepare import crop, dataset
from facestudy.study import files
from facestudy.study.paths import Study

CLAIM = "curation of 20,000 faces"
PICTURES, DRAWN, LABELS, BAD = 20_000, 480, 300, 0.10
TIMED = 2048  # pictures of the bare forward pass, from which the rest is extrapolated


def measure(plan: harness.Plan) -> harness.Entry:
    count = plan.pick(PICTURES, 600)
    details: list[dict[str, Any]] = []
    with inputs.temporary_root():
        make(count, plan.pick(DRAWN, 120))
        runs = harness.alternate(
            lambda: ours(details), lambda: harness.fresh(bare, count)["seconds"], plan.pairs
        )
    compared = (
        f"signals, features, {LABELS} labels and all rounds on {count} crops, a tenth bad, against "
        f"predict of the same network alone (extrapolated from {min(TIMED, count)}); the ratio is "
        "the network's share of the whole"
    )
    return harness.entry(CLAIM, runs, unit="s", compared=compared) | {"details": details}


def ours(details: list[dict[str, Any]]) -> float:
    for path in (Study("large").features, Study("large").curation_csv):
        _remove(path)
    details.append(harness.fresh(sort))
    return details[-1]["seconds"]


def make(count: int, drawn: int) -> None:
    """A study ``large``: crops of the campus again and again, with noise, and the truth of each."""
    small = Study("drawn")
    campus.build(small, campus.Knobs(sites=inputs.sites(drawn), portraits=drawn, bad=BAD))
    truth = pd.read_csv(small.truth_csv, dtype=str, keep_default_na=False)
    folder = small.data / "sites"
    pictures = [folder / row.site / row.file for row in truth.itertuples()]
    inputs.collect(small, pictures, truth["category"])
    found = crop.crop_study(small).query("reason == ''").reset_index(drop=True)
    crops = dataset.read_crops(small.faces, found["id"])
    kinds = truth.set_index("id")["kind"].reindex(found["id"]).to_numpy()
    _repeat(Study("large"), found, crops, kinds, count)


def _repeat(
    study: Study, found: pd.DataFrame, crops: np.ndarray, kinds: np.ndarray, count: int
) -> None:
    rng = np.random.default_rng(0)
    numbers, names = np.arange(count) % len(found), [f"{number:016x}" for number in range(count)]
    for number, name in zip(numbers, names, strict=True):
        noisy = np.clip(crops[number] + rng.integers(-2, 3, crops[number].shape), 0, 255)
        png = cv2.imencode(".png", noisy[..., ::-1].astype(np.uint8))[1]
        files.write_bytes(study.faces / f"{name}.png", png.tobytes(), sync=False)
    rows = found.iloc[numbers].assign(id=names)
    # No two of them have the same score and the same landmarks either.
    places = [name for name in crop.COLUMNS if name.endswith(("_x", "_y"))]
    rows[places] += rng.normal(0, 0.5, (count, len(places)))
    files.write_csv(study.faces_csv, rows)
    files.write_csv(study.truth_csv, pd.DataFrame({"id": names, "kind": kinds[numbers]}))


def sort() -> dict[str, Any]:
    study = Study("large")
    with cost() as found:
        table = quality_checks.measure(study)
        told = quality_checks.reasons(study, table)
        numbers = features.matrix(study, table)
        truth = labels.truth(study).reindex(table.index)
        active_learning.label_from_truth(study, numbers, told, truth, count=LABELS)
        result = sort_study.sort(study, numbers, told)
    errors = error_rates.errors(result.automatic(), truth)["all"]
    share = float((result.verdicts != "").mean())
    rounds = len(result.history)
    return {
        **found,
        "sorted": share,
        "wrong": errors["wrong"],
        "of": errors["of"],
        "rounds": rounds,
    }


def bare(count: int) -> dict[str, float]:
    study = Study("large")
    ids = pd.read_csv(study.faces_csv, dtype=str)["id"][: min(TIMED, count)]
    pictures = dataset.read_crops(study.faces, ids)
    network = face_resnet.depths()
    network.predict(pictures[:64], verbose=0)
    with cost() as found:
        network.predict(pictures, batch_size=32, verbose=0)
    return {"seconds": found["seconds"] * count / len(pictures)}


def _remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.curation")
    parser.add_argument("--pictures", type=int, required=True)
    count = parser.parse_args(arguments).pictures
    with tempfile.TemporaryDirectory(prefix="facestudy-bench-") as folder:
        os.environ["FACESTUDY_ROOT"] = folder
        make(count, DRAWN)
        print(harness.fresh(sort))


if __name__ == "__main__":
    main(sys.argv[1:]) if "--pictures" in sys.argv else harness.main(measure)
