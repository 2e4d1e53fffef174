"""Check the notebooks' parameters before anything runs."""

import ast
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from facestudy.report import allowed_values
from facestudy.report.stages import STAGES, Stage
from facestudy.study.errors import StudyError
from facestudy.study.paths import NOTEBOOKS

TYPES = {
    bool: "True or False",
    int: "a whole number of 0 or more",
    float: "a number of 0 or more",
    list: "a list",
    dict: "a dictionary",
}


QUICK = {
    "SITES": "12",
    "PORTRAITS": "240",
    "EPOCHS": "20",
    "SEEDS": "1",
    "SPLITS": "0",
    "VIEWS": "3",
    "WANTED": "100",
    "COMPARE": "1",
    "PERMUTATIONS": "199",
    "AUDIT_EPOCHS": "10",
    "PORT": "0",
}
"""The campus study in minutes, for ``facestudy report --quick``; what is given beside it wins."""
MORE_QUICK = {
    "TRIALS": "4",
    "FINETUNE_TRIALS": "2",
    "TRIAL_EPOCHS": "10",
    "BUDGET": "5",
    "CURVE_DRAWS": "1",
    "CURVE_EPOCHS": "10",
}
"""What is small beside `QUICK` in the notebooks that ``--more`` adds."""
QUICK_STUDY = "campus-quick"
"""The name of that study, so that it replaces no other."""


def quick(stages: Sequence[Stage]) -> dict[str, str]:
    """`QUICK`, and of `MORE_QUICK` what the notebooks of these stages have."""
    known = {name for stage in stages for name in declared_parameters(stage)}
    return {**QUICK, **{name: text for name, text in MORE_QUICK.items() if name in known}}


def quick_notice(parameters: Mapping[str, str]) -> str:
    """What is small about a quick study, and what its figures therefore cannot say.

    Args:
        parameters: those that it runs with, as text.
    """
    return (
        "A taste, not a result: {PORTRAITS} portraits from {SITES} sites, {EPOCHS} epochs, seeds: "
        "{SEEDS}. The whole study has 1,369 portraits from 57 sites, 100 epochs and five "
        "seeds. With so few test portraits and departments the intervals are wide, the networks "
        "are not trained to their end, and another seed may change the order of the models and the "
        "verdict of the audit. Every step is the same as in the whole study: make study runs it."
    ).format(**parameters)


MORE_SPLITS = 3
"""What ``facestudy report --more`` makes of ``SPLITS = 0``."""


def more_splits(values: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Parameters with `MORE_SPLITS` other splits for each model that would be trained on none.

    >>> more_splits({"05_scratch_cnn": {"SPLITS": 0}, "06_bottleneck": {"SPLITS": 10}})
    {'05_scratch_cnn': {'SPLITS': 3}, '06_bottleneck': {'SPLITS': 10}}

    Args:
        values: the parameters of each notebook, from `check_parameters`.
    """
    return {
        notebook: {**cell, "SPLITS": cell["SPLITS"] or MORE_SPLITS}
        if "SPLITS" in cell
        else dict(cell)
        for notebook, cell in values.items()
    }


def check_parameters(
    given: Mapping[str, str], stages: Sequence[Stage] = STAGES
) -> dict[str, dict[str, Any]]:
    """The values of each notebook's parameters, judged before anything runs.

    papermill only warns of a name that no notebook has and runs on; here it is an error. A value
    must have the type of the notebook's default and be one that `allowed_values` allows.

    Args:
        given: values as text, by name.
        stages: the stages whose notebooks run.

    Returns:
        For each notebook the values of its ``parameters`` cell, by name.

    Raises:
        StudyError: no notebook has such a parameter, or the value has another type or is not
            allowed.
    """
    declared = {stage.notebook: declared_parameters(stage) for stage in stages}
    defaults = {name: value for cell in declared.values() for name, value in cell.items()}
    for name in given:
        if name not in defaults:
            raise StudyError(f"no notebook has a parameter {name}; there are {', '.join(defaults)}")
    values = {name: _convert(name, text, defaults[name]) for name, text in given.items()}
    for name, value in values.items():
        allowed_values.check(name, value)
    chosen = {
        notebook: {name: values.get(name, default) for name, default in cell.items()}
        for notebook, cell in declared.items()
    }
    for cell in chosen.values():
        allowed_values.check_together(cell)
    return chosen


def declared_parameters(stage: Stage) -> dict[str, Any]:
    """The names and defaults in a notebook's ``parameters`` cell, which holds literals alone."""
    path = NOTEBOOKS / f"{stage.notebook}.ipynb"
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            return dict(_assignments("".join(cell["source"])))
    return {}


def _assignments(source: str) -> Iterator[tuple[str, Any]]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, ast.literal_eval(node.value)


def _convert(name: str, text: str, default: Any) -> Any:
    """A parameter's value, of the same type as the notebook's default."""
    if isinstance(default, str):
        is_path = text and name in allowed_values.PATHS
        return str(Path(text).expanduser().absolute()) if is_path else text
    expected = type(default)
    try:
        value = ast.literal_eval(text.capitalize() if expected is bool else text)
    except (ValueError, SyntaxError):
        value = None
    if expected is float and type(value) is int:
        value = float(value)
    if type(value) is expected and (expected not in (int, float) or value >= 0):
        return value
    raise StudyError(f"{name}={text!r} is not {TYPES[expected]}, e.g. {default!r}")
