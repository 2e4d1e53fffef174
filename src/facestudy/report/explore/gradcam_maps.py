"""Grad-CAM of test pictures as maps of 8 x 8 cells, kept among the study's features.

    python -m facestudy.report.explore.gradcam_maps STUDY MODEL...

The report starts this as a process of its own: a network holds memory, on a GPU all of it, that
the notebooks which run next need.
"""

import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
import pandas as pd

from facestudy.evaluation import metrics, results
from facestudy.models import registry
from facestudy.prepare import inputs
from facestudy.study import files, removals
from facestudy.study.errors import StudyError
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import CHECKOUT, Study

MOST = 2000
CELLS = 8
AT_ONCE = 250
"""Pictures whose maps in full size are in memory together."""
PREFIX = "gradcam-"
EXPLAINS = CHECKOUT / "src" / "facestudy" / "audit" / "explain"


class Maps(NamedTuple):
    """What raises the logit of the predicted class.

    Attributes:
        ids: of the pictures, (n,).
        cells: uint8 (n, 8, 8), 255 where it is raised most; aligned with the crops.
        why: why there are none; empty if there are.
    """

    ids: np.ndarray
    cells: np.ndarray
    why: str = ""


def gather(study: Study, models: Sequence[str]) -> dict[str, Maps]:
    """The maps of all models that have a trained network; those that are missing are computed.

    Args:
        study: the study.
        models: their names; their predictions are current.
    """
    paths = {name: _path(study, name) for name in models if _weights(study, name)}
    missing = [name for name, path in paths.items() if _read(path) is None]
    if missing:
        command = [sys.executable, "-m", "facestudy.report.explore.gradcam_maps"]
        # What fails is kept as a reason, so that it is tried again only when something changed.
        subprocess.run([*command, study.name, *missing], capture_output=True)
    found = {name: _read(path) for name, path in paths.items()}
    return {name: maps for name, maps in found.items() if maps is not None}


def _weights(study: Study, model: str) -> list[Path]:
    """The files of a trained network; none of a model from elsewhere."""
    folder = study.data / "models" / model
    return sorted(folder.glob("*/*.weights.h5")) if model in registry.MODELS else []


def _chosen(study: Study, model: str) -> pd.DataFrame:
    """The rows of the predictions that get a map."""
    return results.read_predictions(study, model, part="test").head(MOST)


def _path(study: Study, model: str) -> Path:
    """Where the maps lie; another name for other predictions, crops, weights or code."""
    crops = inputs.crop_digests(study.faces, _chosen(study, model)["id"])
    predictions = files.sha256(study.model_report(model) / "predictions.csv")
    code = [files.sha256(path) for path in (*sorted(EXPLAINS.glob("*.py")), Path(__file__))]
    weights = [
        f"{path.parent.name}/{path.name} {path.stat()[8]}" for path in _weights(study, model)
    ]
    digest = inputs.digest([predictions, *crops, *code, *weights])
    return study.features / f"{PREFIX}{model}-{digest}.npz"


def _read(path: Path) -> Maps | None:
    try:
        with np.load(path, allow_pickle=False) as stored:
            return Maps(stored["id"].astype(str), stored["cells"], str(stored["why"]))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):  # none, or damaged
        return None


def keep(study: Study, model: str) -> None:
    """Compute the maps of a model and keep them, or why there are none.

    Raises:
        StudyError: somebody was removed from the study meanwhile.
    """
    before, path = removals.count(study), _path(study, model)
    try:
        maps = compute(study, model)
    except StudyError as error:
        maps = Maps(np.empty(0, "<U16"), np.zeros((0, CELLS, CELLS), np.uint8), str(error))
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, id=maps.ids, cells=maps.cells, why=maps.why)
    with index_lock(study):
        if removals.count(study) != before:
            raise StudyError("somebody was removed from the study meanwhile")
        for old in study.features.glob(f"{PREFIX}{model}-*.npz"):
            old.unlink(missing_ok=True)
        files.write_bytes(path, buffer.getvalue())


def compute(study: Study, model: str) -> Maps:
    """The maps of a model's first test pictures.

    Raises:
        StudyError: its network cannot be loaded, or has no layer for maps.
    """
    from facestudy.audit.explain import gradcam, load_trained  # slow: they import Keras
    from facestudy.prepare import dataset

    rows = _chosen(study, model)
    names = metrics.categories(results.read_predictions(study, model))
    network = load_trained.load(study, model)
    parts = []
    for start in range(0, len(rows), AT_ONCE):
        part = rows.iloc[start : start + AT_ONCE]
        pictures = dataset.read_crops(study.faces, part["id"])
        classes = part["predicted"].map(names.index).to_numpy(int)
        parts.append(in_cells(gradcam.maps(network, pictures, classes)))
    return Maps(rows["id"].to_numpy(str), np.concatenate(parts))


def in_cells(maps: np.ndarray) -> np.ndarray:
    """Maps (n, side, side) of 0 to 1 as means over 8 x 8 cells, uint8, each map's largest 255.

    >>> in_cells(np.ones((1, 16, 16)))[0, 0].tolist()
    [255, 255, 255, 255, 255, 255, 255, 255]
    """
    count, side = len(maps), maps.shape[1]
    edges = np.linspace(0, side, CELLS + 1).round().astype(int)[:-1]
    sums = np.add.reduceat(np.add.reduceat(maps, edges, axis=1), edges, axis=2)
    top = sums.reshape(count, -1).max(axis=1).reshape(-1, 1, 1)
    return np.rint(255 * sums / np.maximum(top, 1e-12)).astype(np.uint8)


def main(arguments: Sequence[str]) -> int:
    """Compute the maps of some models; return the exit status."""
    study = Study(arguments[0])
    try:
        for model in arguments[1:]:
            keep(study, model)
    except StudyError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
