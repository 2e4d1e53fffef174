"""All hostile departments in one run, with honest departments between them."""

import csv
import re
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
import yaml
from support import hostile
from support.small_pages import picture

import scrapers
from facestudy.study import index
from facestudy.study.paths import Study
from scrapers.crawl import visit
from scrapers.fetch import browser, download, snapshot
from scrapers.fetch.politeness import RateLimiter, retrying

pytestmark = pytest.mark.long

TRICKS = {
    # trick: (portraits kept, words of the reason)
    hostile.formulas: (7, ""),
    hostile.scripts: (3, ""),
    hostile.paths: (3, ""),
    hostile.long_names: (3, ""),
    hostile.invisible_names: (5, ""),
    hostile.hostile_names_among_ordinary: (6, ""),
    hostile.endless_pages: (4, "more than 4 pages"),
    hostile.redirect_loop: (0, "too many redirects"),
    hostile.script_loop: (0, "in time"),
    hostile.picture_loop: (1, "redirects"),
    hostile.restless: (1, ""),
    # On a busy machine, whichever limit is reached first.
    hostile.pixel_flood: (1, "million pixels|no response in time|slower than"),
    hostile.picture_bomb: (1, "larger than|slower than"),
    hostile.page_bomb: (0, "larger than|in time"),
    hostile.too_many_people: (0, ""),
    hostile.deep_nesting: (1, ""),
    hostile.deep_by_script: (0, "nested more than 1,000 levels deep"),
    hostile.robots_flood: (0, "robots.txt cannot be read"),
    hostile.page_drip: (0, "in time"),
    hostile.picture_drip: (1, "slower than"),
    hostile.come_back_next_year: (0, "HTTP 503"),
    hostile.alert_boxes: (1, ""),
    hostile.alert_flood: (0, "never settles"),
    hostile.pop_ups: (1, ""),
    hostile.download: (0, "page|another site"),
    hostile.download_besides: (1, ""),
    hostile.crash: (0, "crashed"),
    hostile.hang: (0, "in time"),
    hostile.login_wall: (0, "login"),
    hostile.password_box: (0, "HTTP 401|no page"),
    hostile.error_in_the_middle: (1, "HTTP 500"),
    hostile.files_of_the_machine: (0, "not a web address"),
}

WITH_SELECTORS = (
    hostile.formulas,
    hostile.scripts,
    hostile.paths,
    hostile.long_names,
    hostile.invisible_names,
    hostile.too_many_people,
)
"""These do not look like names, so only selectors find them. The others are detected."""


def honest(number: int):
    """An honest department: four people with a portrait each."""

    def trick(path):
        if path.endswith(".jpg"):
            return hostile.Response([picture(9000 + 10 * number + int(path[1]))], kind="image/jpeg")
        cards = "".join(hostile.card(f"Anna {'ABCD'[n]}", f"/{n}.jpg") for n in range(4))
        return hostile.page(cards) if path == hostile.PEOPLE else None

    trick.__name__ = f"honest{number}"
    return trick


@dataclass
class Result:
    """The result of a run."""

    table: pd.DataFrame
    index: pd.DataFrame
    log: pd.DataFrame
    cells: list[str]
    files: list[Path]
    """All files in the run's folder, as relative paths."""
    left: list[Path]
    """Files that the browsers left in the temporary folder."""


def run(tricks, folder: Path, patch: pytest.MonkeyPatch) -> Result:
    patch.setenv("FACESTUDY_ROOT", str(folder / "root"))
    patch.setattr(RateLimiter, "back_off", lambda self, url, seconds: None)
    patch.setitem(retrying.__kwdefaults__, "attempts", 2)
    patch.setattr(browser, "PAGE_SECONDS", 8)
    patch.setattr(snapshot, "LIMIT_MILLISECONDS", 2_000)
    patch.setattr(snapshot, "PATIENCE_MILLISECONDS", 400)
    patch.setattr(download, "MAX_SECONDS", 5.0)
    patch.setattr(visit, "MAX_PAGES", 4)
    study, yamls = Study("small"), []
    with ExitStack() as stack:
        for trick in tricks:
            url = stack.enter_context(hostile.served(trick))
            path = folder / f"{trick.__name__}.yaml"
            values = {"name": trick.__name__, "category": "cs", "url": url, "pause": 0}
            selectors = hostile.SELECTORS if trick in WITH_SELECTORS else {}
            path.write_text(yaml.safe_dump(values | selectors))
            yamls.append(path)
        table = scrapers.run(yamls, study, jobs=3).set_index("department")
    texts = [path.read_text(encoding="utf-8") for path in (study.index, study.requests)]
    return Result(
        table,
        index.read(study.index),
        pd.read_csv(study.requests, keep_default_na=False),
        [cell for text in texts for row in csv.reader(text.splitlines()) for cell in row],
        sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()),
        list(Path(tempfile.gettempdir()).iterdir()),
    )


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    tricks = list(TRICKS)
    half = len(tricks) // 2
    tricks = [honest(0), *tricks[:half], honest(1), *tricks[half:], honest(2)]
    folder = tmp_path_factory.mktemp("hostile")
    # The browsers' folder has a short path: their sockets lie there.
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="fs-") as corner:
        patch.setattr(tempfile, "tempdir", corner)
        yield run(tricks, folder, patch)


@pytest.mark.parametrize("number", range(3))
def test_honest_departments_are_not_affected(result, number):
    row = result.table.loc[f"honest{number}"]
    assert row[["people", "portraits", "new", "failed"]].tolist() == [4, 4, 4, 0]


@pytest.mark.parametrize(
    ("trick", "portraits", "reason"),
    [(trick.__name__, *what) for trick, what in TRICKS.items()],
)
def test_a_trick_is_contained_and_recorded(result, trick, portraits, reason):
    row = result.table.loc[trick]
    assert row["portraits"] == portraits, row.to_dict()
    assert re.search(reason, row["why"]) and bool(reason) == bool(row["failed"])


OF_A_WHOLE_LIST = ("endless_pages", "login_wall")
"""Their reasons do not belong to one address: only the run's table has them."""


@pytest.mark.parametrize(
    "trick",
    [
        one.__name__
        for one, (_, why) in TRICKS.items()
        if why and one.__name__ not in OF_A_WHOLE_LIST
    ],
)
def test_the_request_log_has_the_reason_too(result, trick):
    reasons = set(result.log.loc[result.log["department"] == trick, "reason"]) - {""}
    assert any(reason in result.table.loc[trick, "why"] for reason in reasons)


def test_no_cell_is_a_formula_or_has_invisible_characters(result):
    for cell in result.cells:
        assert not cell.startswith(("=", "+", "-", "@", "＝", "\t")), cell[:60]
        assert cell.isprintable() and "\u202e" not in cell, cell[:60]


def test_names_are_short_lines(result):
    assert result.index["name"].str.len().max() <= 130
    assert result.index["title"].str.len().max() <= 210


def test_written_files_have_only_our_own_names(result):
    """Apart from the YAML files, only pictures named by id and the two tables."""
    # A placeholder picture stays, so that it is not requested again.
    kept = {f"{one}.{ending}" for one in result.log["id"] for ending in ("jpeg", "png")}
    allowed = kept | {"index.csv", "requests.csv"} | {f"{n}.yaml" for n in result.table.index}
    left = {path.name for path in result.files if ".unfinished" not in path.parts} - allowed
    assert all(name[:1] == "." or "unfinished" in name for name in left), left


def test_no_browser_leaves_anything(result):
    assert result.left == []


def test_the_reports_tables_escape_names(result):
    table = result.index[["title", "name"]].to_html()
    assert "<script" not in table and "<img" not in table
    assert table.count("&lt;script&gt;") >= 1
