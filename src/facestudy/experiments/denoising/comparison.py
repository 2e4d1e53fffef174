"""Encoders beside each other, on shares of the labels and several seeds.

Enters: a study's faces and labels. Leaves: estimates of every test face by every encoder, share and
seed, of which `tables` makes figures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.denoising import heads, labels
from facestudy.experiments.denoising.encoders import Encoder
from facestudy.experiments.denoising.inference import apply
from facestudy.experiments.denoising.shallow_heads import KERNEL, Heads
from facestudy.prepare import dataset
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

FROZEN, TUNED = "frozen", "trained"
KEY = ["encoder", "training", "share", "seed"]
"""What names a cell: which encoder, frozen or trained with its heads, on what labels."""


@dataclass(frozen=True)
class People:
    """The faces of a study and what is known of them.

    Attributes:
        rows: ``id, group, split, male, age`` (`labels.read`).
        pictures: as many, uint8 (n, 128, 128, 3); read when indexed.
    """

    rows: pd.DataFrame
    pictures: Any

    def part(self, name: str) -> np.ndarray:
        """Positions of a split's rows."""
        return np.flatnonzero(self.rows["split"] == name)


def people(study: Study) -> People:
    """A study's labelled faces.

    Raises:
        StudyError: it is not past its split, or has neither ages nor sexes.
    """
    rows = labels.read(study)
    known = rows["male"].notna() | rows["age"].notna()
    for part in ("train", "validation", "test"):
        if not known[rows["split"] == part].any():
            raise StudyError(f"no face of the {part} split has a sex or an age: none can be told")
    return People(rows, dataset.load(study).pictures)


def targets(rows: pd.DataFrame) -> tuple[str, ...]:
    """The heads that a study's labels allow: gender, age, or both."""
    known = rows[rows["split"] == "train"]
    both = {heads.GENDER: known["male"].nunique() == 2, heads.AGE: known["age"].nunique() > 1}
    found = tuple(name for name, there in both.items() if there)
    if not found:
        raise StudyError("the training split has one sex only and no two ages: nothing to tell")
    return found


def frozen(
    people: People,
    encoder: Encoder,
    *,
    shares: Iterable[float],
    seeds: Sequence[int],
    kind: str = KERNEL,
) -> pd.DataFrame:
    """Heads on an encoder's features as they are; features are computed once.

    Returns:
        A row per test face, share and seed: `KEY`, ``id, group, male, age, p_male, years``.
    """
    features = encoder.features(people.pictures)
    test, found = people.part("test"), []
    for share in shares:
        for seed in seeds:
            chosen = labels.some(people.rows, share, seed=seed)
            known = people.rows.iloc[chosen]
            fitted = Heads(features[chosen], known, blocks=encoder.blocks, kind=kind, seed=seed)
            said = fitted.scores(features[test])
            said["p_male"] = 1 / (1 + np.exp(-said.pop("score")))
            found.append(_cell(people, said, encoder.name, training=FROZEN, share=share, seed=seed))
    return pd.concat(found, ignore_index=True)


def trained(
    people: People,
    encoder: Encoder,
    *,
    share: float,
    seed: int,
    folder: Path,
    epochs: int = 25,
    seen: np.ndarray | None = None,
) -> pd.DataFrame:
    """Heads and encoder trained together; like `frozen`, for one share and one seed.

    Args:
        folder: keeps the state from which a killed training goes on.
        seen: what `encoder.prepare` makes of all pictures, if that is known.
    """
    seen = encoder.prepare(people.pictures) if seen is None else seen
    asked = targets(people.rows)
    chosen, held = labels.some(people.rows, share, seed=seed), people.part("validation")
    name = f"{encoder.name} {100 * share:g}".replace(" ", "-").replace(",", "")
    body = encoder.model()
    if encoder.standardise:
        body = heads.standardised(body, seen[chosen])
    model, _ = heads.learn(
        body,
        seen[chosen],
        people.rows.iloc[chosen],
        validation=(seen[held], people.rows.iloc[held]),
        checkpoint=folder / f"{name}.npz",
        targets=asked,
        epochs=epochs,
        seed=seed,
    )
    said = heads.estimates(apply(model, seen[people.part("test")]), asked)
    keras.utils.clear_session()  # what TensorFlow keeps of each model adds up
    return _cell(people, said, encoder.name, training=TUNED, share=share, seed=seed)


def _cell(
    people: People, said: pd.DataFrame, encoder: str, *, training: str, share: float, seed: int
) -> pd.DataFrame:
    rows = people.rows.iloc[people.part("test")].drop(columns="split").reset_index(drop=True)
    said = said.reindex(columns=["p_male", "years"])
    key = dict(zip(KEY, (encoder, training, share, seed), strict=True))
    return pd.concat([rows, said], axis=1).assign(**key)
