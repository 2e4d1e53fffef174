"""The contact sheet: order, doubts, what is safe, and the download in a real browser."""

import json
import time
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from support.small_pages import picture

from facestudy.study.paths import Study
from scrapers import contact_sheet, record_wrong_pairs
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.fetch.browser import open_browser
from scrapers.parse.people import Person

URL = "https://art.example.edu/people"
CARD = "name and picture stand in one card"


def person(name, image, **values):
    address = image if ":" in image else f"https://art.example.edu/{image}" * bool(image)
    return Person(name, "", address, URL, **{"why": CARD, **values})


def sheet(people, failures=(), **keys):
    department = Department("art", "arts", URL, **keys)
    result = CrawlResult(department, list(people), list(failures))
    return contact_sheet.write(result, Study("mine"), "art")


@pytest.mark.parametrize(
    ("doubtful", "text"),
    [
        ([person("Bo Li", "b.jpg", tiny=True)], "The picture is tiny."),
        ([person("Eng.", "b.jpg")], "The name is a single word."),
        ([person("Bo Li", "b.jpg", why="nearest")], "matched in another way than most here"),
        ([person("Bo Li", "b.jpg"), person("Li, Bo", "c.jpg")], "Another picture has the same"),
        ([person("Bo Li", "b.jpg"), person("Cy D", "b.jpg")], "same picture is shown for Bo Li."),
    ],
)
def test_doubtful_pairs_come_first_and_say_why(doubtful, text):
    clear = [person(f"Anna {letter}", f"{letter}.jpg") for letter in "wxyz"]
    page = sheet([*clear, *doubtful])
    assert text in page
    assert page.index("Look at these first") < page.index(doubtful[0].name) < page.index("All others")
    assert page.index("All others") < page.index("Anna w") < page.index("Anna z")


def test_clear_pairs_are_no_doubtful_ones():
    page = sheet([person("Anna A", "a.jpg"), person("山田太郎", "b.jpg", why="another")])
    assert "Look at these first" not in page and f"Why: {CARD}" in page
    assert contact_sheet.doubts_of([person("Bo Li", ""), person("Cy D", "")]) == [[], []]


def test_the_address_that_failed_is_named_with_its_reason():
    failure = Failure("HTTP 404")
    failure.url = f"{URL}?page=2"
    page = sheet([person("Anna A", "a.jpg")], [failure, failure])
    assert page.count(f"{URL}?page=2</a>: HTTP 404") == 1


def test_markup_of_a_site_stays_text():
    name = '</script><script>alert(1)</script>"\'&'
    page = sheet([person(name, "a.jpg?x=1&y=2"), person("Bo Li", "javascript:alert(1)")])
    assert page.count("<script") == 2 and "alert(1)</script>" not in page
    assert "javascript:" not in page


@pytest.fixture(scope="module")
def driver():
    with open_browser(None, agent="test") as browser:
        yield browser


def shown(driver: webdriver.Chrome, tmp_path: Path, people, width=390, **keys) -> None:
    """Open a sheet from the disk, its pictures inlined: nothing leaves this machine."""
    page = tmp_path / "sheet.html"
    page.write_text(sheet(people, **keys).replace("img-src http: https:", "img-src file:"))
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    driver.get(page.as_uri())
