"""A kill, a rerun and an undo lose no verdict of a study."""

import numpy as np
import pandas as pd
import pytest

from facestudy.curate import decisions, labels, sort_study
from facestudy.prepare import split
from facestudy.study import files
from facestudy.study.errors import StudyError

pytestmark = pytest.mark.long

COUNT = 120


@pytest.fixture
def ready(cropped_study, drawn, some_labels):
    """A study of two classes, its features, and labels of twelve of each kind."""
    study = cropped_study(["art", "law"] * (COUNT // 2))
    drawn_faces = drawn(COUNT, bad=0.3, apart=5.0)
    ids = pd.read_csv(study.faces_csv, dtype=str)["id"].tolist()
    given = some_labels(drawn_faces.truth)
    known = {picture_id: label for picture_id, label in zip(ids, given, strict=True) if label}
    labels.save(study, known, reason="test")
    reasons = pd.Series("", index=ids)
    reasons.iloc[int(np.flatnonzero(given == "")[0])] = "2 faces in the picture, at most 1"
    return study, drawn_faces, reasons


def test_verdicts_are_written_with_source_round_and_reason(ready):
    study, drawn_faces, reasons = ready
    result = sort_study.sort(study, drawn_faces.features, reasons)
    current = decisions.current(study)
    assert set(current["source"]) == {"hand", "signal", "model"}
    own = current[current["source"] == "model"]
    assert (own["reason"].str.startswith("probability of being good")).all()
    assert set(own["round"]) <= set(result.history["round"])
    truth = pd.Series(drawn_faces.truth, index=reasons.index)
    assert (own["verdict"] == truth[own.index]).mean() > 0.97


def test_a_second_run_writes_nothing(ready):
    study, drawn_faces, reasons = ready
    sort_study.sort(study, drawn_faces.features, reasons)
    before = study.curation_csv.read_bytes()
    sort_study.sort(study, drawn_faces.features, reasons)
    assert study.curation_csv.read_bytes() == before


def test_a_run_that_was_killed_ends_as_one_that_was_not(ready):
    study, drawn_faces, reasons = ready
    labels_only = study.curation_csv.read_bytes()
    sort_study.sort(study, drawn_faces.features, reasons, cap=0.1)
    whole = decisions.current(study).drop(columns="time").sort_index()
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
            sort_study.sort(study, drawn_faces.features, reasons, cap=0.1)
    partly = len(decisions.read(study))
    assert partly > labels_only.count(b"\n") - 1
    sort_study.sort(study, drawn_faces.features, reasons, cap=0.1)
    assert decisions.current(study).drop(columns="time").sort_index().equals(whole)
    assert len(decisions.read(study)) == len(decisions.current(study)), "nothing was written twice"


def test_other_labels_retract_verdicts_that_they_no_longer_give(ready):
    study, drawn_faces, reasons = ready
    sort_study.sort(study, drawn_faces.features, reasons)
    picture_id = decisions.automatic(study).query("source == 'model'")["id"].iloc[0]
    labels.save(study, {picture_id: "bad"}, reason="test")
    result = sort_study.sort(study, drawn_faces.features, reasons)
    current = decisions.current(study)
    assert (current.loc[picture_id, "verdict"], current.loc[picture_id, "source"]) == (
        "bad",
        "hand",
    )
    model = current[current["source"] == "model"]
    assert set(model.index) == set(result.automatic().query("source == 'model'")["id"])


def test_what_was_undone_stays_undone_until_it_is_released(ready):
    study, drawn_faces, reasons = ready
    sort_study.sort(study, drawn_faces.features, reasons)
    before = decisions.automatic(study).set_index("id")["verdict"]
    assert decisions.undo(study) == len(before) == len(decisions.undone(study))
    sort_study.sort(study, drawn_faces.features, reasons)
    assert not set(decisions.automatic(study)["id"]) & set(before.index)
    decisions.release(study)
    sort_study.sort(study, drawn_faces.features, reasons)
    assert (
        decisions.automatic(study)
        .set_index("id")["verdict"]
        .sort_index()
        .equals(before.sort_index())
    )


def test_without_labels_there_is_one_sentence_and_quality_checks_still_count(ready):
    study, drawn_faces, reasons = ready
    study.curation_csv.unlink()
    with pytest.raises(StudyError, match="no face is labelled yet"):
        sort_study.sort(study, drawn_faces.features, reasons)
    assert (
        sort_study.apply_quality_checks(study, reasons) == 1
        and sort_study.apply_quality_checks(study, reasons) == 0
    )
    assert decisions.current(study)["source"].tolist() == ["signal"]
    sort_study.apply_quality_checks(study, reasons.where(reasons == "", ""))
    assert decisions.current(study).empty, "a limit was widened: the verdict is retracted"


def test_labels_of_one_kind_only_are_refused(ready):
    study, drawn_faces, reasons = ready
    study.curation_csv.unlink()
    labels.save(study, dict.fromkeys(reasons.index[:20], "bad"), reason="test")
    with pytest.raises(StudyError, match="all 20 labels say bad: label some good faces, too"):
        sort_study.sort(study, drawn_faces.features, reasons)


def test_the_split_leaves_the_bad_ones_out(ready):
    study, drawn_faces, reasons = ready
    sort_study.sort(study, drawn_faces.features, reasons)
    verdicts = decisions.current(study)["verdict"]
    bad = set(verdicts.index[verdicts == "bad"])
    assert set(split.usable(study)["id"]) == set(reasons.index) - bad
    decisions.undo(study)
    by_hand = decisions.current(study)["verdict"]
    assert len(split.usable(study)) == COUNT - (by_hand == "bad").sum()


def test_a_study_whose_faces_are_all_bad_says_so(ready):
    study, _, reasons = ready
    rows = [{"id": picture_id, "verdict": "bad", "source": "hand"} for picture_id in reasons.index]
    decisions.append(study, rows)
    with pytest.raises(StudyError, match="all 120 faces are sorted out as bad"):
        split.split_study(study)


def test_a_face_that_is_gone_does_not_count(ready):
    study, drawn_faces, reasons = ready
    faces = pd.read_csv(study.faces_csv, dtype=str, keep_default_na=False)
    files.write_csv(study.faces_csv, faces.iloc[1:])
    sort_study.sort(study, drawn_faces.features[1:], reasons.iloc[1:])
    assert reasons.index[0] not in set(decisions.automatic(study)["id"])
