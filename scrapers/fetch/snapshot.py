"""Take a snapshot of the page that a browser shows, once the page has settled."""

import json
from contextlib import suppress
from functools import cache
from pathlib import Path

from selenium.common.exceptions import (
    JavascriptException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.webdriver import WebDriver

from scrapers.errors import Failure

POLL_MILLISECONDS = 50
MIN_QUIET, MAX_QUIET = 0.15, 0.6
"""Seconds without a change after which a page counts as settled."""
SECOND_QUIET = 2.0
"""The same for a page that showed nobody: its scripts may still be waiting for a response."""
PATIENCE_MILLISECONDS = 4_000
"""How long we wait for an element that matches the selector."""
LIMIT_MILLISECONDS = 15_000


@cache
def _script() -> str:
    return (Path(__file__).parent / "snapshot.js").read_text(encoding="utf-8")


def take(
    driver: WebDriver,
    *,
    selector: str = "",
    quiet: float,
    max_quiet: float = MAX_QUIET,
    watch: bool = False,
) -> dict:
    """What the open page shows once it has settled.

    Args:
        driver: shows the page.
        selector: a CSS selector that the page is given some seconds to match.
        quiet: seconds without a change after which the page counts as settled.
        max_quiet: the upper limit of ``quiet``.
        watch: for changes, even on a page that seems to have no scripts.

    Returns:
        The values that `scrapers.parse.snapshot.from_browser` makes a snapshot of.

    Raises:
        Failure: the page never settles.
    """
    quiet = min(max(quiet, MIN_QUIET), max_quiet)
    arguments = (
        selector,
        round(1000 * quiet / POLL_MILLISECONDS),
        POLL_MILLISECONDS,
        PATIENCE_MILLISECONDS,
        LIMIT_MILLISECONDS,
        watch,
    )
    for _ in range(4):
        # An alert, or a script that loads another page, interrupts: try again.
        with suppress(UnexpectedAlertPresentException, JavascriptException):
            if values := driver.execute_async_script(_script(), *arguments):
                return values
    raise Failure("the page never settles")


def retake(driver: WebDriver, *, selector: str = "", quiet: float) -> dict:
    """The same as `take`, for a page of which a snapshot was taken before.

    Args:
        driver: shows the page.
        selector: a CSS selector that the page is given some seconds to match.
        quiet: seconds without a change after which the page counts as settled, without a limit.

    Returns:
        The values that `scrapers.parse.snapshot.from_browser` makes a snapshot of.

    Raises:
        Failure: the page never settles.
    """
    driver.execute_script("window.facestudySeen = false")
    return take(driver, selector=selector, quiet=quiet, max_quiet=quiet, watch=True)


def robots_header(driver: WebDriver, url: str) -> str:
    """The page's X-Robots-Tag; Selenium has no direct way to a page's headers."""
    header, entries = "", []
    with suppress(WebDriverException):  # an old grid has no logs: there only meta tags count
        # Through the raw command: only local drivers have `get_log`, those of a grid do not.
        entries = driver.execute(Command.GET_LOG, {"type": "performance"})["value"]
    for entry in entries:
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.responseReceived":
            response = message["params"]["response"]
            if message["params"].get("type") == "Document" and _is_same(response["url"], url):
                headers = {name.lower(): value for name, value in response["headers"].items()}
                header = headers.get("x-robots-tag", "").replace("\n", ",")
    return header


def _is_same(url: str, other: str) -> bool:
    return url.partition("#")[0] == other.partition("#")[0]
