"""The campus on loopback: one address per department, in threads of this process.

Enters: a built campus. Leaves: running servers, and one YAML per department for the scrapers
under ``data/<study>/departments/``.
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
class Serving:
    """What is served: the YAML of each department, and the address of each people page."""

    yamls: tuple[Path, ...]
    urls: dict[str, str]


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder: quiet, kept alive, with validators, and without listings."""

    protocol_version = "HTTP/1.1"
    server_version = "campus"
    timeout = 30
    disable_nagle_algorithm = True  # head and body are two writes: 40 ms a request otherwise
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
        fresh = self._is_known(etag, stamp)
        self.send_response(HTTPStatus.NOT_MODIFIED if fresh else HTTPStatus.OK)
        self.send_header("ETag", etag)
        self.send_header("Last-Modified", stamp)
        self.send_header("Cache-Control", "no-cache")
        if not fresh:
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return None if fresh else BytesIO(data)

    def _is_known(self, etag: str, stamp: str) -> bool:
        """Whether the client has this very version; its ETag counts before its date."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            return etag in known or known.strip() == "*"
        return self.headers.get("If-Modified-Since") == stamp

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # on Windows it would share a busy port
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is nobody's error."""


@contextmanager
def serve(study: Study, *, port: int = PORT) -> Iterator[Serving]:
    """Serve every department while the block runs; department n on ``port`` + n, 0: free ports.

    Raises:
        StudyError: there is no campus, or a port is busy.
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
        yield Serving(tuple(_write_yamls(study, departments, urls)), urls)


def main_serve(study: Study, port: int = PORT) -> None:
    """Print the addresses and serve until Ctrl-C."""
    with serve(study, port=port) as serving:
        for label, url in serving.urls.items():
            print(f"{label:32} {url}")
        print("Ctrl-C ends.", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


def _open(folder: Path, port: int) -> Server:
    if not folder.is_dir():
        raise StudyError(f"{folder} is not there: build the campus again")
    try:
        return Server((HOST, port), partial(Handler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise StudyError(
            f"Port {port} on {HOST} cannot be used ({error}): stop what uses it, or choose "
            "another first port (0 takes free ones)"
        ) from error


def _shut_down(servers: list[Server]) -> None:
    """End all at the same time: each takes up to half a second to notice."""
    threads = [threading.Thread(target=server.shutdown) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _write_yamls(study: Study, departments: list[dict], urls: dict[str, str]) -> Iterator[Path]:
    folder = study.data / "departments"
    labels = {entry["label"] for entry in departments}
    for left in folder.glob("*.yaml"):
        if left.stem not in labels:
            left.unlink()
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
