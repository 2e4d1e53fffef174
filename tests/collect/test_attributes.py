"""Ages and sexes are read where they are plain, and named with their line where not."""

import pytest

from facestudy.collect import attributes
from facestudy.study.errors import StudyError


def test_words_and_letters_in_any_case_are_plain():
    column = ["Male", "F", " m ", "WOMAN", "weiblich", "", "other", None]
    male, female = "male", "female"
    assert attributes.sexes(column) == ([male, female, male, female, female, None, None, None], {})


@pytest.mark.parametrize(
    ("name", "column", "wanted"),
    [
        ("Male", [1, -1, 1], ["male", "female", "male"]),
        ("is_male", [1.568, -0.2, 0], ["male", "female", "female"]),
        ("male", ["True", "false", "no"], ["male", "female", "female"]),
        ("sex", [1, 2, 2], ["male", "female", "female"]),  # ISO/IEC 5218
        ("gender", ["1.0", "2.0", "0"], ["male", "female", None]),
    ],
)
def test_a_code_is_plain_by_its_column(name, column, wanted):
    assert attributes.sexes(column, name=name) == (wanted, {})


@pytest.mark.parametrize("column", [["0", "1"], ["Male", "F", "1"], ["boyish"]])
def test_what_could_mean_either_is_not_guessed(column):
    values, problems = attributes.sexes(column)
    last = len(column) - 1
    assert values[last] is None and "write male or female" in problems[last]


def test_ages_are_years_and_may_be_missing():
    found = attributes.ages([31, "47.6", "2,5", 0, "", "nan", float("nan"), "unknown"])
    assert found == ([31, 47.6, 2.5, 0, None, None, None, None], {})


@pytest.mark.parametrize("age", [300, -1, "inf", "20-29", "old"])
def test_an_age_that_cannot_be_is_a_problem_of_its_row_alone(age):
    values, problems = attributes.ages(["20", age, "30"])
    assert values == [20, None, 30] and list(problems) == [1] and str(age) in problems[1]


def test_a_problem_is_named_with_its_line_and_the_number_of_others():
    read = attributes.ages([20, 300, 400])
    with pytest.raises(StudyError, match=r"index.csv, line 3: age 300 is .*\(and 1 more\)"):
        attributes.checked(read, [2, 3, 4], "index.csv")
