"""The server of the page: HTTPS with a self-made certificate, or plain HTTP on this machine.

Enters: a study, terms, and where to listen. Leaves: a running server, until Ctrl-C.
"""

import asyncio
import ipaddress
import socket

import uvicorn

from facestudy.experiments.expressions.capture.app import application
from facestudy.experiments.expressions.capture.certificate import certificate
from facestudy.experiments.expressions.capture.consent import Terms
from facestudy.experiments.expressions.capture.store import Store
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

HOST, PORT = "127.0.0.1", 8443
LOOPBACK = ("localhost", "127.0.0.1", "::1")
MOST_CONNECTIONS = 1000


def serve(
    study: Study,
    terms: Terms,
    *,
    host: str = HOST,
    port: int = PORT,
    names: tuple[str, ...] = (),
    plain: bool = False,
) -> None:
    """Serve until Ctrl-C.

    Args:
        host: the address to listen on; the default is reached from this machine alone.
        port: 0 takes a free one.
        names: further names under which the page is reached.
        plain: HTTP instead of HTTPS, on this machine only.

    Raises:
        StudyError: a campus's name, a busy port, plain HTTP for others, a damaged index.
    """
    if study.is_campus:
        raise StudyError(f"{study.name!r} is a name for campuses: choose another for volunteers")
    if plain and host not in LOOPBACK:
        raise StudyError(
            f"over plain HTTP no browser opens a camera on {host}: leave --plain out, or --host"
        )
    if study.index.is_file():
        index.read(study.index)  # a damaged one had better be known before anybody poses
    listening = _listen(host, port)
    known = (*_names(host), *names)
    pem = study.data / "capture" / "key-and-certificate.pem"
    print_of = "" if plain else certificate(pem, [*LOOPBACK, *known])
    app = application(terms, Store(study, days=terms.days), names=tuple(map(_bracketed, known)))
    config = uvicorn.Config(
        app,
        access_log=False,  # who visited when is nobody's business
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        ws="none",
        limit_concurrency=MOST_CONNECTIONS,
        backlog=MOST_CONNECTIONS,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
        ssl_certfile=None if plain else str(pem),
    )
    _tell(study, f"http{'' if plain else 's'}", host, listening.getsockname()[1], print_of)
    asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except (OSError, OverflowError) as error:
        raise StudyError(
            f"port {port} on {host} cannot be used ({error}): stop what uses it, or choose "
            "another --port (0 takes a free one)"
        ) from error
    return listening


def _names(host: str) -> list[str]:
    """Under which this machine is reached, if it listens on that address."""
    if host in LOOPBACK:
        return []
    if host not in ("0.0.0.0", "::"):
        return [host]
    own = socket.gethostname()
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(own, None)}
    except OSError:
        found = set()
    return sorted({own, *found, *_outward()} - set(LOOPBACK))


def _outward() -> set[str]:
    """The address by which this machine reaches others; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation (RFC 5737)
            return {probe.getsockname()[0]}
        except OSError:
            return set()


def _bracketed(name: str) -> str:
    """As browsers write it in front of the port."""
    try:
        return f"[{name}]" if ipaddress.ip_address(name).version == 6 else name
    except ValueError:
        return name


def _tell(study: Study, scheme: str, host: str, port: int, print_of: str) -> None:
    names = _names(host) or ["localhost"]
    for name in names:
        print(f"{scheme}://{_bracketed(name)}:{port}/")
    print(f"pictures go to {study.raw}")
    if print_of:
        print("browsers warn of the self-made certificate; the one to accept has the SHA-256")
        print(print_of)
    print("Ctrl-C ends.", flush=True)
