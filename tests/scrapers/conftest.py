"""Small sites of our own making on loopback, with pictures that show nobody."""

import io
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
import yaml
from PIL import Image

from facestudy.paths import Study


def picture(seed: int, *, size: tuple[int, int] = (60, 72), form: str = "JPEG") -> bytes:
    """Some bytes that are a picture; another seed gives another picture."""
    rng = np.random.default_rng(seed)
    blocks = rng.integers(0, 255, (4, 4, 3), dtype=np.uint8)
    stream = io.BytesIO()
    Image.fromarray(blocks).resize(size, Image.Resampling.BILINEAR).save(stream, form)
    return stream.getvalue()


@dataclass
class Reply:
    """What the site answers; ``wait`` seconds later, ``drip`` bytes a tenth of a second."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: int = 0


@dataclass
class Site:
    """A served site: ``replies`` may change while it runs; ``log`` has every request."""

    url: str
    replies: dict[str, Reply | Callable[[], Reply]] = field(default_factory=dict)
    log: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def page(self, path: str, body: str, **reply: object) -> None:
        html = f"<!doctype html><meta charset=utf-8><title>Test</title><body>{body}"
        self.replies[path] = Reply(html.encode(), headers={"Content-Type": "text/html"}, **reply)

    def picture(self, path: str, seed: int, **reply: object) -> None:
        headers = {"Content-Type": "image/jpeg", "ETag": f'"{seed}"'}
        self.replies[path] = Reply(picture(seed), headers=headers, **reply)

    def asked(self, path: str) -> int:
        return sum(1 for one, _ in self.log if one == path)


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.log.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            reply = site.replies.get(self.path, Reply(status=404))
            reply = reply() if callable(reply) else reply
            time.sleep(reply.wait)
            if (
                reply.headers.get("ETag")
                and self.headers.get("If-None-Match") == reply.headers["ETag"]
            ):
                reply = Reply(status=304, headers=reply.headers)
            try:
                self._send(reply)
            except OSError:
                self.close_connection = True

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            step = reply.drip or max(1, len(reply.body))
            for start in range(0, len(reply.body), step):
                self.wfile.write(reply.body[start : start + step])
                time.sleep(0.1 if reply.drip else 0)

        def log_message(self, *arguments: object) -> None:
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that was killed hangs up: that is what some tests are about."""


@pytest.fixture
def new_site() -> Iterator[Callable[[], Site]]:
    """Starts a site on a port of its own, as often as called."""
    servers = []

    def start() -> Site:
        site = Site("")
        server = _Server(("127.0.0.1", 0), _handler(site))
        site.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        return site

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    return Study("small")


CARD = '<div class=card><img class=photo src="{src}"><h3>{name}</h3></div>'
SELECTORS = {"card": ".card", "picture": "img.photo", "person": "h3"}


def card(name: str, src: str) -> str:
    return CARD.format(name=name, src=src)


@pytest.fixture
def department(tmp_path: Path) -> Callable[..., Path]:
    """Writes a YAML file; without a pause, with the selectors of `card`."""

    def write(name: str, url: str, **keys: object) -> Path:
        values = {"name": name, "category": "cs", "url": url, "pause": 0, **SELECTORS, **keys}
        path = tmp_path / "departments" / f"{name.replace('/', '')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump({k: v for k, v in values.items() if v is not None}))
        return path

    return write
