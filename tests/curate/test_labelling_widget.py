"""The buttons and the keys of the labelling widget; a browser is not needed for them."""

import numpy as np
import pandas as pd
import pytest

from facestudy.curate import decisions, error_rates, labelling_widget, labels


@pytest.fixture
def ready(cropped_study):
    study = cropped_study(["art"] * 12)
    ids = [path.stem for path in sorted(study.faces.glob("*.png"))]
    features = np.random.default_rng(0).normal(size=(12, 4)).astype(np.float32)
    return study, features, pd.Series("", index=ids)


def press(box, key: str) -> None:
    box.keyboard._dom_handlers({"type": "keydown", "key": key})


def buttons(box) -> dict:
    return {button.key: button for button in box.children[1].children}


def test_a_key_and_a_button_do_the_same(ready):
    study, features, reasons = ready
    box = labelling_widget.for_study(study, features, reasons)
    press(box, "g")
    buttons(box)["b"].click()
    press(box, "G")
    rows = decisions.read(study)
    assert rows["verdict"].tolist() == ["good", "bad", "good"]
    assert rows["id"].nunique() == 3 and set(rows["source"]) == {"hand"}


def test_back_takes_back_and_skip_writes_nothing(ready):
    study, features, reasons = ready
    box = labelling_widget.for_study(study, features, reasons)
    shown = box.children[0].value
    press(box, "s")
    assert not study.curation_csv.exists() and box.children[0].value != shown
    press(box, "b")
    press(box, "z")
    press(box, "x")
    assert decisions.current(study).empty and len(decisions.read(study)) == 2


def test_the_next_session_goes_on_where_this_one_stopped(ready):
    study, features, reasons = ready
    first = labelling_widget.for_study(study, features, reasons, target=10)
    for key in "gbg":
        press(first, key)
    second = labelling_widget.for_study(study, features, reasons, target=10)
    assert "<b>3</b> of 10" in second.children[3].value and second.children[2].value == 3
    for _ in range(20):
        press(second, "g")
    assert decisions.read(study)["id"].nunique() == len(decisions.read(study)) == 12
    assert buttons(second)["g"].disabled and not buttons(second)["z"].disabled


def test_faces_that_fail_a_check_are_not_shown(ready):
    study, features, reasons = ready
    reasons = reasons.where(np.arange(12) > 8, "2 faces")
    box = labelling_widget.for_study(study, features, reasons)
    for _ in range(12):
        press(box, "g")
    assert set(decisions.read(study)["id"]) == set(reasons.index[9:])


def test_a_check_is_marked_as_one(ready):
    study, features, reasons = ready
    ids = reasons.index[:2].tolist()
    row = {"verdict": "good", "source": "model", "round": 1}
    decisions.append(study, [{"id": picture_id, **row} for picture_id in ids])
    box = labelling_widget.for_study(study, features, reasons, ids=ids)
    press(box, "b")
    press(box, "g")
    assert error_rates.errors(*error_rates.checked_by_hand(study))["good"]["wrong"] == 1
    assert labels.read(study, ids).to_dict() == {ids[0]: "bad", ids[1]: "good"}
