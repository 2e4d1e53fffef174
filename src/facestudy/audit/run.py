"""Run the audit: the verdict and every number behind it, in ``reports/<study>/audit.json``."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from facestudy.audit import calibration, subgroups, verdict
from facestudy.audit.comparable import DEPARTMENTS, has_department
from facestudy.audit.controls import control_features
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import CROP
from facestudy.audit.covariates import covariates
from facestudy.audit.evidence import measure_evidence, parts_of_work
from facestudy.audit.material import crop_group, permuted_labels
from facestudy.audit.probe import leave_department_out, scores, steps
from facestudy.audit.probe.nested_ridge import ALWAYS, design
from facestudy.audit.rules import ALPHA, STEP_PERMUTATIONS
from facestudy.audit.typical_campus import typical_steps
from facestudy.evaluation import metrics, results
from facestudy.models import precision, registry
from facestudy.models.backbones.base import Backbone
from facestudy.prepare import split
from facestudy.study import files, index, progress
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def run_audit(
    study: Study,
    backbone: Backbone,
    *,
    columns: Sequence[str] = (),
    permutations: int = 999,
    seed: int = 0,
    epochs: int = 30,
) -> dict[str, Any]:
    """Measure the evidence, reach the verdict, and write both to ``audit.json``.

    Args:
        study: past its training.
        backbone: computes the bottleneck features that are probed.
        columns: of the index, which count as demographics beside age and sex.
        permutations: of the labels, 20 or more.
        seed: the same seed gives the same audit.
        epochs: of the bottleneck model, which is trained anew with departments left out; with
            0 it is not.

    Returns:
        What ``audit.json`` contains.

    Raises:
        StudyError: the study is not past its split; a feature is NaN or infinite; the index lacks
            a column; there are too few permutations for any p below the verdict's limit.
    """
    if 1 / (1 + permutations) >= ALPHA:
        raise StudyError(
            f"{permutations} permutations cannot give a p below {ALPHA}: "
            f"ask for {round(1 / ALPHA)} or more"
        )
    features, parts = load_features(study, backbone)
    known = covariates(study, features.rows, columns)
    start = time.perf_counter()
    settings = {"permutations": permutations, "seed": seed}
    with progress.task("evidence", total=parts_of_work(features, known), unit="part") as bar:
        evidence = measure_evidence(
            features, known, permutations=permutations, seed=seed, progress=bar.update
        )
    outcome = verdict.reach_verdict(evidence)
    for group, step in typical_steps(study).items():
        for entry in evidence.get("steps", []):
            if entry["group"] == group:
                entry["truth"] = step
    record = {
        "study": study.name,
        "verdict": outcome.verdict,
        "sentence": outcome.sentence,
        "rules": [rule._asdict() for rule in outcome.rules],
        "backbone": backbone.name,
        "columns": list(columns),
        **settings,
        "seconds": time.perf_counter() - start,
        "evidence": evidence,
        "published_split": published_split(features, parts, seed=seed),
        "models": model_figures(study),
        "left_out": _departments_left_out(features, evidence, backbone, epochs=epochs, seed=seed),
    }
    files.write_json(study.reports / "audit.json", as_json(record))
    return record


def load_backbone(study: Study) -> Backbone:
    """The backbone of the study's first model that has one; else the first that is available.

    Raises:
        StudyError: its weights are unavailable or damaged.
    """
    for name in results.models(study):
        facts = results.summary_entry(study, name)
        if "backbone" in facts:
            policy = precision.of_study(study, facts.get("precision", "auto"))
            return registry.choose(facts["backbone"], precision=policy)
    return registry.choose(precision=precision.of_study(study))


def load_features(study: Study, backbone: Backbone) -> tuple[StudyFeatures, np.ndarray]:
    """The features of all faces in the split, and the part that each is in, (n,).

    Raises:
        StudyError: the study is not past its split; a picture is missing.
    """
    rows = split.read(study)
    departments = index.read(study.index).set_index("id")["department"]
    rows = rows.assign(department=rows["id"].map(departments).fillna(""))
    features = control_features.study_features(study, rows, backbone)
    return features, rows["split"].to_numpy()


def _departments_left_out(
    study: StudyFeatures,
    evidence: Mapping[str, Any],
    backbone: Backbone,
    *,
    epochs: int,
    seed: int,
) -> dict[str, Any]:
    """The bottleneck model, whose training takes seconds, by both protocols."""
    if not epochs or evidence.get("units") != DEPARTMENTS:
        return {}
    compared = study.rows["category"].isin(evidence["classes"]).to_numpy()
    compared = compared & has_department(study.rows)
    rows = study.rows[compared].reset_index(drop=True)
    features = study.features[CROP][compared]
    settings = {"epochs": epochs, "seed": seed}
    return {
        "bottleneck": leave_department_out.bottleneck(features, rows, backbone, **settings)
        | settings
    }


def published_split(study: StudyFeatures, parts: np.ndarray, *, seed: int) -> dict[str, Any]:
    """The probe on the published split: trained on the train part, scored on the test part.

    Args:
        study: features of all faces in the split.
        parts: the part of each face, (n,).
        seed: of the permuted labels.

    Returns:
        ``accuracy`` and ``auc``; ``n_test``; and ``figure``, the AUC with its interval.
    """
    used = np.isin(parts, ["train", "test"])
    chosen = study.select(used)
    labels = permuted_labels(chosen.rows, times=STEP_PERMUTATIONS, seed=seed)
    folds = np.where(parts[used] == "test", 0, ALWAYS)
    with threadpool_limits(1):
        estimates = steps.estimate(design([crop_group(chosen)]), labels, [folds])
    return {
        "accuracy": float(estimates.accuracy.value[0]),
        "auc": float(estimates.auc.value[0]),
        "figure": estimates.auc.at(0).figure().as_dict(),
        "n_test": int((folds == 0).sum()),
    }


def model_figures(study: Study) -> dict[str, dict[str, Any]]:
    """Accuracy, AUC, calibration and subgroups of every model that has predictions."""
    pictures = index.read(study.index)
    figures = {}
    for name in results.models(study):
        rows = results.read_predictions(study, name)
        test = rows[rows["split"] == "test"]
        classes = metrics.categories(test)
        probabilities = test[[f"p_{category}" for category in classes]].to_numpy(float)
        numbers = np.searchsorted(classes, test["category"].to_numpy(str))
        figures[name] = {
            "accuracy": float((test["category"] == test["predicted"]).mean()),
            "auc": scores.auc(probabilities, numbers),
            "calibration": calibration.calibrate(rows).numbers,
            "groups": subgroups.accuracy_by_group(rows, pictures).to_dict("records"),
        }
    return figures


def as_json(value: Any) -> Any:
    """Arrays and their numbers as JSON has them."""
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, np.ndarray):
        return [as_json(round(float(number), 6)) for number in value]
    if isinstance(value, np.generic):
        return as_json(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return None if value is pd.NA else value
