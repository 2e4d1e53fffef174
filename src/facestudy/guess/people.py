"""The model ``human`` from the answers in ``guesses.csv``: predictions, figures and comparisons.

Only answers to portraits that are in the test split now count, and none of people whom the guesser
knows. `write` leaves ``predictions.csv`` (the majority), ``metrics.json`` and ``guessers.csv``
(each guesser alone) in ``reports/<study>/human/``.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from facestudy.evaluation import metrics, results
from facestudy.evaluation.intervals import wilson
from facestudy.guess import agreement, answers, crossed
from facestudy.guess.crossed import Estimate
from facestudy.models import human
from facestudy.prepare import split
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

NAME = human.NAME
TASTE = 200
"""Fewer answers than this are a taste."""
SINGLE, MAJORITY = "one guesser", "the majority"


@dataclass(frozen=True)
class Guesses:
    """The answers that count.

    Attributes:
        table: ``guesser, id, category`` (guessed) ``, confidence, truth``, one row per answer.
        rows: ``id, split, category`` of the portraits with answers, as in ``split.csv``.
        categories: the classes of the study.
        known: portraits that were left out since the guesser knows the person.
    """

    table: pd.DataFrame
    rows: pd.DataFrame
    categories: list[str]
    known: int

    @property
    def guessers(self) -> list[str]:
        return sorted(set(self.table["guesser"]))

    @property
    def ids(self) -> list[str]:
        return self.rows["id"].tolist()

    @property
    def note(self) -> str:
        """What a reader must know of so few answers; empty from `TASTE` on."""
        count = len(self.table)
        return "" if count >= TASTE else f"a taste, not a result: {count} answers, below {TASTE}"

    def choices(self) -> np.ndarray:
        """The number of the class that was guessed, (guessers, portraits); NaN without answer."""
        numbers = self.table["category"].map(self.categories.index)
        return self._grid(numbers)

    def right(self) -> np.ndarray:
        """1 for a right answer, 0 for a wrong one, (guessers, portraits); NaN without answer."""
        return self._grid((self.table["category"] == self.table["truth"]).astype(float))

    def _grid(self, values: pd.Series) -> np.ndarray:
        grid = self.table.assign(value=values).pivot(index="guesser", columns="id", values="value")
        return grid.reindex(index=self.guessers, columns=self.ids).to_numpy(float)


def gather(study: Study) -> Guesses:
    """The answers that count.

    Raises:
        StudyError: there is no split yet, or ``guesses.csv`` is damaged.
    """
    rows = split.read(study)
    test = rows[rows["split"] == "test"]
    given = answers.read(study)
    given = given[given["id"].isin(set(test["id"]))]
    categories = sorted(set(rows["category"]))
    truth = dict(zip(test["id"], test["category"], strict=True))
    counted = given[~given["known"] & given["category"].isin(categories)]
    table = counted.assign(truth=counted["id"].map(truth)).reset_index(drop=True)
    shown = test[test["id"].isin(set(table["id"]))].reset_index(drop=True)
    return Guesses(table, shown, categories, int(given["known"].sum()))


def write(study: Study) -> dict[str, Any] | None:
    """Write the results of the model ``human``.

    Returns:
        Its entry of ``metrics.json``; None where nobody has guessed, and nothing is left then.

    Raises:
        StudyError: the answers or the split cannot be read.
    """
    while True:
        version = _version(study)
        guesses = gather(study)
        if guesses.table.empty:
            answers.discard_results(study)
            return None
        figures = _figures(guesses) | {"differences": differences(study, guesses)}
        with index_lock(study):
            if _version(study) == version:  # else somebody guessed or deleted answers meanwhile
                return _publish(study, guesses, figures)


def _version(study: Study) -> tuple[str, str]:
    paths = (study.guesses_csv, study.split_csv)
    first, second = (files.sha256(path) if path.is_file() else "" for path in paths)
    return first, second


def _publish(study: Study, guesses: Guesses, figures: dict[str, Any]) -> dict[str, Any]:
    """Write the three files; only under the index lock."""
    counts = human.votes(guesses.table, guesses.ids, guesses.categories)
    entry = results.write_predictions(
        study,
        NAME,
        rows=guesses.rows,
        categories=guesses.categories,
        probabilities=human.probabilities(counts, guesses.ids),
    )
    entry |= figures
    folder = study.model_report(NAME)
    files.write_csv(folder / "guessers.csv", by_guesser(guesses))
    files.write_json(folder / "metrics.json", entry)
    return entry


def by_guesser(guesses: Guesses) -> pd.DataFrame:
    """Each guesser alone: ``guesser, answers, right, accuracy, low, high``, the best first."""
    right = guesses.table.assign(right=guesses.table["category"] == guesses.table["truth"])
    table = right.groupby("guesser")["right"].agg(answers="size", right="sum")
    table["accuracy"] = table["right"] / table["answers"]
    ends = [wilson(row.accuracy, int(row.answers)) for row in table.itertuples()]
    table[["low", "high"]] = np.array(ends).reshape(-1, 2)
    order = ["accuracy", "answers", "guesser"]
    return table.reset_index().sort_values(order, ascending=[False, False, True], ignore_index=True)


def calibration(guesses: Guesses) -> pd.DataFrame:
    """How often answers of each confidence are right.

    Returns:
        ``confidence, answers, right, accuracy, low, high``; empty if nobody was asked.
    """
    asked = guesses.table.dropna(subset=["confidence"])
    right = (asked["category"] == asked["truth"]).rename("right")
    table = right.groupby(asked["confidence"]).agg(answers="size", right="sum").reset_index()
    table["accuracy"] = table["right"] / table["answers"]
    ends = [wilson(row.accuracy, int(row.answers)) for row in table.itertuples()]
    table[["low", "high"]] = np.array(ends).reshape(-1, 2)
    return table


def confusion(guesses: Guesses, *, percent: bool = False) -> pd.DataFrame:
    """The confusion matrix of all answers; as `metrics.confusion`, of answers and not portraits."""
    table = guesses.table[["truth", "category"]].set_axis(["category", "predicted"], axis=1)
    columns = pd.DataFrame(columns=[f"p_{name}" for name in guesses.categories])
    return metrics.confusion(pd.concat([table, columns]), percent=percent)


def differences(study: Study, guesses: Guesses) -> dict[str, dict[str, Any]]:
    """People minus each network, in accuracy on the same portraits.

    Returns:
        By model and by `SINGLE` and `MAJORITY`: ``value, ci95, covers``; and ``n``, the portraits.
        A model whose predictions are of another split is left out.
    """
    found = {}
    for name in results.models(study):
        if name == NAME:
            continue
        try:
            test = results.read_predictions(study, name, part="test").set_index("id")
        except StudyError:
            continue
        if set(guesses.ids) <= set(test.index):
            predicted = test.loc[guesses.ids]
            hits = (predicted["category"] == predicted["predicted"]).to_numpy(float)
            single, majority = compare(guesses, hits)
            found[name] = {
                SINGLE: single.as_dict(), MAJORITY: majority.as_dict(), "n": len(hits),
            }  # fmt: skip
    return found


def differences_shown(found: dict[str, dict[str, Any]]) -> pd.DataFrame:
    """`differences` as a table: points of accuracy, people minus network."""
    rows = [
        {
            "network": name,
            "people": kind,
            "difference": 100 * entry[kind]["value"],
            "from": 100 * entry[kind]["ci95"][0],
            "to": 100 * entry[kind]["ci95"][1],
            "covers other": entry[kind]["covers"],
            "portraits": entry["n"],
        }
        for name, entry in found.items()
        for kind in (MAJORITY, SINGLE)
    ]
    return pd.DataFrame(rows).round(1)


def compare(guesses: Guesses, hits: np.ndarray) -> tuple[Estimate, Estimate]:
    """How much more often than a network one guesser is right, and how much the majority is.

    Args:
        guesses: the answers.
        hits: by portrait of ``guesses.ids``, 1 where the network is right (portraits,).
    """
    single = crossed.mean(guesses.right() - hits)
    majority, drawn = _majority_right(guesses)
    by_draw = drawn.mean(axis=1) - hits.mean()
    count = len(guesses.guessers)
    return single, crossed.of_majority(majority - hits, by_draw, guessers=count)


def _figures(guesses: Guesses) -> dict[str, Any]:
    """What ``metrics.json`` says beside what follows from the predictions."""
    majority, drawn = _majority_right(guesses)
    count = len(guesses.guessers)
    of_majority = crossed.of_majority(majority, drawn.mean(axis=1), guessers=count)
    single = crossed.mean(guesses.right())
    classes = len(guesses.categories)
    of_portraits = wilson(of_majority.value, len(majority))
    return {
        "ci95": list(_wider(of_majority, of_portraits)),
        "ci95_covers": of_majority.covers,
        "ci95_test": list(of_portraits),
        "answers": len(guesses.table),
        "guessers": count,
        "known": guesses.known,
        "one_guesser": single.as_dict() | {"ci95": list(_within(single))},
        "alpha": agreement.alpha(guesses.choices(), classes=classes),
        "alpha_ci95": agreement.interval(guesses.choices(), classes=classes),
        "note": guesses.note,
    }


def _majority_right(guesses: Guesses) -> tuple[np.ndarray, np.ndarray]:
    """Whether the majority is right of each portrait, as the guessers are and drawn anew.

    Returns:
        float (portraits,) and (draws, portraits).
    """
    choices, classes = guesses.choices(), len(guesses.categories)
    said = (choices[..., None] == np.arange(classes)).astype(np.float32)
    draws = np.vstack([np.ones((1, len(choices)), int), crossed.drawn_guessers(len(choices))])
    counts = np.tensordot(draws.astype(np.float32), said, axes=1)
    coins = human.probabilities(np.zeros(said.shape[1:]), guesses.ids)
    chosen = (counts + coins - 1 / classes).argmax(axis=2)
    truth = guesses.rows["category"].map(guesses.categories.index).to_numpy()
    right = (chosen == truth).astype(float)
    return right[0], right[1:]


def _wider(estimate: Estimate, other: tuple[float, float]) -> tuple[float, float]:
    low, high = _within(estimate)
    return min(low, other[0]), max(high, other[1])


def _within(estimate: Estimate) -> tuple[float, float]:
    return max(0.0, estimate.low), min(1.0, estimate.high)


def sentence(entry: dict[str, Any]) -> str:
    """The result in words, from `write`."""
    single = entry["one_guesser"]
    low, high = (100 * bound for bound in single["ci95"])
    text = (
        f"{metrics.sentence(entry)}. One guesser alone is right in {100 * single['value']:.1f}% "
        f"of {entry['answers']} answers of {entry['guessers']} guessers (95% interval {low:.1f}% "
        f"to {high:.1f}%, for other {single['covers']})"
    )
    if entry["alpha"] is not None:
        text += f"; Krippendorff's alpha {entry['alpha']:.2f}"
    if entry["alpha_ci95"]:
        text += f" ({entry['alpha_ci95'][0]:.2f} to {entry['alpha_ci95'][1]:.2f})"
    return text + "."
