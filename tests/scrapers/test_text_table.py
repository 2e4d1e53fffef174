"""Tables fit the width, and words stay whole."""

import pandas as pd
import pytest

from scrapers.text_table import WIDTH, render

REASONS = "the page cannot be read (ValueError); no response in time (3 x); robots.txt forbids it"
ADDRESS = "https://department.example/" + "people/" * 20


def table(**values):
    row = {"department": "Institut für Beispiele", "people": 12, "portraits": 3, "without": 0}
    row |= {"new": 1, "unchanged": 2, "gone": 0, "failed": 9, "why": REASONS}
    return pd.DataFrame([row | values, row])


@pytest.mark.parametrize("values", [{}, {"department": ADDRESS}, {"why": REASONS * 9}])
def test_a_runs_table_fits_the_width_and_loses_nothing(values):
    lines = render(table(**values), width=WIDTH).splitlines()
    assert max(map(len, lines)) <= WIDTH
    letters = lambda text: sorted(text.replace(" ", ""))  # noqa: E731
    expected = "".join(str(cell) for row in table(**values).to_numpy(object) for cell in row)
    shown = "".join(lines[:1] + lines[2:])
    assert letters(shown) == letters("".join(table().columns) + expected)


def test_words_stay_whole_and_addresses_may_break():
    lines = render(table(), width=WIDTH).splitlines()
    for word in (*REASONS.split(), "Institut", "Beispiele"):
        assert any(word in line for line in lines), word
    assert not any(ADDRESS in line for line in render(table(department=ADDRESS)).splitlines())


def test_a_name_stays_on_one_line():
    rows = {"name": ["Anna Example", "Maximiliane Example-Quist"], "why": [REASONS * 3] * 2}
    text = render(pd.DataFrame(rows), width=80, whole="name")
    assert all(f"\n{name} " in text for name in rows["name"])
    assert max(map(len, text.splitlines())) <= 80
    assert "Maximiliane Example-Quist" not in render(pd.DataFrame(rows), width=40)


def test_wide_letters_take_two_columns():
    text = render(pd.DataFrame({"name": ["山田", "Anna"], "n": [1, 10]}), width=60)
    assert text.splitlines()[2:] == ["山田   1", "Anna  10"]


def test_a_table_without_rows_is_its_header():
    assert render(table().head(0), width=WIDTH).startswith("department")
