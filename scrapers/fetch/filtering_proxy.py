"""A proxy on loopback through which a local browser sends every request, so that each is checked.

Method, address and headers are seen, of encrypted requests too (see `certificate`). A request goes
to exactly the address that was checked, and only while a page is being read.
"""

import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from urllib.parse import urlsplit

import httpcore

from scrapers.errors import Failure, from_status
from scrapers.fetch import request_rules
from scrapers.fetch.addresses import Addresses, site
from scrapers.fetch.certificate import server_context
from scrapers.fetch.connections import HTTP_ERRORS, failure_of, new_pool, time_limit
from scrapers.fetch.politeness import origin, retry_after
from scrapers.fetch.proxy_handler import ProxyHandler
from scrapers.fetch.request_rules import Request

OWN_SECONDS = 30.0
"""For the department's own site: as long as a page may take."""
THIRD_SECONDS = 2.0
"""For any other host until it answers; then it counts as silent for the rest of the run."""
THIRD_BODY_SECONDS = 10.0


@dataclass
class Visit:
    """One page that a browser reads.

    Args:
        department_url: the department's own address.
        permit: called with the address of each document before it is requested, redirects and
            frames included; raises `Failure` if robots.txt forbids it.
    """

    department_url: str
    permit: Callable[[str], None] = lambda url: None
    list_grows: bool = False
    """Set while a list may load more: its button is pressed, or it is scrolled once more."""
    held_back: bool = False
    """Whether a request was refused that is let through while the list grows."""
    requests: Counter[str] = field(default_factory=Counter)
    """How many requests each origin got."""
    failures: dict[str, Failure] = field(default_factory=dict)
    """Why the document at an address was not fetched."""
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, address and reason of each request that was not let through."""


class FilteringProxy:
    """The proxy of one browser; use it as a context manager.

    Args:
        addresses: says which hosts may be contacted.
        silent: origins that did not answer; shared by the browsers of a run.
        context: checks the certificates of sites; by default as the downloads do.
    """

    def __init__(
        self,
        addresses: Addresses,
        *,
        silent: set[str] | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._addresses = addresses
        self._silent = set() if silent is None else silent
        self._pool = new_pool(addresses, context=context)
        self._visit: Visit | None = None
        self.server_context, self.key_hash = server_context()

    def __enter__(self) -> "FilteringProxy":
        handler = type("Handler", (ProxyHandler,), {"proxy": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        with suppress(Exception):  # threads may still hold connections of a killed browser
            self._pool.close()

    @property
    def address(self) -> str:
        """Host and port, for the browser's command line."""
        return f"127.0.0.1:{self._server.server_port}"

    @contextmanager
    def reading(self, visit: Visit) -> Iterator[None]:
        """Within the block the browser reads a page; otherwise nothing is let through."""
        self._visit = visit
        try:
            yield
        finally:
            self._visit = None

    @contextmanager
    def answer(self, request: Request, body: bytes) -> Iterator[httpcore.Response]:
        """The response to a request of the browser, whose body is still to be read.

        Raises:
            Failure: why it is not let through, or why there is no response.
        """
        visit = self._visit
        if visit is None:
            raise Failure("no page is being read")
        third = site(request.url) != site(visit.department_url)
        try:
            seconds = self._check(request, visit, third=third)
            with self._sent(request, body, visit, seconds, third=third) as response:
                yield response
        except Failure as failure:
            visit.refused.append((request.method, request.url, failure.reason))
            if request.is_document:
                visit.failures[request.url] = failure
            raise

    def _check(self, request: Request, visit: Visit, *, third: bool) -> float:
        """How many seconds the request may take until its response; a Failure if it may not go."""
        home = visit.department_url
        reason = request_rules.refusal(request, home, list_grows=visit.list_grows)
        if reason:
            visit.held_back |= not request_rules.refusal(request, home, list_grows=True)
            raise Failure(f"not let through: {reason}")
        if third and origin(request.url) in self._silent:
            raise Failure("its host did not answer before", temporary=True)
        host = urlsplit(request.url).hostname or ""
        seconds = THIRD_SECONDS if third else OWN_SECONDS
        start = time.monotonic()
        try:
            self._addresses.check(host, visit.department_url, seconds=seconds)
        except Failure as failure:
            self._note_silence(request, third and failure.temporary)
            raise
        seconds -= time.monotonic() - start
        if request.is_document:
            visit.permit(request.url)
        return seconds

    @contextmanager
    def _sent(
        self, request: Request, body: bytes, visit: Visit, seconds: float, *, third: bool
    ) -> Iterator[httpcore.Response]:
        visit.requests[origin(request.url)] += 1
        try:
            with time_limit(seconds):
                response = self._pool.handle_request(_outgoing(request, body, seconds))
        except (*HTTP_ERRORS, ValueError) as error:
            self._note_silence(request, third)
            if isinstance(error, httpcore.TimeoutException) and not third:
                raise Failure("the page did not load in time", temporary=True) from None
            raise failure_of(error) from None
        try:
            self._check_response(request, response, visit)
            with time_limit(THIRD_BODY_SECONDS if third else OWN_SECONDS):
                yield response
        except httpcore.TimeoutException:
            self._note_silence(request, third)
            raise
        finally:
            response.close()

    def _note_silence(self, request: Request, silent: bool) -> None:
        if silent:
            self._silent.add(origin(request.url))

    def _check_response(self, request: Request, response: httpcore.Response, visit: Visit) -> None:
        headers = {name.lower(): value for name, value in response.headers}
        kind = headers.get(b"content-type", b"").decode("latin-1")
        if request_rules.refuses_type(request, kind):
            raise Failure("not let through: a picture, sound or film")
        if request.is_document and response.status in (429, 503):
            seconds = retry_after(headers.get(b"retry-after", b"").decode("latin-1"))
            visit.failures[request.url] = from_status(response.status, seconds)


def _outgoing(request: Request, body: bytes, seconds: float) -> httpcore.Request:
    steps = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
    return httpcore.Request(
        request.method,
        request.url,
        headers=list(request.headers.items()),
        content=body,
        extensions={"timeout": steps},
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """Browsers hang up or are killed."""
