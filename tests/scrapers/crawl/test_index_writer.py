"""What is written while a run goes on, and what others change meanwhile."""

import pandas as pd
import pytest

from facestudy.study import index
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.opt_outs import marks, note
from facestudy.study.paths import Study
from scrapers.crawl.index_writer import SAVE_SECONDS, IndexWriter, Saver
from scrapers.crawl.merge_index import Pictures
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.parse.people import Person

LONG_AGO = "2020-01-01T00:00:00+00:00"


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    return Study("small")


def picture(number):
    picture_id = f"{number:016x}"
    columns = {"id": picture_id, "sha256": picture_id * 4, "width": 60, "height": 72}
    return columns | {"format": "jpeg"}


def url(number):
    return f"https://{'ab'[number // 10]}.example/{number}.jpg"


def result(name, numbers, failures=()):
    department = Department(name, "cs", f"https://{name.lower()}.example/people")
    people = [
        Person(name=f"Anna {chr(65 + n)}", title="", image_url=url(n), page_url=department.url)
        for n in numbers
    ]
    return CrawlResult(department, people, list(failures))


def pictures(*numbers):
    return Pictures({url(number): picture(number) for number in numbers}, {})


def ids(study):
    return [int(one, 16) for one in index.read(study.index)["id"]]


A, B = result("A", [0, 1]), result("B", [10, 11])
ALL = pictures(0, 1, 10, 11)


def test_departments_are_added_as_they_are_done_and_keep_their_order(study):
    writer = IndexWriter(study)
    writer.write([B], pictures(10, 11))
    assert ids(study) == [10, 11]
    table = writer.write([A, B], ALL)
    assert ids(study) == [0, 1, 10, 11]
    # Counted against the index before the run, not against what the run itself wrote.
    assert table["new"].tolist() == [2, 2] and table["unchanged"].tolist() == [0, 0]


def test_rows_that_another_run_adds_stay(study):
    first, second = IndexWriter(study), IndexWriter(study)
    first.write([A], pictures(0, 1))
    second.write([B], pictures(10, 11))
    first.write([A], pictures(0, 1))
    assert sorted(ids(study)) == [0, 1, 10, 11]


def test_rows_that_are_removed_meanwhile_do_not_come_back(study):
    IndexWriter(study).write([A, B], ALL)
    writer = IndexWriter(study)
    writer.write([A], pictures(0, 1))
    with index_lock(study):
        table = index.read(study.index)
        index.write(study.index, table[~table["id"].isin([f"{n:016x}" for n in (1, 11)])])
    writer.write([A, B], ALL)
    assert ids(study) == [0, 10]


def test_people_who_are_forgotten_meanwhile_stay_out(study):
    writer = IndexWriter(study)
    note(study.raw / "forgotten.csv", marks(name="Anna B", department="A"))
    writer.write([A], pictures(0, 1))
    assert ids(study) == [0]


def test_a_resumed_run_makes_its_rows_anew(study):
    """Number 1 turns out to be no portrait after all."""
    IndexWriter(study).write([A], pictures(0, 1))
    table = IndexWriter(study, since=LONG_AGO).write([A], pictures(0))
    assert ids(study) == [0] and table["new"].tolist() == [1]


@pytest.mark.parametrize("case", ["older", "failed", "other department"])
def test_a_resumed_run_loses_no_other_rows(study, case):
    IndexWriter(study).write([A], pictures(0, 1))
    since = "2999-01-01T00:00:00+00:00" if case == "older" else LONG_AGO
    failed = result("A", [0], [Failure("HTTP 500", temporary=True)])
    results = {"older": [A], "failed": [failed], "other department": [B]}[case]
    IndexWriter(study, since=since).write(results, pictures(0, 10, 11))
    assert {0, 1} <= set(ids(study))


class Written:
    """Remembers how many departments it was given."""

    def __init__(self):
        self.counts = []

    def write(self, results, pictures):
        self.counts.append(len(results))
        return pd.DataFrame()


def test_saving_waits_for_time_and_for_something_new():
    now, done, writer = [0.0], [], Written()
    saver = Saver(writer, lambda: done, lambda: None, clock=lambda: now[0])
    done.append(A)
    saver.save()
    assert writer.counts == []
    now[0] += SAVE_SECONDS
    saver.save()
    saver.save()
    now[0] += SAVE_SECONDS
    saver.save()
    assert writer.counts == [1]
    done.append(B)
    saver.save(stopped=True)
    assert writer.counts == [1, 2]
