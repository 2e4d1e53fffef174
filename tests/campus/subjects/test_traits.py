"""Traits of style: their odds by subject, within one sex."""

from collections import Counter
from math import prod

import numpy as np
import pytest

from facestudy.campus.departments import Picture
from facestudy.campus.drawing.frequencies import BEARDS
from facestudy.campus.knobs import Knobs
from facestudy.campus.population import plan
from facestudy.campus.subjects.categories import CATEGORIES, ODDS_RATIO, subject
from facestudy.campus.subjects.traits import TRAITS, Trait, given, shifted, trait_row

STYLED = Knobs(sites=8, portraits=640, bad=0, sex_gap=0, age_gap=0, style_outside=1, style_inside=1)
Z = 4.4
"""Standard deviations; a comparison fails by chance in one of 100,000 cases."""
NAMES = [trait.column for trait in TRAITS]


@pytest.fixture(scope="module")
def pictures() -> dict[str, list[Picture]]:
    """Of four campuses at full style, by subject."""
    found: dict[str, list[Picture]] = {category: [] for category in CATEGORIES}
    for seed in range(4):
        for department in plan(Knobs(**vars(STYLED) | {"seed": seed})).departments:
            found[department.category] += department.pictures
    return found


def odds(rate: float) -> float:
    return rate / (1 - rate)


@pytest.mark.parametrize("trait", TRAITS, ids=NAMES)
def test_the_odds_ratio_is_nine_between_the_extreme_subjects_and_within_a_sex(trait: Trait):
    ends = [subject(category, STYLED).odds[trait.column] for category in trait.rise]
    assert ends == sorted(ends) and ends[-1] / ends[0] == pytest.approx(ODDS_RATIO)
    assert prod(ends) == pytest.approx(1)
    rates = [shifted(0.3, factor) for factor in (ends[0], ends[-1])]
    assert odds(rates[1]) / odds(rates[0]) == pytest.approx(ODDS_RATIO)


@pytest.mark.long
@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("trait", TRAITS, ids=NAMES)
def test_as_many_people_have_a_trait_as_its_odds_ask_for(trait: Trait, sex: str, pictures):
    for category, members in pictures.items():
        factor = subject(category, STYLED).odds[trait.column]
        of_sex = [each for each in members if each.person.sex == sex]
        rates = [shifted(trait.rate(given(each.person)), factor) for each in of_sex]
        having = sum(trait_row(each.person, each.photo)[trait.column] for each in of_sex)
        error = np.sqrt(sum(rate * (1 - rate) for rate in rates))
        assert abs(having - sum(rates)) <= Z * error, category


@pytest.mark.long
def test_the_realised_odds_ratio_of_glasses_is_about_nine(pictures):
    shares = {
        category: np.mean([each.person.glasses != "none" for each in members])
        for category, members in pictures.items()
    }
    assert 5 < odds(shares["cs"]) / odds(shares["econ"]) < 16


@pytest.mark.long
def test_values_on_either_side_keep_their_proportions(pictures):
    """A trait carries all that its attribute tells: given the trait, subjects are alike."""
    for category in ("econ", "mechanical"):
        men = [each.person for each in pictures[category] if each.person.sex == "male"]
        bearded = Counter(person.beard for person in men if person.beard != "none")
        for kind, count in bearded.items():
            share, total = BEARDS[kind] / (1 - BEARDS["none"]), bearded.total()
            assert abs(count - share * total) < Z * np.sqrt(share * (1 - share) * total)


def test_every_trait_can_be_had_and_lacked_by_those_who_can_have_it():
    people = [picture.person for picture in plan(Knobs(sites=8, portraits=160)).pictures]
    for sex, impossible in (("female", "bearded"), ("male", "made_up")):
        of_sex = [given(person) for person in people if person.sex == sex]
        for trait in TRAITS:
            rates = [trait.rate(each) for each in of_sex]
            if trait.column == impossible:
                assert set(rates) == {0}
            else:
                assert min(rates) > 0 and max(rates) < 1, trait.column


def test_make_up_keeps_its_strength_within_its_half():
    plain, styled = (
        plan(Knobs(**vars(STYLED) | {"portraits": 160, "style_inside": gap})).pictures
        for gap in (0, 1)
    )
    pairs = [(a.person.makeup, b.person.makeup) for a, b in zip(plain, styled, strict=True)]
    steps = {round(after - before, 9) for before, after in pairs}
    assert steps == {0.0, 0.5, -0.5}
    assert all(0 <= after < 1 for _, after in pairs)


def test_an_expression_is_that_of_its_emoticon():
    for picture in plan(Knobs(**vars(STYLED) | {"portraits": 160})).pictures:
        smile = picture.photo.expression_values()["smile"]
        assert (smile > 0.5) == (picture.photo.emoticon in (":)", ":D"))


def test_no_two_traits_of_a_sex_order_the_subjects_alike():
    for knob in ("style_outside", "style_inside"):
        for impossible in ("bearded", "made_up"):
            orders = [t.rise for t in TRAITS if t.knob == knob and t.column != impossible]
            both_ways = orders + [order[::-1] for order in orders]
            assert len(set(both_ways)) == len(both_ways)
