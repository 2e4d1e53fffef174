"""A run: departments are visited by some browsers side by side while their pictures come in.

Enters: YAML files. Leaves: ``raw/`` with its index and its ledger, and the run's table. Behind the
package's ``run``, which says the rest.
"""

import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from facestudy.study import index
from facestudy.study.opt_outs import Forgotten
from facestudy.study.paths import Study
from scrapers import department_file
from scrapers.crawl import image_hash, merge_index
from scrapers.crawl.bars import Bars
from scrapers.crawl.host_queues import Lanes
from scrapers.crawl.portraits import Portraits
from scrapers.crawl.read_page import Reader
from scrapers.crawl.request_log import Entry, Ledger, moment
from scrapers.crawl.resume import Unfinished
from scrapers.crawl.visit import Visit, visit
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.fetch import politeness
from scrapers.fetch.browser import browser, end
from scrapers.fetch.download import Downloader
from scrapers.fetch.politeness import ROBOTS_BYTES, Pace, Robots, origin, persistent
from scrapers.fetch.session import Window


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
    wanted = department_file.read_all(yaml_files)
    old = index.read(study.index) if study.index.is_file() else index.empty()
    ledger = Ledger(study.requests, write=not dry_run)
    unfinished = Unfinished(study.raw, fresh=fresh, write=not dry_run)
    with ExitStack() as stack:
        run = _Run(study, wanted, ledger, unfinished, stack, grid=grid, fetch=not dry_run)
        visits = run.visit_all(jobs)
    if dry_run:
        return merge_index.planned(old, visits)
    pictures = run.pictures()
    new, table = merge_index.merged(old, visits, pictures, forgotten=run.forgotten, now=index.now())
    index.write(study.index, new)
    ledger.tidy()
    if not _to_retry(visits, pictures):
        unfinished.finish()
    return table


def look(department: Department, study: Study, *, grid: str | None = None) -> Visit:
    """What one department shows now; nothing is written, no picture is fetched."""
    ledger = Ledger(study.requests, write=False)
    unfinished = Unfinished(study.raw, fresh=True, write=False)
    with ExitStack() as stack:
        run = _Run(study, [department], ledger, unfinished, stack, grid=grid, fetch=False)
        return run.visit_all(1)[0]


def _to_retry(visits: Sequence[Visit], pictures: merge_index.Pictures) -> bool:
    failures = [*pictures.failures.values(), *(one for seen in visits for one in seen.failures)]
    return any(failure.passing for failure in failures)


class _Run:
    """The collaborators of one run; the stack closes them."""

    def __init__(
        self,
        study: Study,
        wanted: Sequence[Department],
        ledger: Ledger,
        unfinished: Unfinished,
        stack: ExitStack,
        *,
        grid: str | None,
        fetch: bool,
    ) -> None:
        self._wanted = wanted
        self._ledger = ledger
        self._unfinished = unfinished
        self._grid = grid
        self._fetch = fetch
        self._raw = study.raw
        self._agent = politeness.agent([department.contact for department in wanted])
        self._pace = Pace()
        self._stop = threading.Event()
        self._drivers: list[object] = []
        self.forgotten = Forgotten(study.raw / "forgotten.csv")
        self._downloader = stack.enter_context(Downloader(self._pace, agent=self._agent))
        self._robots = Robots(self._fetch_robots, self._pace)
        self._lanes = stack.enter_context(Lanes(bars=stack.enter_context(Bars())))
        self._portraits = Portraits(
            study,
            ledger=ledger,
            downloader=self._downloader,
            robots=self._robots,
            pace=self._pace,
            lanes=self._lanes,
            since=unfinished.began if unfinished.resumed else moment(),
            forgotten=self.forgotten,
        )

    def visit_all(self, jobs: int) -> list[Visit]:
        """Visit every department; return them in the given order once all pictures are in."""
        waiting: queue.SimpleQueue[list[Department]] = queue.SimpleQueue()
        groups = _by_origin(self._wanted)
        for group in groups:
            waiting.put(group)
        seen: dict[str, Visit] = {}
        workers = max(1, min(jobs, len(groups)))
        with (
            ThreadPoolExecutor(workers, thread_name_prefix="browser") as pool,
            tqdm(total=len(self._wanted), desc="scrape", unit="site", disable=None) as bar,
        ):
            try:
                futures = [pool.submit(self._work, waiting, seen, bar) for _ in range(workers)]
                for future in futures:
                    future.result()
                self._lanes.wait()
            except BaseException:
                self._abort()
                raise
        return [seen[department.name] for department in self._wanted]

    def pictures(self) -> merge_index.Pictures:
        columns = self._portraits.columns
        looks = image_hash.looks(self._raw, columns)
        return merge_index.Pictures(columns, self._portraits.failures, looks)

    def _abort(self) -> None:
        """Whatever the browsers and the lanes are doing, let it end now."""
        self._stop.set()
        self._lanes.stop()
        for driver in self._drivers:
            end(driver)

    def _work(self, waiting: queue.SimpleQueue, seen: dict[str, Visit], bar: tqdm) -> None:
        try:
            with Window(self._open_browser, self._drivers.append) as window:
                reader = Reader(
                    window,
                    downloader=self._downloader,
                    robots=self._robots,
                    pace=self._pace,
                    ledger=self._ledger,
                    unfinished=self._unfinished,
                    forgotten=self.forgotten,
                    stopped=self._stop.is_set,
                )
                for department in _next_departments(waiting):
                    if self._stop.is_set():
                        return
                    seen[department.name] = self._visit(department, reader)
                    bar.update()
        except BaseException:
            self._abort()
            raise

    def _visit(self, department: Department, reader: Reader) -> Visit:
        self._pace.at_least(department.url, department.pause)
        found = self._portraits.request if self._fetch else lambda url, department: None
        seen = visit(department, reader, found)
        reasons = "; ".join(dict.fromkeys(failure.reason for failure in seen.failures))
        whole = Entry(department.url, "department", department.name, 0, reasons, time=moment())
        self._ledger.note(whole)
        return seen

    def _open_browser(self):
        return browser(self._grid, agent=self._agent)

    def _fetch_robots(self, url: str, home: str) -> tuple[int, str]:
        get = persistent(url, self._pace)
        try:
            answer = get(self._robots_answer, url, home)
        except Failure as failure:
            self._ledger.note(
                Entry(url, "robots", "", failure.status, failure.reason, time=moment())
            )
            raise
        self._ledger.note(Entry(url, "robots", "", answer.status, time=moment()))
        return answer.status, answer.body.decode("utf-8", "replace")

    def _robots_answer(self, url: str, home: str):
        answer = self._downloader.get(url, home, largest=ROBOTS_BYTES)
        if answer.status == 429 or answer.status >= 500:
            raise Failure(
                f"HTTP {answer.status}",
                status=answer.status,
                passing=True,
                retry_after=answer.retry_after,
            )
        return answer


def _by_origin(wanted: Sequence[Department]) -> list[list[Department]]:
    """Departments of one origin go to one browser: two would only wait for one another."""
    groups: dict[str, list[Department]] = {}
    for department in wanted:
        groups.setdefault(origin(department.url), []).append(department)
    return list(groups.values())


def _next_departments(waiting: queue.SimpleQueue) -> Iterator[Department]:
    while True:
        try:
            yield from waiting.get_nowait()
        except queue.Empty:
            return
