"""Compare the models, say which wins at what, and write ``reports/<study>/autoencoder/``."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from facestudy.evaluation import provenance
from facestudy.experiments.autoencoder import NAME, measures
from facestudy.models import hardware
from facestudy.study import files
from facestudy.study.paths import Study

BEST = {
    "explained": ("The share of the variance that is explained", max),
    "feature_distance": ("The distance of a face from its reconstruction, to a face network", min),
    "kid": ("The distance of samples from held-out faces (KID)", min),
}
"""What is compared between the models: how the text calls it, and which value is best."""


def table(measured: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """The measures, a row for each model.

    Args:
        measured: title -> from `measures.measure`.
    """
    rows = {}
    for title, values in measured.items():
        flat = {name: value for name, value in values.items() if name != "smoothness"}
        walks = {f"{kind} walk": value for kind, value in values["smoothness"].items()}
        rows[title] = flat | walks
    return pd.DataFrame(rows).T.rename_axis("model")


def winners(measured: Mapping[str, Mapping[str, Any]]) -> str:
    """Which model wins at what, in sentences.

    Args:
        measured: title -> from `measures.measure`.
    """
    texts = []
    for name, (text, best) in BEST.items():
        known = {
            title: values[name] for title, values in measured.items() if values[name] is not None
        }
        if known:
            title = best(known, key=lambda key: known[key])
            rest = ", ".join(f"{key} {value:.3g}" for key, value in known.items() if key != title)
            texts.append(f"{text}: best {title}, {known[title]:.3g} ({rest}).")
    walks = {
        f"{title}, {kind}": value
        for title, values in measured.items()
        for kind, value in values["smoothness"].items()
        if value is not None
    }
    if walks:
        best_walk = min(walks, key=lambda key: walks[key])
        texts.append(
            f"The smoothest walks: best {best_walk}, whose largest of {measures.STEPS} steps is "
            f"{100 * walks[best_walk]:.0f}% of the way ({100 / measures.STEPS:.0f}% is even)."
        )
    return " ".join(texts)


def facts(model: Any) -> dict[str, Any]:
    """Size, epochs and time of a training."""
    return {
        **provenance.parameters(model.network.model),
        "epochs": len(model.history),
        "best_epoch": int(model.history["epoch"][model.history["val_loss"].idxmin()]),
        "seconds": round(model.history.attrs["seconds"], 1),
    }


def write(
    study: Study,
    measured: Mapping[str, Mapping[str, Any]],
    *,
    models: Sequence[Any],
    faces: Mapping[str, int],
    kid_train: float | None,
    walks: Mapping[str, Any] | None = None,
    curated: pd.DataFrame | None = None,
    sortings: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """Write ``metrics.json``: numbers only, no latent vector and no face.

    Args:
        study: the study.
        measured: title -> from `measures.measure`.
        models: the trained autoencoders.
        faces: part -> number of faces.
        kid_train: the kernel distance of training from held-out faces.
        walks: what is to be kept of the walks along what networks believe.
        curated: from `curation.compare`.
        sortings: from `start.compare_starts`.

    Returns:
        the content.
    """
    content = {
        "study": study.name,
        "faces": dict(faces),
        "models": {title: dict(values) for title, values in measured.items()},
        "training": {model.title: facts(model) for model in models},
        "kid_train": kid_train,
        "winners": winners(measured),
        "walks": dict(walks or {}),
        "curation": [] if curated is None else curated.to_dict("records"),
        "sortings": {} if sortings is None else sortings.to_dict("index"),
        "device": hardware.device(),
        "versions": provenance.versions(),
        "peak_memory_gb": round(provenance.peak_memory(), 2),
    }
    files.write_json(study.reports / NAME / "metrics.json", _plain(content))
    return content


def _plain(value: Any) -> Any:
    """The same with types that JSON has; what is not finite becomes None."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [_plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not np.isfinite(value) else value
