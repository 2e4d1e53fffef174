"""A small campus that poses: drawn once, dealt in two ways, learned from."""

import numpy as np
import pytest

from facestudy.experiments.expressions import dataset, frozen_baseline, training
from facestudy.experiments.expressions.campus import poses
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


@pytest.fixture(scope="module")
def posed_root(tmp_path_factory):
    root = tmp_path_factory.mktemp("posed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACESTUDY_ROOT", str(root))
        poses.build(Study("campus-expressions"), people=6, takes=1, frames=2, jobs=2)
    return root


@pytest.fixture
def posed(posed_root, root, monkeypatch):
    monkeypatch.setenv("FACESTUDY_ROOT", str(posed_root))
    return Study("campus-expressions")


@pytest.fixture(scope="module")
def seen(posed_root):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACESTUDY_ROOT", str(posed_root))
        return dataset.gather(Study("campus-expressions"), jobs=1)


def test_everybody_poses_every_face(posed):
    table = index.read(posed.index)
    assert len(table) == 6 * 17 * 2 and (table["category"] == table["expression"]).all()
    assert (table.groupby(["person", "expression"]).size() == 2).all()
    assert {path.stem for path in posed.raw.glob("*.png")} == set(table["id"])


def test_a_killed_drawing_goes_on_and_ends_the_same(posed, tmp_path, monkeypatch):
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    half = Study("campus-expressions")
    knobs = {"people": 3, "takes": 1, "frames": 1, "jobs": 1}
    draw, drawn = poses._pictures, []

    def killed(number, **options):
        if number == 2:
            raise KeyboardInterrupt
        drawn.append(number)
        return draw(number, **options)

    with monkeypatch.context() as patch:
        patch.setattr(poses, "_pictures", killed)
        with pytest.raises(KeyboardInterrupt):
            poses.build(half, **knobs)
    assert drawn == [0, 1] and not half.index.exists()

    def counted(number, **options):
        drawn.append(number)
        return draw(number, **options)

    with monkeypatch.context() as patch:
        patch.setattr(poses, "_pictures", counted)
        table = poses.build(half, **knobs)
    assert drawn == [0, 1, 2] and len(table) == 51
    with pytest.raises(StudyError, match="other pictures"):
        poses.build(half, **{**knobs, "people": 4})


def test_the_detector_finds_everybody_and_the_window_shows_the_face(seen):
    assert seen.lost == 0 and seen.plain.shape == (204, 48, 48, 3) and len(seen.classes) == 17
    faces = dict(zip(seen.rows["id"], seen.plain, strict=True))
    tongue, blank = (
        np.stack([faces[one] for one in seen.rows["id"][seen.rows["expression"] == name]])
        for name in ("tongue", "blank")
    )
    mouths = [each[:, 34:46, 18:30].astype(float) for each in (tongue, blank)]
    redness = [mouth[..., 0].mean() - mouth[..., 1].mean() for mouth in mouths]
    assert redness[0] > redness[1] + 5


def test_people_held_out_stand_on_one_side_and_neighbouring_frames_on_two(seen):
    people, pictures = seen.deal("people"), seen.deal("pictures")
    sides = seen.rows.assign(people=people, pictures=pictures).groupby("person")
    assert (sides["people"].nunique() == 1).all()
    assert (sides["pictures"].nunique() > 1).all()
    assert set(people) == set(pictures) == {"train", "test", "validation"}
    with pytest.raises(StudyError, match="by 'luck'"):
        seen.deal("luck")


def test_a_short_training_and_a_vote_for_every_picture(seen, posed, tmp_path):
    two = ["cool", "tongue"]
    chosen = np.flatnonzero(seen.rows["expression"].isin(two))
    labels = np.array([two.index(name) for name in seen.rows["expression"].iloc[chosen]])
    parts = seen.deal("people")[chosen]
    options = {"classes": two, "epochs": 8, "seed": 1, "checkpoint": tmp_path / "a.npz"}
    model, history = training.teach(seen.plain[chosen], labels, parts, **options)
    assert len(history) == 8
    assert history["loss"].tail(3).mean() < 0.7 * history["loss"].head(2).mean()
    again, _ = training.teach(seen.plain[chosen], labels, parts, **options)  # from the checkpoint
    alone, voted = training.ask(model, seen, chosen, seed=0)
    assert alone.shape == voted.shape == (len(chosen), 2)
    assert voted.sum(axis=1) == pytest.approx(1, abs=1e-4)
    same, _ = training.ask(again, seen, chosen, seed=0)
    assert same == pytest.approx(alone, abs=1e-5)
    off, _ = training.ask(model, seen, chosen, jitter=0.15, seed=0)
    assert np.abs(off - alone).max() > 1e-4


class Quarters:
    """Stands in for the backbone: each stage is the mean of a part of the picture."""

    def predict_on_batch(self, pictures):
        means = (
            pictures.astype("float32").reshape(len(pictures), 4, 32, 128, 3).mean(axis=(2, 3, 4))
        )
        return {name: means[:, k : k + 2] for k, name in enumerate(frozen_baseline.STAGES)}


def test_a_regression_on_frozen_features_is_asked_of_people_it_never_saw():
    rng = np.random.default_rng(0)
    labels, people = np.tile([0, 1], 40), np.repeat(np.arange(20), 4)
    pictures = rng.integers(0, 60, (80, 48, 48, 3)).astype(np.uint8)
    pictures[labels == 1, :24] += 60
    x = frozen_baseline.features(pictures, Quarters())
    assert x.shape == (80, 6) and x.dtype == np.float32
    dealt = frozen_baseline.folds(labels, people)
    assert all(len(set(dealt[people == one])) == 1 for one in range(20))
    said = frozen_baseline.cross_validated(x, labels, dealt)
    assert (said.argmax(axis=1) == labels).all() and said.sum(axis=1) == pytest.approx(1, abs=1e-5)
    noise = frozen_baseline.cross_validated(rng.normal(size=(80, 6)), labels, dealt)
    assert (noise.argmax(axis=1) == labels).mean() < 0.75  # nothing to know: nothing known
    with pytest.raises(StudyError, match="5 folds"):
        frozen_baseline.folds(labels[:8], people[:8])


def test_the_regression_says_the_same_of_rotated_features(monkeypatch):
    rng = np.random.default_rng(0)
    labels, people = np.tile([0, 1, 2], 20), np.repeat(np.arange(20), 3)
    x = rng.normal(size=(60, 300)) + labels[:, None] * rng.normal(size=300)
    dealt = frozen_baseline.folds(labels, people)
    rotated = frozen_baseline.cross_validated(x, labels, dealt)
    assert "pca" in frozen_baseline.classifier(48, 300).named_steps
    monkeypatch.setattr(frozen_baseline, "ROTATED_FROM", 1000)
    assert "pca" not in frozen_baseline.classifier(48, 300).named_steps
    np.testing.assert_allclose(
        frozen_baseline.cross_validated(x, labels, dealt), rotated, atol=2e-3
    )


def test_pictures_without_a_person_are_refused(posed, tmp_path, monkeypatch):
    table = index.read(posed.index)
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    other = Study("other")
    index.write(other.index, table.drop(columns="person"))
    with pytest.raises(StudyError, match="no column 'person'"):
        dataset.gather(other, jobs=1)
    index.write(other.index, table.assign(person=""))
    with pytest.raises(StudyError, match="of no picture"):
        dataset.gather(other, jobs=1)
    index.write(other.index, table)
    with pytest.raises(StudyError, match="cannot be read"):
        dataset.gather(other, jobs=1)
    files.write_bytes(other.raw / "x", b"")
