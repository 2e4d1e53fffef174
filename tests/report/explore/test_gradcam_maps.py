"""Maps for the page are kept, computed again when something changed, and go with their people."""

import numpy as np
import pytest
from support.explore_browser import predicted

from facestudy.audit.explain import gradcam, load_trained
from facestudy.evaluation import results
from facestudy.prepare import split
from facestudy.privacy import forget
from facestudy.report.explore import gradcam_maps
from facestudy.study import files
from facestudy.study.errors import StudyError

MODEL = "scratch_cnn"


@pytest.fixture
def trained(cropped_study, monkeypatch):
    """A study with a model whose maps are bright where the picture's row is that of its class."""
    study = cropped_study(["a", "b"] * 20, name=[f"Person Number{n}" for n in range(40)])
    split.split_study(study)
    predicted(study, MODEL, wrong=lambda place: place % 2 == 0)
    files.write_bytes(study.model(MODEL, 0) / "best.weights.h5", b"weights")

    def maps(network, pictures, classes):
        found = np.zeros(pictures.shape[:3])
        for place, number in enumerate(classes):
            found[place, 16 * number : 16 * (number + 1)] = 0.5
        return found

    monkeypatch.setattr(load_trained, "load", lambda study, model: None)
    monkeypatch.setattr(gradcam, "maps", maps)
    return study


def test_maps_are_of_the_predicted_class_of_test_pictures(trained):
    gradcam_maps.keep(trained, MODEL)
    maps = gradcam_maps.gather(trained, [MODEL])[MODEL]
    rows = results.read_predictions(trained, MODEL, part="test")
    assert maps.ids.tolist() == rows["id"].tolist() and maps.why == ""
    for cells, name in zip(maps.cells, rows["predicted"], strict=True):
        assert cells["ab".index(name)].tolist() == [255] * 8 and cells.sum() == 8 * 255


def test_other_predictions_have_other_maps(trained):
    gradcam_maps.keep(trained, MODEL)
    before = gradcam_maps._path(trained, MODEL)
    predicted(trained, MODEL, wrong=lambda place: place % 2 == 1)
    assert gradcam_maps._path(trained, MODEL) != before
    gradcam_maps.keep(trained, MODEL)
    assert not before.exists()


def test_a_network_that_cannot_be_loaded_is_not_tried_again_and_again(trained, monkeypatch):
    def fails(study, model):
        raise StudyError("no such network")

    monkeypatch.setattr(load_trained, "load", fails)
    gradcam_maps.keep(trained, MODEL)
    started = []
    monkeypatch.setattr("subprocess.run", lambda command, **options: started.append(command))
    maps = gradcam_maps.gather(trained, [MODEL])[MODEL]
    assert maps.why == "no such network" and len(maps.ids) == 0 and not started


def test_a_model_from_elsewhere_starts_no_process(trained, monkeypatch):
    predicted(trained, "people", wrong=lambda place: False)
    monkeypatch.setattr("subprocess.run", lambda *command, **options: pytest.fail("a process"))
    assert gradcam_maps.gather(trained, ["people"]) == {}


def test_maps_of_a_forgotten_person_go(trained):
    gradcam_maps.keep(trained, MODEL)
    path = gradcam_maps._path(trained, MODEL)
    picture_id = gradcam_maps._read(path).ids[0]
    forget.forget(trained, picture_id=picture_id)
    assert not path.exists()


def test_maps_are_not_kept_if_somebody_was_removed_meanwhile(trained, monkeypatch):
    ids = results.read_predictions(trained, MODEL, part="test")["id"].to_numpy(str)
    path = gradcam_maps._path(trained, MODEL)

    def compute(study, model):
        forget.forget(study, picture_id=ids[0])
        return gradcam_maps.Maps(ids, np.zeros((len(ids), 8, 8), np.uint8))

    monkeypatch.setattr(gradcam_maps, "compute", compute)
    with pytest.raises(StudyError, match="removed"):
        gradcam_maps.keep(trained, MODEL)
    assert not path.exists()
