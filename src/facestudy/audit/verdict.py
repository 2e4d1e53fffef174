"""Turn the evidence into a verdict. All rules are here, in the order in which they are asked."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from facestudy.audit import sentences
from facestudy.audit.controls.registry import CROP, DEMOGRAPHICS, FACE, PRESENTATION, SITE
from facestudy.audit.group_tests import (
    face_tells,
    groups_that_tell,
    largest_step,
    step_of,
    upper_bound,
)
from facestudy.audit.numbers_in_words import auc, p_value, points
from facestudy.audit.probe.permutation import WITHIN
from facestudy.audit.rules import ALPHA, CHANCE, LABEL_LEFT, NEGLIGIBLE

NOT_IDENTIFIABLE = "not identifiable"
CANNOT_TELL = "cannot tell"
NO_SIGNAL = "no signal"
SITE_EFFECT = "the site, not the face"
DEMOGRAPHIC_EFFECT = "demographics, not the subject"
PRESENTATION_EFFECT = "presentation, not the face"
SMALLER = "a face signal, smaller than it looked"
FACE_SIGNAL = "a face signal"
FACE_SIGNALS = (SMALLER, FACE_SIGNAL)
EFFECTS = {
    SITE: SITE_EFFECT,
    DEMOGRAPHICS: DEMOGRAPHIC_EFFECT,
    PRESENTATION: PRESENTATION_EFFECT,
}
"""What is said where a group tells the classes apart and the face adds nothing. The light on the
face names no verdict, since its cells hold lamp and skin alike."""
VERDICTS = (
    NOT_IDENTIFIABLE,
    CANNOT_TELL,
    NO_SIGNAL,
    *EFFECTS.values(),
    *FACE_SIGNALS,
)


class Rule(NamedTuple):
    """A question, its numbers, and whether the answer is yes."""

    question: str
    numbers: str
    yes: bool


class Verdict(NamedTuple):
    """One of `VERDICTS`, the sentence for the reader, and the rules that were applied."""

    verdict: str
    sentence: str
    rules: list[Rule]


def reach_verdict(evidence: Mapping[str, Any]) -> Verdict:
    """Apply the rules to the evidence of `facestudy.audit.evidence.measure_evidence`."""
    identifiable = _identifiable(evidence["departments"])
    if not identifiable.yes:
        return Verdict(NOT_IDENTIFIABLE, sentences.unidentifiable(evidence), [identifiable])
    enough = _enough_departments(evidence["permutation"])
    if not enough.yes:
        return Verdict(NOT_IDENTIFIABLE, sentences.too_few(evidence), [identifiable, enough])
    holds = groups_that_tell(evidence)
    others, available, adds = _others(evidence, holds), _available(evidence), _adds(evidence)
    larger, nothing = _looked_larger(evidence), _nothing(evidence)
    if available.yes and adds.yes:
        name = SMALLER if larger.yes or others.yes else FACE_SIGNAL
    else:
        name = _without_face(evidence, holds, nothing=nothing.yes)
    rules = [identifiable, enough, others, available, adds, larger, nothing]
    return Verdict(name, _sentence(name, evidence, holds, available=available.yes), rules)


def _without_face(evidence: Mapping[str, Any], holds: Sequence[str], *, nothing: bool) -> str:
    named = largest_step(evidence, [group for group in holds if group in EFFECTS])
    if named:
        return EFFECTS[named]
    return NO_SIGNAL if nothing and not holds else CANNOT_TELL


def _sentence(
    name: str, evidence: Mapping[str, Any], holds: Sequence[str], *, available: bool
) -> str:
    if name in EFFECTS.values():
        group = next(group for group, effect in EFFECTS.items() if effect == name)
        text = sentences.effect(evidence, group, holds, available=available)
    elif name in FACE_SIGNALS:
        text = sentences.face_signal(evidence, holds, smaller=name == SMALLER)
    else:
        text = sentences.cannot_tell(evidence, holds, available=available)
        if name == NO_SIGNAL:
            text = sentences.no_signal(evidence)
        text += sentences.small_p_values(evidence, holds)
    return text + sentences.omitted_categories(evidence)


def _identifiable(departments: Mapping[str, Any]) -> Rule:
    count = len(departments["identifiable"])
    return Rule(
        "Do at least two categories occur in two departments or more?",
        f"{count} of {len(departments['categories'])} categories do",
        count >= 2,
    )


def _enough_departments(test: Mapping[str, Any]) -> Rule:
    return Rule(
        "Are there enough departments to tell a signal from luck?",
        f"the smallest p that they allow is {test['smallest_p']:.2g}; the limit is {ALPHA}",
        test["smallest_p"] < ALPHA,
    )


def _others(evidence: Mapping[str, Any], holds: Sequence[str]) -> Rule:
    tests = "; ".join(
        f"{step['group']}{_given(step)} {p_value(step['test']['p'])}, step {points(step['step'])}"
        for step in evidence["steps"]
        if step["group"] != FACE
    )
    result = f"; they hold for {', '.join(holds)}" if holds else ""
    return Rule(
        "Does anything but the face tell the classes apart in departments not trained on?",
        f"{tests or 'nothing else is known'}; the tests share the limit {ALPHA} (Holm){result}",
        bool(holds),
    )


def _given(step: Mapping[str, Any]) -> str:
    return f" beyond {' and '.join(step['given'])}" if step["given"] else ""


def _available(evidence: Mapping[str, Any]) -> Rule:
    question = "Do the other groups leave enough of the labels for the face to be tested?"
    step = step_of(evidence, FACE)
    if step is None:
        return Rule(question, "the face alone could not be formed", False)
    if evidence["permutation"]["permuted"] == WITHIN:
        numbers = "departments hold several categories each, so no site's look goes with one"
        return Rule(question, numbers, True)
    numbers = (
        f"they leave {100 * step['label_left']:.0f}% of the labels' variance; the limit is "
        f"{100 * LABEL_LEFT:.0f}%"
    )
    return Rule(question, numbers, step["label_left"] >= LABEL_LEFT)


def _adds(evidence: Mapping[str, Any]) -> Rule:
    question = "Does the face tell the classes apart beyond everything else that was measured?"
    step = step_of(evidence, FACE)
    if step is None:
        return Rule(question, "not tested", False)
    numbers = (
        f"{p_value(step['test']['p'])}, the limit is {ALPHA}; step {points(step['step'])}; all "
        f"together AUC {auc(step['auc'])}, which must be above {CHANCE}"
    )
    return Rule(question, numbers, face_tells(evidence))


def _looked_larger(evidence: Mapping[str, Any]) -> Rule:
    random, grouped = evidence["random_split"]["auc"], evidence["grouped"][CROP]["auc"]
    difference = evidence["site_explains"]["auc"]
    return Rule(
        "Does the crop look better where its departments were in the training data?",
        f"AUC {auc(random)} against {auc(grouped)}; difference {auc(difference, sign=True)}",
        difference["ci95"][0] > 0,
    )


def _nothing(evidence: Mapping[str, Any]) -> Rule:
    bound = upper_bound(evidence)
    return Rule(
        f"Can it be excluded that the crop's AUC reaches {NEGLIGIBLE} in unseen departments?",
        f"AUC {auc(evidence['grouped'][CROP]['auc'])}; upper bound (one-sided, 95%) {bound:.3f}",
        bound < NEGLIGIBLE,
    )
