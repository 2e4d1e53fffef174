"""Polite access to sites: robots.txt first, one request at a time per origin, pauses, retries."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego
from tenacity import RetryCallState, Retrying, stop_after_attempt

from scrapers.errors import Failure
from scrapers.fetch.addresses import is_on_this_machine

PRODUCT = "facestudy"
"""The name that robots.txt and robots directives know us by."""
USER_AGENT = f"Mozilla/5.0 (compatible; {PRODUCT}/0.1; research on portraits)"
MAX_WAIT = 120.0
"""Seconds that we wait if a server asks us to; if it asks for more, we do not retry in this run."""
ATTEMPTS = 3
REST_PER_REQUEST, MAX_EXTRA_REST = 0.1, 5.0
"""Seconds that an origin rests, beside its pause, for each request of a page load."""
NO_AI = ("noai", "noimageai")
ROBOTS_BYTES = 512 * 1024


def user_agent(contacts: list[str]) -> str:
    """The user agent with the contact addresses; only plain ASCII reaches the header."""
    addresses = "; ".join(dict.fromkeys(filter(None, contacts)))
    plain = "".join(letter for letter in addresses if " " <= letter <= "~" and letter not in "()")
    return USER_AGENT.replace("research on portraits", plain) if plain else USER_AGENT


def origin(url: str) -> str:
    """Scheme, host and port, without the default port.

    >>> origin("https://Uni.example.org:443/people")
    'https://uni.example.org'
    """
    parts = urlsplit(url)
    port = parts.port if parts.port != {"http": 80, "https": 443}.get(parts.scheme) else None
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def retry_after(value: str | None, *, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header (seconds or a date) asks for; None if it is invalid."""
    if not value:
        return None
    # "²" is a digit for Python too, but no number.
    if value.isascii() and value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        date = parsedate_to_datetime(value)
        date = date if date.tzinfo else date.replace(tzinfo=UTC)
        return max(0.0, (date - (now or datetime.now(UTC))).total_seconds())
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def ai_refusal(directives: str) -> str:
    """The directive that forbids our use of a page or picture; empty if there is none.

    Args:
        directives: from an X-Robots-Tag header or a robots meta, such as
            ``noai, otherbot: noimageai``. A name before a colon says which robot all that follows
            is meant for.

    >>> ai_refusal("noindex, noai"), ai_refusal("otherbot: noai")
    ('noai', '')
    """
    for_us = True
    for part in directives.casefold().split(","):
        name, colon, rest = part.partition(":")
        if colon and name.strip() not in ("unavailable_after", "max-snippet", "max-image-preview"):
            for_us, part = name.strip() in (PRODUCT, "*"), rest
        if for_us and part.strip() in NO_AI:
            return part.strip()
    return ""


@dataclass
class _OriginState:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    pause: float = 0.0
    extra: float = 0.0


class RateLimiter:
    """One request at a time per origin, with a pause between the end of one and the next.

    Args:
        clock: a monotonic clock in seconds.
        sleep: waits for some seconds; by default until the run is stopped at most.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._origins: dict[str, _OriginState] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def stop(self) -> None:
        """From now on no turn begins, and none is waited for."""
        self._stopped.set()

    def rest_for(self, url: str, requests: int) -> None:
        """Within a turn: let the origin rest longer after it, as it got more than one request.

        One on this machine, such as the campus, is nobody else's: it has its pause and no more.
        """
        if not is_on_this_machine(url):
            self._state(url).extra = min(MAX_EXTRA_REST, REST_PER_REQUEST * requests)

    def set_min_pause(self, url: str, pause: float) -> None:
        """From now on keep at least this pause at the address's origin."""
        state = self._state(url)
        state.pause = max(state.pause, pause)

    def back_off(self, url: str, seconds: float) -> None:
        """Send no request to the address's origin for some seconds."""
        state = self._state(url)
        state.free_at = max(state.free_at, self._clock() + seconds)

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        """Wait until the origin is free and its pause is over, then hold it within the block.

        Raises:
            Failure: the run was stopped.
        """
        state = self._state(url)
        with state.lock:
            while not self._stopped.is_set() and (wait := state.free_at - self._clock()) > 0:
                self._wait(wait)
            if self._stopped.is_set():
                raise Failure("the run was stopped", temporary=True)
            state.extra = 0.0
            try:
                yield
            finally:
                rest = state.pause + state.extra
                state.free_at = max(state.free_at, self._clock() + rest)

    def _wait(self, seconds: float) -> None:
        if self._sleep:
            self._sleep(seconds)
        else:
            self._stopped.wait(seconds)

    def _state(self, url: str) -> _OriginState:
        with self._lock:
            return self._origins.setdefault(origin(url), _OriginState())


class Robots:
    """What each origin's robots.txt allows; it is read once, before the first request there.

    Args:
        fetch: takes the address of a robots.txt and the department's address, returns status and
            text; raises `Failure` if there is no response.
        limiter: is told the crawl delays.
    """

    def __init__(self, fetch: Callable[[str, str], tuple[int, str]], limiter: RateLimiter) -> None:
        self._fetch = fetch
        self._limiter = limiter
        self._rules: dict[str, Protego | Failure] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def check(self, url: str, department_url: str) -> None:
        """Return if the address may be fetched for the department.

        Raises:
            Failure: robots.txt forbids it, or cannot be read (5xx, 429, time-out).
        """
        rules = self._rules_of(origin(url), department_url)
        if isinstance(rules, Failure):
            raise Failure(rules.reason, status=rules.status, temporary=rules.temporary)
        if not rules.can_fetch(url, PRODUCT):
            raise Failure("robots.txt forbids it")

    def _rules_of(self, site: str, department_url: str) -> Protego | Failure:
        with self._lock:
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:
            if site not in self._rules:
                self._rules[site] = self._read(site, department_url)
            return self._rules[site]

    def _read(self, site: str, department_url: str) -> Protego | Failure:
        try:
            status, text = self._fetch(f"{site}/robots.txt", department_url)
        except Failure as failure:
            return Failure(
                f"robots.txt cannot be read: {failure.reason}",
                status=failure.status,
                temporary=failure.temporary,
            )
        # A client error means that there are no rules; 429 is an overloaded server.
        if 400 <= status < 500 and status != 429:
            return Protego.parse("")
        if not 200 <= status < 300:
            reason = f"robots.txt cannot be read: HTTP {status}"
            return Failure(reason, status=status, temporary=True)
        # A byte order mark would hide the first line, which names the robots that are meant.
        rules = Protego.parse(text.lstrip("\ufeff"))
        delay = rules.crawl_delay(PRODUCT) or 0.0
        if delay > MAX_WAIT:
            return Failure(f"robots.txt asks for {delay:.0f} s between requests")
        self._limiter.set_min_pause(site, float(delay))
        return rules


@dataclass
class Allowance:
    """Seconds that the requests for one address may still take together; pauses do not count."""

    left: float

    @contextmanager
    def spending(self, clock: Callable[[], float]) -> Iterator[float]:
        """Within the block time is spent; yields how much there is."""
        start = clock()
        try:
            yield self.left
        finally:
            self.left -= clock() - start


def retrying(
    url: str,
    limiter: RateLimiter,
    *,
    attempts: int = ATTEMPTS,
    allowance: Allowance | None = None,
) -> Retrying:
    """Tenacity's `Retrying` for one address: repeats after temporary failures.

    The wait is what Retry-After says, else 1, 2, 4 ... seconds. It applies to the whole origin, so
    that requests to its other addresses wait too.

    Args:
        url: the address.
        limiter: makes the origin wait.
        attempts: how often the address is requested at most.
        allowance: there is no further attempt that would begin after its end.

    Returns:
        A callable: ``retrying(url, limiter)(function, *arguments)``.
    """

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.retry_after if isinstance(error, Failure) else None
        return asked or 2.0 ** (state.attempt_number - 1)

    def is_worth_it(state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        if not (isinstance(error, Failure) and error.temporary):
            return False
        if (error.retry_after or 0.0) > MAX_WAIT:
            return False
        if allowance is None or wait(state) < allowance.left:
            return True
        # The address is given up, but what else is requested there waits as the server asked.
        limiter.back_off(url, error.retry_after or 0.0)
        return False

    def sleep(seconds: float) -> None:
        limiter.back_off(url, seconds)
        if allowance:
            allowance.left -= seconds

    return Retrying(
        stop=stop_after_attempt(attempts),
        retry=is_worth_it,
        wait=wait,
        sleep=sleep,
        reraise=True,
    )
