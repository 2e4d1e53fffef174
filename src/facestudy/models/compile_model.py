"""How every classifier of the study is compiled."""

import keras

from facestudy.models import hardware
from facestudy.study.errors import StudyError

SEED = 0
"""The seed of dropout layers until `facestudy.training.fit.fit` sets it.

On PyTorch, a dropout layer without a seed uses PyTorch's global generator, and no training could
be resumed.
"""


def compile_classifier(model: keras.Model, optimizer: keras.optimizers.Optimizer) -> keras.Model:
    """Compile in place for integer labels, and return the model.

    The published loss is categorical cross-entropy. The sparse form is the same loss on labels
    0, 1, 2, ... instead of one-hot rows.
    """
    model.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile=hardware.jit(),
    )
    return model


RATE, DECAY = 1e-3, 0.05
"""Learning rate and weight decay of `compile_with_decay`."""
NOT_DECAYED = ("bias", "gamma", "beta")
"""Weights whose size says nothing of how simple a network is."""


def compile_with_decay(model: keras.Model) -> keras.Model:
    """Compile in place for integer labels with AdamW, and return the model.

    Loshchilov and Hutter, 2019, Decoupled Weight Decay Regularization,
    https://arxiv.org/abs/1711.05101.
    """
    optimizer = keras.optimizers.AdamW(RATE, weight_decay=DECAY)
    optimizer.exclude_from_weight_decay(var_names=list(NOT_DECAYED))
    return compile_classifier(model, optimizer)


def check_classes(classes: int) -> None:
    """Check how many categories a model is to tell apart.

    Raises:
        StudyError: fewer than two.
    """
    if classes < 2:
        raise StudyError(f"a classifier needs two categories or more, not {classes}")
