"""Check the notebooks' parameters before anything runs."""

import ast
from collections.abc import Mapping, Sequence
from typing import Any

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


def check_parameters(
    given: Mapping[str, str], stages: Sequence[Stage] = STAGES
) -> dict[str, dict[str, Any]]:
    """The values of each notebook's parameters, checked against the types of their defaults.

    papermill only warns of a name that no notebook has and runs on; here it is an error.

    Args:
        given: values as text, by name.
        stages: the stages whose notebooks run.

    Returns:
        For each notebook the values of its ``parameters`` cell, by name.

    Raises:
        StudyError: no notebook has such a parameter, or the value has another type.
    """
    declared = {stage.notebook: declared_parameters(stage) for stage in stages}
    defaults = {name: value for cell in declared.values() for name, value in cell.items()}
    for name in given:
        if name not in defaults:
            raise StudyError(f"no notebook has a parameter {name}; there are {', '.join(defaults)}")
    values = {name: _convert(name, text, defaults[name]) for name, text in given.items()}
    return {
        notebook: {name: values.get(name, default) for name, default in cell.items()}
        for notebook, cell in declared.items()
    }


def declared_parameters(stage: Stage) -> dict[str, Any]:
    """The names and defaults in a notebook's ``parameters`` cell."""
    import papermill  # slow

    path = NOTEBOOKS / f"{stage.notebook}.ipynb"
    parameters = papermill.inspect_notebook(str(path))
    return {name: ast.literal_eval(facts["default"]) for name, facts in parameters.items()}


def _convert(name: str, text: str, default: Any) -> Any:
    """A parameter's value, of the same type as the notebook's default."""
    if isinstance(default, str):
        return text
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
