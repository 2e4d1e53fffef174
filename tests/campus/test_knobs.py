"""The one table of knobs: what reads it follows it."""

import ast
import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from facestudy.campus.knobs import MEANINGS, RANGES, Knobs, parameter
from facestudy.cli.main import parser
from facestudy.study.errors import StudyError

CHECKOUT = Path(__file__).parents[2]


def test_the_notebook_has_every_knob_with_its_default():
    cells = json.loads((CHECKOUT / "notebooks" / "01_collect.ipynb").read_text())["cells"]
    source = next(c["source"] for c in cells if "parameters" in c["metadata"].get("tags", []))
    lines = ast.parse("".join(source)).body
    given = {line.targets[0].id: ast.literal_eval(line.value) for line in lines}
    assert {parameter(name): value for name, value in asdict(Knobs()).items()} == {
        name: value
        for name, value in given.items()
        if name not in ("STUDY", "PORT", "KEEP_DAYS", "GRID")
    }


def test_the_documentation_has_every_knob_with_its_default():
    text = (CHECKOUT / "docs" / "campus.md").read_text()
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", text, re.MULTILINE))
    assert {name: float(value) for name, value in rows.items()} == {
        parameter(name): value for name, value in asdict(Knobs()).items()
    }


def test_the_command_has_an_option_for_every_knob():
    for name, value in asdict(Knobs()).items():
        option = f"--{name.replace('_', '-')}"
        arguments = parser().parse_args(["campus", "build", option, str(value)])
        assert getattr(arguments, name) == value
        assert type(getattr(arguments, name)) is type(value)


@pytest.mark.parametrize("name", [name for name, (_, high) in RANGES.items() if high in (1, 3)])
@pytest.mark.parametrize("side", [0, 1])
def test_a_knob_out_of_range_is_named_with_its_range(name, side):
    value = (-0.01, RANGES[name][1] + 0.01)[side]
    with pytest.raises(StudyError, match=rf"{name} is {value}.*between {RANGES[name][0]} and"):
        Knobs(**{name: value})
    assert MEANINGS[name]
