"""Encoders beside each other, on shares of the labels and several seeds.

Enters: a study's faces and labels. Leaves: estimates of every test face by every encoder, share and
seed; the table of what they reach; the paired differences between the stack and the same network
from scratch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from facestudy import dataset, train
from facestudy.errors import StudyError
from facestudy.experiments.denoising import heads, labels, scores
from facestudy.experiments.denoising.encoders import Encoder
from facestudy.experiments.denoising.frozen import KERNEL, Heads
from facestudy.paths import Study

FROZEN, TUNED = "frozen", "trained"
KEY = ["encoder", "training", "share", "seed"]
"""What names a cell: which encoder, frozen or trained with its heads, on what labels."""
MEASURES = ("accuracy", "rmse", "mae")


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
            found.append(_cell(people, said, encoder.name, FROZEN, share=share, seed=seed))
    return pd.concat(found, ignore_index=True)


def trained(
    people: People,
    encoder: Encoder,
    *,
    share: float,
    seed: int,
    folder: Path,
    epochs: int = 20,
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
    model, _ = heads.learn(
        encoder.model(),
        seen[chosen],
        people.rows.iloc[chosen],
        validation=(seen[held], people.rows.iloc[held]),
        checkpoint=folder / f"{name}.npz",
        targets=asked,
        epochs=epochs,
        seed=seed,
    )
    said = heads.estimates(train.predict(model, seen[people.part("test")]), asked)
    return _cell(people, said, encoder.name, TUNED, share=share, seed=seed)


def _cell(
    people: People, said: pd.DataFrame, encoder: str, training: str, *, share: float, seed: int
) -> pd.DataFrame:
    rows = people.rows.iloc[people.part("test")].drop(columns="split").reset_index(drop=True)
    said = said.reindex(columns=["p_male", "years"])
    key = dict(zip(KEY, (encoder, training, share, seed), strict=True))
    return pd.concat([rows, said], axis=1).assign(**key)


def measured(estimates: pd.DataFrame) -> pd.DataFrame:
    """Each cell's scores: `KEY` and what `scores.of` gives."""
    cells = estimates.groupby(KEY, sort=False)
    return pd.DataFrame([dict(zip(KEY, key, strict=True)) | scores.of(rows) for key, rows in cells])


def table(cells: pd.DataFrame) -> pd.DataFrame:
    """Means over the seeds: a row per encoder and training, columns (measure, share).

    Args:
        cells: as `measured` gives them.
    """
    found = cells.melt(KEY, [name for name in MEASURES if name in cells], "measure")
    found["value"] = found["value"].astype(float)
    return found.pivot_table(
        "value", ["encoder", "training"], ["measure", "share"], "mean", sort=False
    )


def differences(
    cells: pd.DataFrame, first: tuple[str, str], second: tuple[str, str]
) -> pd.DataFrame:
    """What the first (encoder, training) reaches beyond the second, seed by seed.

    Returns:
        ``share, measure, mean, low, high, n``: the mean over the seeds and its 95 % interval.
        An accuracy's gain is above 0, an error's below.
    """
    index = cells.set_index(["encoder", "training"])
    one, other = (
        index.loc[[key]].set_index(["share", "seed"]).sort_index() for key in (first, second)
    )
    found = []
    for share in one.index.unique("share"):
        for measure in MEASURES:
            pair = [each.loc[share, measure].astype(float) for each in (one, other)]
            result = scores.paired(*pair)
            low, high = result["ci95"] or (None, None)
            found.append({"share": share, "measure": measure, "mean": result["mean"],
                          "low": low, "high": high, "n": result["n"]})  # fmt: skip
    return pd.DataFrame(found).dropna(subset="mean").reset_index(drop=True)
