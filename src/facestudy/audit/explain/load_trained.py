"""Load a study's trained networks, and check that they predict what ``predictions.csv`` says."""

from typing import Any, NamedTuple

import keras
import numpy as np
import pandas as pd

from facestudy.evaluation import metrics, results
from facestudy.models import registry
from facestudy.prepare import dataset
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

TOLERANCE = 0.02
"""Largest difference of a probability from the table's: mixed_bfloat16 moves some by 0.015."""
CHECKED = 32


class TrainedNetworks(NamedTuple):
    """The networks of a study by their models' names, and a sentence on each model without one."""

    networks: dict[str, keras.Model]
    skipped: list[str]


def load_all(study: Study) -> TrainedNetworks:
    """The networks of all models that can be rebuilt; the others are skipped.

    Raises:
        StudyError: weights are damaged, or do not predict what the table says.
    """
    networks, skipped = {}, []
    for model in results.models(study):
        reason = why_not(study, model)
        if reason:
            skipped.append(f"{model} is skipped: {reason}.")
        else:
            networks[model] = load(study, model)
    return TrainedNetworks(networks, skipped)


def why_not(study: Study, model: str) -> str:
    """Why a model has no network that can be loaded; empty if it has."""
    if model not in registry.MODELS:
        return f"it is not in the table of models ({', '.join(registry.MODELS)})"
    entry = registry.MODELS[model]
    if not hasattr(registry.load(entry), "rebuild"):
        return f"{entry.module} has no function 'rebuild', which would load its network"
    if not (study.model_report(model) / "metrics.json").is_file():
        return "it has no metrics.json with the settings of its training"
    folder = study.model(model, _seed(results.read_metrics(study, model)))
    if not any(folder.glob("*.weights.h5")):
        return f"its weights are not in {folder}: run notebooks/{entry.notebook}.ipynb"
    return ""


def load(study: Study, model: str) -> keras.Model:
    """A trained network, pictures -> probabilities; of the seed that ``predictions.csv`` shows.

    Args:
        study: past the model's training.
        model: a name in the table of models.

    Returns:
        The network with its trained weights.

    Raises:
        StudyError: there is no such network; its weights are missing or damaged, or do not
            predict what the table says.
    """
    reason = why_not(study, model)
    if reason:
        raise StudyError(f"{model!r} cannot be loaded: {reason}")
    facts = results.read_metrics(study, model)
    predictions = results.read_predictions(study, model)
    classes = len(metrics.categories(predictions))
    module = registry.load(registry.MODELS[model])
    network = module.rebuild(study, seed=_seed(facts), classes=classes, facts=facts)
    _check(study, network, predictions, model=model)
    return network


def _seed(facts: dict[str, Any]) -> int:
    return int(facts.get("seed", 0))


def _check(study: Study, network: keras.Model, predictions: pd.DataFrame, *, model: str) -> None:
    """Compare the probabilities of some test pictures with the table's."""
    rows = predictions[predictions["split"] == "test"].head(CHECKED)
    # `predict` would trace a function for the few pictures of each network.
    pictures = keras.ops.convert_to_tensor(dataset.read_crops(study.faces, rows["id"]))
    computed = keras.ops.convert_to_numpy(network(pictures, training=False))
    saved = rows[[f"p_{category}" for category in metrics.categories(predictions)]].to_numpy()
    difference = float(np.abs(computed - saved).max())
    if difference > TOLERANCE:
        raise StudyError(
            f"the weights of {model} give probabilities up to {difference:.2f} from those in "
            f"predictions.csv: run notebooks/{registry.MODELS[model].notebook}.ipynb again"
        )
