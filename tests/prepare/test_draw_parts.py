"""Nobody changes part because somebody else comes or goes, is relabelled or is encoded anew."""

import hashlib

import numpy as np
import pandas as pd
import pytest

from facestudy.campus import population
from facestudy.campus.knobs import Knobs
from facestudy.prepare import draw_parts, groups
from facestudy.study.paths import Study

PICTURE = ["person", "image_url"]
WAYS = ["person", "department"]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def index_of(campus: population.Campus) -> pd.DataFrame:
    """The index of a planned campus, without its pictures."""
    return pd.DataFrame(
        {
            "id": digest(f"{department.number} {picture.file}"),
            "category": department.category,
            "department": department.label,
            "name": picture.name,
            "person": picture.key,
            "image_url": f"https://{department.host}/{picture.file}",
        }
        for department in campus.departments
        for picture in department.pictures
    )


@pytest.fixture(scope="module")
def campus() -> population.Campus:
    return population.plan(Knobs(sites=40, portraits=640))


@pytest.fixture(scope="module")
def full_size() -> pd.DataFrame:
    return index_of(population.plan())


@pytest.fixture(autouse=True)
def no_near_duplicates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "near_duplicates", lambda study, ids: [])


def split_of(frame: pd.DataFrame, by: str, salt: int | None = None) -> pd.DataFrame:
    frame = frame.reset_index(drop=True)
    frame["group"] = groups.assign_groups(Study("small"), frame, by=by)
    frame["split"] = draw_parts.assign_splits(frame, seed=1, salt=salt)
    return frame


def salt_of(frame: pd.DataFrame, by: str) -> int:
    rows = frame.assign(group=groups.assign_groups(Study("small"), frame, by=by))
    return draw_parts.choose_salt(rows, seed=1)


def one_percent_lost(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.drop(rows.sample(frac=0.01, random_state=3).index)


def department_added(rows: pd.DataFrame) -> pd.DataFrame:
    new = rows[rows["department"] == rows["department"].iloc[0]]
    new = new.assign(department="99-new", person="99-" + new["person"], id=new["id"].str[::-1])
    return pd.concat([new, rows])


def person_forgotten(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["person"] != rows["person"].iloc[77]]


def category_corrected(rows: pd.DataFrame) -> pd.DataFrame:
    other = {"cs": "econ", "econ": "german", "german": "mechanical", "mechanical": "cs"}
    chosen = rows["person"] == rows["person"].iloc[77]
    return rows.assign(category=rows["category"].mask(chosen, rows["category"].map(other)))


def encoded_anew(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(id=rows["id"].map(digest))


def reversed_rows(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[::-1]


CHANGES = [one_percent_lost, department_added, person_forgotten, category_corrected, encoded_anew,
           reversed_rows]  # fmt: skip


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("change", CHANGES)
def test_nobody_else_changes_part(campus, change, by):
    rows = index_of(campus)
    salt = salt_of(rows, by)
    before, after = split_of(rows, by, salt), split_of(change(rows), by, salt)
    both = before.merge(after, on=PICTURE, suffixes=("", "_after"))
    assert len(both) >= 0.97 * len(before)
    assert (both["split"] == both["split_after"]).all()


@pytest.mark.parametrize("change", CHANGES)
def test_hundreds_of_people_need_no_record_of_the_salt(full_size, change):
    before, after = split_of(full_size, "person"), split_of(change(full_size), "person")
    both = before.merge(after, on=PICTURE, suffixes=("", "_after"))
    assert (both["split"] == both["split_after"]).all()


@pytest.mark.parametrize("by", WAYS)
def test_every_category_is_near_its_shares_in_every_part(campus, by):
    rows = split_of(index_of(campus), by)
    shares = pd.crosstab(rows["category"], rows["split"], normalize="index")
    for part, share in draw_parts.SHARES.items():
        assert shares[part].between(share - 0.1, share + 0.1).all(), part
        assert (shares[part] > 0).all()


def test_without_a_salt_departments_would_often_leave_a_part_empty(campus):
    rows = index_of(campus)
    rows["group"] = groups.assign_groups(Study("small"), rows, by="department")
    names, members = draw_parts._members(rows)
    parts = [draw_parts._draw(names, seed, 0) for seed in range(20)]
    filled = [draw_parts._filled(part, members) for part in parts]
    assert sum((counts == 0).any() for counts in filled) >= 5


def small(sizes: dict[str, int]) -> pd.DataFrame:
    rows = [(f"{name}{k}", name) for name, count in sizes.items() for k in range(count)]
    return pd.DataFrame(rows, columns=["group", "category"])


@pytest.mark.parametrize("seed", range(3))
def test_many_tiny_categories_all_reach_every_part(seed):
    frame = small({f"category {number} ": 10 for number in range(30)})
    frame["split"] = draw_parts.assign_splits(frame, seed=seed)
    assert (pd.crosstab(frame["category"], frame["split"]) > 0).all(axis=None)


def test_a_gap_moves_one_group_and_no_other():
    frame = small({"a": 12, "b": 12})
    salt = draw_parts.choose_salt(frame, seed=0)
    before = draw_parts.assign_splits(frame, seed=0, salt=salt)
    validated = (frame["category"] == "a") & (before == "validation")
    left = frame[~validated]  # everybody of a who was in validation is gone
    after = draw_parts.assign_splits(left, seed=0, salt=salt)
    assert (after != before[left.index]).sum() == 1
    assert "validation" in set(after[left["category"] == "a"])


def test_two_groups_of_a_category_are_for_training_and_test():
    frame = small({"a": 40, "b": 40, "pair": 2})
    for seed in range(5):
        parts = draw_parts.assign_splits(frame, seed=seed)
        assert {"train", "test"} == set(parts[frame["category"] == "pair"])


@pytest.mark.parametrize("seed", range(5))
def test_two_groups_of_every_category_still_leave_one_for_validation(seed):
    frame = small({"a": 2, "b": 2, "c": 2, "d": 2})
    assert set(draw_parts.assign_splits(frame, seed=seed)) == set(draw_parts.SHARES)


def test_groups_with_several_categories_leave_no_gap_behind():
    frame = pd.concat([small({"a": 3, "b": 3}), small({"a": 3}).assign(category="b")])
    frame = pd.concat([frame] * 2, ignore_index=True)
    for salt in range(20):
        frame["split"] = draw_parts.assign_splits(frame, seed=0, salt=salt)
        assert (pd.crosstab(frame["category"], frame["split"]) > 0).all(axis=None)
        assert (frame.groupby("group")["split"].nunique() == 1).all()


def test_shares_are_met_up_to_chance():
    frame = small({"a": 4000})
    shares = draw_parts.assign_splits(frame, seed=5).value_counts(normalize=True)
    for part, share in draw_parts.SHARES.items():
        assert abs(shares[part] - share) < 4 * np.sqrt(share * (1 - share) / len(frame))


def test_seeds_and_salts_decide():
    frame = small({"a": 60, "b": 60})
    draws = [(0, 0), (0, 0), (0, 1), (1, 0)]
    first, again, *others = (
        draw_parts.assign_splits(frame, seed=seed, salt=salt) for seed, salt in draws
    )
    assert first.equals(again) and not any(first.equals(other) for other in others)
