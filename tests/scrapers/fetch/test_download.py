"""Guarded downloads from small sites, some of them hostile."""

import gzip

import pytest

from scrapers.errors import Failure
from scrapers.fetch import download
from scrapers.fetch.download import Downloader
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
    made = Downloader(RateLimiter(), resolve=resolver(hosts))
    with made, pytest.raises(Failure, match="private"):
        made.get("http://inner.example.org/a", "http://uni.example.org/")
    assert site.log == []


def test_a_host_that_changes_its_address_for_the_connection_is_noticed(site):
    """The check resolves to a public address, the connection goes to loopback."""
    port = site.url.rsplit(":", 1)[1]
    made = Downloader(RateLimiter(), resolve=lambda host: {"93.184.215.14"})
    with made, pytest.raises(Failure, match="private"):
        made.get(f"http://localhost:{port}/a", "http://uni.example.org/")


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
        Downloader(RateLimiter(), resolve=resolver({})) as made,
        pytest.raises(Failure, match="unknown"),
    ):
        made.get("http://nowhere.example.org/a", "http://uni.example.org/")


def test_retry_after_is_returned(site, downloader):
    site.page("/a", "", status=503)
    site.replies["/a"].headers["Retry-After"] = "17"
    assert downloader.get(f"{site.url}/a", site.url).retry_after == 17.0
