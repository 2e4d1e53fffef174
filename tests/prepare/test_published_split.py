"""A published split stands as it is: only straddling groups leave, only validation is drawn."""

import json

import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.evaluation import resampling
from facestudy.prepare import groups, losses, published_split, split
from facestudy.report.pages import datasheet
from facestudy.study import files, index
from facestudy.study.errors import StudyError


def frame(parts: list[str], group: list[str] | None = None) -> pd.DataFrame:
    own = group or [f"g{number}" for number in range(len(parts))]
    categories = ["ab"[number % 2] for number in range(len(parts))]
    return pd.DataFrame({"category": categories, "group": own, "source_split": parts})


def test_all_parts_stand_as_published_whatever_the_seed():
    rows = frame(["train"] * 6 + ["validation"] * 2 + ["test"] * 2)
    for seed in (0, 1):
        assert published_split.assign(rows, seed=seed)["split"].tolist() == list(
            rows["source_split"]
        )


def test_groups_that_straddle_stay_in_test_and_leave_train():
    parts = ["train", "test", "validation", "train", "validation", "train", "train"]
    rows = frame(parts, ["x", "x", "x", "y", "y", "z", "w"])
    found = published_split.assign(rows, seed=0)
    assert found["split"].tolist() == ["", "test", "", "", "validation", "train", "train"]
    in_test, in_validation = (published_split.STRADDLES.format(p) for p in ("test", "validation"))
    assert found["reason"].tolist() == [in_test, "", in_test, in_validation, "", "", ""]


def test_a_missing_validation_part_is_taken_from_train_by_group():
    group = [f"g{number // 3}" for number in range(240)] + [f"t{number}" for number in range(20)]
    rows = frame(["train"] * 240 + ["test"] * 20, group)
    found = rows.assign(split=published_split.assign(rows, seed=0)["split"])
    assert (found.groupby("group")["split"].nunique() == 1).all()
    assert (found.loc[found["source_split"] == "test", "split"] == "test").all()
    share = (found["split"] == "validation").sum() / 240
    assert 0.06 < share < 0.2
    other = published_split.assign(rows, seed=1)["split"]
    assert not other.equals(found["split"]) and (other[240:] == "test").all()


def test_each_category_has_a_face_for_validation_and_keeps_one_to_train_on():
    for seed in range(20):
        rows = frame(["train"] * 8 + ["test"] * 2)
        found = rows.assign(split=published_split.assign(rows, seed=seed)["split"])
        table = pd.crosstab(found["category"], found["split"])
        assert (table[["train", "validation", "test"]] > 0).all().all()


def test_a_lone_held_out_part_is_the_test_part():
    found = published_split.assign(frame(["train"] * 20 + ["validation"] * 4), seed=0)["split"]
    assert found[20:].tolist() == ["test"] * 4 and "validation" in set(found[:20])


def test_pictures_without_a_part_are_left_out_with_the_reason():
    found = published_split.assign(frame(["train"] * 8 + ["test", ""]), seed=0)
    assert found.iloc[-1].tolist() == ["", published_split.NO_PART]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (["fold 0", "fold 1"], "holds fold 0, fold 1; write train, validation and test"),
        (["train", "train"], "has train; a published split has train and test"),
        (["test", "validation"], "has test and validation; a published"),
        (["", ""], "has no part"),
    ],
)
def test_what_is_no_published_split_is_refused(parts, message):
    with pytest.raises(StudyError, match=message):
        published_split.assign(frame(parts), seed=0)


def test_an_index_without_the_column_is_refused(cropped_study):
    study = cropped_study(["a"] * 12 + ["b"] * 12)
    with pytest.raises(StudyError, match="KEEP_SPLIT: source_split has no part"):
        split.split_study(study, keep_split=True)


def test_a_study_keeps_its_published_split_and_draws_no_other(cropped_study):
    parts = (["train"] * 8 + ["validation"] * 2 + ["test"] * 2) * 2
    study = cropped_study(["a"] * 12 + ["b"] * 12, source_split=parts)
    rows = split.split_study(study, keep_split=True).set_index("id")
    wanted = index.read(study.index).set_index("id")["source_split"]
    assert (rows["split"] == wanted[rows.index]).all() and split.is_published(study)
    assert "only seeds vary" in datasheet.facts(study)["preprocessing"]["split_by"]
    digest = resampling.digest(study, split.read(study))
    table = pd.DataFrame([[1, 2, 0.5, 0.5, 1, 1, 16, 4, 4, digest, ""]], columns=resampling.COLUMNS)
    resampling.write(study, "bottleneck", table)
    assert resampling.read(study, "bottleneck").empty
    split.split_study(study)
    assert not split.is_published(study) and len(resampling.read(study, "bottleneck")) == 1
    assert "salts" in json.loads((study.data / "split.json").read_text())


def test_a_split_that_is_drawn_anew_after_a_removal_keeps_the_published_parts(
    cropped_study, monkeypatch
):
    parts = (["train"] * 8 + ["validation"] * 2 + ["test"] * 2) * 2
    study = cropped_study(["a"] * 12 + ["b"] * 12, source_split=parts)
    table = index.read(study.index).set_index("id")
    plan, gone = split._plan, table.index[0]

    def removed_meanwhile(*arguments, **options):
        result = plan(*arguments, **options)
        index.write(study.index, table.drop(gone).reset_index())
        return result

    monkeypatch.setattr(split, "_plan", removed_meanwhile)
    rows = split.split_study(study, keep_split=True).set_index("id")
    assert gone not in rows.index and len(rows) == 23 and split.is_published(study)
    assert (rows["split"] == table.loc[rows.index, "source_split"]).all()


def brighter(number: int) -> bytes:
    picture = noise_picture(number).astype(int) + 6
    return png(np.clip(picture, 0, 255).astype(np.uint8))


def test_near_duplicates_with_two_classes_are_left_out_and_listed(cropped_study):
    study = cropped_study(["a"] * 20 + ["b"] * 20)
    ids = index.read(study.index)["id"].tolist()
    files.write_bytes(study.faces / f"{ids[25]}.png", brighter(3))  # a's third picture, in b
    files.write_bytes(study.faces / f"{ids[8]}.png", brighter(7))  # within a: no contradiction
    rows = split.split_study(study)
    out = rows[rows["split"] == ""]
    assert set(out["id"]) == {ids[3], ids[25]}
    assert set(out["reason"]) == {f"{split.CONTRADICTION}a, b"}
    assert set(losses.contradictions(study, rows)["id"]) == {ids[3], ids[25]}
    study.corrections_csv.write_text(f"id,category,bad,reason\n{ids[25]},a,,the same photograph\n")
    rows = split.split_study(study).set_index("id")
    assert rows.loc[ids[3], "split"] == rows.loc[ids[25], "split"] != ""


def test_copies_of_one_photograph_are_all_left_out():
    pairs = [(0, 1), (1, 2), (3, 4)]
    found = groups.contradictions(["a", "a", "b", "", "b"], pairs)
    assert set(found) == {0, 1, 2}


def test_a_class_that_vanished_is_named(cropped_study):
    study = cropped_study(["a"] * 12 + ["b"] * 12 + ["noise"] * 4)
    assert losses.at_split(study, split.split_study(study)) == "class noise lost all 4"
