"""A class put right, or a bad picture, holds at every stage and survives what comes later."""

import pandas as pd
import pytest

from facestudy.curate import before_after
from facestudy.prepare import crop, split
from facestudy.report import stages
from facestudy.report.pages import study_facts
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.labels import corrections


def write(study, text: str) -> None:
    study.corrections_csv.parent.mkdir(parents=True, exist_ok=True)
    study.corrections_csv.write_text(text)


def ids(study) -> list[str]:
    return index.read(study.index)["id"].tolist()


def test_a_study_without_the_file_has_no_corrections(study):
    assert corrections.read(study) == ({}, {}, {})


def test_rows_give_a_class_or_bad_and_the_last_one_counts(study):
    a, b, c, d = (letter * 16 for letter in "abcd")
    write(
        study,
        f"\ufeffid, Category ,bad,reason\n{a}, law ,,typing error\n{b},,yes,not the person\n"
        f"{c},law,x,\n{c},,,taken back\n{d.upper()},art,0,\n,,,\n",
    )
    found = corrections.read(study)
    assert (found.categories, found.bad) == ({a: "law", d: "art"}, {b: "not the person"})
    assert found.reasons == {a: "typing error", b: "not the person", c: "taken back", d: ""}


@pytest.mark.parametrize("head", ["id,category,reason", "id,bad,reason", "id,bad"])
def test_either_column_may_be_missing(study, head):
    write(study, f"{head}\n{'a' * 16},yes{',' * (head.count(',') - 1)}\n")
    found = corrections.read(study)
    assert (found.categories or found.bad).keys() == {"a" * 16}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,category,bad,reason\nnobody,law,,\n", "line 2: 'nobody' is no picture's id"),
        (f"id,bad\n{'a' * 16},maybe\n", "line 2: bad is 'maybe'; write yes, or nothing"),
        (f"picture,category\n{'a' * 16},law\n", "needs the columns id,category,bad,reason"),
        ("", "cannot be read as CSV"),
    ],
)
def test_a_row_that_is_not_valid_is_named_with_its_line(study, text, message):
    write(study, text)
    with pytest.raises(StudyError, match=message):
        corrections.read(study)


def test_every_stage_obeys(cropped_study):
    study = cropped_study(["a"] * 15 + ["b"] * 15)
    first, second = ids(study)[:2]
    write(study, f"id,category,bad,reason\n{first},b,,\n{second},,yes,somebody else\n")
    rows = split.split_study(study).set_index("id")
    assert rows.loc[first, "category"] == "b" and second not in rows.index
    frame, _ = before_after._frame(study)
    assert frame.set_index("id").loc[first, "category"] == "b"
    pictures = study_facts.pictures(study)
    assert pictures is not None and pictures.set_index("id").loc[first, "category"] == "b"
    assert index.read(study.index).set_index("id").loc[first, "category"] == "a"  # as collected


def test_a_bad_picture_has_no_crop_until_the_correction_is_taken_back(cropped_study):
    study = cropped_study(["a"] * 3)
    first = ids(study)[0]
    write(study, f"id,bad,reason\n{first},yes,somebody else\n")
    faces = crop.crop_study(study, jobs=1).set_index("id")
    assert faces.loc[first, "reason"] == "bad (corrections.csv): somebody else"
    assert not (study.faces / f"{first}.png").exists()
    write(study, "id,bad,reason\n")
    faces = crop.crop_study(study, jobs=1).set_index("id")
    assert not faces.loc[first, "reason"].startswith("bad")  # noise has no face


def test_ids_that_the_study_does_not_have_do_nothing(cropped_study):
    study = cropped_study(["a"] * 15 + ["b"] * 15)
    before = split.split_study(study)
    write(study, f"id,category,bad,reason\n{'f' * 16},b,,\n{'e' * 16},,yes,\n")
    pd.testing.assert_frame_equal(split.split_study(study), before)


@pytest.mark.parametrize("name", ["02_crop", "03_curate", "04_split"])
def test_a_correction_makes_the_stages_stale_that_obey_it_first(name):
    stage = next(stage for stage in stages.STAGES if stage.notebook == name)
    assert "{data}/corrections.csv" in stage.reads
