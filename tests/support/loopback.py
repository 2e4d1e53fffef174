"""A web server on loopback, for as long as a test needs it.

Enters: a function that answers one request. Leaves: the server's address, at a port of its own.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answering = Callable[[BaseHTTPRequestHandler], None]
"""Sends the reply to a GET by the methods of the request that it is given."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Browsers hang up, or are killed: that is what some tests are about."""


def _handler(answer: Answering, protocol: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = protocol
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def serving(answer: Answering, *, protocol: str = "HTTP/1.1") -> Iterator[str]:
    """The address of a server, without a path, while the block runs.

    Args:
        answer: replies to a GET; from HTTP/1.1 on with a Content-Length.
        protocol: HTTP/1.0 closes the connection after each answer.
    """
    server = _Server(("127.0.0.1", 0), _handler(answer, protocol))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
