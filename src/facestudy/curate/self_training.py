"""Round after round the model sorts what it is surest of and learns from it.

Enters: evidence, signals and labels. Leaves: a verdict for each face that could be sorted, with
its round, its probability and its reason.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from facestudy.curate import decisions
from facestudy.curate.classifier import Judge, Known, fit

SCHEDULE = ((0.03, 0.99), (0.05, 0.98), (0.10, 0.95), (0.20, 0.90))
"""Thresholds for bad and good. The first are those of the study that this follows; where a round
moves nothing, the next ones hold."""
CAP = 0.35
"""Of all faces, at most so many of a kind move in one round: the surest."""
MOST_ROUNDS = 30


@dataclass
class Sorting:
    """What the rounds did.

    Attributes:
        ids: of all faces, in the order of the evidence.
        verdicts: "good", "bad" or "" of each, by whomever.
        sources: "hand", "signal", "model" or "".
        round: in which the model moved it; 0 where it did not.
        probability: of being good when it was moved; of the undecided ones the last.
        reasons: of each verdict.
        history: one row per round: ``round, low, high, good, bad, left, sorted``.
        probabilities: (rounds, faces) what each round thought of each face, float16.
        judge: of the last round.
    """

    ids: np.ndarray
    verdicts: np.ndarray
    sources: np.ndarray
    round: np.ndarray
    probability: np.ndarray
    reasons: np.ndarray
    history: pd.DataFrame = field(default_factory=pd.DataFrame)
    probabilities: list[np.ndarray] = field(default_factory=list)
    judge: Judge | None = None

    def moved(self, number: int | None = None) -> pd.DataFrame:
        """Rows for `ledger.append`: what was moved in a round, or by signals (0), or at all."""
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
    evidence: np.ndarray,
    ids: Sequence[str],
    labels: np.ndarray,
    signals: np.ndarray,
    *,
    schedule: Sequence[tuple[float, float]] = SCHEDULE,
    cap: float = CAP,
    most_rounds: int = MOST_ROUNDS,
    seed: int = 0,
    after: Callable[[Sorting, int], None] = lambda sorting, number: None,
) -> Sorting:
    """Sort faces by self-training (Yarowsky, 1995), the same labels to the same verdicts.

    It ends where a round moves nothing under the last thresholds of the schedule.

    Args:
        evidence: float32 (n, numbers).
        ids: of each face.
        labels: "good", "bad" or "": what a person said. Five or more of each.
        signals: why a face is bad without being looked at; "" where nothing speaks against it. A
            label outweighs a signal.
        schedule: pairs of thresholds for bad and for good.
        cap: share of all faces of which one kind moves in a round at most.
        most_rounds: after which it stops in any case.
        seed: of the folds.
        after: told after the signals (0) and after each round.
    """
    state = _start(ids, labels, signals)
    after(state, 0)
    hand, step, rows = state.sources == decisions.HAND, 0, []
    known = Known(evidence[hand], state.verdicts[hand] == decisions.GOOD)
    most = max(1, int(cap * len(state.ids)))
    for number in range(1, most_rounds + 1):
        own = state.sources == decisions.MODEL
        own_verdicts = Known(evidence[own], state.verdicts[own] == decisions.GOOD)
        state.judge = fit(known, own_verdicts, seed=seed)
        probability = state.judge.probability(evidence)
        state.probabilities.append(probability.astype(np.float16))
        left = state.verdicts == decisions.UNDECIDED
        state.probability[left] = probability[left]
        low, high = schedule[step]
        good = _surest(probability, left & (probability > high), most, -1)
        bad = _surest(probability, left & (probability < low), most, 1)
        _move(state, good, decisions.GOOD, number, f"over {high}")
        _move(state, bad, decisions.BAD, number, f"under {low}")
        left = int((state.verdicts == decisions.UNDECIDED).sum())
        done = 1 - left / max(len(state.ids), 1)
        rows.append((number, low, high, len(good), len(bad), left, done))
        columns = ["round", "low", "high", "good", "bad", "left", "sorted"]
        state.history = pd.DataFrame(rows, columns=columns)
        after(state, number)
        if not len(good) and not len(bad):
            step += 1
        if step == len(schedule) or not left:
            break
    return state


def _start(ids: Sequence[str], labels: np.ndarray, signals: np.ndarray) -> Sorting:
    count = len(ids)
    state = Sorting(
        ids=np.asarray(ids, dtype=object),
        verdicts=np.asarray(labels, dtype=object).copy(),
        sources=np.where(np.asarray(labels) != "", decisions.HAND, "").astype(object),
        round=np.zeros(count, int),
        probability=np.full(count, np.nan),
        reasons=np.full(count, "", dtype=object),
    )
    told = (np.asarray(signals) != "") & (state.verdicts == decisions.UNDECIDED)
    state.verdicts[told], state.sources[told] = decisions.BAD, decisions.SIGNAL
    state.reasons[told] = np.asarray(signals, dtype=object)[told]
    return state


def _surest(probability: np.ndarray, chosen: np.ndarray, most: int, sign: int) -> np.ndarray:
    positions = np.flatnonzero(chosen)
    return positions[np.argsort(sign * probability[positions], kind="stable")][:most]


def _move(state: Sorting, positions: np.ndarray, verdict: str, number: int, why: str) -> None:
    state.verdicts[positions], state.sources[positions] = verdict, decisions.MODEL
    state.round[positions] = number
    told = state.probability[positions]
    state.reasons[positions] = [f"probability of being good {each:.4f}, {why}" for each in told]
