"""Real Chromium: what it brings back, and that nothing of it stays."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from facestudy.study.errors import StudyError
from scrapers.errors import Failure
from scrapers.fetch import browser as module
from scrapers.fetch.browser import browser
from scrapers.fetch.session import Window


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
        with browser() as driver:
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
        "from scrapers.fetch.browser import browser\n"
        "with browser():\n    print('up', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code % str(corner)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "up\n" and processes(corner)
    child.send_signal(signal.SIGKILL)
    child.wait()
    wait_until_gone(corner)


def test_without_a_browser_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda name: None)

    def nothing(self):
        raise module.NoSuchDriverException("no")

    monkeypatch.setattr(module.DriverFinder, "get_driver_path", nothing)
    with pytest.raises(StudyError, match="install Chromium") as error, browser():
        pass
    assert "\n" not in str(error.value)


def test_a_browser_that_does_not_start_is_one_line(monkeypatch, tmp_path, corner):
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\nexit 3\n")
    fake.chmod(0o755)
    monkeypatch.setattr(module, "BROWSERS", (str(fake),))
    with pytest.raises(StudyError, match="does not start") as error, browser():
        pass
    assert "\n" not in str(error.value) and list(corner.iterdir()) == []


@pytest.fixture(scope="module")
def window():
    with Window(browser) as made:
        yield made


@pytest.fixture
def site(new_site):
    return new_site()


LAZY = """<div style="height:9000px"></div><img class=lazy src="spacer.gif" data-to="a.jpg"><script>
new IntersectionObserver((all, me) => all.forEach((one) => {
  if (one.isIntersecting) one.target.src = one.target.dataset.to;
})).observe(document.querySelector(".lazy"))</script>"""


def test_lazy_pictures_far_below_show_where_they_are(window, site):
    site.page("/", LAZY)
    assert f'data-facestudy-src="{site.url}/a.jpg"' in window.open(site.url + "/").html


def test_backgrounds_are_noted(window, site):
    site.page("/", "<style>#b{background:#eee url(a.jpg)}</style><div id=b>x</div>")
    html = window.open(site.url + "/").html
    assert f'data-facestudy-background="{site.url}/a.jpg"' in html
    assert "<style" not in html


def test_frames_and_shadows_are_looked_into(window, site):
    site.page("/inner", "<h3>Anna in the frame</h3>")
    shadow = "this.attachShadow({mode: 'open'}).innerHTML = '<b>Otto in the shadow</b>'"
    element = f"class extends HTMLElement {{ connectedCallback() {{ {shadow} }} }}"
    define = f"customElements.define('x-p', {element})"
    site.page("/", f"<iframe src=/inner></iframe><x-p></x-p><script>{define}</script>")
    html = window.open(site.url + "/").html
    assert "Anna in the frame" in html and "Otto in the shadow" in html


def test_sizes_are_told_where_a_page_gives_them(window, site):
    site.page(
        "/", "<style>.s{width:90px;height:99px}</style><img class=s src=a.jpg><img src=b.jpg>"
    )
    html = window.open(site.url + "/").html
    assert 'data-facestudy-size="90 99"' in html and 'data-facestudy-size="0 0"' in html


def test_a_page_that_shows_nobody_is_looked_at_again(window, site):
    late = "document.body.insertAdjacentHTML('beforeend', '<p>Anna</p>')"
    site.page("/", f"<script>setTimeout(() => {{ {late} }}, 900)</script>")
    snapshot = window.open(site.url + "/", enough=lambda snapshot: "Anna</p>" in snapshot.html)
    assert "Anna</p>" in snapshot.html


def test_what_a_script_fills_in_late_is_waited_for(window, site):
    late = "document.body.insertAdjacentHTML('beforeend', '<p class=late>Anna</p>')"
    site.page("/", f"<script>setTimeout(() => {{ {late} }}, 900)</script>")
    assert "Anna" in window.open(site.url + "/", wanted=".late").html


def test_the_browser_asks_for_no_pictures(window, site):
    site.page("/", '<img src="a.jpg"><div style="background:url(b.jpg)">x</div>')
    window.open(site.url + "/")
    assert site.asked("/a.jpg") == site.asked("/b.jpg") == 0


def test_the_address_after_redirects_is_told(window, site):
    site.page("/a", "", status=302)
    site.replies["/a"].headers["Location"] = "/b"
    site.page("/b", "<base href='/deep/'>")
    snapshot = window.open(site.url + "/a")
    assert (snapshot.url, snapshot.base) == (site.url + "/b", site.url + "/deep/")


@pytest.mark.parametrize(
    ("body", "status", "reason", "passing"),
    [
        ("x", 404, "HTTP 404", False),
        ("x", 500, "HTTP 500", True),
        ("x", 401, r"wants a login \(HTTP 401\)", False),
        ("x", 403, r"refuses us, or wants a login \(HTTP 403\)", False),
    ],
)
def test_errors_have_a_reason(window, site, body, status, reason, passing):
    site.page("/", body, status=status)
    with pytest.raises(Failure, match=reason) as error:
        window.open(site.url + "/")
    assert error.value.passing is passing


def test_a_redirect_loop_has_a_reason(window, site):
    site.page("/a", "", status=302)
    site.replies["/a"].headers["Location"] = "/a"
    with pytest.raises(Failure, match="too many redirects"):
        window.open(site.url + "/a")


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
def test_boxes_and_pop_ups_hold_nobody_up(window, site, script):
    site.page("/", f"<p>Anna</p><script>{script}</script>")
    site.page("/next", "<p>Otto</p>")
    assert "Anna" in window.open(site.url + "/").html
    assert "Otto" in window.open(site.url + "/next").html


def test_a_box_for_a_password_is_a_login(window, site):
    site.page("/", "", status=401)
    site.replies["/"].headers["WWW-Authenticate"] = 'Basic realm="x"'
    with pytest.raises(Failure, match="wants a login") as error:
        window.open(site.url + "/")
    assert not error.value.passing


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
def test_a_download_is_no_page(site, window, before, kind, disposition, reason):
    """Neither is it the page that was open before, or the one that a new window shows."""
    site.page("/before", "<p>Anna</p>")
    site.page("/", "x" * 1000)
    headers = {"Content-Type": kind, "Content-Disposition": disposition}
    site.replies["/"].headers = {name: value for name, value in headers.items() if value}
    window.open(site.url + before) if before else window.close()
    with pytest.raises(Failure, match=reason):
        window.open(site.url + "/")


@pytest.mark.parametrize("path", ["/", "/#team"])
def test_a_page_can_be_opened_again(window, site, path):
    for name in ("Anna", "Otto"):
        site.page("/", f"<p>{name}</p>")
        assert name in window.open(site.url + path).html


def test_a_killed_browser_is_replaced(site):
    site.page("/", "<p>Anna</p>")
    opened = []
    with Window(browser, opened.append) as window:
        window.open(site.url + "/")
        os.kill(opened[0].service.process.pid, signal.SIGKILL)
        with pytest.raises(Failure, match="browser") as error:
            window.open(site.url + "/")
        assert error.value.passing
        assert "Anna" in window.open(site.url + "/").html
    assert len(opened) == 2
