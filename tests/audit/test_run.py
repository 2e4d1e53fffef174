"""A study is audited from its files; what is written can be read anywhere, and be forgotten."""

import json

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from facestudy.audit import run, verdict
from facestudy.audit.controls import background, face_only, raw_picture
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import CROP
from facestudy.audit.covariates import INDEX
from facestudy.evaluation import results
from facestudy.features import bank
from facestudy.prepare import crop, split
from facestudy.prepare.dataset import Crops
from facestudy.privacy.forget import forget
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import CHECKOUT, Study

pytestmark = pytest.mark.long

matplotlib.use("agg")
CATEGORIES = ["art", "law"]
QUICK = {"permutations": 29, "epochs": 0}


@pytest.fixture
def ready(located) -> Study:
    """48 pictures of eight departments, past their split; no model is trained yet."""
    study = located(
        np.repeat(CATEGORIES, 24).tolist(),
        department=[f"department {number // 6}" for number in range(48)],
        name=[f"Erika Muster{number}" for number in range(48)],
        sex=["female", "male", "female", "male"] * 12,
        age=[str(25 + (7 * number) % 40) for number in range(48)],
        title=["Prof.", "Dr.", ""] * 16,
    )
    split.split_study(study)
    return study


@pytest.fixture
def trained(ready) -> Study:
    """The same with a model that is right about half of them."""
    rows = split.read(ready)[["id", "split", "category"]]
    scores = np.random.default_rng(0).uniform(0.2, 0.8, len(rows))
    history = pd.DataFrame(
        {"epoch": [1], "loss": 1.0, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5}
    )
    runs = [results.Run(0, history, np.column_stack([scores, 1 - scores]))]
    results.write_model(
        ready, "bottleneck", rows=rows, categories=CATEGORIES, runs=runs, facts={"seconds": 1.0}
    )
    return ready


def strict(text: str) -> dict:
    def refused(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    return json.loads(text, parse_constant=refused)


def written(study: Study) -> dict:
    return strict((study.reports / "audit.json").read_text())


def test_permutations_that_could_show_nothing_are_refused(ready, backbone):
    with pytest.raises(StudyError, match="19 permutations cannot give a p below 0.05.* 20 or more"):
        run.run_audit(ready, backbone, **QUICK | {"permutations": 19})


def test_the_audit_is_written_with_its_verdict_and_every_number(ready, backbone):
    run.run_audit(ready, backbone, **QUICK, seed=4)
    found = written(ready)
    assert found["study"] == "small" and found["backbone"] == "means"
    assert found["verdict"] in verdict.VERDICTS and found["sentence"].endswith((".", ")"))
    assert set(found["rules"][0]) == {"question", "numbers", "yes"}
    assert (found["permutations"], found["seed"], found["columns"]) == (29, 4, [])
    assert found["evidence"]["pictures"] == 48
    assert len(found["evidence"]["permutation"]["null"]) == 29
    assert found["evidence"]["covariates"]["age"] == found["evidence"]["covariates"]["sex"] == INDEX
    assert "Muster" not in json.dumps(found)


def test_columns_that_the_user_names_are_covariates(ready, backbone):
    run.run_audit(ready, backbone, **QUICK, columns=["title"])
    found = written(ready)
    assert found["columns"] == ["title"] and found["evidence"]["covariates"]["title"] == INDEX
    with pytest.raises(StudyError, match="no column 'rank'"):
        run.run_audit(ready, backbone, **QUICK, columns=["rank"])


def test_no_attribute_of_a_person_is_written_to_any_table(ready, backbone):
    run.run_audit(ready, backbone, **QUICK)
    one = index.read(ready.index)["id"][7]
    text = (ready.reports / "audit.json").read_text()
    assert one not in text and not list(ready.reports.rglob("*.csv"))


def test_models_come_with_their_calibration_and_their_groups(trained, backbone):
    run.run_audit(trained, backbone, **QUICK)
    entry = written(trained)["models"]["bottleneck"]
    rows = results.read_predictions(trained, "bottleneck", part="test")
    assert entry["accuracy"] == pytest.approx((rows["category"] == rows["predicted"]).mean())
    assert {each["attribute"] for each in entry["groups"]} >= {"all", "department", "sex"}
    assert entry["calibration"]


def test_the_published_split_is_measured_too(ready, backbone):
    run.run_audit(ready, backbone, **QUICK)
    found = written(ready)["published_split"]
    assert found["n_test"] == (split.read(ready)["split"] == "test").sum()
    assert 0 <= found["accuracy"] <= 1 and found["figure"]["value"] == found["auc"]


def split_by_hand(categories: list[str], parts: list[str], places: dict[str, float]):
    """Features that are the category's place and a little noise; the parts."""
    rows = pd.DataFrame({"category": categories, "group": [str(n) for n in range(len(parts))]})
    place = rows["category"].map(places).to_numpy()
    features = np.random.default_rng(0).normal(0, 0.1, (len(rows), 1)) + place[:, None]
    return StudyFeatures(rows, {CROP: features}), np.array(parts)


def test_a_category_that_is_not_in_the_train_part_is_never_predicted():
    study, parts = split_by_hand(
        ["art"] * 4 + ["law"] * 8 + ["music"] * 8,
        ["test"] * 4 + (["train"] * 6 + ["test"] * 2) * 2,
        {"art": 0.0, "law": 1.0, "music": -1.0},
    )
    found = run.published_split(study, parts, seed=0)
    assert found["accuracy"] == 0.5 and found["n_test"] == 8


def test_a_test_part_of_one_category_has_an_accuracy_and_no_area():
    study, parts = split_by_hand(
        ["art"] * 8 + ["law"] * 6, ["train"] * 6 + ["test"] * 2 + ["train"] * 6,
        {"art": 0.0, "law": 1.0},
    )  # fmt: skip
    found = run.as_json(run.published_split(study, parts, seed=0))
    assert found["accuracy"] == 1.0
    assert (found["auc"], found["figure"]["value"], found["figure"]["ci95"]) == (
        None, None, [None, None],
    )  # fmt: skip


def test_the_same_seed_writes_the_same_audit(ready, backbone):
    first, second = ({**run.run_audit(ready, backbone, **QUICK), "seconds": 0} for _ in range(2))
    assert run.as_json(first) == run.as_json(second)


def test_without_departments_the_audit_says_so_and_leaves_out_people(ready, backbone):
    index.write(ready.index, index.read(ready.index).assign(department=""))
    run.run_audit(ready, backbone, **QUICK | {"epochs": 1})
    found = written(ready)
    assert found["verdict"] == verdict.NOT_IDENTIFIABLE and "department" in found["sentence"]
    assert found["evidence"]["units"] == "people" and found["evidence"]["steps"]
    assert found["left_out"] == {}


def test_with_one_department_there_is_an_audit_without_figures(ready, backbone):
    index.write(ready.index, index.read(ready.index).assign(department="only one"))
    run.run_audit(ready, backbone, **QUICK)
    found = written(ready)
    assert found["verdict"] == verdict.NOT_IDENTIFIABLE
    assert set(found["evidence"]) == {"departments", "missing"}


def test_a_study_before_its_split_is_one_clear_error(located, backbone):
    with pytest.raises(StudyError, match="04_split"):
        run.run_audit(located(["art", "law"]), backbone, **QUICK)


def activations(study: Study) -> bytes:
    return b"".join(path.read_bytes() for path in study.features.rglob("rows.bin"))


def test_forgetting_a_person_leaves_nothing_that_was_derived_of_them(ready, backbone, network):
    run.run_audit(ready, backbone, **QUICK)
    row = index.read(ready.index).iloc[7]
    theirs = crop.read(ready).assign(format="png").iloc[[7]]
    picture = raw_picture.read(ready.raw, theirs.to_dict("records")[0])
    made = [control.transform(picture) for control in (face_only, background)]
    made.append(Crops(ready.faces, theirs["id"].to_numpy())[0])
    outputs = network.predict_on_batch(np.stack(made))
    assert all(each.tobytes() in activations(ready) for each in outputs)
    done = forget(ready, name=row["name"])
    assert done.counts["rows of activations"] == 3
    assert not any(each.tobytes() in activations(ready) for each in outputs)
    assert bank.forget(ready.features, made) == 0
    assert list(ready.features.glob("audit-*.npz")) == []
    assert not (ready.reports / "audit.json").exists()


def test_after_forgetting_the_audit_is_of_everybody_else(ready, backbone, network):
    run.run_audit(ready, backbone, **QUICK)
    shown = network.shown
    forget(ready, name=index.read(ready.index)["name"][7])
    run.run_audit(ready, backbone, **QUICK)
    assert written(ready)["evidence"]["pictures"] == 47
    assert network.shown == shown  # what was computed of the others is still there


def test_forgetting_goes_on_where_a_picture_is_damaged(ready, backbone):
    run.run_audit(ready, backbone, **QUICK)
    row = index.read(ready.index).iloc[7]
    files.write_bytes(ready.raw / f"{row['id']}.png", b"damaged")
    forget(ready, name=row["name"])
    assert row["id"] not in set(index.read(ready.index)["id"])
    assert list(ready.features.glob("audit-*.npz")) == []


def guesses(study: Study) -> None:
    """Let a room of people guess the test part: a model without network, seeds or epochs."""
    rows = split.read(study).query("split == 'test'")[["id", "split", "category"]]
    right = np.random.default_rng(0).uniform(0.4, 0.9, len(rows))
    probabilities = np.column_stack([right, 1 - right])
    results.write_predictions(
        study, "guesses", rows=rows, categories=CATEGORIES, probabilities=probabilities
    )


def test_the_backbone_is_that_of_the_first_model_that_has_one(trained, monkeypatch):
    asked = []
    monkeypatch.setattr(
        run.registry, "choose", lambda name="auto", *, precision: asked.append((name, precision))
    )
    guesses(trained)
    monkeypatch.setattr(run.precision, "of_study", lambda study, asked="auto": f"as {asked}")
    run.load_backbone(trained)
    path = trained.model_report("bottleneck") / "metrics.json"
    facts = {"backbone": "face_resnet", "precision": "float32"}
    files.write_json(path, json.loads(path.read_text()) | facts)
    run.load_backbone(trained)
    assert asked == [("auto", "as auto"), ("face_resnet", "as float32")]


def test_the_notebook_audits_a_study_in_which_only_people_guessed(ready, backbone, monkeypatch):
    guesses(ready)
    backbone.features = 12
    monkeypatch.setattr(run, "load_backbone", lambda study: backbone)
    cells = json.loads((CHECKOUT / "notebooks" / "09_audit.ipynb").read_text())["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    sources[0] = (
        f'STUDY = "{ready.name}"; COVARIATES = ["title"]; PERMUTATIONS = 29; '
        'AUDIT_SEED = AUDIT_EPOCHS = 0; CLUSTER = ""'
    )
    names: dict[str, object] = {}
    for source in sources:
        exec(source, names)
    plt.close("all")
    assert set(written(ready)["models"]) == {"guesses"} and names["networks"] == {}
    assert "guesses is skipped" in " ".join(names["skipped"])
