"""The plan of a campus: counts, knobs, and the accuracy that the planted signal allows."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from facestudy.campus.drawing.bad_photos import KINDS
from facestudy.campus.drawing.person import SHAPE, draw_shape, shape_log_density
from facestudy.campus.knobs import Knobs
from facestudy.campus.photo_styles import (
    ASPECTS,
    draw_photo_style,
    draw_site_style,
    style_from_latent,
)
from facestudy.campus.population import largest_remainder, plan
from facestudy.campus.subjects.categories import CATEGORIES, SHARES, class_means
from facestudy.campus.subjects.ceilings import bayes_accuracy
from facestudy.study.errors import StudyError

SMALL_PLAN = {"sites": 12, "portraits": 250}
OUTSIDE_THE_FACE = {"ears", "forehead", "face_width", "face_length"}


@pytest.fixture(scope="module")
def full():
    return plan(Knobs(seed=1))


def pictures_per_category(campus) -> Counter:
    return Counter(
        department.category for department in campus.departments for _ in department.pictures
    )


@pytest.mark.long
def test_the_full_campus_has_the_published_counts(full):
    assert len(full.departments) == 57
    assert len(full.pictures) == 1369
    counts = pictures_per_category(full)
    assert all(
        abs(counts[category] - share * 1369) < 1
        for category, share in zip(CATEGORIES, SHARES, strict=True)
    )


def test_files_are_distinct_within_a_site_and_labels_over_all(full):
    for department in full.departments:
        paths = [picture.file for picture in department.pictures]
        assert len(set(paths)) == len(paths)
    assert len({department.label for department in full.departments}) == 57
    assert len({department.name for department in full.departments}) == 57


def test_departments_are_unequally_large(full):
    sizes = [len(department.pictures) for department in full.departments]
    assert max(sizes) > 2 * min(sizes)


@pytest.mark.parametrize("sites, portraits", [(8, 80), (8, 16), (9, 41), (4, 8), (16, 400)])
def test_small_campuses_keep_count_and_have_every_category_twice(sites, portraits):
    campus = plan(Knobs(sites=sites, portraits=portraits))
    homes = Counter(department.category for department in campus.departments)
    assert len(campus.pictures) == portraits
    assert min(homes[category] for category in CATEGORIES) >= (2 if sites >= 8 else 1)
    assert min(len(department.pictures) for department in campus.departments) >= 2


def test_largest_remainder_deals_out_everything_and_keeps_the_floor():
    assert largest_remainder(10, [1, 1, 1]) == [4, 3, 3]
    assert largest_remainder(10, [98, 1, 1], least=2) == [6, 2, 2]


def test_bad_pictures_are_as_many_as_asked_and_of_every_kind(full):
    kinds = Counter(picture.kind for picture in full.pictures)
    assert 1369 - kinds["good"] == round(0.05 * 1369)
    assert set(kinds) == {"good", *KINDS}
    assert {picture.kind for picture in plan(Knobs(sites=8, portraits=80, bad=0)).pictures} == {
        "good"
    }


def test_subjects_differ_inside_the_face_and_all_pairs_alike():
    means = class_means(1.0)
    names = list(means["cs"])
    assert set(names) <= set(SHAPE) - OUTSIDE_THE_FACE
    rows = np.array([[means[category][name] for name in names] for category in CATEGORIES])
    np.testing.assert_allclose(rows.sum(axis=0), 0, atol=1e-12)
    apart = [np.linalg.norm(first - second) for first, second in combinations(rows, 2)]
    np.testing.assert_allclose(apart, apart[0], rtol=0.01)


def test_without_signal_the_best_guess_is_the_largest_class():
    assert bayes_accuracy(0.0, draws=4000) == pytest.approx(max(SHARES))


def test_the_default_signal_allows_about_seventy_per_cent():
    assert bayes_accuracy(Knobs().signal) == pytest.approx(0.70, abs=0.01)


@pytest.mark.long
def test_more_signal_allows_more():
    steps = [bayes_accuracy(signal, draws=20_000) for signal in (0, 0.25, 0.5, 1, 1.5, 2)]
    assert all(less < more for less, more in zip(steps, steps[1:], strict=False))


def test_the_bayes_accuracy_is_that_of_the_people_who_are_drawn():
    """The same figure from the drawing code's own sampler and density, without shortcuts."""
    rng = np.random.default_rng(0)
    means = class_means(1.0)
    hits = []
    for _ in range(1200):
        own = int(rng.choice(4, p=SHARES))
        z = dict(zip(SHAPE, draw_shape(rng, means[CATEGORIES[own]]), strict=True))
        posterior = [
            np.log(share)
            + sum(shape_log_density(z[name], mean) for name, mean in means[category].items())
            for category, share in zip(CATEGORIES, SHARES, strict=True)
        ]
        hits.append(int(np.argmax(posterior)) == own)
    assert np.mean(hits) == pytest.approx(bayes_accuracy(1.0), abs=0.04)


@pytest.mark.long
def test_the_signal_reaches_the_people():
    campus = plan(Knobs(sites=4, portraits=800, signal=2.0))
    means = class_means(2.0)
    for category, name in combinations_of(means):
        values = [
            picture.person.trait(name)
            for department in campus.departments
            if department.category == category
            for picture in department.pictures
        ]
        if abs(means[category][name]) > 1:
            assert np.sign(np.mean(values)) == np.sign(means[category][name])


def combinations_of(means):
    return [(category, name) for category in means for name in means[category]]


def test_the_same_seed_gives_the_same_campus_and_another_seed_another():
    first, same, other = (plan(Knobs(sites=8, portraits=80, seed=seed)) for seed in (5, 5, 6))
    assert first == same
    assert first.departments != other.departments


def by_key(campus) -> dict[tuple[str, int], object]:
    """The pictures by the person's key and their number among the person's pictures."""
    pictures: dict[tuple[str, int], object] = {}
    for picture in campus.pictures:
        pictures[picture.key, sum(key == picture.key for key, _ in pictures)] = picture
    return pictures


@pytest.mark.parametrize(
    "more", [{"sites": 13}, {"portraits": 251}, {"sites": 16, "portraits": 330}]
)
def test_another_site_or_person_changes_nobody(more):
    before, after = (
        by_key(plan(Knobs(seed=4, **knobs))) for knobs in (SMALL_PLAN, SMALL_PLAN | more)
    )
    both = before.keys() & after.keys()
    assert len(both) > 0.75 * len(before)
    for key in both:
        for name in ("name", "person", "photo", "style", "seed"):
            assert getattr(before[key], name) == getattr(after[key], name), (key, name)


def test_more_sites_leave_the_categories_and_names_of_the_first_alone():
    campuses = [plan(Knobs(sites=sites, portraits=80, seed=4)) for sites in (9, 10, 14, 30)]
    for fewer, more in zip(campuses, campuses[1:], strict=False):
        for first, same in zip(fewer.departments, more.departments, strict=False):
            assert (first.category, first.name, first.seed) == (
                same.category,
                same.name,
                same.seed,
            )


def test_styles_never_change_people():
    plain = plan(Knobs(sites=8, portraits=80, confound=0, shared=0))
    strong = plan(Knobs(sites=8, portraits=80, confound=1, shared=1))
    assert [p.person for p in plain.pictures] == [p.person for p in strong.pictures]
    assert [p.style for p in plain.pictures] != [p.style for p in strong.pictures]


def styles_by_site(campus) -> dict[str, set]:
    return {
        department.label: {str(picture.style) for picture in department.pictures}
        for department in campus.departments
    }


def test_at_full_confound_a_site_has_one_style_of_its_own():
    styles = styles_by_site(plan(Knobs(sites=8, portraits=80, confound=1, shared=0)))
    assert all(len(site) == 1 for site in styles.values())
    assert all(first != second for first, second in combinations(styles.values(), 2))


def test_at_full_sharing_all_sites_of_a_subject_look_alike_and_subjects_do_not():
    campus = plan(Knobs(sites=12, portraits=80, confound=1, shared=1))
    subjects = {category: set() for category in CATEGORIES}
    for department in campus.departments:
        subjects[department.category] |= {str(picture.style) for picture in department.pictures}
    assert all(len(styles) == 1 for styles in subjects.values())
    assert len(set.union(*subjects.values())) == 4


@pytest.mark.parametrize("confound, shared", [(0.0, 0.0), (0.7, 0.25), (0.6, 1.0)])
def test_the_knobs_are_the_correlations_that_they_claim_to_be(confound, shared, monkeypatch):
    monkeypatch.setattr("facestudy.campus.photo_styles.style_from_latent", lambda latent: latent)
    rng = np.random.default_rng(0)
    first, twin, sibling = [], [], []
    for _ in range(500):
        subject = rng.standard_normal(len(ASPECTS))
        site, other = (draw_site_style(rng, subject, shared=shared) for _ in range(2))
        first.append(draw_photo_style(rng, site, confound=confound))
        twin.append(draw_photo_style(rng, site, confound=confound))
        sibling.append(draw_photo_style(rng, other, confound=confound))
    first, twin, sibling = (np.concatenate(rows) for rows in (first, twin, sibling))
    assert np.std(first) == pytest.approx(1, abs=0.05)
    assert np.corrcoef(first, twin)[0, 1] == pytest.approx(confound**2, abs=0.05)
    assert np.corrcoef(first, sibling)[0, 1] == pytest.approx((confound * shared) ** 2, abs=0.05)


def test_styles_vary_in_everything_that_depends_on_the_photographer():
    rng = np.random.default_rng(1)
    styles = [style_from_latent(rng.standard_normal(len(ASPECTS))) for _ in range(300)]
    assert {style.format for style in styles} == {"jpg", "png", "webp"}
    assert len({style.width / style.height for style in styles}) > 4
    assert len({style.photo_fields["background"] for style in styles}) == 5
    assert (
        min(min(style.width, style.height) * style.photo_fields["size"] for style in styles) >= 43
    )


def test_names_are_unique_within_a_department_and_carry_no_titles(full):
    for department in full.departments:
        keys = {entry.key: entry.name for entry in department.entries}
        assert len(set(keys.values())) == len(keys)
        assert not any("Dr." in name or "Prof" in name for name in keys.values())


def test_staff_lists_have_what_real_ones_have(full):
    entries = [entry for department in full.departments for entry in department.entries]
    degrees = {entry.degree for entry in entries}
    assert {"Prof. Dr.", "PD Dr.", ""} <= degrees
    assert any(entry.role == "office" for entry in entries)
    assert any(letter in entry.name for entry in entries for letter in "äöüß")
    assert any(entry.picture < 0 and entry.placeholder for entry in entries)
    assert any(entry.picture < 0 and not entry.placeholder for entry in entries)


def test_somebody_is_listed_twice_with_one_picture_and_somebody_has_two(full):
    twice, two = 0, 0
    for department in full.departments:
        listed = Counter(entry.picture for entry in department.entries if entry.picture >= 0)
        assert set(listed) == set(range(len(department.pictures)))
        twice += sum(count > 1 for count in listed.values())
        two += len(department.pictures) - len({picture.key for picture in department.pictures})
    assert twice >= 57
    assert two > 5


@pytest.mark.parametrize(
    "knobs, words",
    [
        ({"sites": 3}, "too few"),
        ({"portraits": 20}, "at least 114"),
        ({"confound": 1.2}, "confound is 1.2"),
        ({"shared": -0.1}, "between 0 and 1"),
        ({"bad": float("nan")}, "bad is nan"),
        ({"signal": -1}, "signal is -1"),
        ({"seed": -1}, "seed is -1"),
    ],
)
def test_a_wrong_knob_is_named(knobs, words):
    with pytest.raises(StudyError, match=words):
        Knobs(**knobs)
