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
from facestudy.audit.group_names import NAMES, joined, listed, sentence, tell
from facestudy.audit.group_tests import (
    ALPHA,
    NEGLIGIBLE,
    departments_needed,
    face_tells,
    groups_that_tell,
    step_of,
    upper_bound,
)
from facestudy.audit.numbers_in_words import auc, p_value, percent, points

DEMOGRAPHIC = ("age", "sex")
TONE = "tone"
TITLES = {TONE: "skin tone"}
"""How a covariate is called where its name is too short."""


def no_signal(evidence: Mapping[str, Any]) -> str:
    return (
        "Portraits from unseen departments are told apart no better than by guessing: the AUC is "
        f"{auc(evidence['grouped'][CROP]['auc'])} where guessing has 0.5, and "
        f"{upper_bound(evidence):.3f} or more can be excluded ({_accuracy(evidence)})."
    )


def cannot_tell(evidence: Mapping[str, Any], holds: Sequence[str], *, available: bool) -> str:
    """Nothing but the light on the face tells the classes apart, or nothing at all is certain."""
    if holds:
        return (
            f"{sentence(tell(holds))}, which may be lamp and camera or skin and beard. "
            + _face_adds(evidence, available=available)
        )
    crop = evidence["grouped"][CROP]["auc"]
    count, needed = evidence["departments"]["departments"], departments_needed(evidence)
    text = (
        "These portraits decide neither way: nothing is found for certain, but an AUC of up to "
        f"{upper_bound(evidence):.3f} cannot be excluded (guessing has 0.5, measured is "
        f"{auc(crop)} in {count} departments). "
    )
    if needed > count:
        return text + (
            f"To exclude {NEGLIGIBLE} where nothing is to be found takes about {needed} "
            "departments."
        )
    return text + f"What is measured lies too near to {NEGLIGIBLE} to exclude it."


def effect(
    evidence: Mapping[str, Any], group: str, holds: Sequence[str], *, available: bool
) -> str:
    """A group other than the face tells the classes apart, and the face adds nothing certain."""
    step = step_of(evidence, group)
    assert step is not None
    beyond = f" beyond {listed(step['given'])}" if step["given"] else ""
    text = (
        f"What looks like a category in the face is {NAMES[group]}: it adds "
        f"{points(step['step'])} points of AUC{beyond} ({p_value(step['test']['p'])}). "
    )
    others = [other for other in holds if other != group]
    if others:
        text += f"{sentence(tell(others))}, too. "
    return text + _face_adds(evidence, available=available)


def _face_adds(evidence: Mapping[str, Any], *, available: bool) -> str:
    """That the face adds nothing certain, or that this cannot be tested."""
    step = step_of(evidence, FACE)
    if step is None:
        why = "the face alone could not be cut out"
    elif not available:
        why = "what else was measured leaves too little of the categories to be explained"
    else:
        return (
            f"The face adds nothing to this that is certain ({points(step['step'])} points, "
            f"{p_value(step['test']['p'])}; {_accuracy(evidence)})."
        )
    return (
        f"Whether the face adds anything to this cannot be tested here, since {why} "
        f"({_accuracy(evidence)})."
    )


def face_signal(evidence: Mapping[str, Any], holds: Sequence[str], *, smaller: bool) -> str:
    """The face tells the classes apart, and what that does not exclude."""
    step = step_of(evidence, FACE)
    assert step is not None
    found = (
        f"they add {points(step['step'])} points of AUC {_beyond(evidence)} "
        f"({p_value(step['test']['p'])})"
    )
    if not smaller:
        text = f"The faces carry a signal: {found}. {sentence(_accuracy(evidence))}."
    else:
        random = percent(evidence["random_split"]["accuracy"])
        text = (
            f"The faces carry a signal, but a smaller one than it looked: {found}. {random} of the "
            "portraits are classified correctly when their departments were in the training data; "
            f"{_accuracy(evidence)}."
        )
        if holds:
            text += f" {sentence(tell(holds))}, too."
    return text + _not_excluded(evidence)


def _beyond(evidence: Mapping[str, Any]) -> str:
    """What the face was tested beyond, such as ``beyond the site and estimated age and sex``."""
    names_of = {**NAMES, DEMOGRAPHICS: _demographics(evidence["covariates"])}
    groups = [step["group"] for step in evidence["steps"] if step["group"] != FACE]
    if not groups:
        return "with nothing else known"
    return f"beyond {joined([names_of[group] for group in groups])}"


def _demographics(covariates: Mapping[str, str]) -> str:
    """Such as ``age and title, and estimated sex``."""
    given, estimated = (
        [TITLES.get(name, name) for name, source in covariates.items() if source == which]
        for which in (INDEX, ESTIMATED)
    )
    known = [joined(given)] if given else []
    if estimated:
        known.append(f"estimated {joined(estimated)}")
    return ", and ".join(known) or NAMES[DEMOGRAPHICS]


def _not_excluded(evidence: Mapping[str, Any]) -> str:
    """What a face signal may still be."""
    covariates, missing = evidence["covariates"], evidence["missing"]
    doubts = []
    absent = [name for name in names(SITE) if name in missing]
    if absent:
        doubts.append(f"the site ({missing[absent[0]]})")
    if any(name in missing for name in names(PRESENTATION)):
        doubts.append("hair, clothes and expression")
    if any(name in missing for name in names(LIGHT)):
        doubts.append(NAMES[LIGHT])
    doubts += [name for name in DEMOGRAPHIC if covariates.get(name, MISSING) == MISSING]
    estimated = [name for name in DEMOGRAPHIC if covariates.get(name) == ESTIMATED]
    if estimated:
        doubts.append(f"{joined(estimated)} as far as the estimates err{_left(evidence)}")
    own = [name for name in covariates if name not in (*DEMOGRAPHIC, TONE)]
    if not own:
        doubts.append("grooming inside the face, such as glasses, beard and make-up")
    if covariates.get(TONE) != INDEX:
        doubts.append("origin, since skin tone is only measured in the picture")
    return f" Not excluded: {'; '.join(doubts)}." if doubts else ""


def _left(evidence: Mapping[str, Any]) -> str:
    """How many points the estimates' error alone may leave to the face."""
    error = evidence.get("estimates_error")
    if not error:
        return ""
    return f", which alone may leave about {100 * error['left']:.1f} points to the face"


def small_p_values(evidence: Mapping[str, Any], holds: Sequence[str]) -> str:
    """What was below `ALPHA` by itself, so that no small p stands without a word on it."""
    small = [
        f"{NAMES[step['group']]} ({p_value(step['test']['p'])}, {points(step['step'])} points)"
        for step in evidence["steps"]
        if step["test"]["p"] < ALPHA and step["group"] not in holds
    ]
    whole = evidence["permutation"]["p"] < ALPHA
    if whole:
        small.append(f"the crop as a whole ({p_value(evidence['permutation']['p'])})")
    if not small:
        return ""
    text = f" Taken alone, a p below {ALPHA} was found for {joined(small)}."
    if len(small) > whole:
        text += (
            f" This does not count: one of several tests is easily below {ALPHA} by luck; "
            "the face must also add more than 0 points, and all that was measured together must "
            "tell more than guessing does."
        )
    if whole:
        text += " The p of the crop does not say which part of the picture it comes from."
    return text


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
    if face_tells(evidence):
        holds = [*holds, FACE]
    if not holds:
        return " Among other people than those trained on, nothing tells the classes apart."
    return (
        f" Among other people than those trained on, {tell(holds)}; how much of "
        "this comes from the sites cannot be told."
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
