"""A study's trained networks, each as one from pictures to probabilities.

Enters: the weights that ``05_scratch_cnn`` and ``07_finetune`` saved. Leaves: Keras models that
say what ``predictions.csv`` says, or a `StudyError`.
"""

from types import ModuleType

import keras
import numpy as np
import pandas as pd

from facestudy.evaluation import metrics as evaluate
from facestudy.evaluation import results
from facestudy.models import registry
from facestudy.prepare import dataset
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

LEEWAY = 0.02
"""By how much a probability may differ from the table: mixed_bfloat16 moves some by 0.015."""
CHECKED = 32


def load(study: Study, model: str) -> keras.Model:
    """A trained network by its name, the seed that ``predictions.csv`` shows.

    Raises:
        StudyError: the weights are missing, or do not say what the table says; no such network.
    """
    loadable = _loadable()
    if model not in loadable:
        raise StudyError(f"{model!r} is no network here: choose {' or '.join(loadable)}")
    metrics = results.read_metrics(study, model)
    predictions = results.read_predictions(study, model)
    network = loadable[model].rebuild(
        study,
        seed=metrics["seed"],
        classes=len(evaluate.categories(predictions)),
        facts=metrics,
    )
    return _checked(study, network, predictions, name=model)


def _loadable() -> dict[str, ModuleType]:
    """The models whose modules can rebuild a trained network."""
    modules = {name: registry.load(entry) for name, entry in registry.MODELS.items()}
    return {name: module for name, module in modules.items() if hasattr(module, "rebuild")}


def _checked(
    study: Study, model: keras.Model, predictions: pd.DataFrame, *, name: str
) -> keras.Model:
    """The model, if it says of some test pictures what the table says."""
    rows = predictions[predictions["split"] == "test"].head(CHECKED)
    said = model.predict(dataset.read_crops(study.faces, rows["id"]), verbose=0)
    told = rows[[f"p_{each}" for each in evaluate.categories(predictions)]].to_numpy()
    difference = float(np.abs(said - told).max())
    if difference > LEEWAY:
        raise StudyError(
            f"the weights of {name} give probabilities up to {difference:.2f} from those in "
            f"predictions.csv: run notebooks/{registry.MODELS[name].notebook}.ipynb again"
        )
    return model
