"""No cell of a written table is a formula, and every text comes back as it was."""

import csv
import re
import tracemalloc
from pathlib import Path

import pandas as pd
import pytest

from facestudy.curate import decisions
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.paths import CHECKOUT
from scrapers.crawl.request_log import Entry, RequestLog

TEXTS = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "+49 30 1234",
    "-2+3",
    "-5",
    "-1e-3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    "''-5",
    "'tis",
    'O\'Brien, "Ada"',
    "two\nlines",
    "a\rreturn",
    "",
    "Anna Example",
]
DANGEROUS = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"-[\d.]+(e-?\d+)?")


def raw_cells(path: Path) -> list[str]:
    """The cells as a spreadsheet reads them."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [cell for row in csv.reader(stream) for cell in row]


def assert_safe(path: Path) -> None:
    cells = raw_cells(path)
    assert cells
    assert not [cell for cell in cells if DANGEROUS.match(cell) and not NUMBER.fullmatch(cell)]


def test_texts_come_back_and_none_is_a_formula(tmp_path):
    path = tmp_path / "table.csv"
    table = pd.DataFrame({"name": TEXTS, "=heading": TEXTS[::-1], "n": range(-1, len(TEXTS) - 1)})
    files.write_csv(path, table)
    text = {"dtype": {"name": str, "'=heading": str}, "keep_default_na": False}
    back = files.read_csv(path, "", ["name", "=heading"], **text)
    assert back.to_dict("list") == table.to_dict("list")
    assert_safe(path)
    files.write_csv(path, back)  # a second time changes nothing
    assert files.read_csv(path, "", [], **text).equals(back)


def test_numbers_stay_numbers(tmp_path):
    files.write_csv(tmp_path / "t.csv", pd.DataFrame({"x": [-1.5, 2.0], "y": ["-3", "4"]}))
    assert (tmp_path / "t.csv").read_text() == "x,y\n-1.5,-3\n2.0,4\n"
    assert tables.parse(tmp_path / "t.csv")["y"].tolist() == [-3, 4]


@pytest.mark.parametrize("kind", ["category", object, "str"])
def test_every_kind_of_text_column_is_guarded(tmp_path, kind):
    column = pd.Series(["=1", None, "x"], dtype=kind)
    files.write_csv(tmp_path / "t.csv", pd.DataFrame({"a": column, "b": 1}))
    assert_safe(tmp_path / "t.csv")
    assert column.tolist()[0] == "=1"  # the caller's table stays as it is


def test_the_index_keeps_what_it_is_given(cropped_study):
    names = ["=1+1", "@x", "\r-", "Anna Example"]
    study = cropped_study(["=a", "b", "=a", "b"], name=names, age=[1, 2, 3, 4], note=names)
    read = index.read(study.index)
    assert read["name"].tolist() == names == read["note"].tolist()
    assert read["category"].tolist() == ["=a", "b", "=a", "b"] and read["age"].sum() == 10
    assert_safe(study.index)


@pytest.mark.parametrize("cut", [lambda data: data[:-70], lambda data: data[:300] + bytes(300)])
def test_an_index_that_lost_its_end_is_refused_in_one_sentence(cropped_study, cut):
    study = cropped_study(["a"] * 9)
    study.index.write_bytes(cut(study.index.read_bytes()))
    with pytest.raises(StudyError, match="put a copy of it back, or delete it and collect"):
        index.read(study.index)


def test_appended_rows_are_guarded_too(study):
    rows = [{"id": f"{n:016x}", "verdict": "bad", "source": "hand"} for n in range(len(TEXTS))]
    for row, reason in zip(rows, TEXTS, strict=True):
        decisions.append(study, [{**row, "reason": reason}])
    decisions.append(study, [{**row, "reason": "=x"} for row in rows])
    read = decisions.read(study)["reason"].tolist()
    assert read == [*TEXTS, *["=x"] * len(rows)]
    assert_safe(study.curation_csv)


def test_the_request_log_is_guarded_and_read_back(study):
    entries = [Entry("=u", "page", "+d", 200, etag="@e"), Entry("-v", "page", "d", 404, "\t=r")]
    log = RequestLog(study.requests)
    for entry in entries:
        log.add(entry)
    for _ in range(2):
        assert_safe(study.requests)
        read = RequestLog(study.requests)
        assert [read.last("page", "=u"), read.last("page", "-v").status] == [entries[0], 404]
        read.compact()


def test_no_other_module_writes_or_reads_a_table_of_its_own():
    """Formats reads other people's tables; the digests are of texts that no file holds."""
    allowed = {"study/guards/tables.py", "collect/table_text.py", "evaluation/resampling.py"}
    allowed |= {"study/keep_until.py", "study/opt_outs.py", "study/removals.py"}  # ids and dates
    allowed |= {"report/fingerprints.py"}
    found = set()
    for folder in (CHECKOUT / "src" / "facestudy", CHECKOUT / "scrapers"):
        for path in folder.rglob("*.py"):
            name = path.relative_to(folder).as_posix()
            pattern = r"\b(pd\.read_csv|(?<!tables)\.to_csv|csv\.(writer|reader|Dict\w+))\("
            if not name.startswith("audit/") and re.search(pattern, path.read_text()):
                found.add(name)
    assert found <= allowed


def test_the_check_of_a_large_table_does_not_hold_its_cells():
    data = b"a,b,c\n" + b"123456,abcdef,x\n" * 100_000
    tracemalloc.start()
    tables.check_whole(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < len(data)
    with pytest.raises(ValueError, match="cut short"):
        tables.check_whole(data + b"123456,ab")
