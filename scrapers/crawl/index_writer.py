"""Write what a run found into the index, department by department while the run goes on.

Each time the index is read again under its lock, so that rows which others add or remove meanwhile
stay added or removed.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from facestudy.study import index, keep_until, opt_outs
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study
from scrapers.crawl import merge_index
from scrapers.crawl.merge_index import Pictures
from scrapers.crawl.visit import CrawlResult

SAVE_SECONDS, SAVE_SHARE = 2.0, 20.0
"""What is done is written at most so often, and takes at most a twentieth of the time."""


class IndexWriter:
    """The index of a study during a run.

    Args:
        study: whose index is written.
        since: when the interrupted run began that is resumed. What that run wrote is made anew, so
            that a resumed run ends like an undisturbed one; empty if none is resumed.
        keep_days: days after which the pictures of this run are removed; None sets no date.
    """

    def __init__(self, study: Study, *, since: str = "", keep_days: int | None = None) -> None:
        self._study = study
        self._keep_days = keep_days
        self._since = since[:19]
        self._before = self._read()
        self._ids = set(self._before["id"])

    def preview(self, results: Sequence[CrawlResult]) -> pd.DataFrame:
        """The table of a dry run."""
        return merge_index.dry_run_table(self._before, results)

    def write(self, results: Sequence[CrawlResult], pictures: Pictures) -> pd.DataFrame:
        """Merge the results of the departments that are done; return the run's table."""
        with index_lock(self._study):
            current = self._read()
            removed = self._ids - set(current["id"])
            added = current[~current["id"].isin(self._ids)]
            kept = self._before[~self._before["id"].isin(removed)]
            self._before = pd.concat([kept, added], ignore_index=True) if len(added) else kept
            columns = {
                url: column
                for url, column in pictures.columns.items()
                if column["id"] not in removed
            }
            new, table = merge_index.merge(
                self._without_unfinished(results),
                results,
                replace(pictures, columns=columns),
                forgotten=opt_outs.left_out(self._study, self._keep_days),
                now=index.now(),
                until=keep_until.date(self._keep_days),
            )
            index.write(self._study.index, new)
            forgotten = opt_outs.left_out(self._study, self._keep_days)
            gone = merge_index.ids_of_forgotten(results, pictures, forgotten) - set(new["id"])
            for path in self._study.raw.glob("*") if gone else ():
                if path.stem in gone:
                    path.unlink(missing_ok=True)
            if self._keep_days is not None:  # who had been expired is back, with a new date
                opt_outs.withdraw(self._study.expired, merge_index.marks_of(new))
            self._ids = set(new["id"])
        return table

    def _without_unfinished(self, results: Sequence[CrawlResult]) -> pd.DataFrame:
        """The index before the run that is resumed, as far as its departments were read again."""
        if not self._since:
            return self._before
        names = {result.department.name for result in results if not result.failures}
        unfinished = self._before["retrieved_at"].str[:19] >= self._since
        return self._before[~(unfinished & self._before["department"].isin(names))]

    def _read(self) -> pd.DataFrame:
        path = self._study.index
        return index.read(path) if path.is_file() else index.empty()


class Saver:
    """Writes the departments that are done into the index from time to time.

    Args:
        writer: writes them.
        done: returns the results of the departments that are done.
        pictures: returns what became of each address so far.
        clock: a monotonic clock in seconds.
    """

    def __init__(
        self,
        writer: IndexWriter,
        done: Callable[[], list[CrawlResult]],
        pictures: Callable[[], Pictures],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._writer = writer
        self._done = done
        self._pictures = pictures
        self._clock = clock
        self._saved = 0
        self._next = clock() + SAVE_SECONDS

    def save(self, *, stopped: bool = False) -> None:
        """Write if a further department is done, and the last time is long enough ago.

        Args:
            stopped: the run ends here, so write in any case.
        """
        start = self._clock()
        results = self._done() if stopped or start >= self._next else []
        if len(results) <= self._saved:
            return
        self._writer.write(results, self._pictures())
        self._saved = len(results)
        cost = self._clock() - start
        self._next = self._clock() + max(SAVE_SECONDS, SAVE_SHARE * cost)
