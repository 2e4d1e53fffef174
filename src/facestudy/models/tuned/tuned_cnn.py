"""``tuned_cnn``: the small network from scratch, with settings that a search chose.

Pictures (n, 128, 128, 3), RGB, 0-255, become one probability per class.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers

from facestudy.models import compile_model, scratch_cnn, trained_weights
from facestudy.models.precision import FLOAT32
from facestudy.models.scratch_cnn import split_after_preprocessing
from facestudy.models.tuned.settings import Setting, Values, check, usual
from facestudy.study.paths import Study

__all__ = [
    "SETTINGS",
    "UNTUNED",
    "build",
    "compile",
    "compile_with",
    "rebuild",
    "split_after_preprocessing",
]

UNTUNED = "scratch_cnn"
"""The model without a search."""
SETTINGS = (
    Setting("width", "channels of a convolution", 32, (16, 24, 32, 48)),
    Setting("depth", "convolutions", 3, (2, 3, 4)),
    Setting("dense", "units of the hidden layer", 64, (32, 64, 128)),
    Setting("dropout", "dropout", 0.5, low=0.0, high=0.7),
    Setting("rate", "learning rate", 1e-3, low=2e-4, high=5e-3, log=True),
    Setting("decay", "weight decay", 0.0, (0.0, 0.003, 0.03, 0.3)),
    Setting("augmentation", "strength of the augmentation", 1.0, (0.0, 0.5, 1.0, 1.5)),
)
"""Wider networks take too long for a search on two cores."""
USUAL = usual(SETTINGS)
ARCHITECTURE = ("width", "depth", "dense", "dropout")


def build(
    classes: int,
    *,
    settings: Values = USUAL,
    augmentation: layers.Layer | None = None,
    policy: str = FLOAT32,
) -> keras.Model:
    """The network of `scratch_cnn` with other widths, depths and dropout.

    >>> build(4).count_params()
    92868

    Args:
        classes: how many categories it tells apart.
        settings: a value of each of `SETTINGS`.
        augmentation: as for `scratch_cnn.build`, of the strength that the settings say.
        policy: as for `scratch_cnn.build`.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes), not compiled.

    Raises:
        StudyError: fewer than two classes, or a setting that a search cannot choose.
    """
    check(settings, SETTINGS)
    own = {name: settings[name] for name in ARCHITECTURE}
    return scratch_cnn.build(classes, augmentation=augmentation, policy=policy, **own)


def compile(model: keras.Model) -> keras.Model:
    """Compile in place with the usual settings."""
    return compile_with(model, USUAL)


def compile_with(model: keras.Model, settings: Values) -> keras.Model:
    """Compile in place with AdamW, which is `scratch_cnn`'s Adam where nothing decays."""
    rate, decay = settings["rate"], settings["decay"]
    return compile_model.compile_with_decay(model, rate=rate, decay=decay)


def rebuild(study: Study, *, seed: int, classes: int, facts: Mapping[str, Any]) -> keras.Model:
    """The trained network of a study.

    Args:
        study: where ``11_tuning`` saved the weights.
        seed: of the training.
        classes: how many categories it tells apart.
        facts: its entry in ``metrics.json``; ``precision`` and ``settings`` are read.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes).

    Raises:
        StudyError: the weights are missing, damaged, or of another network.
    """
    policy = trained_weights.policy(study, facts["precision"])
    model = build(classes, settings=facts["settings"], policy=policy)
    path = study.model("tuned_cnn", seed) / "model.weights.h5"
    return trained_weights.load_weights(model, path, notebook="11_tuning")
