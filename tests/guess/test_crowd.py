"""A simulated crowd, whose truth is known, tests the arithmetic."""

import io

import numpy as np
import pandas as pd
import pytest

from facestudy.campus.drawing.person import SHAPE, own_shape, person_row
from facestudy.campus.knobs import Knobs
from facestudy.campus.population import plan
from facestudy.campus.subjects.categories import CATEGORIES, SHARES, subject
from facestudy.campus.subjects.ceilings import ceilings, log_likelihoods
from facestudy.campus.subjects.traits import TRAITS, trait_row
from facestudy.guess import crossed, crowd

CHANCE = 0.25


@pytest.fixture(scope="module")
def faces():
    """Log probabilities and true classes of 3,000 made-up portraits."""
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 4, 3000)
    logs = rng.normal(0, 1, (3000, 4))
    logs[np.arange(3000), truth] += 1.5
    return logs, truth


def test_noise_hides_what_a_face_shows(faces):
    logs, truth = faces
    best = float((logs.argmax(axis=1) == truth).mean())
    rng = np.random.default_rng(1)
    exact = crowd.answer(logs, 0.0, guessers=2, rng=rng)
    assert (exact.choices == truth).mean() == pytest.approx(best)
    lost = crowd.answer(logs, crowd.NOISIEST, guessers=20, rng=rng)
    assert (lost.choices == truth).mean() == pytest.approx(CHANCE, abs=0.02)
    noise = crowd.noise_for(logs, truth, 0.45)
    said = crowd.answer(logs, noise, guessers=20, rng=rng).choices
    assert (said == truth).mean() == pytest.approx(0.45, abs=0.01)


def test_the_interval_covers_the_truth_in_95_of_100_crowds(faces):
    """Guessers differ, portraits differ, and each guesser sees a part of the portraits."""
    logs, truth = faces
    rng, inside = np.random.default_rng(2), 0
    skills = np.linspace(1.0, 6.0, 8)
    expected = np.mean(
        [(crowd.answer(logs, s, guessers=20, rng=rng).choices == truth).mean() for s in skills]
    )
    for _ in range(200):
        chosen = rng.choice(len(truth), 120, replace=False)
        right = np.full((15, 120), np.nan)
        for guesser, skill in enumerate(rng.choice(skills, 15)):
            seen = rng.choice(120, 40, replace=False)
            said = crowd.answer(logs[chosen[seen]], skill, guessers=1, rng=rng).choices[0]
            right[guesser, seen] = said == truth[chosen[seen]]
        estimate = crossed.mean(right[:, ~np.isnan(right).all(axis=0)])
        inside += estimate.low <= expected <= estimate.high
    assert 0.91 <= inside / 200 <= 0.995


def test_more_guessers_tell_more_and_equals_are_rarely_told(faces):
    logs, truth = faces
    options = {"guessers": [5, 30], "shown": 40, "test": 200, "draws": 60}
    few, many = crowd.power(logs, truth, network=0.6, difference=-0.15, **options)
    assert few + 0.1 < many and many > 0.9
    assert max(crowd.power(logs, truth, network=0.5, difference=0.0, **options)) <= 0.15


@pytest.mark.long
def test_beliefs_follow_from_the_table_of_truths_as_from_the_people_themselves():
    knobs = Knobs(sites=8, portraits=200, bad=0)
    rows, shapes = [], []
    for department in plan(knobs).departments:
        for picture in department.pictures:
            row = person_row(picture.person) | trait_row(picture.person, picture.photo)
            rows.append(row | {"category": department.category})
            shapes.append(own_shape(picture.person))
    truth = pd.DataFrame(rows)
    logs = crowd.beliefs(pd.read_csv(io.StringIO(truth.to_csv(index=False))), knobs)
    people = dict(zip(SHAPE, np.array(shapes).T, strict=True)) | {
        name: truth[name].to_numpy(float) for name in ("masculinity", "age", "tone")
    }
    people |= {trait.column: truth[trait.column].to_numpy() > 0 for trait in TRAITS}
    people["woman"] = (truth["sex"] == "female").to_numpy()
    subjects = [subject(name, knobs) for name in CATEGORIES]
    np.testing.assert_allclose(
        logs, log_likelihoods(people, subjects)["face"] + np.log(SHARES), atol=1e-9
    )
    right = (logs.argmax(axis=1) == truth["category"].map(CATEGORIES.index)).mean()
    best = ceilings(knobs, draws=4000)["face"].accuracy
    assert right == pytest.approx(best, abs=0.1)
