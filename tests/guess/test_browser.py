"""The page in Chromium: keys, a phone, a reload, a lost response, and deletion."""

import urllib.parse
from collections.abc import Callable, Iterator

import pandas as pd
import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait
from support.capture_browser import UnreliableProxy, serving, with_camera
from support.guess_visitor import CLASSES, page_of, write_network

from facestudy.study.paths import Study

pytestmark = pytest.mark.long

TIMEOUT = 30


class Visit:
    """A guesser's actions, and what the page shows."""

    def __init__(self, driver: WebDriver, url: str) -> None:
        self.driver = driver
        self.wait = WebDriverWait(driver, TIMEOUT, poll_frequency=0.05)
        driver.get(url)
        driver.execute_script("sessionStorage.clear()")
        driver.get(url)

    def find(self, name: str):
        return self.driver.find_element(By.ID, name)

    def until(self, condition: Callable[[], object]) -> None:
        self.wait.until(lambda _: condition())

    def keys(self, *pressed: str) -> None:
        ActionChains(self.driver).send_keys(*pressed).perform()

    def press(self, name: str) -> None:
        self.driver.execute_script("document.getElementById(arguments[0]).click()", name)

    def agree(self) -> None:
        self.press("agreed")
        self.driver.find_element(By.CSS_SELECTOR, "#agree button").click()
        self.reach(1)

    def reach(self, number: int) -> None:
        """Wait for a portrait that takes answers."""
        ready = (
            "const guess = document.getElementById('guess');"
            "return guess.dataset.state === 'choose' && !guess.hidden"
        )
        self.until(lambda: self.find("progress").text.startswith(f"{number} of"))
        self.until(lambda: self.driver.execute_script(ready))
        pause = "const done = arguments[arguments.length - 1]; setTimeout(done, 250)"
        self.driver.execute_async_script(pause)


@pytest.fixture(scope="module")
def driver() -> Iterator[WebDriver]:
    with with_camera(None) as browser:
        yield browser


@pytest.fixture
def address(guessed: Study, request: pytest.FixtureRequest) -> Iterator[str]:
    write_network(guessed, "finetune", wrong=1)
    app, _ = page_of(guessed, **getattr(request, "param", {}))
    with serving(app) as port:
        yield f"http://localhost:{port}/"


@pytest.fixture
def rows(guessed: Study) -> Callable[[], pd.DataFrame]:
    return lambda: pd.read_csv(guessed.guesses_csv, dtype=str, keep_default_na=False)


def test_a_keyboard_is_enough_from_consent_to_score(driver, address, rows):
    visit = Visit(driver, address)
    visit.keys(Keys.TAB, Keys.SPACE, Keys.TAB, Keys.ENTER)
    for number, key in enumerate("123k12", 1):
        visit.reach(number)
        assert visit.find("portrait").get_attribute("alt") == f"Portrait {number} of 6"
        assert "right" not in visit.find("guess").text  # no feedback
        visit.keys("9" + key)  # there is no ninth class
    visit.until(lambda: visit.find("end").is_displayed())
    assert rows()["category"].tolist() == [*CLASSES, "", *CLASSES[:2]]
    assert rows()["known"].tolist() == ["", "", "", "yes", "", ""]
    title = visit.find("end-title")
    assert title.text.endswith("of 5 times") and driver.switch_to.active_element == title
    text = visit.find("bars").text
    assert "fine-tuned" in text and "Guessing at random" in text and "1.7 of 5" in text


def test_a_reload_goes_on_with_the_same_portrait_and_finishing_is_final(driver, address, rows):
    visit = Visit(driver, address)
    visit.agree()
    visit.keys("2")
    visit.reach(2)
    shown = (
        "const image = document.getElementById('portrait'); const c = new OffscreenCanvas(9, 9);"
    )
    shown += "const d = c.getContext('2d'); d.drawImage(image, 0, 0, 9, 9);"
    shown += "return [...d.getImageData(0, 0, 9, 9).data]"
    before = driver.execute_script(shown)
    driver.refresh()
    visit.reach(2)
    assert driver.execute_script(shown) == before and len(rows()) == 1
    visit.press("finish")
    visit.find("yes").click()
    visit.until(lambda: visit.find("end").is_displayed())
    driver.refresh()
    visit.until(lambda: visit.find("end").is_displayed())
    assert not visit.find("guess").is_displayed() and len(rows()) == 1


@pytest.mark.parametrize("address", [{"confidence": True}], indirect=True)
def test_the_page_asks_how_sure_one_is_and_one_can_choose_again(driver, address, rows):
    visit = Visit(driver, address)
    visit.agree()
    visit.keys("1")
    visit.until(lambda: visit.find("levels").is_displayed())
    visit.keys(Keys.ESCAPE)
    visit.until(lambda: visit.find("classes").is_displayed())
    visit.keys("3")
    visit.until(lambda: "physics: how sure" in visit.find("question").text)
    visit.keys("5")
    visit.reach(2)
    assert rows()[["category", "confidence"]].to_numpy().tolist() == [["physics", "1.0"]]


def test_nothing_is_wider_than_a_phone(driver, address):
    visit = Visit(driver, address)
    visit.agree()
    inside = "return document.documentElement.scrollWidth <= window.innerWidth"
    seen = (
        "return [...document.querySelectorAll('#portrait, #classes button')].every((each) =>"
        " each.getBoundingClientRect().bottom <= window.innerHeight)"
    )
    try:
        for width in (320, 390, 1280):
            size = {"width": width, "height": 740, "deviceScaleFactor": 1, "mobile": width < 500}
            command = {"cmd": "Emulation.setDeviceMetricsOverride", "params": size}
            driver.execute("executeCdpCommand", command)
            assert driver.execute_script(inside), width
            assert driver.execute_script(seen), width  # without scrolling
    finally:
        clear = {"cmd": "Emulation.clearDeviceMetricsOverride", "params": {}}
        driver.execute("executeCdpCommand", clear)
    urls = driver.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert all(url.startswith((address, f"blob:{address}")) for url in urls)


def test_a_lost_response_neither_loses_nor_duplicates_an_answer(driver, address, rows):
    proxy = UnreliableProxy(urllib.parse.urlsplit(address).port)
    try:
        visit = Visit(driver, f"http://localhost:{proxy.port}/")
        visit.agree()
        proxy.losing = b"HTTP/1.1 201"
        visit.keys("1")
        visit.until(lambda: "The connection was lost" in visit.find("status").text)
        assert len(rows()) == 1  # it arrived, but the page does not know
        proxy.losing = None
        visit.reach(2)
        assert len(rows()) == 1
    finally:
        proxy.close()


def test_deleting_and_a_code_that_is_not_known_any_more(driver, address, rows):
    visit = Visit(driver, address)
    visit.agree()
    visit.keys("1")
    visit.reach(2)
    code = visit.find("code").text
    visit.press("delete-all")
    visit.find("no").click()
    assert len(rows()) == 1
    visit.press("delete-all")
    visit.find("yes").click()
    visit.until(lambda: visit.find("thanks").is_displayed())
    assert len(rows()) == 0
    back = Visit(driver, address)
    driver.find_element(By.CSS_SELECTOR, "#return summary").click()
    back.find("code-field").send_keys(code, Keys.ENTER)
    back.until(lambda: "not known" in back.find("code-error").text)
