"""A portrait's address becomes verified bytes in ``raw/``, or a recorded reason.

Enters: addresses, each with the department that shows it. Leaves: ``raw/<id>.<format>`` without
the camera's metadata, the picture's columns of the index, and a row in the ledger.
"""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from facestudy.study import files, images, index
from facestudy.study.opt_outs import Forgotten, marks
from facestudy.study.paths import Study
from scrapers.crawl import strip_metadata
from scrapers.crawl.host_queues import Lanes
from scrapers.crawl.request_log import Entry, Ledger, moment
from scrapers.department_file import Department
from scrapers.errors import Failure, of_status
from scrapers.fetch.download import Answer, Downloader
from scrapers.fetch.politeness import Pace, Robots, origin, persistent, refusal

FORMATS = {"jpeg": "jpeg", "mpo": "jpeg", "png": "png", "webp": "webp"}
"""Pillow's names for what is taken; cameras' multi-picture JPEGs are JPEGs."""
SMALLEST = 32
FORGOTTEN = "forgotten on request"


def examine(data: bytes) -> dict[str, object]:
    """The index's columns of a picture: ``id, sha256, width, height, format``.

    The type is read from the content, and the picture is decoded once to see that it is whole.

    Raises:
        Failure: not JPEG, PNG or WebP, too many pixels, too small, truncated or damaged.
    """
    try:
        found = images.facts(data)
        if found.format not in FORMATS:
            raise Failure(f"not JPEG, PNG or WebP ({found.format})")
        if min(found.width, found.height) < SMALLEST:
            raise Failure(f"too small for a portrait ({found.width} x {found.height})")
        images.decode(data)
    except images.PictureError as error:
        raise Failure(str(error)) from None
    return index.picture_columns(data, found) | {"format": FORMATS[found.format]}


def stripped(data: bytes) -> bytes:
    """The picture without its metadata, if it is one that we take.

    Raises:
        Failure: the file is no picture, or its structure is broken.
    """
    try:
        kind = FORMATS.get(images.facts(data).format)
        return strip_metadata.without(data, kind) if kind else data
    except (images.PictureError, strip_metadata.Unreadable) as error:
        raise Failure(str(error)) from None


class Portraits:
    """Fetches each address once, beside everything else.

    Args:
        study: whose ``raw/`` is filled.
        ledger: what became of each address, and what it is asked with next time.
        since: what the ledger has from then on is had already.
        forgotten: whose pictures are not kept.
    """

    def __init__(
        self,
        study: Study,
        *,
        ledger: Ledger,
        downloader: Downloader,
        robots: Robots,
        pace: Pace,
        lanes: Lanes,
        since: str,
        forgotten: Forgotten,
    ) -> None:
        self._raw = study.raw
        self._ledger = ledger
        self._downloader = downloader
        self._robots = robots
        self._pace = pace
        self._lanes = lanes
        self._since = since
        self._forgotten = forgotten
        self._lock = threading.Lock()
        self._asked: set[str] = set()
        self._on_disk = _pictures_in(study.raw)
        self.columns: dict[str, dict[str, object]] = {}
        """Address -> the index's columns of its picture."""
        self.failures: dict[str, Failure] = {}
        """Address -> why there is no picture."""

    def request(self, url: str, department: Department) -> None:
        """Have a picture fetched, unless it was asked for before."""
        with self._lock:
            if url in self._asked:
                return
            self._asked.add(url)
        self._pace.at_least(url, department.pause)
        self._lanes.submit(origin(url), lambda: self._obtain(url, department))

    def _obtain(self, url: str, department: Department) -> None:
        last = self._ledger.last("picture", url)
        try:
            known = self._known(last)
            if known and last.time >= self._since:
                self.columns[url] = known
                return
            self._fetch(url, department, last if known else None, known)
        except Failure as failure:
            self._fail(url, department, failure)
        except Exception as error:  # whatever one picture does, the others are not to pay for it
            self._fail(url, department, Failure(f"unexpected: {type(error).__name__}: {error}"))

    def _fetch(
        self, url: str, department: Department, last: Entry | None, known: dict | None
    ) -> None:
        if self._forgotten.holds(marks(url=url)):
            raise Failure(FORGOTTEN)
        answer = persistent(url, self._pace)(self._ask, url, department, _conditions(last))
        if forbidden := refusal(answer.headers.get("x-robots-tag", "")):
            raise Failure(f"the site does not want it ({forbidden})")
        if answer.status == 304 and known:
            columns = known
        else:
            body = stripped(answer.body)
            columns = examine(body)
            if self._forgotten.holds(marks(picture_id=str(columns["id"]))):
                raise Failure(FORGOTTEN)
            self._keep(body, columns)
        self._note(url, department, answer, last, str(columns["id"]))
        self.columns[url] = columns

    def _ask(self, url: str, department: Department, headers: Mapping[str, str]) -> Answer:
        permit: Callable[[str], None] = lambda hop: self._robots.check(hop, department.url)  # noqa: E731
        answer = self._downloader.get(url, department.url, headers=headers, permit=permit)
        if answer.status == 200 or (answer.status == 304 and headers):
            return answer
        raise of_status(answer.status, answer.retry_after)

    def _known(self, last: Entry | None) -> dict[str, object] | None:
        """The columns of the picture that an address gave last, if it is whole on disk."""
        path = self._on_disk.get(last.id) if last and not last.reason else None
        if path is None:
            return None
        try:
            columns = examine(path.read_bytes())
        except (OSError, Failure):
            return None
        return columns if columns["id"] == last.id else None

    def _keep(self, data: bytes, columns: Mapping[str, object]) -> None:
        path = self._raw / f"{columns['id']}.{columns['format']}"
        files.write_bytes(path, data, sync=False)
        self._on_disk[str(columns["id"])] = path

    def _note(
        self, url: str, department: Department, answer: Answer, last: Entry | None, one: str
    ) -> None:
        def header(name: str, before: str) -> str:
            value = answer.headers.get(name, before if answer.status == 304 else "")
            return value if value.isprintable() and value[:1] not in "=+-@" else ""

        etag = header("etag", last.etag if last else "")
        modified = header("last-modified", last.last_modified if last else "")
        state = (answer.status, "", etag, modified, moment(), one)
        self._ledger.note(Entry(url, "picture", department.name, *state))

    def _fail(self, url: str, department: Department, failure: Failure) -> None:
        self.failures[url] = failure
        entry = Entry(
            url, "picture", department.name, failure.status, failure.reason, time=moment()
        )
        self._ledger.note(entry)


def _conditions(last: Entry | None) -> dict[str, str]:
    """Headers that let the server say that nothing has changed."""
    asked = {
        "If-None-Match": last.etag if last else "",
        "If-Modified-Since": last.last_modified if last else "",
    }
    return {name: value for name, value in asked.items() if value}


def _pictures_in(raw: Path) -> dict[str, Path]:
    """The pictures on disk by their id; what a kill left half written is removed."""
    found = {}
    for path in raw.glob("*") if raw.is_dir() else ():
        if path.name.startswith(".") and path.is_file():
            path.unlink(missing_ok=True)
        elif path.suffix.lstrip(".") in FORMATS.values():
            found[path.stem] = path
    return found
