"""Real Chromium and Selenium Grids: what they return, and that nothing of them is left."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import httpx
import psutil
import pytest

import scrapers
from facestudy import campus
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.locks import run_lock
from facestudy.study.paths import Study
from scrapers.errors import Failure
from scrapers.fetch import browser as module
from scrapers.fetch.browser import open_browser
from scrapers.fetch.session import BrowserSession

pytestmark = pytest.mark.long

PACKAGE = "selenium-server@3.141.59"
TIMES = ["retrieved_at", "last_seen", "vanished_at"]


@pytest.fixture
def corner(monkeypatch):
    """A temporary folder of our own, to see what is left there; its path is short."""
    with tempfile.TemporaryDirectory(prefix="fs-") as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


def processes(corner):
    """Command lines of running processes that name the folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes()
        except OSError:
            continue
        if f"{corner}/facestudy-browser".encode() in line:
            found.append(line[:80])
    return found


def wait_until_gone(corner):
    for _ in range(200):
        if not processes(corner) and not list(corner.iterdir()):
            return
        time.sleep(0.05)
    raise AssertionError(f"left: {processes(corner)}, {list(corner.iterdir())}")


linux = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks into /proc")


@linux
@pytest.mark.parametrize("error", [None, ValueError, KeyboardInterrupt])
def test_nothing_outlives_the_block(corner, error):
    try:
        with open_browser() as driver:
            driver.get("data:text/html,<p>hello")
            assert processes(corner) and list(corner.iterdir())
            if error:
                raise error
    except (ValueError, KeyboardInterrupt):
        pass
    assert list(corner.iterdir()) == []
    wait_until_gone(corner)


@linux
def test_nothing_outlives_a_killed_process(corner):
    code = (
        "import tempfile, time; tempfile.tempdir = %r\n"
        "from scrapers.fetch.browser import open_browser\n"
        "with open_browser():\n    print('up', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code % str(corner)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "up\n" and processes(corner)
    child.send_signal(signal.SIGKILL)
    child.wait()
    wait_until_gone(corner)


@linux
def test_a_profile_whose_guard_was_killed_too_is_removed_by_the_next_run(corner, root):
    code = (
        "import tempfile, time; tempfile.tempdir = %r\n"
        "from facestudy.study.locks import run_lock\n"
        "from facestudy.study.paths import Study\n"
        "from scrapers.fetch.browser import open_browser\n"
        "study = Study('small')\n"
        "with run_lock.running(study, 'a scrape'), open_browser(folder=run_lock.folder(study)):\n"
        "    print('up', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code % str(corner)],
        env={**os.environ, "FACESTUDY_ROOT": str(root)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout.readline() == "up\n"
    family = psutil.Process(child.pid).children(recursive=True)
    for process in [child, *family]:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    child.wait()
    psutil.wait_procs(family, timeout=10)
    assert list(corner.rglob("facestudy-browser-*"))
    with run_lock.running(Study("small"), "the next"):
        assert not list(corner.rglob("facestudy-browser-*"))
    assert not list(corner.iterdir())


def test_without_a_browser_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda name: None)

    def nothing(self):
        raise module.NoSuchDriverException("no")

    monkeypatch.setattr(module.DriverFinder, "get_driver_path", nothing)
    with pytest.raises(StudyError, match="install Chromium") as error, open_browser():
        pass
    assert "\n" not in str(error.value)


def test_a_browser_that_does_not_start_is_one_line(monkeypatch, tmp_path, corner):
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\nexit 3\n")
    fake.chmod(0o755)
    monkeypatch.setattr(module, "BROWSERS", (str(fake),))
    with pytest.raises(StudyError, match="does not start") as error, open_browser():
        pass
    assert "\n" not in str(error.value) and list(corner.iterdir()) == []


@pytest.fixture(scope="module")
def session():
    with BrowserSession(open_browser) as made:
        yield made


@pytest.fixture
def site(new_site):
    return new_site()


LAZY = """<div style="height:9000px"></div><img class=lazy src="spacer.gif" data-to="a.jpg"><script>
new IntersectionObserver((all, me) => all.forEach((one) => {
  if (one.isIntersecting) one.target.src = one.target.dataset.to;
})).observe(document.querySelector(".lazy"))</script>"""


def test_lazy_pictures_far_below_show_where_they_are(session, site):
    site.page("/", LAZY)
    assert f'data-facestudy-src="{site.url}/a.jpg"' in session.open(site.url + "/").html


def test_backgrounds_are_noted(session, site):
    site.page("/", "<style>#b{background:#eee url(a.jpg)}</style><div id=b>x</div>")
    html = session.open(site.url + "/").html
    assert f'data-facestudy-background="{site.url}/a.jpg"' in html
    assert "<style" not in html


def test_frames_and_shadow_roots_are_included(session, site):
    site.page("/inner", "<h3>Anna in the frame</h3>")
    shadow = "this.attachShadow({mode: 'open'}).innerHTML = '<b>Otto in the shadow</b>'"
    element = f"class extends HTMLElement {{ connectedCallback() {{ {shadow} }} }}"
    define = f"customElements.define('x-p', {element})"
    site.page("/", f"<iframe src=/inner></iframe><x-p></x-p><script>{define}</script>")
    html = session.open(site.url + "/").html
    assert "Anna in the frame" in html and "Otto in the shadow" in html


def test_sizes_are_noted_if_a_page_sets_them(session, site):
    site.page(
        "/", "<style>.s{width:90px;height:99px}</style><img class=s src=a.jpg><img src=b.jpg>"
    )
    html = session.open(site.url + "/").html
    assert 'data-facestudy-size="90 99"' in html and 'data-facestudy-size="0 0"' in html


def test_a_page_without_a_doctype_sets_no_height_that_it_does_not_state(session, site):
    """There a picture that is not loaded takes over its width's "100%" as its height."""
    style = "<style>.w{width:100%}.s{width:90px;height:99px}</style>"
    site.page("/", f"{style}<div style='width:250px'><img class=w alt=A src=a.jpg></div>"
                   "<img class=s alt=B src=b.jpg>")  # fmt: skip
    reply = site.replies["/"]
    site.replies["/"] = replace(reply, body=reply.body.removeprefix(b"<!doctype html>"))
    html = session.open(site.url + "/").html
    assert 'data-facestudy-size="250 0"' in html and 'data-facestudy-size="90 99"' in html


@pytest.mark.parametrize(
    ("around", "size"),
    [("<figure>", "90 0"), ("<figure style='height:50%'>", "90 0"),
     ("<figure style='height:120px'>", "90 120"),
     ("<figure style='position:absolute;width:9px;height:auto'>", "90 ")],
)  # fmt: skip
def test_a_part_of_no_height_is_none(session, site, around, size):
    site.page("/", f"<main>{around}<img style='width:90px;height:100%' src=a.jpg></figure></main>")
    assert f'data-facestudy-size="{size}' in session.open(site.url + "/").html


def test_a_page_that_shows_nobody_gets_a_second_snapshot(session, site):
    late = "document.body.insertAdjacentHTML('beforeend', '<p>Anna</p>')"
    site.page("/", f"<script>setTimeout(() => {{ {late} }}, 900)</script>")
    snapshot = session.open(site.url + "/", is_complete=lambda page: "Anna</p>" in page.html)
    assert "Anna</p>" in snapshot.html


def test_late_content_of_scripts_is_waited_for(session, site):
    late = "document.body.insertAdjacentHTML('beforeend', '<p class=late>Anna</p>')"
    site.page("/", f"<script>setTimeout(() => {{ {late} }}, 900)</script>")
    assert "Anna" in session.open(site.url + "/", selector=".late").html


@pytest.mark.parametrize(
    "page",
    [
        '<body onload="setTimeout(() => { LATE }, 900)">',
        '<svg onload="setTimeout(() => { LATE }, 900)"></svg>',
        "<script src=late.js></script><script>document.scripts[0].remove();"
        "document.currentScript.remove()</script>",
    ],
)
def test_late_content_is_waited_for_wherever_its_script_stands(session, site, page):
    late = "document.body.insertAdjacentHTML('beforeend', '<p class=late>Anna</p>')"
    site.page("/", page.replace("LATE", late))
    script = f"setTimeout(() => {{ {late} }}, 900)"
    site.page("/late.js", "")
    site.replies["/late.js"] = replace(
        site.replies["/late.js"], body=script.encode(), headers={"Content-Type": "text/javascript"}
    )
    html = session.open(site.url + "/", selector=".late").html
    assert '<p class="late"' in html  # the page's own text has no quotation marks there


def test_what_a_script_adds_that_removed_itself_is_in_the_second_snapshot(session, site):
    late = "document.body.insertAdjacentHTML('beforeend', '<p>Anna</p>')"
    site.page("/", f"<script>setTimeout(() => {{ {late} }}, 900); document.currentScript.remove()"
                   "</script>")  # fmt: skip
    snapshot = session.open(site.url + "/", is_complete=lambda page: "Anna</p>" in page.html)
    assert "Anna</p>" in snapshot.html


def test_the_browser_requests_no_pictures(session, site):
    site.page("/", '<img src="a.jpg"><div style="background:url(b.jpg)">x</div>')
    session.open(site.url + "/")
    assert site.asked("/a.jpg") == site.asked("/b.jpg") == 0


def test_the_snapshot_has_the_address_after_redirects(session, site):
    site.page("/a", "", status=302)
    site.replies["/a"].headers["Location"] = "/b"
    site.page("/b", "<base href='/deep/'>")
    snapshot = session.open(site.url + "/a")
    assert (snapshot.url, snapshot.base) == (site.url + "/b", site.url + "/deep/")


@pytest.mark.parametrize(
    ("body", "status", "reason", "temporary"),
    [
        ("x", 404, "HTTP 404", False),
        ("x", 500, "HTTP 500", True),
        ("x", 401, r"requires a login \(HTTP 401\)", False),
        ("x", 403, r"refuses access or requires a login \(HTTP 403\)", False),
    ],
)
def test_errors_have_a_reason(session, site, body, status, reason, temporary):
    site.page("/", body, status=status)
    with pytest.raises(Failure, match=reason) as error:
        session.open(site.url + "/")
    assert error.value.temporary is temporary


def test_a_redirect_loop_has_a_reason(session, site):
    site.page("/a", "", status=302)
    site.replies["/a"].headers["Location"] = "/a"
    with pytest.raises(Failure, match="too many redirects"):
        session.open(site.url + "/a")


@pytest.mark.parametrize(
    "script",
    [
        "alert('stop')",
        "setTimeout(() => alert('stop'), 60)",
        "confirm('really?')",
        "window.open('about:blank'); window.open('about:blank')",
        "onbeforeunload = () => 'stay'",
    ],
)
def test_alerts_and_pop_ups_do_not_block(session, site, script):
    site.page("/", f"<p>Anna</p><script>{script}</script>")
    site.page("/next", "<p>Otto</p>")
    assert "Anna" in session.open(site.url + "/").html
    assert "Otto" in session.open(site.url + "/next").html


def test_a_password_prompt_is_a_login(session, site):
    site.page("/", "", status=401)
    site.replies["/"].headers["WWW-Authenticate"] = 'Basic realm="x"'
    with pytest.raises(Failure, match="requires a login") as error:
        session.open(site.url + "/")
    assert not error.value.temporary


@pytest.mark.parametrize("before", ["", "/before"])
@pytest.mark.parametrize(
    ("kind", "disposition", "reason"),
    [
        ("application/zip", "", "not a page but a download$"),
        ("application/pdf", "attachment", "not a page but a download$"),
        ("application/pdf", "inline", r"a download \(application/pdf\)"),
        ("image/jpeg", "", "not a page but a download"),
    ],
)
def test_a_download_is_not_a_page(site, session, before, kind, disposition, reason):
    """Neither is it the page that was open before, or the one that a new session shows."""
    site.page("/before", "<p>Anna</p>")
    site.page("/", "x" * 1000)
    headers = {"Content-Type": kind, "Content-Disposition": disposition}
    site.replies["/"].headers = {name: value for name, value in headers.items() if value}
    session.open(site.url + before) if before else session.close()
    with pytest.raises(Failure, match=reason):
        session.open(site.url + "/")


@pytest.mark.parametrize("path", ["/", "/#team"])
def test_a_page_can_be_opened_again(session, site, path):
    for name in ("Anna", "Otto"):
        site.page("/", f"<p>{name}</p>")
        assert name in session.open(site.url + path).html


def test_a_killed_browser_is_replaced(site):
    site.page("/", "<p>Anna</p>")
    opened = []
    with BrowserSession(open_browser, opened.append) as session:
        session.open(site.url + "/")
        os.kill(opened[0].service.process.pid, signal.SIGKILL)
        with pytest.raises(Failure, match="browser") as error:
            session.open(site.url + "/")
        assert error.value.temporary
        assert "Anna" in session.open(site.url + "/").html
    assert len(opened) == 2


def refused_grid(address):
    """The one line in which a grid's wrong address ends."""
    with pytest.raises(StudyError) as error, open_browser(address):
        pass
    assert "\n" not in str(error.value) and address in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    "address", ["localhost:4444", "ftp://127.0.0.1", "http://", "http://[", ""]
)
def test_an_invalid_grid_address_is_refused(address):
    with pytest.raises(StudyError, match="is not a valid address of a grid: give one such as http"):
        module.webdriver_url(address)


def test_a_grid_address_where_nothing_responds_is_refused():
    assert "Connection refused" in refused_grid("http://127.0.0.1:9")


def test_a_grid_that_never_responds_is_refused(new_site, monkeypatch):
    site = new_site()
    site.page("/status", "", wait=1)
    monkeypatch.setattr(module, "STATUS_SECONDS", 0.2)
    assert "no response within" in refused_grid(site.url)


@pytest.mark.parametrize("body", ["<p>Welcome", "[]", '{"value": "ready"}'])
def test_what_is_not_a_grid_is_refused(new_site, body):
    site = new_site()
    site.page("/status", body)
    site.replies["/status"].body = body.encode()
    assert "there is no Selenium Grid" in refused_grid(site.url)


@pytest.mark.parametrize(
    ("path", "grid_paths", "expected"),
    [
        ("/", [""], ""),
        ("", ["/wd/hub"], "/wd/hub"),
        ("", ["", "/wd/hub"], "/wd/hub"),
        ("/wd/hub/", ["/wd/hub"], "/wd/hub"),
        ("/farm", ["/farm"], "/farm"),
    ],
)
def test_the_address_for_commands_is_found(new_site, path, grid_paths, expected):
    site = new_site()
    for grid_path in grid_paths:
        site.page(f"{grid_path}/status", "")
        site.replies[f"{grid_path}/status"].body = b'{"value": {"ready": true}}'
    assert module.webdriver_url(site.url + path) == site.url + expected


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


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
def test_a_grid_collects_the_same_as_a_local_browser(hub, study):
    campus.build(study, campus.Knobs(sites=4, portraits=20), jobs=1)
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


def test_a_browser_that_does_not_quit_is_killed(monkeypatch):
    process = subprocess.Popen(["sleep", "60"], start_new_session=True)

    class Hung:
        """A driver whose browser hangs: its quit returns when the process is dead."""

        service = SimpleNamespace(process=process)

        def quit(self) -> None:
            process.wait()

    monkeypatch.setattr(module, "QUIT_SECONDS", 0.1)
    module._quit(Hung())
    assert process.returncode == -signal.SIGKILL
