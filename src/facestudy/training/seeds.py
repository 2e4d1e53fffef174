"""Train a model once per seed, and write what the trainings gave."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any

import keras

from facestudy.evaluation import made_of, provenance, results
from facestudy.evaluation.results import Run
from facestudy.models import engine
from facestudy.prepare.dataset import Faces
from facestudy.study import random_streams
from facestudy.study.paths import Study
from facestudy.training import checkpoint, fit, monitor


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
    network: str = "",
    started_from: str = "",
    distribution: str = "",
) -> list[Run]:
    """Train a model once per seed, save its weights, and predict every face.

    As many train side by side, each in a thread of its own, as the study's engine says. A killed
    run resumes where it stopped: finished trainings are read from their checkpoints.

    Args:
        study: the study.
        name: the model's name in the table of models.
        build: makes a model from a seed; Keras's global seed is set before. Called in this thread.
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
        network: the digest of the pretrained network that computed the inputs, if any.
        started_from: the model whose weights of the same seed `build` loads, if any. They must
            have learned from the same faces, on the same network.
        distribution: "data_parallel" gives all devices to one training after the other.

    Returns:
        One run per seed, with the probabilities of every face.

    Raises:
        StudyError: the weights to start from are missing, or of other faces or another network.
    """
    origin = {"learned_from": faces.learned_from, "network": network}
    starts = {
        seed: made_of.weights_to_start_from(study, started_from, seed, origin)
        for seed in (seeds if started_from else ())
    }
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
    data = inputs.select(train) if views is None else views, faces.labels[train]
    stop = threading.Event()

    def train_one(model: keras.Model, trained: keras.Model, seed: int, note: str) -> Run:
        folder = study.model(name, seed)
        history = fit.fit(
            trained,
            *data,
            validation=validation,
            epochs=epochs,
            seed=seed,
            stream=name,
            views=views is not None,
            checkpoint=folder / "training.npz",
            callbacks=callbacks(seed),
            stop=stop,
            note=note,
            distribution=distribution,
        )
        record: dict[str, Any] = {**origin, "weights": checkpoint.digest_of_weights(model)}
        if started_from:
            record["started_from"] = {f"{started_from}/seed-{seed}": starts[seed]}
        made_of.discard(folder)
        model.save_weights(folder / weights)
        made_of.write_weights(folder, record)
        return Run(seed, history, fit.predict(trained, inputs), record)

    def begin(number: int, seed: int) -> Callable[[], Run]:
        fit.set_seed(random_streams.integer(seed, name, "first weights"))
        model = build(seed)
        note = f"seed {number} of {len(seeds)}" if len(seeds) > 1 else ""
        return partial(train_one, model, part(model) if part else model, seed, note)

    at_once = 1 if distribution else min(engine.of_study(study).at_once, len(seeds))
    return _side_by_side([partial(begin, *pair) for pair in enumerate(seeds, 1)], at_once, stop)


def _side_by_side(
    jobs: Sequence[Callable[[], Callable[[], Run]]], at_once: int, stop: threading.Event
) -> list[Run]:
    """Run jobs in threads.

    Args:
        jobs: each is called in this thread when a place is free, which makes a model, and what it
            returns is called in a thread of its own.
        at_once: how many of the latter at a time; each holds a model in memory.
        stop: set when one fails, or on Ctrl-C; the others then end within some batches.
    """
    running: list[Future] = []
    with ThreadPoolExecutor(max(at_once, 1)) as pool:
        try:
            for job in jobs:
                _wait_for_place(running, at_once)
                running.append(pool.submit(job()))
            return [future.result() for future in running]
        except BaseException:
            stop.set()
            raise


def _wait_for_place(running: Sequence[Future], at_once: int) -> None:
    unfinished = [future for future in running if not future.done()]
    if len(unfinished) >= at_once:
        wait(unfinished, return_when=FIRST_COMPLETED)
    for future in running:
        if future.done():
            future.result()  # raises what stopped it


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
