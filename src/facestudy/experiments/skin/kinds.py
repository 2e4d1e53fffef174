"""What was learned of a study's skin, as one file of arrays.

Enters: an encoder, its whitening, the counter and the topics. Leaves: ``kinds.npz`` under
``data/<study>/models/skin/`` (no pickle), and from it the same answers for the same patches.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd

from facestudy import files
from facestudy.errors import StudyError
from facestudy.experiments.skin import counts, encoders, representation, topics
from facestudy.paths import Study


@dataclass(frozen=True)
class Kinds:
    """Topics of skin and all that leads to them.

    Attributes:
        encoder: patches -> 512 features; its depths are what is whitened.
        settings: what builds the encoder again: ``name``, ``side``, ``policy``, further ones.
        representation: what the depths saw -> features.
        counter: features -> counts.
        topics: counts -> shares.
        samples: the rows (``id``, ``side``) of the patches that the topics were learned from.
        features: theirs (n, features).
        words: topic -> what its patches have in common.
        grey: whether they were learned from grey pictures.
    """

    encoder: keras.Model
    settings: dict[str, Any]
    representation: representation.Representation
    counter: counts.Counter
    topics: topics.Topics
    samples: pd.DataFrame
    features: np.ndarray
    words: dict[int, str]
    grey: bool = False

    def features_of(self, patches: np.ndarray) -> np.ndarray:
        """Features (n, features) float32 of patches (n, side, side, 3) uint8."""
        return self.representation.apply(representation.see(self.encoder, patches))

    def shares_of(self, features: np.ndarray) -> np.ndarray:
        """Shares of the topics (n, topics); rows sum to 1."""
        return self.topics.shares(self.counter.count(features))


def path_of(study: Study) -> Path:
    return study.data / "models" / "skin" / "kinds.npz"


def save(study: Study, kinds: Kinds) -> Path:
    """Write all of it as one file that is whole or not there."""
    words = {str(topic): text for topic, text in kinds.words.items()}
    head = {"settings": kinds.settings, "words": words, "grey": kinds.grey}
    arrays = {"head": np.frombuffer(json.dumps(head).encode(), np.uint8)}
    arrays |= {f"encoder_{k:04d}": each for k, each in enumerate(kinds.encoder.get_weights())}
    for name in ("representation", "counter", "topics"):
        part = getattr(kinds, name)
        arrays |= {f"{name}_{field}": np.asarray(getattr(part, field)) for field in part._fields}
    for name in ("id", "side"):
        arrays[f"samples_{name}"] = kinds.samples[name].to_numpy(str)
    arrays["features"] = kinds.features
    path = path_of(study)
    with files.replacing(path) as temporary, temporary.open("wb") as stream:
        np.savez(stream, **arrays)
    return path


def load(study: Study) -> Kinds:
    """Read them back.

    Raises:
        StudyError: nothing was learned yet, or the file is damaged.
    """
    path = path_of(study)
    if not path.is_file():
        raise files.missing(path, "experiments/skin")
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return _put_together(arrays)
    except StudyError:
        raise
    except Exception as error:  # damage ends in nearly any error, as the bit may be
        raise StudyError(
            f"{path} is damaged ({type(error).__name__}): delete it and run "
            "notebooks/experiments/skin.ipynb again"
        ) from None


def _put_together(arrays: dict[str, np.ndarray]) -> Kinds:
    head = json.loads(arrays["head"].tobytes())
    encoder = encoders.build(**head["settings"])
    encoder.set_weights([arrays[name] for name in sorted(arrays) if name.startswith("encoder_")])

    def part(kind: type, name: str) -> Any:
        return kind(*(arrays[f"{name}_{field}"] for field in kind._fields))

    learned = part(topics.Topics, "topics")
    return Kinds(
        encoder=encoder,
        settings=head["settings"],
        representation=part(representation.Representation, "representation"),
        counter=part(counts.Counter, "counter"),
        topics=learned._replace(prior=float(learned.prior)),
        samples=pd.DataFrame({name: arrays[f"samples_{name}"] for name in ("id", "side")}),
        features=arrays["features"],
        words={int(topic): words for topic, words in head["words"].items()},
        grey=head["grey"],
    )
