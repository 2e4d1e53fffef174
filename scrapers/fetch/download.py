"""Guarded HTTP downloads: every redirect is checked, size and time are limited while streaming."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from scrapers.errors import Failure
from scrapers.fetch.addresses import Addresses
from scrapers.fetch.connections import (
    HTTP_ERRORS,
    PoolTransport,
    failure_of,
    new_pool,
    time_limit,
)
from scrapers.fetch.politeness import USER_AGENT, Allowance, RateLimiter, retry_after

MAX_REDIRECTS = 5
MAX_SECONDS = 20.0
"""For an address: its redirects, and its repetitions if they share an `Allowance`."""
STEP_SECONDS = 10.0
"""For each of connecting, writing and reading."""
MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class Response:
    """The final response, after redirects; ``retry_after`` in seconds, if the server sent it."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    retry_after: float | None = None


class Downloader:
    """Downloads for departments; use it as a context manager.

    Args:
        limiter: spaces out the requests.
        agent: the user agent.
        addresses: says which hosts may be contacted.
        clock: a monotonic clock in seconds.
    """

    def __init__(
        self,
        limiter: RateLimiter,
        *,
        agent: str = USER_AGENT,
        addresses: Addresses | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limiter = limiter
        self._addresses = addresses or Addresses()
        self._clock = clock
        # No proxy from the environment: behind one, redirects could not be checked.
        self._client = httpx.Client(
            headers={"User-Agent": agent, "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(STEP_SECONDS),
            transport=PoolTransport(new_pool(self._addresses)),
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> "Downloader":
        return self

    def __exit__(self, *error: object) -> None:
        self._client.close()

    def get(
        self,
        url: str,
        department_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        permit: Callable[[str], None] = lambda url: None,
        max_bytes: int = MAX_BYTES,
        allowance: Allowance | None = None,
    ) -> Response:
        """Fetch an address, following redirects.

        Args:
            url: the address to fetch.
            department_url: the department's own address; only its host may be a private one.
            headers: further request headers.
            permit: called with the address of every hop; raises `Failure` if it is forbidden.
            max_bytes: the transfer is aborted once the decoded body is larger than this.
            allowance: the seconds that all transfers for this address may take, and that this
                call spends; by default `MAX_SECONDS`.

        Returns:
            The response, whatever its status; only a 2xx response has a body.

        Raises:
            Failure: a forbidden address, no response, too many redirects, too large or too slow.
        """
        allowance = allowance or Allowance(MAX_SECONDS)
        for _ in range(MAX_REDIRECTS + 1):
            self._check_url(url, department_url)
            permit(url)
            with self._limiter.turn(url), allowance.spending(self._clock) as seconds:
                response = self._request(url, headers or {}, max_bytes, seconds)
            location = response.headers.get("location")
            if response.status not in (301, 302, 303, 307, 308) or not location:
                return response
            url = _joined(url, location)
        raise Failure(f"more than {MAX_REDIRECTS} redirects")

    def _check_url(self, url: str, department_url: str) -> None:
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            raise Failure("not a valid address") from None
        if parts.scheme not in ("http", "https") or not host:
            raise Failure(f"not a web address ({parts.scheme or 'no scheme'}:)"[:80])
        self._addresses.check(host, department_url)

    def _request(
        self, url: str, headers: Mapping[str, str], max_bytes: int, seconds: float
    ) -> Response:
        try:
            with (
                time_limit(seconds),
                self._client.stream("GET", url, headers=headers) as response,
            ):
                body = self._body(response, max_bytes, seconds)
                wait = retry_after(response.headers.get("retry-after"))
                return Response(url, response.status_code, response.headers, body, wait)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, ValueError):
            raise Failure("not a valid address") from None
        except httpx.DecodingError:
            raise Failure("the transfer is corrupt") from None
        except HTTP_ERRORS as error:
            raise failure_of(error) from None

    def _body(self, response: httpx.Response, max_bytes: int, seconds: float) -> bytes:
        if not 200 <= response.status_code < 300:
            return b""
        deadline = self._clock() + seconds
        slow = Failure(f"slower than {MAX_SECONDS:.0f} s", temporary=True)
        body = bytearray()
        # Chunks as they arrive, at most 64 KiB each: a compression bomb is noticed after the first,
        # and a slow server cannot hold us up, as it could with chunks of a fixed size.
        try:
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > max_bytes:
                    raise Failure(f"larger than {max_bytes // 1024} KiB")
                if self._clock() > deadline:
                    raise slow
        except httpcore.TimeoutException:
            raise slow from None
        return bytes(body)


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError:
        raise Failure("not a valid address") from None
