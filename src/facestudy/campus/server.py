"""Serve the sites of a campus on loopback, each on a port of its own, in threads of this process.

The scrapers' YAML file of each department is written to ``data/<study>/departments/``.
"""

import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.utils import formatdate
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import yaml

from facestudy.campus.build_campus import read_manifest, sites_folder
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

HOST = "127.0.0.1"
PORT = 18100
"""Department n is served on this port + n."""


@dataclass(frozen=True)
class ServedCampus:
    """The YAML file of each department, and the URL of its people page by department label."""

    yamls: tuple[Path, ...]
    urls: dict[str, str]


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of one folder with ETags, without a log and without directory listings."""

    protocol_version = "HTTP/1.1"
    server_version = "campus"
    timeout = 30
    disable_nagle_algorithm = True  # head and body are two writes: else 40 ms per request
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
    }

    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        try:
            data, changed = path.read_bytes(), path.stat().st_mtime
        except (OSError, ValueError):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        etag = f'"{hashlib.sha256(data).hexdigest()[:20]}"'
        stamp = formatdate(changed, usegmt=True)
        unchanged = self._is_cached(etag, stamp)
        self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus.OK)
        self.send_header("ETag", etag)
        self.send_header("Last-Modified", stamp)
        self.send_header("Cache-Control", "no-cache")
        if not unchanged:
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return None if unchanged else BytesIO(data)

    def _is_cached(self, etag: str, stamp: str) -> bool:
        """Whether the client has this version; an ETag takes precedence over a date."""
        cached = self.headers.get("If-None-Match")
        if cached is not None:
            return etag in cached or cached.strip() == "*"
        return self.headers.get("If-Modified-Since") == stamp

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A server in daemon threads that ignores broken connections."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # on Windows it would share a busy port
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Ignore clients that close the connection early."""


@contextmanager
def serve(study: Study, *, port: int = PORT) -> Iterator[ServedCampus]:
    """Serve every department while the ``with`` block runs.

    Args:
        study: a study whose campus is built.
        port: department n is served on ``port`` + n; 0 takes free ports.

    Yields:
        The YAML files and URLs of the departments.

    Raises:
        StudyError: there is no campus, or a port is in use.
    """
    departments = read_manifest(study)["departments"]
    with ExitStack() as stack:
        servers = [
            stack.enter_context(
                _open(sites_folder(study) / entry["label"], port + number if port else 0)
            )
            for number, entry in enumerate(departments)
        ]
        for server in servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        stack.callback(_shut_down, servers)
        urls = {
            entry["label"]: f"http://{HOST}:{server.server_port}/{entry['page']}"
            for entry, server in zip(departments, servers, strict=True)
        }
        yield ServedCampus(tuple(_write_yamls(study, departments, urls)), urls)


def main_serve(study: Study, port: int = PORT) -> None:
    """Print the URLs and serve until Ctrl-C."""
    with serve(study, port=port) as serving:
        for label, url in serving.urls.items():
            print(f"{label:32} {url}")
        print("Press Ctrl-C to stop.", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


def _open(folder: Path, port: int) -> Server:
    if not folder.is_dir():
        raise StudyError(f"{folder} does not exist: build the campus again")
    try:
        return Server((HOST, port), partial(Handler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise StudyError(
            f"Port {port} on {HOST} cannot be used ({error}): stop the program that uses it, or "
            "choose another first port (0 takes free ports)"
        ) from error


def _shut_down(servers: list[Server]) -> None:
    """Shut all servers down in parallel: each takes up to half a second."""
    threads = [threading.Thread(target=server.shutdown) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _write_yamls(study: Study, departments: list[dict], urls: dict[str, str]) -> Iterator[Path]:
    """Write the YAML of each department and delete those of earlier departments."""
    folder = study.data / "departments"
    labels = {entry["label"] for entry in departments}
    for obsolete in folder.glob("*.yaml"):
        if obsolete.stem not in labels:
            obsolete.unlink()
    for entry in departments:
        path = folder / f"{entry['label']}.yaml"
        content = {
            "name": entry["name"],
            "category": entry["category"],
            "url": urls[entry["label"]],
            "pause": 0,
            **entry["selectors"],
        }
        files.write_text(path, yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
        yield path
