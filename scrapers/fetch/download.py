"""Guarded HTTP downloads: every redirect is checked, size and time are limited while streaming."""

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from scrapers.errors import Failure
from scrapers.fetch.politeness import USER_AGENT, RateLimiter, retry_after

MAX_REDIRECTS = 5
MAX_SECONDS = 30.0
"""For a whole body."""
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


def resolve(host: str) -> set[str]:
    """The IP addresses of a host; raises OSError if it has none."""
    return {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}


def is_public(address: str) -> bool:
    """Whether an IP address is reachable from the internet.

    >>> is_public("8.8.8.8"), is_public("192.168.1.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.split("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_global and not ip.is_multicast


class Downloader:
    """Downloads for departments; use it as a context manager.

    Args:
        limiter: spaces out the requests.
        agent: the user agent.
        resolve: returns the IP addresses of a host.
        clock: a monotonic clock in seconds.
    """

    def __init__(
        self,
        limiter: RateLimiter,
        *,
        agent: str = USER_AGENT,
        resolve: Callable[[str], set[str]] = resolve,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limiter = limiter
        self._resolve = resolve
        self._clock = clock
        # No proxy from the environment: behind one, redirects could not be checked.
        self._client = httpx.Client(
            headers={"User-Agent": agent, "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(STEP_SECONDS),
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=32),
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
    ) -> Response:
        """Fetch an address, following redirects.

        Args:
            url: the address to fetch.
            department_url: the department's own address; only its host may be a private one.
            headers: further request headers.
            permit: called with the address of every hop; raises `Failure` if it is forbidden.
            max_bytes: the transfer is aborted once the decoded body is larger than this.

        Returns:
            The response, whatever its status; only a 2xx response has a body.

        Raises:
            Failure: a forbidden address, no response, too many redirects, too large or too slow.
        """
        for _ in range(MAX_REDIRECTS + 1):
            self._check_url(url, department_url)
            permit(url)
            with self._limiter.turn(url):
                response = self._request(url, department_url, headers or {}, max_bytes)
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
        try:
            addresses = self._resolve(host)
        except (OSError, UnicodeError):
            raise Failure(f"unknown host {host}"[:120], temporary=True) from None
        self._check_addresses(addresses, department_url)

    def _check_addresses(self, addresses: set[str], department_url: str) -> None:
        private = {address for address in addresses if not is_public(address)}
        if not private:
            return
        try:
            own = self._resolve(urlsplit(department_url).hostname or "")
        except (OSError, UnicodeError, ValueError):
            own = set()
        if not private <= own:
            raise Failure("a private address that is not the department's")

    def _request(
        self, url: str, department_url: str, headers: Mapping[str, str], max_bytes: int
    ) -> Response:
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                self._check_peer(response, department_url)
                body = self._body(response, max_bytes)
                wait = retry_after(response.headers.get("retry-after"))
                return Response(url, response.status_code, response.headers, body, wait)
        except httpx.TimeoutException:
            raise Failure("no response in time", temporary=True) from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, ValueError):
            raise Failure("not a valid address") from None
        except httpx.DecodingError:
            raise Failure("the transfer is corrupt") from None
        except httpx.HTTPError as error:
            raise Failure(f"no connection ({type(error).__name__})", temporary=True) from None

    def _check_peer(self, response: httpx.Response, department_url: str) -> None:
        """For the connection a host may resolve to another address than for the check."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if peer:
            self._check_addresses({str(peer[0])}, department_url)

    def _body(self, response: httpx.Response, max_bytes: int) -> bytes:
        if not 200 <= response.status_code < 300:
            return b""
        deadline = self._clock() + MAX_SECONDS
        body = bytearray()
        # Chunks as they arrive, at most 64 KiB each: a compression bomb is noticed after the first,
        # and a slow server cannot hold us up, as it could with chunks of a fixed size.
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > max_bytes:
                raise Failure(f"larger than {max_bytes // 1024} KiB")
            if self._clock() > deadline:
                raise Failure(f"slower than {MAX_SECONDS:.0f} s", temporary=True)
        return bytes(body)


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError:
        raise Failure("not a valid address") from None
