"""Adding a department shows the people found and writes three lines of YAML."""

import json

import pytest
import yaml

from facestudy.study import paths
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from scrapers import add as module
from scrapers.__main__ import main
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import of_study, read
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
    """What the page shows; the checkout has no departments."""
    monkeypatch.setattr(paths, "DEPARTMENTS", tmp_path / "checkout")

    def show(people, failures=()):
        monkeypatch.setattr(
            module,
            "preview",
            lambda department, *_, **__: CrawlResult(department, people, list(failures)),
        )

    return show


def test_three_lines_are_written_and_the_sheet_shows_everybody(shown, tmp_path, capsys):
    shown(PEOPLE)
    assert main(["add", URL, "--study", "mine", "--category", "art"]) == 0
    path = tmp_path / "scrapers" / "departments" / "mine" / "art-example-edu.yaml"
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


def test_an_odd_name_stays_one_line_of_yaml(shown):
    shown(PEOPLE)
    name = 'Institut: "Kunst", # ' + "sehr lang " * 40
    added = module.add(URL, Study("mine"), category="yes", name=name)
    assert read(added.yaml).name == " ".join(name.split())
    assert read(added.yaml).category == "yes"
    assert len(added.yaml.read_text().splitlines()) == 3


def failed(url, reason):
    failure = Failure(reason)
    failure.url = url
    return failure


def test_nobody_found_writes_nothing_and_says_what_to_try(shown, tmp_path, capsys):
    shown([], [failed(URL, "robots.txt forbids it")])
    assert main(["add", URL, "--study", "mine", "--category", "art"]) == 3
    output = capsys.readouterr().err
    assert f"nobody was found ({URL}: robots.txt forbids it); nothing was written" in output
    assert "What to try: " in output and "ask its owner" in output and output.count("\n") == 1
    assert not list(tmp_path.rglob("*.yaml")) and not list(tmp_path.rglob("*.html"))


def test_a_dry_run_shows_people_and_writes_nothing(shown, tmp_path, capsys):
    shown(PEOPLE)
    assert main(["add", URL, "--study", "mine", "--category", "art", "--dry-run"]) == 0
    output = capsys.readouterr().out
    assert "Cy Dee" in output and "dry run: nothing was written" in output
    assert not list(tmp_path.rglob("*.yaml")) and not list(tmp_path.rglob("*.html"))


def test_the_address_that_failed_is_named(shown, capsys):
    shown(PEOPLE, [failed(f"{URL}?page=2", "HTTP 500")])
    assert main(["add", URL, "--study", "mine", "--category", "art"]) == 0
    assert f"could not be read: {URL}?page=2: HTTP 500" in capsys.readouterr().out


def test_the_same_address_or_name_is_refused(shown):
    shown(PEOPLE)
    study = Study("mine")
    module.add(URL, study, category="art")
    with pytest.raises(StudyError, match="is already the department 'art.example.edu'"):
        module.add(URL, study, category="art", name="other")
    with pytest.raises(StudyError, match="give another one by --name"):
        module.add(URL + "?page=2", study, category="art", name="art.example.edu")


def test_further_pages_of_one_host_get_names_of_their_own(shown):
    shown(PEOPLE)
    study = Study("mine")
    urls = [
        URL,
        URL.replace("people", "emeriti/"),
        URL + "?a=1",
        URL + "#a",
        "https://art.example.edu/",
    ]
    names = [read(module.add(url, study, category="art").yaml).name for url in urls]
    assert names == [
        "art.example.edu",
        "art.example.edu/emeriti",
        "art.example.edu/people/a=1",
        "art.example.edu/people",
        "art.example.edu 2",
    ]
    assert len(of_study(study)) == len(names)


def test_names_of_one_slug_get_files_of_their_own(shown):
    shown(PEOPLE)
    first = module.add(URL, Study("mine"), category="art", name="Art & Design")
    second = module.add(URL + "?page=2", Study("mine"), category="art", name="Art / Design")
    assert (first.yaml.name, second.yaml.name) == ("art-design.yaml", "art-design-2.yaml")


@pytest.mark.parametrize("url", ["art.example.edu", "file:///etc/passwd", "http://", ""])
def test_an_invalid_address_is_refused_before_a_browser_starts(shown, url):
    shown(PEOPLE)
    with pytest.raises(StudyError, match=r"key 'url' is ('|missing)"):
        module.add(url, Study("mine"), category="art")


@pytest.mark.parametrize(
    "options",
    [[], [URL], ["--category", "art"], [URL, "--not", "file.json"], ["--not", "x", "--name", "y"]],
)
def test_missing_or_clashing_options_are_explained_in_one_line(shown, capsys, options):
    shown(PEOPLE)
    assert main(["add", "--study", "mine", *options]) == 1
    output = capsys.readouterr().err
    assert "--not" in output and output.count("\n") == 1


def marked(tmp_path, pairs, **values):
    path = tmp_path / "wrong.json"
    pairs = [{"name": name, "picture": picture} for name, picture in pairs]
    path.write_text(json.dumps({"department": "x", "url": URL, "not": pairs} | values))
    return path


def test_wrong_pairs_are_kept_in_the_file_and_lost_ones_are_named(
    shown, tmp_path, capsys, monkeypatch
):
    shown(PEOPLE)
    study = Study("mine")
    target = module.add(URL, study, category="art").yaml
    target.write_text("# by hand\n" + target.read_text() + "pause: 2\n")
    seen = []

    def preview(department, *_, **__):
        seen.append(department.wrong_pairs)
        return CrawlResult(department, PEOPLE, wrong={department.wrong_pairs[0]})

    monkeypatch.setattr(module, "preview", preview)
    pairs = [("Bo Li", PEOPLE[1].image_url), ("Old: 'Ö'", "https://art.example.edu/old.jpg")]
    file = marked(tmp_path, pairs)
    assert main(["add", "--study", "mine", "--not", str(file)]) == 0
    output = capsys.readouterr().out
    assert seen == [read(target).wrong_pairs] == [tuple(pairs)]
    lines = target.read_text().splitlines()
    assert "# by hand" in lines and "pause: 2" in lines
    assert "no longer found, so this wrong pair has no effect: Old: 'Ö'" in output
    assert "Bo Li, https" not in output and "obeyed: 1 of 2" in output
    again = marked(tmp_path, [pairs[0], ("New", "https://art.example.edu/n.jpg")])
    assert main(["add", "--study", "mine", "--not", str(again)]) == 0
    assert [name for name, _ in read(target).wrong_pairs] == ["Bo Li", "Old: 'Ö'", "New"]
    assert target.read_text().count("not:") == 1


def test_a_dry_run_keeps_no_wrong_pair(shown, tmp_path):
    shown(PEOPLE)
    target = module.add(URL, Study("mine"), category="art").yaml
    before = target.read_text()
    file = marked(tmp_path, [("Bo Li", PEOPLE[1].image_url)])
    assert main(["add", "--study", "mine", "--not", str(file), "--dry-run"]) == 0
    assert target.read_text() == before


def test_wrong_pairs_are_kept_even_if_the_page_cannot_be_read(shown, tmp_path, capsys):
    shown(PEOPLE)
    target = module.add(URL, Study("mine"), category="art").yaml
    shown([], [failed(URL, "no response in time")])
    file = marked(tmp_path, [("Bo Li", PEOPLE[1].image_url)])
    assert main(["add", "--study", "mine", "--not", str(file)]) == 3
    assert f"the wrong pairs are in {target}" in capsys.readouterr().err
    assert len(read(target).wrong_pairs) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "cannot be read"),
        ("{", "not JSON"),
        ("[]", "must have the keys department, not, url"),
        ('{"department": "x", "url": "u"}', "must have the keys"),
        ('{"department": "x", "url": 3, "not": []}', "must be text"),
        ('{"department": "x", "url": "u", "not": []}', "names no pair"),
        ('{"department": "x", "url": "u", "not": [{"name": "a"}]}', "key 'not' must be a list"),
        (json.dumps({"department": "x", "url": "u", "not": [{"name": "a", "picture": "b"}]}),
         "has no department at u"),
    ],
)  # fmt: skip
def test_another_file_is_refused_in_one_line(shown, tmp_path, capsys, text, reason):
    shown(PEOPLE)
    path = tmp_path / "wrong.json"
    if text is not None:
        path.write_text(text)
    assert main(["add", "--study", "mine", "--not", str(path)]) == 1
    output = capsys.readouterr().err
    assert reason in output and output.count("\n") == 1


def test_a_file_in_another_form_is_left_alone(shown, tmp_path):
    folder = Study("mine").departments[0]
    folder.mkdir(parents=True)
    path = folder / "a.yaml"
    path.write_text(f"{{name: a, category: art, url: '{URL}'}}\n")
    with pytest.raises(StudyError, match="one key per line"):
        module.mark_wrong(marked(tmp_path, [("a", "b")]), Study("mine"))
    assert path.read_text().startswith("{") and read(path).wrong_pairs == ()
