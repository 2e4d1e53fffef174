"""Resume an interrupted run: the pages that it read are kept until a run ends completely.

They lie in ``raw/.unfinished/``, and are removed once a run ends with nothing left to retry.
"""

import json
import shutil
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from facestudy.study import files
from scrapers.crawl.request_log import timestamp

MAX_AGE = timedelta(hours=24)
"""An older interrupted run is not resumed, as its pages may have changed."""


class RunState:
    """The state of the current run.

    Args:
        raw: the study's folder of raw pictures.
        fresh: discard an interrupted run.
        write: whether anything may be written; a dry run only reads.
    """

    def __init__(self, raw: Path, *, fresh: bool = False, write: bool = True) -> None:
        self._folder = raw / ".unfinished"
        self._write = write
        started = None if fresh else self._read_start()
        self.resumed = started is not None
        self.started = started or timestamp()
        if write and not self.resumed:
            shutil.rmtree(self._folder, ignore_errors=True)
            files.write_json(self._folder / "began.json", self.started)

    def load_page(self, key: object) -> dict | None:
        """What was read from a page, if it was; ``key`` holds everything that determines it."""
        if not self.resumed:
            return None
        try:
            return json.loads(self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def save_page(self, key: object, values: dict) -> None:
        if self._write:
            data = json.dumps(values, ensure_ascii=True).encode()
            files.write_bytes(self._path(key), data, sync=False)

    def finish(self) -> None:
        """Remove everything that was kept."""
        if self._write:
            # The start first: if we are killed in between, the next run still starts anew.
            (self._folder / "began.json").unlink(missing_ok=True)
            shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, key: object) -> Path:
        text = json.dumps(key, sort_keys=True, ensure_ascii=True)
        return self._folder / f"{sha256(text.encode()).hexdigest()[:32]}.json"

    def _read_start(self) -> str | None:
        try:
            started = json.loads((self._folder / "began.json").read_text(encoding="utf-8"))
            recent = datetime.now(UTC) - datetime.fromisoformat(started) < MAX_AGE
        except (OSError, ValueError, TypeError):
            return None
        return started if recent else None
