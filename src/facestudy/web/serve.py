"""Serve a page over HTTPS with a self-signed certificate, or over HTTP."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from facestudy.study.errors import StudyError
from facestudy.web.certificate import ensure_certificate
from facestudy.web.connections import DEADLINE, Doorkeeper, connections_of
from facestudy.web.place import LOOPBACK, Place

BACKLOG = 1000
"""Connections that wait to be accepted."""
OPEN_FILES = 8192
"""What the limit of open files is raised to where the system allows: each connection is one."""


def serve(
    make: Callable[[tuple[str, ...]], Starlette],
    place: Place,
    *,
    pem: Path,
    notes: Sequence[str] = (),
) -> None:
    """Serve an application until Ctrl-C, and print its addresses first.

    Args:
        make: makes the application for these host names.
        place: where.
        pem: the file of the key and the certificate, made where it is missing.
        notes: lines to print below the addresses.

    Raises:
        StudyError: the port is in use.
    """
    listener = _listen(place.host, place.port)
    hosts = (*_host_names(place.host), *place.names)
    fingerprint = "" if place.plain else ensure_certificate(pem, [*LOOPBACK, *hosts])
    config = uvicorn.Config(
        make(tuple(map(_bracketed, hosts))),
        access_log=False,  # protects the visitors' privacy
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        ws="none",
        http=connections_of(Doorkeeper()),
        backlog=BACKLOG,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
        ssl_certfile=None if place.plain else str(pem),
    )
    base = f"http{'' if place.plain else 's'}://{{}}:{listener.getsockname()[1]}/"
    _print_addresses(base, place.host, notes, fingerprint)
    _allow_open_files()
    asyncio.run(_serve(config, listener))


async def _serve(config: uvicorn.Config, listener: socket.socket) -> None:
    """Serve with a deadline for the handshake as well, which uvicorn has no option for."""
    if config.ssl_certfile:
        loop = asyncio.get_running_loop()
        create = partial(loop.create_server, ssl_handshake_timeout=DEADLINE)
        setattr(loop, "create_server", create)  # noqa: B010
    await uvicorn.Server(config).serve(sockets=[listener])


def _allow_open_files() -> None:
    with suppress(ImportError, OSError, ValueError):  # not on Windows; or more is not allowed
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
        if soft < most:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # The address is printed next: an early visitor waits and is not refused.
        listener.listen()
    except (OSError, OverflowError) as error:
        raise StudyError(
            f"port {port} on {host} cannot be used ({error}): stop the program that uses it, or "
            "choose another --port (0 takes a free one)"
        ) from error
    return listener


def _host_names(host: str) -> list[str]:
    """The names and addresses of this machine if it listens on ``host``."""
    if host in LOOPBACK:
        return []
    if host not in ("0.0.0.0", "::"):
        return [host]
    own = socket.gethostname()
    try:
        addresses = {str(entry[4][0]) for entry in socket.getaddrinfo(own, None)}
    except OSError:
        addresses = set()
    return sorted({own, *addresses, *_outbound_address()} - set(LOOPBACK))


def _outbound_address() -> set[str]:
    """The address from which this machine reaches others; no packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation (RFC 5737)
            return {probe.getsockname()[0]}
        except OSError:
            return set()


def _bracketed(name: str) -> str:
    """The name as it stands before the port in a URL: IPv6 addresses get brackets."""
    try:
        return f"[{name}]" if ipaddress.ip_address(name).version == 6 else name
    except ValueError:
        return name


def _print_addresses(base: str, host: str, notes: Sequence[str], fingerprint: str) -> None:
    for name in _host_names(host) or ["localhost"]:
        print(base.format(_bracketed(name)))
    for note in notes:
        print(note)
    if fingerprint:
        print("Browsers warn of the self-signed certificate. Accept the one with this SHA-256:")
        print(fingerprint)
    print("Stop with Ctrl-C.", flush=True)
