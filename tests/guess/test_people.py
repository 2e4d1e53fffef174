"""The model ``human``: its arithmetic by hand, and its way into everything that shows a model."""

import numpy as np
import pandas as pd
import pytest
from support.guess_visitor import CLASSES, write_network

from facestudy.audit import run
from facestudy.evaluation import metrics, results
from facestudy.guess import agreement, answers, crossed, people
from facestudy.models import human
from facestudy.plots import charts
from facestudy.report import stages
from facestudy.report.pages.answer import answer, interval_note
from facestudy.study import files


def say(study, said):
    """Write down what guessers said: by guesser and number of the test portrait."""
    split = pd.read_csv(study.split_csv, dtype=str, keep_default_na=False)
    test = split[split["split"] == "test"]["id"].tolist()
    rows = [
        {"time": "2026-01-01T00:00:00+00:00", "guesser": guesser, "id": test[place],
         "category": category, "confidence": 0.5, "known": ""}
        for guesser, own in said.items()
        for place, category in own.items()
    ]  # fmt: skip
    files.write_csv(study.guesses_csv, pd.DataFrame(rows, columns=answers.COLUMNS))
    return test


def test_the_majority_counts_and_shares_are_drawn_towards_even_ones():
    table = pd.DataFrame({"id": ["x", "x", "x", "y"], "category": ["law", "law", "art", "physics"]})
    counts = human.votes(table, ["x", "y", "z"], CLASSES)
    assert counts.tolist() == [[1, 2, 0], [0, 0, 1], [0, 0, 0]]
    shares = human.probabilities(counts, ["x", "y", "z"])
    np.testing.assert_allclose(shares[0], [4 / 12, 7 / 12, 1 / 12], atol=1e-8)
    np.testing.assert_allclose(shares.sum(axis=1), 1)


def test_ties_favour_no_class():
    ids = [f"{number:016x}" for number in range(3000)]
    chosen = human.probabilities(np.ones((3000, 3), int), ids).argmax(axis=1)
    assert np.abs(np.bincount(chosen) / 3000 - 1 / 3).max() < 0.04
    again = human.probabilities(np.ones((3000, 3), int), ids).argmax(axis=1)
    np.testing.assert_array_equal(chosen, again)


def test_people_are_inspected_and_audited_as_every_model(guessed):
    write_network(guessed, "scratch_cnn", wrong=3)
    right = dict(enumerate(["art", "art", "law", "law", "physics", "physics"]))
    say(guessed, {f"g{k}": right | {0: "law"} if k < 5 else right for k in range(6)})
    entry = people.write(guessed)
    assert results.models(guessed) == ["scratch_cnn", "human"]
    assert charts.title_of("human") == "people (majority)"
    summary = results.summary_entry(guessed, "human")
    assert summary["accuracy"] == pytest.approx(5 / 6) and summary["n_test"] == 6
    assert summary["ci95_covers"] == "people and test pictures" and summary["answers"] == 36
    assert summary["one_guesser"]["value"] == pytest.approx(31 / 36)
    assert summary["note"] == "a taste, not a result: 36 answers, below 200"
    assert entry["differences"]["scratch_cnn"][people.MAJORITY]["value"] == pytest.approx(2 / 6)
    figures = run.model_figures(guessed)["human"]
    assert figures["accuracy"] == pytest.approx(5 / 6) and figures["auc"] > 0.9
    for text in (metrics.sentence(summary), people.sentence(entry), interval_note([summary]),
                 answer({"models": [summary], "categories": CLASSES})):  # fmt: skip
        assert "a taste, not a result" in text


def test_two_hundred_answers_are_no_taste(guessed):
    say(guessed, {f"g{k}": dict.fromkeys(range(5), "law") for k in range(40)})
    assert len(people.gather(guessed).table) == 200 and people.gather(guessed).note == ""


def test_each_guesser_alone_and_confidence_and_confusion(guessed):
    say(guessed, {"a": {0: "art", 1: "law"}, "b": {0: "art"}})
    guesses = people.gather(guessed)
    table = people.by_guesser(guesses)
    assert table["guesser"].tolist() == ["b", "a"] and table["accuracy"].tolist() == [1.0, 0.5]
    sure = people.calibration(guesses)
    assert sure[["confidence", "answers", "right"]].to_numpy().tolist() == [[0.5, 3, 2]]
    assert people.confusion(guesses).loc["art"].tolist() == [2, 1, 0]
    assert people.confusion(guesses, percent=True).loc["art", "art"] == pytest.approx(200 / 3)


def test_known_people_and_those_not_in_the_test_split_do_not_count(guessed):
    say(guessed, {"a": {0: "art", 1: "law"}})
    table = pd.read_csv(guessed.guesses_csv, dtype=str, keep_default_na=False)
    train = pd.read_csv(guessed.split_csv)["id"].iloc[0]
    known = {"id": table["id"].iloc[0], "guesser": "b", "known": answers.KNOWN}
    more = pd.DataFrame([{"id": train, "guesser": "a", "category": "law"}, known])
    files.write_csv(guessed.guesses_csv, pd.concat([table, more]).fillna(""))
    guesses = people.gather(guessed)
    assert (len(guesses.table), guesses.known) == (2, 1)


def test_without_answers_nothing_is_left(guessed):
    say(guessed, {"a": {0: "art"}})
    assert people.write(guessed)["guessers"] == 1 and guessed.model_report("human").exists()
    say(guessed, {})
    assert people.write(guessed) is None and not guessed.model_report("human").exists()


def test_the_notebook_is_part_of_the_report_once_somebody_has_guessed(guessed):
    assert "07b_people" not in [s.notebook for s in stages.wanted(guessed, stages.STAGES)]
    say(guessed, {"a": {0: "art"}})
    names = [stage.notebook for stage in stages.wanted(guessed, stages.STAGES)]
    assert names.index("07_finetune") < names.index("07b_people") < names.index("08_inspection")


def test_the_variance_of_crossed_answers_by_hand():
    values = np.array([[1, 1, 1, 1.0]] * 3 + [[0, 0, 0, 0.0]] * 3)  # guessers alone differ
    estimate = crossed.mean(values)
    # Six guessers with a standard deviation of 1/2, 24 answers.
    error = np.sqrt(6 * 2.0**2) / 24 * np.sqrt(4 / 3)
    assert (estimate.high - 0.5) / error == pytest.approx(3.1824, abs=1e-3)  # t of 3 degrees
    assert crossed.mean(values.T[:4]).covers == "test pictures"  # four guessers are too few
    holes = np.where(np.eye(6, 4) > 0, np.nan, values)  # three of the twelve right ones
    assert crossed.mean(holes).value == pytest.approx(9 / 20)


def test_an_equal_network_differs_by_nothing(guessed):
    write_network(guessed, "finetune", wrong=0)
    say(guessed, {f"g{k}": dict(enumerate(np.repeat(CLASSES, 2))) for k in range(6)})
    found = people.differences(guessed, people.gather(guessed))["finetune"]
    for kind in (people.SINGLE, people.MAJORITY):
        assert found[kind]["value"] == 0 and found[kind]["ci95"] == [0, 0]


def test_alpha_is_one_for_agreement_and_none_without_two_answers():
    same = np.tile([0.0, 1, 2, 0], (3, 1))
    assert agreement.alpha(same, classes=3) == pytest.approx(1)
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", nominal data, two observers.
    first = np.array([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], float)
    second = np.array([1, 1, 1, 0, 0, 1, 0, 0, 0, 0], float)
    assert agreement.alpha(np.stack([first, second]), classes=2) == pytest.approx(0.095, abs=1e-3)
    alone = np.where(np.arange(4) == np.arange(2)[:, None], same[:2], np.nan)
    assert agreement.alpha(alone, classes=3) is None
    assert agreement.interval(alone, classes=3) is None
