"""The comparison on a small study, its metrics and its figures."""

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
    encoders,
    figures,
    metrics_file,
    pretraining,
    scores,
    uncertainty,
)
from facestudy.study.paths import Study

pytestmark = pytest.mark.long

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
    faces = comparison.load_faces(study)
    parts = [faces.pictures[faces.part(name)] for name in ("train", "validation")]
    stack, history = pretraining.pretrain(
        parts[0], validation=parts[1], folder=place / "s", layers=LAYERS, size=SIZE, epochs=2
    )
    tables = []
    for encoder in (encoders.StackEncoder(stack), encoders.from_scratch(stack, seed=0)):
        tables.append(comparison.evaluate_frozen(faces, encoder, shares=SHARES, seeds=SEEDS))
        for seed in SEEDS:
            options = {"seed": seed, "folder": place / f"{seed}", "epochs": 2}
            tables += [
                comparison.evaluate_trained(faces, encoder, share=share, **options)
                for share in SHARES
            ]
    return study, faces, stack, history, pd.concat(tables, ignore_index=True)


def test_every_cell_estimates_every_test_face_and_the_metrics_hold_them_all(compared):
    study, faces, stack, history, estimates = compared
    test = faces.rows.iloc[faces.part("test")]
    for _, rows in estimates.groupby(comparison.CELL):
        assert rows["id"].tolist() == test["id"].tolist()
        assert rows["p_male"].between(0, 1).all() and rows["years"].between(-20, 150).all()
    assert len(estimates.groupby(comparison.CELL)) == 2 * 2 * len(SHARES) * len(SEEDS)

    cells = comparison.score_cells(estimates)
    frozen = cells.query("training == 'frozen' and share == 1")
    assert frozen["accuracy"].min() > 0.9  # red or blue

    differences = {
        "trained": comparison.paired_differences(
            cells, ("stack", "trained"), ("from scratch", "trained")
        )
    }
    stale = study.data / "models" / "denoising" / results.STALE
    stale.parent.mkdir(parents=True)
    stale.write_text("stale")
    metrics = metrics_file.write_metrics(
        study, rows=faces.rows, estimates=estimates, cells=cells, differences=differences,
        stack=metrics_file.stack_facts(stack, history), nothing=float("nan"),
    )  # fmt: skip
    folder = study.reports / "denoising"
    assert json.loads((folder / "metrics.json").read_text()) == metrics
    assert metrics["nothing"] is None and not stale.exists()
    entry = metrics["encoders"][0]
    assert len(entry["accuracy"]["each"]) == len(SEEDS) and len(entry["rmse"]["ci95"]) == 2
    kept = pd.read_csv(folder / "estimates.csv")
    assert set(kept["seed"]) == {0} and set(kept["id"]) == set(test["id"])
    # The study must not list the experiment as one of its models.
    assert results.models(study) == []


def test_a_cell_that_was_trained_is_not_trained_again(compared, place, monkeypatch):
    _, faces, stack, _, estimates = compared
    encoder = encoders.StackEncoder(stack)
    before = (place / "1" / "stack-30.npz").stat().st_mtime_ns
    again = comparison.evaluate_trained(
        faces, encoder, share=0.3, seed=1, folder=place / "1", epochs=2
    )
    assert (place / "1" / "stack-30.npz").stat().st_mtime_ns == before
    key = "encoder == 'stack' and training == 'trained' and share == 0.3 and seed == 1"
    before_years = estimates.query(key)["years"].to_numpy()
    np.testing.assert_array_equal(again["years"], before_years)


def test_all_figures_are_drawn(compared):
    study, faces, stack, history, estimates = compared
    cells = comparison.score_cells(estimates)
    _, (one, two, three, four) = plt.subplots(1, 4)
    assert len(figures.training_curves(history, one).lines) == 2 * len(LAYERS) + len(LAYERS)
    figures.by_share(cells, "rmse", two)
    assert len(two.get_legend_handles_labels()[0]) == 4
    pairs = comparison.paired_differences(cells, ("stack", "trained"), ("from scratch", "trained"))
    figures.differences({"trained": pairs}, "accuracy", three)
    assert [label.get_text() for label in three.get_yticklabels()] == ["30%", "100%"]
    figures.mosaic(stack.filters(), four, columns=4, title="filters")
    assert four.images[0].get_array().shape == (6, 24, 3)
    sheet = figures.reconstructions(stack, faces.pictures[:2])
    assert len(sheet.axes) == len(LAYERS) * 6
    _, axes = plt.subplots(1, 2)
    figures.groups(scores.scores_by_group(estimates), axes)
    path = metrics_file.save_figure(study, "restored", sheet)
    assert path.read_bytes().startswith(b"\x89PNG")
    plt.close("all")


def test_units_decode_to_different_images(compared):
    decoded = figures.decoded_units(compared[2], 1, most=4)
    assert decoded.shape[0] == 4 and decoded.shape[-1] == 3
    assert np.abs(decoded[0] - decoded[1]).max() > 0


def test_the_estimator_of_a_study_uses_all_labelled_faces(compared):
    study, faces, stack, _, _ = compared
    encoder = encoders.StackEncoder(stack)
    estimator = uncertainty.study_estimator(study, encoder)
    assert len(estimator.held_out) == len(faces.rows)
    right = (estimator.held_out["p_male"] > 0.5) == (faces.rows["male"] == 1)
    assert right.mean() > 0.9
