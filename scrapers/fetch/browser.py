"""Start a headless browser: a local Chromium or Chrome, or one from a Selenium Grid.

The browser ends with its block. It also ends if our process dies: a small guard process outlives
us by a moment, kills whatever the driver started and removes the profile.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import urllib3
from selenium import webdriver
from selenium.common.exceptions import NoSuchDriverException, WebDriverException
from selenium.webdriver.common.driver_finder import DriverFinder
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.webdriver import WebDriver

from facestudy.study.errors import StudyError
from scrapers.fetch.browser_options import chrome_options, send_through
from scrapers.fetch.filtering_proxy import FilteringProxy
from scrapers.fetch.politeness import USER_AGENT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PAGE_SECONDS = 30
COMMAND_SECONDS = 75
"""A driver that does not respond for this long is dead: pages and their scripts take less."""
QUIT_SECONDS = 5.0
"""A browser that has not quit by then is killed. Its profile is temporary: nothing is lost."""
DRIVER_ERRORS = (WebDriverException, urllib3.exceptions.HTTPError, OSError)
"""All errors that a dead or confused driver raises."""
MAX_TEMPORARY_PATH = 55
"""Characters; the browser puts a socket there, whose path must be short."""
GRID_PATHS = ("/wd/hub", "")
"""Version 3 of the grid reports its status at both, but takes commands only at the first."""
STATUS_SECONDS = 10.0
"""For a grid's status."""
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


class LocalDriver(webdriver.Remote):
    """A driver on this machine; ``service`` has its process."""

    service: webdriver.ChromeService | None = None


@contextmanager
def open_browser(
    grid: str | None = None,
    *,
    agent: str = USER_AGENT,
    proxy: FilteringProxy | None = None,
    folder: Path | None = None,
) -> Iterator[webdriver.Remote]:
    """A headless browser that loads no pictures, but tells where they are.

    Each picture is downloaded once, by `scrapers.crawl.portraits`.

    Args:
        grid: address of a Selenium Grid; by default a local browser is used.
        agent: the user agent.
        proxy: all requests of a local browser go through it; a grid's browsers cannot reach it.
        folder: for a local browser's profile, such as that of a run, which the next run removes
            where everything was killed, the guard too; by default the system's for temporary files.

    Raises:
        StudyError: there is no browser, no driver, or the grid does not respond.
    """
    options = chrome_options(agent)
    if proxy is not None and not grid:
        send_through(proxy, options)
    context = _grid_driver(grid, options) if grid else _local_driver(options, folder)
    with context as driver:
        driver.set_page_load_timeout(PAGE_SECONDS)
        driver.set_script_timeout(PAGE_SECONDS)
        yield driver


@contextmanager
def _grid_driver(grid: str, options: webdriver.ChromeOptions) -> Iterator[webdriver.Remote]:
    url = webdriver_url(grid)
    try:
        driver = webdriver.Remote(url, options=options, client_config=_client_config(url))
    except DRIVER_ERRORS as error:
        raise StudyError(f"no browser from the grid {grid}: {_first_line(error)}") from error
    try:
        yield driver
    finally:
        with suppress(*DRIVER_ERRORS):
            driver.quit()


@contextmanager
def _local_driver(
    options: webdriver.ChromeOptions, folder: Path | None
) -> Iterator[webdriver.Remote]:
    service = _service(options)
    with _guarded_profile(folder) as (profile, watch):
        options.add_argument(f"--user-data-dir={profile}/profile")
        # So that the guard also removes other temporary files of a killed browser.
        if len(profile) <= MAX_TEMPORARY_PATH:
            service.env = {**os.environ, "TMPDIR": profile}
        options.ignore_local_proxy_environment_variables()
        driver = None
        try:
            service.start()
            watch(service.process.pid)
            config = _client_config(service.service_url)
            driver = LocalDriver(service.service_url, options=options, client_config=config)
            driver.service = service  # for `kill`
            yield driver
        except DRIVER_ERRORS as error:
            if driver is not None:
                raise
            raise StudyError(f"the browser does not start: {_first_line(error)}") from error
        finally:
            if driver is not None:
                _quit(driver)
    # The guard has killed the group: only the zombie process is left.
    if getattr(service, "process", None) is not None:
        service.process.wait()
        service.process = None  # type: ignore[assignment]  # Selenium's word for "not started"


def _quit(driver: WebDriver) -> None:
    """Quit, or kill a browser that does not respond within seconds, as one with a hung page may."""
    timer = threading.Timer(QUIT_SECONDS, kill, [driver])
    timer.start()
    try:
        with suppress(*DRIVER_ERRORS):
            driver.quit()
    finally:
        timer.cancel()


def kill(driver: WebDriver) -> None:
    """Kill a local driver and its browser from another thread; calls that wait for them fail."""
    process = getattr(getattr(driver, "service", None), "process", None)
    if process is not None and process.poll() is None:
        # The whole group: a surviving browser could keep the driver's connections open.
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)


def webdriver_url(grid: str) -> str:
    """The address at which a grid takes commands, found within seconds.

    Without this check an address where nothing responds would block the run for minutes.

    Raises:
        StudyError: it is not an address, nothing responds there, or it is not a grid.
    """
    _check_grid_address(grid)
    url = grid.rstrip("/")
    for path in [""] if urlsplit(url).path else GRID_PATHS:
        if _is_webdriver(url + path, grid):
            return url + path
    raise StudyError(f"no browser from the grid {grid}: there is no Selenium Grid at this address")


def _check_grid_address(grid: str) -> None:
    try:
        parts = urlsplit(grid)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid:
        raise StudyError(
            f"{grid!r} is not a valid address of a grid: give one such as http://127.0.0.1:4444"
        )


def _is_webdriver(url: str, grid: str) -> bool:
    """Whether the status at an address is that of a WebDriver server."""
    try:
        response = httpx.get(f"{url}/status", timeout=STATUS_SECONDS, follow_redirects=True)
        return isinstance(response.json()["value"]["ready"], bool)
    except httpx.TimeoutException:
        reason = f"no response within {STATUS_SECONDS:.0f} s"
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        cause = (str(error).splitlines() or [""])[0][:120] or type(error).__name__
        reason = f"no connection ({cause})"
    except (ValueError, LookupError, TypeError):
        return False
    raise StudyError(f"no browser from the grid {grid}: {reason}")


def _client_config(url: str) -> ClientConfig:
    return ClientConfig(remote_server_addr=url, timeout=COMMAND_SECONDS)


def _service(options: webdriver.ChromeOptions) -> webdriver.ChromeService:
    """The driver's service; the browser on the PATH first, then what Selenium Manager finds."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    # A session of its own, so that Ctrl-C in the terminal reaches only us; we end the browser.
    service = webdriver.ChromeService(driver, popen_kw={"start_new_session": True})
    if binary:
        options.binary_location = binary
    if not (binary and driver):
        try:
            finder = DriverFinder(service, options)
            service.path = finder.get_driver_path()
            options.binary_location = binary or finder.get_browser_path()
        except (NoSuchDriverException, WebDriverException, OSError, ValueError) as error:
            raise StudyError(INSTALL) from error
    return service


@contextmanager
def _guarded_profile(folder: Path | None) -> Iterator[tuple[str, Callable[[int], None]]]:
    """A new profile folder, and a function that puts a process group under the guard."""
    profile = tempfile.mkdtemp(prefix="facestudy-browser-", dir=folder)
    guard = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", GUARD, profile],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    pipe = guard.stdin
    assert pipe is not None

    def watch(group: int) -> None:
        pipe.write(f"{group}\n".encode())
        pipe.flush()

    try:
        yield profile, watch
    finally:
        with suppress(OSError):
            pipe.close()
        guard.wait()


def _first_line(error: Exception) -> str:
    text = str(getattr(error, "msg", None) or error).strip()
    line = (text.splitlines() or [type(error).__name__])[0]
    return line.split("; For documentation")[0][:300]
