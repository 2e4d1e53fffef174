"""Plain HTTP, guarded: every hop is checked, size and time are capped while streaming.

Enters: an address and the department for which it is asked. Leaves: status, headers and body.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from scrapers.errors import Failure
from scrapers.fetch.politeness import AGENT, Pace, retry_after

HOPS = 5
SECONDS = 30.0
STEP_SECONDS = 10.0
BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class Answer:
    """What a server answered in the end; ``retry_after`` in seconds, if it asked to wait."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    retry_after: float | None = None


def resolve(host: str) -> set[str]:
    """The IP addresses of a host; raises OSError where it has none."""
    return {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}


def is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_global and not ip.is_multicast


class Downloader:
    """Fetches for departments; use it as a context manager.

    Args:
        pace: gives each request its turn.
        agent: the user agent.
        resolve: host -> IP addresses.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        pace: Pace,
        *,
        agent: str = AGENT,
        resolve: Callable[[str], set[str]] = resolve,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pace = pace
        self._resolve = resolve
        self._clock = clock
        # No proxy from the environment: behind one, nobody could check where a hop leads.
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
        home: str,
        *,
        headers: Mapping[str, str] | None = None,
        permit: Callable[[str], None] = lambda url: None,
        largest: int = BYTES,
    ) -> Answer:
        """Fetch an address, following redirects.

        Args:
            url: what to fetch.
            home: the department's own address; only its host may be a private one.
            headers: further request headers.
            permit: called with every hop's address; raises `Failure` where it may not be asked.
            largest: bytes of the body, decoded, beyond which the transfer is ended.

        Raises:
            Failure: a forbidden address, no answer, too many redirects, too large or too slow.
        """
        for _ in range(HOPS + 1):
            self._check(url, home)
            permit(url)
            with self._pace.turn(url):
                answer = self._once(url, home, headers or {}, largest)
            where = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not where:
                return answer
            url = _joined(url, where)
        raise Failure(f"more than {HOPS} redirects")

    def _check(self, url: str, home: str) -> None:
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            raise Failure("not an address") from None
        if parts.scheme not in ("http", "https") or not host:
            raise Failure(f"not an address of the web ({parts.scheme or 'no scheme'}:)"[:80])
        try:
            addresses = self._resolve(host)
        except (OSError, UnicodeError):
            raise Failure(f"unknown host {host}"[:120], passing=True) from None
        self._check_addresses(addresses, home)

    def _check_addresses(self, addresses: set[str], home: str) -> None:
        inside = {address for address in addresses if not is_public(address)}
        if not inside:
            return
        try:
            own = self._resolve(urlsplit(home).hostname or "")
        except (OSError, UnicodeError, ValueError):
            own = set()
        if not inside <= own:
            raise Failure("a private address, where the department is not")

    def _once(self, url: str, home: str, headers: Mapping[str, str], largest: int) -> Answer:
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                self._check_peer(response, home)
                body = self._body(response, largest)
                asked = retry_after(response.headers.get("retry-after"))
                return Answer(url, response.status_code, response.headers, body, asked)
        except httpx.TimeoutException:
            raise Failure("no answer in time", passing=True) from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, ValueError):
            raise Failure("not an address") from None
        except httpx.DecodingError:
            raise Failure("the transfer is damaged") from None
        except httpx.HTTPError as error:
            raise Failure(f"no connection ({type(error).__name__})", passing=True) from None

    def _check_peer(self, response: httpx.Response, home: str) -> None:
        """A host may have resolved to another address for the connection than for the check."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if peer:
            self._check_addresses({str(peer[0])}, home)

    def _body(self, response: httpx.Response, largest: int) -> bytes:
        if not 200 <= response.status_code < 300:
            return b""
        deadline = self._clock() + SECONDS
        body = bytearray()
        # As it arrives: 64 KiB at most at a time, so that a compression bomb shows after the first
        # of them; chunks of a given size would be waited for, however slowly they drip.
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > largest:
                raise Failure(f"larger than {largest // 1024} KiB")
            if self._clock() > deadline:
                raise Failure(f"slower than {SECONDS:.0f} s", passing=True)
        return bytes(body)


def _joined(base: str, where: str) -> str:
    try:
        return urljoin(base, where)
    except ValueError:
        raise Failure("not an address") from None
