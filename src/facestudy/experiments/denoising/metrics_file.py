"""Write ``metrics.json``, ``estimates.csv`` and figures under ``reports/<study>/denoising/``.

``estimates.csv`` is not called ``predictions.csv`` because the experiment is not one of the
study's models.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from facestudy.evaluation import metrics, provenance, results
from facestudy.experiments.denoising import NAME
from facestudy.experiments.denoising.autoencoder import Stack
from facestudy.experiments.denoising.comparison import CELL, MEASURES
from facestudy.models import hardware
from facestudy.study import files, removals
from facestudy.study.paths import Study


def report_folder(study: Study) -> Path:
    """``reports/<study>/denoising/``."""
    return study.model_report(NAME)


def write_metrics(
    study: Study,
    *,
    rows: pd.DataFrame,
    estimates: pd.DataFrame,
    cells: pd.DataFrame,
    differences: Mapping[str, pd.DataFrame],
    **further: Any,
) -> dict[str, Any]:
    """Write ``metrics.json`` and ``estimates.csv`` of one run.

    Args:
        study: the study.
        rows: all faces, ``split, male, age``.
        estimates: of each test face in each cell; those of the first seed are written.
        cells: the scores of each cell.
        differences: paired differences by name.
        further: other entries of ``metrics.json``.

    Returns:
        the content of ``metrics.json``.
    """
    first = estimates[estimates["seed"] == estimates["seed"].min()]
    metrics = _json_values({
        "experiment": NAME,
        "study": study.name,
        "n": split_counts(rows),
        "encoders": summarise(cells),
        "differences": {name: table.to_dict("records") for name, table in differences.items()},
        **further,
        "device": hardware.device(),
        "versions": provenance.versions(),
    })  # fmt: skip
    columns = ["id", *CELL, "male", "age", "p_male", "years"]
    removals.publish(study, report_folder(study) / "estimates.csv", first[columns].round(4))
    files.write_json(report_folder(study) / "metrics.json", metrics)
    (study.data / "models" / NAME / results.STALE).unlink(missing_ok=True)
    return metrics


def split_counts(rows: pd.DataFrame) -> dict[str, Any]:
    """The faces of each split: ``faces``, ``sex`` and ``age``, the numbers of known ones."""
    flags = rows.assign(faces=1, sex=rows["male"].notna(), age=rows["age"].notna())
    sums = flags.groupby("split")[["faces", "sex", "age"]].sum().astype(int)
    return sums.to_dict("index")


def summarise(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """Each encoder, training and share: mean, standard deviation and interval over the seeds.

    The interval of an accuracy is Wilson's, of the mean and for a test split of this size; that
    of an error is the mean of the seeds' intervals over persons.
    """
    entries = []
    for key, rows in cells.groupby(CELL[:-1], sort=False):
        entry: dict[str, Any] = dict(zip(CELL[:-1], key, strict=True)) | {"seeds": len(rows)}
        for measure in MEASURES:
            values = rows[measure].astype(float)
            if values.isna().all():
                continue
            mean = float(values.mean())
            interval = np.array(rows[f"{measure}_ci95"].tolist()).mean(axis=0).tolist()
            if measure == "accuracy":
                interval = list(metrics.wilson(mean, int(rows["n_gender"].iloc[0])))
            spread = float(values.std(ddof=1)) if len(rows) > 1 else None
            entry[measure] = {"mean": mean, "sd": spread, "ci95": interval, "each": values.tolist()}
        entries.append(entry)
    return entries


def stack_facts(stack: Stack, history: pd.DataFrame) -> dict[str, Any]:
    """Size and layers of a stack, and each part's reconstruction error as a share of variance."""
    best = history.groupby("part", sort=False)["val_loss"].min()
    return {
        "size": stack.size,
        "layers": [layer._asdict() for layer in stack.layers],
        "parameters": stack.encoder().count_params(),
        "not_restored": best.round(4).to_dict(),
    }


def _json_values(value: Any) -> Any:
    """The same with types that JSON has; numbers that are not finite become None."""
    if isinstance(value, dict):
        return {str(key): _json_values(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_json_values(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not np.isfinite(value) else value


def save_figure(study: Study, name: str, figure: Figure) -> Path:
    """Save a figure as ``<name>.png`` beside the metrics; return its path.

    Args:
        study: the study.
        name: of the file.
        figure: the figure.
    """
    path = report_folder(study) / f"{name}.png"
    with files.replacing(path) as temporary:
        figure.savefig(temporary, dpi=110, bbox_inches="tight")
    return path
