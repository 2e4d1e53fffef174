"""What curation is for: how well the study's classes are told apart before and after it.

Enters: a study past its curation. Leaves: accuracies of the bottleneck model on both.
"""

import keras
import numpy as np
import pandas as pd
from scipy import stats
from tqdm import tqdm

from facestudy.curate import decisions
from facestudy.features import bank as features
from facestudy.models import classifier_head
from facestudy.models.backbones.base import Backbone
from facestudy.prepare import crop, groups, split
from facestudy.prepare.dataset import Crops
from facestudy.study import index
from facestudy.study.paths import Study


def bottleneck(
    study: Study, backbone: Backbone, *, seeds: int = 5, epochs: int = 30
) -> pd.DataFrame | None:
    """Train the published top on all faces and on those that curation left, and test both on the
    same faces: those that curation left in the test part of one and the same split.

    Args:
        study: whose faces.
        backbone: its bottleneck features are what the top learns from.
        seeds: trainings of each.
        epochs: of each training.

    Returns:
        one row for "all faces", "curated" and "curated - all": ``trained_on, tested_on,
        accuracy, low, high`` (95 % interval over the seeds; of the paired differences in the last
        row). None where fewer than two classes have faces enough for a split.
    """
    frame, kept = _frame(study)
    if frame.loc[kept, "category"].nunique() < 2:
        return None
    classes, labels = np.unique(frame["category"], return_inverse=True)
    crops = Crops(study.faces, frame["id"].to_numpy(dtype=object))
    bank = features.bank(backbone.named("features"), crops, cache=study.features)
    plain = np.asarray(features.plain(bank), np.float32)
    learn, test = (frame["split"] == "train").to_numpy(), (frame["split"] == "test").to_numpy()
    parts = {"all faces": learn, "curated": learn & kept}
    right = {name: [] for name in parts}
    for seed in tqdm(range(seeds), desc="before and after", disable=None):
        for name, part in parts.items():
            model = classifier_head.trained(
                plain[part], labels[part], backbone, epochs=epochs, seed=seed
            )
            scores = keras.ops.convert_to_numpy(model(plain[test & kept], training=False))
            right[name].append(float((scores.argmax(axis=1) == labels[test & kept]).mean()))
    rows = [(name, int(parts[name].sum()), right[name]) for name in parts]
    change = np.subtract(right["curated"], right["all faces"]).tolist()
    rows.append(("curated - all", int(learn.sum() - (learn & kept).sum()), change))
    return _table(rows, int((test & kept).sum()))


def _frame(study: Study) -> tuple[pd.DataFrame, np.ndarray]:
    """All faces with their category and their part of one split, and who is still good."""
    found = crop.read(study)
    faces = set(found.loc[found["reason"] == "", "id"])
    frame = index.read(study.index)
    frame = frame[frame["id"].isin(faces) & (frame["category"] != "")]
    large = frame["category"].map(frame["category"].value_counts()) >= split.MINIMUM
    frame = frame[large].reset_index(drop=True)
    if len(frame):
        frame["group"] = groups.connected(study, frame, by="person")
        frame["split"] = split.deal(frame, seed=0)
    bad = decisions.standing(study)["verdict"] == decisions.BAD
    return frame, ~frame["id"].isin(bad.index[bad]).to_numpy()


def _table(rows: list[tuple[str, int, list[float]]], tested: int) -> pd.DataFrame:
    told = []
    for name, count, values in rows:
        mean, spread = float(np.mean(values)), float(stats.sem(values)) if len(values) > 1 else 0
        half = spread * stats.t.ppf(0.975, len(values) - 1) if spread else 0.0
        told.append((name, count, tested, mean, mean - half, mean + half))
    columns = ["faces", "trained_on", "tested_on", "accuracy", "low", "high"]
    return pd.DataFrame(told, columns=columns).set_index("faces")
