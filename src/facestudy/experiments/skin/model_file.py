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

from facestudy.experiments.skin.encoder import encoders
from facestudy.experiments.skin.topics import counts, lda, textons
from facestudy.experiments.skin.topics import features as representation
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


@dataclass(frozen=True)
class Kinds:
    """Topics of skin and all that leads to them.

    Attributes:
        encoder: patches -> 512 features; its depths are what is whitened.
        settings: what builds the encoder again: ``name``, ``side``, ``policy``, further ones.
        representation: what the depths saw -> features.
        counter: features and details -> counts.
        topics: counts -> shares.
        samples: the rows (``id``, ``side``) of the patches that the topics were learned from.
        features: theirs (n, features).
        shares: theirs (n, topics).
        words: topic -> what its patches have in common.
        grey: whether they were learned from grey pictures.
    """

    encoder: keras.Model
    settings: dict[str, Any]
    representation: representation.Representation
    counter: counts.Counter
    topics: lda.Topics
    samples: pd.DataFrame
    features: np.ndarray
    shares: np.ndarray
    words: dict[int, str]
    grey: bool = False

    def read(self, patches: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Features (n, features) float32 and shares of the topics (n, topics) of patches.

        Args:
            patches: RGB uint8 (n, side, side, 3).
        """
        features = self.representation.apply(representation.see(self.encoder, patches))
        counted = self.counter.count(features, textons.see(self.encoder, patches))
        return features, self.topics.shares(counted)


def path_of(study: Study) -> Path:
    return study.data / "models" / "skin" / "kinds.npz"


def save(study: Study, kinds: Kinds) -> Path:
    """Write all of it as one file that is whole or not there."""
    words = {str(topic): text for topic, text in kinds.words.items()}
    head = {"settings": kinds.settings, "words": words, "grey": kinds.grey}
    arrays = {"head": np.frombuffer(json.dumps(head).encode(), np.uint8)}
    arrays |= {f"encoder_{k:04d}": each for k, each in enumerate(kinds.encoder.get_weights())}
    for name, part in _parts(kinds).items():
        arrays |= {f"{name}_{field}": np.asarray(each) for field, each in part.items()}
    for name in ("id", "side"):
        arrays[f"samples_{name}"] = kinds.samples[name].to_numpy(str)
    arrays |= {"features": kinds.features, "shares": kinds.shares}
    path = path_of(study)
    with files.replacing(path) as temporary, temporary.open("wb") as stream:
        np.savez(stream, **arrays)
    return path


def _parts(kinds: Kinds) -> dict[str, dict[str, Any]]:
    counter = kinds.counter._asdict()
    return {
        "representation": kinds.representation._asdict(),
        "textons": counter.pop("textons")._asdict(),
        "counter": counter,
        "topics": kinds.topics._asdict(),
    }


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

    def part(kind: type, name: str, **known: Any) -> Any:
        fields = [field for field in kind._fields if field not in known]
        return kind(**{field: arrays[f"{name}_{field}"] for field in fields}, **known)

    learned = part(lda.Topics, "topics")
    return Kinds(
        encoder=encoder,
        settings=head["settings"],
        representation=part(representation.Representation, "representation"),
        counter=part(counts.Counter, "counter", textons=part(textons.Textons, "textons")),
        topics=learned._replace(prior=float(learned.prior)),
        samples=pd.DataFrame({name: arrays[f"samples_{name}"] for name in ("id", "side")}),
        features=arrays["features"],
        shares=arrays["shares"],
        words={int(topic): words for topic, words in head["words"].items()},
        grey=head["grey"],
    )
