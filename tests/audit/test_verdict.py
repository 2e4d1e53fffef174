"""Eight verdicts: each on numbers that call for it, and on studies whose truth is known."""

import copy

import pytest
from support.made_audit import TESTS, evidence, not_identifiable, without_departments

from facestudy.audit import verdict
from facestudy.audit.controls.registry import DEMOGRAPHICS, FACE, LIGHT, PRESENTATION, SITE
from facestudy.audit.evidence import measure_evidence
from facestudy.audit.verdict import (
    CANNOT_TELL,
    DEMOGRAPHIC_EFFECT,
    FACE_SIGNAL,
    NO_SIGNAL,
    NOT_IDENTIFIABLE,
    PRESENTATION_EFFECT,
    SITE_EFFECT,
    SMALLER,
    reach_verdict,
)

FOUND = (0.001, 0.08)
WIDE, LARGER = (0.53, 0.08), (0.2, 0.05)
"""A crop about which little is known; a crop that looks better in random folds."""


def told(**groups: tuple[float, float]) -> dict[str, tuple[float, float]]:
    """p and step of each group; those not named tell nothing."""
    return {**TESTS, **groups}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({}, NO_SIGNAL),
        ({"site_explains": LARGER}, NO_SIGNAL),
        ({"crop": WIDE}, CANNOT_TELL),
        ({"crop": WIDE, "site_explains": LARGER}, CANNOT_TELL),
        ({"tests": told(site=FOUND)}, SITE_EFFECT),
        ({"tests": told(demographics=FOUND), "crop": WIDE}, DEMOGRAPHIC_EFFECT),
        ({"tests": told(presentation=FOUND)}, PRESENTATION_EFFECT),
        ({"tests": told(light=FOUND)}, CANNOT_TELL),
        ({"tests": told(light=FOUND, site=(0.001, 0.01))}, SITE_EFFECT),
        ({"tests": told(site=(0.001, 0.02), demographics=FOUND)}, DEMOGRAPHIC_EFFECT),
        ({"tests": told(site=FOUND, presentation=(0.001, 0.02))}, SITE_EFFECT),
        # The largest step names the verdict among those whose test holds alone.
        ({"tests": told(site=(0.3, 0.2), presentation=FOUND)}, PRESENTATION_EFFECT),
        ({"tests": told(face=FOUND)}, FACE_SIGNAL),
        # The crop's own test does not matter, nor how wide its interval is.
        ({"tests": told(face=FOUND), "crop": WIDE, "crop_p": 0.9}, FACE_SIGNAL),
        ({"tests": told(face=FOUND), "site_explains": LARGER}, SMALLER),
        ({"tests": told(face=FOUND, demographics=FOUND)}, SMALLER),
        ({"tests": told(face=FOUND, light=FOUND)}, SMALLER),
        # The face has the level of 5% to itself; its step must go up.
        ({"tests": told(face=(0.05, 0.01))}, FACE_SIGNAL),
        ({"tests": told(face=(0.051, 0.2))}, NO_SIGNAL),
        ({"tests": told(face=(0.001, 0.0))}, NO_SIGNAL),
        ({"tests": told(face=(0.001, -0.01)), "crop": WIDE}, CANNOT_TELL),
        # Controls that mislead: a face that only makes good for them tells nothing.
        ({"tests": told(site=(0.5, -0.09), face=FOUND), "crop": WIDE}, CANNOT_TELL),
        ({"tests": told(site=(0.5, -0.07), face=FOUND)}, FACE_SIGNAL),
        # What the others leave of the labels decides whether the face can be tested.
        ({"tests": told(face=FOUND), "label_left": 0.6}, FACE_SIGNAL),
        ({"tests": told(face=FOUND), "label_left": 0.59, "crop": WIDE}, CANNOT_TELL),
        ({"tests": told(face=FOUND, site=FOUND), "label_left": 0.1}, SITE_EFFECT),
        ({"tests": {SITE: FOUND, LIGHT: (0.5, 0.0)}}, SITE_EFFECT),
        ({"tests": {FACE: FOUND}}, FACE_SIGNAL),
        ({"tests": {}}, NO_SIGNAL),
        ({"tests": told(face=FOUND), "smallest_p": 0.05}, NOT_IDENTIFIABLE),
    ],
)
def test_each_combination_of_answers_has_its_verdict(case, expected):
    assert reach_verdict(evidence(**case)).verdict == expected


@pytest.mark.parametrize(
    ("p_values", "found"),
    [
        ((0.012, 0.5, 0.5, 0.5), [SITE]),  # 0.05 / 4 is the limit of the smallest
        ((0.013, 0.5, 0.5, 0.5), []),
        ((0.001, 0.016, 0.5, 0.5), [SITE, DEMOGRAPHICS]),  # 0.05 / 3 of the next
        ((0.001, 0.017, 0.5, 0.5), [SITE]),
        ((0.001, 0.5, 0.025, 0.001), [SITE, PRESENTATION, LIGHT]),  # 0.05 / 2
        ((0.013, 0.014, 0.5, 0.5), []),  # the first fails, so that none is looked at
        ((0.05, 0.001, 0.001, 0.001), [SITE, DEMOGRAPHICS, PRESENTATION, LIGHT]),
    ],
)
def test_the_groups_beside_the_face_share_their_level(p_values, found):
    names = (SITE, DEMOGRAPHICS, PRESENTATION, LIGHT)
    made = {name: (p, 0.05) for name, p in zip(names, p_values, strict=True)}
    rule = reach_verdict(evidence(told(**made))).rules[2]
    assert rule.yes == bool(found)
    if found:
        assert rule.numbers.endswith(f"; they hold for {', '.join(found)}")
    # A group fewer, one test fewer.
    three = {name: (0.016, 0.05) if name == SITE else (0.5, 0.0) for name in names[:3]}
    assert reach_verdict(evidence(three)).rules[2].yes


def test_rules_stand_in_their_order_with_their_numbers():
    case = evidence(told(face=(0.007, 0.031), site=FOUND), site_explains=LARGER)
    rules = reach_verdict(case).rules
    shown = [
        ("2 of 3 categories", True),
        ("the smallest p that they allow is 0.001; the limit is 0.05", True),
        (
            "site p = 0.001, step +8.0 [+6.0, +10.0]; demographics beyond site p = 0.500, step "
            "+0.2 [-1.8, +2.2]; presentation beyond site and demographics",
            True,
        ),
        ("they leave 80% of the labels' variance; the limit is 60%", True),
        ("p = 0.007, the limit is 0.05; step +3.1 [+1.1, +5.1]; all together AUC", True),
        ("AUC 0.710 [0.680, 0.740] against 0.510 [0.480, 0.540]; difference +0.200 [+0.150,", True),
        ("AUC 0.510 [0.480, 0.540]; upper bound (one-sided, 95%) 0.535", True),
    ]
    assert len(rules) == len(shown) and all(rule.question.endswith("?") for rule in rules)
    for rule, (text, yes) in zip(rules, shown, strict=True):
        assert text in rule.numbers and rule.yes is yes
    answers = [rule.yes for rule in reach_verdict(evidence(crop=WIDE)).rules]
    assert answers == [True, True, False, True, False, False, False]


def test_where_the_face_alone_could_not_be_formed_it_is_not_tested():
    found = reach_verdict(evidence({SITE: FOUND}))
    assert [rule.yes for rule in found.rules[3:5]] == [False, False]
    assert found.rules[3].numbers == "the face alone could not be formed"
    assert "the face alone could not be cut out" in found.sentence


def test_departments_too_few_for_any_small_p_are_not_identifiable():
    found = reach_verdict(evidence(told(face=FOUND), smallest_p=0.1))
    assert found.verdict == NOT_IDENTIFIABLE and [rule.yes for rule in found.rules] == [True, False]
    assert "p could not fall below 0.1 " in found.sentence and "61% [52, 70]" in found.sentence


@pytest.mark.parametrize("departments", [1, 3])
def test_what_cannot_be_compared_is_not_identifiable_without_any_figure(departments):
    found = reach_verdict(not_identifiable(departments))
    assert found.verdict == NOT_IDENTIFIABLE and [rule.yes for rule in found.rules] == [False]


def test_without_departments_it_is_not_identifiable_whatever_is_found():
    for case in (evidence(), evidence(told(face=FOUND))):
        found = reach_verdict(without_departments(case))
        assert found.verdict == NOT_IDENTIFIABLE and [rule.yes for rule in found.rules] == [False]


def test_the_verdict_changes_no_evidence():
    made = evidence(told(site=FOUND, face=FOUND))
    before = copy.deepcopy(made)
    reach_verdict(made)
    assert made == before


def test_every_verdict_has_its_case_above():
    assert set(verdict.VERDICTS) == {
        NOT_IDENTIFIABLE, CANNOT_TELL, NO_SIGNAL, SITE_EFFECT, DEMOGRAPHIC_EFFECT,
        PRESENTATION_EFFECT, SMALLER, FACE_SIGNAL,
    }  # fmt: skip


SITUATIONS = {
    "faces differ": ({"face": 3.0}, {FACE_SIGNAL}),
    "sites of a category look alike": ({"shared": 4.0}, {SITE_EFFECT}),
    "the sexes differ": ({"sex": 0.6}, {DEMOGRAPHIC_EFFECT}),
    "the looks of people differ": ({"looks": 2.0}, {PRESENTATION_EFFECT}),
    "faces differ, and sexes": ({"face": 3.0, "sex": 0.6}, {SMALLER}),
    "sites differ": ({"site": 6.0}, {NO_SIGNAL, CANNOT_TELL}),
    "nothing differs": ({}, {NO_SIGNAL, CANNOT_TELL}),
}


@pytest.mark.long
@pytest.mark.parametrize("name", SITUATIONS)
def test_a_study_of_known_truth_gets_its_verdict(simulated, name):
    sizes, expected = SITUATIONS[name]
    found = []
    for seed in range(4):
        study, known = simulated(seed, **sizes, departments=10)
        measured = measure_evidence(study, known, permutations=199, seed=seed)
        found.append(reach_verdict(measured).verdict)
    assert sum(each in expected for each in found) >= 3, found


def test_one_department_of_each_category_is_not_identifiable(simulated):
    study, known = simulated(0, face=3.0, departments=1, people=20)
    assert reach_verdict(measure_evidence(study, known)).verdict == NOT_IDENTIFIABLE


def test_where_departments_hold_several_categories_the_face_is_always_tested():
    made = evidence(tests=told(face=FOUND, presentation=FOUND), label_left=0.1)
    assert reach_verdict(made).verdict == PRESENTATION_EFFECT
    made["permutation"]["permuted"] = "within departments"
    assert reach_verdict(made).verdict == SMALLER
