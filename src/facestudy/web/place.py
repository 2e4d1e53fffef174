"""Where a page is served, and the options of a command that say so."""

import argparse
from typing import NamedTuple

HOST = "127.0.0.1"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
LAST_PORT = 65535


class Place(NamedTuple):
    """Where a page is served.

    Attributes:
        host: the address to listen on; the default accepts connections from this machine only.
        port: the port; 0 takes a free one.
        names: additional host names of this machine.
        plain: HTTP instead of HTTPS.
    """

    host: str = HOST
    port: int = 0
    names: tuple[str, ...] = ()
    plain: bool = False

    @property
    def is_this_machine(self) -> bool:
        """Whether only this machine can connect."""
        return self.host in LOOPBACK


def add_options(command: argparse.ArgumentParser, *, port: int, plain: str) -> None:
    """Add the options of a place to a command.

    Args:
        command: that serves a page.
        port: the usual one.
        plain: when HTTP is allowed, for the help.
    """
    command.add_argument(
        "--host", default=HOST, help="where to listen; 0.0.0.0 opens the page to the network"
    )
    command.add_argument("--port", type=_port, default=port)
    command.add_argument(
        "--name", action="append", default=[], help="an additional host name of this machine"
    )
    command.add_argument("--plain", action="store_true", help=f"HTTP, {plain}")


def from_options(arguments: argparse.Namespace) -> Place:
    """The place that the options of `add_options` name."""
    return Place(arguments.host, arguments.port, tuple(arguments.name), arguments.plain)


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to {LAST_PORT}")
    return int(text)
