"""Who is shown, and which labels the heads may see."""

import numpy as np
import pytest

from facestudy.experiments.denoising import comparison, labels
from facestudy.study import index
from facestudy.study.errors import StudyError


def test_labels_follow_the_split_and_may_be_missing(aged_study):
    ages = ["", *range(21, 80)]
    study = aged_study(60, age=ages, sex=["Male", "F"] * 30)
    rows = labels.read(study)
    known = index.read(study.index).set_index("id").loc[rows["id"]]
    wanted = known["sex"].map({"Male": 1.0, "F": 0.0}).to_numpy()
    np.testing.assert_array_equal(rows["male"], wanted)
    assert rows["age"].isna().sum() == 1 and set(rows["split"]) == {"train", "test", "validation"}


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"age": [300] + [30] * 59}, r"index.csv, line 2: age 300"),
        ({"sex": ["male"] * 58 + ["1", "0"]}, r"line 60: sex '1' is ambiguous: .*\(and 1 more\)"),
    ],
)
def test_what_cannot_be_is_named_with_its_line(aged_study, columns, message):
    with pytest.raises(StudyError, match=message):
        labels.read(aged_study(60, **columns))


def test_a_study_without_ages_and_sexes_is_refused(cropped_study):
    from facestudy.prepare import split

    study = cropped_study(["a", "b"] * 15)
    split.split_study(study)
    with pytest.raises(StudyError, match="no column age or sex"):
        comparison.people(study)


def test_a_share_is_part_of_the_larger_one_and_has_both_sexes(aged_study):
    rows = labels.read(aged_study(120))
    few, some, every = (set(labels.some(rows, share, seed=3)) for share in (0.1, 0.4, 1))
    assert few < some < every == set(np.flatnonzero(rows["split"] == "train"))
    sexes = rows["male"].iloc[sorted(some)]
    share = (rows["male"][rows["split"] == "train"] == 1).mean()
    assert sexes.mean() == pytest.approx(share, abs=0.03)
    assert set(labels.some(rows, 0.1, seed=4)) != few


@pytest.mark.parametrize("share", [0, 1.5, -1])
def test_another_share_is_refused(aged_study, share):
    with pytest.raises(StudyError, match="above 0 and at most 1"):
        labels.some(labels.read(aged_study()), share, seed=0)


def test_heads_are_asked_for_what_is_known(aged_study):
    rows = labels.read(aged_study())
    assert comparison.targets(rows) == ("gender", "age")
    assert comparison.targets(rows.assign(age=np.nan)) == ("gender",)
    assert comparison.targets(rows.assign(male=1.0)) == ("age",)
