"""The sentence holds the numbers, and says what was found, what was not, and what may be."""

import pytest
from support.made_audit import COVARIATES, TESTS, evidence, not_identifiable, without_departments

from facestudy.audit.controls.registry import CONTROLS, FACE, GROUPS, SITE
from facestudy.audit.covariates import ESTIMATED, INDEX, MISSING
from facestudy.audit.group_names import NAMES
from facestudy.audit.verdict import reach_verdict

FOUND = (0.001, 0.08)
WIDE, LARGER = (0.53, 0.08), (0.2, 0.05)


def sentence(tests=None, **options) -> str:
    return reach_verdict(evidence({**TESTS, **(tests or {})}, **options)).sentence


def test_every_group_has_its_name():
    assert set(NAMES) == set(GROUPS)


def test_no_signal_comes_with_the_bound_of_what_can_be_excluded():
    text = sentence()
    assert "0.510 [0.480, 0.540] where guessing has 0.5, and 0.535 or more can be excluded" in text
    assert "61% [52, 70]" in text and "largest class gives 44%" in text
    assert "A p below" not in text


def test_cannot_tell_says_how_many_departments_it_would_take():
    text = sentence(crop=WIDE)
    assert "an AUC of up to 0.596 cannot be excluded" in text
    assert "0.530 [0.450, 0.610] in 57 departments" in text
    # The one-sided half width is .0661: (.0661 / .05) ** 2 * 57 = 99.8.
    assert "takes about 100 departments" in text
    near = sentence(crop=(0.54, 0.03))
    assert "takes about" not in near and "too near to 0.55" in near


@pytest.mark.parametrize("options", [{}, {"crop": WIDE}])
def test_no_small_p_stands_without_a_word_on_it(options):
    text = sentence({"presentation": (0.03, 0.01)}, crop_p=0.021, **options)
    assert "a p below 0.05 was found for how they present themselves (hair" in text
    assert "(p = 0.030, +1.0 [-1.0, +3.0] points) and the crop as a whole (p = 0.021)" in text
    assert "one of several tests is easily below 0.05 by luck" in text
    assert "does not say which part of the picture" in text
    down = sentence({"face": (0.001, -0.01)}, **options)
    assert "the face (p = 0.001, -1.0 [-3.0, +1.0] points)" in down
    assert "the face must also add more than 0 points" in down and "crop as a whole" not in down
    assert "by luck" not in sentence(crop_p=0.021, **options)


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("site", "is the site: it adds +8.0 [+6.0, +10.0] points of AUC (p = 0.001)"),
        ("demographics", "is who the people are (age, sex and the like): it adds +8.0"),
        ("presentation", "points of AUC beyond the site and who the people are (age, sex and the"),
    ],
)
def test_an_effect_is_named_with_its_step(group, words):
    text = sentence({group: FOUND})
    assert words in text
    assert "The face adds nothing to this that is certain (+0.2 [-1.8, +2.2] points, p = 0." in text
    assert "tells the classes apart, too" not in text


def test_other_groups_that_tell_something_are_named_too():
    text = sentence({"site": (0.001, 0.02), "demographics": FOUND, "light": (0.001, 0.01)})
    assert "The site and the light on the face tell the classes apart, too." in text
    text = sentence({"site": (0.001, 0.02), "demographics": FOUND})
    assert "The site tells the classes apart, too." in text


def test_light_alone_is_called_neither_site_nor_face():
    text = sentence({"light": FOUND})
    assert text.startswith("The light on the face tells the classes apart, which may be lamp and")
    assert "The face adds nothing to this that is certain" in text


@pytest.mark.parametrize("group", ["site", "light"])
def test_a_face_that_cannot_be_tested_is_said_so(group):
    text = sentence({group: FOUND, "face": FOUND}, label_left=0.1)
    assert "Whether the face adds anything to this cannot be tested here" in text
    assert "leaves too little of the categories" in text and "nothing to this" not in text


def test_a_face_signal_comes_with_what_it_is_beyond():
    text = sentence({"face": FOUND})
    assert text.startswith("The faces carry a signal: they add +8.0 [+6.0, +10.0] points of AUC")
    assert "beyond the site, age and sex, and estimated skin tone, how they present" in text
    assert "(p = 0.001). Of the portraits from unseen departments 61% [52, 70]" in text
    alone = reach_verdict(evidence({FACE: FOUND})).sentence
    assert "points of AUC with nothing else known (p = 0.001)" in alone


def test_a_smaller_signal_comes_with_what_it_looked_like():
    text = sentence({"face": FOUND}, site_explains=LARGER)
    assert "a smaller one than it looked" in text and "83% [77, 89] of the portraits" in text
    assert "tells the classes apart, too" not in text
    both = sentence({"face": FOUND, "site": FOUND})
    assert "The site tells the classes apart, too." in both


@pytest.mark.parametrize(
    ("covariates", "words"),
    [
        ({"age": ESTIMATED, "sex": ESTIMATED}, "beyond the site, estimated age and sex, how"),
        ({"age": INDEX, "sex": ESTIMATED}, "the site, age, and estimated sex, how"),
        ({"age": INDEX, "sex": INDEX, "title": INDEX}, "the site, age, sex and title, how"),
        ({"age": MISSING, "sex": INDEX}, "the site, sex, how"),
    ],
)
def test_a_face_signal_is_beyond_what_was_known_of_people(covariates, words):
    assert words in sentence({"face": FOUND}, covariates=covariates)


GROOMING, ORIGIN = "grooming inside the face", "origin, since skin tone"
DOUBTS = [
    ({}, [GROOMING, ORIGIN]),
    ({"covariates": {**COVARIATES, "tone": INDEX}}, [GROOMING]),
    ({"covariates": {**COVARIATES, "glasses": INDEX}}, [ORIGIN]),
    ({"covariates": {**COVARIATES, "tone": INDEX, "glasses": INDEX}}, []),
    ({"covariates": {"age": MISSING, "tone": INDEX}}, ["age", "sex", GROOMING]),
    (
        {"covariates": {"age": ESTIMATED, "sex": INDEX, "tone": INDEX}},
        ["age as far as the estimates err", GROOMING],
    ),
    ({"missing": {"background": "no room"}}, ["the site (no room)", GROOMING, ORIGIN]),
    (
        {"missing": {"presentation": "no eyes", "light on the face": "no eyes"}},
        ["hair, clothes and expression", "the light on the face", GROOMING, ORIGIN],
    ),
]


@pytest.mark.parametrize(("options", "doubts"), DOUBTS)
def test_a_face_signal_says_what_it_does_not_exclude(options, doubts):
    text = sentence({"face": FOUND}, **options)
    tail = text.partition(" Not excluded: ")[2].partition(". The other categories")[0]
    found = tail.split("; ") if tail else []
    assert len(found) == len(doubts)
    for doubt, words in zip(found, doubts, strict=True):
        assert doubt.startswith(words)


def test_it_says_how_much_the_estimates_error_alone_may_leave():
    made = evidence({**TESTS, "face": FOUND}, covariates={"age": ESTIMATED, "sex": ESTIMATED})
    made["estimates_error"] = {"left": 0.0213}
    text = reach_verdict(made).sentence
    assert "age and sex as far as the estimates err, which alone may leave about 2.1 points" in text


def test_names_of_controls_in_these_tests_are_those_of_the_table():
    assert {"background", "presentation", "light on the face"} <= set(CONTROLS)


def test_categories_that_could_not_be_compared_are_named():
    made = evidence({**TESTS, "face": FOUND})
    text = reach_verdict(made).sentence
    assert "The other categories could not be compared (music: it occurs in one department" in text
    made["departments"]["not_identifiable"] = {}
    assert "The other categories" not in reach_verdict(made).sentence


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (not_identifiable(1), "All portraits come from one department"),
        (not_identifiable(2), "no two categories can be compared (art: it occurs in one"),
        (without_departments(not_identifiable()), "No portrait has a department"),
    ],
)
def test_why_nothing_can_be_decided_is_said(made, words):
    assert words in reach_verdict(made).sentence


def test_without_departments_what_was_found_among_people_is_said():
    nothing = reach_verdict(without_departments(evidence())).sentence
    assert "Among other people than those trained on, nothing tells the classes apart" in nothing
    tests = {**TESTS, SITE: FOUND, "demographics": FOUND, "face": FOUND}
    text = reach_verdict(without_departments(evidence(tests))).sentence
    assert (
        "the site, who the people are (age, sex and the like) and the face tell the classes apart; "
        "how much of this comes from the sites cannot be told." in text
    )
