"""A study is sorted from its files to its files; a kill, a rerun and an undo lose nothing."""

import numpy as np
import pandas as pd
import pytest

from facestudy.curate import decisions, labels
from facestudy.curate import sort_study as curation
from facestudy.prepare import split
from facestudy.study import files
from facestudy.study.errors import StudyError

COUNT = 120


@pytest.fixture
def ready(cropped_study, drawn, some_labels):
    """A study of two classes, its evidence, and labels of twelve of each kind."""
    study = cropped_study(["art", "law"] * (COUNT // 2))
    told = drawn(COUNT, bad=0.3, apart=5.0)
    ids = pd.read_csv(study.faces_csv, dtype=str)["id"].tolist()
    given = some_labels(told.truth)
    known = {one: label for one, label in zip(ids, given, strict=True) if label}
    labels.save(study, known, reason="test")
    signals = pd.Series("", index=ids)
    signals.iloc[int(np.flatnonzero(given == "")[0])] = "2 faces in the picture, at most 1"
    return study, told, signals


def test_verdicts_are_written_with_source_round_and_reason(ready):
    study, told, signals = ready
    result = curation.sort(study, told.evidence, signals)
    standing = decisions.standing(study)
    assert set(standing["source"]) == {"hand", "signal", "model"}
    own = standing[standing["source"] == "model"]
    assert (own["reason"].str.startswith("probability of being good")).all()
    assert set(own["round"]) <= set(result.history["round"])
    truth = pd.Series(told.truth, index=signals.index)
    assert (own["verdict"] == truth[own.index]).mean() > 0.97


def test_a_second_run_writes_nothing(ready):
    study, told, signals = ready
    curation.sort(study, told.evidence, signals)
    before = study.curation_csv.read_bytes()
    curation.sort(study, told.evidence, signals)
    assert study.curation_csv.read_bytes() == before


def test_a_run_that_was_killed_ends_as_one_that_was_not(ready):
    study, told, signals = ready
    labels_only = study.curation_csv.read_bytes()
    curation.sort(study, told.evidence, signals, cap=0.1)
    whole = decisions.standing(study).drop(columns="time").sort_index()
    study.curation_csv.write_bytes(labels_only)
    append, calls = decisions.append, []

    def killed(where, rows):
        calls.append(len(rows))
        if len(calls) == 3:
            raise KeyboardInterrupt
        append(where, rows)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decisions, "append", killed)
        with pytest.raises(KeyboardInterrupt):
            curation.sort(study, told.evidence, signals, cap=0.1)
    partly = len(decisions.read(study))
    assert partly > labels_only.count(b"\n") - 1
    curation.sort(study, told.evidence, signals, cap=0.1)
    assert decisions.standing(study).drop(columns="time").sort_index().equals(whole)
    assert len(decisions.read(study)) == len(decisions.standing(study)), "nothing was written twice"


def test_other_labels_take_back_what_they_no_longer_give(ready):
    study, told, signals = ready
    curation.sort(study, told.evidence, signals)
    one = decisions.moved(study).query("source == 'model'")["id"].iloc[0]
    labels.save(study, {one: "bad"}, reason="test")
    result = curation.sort(study, told.evidence, signals)
    standing = decisions.standing(study)
    assert (standing.loc[one, "verdict"], standing.loc[one, "source"]) == ("bad", "hand")
    model = standing[standing["source"] == "model"]
    assert set(model.index) == set(result.moved().query("source == 'model'")["id"])


def test_what_was_undone_stays_undone_until_it_is_released(ready):
    study, told, signals = ready
    curation.sort(study, told.evidence, signals)
    before = decisions.moved(study).set_index("id")["verdict"]
    assert decisions.undo(study) == len(before) == len(decisions.undone(study))
    curation.sort(study, told.evidence, signals)
    assert not set(decisions.moved(study)["id"]) & set(before.index)
    decisions.release(study)
    curation.sort(study, told.evidence, signals)
    assert (
        decisions.moved(study).set_index("id")["verdict"].sort_index().equals(before.sort_index())
    )


def test_without_labels_there_is_one_sentence_and_signals_still_count(ready):
    study, told, signals = ready
    study.curation_csv.unlink()
    with pytest.raises(StudyError, match="no face is labelled yet"):
        curation.sort(study, told.evidence, signals)
    assert curation.signal_only(study, signals) == 1 and curation.signal_only(study, signals) == 0
    assert decisions.standing(study)["source"].tolist() == ["signal"]
    curation.signal_only(study, signals.where(signals == "", ""))
    assert decisions.standing(study).empty, "a limit was widened: the verdict is taken back"


def test_labels_of_one_kind_only_are_refused(ready):
    study, told, signals = ready
    study.curation_csv.unlink()
    labels.save(study, dict.fromkeys(signals.index[:20], "bad"), reason="test")
    with pytest.raises(StudyError, match="all 20 labels say bad: label some good faces, too"):
        curation.sort(study, told.evidence, signals)


def test_the_split_leaves_the_bad_ones_out(ready):
    study, told, signals = ready
    curation.sort(study, told.evidence, signals)
    verdicts = decisions.standing(study)["verdict"]
    bad = set(verdicts.index[verdicts == "bad"])
    assert set(split.usable(study)["id"]) == set(signals.index) - bad
    decisions.undo(study)
    by_hand = decisions.standing(study)["verdict"]
    assert len(split.usable(study)) == COUNT - (by_hand == "bad").sum()


def test_a_study_whose_faces_are_all_bad_says_so(ready):
    study, _, signals = ready
    rows = [{"id": one, "verdict": "bad", "source": "hand"} for one in signals.index]
    decisions.append(study, rows)
    with pytest.raises(StudyError, match="all 120 faces are sorted out as bad"):
        split.split_study(study)


def test_a_face_that_is_gone_does_not_count(ready):
    study, told, signals = ready
    faces = pd.read_csv(study.faces_csv, dtype=str, keep_default_na=False)
    files.write_csv(study.faces_csv, faces.iloc[1:])
    curation.sort(study, told.evidence[1:], signals.iloc[1:])
    assert signals.index[0] not in set(decisions.moved(study)["id"])
