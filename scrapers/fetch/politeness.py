"""How a guest behaves: robots.txt first, one request at a time per origin, a pause in between.

Enters: addresses, a clock and a function that fetches. Leaves: permission, and the moment for it.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from scrapers.errors import Failure

PRODUCT = "facestudy"
AGENT = f"Mozilla/5.0 (compatible; {PRODUCT}/0.1; research on portraits)"
LONGEST_WAIT = 120.0
"""Seconds that we wait for a server at its request; one that asks for more is left for later."""
ATTEMPTS = 3
NO_AI = ("noai", "noimageai")
ROBOTS_BYTES = 512 * 1024


def agent(contacts: list[str]) -> str:
    """The user agent, with the people to write to; only plain characters reach the header."""
    known = "; ".join(dict.fromkeys(filter(None, contacts)))
    plain = "".join(letter for letter in known if " " <= letter <= "~" and letter not in "()")
    return AGENT.replace("research on portraits", plain) if plain else AGENT


def origin(url: str) -> str:
    """Scheme, host and port, the default port left out."""
    parts = urlsplit(url)
    port = parts.port if parts.port != {"http": 80, "https": 443}.get(parts.scheme) else None
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def retry_after(value: str | None, *, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for, given as seconds or as a date; None if unread."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, IndexError):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - (now or datetime.now(UTC))).total_seconds())


def refusal(directives: str) -> str:
    """The directive by which a page or picture does not want to be used as we would; else empty.

    Args:
        directives: of an X-Robots-Tag header or a robots meta: ``noai, otherbot: noimageai``. A
            name before a colon says for whom all that follows it is meant.
    """
    ours = True
    for part in directives.casefold().split(","):
        whom, colon, what = part.partition(":")
        if colon and whom.strip() not in ("unavailable_after", "max-snippet", "max-image-preview"):
            ours, part = whom.strip() in (PRODUCT, "*"), what
        if ours and part.strip() in NO_AI:
            return part.strip()
    return ""


@dataclass
class _Lane:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    pause: float = 0.0


class Pace:
    """One request at a time per origin, with a pause between the end of one and the next.

    Args:
        clock: seconds that only grow.
        sleep: waits for some seconds.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, _Lane] = {}
        self._lock = threading.Lock()

    def at_least(self, url: str, pause: float) -> None:
        """Keep at least this pause at the address's origin from now on."""
        lane = self._lane(url)
        lane.pause = max(lane.pause, pause)

    def hold(self, url: str, seconds: float) -> None:
        """Ask nothing of the address's origin for some seconds."""
        lane = self._lane(url)
        lane.free_at = max(lane.free_at, self._clock() + seconds)

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        """Wait until the origin is free and its pause is over; it is ours within the block."""
        lane = self._lane(url)
        with lane.lock:
            while (wait := lane.free_at - self._clock()) > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                lane.free_at = max(lane.free_at, self._clock() + lane.pause)

    def _lane(self, url: str) -> _Lane:
        with self._lock:
            return self._lanes.setdefault(origin(url), _Lane())


class Robots:
    """What each origin's robots.txt allows; read once, before the first request there.

    Args:
        fetch: address, home -> (status, text); raises `Failure` where no answer comes.
        pace: learns the crawl-delays.
    """

    def __init__(self, fetch: Callable[[str, str], tuple[int, str]], pace: Pace) -> None:
        self._fetch = fetch
        self._pace = pace
        self._rules: dict[str, Protego | Failure] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def check(self, url: str, home: str) -> None:
        """Return if the address may be fetched for the department at ``home``.

        Raises:
            Failure: robots.txt forbids it, or could not be read (5xx, 429, time-out).
        """
        rules = self._of(origin(url), home)
        if isinstance(rules, Failure):
            raise Failure(rules.reason, status=rules.status, passing=rules.passing)
        if not rules.can_fetch(url, PRODUCT):
            raise Failure("robots.txt forbids it")

    def _of(self, place: str, home: str) -> Protego | Failure:
        with self._lock:
            lock = self._locks.setdefault(place, threading.Lock())
        with lock:
            if place not in self._rules:
                self._rules[place] = self._read(place, home)
            return self._rules[place]

    def _read(self, place: str, home: str) -> Protego | Failure:
        try:
            status, text = self._fetch(f"{place}/robots.txt", home)
        except Failure as failure:
            return Failure(
                f"robots.txt cannot be read: {failure.reason}",
                status=failure.status,
                passing=failure.passing,
            )
        # A client's error says that there are no rules; 429 is a server that wants peace.
        if 400 <= status < 500 and status != 429:
            return Protego.parse("")
        if not 200 <= status < 300:
            return Failure(f"robots.txt cannot be read: HTTP {status}", status=status, passing=True)
        rules = Protego.parse(text)
        delay = rules.crawl_delay(PRODUCT) or 0.0
        if delay > LONGEST_WAIT:
            return Failure(f"robots.txt asks for {delay:.0f} s between requests")
        self._pace.at_least(place, float(delay))
        return rules


def persistent(url: str, pace: Pace, *, attempts: int = ATTEMPTS) -> Retrying:
    """Tenacity's retrying for one address: what may pass is tried again when the server likes.

    Retry-After decides the wait, else 1, 2, 4 ... seconds. The wait is the origin's, so that its
    other addresses wait too.
    """

    def wait(state: RetryCallState) -> float:
        failure = state.outcome.exception()
        return failure.retry_after or 2.0 ** (state.attempt_number - 1)

    def worth_it(error: BaseException) -> bool:
        if not (isinstance(error, Failure) and error.passing):
            return False
        return (error.retry_after or 0.0) <= LONGEST_WAIT

    return Retrying(
        stop=stop_after_attempt(attempts),
        retry=retry_if_exception(worth_it),
        wait=wait,
        sleep=lambda seconds: pace.hold(url, seconds),
        reraise=True,
    )
