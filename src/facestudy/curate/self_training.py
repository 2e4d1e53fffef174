"""Sort faces by self-training: each round adds the surest predictions to the training set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from facestudy.curate import decisions
from facestudy.curate.classifier import Classifier, TrainingSet, fit

SCHEDULE = ((0.03, 0.99), (0.05, 0.98), (0.10, 0.95), (0.20, 0.90))
"""Pairs of thresholds for bad and good. The first are those of the study that this one follows;
the next pair applies after a round without a new verdict."""
CAP = 0.35
"""The largest share of all faces that get the same verdict in one round: the surest ones."""
MOST_ROUNDS = 30


@dataclass
class SelfTraining:
    """The state of self-training and its history.

    Attributes:
        ids: of all faces, in the order of the features.
        verdicts: "good", "bad" or "" of each face, from any source.
        sources: "hand", "signal" (a quality check), "model" or "".
        round: in which the model gave the verdict; 0 where it did not.
        probability: of being good when the model gave its verdict; for undecided faces the last.
        reasons: of the verdicts.
        history: one row per round: ``round, low, high, good, bad, left, sorted``.
        probabilities: of all faces, one float16 array per round.
        classifier: of the last round.
    """

    ids: np.ndarray
    verdicts: np.ndarray
    sources: np.ndarray
    round: np.ndarray
    probability: np.ndarray
    reasons: np.ndarray
    history: pd.DataFrame = field(default_factory=pd.DataFrame)
    probabilities: list[np.ndarray] = field(default_factory=list)
    classifier: Classifier | None = None

    def automatic(self, number: int | None = None) -> pd.DataFrame:
        """Rows for `facestudy.curate.decisions.append`.

        Args:
            number: of a round whose verdicts to give, 0 for those of quality checks; None for all.

        Returns:
            ``id, verdict, probability, source, round, reason``.
        """
        chosen = np.isin(self.sources, [decisions.SIGNAL, decisions.MODEL])
        if number is not None:
            chosen &= self.round == number
        return pd.DataFrame(
            {
                "id": self.ids[chosen],
                "verdict": self.verdicts[chosen],
                "probability": np.round(self.probability[chosen], 6),
                "source": self.sources[chosen],
                "round": self.round[chosen],
                "reason": self.reasons[chosen],
            }
        )


def sort(
    features: np.ndarray,
    ids: Sequence[str],
    labels: np.ndarray,
    failed: np.ndarray,
    *,
    schedule: Sequence[tuple[float, float]] = SCHEDULE,
    cap: float = CAP,
    most_rounds: int = MOST_ROUNDS,
    seed: int = 0,
    after: Callable[[SelfTraining, int], None] = lambda state, number: None,
) -> SelfTraining:
    """Sort faces into good and bad by self-training (Yarowsky, 1995).

    It ends when a round gives no new verdict under the last thresholds of the schedule. The same
    labels give the same verdicts.

    Args:
        features: float32 (n, columns).
        ids: of each face.
        labels: (n,) "good", "bad" or "", given by a person; five or more of each class.
        failed: (n,) the reason why a face fails a quality check, "" where it passes. A label
            overrides a quality check.
        schedule: pairs of thresholds for bad and for good.
        cap: the largest share of all faces that get the same verdict in one round.
        most_rounds: after which it ends in any case.
        seed: of the folds.
        after: called with the state and 0 after the quality checks, and with the state and the
            round's number after each round.

    Returns:
        the verdicts and the history.
    """
    state = _start(ids, labels, failed)
    after(state, 0)
    labelled, step = state.sources == decisions.HAND, 0
    training = TrainingSet(features[labelled], state.verdicts[labelled] == decisions.GOOD)
    most = max(1, int(cap * len(state.ids)))
    for number in range(1, most_rounds + 1):
        _predict(state, features, training, seed)
        counts = _decide(state, number, schedule[step], most)
        left = _record(state, number, schedule[step], counts)
        after(state, number)
        if not any(counts):
            step += 1
        if step == len(schedule) or not left:
            break
    return state


def _start(ids: Sequence[str], labels: np.ndarray, failed: np.ndarray) -> SelfTraining:
    count = len(ids)
    state = SelfTraining(
        ids=np.asarray(ids, dtype=object),
        verdicts=np.asarray(labels, dtype=object).copy(),
        sources=np.where(np.asarray(labels) != "", decisions.HAND, "").astype(object),
        round=np.zeros(count, int),
        probability=np.full(count, np.nan),
        reasons=np.full(count, "", dtype=object),
    )
    chosen = (np.asarray(failed) != "") & (state.verdicts == decisions.UNDECIDED)
    state.verdicts[chosen], state.sources[chosen] = decisions.BAD, decisions.SIGNAL
    state.reasons[chosen] = np.asarray(failed, dtype=object)[chosen]
    return state


def _predict(state: SelfTraining, features: np.ndarray, training: TrainingSet, seed: int) -> None:
    """Fit the classifier on labels and the model's own verdicts, and predict all faces."""
    own = state.sources == decisions.MODEL
    pseudo_labels = TrainingSet(features[own], state.verdicts[own] == decisions.GOOD)
    state.classifier = fit(training, pseudo_labels, seed=seed)
    probability = state.classifier.probability(features)
    state.probabilities.append(probability.astype(np.float16))
    undecided = state.verdicts == decisions.UNDECIDED
    state.probability[undecided] = probability[undecided]


def _decide(
    state: SelfTraining, number: int, thresholds: tuple[float, float], most: int
) -> tuple[int, int]:
    """Give verdicts to the surest undecided faces; how many became good and bad."""
    low, high = thresholds
    undecided, probability = state.verdicts == decisions.UNDECIDED, state.probability
    good = _first(-probability, undecided & (probability > high), most)
    bad = _first(probability, undecided & (probability < low), most)
    _set(state, good, decisions.GOOD, number, f"over {high}")
    _set(state, bad, decisions.BAD, number, f"under {low}")
    return len(good), len(bad)


def _record(
    state: SelfTraining, number: int, thresholds: tuple[float, float], counts: tuple[int, int]
) -> int:
    """Add a row to the history; how many faces are left undecided."""
    left = int((state.verdicts == decisions.UNDECIDED).sum())
    share = 1 - left / max(len(state.ids), 1)
    columns = ["round", "low", "high", "good", "bad", "left", "sorted"]
    row = pd.DataFrame([(number, *thresholds, *counts, left, share)], columns=columns)
    state.history = row if number == 1 else pd.concat([state.history, row], ignore_index=True)
    return left


def _first(rank: np.ndarray, chosen: np.ndarray, most: int) -> np.ndarray:
    """Positions of the chosen faces of lowest rank, at most so many."""
    positions = np.flatnonzero(chosen)
    return positions[np.argsort(rank[positions], kind="stable")][:most]


def _set(
    state: SelfTraining, positions: np.ndarray, verdict: str, number: int, threshold: str
) -> None:
    state.verdicts[positions], state.sources[positions] = verdict, decisions.MODEL
    state.round[positions] = number
    state.reasons[positions] = [
        f"probability of being good {value:.4f}, {threshold}"
        for value in state.probability[positions]
    ]
