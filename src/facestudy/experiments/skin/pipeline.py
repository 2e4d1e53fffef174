"""From patches to kinds of skin, step by step, each of which may be looked at.

Enters: a study whose cheeks are cut. Leaves: the training curve, the table by which the number of
topics is chosen, and `Kinds`, written to the disk.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.skin import model_file
from facestudy.experiments.skin.encoder import pretraining, views
from facestudy.experiments.skin.model_file import Kinds
from facestudy.experiments.skin.patches import extract
from facestudy.experiments.skin.topics import counts, features, lda, textons, traits
from facestudy.models import precision
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

EPOCHS = 20
LEAST_PATCHES = pretraining.LEAST_PATCHES


class Material(NamedTuple):
    """The usable patches of a study.

    Attributes:
        rows: ``id, side, person, grey, ...``, numbered from 0.
        pictures: RGB uint8 (n, 64, 64, 3), in their order.
    """

    rows: pd.DataFrame
    pictures: np.ndarray

    @property
    def grey(self) -> bool:
        """Whether all of them come from grey pictures."""
        return bool(self.rows["grey"].astype(str).str.lower().eq("true").all())


class Trained(NamedTuple):
    """An encoder after its training, what builds it again, and its curve."""

    encoder: Any
    settings: dict[str, Any]
    history: pd.DataFrame


class Text(NamedTuple):
    """Every patch as words, and what finds the same words in others."""

    counter: counts.Counter
    counted: np.ndarray  # (n, words) int64


def material(study: Study) -> Material:
    """Read the patches.

    Raises:
        StudyError: too few to learn from, or none.
    """
    rows = extract.usable(study)
    if len(rows) < LEAST_PATCHES:
        raise StudyError(
            f"study {study.name!r} has {len(rows)} usable patches of {rows['id'].nunique()} "
            f"pictures; at least {LEAST_PATCHES} patches are needed, about "
            f"{LEAST_PATCHES // 2} pictures that show both cheeks"
        )
    return Material(rows, extract.load(study, rows))


def train(
    study: Study,
    pictures: np.ndarray,
    *,
    epochs: int = EPOCHS,
    seed: int = 0,
    asked: str = "auto",
    settings: dict[str, Any] | None = None,
    changed_views: dict[str, float] | None = None,
    watch: Sequence[keras.callbacks.Callback] = (),
) -> Trained:
    """Teach an encoder by BYOL, or take the one whose training is finished.

    Args:
        study: where state and curve are kept.
        pictures: patches RGB uint8 (n, side, side, 3).
        epochs: passes over all patches.
        seed: of weights, order and views.
        asked: the precision: "auto", "float32" or "mixed_bfloat16".
        settings: further arguments of `encoders.build`.
        changed_views: entries of `views.DEFAULTS` to replace.
        watch: from `facestudy.training.monitor.callbacks`.

    Raises:
        StudyError: too few patches, a collapse, no such encoder or precision.
    """
    policy = str(precision.of_study(study, asked))
    chosen = {"side": pictures.shape[1], "policy": policy} | (settings or {})
    steps = pretraining.steps_of(len(pictures), epochs)
    model = pretraining.build(steps, settings=chosen, seed=seed, changed_views=changed_views)
    state = model_file.path_of(study).parent / "training.npz"
    how = {"epochs": epochs, "seed": seed, "checkpoint": state, "watch": watch}
    history = pretraining.fit(model, pictures, **how)
    files.write_csv(study.reports / "skin" / "history.csv", history)
    return Trained(model.encoder, chosen, history)


def whiten(
    trained: Trained,
    pictures: np.ndarray,
    *,
    seed: int = 0,
    changed_views: dict[str, float] | None = None,
) -> features.Representation:
    """The features' directions, from views that move a patch but leave its light as it is.

    The network has learned not to mind the lamp; to treat every change of light as noise once
    more would throw away tone.
    """
    still = {"brightness": 0.0, "slope": 0.0, "colour": 0.0, "grain": 0.0}
    layers = views.build(**(views.DEFAULTS | (changed_views or {}) | still))
    return features.fit(trained.encoder, pictures, layers, seed=seed)


def as_text(trained: Trained, pictures: np.ndarray, features: np.ndarray, *, seed: int = 0) -> Text:
    """Find the words of these patches and count them."""
    details = textons.see(trained.encoder, pictures)
    counter = counts.fit(features, details, seed=seed)
    return Text(counter, counter.count(features, details))


def finish(
    study: Study,
    taken: Material,
    trained: Trained,
    found: features.Representation,
    features: np.ndarray,
    text: Text,
    *,
    number: int,
    seed: int = 0,
) -> Kinds:
    """Learn ``number`` topics from all patches, put everything together and write it."""
    learned = lda.fit(text.counted, number, seed=seed)
    shares = learned.shares(text.counted)
    table = traits.of_topics(traits.measure(taken.pictures), shares.argmax(axis=1))
    result = Kinds(
        encoder=trained.encoder,
        settings=trained.settings,
        representation=found,
        counter=text.counter,
        topics=learned,
        samples=taken.rows[["id", "side"]],
        features=features,
        shares=shares,
        words=dict(zip(table["topic"].astype(int), table["words"], strict=True)),
        grey=taken.grey,
    )
    model_file.save(study, result)
    return result
