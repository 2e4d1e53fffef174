"""The comparison on a small study, and what is recorded of it."""

import json
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from support.denoising_faces import LAYERS, SIZE, make_study

from facestudy.evaluation import results
from facestudy.experiments.denoising import (
    comparison,
    comparison_tables,
    encoders,
    figures,
    metrics_file,
    pretraining,
    scores,
    uncertainty,
)
from facestudy.study.paths import Study

matplotlib.use("agg")
SHARES, SEEDS = (0.3, 1.0), (0, 1)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """The root that all tests of this module share."""
    return tmp_path_factory.mktemp("compared")


@pytest.fixture(autouse=True)
def root(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACESTUDY_ROOT", str(place))
    return place


@pytest.fixture(scope="module")
def compared(place: Path):
    """A study, a stack, and every cell of stack and scratch, frozen and trained."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACESTUDY_ROOT", str(place))
        return compare(make_study(Study("small"), 80), place)


def compare(study: Study, place: Path) -> tuple:
    people = comparison.people(study)
    parts = [people.pictures[people.part(name)] for name in ("train", "validation")]
    stack, history = pretraining.pretrain(
        parts[0], validation=parts[1], folder=place / "s", layers=LAYERS, size=SIZE, epochs=2
    )
    found = []
    for encoder in (encoders.StackEncoder(stack), encoders.scratch(stack, seed=0)):
        found.append(comparison.frozen(people, encoder, shares=SHARES, seeds=SEEDS))
        for seed in SEEDS:
            options = {"seed": seed, "folder": place / f"{seed}", "epochs": 2}
            found += [comparison.trained(people, encoder, share=each, **options) for each in SHARES]
    return study, people, stack, history, pd.concat(found, ignore_index=True)


def test_every_test_face_is_estimated_in_every_cell_and_all_is_recorded(compared):
    study, people, stack, history, estimates = compared
    test = people.rows.iloc[people.part("test")]
    for _, rows in estimates.groupby(comparison.KEY):
        assert rows["id"].tolist() == test["id"].tolist()
        assert rows["p_male"].between(0, 1).all() and rows["years"].between(-20, 150).all()
    assert len(estimates.groupby(comparison.KEY)) == 2 * 2 * len(SHARES) * len(SEEDS)

    cells = comparison_tables.measured(estimates)
    frozen = cells.query("training == 'frozen' and share == 1")
    assert frozen["accuracy"].min() > 0.9  # red or blue

    differences = {
        "trained": comparison_tables.differences(
            cells, ("stack", "trained"), ("from scratch", "trained")
        )
    }
    stale = study.data / "models" / "denoising" / results.STALE
    stale.parent.mkdir(parents=True)
    stale.write_text("stale")
    metrics = metrics_file.write(
        study, rows=people.rows, estimates=estimates, cells=cells, differences=differences,
        stack=metrics_file.stack_facts(stack, history), nothing=float("nan"),
    )  # fmt: skip
    folder = study.reports / "denoising"
    assert json.loads((folder / "metrics.json").read_text()) == metrics
    assert metrics["nothing"] is None and not stale.exists()
    entry = metrics["encoders"][0]
    assert len(entry["accuracy"]["each"]) == len(SEEDS) and len(entry["rmse"]["ci95"]) == 2
    kept = pd.read_csv(folder / "estimates.csv")
    assert set(kept["seed"]) == {0} and set(kept["id"]) == set(test["id"])
    # The main way must not take the experiment for one of its models.
    assert results.models(study) == []


def test_a_cell_that_was_trained_is_not_trained_again(compared, place, monkeypatch):
    _, people, stack, _, estimates = compared
    encoder = encoders.StackEncoder(stack)
    before = (place / "1" / "stack-30.npz").stat().st_mtime_ns
    again = comparison.trained(people, encoder, share=0.3, seed=1, folder=place / "1", epochs=2)
    assert (place / "1" / "stack-30.npz").stat().st_mtime_ns == before
    key = "encoder == 'stack' and training == 'trained' and share == 0.3 and seed == 1"
    said = estimates.query(key)["years"].to_numpy()
    np.testing.assert_array_equal(again["years"], said)


def test_figures_are_drawn_of_all_of_it(compared):
    study, people, stack, history, estimates = compared
    cells = comparison_tables.measured(estimates)
    _, (one, two, three, four) = plt.subplots(1, 4)
    assert len(figures.learning(history, one).lines) == 2 * len(LAYERS) + len(LAYERS)
    figures.by_share(cells, "rmse", two)
    assert len(two.get_legend_handles_labels()[0]) == 4
    pairs = comparison_tables.differences(cells, ("stack", "trained"), ("from scratch", "trained"))
    figures.differences({"trained": pairs}, "accuracy", three)
    assert [label.get_text() for label in three.get_yticklabels()] == ["30 %", "100 %"]
    figures.mosaic(stack.filters(), four, columns=4, title="filters")
    assert four.images[0].get_array().shape == (6, 24, 3)
    sheet = figures.restored(stack, people.pictures[:2])
    assert len(sheet.axes) == len(LAYERS) * 6
    _, axes = plt.subplots(1, 2)
    figures.groups(scores.by_band_and_sex(estimates), axes)
    path = metrics_file.picture(study, "restored", sheet)
    assert path.read_bytes().startswith(b"\x89PNG")
    plt.close("all")


def test_what_a_unit_paints_changes_with_the_unit(compared):
    painted = figures.units(compared[2], 1, most=4)
    assert painted.shape[0] == 4 and painted.shape[-1] == 3
    assert np.abs(painted[0] - painted[1]).max() > 0


def test_heads_of_a_study_learn_from_all_its_labelled_faces(compared):
    study, people, stack, _, _ = compared
    encoder = encoders.StackEncoder(stack)
    judge = uncertainty.of_study(study, encoder)
    assert len(judge.held_out) == len(people.rows)
    right = (judge.held_out["p_male"] > 0.5) == (people.rows["male"] == 1)
    assert right.mean() > 0.9
