"""Guarded downloads from small sites, some of them hostile."""

import gzip
import socket
import threading
from contextlib import suppress

import pytest

from scrapers.errors import Failure
from scrapers.fetch import download
from scrapers.fetch.addresses import Addresses
from scrapers.fetch.download import Allowance, Downloader
from scrapers.fetch.politeness import RateLimiter


@pytest.fixture
def downloader():
    with Downloader(RateLimiter()) as made:
        yield made


@pytest.fixture
def site(new_site):
    return new_site()


def redirect(site, path, to):
    site.page(path, "", status=302)
    site.replies[path].headers["Location"] = to


def test_body_and_headers_are_returned(site, downloader):
    site.picture("/a.jpg", 1)
    answer = downloader.get(f"{site.url}/a.jpg", site.url)
    assert answer.status == 200 and answer.body == site.replies["/a.jpg"].body
    assert answer.headers["etag"] == '"1"'


def test_the_agent_names_the_project(site, downloader):
    downloader.get(f"{site.url}/a", site.url)
    assert "facestudy" in site.log[0][1]["user-agent"]


def test_redirects_are_followed(site, downloader):
    redirect(site, "/a", "/b")
    site.picture("/b", 1)
    assert downloader.get(f"{site.url}/a", site.url).status == 200


def test_a_redirect_loop_ends(site, downloader):
    redirect(site, "/a", "/a")
    with pytest.raises(Failure, match="redirects"):
        downloader.get(f"{site.url}/a", site.url)
    assert site.asked("/a") == download.MAX_REDIRECTS + 1


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://[x/"])
def test_a_redirect_may_lead_only_to_web_addresses(site, downloader, to):
    redirect(site, "/a", to)
    with pytest.raises(Failure, match="not a (valid|web) address"):
        downloader.get(f"{site.url}/a", site.url)


def resolver(hosts):
    def resolve(host):
        if host in hosts:
            return hosts[host]
        raise OSError("unknown")

    return resolve


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.7",
        "192.168.1.1",
        "169.254.169.254",
        "::1",
        "::ffff:127.0.0.1",
        "0.0.0.0",
    ],
)
def test_a_public_department_may_not_lead_to_a_private_address(site, address):
    hosts = {"uni.example.org": {"93.184.215.14"}, "inner.example.org": {address}}
    made = Downloader(RateLimiter(), addresses=Addresses(resolver(hosts)))
    with made, pytest.raises(Failure, match="private"):
        made.get("http://inner.example.org/a", "http://uni.example.org/")
    assert site.log == []


def test_a_host_whose_name_resolves_differently_later_is_never_contacted(site):
    """The first answer is the one that is checked and connected to, for the whole run."""
    port = site.url.rsplit(":", 1)[1]
    answers = [{"127.0.0.9"}, {"127.0.0.1"}]
    addresses = Addresses(lambda host: answers.pop(0) if len(answers) > 1 else answers[0])
    with Downloader(RateLimiter(), addresses=addresses) as made:
        for _ in range(2):
            with pytest.raises(Failure, match="no connection"):
                made.get(f"http://uni.example.org:{port}/a", "http://uni.example.org/")
    assert site.log == [] and len(answers) == 1


def test_a_connection_goes_to_the_checked_address(site):
    port = site.url.rsplit(":", 1)[1]
    site.picture("/a", 1)
    addresses = Addresses(resolver({"uni.example.org": {"127.0.0.1"}}))
    with Downloader(RateLimiter(), addresses=addresses) as made:
        url = f"http://uni.example.org:{port}/a"
        assert made.get(url, "http://uni.example.org/").status == 200
    assert site.log[0][1]["host"] == f"uni.example.org:{port}"


def test_headers_that_drip_are_aborted(monkeypatch):
    """Each byte comes in time, all of them together do not."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        stop = threading.Event()

        def drip():
            connection, _ = server.accept()
            with connection, suppress(OSError):
                while not stop.wait(0.05):
                    connection.sendall(b"H")

        thread = threading.Thread(target=drip)
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/a"
        with (
            Downloader(RateLimiter()) as made,
            pytest.raises(Failure, match="no response in time"),
        ):
            made.get(url, url, allowance=Allowance(0.4))
        stop.set()
        thread.join()


def test_repetitions_share_the_seconds_of_their_address(site, downloader):
    site.picture("/a", 1, wait=0.2)
    allowance = Allowance(0.3)
    assert downloader.get(f"{site.url}/a", site.url, allowance=allowance).status == 200
    assert allowance.left < 0.15
    with pytest.raises(Failure, match="in time|slower"):
        downloader.get(f"{site.url}/a", site.url, allowance=allowance)


def test_every_hop_is_permitted_first(site, downloader):
    redirect(site, "/a", "/secret")
    asked = []

    def permit(url):
        asked.append(url)
        if "secret" in url:
            raise Failure("forbidden")

    with pytest.raises(Failure, match="forbidden"):
        downloader.get(f"{site.url}/a", site.url, permit=permit)
    assert len(asked) == 2 and site.asked("/secret") == 0


def test_a_body_that_is_too_large_is_aborted(site, downloader):
    site.picture("/a", 1)
    site.replies["/a"].body = b"x" * 300_000
    with pytest.raises(Failure, match="larger"):
        downloader.get(f"{site.url}/a", site.url, max_bytes=100_000)


@pytest.mark.long
def test_a_compression_bomb_is_aborted(site, downloader):
    site.picture("/a", 1)
    site.replies["/a"].body = gzip.compress(bytes(50_000_000))
    site.replies["/a"].headers["Content-Encoding"] = "gzip"
    with pytest.raises(Failure, match="larger"):
        downloader.get(f"{site.url}/a", site.url, max_bytes=1_000_000)


def test_a_slow_transfer_is_aborted(site):
    site.picture("/a", 1)
    site.replies["/a"].drip = 400
    ticks = iter(range(0, 10_000, 20))
    with (
        Downloader(RateLimiter(), clock=lambda: float(next(ticks))) as made,
        pytest.raises(Failure, match="slower") as error,
    ):
        made.get(f"{site.url}/a", site.url)
    assert error.value.temporary


def test_a_refused_connection_is_a_temporary_failure(downloader):
    with pytest.raises(Failure, match="no connection") as error:
        downloader.get("http://127.0.0.1:9/a", "http://127.0.0.1:9/")
    assert error.value.temporary


def test_an_unknown_host_is_a_failure():
    with (
        Downloader(RateLimiter(), addresses=Addresses(resolver({}))) as made,
        pytest.raises(Failure, match="unknown"),
    ):
        made.get("http://nowhere.example.org/a", "http://uni.example.org/")


def test_retry_after_is_returned(site, downloader):
    site.page("/a", "", status=503)
    site.replies["/a"].headers["Retry-After"] = "17"
    assert downloader.get(f"{site.url}/a", site.url).retry_after == 17.0
