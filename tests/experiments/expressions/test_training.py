"""A small posed campus: drawn once, split in two ways, and trained on."""

import numpy as np
import pytest

from facestudy.experiments.expressions import dataset, frozen_baseline, training
from facestudy.experiments.expressions.campus import poses
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

pytestmark = pytest.mark.long


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
def faces(posed_root):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACESTUDY_ROOT", str(posed_root))
        return dataset.detect_faces(Study("campus-expressions"), jobs=1)


def test_everybody_poses_every_face(posed):
    table = index.read(posed.index)
    assert len(table) == 6 * 17 * 2 and (table["category"] == table["expression"]).all()
    assert (table.groupby(["person", "expression"]).size() == 2).all()
    assert {path.stem for path in posed.raw.glob("*.png")} == set(table["id"])


def test_an_interrupted_drawing_continues_with_the_next_person(posed, tmp_path, monkeypatch):
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    half = Study("campus-expressions")
    parameters = {"people": 3, "takes": 1, "frames": 1, "jobs": 1}
    draw, drawn = poses._pictures, []

    def killed(number, **options):
        if number == 2:
            raise KeyboardInterrupt
        drawn.append(number)
        return draw(number, **options)

    with monkeypatch.context() as patch:
        patch.setattr(poses, "_pictures", killed)
        with pytest.raises(KeyboardInterrupt):
            poses.build(half, **parameters)
    assert drawn == [0, 1] and not half.index.exists()

    def counted(number, **options):
        drawn.append(number)
        return draw(number, **options)

    with monkeypatch.context() as patch:
        patch.setattr(poses, "_pictures", counted)
        table = poses.build(half, **parameters)
    assert drawn == [0, 1, 2] and len(table) == 51
    with pytest.raises(StudyError, match="other pictures"):
        poses.build(half, **{**parameters, "people": 4})


def test_every_face_is_detected_and_the_window_shows_it(faces):
    assert (
        faces.undetected == 0
        and faces.windows.shape == (204, 48, 48, 3)
        and len(faces.classes) == 17
    )
    windows = dict(zip(faces.rows["id"], faces.windows, strict=True))
    tongue, blank = (
        np.stack(
            [windows[picture] for picture in faces.rows["id"][faces.rows["expression"] == name]]
        )
        for name in ("tongue", "blank")
    )
    mouths = [group[:, 34:46, 18:30].astype(float) for group in (tongue, blank)]
    redness = [mouth[..., 0].mean() - mouth[..., 1].mean() for mouth in mouths]
    assert redness[0] > redness[1] + 5


def test_a_split_by_people_keeps_people_whole_and_a_split_by_pictures_does_not(faces):
    people, pictures = faces.split("people"), faces.split("pictures")
    groups = faces.rows.assign(people=people, pictures=pictures).groupby("person")
    assert (groups["people"].nunique() == 1).all()
    assert (groups["pictures"].nunique() > 1).all()
    assert set(people) == set(pictures) == {"train", "test", "validation"}
    with pytest.raises(StudyError, match="by 'luck'"):
        faces.split("luck")


def test_a_short_training_and_a_vote_for_every_picture(faces, posed, tmp_path):
    two = ["cool", "tongue"]
    chosen = np.flatnonzero(faces.rows["expression"].isin(two))
    labels = np.array([two.index(name) for name in faces.rows["expression"].iloc[chosen]])
    parts = faces.split("people")[chosen]
    options = {"classes": two, "epochs": 8, "seed": 1, "checkpoint": tmp_path / "a.npz"}
    model, history = training.train(faces.windows[chosen], labels, parts, **options)
    assert len(history) == 8
    assert history["loss"].tail(3).mean() < 0.7 * history["loss"].head(2).mean()
    again, _ = training.train(
        faces.windows[chosen], labels, parts, **options
    )  # from the checkpoint
    single, voted = training.predict(model, faces, chosen, seed=0)
    assert single.shape == voted.shape == (len(chosen), 2)
    assert voted.sum(axis=1) == pytest.approx(1, abs=1e-4)
    same, _ = training.predict(again, faces, chosen, seed=0)
    assert same == pytest.approx(single, abs=1e-5)
    off, _ = training.predict(model, faces, chosen, jitter=0.15, seed=0)
    assert np.abs(off - single).max() > 1e-4


class Quarters:
    """A backbone whose stages are means of parts of the picture."""

    def predict_on_batch(self, pictures):
        means = (
            pictures.astype("float32").reshape(len(pictures), 4, 32, 128, 3).mean(axis=(2, 3, 4))
        )
        return {name: means[:, k : k + 2] for k, name in enumerate(frozen_baseline.STAGES)}


def test_the_regression_on_frozen_features_predicts_people_that_were_held_out():
    rng = np.random.default_rng(0)
    labels, people = np.tile([0, 1], 40), np.repeat(np.arange(20), 4)
    pictures = rng.integers(0, 60, (80, 48, 48, 3)).astype(np.uint8)
    pictures[labels == 1, :24] += 60
    x = frozen_baseline.features(pictures, Quarters())
    assert x.shape == (80, 6) and x.dtype == np.float32
    folds = frozen_baseline.folds(labels, people)
    assert all(len(set(folds[people == person])) == 1 for person in range(20))
    probabilities = frozen_baseline.cross_validate(x, labels, folds)
    assert (probabilities.argmax(axis=1) == labels).all()
    assert probabilities.sum(axis=1) == pytest.approx(1, abs=1e-5)
    noise = frozen_baseline.cross_validate(rng.normal(size=(80, 6)), labels, folds)
    assert (noise.argmax(axis=1) == labels).mean() < 0.75  # nothing to learn
    with pytest.raises(StudyError, match="5 folds"):
        frozen_baseline.folds(labels[:8], people[:8])


def test_the_regression_is_the_same_on_rotated_features(monkeypatch):
    rng = np.random.default_rng(0)
    labels, people = np.tile([0, 1, 2], 20), np.repeat(np.arange(20), 3)
    x = rng.normal(size=(60, 300)) + labels[:, None] * rng.normal(size=300)
    folds = frozen_baseline.folds(labels, people)
    rotated = frozen_baseline.cross_validate(x, labels, folds)
    assert "pca" in frozen_baseline.classifier(48, 300).named_steps
    monkeypatch.setattr(frozen_baseline, "PCA_RATIO", 1000)
    assert "pca" not in frozen_baseline.classifier(48, 300).named_steps
    np.testing.assert_allclose(frozen_baseline.cross_validate(x, labels, folds), rotated, atol=2e-3)


def test_pictures_without_a_person_are_rejected(posed, tmp_path, monkeypatch):
    table = index.read(posed.index)
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    other = Study("other")
    index.write(other.index, table.drop(columns="person"))
    with pytest.raises(StudyError, match="no column 'person'"):
        dataset.detect_faces(other, jobs=1)
    index.write(other.index, table.assign(person=""))
    with pytest.raises(StudyError, match="of no picture"):
        dataset.detect_faces(other, jobs=1)
    index.write(other.index, table)
    with pytest.raises(StudyError, match="cannot be read"):
        dataset.detect_faces(other, jobs=1)
    files.write_bytes(other.raw / "x", b"")
