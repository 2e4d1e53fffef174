"""Models of one study are tested on another one; what stands in the way is said."""

import shutil

import pandas as pd
import pytest

from facestudy.cli.main import main
from facestudy.evaluation import made_of, results
from facestudy.models import scratch_cnn
from facestudy.prepare import dataset, split
from facestudy.privacy.forget import forget
from facestudy.report.transfer import transfer
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.training import fit

OTHER = Study("other")


@pytest.fixture
def pair(cropped_study):
    """A study, and another one of the same pictures."""
    study = cropped_study(["a", "b"] * 20, department=[f"d{n % 8}" for n in range(40)])
    split.split_study(study)
    shutil.copytree(study.data, OTHER.data)
    return study


def trained(study: Study) -> None:
    """A scratch_cnn with random weights has predicted the study."""
    faces = dataset.load(study)
    fit.set_seed(3)
    model, folder = scratch_cnn.build(2), study.model("scratch_cnn", 3)
    folder.mkdir(parents=True)
    model.save_weights(folder / "model.weights.h5")
    origin = {"learned_from": faces.learned_from, "network": "", "weights": "0" * 16}
    made_of.write_weights(folder, origin)
    columns = {"accuracy": 0.5, "loss": 1.0, "val_accuracy": 0.5, "val_loss": 1.0}
    history = pd.DataFrame({"epoch": [1], **columns})
    history.attrs["seconds"] = 1.0
    run = results.Run(3, history, fit.predict(model, faces.pictures), origin)
    results.write_model(study, "scratch_cnn", rows=faces.rows, categories=faces.categories,
                        runs=[run], facts={"seed": 3, "precision": "float32"})  # fmt: skip


@pytest.mark.long
def test_only_people_whom_the_model_does_not_know_are_tested(pair, capsys):
    trained(pair)
    faces = dataset.load(pair)
    assert main(["transfer", pair.name, OTHER.name]) == 0
    assert "CNN from scratch" in capsys.readouterr().out
    measured = transfer.transfer(pair, OTHER)
    test = len(faces.part("test"))
    assert measured.known == len(faces.rows) - test
    (row,) = measured.table.to_dict("records")
    assert (row["model"], row["trainings"], row["n"]) == ("scratch_cnn", 1, test)
    assert row["away"] == pytest.approx(row["home"])  # they are the same pictures
    assert row["low"] <= row["away"] <= row["high"] and pd.isna(row["own"])
    written = {path.name for path in measured.folder.iterdir()}
    assert written == {"transfer.csv", "transfer.json", "transfer.png"}
    text = "".join(path.read_text() for path in measured.folder.glob("transfer.[cj]*"))
    assert not any(one in text for one in faces.rows["id"])


@pytest.mark.long
def test_what_was_measured_is_kept_until_a_study_changes(pair):
    trained(pair)
    transfer.transfer(pair, OTHER)
    tables, outdated = transfer.measured_before(pair)
    assert list(tables) == [OTHER.name] and not outdated
    rows = index.read(OTHER.index)
    files.write_csv(OTHER.index, rows.assign(category=["b", "a"] * 20))
    split.split_study(OTHER)
    assert transfer.measured_before(pair) == ({}, [OTHER.name])


@pytest.mark.long
@pytest.mark.parametrize("whose", ["first", "other"])
def test_a_person_who_is_forgotten_in_either_study_is_in_no_transfer(pair, whose):
    trained(pair)
    measured = transfer.transfer(pair, OTHER)
    study, rows = pair if whose == "first" else OTHER, dataset.load(OTHER).rows
    gone = rows.loc[rows["split"] == "test", "id"].iloc[0]
    forget(study, picture_id=gone)
    assert not any(gone.encode() in path.read_bytes() for path in measured.folder.iterdir())
    assert transfer.measured_before(pair) == ({}, [OTHER.name])
    assert (measured.folder / "transfer.png").exists() == (whose == "other")  # it shows no face


def test_a_study_without_models_is_said(pair):
    with pytest.raises(StudyError, match="small has no trained model: make study STUDY=small"):
        transfer.transfer(pair, OTHER)


@pytest.mark.long
def test_weights_that_are_gone_are_said(pair):
    trained(pair)
    shutil.rmtree(pair.model("scratch_cnn", 3))
    with pytest.raises(StudyError, match="scratch_cnn: scratch_cnn has no weights of seed 3"):
        transfer.transfer(pair, OTHER)


def test_other_classes_are_named(pair):
    rows = index.read(OTHER.index)
    files.write_csv(OTHER.index, rows.assign(category=["a", "law"] * 20))
    split.split_study(OTHER)
    with pytest.raises(StudyError, match="small alone has b; other alone has law"):
        transfer.transfer(pair, OTHER)


def test_one_study_is_not_two(pair, capsys):
    assert main(["transfer", pair.name, pair.name]) == 1
    assert "'small' cannot be transferred to itself" in capsys.readouterr().err
    with pytest.raises(StudyError, match=r"split\.csv does not exist yet"):
        transfer.transfer(pair, Study("nowhere"))
