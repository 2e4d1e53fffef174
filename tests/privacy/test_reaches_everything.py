"""Nothing of a person is left in any byte of a study, wherever it came from, and nobody returns."""

import json
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.cli.main import main
from facestudy.collect.import_folder import import_folder
from facestudy.curate import decisions
from facestudy.evaluation import results
from facestudy.features import bank
from facestudy.prepare import crop, split
from facestudy.privacy import forget, notebooks
from facestudy.report.explore import page
from facestudy.study import files, index, opt_outs, paths, removals, sweep
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from scrapers.crawl.request_log import Entry, RequestLog

pytestmark = pytest.mark.long

NAME, PLACE = "Zoë Quist", "x"
PICTURE, PROFILE = "https://a.example/p/1.png", "https://a.example/staff/17"


@pytest.fixture
def checkout(root, monkeypatch) -> Path:
    """Notebooks of the checkout, one saved with its outputs, and Jupyter's copies of them."""
    folder = root / "notebooks"
    monkeypatch.setattr(paths, "NOTEBOOKS", folder)
    for path, study in (
        ("02_crop.ipynb", "small"),
        (".ipynb_checkpoints/02_crop-checkpoint.ipynb", "small"),
        ("experiments/skin.ipynb", "another"),
    ):
        files.write_text(folder / path, json.dumps(notebook(study)))
    return folder


def notebook(study: str) -> dict:
    output = {"output_type": "stream", "name": "stdout", "text": [NAME, " base64 of a face"]}
    code = {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [output]}
    cells = [{**code, "source": [f'STUDY = "{study}"  # the name\n']}]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def whole(cropped_study) -> Study:
    """A study with all that other tests of forgetting do not have."""
    study = cropped_study(
        ["a"] * 20 + ["b"] * 20,
        name=[NAME, *[f"Person {number:02d}" for number in range(39)]],
        department=[PLACE] * 40,
        person=["visitor-1", *[f"visitor-{number}" for number in range(2, 41)]],
        image_url=[f"https://a.example/p/{number}.png" for number in range(1, 41)],
    )
    split.split_study(study)
    picture_id = index.read(study.index)["id"][0]
    log = RequestLog(study.requests)
    log.add(Entry("https://a.example/people", "page", PLACE, 200))
    log.add(Entry(PICTURE, "picture", PLACE, 200, id=picture_id), name=NAME)
    log.add(Entry("https://a.example/old.png", "picture", PLACE, 404, "HTTP 404"), name=NAME)
    log.add(Entry(PROFILE, "profile", PLACE, 200), name=NAME)
    log.add(Entry("https://b.example/staff/9", "profile", "elsewhere", 200), name=NAME)
    log.add(Entry("https://a.example/staff/18", "profile", PLACE, 200), name="Person 01")
    visitors = {"person": ["visitor-1", "visitor-2"], "code_sha256": ["c0de1", "c0de2"]}
    files.write_csv(study.raw / "visitors.csv", pd.DataFrame(visitors))
    skipped = {"file": ["Zoe_Quist_3.jpg", "other.jpg"], "reason": ["empty file"] * 2}
    files.write_csv(study.raw / "skipped.csv", pd.DataFrame(skipped))
    files.write_text(study.raw / ".unfinished" / "a.json", json.dumps({"url": PROFILE}))
    files.write_text(study.reports / "log.txt", f"read {PROFILE}")
    return study


def everything(*folders: Path) -> dict[Path, bytes]:
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in found}


@pytest.mark.parametrize("by", ["name", "url", "picture_id", "profile"])
def test_no_byte_is_left_of_the_person(whole, checkout, root, by):
    picture_id = index.read(whole.index)["id"][0]
    wanted = {"name": NAME, "url": PICTURE, "picture_id": picture_id, "profile": PROFILE}
    forget.forget(whole, **{"url" if by == "profile" else by: wanted[by]})
    traces = [picture_id, NAME, "Zoe_Quist", "Zoë", PICTURE, PROFILE, "old.png", "c0de1"]
    traces += ["https://b.example/staff/9"] if by == "name" else []
    for path, data in everything(root).items():
        text = data.decode("utf-8", "replace") if path.suffix != ".png" else ""
        mine = "another" not in text
        for trace in traces if mine else []:
            assert trace not in text and trace not in path.name, (trace, path)
    assert "c0de2" in (whole.raw / "visitors.csv").read_text()
    assert "staff/18" in whole.requests.read_text() and "a.example/people" in (
        whole.requests.read_text()
    )


def test_a_notebook_of_another_study_and_what_the_user_wrote_stay(whole, checkout):
    assert notebooks.clear_outputs(whole) == 2
    left = {path.name: json.loads(path.read_text()) for path in checkout.rglob("*.ipynb")}
    assert set(left) == {"02_crop.ipynb", "skin.ipynb"}
    assert left["skin.ipynb"]["cells"][0]["outputs"]
    cell = left["02_crop.ipynb"]["cells"][0]
    assert cell["outputs"] == [] and "STUDY" in cell["source"][0]


def test_the_users_own_files_stay_and_what_may_show_faces_goes(whole, checkout):
    lab = whole.reports / sweep.LAB
    for name, study in (("02_crop", "small"), ("mine/both", "another")):
        files.write_text(lab / f"{name}.ipynb", json.dumps(notebook(study)))
    stays = ["notes.md", "mine/helper.py", "table.csv", "weights.npy"]
    goes = ["02_crop.html", "mine/all faces.PNG", "poster.pdf", "walk.mp4", "a.svg"]
    for name in stays + goes:
        files.write_text(lab / name, f"id,text\n1,{NAME}\n")
    forget.forget(whole, name=NAME)
    assert {path.relative_to(lab).as_posix() for path in lab.rglob("*") if path.is_file()} == {
        *stays, "02_crop.ipynb", "mine/both.ipynb",
    }  # fmt: skip
    for path in lab.rglob("*.ipynb"):
        (cell,) = json.loads(path.read_text())["cells"]
        assert cell["outputs"] == [] and "STUDY" in cell["source"][0]
    assert NAME not in (lab / "notes.md").read_text()


def test_a_picture_without_a_row_is_found_by_its_id_and_stays_out(study, checkout):
    """An import that is cut short leaves pictures without a row, or without an index at all."""
    data = png(noise_picture(3))
    picture_id = index.picture_id(data)
    files.write_bytes(study.raw / f"{picture_id}.png", data)
    assert main(["forget", "--study", study.name, "--id", picture_id]) == 0
    assert not list(study.raw.glob(f"{picture_id}*"))
    assert opt_outs.Forgotten(study.forgotten).holds([f"id {picture_id}"])
    with pytest.raises(StudyError):
        forget.forget(study, picture_id="0" * 16)


def test_who_is_known_to_the_request_log_alone_is_found_by_name(whole, checkout):
    data = png(noise_picture(99))
    files.write_bytes(whole.raw / f"{index.picture_id(data)}.png", data)
    entry = Entry("https://a.example/n.png", "picture", PLACE, 200, id=index.picture_id(data))
    RequestLog(whole.requests).add(entry, name="New Comer")
    forget.forget(whole, name="Comer New")
    assert "n.png" not in whole.requests.read_text()
    assert not list(whole.raw.glob(f"{index.picture_id(data)}*"))
    assert len(index.read(whole.index)) == 40


def test_a_removal_that_was_killed_is_completed_by_the_next_command(whole, checkout, monkeypatch):
    picture_id = index.read(whole.index)["id"][0]
    with monkeypatch.context() as patch:
        patch.setattr(forget, "_remove_pages", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            forget.forget(whole, name=NAME)
    assert picture_id in set(index.read(whole.index)["id"])
    assert main(["clean", "--study", whole.name]) == 0
    assert picture_id not in set(index.read(whole.index)["id"])
    assert not any(picture_id.encode() in data for data in everything(whole.data).values())


@pytest.mark.parametrize("start", ["id,category,reason", "\ufeff ID , Category,Reason"])
def test_corrections_go_too(whole, checkout, start):
    first, second = index.read(whole.index)["id"][:2]
    text = f"{start}\n {first.upper()} ,b,so says {NAME}\n{second},b,a typing error\n"
    files.write_text(whole.corrections_csv, text)
    forget.forget(whole, name=NAME)
    left = whole.corrections_csv.read_text().lower()
    assert first not in left and NAME.lower() not in left and f"{second},b,a typing error" in left
    files.write_text(whole.corrections_csv, text.replace(NAME, "somebody"))
    sweep.sweep(whole)
    left = whole.corrections_csv.read_text().lower()
    assert first not in left and second in left


def test_a_namesakes_addresses_elsewhere_stay(whole, checkout):
    forget.forget(whole, url=PICTURE)
    assert "https://b.example/staff/9" in whole.requests.read_text()


# What was at work when the person was removed asks again before it writes.


def test_verdicts_predictions_and_tables_come_without_who_was_removed(whole, checkout):
    rows = split.read(whole)
    first, picture_id = rows.iloc[0], str(index.read(whole.index)["id"][0])
    forget.forget(whole, name=NAME)
    verdict = {"verdict": "good", "source": "hand"}
    decisions.append(whole, [{"id": picture_id, **verdict}, {"id": rows["id"].iloc[-1], **verdict}])
    files.write_text(whole.data / "models" / "m" / results.STALE, "stale")
    chances = np.full((len(rows), 2), 0.5)
    results.write_predictions(whole, "m", rows=rows, categories=["a", "b"], probabilities=chances)
    assert picture_id not in (whole.reports / "m" / "predictions.csv").read_text()
    assert picture_id not in whole.curation_csv.read_text()
    learned = rows.loc[rows["id"] == picture_id, "split"].iloc[0] in ("train", "validation")
    assert (whole.data / "models" / "m" / results.STALE).exists() == learned
    assert len(first)


def test_a_model_that_learned_from_somebody_stays_stale_and_others_do_not(whole, checkout):
    rows = split.read(whole)
    chosen = rows.loc[rows["split"] == "train", "id"].iloc[0]
    stale = whole.data / "models" / "m" / results.STALE
    files.write_text(stale, "stale")
    forget.forget(whole, picture_id=chosen)
    chances = {"categories": ["a", "b"], "probabilities": np.full((len(rows), 2), 0.5)}
    results.write_predictions(whole, "m", rows=rows, **chances)
    assert stale.exists()
    left = split.read(whole)
    chances["probabilities"] = chances["probabilities"][: len(left)]
    results.write_predictions(whole, "m", rows=left, **chances)
    assert not stale.exists()


def test_activations_of_who_was_removed_are_refused(whole, checkout):
    picture_id = index.read(whole.index)["id"][0]
    pixels = cv2.imread(str(whole.faces / f"{picture_id}.png"), cv2.IMREAD_COLOR_RGB)
    other = np.ascontiguousarray(pixels[::-1])
    forget.forget(whole, name=NAME)
    settings = {"cache": whole.features, "key": "flat", "views": 0}
    whole.features.mkdir(exist_ok=True)
    bank.forget(whole.features, [pixels])
    with pytest.raises(StudyError, match="somebody was removed from the study"):
        bank.build_bank(Flat(), [pixels], **settings)
    assert len(bank.build_bank(Flat(), [other], **settings)) == 1


class Flat:
    """A network whose output is the picture, made small."""

    layers = ()

    def compute_output_shape(self, shape: tuple) -> tuple:
        return (shape[0], 8)

    def predict_on_batch(self, pictures: np.ndarray) -> np.ndarray:
        return pictures.reshape(len(pictures), -1)[:, :8].astype("float32")


def test_a_crop_of_who_was_removed_is_not_written(whole, checkout):
    picture_id = index.read(whole.index)["id"][0]
    before = crop.read(whole).set_index("id")
    crop._write(whole, before)
    forget.forget(whole, name=NAME)
    crop._write(whole, before)
    assert picture_id not in whole.faces_csv.read_text()
    place = crop.Place(whole.raw, whole.faces, whole.index_lock)
    crop._keep_batch(place, [(f"{picture_id}.png", {"id": picture_id}, b"a crop")])
    assert not (whole.faces / f"{picture_id}.png").exists()


def test_what_a_killed_stage_had_written_is_swept(whole, checkout):
    picture_id = index.read(whole.index)["id"][0]
    faces, table = whole.faces / f"{picture_id}.png", whole.faces_csv.read_bytes()
    crop_bytes = faces.read_bytes()
    forget.forget(whole, name=NAME)
    assert removals.unswept(whole)
    faces.write_bytes(crop_bytes)
    whole.faces_csv.write_bytes(table)
    files.write_text(whole.reports / "notebooks" / "02_crop.ipynb", NAME)
    sweep.sweep(whole)
    assert not removals.unswept(whole)
    assert not any(picture_id.encode() in data for data in everything(whole.data).values())
    assert not (whole.reports / "notebooks" / "02_crop.ipynb").exists() and not faces.exists()
    assert len(crop.read(whole)) == 39


def test_an_import_at_work_brings_nobody_back(tmp_path, study, checkout, monkeypatch):
    folder = tmp_path / "mine"
    for number in range(3):
        files.write_bytes(folder / f"{number}.png", png(noise_picture(number)))
    files.write_text(folder / "Anna_Example_3.jpg", "not a picture")
    table = {"file": ["0.png", "1.png", "2.png", "Anna_Example_3.jpg"]}
    table["name"] = ["Anna Example", "B. Other", "C. Other", "Anna Example"]
    files.write_csv(folder / "labels.csv", pd.DataFrame(table))
    options = {"labels": folder / "labels.csv"}
    import_folder(folder, study, **options)
    from facestudy.collect import import_folder as module

    def removed_meanwhile(*arguments, **keys):
        result = read(*arguments, **keys)
        forget.forget(study, name="Anna Example")
        return result

    read = module._copy
    monkeypatch.setattr(module, "_copy", removed_meanwhile)
    import_folder(folder, study, **options)
    monkeypatch.setattr(module, "_copy", read)
    for _ in range(2):
        assert index.read(study.index)["name"].tolist() == ["B. Other", "C. Other"]
        data = everything(study.data)
        assert not any(b"Anna" in text for text in data.values())
        assert len(list(study.raw.glob("*.png"))) == 2
        import_folder(folder, study, **options)


def test_a_file_that_is_forgotten_meanwhile_contradicts_nobody(
    tmp_path, study, checkout, monkeypatch
):
    folder = tmp_path / "mine"
    for name, seed in (("a/Anna_Example_1.png", 0), ("b/1.png", 0), ("b/2.png", 1)):
        files.write_bytes(folder / name, png(noise_picture(seed)))
    from facestudy.collect import import_folder as module

    def forgotten_meanwhile(*arguments):
        result = copy(*arguments)
        opt_outs.note(study.forgotten, opt_outs.marks(name="Anna Example"))
        return result

    copy = module._copy
    monkeypatch.setattr(module, "_copy", forgotten_meanwhile)
    skipped = import_folder(folder, study)
    assert skipped["reason"].tolist() == ["forgotten on request"]
    assert index.read(study.index)["category"].tolist() == ["b", "b"]
    assert not any(b"Anna" in data for data in everything(study.data).values())


def test_the_next_import_removes_what_one_that_was_cut_short_left(tmp_path, study, checkout):
    folder = tmp_path / "mine"
    files.write_bytes(folder / "a" / "0.png", png(noise_picture(0)))
    orphan = study.raw / f"{index.picture_id(png(noise_picture(1)))}.png"
    of_scrape = study.raw / f"{index.picture_id(png(noise_picture(2)))}.png"
    for path, seed in ((orphan, 1), (of_scrape, 2)):
        files.write_bytes(path, png(noise_picture(seed)))
    entry = Entry("https://a.example/2.png", "picture", "x", 200, id=of_scrape.stem)
    RequestLog(study.requests).add(entry)
    import_folder(folder, study)
    assert not orphan.exists() and of_scrape.exists()


def test_the_page_of_every_face_goes_with_a_person_and_comes_back_without_them(whole, checkout):
    picture_id, *others = index.read(whole.index)["id"]
    path = page.write(whole, [], explore=True)
    assert picture_id in path.read_text()
    forget.forget(whole, name=NAME)
    assert not path.exists()
    text = page.write(whole, [], explore=True).read_text()
    assert picture_id not in text and PICTURE not in text and others[0] in text


def test_a_person_who_leaves_while_the_page_is_written_is_not_in_it(whole, checkout, monkeypatch):
    render = page.render

    def slowly(study, *arguments, **options):
        text = render(study, *arguments, **options)
        forget.forget(study, name=NAME)
        return text

    monkeypatch.setattr(page, "render", slowly)
    with pytest.raises(StudyError, match="removed from the study meanwhile"):
        page.write(whole, [], explore=True)
    assert not (whole.reports / page.NAME).exists()
