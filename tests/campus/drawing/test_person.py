"""People: what is drawn, what is fixed, and the densities that the Bayes accuracy stands on."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from facestudy.campus.drawing.person import (
    SEX_SHIFT,
    SEX_SHIFT_SCALE,
    SHAPE,
    SHAPE_LIMIT,
    draw_person,
    draw_shape,
    own_shape,
    person_row,
    shape_log_density,
)
from facestudy.study.errors import StudyError


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_same_seed_draws_the_same_person():
    assert draw_person(rng(4)) == draw_person(rng(4))
    assert draw_person(rng(4)) != draw_person(rng(5))


def test_person_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        draw_person(rng()).age = 3.0


def test_fixed_fields_are_taken_over_and_leave_the_others_alone():
    free = draw_person(rng(7))
    fixed = draw_person(rng(7), glasses="thick", age=60.0)
    assert (fixed.glasses, fixed.age) == ("thick", 60.0)
    for name in ("shape", "masculinity", "tone", "style", "eyes", "roughness", "seed"):
        assert getattr(fixed, name) == getattr(free, name)


def test_a_person_costs_one_draw_whatever_is_fixed():
    first, second = rng(9), rng(9)
    draw_person(first, shape_mean={"nose_tip": 2.0})
    draw_person(second, sex="male")
    assert first.integers(1 << 40) == second.integers(1 << 40)


def test_sex_decides_what_depends_on_it():
    women = [draw_person(rng(k), sex="female") for k in range(60)]
    men = [draw_person(rng(k), sex="male") for k in range(60)]
    assert {person.beard for person in women} == {"none"}
    assert {person.makeup for person in men} == {0.0}
    assert np.mean([p.masculinity for p in men]) - np.mean([p.masculinity for p in women]) > 0.5


def test_own_values_stay_within_the_limits_and_do_not_pile_up_there():
    drawn = np.abs(np.concatenate([draw_shape(rng(k), {"nose_tip": 2.0}) for k in range(400)]))
    assert drawn.max() <= SHAPE_LIMIT
    assert not (drawn == SHAPE_LIMIT).any()


@pytest.mark.parametrize("mean", [0.0, 0.8])
def test_drawn_values_follow_the_stated_density(mean: float):
    index = SHAPE.index("jaw_width")
    drawn = [draw_shape(rng(k), {"jaw_width": mean})[index] for k in range(3000)]
    edges = np.linspace(-SHAPE_LIMIT, SHAPE_LIMIT, 13)
    share = np.histogram(drawn, edges)[0] / len(drawn)
    fine = np.linspace(-SHAPE_LIMIT, SHAPE_LIMIT, 12 * 50, endpoint=False)
    density = np.exp([shape_log_density(z + 0.004, mean) for z in fine]) * (fine[1] - fine[0])
    expected = density.reshape(12, 50).sum(axis=1)
    assert density.sum() == pytest.approx(1, abs=2e-3)
    assert np.abs(share - expected).max() < 0.03


def test_density_is_nothing_outside_the_limits():
    assert shape_log_density(SHAPE_LIMIT + 0.01) == float("-inf")


def test_a_mean_moves_its_own_shape_value_only():
    plain = np.array([draw_shape(rng(k)) for k in range(800)]).mean(axis=0)
    moved = np.array([draw_shape(rng(k), {"lower_lip": 1.0}) for k in range(800)]).mean(axis=0)
    change = dict(zip(SHAPE, moved - plain, strict=True))
    assert change.pop("lower_lip") > 0.4
    assert max(abs(value) for value in change.values()) < 0.2


def test_masculinity_shifts_the_shape_by_exactly_what_is_documented():
    woman, man = (draw_person(rng(3), masculinity=m) for m in (0.0, 1.0))
    for name in SHAPE:
        expected = SEX_SHIFT.get(name, 0.0) * SEX_SHIFT_SCALE
        assert man.trait(name) - woman.trait(name) == pytest.approx(expected, abs=1e-12)
    assert own_shape(man) == pytest.approx(own_shape(woman), abs=1e-12)
    assert np.abs(own_shape(man)).max() <= SHAPE_LIMIT


def test_light_hair_and_eyes_do_not_come_with_dark_skin():
    people = [draw_person(rng(k), tone=0.7) for k in range(80)]
    assert {person.hair for person in people} <= {"black", "dark", "brown"}
    assert {person.eyes for person in people} <= {"brown", "dark"}


def test_row_is_flat_and_holds_every_shape_value():
    person = draw_person(rng(2), moles=((0.1, 0.2), (-0.3, 0.4)))
    row = person_row(person)
    assert all(isinstance(value, str | int | float) for value in row.values())
    assert row["shape_nose_tip"] == person.trait("nose_tip")
    assert row["moles"] == "0.100:0.200;-0.300:0.400"
    assert {"sex", "age", "tone", "roughness", "style", "seed"} <= set(row)
    assert sum(name.startswith("shape_") for name in row) == len(SHAPE) == 28


def test_unknown_names_end_in_a_clear_error():
    with pytest.raises(StudyError, match="no attribute 'hairs'"):
        draw_person(rng(), hairs="red")
    with pytest.raises(StudyError, match="no shape value 'nose'"):
        draw_person(rng(), shape_mean={"nose": 1.0})
