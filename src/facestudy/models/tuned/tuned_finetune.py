"""``tuned_finetune``: fine-tuning with settings that a search chose.

Pictures (n, 128, 128, 3), RGB, 0-255, become one probability per class. As in the published
training, the top learns first while the face network is frozen; here that takes `WARM` epochs.
"""

from collections.abc import Mapping
from typing import Any

import keras
import numpy as np

from facestudy.models import (
    bottleneck,
    classifier_head,
    compile_model,
    finetune,
    registry,
    trained_weights,
)
from facestudy.models.backbones.base import Backbone
from facestudy.models.start_again import StartAgain, state
from facestudy.models.tuned.settings import Setting, Values, check, usual
from facestudy.study.paths import Study

UNTUNED = "finetune"
"""The model without a search."""
WARM = 10
"""Epochs in which the top alone learns: its random weights would damage the network below it."""
SETTINGS = (
    Setting("width", "units of a hidden layer", 128, (32, 64, 128, 256)),
    Setting("depth", "hidden layers", 1, (0, 1, 2)),
    Setting("dropout", "dropout", 0.5, low=0.0, high=0.7),
    Setting("rate", "learning rate", 1e-4, low=1e-5, high=1e-2, log=True),
    Setting("decay", "weight decay", 0.0, (0.0, 0.003, 0.03, 0.3)),
    Setting("views", "augmented views", 10, (0, 3, 10)),
    Setting("unfrozen", "layers unfrozen", 3, (0, 1, 2, 3)),
)
"""A network whose tail has fewer layers with weights than ``unfrozen`` has all of them unfrozen."""
USUAL = usual(SETTINGS)


def top_for(backbone: Backbone, classes: int, settings: Values = USUAL) -> keras.Model:
    """An untrained top: features (n, features) -> probabilities (n, classes).

    Args:
        backbone: whose features it sees.
        classes: how many categories it tells apart.
        settings: a value of each of `SETTINGS`.

    Raises:
        StudyError: fewer than two classes, or a setting that a search cannot choose.
    """
    check(settings, SETTINGS)
    own = {name: settings[name] for name in ("width", "depth", "dropout")}
    return classifier_head.build_for(backbone, classes, **own)


def warm_up(
    top: keras.Model, features: np.ndarray, labels: np.ndarray, again: StartAgain | None = None
) -> keras.Model:
    """Train a top alone, on features of pictures as they are.

    Args:
        top: from `top_for`; its first weights are kept where the training begins.
        features: float32 (n, features).
        labels: int (n,).
        again: of tops of this shape, compiled by `classifier_head.compile`.

    Returns:
        The same top, trained.
    """
    classifier_head.adapt(top, features)
    kept, network = (again or StartAgain(classifier_head.compile)).with_weights_of(top)
    network.fit(features, labels, batch_size=32, epochs=WARM, verbose=0)
    if kept is not top:  # the state of dropout's generator as well, which the next training uses
        for variable, other in zip(state(top), state(kept), strict=True):
            variable.assign(other)
    return top


def build(
    classes: int,
    *,
    backbone: Backbone,
    top: keras.Model | None = None,
    settings: Values = USUAL,
) -> keras.Model:
    """The whole model from picture to probabilities.

    Args:
        classes: how many categories it tells apart.
        backbone: the pretrained network, shared and not copied.
        top: from `top_for`; a new one if None.
        settings: a value of each of `SETTINGS`.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes), not compiled.
    """
    top = top or top_for(backbone, classes, settings)
    model = bottleneck.assemble(backbone, top, name="tuned_finetune", train_tail=True)
    unfreeze(backbone, settings["unfrozen"])
    return model


def head(backbone: Backbone, top: keras.Model, settings: Values = USUAL) -> keras.Model:
    """The trainable part, compiled: activations at the cut -> probabilities (n, classes).

    Args:
        backbone: loaded anew for each training, which changes the end of it.
        top: the top, shared and not copied.
        settings: a value of each of `SETTINGS`.
    """
    model = finetune.head(backbone, top)
    unfreeze(backbone, settings["unfrozen"])
    return compile_with(model, settings)


def unfreeze(backbone: Backbone, layers: int) -> None:
    """Let the last layers with weights of a backbone's tail learn, and no other.

    Args:
        backbone: its tail is changed in place.
        layers: how many.
    """
    weighted = [layer for layer in backbone.tail.layers if layer.weights]
    for number, layer in enumerate(reversed(weighted)):
        layer.trainable = number < layers


def compile(model: keras.Model) -> keras.Model:
    """Compile in place with the usual settings."""
    return compile_with(model, USUAL)


def compile_with(model: keras.Model, settings: Values) -> keras.Model:
    """Compile in place with SGD, as `finetune` is."""
    optimizer = keras.optimizers.SGD(
        settings["rate"], momentum=0.9, weight_decay=settings["decay"] or None
    )
    return compile_model.compile_classifier(model, optimizer)


def rebuild(study: Study, *, seed: int, classes: int, facts: Mapping[str, Any]) -> keras.Model:
    """The trained network of a study, its backbone and top as one.

    Args:
        study: where ``11_tuning`` saved the weights.
        seed: of the training.
        classes: how many categories it tells apart.
        facts: its entry in ``metrics.json``; ``backbone``, ``precision`` and ``settings`` are read.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes).

    Raises:
        StudyError: the weights are missing, damaged, or of another network.
    """
    policy = trained_weights.policy(study, facts["precision"])
    backbone = registry.choose(facts["backbone"], precision=policy)
    top = top_for(backbone, classes, facts["settings"])
    path = study.model("tuned_finetune", seed) / "head.weights.h5"
    # Its layers are the whole model's; a compiled one would also expect the optimizer's state.
    trained_weights.load_weights(finetune.head(backbone, top), path, notebook="11_tuning")
    return build(classes, backbone=backbone, top=top, settings=facts["settings"])
