"""Optional, with --real-data: posed expressions of people who are in no training data (CK+)."""

from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest

from facestudy.experiments.expressions import evaluation, frozen_baseline, training
from facestudy.training import fit

FOLDS = 5
EPOCHS = 40
VALIDATION = 8  # people of the training part, on whom the best epoch is chosen


@pytest.fixture
def posed(real_data: Path) -> tuple[np.ndarray, pd.DataFrame]:
    """48 x 48 pictures and their table."""
    folder = real_data / "ckplus"
    table = pd.read_csv(folder / "index.csv")
    files = [str(folder / "images" / file) for file in table["file"]]
    return np.stack([cv2.imread(file, cv2.IMREAD_COLOR_RGB) for file in files]), table


def test_the_frozen_baseline_on_people_held_out(posed):
    pictures, table = posed
    labels = table["category"].astype("category").cat.codes.to_numpy()
    people = table["person"].to_numpy()
    x = frozen_baseline.features(pictures)
    hits = []
    for seed in range(3):
        folds = frozen_baseline.folds(labels, people, seed=seed)
        hits.append(evaluation.correct(frozen_baseline.cross_validate(x, labels, folds), labels))
    result = evaluation.bootstrap_mean(np.mean(hits, axis=0), people)
    print(f"CK+, {len(labels)} pictures of {result['people']} people: {result}")
    assert result["value"] >= 0.953


@pytest.mark.slow
def test_the_published_network_on_people_held_out(posed, tmp_path):
    """Trained on these few people alone: far above the largest class, below the baseline."""
    pictures, table = posed
    codes = table["category"].astype("category").cat
    classes, labels = codes.categories.tolist(), codes.codes.to_numpy().astype(int)
    people = table["person"].to_numpy()
    hits = np.zeros(len(labels), bool)
    folds = frozen_baseline.folds(labels, people, number=FOLDS, seed=0)
    for number in range(FOLDS):
        test = folds == number
        parts = parts_of(people, test, seed=number)
        model, _ = training.train(
            pictures,
            labels,
            parts,
            classes=classes,
            epochs=EPOCHS,
            seed=number,
            checkpoint=tmp_path / f"{number}.npz",
            table={name: name for name in classes},
        )
        hits[test] = evaluation.correct(fit.predict(model, pictures[test]), labels[test])
    result = evaluation.bootstrap_mean(hits, people)
    print(f"CK+, the published network: {result}")
    assert result["value"] > 1.5 * np.bincount(labels).max() / len(labels)


def parts_of(people: np.ndarray, test: np.ndarray, *, seed: int) -> np.ndarray:
    """ "test" as given; the other people are split into "validation" and "train"."""
    parts = np.full(len(people), "train", dtype=object)
    parts[test] = "test"
    others = np.unique(people[parts == "train"])
    chosen = np.random.default_rng(seed).choice(others, VALIDATION, replace=False)
    parts[(parts == "train") & np.isin(people, chosen)] = "validation"
    return parts
