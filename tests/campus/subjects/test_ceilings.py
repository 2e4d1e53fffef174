"""The best possible accuracies and AUCs, against closed forms and against the people drawn."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import beta, norm

from facestudy.campus.drawing.frequencies import AGE_BETA
from facestudy.campus.drawing.person import SHAPE, own_shape
from facestudy.campus.knobs import Knobs
from facestudy.campus.population import plan
from facestudy.campus.subjects.categories import CATEGORIES, SHARES, WOMEN, lean, subject
from facestudy.campus.subjects.ceilings import (
    EVIDENCE,
    bayes_accuracy,
    ceiling,
    ceilings,
    log_likelihoods,
)
from facestudy.campus.subjects.traits import trait_row

NONE = Knobs(signal=0, sex_gap=0, age_gap=0, style_outside=0, style_inside=0)
ALL = Knobs(sex_gap=1, age_gap=1, tone_gap=1, style_outside=1, style_inside=1)
DRAWS = 80_000
ERROR = 4 * np.sqrt(0.25 / DRAWS)
"""Four standard errors of a simulated accuracy, at most."""
PRIOR = np.array(SHARES) / sum(SHARES)


def test_where_subjects_are_alike_nothing_beats_the_largest_class():
    for name, best in ceilings(NONE, draws=4000).items():
        assert best.accuracy == pytest.approx(max(PRIOR)), name
        assert best.auc == 0.5, name


def test_two_normal_classes_have_the_textbook_figures():
    apart, rng = 1.2, np.random.default_rng(0)
    cases = np.stack([rng.normal(mean, 1, 40_000) for mean in (0, apart)])
    logs = np.stack([norm.logpdf(cases, mean) for mean in (0, apart)], axis=2)
    found = ceiling(logs, np.array([0.5, 0.5]))
    assert found.accuracy == pytest.approx(norm.cdf(apart / 2), abs=0.007)
    assert found.auc == pytest.approx(norm.cdf(apart / np.sqrt(2)), abs=0.007)


def test_sex_alone_has_the_figures_of_its_shares():
    best = ceilings(replace(NONE, sex_gap=1), draws=DRAWS)["demographics"]
    given = np.array([[WOMEN[name], 1 - WOMEN[name]] for name in CATEGORIES])
    joint = PRIOR[:, None] * given
    posterior = joint / joint.sum(axis=0)
    areas = []
    for own in range(4):
        rest = joint.sum(axis=0) - joint[own]
        rest /= rest.sum()
        wins = [[(a > b) + 0.5 * (a == b) for b in posterior[own]] for a in posterior[own]]
        areas.append(given[own] @ np.array(wins) @ rest)
    assert best.accuracy == pytest.approx(joint.max(axis=0).sum(), abs=ERROR)
    assert best.auc == pytest.approx(np.average(areas, weights=PRIOR * (1 - PRIOR)), abs=ERROR)


def test_age_alone_has_the_accuracy_of_its_integral():
    knobs = replace(NONE, age_gap=1)
    strengths = [subject(name, knobs).age_lean for name in CATEGORIES]

    def density(share: float, strength: float) -> float:
        grid = np.linspace(0, 1, 4001)
        plain = np.interp(share, lean(grid, strength), grid)  # the inverse, by table
        return beta.pdf(plain, *AGE_BETA) / (1 + strength - 2 * strength * plain)

    def highest(share: float) -> float:
        return max(p * density(share, c) for p, c in zip(PRIOR, strengths, strict=True))

    assert quad(density, 0, 1, args=(strengths[0],))[0] == pytest.approx(1, abs=1e-3)
    best = ceilings(knobs, draws=DRAWS)["demographics"]
    assert best.accuracy == pytest.approx(quad(highest, 0, 1, limit=200)[0], abs=ERROR)


def people_of(campus):
    """The planned people as the columns that `log_likelihoods` takes, and their subjects."""
    rows, labels = [], []
    for department in campus.departments:
        for picture in department.pictures:
            person = picture.person
            row = {"woman": person.sex == "female", "masculinity": person.masculinity}
            row |= {"age": person.age, "tone": person.tone}
            row |= dict(zip(SHAPE, own_shape(person), strict=True))
            row |= {n: bool(v) for n, v in trait_row(person, picture.photo).items()}
            rows.append(row)
            labels.append(CATEGORIES.index(department.category))
    columns = {name: np.array([row[name] for row in rows]) for name in rows[0]}
    return columns, np.array(labels)


@pytest.mark.long
def test_the_people_that_are_drawn_can_be_told_as_well_as_the_ceilings_say():
    knobs = replace(ALL, signal=0.5, sites=40, portraits=2000, bad=0)
    people, labels = people_of(plan(knobs))
    logs = log_likelihoods(people, [subject(name, knobs) for name in CATEGORIES])
    for name, best in ceilings(knobs, draws=DRAWS).items():
        hits = (logs[name] + np.log(PRIOR)).argmax(axis=1) == labels
        error = np.sqrt(best.accuracy * (1 - best.accuracy) / len(hits))
        assert abs(hits.mean() - best.accuracy) < 4 * error + ERROR, name


def test_who_sees_more_tells_more():
    best = {name: each.auc for name, each in ceilings(ALL, draws=DRAWS).items()}
    assert set(best) == set(EVIDENCE)
    assert best["demographics"] + 0.02 < best["face_and_demographics"]
    assert best["shape"] + 0.02 < best["face"] < best["face_and_demographics"] + 0.001
    assert best["face_and_demographics"] + 0.02 < best["person"]


def test_the_planted_shape_is_what_it_was_whatever_else_differs():
    assert ceilings(ALL, draws=4000)["shape"].accuracy == bayes_accuracy(1.0, draws=4000)


def test_photos_and_sites_change_no_ceiling():
    other = replace(ALL, sites=9, portraits=90, confound=0.1, shared=1, bad=0.5, seed=3)
    assert ceilings(other, draws=4000) == ceilings(ALL, draws=4000)
