"""Turn the evidence into one of five verdicts, in one sentence for readers without statistics.

All rules are here, in the order in which they are asked.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from facestudy.audit.controls import registry
from facestudy.audit.controls.registry import ALL_SITE, CROP, SITE

NOT_IDENTIFIABLE = "not identifiable"
NO_SIGNAL = "no signal"
SITE_EFFECT = "the site, not the face"
SMALLER = "a face signal, smaller than it looked"
FACE_SIGNAL = "a face signal"
VERDICTS = (NOT_IDENTIFIABLE, NO_SIGNAL, SITE_EFFECT, SMALLER, FACE_SIGNAL)

ALPHA = 0.05
"""The significance level of the permutation test."""
CHANCE = 0.5
"""The AUC of guessing, for any number of classes of any size."""


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
    departments = evidence["departments"]
    rules = [_identifiable(departments)]
    if not rules[0].yes:
        return Verdict(NOT_IDENTIFIABLE, _unidentifiable_sentence(departments), rules)
    rules.append(_enough_departments(evidence["permutation"]))
    if not rules[-1].yes:
        return Verdict(NOT_IDENTIFIABLE, _too_few_sentence(evidence), rules)
    rules += [_beyond_chance(evidence), _beyond_controls(evidence), _random_is_higher(evidence)]
    rules.append(_controls_beyond_chance(evidence))
    signal, face, higher, controls = (rule.yes for rule in rules[2:])
    verdict = _combine(signal=signal, face=face, higher=higher, controls=controls)
    return Verdict(verdict, SENTENCES[verdict](evidence) + _omitted_sentence(departments), rules)


def _combine(*, signal: bool, face: bool, higher: bool, controls: bool) -> str:
    if not signal:
        return SITE_EFFECT if higher else NO_SIGNAL
    if face:
        return SMALLER if higher else FACE_SIGNAL
    return SITE_EFFECT if controls or higher else NO_SIGNAL


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


def _beyond_chance(evidence: Mapping[str, Any]) -> Rule:
    test = evidence["permutation"]
    return Rule(
        "Are portraits from unseen departments told apart better than by chance?",
        f"AUC {test['auc']:.3f}; p = {test['p']:.3f} over {test['permutations']} permutations of "
        f"the labels ({test['permuted']}); the limit is {ALPHA}",
        test["p"] < ALPHA,
    )


def best_control(evidence: Mapping[str, Any]) -> str:
    """The control of the group `SITE`, or all of them, with the highest AUC."""
    controls = [*registry.names(SITE), ALL_SITE]
    return max(controls, key=lambda name: evidence["grouped"][name]["auc"]["value"])


def _beyond_controls(evidence: Mapping[str, Any]) -> Rule:
    """The face need not beat the controls alone: it must add something to them."""
    best, grouped = best_control(evidence), evidence["grouped"]
    return Rule(
        "Does the face add anything to the best control?",
        f"AUC of the best control, {best}, {_format(grouped[best]['auc'])}; with the face "
        f"added {_format(grouped[registry.with_face(best)]['auc'])}; difference "
        f"{_format(_gain(evidence), sign=True)} (the face alone: "
        f"{_format(grouped[registry.face()]['auc'])})",
        _gain(evidence)["ci95"][0] > 0,
    )


def _gain(evidence: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the face adds to the AUC of the best control."""
    return evidence["face_adds_to_controls"][best_control(evidence)]["auc"]


def _random_is_higher(evidence: Mapping[str, Any]) -> Rule:
    difference = evidence["site_explains"]["auc"]
    return Rule(
        "Does a random split look better than leaving whole departments out?",
        f"AUC {_format(evidence['random_split']['auc'])} against "
        f"{_format(evidence['grouped'][CROP]['auc'])}; difference "
        f"{_format(difference, sign=True)}",
        difference["ci95"][0] > 0,
    )


def _controls_beyond_chance(evidence: Mapping[str, Any]) -> Rule:
    best = best_control(evidence)
    figure = evidence["grouped"][best]["auc"]
    return Rule(
        "Do pictures without a face reveal the categories of unseen departments?",
        f"AUC of the best control, {best}, {_format(figure)}",
        figure["ci95"][0] > CHANCE,
    )


def _format(figure: Mapping[str, Any], *, sign: bool = False) -> str:
    """Such as ``0.650 [0.550, 0.750]``."""
    spec = "+.3f" if sign else ".3f"
    low, high = figure["ci95"]
    return f"{figure['value']:{spec}} [{low:{spec}}, {high:{spec}}]"


def _percent(figure: Mapping[str, Any]) -> str:
    """Such as ``61% [52, 70]``."""
    low, high = (100 * bound for bound in figure["ci95"])
    return f"{100 * figure['value']:.0f}% [{low:.0f}, {high:.0f}]"


def _numbers(evidence: Mapping[str, Any]) -> dict[str, str]:
    """What the sentences are filled with."""
    best = best_control(evidence)
    return {
        "unseen": _percent(evidence["grouped"][CROP]["accuracy"]),
        "random": _percent(evidence["random_split"]["accuracy"]),
        "majority": f"{100 * evidence['majority']:.0f}%",
        "p": f"p = {evidence['permutation']['p']:.3f}",
        "gain": f"the face adds {_format(_gain(evidence), sign=True)} to the AUC of {best}",
    }


def _no_signal_sentence(evidence: Mapping[str, Any]) -> str:
    return (
        "Portraits from unseen departments are classified no better than guessing, or the pictures "
        "without their faces, would explain: {unseen} are correct, always naming the largest class "
        "gives {majority} ({p}; {gain})."
    ).format(**_numbers(evidence))


def _site_sentence(evidence: Mapping[str, Any]) -> str:
    reason = (
        "{random} of the portraits are classified correctly when their departments were in the "
        "training data and {unseen} when they were not"
        if _random_is_higher(evidence).yes
        else "{unseen} of the portraits from unseen departments are classified correctly, but the "
        "pictures without their faces do as well"
    )
    return (
        "What looks like a subject in the face is the look of the web sites: "
        + reason
        + ", and the faces add nothing to the rest of the pictures ({p}; always naming the "
        "largest class gives {majority}; {gain})."
    ).format(**_numbers(evidence))


def _smaller_sentence(evidence: Mapping[str, Any]) -> str:
    return (
        "The faces carry a signal, but a smaller one than it looked: {random} of the portraits "
        "are classified correctly when their departments were in the training data, {unseen} when "
        "they were not; the rest was the look of the web sites ({p}; always naming the largest "
        "class gives {majority}; {gain})."
    ).format(**_numbers(evidence))


def _face_sentence(evidence: Mapping[str, Any]) -> str:
    return (
        "The faces carry a signal: {unseen} of the portraits from unseen departments are "
        "classified correctly, always naming the largest class gives {majority}, and what "
        "surrounds the faces does not explain it ({p}; {gain})."
    ).format(**_numbers(evidence))


SENTENCES = {
    NO_SIGNAL: _no_signal_sentence,
    SITE_EFFECT: _site_sentence,
    SMALLER: _smaller_sentence,
    FACE_SIGNAL: _face_sentence,
}


def _unidentifiable_sentence(departments: Mapping[str, Any]) -> str:
    if not departments["departments"]:
        return (
            "No portrait has a department (the column 'department' of raw/index.csv is empty), "
            "so it cannot be decided whether a network recognises subjects or web sites."
        )
    if departments["departments"] < 2:
        return (
            "All portraits come from one department, so it cannot be decided whether a network "
            "recognises subjects or the pictures of that department."
        )
    return (
        "Whether the network recognises subjects or departments cannot be decided from these "
        f"portraits, since no two categories can be compared ({_reasons(departments)})."
    )


def _too_few_sentence(evidence: Mapping[str, Any]) -> str:
    unseen = _percent(evidence["grouped"][CROP]["accuracy"])
    return (
        "There are too few departments to tell a signal from luck: however the labels were "
        f"permuted, p could not fall below {evidence['permutation']['smallest_p']:.2g} (portraits "
        f"from unseen departments classified correctly: {unseen})."
    )


def _omitted_sentence(departments: Mapping[str, Any]) -> str:
    if not departments["not_identifiable"]:
        return ""
    return f" The other categories could not be compared ({_reasons(departments)})."


def _reasons(departments: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{name}: {reason}" for name, reason in departments["not_identifiable"].items()
    )
