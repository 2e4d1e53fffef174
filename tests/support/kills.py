"""Kill a command at random moments until it ends by itself, and compare with one left in peace.

``python tests/support/kills.py --kills 50 report`` does so with a whole small study, ``scrape``
with some departments of a loopback server, ``import`` with a folder of pictures. A command is
killed and given again until it ends by itself, then the next one begins in a new place. Kills
reach the command alone or all of its processes, each half of the time. What must hold: the same
results, nothing left over in the study or in the folder for temporary files, no process alive 10 s
after a kill.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from enum import Enum
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import numpy as np
import pandas as pd
import psutil
import yaml
from PIL import Image

if __name__ == "__main__":  # as a test it is found anyway
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from facestudy.models import engine  # noqa: E402
from support import small_pages  # noqa: E402
from support.loopback import serving  # noqa: E402

SMALL = (
    "PORTRAITS=72 EPOCHS=1 SEEDS=1 SPLITS=0 VIEWS=1 PERMUTATIONS=20 AUDIT_EPOCHS=1 "
    "WANTED=40 COMPARE=0 PRECISION=float32"
).split()
TIMES = (
    *("retrieved_at", "last_seen", "vanished_at", "time", "etag", "last_modified", "person"),
    "seconds",
)
"""Columns that differ between any two runs: moments, and hashes with a salt of the study's own."""
SITES = 6
FIRST_PORTS = range(20_100, 30_000, 100)
"""Fixed ports, below those that systems give away: addresses of pictures are results, too."""
DEPARTMENTS, PEOPLE, WAIT = 4, 6, 0.1  # each department's people; seconds of each answer
ENDS = 10.0
"""Seconds in which the processes of a killed command must end."""


class End(Enum):
    """How a command ended; a scrape some of whose pages did not load in time is to be given again,
    as its user would."""

    KILLED, INCOMPLETE, COMPLETE = range(3)


def pictures(folder: Path, count: int) -> None:
    """A folder of ``count`` drawn pictures of two classes."""
    for number in range(count):
        rng = np.random.default_rng(number)
        path = folder / "ab"[number % 2] / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 255, (64, 64, 3), dtype=np.uint8)).save(path)


@contextmanager
def departments(folder: Path) -> Iterator[None]:
    """Serve departments, and write their files into ``folder``, while the block runs."""
    folder.mkdir(exist_ok=True)

    def answer(request: BaseHTTPRequestHandler) -> None:
        time.sleep(WAIT)  # so that a kill meets a scrape between any two answers
        place, _, name = request.path.strip("/").partition("/")
        if name.endswith(".jpg"):
            content, kind = small_pages.picture(int(name.removesuffix(".jpg"))), "image/jpeg"
        elif place.isdecimal():
            content, kind = people(int(place)).encode(), "text/html; charset=utf-8"
        else:
            request.send_error(404)
            return
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    with serving(answer) as address:
        for place in range(DEPARTMENTS):
            values = {"name": f"Department {place}", "category": "ab"[place % 2], "pause": 0}
            values |= {"url": f"{address}/{place}", **small_pages.SELECTORS}
            (folder / f"{place}.yaml").write_text(yaml.safe_dump(values))
        yield


def people(place: int) -> str:
    """The page of one department, whose people have names of their own."""
    first, last = "Anna Bela Cora Dora Edda Fred".split(), "Quist Reh Sund Tamm".split()
    cards = [
        small_pages.card(
            f"{first[number]} {last[place]}", f"/{place}/{place * PEOPLE + number}.jpg"
        )
        for number in range(PEOPLE)
    ]
    return f"<!doctype html><meta charset=utf-8><body>{''.join(cards)}"


def command(kind: str, root: Path) -> list[str]:
    """The command line of ``report``, ``scrape`` or ``import``."""
    if kind == "scrape":
        files = sorted(map(str, (root.parent / "departments").glob("*.yaml")))
        return [sys.executable, "-m", "scrapers", "run", "--study", "killed", *files]
    start = [sys.executable, "-m", "facestudy.cli"]
    if kind == "import":
        return [*start, "import", str(root.parent / "pictures"), "--study", "killed"]
    place = [f"SITES={SITES}", f"PORT={first_port(root.parent)}"]
    given = [part for value in (*SMALL, *place) for part in ("-p", value)]
    return [*start, "report", "--study", "campus-killed", *given]


def first_port(folder: Path) -> int:
    """The first port of the campus: the same in all runs of a campaign, and free before them."""
    known = folder / "port"
    if not known.is_file():
        known.write_text(str(next(port for port in FIRST_PORTS if are_free(port, SITES))))
    return int(known.read_text())


def are_free(first: int, count: int) -> bool:
    """Whether nothing on this machine listens at some ports in a row."""
    for port in range(first, first + count):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return False
    return True


def run(kind: str, root: Path, kill_after: float | None, rng: random.Random) -> End:
    """Run the command, and kill it after some seconds; None lets it end by itself."""
    temporary = root.parent / f"tmp-{root.name}"
    temporary.mkdir(exist_ok=True)
    environment = {**os.environ, "FACESTUDY_ROOT": str(root), "TMPDIR": str(temporary)}
    environment["FACESTUDY_CACHE"] = str(root.parent / "machine")
    with (root.parent / f"{root.name}.log").open("ab") as log:
        process = subprocess.Popen(
            command(kind, root), env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            if process.wait(kill_after) != 0:
                raise SystemExit(f"{kind} failed: see {log.name}")
            return End.INCOMPLETE if any(root.rglob(".unfinished")) else End.COMPLETE
        except subprocess.TimeoutExpired:
            kill(process, whole=rng.random() < 0.5)
            return End.KILLED


def kill(process: subprocess.Popen, *, whole: bool) -> None:
    """Kill a command, or it and all that it started; the rest must end soon."""
    family = psutil.Process(process.pid).children(recursive=True)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    if whole:
        for child in family:
            try:
                child.kill()
            except psutil.NoSuchProcess:
                continue
    _, alive = psutil.wait_procs(family, timeout=ENDS)
    names = [" ".join(child.cmdline())[:100] for child in alive if child.is_running()]
    for child in alive:
        child.kill()
    assert not names, f"alive {ENDS:.0f} s after a kill: {names}"


def results(root: Path) -> dict[str, str]:
    """A digest of every table, picture and record of a study, without times."""
    found = {}
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".csv" and "history" not in name:
            table = pd.read_csv(path, dtype=str, keep_default_na=False)
            table = table.drop(columns=[column for column in TIMES if column in table])
            content = table.sort_values(list(table.columns)).to_csv(index=False).encode()
        elif path.suffix in (".png", ".jpeg", ".webp") and root / "data" in path.parents:
            content = path.read_bytes()
        else:
            continue
        found[name] = hashlib.sha256(content).hexdigest()
    return found


def left_over(root: Path) -> list[str]:
    """What no finished run leaves: hidden files but the locks, and temporary ones."""
    hidden = [path for path in root.rglob(".*") if not path.name.endswith(".lock")]
    temporary = [*(root.parent / f"tmp-{root.name}").iterdir()]
    kept = [path for path in temporary if path.name.startswith("facestudy-")]
    return [str(path) for path in (*hidden, *kept)]


def compare(root: Path, expected: dict[str, str]) -> None:
    """Compare a study whose command has ended with one that was left in peace.

    Raises:
        AssertionError: a file differs, or something is left over.
    """
    now = results(root)
    differ = sorted(name for name in {*now, *expected} if now.get(name) != expected.get(name))
    assert not differ, f"results differ: {differ}"
    assert not left_over(root), f"left over: {left_over(root)}"


def campaign(
    kind: str, kills: int, seed: int, folder: Path, say: Callable[[str], object] = print
) -> int:
    """Kill, finish, compare; return how many kills there were.

    The moments are spread over a twentieth, a sixth, a third and the whole of the time that a run
    takes in peace, each as often: most runs are killed several times, and some end by themselves.
    A campaign that was stopped goes on in its folder.

    Args:
        kind: of the command.
        kills: how many.
        seed: of the moments.
        folder: for the studies; empty, or of a campaign of this kind that was stopped.
        say: is told of each kill, and of each run that ended.

    Raises:
        AssertionError: something differs, is left over or lives on.
    """
    rng = random.Random(seed)
    _same_engine(folder / "machine")
    with ExitStack() as stack:
        if kind == "import" and not (folder / "pictures").is_dir():
            pictures(folder / "pictures", 60)
        elif kind == "scrape":
            stack.enter_context(departments(folder / "departments"))
        peaceful, killed = folder / "peaceful", folder / "killed"
        for root in (peaceful, killed):
            root.mkdir(exist_ok=True)
        longest = _in_peace(kind, peaceful, rng, say)
        expected, count, end = results(peaceful), 0, End.KILLED
        assert expected
        while count < kills or end is not End.COMPLETE:
            # The beginning takes its time: a run that is always killed there would never end.
            after = rng.uniform(0.2, longest * rng.choice([1 / 20, 1 / 6, 1 / 3, 1]))
            end = run(kind, killed, after if count < kills else None, rng)
            if end is End.KILLED:
                count += 1
                say(f"kill {count} after {after:.1f} s")
            if end is End.COMPLETE:
                compare(killed, expected)
                say(f"{count} kills so far, results identical, nothing left over")
                shutil.rmtree(killed)
                killed.mkdir()
    return count


def _in_peace(kind: str, root: Path, rng: random.Random, say: Callable[[str], object]) -> float:
    """Run the command until it is complete, unless it was before; the seconds that it took."""
    record = root.parent / "seconds"
    if not record.is_file():
        started = time.monotonic()
        while run(kind, root, None, rng) is not End.COMPLETE:
            say("some pages did not load in time: once more")
        record.write_text(str(time.monotonic() - started))
    seconds = float(record.read_text())
    say(f"left in peace: {seconds:.1f} s")
    return seconds


def _same_engine(cache: Path) -> None:
    """Let both studies compute in the same way: which is fastest is measured, and may differ."""
    before = os.environ.get("FACESTUDY_CACHE")
    os.environ["FACESTUDY_CACHE"] = str(cache)
    try:
        engine.record(engine.assumed())
    finally:
        del os.environ["FACESTUDY_CACHE"]
        if before is not None:
            os.environ["FACESTUDY_CACHE"] = before


def main(argv: Sequence[str] | None = None) -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["report", "scrape", "import"])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="a folder for the studies, which are kept")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="k-") as folder:  # short, for the browser's socket
        started = time.monotonic()
        place = given.keep or Path(folder)
        count = campaign(given.kind, given.kills, given.seed, place)
    print(
        f"{count} kills of {given.kind} in {time.monotonic() - started:.0f} s: all as if in peace"
    )


if __name__ == "__main__":
    main()
