"""The fitted model of a study's skin, kept as one file of arrays, without pickle.

The file is ``data/<study>/models/skin/kinds.npz``; a model that is read from it gives the same
answers for the same patches.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.skin.encoder.resnet18 import build_encoder
from facestudy.experiments.skin.topics.counts import WordCounter
from facestudy.experiments.skin.topics.features import Whitening, depth_features
from facestudy.experiments.skin.topics.lda import Topics
from facestudy.experiments.skin.topics.textons import Textons, fine_detail
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


@dataclass(frozen=True)
class SkinModel:
    """Topics of skin, and all steps that lead to them.

    Attributes:
        encoder: patches -> 512 features; the whitening uses the features of all its depths.
        settings: what builds the encoder again: ``name``, ``side``, ``policy``, ...
        whitening: depth features -> features.
        counter: features and details -> counts.
        topics: counts -> shares.
        samples: the rows (``id``, ``side``) of the patches that the topics were fitted to.
        features: of these patches, (n, features).
        shares: of these patches, (n, topics).
        words: topic -> the traits of its patches.
        grey: whether these patches come from grey pictures.
    """

    encoder: keras.Model
    settings: dict[str, Any]
    whitening: Whitening
    counter: WordCounter
    topics: Topics
    samples: pd.DataFrame
    features: np.ndarray
    shares: np.ndarray
    words: dict[int, str]
    grey: bool = False

    def apply(self, patches: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Features (n, features) float32 and topic shares (n, topics) of patches.

        Args:
            patches: RGB uint8 (n, side, side, 3).
        """
        features = self.whitening.apply(depth_features(self.encoder, patches))
        counts = self.counter.word_counts(features, fine_detail(self.encoder, patches))
        return features, self.topics.shares(counts)


def model_path(study: Study) -> Path:
    """The file of a study's skin model."""
    return study.data / "models" / "skin" / "kinds.npz"


def save(study: Study, model: SkinModel) -> Path:
    """Write a model as one file, atomically; returns its path."""
    words = {str(topic): text for topic, text in model.words.items()}
    head = {"settings": model.settings, "words": words, "grey": model.grey}
    arrays: dict[str, Any] = {"head": np.frombuffer(json.dumps(head).encode(), np.uint8)}
    arrays |= {f"encoder_{k:04d}": weight for k, weight in enumerate(model.encoder.get_weights())}
    for name, part in _parts(model).items():
        arrays |= {f"{name}_{field}": np.asarray(value) for field, value in part.items()}
    for name in ("id", "side"):
        arrays[f"samples_{name}"] = model.samples[name].to_numpy(str)
    arrays |= {"features": model.features, "shares": model.shares}
    path = model_path(study)
    with files.replacing(path) as temporary, temporary.open("wb") as stream:
        np.savez(stream, **arrays)
    return path


def _parts(model: SkinModel) -> dict[str, dict[str, Any]]:
    counter = model.counter._asdict()
    return {
        "representation": model.whitening._asdict(),
        "textons": counter.pop("textons")._asdict(),
        "counter": counter,
        "topics": model.topics._asdict(),
    }


def load(study: Study) -> SkinModel:
    """Read a model.

    Raises:
        StudyError: the file does not exist yet, or is damaged.
    """
    path = model_path(study)
    if not path.is_file():
        raise files.missing(path, "experiments/skin")
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return _from_arrays(arrays)
    except StudyError:
        raise
    except Exception as error:  # a damaged file can raise nearly anything
        raise StudyError(
            f"{path} is damaged ({type(error).__name__}): delete it and run "
            "notebooks/experiments/skin.ipynb again"
        ) from None


def _from_arrays(arrays: dict[str, np.ndarray]) -> SkinModel:
    head = json.loads(arrays["head"].tobytes())
    encoder = build_encoder(**head["settings"])
    encoder.set_weights([arrays[name] for name in sorted(arrays) if name.startswith("encoder_")])

    def part(tuple_class: Any, name: str, **known: Any) -> Any:
        fields = [field for field in tuple_class._fields if field not in known]
        return tuple_class(**{field: arrays[f"{name}_{field}"] for field in fields}, **known)

    topics = part(Topics, "topics")
    return SkinModel(
        encoder=encoder,
        settings=head["settings"],
        whitening=part(Whitening, "representation"),
        counter=part(WordCounter, "counter", textons=part(Textons, "textons")),
        topics=topics._replace(prior=float(topics.prior)),
        samples=pd.DataFrame({name: arrays[f"samples_{name}"] for name in ("id", "side")}),
        features=arrays["features"],
        shares=arrays["shares"],
        words={int(topic): words for topic, words in head["words"].items()},
        grey=head["grey"],
    )
