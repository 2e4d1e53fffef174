"""Who may ask for what: address, origin, code, rate, size.

Enters: a request. Leaves: the visitor who asks, and a body of bounded size; or a `Refusal`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
from starlette.requests import ClientDisconnect, Request

from facestudy.experiments.expressions.capture.rates import Rate
from facestudy.experiments.expressions.capture.refusal import Refusal
from facestudy.experiments.expressions.capture.visitors import Visitors

MOST_BYTES = 5 * 2**20
"""Of a picture."""
SECONDS = 30.0
"""That a body may take to arrive, and that it may wait until others are done."""
HELD = 48
"""Bodies that are held in memory at a time."""


class Guard:
    """One server's.

    Args:
        by_address: for each address; a school's visitors may share one.
        by_code: for each visitor.
        welcomes: new visitors from one address.
    """

    def __init__(
        self,
        visitors: Visitors,
        *,
        by_address: Rate | None = None,
        by_code: Rate | None = None,
        welcomes: Rate | None = None,
    ) -> None:
        self._visitors = visitors
        self._by_address = by_address or Rate(3000, 30.0)
        self._by_code = by_code or Rate(120, 2.0)
        self._welcomes = welcomes or Rate(400, 1.0)
        self._held = anyio.CapacityLimiter(HELD)

    def admit(self, request: Request) -> None:
        """Any request of the interface: its address and, where it changes something, its origin.

        Raises:
            Refusal: too often, or sent by another site's page.
        """
        _refuse_early(self._by_address.wait(_address(request)))
        if request.method in ("GET", "HEAD"):
            return
        own = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if request.headers.get("origin") != own:
            raise Refusal(403, "This was sent by another page, so nothing was done.")

    def admit_new(self, request: Request) -> None:
        """Somebody without a code who asks for one.

        Raises:
            Refusal: too many from this address.
        """
        _refuse_early(self._welcomes.wait(_address(request)))

    async def visitor(self, request: Request) -> str:
        """The person whose code came with the request.

        Raises:
            Refusal: no code, a wrong one, or too many requests.
        """
        kind, _, code = request.headers.get("authorization", "").partition(" ")
        person = None
        if kind.lower() == "bearer" and code:
            person = await anyio.to_thread.run_sync(self._visitors.find, code)
        if person is None:
            raise Refusal(401, "This code is not known here: look whether it is complete.")
        _refuse_early(self._by_code.wait(person))
        return person

    @asynccontextmanager
    async def body(self, request: Request, most: int = MOST_BYTES) -> AsyncIterator[bytes]:
        """What was sent, while it is worked on; more than ``most`` bytes are never taken in.

        Raises:
            Refusal: too large, too slow, or broken off.
        """
        declared = request.headers.get("content-length", "0")
        if not declared.isdigit() or int(declared) > most:
            raise _too_large(most)
        try:
            with anyio.fail_after(SECONDS):
                await self._held.acquire_on_behalf_of(request)
        except TimeoutError:
            raise Refusal(503, "Many are sending just now; try again.", wait=5) from None
        try:
            yield await _read(request, most)
        finally:
            self._held.release_on_behalf_of(request)


async def _read(request: Request, most: int) -> bytes:
    data = bytearray()
    try:
        with anyio.fail_after(SECONDS):
            async for part in request.stream():
                data += part
                if len(data) > most:
                    raise _too_large(most)
    except TimeoutError:
        raise Refusal(408, "The picture took too long to arrive; try again.") from None
    except ClientDisconnect:
        raise Refusal(400, "The connection was lost; try again.") from None
    return bytes(data)


def _too_large(most: int) -> Refusal:
    limit = f"{most // 2**20} MB" if most >= 2**20 else f"{most} bytes"
    return Refusal(413, f"This is more than the {limit} that may be sent.")


def _refuse_early(wait: float) -> None:
    if wait:
        raise Refusal(429, "That was too often in a short time; wait a little.", wait=wait)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
