"""Rounds sort what is sure, learn from it, relax the thresholds if need be, and end."""

import numpy as np
import pytest

from facestudy.curate import self_training

pytestmark = pytest.mark.long


def nothing(count: int) -> np.ndarray:
    return np.full(count, "", dtype=object)


def test_most_is_sorted_and_nearly_all_of_it_rightly(drawn, some_labels):
    faces = drawn(600, apart=10.0)
    state = self_training.sort(
        faces.features, faces.ids, some_labels(faces.truth, 30), nothing(600)
    )
    done = state.verdicts != ""
    assert done.mean() > 0.95
    assert (state.verdicts[done] == faces.truth[done]).mean() > 0.99


def test_what_cannot_be_told_apart_stays_undecided(drawn, some_labels):
    faces = drawn(400, apart=0.0, bad=0.5)
    state = self_training.sort(
        faces.features, faces.ids, some_labels(faces.truth, 40), nothing(400)
    )
    assert len(state.automatic()) < 0.1 * 400


def test_thresholds_relax_where_a_round_moves_nothing_and_never_else(drawn, some_labels):
    faces = drawn(600, apart=3.0)
    state = self_training.sort(
        faces.features, faces.ids, some_labels(faces.truth, 30), nothing(600)
    )
    history = state.history
    steps = [self_training.SCHEDULE.index((row.low, row.high)) for row in history.itertuples()]
    idle = (history["good"] + history["bad"] == 0).tolist()
    assert steps[0] == 0 and steps[-1] > 0
    assert [b - a for a, b in zip(steps, steps[1:], strict=False)] == [int(x) for x in idle[:-1]]
    assert idle[-1] or history["left"].iloc[-1] == 0


def test_every_move_keeps_to_its_rounds_threshold_and_says_so(drawn, some_labels):
    faces = drawn(600, apart=3.0)
    state = self_training.sort(
        faces.features, faces.ids, some_labels(faces.truth, 30), nothing(600)
    )
    limits = state.history.set_index("round")
    moved = state.automatic()
    assert len(moved)
    for row in moved.itertuples():
        low, high = limits.loc[row.round, ["low", "high"]]
        assert (row.probability > high) if row.verdict == "good" else (row.probability < low)
        limit = f"over {high}" if row.verdict == "good" else f"under {low}"
        assert row.reason.endswith(limit) and f"{row.probability:.4f}" in row.reason


def test_a_round_moves_at_most_its_share_and_the_surest_first(drawn, some_labels):
    faces = drawn(500, apart=9.0)
    labels = some_labels(faces.truth)
    state = self_training.sort(faces.features, faces.ids, labels, nothing(500), cap=0.1)
    assert state.history[["good", "bad"]].to_numpy().max() == 50
    first = state.round == 1
    good = first & (state.verdicts == "good")
    later = (state.round > 1) & (state.verdicts == "good")
    thought = state.probabilities[0].astype(float)
    assert thought[good].min() >= thought[later].max() - 1e-3


def test_signals_are_bad_at_once_and_a_label_outweighs_them(drawn, some_labels):
    faces = drawn(200)
    labels, failed = some_labels(faces.truth), nothing(200)
    labelled = int(np.flatnonzero(labels == "good")[0])
    other = int(np.flatnonzero(labels == "")[0])
    failed[[labelled, other]] = "3 faces"
    state = self_training.sort(faces.features, faces.ids, labels, failed)
    assert (state.verdicts[labelled], state.sources[labelled]) == ("good", "hand")
    assert (state.verdicts[other], state.sources[other]) == ("bad", "signal")
    assert state.reasons[other] == "3 faces" and state.round[other] == 0


def test_no_label_is_changed_and_none_is_among_the_moved(drawn, some_labels):
    faces = drawn(300, apart=2.0)
    labels = some_labels(faces.truth)
    wrong = np.flatnonzero(labels == "good")[0]
    labels[wrong] = "bad"
    state = self_training.sort(faces.features, faces.ids, labels, nothing(300))
    labelled = labels != ""
    assert (state.verdicts[labelled] == labels[labelled]).all()
    assert not set(state.automatic()["id"]) & set(np.array(faces.ids)[labelled])


def test_the_same_labels_give_the_same_rounds(drawn, some_labels):
    faces = drawn(300, apart=3.0)
    runs = [
        self_training.sort(faces.features, faces.ids, some_labels(faces.truth), nothing(300))
        for _ in range(2)
    ]
    assert runs[0].history.equals(runs[1].history)
    assert np.array_equal(runs[0].probability, runs[1].probability, equal_nan=True)


@pytest.mark.parametrize("most", [1, 2])
def test_rounds_can_be_limited(drawn, some_labels, most):
    faces = drawn(300, apart=9.0)
    labels = some_labels(faces.truth)
    state = self_training.sort(
        faces.features, faces.ids, labels, nothing(300), cap=0.05, most_rounds=most
    )
    assert len(state.history) == most == len(state.probabilities)
