"""Run a scrape: browsers visit departments side by side while their pictures are downloaded."""

import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from selenium.webdriver.remote.webdriver import WebDriver

from facestudy.study import index, progress
from facestudy.study.opt_outs import Forgotten
from facestudy.study.paths import Study
from scrapers import department_file
from scrapers.crawl import image_hash, merge_index, second_pass
from scrapers.crawl.host_queues import HostQueues, ProgressBars
from scrapers.crawl.portraits import PortraitDownloader
from scrapers.crawl.read_page import PageReader
from scrapers.crawl.request_log import Entry, RequestLog, timestamp
from scrapers.crawl.resume import RunState
from scrapers.crawl.visit import CrawlResult, visit_department
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.fetch import politeness
from scrapers.fetch.browser import kill, open_browser
from scrapers.fetch.download import Downloader, Response
from scrapers.fetch.politeness import ROBOTS_BYTES, RateLimiter, Robots, origin, retrying
from scrapers.fetch.session import BrowserSession

MAX_PASSES = 3
"""After each, the pictures that came in their place are looked at in turn."""


def collect(
    yaml_files: Sequence[Path],
    study: Study,
    *,
    jobs: int = 2,
    grid: str | None = None,
    dry_run: bool = False,
    fresh: bool = False,
) -> pd.DataFrame:
    """See `scrapers.run`."""
    departments = department_file.read_all(yaml_files)
    old = index.read(study.index) if study.index.is_file() else index.empty()
    request_log = RequestLog(study.requests, write=not dry_run)
    state = RunState(study.raw, fresh=fresh, write=not dry_run)
    with ExitStack() as stack:
        run = _Run(study, departments, request_log, state, stack, grid=grid, fetch=not dry_run)
        results = run.visit_all(jobs)
        if not dry_run:
            results = run.look_again(results)
    if dry_run:
        return merge_index.dry_run_table(old, results)
    pictures = run.pictures()
    new, table = merge_index.merge(old, results, pictures, forgotten=run.forgotten, now=index.now())
    index.write(study.index, new)
    request_log.compact()
    if not _has_temporary_failures(results, pictures):
        state.finish()
    return table


def preview(
    department: Department, study: Study, *, grid: str | None = None, contents: bool = True
) -> CrawlResult:
    """Visit one department; nothing is kept.

    Args:
        department: the department.
        study: its study, for the request log and the opt-outs.
        grid: address of a Selenium Grid; by default a local browser is used.
        contents: whether the pictures are fetched, so that what they show counts as well.

    Returns:
        What the department shows now.
    """
    request_log = RequestLog(study.requests, write=False)
    state = RunState(study.raw, fresh=True, write=False)
    with ExitStack() as stack:
        raw = Path(stack.enter_context(TemporaryDirectory(prefix="facestudy-")))
        run = _Run(
            study, [department], request_log, state, stack, grid=grid, fetch=contents, raw=raw
        )
        results = run.visit_all(1)
        return (run.look_again(results) if contents else results)[0]


def _has_temporary_failures(results: Sequence[CrawlResult], pictures: merge_index.Pictures) -> bool:
    failures = [*pictures.failures.values()]
    failures += [failure for result in results for failure in result.failures]
    return any(failure.temporary for failure in failures)


class _Run:
    """The collaborators of one run; the stack closes them."""

    def __init__(
        self,
        study: Study,
        departments: Sequence[Department],
        request_log: RequestLog,
        state: RunState,
        stack: ExitStack,
        *,
        grid: str | None,
        fetch: bool,
        raw: Path | None = None,
    ) -> None:
        self._departments = departments
        self._request_log = request_log
        self._state = state
        self._grid = grid
        self._fetch = fetch
        self._raw = raw or study.raw
        self._agent = politeness.user_agent([department.contact for department in departments])
        self._limiter = RateLimiter()
        self._stop = threading.Event()
        self._drivers: list[WebDriver] = []
        self.forgotten = Forgotten(study.raw / "forgotten.csv")
        self._downloader = stack.enter_context(Downloader(self._limiter, agent=self._agent))
        self._robots = Robots(self._fetch_robots, self._limiter)
        bars = stack.enter_context(ProgressBars())
        self._queues = stack.enter_context(HostQueues(bars=bars))
        self._portraits = PortraitDownloader(
            self._raw,
            request_log=request_log,
            downloader=self._downloader,
            robots=self._robots,
            limiter=self._limiter,
            queues=self._queues,
            since=state.started if state.resumed else timestamp(),
            forgotten=self.forgotten,
        )

    def visit_all(self, jobs: int) -> list[CrawlResult]:
        """Visit all departments; return in the given order once all pictures are in."""
        waiting: queue.SimpleQueue[list[Department]] = queue.SimpleQueue()
        groups = _by_origin(self._departments)
        for group in groups:
            waiting.put(group)
        results: dict[str, CrawlResult] = {}
        workers = max(1, min(jobs, len(groups)))
        with (
            ThreadPoolExecutor(workers, thread_name_prefix="browser") as pool,
            progress.task("visiting sites", total=len(self._departments), unit="site") as bar,
        ):
            try:
                futures = [pool.submit(self._work, waiting, results, bar) for _ in range(workers)]
                for future in futures:
                    future.result()
                self._queues.wait()
            except BaseException:
                self._abort()
                raise
        return [results[department.name] for department in self._departments]

    def look_again(self, results: Sequence[CrawlResult]) -> list[CrawlResult]:
        """Assign the pictures again with their contents, and fetch those that are new."""
        decided = list(results)
        for _ in range(MAX_PASSES):
            evidence = second_pass.against(
                decided, self._portraits.columns, self._portraits.contents
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
                        self._portraits.request(person.image_url, result.department)
            self._queues.wait()
        return decided

    def pictures(self) -> merge_index.Pictures:
        columns = self._portraits.columns
        hashes = image_hash.perceptual_hashes(self._raw, columns)
        return merge_index.Pictures(columns, self._portraits.failures, hashes)

    def _abort(self) -> None:
        """Stop the browsers and the downloads at once."""
        self._stop.set()
        self._queues.stop()
        for driver in self._drivers:
            kill(driver)

    def _work(
        self,
        waiting: queue.SimpleQueue[list[Department]],
        results: dict[str, CrawlResult],
        bar: progress.Task,
    ) -> None:
        try:
            with BrowserSession(self._open_browser, self._drivers.append) as session:
                reader = PageReader(
                    session,
                    downloader=self._downloader,
                    robots=self._robots,
                    limiter=self._limiter,
                    request_log=self._request_log,
                    state=self._state,
                    forgotten=self.forgotten,
                    stopped=self._stop.is_set,
                )
                for department in _next_departments(waiting):
                    if self._stop.is_set():
                        return
                    results[department.name] = self._visit(department, reader)
                    bar.update()
        except BaseException:
            self._abort()
            raise

    def _visit(self, department: Department, reader: PageReader) -> CrawlResult:
        self._limiter.set_min_pause(department.url, department.pause)
        on_portrait = self._portraits.request if self._fetch else lambda url, department: None
        result = visit_department(department, reader, on_portrait)
        reasons = "; ".join(dict.fromkeys(failure.reason for failure in result.failures))
        self._request_log.add(
            Entry(department.url, "department", department.name, 0, reasons, time=timestamp())
        )
        return result

    def _open_browser(self) -> AbstractContextManager[WebDriver]:
        return open_browser(self._grid, agent=self._agent)

    def _fetch_robots(self, url: str, department_url: str) -> tuple[int, str]:
        request = retrying(url, self._limiter)
        try:
            response = request(self._request_robots, url, department_url)
        except Failure as failure:
            self._request_log.add(
                Entry(url, "robots", "", failure.status, failure.reason, time=timestamp())
            )
            raise
        self._request_log.add(Entry(url, "robots", "", response.status, time=timestamp()))
        return response.status, response.body.decode("utf-8", "replace")

    def _request_robots(self, url: str, department_url: str) -> Response:
        response = self._downloader.get(url, department_url, max_bytes=ROBOTS_BYTES)
        if response.status == 429 or response.status >= 500:
            raise Failure(
                f"HTTP {response.status}",
                status=response.status,
                temporary=True,
                retry_after=response.retry_after,
            )
        return response


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
