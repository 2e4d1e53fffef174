"""Labels of a study, and the shares of them that the heads are trained with."""

import numpy as np
import pytest

from facestudy.experiments.denoising import comparison, labels
from facestudy.study import index
from facestudy.study.errors import StudyError


def test_labels_follow_the_split_and_may_be_missing(aged_study):
    ages = ["", *range(21, 80)]
    study = aged_study(60, age=ages, sex=["Male", "F"] * 30)
    rows = labels.read_labels(study)
    table = index.read(study.index).set_index("id").loc[rows["id"]]
    expected = table["sex"].map({"Male": 1.0, "F": 0.0}).to_numpy()
    np.testing.assert_array_equal(rows["male"], expected)
    assert rows["age"].isna().sum() == 1 and set(rows["split"]) == {"train", "test", "validation"}


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"age": [300] + [30] * 59}, r"index.csv, line 2: age 300"),
        ({"sex": ["male"] * 58 + ["1", "0"]}, r"line 60: sex '1' is ambiguous: .*\(and 1 more\)"),
    ],
)
def test_an_impossible_value_is_named_with_its_line(aged_study, columns, message):
    with pytest.raises(StudyError, match=message):
        labels.read_labels(aged_study(60, **columns))


def test_a_study_without_ages_and_sexes_is_refused(cropped_study):
    from facestudy.prepare import split

    study = cropped_study(["a", "b"] * 15)
    split.split_study(study)
    with pytest.raises(StudyError, match="no column age or sex"):
        comparison.load_faces(study)


@pytest.mark.long
def test_a_share_is_part_of_the_larger_one_and_has_both_sexes(aged_study):
    rows = labels.read_labels(aged_study(120))
    small, medium, full = (set(labels.draw_share(rows, share, seed=3)) for share in (0.1, 0.4, 1))
    assert small < medium < full == set(np.flatnonzero(rows["split"] == "train"))
    sexes = rows["male"].iloc[sorted(medium)]
    share = (rows["male"][rows["split"] == "train"] == 1).mean()
    assert sexes.mean() == pytest.approx(share, abs=0.03)
    assert set(labels.draw_share(rows, 0.1, seed=4)) != small


@pytest.mark.long
@pytest.mark.parametrize("share", [0, 1.5, -1])
def test_a_share_out_of_range_is_refused(aged_study, share):
    with pytest.raises(StudyError, match="must be above 0 and at most 1"):
        labels.draw_share(labels.read_labels(aged_study()), share, seed=0)


@pytest.mark.long
def test_targets_are_those_with_labels(aged_study):
    rows = labels.read_labels(aged_study())
    assert comparison.available_targets(rows) == ("gender", "age")
    assert comparison.available_targets(rows.assign(age=np.nan)) == ("gender",)
    assert comparison.available_targets(rows.assign(male=1.0)) == ("age",)
