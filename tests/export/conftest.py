"""A study whose every personal column holds words that occur nowhere else."""

from collections.abc import Callable

import numpy as np
import pytest
from support.made_audit import audit, evidence

from facestudy.evaluation import results
from facestudy.prepare import split
from facestudy.study import files
from facestudy.study.paths import Study

CLASSES = ("art", "law")
PEOPLE = 40


@pytest.fixture
def finished_study(cropped_study) -> Callable[..., Study]:
    """Make a study with a split, one model's predictions and an audit."""

    def make(classes: tuple[str, str] = CLASSES, sentence: str = "") -> Study:
        numbers = range(PEOPLE)
        study = cropped_study(
            [classes[number % 2] for number in numbers],
            name=[f"Zenobia Quux{number}" for number in numbers],
            title=[f"Archduchess Xyzzy{number}" for number in numbers],
            department=[f"Plugh Faculty{number // 4}" for number in numbers],
            image_url=[f"https://frobnitz.example/fotos/corge{number}.png" for number in numbers],
            page_url=[f"https://frobnitz.example/leute/corge{number}" for number in numbers],
            retrieved_at=["2021-03-04T05:06:07+00:00"] * PEOPLE,
            person=[f"grault-{number}" for number in numbers],
            age=[f"garply{number}" for number in numbers],
        )
        split.split_study(study, minimum=2)
        rows = split.read(study)
        probabilities = np.random.default_rng(0).dirichlet([1, 1], len(rows))
        results.write_predictions(
            study, "guesser", rows=rows, categories=sorted(classes), probabilities=probabilities
        )
        record = audit(evidence())
        record["sentence"] = sentence or record["sentence"]
        files.write_json(study.reports / "audit.json", record)
        return study

    return make
