"""Odd sites on loopback, each at a port of its own, with the three-line YAML of each.

Enters: sites, and a folder for the YAML files. Leaves: running servers while the block runs.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import yaml

from .site import Site


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            body, kind = site.files.get(unquote(self.path), (b"not here", ""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """A browser that hangs up is nobody's error."""


@contextmanager
def served(sites: Sequence[Site], folder: Path) -> Iterator[list[Path]]:
    """Serve the sites; yields their YAML files, which hold name, category, address, no selector."""
    with ExitStack() as stack:
        yield [_serve(site, folder, stack) for site in sites]


def _serve(site: Site, folder: Path, stack: ExitStack) -> Path:
    server = _Server(("127.0.0.1", 0), _handler(site))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    stack.callback(server.server_close)
    stack.callback(server.shutdown)
    url = f"http://127.0.0.1:{server.server_port}{site.start}"
    path = folder / f"{site.kind}.yaml"
    values = {"name": site.kind, "category": "odd", "url": url, "pause": 0}
    path.write_text(yaml.safe_dump(values), encoding="utf-8")
    return path
