"""Train a model once per seed, and write what the trainings gave."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import keras

from facestudy.evaluation import provenance, results
from facestudy.evaluation.results import Run
from facestudy.prepare.dataset import Faces
from facestudy.study.paths import Study
from facestudy.training import fit, monitor


def train_seeds(
    study: Study,
    name: str,
    build: Callable[[int], keras.Model],
    *,
    seeds: Sequence[int],
    epochs: int,
    faces: Faces,
    inputs: Any,
    weights: str,
    views: Any = None,
    part: Callable[[keras.Model], keras.Model] | None = None,
    board: bool = False,
) -> list[Run]:
    """Train a model once per seed, save its weights, and predict every face.

    A killed run resumes where it stopped: finished trainings are read from their checkpoints.

    Args:
        study: the study.
        name: the model's name in the table of models.
        build: makes a model from a seed; Keras's global seed is set before.
        seeds: one training each.
        epochs: of each training.
        faces: the faces and their classes.
        inputs: what the network sees of every face: a bank without views, (n, ...), from
            `facestudy.features.bank.plain`.
        weights: the name of the weights file in the training's folder.
        views: a bank of augmented views of the training faces; without it `inputs` are trained on.
        part: the compiled part of the model that is trained on `inputs` and predicts from them;
            None for the whole model, which `build` has compiled.
        board: write logs for TensorBoard.

    Returns:
        One run per seed, with the probabilities of every face.
    """
    train, held_out = faces.part("train"), faces.part("validation")
    validation = inputs.select(held_out), faces.labels[held_out]
    pictures: Any = faces.pictures.select(held_out)
    callbacks = partial(
        monitor.callbacks,
        study,
        name,
        board=board,
        validation=validation,
        pictures=pictures,
        categories=faces.categories,
    )
    runs = []
    for seed in seeds:
        fit.set_seed(seed)
        model = build(seed)
        network = part(model) if part else model
        folder = study.model(name, seed)
        history = fit.fit(
            network,
            inputs.select(train) if views is None else views,
            faces.labels[train],
            validation=validation,
            epochs=epochs,
            seed=seed,
            views=views is not None,
            checkpoint=folder / "training.npz",
            callbacks=callbacks(seed),
        )
        model.save_weights(folder / weights)
        runs.append(Run(seed, history, fit.predict(network, inputs)))
    return runs


def write_result(
    study: Study,
    name: str,
    model: keras.Model,
    *,
    faces: Faces,
    runs: Sequence[Run],
    **facts: object,
) -> dict[str, Any]:
    """Write the predictions, history and metrics of a model's trainings.

    Args:
        study: the study.
        name: the model's name.
        model: the whole model, from picture to probabilities, whose parameters are counted.
        faces: the faces that were predicted.
        runs: from `train_seeds`.
        facts: what else ``metrics.json`` records: backbone, precision, views.

    Returns:
        The model's entry of ``metrics.json``.

    Raises:
        StudyError: no training at all, or one that diverged.
    """
    seed = runs[0].seed if runs else 0
    return results.write_model(
        study,
        name,
        rows=faces.rows,
        categories=faces.categories,
        runs=runs,
        facts=provenance.facts(model, seed=seed, runs=runs, **facts),
    )
