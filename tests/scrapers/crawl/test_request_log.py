"""The request log and the state of a run survive a kill."""

import pytest

from scrapers.crawl.request_log import COLUMNS, Entry, RequestLog
from scrapers.crawl.resume import RunState

URL = "https://uni.example.org/a.jpg"


def entry(url=URL, **values):
    return Entry(**{"url": url, "kind": "picture", "department": "A", "status": 200, **values})


def test_an_entry_is_on_disk_at_once(tmp_path):
    path = tmp_path / "raw" / "requests.csv"
    kept = entry(etag="x", id="0" * 16)
    RequestLog(path).add(kept)
    lines = path.read_text().splitlines()
    assert lines[0] == ",".join(COLUMNS) and lines[1].startswith(f"{URL},picture,A,200,,x")


def test_the_last_entry_of_an_address_counts_and_remains(tmp_path):
    path = tmp_path / "requests.csv"
    log = RequestLog(path)
    log.add(entry(reason="HTTP 500"))
    log.add(entry(etag='"a,b"'))
    assert RequestLog(path).last("picture", URL) == entry(etag='"a,b"')
    RequestLog(path).compact()
    assert len(path.read_text().splitlines()) == 2
    assert RequestLog(path).last("picture", URL) == entry(etag='"a,b"')


@pytest.mark.parametrize("torn", range(1, 60, 7))
def test_a_torn_row_costs_no_other(tmp_path, torn):
    path = tmp_path / "requests.csv"
    RequestLog(path).add(entry())
    whole = path.read_bytes()
    path.write_bytes(whole + whole.splitlines(keepends=True)[1][:torn])
    RequestLog(path).add(entry(url=URL + "2"))
    again = RequestLog(path)
    assert again.last("picture", URL) and again.last("picture", URL + "2")


def test_a_dry_run_writes_nothing(tmp_path):
    path = tmp_path / "requests.csv"
    log = RequestLog(path, write=False)
    log.add(entry())
    log.compact()
    assert not path.exists()


def test_an_interrupted_run_is_resumed(tmp_path):
    first = RunState(tmp_path)
    first.save_page(["page", "u"], {"people": []})
    second = RunState(tmp_path)
    assert second.resumed and second.started == first.started
    assert (
        second.load_page(["page", "u"]) == {"people": []}
        and second.load_page(["page", "v"]) is None
    )


def test_a_finished_old_or_discarded_run_is_not_resumed(tmp_path, monkeypatch):
    RunState(tmp_path).finish()
    assert not RunState(tmp_path).resumed
    assert not RunState(tmp_path, fresh=True).resumed
    began = tmp_path / ".unfinished" / "began.json"
    began.write_text('"2020-01-01T00:00:00+00:00"')
    assert not RunState(tmp_path).resumed
    began.write_text("[")
    assert not RunState(tmp_path).resumed
