"""The campus on loopback: what a polite scraper and a browser may expect."""

import contextlib
import http.client
import socket
from urllib.parse import urlsplit

import pytest
import yaml

from facestudy import campus
from facestudy.campus.server import HOST
from facestudy.study.errors import StudyError
from scrapers import department_file

pytestmark = pytest.mark.long


@pytest.fixture
def serving(built):
    with campus.serve(built, port=0) as serving:
        yield serving


def connection(url: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(HOST, urlsplit(url).port, timeout=10)


def ask(url: str, path: str = "", headers: dict | None = None) -> tuple:
    """(status, headers, body) of one request."""
    line = connection(url)
    line.request("GET", path or urlsplit(url).path, headers=headers or {})
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, answer.headers, body


def test_every_department_has_an_address_of_its_own(serving):
    ports = {urlsplit(url).port for url in serving.urls.values()}
    assert len(ports) == len(serving.urls) == 10
    for url in serving.urls.values():
        status, headers, body = ask(url)
        assert status == 200
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert body.startswith(b"<!DOCTYPE html>")
        assert ask(url, "/robots.txt")[2].startswith(b"User-agent: *")
        assert ask(url, "/")[0] == 200


def test_the_yaml_is_what_the_scrapers_read(serving, built):
    assert serving.yamls == tuple(sorted((built.data / "departments").glob("*.yaml")))
    for path in serving.yamls:
        department = department_file.read(path)
        assert department.pause == 0
        assert department.url == serving.urls[path.stem]
        assert department.card and department.picture and department.person


def test_pictures_come_with_their_type(serving, built):
    site = next(folder for folder in (built.data / "sites").iterdir())
    url = serving.urls[site.name]
    kinds = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
    for path in site.rglob("*"):
        if path.suffix in kinds:
            status, headers, body = ask(url, f"/{path.relative_to(site)}")
            assert (status, headers["Content-Type"]) == (200, kinds[path.suffix])
            assert body == path.read_bytes()


def test_what_is_known_is_not_sent_again(serving):
    url = next(iter(serving.urls.values()))
    _, headers, _ = ask(url)
    for name, value in (
        ("If-None-Match", headers["ETag"]),
        ("If-Modified-Since", headers["Last-Modified"]),
    ):
        status, again, body = ask(url, headers={name: value})
        assert (status, body) == (304, b"")
        assert again["ETag"] == headers["ETag"]
    assert ask(url, headers={"If-None-Match": '"other"'})[0] == 200


def test_a_connection_is_kept_for_more_than_one_request(serving):
    url = next(iter(serving.urls.values()))
    line = connection(url)
    for path in ("/", "/robots.txt", "/res/style.css"):
        line.request("GET", path)
        answer = line.getresponse()
        answer.read()
        assert (answer.status, answer.version, answer.will_close) == (200, 11, False)
    line.close()


@pytest.mark.parametrize("path", ["/../../truth.csv", "/%2e%2e/%2e%2e/truth.csv", "/res/", "/no"])
def test_nothing_but_the_site_is_served(serving, path):
    assert ask(next(iter(serving.urls.values())), path)[0] == 404


def test_nothing_listens_any_more_afterwards(built):
    with campus.serve(built, port=0) as serving:
        url = next(iter(serving.urls.values()))
    with pytest.raises(OSError):
        ask(url)


def free_ports(count: int) -> int:
    """The first of so many free ports in a row, below those that the system gives to others."""
    for first in range(20_000, 30_000, count):
        with contextlib.ExitStack() as held, contextlib.suppress(OSError):
            for port in range(first, first + count):
                held.enter_context(socket.create_server((HOST, port)))
            return first
    pytest.fail(f"no {count} ports in a row are free")


def test_a_busy_port_is_named_and_the_others_are_given_back(built):
    busy = free_ports(11) + 1
    taken = pytest.raises(StudyError, match=f"Port {busy} ")
    with socket.create_server((HOST, busy)), taken, campus.serve(built, port=busy - 1):
        pass
    with campus.serve(built, port=busy - 1) as serving:
        assert urlsplit(list(serving.urls.values())[1]).port == busy


def test_departments_that_are_gone_lose_their_yaml(built):
    left = built.data / "departments" / "99-gone.yaml"
    left.parent.mkdir(exist_ok=True)
    left.write_text(yaml.safe_dump({"name": "gone"}))
    with campus.serve(built, port=0):
        assert not left.exists()


def test_without_a_campus_the_error_says_so(study):
    with pytest.raises(StudyError, match="build the campus first"), campus.serve(study):
        pass
