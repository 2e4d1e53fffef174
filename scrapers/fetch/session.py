"""One browser opens page after page, and another one when it dies.

Enters: an address. Leaves: a `Snapshot`, or a `Failure` with the reason.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace

from selenium.common.exceptions import (
    InvalidSessionIdException,
    TimeoutException,
    WebDriverException,
)
from selenium.webdriver.remote.webdriver import WebDriver
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from facestudy.study.errors import StudyError
from scrapers.errors import Failure
from scrapers.fetch import load_more
from scrapers.fetch import snapshot as snapshots
from scrapers.fetch.browser import DRIVER_ERRORS
from scrapers.fetch.snapshot import Snapshot

PAGES_PER_BROWSER = 150
"""Then a new browser takes over: what a browser gathers over hundreds of pages goes with it."""
LATE = "the page did not load in time"


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
        quiet: float = snapshots.SHORTEST_QUIET,
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
            grows: whether a "load more" is pressed, see `scrapers.fetch.load_more`.
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
            snapshot = _settled(driver, wanted=wanted, quiet=quiet, enough=enough)
            return self._grown(driver, snapshot, pause) if grows else snapshot
        except TimeoutException:
            # The renderer may hang in a script of its own: only a new browser is sure to work.
            self.close()
            raise Failure(LATE, passing=True) from None
        except DRIVER_ERRORS as error:
            raise self._failure(error) from None
        finally:
            self._tidy()

    def _ready(self) -> WebDriver:
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

    def _grown(self, driver: WebDriver, snapshot: Snapshot, pause: float) -> Snapshot:
        """The page when its list has grown; as it was where a press broke it or led away."""

        def look() -> dict:
            return snapshots.taken_again(driver, quiet=snapshots.LONGEST_QUIET)

        try:
            grown = load_more.grow(driver, look, pause=pause)
            found = snapshots.checked(grown.held) if grown.held else snapshot
        except (WebDriverException, Failure):
            self.close()
            return replace(snapshot, cut="the list broke as it grew")
        return replace(found, url=snapshot.url, robots=snapshot.robots, cut=grown.cut)

    def _failure(self, error: Exception) -> Failure:
        text = str(getattr(error, "msg", None) or error)
        if "net::ERR_" in text:
            return snapshots.unreachable(text)
        self.close()
        # On a crowded machine the driver itself may be too late to say so.
        if "timed out" in text:
            return Failure(LATE, passing=True)
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


def _settled(
    driver: WebDriver, *, wanted: str, quiet: float, enough: Callable[[Snapshot], bool]
) -> Snapshot:
    """What the page shows, looked at once more where that was not enough."""
    found = snapshots.checked(snapshots.taken(driver, wanted=wanted, quiet=quiet))
    found = replace(found, robots=snapshots.robots_header(driver, found.url))
    if enough(found):
        return found
    again = snapshots.taken_again(driver, wanted=wanted, quiet=snapshots.SECOND_QUIET)
    return replace(snapshots.checked(again), robots=found.robots)
