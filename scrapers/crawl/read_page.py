"""Read one page politely: from the interrupted run if it was read there, else from the web."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

from facestudy.study.locks.file_lock import locked
from facestudy.study.opt_outs import Forgotten, marks
from scrapers.crawl import wrong_pairs
from scrapers.crawl.request_log import Entry, RequestLog, timestamp
from scrapers.crawl.resume import RunState
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.fetch.addresses import site
from scrapers.fetch.download import Downloader
from scrapers.fetch.filtering_proxy import Visit
from scrapers.fetch.politeness import PRODUCT, RateLimiter, Robots, ai_refusal, origin, retrying
from scrapers.fetch.session import BrowserSession
from scrapers.parse import people
from scrapers.parse.snapshot import Snapshot, has_password_field, robots_directives

PAGE, PROFILE = "page", "profile"


class PageReader:
    """Reads pages with one browser session.

    Args:
        session: opens pages.
        downloader: asks for Retry-After, which a browser does not tell.
        robots: says which pages may be read.
        limiter: spaces out the requests.
        request_log: records every page.
        state: has the pages that an interrupted run read.
        forgotten: people who are left out of every page.
        lock: the study's index lock, under which pages are kept; None where nobody else writes.
        stopped: says before each page whether the run was stopped.
    """

    def __init__(
        self,
        session: BrowserSession,
        *,
        downloader: Downloader,
        robots: Robots,
        limiter: RateLimiter,
        request_log: RequestLog,
        state: RunState,
        forgotten: Forgotten,
        lock: Path | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._session = session
        self._downloader = downloader
        self._robots = robots
        self._limiter = limiter
        self._request_log = request_log
        self._state = state
        self._forgotten, self._lock = forgotten, lock
        self._stopped = stopped

    def read(self, url: str, kind: str, department: Department, name: str = "") -> dict:
        """Read a page.

        Args:
            url: the page.
            kind: `PAGE` of a list, or `PROFILE`.
            department: whose page it is.
            name: the person whose profile it is.

        Returns:
            The fields of a `scrapers.parse.people.Listing`, or ``pictures`` of a profile; and
            ``wrong``, the department's wrong pairs that the page would have shown.

        Raises:
            Failure: why it could not be read; the request log has it too.
        """
        key = [kind, url, name, department.settings()]
        if (saved := self._state.load_page(key)) is not None:
            return saved
        try:
            if kind == PROFILE and self._is_forgotten(url, name, department):
                raise Failure("forgotten on request")
            page = self._fetch(url, kind, department, name)
        except Failure as failure:
            failure.url = url
            self._log(url, kind, department, failure.status, failure.reason, name)
            raise
        with locked(self._lock) if self._lock else nullcontext():
            # Asked again: somebody may have been forgotten since the page was opened.
            if kind == PAGE:
                page = self._without_forgotten(page, department)
            if kind == PAGE or not self._is_forgotten(url, name, department):
                self._state.save_page(key, page)
        self._log(url, kind, department, 200, "", name)
        return page

    def _is_forgotten(self, url: str, name: str, department: Department) -> bool:
        return self._forgotten.holds(marks(url=url, name=name, department=department.name))

    def _fetch(self, url: str, kind: str, department: Department, name: str) -> dict:
        snapshot = retrying(url, self._limiter)(self._open, url, kind, department)
        page = self._parse(snapshot, kind, department, name)
        empty = kind == PAGE and url == department.url and not page["people"]
        if empty and has_password_field(snapshot.html):
            raise Failure("nobody found: the page requires a login")
        return page

    def _without_forgotten(self, page: dict, department: Department) -> dict:
        """The page without people who asked to be forgotten, so that nothing stores them."""

        def marks_of(person: dict) -> list[str]:
            return marks(url=person["image_url"], name=person["name"], department=department.name)

        kept = [person for person in page["people"] if not self._forgotten.holds(marks_of(person))]
        return {**page, "people": kept}

    def _parse(self, snapshot: Snapshot, kind: str, department: Department, name: str) -> dict:
        try:
            if kind == PROFILE:
                candidates = people.read_profile(snapshot, department, name)
                right, wrong = wrong_pairs.without_candidates(candidates, name, department)
                return {"pictures": [asdict(candidate) for candidate in right], "wrong": wrong}
            listing, wrong = wrong_pairs.read_list(snapshot, department)
            return self._without_forgotten({**asdict(listing), "wrong": wrong}, department)
        except (Failure, MemoryError):
            raise
        except Exception as error:  # a page may be built to break parsers (nesting, entities)
            raise Failure(f"the page cannot be read ({type(error).__name__})") from error

    def _open(self, url: str, kind: str, department: Department) -> Snapshot:
        if self._stopped():
            raise Failure("the run was stopped")
        self._robots.check(url, department.url)
        visit = Visit(department.url, permit=lambda hop: self._robots.check(hop, department.url))
        failed: Failure | None = None
        with self._limiter.turn(url):
            try:
                snapshot = self._take_snapshot(url, kind, department, visit)
            except Failure as failure:
                failed = Failure("the run was stopped") if self._stopped() else failure
            finally:
                self._limiter.rest_for(url, visit.requests[origin(url)])
        if failed:
            raise failed if visit.requests else self._with_retry_after(url, department, failed)
        directives = robots_directives(snapshot.html, PRODUCT)
        if forbidden := ai_refusal(snapshot.robots) or ai_refusal(directives):
            raise Failure(f"the site refuses AI use ({forbidden})")
        if site(snapshot.url) != site(department.url):
            raise Failure(f"leads to another site ({urlsplit(snapshot.url).hostname})"[:120])
        # A grid's browsers do not ask before they follow a redirect.
        self._robots.check(snapshot.url, department.url)
        return snapshot

    def _take_snapshot(self, url: str, kind: str, department: Department, visit: Visit) -> Snapshot:
        def is_complete(snapshot: Snapshot) -> bool:
            detects = kind == PAGE and not department.card
            return not detects or bool(self._parse(snapshot, kind, department, "")["people"])

        return self._session.open(
            url,
            # A profile often has no portrait, so we do not wait for one.
            selector=department.card if kind == PAGE else "",
            # We pause anyway, so the page gets part of that time to settle.
            quiet=department.pause / 2,
            is_complete=is_complete,
            load_more=kind == PAGE,
            pause=department.pause,
            visit=visit,
        )

    def _with_retry_after(self, url: str, department: Department, failure: Failure) -> Failure:
        """A grid's browser does not show Retry-After, so it is requested by plain HTTP."""
        if failure.status in (429, 503):
            with suppress(Failure):
                permit = lambda hop: self._robots.check(hop, department.url)  # noqa: E731
                response = self._downloader.get(url, department.url, permit=permit)
                failure.retry_after = response.retry_after
        return failure

    def _log(
        self, url: str, kind: str, department: Department, status: int, reason: str, name: str
    ) -> None:
        entry = Entry(url, kind, department.name, status, reason, time=timestamp())
        self._request_log.add(entry, name=name)
