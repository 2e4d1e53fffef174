"""Compare how well the study's classes are recognised before and after curation."""

import keras
import numpy as np
import pandas as pd
from scipy import stats

from facestudy.curate import decisions
from facestudy.features import bank
from facestudy.models import classifier_head
from facestudy.models.backbones.base import Backbone
from facestudy.models.start_again import StartAgain
from facestudy.prepare import crop, groups, split
from facestudy.prepare.dataset import Crops
from facestudy.study import progress
from facestudy.study.labels import corrections
from facestudy.study.paths import Study


def compare_bottleneck(
    study: Study, backbone: Backbone, *, seeds: int = 5, epochs: int = 30
) -> pd.DataFrame | None:
    """Train the bottleneck model on all faces and on the curated ones, and test both.

    Both use the same split and the same test faces: those of the test part that curation kept.

    Args:
        study: a study after its curation.
        backbone: its bottleneck features are the input.
        seeds: trainings of each.
        epochs: of each training.

    Returns:
        one row for "all faces", "curated" and "curated - all": ``trained_on, tested_on,
        accuracy, low, high`` (95% interval over the seeds; in the last row, of the paired
        differences). None where fewer than two classes have enough faces for a split, or none is
        left to test or to train on.
    """
    frame, kept = _frame(study)
    if frame.loc[kept, "category"].nunique() < 2:
        return None
    labels = np.unique(frame["category"], return_inverse=True)[1]
    crops = Crops(study.faces, frame["id"].to_numpy(dtype=object))
    activations = bank.build_bank(backbone.named("features"), crops, cache=study.features)
    features = np.asarray(bank.plain(activations), np.float32)
    train, test = (frame["split"] == "train").to_numpy(), (frame["split"] == "test").to_numpy()
    parts = {"all faces": train, "curated": train & kept}
    if not ((test & kept).any() and (train & kept).any()):
        return None
    again = StartAgain(classifier_head.compile)
    accuracies: dict[str, list[float]] = {name: [] for name in parts}
    for seed in progress.track(range(seeds), "before and after", unit="seed"):
        for name, part in parts.items():
            model = classifier_head.train(
                features[part], labels[part], backbone, epochs=epochs, seed=seed, again=again
            )
            scores = keras.ops.convert_to_numpy(model(features[test & kept], training=False))
            accuracies[name].append(float((scores.argmax(axis=1) == labels[test & kept]).mean()))
    rows = [(name, int(parts[name].sum()), accuracies[name]) for name in parts]
    change = np.subtract(accuracies["curated"], accuracies["all faces"]).tolist()
    rows.append(("curated - all", int(train.sum() - (train & kept).sum()), change))
    return _table(rows, int((test & kept).sum()))


def _frame(study: Study) -> tuple[pd.DataFrame, np.ndarray]:
    """All faces with their category and their part of one split; which of them are not bad."""
    faces = crop.read(study)
    ids = set(faces.loc[faces["reason"] == "", "id"])
    frame = corrections.pictures(study)
    frame = frame[frame["id"].isin(ids) & (frame["category"] != "")]
    large = frame["category"].map(frame["category"].value_counts()) >= split.MINIMUM
    frame = frame[large].reset_index(drop=True)
    frame = frame.loc[groups.stable_order(frame)].reset_index(drop=True)
    if len(frame):
        frame["group"] = groups.assign_groups(study, frame, by="person")
        frame["split"] = split.assign_splits(frame, seed=0)
    bad = decisions.current(study)["verdict"] == decisions.BAD
    return frame, ~frame["id"].isin(bad.index[bad]).to_numpy()


def _table(rows: list[tuple[str, int, list[float]]], tested: int) -> pd.DataFrame:
    results = []
    for name, count, values in rows:
        mean, error = float(np.mean(values)), float(stats.sem(values)) if len(values) > 1 else 0
        half = error * stats.t.ppf(0.975, len(values) - 1) if error else 0.0
        results.append((name, count, tested, mean, mean - half, mean + half))
    columns = ["faces", "trained_on", "tested_on", "accuracy", "low", "high"]
    return pd.DataFrame(results, columns=columns).set_index("faces")
