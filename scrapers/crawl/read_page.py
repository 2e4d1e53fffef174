"""One page is read politely: from the unfinished run if it is there, else from the web.

Enters: an address, and what kind of page it is. Leaves: what the page holds, as plain values.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from facestudy.study.opt_outs import Forgotten, marks
from scrapers.crawl.request_log import Entry, Ledger, moment
from scrapers.crawl.resume import Unfinished
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.fetch.download import Downloader
from scrapers.fetch.politeness import PRODUCT, Pace, Robots, persistent, refusal
from scrapers.fetch.session import Window
from scrapers.fetch.snapshot import Snapshot
from scrapers.parse import people

PAGE, PROFILE = "page", "profile"
SHARED_ENDINGS = ("ac", "co", "com", "edu", "gov", "gv", "net", "or", "org")
"""Second labels below which others register: a.ac.at and b.ac.at are two sites."""


def site(url: str) -> str:
    """What belongs together: the registered domain, or host and port where there is none."""
    try:
        parts = urlsplit(url)
        labels = (parts.hostname or "").split(".")
    except ValueError:
        return ""
    if labels[-1].isdigit() or len(labels) == 1 or labels[-1] == "localhost" or ":" in labels[0]:
        return parts.netloc
    double = len(labels) > 2 and labels[-2] in SHARED_ENDINGS and len(labels[-1]) == 2
    return ".".join(labels[-3 if double else -2 :])


def metas(html: str) -> str:
    """The directives of a page's robots metas, for every robot and for ours."""
    said = []
    for tag in re.findall(r"<meta\b[^<>]*>", html, re.IGNORECASE):
        meta = BeautifulSoup(tag, "html.parser").meta
        if str(meta.get("name", "")).casefold() in ("robots", PRODUCT):
            said.append(str(meta.get("content", "")))
    return ",".join(said)


def wants_password(html: str) -> bool:
    """Whether a page has a field for a password."""
    return bool(BeautifulSoup(html, "html.parser").select("input[type=password i]"))


class Reader:
    """Reads pages with one window.

    Args:
        window: opens pages.
        forgotten: whoever is among them was never on the page.
        stopped: asked before each page whether to go on.
    """

    def __init__(
        self,
        window: Window,
        *,
        downloader: Downloader,
        robots: Robots,
        pace: Pace,
        ledger: Ledger,
        unfinished: Unfinished,
        forgotten: Forgotten,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._window = window
        self._downloader = downloader
        self._robots = robots
        self._pace = pace
        self._ledger = ledger
        self._unfinished = unfinished
        self._forgotten = forgotten
        self._stopped = stopped

    def read(self, url: str, kind: str, department: Department, name: str = "") -> dict:
        """What a page holds: a `scrapers.parse.people.Listing`, or ``pictures`` of a profile.

        Args:
            name: whose profile it is.

        Raises:
            Failure: why it could not be read; the ledger has it too.
        """
        key = [kind, url, name, department.settings()]
        if (had := self._unfinished.page(key)) is not None:
            return had
        try:
            held = self._fetch(url, kind, department, name)
        except Failure as failure:
            self._note(url, kind, department, failure.status, failure.reason)
            raise
        self._unfinished.keep(key, held)
        self._note(url, kind, department, 200, "")
        return held

    def _fetch(self, url: str, kind: str, department: Department, name: str) -> dict:
        snapshot = persistent(url, self._pace)(self._open, url, kind, department)
        held = self._read(snapshot, kind, department, name)
        nobody = kind == PAGE and url == department.url and not held["people"]
        if nobody and wants_password(snapshot.html):
            raise Failure("nobody found: the page wants a login")
        return held

    def _unasked(self, held: dict, department: Department) -> dict:
        """Without those who asked to be forgotten: from here on nothing knows of them."""

        def known_by(person: dict) -> list[str]:
            facts = {"url": person["image_url"], "name": person["name"]}
            return marks(**facts, department=department.name)

        left = [one for one in held["people"] if not self._forgotten.holds(known_by(one))]
        return {**held, "people": left}

    def _read(self, snapshot: Snapshot, kind: str, department: Department, name: str) -> dict:
        try:
            if kind == PROFILE:
                found = people.read_profile(snapshot, department, name)
                return {"pictures": [asdict(one) for one in found]}
            return self._unasked(asdict(people.read_list(snapshot, department)), department)
        except (Failure, MemoryError):
            raise
        except Exception as error:  # a page may be built to break parsers (nesting, entities)
            raise Failure(f"the page cannot be read ({type(error).__name__})") from error

    def _open(self, url: str, kind: str, department: Department) -> Snapshot:
        if self._stopped():
            raise Failure("the run was stopped")
        self._robots.check(url, department.url)
        # A profile without a portrait is an ordinary thing: it is not waited for.
        wanted = department.card if kind == PAGE else ""

        def enough(snapshot: Snapshot) -> bool:
            detects = kind == PAGE and not department.card
            return not detects or bool(self._read(snapshot, kind, department, "")["people"])

        with self._pace.turn(url):
            try:
                # Where we pause anyway, the page gets that time to settle.
                quiet = department.pause / 2
                grows = {"grows": kind == PAGE, "pause": department.pause}
                snapshot = self._window.open(
                    url, wanted=wanted, quiet=quiet, enough=enough, **grows
                )
            except Failure as failure:
                failed = Failure("the run was stopped") if self._stopped() else failure
            else:
                failed = None
        if failed:
            raise self._asked_to_wait(url, department, failed)
        if forbidden := refusal(snapshot.robots) or refusal(metas(snapshot.html)):
            raise Failure(f"the site does not want it ({forbidden})")
        if site(snapshot.url) != site(department.url):
            raise Failure(f"leads to another site ({urlsplit(snapshot.url).hostname})"[:120])
        return snapshot

    def _asked_to_wait(self, url: str, department: Department, failure: Failure) -> Failure:
        """A browser does not show Retry-After: after a refusal it is asked for by plain HTTP."""
        if failure.status in (429, 503):
            with suppress(Failure):
                failure.retry_after = self._downloader.get(url, department.url).retry_after
        return failure

    def _note(self, url: str, kind: str, department: Department, status: int, reason: str) -> None:
        self._ledger.note(Entry(url, kind, department.name, status, reason, time=moment()))
