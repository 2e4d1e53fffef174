"""Read the evidence: which groups tell the classes apart, and how much could have been missed."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from facestudy.audit.controls.registry import CROP, FACE, GROUPS
from facestudy.audit.probe.steps import LEVEL, Figure
from facestudy.audit.rules import ALPHA, CHANCE, NEGLIGIBLE


def step_of(evidence: Mapping[str, Any], group: str) -> Mapping[str, Any] | None:
    """The entry of a group among the ``steps``; None where the study lacks the group."""
    return next((step for step in evidence["steps"] if step["group"] == group), None)


def groups_that_tell(evidence: Mapping[str, Any]) -> list[str]:
    """The groups beside the face whose test holds, with a step above 0.

    Their tests share `ALPHA` (Holm 1979).
    """
    steps = [step for step in evidence["steps"] if step["group"] != FACE]
    ordered = sorted(steps, key=lambda step: step["test"]["p"])
    held: list[str] = []
    for number, step in enumerate(ordered):
        if step["test"]["p"] > ALPHA / (len(ordered) - number):
            break
        if step["step"]["value"] > 0:
            held.append(step["group"])
    return [group for group in GROUPS if group in held]


def face_tells(evidence: Mapping[str, Any]) -> bool:
    """Whether the face's test holds, with a step above 0, and all together tell more than chance.

    With few departments the controls mislead more than they tell. A face that only makes good for
    that tells nothing by itself.
    """
    step = step_of(evidence, FACE)
    if step is None or step["test"]["p"] > ALPHA:
        return False
    return bool(step["step"]["value"] > 0 and step["auc"]["value"] > CHANCE)


def largest_step(evidence: Mapping[str, Any], groups: Sequence[str]) -> str | None:
    """Of some groups that with the largest step; None of none."""
    sizes = {step["group"]: step["step"]["value"] for step in evidence["steps"]}
    return max(groups, key=sizes.__getitem__, default=None)


def upper_bound(evidence: Mapping[str, Any]) -> float:
    """The one-sided 95% upper bound of the crop's AUC with whole departments left out."""
    return _figure(evidence["grouped"][CROP]["auc"]).bound(LEVEL)


def departments_needed(evidence: Mapping[str, Any]) -> int:
    """About how many departments would bring the upper bound of a true 0.5 below `NEGLIGIBLE`.

    The width of an interval falls with the root of the number of departments.
    """
    figure = _figure(evidence["grouped"][CROP]["auc"])
    half = figure.bound(LEVEL) - figure.value
    return ceil(evidence["departments"]["departments"] * (half / (NEGLIGIBLE - CHANCE)) ** 2)


def _figure(entry: Mapping[str, Any]) -> Figure:
    return Figure(entry["value"], entry["error"], entry["free"], float("nan"))
