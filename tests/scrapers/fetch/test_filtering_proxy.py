"""Real Chromium behind the proxy: whatever a page tries, only what is allowed is sent."""

import select
import socket
import ssl
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scrapers.errors import Failure
from scrapers.fetch import filtering_proxy
from scrapers.fetch.addresses import Addresses
from scrapers.fetch.browser import open_browser
from scrapers.fetch.certificate import server_context
from scrapers.fetch.filtering_proxy import FilteringProxy, Visit
from scrapers.fetch.session import BrowserSession

pytestmark = pytest.mark.long

QUIET = 0.6


@dataclass
class Host:
    """A web server on loopback that answers every method and remembers what it was asked."""

    address: str
    port: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://{self.address}:{self.port}"

    def methods(self, path: str) -> list[str]:
        return [method for method, asked in self.asked if asked == path]


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            host.asked.append((self.command, self.path))
            to = host.redirects.get(self.path)
            body = host.pages.get(self.path, "").encode()
            script = self.path.endswith(".js")
            self.send_response(302 if to else host.status.get(self.path, 200))
            if to:
                self.send_header("Location", to)
            self.send_header("Content-Type", "text/javascript" if script else "text/html")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "*")
            for name, value in host.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_GET

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Browsers hang up."""


@contextmanager
def hosting(address: str, *, tls: bool = False):
    host = Host(address)
    server = _Server((address, 0), _handler(host))
    host.port = server.server_port
    if tls:
        server.socket = server_context()[0].wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def own():
    with hosting("127.0.0.1") as host:
        yield host


class Trap:
    """A port on another loopback address that notices any contact by TCP or UDP, and hangs up."""

    def __init__(self, stack: ExitStack) -> None:
        self._tcp = stack.enter_context(socket.create_server(("127.0.0.2", 0)))
        self.port = self._tcp.getsockname()[1]
        self._udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        self._udp.bind(("127.0.0.2", self.port))
        self.place = f"127.0.0.2:{self.port}"
        self.touched = threading.Event()
        self._end = threading.Event()
        thread = threading.Thread(target=self._watch)
        thread.start()
        stack.callback(thread.join)
        stack.callback(self._end.set)

    def _watch(self) -> None:
        while not self._end.is_set():
            ready = select.select([self._tcp, self._udp], [], [], 0.05)[0]
            if ready:
                self.touched.set()
            for one in ready:
                if one is self._tcp:
                    one.accept()[0].close()
                else:
                    one.recv(4096)


@pytest.fixture
def trap():
    with ExitStack() as stack:
        yield Trap(stack)


RTC = 'new RTCPeerConnection({iceServers: [{urls: "%s", username: "a", credential: "b"}]})'
OFFER = "; c.createDataChannel(''); c.createOffer().then((o) => c.setLocalDescription(o))"

ATTEMPTS = {
    "frame": "<iframe src='http://{trap}/'></iframe>",
    "frame that is redirected": "<iframe src=/away></iframe>",
    "frame that moves on": "<iframe srcdoc=\"<meta http-equiv=refresh content='0;http://{trap}/'>\">"
    "</iframe>",
    "script": "<script src='http://{trap}/a'></script>",
    "style": "<link rel=stylesheet href='http://{trap}/a'>",
    "object": "<object data='http://{trap}/a'></object>",
    "prefetch": "<link rel=prefetch href='http://{trap}/a'>",
    "preconnect": "<link rel=preconnect href='http://{trap}/'>",
    "form": "<iframe name=f></iframe><form method=post target=f action='http://{trap}/a'></form>"
    "<script>document.forms[0].submit()</script>",
    "fetch": "<script>fetch('http://{trap}/a', {mode: 'no-cors'})</script>",
    "fetch that is redirected": "<script>fetch('/away')</script>",
    "fetch by number": "<script>fetch('http://2130706434:{port}/a')</script>",
    "fetch by another number": "<script>fetch('http://0x7f.2:{port}/a')</script>",
    "fetch by mapped number": "<script>fetch('http://[::ffff:7f00:2]:{port}/a')</script>",
    "fetch by name": "<script>fetch('http://intern.example:{port}/a')</script>",
    "post": "<script>fetch('http://{trap}/a', {method: 'POST', mode: 'no-cors'})</script>",
    "beacon": "<script>navigator.sendBeacon('http://{trap}/a', 'x')</script>",
    "event source": "<script>new EventSource('http://{trap}/a')</script>",
    "socket": "<script>new WebSocket('ws://{trap}/a')</script>",
    "encrypted socket": "<script>new WebSocket('wss://{trap}/a')</script>",
    "encrypted fetch": "<script>fetch('https://{trap}/a')</script>",
    "worker": "<script>new Worker('/work.js')</script>",
    "shared worker": "<script>new SharedWorker('/work.js')</script>",
    "service worker": "<script>navigator.serviceWorker.register('/work.js')</script>",
    "pop-up": "<script>open('http://{trap}/a')</script>",
    "stun": f"<script>const c = {RTC % 'stun:{trap}'}{OFFER}</script>",
    "turn by tcp": f"<script>const c = {RTC % 'turn:{trap}?transport=tcp'}{OFFER}</script>",
    "web transport": "<script>new WebTransport('https://{trap}/a')</script>",
}


def prepare(own: Host, trap: Trap, attempt: str) -> str:
    own.redirects["/away"] = f"http://{trap.place}/"
    own.pages["/work.js"] = f"fetch('http://{trap.place}/a', {{mode: 'no-cors'}})"
    html = attempt.replace("{trap}", trap.place).replace("{port}", str(trap.port))
    own.pages["/"] = f"<!doctype html><p>Anna</p>{html}"
    return own.url + "/"


def resolve(host: str) -> set[str]:
    names = {
        "uni.example": {"127.0.0.1", "127.0.0.3"},
        "cdn.example": {"127.0.0.3"},
        "intern.example": {"127.0.0.2"},
    }
    if host in names:
        return names[host]
    if host.replace(".", "").isdigit() or ":" in host:
        return {host}
    raise OSError("unknown")


@pytest.fixture(scope="module")
def proxy():
    # Our own test servers have a certificate that nobody signed.
    unchecked = ssl._create_unverified_context()
    with FilteringProxy(Addresses(resolve), context=unchecked) as made:
        yield made


@pytest.fixture(scope="module")
def session(proxy):
    with BrowserSession(lambda: open_browser(proxy=proxy), proxy=proxy) as made:
        yield made


def read(session, url, home="", **keys):
    """The page's HTML, and its visit."""
    visit = Visit(home or url, permit=keys.pop("permit", lambda hop: None))
    return session.open(url, visit=visit, quiet=QUIET, **keys).html, visit


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_page_cannot_reach_a_private_host(session, own, trap, attempt):
    html, _ = read(session, prepare(own, trap, ATTEMPTS[attempt]))
    assert "Anna" in html and own.methods("/") == ["GET"]
    assert not trap.touched.wait(0.3)


UNSEEN = ("fetch by name", "pop-up", "preconnect", "stun")
"""Without the proxy the name is unknown; the others are switched off in any browser of ours."""


@pytest.mark.parametrize("attempt", [name for name in ATTEMPTS if name not in UNSEEN])
def test_without_the_proxy_the_page_reaches_it(plain, own, trap, attempt):
    """So that the test above can fail."""
    read(plain, prepare(own, trap, ATTEMPTS[attempt]))
    assert trap.touched.wait(3)


@pytest.fixture(scope="module")
def plain():
    with BrowserSession(open_browser) as made:
        yield made


def test_only_what_reads_is_sent(session, own):
    own.pages["/"] = """<p>Anna</p><script>
    for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"])
      fetch("/" + method, {method});
    navigator.sendBeacon("/beacon", "x");
    </script>"""
    _, visit = read(session, own.url + "/")
    assert sorted(own.asked) == [("GET", "/"), ("GET", "/GET"), ("HEAD", "/HEAD")]
    refused = {reason for _, url, reason in visit.refused if "beacon" in url or "POST" in url}
    assert refused == {"not let through: a POST request"}


GROWS = """<ul><li>Anna</ul><button type=button>Load more</button><script>
document.querySelector("button").onclick = async () => {
  navigator.sendBeacon("/beacon", "x");
  await fetch("OTHER/post", {method: "POST", body: "x"}).catch(() => 0);
  await fetch("/post", {method: "POST", body: "x"});
  document.querySelector("ul").insertAdjacentHTML("beforeend", "<li>Otto");
  document.querySelector("button").remove();
}</script>"""


def test_a_list_may_post_to_its_own_origin_while_it_grows(session, own):
    with hosting("127.0.0.1") as other:
        own.pages["/"] = GROWS.replace("OTHER", other.url)
        html, _ = read(session, own.url + "/", load_more=True)
        assert "Otto" in html and own.methods("/post") == ["POST"]
        assert own.methods("/beacon") == [] and other.methods("/post") == []


SCROLLS = """<ul><li style="height: 3000px">Anna</ul><p id=end>.</p><script>
fetch("/on-load", {method: "POST"}).catch(() => 0);
new IntersectionObserver(async ([seen]) => {
  if (!seen.isIntersecting || document.querySelector("#more")) return;
  await fetch("/post", {method: "POST", body: "x"});
  document.querySelector("ul").insertAdjacentHTML("beforeend", "<li id=more>Otto");
}).observe(document.querySelector("#end"));</script>"""


def test_a_list_that_posts_while_it_is_scrolled_is_read_whole(session, own):
    own.pages["/"] = SCROLLS
    html, _ = read(session, own.url + "/", load_more=True)
    assert "Otto" in html and own.methods("/post") == ["POST"]
    assert own.methods("/") == ["GET", "GET"] and own.methods("/on-load") == []


def test_a_page_that_shows_nobody_may_post_from_the_beginning(session, own):
    own.pages["/"] = """<p id=here></p><script>
    fetch("/people", {method: "POST"})
      .then((answer) => answer.ok && document.querySelector("#here").append("Anna"));
    </script>"""
    whole = lambda page: "Anna" in page.html.partition("<script")[0]  # noqa: E731
    html, _ = read(session, own.url + "/", load_more=True, is_complete=whole)
    assert "Anna" in html and own.methods("/people") == ["POST"]


def test_a_page_is_not_loaded_again_for_requests_of_others(session, own):
    with hosting("127.0.0.3") as other:
        own.pages["/"] = f"""<p>Anna</p><script>
        navigator.sendBeacon("/beacon", "x"); fetch("{other.url}/a", {{method: "POST"}})</script>"""
        read(session, own.url + "/", load_more=True)
        assert own.methods("/") == ["GET"] and other.asked == []


def test_a_preflight_is_sent(session, own):
    with hosting("127.0.0.1") as other:
        own.pages["/"] = f"""<script>
        fetch("{other.url}/data", {{headers: {{"X-Own": "1"}}}})</script><p>Anna"""
        read(session, own.url + "/")
        assert other.methods("/data") == ["OPTIONS", "GET"]


def test_nothing_is_sent_once_the_page_is_read(session, own):
    own.pages["/"] = "<p>Anna</p><script>setInterval(() => fetch('/again'), 50)</script>"
    read(session, own.url + "/")
    counts = [0]
    for _ in range(20):  # what was under way may still arrive
        counts.append(len(own.methods("/again")))
        time.sleep(0.5)
        if counts[-1] == counts[-2]:
            break
    assert counts[-1] == counts[-2] > 0


@pytest.mark.parametrize("tls", [False, True])
def test_what_a_page_needs_comes_from_other_hosts(session, tls):
    """Scripts, styles and data do; trackers, pictures, sound and films do not."""
    with hosting("127.0.0.1", tls=tls) as own, hosting("127.0.0.3", tls=tls) as other:
        scheme = "https" if tls else "http"
        elsewhere = f"{scheme}://cdn.example:{other.port}"
        other.pages["/a.js"] = "document.body.append('from elsewhere')"
        own.pages["/"] = f"""<body><script src="{elsewhere}/a.js"></script>
        <link rel=stylesheet href="{elsewhere}/a.css">
        <script>fetch("{elsewhere}/data", {{mode: "no-cors"}})</script>
        <script src="{elsewhere}/matomo.js"></script><img src="{elsewhere}/a.png">
        <video src="{elsewhere}/a.mp4" preload=auto></video>
        <link rel=icon href="{elsewhere}/icon">"""
        html, visit = read(session, f"{scheme}://uni.example:{own.port}/")
        assert "from elsewhere" in html
        assert sorted(path for _, path in other.asked) == ["/a.css", "/a.js", "/data"]
        assert visit.requests[f"{scheme}://uni.example:{own.port}"] == 1


def test_encrypted_requests_are_looked_into(session):
    with hosting("127.0.0.1", tls=True) as own:
        own.pages["/"] = "<p>Anna</p><script>fetch('/a', {method: 'POST'})</script>"
        url = f"https://uni.example:{own.port}/"
        _, visit = read(session, url)
        assert own.asked == [("GET", "/")]
        assert ("POST", f"{url}a", "not let through: a POST request") in visit.refused


def test_a_site_with_an_invalid_certificate_is_not_read():
    with (
        hosting("127.0.0.1", tls=True) as own,
        FilteringProxy(Addresses(resolve)) as proxy,
        BrowserSession(lambda: open_browser(proxy=proxy), proxy=proxy) as session,
        pytest.raises(Failure, match="certificate is not valid"),
    ):
        read(session, f"https://uni.example:{own.port}/")


def forbid(*paths):
    def permit(url: str) -> None:
        if any(url.endswith(path) for path in paths):
            raise Failure("robots.txt forbids it")

    return permit


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(session, own):
    own.redirects["/people"] = "/private"
    own.pages["/private"] = "<p>Anna"
    with pytest.raises(Failure, match=r"robots\.txt forbids it"):
        read(session, own.url + "/people", permit=forbid("/private"))
    assert own.asked == [("GET", "/people")]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Otto</p><iframe src=/private></iframe>",
        "<p>Otto</p><script>location = '/private'</script>",
        "<p>Otto</p><meta http-equiv=refresh content='0;/private'>",
    ],
)
def test_frames_and_moves_obey_robots_txt(session, own, html):
    own.pages["/"], own.pages["/private"] = html, "<p>Anna"
    with suppress(Failure):
        read(session, own.url + "/", permit=forbid("/private"))
    assert own.methods("/private") == []


@pytest.mark.parametrize("header", ["", "²"])
def test_retry_after_reaches_us(session, own, header):
    own.headers = {"Retry-After": header or "17"}
    own.pages["/"] = "busy"
    own.status["/"] = 503
    with pytest.raises(Failure, match="HTTP 503") as error:
        read(session, own.url + "/")
    assert error.value.temporary and error.value.retry_after == (None if header else 17.0)


def test_a_host_that_does_not_answer_costs_one_page_two_seconds(session, own, monkeypatch):
    monkeypatch.setattr(filtering_proxy, "THIRD_SECONDS", 0.3)
    with socket.create_server(("127.0.0.3", 0)) as silent:  # accepts, and says nothing
        script = f"<script src='http://cdn.example:{silent.getsockname()[1]}/{{}}.js'></script>"
        own.pages["/"] = script.format(1) + script.format(2) + "<p>Anna"
        url = f"http://uni.example:{own.port}/"
        reasons = []
        for _ in range(2):
            html, visit = read(session, url)
            assert "Anna" in html
            reasons.append({reason for _, _, reason in visit.refused if "host" in reason})
        assert visit.requests.total() == 1 and "did not answer before" in str(reasons[1])


def test_a_name_that_resolves_differently_the_second_time(own, trap):
    answers = [{"127.0.0.1"}, {"127.0.0.2"}]

    def resolve(host: str) -> set[str]:
        assert host == "uni.example"
        return answers.pop(0)

    addresses = Addresses(resolve)
    own.pages["/"] = f"<p>Anna</p><script>fetch('http://uni.example:{trap.port}/a')</script>"
    with (
        FilteringProxy(addresses) as proxy,
        BrowserSession(lambda: open_browser(proxy=proxy), proxy=proxy) as session,
    ):
        html, _ = read(session, f"http://uni.example:{own.port}/")
        assert "Anna" in html and not trap.touched.wait(0.3)
