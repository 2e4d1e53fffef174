"""What a run that did not end has seen already, so that the next one does not ask again.

Enters: what was read from a page. Leaves: the same, to the run that takes up. Lies in
``raw/.unfinished/`` and goes when a run ends with nothing left to retry.
"""

import json
import shutil
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from facestudy.study import files
from scrapers.crawl.request_log import moment

KEPT = timedelta(hours=24)
"""Then a page may have changed: an older unfinished run is forgotten."""


class Unfinished:
    """The state of the current run.

    Args:
        raw: the study's folder of raw pictures.
        fresh: forget an unfinished run.
        write: whether anything may be written; a dry run only reads.
    """

    def __init__(self, raw: Path, *, fresh: bool = False, write: bool = True) -> None:
        self._folder = raw / ".unfinished"
        self._write = write
        began = None if fresh else self._began()
        self.resumed = began is not None
        self.began = began or moment()
        if write and not self.resumed:
            shutil.rmtree(self._folder, ignore_errors=True)
            files.write_json(self._folder / "began.json", self.began)

    def page(self, key: object) -> dict | None:
        """What was read from a page; ``key`` holds all that decides about it."""
        if not self.resumed:
            return None
        try:
            return json.loads(self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def keep(self, key: object, value: dict) -> None:
        if self._write:
            data = json.dumps(value, ensure_ascii=True).encode()
            files.write_bytes(self._path(key), data, sync=False)

    def finish(self) -> None:
        if self._write:
            # First what makes the rest count: killed in here, the next run still begins anew.
            (self._folder / "began.json").unlink(missing_ok=True)
            shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, key: object) -> Path:
        text = json.dumps(key, sort_keys=True, ensure_ascii=True)
        return self._folder / f"{sha256(text.encode()).hexdigest()[:32]}.json"

    def _began(self) -> str | None:
        try:
            began = json.loads((self._folder / "began.json").read_text(encoding="utf-8"))
            young = datetime.now(UTC) - datetime.fromisoformat(began) < KEPT
        except (OSError, ValueError, TypeError):
            return None
        return began if young else None
