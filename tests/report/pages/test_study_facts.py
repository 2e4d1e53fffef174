"""Names of people are hidden in every text, however it is written."""

import re

import pandas as pd
import pytest

from facestudy.report.pages import study_facts

NAMES = ["Anna Example", "Jo Ng", "J D", "Çağla Işık", "ſven Straße", "Maria de la Cruz", "Berlin"]


@pytest.fixture
def hide(study, monkeypatch):
    monkeypatch.setattr(study_facts, "pictures", lambda study: pd.DataFrame({"name": NAMES}))
    return study_facts.names_hidden(study)


@pytest.mark.parametrize("name", [name for name in NAMES if " " in name])
@pytest.mark.parametrize("change", [str, str.lower, str.upper, str.title])
@pytest.mark.parametrize("text", ["{}", "the office of {}, 2nd floor", "x{}y", "Joan {}"])
def test_a_name_is_hidden_wherever_it_is_found(hide, name, change, text):
    written = text.format(change(name))
    # What a search for all names one after the other finds.
    plain = re.sub(re.escape(name), study_facts.PERSON, written, flags=re.IGNORECASE)
    if plain != written:
        assert hide(written) == (study_facts.PERSON if text == "{}" else plain)
    assert change is not str or study_facts.PERSON in hide(written)


@pytest.mark.parametrize("text", ["Department of Arts", "Joan Exam", "J", "in Berlin", ""])
def test_other_texts_stay(hide, text):
    assert hide(text) == text


def test_letters_that_match_without_regard_to_case_are_found(hide):
    assert hide("of SVEN STRAßE here") == f"of {study_facts.PERSON} here"
    assert hide("Example, Anna") == study_facts.PERSON
    assert hide("berlin") == study_facts.PERSON
