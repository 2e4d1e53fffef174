"""Merging what departments show and their pictures into the index; nothing is fetched."""

import hashlib
from pathlib import Path

import pytest

from facestudy.study import index, opt_outs
from scrapers.crawl import merge_index
from scrapers.crawl.visit import CrawlResult, distinct
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.parse.people import Person

FIRST, SECOND = "2026-01-01T00:00:00+00:00", "2026-02-02T00:00:00+00:00"
PLACE = "https://uni.example.org/"


def person(name, file="", title=""):
    return Person(name, title, PLACE + file if file else "", PLACE + "people")


def result(*people, name="Institut", failures=()):
    return CrawlResult(Department(name, "cs", PLACE + "people"), list(people), list(failures))


def pictures(files, failures=None):
    """``files``: file -> content."""
    columns = {}
    for file, content in files.items():
        digest = hashlib.sha256(content.encode()).hexdigest()
        columns[PLACE + file] = {"id": digest[:16], "sha256": digest} | {
            "width": 60,
            "height": 72,
            "format": "jpeg",
        }
    failed = {PLACE + file: Failure(reason) for file, reason in (failures or {}).items()}
    return merge_index.Pictures(columns, failed)


def merge(results, files, *, old=None, failures=None, forgotten=None, now=FIRST):
    old = index.empty() if old is None else old
    nobody = forgotten or opt_outs.Forgotten(Path("none.csv"))
    return merge_index.merge(old, results, pictures(files, failures), forgotten=nobody, now=now)


def names(frame):
    return frame["name"].tolist()


def test_rows_follow_departments_then_pages():
    results = [
        result(person("B", "b"), person("A", "a"), name="Z"),
        result(person("C", "c"), name="A"),
    ]
    new, table = merge(results, {"a": "a", "b": "b", "c": "c"})
    assert names(new) == ["B", "A", "C"]
    assert table["portraits"].tolist() == [2, 1] and table["new"].tolist() == [2, 1]
    index.validate(new, "test")


def test_people_without_a_portrait_are_counted_but_not_kept():
    new, table = merge([result(person("A", "a"), person("B"))], {"a": "a"})
    assert names(new) == ["A"]
    assert table.loc[0, ["people", "portraits", "without"]].tolist() == [2, 1, 1]


SHOWN = [
    person("A", "a"),
    person("B"),
    person("C", "silhouette"),
    person("D", "silhouette"),
    person("D", "d"),
    person("E", "broken"),
]


def test_without_counts_people_with_no_picture_of_their_own():
    """Not whose picture failed: that is counted as failed."""
    files, failures = {"a": "a", "d": "d", "silhouette": "x"}, {"broken": "HTTP 404"}
    _, table = merge([result(*SHOWN)], files, failures=failures)
    counts = table.loc[0, ["people", "portraits", "without", "failed"]]
    assert counts.tolist() == [5, 2, 2, 1]


def test_a_dry_run_counts_people_without_a_picture_by_address():
    table = merge_index.dry_run_table(index.empty(), [result(*SHOWN)])
    assert table.loc[0, ["people", "portraits", "without"]].tolist() == [5, 3, 2]


def test_a_person_in_two_departments_is_not_counted_as_without():
    results = [result(person("A", "a"), name=name) for name in ("Second", "First")]
    _, table = merge(results, {"a": "a"})
    assert table["without"].tolist() == [0, 0]


@pytest.mark.parametrize("files", [("x", "x"), ("x", "y")], ids=["address", "bytes"])
def test_one_picture_under_two_names_is_a_placeholder(files):
    people = [person("A", "a"), person("B", files[0]), person("C", files[1])]
    new, _ = merge([result(*people)], {"a": "a", "x": "same", "y": "same"})
    assert names(new) == ["A"]


def test_one_person_twice_is_one_row():
    people = distinct([person("Anna Öz", "a"), person("ÖZ Anna", "a"), person("Anna Öz")])
    assert len(people) == 1
    new, table = merge([result(*people)], {"a": "a"})
    assert len(new) == 1 and table.loc[0, "people"] == 1


def test_the_same_bytes_at_two_addresses_are_one_row():
    new, _ = merge([result(person("A", "a"), person("A", "b"))], {"a": "same", "b": "same"})
    assert len(new) == 1


def test_a_person_in_two_departments_stays_with_the_first():
    results = [result(person("A", "a"), name=name) for name in ("Second", "First")]
    new, table = merge(results, {"a": "a"})
    assert new["department"].tolist() == ["Second"] and table["portraits"].tolist() == [1, 0]


def test_a_person_seen_again_keeps_the_first_time():
    old, _ = merge([result(person("A", "a"))], {"a": "a"})
    new, table = merge([result(person("A", "a"))], {"a": "a"}, old=old, now=SECOND)
    assert new.loc[0, ["retrieved_at", "last_seen"]].tolist() == [FIRST, SECOND]
    assert table.loc[0, ["new", "unchanged", "gone"]].tolist() == [0, 1, 0]


def test_further_columns_stay():
    old, _ = merge([result(person("A", "a"))], {"a": "a"})
    old["age"] = "33"
    new, _ = merge([result(person("A", "a"), person("B", "b"))], {"a": "a", "b": "b"}, old=old)
    assert new["age"].tolist() == ["33", ""]


def test_a_person_who_is_gone_is_marked_and_may_come_back():
    both = [result(person("A", "a"), person("B", "b"))]
    old, _ = merge(both, {"a": "a", "b": "b"})
    gone, table = merge([result(person("A", "a"))], {"a": "a"}, old=old, now=SECOND)
    assert names(gone) == ["A", "B"] and gone["vanished_at"].tolist() == ["", SECOND]
    assert gone["last_seen"].tolist() == [SECOND, FIRST]
    assert table.loc[0, ["portraits", "gone"]].tolist() == [1, 1]
    again, _ = merge(both, {"a": "a", "b": "b"}, old=gone, now=SECOND)
    assert again["vanished_at"].tolist() == ["", ""]


def test_nobody_is_gone_because_a_page_failed():
    old, _ = merge([result(person("A", "a"))], {"a": "a"})
    failed = [result(failures=[Failure("HTTP 500")])]
    new, table = merge(failed, {}, old=old, now=SECOND)
    assert new["vanished_at"].tolist() == [""] and new["last_seen"].tolist() == [FIRST]
    assert table.loc[0, ["failed", "why"]].tolist() == [1, "HTTP 500"]


def test_nobody_is_gone_because_a_picture_failed():
    old, _ = merge([result(person("A", "a"))], {"a": "a"})
    new, table = merge(
        [result(person("A", "a"))], {}, failures={"a": "HTTP 500"}, old=old, now=SECOND
    )
    assert new["vanished_at"].tolist() == [""] and new["last_seen"].tolist() == [SECOND]
    assert table.loc[0, ["portraits", "failed", "gone"]].tolist() == [1, 1, 0]


def test_a_new_portrait_replaces_the_old_one():
    old, _ = merge([result(person("A", "a"))], {"a": "before"})
    new, table = merge([result(person("A", "b"))], {"b": "after"}, old=old, now=SECOND)
    assert new["vanished_at"].tolist() == ["", SECOND]
    assert table.loc[0, ["new", "gone"]].tolist() == [1, 1]


def test_departments_that_were_not_visited_stay_unchanged():
    old, _ = merge([result(person("A", "a"), name="Other")], {"a": "a"})
    new, _ = merge([result(person("B", "b"))], {"b": "b"}, old=old, now=SECOND)
    assert names(new) == ["B", "A"] and new["last_seen"].tolist() == [SECOND, FIRST]


def test_equal_reasons_are_listed_once_with_their_count():
    people = [person(letter, letter.lower()) for letter in "ABC"]
    _, table = merge([result(*people)], {}, failures=dict.fromkeys("abc", "HTTP 404"))
    assert table.loc[0, "why"] == "HTTP 404 (3 x)" and table.loc[0, "failed"] == 3


def test_the_forgotten_do_not_come_back(tmp_path):
    path = tmp_path / "forgotten.csv"
    opt_outs.note(path, opt_outs.marks(name="ÖZ, Anna"))
    people = [person("Anna Öz", "a"), person("Eva Maier", "b")]
    new, _ = merge([result(*people)], {"a": "a", "b": "b"}, forgotten=opt_outs.Forgotten(path))
    assert names(new) == ["Eva Maier"]
