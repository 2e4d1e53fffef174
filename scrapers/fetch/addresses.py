"""Which hosts may be contacted: names are resolved once a run, and private addresses are refused.

Whoever connects asks here for the addresses and connects to exactly these, so that a name cannot
resolve to a public address for the check and to a private one for the connection.
"""

import ipaddress
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from urllib.parse import urlsplit

from scrapers.errors import Failure

RESOLVE_SECONDS = 10.0
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Its last 32 bits are the IPv4 address that is meant."""
NEVER = tuple(
    ipaddress.ip_network(text)
    for text in ("::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fec0::/10")
)
"""IPv4-compatible, local NAT64, Teredo, 6to4 and site-local: each may lead to a private host."""
SHARED_ENDINGS = ("ac", "co", "com", "edu", "gov", "gv", "net", "or", "org")
"""Second-level labels under which others register: a.ac.at and b.ac.at are two sites."""


def site(url: str) -> str:
    """The registered domain of an address, or host and port if there is none.

    >>> site("https://www.cs.uni.example/people"), site("http://127.0.0.1:8000/")
    ('uni.example', '127.0.0.1:8000')
    """
    try:
        parts = urlsplit(url)
        labels = (parts.hostname or "").split(".")
    except ValueError:
        return ""
    if labels[-1].isdigit() or len(labels) == 1 or labels[-1] == "localhost" or ":" in labels[0]:
        return parts.netloc
    double = len(labels) > 2 and labels[-2] in SHARED_ENDINGS and len(labels[-1]) == 2
    return ".".join(labels[-3 if double else -2 :])


def resolve(host: str) -> set[str]:
    """The IP addresses of a host; raises OSError if it has none."""
    return {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}


def is_public(address: str) -> bool:
    """Whether an IP address is reachable from the internet.

    >>> is_public("8.8.8.8"), is_public("192.168.1.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    >>> is_public("64:ff9b::808:808"), is_public("64:ff9b::7f00:1"), is_public("2002:a00:1::")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped or ip in NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        elif any(ip in network for network in NEVER):
            return False
    return ip.is_global and not ip.is_multicast


def is_on_this_machine(url: str) -> bool:
    """Whether an address names this machine itself, without resolving a name.

    >>> is_on_this_machine("http://127.0.0.1:8000/"), is_on_this_machine("http://127.0.0.1.uni.example/")
    (True, False)
    """
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Addresses:
    """The addresses of hosts, each resolved once.

    Args:
        resolve: returns the IP addresses of a host; raises OSError if it has none.
    """

    def __init__(self, resolve: Callable[[str], set[str]] = resolve) -> None:
        self._resolve = resolve
        self._of_host: dict[str, Future[list[str]]] = {}
        self._lock = threading.Lock()

    def check(
        self, host: str, department_url: str, *, seconds: float = RESOLVE_SECONDS
    ) -> list[str]:
        """The addresses of a host that may be contacted for a department.

        Args:
            host: a name or an address.
            department_url: the department's own address; only its host may be a private one.
            seconds: how long the name may take.

        Raises:
            Failure: an unknown host, or a private address that is not the department's.
        """
        addresses = self.lookup(host, seconds=seconds)
        private = {address for address in addresses if not is_public(address)}
        if private and not private <= self._own(department_url):
            raise Failure("a private address that is not the department's")
        return addresses

    def lookup(self, host: str, *, seconds: float = RESOLVE_SECONDS) -> list[str]:
        """The addresses of a host, IPv4 first, as they were when it was first asked for.

        Raises:
            Failure: the name is unknown, or resolving it takes too long.
        """
        host = host.lower().rstrip(".")
        with self._lock:
            known = self._of_host.get(host)
            if known is None:
                known = self._of_host[host] = Future()
                # A thread of its own: the system may take half a minute for a name.
                threading.Thread(target=self._fill, args=(known, host), daemon=True).start()
        try:
            return known.result(seconds)
        except Late:
            raise Failure(
                f"the name {host} does not resolve in time"[:120], temporary=True
            ) from None
        except (OSError, ValueError):
            with self._lock:
                if self._of_host.get(host) is known:
                    del self._of_host[host]
            raise Failure(f"unknown host {host}"[:120], temporary=True) from None

    def _fill(self, future: Future[list[str]], host: str) -> None:
        try:
            addresses = sorted(self._resolve(host), key=lambda address: (":" in address, address))
            if not addresses:
                raise OSError("no address")
            future.set_result(addresses)
        except Exception as error:
            future.set_exception(error)

    def _own(self, department_url: str) -> set[str]:
        try:
            return set(self.lookup(urlsplit(department_url).hostname or ""))
        except (Failure, ValueError):
            return set()
