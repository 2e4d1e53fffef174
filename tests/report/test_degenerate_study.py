"""Small and lopsided studies: what is not defined is said, and no page shows "nan"."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from facestudy.evaluation import metrics, results
from facestudy.prepare import split
from facestudy.report import run_notebooks, stages
from facestudy.study.paths import Study

pytestmark = pytest.mark.long

CATEGORIES = ["art", "law"]


def text_of(page: Path) -> str:
    """What a page shows: no scripts, styles, pictures or tags."""
    html = page.read_text()
    html = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"<[^>]*>", " ", html)


def predict(study: Study, name: str, tested: pd.DataFrame) -> None:
    """All wrong, with full confidence."""
    wrong = np.stack([tested["category"] != each for each in CATEGORIES], axis=1).astype(float)
    results.write_predictions(study, name, rows=tested, categories=CATEGORIES, probabilities=wrong)


@pytest.fixture
def lopsided(cropped_study: Callable[..., Study]) -> Study:
    """Two categories without departments; three test pictures of one class, all predicted wrong."""
    study = cropped_study(CATEGORIES * 15)
    split.split_study(study)
    rows = split.read(study)[["id", "split", "category"]]
    of_one_class = rows[(rows["split"] == "test") & (rows["category"] == "art")].head(3)
    predict(study, "all_wrong", of_one_class)
    return study


def test_no_page_shows_nan(lopsided):
    chosen = [s for s in stages.STAGES if s.notebook in ("04_split", "08_inspection")]
    run_notebooks.run(lopsided, stages=chosen, measure=False)
    pages = sorted(lopsided.reports.glob("*.html"))
    names = {page.name for page in pages}
    assert {"index.html", "cards.html", "04_split.html", "08_inspection.html"} <= names
    for page in pages:
        assert not re.search(r"(?i)\bnan\b|\bnan%", text_of(page)), page.name
    inspection = text_of(lopsided.reports / "08_inspection.html")
    assert "A dash: precision is not defined: nothing was predicted as this class" in inspection
    departments = text_of(lopsided.reports / "04_split.html")
    assert "not defined, because no test picture has a department" in departments
    assert "not defined: no picture of this class" in text_of(lopsided.reports / "cards.html")


def test_figures_of_an_absent_class_are_not_zero(lopsided):
    test = results.read_predictions(lopsided, "all_wrong", part="test")
    table = metrics.by_class(test)
    assert np.isnan(table.loc["law", "recall"]) and np.isnan(table.loc["art", "precision"])
    assert table.loc["art", "recall"] == 0 and table.loc["law", "precision"] == 0
    shown = metrics.by_class_shown({"x": table})["x"]
    assert shown.loc["law", "recall"] == "–" and shown.loc["art", "recall"] == "0.000"
    assert metrics.confusion(test, percent=True).loc["law"].isna().all()


def test_the_share_of_known_departments():
    rows = pd.DataFrame({"id": list("abcd"), "split": ["train", "test", "test", "test"]})
    pictures = pd.DataFrame({"id": list("abcd"), "department": ["x", "x", "y", ""]})
    assert split.known_departments(rows, pictures).endswith(": 50% of 2")
