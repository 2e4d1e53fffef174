"""The doctor tells what is there, and its exit status whether ``make study`` can work."""

import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from facestudy.cli import doctor, main
from facestudy.models import precision
from facestudy.models.backbones import face_resnet, vggface_weights


@pytest.fixture(autouse=True)
def machine(monkeypatch, tmp_path):
    """A whole machine: a browser and a driver of its own, no way to the weights' server."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("chromium", "chromedriver"):
        (programs / name).write_text(f"#!/bin/sh\necho {name} 151.0\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(vggface_weights, "ADDRESS", "http://127.0.0.1:9/weights.h5")
    return programs


def findings() -> dict[str, doctor.Finding]:
    return {finding.name: finding for finding in doctor.examine()}


def test_a_whole_machine_is_told_and_ends_well(capsys):
    assert main.main(["doctor"]) == 0
    out = capsys.readouterr().out
    for name in ("device", "precision", "backbone weights", "browser", "driver", "free disk"):
        assert f"\n{name}" in out
    assert "chromium 151.0" in out and "keras 3." in out and "MISSING" not in out


def test_a_missing_browser_is_named_and_ends_with_status_1(machine, capsys):
    (machine / "chromium").unlink()
    assert main.main(["doctor"]) == 1
    told = capsys.readouterr()
    assert "MISSING: Chromium or Google Chrome" in told.out
    assert told.err == "facestudy: make study cannot work here for want of: browser\n"


def test_a_missing_driver_is_selenium_s_task(machine):
    (machine / "chromedriver").unlink()
    assert not findings()["driver"].missing
    assert "Selenium fetches one" in findings()["driver"].text


def test_weights_stand_in_where_vggface_cannot_be_had(monkeypatch):
    assert "face_resnet stands in, present" in findings()["backbone weights"].text
    monkeypatch.setattr(face_resnet, "FILE", "elsewhere.dat")
    assert findings()["backbone weights"].missing


def test_weights_in_the_cache_are_found():
    path = vggface_weights.cached()
    path.parent.mkdir(parents=True)
    path.touch()
    assert findings()["backbone weights"].text == f"vggface: present, {path}"


def test_weights_that_can_be_downloaded_are_not(monkeypatch):
    methods = []

    class Answer(BaseHTTPRequestHandler):
        def do_HEAD(self):
            methods.append(self.command)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/weights.h5"
        monkeypatch.setattr(vggface_weights, "ADDRESS", address)
        assert "can be downloaded" in findings()["backbone weights"].text
        server.shutdown()
    assert methods == ["HEAD"]
    assert not vggface_weights.cached().exists()


def test_precision_comes_with_its_reason(monkeypatch):
    monkeypatch.setattr(precision, "measure", lambda: precision.Speed(2.5, 0.1))
    text = findings()["precision"].text
    assert text.startswith("mixed_bfloat16 (") and "2.5 times as fast" in text


def test_a_full_disk_and_a_small_memory_are_missing(monkeypatch):
    monkeypatch.setattr(doctor, "DISK", shutil.disk_usage("/").total / 1e9 + 1e6)
    monkeypatch.setattr(doctor, "MEMORY", 1e6)
    found = findings()
    assert found["free disk"].missing and "GB at" in found["free disk"].text
    assert found["free memory"].missing


def test_a_package_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(doctor, "PACKAGES", ("numpy", "no-such-package"))
    assert findings()["versions"].missing
    assert "no-such-package; install them" in findings()["versions"].text


def test_a_check_that_breaks_is_a_line_and_the_others_are_still_told(machine):
    (machine / "chromium").write_text("#!/bin/sh\nexit 3\n")
    found = findings()
    assert found["browser"].missing and "exit status 3" in found["browser"].text
    assert not found["driver"].missing
