"""A study is audited: its verdict, and every number behind it.

Enters: a study past its training. Leaves: ``reports/<study>/audit.json``.
"""

import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from tqdm import tqdm

from facestudy.audit import calibration, subgroups, verdict
from facestudy.audit.controls import control_features
from facestudy.audit.controls.control_features import CROP, Material
from facestudy.audit.evidence import examine, placed
from facestudy.audit.probe import leave_department_out
from facestudy.audit.probe import scores as accuracy
from facestudy.audit.probe.linear_probe import fresh_scores, indicators
from facestudy.evaluation import metrics, results
from facestudy.models.backbones.base import Backbone
from facestudy.prepare import split
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def material(study: Study, backbone: Backbone) -> tuple[Material, np.ndarray]:
    """The faces that are in a split, with their departments; and which split each is in.

    Raises:
        StudyError: the study is not past its split; a picture is missing.
    """
    rows = split.read(study)
    told = index.read(study.index).set_index("id")["department"]
    rows = rows.assign(department=rows["id"].map(told).fillna(""))
    return control_features.of_study(study, rows, backbone), rows["split"].to_numpy()


def audit(
    study: Study,
    backbone: Backbone,
    *,
    permutations: int = 999,
    bootstraps: int = 999,
    seed: int = 0,
    epochs: int = 30,
) -> dict[str, Any]:
    """Examine, judge, write ``audit.json`` and return it.

    Args:
        study: past its training.
        backbone: its bottleneck features are what is probed.
        permutations: of the labels, 20 or more.
        bootstraps: of the departments.
        seed: the same seed gives the same audit.
        epochs: of the bottleneck model, which is trained anew with departments left out; with
            0 it is not.

    Raises:
        StudyError: the study is not past its split; features are no numbers; so few permutations
            that no p could fall below the verdict's limit.
    """
    if 1 / (1 + permutations) >= verdict.ALPHA:
        raise StudyError(
            f"{permutations} permutations cannot show a p below {verdict.ALPHA}, "
            f"ask for {round(1 / verdict.ALPHA)} or more"
        )
    found, parts = material(study, backbone)
    start = time.perf_counter()
    with tqdm(total=permutations, desc="permutations", disable=None) as bar:
        settings = {"permutations": permutations, "bootstraps": bootstraps, "seed": seed}
        evidence = examine(found, **settings, progress=bar.update)
    judged = verdict.judge(evidence)
    record = {
        "study": study.name,
        "verdict": judged.verdict,
        "sentence": judged.sentence,
        "rules": [rule._asdict() for rule in judged.rules],
        "backbone": backbone.name,
        **settings,
        "seconds": time.perf_counter() - start,
        "evidence": evidence,
        "published_split": published(found, parts),
        "models": models(study),
        "left_out": _left_out(found, evidence, backbone, epochs, seed),
    }
    files.write_json(study.reports / "audit.json", _plain(record))
    return record


def _left_out(
    found: Material, evidence: Mapping[str, Any], backbone: Backbone, epochs: int, seed: int
) -> dict[str, Any]:
    """The one model whose training takes seconds, under both protocols."""
    if not epochs or "grouped" not in evidence:
        return {}
    kept = found.rows["category"].isin(evidence["classes"]).to_numpy() & placed(found.rows)
    rows = found.rows[kept].reset_index(drop=True)
    features = found.features[CROP][kept]
    settings = {"epochs": epochs, "seed": seed}
    return {
        "bottleneck": leave_department_out.bottleneck(features, rows, backbone, **settings)
        | settings
    }


def published(found: Material, parts: np.ndarray) -> dict[str, float]:
    """The probe as the models are judged: taught by the training split, tried on the test split."""
    learn, trial = found.select(parts == "train"), found.select(parts == "test")
    labels, truth = (each.rows["category"].to_numpy(str) for each in (learn, trial))
    # Of whole departments a category may be tried that was never taught.
    classes = np.unique(found.rows["category"].to_numpy(str))
    features = (control_features.blocks(each.features, CROP) for each in (learn, trial))
    taught, tried = features
    scores = fresh_scores(taught, indicators(labels, classes), tried)
    numbers = np.searchsorted(classes, truth)
    return {
        "accuracy": float(accuracy.right(scores, numbers).mean()),
        "auc": accuracy.auc(scores, numbers),
        "n_test": len(truth),
    }


def models(study: Study) -> dict[str, dict[str, Any]]:
    """What each trained model's predictions say beside their accuracy."""
    pictures = index.read(study.index)
    result = {}
    for name in results.models(study):
        rows = results.read_predictions(study, name)
        test = rows[rows["split"] == "test"]
        classes = metrics.categories(test)
        scores = test[[f"p_{each}" for each in classes]].to_numpy(float)
        numbers = np.searchsorted(classes, test["category"].to_numpy(str))
        groups = subgroups.accuracy_by_group(rows, pictures)
        result[name] = {
            "accuracy": float((test["category"] == test["predicted"]).mean()),
            "auc": accuracy.auc(scores, numbers),
            "calibration": calibration.calibrate(rows).numbers,
            "groups": groups.to_dict("records"),
        }
    return result


def _plain(value: Any) -> Any:
    """Arrays and their numbers as JSON has them."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, np.ndarray):
        return [_plain(round(float(each), 6)) for each in value]
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return None if value is pd.NA else value
