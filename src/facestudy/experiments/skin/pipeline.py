"""The steps from cheek patches to topics of skin, one function each."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.skin import model_file
from facestudy.experiments.skin.encoder import pretraining, views
from facestudy.experiments.skin.model_file import SkinModel
from facestudy.experiments.skin.patches import extract
from facestudy.experiments.skin.topics import counts, features, lda, textons, traits
from facestudy.models import precision
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

EPOCHS = 20
MIN_PATCHES = pretraining.MIN_PATCHES


class Patches(NamedTuple):
    """The usable patches of a study.

    Attributes:
        rows: ``id, side, person, grey, ...``, numbered from 0.
        images: RGB uint8 (n, 64, 64, 3), in the same order.
    """

    rows: pd.DataFrame
    images: np.ndarray

    @property
    def grey(self) -> bool:
        """Whether all of them come from grey pictures."""
        return bool(self.rows["grey"].astype(str).str.lower().eq("true").all())


class TrainedEncoder(NamedTuple):
    """A trained encoder, the arguments that build it again, and its training history."""

    encoder: Any
    settings: dict[str, Any]
    history: pd.DataFrame


class PatchWords(NamedTuple):
    """The word counts of all patches, and the counter that gives them."""

    counter: counts.WordCounter
    counts: np.ndarray  # (n, words) int64


def load_patches(study: Study) -> Patches:
    """The usable patches of a study.

    Raises:
        StudyError: none, or too few for training.
    """
    rows = extract.usable_rows(study)
    if len(rows) < MIN_PATCHES:
        raise StudyError(
            f"study {study.name!r} has {len(rows)} usable patches of {rows['id'].nunique()} "
            f"pictures; at least {MIN_PATCHES} patches are needed, about "
            f"{MIN_PATCHES // 2} pictures that show both cheeks"
        )
    return Patches(rows, extract.load_images(study, rows))


def train_encoder(
    study: Study,
    images: np.ndarray,
    *,
    epochs: int = EPOCHS,
    seed: int = 0,
    policy: str = "auto",
    settings: dict[str, Any] | None = None,
    changed_views: dict[str, float] | None = None,
    watch: Sequence[keras.callbacks.Callback] = (),
) -> TrainedEncoder:
    """Pretrain an encoder with BYOL; a finished training is not repeated.

    Args:
        study: keeps the checkpoint and the history.
        images: patches, RGB uint8 (n, side, side, 3).
        epochs: passes over all patches.
        seed: of weights, order and views.
        policy: the precision: "auto", "float32" or "mixed_bfloat16".
        settings: further arguments of `resnet18.build_encoder`.
        changed_views: entries of `views.DEFAULTS` to replace.
        watch: callbacks from `facestudy.training.monitor.callbacks`.

    Raises:
        StudyError: too few patches, a collapse, an unknown encoder or precision.
    """
    chosen_policy = str(precision.of_study(study, policy))
    arguments = {"side": images.shape[1], "policy": chosen_policy} | (settings or {})
    steps = pretraining.step_count(len(images), epochs)
    model = pretraining.build_byol(
        steps, settings=arguments, seed=seed, changed_views=changed_views
    )
    checkpoint = model_file.model_path(study).parent / "training.npz"
    history = pretraining.pretrain(
        model, images, epochs=epochs, seed=seed, checkpoint=checkpoint, watch=watch
    )
    files.write_csv(study.reports / "skin" / "history.csv", history)
    return TrainedEncoder(model.encoder, arguments, history)


def fit_whitening(
    trained: TrainedEncoder,
    images: np.ndarray,
    *,
    seed: int = 0,
    changed_views: dict[str, Any] | None = None,
) -> features.Whitening:
    """The whitening of the encoder's features, from views that move a patch without relighting it.

    The network is already invariant to the lamp; whitening changes of light as well would remove
    the skin tone.

    Args:
        trained: from `train_encoder`.
        images: patches, RGB uint8 (n, side, side, 3).
        seed: of the views.
        changed_views: entries of `views.DEFAULTS` to replace.
    """
    still = {"brightness": 0.0, "slope": 0.0, "colour": 0.0, "grain": 0.0}
    settings: dict[str, Any] = views.DEFAULTS | (changed_views or {}) | still
    return features.fit_whitening(trained.encoder, images, views.build_views(**settings), seed=seed)


def patch_features(
    trained: TrainedEncoder, whitening: features.Whitening, images: np.ndarray
) -> np.ndarray:
    """Whitened features (n, features) float32 of patches.

    Args:
        trained: from `train_encoder`.
        whitening: from `fit_whitening`.
        images: patches, RGB uint8 (n, side, side, 3).
    """
    return whitening.apply(features.depth_features(trained.encoder, images))


def count_words(
    trained: TrainedEncoder, images: np.ndarray, whitened: np.ndarray, *, seed: int = 0
) -> PatchWords:
    """Fit the words of light and texture to patches, and count them.

    Args:
        trained: from `train_encoder`.
        images: patches, RGB uint8 (n, side, side, 3).
        whitened: their features, from `patch_features`.
        seed: of the textons.
    """
    details = textons.fine_detail(trained.encoder, images)
    counter = counts.fit_counter(whitened, details, seed=seed)
    return PatchWords(counter, counter.word_counts(whitened, details))


def fit_topics(
    study: Study,
    patches: Patches,
    trained: TrainedEncoder,
    whitening: features.Whitening,
    words: PatchWords,
    *,
    whitened: np.ndarray,
    number: int,
    seed: int = 0,
) -> SkinModel:
    """Fit topics to all patches, and write the complete model to disk.

    Args:
        study: where the model is written.
        patches: from `load_patches`.
        trained: from `train_encoder`.
        whitening: from `fit_whitening`.
        words: from `count_words`.
        whitened: the features of the patches, from `patch_features`.
        number: of topics.
        seed: of the topics.
    """
    topics = lda.fit_topics(words.counts, number, seed=seed)
    shares = topics.shares(words.counts)
    table = traits.topic_traits(traits.measure_traits(patches.images), shares.argmax(axis=1))
    model = SkinModel(
        encoder=trained.encoder,
        settings=trained.settings,
        whitening=whitening,
        counter=words.counter,
        topics=topics,
        samples=patches.rows[["id", "side"]],
        features=whitened,
        shares=shares,
        words=dict(zip(table["topic"].astype(int), table["words"], strict=True)),
        grey=patches.grey,
    )
    model_file.save(study, model)
    return model
