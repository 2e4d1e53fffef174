"""Heads in Keras: a sigmoid for gender, a linear one for age in years, alone or together.

Enters: a body (any encoder's model, or frozen features) and labels, of which some may be missing.
Leaves: a trained model whose output has one column per target: the probability of male, the age.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd
from keras import layers, ops

from facestudy.experiments.denoising.inference import BATCH, apply
from facestudy.models import hardware
from facestudy.models.compile_model import SEED
from facestudy.study.errors import StudyError
from facestudy.training import fit

GENDER, AGE = "gender", "age"
TARGETS = (GENDER, AGE)
LEAST_AN_EPOCH = 512
"""Few labelled pictures are shown several times an epoch, until so many were shown: otherwise an
epoch of 48 would be two steps."""
MOST_REPEATS = 8


@keras.saving.register_keras_serializable(package="facestudy")
class Errors(keras.losses.Loss):
    """Cross-entropy of gender plus squared error of age, where there are labels.

    Args:
        targets: the columns' meanings.
        spread: years that an error of age is measured in, so that both weigh alike.
    """

    def __init__(self, targets: Sequence[str] = TARGETS, spread: float = 10.0, **options: Any):
        super().__init__(**options)
        self.targets, self.spread = tuple(targets), float(spread)

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """(n, targets), NaN where there is no label; both -> (n,)."""
        missing = ops.isnan(y_true)
        # Not a NaN times 0, which is NaN: the label is replaced before anything is computed.
        known = ops.where(missing, ops.stop_gradient(y_pred), y_true)
        parts = []
        for column, target in enumerate(self.targets):
            true, said = known[:, column], y_pred[:, column]
            if target == GENDER:
                said = ops.clip(said, 1e-6, 1 - 1e-6)
                part = -true * ops.log(said) - (1 - true) * ops.log(1 - said)
            else:
                part = 0.5 * ((true - said) / self.spread) ** 2
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
    """Body -> dropout -> one number per target.

    Args:
        body: to features (n, d); its layers become the model's.
        years: mean and standard deviation of the training ages, from which the age head starts.

    Raises:
        StudyError: no such target.
    """
    if not targets or set(targets) - set(TARGETS):
        raise StudyError(f"heads for {list(targets)}: choose of {', '.join(TARGETS)}")
    x = layers.Dropout(dropout, seed=SEED, name="dropout")(body.output)
    outputs = []
    for number, target in enumerate(targets):
        start = keras.initializers.GlorotUniform(1000 * seed + 900 + number)
        form = "sigmoid" if target == GENDER else "linear"
        y = layers.Dense(1, form, kernel_initializer=start, name=target)(x)
        outputs.append(
            layers.Rescaling(years[1], years[0], name="years")(y) if target == AGE else y
        )
    joined = layers.Concatenate(name="estimates")(outputs) if len(outputs) > 1 else outputs[0]
    model = keras.Model(body.input, joined, name="heads")
    model.jit_compile = hardware.jit()
    return model


def on_features(features: np.ndarray) -> keras.Model:
    """The body of heads on frozen features (n, d): brings each to mean 0 and variance 1."""
    given = layers.Input((features.shape[1],), name="features")
    return standardised(keras.Model(given, given), features)


def standardised(body: keras.Model, x: np.ndarray) -> keras.Model:
    """A body whose features have mean 0 and variance 1 on what it is trained with.

    The statistics are no trained parameters. Without them heads learn next to nothing from the
    features of a pretrained network that lie far from 0 and vary little.
    """
    layer = layers.Normalization(name="standardise")
    layer.adapt(apply(body, x))
    return keras.Model(body.input, layer(body.output))


def learn(
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
    """Train heads and whatever of the body is trainable; resumes from its checkpoint.

    Args:
        x: what the body takes, (n, ...).
        labels: ``male`` (1, 0 or NaN) and ``age`` (years or NaN), n rows.
        validation: others; the epoch of their lowest loss is kept.
        rate: Adam's.

    Returns:
        The model and its history (``epoch, loss, val_loss``).
    """
    ages = labels["age"].dropna() if AGE in targets else pd.Series([40.0, 52.0])
    if len(ages) < 2:
        raise StudyError("no two ages are known among the labelled pictures: ask for gender alone")
    years = float(ages.mean()), max(float(ages.std()), 1.0)
    model = build(body, targets, years=years, dropout=dropout, seed=seed)
    # The age head's output is scaled up by `spread`: its loss is scaled down by the same.
    model.compile(
        keras.optimizers.Adam(rate), Errors(targets, years[1]), jit_compile=hardware.jit()
    )
    held, held_labels = validation
    repeats = int(np.clip(-(-LEAST_AN_EPOCH // len(x)), 1, MOST_REPEATS))
    history = fit.fit(
        model, x, as_targets(labels, targets), validation=(held, as_targets(held_labels, targets)),
        epochs=epochs, seed=seed, checkpoint=checkpoint, repeats=repeats, batch_size=BATCH,
        accuracy=False,
    )  # fmt: skip
    return model, history


def as_targets(labels: pd.DataFrame, targets: Sequence[str]) -> np.ndarray:
    """Labels as float32 (n, targets), NaN where there is none."""
    columns = {GENDER: "male", AGE: "age"}
    return labels[[columns[target] for target in targets]].to_numpy("float32")


def estimates(outputs: np.ndarray, targets: Sequence[str] = TARGETS) -> pd.DataFrame:
    """A model's outputs (n, targets) as columns ``p_male`` and ``years``, of those asked for."""
    names = {GENDER: "p_male", AGE: "years"}
    return pd.DataFrame(outputs, columns=[names[target] for target in targets])
