"""Run the whole experiment and write its results to ``reports/<study>/skin/``.

The results are ``metrics.json``, ``history.csv``, ``topics.csv`` and ``number_of_topics.csv``.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from facestudy.evaluation import provenance
from facestudy.experiments.skin import baselines, evaluation, pipeline
from facestudy.experiments.skin.model_file import SkinModel
from facestudy.experiments.skin.patches import extract
from facestudy.experiments.skin.pipeline import Patches, PatchWords, TrainedEncoder
from facestudy.experiments.skin.topics import lda, traits
from facestudy.models import hardware
from facestudy.study import files
from facestudy.study.guards import tables
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
    """Run the experiment from faces to ``metrics.json``; a finished training is not repeated.

    Args:
        study: its faces are cropped already.
        epochs: of BYOL.
        numbers: of topics to compare.
        seeds: models of each number.
        seed: of everything else.
        landmarks: "5" or "68".
        jobs: processes that cut patches.
        training: further arguments of `pipeline.train_encoder`.

    Returns:
        the content of ``metrics.json``.

    Raises:
        StudyError: any of the steps failed.
    """
    cut = extract.cut_study(study, landmarks=landmarks, jobs=jobs)
    patches = pipeline.load_patches(study)
    trained = pipeline.train_encoder(study, patches.images, epochs=epochs, seed=seed, **training)
    whitening = pipeline.fit_whitening(trained, patches.images, seed=seed)
    whitened = pipeline.patch_features(trained, whitening, patches.images)
    words = pipeline.count_words(trained, patches.images, whitened, seed=seed)
    table = lda.compare_numbers(words.counts, patches.rows["person"], numbers=numbers, seeds=seeds)
    model = pipeline.fit_topics(
        study, patches, trained, whitening, words, whitened=whitened,
        number=lda.choose_number(table), seed=seed,
    )  # fmt: skip
    return write_metrics(
        study, cut=cut, patches=patches, trained=trained, model=model, words=words, table=table
    )


def write_metrics(
    study: Study,
    *,
    cut: pd.DataFrame,
    patches: Patches,
    trained: TrainedEncoder,
    model: SkinModel,
    words: PatchWords,
    table: pd.DataFrame,
) -> dict[str, Any]:
    """Evaluate the topics; write ``metrics.json`` and the tables beside it.

    Args:
        study: the study.
        cut: the table of all cheeks, from `extract.cut_study`.
        patches: the usable patches.
        trained: the encoder.
        model: the fitted model.
        words: the word counts.
        table: from `lda.compare_numbers`.

    Returns:
        the content of ``metrics.json``.
    """
    folder = study.reports / "skin"
    shares = model.shares
    measured = traits.measure_traits(patches.images)
    of_topics = traits.topic_traits(measured, shares.argmax(axis=1))
    metrics = {
        "study": study.name,
        "patches": patch_facts(cut),
        "training": training_facts(trained, len(patches.images)),
        "topics": {
            "number": shares.shape[1],
            "in_use": lda.topics_in_use(shares),
            "words_per_patch": float(words.counts.sum(axis=1).mean()),
            "compared": table.to_dict("records"),
        },
        "retrieval": compare_retrieval(model, patches),
        "sortings": compare_groupings(study, model, patches),
        "device": hardware.device(),
        "versions": provenance.versions(),
        "peak_memory_gb": round(provenance.peak_memory(), 2),
    }
    files.write_csv(folder / "number_of_topics.csv", table)
    files.write_csv(folder / "topics.csv", of_topics)
    files.write_json(folder / "metrics.json", _json_values(metrics))
    return metrics


def patch_facts(cut: pd.DataFrame) -> dict[str, Any]:
    """The numbers of pictures, cheeks, and cheeks taken and rejected, by reason."""
    kind = cut["reason"].str.split(" (", regex=False).str[0]
    rejected = kind[cut["reason"] != ""].value_counts().to_dict()
    return {
        "pictures": int(cut["id"].nunique()),
        "cheeks": len(cut),
        "taken": int((cut["reason"] == "").sum()),
        "rejected": {name: int(count) for name, count in rejected.items()},
        "landmarks": str(cut["landmarks"].dropna().iloc[0]) if len(cut) else "",
    }


def training_facts(trained: TrainedEncoder, count: int) -> dict[str, Any]:
    """Settings, size, last epoch and time of a training on ``count`` patches."""
    last = trained.history.iloc[-1].to_dict()
    return {
        "patches": count,
        **trained.settings,
        **provenance.parameters(trained.encoder),
        "epochs": int(last.pop("epoch")),
        **last,
        "seconds": round(trained.history.attrs["seconds"], 1),
    }


def compare_retrieval(model: SkinModel, patches: Patches) -> dict[str, Any]:
    """Mean average precision of the features, the topics and two baselines."""
    numbers = {
        "features": model.features,
        "topics": np.sqrt(model.shares),
        "colour": standardised(traits.colour_statistics(patches.images)),
        "colour and texture": standardised(traits.colour_and_texture_statistics(patches.images)),
    }
    return {
        name: evaluation.retrieval_scores(values, patches.rows) for name, values in numbers.items()
    }


def compare_groupings(study: Study, model: SkinModel, patches: Patches) -> dict[str, Any]:
    """Topics, k-means, mixture and colour with the same scores; ground truth on a campus.

    Args:
        study: the study.
        model: the trained one.
        patches: its patches.
    """
    colours = traits.colour_statistics(patches.images)
    truth = ground_truth(study, patches.rows)
    groupings = baselines.group_patches(model.features, model.shares, colours)
    results: dict[str, Any] = {}
    for name, grouping in groupings.items():
        results[name] = {
            "groups": len(np.unique(grouping.labels)),
            "same_group": evaluation.same_topic_scores(grouping.labels, patches.rows),
        }
        if truth is not None:
            results[name]["truth"] = evaluation.truth_scores(
                grouping.numbers, grouping.labels, truth, patches.rows["person"]
            )
    return results


def ground_truth(study: Study, rows: pd.DataFrame) -> pd.DataFrame | None:
    """The parameters of each drawing, in the order of the rows; None for photographs."""
    if not study.truth_csv.is_file():
        return None
    truth = tables.parse(study.truth_csv, dtype={"id": str}).set_index("id")
    return truth.reindex(rows["id"]).reset_index()


def standardised(numbers: np.ndarray) -> np.ndarray:
    """Mean 0 and standard deviation 1 in every column, (n, d)."""
    spread = numbers.std(axis=0)
    return (numbers - numbers.mean(axis=0)) / np.where(spread > 0, spread, 1)


def _json_values(value: Any) -> Any:
    """The same with types that JSON has; numbers that are not finite become None."""
    if isinstance(value, dict):
        return {str(key): _json_values(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json_values(item) for item in value]
    return None if isinstance(value, float) and not np.isfinite(value) else value
