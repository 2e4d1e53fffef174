"""Digests of what is learned from change with it and with nothing else."""

import cv2
import pytest

from facestudy.prepare import dataset, inputs, split


@pytest.fixture
def study(cropped_study):
    study = cropped_study(["a", "b"] * 15)
    split.split_study(study)
    return study


def test_the_digest_of_the_disk_is_that_of_the_loaded_faces(study):
    faces = dataset.load(study)
    assert inputs.learned_from(study) == faces.learned_from != faces.digest()


def test_order_does_not_matter_and_everything_else_does(study):
    rows = split.read(study)
    crops = inputs.crop_digests(study.faces, rows["id"])
    whole = inputs.digest_of_faces(rows, crops)
    assert inputs.digest_of_faces(rows[::-1], crops[::-1]) == whole
    others = [
        inputs.digest_of_faces(rows.assign(**{column: rows[column].iloc[::-1].to_list()}), crops)
        for column in ("id", "category", "split")
    ]
    others.append(inputs.digest_of_faces(rows, crops[::-1]))
    others.append(inputs.digest_of_faces(rows, crops, ["train"]))
    assert len({whole, *others}) == 6


def test_a_crop_that_changes_is_read_again(study):
    (first,) = rows = split.read(study)["id"].head(1)
    path = study.faces / f"{first}.png"
    before = inputs.crop_digests(study.faces, rows)
    cv2.imwrite(str(path), 255 - cv2.imread(str(path)))
    assert inputs.crop_digests(study.faces, rows) != before
    path.unlink()
    assert inputs.crop_digests(study.faces, rows) == ["missing"]
