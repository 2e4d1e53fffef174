"""Connections that go to checked addresses only, with a time limit that no slow server evades."""

import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from scrapers.errors import Failure
from scrapers.fetch.addresses import Addresses

HTTP_ERRORS = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)
_thread = threading.local()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Within the block, all connecting, sending and receiving of this thread ends in time.

    The time-outs of a client apply to each step: a server that sends a byte now and then never
    exceeds one.
    """
    before = getattr(_thread, "end", None)
    end = time.monotonic() + seconds
    _thread.end = end if before is None else min(end, before)
    try:
        yield
    finally:
        _thread.end = before


def _left(timeout: float | None, late: type[Exception]) -> float | None:
    end = getattr(_thread, "end", None)
    if end is None:
        return timeout
    left = end - time.monotonic()
    if left <= 0:
        raise late("the time is up")
    return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    """A connection that keeps the time limit of the thread that uses it."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.SyncBackend):
    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to one of the addresses that were checked; the name is not resolved again."""
        failed: Exception = httpcore.ConnectError(f"no address of {host}")
        for address in self._addresses.lookup(host):
            left = _left(timeout, httpcore.ConnectTimeout)
            try:
                return _Stream(
                    super().connect_tcp(address, port, left, local_address, socket_options)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


def new_pool(
    addresses: Addresses, *, context: ssl.SSLContext | None = None, size: int = 64
) -> httpcore.ConnectionPool:
    """A pool of connections; whoever uses it checks each host by ``addresses`` before."""
    return httpcore.ConnectionPool(
        ssl_context=context or httpx.create_ssl_context(trust_env=False),
        max_connections=size,
        max_keepalive_connections=size // 2,
        network_backend=_Backend(addresses),
    )


def failure_of(error: Exception) -> Failure:
    """The failure that an error of httpcore stands for."""
    if isinstance(error, httpcore.TimeoutException):
        return Failure("no response in time", temporary=True)
    if isinstance(error, httpcore.LocalProtocolError | httpcore.UnsupportedProtocol | ValueError):
        return Failure("not a valid address")
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Failure("no connection: the site's certificate is not valid")
    return Failure(f"no connection ({type(error).__name__})", temporary=True)


class PoolTransport(httpx.BaseTransport):
    """Lets httpx use such a pool; the errors are httpcore's."""

    def __init__(self, pool: httpcore.ConnectionPool) -> None:
        self._pool = pool

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
