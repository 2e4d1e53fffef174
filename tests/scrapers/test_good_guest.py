"""One run over departments that try its manners, and what a stopped run keeps."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass

import pandas as pd
import pytest
import yaml
from support import hostile
from support.small_pages import picture

import scrapers
from facestudy.study import index
from facestudy.study.paths import Study
from scrapers.fetch import download
from scrapers.fetch.session import ENDLESS

pytestmark = pytest.mark.long

FORBIDS_PEOPLE = b"User-agent: *\nDisallow: /people\n"
SCROLLS = """<ul></ul><script>
let number = 0;
const list = document.querySelector("ul");
const grow = () => {
  for (let step = 0; step < 400; step++) {
    const letters = [0, 1, 2].map((place) => "ABCDEFGHIJ"[Math.floor(number / 10 ** place) % 10]);
    list.insertAdjacentHTML("beforeend", `<li><div class=card style="height:40px">
      <b><i><u></u></i></b><img src="/${number % 4}.jpg"><h3>Anna ${letters.join("")}</h3></div>`);
    number++;
  }
};
grow();
setInterval(grow, 20);
</script>"""


def people(path: str, seed: int = 0) -> hostile.Response | None:
    """An honest department of four."""
    if path.endswith(".jpg"):
        return hostile.Response([picture(seed + int(path[1]))], kind="image/jpeg")
    cards = "".join(hostile.card(f"Anna {'ABCD'[n]}", f"/{n}.jpg") for n in range(4))
    return hostile.page(cards) if path in (hostile.PEOPLE, "/private/people") else None


def honest(path: str) -> hostile.Response | None:
    return people(path)


def byte_order_mark(path: str) -> hostile.Response | None:
    """The rules begin with a byte order mark."""
    if path == "/robots.txt":
        return hostile.Response([b"\xef\xbb\xbf" + FORBIDS_PEOPLE], kind="text/plain")
    return people(path)


def redirect_into_disallowed(path: str) -> hostile.Response | None:
    """The people page and a picture lead to where robots.txt lets nobody."""
    if path == "/robots.txt":
        return hostile.Response([b"User-agent: *\nDisallow: /private\n"], kind="text/plain")
    if path == hostile.PEOPLE:
        return hostile.Response(status=302, headers={"Location": "/private/people"})
    return people(path)


def redirected_picture(path: str) -> hostile.Response | None:
    if path == "/robots.txt":
        return hostile.Response([b"User-agent: *\nDisallow: /private\n"], kind="text/plain")
    if path == "/2.jpg":
        return hostile.Response(status=302, headers={"Location": "/private/2.jpg"})
    return people(path, 10)


def drip(path: str) -> hostile.Response | None:
    """Each picture comes as one byte now and then, and never ends."""
    if path.endswith(".jpg"):
        return hostile.Response((b"\xff" for _ in range(100)), kind="image/jpeg", wait=0.1)
    cards = "".join(hostile.card(f"Otto {'ABCDEFGHIJKL'[n]}", f"/{n}.jpg") for n in range(12))
    return hostile.page(cards) if path == hostile.PEOPLE else None


def busy(path: str) -> hostile.Response | None:
    """The server is overloaded and says so in a number that is none."""
    return hostile.Response(status=503, headers={"Retry-After": "\xb2"})


def endless(path: str) -> hostile.Response | None:
    return hostile.page(SCROLLS) if path == hostile.PEOPLE else people(path, 20)


TRICKS = (
    honest,
    byte_order_mark,
    redirect_into_disallowed,
    redirected_picture,
    drip,
    busy,
    endless,
)


@dataclass
class Result:
    """The run's table, its index, and what each department was asked for."""

    table: pd.DataFrame
    index: pd.DataFrame
    asked: dict[str, list[str]]


def counted(trick, asked):
    def answer(path):
        asked.setdefault(trick.__name__, []).append(path)
        return trick(path)

    answer.__name__ = trick.__name__
    return answer


def written(folder, name, url):
    path = folder / f"{name}.yaml"
    values = {"name": name, "category": "cs", "url": url, "pause": 0, **hostile.SELECTORS}
    path.write_text(yaml.safe_dump(values))
    return path


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    folder, asked = tmp_path_factory.mktemp("guest"), {}
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("FACESTUDY_ROOT", str(folder / "root"))
        patch.setattr(download, "MAX_SECONDS", 1.5)
        yamls = [
            written(
                folder, trick.__name__, stack.enter_context(hostile.served(counted(trick, asked)))
            )
            for trick in TRICKS
        ]
        table = scrapers.run(yamls, Study("small"), jobs=2).set_index("department")
        yield Result(table, index.read(Study("small").index), asked)


def test_rules_behind_a_byte_order_mark_are_obeyed(result):
    assert result.table.loc["byte_order_mark", "why"] == "robots.txt forbids it"
    assert result.asked["byte_order_mark"] == ["/robots.txt"]


def test_a_page_that_leads_where_robots_txt_lets_nobody_is_not_followed(result):
    row = result.table.loc["redirect_into_disallowed"]
    assert row["why"] == "robots.txt forbids it" and row["people"] == 0
    assert "/private/people" not in result.asked["redirect_into_disallowed"]


def test_a_picture_that_leads_there_is_not_followed(result):
    row = result.table.loc["redirected_picture"]
    assert row[["portraits", "failed"]].tolist() == [3, 1] and row["why"] == "robots.txt forbids it"
    assert "/private/2.jpg" not in result.asked["redirected_picture"]


def test_slow_pictures_are_given_up(result):
    row = result.table.loc["drip"]
    assert row[["people", "portraits", "failed"]].tolist() == [12, 0, 12]
    assert "gave up on pictures after 3 slow ones in a row (9 x)" in row["why"]
    pictures = [path for path in result.asked["drip"] if ".jpg" in path]
    assert len(set(pictures)) == 3


def test_an_odd_retry_after_is_a_failure_like_any_other(result):
    assert "503" in result.table.loc["busy", "why"]


def test_an_endless_list_gives_the_people_it_has_shown(result):
    row = result.table.loc["endless"]
    assert row["people"] >= 300 and ENDLESS in row["why"]


def test_an_honest_department_is_not_affected(result):
    row = result.table.loc["honest"]
    assert row[["people", "portraits", "failed"]].tolist() == [4, 4, 0]


RUN = """
import sys, scrapers
from pathlib import Path
from facestudy.study.paths import Study
from scrapers.__main__ import main
sys.exit(main(["run", *sys.argv[1:], "--study", "small", "--jobs", "2"]))
"""


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_run_keeps_the_departments_that_were_done(tmp_path, monkeypatch, stop):
    """The honest department is done while the other's pictures still come in."""
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    study, asked = Study("small"), {}
    with ExitStack() as stack:
        yamls = [
            written(
                tmp_path, one.__name__, stack.enter_context(hostile.served(counted(one, asked)))
            )
            for one in (honest, drip)
        ]
        child = subprocess.Popen(
            [sys.executable, "-c", RUN, *map(str, yamls)],
            start_new_session=True,
            stderr=subprocess.PIPE,
            text=True,
            # A shell starts what runs in its background with Ctrl-C ignored; children inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        end = time.monotonic() + 120
        if stop == signal.SIGKILL:
            until = study.index.is_file
        else:
            until = lambda: len(list(study.raw.glob("*.jpeg"))) == 4 and "/0.jpg" in asked["drip"]  # noqa: E731
        while not until():
            assert child.poll() is None and time.monotonic() < end
            time.sleep(0.02)
        os.kill(child.pid, stop)
        child.communicate(timeout=60)
        assert index.read(study.index)["name"].tolist() == [f"Anna {x}" for x in "ABCD"]
        before = list(asked["honest"])
        monkeypatch.setattr(download, "MAX_SECONDS", 0.5)
        table = scrapers.run(yamls, study).set_index("department")
        again = asked["honest"][len(before) :]
    assert table.loc["honest", ["portraits", "new"]].tolist() == [4, 4]
    assert [path for path in again if path != "/robots.txt"] == []
