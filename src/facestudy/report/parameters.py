"""Parameters of the notebooks, checked before anything runs.

Enters: names and values as text. Leaves: for each notebook the values of its ``parameters`` cell.
"""

import ast
from collections.abc import Mapping, Sequence
from typing import Any

from facestudy.report.stages import STAGES, Stage
from facestudy.study.errors import StudyError
from facestudy.study.paths import NOTEBOOKS


def check_parameters(
    given: Mapping[str, str], stages: Sequence[Stage] = STAGES
) -> dict[str, dict[str, Any]]:
    """For each notebook its parameters' values, checked against the defaults' kinds.

    papermill only warns of a name that a notebook does not have and runs on; here it is an error.
    """
    declared = {stage.notebook: declared_parameters(stage) for stage in stages}
    known = {name: value for defaults in declared.values() for name, value in defaults.items()}
    for name in given:
        if name not in known:
            raise StudyError(f"no notebook has a parameter {name}; there are {', '.join(known)}")
    values = {name: _convert(name, text, known[name]) for name, text in given.items()}
    return {
        notebook: {name: values.get(name, default) for name, default in defaults.items()}
        for notebook, defaults in declared.items()
    }


def declared_parameters(stage: Stage) -> dict[str, Any]:
    """The names and defaults in a notebook's ``parameters`` cell."""
    import papermill

    path = NOTEBOOKS / f"{stage.notebook}.ipynb"
    found = papermill.inspect_notebook(str(path))
    return {name: ast.literal_eval(facts["default"]) for name, facts in found.items()}


KINDS = {
    bool: "True or False",
    int: "a whole number of 0 or more",
    float: "a number of 0 or more",
    list: "a list",
    dict: "a dictionary",
}


def _convert(name: str, text: str, default: Any) -> Any:
    """A parameter's value, of the kind that the notebook has."""
    if isinstance(default, str):
        return text
    kind = type(default)
    try:
        value = ast.literal_eval(text.capitalize() if kind is bool else text)
    except (ValueError, SyntaxError):
        value = None
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is kind and (kind not in (int, float) or value >= 0):
        return value
    raise StudyError(f"{name}={text!r}: {KINDS[kind]} is needed, e.g. {default!r}")
