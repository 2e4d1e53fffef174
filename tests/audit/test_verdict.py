"""Five verdicts: each on numbers that call for it, and on studies whose truth is known."""

import copy

import pytest

from facestudy.audit import verdict
from facestudy.audit.controls import registry
from facestudy.audit.controls.registry import CROP, with_face
from facestudy.audit.evidence import measure_evidence
from facestudy.audit.verdict import (
    FACE_SIGNAL,
    NO_SIGNAL,
    NOT_IDENTIFIABLE,
    SITE_EFFECT,
    SMALLER,
    reach_verdict,
)

BACKGROUND, COLOURS, FACE = "background", "colours", "face only"
CONTROLS = registry.without_face()


def figure(value: float, low: float, high: float) -> dict:
    return {"value": value, "ci95": [low, high]}


def both(auc: dict, accuracy: dict | None = None) -> dict:
    return {"auc": auc, "accuracy": accuracy or figure(0.5, 0.4, 0.6)}


def numbers(*, signal: bool, face: bool, higher: bool, controls: bool) -> dict:
    """Evidence that answers the rules as asked for; the background is the best control."""
    some, none = (figure(0.123, 0.045, 0.201), figure(0.012, -0.034, 0.058))
    grouped = {kind: both(figure(0.51, 0.42, 0.59)) for kind in registry.compared()}
    best = figure(0.65, 0.55, 0.75) if controls else figure(0.55, 0.46, 0.66)
    grouped[BACKGROUND] = both(best)
    grouped[CROP] = both(figure(0.7, 0.6, 0.8), figure(0.61, 0.52, 0.7))
    adds = {kind: both(none if face else some) for kind in CONTROLS}
    adds[BACKGROUND] = both(some if face else none)
    return {
        "departments": {
            "departments": 9,
            "categories": {"art": 4, "law": 4, "music": 1},
            "identifiable": ["art", "law"],
            "not_identifiable": {"music": "it occurs in one department only"},
        },
        "majority": 0.44,
        "random_split": both(figure(0.9, 0.8, 1.0), figure(0.83, 0.77, 0.89)),
        "grouped": grouped,
        "site_explains": both(some if higher else none),
        "face_over_controls": dict.fromkeys(CONTROLS, both(none)),
        "face_adds_to_controls": adds,
        "permutation": {
            "p": 0.007 if signal else 0.321,
            "auc": 0.7,
            "permuted": "whole departments",
            "permutations": 999,
            "smallest_p": 0.001,
        },
    }


@pytest.mark.parametrize(
    ("signal", "face", "higher", "controls", "expected"),
    [
        (True, True, False, False, FACE_SIGNAL),
        (True, True, False, True, FACE_SIGNAL),
        (True, True, True, False, SMALLER),
        (True, True, True, True, SMALLER),
        (True, False, True, False, SITE_EFFECT),
        (True, False, False, True, SITE_EFFECT),
        (True, False, False, False, NO_SIGNAL),
        (False, False, True, False, SITE_EFFECT),
        (False, True, True, True, SITE_EFFECT),
        (False, False, False, False, NO_SIGNAL),
        (False, True, False, True, NO_SIGNAL),
    ],
)
def test_each_combination_of_answers_has_its_verdict(signal, face, higher, controls, expected):
    evidence = numbers(signal=signal, face=face, higher=higher, controls=controls)
    found = reach_verdict(evidence)
    assert found.verdict == expected
    assert [rule.yes for rule in found.rules] == [True, True, signal, face, higher, controls]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"signal": True, "face": True, "higher": False}, ["The faces carry a signal: 61% ["]),
        ({"signal": True, "face": True, "higher": True}, ["smaller one than it looked", "83% ["]),
        ({"signal": False, "face": False, "higher": True}, ["look of the web sites", "83% ["]),
        ({"signal": False, "face": False, "higher": False}, ["classified no better than guessing"]),
    ],
)
def test_the_sentence_holds_the_numbers(answers, words):
    sentence = reach_verdict(numbers(**answers, controls=False)).sentence
    p = "0.007" if answers["signal"] else "0.321"
    gap = "+0.123 [+0.045, +0.201]" if answers["face"] else "+0.012 [-0.034, +0.058]"
    for text in [*words, "61% [52, 70]", "largest class gives 44%", f"p = {p}", gap]:
        assert text in sentence
    assert f"the AUC of {BACKGROUND}" in sentence


def test_rules_stand_in_their_order_with_their_numbers():
    rules = reach_verdict(numbers(signal=True, face=True, higher=True, controls=True)).rules
    shown = [
        "2 of 3 categories",
        "the smallest p that they allow is 0.001; the limit is 0.05",
        "p = 0.007 over 999 permutations of the labels (whole departments)",
        "difference +0.123 [+0.045, +0.201]",
        "AUC 0.900 [0.800, 1.000] against 0.700 [0.600, 0.800]",
        f"{BACKGROUND}, 0.650 [0.550, 0.750]",
    ]
    assert len(rules) == len(shown) and all(rule.question.endswith("?") for rule in rules)
    for rule, text in zip(rules, shown, strict=True):
        assert text in rule.numbers


def test_categories_that_could_not_be_compared_are_named():
    evidence = numbers(signal=True, face=True, higher=False, controls=False)
    sentence = reach_verdict(evidence).sentence
    assert "The other categories could not be compared" in sentence
    assert "music: it occurs in one department only" in sentence
    evidence["departments"]["not_identifiable"] = {}
    assert "The other categories" not in reach_verdict(evidence).sentence


@pytest.mark.parametrize(
    ("departments", "words"),
    [
        ({"departments": 1, "identifiable": []}, "All portraits come from one department"),
        ({"departments": 3, "identifiable": ["art"]}, "law: it occurs in one department only"),
        ({"departments": 0, "identifiable": [], "categories": {}}, "No portrait has a department"),
    ],
)
def test_what_cannot_be_decided_is_said_without_any_figure(departments, words):
    reasons = {"law": "it occurs in one department only"}
    known = {"categories": {"art": 2, "law": 1}, "not_identifiable": reasons, **departments}
    found = reach_verdict({"departments": known})
    assert found.verdict == NOT_IDENTIFIABLE and words in found.sentence
    assert [rule.yes for rule in found.rules] == [False]


@pytest.mark.parametrize(("p", "yes"), [(0.049, True), (0.05, False)])
def test_the_limit_itself_is_not_below_the_limit(p, yes):
    evidence = numbers(signal=True, face=True, higher=False, controls=False)
    evidence["permutation"]["p"] = p
    assert reach_verdict(evidence).rules[2].yes is yes


def test_departments_too_few_for_any_small_p_are_not_identifiable():
    evidence = numbers(signal=True, face=True, higher=False, controls=False)
    evidence["permutation"]["smallest_p"] = 0.1
    found = reach_verdict(evidence)
    assert found.verdict == NOT_IDENTIFIABLE
    assert "p could not fall below 0.1 " in found.sentence and "61% [" in found.sentence
    assert [rule.yes for rule in found.rules] == [True, False]


def test_the_site_is_named_for_what_showed_it():
    seen = reach_verdict(numbers(signal=True, face=False, higher=True, controls=False))
    controls = reach_verdict(numbers(signal=True, face=False, higher=False, controls=True))
    assert seen.verdict == controls.verdict == SITE_EFFECT
    assert "83% [77, 89] of the portraits are classified correctly when" in seen.sentence
    assert "without their faces do as well" in controls.sentence and "83%" not in controls.sentence


def test_the_best_control_is_the_one_with_the_highest_auc():
    evidence = numbers(signal=True, face=True, higher=False, controls=False)
    assert verdict.best_control(evidence) == BACKGROUND
    evidence["grouped"][COLOURS]["auc"]["value"] = 0.99
    evidence["grouped"][FACE]["auc"]["value"] = 1.0
    evidence["grouped"][with_face(COLOURS)]["auc"]["value"] = 1.0
    assert verdict.best_control(evidence) == COLOURS
    # The face adds nothing to that one.
    assert reach_verdict(evidence).rules[3].yes is False


def test_the_verdict_changes_no_evidence():
    evidence = numbers(signal=False, face=False, higher=True, controls=True)
    before = copy.deepcopy(evidence)
    reach_verdict(evidence)
    assert evidence == before


SITUATIONS = {
    "faces differ": ({"face": 3.0}, {FACE_SIGNAL}),
    "sites differ": ({"site": 6.0}, {SITE_EFFECT}),
    "sites of a category look alike": ({"shared": 4.0}, {SITE_EFFECT}),
    "faces and sites differ": ({"face": 2.0, "site": 6.0}, {SMALLER}),
    "nothing differs": ({}, {NO_SIGNAL}),
}


@pytest.mark.long
@pytest.mark.parametrize("name", SITUATIONS)
def test_a_study_of_known_truth_gets_its_verdict(simulated, name):
    sizes, expected = SITUATIONS[name]
    found = []
    for seed in range(4):
        study = simulated(seed, **sizes, categories=3, departments=5)
        found.append(
            reach_verdict(
                measure_evidence(study, permutations=99, bootstraps=99, seed=seed)
            ).verdict
        )
    assert sum(each in expected for each in found) >= 3, found


def test_one_department_of_each_category_is_not_identifiable(simulated):
    study = simulated(0, face=3.0, departments=1, people=20)
    assert reach_verdict(measure_evidence(study)).verdict == NOT_IDENTIFIABLE
