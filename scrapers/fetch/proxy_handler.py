"""How our proxy speaks with the browser: reads its requests and passes the responses on."""

import io
import socket
import ssl
from contextlib import AbstractContextManager, suppress
from html import escape
from http.server import BaseHTTPRequestHandler
from typing import Any, Protocol

import httpcore

from scrapers.errors import Failure
from scrapers.fetch.connections import HTTP_ERRORS
from scrapers.fetch.request_rules import Request

MAX_REQUEST_BODY = 1_000_000
MAX_RESPONSE_BODY = 50_000_000
"""Bytes as they are transferred; a response that goes on is broken off."""
NOT_PASSED_ON = frozenset(
    """
    connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer
    transfer-encoding upgrade alt-svc
    """.split()
)
"""They concern one connection only; "alt-svc" would offer the browser a way past the proxy."""


class Answers(Protocol):
    """What the handler needs of the proxy."""

    server_context: ssl.SSLContext

    def answer(
        self, request: Request, body: bytes
    ) -> AbstractContextManager[httpcore.Response]: ...


class _Writer(io.BufferedIOBase):
    """Sends all that it is given at once."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._connection.sendall(data)
        return memoryview(data).nbytes


class ProxyHandler(BaseHTTPRequestHandler):
    """One connection of the browser."""

    proxy: "Answers"
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 120
    _base = ""

    def do_CONNECT(self) -> None:
        """The way of encrypted requests and of sockets; both end here and are looked into."""
        if self._base:
            return self.send_error(400)
        self.send_response_only(200)
        self.end_headers()
        encrypted = self.connection.recv(1, socket.MSG_PEEK) == b"\x16"
        scheme, port = ("https", ":443") if encrypted else ("http", ":80")
        self._base = f"{scheme}://{self.path.removesuffix(port)}"
        if encrypted:
            context = self.proxy.server_context
            self.connection = context.wrap_socket(self.connection, server_side=True)
            self.rfile = self.connection.makefile("rb", -1)
            self.wfile = _Writer(self.connection)
        self.close_connection = False
        return None

    def do_GET(self) -> None:
        """Answer a request of any method."""
        url = self.path if not self._base else self._base + self.path
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, url, headers)
        try:
            body = self._body(headers)
            kept = {name: value for name, value in headers.items() if name not in NOT_PASSED_ON}
            if not url.startswith(("http://", "https://")):
                raise Failure("not a web address")
            if "upgrade" not in headers:
                request = Request(self.command, url, kept)
            with self.proxy.answer(request, body) as response:
                self._pass_on(response)
        except Failure as failure:
            self._refuse(failure)
        except (OSError, *HTTP_ERRORS):
            self.close_connection = True  # the browser takes the response for broken off

    do_HEAD = do_POST = do_OPTIONS = do_PUT = do_DELETE = do_PATCH = do_GET

    def _body(self, headers: dict[str, str]) -> bytes:
        length = headers.get("content-length", "0")
        known = length.isascii() and length.isdigit() and int(length[:9]) <= MAX_REQUEST_BODY
        if not known or "transfer-encoding" in headers:
            self.close_connection = True
            raise Failure("not let through: its body is too large")
        return self.rfile.read(int(length))

    def _pass_on(self, response: httpcore.Response) -> None:
        status = 502 if response.status == 407 else response.status
        self.send_response_only(status)
        headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers
        ]
        names = {name.lower() for name, _ in headers}
        empty = self.command == "HEAD" or status in (204, 304)
        chunked = not empty and ("content-length" not in names or "transfer-encoding" in names)
        for name, value in headers:
            if name.lower() not in NOT_PASSED_ON and not (
                chunked and name.lower() == "content-length"
            ):
                self.send_header(name, value)
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self._pass_on_body(response, chunked=chunked, empty=empty)

    def _pass_on_body(self, response: httpcore.Response, *, chunked: bool, empty: bool) -> None:
        sent = 0
        for data in response.iter_stream():
            sent += len(data)
            if sent > MAX_RESPONSE_BODY:
                self.close_connection = True
                return
            if data and not empty:
                self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data) if chunked else data)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")

    def _refuse(self, failure: Failure) -> None:
        body = f"<!doctype html><title>refused</title><p>{escape(failure.reason)}".encode()
        with suppress(OSError):
            self.send_response_only(502 if failure.temporary else 403)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    def finish(self) -> None:
        with suppress(OSError, ValueError):
            super().finish()
        with suppress(OSError):
            self.connection.close()

    def log_message(self, *_: object) -> None:
        pass
