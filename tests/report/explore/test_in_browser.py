"""The page of every face in a real browser: filters, keys, a phone's width, corrections, safety."""

import functools
import json
import time
from http.server import BaseHTTPRequestHandler

import cv2
import numpy as np
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from support.explore_browser import PATIENCE, opened, predicted, resize
from support.loopback import serving

from facestudy.evaluation import results
from facestudy.prepare import split
from facestudy.report.explore import gradcam_maps, page
from facestudy.study import files, index
from facestudy.study.labels import corrections

pytestmark = pytest.mark.long
FORMULA = '=1+1, "two"'
REQUEST = "Network.requestWillBeSent"
PLACES = ("raw", "faces")
MARKUP = "</script><img src=x onerror=window.ran=1><svg onload=window.ran=1>"


@pytest.fixture(scope="module")
def downloads(tmp_path_factory):
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def browser(downloads):
    with opened(downloads=downloads) as driver:
        yield driver


@pytest.fixture
def made(cropped_study, monkeypatch):
    """A study of 60 faces with two models, of which one has maps, and texts full of markup."""
    study = cropped_study(
        [FORMULA, MARKUP, "law"] * 20,
        department=[MARKUP, "Two & Two"] * 30,
        page_url=["javascript:window.ran=1", "https://a.example/people"] * 30,
        age=[str(20 + n) for n in range(60)],
    )
    split.split_study(study)
    predicted(study, "finetune", wrong=lambda place: place % 3 == 0)
    predicted(study, "people", wrong=lambda place: place % 2 == 0)
    ids = results.read_predictions(study, "finetune", part="test")["id"].to_numpy(str)
    cells = np.full((len(ids), 8, 8), 255, np.uint8)
    maps = {"finetune": gradcam_maps.Maps(ids, cells)}
    monkeypatch.setattr(gradcam_maps, "gather", lambda study, models: maps)
    return study


def answer(asked, root, handler: BaseHTTPRequestHandler) -> None:
    """Send a file below the root, and note that it was asked for."""
    asked.append(handler.path)
    path = root / handler.path.lstrip("/")
    data = path.read_bytes() if path.is_file() else b""
    handler.send_response(200 if data else 404)
    kinds = {".html": "text/html; charset=utf-8", ".png": "image/png"}
    handler.send_header("Content-Type", kinds.get(path.suffix, "text/plain"))
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


@pytest.fixture
def site(root):
    """The address of the study's page on a server, and the paths that were asked for there."""
    asked: list[str] = []
    with serving(functools.partial(answer, asked, root)) as address:
        yield f"{address}/reports/small/{page.NAME}", asked


def show(browser, address: str, fragment: str = "") -> None:
    """Open the page anew with filters in its address."""
    browser.get("about:blank")
    browser.get(f"{address}#{fragment}" if fragment else address)
    wait(browser, "return performance.getEntriesByName('first grid').length > 0")


def wait(browser, script: str) -> None:
    WebDriverWait(browser, PATIENCE, poll_frequency=0.1).until(
        lambda driver: driver.execute_script(script)
    )


def run(browser, script: str, *values: object):
    return browser.execute_script(script, *values)


def press(browser, *keys: str) -> None:
    browser.switch_to.active_element.send_keys(*keys)


def count(browser) -> int:
    """How many faces are left; said as "7 of 60 faces"."""
    return int(browser.find_element(By.ID, "count").text.split()[0])


def labels(browser) -> list[str]:
    """The tiles' descriptions in their order."""
    script = """return [...document.querySelectorAll(".tile")]
        .sort((one, two) => one.dataset.place - two.dataset.place).map(tile => tile.ariaLabel)"""
    return run(browser, script)


def tick(browser, facet: str, option: str) -> None:
    group = browser.find_element(By.CSS_SELECTOR, f'.facet[aria-label="{facet}"]')
    for label in group.find_elements(By.CSS_SELECTOR, ".option"):
        if label.find_element(By.TAG_NAME, "span").text == option:
            run(browser, "arguments[0].scrollIntoView({block: 'center'})", label)
            label.click()
            return
    raise AssertionError(f"no option {option}")


def test_filters_leave_the_faces_that_they_name_and_stand_in_the_address(browser, made, site):
    page.write(made, results.models(made), explore=True)
    resize(browser, width=1280, height=900)
    show(browser, site[0])
    table = results.read_predictions(made, "finetune")
    wrong = table[table["category"] != table["predicted"]]
    assert count(browser) == 60
    tick(browser, "right or wrong", "wrong")
    assert count(browser) == len(wrong) and "result=wrong" in browser.current_url
    tick(browser, "split", "train")
    assert count(browser) == (wrong["split"] == "train").sum()
    # The view can be sent: the same address shows the same faces.
    seen, address = labels(browser), browser.current_url
    show(browser, address)
    assert labels(browser) == seen and len(browser.find_elements(By.CLASS_NAME, "chip")) == 3
    press(browser, "x")
    assert count(browser) == 60 and "#" not in browser.current_url
    show(browser, site[0], "confidence=80-100&age=30-39")
    shares = table.set_index("id")[[name for name in table if name.startswith("p_")]].max(axis=1)
    ages = index.read(made.index).set_index("id")["age"].astype(float)
    assert count(browser) == ((shares >= 0.8) & ages.between(30, 39)).sum() > 0


def test_two_models_stand_side_by_side_and_faces_are_sorted(browser, made, site):
    page.write(made, results.models(made), explore=True)
    show(browser, site[0], "beside=people&agreement=only+the+first&sort=surest")
    tables = [results.read_predictions(made, name) for name in ("finetune", "people")]
    first, second = (table["category"] == table["predicted"] for table in tables)
    assert count(browser) == (first & ~second).sum()
    texts = labels(browser)
    shares = [int(text.split("%")[0].split()[-1]) for text in texts]
    assert shares == sorted(shares, reverse=True) and len(set(shares)) > 3
    assert all(", right, predicted " in text and text.endswith(" wrong") for text in texts)


def test_everything_goes_by_keys(browser, made, site):
    page.write(made, results.models(made), explore=True)
    show(browser, site[0])
    press(browser, "/")
    press(browser, "two &", Keys.ENTER)
    assert count(browser) == 30 and "department=Two" in browser.current_url
    press(browser, Keys.ESCAPE)
    press(browser, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER)
    ids = index.read(made.index)["id"].tolist()[1::2]
    assert f"face={ids[2]}" in browser.current_url
    assert browser.find_element(By.ID, "detail").is_displayed()
    press(browser, Keys.ARROW_RIGHT)
    assert f"face={ids[3]}" in browser.current_url
    press(browser, "b")
    assert browser.find_element(By.ID, "bad").get_attribute("aria-pressed") == "true"
    press(browser, Keys.ESCAPE)
    assert not browser.find_element(By.ID, "detail").is_displayed()
    assert "face=" not in browser.current_url
    assert run(browser, "return document.activeElement.id") == "grid"
    press(browser, Keys.END)
    assert run(browser, "return document.querySelector('.tile.active').dataset.place") == "29"
    press(browser, Keys.HOME, Keys.ARROW_DOWN)
    assert int(run(browser, "return document.querySelector('.tile.active').dataset.place")) > 1
    press(browser, "/")
    press(browser, ids[5], Keys.ENTER)
    assert f"face={ids[5]}" in browser.current_url
    press(browser, Keys.ESCAPE)


def test_a_phone_shows_all_of_it(browser, made, site):
    page.write(made, results.models(made), explore=True)
    try:
        resize(browser, width=390, height=844)
        show(browser, site[0])
        width = "return document.documentElement.scrollWidth"
        columns = """return new Set([...document.querySelectorAll('.tile')]
            .map((tile) => tile.getBoundingClientRect().left)).size"""
        assert run(browser, width) <= 390 and run(browser, columns) == 3
        assert not browser.find_element(By.ID, "panel").is_displayed()
        browser.find_element(By.ID, "open-panel").click()
        tick(browser, "split", "test")
        browser.find_element(By.ID, "close-panel").click()
        assert not browser.find_element(By.ID, "panel").is_displayed()
        assert count(browser) == (split.read(made)["split"] == "test").sum()
        browser.find_element(By.CSS_SELECTOR, ".tile").click()
        assert run(browser, width) <= 390
        sizes = "const d = document.getElementById('detail'); return d.scrollWidth - d.clientWidth"
        assert run(browser, sizes) <= 0
    finally:
        resize(browser, width=1280, height=900)


def log(browser, kind: str) -> list[dict]:
    """What the browser noted since the last call; the driver of a grid has no method for it."""
    return browser.execute("getLog", {"type": kind})["value"]


RAN = "return window.ran !== undefined"
HANDLERS = "return document.querySelectorAll('[onload],[onerror],a[href^=javascript]').length"
INJECT = """
const done = arguments[0], refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
const script = document.createElement("script");
script.textContent = "window.ran = 1";
document.body.append(script);
new Image().src = "https://a.example/x.png";
setTimeout(() => done(refused.sort()), 1000);
"""


def test_no_request_leaves_and_no_text_runs(browser, made, site):
    page.write(made, results.models(made), explore=True)
    address, asked = site
    picture = results.read_predictions(made, "finetune", part="test")["id"][0]
    browser.get("about:blank")
    for kind in ("performance", "browser"):
        log(browser, kind)
    show(browser, address, f"face={picture}")
    pictures = """return [...document.querySelectorAll('#detail img')]
        .every((image) => image.complete && image.naturalWidth)"""
    wait(browser, pictures)
    files_of_study = [
        f"reports/small/{page.NAME}",
        *(f"data/small/{p}/{picture}.png" for p in PLACES),
    ]
    assert set(asked) - {"/favicon.ico"} == {f"/{path}" for path in files_of_study}
    assert MARKUP in browser.find_element(By.ID, "detail").text
    assert run(browser, HANDLERS) == 0 and not run(browser, RAN)
    messages = [json.loads(entry["message"])["message"] for entry in log(browser, "performance")]
    sent = [m["params"]["request"]["url"] for m in messages if m["method"] == REQUEST]
    host = address.removesuffix(f"/reports/small/{page.NAME}")
    assert len(sent) > 3 and all(url.startswith((host, "data:", "about:")) for url in sent)
    assert not [entry for entry in log(browser, "browser") if "Content Security" in str(entry)]
    # What a text could do, had it become markup after all, is refused.
    assert browser.execute_async_script(INJECT) == ["img-src", "script-src-elem"]
    assert not run(browser, RAN)


def test_raw_picture_box_and_map_are_shown_from_a_disk_without_a_server(browser, made):
    path = page.write(made, results.models(made), explore=True)
    picture = results.read_predictions(made, "finetune", part="test")["id"][0]
    show(browser, path.as_uri(), f"face={picture}&model=finetune")
    wait(browser, "return document.querySelector('.whole img').naturalWidth === 128")
    assert len(browser.find_elements(By.CSS_SELECTOR, ".map canvas")) == 1
    drawn = """const drawing = document.querySelector('.map canvas').getContext('2d');
        return [...drawing.getImageData(0, 0, 1, 1).data]"""
    assert run(browser, drawn) == [253, 231, 37, 255]
    press(browser, "g")
    assert not browser.find_element(By.CSS_SELECTOR, ".map canvas").is_displayed()
    # The folder with the pictures is gone, as where the file alone was copied.
    made.raw.rename(made.data / "elsewhere")
    made.faces.rename(made.data / "crops")
    show(browser, path.as_uri(), f"face={picture}")
    wait(browser, "return document.querySelector('.whole img')?.src.startsWith('data:image/webp')")
    assert "does not lie beside" in browser.find_element(By.TAG_NAME, "figcaption").text


def test_marks_become_corrections_that_the_study_obeys(browser, made, site, downloads):
    ids = index.read(made.index)["id"].tolist()
    files.write_text(made.corrections_csv, f"id,category,bad,reason\n{ids[2]},{MARKUP},,before\n")
    page.write(made, [], explore=True)  # the models learned from the label before
    show(browser, site[0], f"face={ids[5]}")
    run(browser, """const label = document.getElementById("label"); label.value = arguments[0];
        label.dispatchEvent(new Event("change"))""", FORMULA)  # fmt: skip
    reason = browser.find_element(By.CSS_SELECTOR, ".correct input")
    reason.send_keys('-said so, "twice"', Keys.TAB)
    press(browser, Keys.ESCAPE)
    wait(browser, "return !location.hash")  # the dialog's event takes the face out of the address
    run(browser, f"location.hash = 'face={ids[7]}'")
    wait(browser, f"return document.getElementById('detail').textContent.includes('{ids[7]}')")
    browser.find_element(By.ID, "bad").click()
    press(browser, Keys.ESCAPE)
    assert "3 corrections" in browser.find_element(By.ID, "marks-count").text
    browser.find_element(By.ID, "download").click()
    saved = downloads / "corrections.csv"
    deadline = time.monotonic() + PATIENCE
    while not saved.is_file() and time.monotonic() < deadline:
        time.sleep(0.1)
    made.corrections_csv.write_bytes(saved.read_bytes())
    saved.unlink()
    now = corrections.read(made)
    assert now.categories == {ids[2]: MARKUP, ids[5]: FORMULA} and set(now.bad) == {ids[7]}
    assert now.reasons[ids[2]] == "before" and now.reasons[ids[5]] == '-said so, "twice"'


def test_thumbnails_are_those_of_the_faces(browser, made, site):
    page.write(made, results.models(made), explore=True)
    show(browser, site[0])
    script = """const canvas = document.createElement("canvas"); canvas.width = canvas.height = 16;
        const image = document.querySelectorAll(".tile img")[arguments[0]];
        const context = canvas.getContext("2d"); context.drawImage(image, 0, 0, 16, 16);
        return [...context.getImageData(0, 0, 16, 16).data]"""
    for place in (0, 7):
        shown = np.array(run(browser, script, place)).reshape(16, 16, 4)[..., :3]
        crop = cv2.imread(
            str(made.faces / f"{index.read(made.index)['id'][place]}.png"), cv2.IMREAD_COLOR_RGB
        )
        expected = cv2.resize(crop, (16, 16), interpolation=cv2.INTER_AREA)
        assert np.corrcoef(shown.ravel(), expected.ravel())[0, 1] > 0.8
