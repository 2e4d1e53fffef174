"""The state of every address survives a kill."""

import pytest

from scrapers.crawl.request_log import COLUMNS, Entry, Ledger
from scrapers.crawl.resume import Unfinished

URL = "https://uni.example.org/a.jpg"


def entry(url=URL, **values):
    return Entry(**{"url": url, "kind": "picture", "department": "A", "status": 200, **values})


def test_an_entry_is_on_disk_at_once(tmp_path):
    path = tmp_path / "raw" / "requests.csv"
    kept = entry(etag="x", id="0" * 16)
    Ledger(path).note(kept)
    lines = path.read_text().splitlines()
    assert lines[0] == ",".join(COLUMNS) and lines[1].startswith(f"{URL},picture,A,200,,x")


def test_the_last_word_on_an_address_counts_and_remains(tmp_path):
    path = tmp_path / "requests.csv"
    ledger = Ledger(path)
    ledger.note(entry(reason="HTTP 500"))
    ledger.note(entry(etag='"a,b"'))
    assert Ledger(path).last("picture", URL) == entry(etag='"a,b"')
    Ledger(path).tidy()
    assert len(path.read_text().splitlines()) == 2
    assert Ledger(path).last("picture", URL) == entry(etag='"a,b"')


@pytest.mark.parametrize("torn", range(1, 60, 7))
def test_a_torn_row_costs_no_other(tmp_path, torn):
    path = tmp_path / "requests.csv"
    Ledger(path).note(entry())
    whole = path.read_bytes()
    path.write_bytes(whole + whole.splitlines(keepends=True)[1][:torn])
    Ledger(path).note(entry(url=URL + "2"))
    again = Ledger(path)
    assert again.last("picture", URL) and again.last("picture", URL + "2")


def test_a_dry_run_writes_nothing(tmp_path):
    path = tmp_path / "requests.csv"
    ledger = Ledger(path, write=False)
    ledger.note(entry())
    ledger.tidy()
    assert not path.exists()


def test_an_unfinished_run_is_taken_up(tmp_path):
    first = Unfinished(tmp_path)
    first.keep(["page", "u"], {"people": []})
    second = Unfinished(tmp_path)
    assert second.resumed and second.began == first.began
    assert second.page(["page", "u"]) == {"people": []} and second.page(["page", "v"]) is None


def test_a_finished_or_old_or_unwanted_run_is_not(tmp_path, monkeypatch):
    Unfinished(tmp_path).finish()
    assert not Unfinished(tmp_path).resumed
    assert not Unfinished(tmp_path, fresh=True).resumed
    began = tmp_path / ".unfinished" / "began.json"
    began.write_text('"2020-01-01T00:00:00+00:00"')
    assert not Unfinished(tmp_path).resumed
    began.write_text("[")
    assert not Unfinished(tmp_path).resumed
