"""``curation.csv``: nothing in it is ever lost, and the last row on a picture counts."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from facestudy.curate import decisions
from facestudy.study import files
from facestudy.study.errors import StudyError


@pytest.fixture
def kept(study):
    study.data.mkdir(parents=True)
    return study


def row(one: str, verdict: str, source: str = "hand", **more) -> dict:
    return {"id": one, "verdict": verdict, "source": source, **more}


def test_nothing_stands_where_nothing_was_curated(kept):
    assert decisions.read(kept).empty and decisions.standing(kept).empty
    assert list(decisions.read(kept).columns) == decisions.COLUMNS


def test_the_last_verdict_counts_and_all_stay(kept):
    for verdict in ("good", "bad", "good", "bad"):
        decisions.append(kept, [row("a", verdict)])
    decisions.append(kept, [row("b", "good", "model", probability=0.995, round=2, reason="sure")])
    assert decisions.read(kept)["verdict"].tolist() == ["good", "bad", "good", "bad", "good"]
    standing = decisions.standing(kept)
    assert standing["verdict"].to_dict() == {"a": "bad", "b": "good"}
    assert standing.loc["b", ["probability", "round", "reason"]].tolist() == [0.995, 2, "sure"]
    assert pd.isna(standing.loc["a", "probability"])


def test_an_empty_verdict_takes_the_last_one_back(kept):
    decisions.append(kept, [row("a", "bad"), row("b", "bad")])
    assert decisions.take_back(kept, ["a", "unknown"]) == 1
    assert decisions.standing(kept).index.tolist() == ["b"]
    assert len(decisions.read(kept)) == 3


def test_undo_takes_back_what_no_hand_did_and_keeps_it_so_until_released(kept):
    decisions.append(kept, [row("a", "good"), row("b", "bad", "model", round=1)])
    decisions.append(kept, [row("c", "bad", "signal"), row("d", "good", "model", round=2)])
    assert decisions.undo(kept, since_round=2) == 1
    assert decisions.undone(kept) == {"d"}
    assert decisions.undo(kept) == 2
    assert decisions.standing(kept).index.tolist() == ["a"]
    assert decisions.release(kept) == 3 and decisions.undone(kept) == set()


def test_a_line_that_a_kill_left_unfinished_does_not_count_and_is_cut_away(kept):
    decisions.append(kept, [row("a", "good")])
    with kept.curation_csv.open("ab") as stream:
        stream.write(b"2026-01-01T00:00:00+00:00,b,ba")
    assert decisions.read(kept)["id"].tolist() == ["a"]
    decisions.append(kept, [row("c", "bad")])
    assert decisions.read(kept)["id"].tolist() == ["a", "c"]
    assert kept.curation_csv.read_bytes().endswith(b"\n")


def test_several_rows_are_there_together_or_not_at_all(kept, monkeypatch):
    decisions.append(kept, [row("a", "good"), row("b", "good")])
    before = kept.curation_csv.read_bytes()

    def full(*_, **__):
        raise StudyError("the disk is full")

    monkeypatch.setattr(files, "write_bytes", full)
    with pytest.raises(StudyError, match="full"):
        decisions.append(kept, [row("c", "bad"), row("d", "bad")])
    assert kept.curation_csv.read_bytes() == before


def test_labels_given_at_once_are_all_kept(kept):
    def label(number: int) -> None:
        rows = [row(f"{number}", "good")] * (1 + number % 2)
        decisions.append(kept, rows)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(label, range(60)))
    assert set(decisions.read(kept)["id"]) == {f"{number}" for number in range(60)}
    assert len(decisions.read(kept)) == 90


def test_a_table_written_by_hand_is_read_and_continued(kept):
    kept.curation_csv.write_text("id,verdict\na,bad\n")
    assert decisions.standing(kept)["verdict"].to_dict() == {"a": "bad"}
    decisions.append(kept, [row("b", "good")])
    assert decisions.standing(kept)["verdict"].to_dict() == {"a": "bad", "b": "good"}
    assert kept.curation_csv.read_text().startswith(",".join(decisions.COLUMNS) + "\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,verdict\na,bad\nb,maybe\n", "line 3: the verdict is 'maybe'; it must be good, bad"),
        ('id,verdict\n"a,bad\n', "is damaged"),
    ],
)
def test_a_damaged_table_is_named_with_its_line(kept, text, words):
    kept.curation_csv.write_text(text)
    with pytest.raises(StudyError, match=words):
        decisions.read(kept)
