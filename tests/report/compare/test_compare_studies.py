"""A comparison shows what several reports say, names no person and goes when somebody leaves."""

import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from support.made_audit import audit, evidence

from facestudy.cli.main import main
from facestudy.report.compare.compare_studies import compare
from facestudy.report.pages import navigation
from facestudy.study import files, sweep
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def reported(name: str, accuracy: float, *, epochs: int = 3, audited: bool = True) -> Study:
    """A study of which there is a report."""
    study = Study(name)
    model = {
        "model": "scratch_cnn", "accuracy": accuracy, "ci95": [accuracy - 0.1, accuracy + 0.1],
        "chance": 0.5, "majority": 0.5, "n_test": 80,
    }  # fmt: skip
    record = audit(evidence())
    files.write_json(
        study.reports / "metrics.json",
        {
            "study": name,
            "categories": ["art", "law"],
            "n": {"pictures": 400, "used": 380},
            "models": [model],
            **({"audit": {key: record[key] for key in ("verdict", "sentence")}} if audited else {}),
        },
    )
    files.write_json(study.reports / "audit.json", record)
    place = f"<html><body>\n{navigation.PLACE}\n</body></html>"
    files.write_text(study.reports / "index.html", place)
    metadata = {"papermill": {"parameters": {"EPOCHS": epochs, "STUDY": name, "SEED": 0}}}
    notebook = nbformat.v4.new_notebook(metadata=metadata)
    path = study.reports / "notebooks" / "05_scratch_cnn.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)
    return study


@pytest.fixture
def pair() -> tuple[Study, Study]:
    return reported("first", 0.6), reported("second", 0.8, epochs=9)


def test_accuracies_verdicts_steps_and_parameters_stand_side_by_side(pair):
    page = compare(pair)
    assert page == pair[0].reports / "compare" / "second" / "index.html"
    text = page.read_text()
    assert "60.0%" in text and "80.0%" in text and "<td>art, law</td>" in text
    assert text.count(f"<strong>{audit(evidence())['verdict']}</strong>") == 2
    parameters = pd.read_csv(next(page.parent.glob("tables/*parameters.csv")))
    assert parameters.to_numpy().tolist() == [["EPOCHS of 05_scratch_cnn", 3, 9]]
    steps = pd.read_csv(next(page.parent.glob("tables/*steps.csv")))
    assert len(steps) == 2 * len(evidence()["steps"])
    for address in re.findall(r'href="([^"#:]+)"', text):
        assert (page.parent / address).is_file(), address
    assert len(list(page.parent.glob("figures/*.svg"))) == 2


def test_the_first_study_links_the_comparison_and_the_other_does_not(pair):
    compare(pair)
    assert 'href="compare/second/index.html"' in (pair[0].reports / "index.html").read_text()
    assert "compare" not in (pair[1].reports / "index.html").read_text()


def test_a_study_without_an_audit_is_compared_too(pair):
    page = compare([*pair, reported("third", 0.5, audited=False)])
    assert page.parent.name == "second+third"
    assert "<strong>no verdict</strong>" in page.read_text()
    without = compare([Study("third"), reported("fourth", 0.7, audited=False)])
    assert "What is in the signal" not in without.read_text()
    assert len(list(without.parent.glob("figures/*.svg"))) == 1


@pytest.mark.parametrize("leaving", [0, 1], ids=["first", "second"])
def test_it_goes_when_somebody_leaves_any_of_the_studies(pair, leaving):
    page = compare(pair)
    sweep.pages(pair[leaving])
    assert not page.parent.exists()
    index = pair[0].reports / "index.html"
    assert not index.is_file() or "compare" not in index.read_text()
    assert not leaving or index.is_file()


def test_a_similar_name_loses_nothing(pair):
    page = compare([pair[0], reported("second-b", 0.5)])
    sweep.pages(pair[1])
    assert page.is_file()


def test_names_of_people_do_not_appear(pair, monkeypatch):
    monkeypatch.setattr(
        "facestudy.report.compare.reported.study_facts.names_hidden",
        lambda study: lambda text: str(text).replace("law", "(a person's name)"),
    )
    path = pair[0].reports / "metrics.json"
    path.write_text(path.read_text().replace('"sentence": "', '"sentence": "Only art and law. '))
    page = compare(pair)
    text = page.read_text()
    assert "<td>art, (a person&#39;s name)</td>" in text and "Only art and (a person" in text
    for each in (page, *page.parent.glob("tables/*.csv")):
        assert "art, law" not in each.read_text() and "and law" not in each.read_text()


def test_somebody_who_leaves_meanwhile_stops_it(pair, monkeypatch):
    counts = iter([0, 0, 0, 1])
    monkeypatch.setattr(
        "facestudy.report.compare.compare_studies.removals.count", lambda study: next(counts)
    )
    with pytest.raises(StudyError, match="removed from the study meanwhile"):
        compare(pair)
    assert not list(Path(pair[0].reports / "compare").glob("*"))


def test_errors_say_what_would_be_right(pair, capsys):
    Study("empty").data.mkdir(parents=True)
    for names, reason in {
        ("first",): "two or more studies",
        ("first", "first"): "named twice",
        ("first", "nobody"): "there is no study 'nobody'; there are:",
        ("first", "empty"): "'empty' has no results yet: run `facestudy report --study empty`",
        ("first", *(f"s{n}" for n in range(10))): "too many studies",
    }.items():
        assert main(["compare", *names]) == 1
        assert reason in capsys.readouterr().err
    assert main(["compare", "first", "second"]) == 0
    assert capsys.readouterr().out.strip().endswith("compare/second/index.html")
