"""The whole experiment, and ``reports/<study>/skin/metrics.json`` with every figure of it.

Enters: a study with faces. Leaves: patches, a trained encoder, topics, ``history.csv``,
``topics.csv``, ``number_of_topics.csv`` and ``metrics.json``.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from facestudy.evaluation import provenance
from facestudy.experiments.skin import baselines, evaluation, pipeline
from facestudy.experiments.skin.model_file import Kinds
from facestudy.experiments.skin.patches import extract
from facestudy.experiments.skin.pipeline import Material, Text, Trained
from facestudy.experiments.skin.topics import lda, traits
from facestudy.models import hardware
from facestudy.study import files
from facestudy.study.paths import Study


def run(
    study: Study,
    *,
    epochs: int = pipeline.EPOCHS,
    numbers: Sequence[int] = lda.NUMBERS,
    seeds: int = lda.SEEDS,
    seed: int = 0,
    landmarks: str = "5",
    jobs: int = -1,
    **training: Any,
) -> dict[str, Any]:
    """From faces to ``metrics.json``; what was trained is not trained again.

    Args:
        study: past its crop stage.
        epochs: of BYOL.
        numbers: of topics that are compared.
        seeds: trainings of each number.
        seed: of everything else.
        landmarks: "5" or "68".
        jobs: processes that cut patches.
        training: further arguments of `learning.train`.

    Raises:
        StudyError: what any of the steps refuses.
    """
    cut = extract.cut_study(study, landmarks=landmarks, jobs=jobs)
    taken = pipeline.material(study)
    trained = pipeline.train(study, taken.pictures, epochs=epochs, seed=seed, **training)
    found = pipeline.whiten(trained, taken.pictures, seed=seed)
    features = found.apply(pipeline.representation.see(trained.encoder, taken.pictures))
    text = pipeline.as_text(trained, taken.pictures, features, seed=seed)
    table = lda.compare(text.counted, taken.rows["person"], numbers=numbers, seeds=seeds)
    number = lda.choose(table)
    known = pipeline.finish(study, taken, trained, found, features, text, number=number, seed=seed)
    parts = {"cut": cut, "taken": taken, "trained": trained, "known": known}
    return write(study, **parts, text=text, table=table)


def write(
    study: Study,
    *,
    cut: pd.DataFrame,
    taken: Material,
    trained: Trained,
    known: Kinds,
    text: Text,
    table: pd.DataFrame,
) -> dict[str, Any]:
    """Judge everything and write ``metrics.json`` and the tables beside it."""
    folder = study.reports / "skin"
    shares = known.shares
    measured = traits.measure(taken.pictures)
    of_topics = traits.of_topics(measured, shares.argmax(axis=1))
    metrics = {
        "study": study.name,
        "patches": patch_facts(cut),
        "training": training_facts(trained, len(taken.pictures)),
        "topics": {
            "number": shares.shape[1],
            "in_use": lda.in_use(shares),
            "words_per_patch": float(text.counted.sum(axis=1).mean()),
            "compared": table.to_dict("records"),
        },
        "retrieval": retrievals(known, taken, shares),
        "sortings": sortings(study, known, taken, shares),
        "device": hardware.device(),
        "versions": provenance.versions(),
        "peak_memory_gb": round(provenance.peak_memory(), 2),
    }
    files.write_csv(folder / "number_of_topics.csv", table)
    files.write_csv(folder / "topics.csv", of_topics)
    files.write_json(folder / "metrics.json", _finite(metrics))
    return metrics


def patch_facts(cut: pd.DataFrame) -> dict[str, Any]:
    """How many cheeks were looked at, taken and rejected, by reason."""
    kind = cut["reason"].str.split(" (", regex=False).str[0]
    rejected = kind[cut["reason"] != ""].value_counts().to_dict()
    return {
        "pictures": int(cut["id"].nunique()),
        "cheeks": len(cut),
        "taken": int((cut["reason"] == "").sum()),
        "rejected": {name: int(count) for name, count in rejected.items()},
        "landmarks": str(cut["landmarks"].dropna().iloc[0]) if len(cut) else "",
    }


def training_facts(trained: Trained, count: int) -> dict[str, Any]:
    """What the curve ends with, and what it cost."""
    last = trained.history.iloc[-1].to_dict()
    return {
        "patches": count,
        **trained.settings,
        **provenance.parameters(trained.encoder),
        "epochs": int(last.pop("epoch")),
        **last,
        "seconds": round(trained.history.attrs["seconds"], 1),
    }


def retrievals(known: Kinds, taken: Material, shares: np.ndarray) -> dict[str, Any]:
    """Mean average precision of the features, the topics and the two baselines."""
    plain = traits.colour_statistics(taken.pictures)
    textured = traits.with_texture(taken.pictures)
    each = {
        "features": known.features,
        "topics": np.sqrt(shares),
        "colour": standard(plain),
        "colour and texture": standard(textured),
    }
    return {name: evaluation.of_features(numbers, taken.rows) for name, numbers in each.items()}


def sortings(study: Study, known: Kinds, taken: Material, shares: np.ndarray) -> dict[str, Any]:
    """Topics, k-means, mixture and colour, each judged alike; with truth on a campus."""
    colours = traits.colour_statistics(taken.pictures)
    truth, results = truth_of(study, taken.rows), {}
    for name, found in baselines.sort(known.features, shares, colours).items():
        results[name] = {
            "groups": len(np.unique(found.labels)),
            "same_group": evaluation.of_labels(found.labels, taken.rows),
        }
        if truth is not None:
            people = taken.rows["person"]
            judged = evaluation.against_truth(found.numbers, found.labels, truth, people)
            results[name]["truth"] = judged
    return results


def truth_of(study: Study, rows: pd.DataFrame) -> pd.DataFrame | None:
    """What the campus drew, in the order of the rows; None for a study of photographs."""
    if not study.truth_csv.is_file():
        return None
    truth = pd.read_csv(study.truth_csv, dtype={"id": str}).set_index("id")
    return truth.reindex(rows["id"]).reset_index()


def standard(numbers: np.ndarray) -> np.ndarray:
    """Mean 0 and standard deviation 1 in every column, (n, d)."""
    spread = numbers.std(axis=0)
    return (numbers - numbers.mean(axis=0)) / np.where(spread > 0, spread, 1)


def _finite(value: Any) -> Any:
    """JSON knows no NaN: what could not be measured is null."""
    if isinstance(value, dict):
        return {str(key): _finite(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not np.isfinite(value) else value
