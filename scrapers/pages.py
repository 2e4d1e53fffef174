"""Selenium opens a page and brings back one snapshot; from there on all is pure.

Enters: an address. Leaves: a `Snapshot`, or a `Failure` with the reason.
"""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from selenium.common.exceptions import (
    InvalidSessionIdException,
    JavascriptException,
    TimeoutException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from selenium.webdriver.remote.command import Command
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from facestudy.errors import StudyError
from scrapers import more
from scrapers.browser import DRIVER_ERRORS
from scrapers.failure import Failure, of_status

POLL_MILLISECONDS = 50
SHORTEST_QUIET, LONGEST_QUIET = 0.15, 0.6
"""Seconds without a change after which a page counts as settled."""
SECOND_QUIET = 2.0
"""The same for a page that showed nothing: its scripts may still be waiting for an answer."""
PATIENCE_MILLISECONDS = 4_000
"""How long a page may show nothing of what we look for before we believe that it has none."""
LIMIT_MILLISECONDS = 15_000
LARGEST_HTML = 8_000_000
PAGES_PER_BROWSER = 150
"""Then a new browser takes over: what a browser gathers over hundreds of pages goes with it."""


@dataclass(frozen=True)
class Snapshot:
    """What a page showed once it had settled.

    Elements carry what only a browser knows: ``data-facestudy-src`` (an image's current address),
    ``data-facestudy-background`` (computed background), ``data-facestudy-box`` (x, y, width and
    height in CSS pixels from the top left of the page). Scripts and styles are left out.

    Args:
        url: the address after redirects.
        base: what relative addresses stand on.
        html: the rendered page.
        status: the HTTP status, 0 where the browser did not say.
        robots: the directives of its X-Robots-Tag header.
    """

    url: str
    base: str
    html: str
    status: int = 200
    robots: str = ""


@cache
def _script() -> str:
    return (Path(__file__).parent / "snapshot.js").read_text(encoding="utf-8")


class Window:
    """One browser, opened when it is first needed and replaced when it dies.

    Args:
        make: returns a context manager that yields a driver.
        opened: told of every new driver.
    """

    def __init__(
        self,
        make: Callable[[], AbstractContextManager],
        opened: Callable[[object], None] = lambda driver: None,
    ) -> None:
        self._make = make
        self._opened = opened
        self._stack = ExitStack()
        self._driver = None
        self._pages = 0

    def __enter__(self) -> "Window":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        self._driver = None
        self._stack.close()

    def open(
        self,
        url: str,
        *,
        wanted: str = "",
        quiet: float = SHORTEST_QUIET,
        enough: Callable[[Snapshot], bool] = lambda snapshot: True,
        grows: bool = False,
        pause: float = 0.0,
    ) -> Snapshot:
        """Open a page and wait for it to settle.

        Args:
            url: the page.
            wanted: a CSS selector that the page is given some seconds to match.
            quiet: seconds without a change after which the page counts as settled, within limits.
            enough: says whether the snapshot holds what we look for; if not, the page is given
                some more seconds and looked at once more.
            grows: whether a "load more" is pressed, see `scrapers.more`.
            pause: seconds between two presses.

        Raises:
            Failure: no answer, an HTTP error, or a page that is no page.
        """
        driver = self._ready()
        try:
            if "#" in url:
                # On the page that is open it would only scroll.
                driver.get("about:blank")
            driver.get(url)
            snapshot = _checked(self._snapshot(driver, wanted, quiet))
            snapshot = replace(snapshot, robots=_robots_header(driver, snapshot.url))
            if not enough(snapshot):
                again = _checked(self._look_again(driver, wanted, SECOND_QUIET))
                snapshot = replace(again, robots=snapshot.robots)
            return self._grown(driver, snapshot, pause) if grows else snapshot
        except TimeoutException:
            # The renderer may hang in a script of its own: only a new browser is sure to work.
            self.close()
            raise Failure("the page did not load in time", passing=True) from None
        except DRIVER_ERRORS as error:
            raise self._failure(error) from None
        finally:
            self._tidy()

    def _ready(self):
        if self._pages >= PAGES_PER_BROWSER:
            self.close()
        if self._driver is None:
            # A crowded machine may fail to start a browser once.
            again = Retrying(
                stop=stop_after_attempt(2), retry=retry_if_exception_type(StudyError), reraise=True
            )
            self._driver = again(lambda: self._stack.enter_context(self._make()))
            self._pages = 0
            self._opened(self._driver)
        self._pages += 1
        return self._driver

    def _snapshot(self, driver, wanted: str, quiet: float, longest: float = LONGEST_QUIET) -> dict:
        quiet = min(max(quiet, SHORTEST_QUIET), longest)
        arguments = (
            wanted,
            round(1000 * quiet / POLL_MILLISECONDS),
            POLL_MILLISECONDS,
            PATIENCE_MILLISECONDS,
            LIMIT_MILLISECONDS,
        )
        for _ in range(4):
            # An alert, or a page that sends us on by script, interrupts: look again.
            with suppress(UnexpectedAlertPresentException, JavascriptException):
                if found := driver.execute_async_script(_script(), *arguments):
                    return found
        raise Failure("the page never comes to rest")

    def _look_again(self, driver, wanted: str, quiet: float) -> dict:
        driver.execute_script("window.facestudySeen = false")
        return self._snapshot(driver, wanted, quiet, quiet)

    def _grown(self, driver, snapshot: Snapshot, pause: float) -> Snapshot:
        """The page when its list has grown; as it was where a press broke it or led away."""

        def look() -> dict:
            return self._look_again(driver, "", LONGEST_QUIET)

        try:
            if found := more.grow(driver, look, pause=pause):
                return replace(_checked(found), url=snapshot.url, robots=snapshot.robots)
        except (WebDriverException, Failure):
            self.close()
        return snapshot

    def _failure(self, error: Exception) -> Failure:
        text = str(getattr(error, "msg", None) or error)
        if "net::ERR_" in text:
            return _unreachable(text)
        self.close()
        crashed = "crash" in text or isinstance(error, InvalidSessionIdException)
        return Failure("the browser crashed" if crashed else "the browser failed", passing=True)

    def _tidy(self) -> None:
        """Close pop-ups, so that the next page has the one window that we drive."""
        if self._driver is None:
            return
        try:
            first, *others = self._driver.window_handles
            for handle in others:
                self._driver.switch_to.window(handle)
                self._driver.close()
            if others:
                self._driver.switch_to.window(first)
        except (*DRIVER_ERRORS, ValueError):
            self.close()


def _robots_header(driver, url: str) -> str:
    """What the answer's X-Robots-Tag said; Selenium has no better way to a page's headers."""
    found, entries = "", []
    with suppress(WebDriverException):  # an old grid has no logs: metas must do there
        # By the command: only drivers of the machine itself have `get_log`, a grid's do not.
        entries = driver.execute(Command.GET_LOG, {"type": "performance"})["value"]
    for entry in entries:
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.responseReceived":
            answer = message["params"]["response"]
            if message["params"].get("type") == "Document" and _same(answer["url"], url):
                headers = {name.lower(): value for name, value in answer["headers"].items()}
                found = headers.get("x-robots-tag", "").replace("\n", ",")
    return found


def _same(one: str, other: str) -> bool:
    return one.partition("#")[0] == other.partition("#")[0]


def _unreachable(text: str) -> Failure:
    """The failure that a text of Chromium's tells of: its own error page, or a message."""
    if status := re.search(r"HTTP ERROR (\d{3})", text):  # an error without a page of its own
        return of_status(int(status.group(1)))
    code = re.search(r"ERR_([A-Z_]+)", text)
    name = code.group(1) if code else "unknown error"
    lasting = name in ("TOO_MANY_REDIRECTS", "ABORTED", "INVALID_URL", "UNSAFE_PORT")
    return Failure(f"no page: {name.lower().replace('_', ' ')}", passing=not lasting)


def _checked(found: dict) -> Snapshot:
    url, kind = found.get("url", ""), found.get("kind", "text/html")
    # A download leaves the window where it was: on the page before, or on a new window's own.
    if found.get("stale") or url.startswith(("chrome:", "about:", "data:")):
        raise Failure("not a page but a download")
    if "html" not in kind:
        raise Failure(f"not a page but a download ({kind})"[:80])
    if not found.get("html"):
        raise Failure("not a page (it holds nothing)")
    if found["status"] >= 400:  # Chromium's own error pages tell it, too
        raise of_status(found["status"])
    if url.startswith("chrome-error:"):
        raise _unreachable(found["html"])
    if len(found["html"]) > LARGEST_HTML:
        raise Failure(f"the page is larger than {LARGEST_HTML // 10**6} million characters")
    return Snapshot(url, found["base"], found["html"], found["status"])
