"""The capture page in Chromium, whose camera shows a video of a campus person."""

import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait
from support.capture_browser import UnreliableProxy, collecting, serving, with_camera, write_film

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.experiments.expressions.capture.app import application
from facestudy.experiments.expressions.capture.store import Store
from facestudy.experiments.expressions.capture.terms import Terms
from facestudy.study import index
from facestudy.study.paths import Study

pytestmark = pytest.mark.long

TIMEOUT = 30


class Visit:
    """A visitor's actions, and what the page shows."""

    def __init__(self, driver: WebDriver, url: str) -> None:
        self.driver, self.url = driver, url
        self.wait = WebDriverWait(driver, TIMEOUT, poll_frequency=0.05)
        driver.get("about:blank")  # forgets the previous visitor
        driver.get(url)
        driver.execute_script("sessionStorage.clear()")
        driver.get(url)

    def find(self, name: str):
        return self.driver.find_element(By.ID, name)

    def press(self, name: str) -> None:
        button = self.find(name)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()

    def until(self, condition: Callable[[], object]) -> None:
        self.wait.until(lambda _: condition())

    def agree(self) -> None:
        self.press("agreed")
        self.driver.find_element(By.CSS_SELECTOR, "#agree button").click()

    def reach(self, state: str) -> None:
        self.until(lambda: self.find("pose").get_attribute("data-state") == state)

    def shoot(self) -> None:
        self.press("take")
        self.reach("shot")

    def keep(self) -> None:
        before = self.listed()
        self.press("keep")
        self.until(lambda: self.listed() == before + 1)
        self.reach("live")

    def listed(self) -> int:
        return len(self.driver.find_elements(By.CSS_SELECTOR, "#list li"))

    def camera_is_open(self) -> bool:
        script = "return document.getElementById('video').srcObject !== null"
        return self.driver.execute_script(script)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    person = draw_person(np.random.default_rng(12), style="short", glasses="none", age=30.0)
    pictures = [
        render(
            person, draw_photo(np.random.default_rng(7), emoticon=emoticon), width=320, height=240
        )[0]
        for emoticon in (":)", ":O")
    ]
    return write_film(tmp_path_factory.mktemp("film") / "camera.y4m", pictures)


@pytest.fixture(scope="module")
def driver(film: Path) -> Iterator[WebDriver]:
    with with_camera(film) as browser:
        yield browser


@pytest.fixture
def address(collected: Study, terms: Terms) -> Iterator[str]:
    """Of a page that nobody has visited."""
    with serving(application(terms, Store(collected, days=terms.days))) as port:
        yield f"http://localhost:{port}/"


@pytest.fixture
def proxy(address: str) -> Iterator[UnreliableProxy]:
    """Between the browser and the page."""
    made = UnreliableProxy(urllib.parse.urlsplit(address).port)
    yield made
    made.close()


@pytest.fixture
def kept(collected: Study) -> Callable[[], int]:
    """How many pictures there are, after a look whether each is on the disk, once."""

    def count() -> int:
        found = index.read(collected.index)["id"].tolist() if collected.index.is_file() else []
        assert sorted(path.stem for path in collected.raw.rglob("*.jpeg")) == sorted(found)
        return len(found)

    return count


def test_the_command_serves_https_with_its_own_certificate(driver, tmp_path, kept):
    with collecting(tmp_path) as url:
        assert url.startswith("https://")
        visit = Visit(driver, url)
        visit.agree()
        visit.reach("live")
        visit.shoot()
        visit.keep()
    assert kept() == 1


def test_the_camera_opens_only_after_consent(driver, address):
    visit = Visit(driver, address)
    assert not visit.camera_is_open()
    driver.find_element(By.CSS_SELECTOR, "#agree button").click()
    assert "Tick the box" in visit.find("agree-error").text
    assert not visit.camera_is_open() and not visit.find("pose").is_displayed()
    visit.agree()
    visit.reach("live")
    assert visit.camera_is_open()


def test_retake_keep_delete_one_and_all(driver, address, kept):
    visit = Visit(driver, address)
    visit.agree()
    visit.reach("live")
    visit.shoot()
    visit.press("again")
    visit.reach("live")
    assert kept() == 0  # a picture is sent only when the visitor keeps it
    for _ in range(2):
        emoticon = visit.find("emoticon").text
        visit.shoot()
        visit.keep()
        assert visit.find("emoticon").text != emoticon
    assert kept() == 2 and "2 of 17" in visit.find("progress").text
    driver.find_element(By.CSS_SELECTOR, "#list button").click()
    visit.press("no")
    assert visit.listed() == 2
    driver.find_element(By.CSS_SELECTOR, "#list button").click()
    visit.press("yes")
    visit.until(lambda: visit.listed() == 1)
    assert kept() == 1
    visit.press("delete-all")
    visit.press("yes")
    visit.until(lambda: visit.find("thanks").is_displayed())
    assert kept() == 0 and "deleted" in visit.find("farewell").text
    assert not visit.camera_is_open()


def test_a_link_or_a_code_shows_the_own_pictures_and_a_wrong_code_does_not(driver, address):
    visit = Visit(driver, address)
    visit.agree()
    visit.reach("live")
    visit.shoot()
    visit.keep()
    code = visit.find("code").text
    visit.press("done")
    back = Visit(driver, address)
    driver.find_element(By.CSS_SELECTOR, "#return summary").click()
    back.find("code-field").send_keys("22222-22222-22222-22222", Keys.ENTER)
    back.until(lambda: "not known" in back.find("code-error").text)
    back.find("code-field").clear()
    back.find("code-field").send_keys(code.lower(), Keys.ENTER)
    back.until(lambda: back.listed() == 1)
    assert not back.camera_is_open()  # showing the pictures does not open the camera
    driver.get("about:blank")
    driver.execute_script("window.name = ''")
    driver.get(f"{address}#code={urllib.parse.quote(code)}")
    back.until(lambda: back.listed() == 1)
    assert code not in driver.current_url


def test_a_keyboard_is_enough(driver, address, kept):
    visit = Visit(driver, address)

    def keys(*pressed: str) -> None:
        ActionChains(driver).send_keys(*pressed).perform()

    def reach_by_tab(name: str) -> None:
        for _ in range(30):
            if driver.switch_to.active_element.get_attribute("id") == name:
                return
            keys(Keys.TAB)
        raise AssertionError(f"the tab key does not reach {name}")

    reach_by_tab("agreed")
    keys(Keys.SPACE, Keys.TAB, Keys.ENTER)
    visit.reach("live")
    keys(Keys.ENTER)  # the next button has the focus
    visit.reach("counting")
    keys(Keys.ENTER)  # stop
    visit.reach("live")
    keys(Keys.ENTER)
    visit.reach("shot")
    keys(Keys.ENTER)
    visit.until(lambda: visit.listed() == 1)
    assert kept() == 1
    outline = "return getComputedStyle(document.activeElement).outlineStyle"
    reach_by_tab("delete-all")
    assert driver.execute_script(outline) == "solid"
    keys(Keys.ENTER)
    visit.until(lambda: visit.find("sure").is_displayed())
    keys(Keys.ESCAPE)
    visit.until(lambda: not visit.find("sure").is_displayed())
    assert visit.listed() == 1


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(driver, address, width):
    visit = Visit(driver, address)
    visit.agree()
    visit.reach("live")
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    command = {"cmd": "Emulation.setDeviceMetricsOverride", "params": size}
    driver.execute("executeCdpCommand", command)
    try:
        inside = "return document.documentElement.scrollWidth <= window.innerWidth"
        assert driver.execute_script(inside)
    finally:
        clear = {"cmd": "Emulation.clearDeviceMetricsOverride", "params": {}}
        driver.execute("executeCdpCommand", clear)


def test_the_page_loads_nothing_from_other_sites(driver, address):
    visit = Visit(driver, address)
    visit.agree()
    visit.reach("live")
    loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    for url in driver.execute_script(loaded):
        assert url.startswith((address, "blob:")), url


def test_a_lost_response_neither_loses_nor_duplicates_a_picture(driver, proxy, kept):
    visit = Visit(driver, f"http://localhost:{proxy.port}/")
    visit.agree()
    visit.reach("live")
    visit.shoot()
    proxy.losing = b"HTTP/1.1 201"
    visit.press("keep")
    visit.until(lambda: "The connection was lost" in visit.find("status").text)
    assert kept() == 1  # it arrived, but the page does not know
    visit.until(lambda: proxy.lost >= 2)  # it retries automatically
    proxy.losing = None
    visit.until(lambda: visit.listed() == 1)
    visit.reach("live")
    assert kept() == 1


@pytest.mark.slow  # waits for five attempts
def test_without_a_connection_the_picture_waits_for_the_visitor(driver, proxy, kept):
    visit = Visit(driver, f"http://localhost:{proxy.port}/")
    visit.agree()
    visit.reach("live")
    visit.shoot()
    proxy.losing = b""  # every response
    visit.press("keep")
    visit.reach("unsent")
    assert "still here" in visit.find("status").text
    proxy.losing = None
    visit.press("resend")
    visit.until(lambda: visit.listed() == 1)
    assert kept() == 1


@pytest.mark.parametrize(
    ("allowed", "words"), [(False, "The camera was not allowed"), (True, "No camera was found")]
)
def test_without_a_camera_the_page_gives_advice(film, address, allowed, words):
    with with_camera(None if allowed else film, allowed=allowed) as driver:
        visit = Visit(driver, address)
        visit.agree()
        visit.reach("refused")
        assert words in visit.find("why").text
        assert visit.find("open").is_displayed()  # the visitor can try again
