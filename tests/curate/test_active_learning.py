"""The most informative faces come first, and no face is asked about twice."""

import numpy as np
import pandas as pd
import pytest

from facestudy.curate import active_learning, decisions, labels


def test_without_giventhe_odd_ones_come_first(drawn):
    faces = drawn(400, bad=0.05, apart=20.0)
    first = active_learning.query_order(faces.features, np.full(400, "", dtype=object))[:20]
    assert (faces.truth[first] == "bad").sum() >= 13  # three quarters are not drawn at random


def test_with_giventhose_between_come_first(drawn, some_labels):
    faces = drawn(400, bad=0.4, apart=4.0)
    given = some_labels(faces.truth)
    order = active_learning.query_order(faces.features, given)
    between = np.abs(faces.features[:, 0] - 2)
    assert np.median(between[order[:40]]) < 0.5 * np.median(between[order])


def test_every_face_without_a_label_comes_once(drawn, some_labels):
    faces = drawn(120)
    given = some_labels(faces.truth)
    order = active_learning.query_order(faces.features, given)
    assert sorted(order) == np.flatnonzero(given == "").tolist()


def test_one_in_four_is_drawn_at_random(drawn, some_labels):
    faces = drawn(400, bad=0.4, apart=4.0)
    given = some_labels(faces.truth)
    firsts = [
        set(active_learning.query_order(faces.features, given, seed=seed)[:40].tolist())
        for seed in (0, 1)
    ]
    assert 4 <= len(firsts[0] - firsts[1]) <= 12


@pytest.mark.long
def test_asking_ends_with_so_many_labels(drawn):
    faces = drawn(200)
    asked = []

    def answer(chosen: np.ndarray) -> list[str]:
        asked.extend(chosen.tolist())
        return faces.truth[chosen].tolist()

    labelled = active_learning.label_in_batches(
        faces.features, np.full(200, "", dtype=object), answer, count=60
    )
    assert len(asked) == len(set(asked)) == 60 == (labelled != "").sum()
    assert (labelled[asked] == faces.truth[asked]).all()
    every = active_learning.label_in_batches(faces.features, labelled, answer, count=1000)
    assert (every == faces.truth).all()


@pytest.fixture
def campus(drawn, study):
    study.data.mkdir(parents=True)
    faces = drawn(200)
    truth = pd.Series(faces.truth, index=faces.ids)
    reasons = pd.Series("", index=faces.ids)
    reasons.iloc[:5] = "2 faces"
    return study, faces, reasons, truth


def test_the_truth_answers_and_every_batch_is_kept(campus):
    study, faces, reasons, truth = campus
    active_learning.label_from_truth(study, faces.features, reasons, truth, count=60)
    given = labels.read(study, faces.ids)
    assert len(given) == 60 and (given == truth[given.index]).all()
    assert not set(given.index) & set(faces.ids[:5]), "faces that fail a check are not asked about"
    rows = len(decisions.read(study))
    active_learning.label_from_truth(study, faces.features, reasons, truth, count=60)
    assert len(decisions.read(study)) == rows


def test_labelling_that_was_killed_goes_on_as_if_it_had_not_been(campus, tmp_path):
    study, faces, reasons, truth = campus
    active_learning.label_from_truth(study, faces.features, reasons, truth, count=60)
    whole = labels.read(study, faces.ids)
    lines = study.curation_csv.read_text().splitlines(keepends=True)
    study.curation_csv.write_text("".join(lines[: 1 + active_learning.BATCH]))
    active_learning.label_from_truth(study, faces.features, reasons, truth, count=60)
    assert labels.read(study, faces.ids).sort_index().equals(whole.sort_index())


def test_whom_chance_draws_follows_from_their_own_keys(drawn):
    faces = drawn(200)
    none = np.full(200, "", dtype=object)
    keys = [f"person {number}" for number in range(200)]

    def names(positions: np.ndarray, kept: list[int]) -> list[str]:
        order = active_learning.query_order(
            faces.features[kept], none[kept], keys=[keys[position] for position in kept]
        )
        return [keys[kept[position]] for position in order[positions]]

    every_fourth = np.arange(3, 40, 5)  # the places that are filled at random
    everybody = names(every_fourth, list(range(200)))
    without = [number for number in range(200) if number != 17][::-1]
    assert len(set(everybody) & set(names(every_fourth, without))) >= len(everybody) - 1
