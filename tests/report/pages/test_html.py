"""The first page shows what results allow, and links what was written."""

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
import pytest
from support.made_audit import audit, evidence, not_identifiable

from facestudy.evaluation import results
from facestudy.prepare import align_faces, composites, crop, face_crop, split
from facestudy.privacy import forget
from facestudy.report.execution.kernel_outputs import CSV, PDF, SVG
from facestudy.report.pages import html, index_figures
from facestudy.report.stages import STAGES, Stage, executed
from facestudy.study import files
from facestudy.study.paths import Study

CLASSES = ["art", "law"]
TABLE = "letter,n\na,1\n"


def signal(study: Study, summary: dict) -> list[index_figures.Drawing]:
    return list(index_figures._signal(study, summary))


def test_the_audits_first_figure_is_on_the_first_page_in_two_widths(study):
    files.write_json(study.reports / "audit.json", audit(evidence()))
    page, contents = index_figures.shown(signal(study, {"audit": {}}))
    widths = [base64.b64decode(page["signal"][name]) for name in ("wide", "narrow")]
    assert all(png.startswith(b"\x89PNG") for png in widths)
    wide, narrow = (int.from_bytes(png[16:20], "big") for png in widths)  # in pixels
    assert narrow < 0.6 * wide
    assert sorted(path.rpartition(".")[2] for path in contents) == ["pdf", "svg"]
    # A verdict that is not shown, since it is of an earlier run, has no figure either.
    assert signal(study, {}) == []


@pytest.mark.parametrize("departments", [1, 2])
def test_where_nothing_can_be_compared_there_is_no_figure(study, departments):
    record = {"evidence": not_identifiable(departments)}
    files.write_json(study.reports / "audit.json", record)
    assert signal(study, {"audit": {}}) == []


@pytest.fixture
def reported(cropped_study: Callable[..., Study]) -> Study:
    """A study with one model, which errs on one test portrait, and one executed notebook."""
    study = cropped_study(CLASSES * 20)
    split.split_study(study)
    rows = split.read(study)[["id", "split", "category"]]
    right = np.stack([rows["category"] == name for name in CLASSES], axis=1).astype(float)
    wrong = rows.index[rows["split"] == "test"][0]
    right[wrong] = right[wrong][::-1]
    results.write_predictions(
        study, "by_hand", rows=rows, categories=CLASSES, probabilities=0.1 + 0.8 * right
    )
    write_executed(study, "02_crop")
    return study


def write_executed(study: Study, name: str, heading: str = "How <many>?") -> Path:
    """An executed notebook with a figure and a table under one heading."""
    pixel = base64.b64encode(b"\x89PNG\r\n").decode()
    svg, pdf = "<svg><text>from the kernel</text></svg>", base64.b64encode(b"%PDF-1.4").decode()
    shown = {"image/png": pixel, SVG: svg, PDF: pdf}
    outputs = [
        nbformat.v4.new_output("display_data", shown, metadata={SVG: {"pictures": False}}),
        nbformat.v4.new_output("display_data", {"text/html": "<table></table>", CSV: TABLE}),
    ]
    cells = [
        nbformat.v4.new_markdown_cell("# The title"),
        nbformat.v4.new_markdown_cell(f"## {heading}"),
        nbformat.v4.new_code_cell("1", outputs=outputs),
    ]
    path = executed(study, Stage(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def stages(*names: str) -> list[Stage]:
    return [stage for stage in STAGES if stage.notebook in names]


def linked(page: Path) -> list[str]:
    addresses = re.findall(r'href="([^"#:]+)"', page.read_text())
    return [address for address in addresses if "." in address]


def test_every_page_links_every_other_and_no_link_is_dead(reported):
    index = html.write(reported, stages("02_crop"))
    pages = [index, reported.reports / "02_crop.html", reported.reports / "cards.html"]
    for page in pages:
        navigation = page.read_text().partition("<!-- navigation -->")[2]
        navigation = navigation.partition("<!-- end of navigation -->")[0]
        assert re.findall(r'href="([^"]+)"', navigation) == [
            "index.html",
            "cards.html",
            "02_crop.html",
        ]
        assert navigation.count('aria-current="page"') == 1
        assert all((page.parent / path).is_file() for path in linked(page)), page.name


def test_a_page_that_comes_later_is_linked_from_those_that_stay(reported):
    html.write(reported, stages("02_crop"))
    assert "explore.html" not in (reported.reports / "02_crop.html").read_text()
    (reported.reports / "explore.html").write_text("<body></body>")
    write_executed(reported, "experiments/skin")
    html.write_notebook(reported, Stage("experiments/skin"))
    for name in ("index", "02_crop", "cards"):
        text = (reported.reports / f"{name}.html").read_text()
        assert 'href="explore.html"' in text and 'href="experiments/skin.html"' in text
    page = reported.reports / "experiments" / "skin.html"
    assert 'href="../index.html"' in page.read_text()
    assert all((page.parent / path).is_file() for path in linked(page))


def test_the_first_page_shows_errors_shares_and_losses(reported):
    text = html.write(reported, stages("02_crop")).read_text()
    for alt in ("Confusion matrix of by_hand", "Shares of the classes", "each with its true class"):
        assert alt in text
    assert "<td>portraits</td><td>40</td>" in text and "<td>used</td><td>40</td>" in text
    assert "pages read" not in text  # nothing was scraped
    funnel = pd.read_csv(reported.reports / "tables" / "index-03-funnel.csv")
    assert funnel["left"].tolist() == [40] * 4
    confusion = pd.read_csv(reported.reports / "tables" / "index-04-confusion.csv")
    assert confusion[CLASSES].to_numpy().trace() == confusion[CLASSES].to_numpy().sum() - 1


def test_figures_and_tables_of_a_notebook_become_files_with_links(reported):
    html.write(reported, stages("02_crop"))
    svg = reported.reports / "figures" / "02_crop-01-how-many.svg"
    assert svg.read_text() == "<svg><text>from the kernel</text></svg>"
    assert svg.with_suffix(".pdf").read_bytes() == b"%PDF-1.4"
    assert (reported.reports / "tables" / "02_crop-01-how-many.csv").read_text() == TABLE
    page = (reported.reports / "02_crop.html").read_text()
    assert 'src="data:image/png' in page and "from the kernel" not in page
    assert {"figures/02_crop-01-how-many.svg", "tables/02_crop-01-how-many.csv"} <= set(
        linked(reported.reports / "02_crop.html")
    )


@pytest.mark.long
def test_files_of_figures_that_are_shown_no_longer_are_removed(reported):
    html.write(reported, stages("02_crop"))
    own = reported.reports / "figures" / "mine.svg"
    own.write_text("drawn by hand")
    write_executed(reported, "02_crop", heading="How few?")
    html.write(reported, stages("02_crop"))
    names = {path.name for path in own.parent.glob("02_crop*")}
    assert names == {"02_crop-01-how-few.svg", "02_crop-01-how-few.pdf"}
    executed(reported, Stage("02_crop")).unlink()
    html.write(reported, [])
    assert not list(own.parent.glob("02_crop*")) and own.is_file()


@pytest.mark.long
def test_a_page_is_written_again_if_a_file_that_it_links_is_missing(reported):
    html.write(reported, stages("02_crop"))
    svg = reported.reports / "figures" / "02_crop-01-how-many.svg"
    svg.unlink()
    html.write(reported, stages("02_crop"))
    assert svg.is_file()


@pytest.mark.long
def test_a_page_that_was_cut_short_is_written_again(reported):
    html.write(reported, stages("02_crop"))
    page = reported.reports / "02_crop.html"
    whole = page.read_text()
    page.write_text(whole[: len(whole) * 2 // 3])
    html.write(reported, stages("02_crop"))
    assert page.read_text()[-200:] == whole[-200:] and len(page.read_text()) == len(whole)


@pytest.mark.long
def test_the_same_results_give_the_same_files(reported):
    html.write(reported, stages("02_crop"))
    paths = [*reported.reports.glob("figures/*"), *reported.reports.glob("tables/*")]
    first = {path: path.read_bytes() for path in paths}
    assert len(first) > 10
    for path in paths:
        path.unlink()
    html.write(reported, stages("02_crop"))
    assert {path: path.read_bytes() for path in paths} == first


@pytest.mark.long
def test_the_figures_say_what_the_record_says(reported):
    html.write(reported, stages("02_crop"))
    record = json.loads((reported.reports / "metrics.json").read_text())
    table = pd.read_csv(reported.reports / "tables" / "index-01-models.csv")
    assert table["accuracy"].tolist() == [record["models"][0]["accuracy"]]
    assert table["ci95_low"].tolist() == [record["models"][0]["ci95"][0]]


def test_composites_are_on_the_first_page_and_go_with_anybody_in_them(reported, monkeypatch):
    monkeypatch.setattr(composites, "LEAST_PEOPLE", 2)  # the study has eight test portraits
    monkeypatch.setattr(composites, "LARGEST_SHARE", 0.5)
    detected = crop.read(reported)
    detected[["x", "y", "width", "height", "upscale"]] = 32, 32, 64, 64, 1.0
    points = [f"{point}_{axis}" for point in face_crop.LANDMARKS for axis in "xy"]
    detected[points] = np.tile(align_faces.target(128).ravel(), (len(detected), 1))
    files.write_csv(reported.faces_csv, detected)

    page = html.write(reported, stages("02_crop"))
    assert "What the network takes for typical" in page.read_text()
    drawn = list((reported.reports / "figures").glob("*takes-for-typical*"))
    assert {path.suffix for path in drawn} == {".svg", ".pdf"}

    test = split.read(reported).query("split == 'test'")["id"]
    forget.forget(reported, picture_id=test.iloc[0])
    assert not page.exists() and not any(path.exists() for path in drawn)
