"""The doctor lists what is there; its exit status says whether ``make study`` can work."""

import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from facestudy.cli import doctor, main
from facestudy.models import precision
from facestudy.models.backbones import face_resnet, vggface_weights


@pytest.fixture(autouse=True)
def machine(monkeypatch, tmp_path):
    """A complete machine: its own browser and driver, and a weights' server out of reach."""
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


@pytest.mark.long
def test_a_complete_machine_is_listed_and_ends_with_status_0(capsys):
    assert main.main(["doctor"]) == 0
    out = capsys.readouterr().out
    for name in ("device", "precision", "backbone weights", "browser", "driver", "free disk"):
        assert f"\n{name}" in out
    assert "chromium 151.0" in out and "keras 3." in out and "MISSING" not in out


def test_a_missing_browser_is_named_and_ends_with_status_1(machine, capsys):
    (machine / "chromium").unlink()
    assert main.main(["doctor"]) == 1
    output = capsys.readouterr()
    assert "MISSING: Chromium or Google Chrome" in output.out
    assert output.err == "facestudy: make study cannot work on this machine; missing: browser\n"


def test_a_missing_driver_is_left_to_selenium(machine):
    (machine / "chromedriver").unlink()
    assert not findings()["driver"].missing
    assert "Selenium downloads one" in findings()["driver"].text


def test_face_resnet_replaces_vggface_where_it_cannot_be_downloaded(monkeypatch):
    assert "face_resnet (present) replaces it" in findings()["backbone weights"].text
    monkeypatch.setattr(face_resnet, "FILE", "elsewhere.dat")
    assert findings()["backbone weights"].missing


def test_weights_in_the_cache_are_found():
    path = vggface_weights.cached()
    path.parent.mkdir(parents=True)
    path.touch()
    assert findings()["backbone weights"].text == f"vggface: present, {path}"


@pytest.mark.long
def test_weights_are_not_downloaded_by_the_doctor(monkeypatch):
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
    monkeypatch.delenv("ONEDNN_MAX_CPU_ISA", raising=False)
    monkeypatch.setattr(precision, "measure", lambda: precision.Speed(2.5, 0.1))
    text = findings()["precision"].text
    assert text.startswith("mixed_bfloat16 (") and "2.5 times as fast" in text


def test_a_full_disk_and_a_small_memory_are_missing(monkeypatch):
    monkeypatch.setattr(doctor, "DISK", shutil.disk_usage("/").total / 1e9 + 1e6)
    monkeypatch.setattr(doctor, "MEMORY", 1e6)
    results = findings()
    assert results["free disk"].missing and "GB at" in results["free disk"].text
    assert results["free memory"].missing


def test_a_package_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(doctor, "PACKAGES", ("numpy", "no-such-package"))
    assert findings()["versions"].missing
    assert "no-such-package; install them" in findings()["versions"].text


def test_a_check_that_fails_is_a_line_and_the_others_still_run(machine):
    (machine / "chromium").write_text("#!/bin/sh\nexit 3\n")
    results = findings()
    assert results["browser"].missing and "exit status 3" in results["browser"].text
    assert not results["driver"].missing
