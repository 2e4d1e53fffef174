"""What is asked first tells most; what a label is given for is never asked again."""

import numpy as np
import pandas as pd
import pytest

from facestudy.curate import active_learning, decisions, labels


def test_without_labels_the_odd_ones_come_first(drawn):
    told = drawn(400, bad=0.05, apart=20.0)
    first = active_learning.order(told.evidence, np.full(400, "", dtype=object))[:20]
    assert (told.truth[first] == "bad").sum() >= 13  # three quarters are not drawn at random


def test_with_labels_those_between_come_first(drawn, some_labels):
    told = drawn(400, bad=0.4, apart=4.0)
    known = some_labels(told.truth)
    order = active_learning.order(told.evidence, known)
    between = np.abs(told.evidence[:, 0] - 2)
    assert np.median(between[order[:40]]) < 0.5 * np.median(between[order])


def test_every_face_without_a_label_comes_once(drawn, some_labels):
    told = drawn(120)
    known = some_labels(told.truth)
    order = active_learning.order(told.evidence, known)
    assert sorted(order) == np.flatnonzero(known == "").tolist()


def test_one_in_four_is_drawn_at_random(drawn, some_labels):
    told = drawn(400, bad=0.4, apart=4.0)
    known = some_labels(told.truth)
    firsts = [
        set(active_learning.order(told.evidence, known, seed=seed)[:40].tolist()) for seed in (0, 1)
    ]
    assert 4 <= len(firsts[0] - firsts[1]) <= 12


def test_asking_ends_with_so_many_labels(drawn):
    told = drawn(200)
    asked = []

    def answer(chosen: np.ndarray) -> list[str]:
        asked.extend(chosen.tolist())
        return told.truth[chosen].tolist()

    found = active_learning.ask(told.evidence, np.full(200, "", dtype=object), answer, count=60)
    assert len(asked) == len(set(asked)) == 60 == (found != "").sum()
    assert (found[asked] == told.truth[asked]).all()
    every = active_learning.ask(told.evidence, found, answer, count=1000)
    assert (every == told.truth).all()


@pytest.fixture
def campus(drawn, study):
    study.data.mkdir(parents=True)
    told = drawn(200)
    truth = pd.Series(told.truth, index=told.ids)
    signals = pd.Series("", index=told.ids)
    signals.iloc[:5] = "2 faces"
    return study, told, signals, truth


def test_the_truth_answers_and_every_batch_is_kept(campus):
    study, told, signals, truth = campus
    active_learning.from_truth(study, told.evidence, signals, truth, count=60)
    given = labels.given(study, told.ids)
    assert len(given) == 60 and (given == truth[given.index]).all()
    assert not set(given.index) & set(told.ids[:5]), "what a signal tells is not asked"
    rows = len(decisions.read(study))
    active_learning.from_truth(study, told.evidence, signals, truth, count=60)
    assert len(decisions.read(study)) == rows


def test_labelling_that_was_killed_goes_on_as_if_it_had_not_been(campus, tmp_path):
    study, told, signals, truth = campus
    active_learning.from_truth(study, told.evidence, signals, truth, count=60)
    whole = labels.given(study, told.ids)
    lines = study.curation_csv.read_text().splitlines(keepends=True)
    study.curation_csv.write_text("".join(lines[: 1 + active_learning.BATCH]))
    active_learning.from_truth(study, told.evidence, signals, truth, count=60)
    assert labels.given(study, told.ids).sort_index().equals(whole.sort_index())
