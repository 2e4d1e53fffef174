"""Kill a command at random moments until it ends by itself, and compare with one left in peace.

``python tests/support/kills.py --kills 50 report`` does so with a whole small study (an hour on two
cores), ``import`` with a folder of pictures (a minute). Kills reach the command alone or all of its
processes, each half of the time. What must hold: the same results, nothing left over in the study
or in the folder for temporary files, no process alive 10 s after a kill.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import psutil
from PIL import Image

SMALL = (
    "SITES=6 PORTRAITS=72 EPOCHS=2 SEEDS=1 SPLITS=0 VIEWS=1 PERMUTATIONS=99 AUDIT_EPOCHS=2 "
    "WANTED=40 COMPARE=1 PRECISION=float32 PORT=0"
).split()
TIMES = ("retrieved_at", "last_seen", "vanished_at", "time", "etag", "last_modified", "person")
ENDS = 10.0
"""Seconds in which the processes of a killed command must end."""


def pictures(folder: Path, count: int) -> None:
    """A folder of ``count`` drawn pictures of two classes."""
    for number in range(count):
        rng = np.random.default_rng(number)
        path = folder / "ab"[number % 2] / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 255, (64, 64, 3), dtype=np.uint8)).save(path)


def command(kind: str, root: Path) -> list[str]:
    """The command line of ``report`` or ``import``."""
    start = [sys.executable, "-m", "facestudy.cli"]
    if kind == "import":
        return [*start, "import", str(root.parent / "pictures"), "--study", "killed"]
    given = [part for value in SMALL for part in ("-p", value)]
    return [*start, "report", "--study", "campus-killed", *given]


def run(kind: str, root: Path, kill_after: float | None, rng: random.Random) -> bool:
    """Run the command; return whether it ended by itself, before the time to kill it."""
    temporary = root.parent / f"tmp-{root.name}"
    temporary.mkdir(exist_ok=True)
    environment = {**os.environ, "FACESTUDY_ROOT": str(root), "TMPDIR": str(temporary)}
    with (root.parent / f"{root.name}.log").open("ab") as log:
        process = subprocess.Popen(
            command(kind, root), env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            if process.wait(kill_after) != 0:
                raise SystemExit(f"{kind} failed: see {log.name}")
            return True
        except subprocess.TimeoutExpired:
            kill(process, whole=rng.random() < 0.5)
            return False


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


def campaign(kind: str, kills: int, longest: float, seed: int, folder: Path) -> int:
    """Kill, finish, compare; return how many kills there were.

    Raises:
        AssertionError: something differs, is left over or lives on.
    """
    rng = random.Random(seed)
    pictures(folder / "pictures", 60)
    peaceful, killed = folder / "peaceful", folder / "killed"
    for root in (peaceful, killed):
        root.mkdir()
    run(kind, peaceful, None, rng)
    expected, count = results(peaceful), 0
    while count < kills:
        if run(kind, killed, rng.uniform(0.2, longest), rng):
            compare(killed, expected)
            shutil.rmtree(killed)
            killed.mkdir()
        else:
            count += 1
    run(kind, killed, None, rng)
    compare(killed, expected)
    return count


def main(argv: Sequence[str] | None = None) -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["report", "import"])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--longest", type=float, default=0, help="seconds before a kill")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="an empty folder for the studies, which are kept")
    given = parser.parse_args(argv)
    longest = given.longest or {"report": 60.0, "import": 6.0}[given.kind]
    with tempfile.TemporaryDirectory(prefix="k-") as folder:  # short, for the browser's socket
        started = time.monotonic()
        place = given.keep or Path(folder)
        count = campaign(given.kind, given.kills, longest, given.seed, place)
    print(
        f"{count} kills of {given.kind} in {time.monotonic() - started:.0f} s: all as if in peace"
    )


if __name__ == "__main__":
    main()
