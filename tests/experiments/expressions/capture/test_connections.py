"""Slow and half-sent requests end after a deadline and keep nobody else out."""

import contextlib
import json
import socket
import time
import uuid

import httpx
import pytest
from support.capture_browser import serving
from support.capture_visitor import jpeg, raw_pictures

from facestudy.experiments.expressions.capture.app import application
from facestudy.experiments.expressions.capture.store import Store
from facestudy.web import connections, guard
from facestudy.web.connections import Doorkeeper, connections_of

HALF = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: "
WHOLE = b"GET /api/faces HTTP/1.1\r\nHost: localhost\r\n\r\n"
ELSEWHERE = httpx.HTTPTransport(local_address="127.0.0.2")


@pytest.fixture
def served(collected, terms):
    """``with served(unfinished=..., deadline=...) as port``: the page on a real socket."""

    def serve(**limits):
        app = application(terms, Store(collected, days=terms.days))
        return serving(app, http=connections_of(Doorkeeper(**limits)))

    return serve


def connect(port: int, data: bytes = b"") -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    connection.sendall(data)
    return connection


def ends(connection: socket.socket) -> bool:
    """Wait until the server has ended the connection."""
    with contextlib.suppress(ConnectionResetError):
        while connection.recv(65536):
            pass
    return True


def test_half_sent_requests_keep_nobody_out_and_end(served):
    with served(unfinished=8, deadline=1.0) as port:
        held = [connect(port, HALF) for _ in range(40)]
        for address in ("127.0.0.1", "127.0.0.2"):
            transport = httpx.HTTPTransport(local_address=address)
            with httpx.Client(base_url=f"http://localhost:{port}", transport=transport) as client:
                assert client.get("/").status_code == 200
        assert all(map(ends, held))


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        HALF,
        WHOLE + HALF,
        b"POST /api/visitors HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nx",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nx",
    ],
)
def test_a_connection_ends_however_it_stalls(served, sent, monkeypatch):
    monkeypatch.setattr(connections, "GRACE", 0.0)
    with served(deadline=0.5) as port:
        connection = connect(port, sent)
        assert ends(connection)


def test_dripping_does_not_extend_the_deadline(served):
    with served(deadline=0.5) as port:
        connection = connect(port, HALF)
        with pytest.raises(OSError):
            for _ in range(200):
                connection.sendall(b"a")
                time.sleep(0.05)


def test_of_one_address_a_number_is_read_and_the_rest_has_its_turn(served):
    with served(unfinished=2, deadline=20.0) as port:
        held = [connect(port, HALF) for _ in range(2)]
        start = b"POST /api/visitors HTTP/1.1\r\nHost: localhost\r\nOrigin: http://x\r\n"
        waiting = connect(port, start[:40])
        time.sleep(0.5)  # so that it is seen half sent
        waiting.sendall(start[40:])
        waiting.sendall(b"Content-Length: 0\r\n\r\n")
        waiting.settimeout(0.3)
        with pytest.raises(TimeoutError):
            waiting.recv(1)
        held[0].close()
        waiting.settimeout(20)
        assert waiting.recv(12) == b"HTTP/1.1 403"


def test_an_address_cannot_open_all_connections(served):
    with served(of_address=3, deadline=20.0) as port:
        held = [connect(port) for _ in range(3)]
        time.sleep(0.1)
        assert ends(connect(port))
        client = httpx.Client(base_url=f"http://localhost:{port}", transport=ELSEWHERE)
        assert client.get("/api/faces").status_code == 200
        held.pop().close()


@pytest.mark.long
def test_a_body_that_drips_is_told_and_nothing_is_kept(served, terms, collected, monkeypatch):
    monkeypatch.setattr(guard, "DEADLINE", 0.5)
    with served() as port, httpx.Client(base_url=f"http://localhost:{port}") as client:
        origin = {"Origin": f"http://localhost:{port}"}
        body = json.dumps({"consent": terms.digest})
        code = client.post("/api/visitors", content=body, headers=origin).json()["code"]
        origin["Authorization"] = f"Bearer {code}"
        address = f"/api/pictures?expression=smile&upload={uuid.uuid4()}"

        def dripping():
            for _ in range(100):
                yield b"a"
                time.sleep(0.05)

        with contextlib.suppress(httpx.TransportError):
            answer = client.post(address, content=dripping(), headers=origin)
            assert answer.status_code == 408
        sent = client.post(address, content=jpeg(1, side=300), headers=origin)
        assert sent.status_code == 201
    assert len(raw_pictures(collected)) == 1
