"""Heads in Keras: a sigmoid for gender and a linear unit for age in years, alone or together.

A head is put on a body (an encoder's model, or frozen features) and trained with labels, some of
which may be missing. The output has one column per target: the probability of male, the age.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd
from keras import layers, ops

from facestudy.experiments.denoising.inference import BATCH_SIZE, predict
from facestudy.models import hardware
from facestudy.models.compile_model import SEED
from facestudy.study.errors import StudyError
from facestudy.training import fit

GENDER, AGE = "gender", "age"
TARGETS = (GENDER, AGE)
MIN_PICTURES_PER_EPOCH = 512
"""A small training set is repeated within an epoch up to this number of pictures; otherwise an
epoch of 48 pictures would be two steps."""
MAX_REPEATS = 8


@keras.saving.register_keras_serializable(package="facestudy")
class Errors(keras.losses.Loss):
    """Cross-entropy of gender plus squared error of age; missing labels add nothing.

    Args:
        targets: what the columns are.
        spread: the unit of the age error in years, so that both parts have similar weight.
    """

    def __init__(self, targets: Sequence[str] = TARGETS, spread: float = 10.0, **options: Any):
        super().__init__(**options)
        self.targets, self.spread = tuple(targets), float(spread)

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """The loss (n,) of labels (n, targets), NaN where missing, and outputs (n, targets)."""
        missing = ops.isnan(y_true)
        # NaN times 0 is NaN, so missing labels are replaced before the loss is computed.
        labels = ops.where(missing, ops.stop_gradient(y_pred), y_true)
        parts = []
        for column, target in enumerate(self.targets):
            label, output = labels[:, column], y_pred[:, column]
            if target == GENDER:
                output = ops.clip(output, 1e-6, 1 - 1e-6)
                part = -label * ops.log(output) - (1 - label) * ops.log(1 - output)
            else:
                part = 0.5 * ((label - output) / self.spread) ** 2
            parts.append(ops.where(missing[:, column], ops.zeros_like(part), part))
        return sum(parts)

    def get_config(self) -> dict:
        return {**super().get_config(), "targets": self.targets, "spread": self.spread}


def build(
    body: keras.Model,
    targets: Sequence[str] = TARGETS,
    *,
    years: tuple[float, float] = (40.0, 12.0),
    dropout: float = 0.5,
    seed: int = 0,
) -> keras.Model:
    """The model body -> dropout -> one number per target.

    Args:
        body: a model with outputs (n, d); the new model shares its layers.
        targets: "gender", "age" or both.
        years: mean and standard deviation of the training ages, which scale the age head.
        dropout: rate.
        seed: of the initial weights.

    Raises:
        StudyError: an unknown target.
    """
    if not targets or set(targets) - set(TARGETS):
        raise StudyError(f"heads cannot predict {list(targets)}: choose from {', '.join(TARGETS)}")
    x = layers.Dropout(dropout, seed=SEED, name="dropout")(body.output)
    outputs = []
    for number, target in enumerate(targets):
        start = keras.initializers.GlorotUniform(1000 * seed + 900 + number)
        activation = "sigmoid" if target == GENDER else "linear"
        y = layers.Dense(1, activation, kernel_initializer=start, name=target)(x)
        outputs.append(
            layers.Rescaling(years[1], years[0], name="years")(y) if target == AGE else y
        )
    joined = layers.Concatenate(name="estimates")(outputs) if len(outputs) > 1 else outputs[0]
    model = keras.Model(body.input, joined, name="heads")
    model.jit_compile = hardware.jit()
    return model


def feature_body(features: np.ndarray) -> keras.Model:
    """The body of heads on frozen features (n, d): scales each to mean 0 and variance 1."""
    inputs = layers.Input((features.shape[1],), name="features")
    return standardised(keras.Model(inputs, inputs), features)


def standardised(body: keras.Model, x: np.ndarray) -> keras.Model:
    """A body whose features have mean 0 and variance 1 on its training inputs ``x``.

    The statistics are not trainable. Without them heads learn almost nothing from features of a
    pretrained network that are far from 0 and vary little.
    """
    layer = layers.Normalization(name="standardise")
    layer.adapt(predict(body, x))
    return keras.Model(body.input, layer(body.output))


def train(
    body: keras.Model,
    x: np.ndarray,
    labels: pd.DataFrame,
    *,
    validation: tuple[np.ndarray, pd.DataFrame],
    checkpoint: Path,
    targets: Sequence[str] = TARGETS,
    epochs: int = 25,
    rate: float = 2e-3,
    dropout: float = 0.5,
    seed: int = 0,
) -> tuple[keras.Model, pd.DataFrame]:
    """Train heads and the trainable layers of the body; resume from the checkpoint.

    Args:
        body: see `build`.
        x: inputs of the body, (n, ...).
        labels: ``male`` (1, 0 or NaN) and ``age`` (years or NaN), n rows.
        validation: inputs and labels; the epoch with their lowest loss is kept.
        checkpoint: the file that keeps the state of the training.
        targets: see `build`.
        epochs: number of epochs.
        rate: learning rate of Adam.
        dropout: see `build`.
        seed: of weights, order and dropout.

    Returns:
        the model and its history (``epoch, loss, val_loss``).

    Raises:
        StudyError: an unknown target, or fewer than two known ages for an age head.
    """
    ages = labels["age"].dropna() if AGE in targets else pd.Series([40.0, 52.0])
    if len(ages) < 2:
        raise StudyError(
            "fewer than two of the labelled pictures have an age: use the target gender alone"
        )
    years = float(ages.mean()), max(float(ages.std()), 1.0)
    model = build(body, targets, years=years, dropout=dropout, seed=seed)
    # The age head's output is scaled up by `spread`, so its loss is scaled down by the same.
    model.compile(
        keras.optimizers.Adam(rate), Errors(targets, years[1]), jit_compile=hardware.jit()
    )
    held_out, held_out_labels = validation
    repeats = int(np.clip(-(-MIN_PICTURES_PER_EPOCH // len(x)), 1, MAX_REPEATS))
    history = fit.fit(
        model, x, target_array(labels, targets),
        validation=(held_out, target_array(held_out_labels, targets)), epochs=epochs, seed=seed,
        checkpoint=checkpoint, repeats=repeats, batch_size=BATCH_SIZE, accuracy=False,
        stream="denoising heads",
    )  # fmt: skip
    return model, history


def target_array(labels: pd.DataFrame, targets: Sequence[str]) -> np.ndarray:
    """Labels as float32 (n, targets), NaN where missing."""
    columns = {GENDER: "male", AGE: "age"}
    return labels[[columns[target] for target in targets]].to_numpy("float32")


def estimates_table(outputs: np.ndarray, targets: Sequence[str] = TARGETS) -> pd.DataFrame:
    """A model's outputs (n, targets) as a table with the columns ``p_male``, ``years`` or both."""
    names = {GENDER: "p_male", AGE: "years"}
    return pd.DataFrame(outputs, columns=[names[target] for target in targets])
