"""The split keeps groups whole, keeps its salt, and writes what others read."""

import json
import re
from collections import Counter

import keras
import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.prepare import crop, dataset, groups, split
from facestudy.study import files, index
from facestudy.study.errors import StudyError


def table(groups: list[tuple[str, int]]) -> pd.DataFrame:
    rows = [(f"g{k}", name) for k, (name, n) in enumerate(groups) for _ in range(n)]
    return pd.DataFrame(rows, columns=["group", "category"])


def test_groups_stay_whole_and_shares_stay_near():
    rng = np.random.default_rng(0)
    frame = table([("ab"[k % 2], int(n)) for k, n in enumerate(rng.integers(1, 9, 120))])
    frame["split"] = split.assign_splits(frame, seed=3)
    assert (frame.groupby("group")["split"].nunique() == 1).all()
    share = frame["split"].value_counts(normalize=True)
    assert all(abs(share[name] - split.SHARES[name]) < 0.1 for name in split.SHARES)


def test_seed_decides():
    frame = table([("a", 1)] * 50 + [("b", 1)] * 50)
    first, again, other = (split.assign_splits(frame, seed=seed) for seed in (1, 1, 2))
    assert first.equals(again) and not first.equals(other)


def test_the_smallest_category_reaches_every_split():
    frame = table([("a", 1)] * 90 + [("b", 1)] * 10)
    frame["split"] = split.assign_splits(frame, seed=0)
    assert set(frame.loc[frame["category"] == "b", "split"]) == set(split.SHARES)


@pytest.mark.long
def test_people_stay_together_by_person_or_by_name(cropped_study):
    names = [f"N{k // 3}" for k in range(60)]
    study = cropped_study(["a"] * 30 + ["b"] * 30, name=names)
    rows = split.split_study(study)
    assert (
        rows.merge(index.read(study.index)[["id", "name"]]).groupby("name")["split"].nunique().max()
        == 1
    )


@pytest.mark.long
def test_near_duplicates_stay_together(cropped_study):
    study = cropped_study(["a"] * 20 + ["b"] * 20)
    ids = index.read(study.index)["id"].tolist()
    brighter = np.clip(noise_picture(0).astype(int) + 6, 0, 255).astype(np.uint8)
    files.write_bytes(study.faces / f"{ids[7]}.png", png(brighter))
    assert groups.near_duplicates(study, ids) == [(0, 7)]
    rows = split.split_study(study).set_index("id")
    assert rows.loc[ids[0], "group"] == rows.loc[ids[7], "group"]


@pytest.mark.long
def test_department_split_never_straddles(cropped_study):
    departments = [f"d{k % 12}" for k in range(120)]
    study = cropped_study([f"c{(k % 12) % 2}" for k in range(120)], department=departments)
    rows = split.split_study(study, by="department").merge(
        index.read(study.index)[["id", "department"]]
    )
    assert (rows.groupby("department")["split"].nunique() == 1).all()
    assert set(rows["split"]) == set(split.SHARES)


def test_too_few_groups_for_three_splits_are_named(cropped_study):
    study = cropped_study(["a"] * 20 + ["b"] * 20, department=["x"] * 20 + ["y"] * 20)
    with pytest.raises(StudyError, match="only 2 groups that must stay together"):
        split.split_study(study, by="department")


@pytest.mark.long
@pytest.mark.parametrize("by", ["person", "department"])
def test_a_lost_face_a_relabelled_one_and_another_order_move_nobody(cropped_study, by):
    columns = {"name": [f"N{k // 2}" for k in range(80)],
               "department": [f"d{k // 5}" for k in range(80)]}  # fmt: skip
    study = cropped_study(["a", "b"] * 40, **columns)
    before = split.split_study(study, by=by).set_index("id")["split"]
    rows = index.read(study.index)
    rows.loc[3, "category"] = "a"
    index.write(study.index, rows.drop(index=10)[::-1])
    after = split.split_study(study, by=by).set_index("id")["split"]
    assert len(after) == 79 and (after == before[after.index]).all()


@pytest.mark.long
def test_a_study_that_grows_keeps_its_salt(cropped_study):
    departments = [f"d{k // 5}" for k in range(80)]
    study = cropped_study(["a", "b"] * 40, department=departments)
    split.split_study(study, by="department")
    kept = json.loads((study.data / "split.json").read_text())
    files.write_json(study.data / "split.json", {"salts": {"department 0": 12345, "person 3": 7}})
    rows = split.split_study(study, by="department")
    drawn = split.assign_splits(rows, seed=0, salt=12345)
    assert (rows["split"] == drawn).all()
    (study.data / "split.json").write_text("{damaged")
    split.split_study(study, by="department")
    assert json.loads((study.data / "split.json").read_text()) == kept


def test_a_split_that_fails_notes_no_salt(cropped_study):
    study = cropped_study(["a"] * 20 + ["b"] * 20, department=["x"] * 20 + ["y"] * 20)
    with pytest.raises(StudyError):
        split.split_study(study, by="department")
    assert not (study.data / "split.json").exists()


@pytest.mark.long
def test_rows_are_ordered_by_people_whatever_their_digests(cropped_study):
    names = [f"N{k}" for k in range(40)]
    study = cropped_study(["a", "b"] * 20, name=names)
    first = _names(study)
    index.write(study.index, index.read(study.index)[::-1])
    assert _names(study) == first != sorted(first)


def _names(study):
    split.split_study(study)
    name_of = index.read(study.index).set_index("id")["name"]
    return name_of[dataset.load(study).rows["id"]].tolist()


@pytest.mark.long
def test_small_categories_are_left_out_with_a_reason(cropped_study):
    study = cropped_study(["a"] * 20 + ["b"] * 20 + ["rare"] * 3 + [""] * 2)
    rows = split.split_study(study)
    rare = rows[rows["category"] == "rare"]
    assert (rare["split"] == "").all() and "only 3 usable" in rare["reason"].iloc[0]
    assert set(split.read(study)["category"]) == {"a", "b"}


@pytest.mark.parametrize(
    ("categories", "words"),
    [
        (["a"] * 20 + ["b"] * 3, "has only one category .* (there are: 'a' 20, 'b' 3); two are"),
        (["a"] * 5 + ["b"] * 5, "has no category with at least 10 .*'a' 5, 'b' 5"),
        (["a"] * 12, "has only one category"),
        ([""] * 12, "no face of study 'small' has a category"),
        (
            [f"c{number}" for number in range(12)],
            "'c0' 1, 'c1' 1, 'c10' 1, 'c11' 1, 'c2' 1 and 7 more",
        ),
    ],
)
def test_too_few_categories_are_one_sentence(cropped_study, categories, words):
    with pytest.raises(StudyError) as error:
        split.split_study(cropped_study(categories))
    assert re.search(words.replace("(", r"\(").replace(")", r"\)"), str(error.value))
    assert "\n" not in str(error.value) and "nan" not in str(error.value)


def test_a_study_without_a_face_is_one_sentence(cropped_study):
    study = cropped_study(["a"] * 3)
    faces = crop.read(study).assign(reason=["no face detected", "no face detected", "empty file"])
    files.write_csv(study.faces_csv, faces)
    with pytest.raises(StudyError) as error:
        split.split_study(study)
    assert str(error.value) == (
        "no picture of study 'small' has a face (no face detected: 2, empty file: 1)"
    )


@pytest.mark.long
def test_curated_pictures_leave_and_come_back(cropped_study):
    study = cropped_study(["a"] * 20 + ["b"] * 20)
    first, second = index.read(study.index)["id"][:2]
    columns = ["time", "id", "verdict", "probability", "source", "round"]
    verdicts = [[1, first, "bad", 0, "hand", 0], [2, second, "bad", 0, "hand", 0],
                [3, second, "good", 1, "hand", 0]]  # fmt: skip
    files.write_csv(study.curation_csv, pd.DataFrame(verdicts, columns=columns))
    with study.curation_csv.open("a") as table:
        table.write(f"4,{second},ba")  # a kill cut this line short
    ids = set(split.split_study(study)["id"])
    assert first not in ids and second in ids


@pytest.mark.long
def test_keras_reads_the_folders(cropped_study):
    study = cropped_study(
        ["Müller/Söhne"] * 20 + ["muller sohne"] * 20,
    )
    split.split_study(study)
    names = sorted(path.name for path in (study.split / "train").iterdir())
    data = keras.utils.image_dataset_from_directory(
        study.split / "train", image_size=(128, 128), verbose=False
    )
    assert data.class_names == names and len(names) == 2
    pictures, labels = next(iter(data))
    assert pictures.shape[1:] == (128, 128, 3) and set(np.asarray(labels)) == {0, 1}


def test_splitting_again_leaves_nothing_of_the_old_tree(cropped_study):
    study = cropped_study(["a"] * 20 + ["b"] * 20)
    split.split_study(study, seed=0)
    rows = split.split_study(study, seed=5)
    found = Counter(path.parent.parent.name for path in study.split.rglob("*.png"))
    assert found == Counter(rows["split"])
    for row in rows.itertuples():
        assert (study.split / row.split / row.category / f"{row.id}.png").is_file()


def test_a_missing_crop_is_one_clear_line(cropped_study):
    study = cropped_study(["a"] * 20 + ["b"] * 20)
    rows = split.split_study(study)
    (study.faces / f"{rows['id'][0]}.png").unlink()
    with pytest.raises(StudyError, match="run 02_crop again"):
        dataset.load(study)


def test_crops_index_as_an_array_and_read_only_what_is_asked_for(cropped_study):
    study = cropped_study(["a"] * 20 + ["b"] * 20)
    split.split_study(study)
    crops = dataset.load(study).pictures
    everything = np.asarray(crops)
    assert crops.shape == everything.shape and crops.dtype == everything.dtype == np.uint8
    for chosen in (3, slice(4, 9), np.array([5, 0, 5]), np.arange(len(crops)) % 3 == 0):
        np.testing.assert_array_equal(crops[chosen], everything[chosen])
    some = crops.select([7, 2])
    (study.faces / f"{crops.ids[5]}.png").write_bytes(b"damaged")
    np.testing.assert_array_equal(some[:], everything[[7, 2]])  # the damaged one is not touched
    with pytest.raises(StudyError, match="damaged: run 02_crop again"):
        crops[:]
