"""The patches of a study: tables, files, small and odd cases."""

import cv2
import numpy as np
import pytest

from facestudy.experiments.skin import campus_closeups, pipeline
from facestudy.experiments.skin.patches import cheeks, extract
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def grey_of(picture: np.ndarray) -> np.ndarray:
    return np.repeat(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)


@pytest.mark.long
def test_every_cheek_has_a_row_and_every_patch_a_file(close_up, close_up_study):
    study = close_up_study([close_up(), close_up(tone=0.7), (close_up()[0][::-1], None)])
    table = extract.cut_study(study, jobs=1)
    assert len(table) == 6 and table["reason"].tolist()[:4] == [""] * 4
    assert table["reason"].tolist()[4:] == ["no face (no face detected)"] * 2
    rows = extract.usable_rows(study)
    pictures = extract.load_images(study, rows)
    assert pictures.shape == (4, 64, 64, 3)
    stored = cv2.imread(str(extract.patch_folder(study) / rows["side"][2] / f"{rows['id'][2]}.png"))
    np.testing.assert_array_equal(pictures[2], stored[..., ::-1])
    assert pictures[:2].mean() > pictures[2:].mean() + 30  # the light and the dark person


def test_cutting_again_changes_nothing_and_removes_old_files(close_up, close_up_study):
    study = close_up_study([close_up()])
    first = extract.cut_study(study, jobs=1)
    stray = extract.patch_folder(study) / "left" / "0123456789abcdef.png"
    stray.write_bytes(b"")
    again = extract.cut_study(study, jobs=1)
    assert first.equals(again) and not stray.exists()


def test_grey_pictures_are_refused_beside_coloured_ones_and_taken_alone(close_up, close_up_study):
    picture, five = close_up()
    mixed = close_up_study([(picture, five), (grey_of(picture), five)])
    table = extract.cut_study(mixed, jobs=1)
    assert table["reason"].tolist()[:2] == ["", ""]
    assert all(reason.startswith("grey") for reason in table["reason"][2:])
    assert len(list(extract.patch_folder(mixed).glob("*/*.png"))) == 2
    alone = close_up_study([(grey_of(picture), five)])
    assert (extract.cut_study(alone, jobs=1)["reason"] == "").all()


def test_a_study_without_a_cheek_gives_the_reasons(close_up, close_up_study):
    picture, _ = close_up()
    study = close_up_study([(picture, None), (picture[:, ::-1], None)])
    extract.cut_study(study, jobs=1)
    with pytest.raises(StudyError, match="no picture of 'small' shows a usable cheek.*4 no face"):
        extract.usable_rows(study)


def test_twelve_pictures_are_too_few_for_training(skin_study):
    study, _ = skin_study(6)
    with pytest.raises(StudyError, match="24 usable patches of 12 pictures; at least 64"):
        pipeline.load_patches(study)


@pytest.mark.long
def test_a_damaged_picture_costs_only_its_own_rows(close_up, close_up_study):
    study = close_up_study([close_up(), close_up(tone=0.7)])
    broken = index.read(study.index)["id"][0]
    (study.raw / f"{broken}.png").write_bytes(b"\x89PNG broken")
    reasons = extract.cut_study(study, jobs=1)["reason"]
    assert reasons.str.startswith("no face (").sum() == 2 and (reasons == "").sum() == 2


def test_patches_without_notebook_name_what_to_run(study):
    with pytest.raises(StudyError, match="run notebooks/experiments/skin.ipynb first"):
        extract.read_patches(study)


def test_close_ups_are_drawn_with_their_truth_and_only_once(monkeypatch):
    monkeypatch.setattr(campus_closeups, "WIDTH", 160)
    monkeypatch.setattr(campus_closeups, "HEIGHT", 200)
    study = Study("campus-near")
    rows = campus_closeups.build(study, people=2, pictures=2, jobs=1)
    truth = campus_closeups.pd.read_csv(study.truth_csv, dtype={"id": str, "person": str})
    assert rows["id"].tolist() == truth["id"].tolist() and len(rows) == 4
    assert truth.groupby("person")["roughness"].nunique().tolist() == [1, 1]
    assert {"tone", "roughness", "redness", "freckles"} <= set(truth)
    before = {path: path.stat().st_mtime_ns for path in study.raw.iterdir()}
    again = campus_closeups.build(study, people=2, pictures=2, jobs=1)
    assert again["id"].tolist() == rows["id"].tolist()
    assert {path: path.stat().st_mtime_ns for path in study.raw.iterdir()} == before


@pytest.mark.long
def test_a_killed_drawing_goes_on_where_it_was(monkeypatch):
    monkeypatch.setattr(campus_closeups, "WIDTH", 160)
    monkeypatch.setattr(campus_closeups, "HEIGHT", 200)
    whole = campus_closeups.build(Study("campus-whole"), people=2, pictures=2, jobs=1)
    drawn, render = [], campus_closeups.render

    def until_killed(*arguments, **options):
        if len(drawn) == 2:
            raise KeyboardInterrupt
        drawn.append(1)
        return render(*arguments, **options)

    monkeypatch.setattr(campus_closeups, "render", until_killed)
    with pytest.raises(KeyboardInterrupt):
        campus_closeups.build(Study("campus-killed"), people=2, pictures=2, jobs=1)
    counted = []
    monkeypatch.setattr(
        campus_closeups, "render", lambda *a, **o: counted.append(1) or render(*a, **o)
    )
    rest = campus_closeups.build(Study("campus-killed"), people=2, pictures=2, jobs=1)
    assert len(counted) == 2 and rest["id"].tolist() == whole["id"].tolist()


def test_close_ups_never_replace_other_pictures(close_up, close_up_study, monkeypatch):
    with pytest.raises(StudyError, match="must begin with 'campus-'"):
        campus_closeups.build(Study("mine"))
    study = close_up_study([close_up()])
    own = Study("campus-own")
    study.data.rename(own.data)
    with pytest.raises(StudyError, match="pictures that the campus did not draw"):
        campus_closeups.build(own, people=1, pictures=1)


def test_a_patch_is_at_the_pictures_own_resolution(close_up):
    picture, five = close_up()
    unit = cheeks.head(five).unit
    for row in extract.cut_cheeks(picture, five):
        assert row["size"] == pytest.approx(cheeks.EXTENT * unit, rel=0.15)
