"""Compare encoders on several shares of the training labels and several seeds.

`evaluate_frozen` and `evaluate_trained` estimate every test face; the other functions turn these
estimates into scores, means over the seeds and paired differences.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.denoising import heads, labels, scores
from facestudy.experiments.denoising.encoders import Encoder
from facestudy.experiments.denoising.inference import predict
from facestudy.experiments.denoising.shallow_heads import KERNEL, ShallowHeads
from facestudy.prepare import dataset
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

FROZEN, TRAINED = "frozen", "trained"
CELL = ["encoder", "training", "share", "seed"]
"""The columns that identify a cell of the comparison."""
MEASURES = ("accuracy", "rmse", "mae")
TITLES = {"accuracy": "gender, % correct", "rmse": "age, RMSE", "mae": "age, MAE"}


@dataclass(frozen=True)
class LabelledFaces:
    """The faces of a study with their labels.

    Attributes:
        rows: ``id, group, split, male, age`` (`labels.read_labels`).
        pictures: as many, uint8 (n, 128, 128, 3); read when indexed.
    """

    rows: pd.DataFrame
    pictures: Any

    def part(self, name: str) -> np.ndarray:
        """Positions of a split's rows."""
        return np.flatnonzero(self.rows["split"] == name)


def load_faces(study: Study) -> LabelledFaces:
    """The faces of a study in its split.

    Raises:
        StudyError: the study has no split yet, or a part of it has neither ages nor sexes.
    """
    rows = labels.read_labels(study)
    labelled = rows["male"].notna() | rows["age"].notna()
    for part in ("train", "validation", "test"):
        if not labelled[rows["split"] == part].any():
            raise StudyError(f"no face of the {part} split has a sex or an age in the index")
    return LabelledFaces(rows, dataset.load(study).pictures)


def available_targets(rows: pd.DataFrame) -> tuple[str, ...]:
    """The heads that a study's training labels allow: gender, age, or both.

    Raises:
        StudyError: neither.
    """
    training = rows[rows["split"] == "train"]
    available = {
        heads.GENDER: training["male"].nunique() == 2,
        heads.AGE: training["age"].nunique() > 1,
    }
    names = tuple(name for name, is_available in available.items() if is_available)
    if not names:
        raise StudyError(
            "the training split has faces of one sex only and fewer than two different ages; "
            "training a head needs both sexes or two ages"
        )
    return names


def evaluate_frozen(
    faces: LabelledFaces,
    encoder: Encoder,
    *,
    shares: Iterable[float],
    seeds: Sequence[int],
    kind: str = KERNEL,
) -> pd.DataFrame:
    """Estimates by heads on the features of a frozen encoder, which are computed once.

    Args:
        faces: of the study.
        encoder: gives the features.
        shares: of the training labels.
        seeds: each draws other labels.
        kind: of heads, see `shallow_heads.ShallowHeads`.

    Returns:
        a row per test face, share and seed: `CELL`, ``id, group, male, age, p_male, years``.
    """
    features = encoder.features(faces.pictures)
    test, tables = faces.part("test"), []
    for share in shares:
        for seed in seeds:
            chosen = labels.draw_share(faces.rows, share, seed=seed)
            rows = faces.rows.iloc[chosen]
            fitted = ShallowHeads(
                features[chosen], rows, blocks=encoder.blocks, kind=kind, seed=seed
            )
            estimates = fitted.scores(features[test])
            estimates["p_male"] = 1 / (1 + np.exp(-estimates.pop("score")))
            cell = (encoder.name, FROZEN, share, seed)
            tables.append(_cell(faces, estimates, cell))
    return pd.concat(tables, ignore_index=True)


def evaluate_trained(
    faces: LabelledFaces,
    encoder: Encoder,
    *,
    share: float,
    seed: int,
    folder: Path,
    epochs: int = 25,
    prepared: np.ndarray | None = None,
) -> pd.DataFrame:
    """Estimates by heads and encoder that are trained together, for one share and one seed.

    Args:
        faces: of the study.
        encoder: gives the model that is trained.
        share: of the training labels.
        seed: of the labels, weights and order.
        folder: keeps the checkpoint from which an interrupted training resumes.
        epochs: of the training.
        prepared: all pictures after `encoder.prepare`; None computes them.

    Returns:
        the columns of `evaluate_frozen`.
    """
    x = encoder.prepare(faces.pictures) if prepared is None else prepared
    targets = available_targets(faces.rows)
    chosen = labels.draw_share(faces.rows, share, seed=seed)
    held_out = faces.part("validation")
    name = f"{encoder.name} {100 * share:g}".replace(" ", "-").replace(",", "")
    body = encoder.model()
    if encoder.standardise:
        body = heads.standardised(body, x[chosen])
    model, _ = heads.train(
        body,
        x[chosen],
        faces.rows.iloc[chosen],
        validation=(x[held_out], faces.rows.iloc[held_out]),
        checkpoint=folder / f"{name}.npz",
        targets=targets,
        epochs=epochs,
        seed=seed,
    )
    estimates = heads.estimates_table(predict(model, x[faces.part("test")]), targets)
    keras.utils.clear_session()  # otherwise TensorFlow's memory grows with each model
    return _cell(faces, estimates, (encoder.name, TRAINED, share, seed))


def _cell(
    faces: LabelledFaces, estimates: pd.DataFrame, cell: tuple[str, str, float, int]
) -> pd.DataFrame:
    rows = faces.rows.iloc[faces.part("test")].drop(columns="split").reset_index(drop=True)
    estimates = estimates.reindex(columns=["p_male", "years"])
    return pd.concat([rows, estimates], axis=1).assign(**dict(zip(CELL, cell, strict=True)))


def score_cells(estimates: pd.DataFrame) -> pd.DataFrame:
    """The scores of each cell: `CELL` and the columns of `scores.score_estimates`."""
    cells = estimates.groupby(CELL, sort=False)
    return pd.DataFrame(
        [dict(zip(CELL, key, strict=True)) | scores.score_estimates(rows) for key, rows in cells]
    )


def means_table(cells: pd.DataFrame) -> pd.DataFrame:
    """Means over the seeds for display: a row per encoder and training, columns by share.

    Args:
        cells: from `score_cells`.
    """
    values = cells.melt(CELL, [name for name in MEASURES if name in cells], "measure")
    values["value"] = values["value"].astype(float) * values["measure"].map(_factor)
    values["measure"] = values["measure"].map(TITLES)
    columns = ["measure", "share"]
    table = values.pivot_table("value", ["encoder", "training"], columns, "mean", sort=False)
    return table.round(1)


def paired_differences(
    cells: pd.DataFrame, first: tuple[str, str], second: tuple[str, str]
) -> pd.DataFrame:
    """The scores of one encoder less those of another, paired by seed.

    Args:
        cells: from `score_cells`.
        first: (encoder, training).
        second: (encoder, training).

    Returns:
        ``share, measure, mean, low, high, n``: the mean over the seeds and its 95% interval.
        The first is better where the difference of accuracy is above 0, that of an error below.
    """
    index = cells.set_index(["encoder", "training"])
    one, other = (
        index.loc[[key]].set_index(["share", "seed"]).sort_index() for key in (first, second)
    )
    rows = []
    for share in one.index.unique("share"):
        for measure in MEASURES:
            pair = [table.loc[share, measure].astype(float) for table in (one, other)]
            result = scores.paired_difference(*pair)
            low, high = result["ci95"] or (None, None)
            rows.append({"share": share, "measure": measure, "mean": result["mean"],
                         "low": low, "high": high, "n": result["n"]})  # fmt: skip
    return pd.DataFrame(rows).dropna(subset="mean").reset_index(drop=True)


def describe_differences(differences: pd.DataFrame) -> Iterator[str]:
    """`paired_differences` in words, one line each."""
    for row in differences[differences["measure"] != "mae"].itertuples():
        factor = _factor(row.measure)
        unit = "percentage points of gender" if row.measure == "accuracy" else "years of age (RMSE)"
        start = f"{100 * row.share:g}% of the labels: {factor * row.mean:+.1f} {unit}"
        if row.n < 2:
            yield f"{start}; one seed gives no interval"
            continue
        clear = row.low > 0 or row.high < 0
        yield (
            f"{start} ({factor * row.low:+.1f} to {factor * row.high:+.1f}), "
            f"{'a difference' if clear else 'no clear difference'}"
        )


def best_encoder(cells: pd.DataFrame) -> tuple[str, str]:
    """The best encoder and training on the largest share of the labels.

    The best has the smallest error of age, or the highest accuracy where no ages are known.
    """
    full = cells[cells["share"] == cells["share"].max()]
    has_ages = full["rmse"].notna().any()
    means = full.groupby(["encoder", "training"])["rmse" if has_ages else "accuracy"].mean()
    return means.idxmin() if has_ages else means.idxmax()


def _factor(measure: str) -> float:
    """Accuracies are shown in per cent."""
    return 100.0 if measure == "accuracy" else 1.0
