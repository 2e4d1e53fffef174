"""Run a scrape: visit departments, fetch their portraits, and put both into the index."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from facestudy.study import index, opt_outs
from facestudy.study.locks import run_lock
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.opt_outs import Forgotten
from facestudy.study.paths import Study
from scrapers import department_file
from scrapers.crawl import merge_index
from scrapers.crawl.crawler import Crawler
from scrapers.crawl.index_writer import IndexWriter, Saver
from scrapers.crawl.request_log import RequestLog
from scrapers.crawl.resume import RunState
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import Department


def collect(
    yaml_files: Sequence[Path],
    study: Study,
    *,
    jobs: int = 2,
    grid: str | None = None,
    dry_run: bool = False,
    fresh: bool = False,
    keep_days: int | None = None,
    wait: bool = False,
) -> pd.DataFrame:
    """See `scrapers.run`."""
    departments = department_file.read_all(yaml_files)
    options: dict[str, Any] = {"jobs": jobs, "grid": grid, "dry_run": dry_run}
    options |= {"fresh": fresh, "keep_days": keep_days}
    if dry_run:
        return _collect(departments, study, **options)
    with run_lock.running(study, "python -m scrapers run", wait=wait):
        return _collect(departments, study, **options)


def _collect(
    departments: Sequence[Department],
    study: Study,
    *,
    jobs: int,
    grid: str | None,
    dry_run: bool,
    fresh: bool,
    keep_days: int | None,
) -> pd.DataFrame:
    forgotten, lock = Forgotten(study.forgotten), study.index_lock
    request_log = RequestLog(study.requests, write=not dry_run, lock=lock, forgotten=forgotten)
    state = RunState(study.raw, fresh=fresh, write=not dry_run)
    since = state.started if state.resumed else ""
    writer = IndexWriter(study, since=since, keep_days=keep_days)
    with ExitStack() as stack:
        run = Crawler(
            departments,
            request_log,
            state,
            stack,
            raw=study.raw,
            grid=grid,
            fetch=not dry_run,
            left_out=opt_outs.left_out(study, keep_days),
            lock=None if dry_run else lock,
            temporary=run_lock.folder(study),
        )
        saver = None if dry_run else Saver(writer, run.done, run.pictures)
        results = run.visit_all(jobs, saver)
        if not dry_run:
            results = run.look_again(results)
    if dry_run:
        return writer.preview(results)
    pictures = run.pictures()
    table = writer.write(results, pictures)
    _remove_wrong_pictures(study, departments, request_log)
    request_log.compact()
    if not _has_temporary_failures(results, pictures):
        state.finish()
    return table


def _remove_wrong_pictures(
    study: Study, departments: Sequence[Department], request_log: RequestLog
) -> None:
    """Delete the pictures of wrong pairs that nobody else has."""
    addresses = {url for department in departments for _, url in department.wrong_pairs}
    entries = [request_log.last("picture", url) for url in addresses]
    if ids := {entry.id for entry in entries if entry and entry.id}:
        with index_lock(study):
            for picture_id in ids - set(index.read(study.index)["id"]):
                for path in study.raw.glob(f"{picture_id}.*"):
                    path.unlink(missing_ok=True)


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
        run = Crawler(
            [department],
            request_log,
            state,
            stack,
            raw=raw,
            grid=grid,
            fetch=contents,
            left_out=Forgotten(study.forgotten),
        )
        results = run.visit_all(1)
        return run.with_failed_pictures(run.look_again(results)[0]) if contents else results[0]


def _has_temporary_failures(results: Sequence[CrawlResult], pictures: merge_index.Pictures) -> bool:
    failures = [*pictures.failures.values()]
    failures += [failure for result in results for failure in result.failures]
    return any(failure.temporary for failure in failures)
