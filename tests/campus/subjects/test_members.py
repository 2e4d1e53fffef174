"""The people of the subjects: what the knobs promise, over twenty campuses, and nothing else."""

from dataclasses import fields

import numpy as np
import pytest
from scipy.stats import beta, binom

from facestudy.campus.drawing.frequencies import AGE_BETA, AGES, TONE_BETA, TONES
from facestudy.campus.drawing.person import Person, own_shape
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.knobs import Knobs
from facestudy.campus.population import Campus, plan
from facestudy.campus.subjects.categories import (
    CATEGORIES,
    EVEN,
    MOST_YEARS,
    WOMEN,
    YOUNGEST_FIRST,
    level,
)

GAPS = ("sex_gap", "age_gap", "tone_gap", "style_outside", "style_inside")
NONE = dict.fromkeys(GAPS, 0.0)
TINY_CHANCE = 1e-5
"""Of a false alarm in one comparison; Z is the normal quantile that goes with it."""
Z = 4.4
MEAN_AGE = AGES[0] + (AGES[1] - AGES[0]) * AGE_BETA[0] / sum(AGE_BETA)
SPREAD_OF_AGE = (AGES[1] - AGES[0]) * beta(*AGE_BETA).std()


def campuses(count: int, **gaps: float) -> list[Campus]:
    plain = {"sites": 8, "portraits": 160, "signal": 0}
    return [plan(Knobs(**plain, seed=seed, **NONE | gaps)) for seed in range(count)]


def people_of(several: list[Campus]) -> dict[str, list[Person]]:
    """The people of each subject, each person once."""
    people: dict[str, dict[tuple[int, str], Person]] = {category: {} for category in CATEGORIES}
    for number, campus in enumerate(several):
        for department in campus.departments:
            for picture in department.pictures:
                people[department.category][number, picture.key] = picture.person
    return {category: list(members.values()) for category, members in people.items()}


@pytest.fixture(scope="module")
def twenty():
    return campuses(20, sex_gap=1, age_gap=1)


@pytest.fixture(scope="module")
def apart(twenty):
    return people_of(twenty)


@pytest.mark.long
def test_the_shares_of_women_are_those_of_the_table(apart):
    for category, members in apart.items():
        women = sum(person.sex == "female" for person in members)
        low, high = binom.interval(1 - TINY_CHANCE, len(members), WOMEN[category])
        assert low <= women <= high, category


@pytest.mark.long
def test_the_mean_ages_are_four_years_below_to_four_above(apart):
    for category, members in apart.items():
        ages = np.array([person.age for person in members])
        wanted = MEAN_AGE + MOST_YEARS * level(category, YOUNGEST_FIRST)
        error = SPREAD_OF_AGE / np.sqrt(len(ages))
        assert abs(ages.mean() - wanted) < Z * error, category
        assert AGES[0] <= ages.min() and ages.max() <= AGES[1]
        assert abs(ages.mean() - MEAN_AGE) > Z * error or abs(wanted - MEAN_AGE) < 2


def test_half_a_gap_is_half_the_way():
    members = people_of(campuses(8, sex_gap=0.5))["mechanical"]
    women = sum(person.sex == "female" for person in members)
    share = (EVEN + WOMEN["mechanical"]) / 2
    low, high = binom.interval(1 - TINY_CHANCE, len(members), share)
    assert low <= women <= high


def test_tones_differ_by_a_standard_deviation_between_the_extremes():
    members = people_of(campuses(8, tone_gap=1))
    means = {name: np.mean([person.tone for person in each]) for name, each in members.items()}
    spread = (TONES[1] - TONES[0]) * beta(*TONE_BETA).std()
    error = spread * np.sqrt(sum(1 / len(members[name]) for name in ("econ", "mechanical")))
    assert abs(means["econ"] - means["mechanical"] - spread) < Z * error
    assert max(means, key=means.get) == "econ" and min(means, key=means.get) == "mechanical"
    assert all(TONES[0] <= person.tone <= TONES[1] for each in members.values() for person in each)


def test_neither_sex_nor_age_can_stand_for_the_other():
    women = [level(category, sorted(WOMEN, key=WOMEN.__getitem__)) for category in CATEGORIES]
    ages = [level(category, YOUNGEST_FIRST) for category in CATEGORIES]
    assert np.corrcoef(women, ages)[0, 1] == pytest.approx(0)


CONCERNS = {
    "sex_gap": {"sex", "masculinity", "shape", "style", "beard", "makeup"},
    "age_gap": {"age", "grey"},
    "tone_gap": {"tone", "hair", "eyes", "freckles"},
    "style_outside": {"style", "hair", "clothing"},
    "style_inside": {"glasses", "beard", "makeup", "emoticon", "expression"},
}
"""The attributes of persons and photos that a knob may change."""


@pytest.mark.parametrize("knob", GAPS)
def test_a_knob_changes_what_it_concerns_and_nothing_else(knob):
    small = {"sites": 8, "portraits": 160, "seed": 4}
    before, after = (plan(Knobs(**small, **NONE | {knob: gap})) for gap in (0, 1))
    changed: set[str] = set()
    for first, second in zip(before.pictures, after.pictures, strict=True):
        for name in ("key", "kind", "style", "seed"):
            assert getattr(first, name) == getattr(second, name)
        if first.person.sex == second.person.sex:
            assert first.name == second.name
        for one, other in ((first.person, second.person), (first.photo, second.photo)):
            names = [field.name for field in fields(one)]
            changed |= {name for name in names if getattr(one, name) != getattr(other, name)}
        np.testing.assert_allclose(own_shape(first.person), own_shape(second.person), atol=1e-12)
    assert changed == CONCERNS[knob]
    assert changed <= {field.name for field in (*fields(Person), *fields(Photo))}


def test_a_wider_gap_changes_those_first_changed_and_more():
    """The same people change at any gap, so that campuses at several gaps can be compared."""
    small = {"sites": 8, "portraits": 160, "seed": 4}
    plans = [plan(Knobs(**small, **NONE | {"sex_gap": gap})) for gap in (0, 0.5, 1)]
    sexes = np.array([[picture.person.sex for picture in each.pictures] for each in plans])
    half, full = (sexes[k] != sexes[0] for k in (1, 2))
    assert (half <= full).all() and 0 < half.sum() < full.sum()


@pytest.mark.long
def test_people_without_a_picture_follow_their_subject(twenty):
    members = [
        entry.sex
        for campus in twenty
        for department in campus.departments
        for entry in department.entries
        if entry.picture < 0 and department.category == "mechanical"
    ]
    low, high = binom.interval(1 - TINY_CHANCE, len(members), WOMEN["mechanical"])
    assert low <= members.count("female") <= high < EVEN * len(members)
