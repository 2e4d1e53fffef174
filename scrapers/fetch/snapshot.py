"""A page that is open becomes one snapshot; from there on all is pure.

Enters: a driver that shows a page. Leaves: a `Snapshot`, or a `Failure` with the reason.
"""

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selenium.common.exceptions import (
    JavascriptException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.webdriver import WebDriver

from scrapers.errors import Failure, of_status

POLL_MILLISECONDS = 50
SHORTEST_QUIET, LONGEST_QUIET = 0.15, 0.6
"""Seconds without a change after which a page counts as settled."""
SECOND_QUIET = 2.0
"""The same for a page that showed nothing: its scripts may still be waiting for an answer."""
PATIENCE_MILLISECONDS = 4_000
"""How long a page may show nothing of what we look for before we believe that it has none."""
LIMIT_MILLISECONDS = 15_000
LARGEST_HTML = 8_000_000


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
        cut: why its list may go on beyond what was seen; empty where it ended.
    """

    url: str
    base: str
    html: str
    status: int = 200
    robots: str = ""
    cut: str = ""


@cache
def _script() -> str:
    return (Path(__file__).parent / "snapshot.js").read_text(encoding="utf-8")


def taken(
    driver: WebDriver, *, wanted: str = "", quiet: float, longest: float = LONGEST_QUIET
) -> dict:
    """What the page that is open shows once it has settled; `checked` makes a snapshot of it.

    Args:
        driver: shows the page.
        wanted: a CSS selector that the page is given some seconds to match.
        quiet: seconds without a change after which it counts as settled, up to ``longest``.

    Raises:
        Failure: it never comes to rest.
    """
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


def taken_again(driver: WebDriver, *, wanted: str = "", quiet: float) -> dict:
    """The same of a page that was looked at before, with as long a quiet as is asked for."""
    driver.execute_script("window.facestudySeen = false")
    return taken(driver, wanted=wanted, quiet=quiet, longest=quiet)


def checked(found: dict) -> Snapshot:
    """The snapshot.

    Raises:
        Failure: an HTTP error, or a page that is no page.
    """
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
        raise unreachable(found["html"])
    if len(found["html"]) > LARGEST_HTML:
        raise Failure(f"the page is larger than {LARGEST_HTML // 10**6} million characters")
    return Snapshot(url, found["base"], found["html"], found["status"])


def robots_header(driver: WebDriver, url: str) -> str:
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


def unreachable(text: str) -> Failure:
    """The failure that a text of Chromium's tells of: its own error page, or a message."""
    if status := re.search(r"HTTP ERROR (\d{3})", text):  # an error without a page of its own
        return of_status(int(status.group(1)))
    code = re.search(r"ERR_([A-Z_]+)", text)
    name = code.group(1) if code else "unknown error"
    lasting = name in ("TOO_MANY_REDIRECTS", "ABORTED", "INVALID_URL", "UNSAFE_PORT")
    return Failure(f"no page: {name.lower().replace('_', ' ')}", passing=not lasting)
