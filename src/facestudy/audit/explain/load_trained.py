"""A study's trained networks, each as one from pictures to probabilities.

Enters: the weights that ``05_scratch_cnn`` and ``07_finetune`` saved. Leaves: Keras models that
say what ``predictions.csv`` says, or a `StudyError`.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd

from facestudy.evaluation import metrics as evaluate
from facestudy.evaluation import results
from facestudy.models import choose, classifier_head, finetune, precision, scratch_cnn
from facestudy.prepare import dataset
from facestudy.study import files
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
    loaders = {"scratch_cnn": load_scratch_cnn, "finetune": load_finetune}
    if model not in loaders:
        raise StudyError(f"{model!r} is no network here: choose {' or '.join(loaders)}")
    return loaders[model](study)


def load_scratch_cnn(study: Study) -> keras.Model:
    """The network that ``05_scratch_cnn`` trained; see `load`."""
    metrics = results.read_metrics(study, "scratch_cnn")
    predictions = results.read_predictions(study, "scratch_cnn")
    classes = len(evaluate.categories(predictions))
    model = scratch_cnn.build(classes, policy=_policy(study, metrics["precision"]))
    path = study.model("scratch_cnn", metrics["seed"]) / "model.weights.h5"
    return _checked(study, _filled(model, path, "scratch_cnn"), predictions, name="scratch_cnn")


def load_finetune(study: Study) -> keras.Model:
    """The network that ``07_finetune`` trained, its backbone and top as one; see `load`."""
    metrics = results.read_metrics(study, "finetune")
    predictions = results.read_predictions(study, "finetune")
    backbone = choose(metrics["backbone"], precision=_policy(study, metrics["precision"]))
    classifier = classifier_head.fresh(backbone, len(evaluate.categories(predictions)))
    path = study.model("finetune", metrics["seed"]) / "head.weights.h5"
    _filled(finetune.head(backbone, classifier), path, "finetune")  # the same layers
    model = finetune.build(classifier.output_shape[-1], backbone=backbone, top=classifier)
    return _checked(study, model, predictions, name="finetune")


def _policy(study: Study, asked: str) -> str:
    """As it was trained, or float32 where this machine would gain nothing by that."""
    try:
        return precision.of_study(study, asked)
    except StudyError:
        return precision.FLOAT32


def _filled(model: keras.Model, path: Path, name: str) -> keras.Model:
    if not path.is_file():
        raise files.missing(path, results.NOTEBOOK[name])
    try:
        model.load_weights(path)
    except (ValueError, OSError, KeyError) as error:
        raise StudyError(
            f"{path} does not fit the network: run notebooks/{results.NOTEBOOK[name]}.ipynb again"
        ) from error
    return model


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
            f"predictions.csv: run notebooks/{results.NOTEBOOK[name]}.ipynb again"
        )
    return model
