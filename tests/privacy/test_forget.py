"""A person is removed from everything, and nobody else is."""

from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.cli.main import main
from facestudy.collect.import_folder import import_folder
from facestudy.evaluation import results
from facestudy.features import bank
from facestudy.features.augment import Augmentation
from facestudy.prepare import split
from facestudy.privacy import forget
from facestudy.study import files, index, opt_outs
from facestudy.study.errors import StudyError
from facestudy.study.opt_outs import Forgotten
from facestudy.study.paths import Study
from facestudy.training.tuning.journal import COMPLETE, Journal, Trial

pytestmark = pytest.mark.long

NAMES = ["Zoë <Quist>", "Änne Böhm", "Änne Böhm", "Änne Böhm"]
PLACES = ["x", "x", "x", "y"]


class Flat:
    """A network whose output is the picture, made small."""

    layers = ()

    def compute_output_shape(self, shape: tuple) -> tuple:
        return (shape[0], 8)

    def predict_on_batch(self, pictures: np.ndarray) -> np.ndarray:
        return pictures.reshape(len(pictures), -1)[:, :8].astype("float32")


@pytest.fixture
def whole(cropped_study) -> Study:
    """A study with all that it can hold of a person."""
    study = cropped_study(
        ["a"] * 20 + ["b"] * 20,
        name=NAMES + [f"Person {number:02d} Other" for number in range(36)],
        department=PLACES + ["z"] * 36,
        image_url=[f"https://a.example/{number}.png" for number in range(40)],
        page_url=["https://a.example/zoe", *["https://a.example/all"] * 39],
    )
    split.split_study(study)
    table = index.read(study.index)
    crops = np.stack(
        [
            cv2.imread(str(study.faces / f"{picture_id}.png"))[..., ::-1]
            for picture_id in table["id"]
        ]
    )
    bank.build_bank(Flat(), crops, cache=study.features, key="flat", views=1,
                  augmentation=Augmentation())  # fmt: skip
    folder = study.model_report("scratch_cnn")
    rows = split.read(study).assign(predicted="a", p_a=0.5, p_b=0.5)
    files.write_csv(folder / "predictions.csv", rows)
    files.write_text(study.model("scratch_cnn", 0) / "model.weights.h5", "weights")
    files.write_text(study.reports / "index.html", "&lt;Zo")
    files.write_text(study.reports / "notebooks" / "01_collect.ipynb", '"Zo\\u00eb <Quist>"')
    files.write_text(study.raw / "notes.txt", "ask ZOË <QUIST> again; zoe-quist; &lt; Änne Böhm")
    files.write_text(study.raw / "requests.csv", "url,id\nhttps://a.example/0.png,\nother,\n")
    np.savez(folder_of_arrays(study) / "of-all.npz", samples_id=table["id"].to_numpy(str),
             features=np.ones((40, 3)))  # fmt: skip
    np.savez(folder_of_arrays(study) / "of-one.npz", samples_id=table["id"].to_numpy(str)[5:6])
    (study.data / "copies").mkdir()
    raw = next(study.raw.glob(f"{table['id'][0]}.*"))
    (study.data / "copies" / "portrait.bin").write_bytes(raw.read_bytes())
    return study


def folder_of_arrays(study: Study) -> Path:
    folder = study.data / "models" / "kinds"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def everything(study: Study) -> dict:
    folders = (study.data, study.reports)
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in paths}


def test_nothing_of_the_person_is_left(whole):
    row = index.read(whole.index).iloc[0]
    portrait = next(whole.raw.glob(f"{row['id']}.*")).read_bytes()
    crop = (whole.faces / f"{row['id']}.png").read_bytes()
    activation = cv2.imread(str(whole.faces / f"{row['id']}.png"))[..., ::-1].reshape(-1)[:8]
    done = forget.forget(whole, name="quist ZOË")
    for path, data in everything(whole).items():
        assert portrait not in data and crop not in data, path
        assert activation.astype("float16").tobytes() not in data, path
        text = data.decode("utf-8", "replace").casefold()
        for spelling in ("zoë <quist>", "zoe-quist", "zo\\u00eb", row["id"], row["image_url"]):
            if path.name != "forgotten.csv":
                assert spelling not in text, path
    left = [path.name for path in folder_of_arrays(whole).glob("*.npz")]
    assert left == ["of-one.npz"] and done.counts["files of arrays"] == 1
    assert (done.pictures, len(done.people)) == (1, 1)
    assert done.counts["rows of activations"] == 2 and done.counts["picture files"] >= 4


def test_everybody_else_stays(whole):
    before = index.read(whole.index)
    forget.forget(whole, picture_id=before["id"][0])
    after = index.read(whole.index)
    pd.testing.assert_frame_equal(after, before[1:].reset_index(drop=True))
    assert len(results.read_predictions(whole, "scratch_cnn")) == 39
    assert len(list(whole.faces.glob("*.png"))) == 39
    assert "Änne Böhm" in (whole.raw / "notes.txt").read_text()
    assert "other" in (whole.raw / "requests.csv").read_text()


def test_by_picture_the_persons_other_pictures_go_and_a_namesake_stays(whole):
    done = forget.forget(whole, url="https://a.example/1.png")
    assert done.pictures == 2
    left = index.read(whole.index)
    assert left.loc[left["name"] == "Änne Böhm", "department"].tolist() == ["y"]
    known = Forgotten(whole.raw / "forgotten.csv")
    assert known.holds(opt_outs.marks(name="BÖHM, Änne", department="x"))
    assert not known.holds(opt_outs.marks(name="Änne Böhm", department="y"))


def test_by_name_every_department_is_meant_and_will_be(whole):
    assert forget.forget(whole, name="Böhm Änne").pictures == 3
    known = Forgotten(whole.raw / "forgotten.csv")
    assert known.holds(opt_outs.marks(name="Änne Böhm", department="a new one"))
    text = (whole.raw / "forgotten.csv").read_text().casefold()
    assert "böhm" not in text and "a.example" not in text


def test_models_trained_with_the_person_are_marked_until_they_are_trained_anew(whole):
    rows = split.read(whole)
    picture_id = rows.loc[rows["split"] == "train", "id"].iloc[0]
    assert "scratch_cnn" in str(forget.forget(whole, picture_id=picture_id))
    assert (whole.data / "models" / "scratch_cnn" / results.STALE).is_file()


def test_what_later_notebooks_wrote_shows_nobody_who_is_forgotten(whole):
    """Guesses, tuned models with their search, an autoencoder's models, composites and figures."""
    rows = split.read(whole)
    gone = rows.loc[rows["split"] == "train", "id"].iloc[0]
    ids = [gone, next(one for one in rows["id"] if one != gone)]
    guesses = {"time": "t", "guesser": "guesser-1", "id": ids, "category": "a", "known": ""}
    files.write_csv(whole.guesses_csv, pd.DataFrame(guesses))
    search = whole.data / "models" / "tuned_cnn" / "search"
    journal = Journal(search / "journal.jsonl", {"faces": "0" * 16})
    journal.read()
    journal.append(Trial(0, {"width": 32}, COMPLETE, [[0.5]]))
    files.write_text(whole.model("autoencoder", 0) / "encoder.weights.h5", "weights")
    values = pd.DataFrame({"id": ids, "fringe": [0.1, 0.2]})
    files.write_csv(whole.reports / "experiments" / "autoencoder" / "signal.csv", values)
    files.write_csv(whole.reports / "tables" / "named.csv", values)
    shown = [
        whole.reports / "experiments" / name for name in ("autoencoder/faces.png", "walk.mp4")
    ] + [whole.reports / "figures" / "composites.png", whole.reports / "composites.svg"]
    for path in shown:
        files.write_text(path, "a face")
    done = forget.forget(whole, picture_id=gone)
    assert pd.read_csv(whole.guesses_csv, dtype=str)["id"].tolist() == ids[1:]
    assert not any(path.exists() for path in shown)
    assert {"tuned_cnn", "autoencoder"} <= set(done.stale)
    for path, data in everything(whole).items():
        assert gone.encode() not in data and gone not in path.name, path
    assert (search / "journal.jsonl").exists()  # accuracies and settings are of nobody


def test_a_killed_removal_is_ended_by_the_same_command(whole, monkeypatch):
    picture_id = index.read(whole.index)["id"][0]

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(forget, "_remove_pages", killed)
        with pytest.raises(KeyboardInterrupt):
            forget.forget(whole, picture_id=picture_id)
    forget.forget(whole, picture_id=picture_id)
    assert picture_id not in set(index.read(whole.index)["id"])
    assert not any(picture_id.encode() in data for data in everything(whole).values())


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ([], "one of --name, --url, --id"),
        (["--name", "Quist Zoë", "--id", "0"], "one of --name, --url, --id"),
        (["--name", "No Body"], "nobody of the name 'No Body'"),
        (["--name", "..."], "nobody of the name"),
        (["--url", "https://a.example/all"], "shows 37 people"),
    ],
)
def test_a_wrong_wish_changes_nothing(whole, capsys, wanted, message):
    before = everything(whole)
    assert main(["forget", "--study", whole.name, *wanted]) == 1
    assert message in capsys.readouterr().err
    assert everything(whole) == before


def test_what_was_removed_is_told(whole, capsys):
    assert main(["forget", "--study", whole.name, "--url", "https://a.example/zoe"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("removed 1 picture(s) of 1 person(s)")
    assert "rows of predictions.csv" in said and "Quist" not in said


def test_a_damaged_study_is_one_clear_error(study):
    with pytest.raises(StudyError, match="01_collect"):
        forget.forget(study, name="Anybody")


@pytest.mark.parametrize("keep", [0, 500])
def test_a_damaged_split_keeps_nobody_in(whole, keep):
    whole.split_csv.write_bytes(whole.split_csv.read_bytes()[:keep])
    picture_id = index.read(whole.index)["id"].iloc[0]
    removal = forget.forget(whole, name="Quist Zo\u00eb")
    assert removal.pictures == 1 and "scratch_cnn" in removal.stale
    assert not any(picture_id.encode() in data for data in everything(whole).values())


def test_an_import_does_not_bring_anybody_back(tmp_path, study):
    folder = tmp_path / "mine"
    for number in range(3):
        files.write_bytes(folder / "a" / f"{number}.png", png(noise_picture(number)))
    table = pd.DataFrame({"file": [f"a/{number}.png" for number in range(3)], "name": "Åsa Quist"})
    files.write_csv(folder / "labels.csv", table.assign(name=["Åsa Quist", "B. Other", "C. Other"]))
    import_folder(folder, study, labels=folder / "labels.csv")
    forget.forget(study, name="Åsa Quist")
    files.write_bytes(folder / "a" / "0.png", png(noise_picture(77)))  # another picture of hers
    skipped = import_folder(folder, study, labels=folder / "labels.csv")
    assert index.read(study.index)["name"].tolist() == ["B. Other", "C. Other"]
    assert skipped.values.tolist() == [["", "forgotten on request"]]
    assert not any(b"Quist" in data for data in everything(study).values())


def test_pictures_whose_days_are_over_leave_as_completely_but_are_no_opt_outs(whole):
    table = index.read(whole.index)
    row = table.iloc[0]
    portrait = next(whole.raw.glob(f"{row['id']}.*")).read_bytes()
    done = forget.expire(whole, [row["id"], "0" * 16])
    assert (done.pictures, done.counts["rows of activations"]) == (1, 2)
    for path, data in everything(whole).items():
        assert portrait not in data and row["id"].encode() not in data, path
        assert "zoë <quist>" not in data.decode("utf-8", "replace").casefold(), path
    marks = opt_outs.marks(picture_id=row["id"], name=row["name"], department=row["department"])
    assert not whole.forgotten.exists() and Forgotten(whole.expired).holds(marks)


def test_who_keeps_another_picture_is_not_left_out_by_name(whole):
    """Änne Böhm of x has two pictures, her namesake of y one."""
    table = index.read(whole.index)
    forget.expire(whole, table["id"][[1, 3]])
    left_out = Forgotten(whole.expired)
    assert not left_out.holds(opt_outs.marks(name=table["name"][1], department="x"))
    assert left_out.holds(opt_outs.marks(name=table["name"][1], department="y"))
    assert left_out.holds(opt_outs.marks(picture_id=table["id"][1]))


def test_a_wrong_pair_of_a_department_names_the_person_no_more(whole):
    row = index.read(whole.index).iloc[1]
    path = whole.departments[0] / "a.yaml"
    head = "name: Änne Böhm\ncategory: a\nurl: https://a.example/all"
    pair = f"- name: {row['name']}\n  picture: {row['image_url']}\n"
    other = "- name: Person 01 Other\n  picture: https://a.example/9.png\n"
    files.write_text(path, f"{head}\nnot:\n{pair}{other}")
    forget.forget(whole, name=row["name"])
    text = path.read_text()
    assert text.startswith(f"{head}\nnot:\n- name: (forgotten)\n  picture: (forgotten)\n")
    assert text.endswith(other)


def test_other_studies_with_the_same_picture_are_named_and_unchanged(whole, capsys):
    table = index.read(whole.index)
    for name, rows in (("copied", table), ("others", table[10:]), ("damaged", table)):
        index.write(Study(name).index, rows)
    files.write_text(Study("damaged").index, "no table")
    assert main(["forget", "--study", whole.name, "--name", NAMES[0]]) == 0
    printed = capsys.readouterr().out
    assert "also in other studies, where the person must be removed, too: copied\n" in printed
    assert len(index.read(Study("copied").index)) == len(table)
    assert main(["forget", "--study", "copied", "--name", NAMES[0]]) == 0
    assert "other studies" not in capsys.readouterr().out
