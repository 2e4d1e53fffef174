"""How the study's networks are trained, for trainings on other parts of the same faces."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import keras

from facestudy.features import bank
from facestudy.features.augment import Augmentation
from facestudy.models import classifier_head, finetune, registry, scratch_cnn
from facestudy.prepare.dataset import Faces
from facestudy.study.paths import Study


class Recipe(NamedTuple):
    """What `facestudy.training.seeds.train_seeds` needs for one network.

    Attributes:
        model: the network's name.
        build: given the faces to learn from, makes a model from a seed.
        inputs: what it sees of every face, (n, ...).
        views: augmented views of every face, (n, 1 + views, ...); None to train on `inputs`.
        part: as for `train_seeds`.
        weights: the name of the weights file.
        network: the digest of the pretrained network, if any.
        started_from: the network whose weights it begins with, if any.
    """

    model: str
    build: Callable[[Faces], Callable[[int], keras.Model]]
    inputs: Any
    views: Any = None
    part: Callable[[keras.Model], keras.Model] | None = None
    weights: str = "model.weights.h5"
    network: str = ""
    started_from: str = ""


def of_scratch_cnn(study: Study, faces: Faces, *, policy: str) -> Recipe:
    """As ``05_scratch_cnn`` trains.

    Args:
        study: keeps the inputs.
        faces: the study's.
        policy: the dtype policy of the convolutions.
    """
    classes = len(faces.categories)
    resize, _ = scratch_cnn.split_after_preprocessing(scratch_cnn.build(classes, policy=policy))
    kept: dict[str, Any] = {"cache": study.features, "key": "scratch_cnn-seen", "dtype": "float32"}

    def build(_: Faces) -> Callable[[int], keras.Model]:
        return lambda seed: scratch_cnn.build(
            classes, augmentation=Augmentation(seed=seed), policy=policy
        )

    return Recipe(
        "scratch_cnn",
        build,
        bank.plain(bank.build_bank(resize, faces.pictures, **kept)),
        part=lambda model: scratch_cnn.compile(scratch_cnn.split_after_preprocessing(model)[1]),
    )


def of_pretrained(
    study: Study, faces: Faces, *, backbone: str, policy: str, views: int, seed: int, prefix: str
) -> list[Recipe]:
    """As ``06_bottleneck`` and then ``07_finetune`` train.

    Args:
        study: keeps features, and under ``prefix`` the tops that the second begins with.
        faces: the study's.
        backbone: its name.
        policy: the dtype policy of its convolutions.
        views: augmented views of each picture.
        seed: of the views.
        prefix: of the names under which both are trained.
    """
    classes, cache = len(faces.categories), study.features
    first = registry.choose(backbone, precision=policy)
    load = partial(registry.choose, first.name, precision=policy)
    drawn: dict[str, Any] = {"views": views, "seed": seed, "augmentation": Augmentation()}
    kept = {
        part: bank.build_bank(first.named(part), faces.pictures, cache=cache, **drawn)
        for part in ("features", "frozen")
    }
    features, activations = (bank.plain(kept[part]) for part in ("features", "frozen"))

    def build_top(learned: Faces) -> Callable[[int], keras.Model]:
        train = features[learned.part("train")]
        return lambda _: classifier_head.adapt(
            classifier_head.compile(classifier_head.build_for(first, classes)), train
        )

    def build_head(_: Faces) -> Callable[[int], keras.Model]:
        def build(seed: int) -> keras.Model:
            own = load()
            top = classifier_head.build_for(own, classes)
            saved = study.model(f"{prefix}bottleneck", seed) / "top.weights.h5"
            return finetune.compile(finetune.head(own, classifier_head.load(top, saved)))

        return build

    top: dict[str, Any] = {"weights": "top.weights.h5", "network": first.digest}
    head: dict[str, Any] = {"weights": "head.weights.h5", "network": first.digest}
    return [
        Recipe("bottleneck", build_top, features, kept["features"], **top),
        Recipe(
            "finetune",
            build_head,
            activations,
            kept["frozen"],
            started_from="bottleneck",
            **head,
        ),
    ]
