"""A report of what people guessed: by the entry in the table of models alone."""

import json

import pandas as pd
import pytest
from support.guess_visitor import CLASSES, write_network

from facestudy.guess import answers
from facestudy.report import run_notebooks, stages
from facestudy.study import files
from facestudy.study.guards import tables

pytestmark = pytest.mark.slow


def test_people_are_inspected_and_reported_beside_a_network(guessed):
    write_network(guessed, "finetune", wrong=2)
    rows = tables.parse(guessed.split_csv, dtype=str).query("split == 'test'")
    said = [(f"guesser-{k:08d}", picture, CLASSES[k % 3]) for k in range(6) for picture in rows.id]
    lines = [answers.Answer(*each, confidence="0.5") for each in said]
    table = tables.to_csv(pd.DataFrame(lines).assign(time="2026-01-01T00:00:00+00:00"))
    files.write_text(guessed.guesses_csv, table)
    chosen = [each for each in stages.STAGES if each.notebook in ("07b_people", "08_inspection")]
    page = run_notebooks.run(guessed, stages=chosen, measure=False).read_text()
    assert "people (majority)" in page and "07b_people.html" in page
    assert "a taste, not a result: 36 answers" in page
    summary = json.loads((guessed.reports / "metrics.json").read_text())
    assert [model["model"] for model in summary["models"]] == ["finetune", "human"]
    own = (guessed.reports / "07b_people.html").read_text()
    assert "Krippendorff" in own and "guesser-00000005" in own
    assert "people (majority)" in (guessed.reports / "08_inspection.html").read_text()
    assert "Model card: people (majority)" in (guessed.reports / "cards.html").read_text()
