"""A web server on a free loopback port, for as long as a test needs it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]
"""Sends the response to a GET request, using the methods of the request handler."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Browsers hang up or are killed: some tests are about that."""


def _handler(answer: Answer, protocol: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = protocol
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def serving(answer: Answer, *, protocol: str = "HTTP/1.1") -> Iterator[str]:
    """The address of a server, without a path, while the block runs.

    Args:
        answer: responds to a GET; in HTTP/1.1 it must send a Content-Length.
        protocol: HTTP/1.0 closes the connection after each response.
    """
    server = _Server(("127.0.0.1", 0), _handler(answer, protocol))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
