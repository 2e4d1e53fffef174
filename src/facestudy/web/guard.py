"""Access control of the server: rate limits, request origin, visitor code and upload size."""

import asyncio
import time
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import anyio
from starlette.requests import ClientDisconnect, Request

from facestudy.web.connections import DEADLINE, PIECE
from facestudy.web.responses import RequestError
from facestudy.web.visitors import Visitors

MAX_BYTES = 5 * 2**20
"""Size limit of an uploaded picture."""
MAX_HELD, MAX_HELD_OF_ADDRESS = 256 * 2**20, 128 * 2**20
"""Bytes of request bodies in memory at a time: of all, and of one address."""
MAX_BUCKETS = 20_000
"""Keys that a `RateLimit` remembers; the least recently used is dropped first."""


class RateLimit:
    """A token bucket for each key: ``burst`` requests at once, ``per_second`` in the long run.

    Args:
        burst: size of a bucket.
        per_second: tokens that a bucket regains each second.
        clock: the current time in seconds.

    >>> limit = RateLimit(2, 0.5, clock=lambda: 0.0)
    >>> [limit.wait("visitor") for _ in range(3)]
    [0.0, 0.0, 2.0]
    """

    def __init__(
        self, burst: int, per_second: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst, self.per_second, self._clock = burst, per_second, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds until the next request is allowed; 0 allows this one and takes a token."""
        now = self._clock()
        tokens, last = self._buckets.pop(key, (float(self.burst), now))
        tokens = min(float(self.burst), tokens + (now - last) * self.per_second)
        allowed = tokens >= 1
        self._buckets[key] = (tokens - 1 if allowed else tokens, now)
        if len(self._buckets) > MAX_BUCKETS:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - tokens) / self.per_second


class Memory:
    """Bytes that request bodies may take in memory at a time, in all and of one address.

    Args:
        most: bytes in all.
        of_address: bytes of the bodies from one address, so that it cannot take all.
    """

    def __init__(self, most: int = MAX_HELD, of_address: int = MAX_HELD_OF_ADDRESS) -> None:
        self._most, self._of_address = most, of_address
        self._held: Counter[str] = Counter()
        self._freed = asyncio.Condition()

    @asynccontextmanager
    async def hold(self, address: str, size: int) -> AsyncIterator[None]:
        """Hold some bytes until the block ends.

        Raises:
            TimeoutError: they did not become free in time.
        """
        async with self._freed:
            with anyio.fail_after(DEADLINE):
                await self._freed.wait_for(lambda: self._fits(address, size))
            self._held[address] += size
        try:
            yield
        finally:
            with anyio.CancelScope(shield=True):
                async with self._freed:
                    self._held[address] -= size
                    self._held += Counter()  # drops addresses that hold nothing
                    self._freed.notify_all()

    def _fits(self, address: str, size: int) -> bool:
        of_address = self._held[address] + size <= self._of_address
        return of_address and self._held.total() + size <= self._most


class Guard:
    """The access rules of one server.

    Args:
        visitors: the visitors whose codes are valid.
        by_address: requests from one network address; visitors at a school may share one.
        by_code: requests of one visitor.
        registrations: new visitors from one network address.
        memory: for request bodies.
    """

    def __init__(
        self,
        visitors: Visitors,
        *,
        by_address: RateLimit | None = None,
        by_code: RateLimit | None = None,
        registrations: RateLimit | None = None,
        memory: Memory | None = None,
    ) -> None:
        self._visitors = visitors
        self._by_address = by_address or RateLimit(3000, 30.0)
        self._by_code = by_code or RateLimit(120, 2.0)
        self._registrations = registrations or RateLimit(400, 1.0)
        self._memory = memory or Memory()

    def check(self, request: Request) -> None:
        """Check the address's rate and, for a request that changes something, its origin.

        Raises:
            RequestError: too many requests, or a request sent by another site's page.
        """
        _raise_if_limited(self._by_address.wait(_address(request)))
        if request.method in ("GET", "HEAD"):
            return
        own_origin = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if request.headers.get("origin") != own_origin:
            raise RequestError(403, "This request came from another page and was rejected.")

    def check_registration(self, request: Request) -> None:
        """Check the rate of new visitors from the address.

        Raises:
            RequestError: too many new visitors.
        """
        _raise_if_limited(self._registrations.wait(_address(request)))

    async def visitor(self, request: Request) -> str:
        """The person whose code came with the request.

        Raises:
            RequestError: no code, a wrong code, or too many requests.
        """
        kind, _, code = request.headers.get("authorization", "").partition(" ")
        person = None
        if kind.lower() == "bearer" and code:
            person = await anyio.to_thread.run_sync(self._visitors.find, code)
        if person is None:
            raise RequestError(401, "This code is not known. Please check that it is complete.")
        _raise_if_limited(self._by_code.wait(person))
        return person

    @asynccontextmanager
    async def body(self, request: Request, limit: int = MAX_BYTES) -> AsyncIterator[bytes]:
        """The request body, which counts as held in memory until the block ends.

        At most ``limit`` bytes (and the rest of one network packet) are read.

        Raises:
            RequestError: the body is too large or too slow, or the connection broke.
        """
        declared = request.headers.get("content-length", "0")
        if not (declared.isascii() and declared.isdigit()) or int(declared) > limit:
            raise _too_large(limit)
        size = int(declared) if "content-length" in request.headers else limit
        async with AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(self._memory.hold(_address(request), size))
            except TimeoutError:
                message = "Many people are sending pictures. Please try again."
                raise RequestError(503, message, retry_after=5) from None
            yield await _read(request, limit)


async def _read(request: Request, limit: int) -> bytes:
    """The body; each `PIECE` of it must arrive within the `DEADLINE`."""
    data = bytearray()
    try:
        with anyio.fail_after(DEADLINE) as scope:
            async for part in request.stream():
                if len(data) // PIECE < (len(data) + len(part)) // PIECE:
                    scope.deadline = anyio.current_time() + DEADLINE
                data += part
                if len(data) > limit:
                    raise _too_large(limit)
    except TimeoutError:
        raise RequestError(408, "The upload took too long. Please try again.") from None
    except ClientDisconnect:
        raise RequestError(400, "The connection was lost. Please try again.") from None
    return bytes(data)


def _too_large(limit: int) -> RequestError:
    size = f"{limit // 2**20} MB" if limit >= 2**20 else f"{limit} bytes"
    return RequestError(413, f"This is larger than the limit of {size}.")


def _raise_if_limited(wait: float) -> None:
    if wait:
        raise RequestError(429, "Too many requests. Please wait a moment.", retry_after=wait)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
