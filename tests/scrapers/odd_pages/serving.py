"""Serve odd sites on loopback, each on its own port, and write a YAML file for each."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote

import yaml

# By its full name, as pytest and ``python -m`` import this package from different roots.
from tests.support.loopback import Answer, serving

from .site import Site


def _answer(site: Site) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        body, kind = site.files.get(unquote(request.path), (b"not here", ""))
        request.send_response(200 if kind else 404)
        request.send_header("Content-Type", kind or "text/plain")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


@contextmanager
def served(sites: Sequence[Site], folder: Path) -> Iterator[list[Path]]:
    """Serve the sites; yield their YAML files, with name, category and address but no selectors."""
    with ExitStack() as stack:
        yield [
            _written(site, stack.enter_context(serving(_answer(site))), folder) for site in sites
        ]


def _written(site: Site, address: str, folder: Path) -> Path:
    path = folder / f"{site.kind}.yaml"
    values = {"name": site.kind, "category": "odd", "url": address + site.start, "pause": 0}
    path.write_text(yaml.safe_dump(values), encoding="utf-8")
    return path
