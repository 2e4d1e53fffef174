"""Small test sites on loopback, with pictures that show nobody."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import yaml
from support.loopback import Answer, serving
from support.small_pages import SELECTORS, picture

from facestudy.study.paths import Study


@dataclass
class Reply:
    """A response, sent after ``wait`` seconds; with ``drip``, that many bytes per 0.1 s."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: int = 0


@dataclass
class Site:
    """A site: ``replies`` may change while it is served; ``log`` has every request."""

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
        return sum(1 for requested, _ in self.log if requested == path)


def _answer(site: Site) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        site.log.append((request.path, {k.lower(): v for k, v in request.headers.items()}))
        reply = site.replies.get(request.path, Reply(status=404))
        reply = reply() if callable(reply) else reply
        time.sleep(reply.wait)
        tag = reply.headers.get("ETag")
        if tag and request.headers.get("If-None-Match") == tag:
            reply = Reply(status=304, headers=reply.headers)
        try:
            _send(request, reply)
        except OSError:
            request.close_connection = True

    return answer


def _send(request: BaseHTTPRequestHandler, reply: Reply) -> None:
    request.send_response(reply.status)
    for name, value in reply.headers.items():
        request.send_header(name, value)
    if reply.status != 304:
        request.send_header("Content-Length", str(len(reply.body)))
    request.end_headers()
    step = reply.drip or max(1, len(reply.body))
    for start in range(0, len(reply.body), step):
        request.wfile.write(reply.body[start : start + step])
        time.sleep(0.1 if reply.drip else 0)


@pytest.fixture
def new_site() -> Iterator[Callable[[], Site]]:
    """Starts a new site on its own port with every call."""
    with ExitStack() as servers:

        def start() -> Site:
            site = Site("")
            site.url = servers.enter_context(serving(_answer(site)))
            return site

        yield start


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    return Study("small")


@pytest.fixture
def department(tmp_path: Path) -> Callable[..., Path]:
    """Writes a YAML file, without a pause, with the selectors of `card`."""

    def write(name: str, url: str, **keys: object) -> Path:
        values = {"name": name, "category": "cs", "url": url, "pause": 0, **SELECTORS, **keys}
        path = tmp_path / "departments" / f"{name.replace('/', '')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump({k: v for k, v in values.items() if v is not None}))
        return path

    return write
