"""Every picture counts in one group of each attribute; small groups and gaps are named."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from facestudy.audit import subgroups
from facestudy.evaluation import metrics
from facestudy.study.errors import StudyError

matplotlib.use("agg")


@pytest.fixture
def tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    """30 test pictures and 5 others: women always right, men every second time."""
    ids = [f"{number:016x}" for number in range(35)]
    sex = ["female", "male"] * 17 + [""]
    right = [one != "male" or number % 4 == 1 for number, one in enumerate(sex)]
    predictions = pd.DataFrame({"id": ids, "split": ["test"] * 30 + ["train"] * 5,
                                "category": "a", "p_a": 1.0, "p_b": 0.0,
                                "predicted": np.where(right, "a", "b")})  # fmt: skip
    departments = ["one"] * 12 + ["two"] * 11 + ["three"] * 12
    columns = {"id": ids, "sex": sex, "age": [*range(20, 54), ""], "department": departments}
    pictures = pd.DataFrame(columns)
    return predictions, pictures.iloc[::-1]


def rows_of(table: pd.DataFrame, attribute: str) -> pd.DataFrame:
    return table[table["attribute"] == attribute].set_index("group")


def test_accuracies_and_intervals_of_each_group(tables):
    table = subgroups.accuracy_by_group(*tables)
    sexes = rows_of(table, "sex")
    assert sexes.loc["female", "accuracy"] == 1.0
    assert sexes.loc["male", ["pictures", "accuracy"]].tolist() == [15, pytest.approx(8 / 15)]
    low, high = sexes.loc["male", ["low", "high"]]
    assert (low, high) == metrics.wilson(8 / 15, 15, together=len(sexes))
    alone = metrics.wilson(8 / 15, 15)
    assert low < alone[0] and alone[1] < high
    assert rows_of(table, "all").loc["all pictures", "accuracy"] == pytest.approx(23 / 30)


def test_every_attribute_counts_each_test_picture_once(tables):
    table = subgroups.accuracy_by_group(*tables)
    assert table["attribute"].unique().tolist() == ["all", "department", "sex", "age"]
    assert (table.groupby("attribute")["pictures"].sum() == 30).all()
    assert rows_of(table, "age").index.tolist() == ["15 to 29", "30 to 44", "45 to 59"]


def test_small_groups_are_pooled_and_gaps_have_their_own_row(tables):
    predictions, pictures = tables
    first = pictures["id"] < f"{4:016x}"
    pictures.loc[first, "department"] = ["tiny", "small", "tiny", "small"]
    pictures.loc[first, "sex"] = [None, "", " ", "unknown"]
    table = subgroups.accuracy_by_group(predictions, pictures)
    departments, sexes = rows_of(table, "department"), rows_of(table, "sex")
    assert departments.index.tolist() == ["one", "three", "two", subgroups.POOLED]
    assert departments.loc[subgroups.POOLED, "pictures"] == 4
    assert sexes.loc[subgroups.UNKNOWN, "pictures"] == 4  # however few
    assert subgroups.POOLED not in sexes.index


@pytest.mark.parametrize("column", ["sex", "age"])
def test_what_the_index_does_not_know_is_left_out(tables, column):
    predictions, pictures = tables
    without = subgroups.accuracy_by_group(predictions, pictures.drop(columns=column))
    empty = subgroups.accuracy_by_group(predictions, pictures.assign(**{column: ""}))
    assert column not in set(without["attribute"]) and without.equals(empty)


def test_ages_fall_into_bands():
    ages = pd.Series(["0", "14", "15", 44.5, "", "old", -3, 900], index=range(3, 11))
    bands = subgroups.age_bands(ages)
    assert bands.tolist() == ["0 to 14", "0 to 14", "15 to 29", "30 to 44", *["unknown"] * 4]
    assert subgroups.age_bands(pd.Series([104, 9]), years=10).tolist() == ["100 to 109", "0 to 9"]


def test_bands_are_in_the_order_of_age(tables):
    predictions, pictures = tables
    pictures["age"] = [*[105] * 10, *[7] * 15, *[33] * 10]
    table = subgroups.accuracy_by_group(predictions, pictures)
    assert rows_of(table, "age").index.tolist() == ["0 to 14", "30 to 44", "105 to 119"]


def test_what_does_not_fit_together_is_said(tables):
    predictions, pictures = tables
    with pytest.raises(StudyError, match="the validation part has no picture"):
        subgroups.accuracy_by_group(predictions, pictures, part="validation")
    with pytest.raises(StudyError, match="3 predicted pictures are not in"):
        subgroups.accuracy_by_group(predictions, pictures[pictures["id"] >= f"{3:016x}"])


def test_the_forest_has_a_row_for_each_group_and_the_line_of_all(tables):
    table = subgroups.accuracy_by_group(*tables)
    figure, ax = plt.subplots()
    assert subgroups.forest_plot(table, ax) is ax
    labels = [text.get_text() for text in ax.get_yticklabels()]
    assert len(labels) == len(table) and "sex: male (15)" in labels and "two (11)" in labels
    points = np.concatenate([line.get_xdata() for line in ax.lines if line.get_marker() == "o"])
    assert points == pytest.approx(100 * table["accuracy"].to_numpy())
    assert any(line.get_xdata()[0] == pytest.approx(100 * 23 / 30) for line in ax.lines[-1:])
    plt.close(figure)
