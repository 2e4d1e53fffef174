"""Deadlines and limits of the connections to the page, so that slow ones keep nobody else out.

A request is unfinished from its first byte until all of it has arrived. Its headers have
`DEADLINE` seconds, and so has each `PIECE` of its body. Of one address, whose visitors may be those
of a whole school, at most `UNFINISHED` are read at a time; further ones wait for their turn.
"""

import asyncio
from collections import Counter, deque
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

DEADLINE = 10.0
"""Seconds for the handshake, for headers, and for each piece of a body."""
PIECE = 2**16
"""Bytes of a body that must arrive within the deadline."""
GRACE = 2.0
"""Seconds more for a body, so that the application can answer that it was too slow."""
ANSWER = 120.0
"""Seconds for an answer to be made and taken."""
UNFINISHED = 64
"""Requests of one address that are read at a time."""
MOST_OF_ADDRESS, MOST = 2000, 6000
"""Open connections of one address and of all. A browser opens up to six."""


class Doorkeeper:
    """Counts the connections of one server, and whose requests may be read."""

    def __init__(
        self,
        *,
        unfinished: int = UNFINISHED,
        of_address: int = MOST_OF_ADDRESS,
        most: int = MOST,
        deadline: float = DEADLINE,
    ) -> None:
        self.unfinished, self.of_address, self.most = unfinished, of_address, most
        self.deadline = deadline
        self._open: Counter[str] = Counter()
        self._reading: Counter[str] = Counter()
        self._waiting: dict[str, deque[Connection]] = {}

    def enter(self, address: str) -> bool:
        """Whether one more connection of this address is let in; it is counted then."""
        if self._open[address] >= self.of_address or self._open.total() >= self.most:
            return False
        self._open[address] += 1
        return True

    def leave(self, address: str) -> None:
        """A connection that was let in has ended."""
        _count_down(self._open, address)

    def begin(self, connection: "Connection") -> bool:
        """Whether a request may be read now; otherwise its connection is told later."""
        address = connection.address
        if self._reading[address] < self.unfinished:
            self._reading[address] += 1
            return True
        self._waiting.setdefault(address, deque()).append(connection)
        return False

    def end(self, address: str) -> None:
        """A request that was read is complete, or lost: it is the next one's turn."""
        _count_down(self._reading, address)
        queue = self._waiting.get(address)
        if queue:
            self._reading[address] += 1
            queue.popleft().proceed()
        if not queue:
            self._waiting.pop(address, None)

    def give_up(self, connection: "Connection") -> None:
        """A connection that waits has ended."""
        queue = self._waiting.get(connection.address)
        if queue and connection in queue:
            queue.remove(connection)


def _count_down(counter: Counter[str], key: str) -> None:
    counter[key] -= 1
    if not counter[key]:
        del counter[key]


class Connection(H11Protocol):
    """One connection, which is closed when a deadline passes."""

    doorkeeper: Doorkeeper
    """Of the server; set by `connections_of`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.address = self.client[0] if self.client else ""
        self._phase, self._reads, self._waits, self._arrived = "new", False, False, 0
        self._timer: asyncio.TimerHandle | None = None
        self._is_in = self.doorkeeper.enter(self.address)
        if self._is_in:
            self._give(self.doorkeeper.deadline)
        else:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        self._arrived += len(data)
        super().data_received(data)
        self._review()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._review()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._give(None)
        self._finish()
        if self._is_in:
            self.doorkeeper.leave(self.address)

    def proceed(self) -> None:
        """It is this request's turn to be read."""
        self._waits, self._reads = False, True
        if self._phase == "body":
            self._give(self.doorkeeper.deadline + GRACE)
        if not self.flow.read_paused:
            self.transport.resume_reading()

    def _review(self) -> None:
        """Set the deadline of what is expected next, if that has changed."""
        phase = self._expected()
        if phase != self._phase or (phase == "body" and self._arrived >= PIECE):
            seconds = {"body": self.doorkeeper.deadline + GRACE, "answer": ANSWER, "": None}
            self._give(seconds.get(phase, self.doorkeeper.deadline))
            self._phase, self._arrived = phase, 0
        if phase not in ("headers", "body"):
            self._finish()
        elif self._waits:  # the application may have asked for more meanwhile
            self.transport.pause_reading()
        elif not self._reads:
            self._reads = self.doorkeeper.begin(self)
            if not self._reads:
                self._waits = True
                self.transport.pause_reading()

    def _expected(self) -> str:
        """The rest of the headers or of the body, an answer, or nothing in particular."""
        if self.conn.their_state is h11.SEND_BODY:
            return "body"
        if self.conn.their_state is h11.IDLE:
            return "headers" if self.conn.trailing_data[0] else ""
        return "" if self.cycle is None or self.cycle.response_complete else "answer"

    def _finish(self) -> None:
        """This connection's request no longer counts."""
        if self._reads:
            self._reads = False
            self.doorkeeper.end(self.address)
        elif self._waits:
            self._waits = False
            self.doorkeeper.give_up(self)
            if not self.transport.is_closing() and not self.flow.read_paused:
                self.transport.resume_reading()

    def _give(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if seconds is None else self.loop.call_later(seconds, self._close)

    def _close(self) -> None:
        """The deadline has passed: end the connection, unless the server itself does not read."""
        if self._phase == "body" and self.flow.read_paused:
            self._give(self.doorkeeper.deadline + GRACE)
        else:
            self.transport.abort()


def connections_of(doorkeeper: Doorkeeper) -> type[Connection]:
    """The class of a server's connections, for ``uvicorn.Config(http=...)``."""
    attributes: dict[str, Any] = {"doorkeeper": doorkeeper}
    return type("ConnectionOfServer", (Connection,), attributes)
