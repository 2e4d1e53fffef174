"""The only place that makes a driver: a local Chromium or Chrome, or a Selenium Grid by URL.

Enters: nothing, or the grid's address. Leaves: a headless driver that ends with its block, and
with its process if that dies: a small guard process outlives us by a moment, ends whatever the
driver started and removes the profile.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import urllib3
from selenium import webdriver
from selenium.common.exceptions import NoSuchDriverException, WebDriverException
from selenium.webdriver.common.driver_finder import DriverFinder
from selenium.webdriver.remote.client_config import ClientConfig

from facestudy.study.errors import StudyError
from scrapers.fetch.grid import entrance
from scrapers.fetch.politeness import AGENT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PAGE_SECONDS = 30
# A driver that answers nothing for this long is dead: more than a page and its script may take.
ANSWER_SECONDS = 75
# Every error by which a dead or confused driver shows itself.
DRIVER_ERRORS = (WebDriverException, urllib3.exceptions.HTTPError, OSError)
LONGEST_TEMPORARY = 55
INSTALL = (
    "no browser to scrape with: install Chromium and its driver (Debian: apt-get install "
    "chromium chromium-driver) or Google Chrome"
)
GUARD = """
import os, shutil, signal, sys, time
groups = sys.stdin.read().split()
for group in groups:
    try:
        os.killpg(int(group), signal.SIGKILL)
    except OSError:
        pass
for attempt in range(20):
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    if not os.path.exists(sys.argv[1]):
        break
    time.sleep(0.05)
"""


@contextmanager
def browser(grid: str | None = None, *, agent: str = AGENT) -> Iterator[webdriver.Remote]:
    """A headless browser that shows no pictures, only where they are.

    Pictures are not loaded by the browser: each is asked for once, by `portraits`.

    Raises:
        StudyError: there is no browser, no driver, or the grid does not answer.
    """
    context = _remote(grid, options(agent)) if grid else _local(options(agent))
    with context as driver:
        driver.set_page_load_timeout(PAGE_SECONDS)
        driver.set_script_timeout(PAGE_SECONDS)
        yield driver


def options(agent: str) -> webdriver.ChromeOptions:
    """Headless, a fixed window, no pictures, no downloads, no pop-ups, alerts dismissed."""
    chosen = webdriver.ChromeOptions()
    for flag in (
        "--headless=new",
        "--disable-gpu",
        "--disable-software-rasterizer",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--disable-breakpad",
        "--mute-audio",
        "--window-size=1280,1600",
        f"--user-agent={agent}",
    ):
        chosen.add_argument(flag)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        chosen.add_argument("--no-sandbox")
    # chromedriver allows pop-ups unless its own switch is taken back.
    chosen.add_experimental_option("excludeSwitches", ["disable-popup-blocking"])
    chosen.add_experimental_option(
        "prefs",
        {
            "download_restrictions": 3,
            "profile.managed_default_content_settings.images": 2,
            "profile.default_content_setting_values.popups": 2,
            "profile.default_content_setting_values.notifications": 2,
            "profile.default_content_setting_values.geolocation": 2,
        },
    )
    # The only way to the headers of an answer: some sites say there that they want no such use.
    chosen.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    chosen.add_experimental_option("perfLoggingPrefs", {"enablePage": False})
    chosen.unhandled_prompt_behavior = "dismiss"
    # The settling script waits for what matters; a subresource that drips cannot hold us up.
    chosen.page_load_strategy = "eager"
    return chosen


@contextmanager
def _remote(grid: str, chosen: webdriver.ChromeOptions) -> Iterator[webdriver.Remote]:
    address = entrance(grid)
    try:
        driver = _connect(address, chosen)
    except DRIVER_ERRORS as error:
        raise StudyError(f"no browser from the grid {grid}: {_first_line(error)}") from error
    try:
        yield driver
    finally:
        with suppress(*DRIVER_ERRORS):
            driver.quit()


@contextmanager
def _local(chosen: webdriver.ChromeOptions) -> Iterator[webdriver.Remote]:
    service = _service(chosen)
    with _guarded_profile() as (profile, watch):
        chosen.add_argument(f"--user-data-dir={profile}/profile")
        # What the browser leaves elsewhere in the temporary folder when it is killed goes too;
        # its socket there must have a short path.
        if len(profile) <= LONGEST_TEMPORARY:
            service.env = {**os.environ, "TMPDIR": profile}
        chosen.ignore_local_proxy_environment_variables()
        driver = None
        try:
            service.start()
            watch(service.process.pid)
            driver = _connect(service.service_url, chosen)
            # `end` takes the driver's process from here.
            driver.service = service
            yield driver
        except DRIVER_ERRORS as error:
            if driver is not None:
                raise
            raise StudyError(f"the browser does not start: {_first_line(error)}") from error
        finally:
            with suppress(*DRIVER_ERRORS):
                if driver is not None:
                    driver.quit()
    # The guard has ended the group: only its record is left to be taken away.
    if getattr(service, "process", None) is not None:
        service.process.wait()
        service.process = None


def end(driver: webdriver.Remote) -> None:
    """End a local driver and its browser from another thread; calls that wait for them fail."""
    process = getattr(getattr(driver, "service", None), "process", None)
    if process is not None and process.poll() is None:
        # The whole group: a browser that lived on could hold the driver's connections open.
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)


def _connect(url: str, chosen: webdriver.ChromeOptions) -> webdriver.Remote:
    config = ClientConfig(remote_server_addr=url, timeout=ANSWER_SECONDS)
    return webdriver.Remote(url, options=chosen, client_config=config)


def _service(chosen: webdriver.ChromeOptions) -> webdriver.ChromeService:
    """The driver's service; the browser on the PATH first, then what Selenium Manager finds."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    # A session of its own: Ctrl-C in the terminal reaches us, and we end the browser.
    service = webdriver.ChromeService(driver, popen_kw={"start_new_session": True})
    if found:
        chosen.binary_location = found
    if not (found and driver):
        try:
            finder = DriverFinder(service, chosen)
            service.path = finder.get_driver_path()
            chosen.binary_location = found or finder.get_browser_path()
        except (NoSuchDriverException, WebDriverException, OSError, ValueError) as error:
            raise StudyError(INSTALL) from error
    return service


@contextmanager
def _guarded_profile():
    """A fresh profile folder, and a function that puts a process group under the guard."""
    profile = tempfile.mkdtemp(prefix="facestudy-browser-")
    guard = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", GUARD, profile],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def watch(group: int) -> None:
        guard.stdin.write(f"{group}\n".encode())
        guard.stdin.flush()

    try:
        yield profile, watch
    finally:
        with suppress(OSError):
            guard.stdin.close()
        guard.wait()


def _first_line(error: Exception) -> str:
    text = str(getattr(error, "msg", None) or error).strip()
    line = (text.splitlines() or [type(error).__name__])[0]
    return line.split("; For documentation")[0][:300]
