"""Scraping 57 sites against the way of 2019.

The baseline is what a scraper of 2019 did, with the selectors that somebody had to write for each
site: one browser session per site, one site after the other, one picture after the other, no
pause, no robots.txt. Ours reads robots.txt, detects nothing either (the same selectors) and keeps
its ledger; the campus's YAML files ask for no pause.
"""

import shutil
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

import scrapers
from benchmarks import harness, inputs
from facestudy import campus
from facestudy.study import index
from facestudy.study.paths import Study
from scrapers import department_file
from scrapers.department_file import Department
from scrapers.fetch.browser_options import chrome_options

CLAIM = "57 sites"
AIM = "4"
SETTLE = 0.5  # seconds after scrolling, for pictures that load late
ADDRESS = """
const shown = arguments[0];
if (shown.tagName === 'IMG') return shown.currentSrc || shown.src || shown.dataset.src || '';
return getComputedStyle(shown).backgroundImage.slice(5, -2);
"""


def measure(plan: harness.Plan) -> harness.Entry:
    sites, portraits = plan.pick(57, 5), plan.pick(1369, 60)
    with inputs.temporary_root() as root:
        study = Study("campus")
        campus.build(study, campus.Knobs(sites=sites, portraits=portraits))
        with campus.serve(study, port=0):
            files = department_file.of_study(study)
            wanted = department_file.read_all(files)
            counts: dict[str, int] = {}
            runs = harness.alternate(
                lambda: ours(study, files, counts),
                lambda: baseline(wanted, root / "as-in-2019", counts),
                plan.pairs,
            )
    compared = (
        f"scrapers.run, two browsers, against one browser session per site in sequence, one "
        f"picture after the other, no pause: {sites} sites of the campus with {portraits} "
        f"portraits, of which ours brought {counts['ours']} and the baseline {counts['baseline']}"
    )
    return harness.entry(CLAIM, runs, unit="s", compared=compared)


def ours(study: Study, files: list[Path], counts: dict[str, int]) -> float:
    shutil.rmtree(study.raw, ignore_errors=True)
    took = harness.seconds(lambda: scrapers.run(files, study))
    counts["ours"] = len(index.read(study.index))
    return took


def baseline(wanted: list[Department], folder: Path, counts: dict[str, int]) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    start = time.perf_counter()
    for department in wanted:
        # The driver that is there: looking for one again would cost the baseline time.
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        driver = webdriver.Chrome(options=with_pictures(), service=service)
        try:
            for address in crawl(driver, department):
                with suppress(OSError):
                    data = urllib.request.urlopen(address, timeout=10).read()
                    name = f"{department.category}-{len(list(folder.iterdir()))}.jpg"
                    (folder / name).write_bytes(data)
        finally:
            driver.quit()
    took = time.perf_counter() - start
    counts["baseline"] = len(list(folder.iterdir()))
    return took


def with_pictures() -> webdriver.ChromeOptions:
    """The same flags as ours, but pages are loaded whole, as a plain session does."""
    chosen = webdriver.ChromeOptions()
    for argument in chrome_options("Mozilla/5.0").arguments:
        chosen.add_argument(argument)
    return chosen


def crawl(driver: webdriver.Chrome, department: Department) -> Iterator[str]:
    """Addresses of portraits: from the list, page after page, then from the profiles."""
    profiles: list[str] = []
    url = department.url
    while url:
        driver.get(url)
        with suppress(TimeoutException):
            WebDriverWait(driver, 5).until(
                lambda d: d.find_elements(By.CSS_SELECTOR, department.card)
            )
        driver.execute_script("window.scrollTo(0, document.body.scrollHeight)")
        time.sleep(SETTLE)
        for card in driver.find_elements(By.CSS_SELECTOR, department.card):
            address = picture_in(driver, card, department.picture)
            if address:
                yield address
            elif department.profile and (link := found(card, department.profile)):
                profiles.append(link.get_attribute("href") or "")
        following = found(driver, department.next) if department.next else None
        url = (following.get_attribute("href") or "") if following else ""
    for profile in profiles:
        driver.get(profile)
        if address := picture_in(driver, driver, department.profile_picture):
            yield address


def picture_in(driver: webdriver.Chrome, place: WebDriver | WebElement, selector: str) -> str:
    element = found(place, selector) if selector else None
    return driver.execute_script(ADDRESS, element) if element else ""


def found(place: WebDriver | WebElement, selector: str) -> WebElement | None:
    with suppress(NoSuchElementException):
        return place.find_element(By.CSS_SELECTOR, selector)
    return None


if __name__ == "__main__":
    harness.main(measure)
