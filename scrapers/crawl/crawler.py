"""The crawler of one run: browsers, downloads and pictures, and what the pictures show."""

import queue
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path

from selenium.webdriver.remote.webdriver import WebDriver

from facestudy.study import progress
from facestudy.study.errors import StudyError
from facestudy.study.opt_outs import Forgotten
from scrapers.crawl import merge_index, second_pass
from scrapers.crawl.host_queues import HostQueues, ProgressBars
from scrapers.crawl.index_writer import Saver
from scrapers.crawl.portraits import PortraitDownloader
from scrapers.crawl.read_page import PageReader
from scrapers.crawl.request_log import Entry, RequestLog, timestamp
from scrapers.crawl.resume import RunState
from scrapers.crawl.visit import CrawlResult, visit_department
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.fetch import download, politeness
from scrapers.fetch.addresses import Addresses
from scrapers.fetch.browser import kill, open_browser
from scrapers.fetch.download import Downloader, Response
from scrapers.fetch.filtering_proxy import FilteringProxy
from scrapers.fetch.politeness import ROBOTS_BYTES, Allowance, RateLimiter, Robots, origin, retrying
from scrapers.fetch.session import BrowserSession

GRID_WARNING = (
    "note: a grid's browsers do not go through the filter of requests. Still kept: pauses between "
    "the pages of a site, robots.txt for a page's first and last address, no pictures in the "
    "browser, and all rules for the pictures, which this machine downloads. Not kept: pages may "
    "post and track, and reach whatever the grid's machines reach"
)
STEP_SECONDS = 0.5
"""How often we look whether something is to be saved."""
MAX_PASSES = 3
"""After each, the pictures that came in their place are looked at in turn."""


class Crawler:
    """The collaborators of one run; the stack closes them.

    Args:
        departments: the departments to visit.
        raw: the folder for pictures.
        request_log: what was asked for, by address.
        state: of the run, which may go on where another stopped.
        stack: closes browsers, downloads and progress bars.
        grid: address of a Selenium Grid; None starts local browsers.
        fetch: whether pictures are fetched.
        left_out: people whose portraits are not taken.
        lock: the study's index lock, under which people's pictures and pages are kept; None where
            nothing is kept.
        temporary: the run's folder, for browsers' profiles; None for the system's.
    """

    def __init__(
        self,
        departments: Sequence[Department],
        request_log: RequestLog,
        state: RunState,
        stack: ExitStack,
        *,
        raw: Path,
        grid: str | None,
        fetch: bool,
        left_out: Forgotten,
        lock: Path | None = None,
        temporary: Path | None = None,
    ) -> None:
        self._departments = departments
        self._request_log = request_log
        self._state = state
        self._grid = grid
        if grid:
            print(GRID_WARNING, file=sys.stderr)
        self._fetch = fetch
        self._agent = politeness.user_agent([department.contact for department in departments])
        self._limiter = RateLimiter()
        self._stop = threading.Event()
        self._drivers: list[WebDriver] = []
        self._results: dict[str, CrawlResult] = {}
        self._forgotten, self._lock, self._temporary = left_out, lock, temporary
        self._addresses = Addresses()
        self._silent: set[str] = set()
        self._downloader = stack.enter_context(
            Downloader(self._limiter, agent=self._agent, addresses=self._addresses)
        )
        self._robots = Robots(self._fetch_robots, self._limiter)
        bars = stack.enter_context(ProgressBars())
        self._queues = stack.enter_context(HostQueues(bars=bars))
        self._portraits = PortraitDownloader(
            raw,
            request_log=request_log,
            downloader=self._downloader,
            robots=self._robots,
            limiter=self._limiter,
            queues=self._queues,
            since=state.started if state.resumed else timestamp(),
            forgotten=self._forgotten,
            lock=lock,
        )

    def visit_all(self, jobs: int, saver: Saver | None = None) -> list[CrawlResult]:
        """Visit all departments; return in the given order once all pictures are in.

        Args:
            jobs: number of browsers.
            saver: writes what is done while the run goes on, and if it is stopped.
        """
        waiting: queue.SimpleQueue[list[Department]] = queue.SimpleQueue()
        groups = _by_origin(self._departments)
        for group in groups:
            waiting.put(group)
        workers = max(1, min(jobs, len(groups)))
        with (
            ThreadPoolExecutor(workers, thread_name_prefix="browser") as pool,
            progress.task("visiting sites", total=len(self._departments), unit="site") as bar,
        ):
            try:
                futures = {pool.submit(self._work, waiting, bar) for _ in range(workers)}
                while futures:
                    done, futures = wait(futures, STEP_SECONDS, FIRST_COMPLETED)
                    for future in done:
                        future.result()
                    _save(saver)
                while not self._queues.wait(STEP_SECONDS):
                    _save(saver)
            except BaseException:
                self._abort()
                with suppress(Exception):  # what stopped the run is what counts
                    _save(saver, stopped=True)
                raise
        return [self._results[department.name] for department in self._departments]

    def done(self) -> list[CrawlResult]:
        """The departments whose pages are read and whose pictures are in, in the given order."""
        results = [self._results.get(department.name) for department in self._departments]
        return [
            result
            for result in results
            if result and all(map(self._portraits.is_done, _portrait_urls(result)))
        ]

    def look_again(self, results: Sequence[CrawlResult]) -> list[CrawlResult]:
        """Assign the pictures again with their contents, and fetch those that are new."""
        decided = list(results)
        for _ in range(MAX_PASSES):
            evidence = second_pass.against(
                decided,
                self._portraits.columns,
                self._portraits.contents,
                self._portraits.failures,
            )
            people = [second_pass.reassign(result.people, evidence) for result in decided]
            if all(new == result.people for new, result in zip(people, decided, strict=True)):
                break
            decided = [
                replace(result, people=new) for result, new in zip(decided, people, strict=True)
            ]
            for result in decided:
                for person in result.people:
                    if person.image_url:
                        self._portraits.request(person.image_url, result.department, person.name)
            self._queues.wait()
        return decided

    def with_failed_pictures(self, result: CrawlResult) -> CrawlResult:
        """The result with the failures of its people's pictures, too."""
        failures = self._portraits.failures
        failed = [failures[url] for url in _portrait_urls(result) if url in failures]
        return replace(result, failures=[*result.failures, *failed])

    def pictures(self) -> merge_index.Pictures:
        columns, failures = dict(self._portraits.columns), dict(self._portraits.failures)
        hashes = {name: content.hash for name, content in dict(self._portraits.contents).items()}
        return merge_index.Pictures(columns, failures, hashes)

    def _abort(self) -> None:
        """Stop the browsers and the downloads at once."""
        self._stop.set()
        self._limiter.stop()
        self._queues.stop()
        for driver in self._drivers:
            kill(driver)

    def _work(
        self,
        waiting: queue.SimpleQueue[list[Department]],
        bar: progress.Task,
    ) -> None:
        try:
            with (
                FilteringProxy(self._addresses, silent=self._silent) as proxy,
                BrowserSession(
                    lambda: open_browser(
                        self._grid, agent=self._agent, proxy=proxy, folder=self._temporary
                    ),
                    self._drivers.append,
                    None if self._grid else proxy,
                ) as session,
            ):
                reader = PageReader(
                    session,
                    downloader=self._downloader,
                    robots=self._robots,
                    limiter=self._limiter,
                    request_log=self._request_log,
                    state=self._state,
                    forgotten=self._forgotten,
                    lock=self._lock,
                    stopped=self._stop.is_set,
                )
                for department in _next_departments(waiting):
                    if self._stop.is_set():
                        return
                    result = self._visit(department, reader)
                    if not self._stop.is_set():  # else the visit was broken off
                        self._results[department.name] = result
                    bar.update()
        except BaseException:
            self._abort()
            raise

    def _visit(self, department: Department, reader: PageReader) -> CrawlResult:
        self._limiter.set_min_pause(department.url, department.pause)
        on_portrait = self._portraits.request if self._fetch else lambda url, department, name: None
        try:
            result = visit_department(department, reader, on_portrait)
        except StudyError:  # there is no browser: no department can be visited
            raise
        except Exception as error:  # one department must not end the run
            reason = f"unexpected: {type(error).__name__}: {error}"[:300]
            result = CrawlResult(department, failures=[Failure(reason)])
        reasons = "; ".join(dict.fromkeys(failure.reason for failure in result.failures))
        self._request_log.add(
            Entry(department.url, "department", department.name, 0, reasons, time=timestamp())
        )
        return result

    def _fetch_robots(self, url: str, department_url: str) -> tuple[int, str]:
        allowance = Allowance(download.MAX_SECONDS)
        request = retrying(url, self._limiter, allowance=allowance)
        try:
            response = request(self._request_robots, url, department_url, allowance)
        except Failure as failure:
            self._request_log.add(
                Entry(url, "robots", "", failure.status, failure.reason, time=timestamp())
            )
            raise
        self._request_log.add(Entry(url, "robots", "", response.status, time=timestamp()))
        return response.status, response.body.decode("utf-8", "replace")

    def _request_robots(self, url: str, department_url: str, allowance: Allowance) -> Response:
        response = self._downloader.get(
            url, department_url, max_bytes=ROBOTS_BYTES, allowance=allowance
        )
        if response.status == 429 or response.status >= 500:
            raise Failure(
                f"HTTP {response.status}",
                status=response.status,
                temporary=True,
                retry_after=response.retry_after,
            )
        return response


def _save(saver: Saver | None, *, stopped: bool = False) -> None:
    if saver is not None:
        saver.save(stopped=stopped)


def _portrait_urls(result: CrawlResult) -> set[str]:
    return {person.image_url for person in result.people if person.image_url}


def _by_origin(departments: Sequence[Department]) -> list[list[Department]]:
    """Departments of one origin share a browser: two browsers would only wait for each other."""
    groups: dict[str, list[Department]] = {}
    for department in departments:
        groups.setdefault(origin(department.url), []).append(department)
    return list(groups.values())


def _next_departments(waiting: queue.SimpleQueue[list[Department]]) -> Iterator[Department]:
    while True:
        try:
            yield from waiting.get_nowait()
        except queue.Empty:
            return
