"""The contact sheet: order, doubts, what is safe, and the download in a real browser."""

import time

import pytest
from selenium.webdriver.common.by import By
from support.small_pages import picture

from facestudy.study.paths import Study
from scrapers import contact_sheet, record_wrong_pairs
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.fetch import browser
from scrapers.parse.people import Person, read_list
from scrapers.parse.snapshot import Snapshot

URL = "https://art.example.edu/people"
CARD = "name and picture stand in one card"


def person(name, image, **values):
    address = image if ":" in image else f"https://art.example.edu/{image}" * bool(image)
    return Person(name, "", address, URL, **{"why": CARD, "logodds": 9.0, **values})


def sheet(people, failures=(), **keys):
    department = Department("art", "arts", URL, **keys)
    result = CrawlResult(department, list(people), list(failures))
    return contact_sheet.write(result, Study("mine"), "art")


@pytest.mark.parametrize(
    ("doubtful", "text"),
    [
        ([person("Bo Li", "b.jpg", tiny=True)], "The picture is tiny."),
        ([person("Eng.", "b.jpg")], "The name is a single word."),
        ([person("Bo Li", "b.jpg", logodds=0.5)], "The evidence for this pair is weak."),
        ([person("Bo Li", "b.jpg"), person("Li, Bo", "c.jpg")], "Another picture has the same"),
        ([person("Bo Li", "b.jpg"), person("Cy D", "b.jpg")], "same picture is shown for Bo Li."),
    ],
)
def test_doubtful_pairs_come_first_and_say_why(doubtful, text):
    clear = [person(f"Anna {letter}", f"{letter}.jpg") for letter in "wxyz"]
    page = sheet([*clear, *doubtful])
    assert text in page
    assert (
        page.index("Look at these first") < page.index(doubtful[0].name) < page.index("All others")
    )
    assert page.index("All others") < page.index("Anna w") < page.index("Anna z")


def test_the_weakest_of_the_doubtful_comes_first():
    people = [person(f"Anna {odds}", f"{odds}.jpg", logodds=odds) for odds in (2.0, 0.5, 1.0)]
    page = sheet(people)
    assert page.index("Anna 0.5") < page.index("Anna 1.0") < page.index("Anna 2.0")


def test_clear_pairs_are_no_doubtful_ones():
    page = sheet([person("Anna A", "a.jpg"), person("山田太郎", "b.jpg", why="")])
    assert "Look at these first" not in page and f"Why: {CARD}" in page
    assert contact_sheet.doubts_of([person("Bo Li", ""), person("Cy D", "")]) == [[], []]


def test_the_address_that_failed_is_named_with_its_reason():
    failure = Failure("HTTP 404")
    failure.url = f"{URL}?page=2"
    page = sheet([person("Anna A", "a.jpg")], [failure, failure])
    assert page.count(f"{URL}?page=2</a>: HTTP 404") == 1


@pytest.mark.parametrize(
    "card",
    [
        "<p><b>{name}</b><br><b>Permanent Academic</b></p>",
        "<h3>{name}</h3><h3>Eng.</h3>",
        "<h3>Eng.</h3><h3>{name}</h3>",
        "<p>{name}, Eng.</p>",
    ],
)
def test_degrees_and_ranks_beside_names_are_no_people(card):
    names = ["Anna Example", "Bo Li", "Cy Dee", "Dora Third"]
    picture = "<img src='{number}.jpg' data-facestudy-box='0 0 120 150'>"
    cards = [f"<div>{picture}{card}</div>".format(number=i, name=n) for i, n in enumerate(names)]
    snapshot = Snapshot(URL, URL, f"<h2>Permanent Academic</h2>{''.join(cards)}<h3>Eng.</h3>")
    page = sheet(read_list(snapshot, Department("art", "arts", URL)).people)
    assert page.count('class="name"') == page.count("<img ") == len(names)
    assert all(f">{name}</div>" in page for name in names)


def test_markup_of_a_site_stays_text():
    name = "</script><script>alert(1)</script>\"'&"
    page = sheet([person(name, "a.jpg?x=1&y=2"), person("Bo Li", "javascript:alert(1)")])
    assert page.count("<script") == 2 and "alert(1)</script>" not in page
    assert "javascript:" not in page


@pytest.fixture(scope="module")
def driver():
    """A browser that shows pictures and saves downloads, as a user's does."""
    options = browser.chrome_options

    def with_pictures(agent):
        result = options(agent)
        result.add_experimental_option("prefs", {})
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(browser, "chrome_options", with_pictures)
        opened = browser.open_browser(agent="facestudy-test")
        driver = opened.__enter__()
    try:
        yield driver
    finally:
        opened.__exit__(None, None, None)


NAMES = ["Anna Example", "Bo Li", "Maximiliane Wolfeschlegelsteinhausenberger-Quist"]


@pytest.fixture(params=[390, 1280])
def opened(driver, request, tmp_path):
    """The sheet as a file; the second picture is missing. No request leaves this machine."""
    people = [person(name, f"http://pictures.example/{i}.jpg") for i, name in enumerate(NAMES)]
    for number in (0, 2):
        (tmp_path / f"{number}.jpg").write_bytes(picture(number))
    page = sheet([*people, person(NAMES[2].upper(), "")])
    page = page.replace("img-src http: https: data:", "img-src file:")
    page = page.replace('src="http://pictures.example', f'src="{tmp_path.as_uri()}')
    (tmp_path / "sheet.html").write_text(page)
    size = {"width": request.param, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    where = {"behavior": "allow", "downloadPath": str(tmp_path / "downloads")}
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", where)
    driver.get((tmp_path / "sheet.html").as_uri())
    for card in driver.find_elements(By.CSS_SELECTOR, ".people li"):  # the pictures load when seen
        driver.execute_script("arguments[0].scrollIntoView()", card)
    return driver


def soon(holds):
    """Wait for the browser, some seconds at most."""
    for _ in range(200):
        if value := holds():
            return value
        time.sleep(0.05)
    raise AssertionError("it never happened")


@pytest.mark.long
def test_a_missing_picture_is_shown_as_missing(opened):
    soon(lambda: opened.find_elements(By.CSS_SELECTOR, ".missing"))
    soon(lambda: opened.execute_script(
        "return [...document.images].filter(i => i.naturalWidth).length") == 2)  # fmt: skip
    missing = opened.find_elements(By.CSS_SELECTOR, ".missing")
    assert len(missing) == 1 and "Picture missing" in missing[0].text and "Bo Li" in missing[0].text
    assert opened.find_element(By.ID, "missing").text == "1 picture does not load here."


@pytest.mark.long
def test_what_is_ticked_is_downloaded_for_the_command(opened, tmp_path):
    button = opened.find_element(By.ID, "download")
    assert not button.is_enabled()
    for box in opened.find_elements(By.CSS_SELECTOR, "input")[1:]:
        opened.execute_script("arguments[0].scrollIntoView({block: 'center'})", box)
        box.click()
    assert button.text == "Download 2 wrong pairs"
    button.click()
    path = tmp_path / "downloads" / "wrong-pairs-art.json"
    soon(path.is_file)
    marked = record_wrong_pairs.read(path)
    expected = tuple((NAMES[i], f"http://pictures.example/{i}.jpg") for i in (1, 2))
    assert (marked.department, marked.url, marked.pairs) == ("art", URL, expected)


@pytest.mark.long
def test_no_name_is_broken_within_a_word(opened):
    """The lines of each name, as the browser draws them, end between words or at a hyphen."""
    lines = opened.execute_script(LINES)
    assert sum(map(len, lines)) > len(lines)  # the long name takes two lines at least
    for name in lines:
        for line in name[:-1]:
            assert line[-1] in " -", name
    assert opened.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert opened.execute_script(
        "return [...document.querySelectorAll('.name')].every(n => n.scrollWidth <= n.clientWidth)"
    )


LINES = """
return [...document.querySelectorAll(".name")].map((element) => {
  const lines = [], text = element.firstChild, range = document.createRange();
  let top = null;
  for (let i = 0; i < text.length; i++) {
    range.setStart(text, i); range.setEnd(text, i + 1);
    const box = [...range.getClientRects()].pop();
    if (box && box.width && (top === null || box.top > top + 2)) { lines.push(""); top = box.top; }
    lines[lines.length - 1] += text.data[i];
  }
  return lines;
});
"""
