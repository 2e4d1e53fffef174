"""What the experiment leaves on the disk: ``metrics.json``, ``estimates.csv``, pictures.

Enters: estimates of the test faces and what was measured. Leaves: files under
``reports/<study>/denoising/``. (``estimates.csv`` is not called predictions: it is no model of the
main way.)
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
from facestudy.experiments.denoising.comparison import KEY
from facestudy.experiments.denoising.comparison_tables import MEASURES
from facestudy.models import hardware
from facestudy.study import files
from facestudy.study.paths import Study


def folder(study: Study) -> Path:
    """Where it all lies."""
    return study.model_report(NAME)


def write(
    study: Study,
    *,
    rows: pd.DataFrame,
    estimates: pd.DataFrame,
    cells: pd.DataFrame,
    differences: Mapping[str, pd.DataFrame],
    **further: Any,
) -> dict[str, Any]:
    """Write tables and figures of one run; return what ``metrics.json`` says.

    Args:
        rows: all faces, ``split, male, age``.
        estimates: each test face in each cell; those of the first seed are kept.
        cells: each cell's scores.
        differences: by name.
        further: other entries.
    """
    first = estimates[estimates["seed"] == estimates["seed"].min()]
    metrics = _plain({
        "experiment": NAME,
        "study": study.name,
        "n": counts(rows),
        "encoders": summary(cells),
        "differences": {name: each.to_dict("records") for name, each in differences.items()},
        **further,
        "device": hardware.device(),
        "versions": provenance.versions(),
    })  # fmt: skip
    columns = ["id", *KEY, "male", "age", "p_male", "years"]
    files.write_csv(folder(study) / "estimates.csv", first[columns].round(4))
    files.write_json(folder(study) / "metrics.json", metrics)
    (study.data / "models" / NAME / results.STALE).unlink(missing_ok=True)
    return metrics


def counts(rows: pd.DataFrame) -> dict[str, Any]:
    """Faces of each split, and how many of them have a sex and an age."""
    known = rows.assign(faces=1, sex=rows["male"].notna(), age=rows["age"].notna())
    sums = known.groupby("split")[["faces", "sex", "age"]].sum().astype(int)
    return sums.to_dict("index")


def summary(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """Each encoder and share: means over the seeds, their spread, intervals, and every seed.

    An accuracy's interval is Wilson's of the mean for a test split of this size; an error's is the
    mean of the seeds' intervals over persons.
    """
    found = []
    for key, rows in cells.groupby(KEY[:-1], sort=False):
        entry = dict(zip(KEY[:-1], key, strict=True)) | {"seeds": len(rows)}
        for measure in MEASURES:
            values = rows[measure].astype(float)
            if values.isna().all():
                continue
            mean = float(values.mean())
            spans = np.array(rows[f"{measure}_ci95"].tolist()).mean(axis=0).tolist()
            if measure == "accuracy":
                spans = list(metrics.wilson(mean, int(rows["n_gender"].iloc[0])))
            spread = float(values.std(ddof=1)) if len(rows) > 1 else None
            entry[measure] = {"mean": mean, "sd": spread, "ci95": spans, "each": values.tolist()}
        found.append(entry)
    return found


def stack_facts(stack: Stack, history: pd.DataFrame) -> dict[str, Any]:
    """Layers, and the share of the variance that each of them does not restore."""
    best = history.groupby("part", sort=False)["val_loss"].min()
    return {
        "size": stack.size,
        "layers": [each._asdict() for each in stack.layers],
        "parameters": stack.encoder().count_params(),
        "not_restored": best.round(4).to_dict(),
    }


def _plain(value: Any) -> Any:
    """The same in what JSON has: what is no number is null."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not np.isfinite(value) else value


def picture(study: Study, name: str, figure: Figure) -> Path:
    """Save a figure beside the metrics; return its path."""
    path = folder(study) / f"{name}.png"
    with files.replacing(path) as temporary:
        figure.savefig(temporary, dpi=110, bbox_inches="tight")
    return path
