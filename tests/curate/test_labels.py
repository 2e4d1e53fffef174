"""Labels come from folders and tables; what cannot be right is refused in one sentence."""

import shutil

import pandas as pd
import pytest

from facestudy.curate import decisions, labels
from facestudy.study.errors import StudyError


@pytest.fixture
def ready(cropped_study, tmp_path):
    """Ten faces and a folder with empty good/ and bad/."""
    study = cropped_study(["art"] * 10)
    for name in ("good", "bad"):
        (tmp_path / "labels" / name).mkdir(parents=True)
    ids = sorted(path.stem for path in study.faces.glob("*.png"))
    return study, ids, tmp_path / "labels"


def test_a_folder_of_copies_is_a_set_of_labels(ready):
    study, ids, folder = ready
    for number, picture_id in enumerate(ids[:6]):
        name = f"{picture_id}.png" if number % 2 else f"renamed {number}.png"
        shutil.copy(
            study.raw / f"{picture_id}.png", folder / ("good" if number < 4 else "bad") / name
        )
    assert labels.take_over(study, folder) == 6
    assert labels.read(study, ids).to_dict() == dict.fromkeys(ids[:4], "good") | dict.fromkeys(
        ids[4:6], "bad"
    )
    assert labels.take_over(study, folder) == 0, "what stands already is not written again"
    assert set(decisions.read(study)["source"]) == {"hand"}


def test_a_table_of_labels_is_read(ready):
    study, ids, folder = ready
    table = folder / "labels.csv"
    pd.DataFrame({"id": ids[:3], "verdict": ["good", "bad", "good"]}).to_csv(table, index=False)
    assert labels.take_over(study, table) == 3
    assert labels.read(study, ids[:2]).to_dict() == {ids[0]: "good", ids[1]: "bad"}


def test_a_picture_labelled_good_and_bad_is_named(ready):
    study, ids, folder = ready
    for kind in ("good", "bad"):
        shutil.copy(study.faces / f"{ids[0]}.png", folder / kind / f"{ids[0]}.png")
    with pytest.raises(StudyError, match=f"face {ids[0]} is labelled good and bad; keep one"):
        labels.take_over(study, folder)
    assert decisions.read(study).empty


def test_a_label_for_a_missing_picture_is_named(ready):
    study, _, folder = ready
    table = folder / "labels.csv"
    table.write_text("id,verdict\n0123456789abcdef,good\n")
    with pytest.raises(StudyError, match="line 2: the study has no face 0123456789abcdef"):
        labels.take_over(study, table)
    (folder / "good" / "holiday.jpg").write_bytes(b"no picture of this study")
    with pytest.raises(StudyError, match=r"good/holiday.jpg: the study has no face"):
        labels.take_over(study, folder)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,verdict\n{picture_id},ugly\n", "line 2: 'ugly' is neither good nor bad"),
        ("id,label\n{picture_id},good\n", "lacks the column.s. verdict"),
    ],
)
def test_a_table_that_is_no_table_of_labels_is_refused(ready, text, words):
    study, ids, folder = ready
    (folder / "labels.csv").write_text(text.format(picture_id=ids[0]))
    with pytest.raises(StudyError, match=words):
        labels.take_over(study, folder / "labels.csv")


def test_a_folder_without_both_kinds_is_refused(ready):
    study, _, folder = ready
    (folder / "bad").rmdir()
    with pytest.raises(StudyError, match="bad is missing: labels are in good/ and in bad/"):
        labels.take_over(study, folder)
    with pytest.raises(StudyError, match="does not exist"):
        labels.take_over(study, folder / "nowhere")


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        (0, 0, "no face is labelled yet"),
        (40, 0, "all 40 labels say good: label some bad faces, too"),
        (0, 7, "all 7 labels say bad: label some good faces, too"),
        (30, 4, "only 4 of 34 labels say bad: label 5 or more of each kind"),
        (5, 5, ""),
    ],
)
def test_what_labels_lack_is_one_sentence(good, bad, words):
    found = labels.problem(pd.Series(["good"] * good + ["bad"] * bad))
    assert found.startswith(words) and bool(found) == bool(words)


def test_the_campus_knows_what_is_good(study):
    study.data.mkdir(parents=True)
    study.truth_csv.write_text("id,kind\na,good\nb,two\nc,occluded\n")
    assert labels.truth(study).to_dict() == {"a": "good", "b": "bad", "c": "bad"}
