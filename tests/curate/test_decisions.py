"""``curation.csv``: nothing in it is ever lost, and the last row on a picture counts."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from facestudy.curate import decisions
from facestudy.study import files
from facestudy.study.errors import StudyError


@pytest.fixture
def curated(study):
    study.data.mkdir(parents=True)
    return study


def row(picture_id: str, verdict: str, source: str = "hand", **more) -> dict:
    return {"id": picture_id, "verdict": verdict, "source": source, **more}


def test_there_are_no_verdicts_before_curation(curated):
    assert decisions.read(curated).empty and decisions.current(curated).empty
    assert list(decisions.read(curated).columns) == decisions.COLUMNS


def test_the_last_verdict_counts_and_all_stay(curated):
    for verdict in ("good", "bad", "good", "bad"):
        decisions.append(curated, [row("a", verdict)])
    decisions.append(
        curated, [row("b", "good", "model", probability=0.995, round=2, reason="sure")]
    )
    assert decisions.read(curated)["verdict"].tolist() == [
        "good",
        "bad",
        "good",
        "bad",
        "good",
    ]
    current = decisions.current(curated)
    assert current["verdict"].to_dict() == {"a": "bad", "b": "good"}
    assert current.loc["b", ["probability", "round", "reason"]].tolist() == [0.995, 2, "sure"]
    assert pd.isna(current.loc["a", "probability"])


def test_an_empty_verdict_retracts_the_last_one(curated):
    decisions.append(curated, [row("a", "bad"), row("b", "bad")])
    assert decisions.retract(curated, ["a", "unknown"]) == 1
    assert decisions.current(curated).index.tolist() == ["b"]
    assert len(decisions.read(curated)) == 3


def test_undo_retracts_automatic_verdicts_until_they_are_released(curated):
    decisions.append(curated, [row("a", "good"), row("b", "bad", "model", round=1)])
    decisions.append(curated, [row("c", "bad", "signal"), row("d", "good", "model", round=2)])
    assert decisions.undo(curated, since_round=2) == 1
    assert decisions.undone(curated) == {"d"}
    assert decisions.undo(curated) == 2
    assert decisions.current(curated).index.tolist() == ["a"]
    assert decisions.release(curated) == 3 and decisions.undone(curated) == set()


def test_a_line_that_a_kill_left_unfinished_does_not_count_and_is_cut_away(curated):
    decisions.append(curated, [row("a", "good")])
    with curated.curation_csv.open("ab") as stream:
        stream.write(b"2026-01-01T00:00:00+00:00,b,ba")
    assert decisions.read(curated)["id"].tolist() == ["a"]
    decisions.append(curated, [row("c", "bad")])
    assert decisions.read(curated)["id"].tolist() == ["a", "c"]
    assert curated.curation_csv.read_bytes().endswith(b"\n")


def test_several_rows_are_there_together_or_not_at_all(curated, monkeypatch):
    decisions.append(curated, [row("a", "good"), row("b", "good")])
    before = curated.curation_csv.read_bytes()

    def full(*_, **__):
        raise StudyError("the disk is full")

    monkeypatch.setattr(files, "write_bytes", full)
    with pytest.raises(StudyError, match="full"):
        decisions.append(curated, [row("c", "bad"), row("d", "bad")])
    assert curated.curation_csv.read_bytes() == before


def test_labels_given_at_once_are_all_kept(curated):
    def label(number: int) -> None:
        rows = [row(f"{number}", "good")] * (1 + number % 2)
        decisions.append(curated, rows)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(label, range(60)))
    assert set(decisions.read(curated)["id"]) == {f"{number}" for number in range(60)}
    assert len(decisions.read(curated)) == 90


def test_a_table_written_by_hand_is_read_and_continued(curated):
    curated.curation_csv.write_text("id,verdict\na,bad\n")
    assert decisions.current(curated)["verdict"].to_dict() == {"a": "bad"}
    decisions.append(curated, [row("b", "good")])
    assert decisions.current(curated)["verdict"].to_dict() == {"a": "bad", "b": "good"}
    assert curated.curation_csv.read_text().startswith(",".join(decisions.COLUMNS) + "\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,verdict\na,bad\nb,maybe\n", "line 3: the verdict is 'maybe'; it must be good, bad"),
        ('id,verdict\n"a,bad\n', "is damaged"),
    ],
)
def test_a_damaged_table_is_named_with_its_line(curated, text, words):
    curated.curation_csv.write_text(text)
    with pytest.raises(StudyError, match=words):
        decisions.read(curated)
