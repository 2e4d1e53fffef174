"""Age, sex, tone and the user's columns become covariates, or it is said why not."""

import numpy as np
import pandas as pd
import pytest

from facestudy.audit import covariates, stated_people
from facestudy.audit.covariates import ESTIMATED, INDEX, MISSING
from facestudy.audit.estimates import study_estimates
from facestudy.audit.estimates.study_estimates import Estimates
from facestudy.study import index
from facestudy.study.errors import StudyError

COUNT = 40
RNG = np.random.default_rng(0)
AGES = RNG.integers(25, 65, COUNT).astype(float)
SEXES = np.where(RNG.random(COUNT) < 0.4, "female", "male")
TITLES = np.where(np.arange(COUNT) % 2, "Professor", "Secretary").astype(object)


@pytest.fixture
def made(cropped_study, monkeypatch):
    """Covariates of a study of 40 pictures with these columns; estimates are invented."""
    asked = []

    def guess(study, ids, *, people, jobs=-1):
        asked.append(people)
        tones = np.random.default_rng(1).normal(size=(len(ids), 6))
        return Estimates(AGES + 100, np.full(len(ids), 0.25), tones)

    monkeypatch.setattr(study_estimates, "estimates", guess)

    def make(names=(), categories=("art", "law"), **columns):
        study = cropped_study([categories[k % len(categories)] for k in range(COUNT)], **columns)
        rows = index.read(study.index)[["id", "category"]]
        result = covariates.covariates(study, rows, names)
        assert np.isfinite(result.table).all() and result.table.shape[1] == len(result.columns)
        return result

    make.asked = asked
    return make


def test_what_the_index_states_is_not_estimated(made):
    result = made(age=AGES, sex=SEXES)
    assert made.asked == [False]
    assert result.known == {"age": INDEX, "sex": INDEX, "tone": ESTIMATED} and not result.missing
    np.testing.assert_array_equal(result.ages, AGES)
    np.testing.assert_array_equal(result.sexes, SEXES)
    columns = dict(zip(result.columns, result.table.T, strict=True))
    assert list(columns)[:4] == ["age", "age squared", "woman", "woman x age"]
    assert abs(np.corrcoef(columns["age"], AGES)[0, 1]) > 0.999
    assert columns["woman"][SEXES == "female"].min() > columns["woman"][SEXES == "male"].max()
    np.testing.assert_allclose(result.table.std(axis=0), 1)


def test_what_it_does_not_state_is_estimated(made):
    result = made()
    assert made.asked == [True]
    assert result.known == dict.fromkeys(("age", "sex", "tone"), ESTIMATED)
    np.testing.assert_array_equal(result.ages, AGES + 100)
    assert set(result.sexes) == {"female"}


def test_a_few_gaps_are_filled_and_many_make_it_an_estimate(made):
    few, many = AGES.astype(object), AGES.astype(object)
    few[:2], many[:20] = "", ""
    assert made(age=few, sex=SEXES).known["age"] == INDEX
    result = made(age=many, sex=SEXES)
    assert result.known["age"] == ESTIMATED
    np.testing.assert_array_equal(result.ages[:20], AGES[:20] + 100)
    np.testing.assert_array_equal(result.ages[20:], AGES[20:])


def test_neither_stated_nor_estimated_is_missing_with_the_reason(cropped_study, monkeypatch):
    nothing = np.full(COUNT, np.nan)
    made = Estimates(nothing, nothing, np.full((COUNT, 6), np.nan), "no networks")
    monkeypatch.setattr(study_estimates, "estimates", lambda *given, **options: made)
    study = cropped_study(["art", "law"] * 20)
    result = covariates.covariates(study, index.read(study.index)[["id", "category"]])
    assert result.known == dict.fromkeys(("age", "sex", "tone"), MISSING)
    assert result.table.shape == (COUNT, 0)
    assert "no age for 40 of 40 pictures" in result.missing["age"]
    assert "no networks" in result.missing["sex"]


def test_ages_come_from_years_of_birth_too(made):
    born = np.arange(1950, 1950 + COUNT)
    result = made(birth_year=born, retrieved_at=["2026-05-01T00:00:00+00:00"] * COUNT, sex=SEXES)
    assert result.known["age"] == INDEX
    np.testing.assert_array_equal(result.ages, 2026 - born)
    np.testing.assert_array_equal(made(birth_year=born, year=born + 30, sex=SEXES).ages, 30)


def test_a_stated_tone_is_one_column(made):
    result = made(tone=RNG.random(COUNT), age=AGES, sex=SEXES)
    assert result.known["tone"] == INDEX and result.columns[-1] == "tone"


def test_columns_of_the_user_are_numbers_or_levels(made):
    titles = TITLES.copy()
    titles[:3] = ["Dean", "Head", "Clerk"]
    hours = np.where(np.arange(COUNT) < 4, "", np.arange(COUNT).astype(str))
    result = made(("title", "hours"), title=titles, hours=hours, age=AGES, sex=SEXES)
    assert result.columns[-3:] == ["title: Secretary", "hours", "hours unknown"] or (
        set(result.columns[-4:]) >= {"hours", "hours unknown"}
    )
    assert not any("Dean" in name for name in result.columns)
    assert result.known["title"] == result.known["hours"] == INDEX


def test_a_column_without_two_levels_is_missing(made):
    result = made(("name",), name=[f"Ada {k}" for k in range(COUNT)], age=AGES, sex=SEXES)
    assert result.known["name"] == MISSING and "no two values" in result.missing["name"]


@pytest.mark.parametrize(
    ("name", "message"), [("tilte", "no column 'tilte': choose from .*title"),
                          ("department", "cannot be a covariate")],
)  # fmt: skip
def test_a_column_that_cannot_be_one_is_an_error(made, name, message):
    with pytest.raises(StudyError, match=message):
        made((name,))


def test_a_category_that_is_the_sex_is_no_covariate_of_itself(made):
    same = np.array(["female", "male"] * 20)
    result = made(sex=same, age=AGES)
    assert result.known["sex"] == MISSING and "categories are the sexes" in result.missing["sex"]
    assert set(result.sexes) == {""} and "woman" not in result.columns
    assert made(categories=("M", "F"), age=AGES).known["sex"] == MISSING
    assert made(sex=SEXES, age=AGES).known["sex"] == INDEX


def test_a_category_that_is_an_age_is_no_covariate_of_itself(made):
    apart = np.where(np.arange(COUNT) % 2, 60.0, 20.0) + RNG.random(COUNT)
    for result in (made(age=apart, sex=SEXES), made(categories=("18-30", "over 60"), sex=SEXES)):
        assert result.known["age"] == MISSING and "categories are ages" in result.missing["age"]
        assert "age" not in result.columns and np.isnan(result.ages).all()


def test_codes_are_no_ages():
    assert not stated_people.are_ages(np.full(40, np.nan), np.array(["0", "1"] * 20))
    assert stated_people.sexes(pd.DataFrame({"sex": ["m", "f", ""]})).tolist() == [
        "male", "female", "",
    ]  # fmt: skip
