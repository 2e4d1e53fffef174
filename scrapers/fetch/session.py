"""A browser session opens page after page, and restarts the browser if it dies."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
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
from scrapers.fetch import load_more, snapshot
from scrapers.fetch.browser import DRIVER_ERRORS
from scrapers.fetch.filtering_proxy import FilteringProxy, Visit
from scrapers.parse.snapshot import Snapshot, chromium_failure, from_browser

PAGES_PER_BROWSER = 150
"""Then a new browser takes over, which frees what the old one kept in memory."""
ON_THE_WAY = 0.5
"""Seconds that the requests of a page's loading take to reach the proxy, on a busy machine."""
LATE = "the page did not load in time"
ENDLESS = "the list goes on however far it is scrolled"


class BrowserSession:
    """One browser, opened when it is first needed and replaced if it dies.

    Args:
        make: returns a context manager that yields a driver.
        on_open: called with every new driver.
        proxy: through which the drivers send their requests, if they do.
    """

    def __init__(
        self,
        make: Callable[[], AbstractContextManager[WebDriver]],
        on_open: Callable[[WebDriver], object] = lambda driver: None,
        proxy: FilteringProxy | None = None,
    ) -> None:
        self._make = make
        self._on_open = on_open
        self._proxy = proxy
        self._stack = ExitStack()
        self._driver: WebDriver | None = None
        self._pages = 0

    def __enter__(self) -> "BrowserSession":
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
        selector: str = "",
        quiet: float = snapshot.MIN_QUIET,
        is_complete: Callable[[Snapshot], bool] = lambda page: True,
        load_more: bool = False,
        pause: float = 0.0,
        visit: Visit | None = None,
    ) -> Snapshot:
        """Open a page and wait until it has settled.

        Args:
            url: the page.
            selector: a CSS selector that the page is given some seconds to match.
            quiet: seconds without a change after which the page counts as settled, within limits.
            is_complete: whether the snapshot holds what we look for; if not, a second one is taken.
            load_more: whether a list may grow: by a button, see `scrapers.fetch.load_more`, or by
                a page's own POST requests.
            pause: seconds between two presses.
            visit: for which department the page is read; counts what was requested.

        Returns:
            The snapshot.

        Raises:
            Failure: no response, an HTTP error, or the address is not an HTML page.
        """
        visit = visit or Visit(url)
        driver = self._ready_driver()
        with self._proxy.reading(visit) if self._proxy else nullcontext():
            try:
                page = self._open(driver, url, selector, quiet, is_complete)
                if not load_more:
                    return page
                if visit.held_back:
                    page = self._reload(url, page, selector, quiet, is_complete, pause, visit)
                return self._load_more(self._driver, page, pause, visit) if self._driver else page
            except Failure as failure:
                # The proxy knows better than the browser why there is no page.
                raise visit.failures.get(self._address()) or failure from None
            finally:
                self._close_pop_ups()

    def _open(
        self,
        driver: WebDriver,
        url: str,
        selector: str,
        quiet: float,
        is_complete: Callable[[Snapshot], bool],
        loaded: Callable[[], object] = lambda: None,
    ) -> Snapshot:
        """What the page shows; ``loaded`` is called between its loading and the scrolling."""
        try:
            if "#" in url:
                driver.get("about:blank")  # on the same page the browser would only scroll
            driver.get(url)
            loaded()
            return _settled(driver, selector=selector, quiet=quiet, is_complete=is_complete)
        except TimeoutException:
            self.close()  # the renderer may hang in a script of the page
            raise Failure(LATE, temporary=True) from None
        except DRIVER_ERRORS as error:
            raise self._failure(error) from None

    def _address(self) -> str:
        """Where the window is; empty if that is not known."""
        try:
            url = self._driver.current_url if self._driver else ""
            return (url or "").partition("#")[0]  # behind a dialog a browser may say None
        except DRIVER_ERRORS:
            return ""

    def _ready_driver(self) -> WebDriver:
        if self._pages >= PAGES_PER_BROWSER:
            self.close()
        if self._driver is None:
            # On a busy machine a browser may fail to start once.
            retry = Retrying(
                stop=stop_after_attempt(2), retry=retry_if_exception_type(StudyError), reraise=True
            )
            self._driver = retry(lambda: self._stack.enter_context(self._make()))
            self._pages = 0
            self._on_open(self._driver)
        self._pages += 1
        return self._driver

    def _reload(
        self,
        url: str,
        page: Snapshot,
        selector: str,
        quiet: float,
        is_complete: Callable[[Snapshot], bool],
        pause: float,
        visit: Visit,
    ) -> Snapshot:
        """The page with what its own POST requests bring, if that is more.

        If the page has shown somebody, only its scrolling may send them, not its loading.
        """

        def loaded() -> None:
            time.sleep(ON_THE_WAY)
            visit.list_grows = True

        driver = self._ready_driver()
        time.sleep(pause)
        visit.list_grows = not is_complete(page)
        try:
            more = self._open(driver, url, selector, quiet, is_complete, loaded)
        except Failure:
            self.close()
            return replace(page, cut="the list broke while more was loaded")
        return more if len(more.html) > len(page.html) else page

    def _load_more(self, driver: WebDriver, page: Snapshot, pause: float, visit: Visit) -> Snapshot:
        """The page with its whole list; unchanged if a press broke it or led to another page."""

        def take() -> dict:
            return snapshot.retake(driver, quiet=snapshot.MAX_QUIET)

        visit.list_grows = True
        try:
            loaded = load_more.load_all(driver, take, pause=pause)
            whole = from_browser(loaded.values) if loaded.values else page
        except (WebDriverException, Failure):
            self.close()
            return replace(page, cut="the list broke while more was loaded")
        return replace(whole, url=page.url, robots=page.robots, cut=loaded.cut or page.cut)

    def _failure(self, error: Exception) -> Failure:
        text = str(getattr(error, "msg", None) or error)
        if "net::ERR_" in text:
            return chromium_failure(text)
        self.close()
        # On a busy machine the driver itself may time out before it reports a late page.
        if "timed out" in text:
            return Failure(LATE, temporary=True)
        crashed = "crash" in text or isinstance(error, InvalidSessionIdException)
        return Failure("the browser crashed" if crashed else "the browser failed", temporary=True)

    def _close_pop_ups(self) -> None:
        """Close all windows but the one that we drive."""
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
    driver: WebDriver, *, selector: str, quiet: float, is_complete: Callable[[Snapshot], bool]
) -> Snapshot:
    """What the page shows; a second snapshot if the first one is not complete."""
    page = _snapshot(snapshot.take(driver, selector=selector, quiet=quiet))
    page = replace(page, robots=snapshot.robots_header(driver, page.url))
    if is_complete(page):
        return page
    values = snapshot.retake(driver, selector=selector, quiet=snapshot.SECOND_QUIET)
    return replace(_snapshot(values), robots=page.robots)


def _snapshot(values: dict) -> Snapshot:
    return replace(from_browser(values), cut=ENDLESS if values.get("endless") else "")
