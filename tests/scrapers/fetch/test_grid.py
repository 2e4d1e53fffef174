"""A Selenium Grid takes the local browser's place; a wrong address ends in one line."""

import os
import shutil
import signal
import socket
import subprocess
import tarfile
import time

import httpx
import pytest

import scrapers
from facestudy import campus
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from scrapers.fetch import grid as module
from scrapers.fetch.browser import browser

PACKAGE = "selenium-server@3.141.59"
TIMES = ["retrieved_at", "last_seen", "vanished_at"]


def refused(address):
    """The one line in which a grid's wrong address ends."""
    with pytest.raises(StudyError) as error, browser(address):
        pass
    assert "\n" not in str(error.value) and address in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    "address", ["localhost:4444", "ftp://127.0.0.1", "http://", "http://[", ""]
)
def test_what_is_no_address_is_told(address):
    with pytest.raises(StudyError, match="is no grid's address: give one as http"):
        module.entrance(address)


def test_where_nobody_answers_is_told():
    assert "Connection refused" in refused("http://127.0.0.1:9")


def test_where_an_answer_never_comes_is_told(new_site, monkeypatch):
    site = new_site()
    site.page("/status", "", wait=1)
    monkeypatch.setattr(module, "SECONDS", 0.2)
    assert "no answer within" in refused(site.url)


@pytest.mark.parametrize("body", ["<p>Welcome", "[]", '{"value": "ready"}'])
def test_what_is_no_grid_is_told(new_site, body):
    site = new_site()
    site.page("/status", body)
    site.replies["/status"].body = body.encode()
    assert "is no Selenium Grid" in refused(site.url)


@pytest.mark.parametrize(
    ("given", "places", "found"),
    [
        ("/", [""], ""),
        ("", ["/wd/hub"], "/wd/hub"),
        ("", ["", "/wd/hub"], "/wd/hub"),
        ("/wd/hub/", ["/wd/hub"], "/wd/hub"),
        ("/farm", ["/farm"], "/farm"),
    ],
)
def test_the_entrance_is_found(new_site, given, places, found):
    site = new_site()
    for place in places:
        site.page(f"{place}/status", "")
        site.replies[f"{place}/status"].body = b'{"value": {"ready": true}}'
    assert module.entrance(site.url + given) == site.url + found


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(free, hub):
    """Wait until the hub has that many browsers to give."""
    for _ in range(600):
        try:
            counts = httpx.get(f"{hub}/grid/api/hub", timeout=5).json()["slotCounts"]
            if counts["free"] == counts["total"] == free:
                return
        except (httpx.HTTPError, ValueError):
            pass
        time.sleep(0.1)
    raise AssertionError(f"the grid has not {free} free browsers")


@pytest.fixture
def jar(tmp_path):
    """The server's jar out of its package."""
    for program in ("java", "npm", "chromedriver"):
        if not shutil.which(program):
            pytest.skip(f"a Selenium Grid needs {program}")
    pack = ["npm", "pack", "--silent", "--prefer-offline", PACKAGE]
    packed = subprocess.run(pack, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    if packed.returncode:
        pytest.skip(f"npm does not give {PACKAGE}: {packed.stderr.strip()[:200]}")
    with tarfile.open(tmp_path / packed.stdout.split()[-1]) as package:
        package.extractall(tmp_path, filter="data")
    return next(tmp_path.glob("package/lib/runner/*.jar"))


@pytest.fixture
def hub(jar):
    """The address of a hub with a node of two browsers; both end with the test."""
    port, started = free_port(), []

    def start(*arguments):
        log = (jar.parent / f"{len(started)}.log").open("w")
        with log:
            java = [
                "java",
                f"-Dwebdriver.chrome.driver={shutil.which('chromedriver')}",
                "-jar",
                jar,
            ]
            command = [*java, "-host", "127.0.0.1", *arguments]
            started.append(
                subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
            )

    address = f"http://127.0.0.1:{port}"
    try:
        start("-role", "hub", "-port", str(port))
        browsers = ["-browser", "browserName=chrome,maxInstances=2", "-maxSession", "2"]
        register = ["-hub", f"{address}/grid/register", "-port", str(free_port())]
        start("-role", "node", *register, *browsers)
        wait_for(2, address)
        yield address
    finally:
        for process in started:
            # The node's drivers and browsers are of its group.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.mark.slow
def test_a_grid_brings_home_what_a_local_browser_does(hub, study):
    campus.build(study, sites=4, portraits=20, jobs=1)
    other = Study("afar")
    with campus.serve(study, port=0) as serving:
        near = scrapers.run(serving.yamls, study)
        far = scrapers.run(serving.yamls, other, grid=hub)
    wait_for(2, hub)
    local, remote = (index.read(one.index).drop(columns=TIMES) for one in (study, other))
    assert len(local) == 20 and remote.equals(local)
    assert far.equals(near) and far["failed"].sum() == 0
    for one in local["id"] + "." + local["format"]:
        assert (other.raw / one).read_bytes() == (study.raw / one).read_bytes()
