"""The verdict in sentences for readers without statistics, with what it does not exclude."""

from collections.abc import Mapping, Sequence
from typing import Any

from facestudy.audit.controls.registry import (
    CROP,
    DEMOGRAPHICS,
    FACE,
    LIGHT,
    PRESENTATION,
    SITE,
    names,
)
from facestudy.audit.covariates import ESTIMATED, INDEX, MISSING
from facestudy.audit.group_tests import (
    ALPHA,
    NEGLIGIBLE,
    departments_needed,
    groups_that_tell,
    step_of,
    upper_bound,
)
from facestudy.audit.numbers_in_words import auc, p_value, percent, points

NAMES = {
    SITE: "the site",
    DEMOGRAPHICS: "who the people are (age, sex and the like)",
    PRESENTATION: "how they present themselves (hair, clothes, expression, pose)",
    LIGHT: "the light on the face",
    FACE: "the face",
}
DEMOGRAPHIC = ("age", "sex")
TONE = "tone"


def no_signal(evidence: Mapping[str, Any]) -> str:
    return (
        "Portraits from unseen departments are told apart no better than by guessing: the AUC is "
        f"{auc(evidence['grouped'][CROP]['auc'])} where guessing has 0.5, and "
        f"{upper_bound(evidence):.3f} or more can be excluded ({_accuracy(evidence)})."
    )


def cannot_tell(evidence: Mapping[str, Any], holds: Sequence[str]) -> str:
    if holds:
        return (
            f"{_list(holds)[:1].upper()}{_list(holds)[1:]} tells the classes apart, which may be "
            "lamp and camera or skin and beard; the face adds nothing to it that is certain "
            f"({_accuracy(evidence)})."
        )
    return (
        "These portraits decide neither way: nothing is found for certain, but an AUC of up to "
        f"{upper_bound(evidence):.3f} cannot be excluded (guessing has 0.5, measured is "
        f"{auc(evidence['grouped'][CROP]['auc'])} in {evidence['departments']['departments']} "
        f"departments). To exclude {NEGLIGIBLE} where nothing is to be found takes about "
        f"{departments_needed(evidence)} departments."
    )


def effect(
    evidence: Mapping[str, Any], group: str, holds: Sequence[str], *, available: bool
) -> str:
    """A group other than the face tells the classes apart, and the face adds nothing certain."""
    step, face = step_of(evidence, group), step_of(evidence, FACE)
    assert step is not None
    text = (
        f"What looks like a category in the face is {NAMES[group]}: it raises the AUC by "
        f"{points(step['step'])} points ({p_value(step['test']['p'])}"
    )
    text += f", beyond {_list(step['given'])}). " if step["given"] else "). "
    others = [other for other in holds if other != group]
    if others:
        text += f"{_list(others)[:1].upper()}{_list(others)[1:]} tells the classes apart, too. "
    if face is not None and available:
        text += (
            f"The face adds nothing to this that is certain ({points(face['step'])} points, "
            f"{p_value(face['test']['p'])}; {_accuracy(evidence)})."
        )
    else:
        text += f"Whether the face adds anything cannot be tested here ({_accuracy(evidence)})."
    return text


def face_signal(evidence: Mapping[str, Any], holds: Sequence[str], *, smaller: bool) -> str:
    """The face tells the classes apart, and what that does not exclude."""
    step = step_of(evidence, FACE)
    assert step is not None
    found = (
        f"beyond {_known(evidence)} they raise the AUC by {points(step['step'])} points "
        f"({p_value(step['test']['p'])}). "
    )
    if not smaller:
        text = f"The faces carry a signal: {found}{_accuracy(evidence).capitalize()}."
    else:
        random = percent(evidence["random_split"]["accuracy"])
        text = (
            f"The faces carry a signal, but a smaller one than it looked: {found}{random} of the "
            "portraits are classified correctly when their departments were in the training data; "
            f"{_accuracy(evidence)}."
        )
        if holds:
            text += f" {_list(holds)[:1].upper()}{_list(holds)[1:]} tells the classes apart, too."
    return text + _not_excluded(evidence)


def _known(evidence: Mapping[str, Any]) -> str:
    """What the face was tested beyond, such as ``the site, and estimated age and sex``."""
    covariates = evidence["covariates"]
    estimated = [name for name in DEMOGRAPHIC if covariates.get(name) == ESTIMATED]
    names_of = dict(NAMES)
    if estimated:
        names_of[DEMOGRAPHICS] = f"estimated {' and '.join(estimated)}"
    groups = [step["group"] for step in evidence["steps"] if step["group"] != FACE]
    return _join([names_of[group] for group in groups]) if groups else "nothing else"


def _not_excluded(evidence: Mapping[str, Any]) -> str:
    """What a face signal may still be."""
    covariates, missing = evidence["covariates"], evidence["missing"]
    doubts = []
    absent = [name for name in names(SITE) if name in missing]
    if absent:
        doubts.append(f"the site ({missing[absent[0]]})")
    if any(name in missing for name in names(PRESENTATION)):
        doubts.append("hair, clothes and expression")
    doubts += [name for name in DEMOGRAPHIC if covariates.get(name, MISSING) == MISSING]
    own = [name for name in covariates if name not in (*DEMOGRAPHIC, TONE)]
    if not own:
        doubts.append("grooming inside the face, such as glasses, beard and make-up")
    if covariates.get(TONE) != INDEX:
        doubts.append("origin, since skin tone is only measured in the picture")
    return f" Not excluded: {'; '.join(doubts)}." if doubts else ""


def small_p_values(evidence: Mapping[str, Any], holds: Sequence[str]) -> str:
    """What was below `ALPHA` by itself, so that no small p stands without a word on it."""
    small = [
        f"{NAMES[step['group']]} ({p_value(step['test']['p'])})"
        for step in evidence["steps"]
        if step["test"]["p"] < ALPHA and step["group"] not in holds
    ]
    if evidence["permutation"]["p"] < ALPHA:
        small.append(f"the crop as a whole ({p_value(evidence['permutation']['p'])})")
    if not small:
        return ""
    return (
        f" Below {ALPHA} by itself, but not found with all tests and limits together: "
        f"{_join(small)}."
    )


def unidentifiable(evidence: Mapping[str, Any]) -> str:
    """Why departments and categories cannot be told apart, and what was measured all the same."""
    departments = evidence["departments"]
    if not departments["departments"]:
        text = (
            "No portrait has a department (the column 'department' of raw/index.csv is empty), "
            "so it cannot be decided whether a network recognises subjects or web sites."
        )
        return text + _among_people(evidence)
    if departments["departments"] < 2:
        return (
            "All portraits come from one department, so it cannot be decided whether a network "
            "recognises subjects or the pictures of that department."
        )
    return (
        "Whether the network recognises subjects or departments cannot be decided from these "
        f"portraits, since no two categories can be compared ({_reasons(departments)})."
    )


def _among_people(evidence: Mapping[str, Any]) -> str:
    """What tells the classes apart where people are left out in place of departments."""
    if "steps" not in evidence:
        return ""
    holds = groups_that_tell(evidence)
    face = step_of(evidence, FACE)
    if face is not None and face["test"]["p"] <= ALPHA and face["step"]["value"] > 0:
        holds = [*holds, FACE]
    if not holds:
        return " With people left out, nothing that was measured tells the classes apart."
    return (
        f" With people left out, the classes are told apart by {_list(holds)}; a site's part in "
        "it cannot be excluded."
    )


def too_few(evidence: Mapping[str, Any]) -> str:
    smallest = evidence["permutation"]["smallest_p"]
    return (
        "There are too few departments to tell a signal from luck: however the labels were "
        f"permuted, p could not fall below {smallest:.2g} ({_accuracy(evidence)})."
    )


def omitted_categories(evidence: Mapping[str, Any]) -> str:
    departments = evidence["departments"]
    if not departments["not_identifiable"]:
        return ""
    return f" The other categories could not be compared ({_reasons(departments)})."


def _reasons(departments: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{name}: {reason}" for name, reason in departments["not_identifiable"].items()
    )


def _accuracy(evidence: Mapping[str, Any]) -> str:
    unseen = percent(evidence["grouped"][CROP]["accuracy"])
    return (
        f"of the portraits from unseen departments {unseen} are classified correctly, always "
        f"naming the largest class gives {100 * evidence['majority']:.0f}%"
    )


def _list(groups: Sequence[str]) -> str:
    return _join([NAMES[group] for group in groups])


def _join(texts: Sequence[str]) -> str:
    """Such as ``the site, the light on the face, and the face``."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])}, and {texts[-1]}"
