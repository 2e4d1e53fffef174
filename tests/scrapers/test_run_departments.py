"""Complete runs in real Chromium on small sites."""

import base64
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image
from support.small_pages import card, picture

import scrapers
from facestudy.privacy.forget import forget
from facestudy.study import index, keep_until, paths
from facestudy.study.errors import StudyError
from scrapers.__main__ import main
from scrapers.fetch import load_more, snapshot
from scrapers.fetch.politeness import RateLimiter
from scrapers.parse import limits

pytestmark = pytest.mark.long

TIMES = ["retrieved_at", "last_seen", "vanished_at"]
LETTERS = "ABCDEF"


def people_site(site, *, first=0, count=4, path="/people"):
    """A list of ``count`` people, each with a picture of their own."""
    cards = [card(f"Dr. Anna {LETTERS[i]}", f"/{first + i}.jpg") for i in range(count)]
    site.page(path, "".join(cards))
    for number in range(first, first + count):
        site.picture(f"/{number}.jpg", number)
    return site.url + path


def without_times(path: Path) -> pd.DataFrame:
    return index.read(path).drop(columns=TIMES)


def names(study):
    return index.read(study.index)["name"].tolist()


@pytest.fixture
def site(new_site):
    return new_site()


def test_a_run_fills_raw_and_its_index(site, study, department):
    table = scrapers.run([department("A", people_site(site))], study)
    found = index.read(study.index)
    assert found["name"].tolist() == ["Anna A", "Anna B", "Anna C", "Anna D"]
    assert set(found["title"]) == {"Dr."} and set(found["category"]) == {"cs"}
    assert found["image_url"].tolist() == [f"{site.url}/{i}.jpg" for i in range(4)]
    for number, row in found.iterrows():
        kept = (study.raw / f"{row['id']}.{row['format']}").read_bytes()
        assert kept == picture(number)
    assert table.loc[0, ["people", "portraits", "new", "failed"]].tolist() == [4, 4, 4, 0]
    assert not (study.raw / ".unfinished").exists()


def test_each_address_is_requested_once_robots_first(site, study, department):
    scrapers.run([department("A", people_site(site))], study)
    assert site.log[0][0] == "/robots.txt"
    asked = [path for path, _ in site.log if path != "/favicon.ico"]
    assert sorted(asked) == sorted(["/robots.txt", "/people", *(f"/{i}.jpg" for i in range(4))])
    assert all("facestudy" in headers["user-agent"] for _, headers in site.log)


def test_a_rerun_sends_conditional_requests(site, study, department):
    yaml = department("A", people_site(site))
    scrapers.run([yaml], study)
    before, site.log[:] = without_times(study.index), []
    table = scrapers.run([yaml], study)
    conditions = [headers.get("if-none-match") for path, headers in site.log if ".jpg" in path]
    assert conditions and all(conditions)
    assert without_times(study.index).equals(before)
    assert table.loc[0, ["new", "unchanged", "gone"]].tolist() == [0, 4, 0]


def test_people_come_go_and_change_their_portrait(site, study, department):
    yaml = department("A", people_site(site))
    scrapers.run([yaml], study)
    site.page("/people", card("Anna A", "/0.jpg") + card("Anna B", "/new.jpg"))
    site.picture("/new.jpg", 77)
    table = scrapers.run([yaml], study)
    assert table.loc[0, ["portraits", "new", "unchanged", "gone"]].tolist() == [2, 1, 1, 3]
    assert len(index.read(study.index)) == 5


def test_pages_are_followed_and_profiles_visited(site, study, department):
    for page, letter in enumerate("AB"):
        cards = f"<div class=card><h3>Anna {letter}</h3><a href=/p{letter}>mehr</a></div>"
        site.page(f"/{page}", cards + f"<a rel=next href=/{page + 1}>weiter</a>")
        site.page(f"/p{letter}", f'<div class=big><img src="/{letter}.jpg"></div>')
        site.picture(f"/{letter}.jpg", page)
    site.page("/2", '<div class=card><h3>Anna C</h3></div><a rel=next href="/0">zum Anfang</a>')
    keys = {"profile": "a", "profile_picture": ".big img", "next": "a[rel=next]"}
    table = scrapers.run([department("A", site.url + "/0", **keys)], study)
    assert names(study) == ["Anna A", "Anna B"]
    assert table.loc[0, ["people", "failed"]].tolist() == [3, 0]


def test_addresses_that_robots_txt_forbids_are_not_requested(site, study, department):
    rules = b"User-agent: facestudy\nDisallow: /1.jpg\nDisallow: /secret\n"
    url = people_site(site)
    site.page("/robots.txt", "")
    site.replies["/robots.txt"].body = rules
    site.page("/secret", "")
    table = scrapers.run([department("A", url), department("B", site.url + "/secret")], study)
    assert table["why"].tolist() == ["robots.txt forbids it"] * 2
    assert site.asked("/1.jpg") == site.asked("/secret") == 0
    assert names(study) == ["Anna A", "Anna C", "Anna D"]


def test_sites_that_refuse_ai_use_are_obeyed(new_site, site, study, department):
    url = people_site(site)
    site.replies["/1.jpg"].headers["X-Robots-Tag"] = "noimageai"
    by_meta, by_header = new_site(), new_site()
    people_site(by_meta)
    by_meta.page("/people", '<meta name="robots" content="noai">' + card("Anna X", "/0.jpg"))
    people_site(by_header)
    by_header.replies["/people"].headers["X-Robots-Tag"] = "noindex, noai"
    others = [department(n, s.url + "/people") for n, s in (("M", by_meta), ("H", by_header))]
    table = scrapers.run([department("A", url), *others], study).set_index("department")
    assert names(study) == ["Anna A", "Anna C", "Anna D"]
    assert table.loc["A", "why"] == "the site refuses AI use (noimageai)"
    assert table.loc[["M", "H"], "why"].tolist() == ["the site refuses AI use (noai)"] * 2
    assert by_meta.asked("/0.jpg") == by_header.asked("/0.jpg") == 0
    assert len(list(study.raw.glob("*.jpeg"))) == 3


def test_camera_metadata_is_not_kept(site, study, department):
    stream, block = io.BytesIO(), Image.Exif()
    block[0x013B] = "Anna the photographer"
    with Image.open(io.BytesIO(picture(0))) as plain:
        plain.save(stream, "JPEG", exif=block, quality="keep")
    url = people_site(site)
    site.replies["/0.jpg"].body = stream.getvalue()
    scrapers.run([department("A", url)], study)
    row = index.read(study.index).iloc[0]
    kept = (study.raw / f"{row['id']}.jpeg").read_bytes()
    assert b"photographer" in stream.getvalue() and b"photographer" not in kept
    assert index.picture_id(kept) == row["id"]


def test_forgotten_people_do_not_come_back_under_any_address(site, study, department):
    yaml = department("A", people_site(site))
    scrapers.run([yaml], study)
    gone = index.read(study.index).iloc[1]
    forget(study, picture_id=gone["id"])
    site.page("/people", "".join(card(f"Dr. Anna {x}", f"/new-{x}.jpg") for x in "ABCD"))
    for number, letter in enumerate("ABCD"):
        site.picture(f"/new-{letter}.jpg", 50 + number)
    table = scrapers.run([yaml], study)
    assert "Anna B" not in names(study) and site.asked("/new-B.jpg") == 0
    assert table.loc[0, "people"] == 3
    for path in study.data.rglob("*"):
        assert not path.is_file() or b"Anna B" not in path.read_bytes(), path


def days_are_over(study):
    table = index.read(study.index)
    index.write(study.index, table.assign(keep_until="2020-01-01"))


def test_days_that_are_over_start_again_only_where_a_run_sets_new_ones(
    site, study, department, capsys
):
    yaml = str(department("A", people_site(site)))
    command = ["run", yaml, "--study", study.name]
    assert main([*command, "--keep-days", "30"]) == 0
    first = index.read(study.index)
    assert set(first["keep_until"]) == {keep_until.date(30)}
    assert main(command) == 0 and set(index.read(study.index)["keep_until"]) == {
        keep_until.date(30)
    }
    assert main([*command, "--keep-days", "7"]) == 0
    assert set(index.read(study.index)["keep_until"]) == {keep_until.date(7)}
    days_are_over(study)
    capsys.readouterr()
    assert main(command) == 3  # nobody: all of them are left out
    error = capsys.readouterr().err
    assert "the days of 4 pictures were over" in error and "--keep-days N collects them" in error
    assert not len(index.read(study.index)) and not list(study.raw.glob("*.jpeg"))
    assert b"Anna" not in study.expired.read_bytes()
    assert main([*command, "--keep-days", "30"]) == 0 and names(study) == first["name"].tolist()
    assert main(command) == 0 and names(study) == first["name"].tolist()
    assert set(index.read(study.index)["vanished_at"]) == {""}


def test_who_asked_to_be_forgotten_stays_out_whatever_the_days(site, study, department):
    yaml = department("A", people_site(site))
    scrapers.run([yaml], study, keep_days=30)
    forget(study, name="Anna B")
    days_are_over(study)
    keep_until.remove_due(study)
    scrapers.run([yaml], study, keep_days=30)
    assert names(study) == ["Anna A", "Anna C", "Anna D"]


def test_a_department_needs_only_an_address(new_site, study, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(paths, "DEPARTMENTS", tmp_path / "checkout")
    site = new_site()
    url = people_site(site)
    command = ["add", url, "--study", study.name, "--category", "cs"]
    for options, asked in ((["--dry-run"], 0), ([], 1)):  # what pictures show counts, too
        assert main([*command, *options]) == 0
        assert "Anna C" in capsys.readouterr().out
        assert not study.raw.exists() and site.asked("/0.jpg") == asked
    assert main(["run", "--study", study.name]) == 0
    assert names(study) == ["Anna A", "Anna B", "Anna C", "Anna D"]


def test_bad_departments_do_not_affect_the_others(new_site, study, department, monkeypatch):
    monkeypatch.setattr(RateLimiter, "back_off", lambda self, url, seconds: None)
    good, bad = new_site(), new_site()
    bad.page("/500", "", status=500)
    bad.page("/empty", "<h1>Please log in</h1>")
    bad.page("/login", "<form><input type=Password></form>")
    bad.page("/loop", "", status=302)
    bad.replies["/loop"].headers["Location"] = "/loop"
    bad.page("/away", "", status=302)
    bad.replies["/away"].headers["Location"] = good.url + "/people"
    paths = ("/500", "/empty", "/loop", "/away", "/404", "/login")
    yamls = [department(path, bad.url + path) for path in paths]
    yamls.insert(2, department("good", people_site(good)))
    yamls.append(department("closed", "http://127.0.0.1:9/people"))
    monkeypatch.setattr(snapshot, "PATIENCE_MILLISECONDS", 300)
    table = scrapers.run(yamls, study).set_index("department")
    assert table.loc["good", ["portraits", "failed"]].tolist() == [4, 0]
    assert names(study) == ["Anna A", "Anna B", "Anna C", "Anna D"]
    bad_rows = table.drop(index="good")
    assert (bad_rows["failed"] == 1).all() and (bad_rows["portraits"] == 0).all()
    reasons = ("HTTP 500", "nobody found", "too many redirects", "another site", "HTTP 404")
    reasons += ("nobody found: the page requires a login", "cannot be read")
    for reason, why in zip(reasons, bad_rows["why"], strict=True):
        assert reason in why
    assert bad_rows.loc["/empty", "why"] == "nobody found"


GROWS = """<button type=button onclick='
  document.body.insertAdjacentHTML("beforeend", cards.shift()); if (!cards.length) this.remove()'
>Load more</button><script>const cards = {cards}</script>"""


def test_people_beyond_the_cut_of_a_list_are_not_gone(site, study, department, monkeypatch):
    cards = [card(f"Anna {x}", f"/{LETTERS.index(x)}.jpg") for x in "CDEF"]
    people_site(site, count=6)
    first = card("Anna A", "/0.jpg") + card("Anna B", "/1.jpg")
    site.page("/people", first + GROWS.format(cards=json.dumps(cards)))
    yaml = department("A", site.url + "/people")
    assert scrapers.run([yaml], study).loc[0, ["people", "failed"]].tolist() == [6, 0]
    monkeypatch.setattr(load_more, "MAX_PRESSES", 1)
    row = scrapers.run([yaml], study).loc[0]
    assert row[["people", "portraits", "gone", "failed"]].tolist() == [3, 6, 0, 1]
    assert row["why"] == "the list goes on after 1 presses of its button"
    log = pd.read_csv(study.requests, keep_default_na=False)
    assert row["why"] in log.loc[log["kind"] == "department", "reason"].tolist()


def test_a_page_of_too_many_people_is_refused_with_its_reason(site, study, department, monkeypatch):
    monkeypatch.setattr(limits, "MAX_PEOPLE", 3)
    yaml = department("A", people_site(site))
    row = scrapers.run([yaml], study).loc[0]
    assert row[["people", "failed"]].tolist() == [0, 1]
    assert row["why"] == "the page names more than 3 people"
    log = pd.read_csv(study.requests, keep_default_na=False).set_index("kind")
    assert log.loc["page", "reason"] == row["why"] and not site.asked("/0.jpg")


def test_bad_pictures_do_not_affect_the_others(site, study, department):
    yaml = department("A", people_site(site, count=5))
    site.page("/0.jpg", "not here")
    site.picture("/1.jpg", 1, status=404)
    del site.replies["/2.jpg"].headers["ETag"]
    site.replies["/2.jpg"].body = picture(2)[:500]
    table = scrapers.run([yaml], study)
    assert names(study) == ["Anna D", "Anna E"] and table.loc[0, "failed"] == 3
    log = pd.read_csv(study.requests, keep_default_na=False).set_index("url")["reason"]
    assert "HTML" in log[f"{site.url}/0.jpg"] and log[f"{site.url}/1.jpg"] == "HTTP 404"
    assert "truncated" in log[f"{site.url}/2.jpg"] and log[f"{site.url}/3.jpg"] == ""


def test_silhouettes_and_groups_are_not_portraits(site, study, department):
    url = people_site(site, count=2)
    more = card("Anna X", "/s1.jpg") + card("Anna Y", "/s2.jpg") + card("Otto & Eva", "/0.jpg")
    body = site.replies["/people"].body.decode()
    site.page("/people", body + more)
    for path in ("/s1.jpg", "/s2.jpg"):
        site.picture(path, 500)
    table = scrapers.run([department("A", url)], study)
    assert names(study) == ["Anna A", "Anna B"]
    assert table.loc[0, ["people", "portraits", "without"]].tolist() == [4, 2, 2]


def test_a_dry_run_writes_nothing_and_requests_no_pictures(site, study, department):
    table = scrapers.run([department("A", people_site(site))], study, dry_run=True)
    assert table.loc[0, ["people", "portraits", "new"]].tolist() == [4, 4, 4]
    assert not study.data.exists()
    assert not [path for path, _ in site.log if ".jpg" in path]


def test_a_dry_run_shows_what_changed(site, study, department):
    yaml = department("A", people_site(site))
    scrapers.run([yaml], study)
    site.page("/people", card("Anna A", "/0.jpg") + card("Anna X", "/x.jpg"))
    table = scrapers.run([yaml], study, dry_run=True)
    assert table.loc[0, ["portraits", "new", "unchanged", "gone"]].tolist() == [2, 1, 1, 3]


def test_only_failed_addresses_are_requested_again(new_site, study, department, monkeypatch):
    monkeypatch.setattr(RateLimiter, "back_off", lambda self, url, seconds: None)
    sites = [new_site(), new_site()]
    yamls = [department(f"D{k}", people_site(one, first=9 * k)) for k, one in enumerate(sites)]
    whole = dict(sites[1].replies)
    sites[0].picture("/1.jpg", 1, status=500)
    sites[1].page("/people", "", status=503)
    scrapers.run(yamls, study)
    sites[0].picture("/1.jpg", 1)
    sites[1].replies.update(whole)
    for one in sites:
        one.log.clear()
    table = scrapers.run(yamls, study)
    assert table["portraits"].tolist() == [4, 4] and table["failed"].tolist() == [0, 0]
    asked = [path for path, _ in sites[0].log if path != "/favicon.ico"]
    assert asked == ["/robots.txt", "/1.jpg"]


RUN = """
import sys, scrapers
from pathlib import Path
from facestudy.study.paths import Study
scrapers.run([Path(name) for name in sys.argv[1:]], Study("small"))
"""


@pytest.mark.parametrize("pictures", [1, 5])
def test_a_killed_run_ends_like_an_undisturbed_one(
    new_site, study, department, monkeypatch, tmp_path, pictures
):
    """Killed when ``pictures`` pictures have come in; then taken up."""
    sites = [new_site(), new_site()]
    yamls = [department(f"D{k}", people_site(one, first=9 * k)) for k, one in enumerate(sites)]
    for one in sites:
        for path, reply in one.replies.items():
            reply.wait = 0.1 if ".jpg" in path else 0.0
    child = subprocess.Popen([sys.executable, "-c", RUN, *map(str, yamls)])
    while len(list(study.raw.glob("*.jpeg"))) < pictures:
        assert child.poll() is None
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    had = set(pd.read_csv(study.requests, usecols=["url", "id"]).dropna()["url"])
    for one in sites:
        one.log.clear()
    scrapers.run(yamls, study)
    asked = {one.url + path for one in sites for path, _ in one.log}
    assert len(had) >= pictures - 1 and not had & asked
    resumed = without_times(study.index)
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path / "undisturbed"))
    scrapers.run(yamls, study)
    assert len(resumed) == 8 and without_times(study.index).equals(resumed)


def everything_of(study) -> dict[Path, str]:
    paths = [path for path in study.data.rglob("*") if path.is_file()]
    return {path: path.read_text("utf-8", "replace") for path in paths}


def test_who_is_forgotten_during_a_run_is_in_no_row_and_no_file_after_it(site, study, department):
    url = people_site(site)
    yaml = department("A", url)
    scrapers.run([yaml], study)
    gone = index.read(study.index).set_index("name")["id"]["Anna B"]

    jpeg = site.replies["/2.jpg"]

    def forgetting():
        if not study.forgotten.exists():
            forget(study, name="Anna B")
        return jpeg

    site.replies["/2.jpg"] = forgetting
    site.picture("/1.jpg", 1, wait=0.2)
    scrapers.run([yaml], study)
    assert names(study) == ["Anna A", "Anna C", "Anna D"]
    assert not list(study.raw.glob(f"{gone}*"))
    for path, text in everything_of(study).items():
        assert "Anna B" not in text and gone not in text and "/1.jpg" not in text, path


def test_profile_and_picture_addresses_go_with_the_person(site, study, department):
    cards = "".join(
        f"<div class=card><h3>Anna {x}</h3><a href=/staff/{n}>mehr</a></div>"
        for n, x in enumerate("AB", 30)
    )
    site.page("/people", cards)
    for number in (30, 31):
        site.page(f"/staff/{number}", f'<div class=big><img src="/{number}.jpg"></div>')
        site.picture(f"/{number}.jpg", number)
    keys = {"profile": "a", "profile_picture": ".big img", "picture": None}
    scrapers.run([department("A", site.url + "/people", **keys)], study)
    assert "/staff/30" in study.requests.read_text() and "Anna" not in study.requests.read_text()
    forget(study, name="Anna A")
    log = study.requests.read_text()
    assert "/staff/30" not in log and "/30.jpg" not in log
    assert "/staff/31" in log and "/31.jpg" in log


def test_of_two_runs_at_once_the_second_waits_or_is_told(new_site, study, department):
    """Otherwise each would write the rows that it had read at its start, without the other's."""
    sites = [new_site(), new_site()]
    yamls = [
        department(f"D{number}", people_site(one, first=10 * number))
        for number, one in enumerate(sites)
    ]
    sites[0].replies["/people"].wait = 3
    first = subprocess.Popen([sys.executable, "-c", RUN, str(yamls[0])])
    while not sites[0].asked("/people"):
        assert first.poll() is None
        time.sleep(0.01)
    with pytest.raises(StudyError, match=f"another run .* process {first.pid} on"):
        scrapers.run([yamls[1]], study)
    scrapers.run([yamls[1]], study, wait=True)
    assert first.wait() == 0
    assert sorted(index.read(study.index)["department"]) == ["D0"] * 4 + ["D1"] * 4


def test_a_run_survives_the_death_of_chromium(site, study, department, monkeypatch):
    monkeypatch.setattr(RateLimiter, "back_off", lambda self, url, seconds: None)
    url = people_site(site)
    opened = []
    real = snapshot.take

    def killing(driver, **how):
        if not opened:
            opened.append(driver)
            os.killpg(driver.service.process.pid, signal.SIGKILL)
        return real(driver, **how)

    monkeypatch.setattr(snapshot, "take", killing)
    table = scrapers.run([department("A", url)], study)
    assert opened and table.loc[0, ["portraits", "failed"]].tolist() == [4, 0]


def test_the_command_runs_and_lists_the_departments_of_a_study(site, study, department, capsys):
    yaml = department("A", people_site(site))
    folder = study.data / "departments"
    folder.mkdir(parents=True)
    yaml.rename(folder / "a.yaml")
    assert main(["list", "--study", "small"]) == 0
    assert "never" in capsys.readouterr().out
    assert main(["run", "--study", "small", "--jobs", "1"]) == 0
    assert " 4 " in capsys.readouterr().out and len(names(study)) == 4
    assert main(["list", "--study", "small"]) == 0
    output = capsys.readouterr().out
    assert "ok" in output and "a.yaml" in output
    assert f"data: {study.data / 'departments'}\n" in output and "own:" not in output


def test_a_run_that_finds_nobody_anywhere_fails_and_says_what_to_try(
    site, study, department, capsys
):
    site.page("/empty", "<h1>Nothing here</h1>")
    files = [department("A", site.url + "/empty"), department("B", site.url + "/404")]
    arguments = ["--study", study.name, *map(str, files)]
    for options in (["--dry-run"], []):
        assert main(["run", *options, *arguments]) == 3
        captured = capsys.readouterr()
        assert max(map(len, captured.out.splitlines())) <= 120 and "HTTP 404" in captured.out
        assert captured.err.startswith("error: nobody was found in any of the 2 departments")
        assert "CSS selectors" in captured.err and "in a browser" in captured.err
        assert captured.err.count("\n") == 1
    assert main(["run", *arguments, str(department("C", people_site(site)))]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "--study", "small"],
        ["run", "none.yaml", "--study", "small"],
        ["list", "--study", "small"],
    ],
)
def test_errors_are_one_line(study, capsys, arguments):
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith("error: ") and captured.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [[], ["run"], ["run", "--study", "No Name"], ["run", "--study", "a", "--jobs", "0"]],
)
def test_invalid_arguments_are_refused(capsys, arguments):
    with pytest.raises(SystemExit) as error:
        main(arguments)
    assert error.value.code == 2 and "error:" in capsys.readouterr().err


def test_ctrl_c_ends_the_run_and_its_browsers(site, study, department):
    """The signal reaches the main thread while the page is being waited for."""
    url = people_site(site)
    site.replies["/people"].wait = 60
    child = subprocess.Popen(
        [sys.executable, "-m", "scrapers", "run", str(department("A", url)), "--study", "small"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell starts what runs in its background with Ctrl-C ignored; children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not site.asked("/people"):
        assert child.poll() is None
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    _, error = child.communicate(timeout=25)  # the page would be given up after 30
    assert child.returncode == 130 and error == "stopped; the same command resumes the run\n"


def test_portraits_within_the_page_are_taken_and_found_again(site, study, department):
    """Their address is the page's with the picture's id, since they have none of their own."""
    sources = [
        "data:image/jpeg;base64," + base64.b64encode(picture(number, size=(120, 150))).decode()
        for number in range(4)
    ]
    cards = [card(f"Anna {letter}", src) for letter, src in zip(LETTERS, sources, strict=False)]
    site.page("/people", "".join(cards))
    table = scrapers.run([department("A", f"{site.url}/people")], study)
    assert table.loc[0, ["portraits", "failed"]].tolist() == [4, 0]
    found = index.read(study.index)
    assert found["name"].tolist() == [f"Anna {letter}" for letter in "ABCD"]
    assert found["image_url"].tolist() == [f"{site.url}/people#data-{one}" for one in found["id"]]
    scrapers.run([department("A", f"{site.url}/people")], study)
    assert without_times(study.index).equals(found.drop(columns=TIMES))
    forget(study, url=found["image_url"][0])
    assert names(study) == ["Anna B", "Anna C", "Anna D"]
    scrapers.run([department("A", f"{site.url}/people")], study, fresh=True)
    assert names(study) == ["Anna B", "Anna C", "Anna D"]
