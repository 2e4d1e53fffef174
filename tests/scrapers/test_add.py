"""Adding a department shows the people found and writes three lines of YAML."""

import pytest
import yaml

from facestudy.study import paths
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from scrapers import add as module
from scrapers.__main__ import main
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import read
from scrapers.errors import Failure
from scrapers.parse.people import Person

URL = "https://www.art.example.edu/people"
PEOPLE = [
    Person("Anna <b>Öz</b>", "Prof.", "https://art.example.edu/a.jpg?x=1&y=2", URL, why="card"),
    Person("Bo Li", "", "https://art.example.edu/b.jpg", URL, tiny=True, why="card"),
    Person("Cy Dee", "", "", URL),
]


@pytest.fixture
def shown(monkeypatch, tmp_path):
    """What the page shows; the YAML files of studies lie in a folder of the test's own."""
    monkeypatch.setattr(paths, "DEPARTMENTS", tmp_path / "departments")

    def show(people, failures=()):
        monkeypatch.setattr(
            module,
            "preview",
            lambda department, *_, **__: CrawlResult(department, people, list(failures)),
        )

    return show


def test_three_lines_are_written_and_the_sheet_shows_everybody(shown, capsys):
    shown(PEOPLE)
    assert main(["add", URL, "--study", "mine", "--category", "art"]) == 0
    path = paths.DEPARTMENTS / "mine" / "art-example-edu.yaml"
    assert yaml.safe_load(path.read_text()) == {
        "name": "art.example.edu", "category": "art", "url": URL,
    }  # fmt: skip
    assert len(path.read_text().splitlines()) == 3
    assert read(path).card == ""
    output = capsys.readouterr().out
    assert "3 people, 1 of them without a portrait" in output and str(path) in output
    page = (Study("mine").data / "sheets" / "art-example-edu.html").read_text()
    assert "Anna &lt;b&gt;Öz&lt;/b&gt;" in page and "a.jpg?x=1&amp;y=2" in page
    assert page.index("Bo Li") < page.index("Without a portrait") < page.index("Cy Dee")
    assert "<script" not in page


def test_an_odd_name_stays_one_line_of_yaml(shown):
    shown(PEOPLE)
    name = 'Institut: "Kunst", # ' + "sehr lang " * 40
    added = module.add(URL, Study("mine"), category="yes", name=name)
    assert read(added.yaml).name == " ".join(name.split())
    assert read(added.yaml).category == "yes"
    assert len(added.yaml.read_text().splitlines()) == 3


def test_nobody_found_writes_nothing(shown, tmp_path, capsys):
    shown([], [Failure("robots.txt forbids it")])
    assert main(["add", URL, "--study", "mine", "--category", "art"]) == 1
    assert "nobody was found" in (output := capsys.readouterr().err)
    assert "robots.txt forbids it" in output
    assert not list(tmp_path.rglob("*.yaml")) and not list(tmp_path.rglob("*.html"))


def test_the_same_address_or_name_is_refused(shown):
    shown(PEOPLE)
    study = Study("mine")
    module.add(URL, study, category="art")
    with pytest.raises(StudyError, match="is already the department 'art.example.edu'"):
        module.add(URL, study, category="art", name="other")
    with pytest.raises(StudyError, match="give another (?:one|name) by --name"):
        module.add(URL + "?page=2", study, category="art")


@pytest.mark.parametrize("url", ["art.example.edu", "file:///etc/passwd", "http://", ""])
def test_an_invalid_address_is_refused_before_a_browser_starts(shown, url):
    shown(PEOPLE)
    with pytest.raises(StudyError, match=r"key 'url' is ('|missing)"):
        module.add(url, Study("mine"), category="art")
