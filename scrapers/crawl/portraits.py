"""Download portraits, verify them and write them to ``raw/`` without the camera's metadata."""

import io
import threading
from base64 import b64decode
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

from PIL import Image

from facestudy.study import files, images, index
from facestudy.study.locks.file_lock import locked
from facestudy.study.opt_outs import Forgotten, marks
from scrapers.crawl.host_queues import HostQueues
from scrapers.crawl.patience import Patience
from scrapers.crawl.pictures import image_hash, strip_metadata
from scrapers.crawl.pictures.picture_content import Content, look
from scrapers.crawl.request_log import Entry, RequestLog, timestamp
from scrapers.department_file import Department
from scrapers.errors import Failure, NoPicture, from_status
from scrapers.fetch import download
from scrapers.fetch.download import Downloader, Response
from scrapers.fetch.politeness import (
    Allowance,
    RateLimiter,
    Robots,
    ai_refusal,
    origin,
    retrying,
)
from scrapers.parse.image_urls import is_data

FORMATS = {form: form for form in ("jpeg", "png", "webp", "gif", "avif")} | {"mpo": "jpeg"}
"""Pillow's names of the formats that we accept; multi-picture JPEGs of cameras are JPEGs."""
MIN_SIDE = 32
FORGOTTEN = "forgotten on request"


def examine(data: bytes) -> dict[str, object]:
    """The index's columns of a picture: ``id, sha256, width, height, format``.

    The format is read from the content, and the picture is decoded once to check that it is
    complete.

    Raises:
        Failure: not JPEG, PNG, WebP, GIF or AVIF, an animation, too many pixels, too small,
            truncated or damaged.
    """
    return _examined(data)[0]


LOOK = 256
"""Pixels of a picture's sides that its looks are judged by, at least."""


def _examined(data: bytes) -> tuple[dict[str, object], Content]:
    """The columns of a picture, and what its pixels say."""
    try:
        facts = images.facts(data)
        if facts.format not in FORMATS:
            raise NoPicture(f"not JPEG, PNG, WebP, GIF or AVIF ({facts.format})")
        if facts.format == "gif" and _frames(data) > 1:
            raise NoPicture("an animation, not a portrait")
        if min(facts.width, facts.height) < MIN_SIDE:
            raise NoPicture(f"too small for a portrait ({facts.width} x {facts.height})")
        content = look(images.decode(data, least=LOOK))
    except images.PictureError as error:
        raise NoPicture(str(error)) from None
    return index.picture_columns(data, facts) | {"format": FORMATS[facts.format]}, content


def _frames(data: bytes) -> int:
    try:
        return int(getattr(Image.open(io.BytesIO(data)), "n_frames", 1))
    except Exception:  # Pillow's plugins raise many types of errors on damaged data
        raise images.PictureError("truncated or damaged") from None


def stripped(data: bytes) -> bytes:
    """The picture without its metadata, if we accept its format.

    Raises:
        Failure: the file is not a picture, or its structure is broken.
    """
    try:
        form = FORMATS.get(images.facts(data).format)
        return strip_metadata.strip(data, form) if form else data
    except (images.PictureError, strip_metadata.Unreadable) as error:
        raise NoPicture(str(error)) from None


class PortraitDownloader:
    """Downloads each address once, in the background.

    Args:
        raw: the folder that is filled.
        request_log: records each address with its ETag, which the next run sends.
        downloader: fetches the pictures.
        robots: says which addresses may be fetched.
        limiter: spaces out the requests.
        queues: run the downloads.
        since: what the request log has from then on is not fetched again.
        forgotten: people whose pictures are not kept.
        lock: the study's index lock, under which pictures are kept; None where nobody else writes.
    """

    def __init__(
        self,
        raw: Path,
        *,
        request_log: RequestLog,
        downloader: Downloader,
        robots: Robots,
        limiter: RateLimiter,
        queues: HostQueues,
        since: str,
        forgotten: Forgotten,
        lock: Path | None = None,
    ) -> None:
        self._raw = raw
        self._request_log = request_log
        self._downloader = downloader
        self._robots = robots
        self._limiter = limiter
        self._queues = queues
        self._since = since
        self._forgotten, self._file_lock = forgotten, lock
        self._patience = Patience()
        self._lock = threading.Lock()
        self._names: dict[str, str] = {}
        self._on_disk = _pictures_in(raw)
        self.columns: dict[str, dict[str, object]] = {}
        """The index's columns of each address's picture."""
        self.contents: dict[str, Content] = {}
        """What the pixels of each picture say, by its id."""
        self.failures: dict[str, Failure] = {}
        """Why an address has no picture."""

    def request(self, url: str, department: Department, name: str) -> None:
        """Queue a person's picture for download, unless it was requested before."""
        with self._lock:
            if url in self._names:
                return
            self._names[url] = name
        if is_data(url):
            self._process(url, department)
            return
        self._patience.expect(department.name)
        self._limiter.set_min_pause(url, department.pause)
        self._queues.submit(origin(url), lambda: self._process(url, department))

    def is_done(self, url: str) -> bool:
        """Whether the picture is in, or has failed."""
        return url in self.columns or url in self.failures

    def _process(self, url: str, department: Department) -> None:
        last = None if is_data(url) else self._request_log.last("picture", url)
        try:
            if is_data(url):
                self.columns[url] = self._kept(b64decode(url.partition(",")[2]), url, department)
                return
            known = self._known_columns(last)
            if known and last and last.time >= self._since:
                self.columns[url] = known
                return
            self._patience.check(department.name)
            self._fetch(url, department, last if known else None, known)
        except Failure as failure:
            self._fail(url, department, failure)
        except Exception as error:  # one picture must not end the run
            self._fail(url, department, Failure(f"unexpected: {type(error).__name__}: {error}"))

    def _fetch(
        self, url: str, department: Department, last: Entry | None, known: dict | None
    ) -> None:
        self._refuse_forgotten(url, department)
        response = self._response(url, department, _conditions(last))
        if forbidden := ai_refusal(response.headers.get("x-robots-tag", "")):
            raise Failure(f"the site refuses AI use ({forbidden})")
        not_modified = response.status == 304
        columns = known if not_modified and known else self._kept(response.body, url, department)
        self._log(url, department, response, last, str(columns["id"]))
        self.columns[url] = columns

    def _refuse_forgotten(self, url: str, department: Department, picture_id: str = "") -> None:
        address = "" if is_data(url) else url
        person = {"name": self._names.get(url, ""), "department": department.name}
        if self._forgotten.holds(marks(picture_id=picture_id, url=address, **person)):
            raise Failure(FORGOTTEN)

    def _kept(self, data: bytes, url: str, department: Department) -> dict[str, object]:
        """The columns of a picture that was written to ``raw/``, without its metadata."""
        body = image_hash.in_turn(stripped, data)
        columns, content = image_hash.in_turn(_examined, body)
        with locked(self._file_lock) if self._file_lock else nullcontext():
            self._refuse_forgotten(url, department, str(columns["id"]))
            self._write(body, columns)
        self.contents[str(columns["id"])] = content
        return columns

    def _response(self, url: str, department: Department, headers: Mapping[str, str]) -> Response:
        """The response after as many attempts as the address's time allows."""
        seconds = download.MAX_SECONDS
        allowance, failed = Allowance(seconds), False
        try:
            request = retrying(url, self._limiter, allowance=allowance)
            return request(self._request, url, department, headers, allowance)
        except Failure as failure:
            failed = failure.temporary
            raise
        finally:
            self._patience.note(
                department.name,
                seconds=seconds - allowance.left,
                slow=allowance.left < seconds / 2,
                failed=failed,
            )

    def _request(
        self, url: str, department: Department, headers: Mapping[str, str], allowance: Allowance
    ) -> Response:
        response = self._downloader.get(
            url,
            department.url,
            headers=headers,
            permit=lambda hop: self._robots.check(hop, department.url),
            allowance=allowance,
        )
        if response.status == 200 or (response.status == 304 and headers):
            return response
        raise from_status(response.status, response.retry_after)

    def _known_columns(self, last: Entry | None) -> dict[str, object] | None:
        """The columns of an address's last picture, if that is intact on disk."""
        if last is None or last.reason or last.id not in self._on_disk:
            return None
        try:
            data = self._on_disk[last.id].read_bytes()
            columns, content = image_hash.in_turn(_examined, data)
            self.contents[str(columns["id"])] = content
        except (OSError, Failure):
            return None
        return columns if columns["id"] == last.id else None

    def _write(self, data: bytes, columns: Mapping[str, object]) -> None:
        path = self._raw / f"{columns['id']}.{columns['format']}"
        files.write_bytes(path, data, sync=False)
        self._on_disk[str(columns["id"])] = path

    def _log(
        self,
        url: str,
        department: Department,
        response: Response,
        last: Entry | None,
        picture_id: str,
    ) -> None:
        def header(name: str, previous: str) -> str:
            value = response.headers.get(name, previous if response.status == 304 else "")
            return value if value.isprintable() and value[:1] not in "=+-@" else ""

        etag = header("etag", last.etag if last else "")
        modified = header("last-modified", last.last_modified if last else "")
        state = (response.status, "", etag, modified, timestamp(), picture_id)
        entry = Entry(url, "picture", department.name, *state)
        self._request_log.add(entry, name=self._names.get(url, ""))

    def _fail(self, url: str, department: Department, failure: Failure) -> None:
        failure.url = url
        self.failures[url] = failure
        if is_data(url):
            return
        entry = Entry(
            url, "picture", department.name, failure.status, failure.reason, time=timestamp()
        )
        self._request_log.add(entry, name=self._names.get(url, ""))


def _conditions(last: Entry | None) -> dict[str, str]:
    """Headers by which the server may reply that nothing has changed."""
    headers = {
        "If-None-Match": last.etag if last else "",
        "If-Modified-Since": last.last_modified if last else "",
    }
    return {name: value for name, value in headers.items() if value}


def _pictures_in(raw: Path) -> dict[str, Path]:
    """The pictures on disk by their id."""
    pictures = {}
    for path in raw.glob("*") if raw.is_dir() else ():
        if path.suffix.lstrip(".") in FORMATS.values():
            pictures[path.stem] = path
    return pictures
