"""What the evidence means, in one sentence for a reader who knows no statistics.

Enters: the evidence of `examine`. Leaves: one of five verdicts, its sentence, and every rule with
its numbers. All rules stand here, in the order in which they are asked.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from facestudy.audit.controls.control_features import CROP, FACE, with_face

NOT_IDENTIFIABLE = "not identifiable"
NO_SIGNAL = "no signal"
SITE = "the site, not the face"
SMALLER = "a face signal, smaller than it looked"
FACE_SIGNAL = "a face signal"
VERDICTS = (NOT_IDENTIFIABLE, NO_SIGNAL, SITE, SMALLER, FACE_SIGNAL)

ALPHA = 0.05
"""Labels that mean nothing look as good as these at most so often."""
CHANCE = 0.5
"""The AUC of guessing, for any number of classes of any size."""


class Rule(NamedTuple):
    """A question that was asked, its numbers, and whether it was answered with yes."""

    question: str
    numbers: str
    yes: bool


class Verdict(NamedTuple):
    """One of `VERDICTS`, the sentence for the reader, and the rules that were asked."""

    verdict: str
    sentence: str
    rules: list[Rule]


def judge(evidence: Mapping[str, Any]) -> Verdict:
    """The verdict on the evidence of `facestudy.audit.evidence.examine`."""
    told = evidence["departments"]
    rules = [_identifiable(told)]
    if not rules[0].yes:
        return Verdict(NOT_IDENTIFIABLE, _unknowable(told), rules)
    rules.append(_enough(evidence["permutation"]))
    if not rules[-1].yes:
        return Verdict(NOT_IDENTIFIABLE, _too_few(evidence), rules)
    rules += [_beyond_chance(evidence), _beyond_controls(evidence), _random_is_higher(evidence)]
    rules.append(_controls_tell(evidence))
    signal, face, higher, around = (rule.yes for rule in rules[2:])
    verdict = _decide(signal=signal, face=face, higher=higher, around=around)
    return Verdict(verdict, SENTENCES[verdict](evidence) + _left_out(told), rules)


def _decide(*, signal: bool, face: bool, higher: bool, around: bool) -> str:
    if not signal:
        return SITE if higher else NO_SIGNAL
    if face:
        return SMALLER if higher else FACE_SIGNAL
    return SITE if around or higher else NO_SIGNAL


def _identifiable(told: Mapping[str, Any]) -> Rule:
    count = len(told["identifiable"])
    return Rule(
        "Do at least two categories stand in two departments or more?",
        f"{count} of {len(told['categories'])} categories do",
        count >= 2,
    )


def _enough(test: Mapping[str, Any]) -> Rule:
    return Rule(
        "Are there departments enough to tell a signal from luck?",
        f"the smallest p that they allow is {test['smallest_p']:.2g}; the limit is {ALPHA}",
        test["smallest_p"] < ALPHA,
    )


def _beyond_chance(evidence: Mapping[str, Any]) -> Rule:
    test = evidence["permutation"]
    return Rule(
        "Are portraits of departments never seen told apart better than by chance?",
        f"AUC {test['auc']:.3f}; p = {test['p']:.3f} over {test['permutations']} permutations of "
        f"labels ({test['permuted']}); the limit is {ALPHA}",
        test["p"] < ALPHA,
    )


def best_control(evidence: Mapping[str, Any]) -> str:
    """The kind without a face that tells most about new departments."""
    controls = evidence["face_over_controls"]
    return max(controls, key=lambda kind: evidence["grouped"][kind]["auc"]["value"])


def _beyond_controls(evidence: Mapping[str, Any]) -> Rule:
    """The face need not beat the controls on its own: it must tell what they do not."""
    best, grouped = best_control(evidence), evidence["grouped"]
    return Rule(
        "Does the face tell more than the best of what is not a face?",
        f"AUC of the best control, {best}, {_figure(grouped[best]['auc'])}; with the face "
        f"added {_figure(grouped[with_face(best)]['auc'])}; difference "
        f"{_figure(_gap(evidence), sign=True)} (the face alone: "
        f"{_figure(grouped[FACE]['auc'])})",
        _gap(evidence)["ci95"][0] > 0,
    )


def _gap(evidence: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the face adds to the best control, as a difference of AUC."""
    return evidence["face_adds_to_controls"][best_control(evidence)]["auc"]


def _random_is_higher(evidence: Mapping[str, Any]) -> Rule:
    gap = evidence["site_explains"]["auc"]
    return Rule(
        "Does a random split look better than leaving whole departments out?",
        f"AUC {_figure(evidence['random_split']['auc'])} against "
        f"{_figure(evidence['grouped'][CROP]['auc'])}; difference "
        f"{_figure(gap, sign=True)}",
        gap["ci95"][0] > 0,
    )


def _controls_tell(evidence: Mapping[str, Any]) -> Rule:
    best = best_control(evidence)
    found = evidence["grouped"][best]["auc"]
    return Rule(
        "Do pictures without a face tell the categories of new departments?",
        f"AUC of the best control, {best}, {_figure(found)}",
        found["ci95"][0] > CHANCE,
    )


def _figure(figure: Mapping[str, Any], *, sign: bool = False) -> str:
    kind = "+.3f" if sign else ".3f"
    low, high = figure["ci95"]
    return f"{figure['value']:{kind}} [{low:{kind}}, {high:{kind}}]"


def _percent(figure: Mapping[str, Any]) -> str:
    low, high = (100 * bound for bound in figure["ci95"])
    return f"{100 * figure['value']:.0f} of 100 [{low:.0f}, {high:.0f}]"


def _frame(evidence: Mapping[str, Any]) -> dict[str, str]:
    grouped = evidence["grouped"]
    best = best_control(evidence)
    return {
        "new": _percent(grouped[CROP]["accuracy"]),
        "random": _percent(evidence["random_split"]["accuracy"]),
        "majority": f"{100 * evidence['majority']:.0f}",
        "p": f"p = {evidence['permutation']['p']:.3f}",
        "gap": f"the face adds {_figure(_gap(evidence), sign=True)} to the AUC of {best}",
    }


def _no_signal(evidence: Mapping[str, Any]) -> str:
    return (
        "Portraits from departments that had not been seen before could not be told apart better "
        "than what guessing, or the pictures without their faces, would explain: {new} were put "
        "right, and always naming the largest class gives {majority} ({p}; {gap})."
    ).format(**_frame(evidence))


def _site(evidence: Mapping[str, Any]) -> str:
    found = (
        "{random} portraits are put right when the same departments were seen before and {new} "
        "when they were not"
        if _random_is_higher(evidence).yes
        else "{new} portraits from departments not seen before are put right, but the pictures "
        "without their faces tell as much"
    )
    return (
        "What looks like a subject in the face is the look of the web sites: "
        + found
        + ", and the faces tell nothing that the rest of the pictures does not ({p}; always naming "
        "the largest class gives {majority}; {gap})."
    ).format(**_frame(evidence))


def _smaller(evidence: Mapping[str, Any]) -> str:
    return (
        "The faces do tell something, but less than it looked: {random} portraits are put right "
        "when the same departments were seen before, {new} when they were not; the rest was the "
        "web sites' own look ({p}; always naming the largest class gives {majority}; {gap})."
    ).format(**_frame(evidence))


def _face(evidence: Mapping[str, Any]) -> str:
    return (
        "The faces do tell something: {new} portraits from departments that had not been seen "
        "before are put right, always naming the largest class gives {majority}, and what is "
        "around the faces does not explain it ({p}; {gap})."
    ).format(**_frame(evidence))


SENTENCES = {NO_SIGNAL: _no_signal, SITE: _site, SMALLER: _smaller, FACE_SIGNAL: _face}


def _unknowable(told: Mapping[str, Any]) -> str:
    if not told["departments"]:
        return (
            "No portrait's department is known (the column 'department' of raw/index.csv is "
            "empty), so nobody can say whether a network tells subjects or web sites."
        )
    if told["departments"] < 2:
        return (
            "All portraits come from one department, so nobody can say whether a network tells "
            "subjects or pictures of that one place."
        )
    why = "; ".join(f"{name}: {reason}" for name, reason in told["not_identifiable"].items())
    return (
        "Whether the network tells subjects or departments cannot be known from these portraits, "
        f"since there are not two categories that can be compared ({why})."
    )


def _too_few(evidence: Mapping[str, Any]) -> str:
    new = _percent(evidence["grouped"][CROP]["accuracy"])
    return (
        "There are too few departments to tell a signal from luck: however the labels were dealt, "
        f"p could not fall below {evidence['permutation']['smallest_p']:.2g} (portraits from "
        f"departments not seen before that were put right: {new})."
    )


def _left_out(told: Mapping[str, Any]) -> str:
    if not told["not_identifiable"]:
        return ""
    why = "; ".join(f"{name}: {reason}" for name, reason in told["not_identifiable"].items())
    return f" Nothing is said of the other categories ({why})."
