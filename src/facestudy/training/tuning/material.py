"""What a search trains: inputs of every face, computed once, and networks of given settings."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

import keras
import numpy as np

from facestudy.features import bank
from facestudy.features.augment import Augmentation
from facestudy.models import classifier_head, registry
from facestudy.models.backbones.base import Backbone
from facestudy.models.start_again import StartAgain
from facestudy.models.tuned import tuned_cnn, tuned_finetune
from facestudy.models.tuned.settings import Setting, Values
from facestudy.prepare.dataset import Faces
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

BUILDING = threading.RLock()
"""Held while a network is built: its first weights come from Keras's global generator."""
ROTATION, ZOOM, SHIFT = 15.0, 0.1, 0.05  # of an augmentation of strength 1, as `Augmentation` has


@dataclass(frozen=True)
class Material:
    """All that trainings of a tuned model share.

    Attributes:
        name: of the model.
        settings: that a search may change.
        untuned: the model without a search.
        faces: the study's.
        inputs: what a network sees of every face, (n, ...).
        new: makes a network of given settings: first weights that follow from Keras's global seed,
            and from features (or None) and labels of what it learns from -> the model to save.
            Like ``part`` a function that can be sent to another process.
        part: compiles a model for given settings and returns what of it is trained on ``inputs``.
        views: of given faces, for given settings: (n, 1 + views, ...), or None to train on inputs.
        weights: the name of the weights file.
        features: of every face, (n, features), for networks that begin with those.
        network: the digest of the pretrained network, if any.
        facts: what ``metrics.json`` records.
        whole: given settings -> an untrained model from picture to probabilities, to be counted.
    """

    name: str
    settings: tuple[Setting, ...]
    untuned: str
    faces: Faces
    inputs: Any
    new: Callable[[Values, Any, np.ndarray], keras.Model]
    part: Callable[[keras.Model, Values], keras.Model]
    views: Callable[[np.ndarray, Values], Any]
    weights: str
    whole: Callable[[Values], keras.Model]
    features: Any = None
    network: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    def seen(self, learn: np.ndarray) -> tuple[Any, np.ndarray]:
        """Features (or None) and labels of given faces, from which first weights follow."""
        features = None if self.features is None else self.features[learn]
        return features, self.faces.labels[learn]


def augmentation(strength: float, seed: int) -> Augmentation | None:
    """The study's augmentation, stronger or weaker; None for 0."""
    if not strength:
        return None
    return Augmentation(strength * ROTATION, strength * ZOOM, strength * SHIFT, seed=seed)


def of_cnn(study: Study, faces: Faces, *, policy: str) -> Material:
    """For ``tuned_cnn``: pictures in the network's size.

    Args:
        study: keeps them.
        faces: the study's.
        policy: the dtype policy of the convolutions.
    """
    classes = len(faces.categories)
    resize, _ = tuned_cnn.split_after_preprocessing(tuned_cnn.build(classes, policy=policy))
    kept: dict[str, Any] = {"cache": study.features, "key": "scratch_cnn-seen", "dtype": "float32"}

    return Material(
        name="tuned_cnn",
        settings=tuned_cnn.SETTINGS,
        untuned=tuned_cnn.UNTUNED,
        faces=faces,
        inputs=bank.plain(bank.build_bank(resize, faces.pictures, **kept)),
        new=partial(_new_cnn, classes, policy),
        part=_cnn_part,
        views=lambda positions, values: None,
        weights="model.weights.h5",
        whole=lambda values: tuned_cnn.build(classes, settings=values, policy=policy),
        facts={"precision": policy},
    )


def _new_cnn(
    classes: int, policy: str, values: Values, features: None, labels: np.ndarray
) -> keras.Model:
    layer = augmentation(values["augmentation"], seed=0)
    return tuned_cnn.build(classes, settings=values, augmentation=layer, policy=policy)


def _cnn_part(model: keras.Model, values: Values) -> keras.Model:
    return tuned_cnn.compile_with(tuned_cnn.split_after_preprocessing(model)[1], values)


def of_finetune(study: Study, faces: Faces, *, backbone: str, policy: str, seed: int) -> Material:
    """For ``tuned_finetune``: activations at the backbone's cut, and features for the warm-up.

    Args:
        study: keeps them.
        faces: the study's.
        backbone: its name.
        policy: the dtype policy of its convolutions.
        seed: of the views, as in ``07_finetune``.
    """
    first = registry.choose(backbone, precision=policy)
    load = partial(registry.choose, first.name, precision=policy)
    frozen, cache = first.named("frozen"), study.features
    features = bank.plain(bank.build_bank(first.named("features"), faces.pictures, cache=cache))

    def views(positions: np.ndarray, values: Values) -> Any:
        if not values["views"]:
            return None
        drawn: dict[str, Any] = {
            "views": int(values["views"]),
            "seed": seed,
            "augmentation": Augmentation(),
        }
        return bank.build_bank(frozen, faces.pictures.select(positions), cache=cache, **drawn)

    return Material(
        name="tuned_finetune",
        settings=tuned_finetune.SETTINGS,
        untuned=tuned_finetune.UNTUNED,
        faces=faces,
        inputs=bank.plain(bank.build_bank(frozen, faces.pictures, cache=cache)),
        new=partial(_new_head, load, first.digest, len(faces.categories)),
        part=_head_part,
        views=views,
        features=features,
        weights="head.weights.h5",
        whole=lambda values: _whole(load(), len(faces.categories), values),
        network=first.digest,
        facts={"backbone": first.name, "precision": policy},
    )


def _new_head(
    load: Callable[[], Backbone],
    digest: str,
    classes: int,
    values: Values,
    features: Any,
    labels: np.ndarray,
) -> keras.Model:
    backbone = load()
    if backbone.digest != digest:
        raise StudyError(
            f"the weights of {backbone.name} here differ from those where it was chosen"
        )
    again = _top(values["width"], values["depth"], values["dropout"])
    top = tuned_finetune.top_for(backbone, classes, values)
    # What is kept must be no network's own top: the next fold warms up while that one trains.
    again.with_weights_of(tuned_finetune.top_for(backbone, classes, values))
    tuned_finetune.warm_up(top, features, labels, again)
    return tuned_finetune.head(backbone, top, values)


@lru_cache(maxsize=8)
def _top(width: int, depth: int, dropout: float) -> StartAgain:
    """What compiles tops of a shape: folds share one. `BUILDING` is held while it is used."""
    return StartAgain(classifier_head.compile)


def _head_part(model: keras.Model, values: Values) -> keras.Model:
    return model


def _whole(backbone: Backbone, classes: int, values: Values) -> keras.Model:
    return tuned_finetune.build(classes, backbone=backbone, settings=values)
