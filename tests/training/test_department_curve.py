"""Departments are tested by networks that have not learned from them."""

import pytest

from facestudy.prepare import dataset, groups, split
from facestudy.study.errors import StudyError
from facestudy.training import department_curve


@pytest.fixture
def faces(cropped_study):
    departments = [f"{'ab'[number % 2]}{number // 2 % 9}" for number in range(108)]
    study = cropped_study(["a", "b"] * 54, department=departments)
    split.split_study(study)
    return dataset.load(study)


def test_no_department_is_learned_from_and_tested(faces, study):
    units = groups.department_units(study, faces.rows)
    drawn = department_curve.draws(study, faces, shares=[0.25, 0.5, 1], count=3, seed=0)
    assert len(drawn) == 9
    learned, tested = {}, []
    for draw in drawn:
        parts = {name: set(units[draw.faces.part(name)]) for name in ("train", "validation")}
        learned[draw.number, draw.share] = parts["train"] | parts["validation"]
        test = set(units[draw.faces.part("test")])
        assert not test & learned[draw.number, draw.share]
        assert len(learned[draw.number, draw.share]) == draw.departments
        tested += sorted(test) if draw.share == 1 else []
    assert sorted(tested) == sorted(set(units))  # three draws test every department once
    for number in range(3):
        assert learned[number, 0.25] < learned[number, 0.5] < learned[number, 1]
        assert len(learned[number, 1]) == 12


def test_nobody_is_learned_from_and_held_out(faces, study):
    for draw in department_curve.draws(study, faces, shares=[1], count=3, seed=0):
        people = draw.faces.rows["group"]
        train, held_out = (set(people.iloc[draw.faces.part(x)]) for x in ("train", "validation"))
        assert train and held_out and not train & held_out


def test_a_share_of_the_same_departments_is_drawn_once(faces, study):
    # Six departments of each class are not tested: 20% and 25% of them are one or two.
    drawn = department_curve.draws(study, faces, shares=[0.2, 0.1, 0.25], count=1, seed=0)
    assert [(draw.share, draw.departments) for draw in drawn] == [(0.2, 2), (0.25, 4)]


def test_too_few_departments_are_said(cropped_study):
    study = cropped_study(["a", "b"] * 10, department=["x", "y"] * 10)
    split.split_study(study)
    faces = dataset.load(study)
    assert not department_curve.is_possible(study, faces)
    with pytest.raises(StudyError, match="each class needs 3 departments"):
        department_curve.draws(study, faces, shares=[1], count=1, seed=0)
