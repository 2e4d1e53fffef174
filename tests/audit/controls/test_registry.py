"""A control is one module and one entry: everything else takes it from the table."""

from types import ModuleType

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

from facestudy.audit import figures, run
from facestudy.audit.controls import registry
from facestudy.audit.controls.control_features import study_features
from facestudy.audit.controls.registry import (
    ALL_SITE,
    BACKBONE,
    CROP,
    DIRECT,
    FACE,
    SITE,
    ControlEntry,
    with_face,
)
from facestudy.audit.verdict import best_control
from facestudy.prepare import split
from facestudy.study.paths import Study

matplotlib.use("agg")
MODULES = {
    BACKBONE: "def transform(picture, row):\n    return picture[::-1].copy()\n",
    DIRECT: (
        "import numpy as np\n\n"
        "def compute(study, rows):\n"
        "    return np.array([[int(name, 16) % 7, 1] for name in rows['id']], float)\n"
    ),
}


@pytest.fixture(params=[BACKBONE, DIRECT])
def invented(request, tmp_path, monkeypatch) -> ControlEntry:
    """A control "upside down" of its own module, entered in the table."""
    module = f"upside_down_{request.param}"
    (tmp_path / f"{module}.py").write_text(MODULES[request.param])
    monkeypatch.syspath_prepend(tmp_path)
    entry = ControlEntry("upside down", "made up", "turned", SITE, request.param, module)
    monkeypatch.setitem(registry.CONTROLS, entry.name, entry)
    return entry


@pytest.fixture
def ready(located) -> Study:
    study = located(
        np.repeat(["art", "law"], 24).tolist(),
        department=[f"department {number // 6}" for number in range(48)],
    )
    split.split_study(study)
    return study


@pytest.mark.parametrize("entry", registry.CONTROLS.values(), ids=registry.CONTROLS)
def test_every_control_has_its_module_and_what_the_table_says_of_it(entry):
    module = registry.load(entry)
    assert isinstance(module, ModuleType)
    assert callable(getattr(module, {BACKBONE: "transform", DIRECT: "compute"}[entry.features]))
    assert entry.group in (FACE, SITE)


def test_names_and_keys_are_those_of_old_audits():
    assert registry.compared() == [
        "face crop", "face only", "background", "colours", "file", "all but the face",
        "face and background", "face and colours", "face and file", "face and all but the face",
    ]  # fmt: skip
    keys = [entry.key for entry in registry.CONTROLS.values()]
    assert keys == ["face", "background", "colours", "facts"]


@pytest.mark.long
def test_a_new_control_has_its_features(ready, backbone, invented):
    rows = split.read(ready).assign(department="x")
    before = set(ready.features.glob("audit-*.npz"))
    features = study_features(ready, rows, backbone).features
    assert list(features) == [CROP, *registry.CONTROLS] and "upside down" in features
    assert len(features["upside down"]) == 48
    (path,) = set(ready.features.glob("audit-*.npz")) - before
    with np.load(path) as arrays:
        assert "turned" in arrays


def test_a_new_control_is_part_of_all_controls_of_its_group(invented):
    assert registry.parts(ALL_SITE) == ["background", "colours", "file", "upside down"]
    assert registry.parts(with_face("upside down")) == ["face only", "upside down"]


@pytest.mark.long
def test_a_new_control_is_in_the_audit_and_its_figure(ready, backbone, invented):
    record = run.run_audit(ready, backbone, permutations=29, bootstraps=29, epochs=0)
    evidence = record["evidence"]
    assert list(evidence["grouped"])[5:7] == ["upside down", ALL_SITE]
    assert with_face("upside down") in evidence["grouped"]
    for comparison in ("face_over_controls", "face_adds_to_controls"):
        assert "upside down" in evidence[comparison]
    assert "upside down" in (ready.reports / "audit.json").read_text()
    figure, ax = plt.subplots()
    figures.auc_by_control(evidence, ax)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[-3] == "made up" and len(labels) == 9
    plt.close(figure)


@pytest.mark.long
def test_the_verdict_asks_controls_of_the_site_alone(ready, backbone, invented, monkeypatch):
    record = run.run_audit(ready, backbone, permutations=29, bootstraps=29, epochs=0)
    evidence = record["evidence"]
    evidence["grouped"]["upside down"]["auc"]["value"] = 1.5
    assert best_control(evidence) == "upside down"
    monkeypatch.setitem(registry.CONTROLS, "upside down", invented._replace(group="person"))
    assert best_control(evidence) != "upside down"
    assert "upside down" in registry.without_face()
    assert "upside down" not in registry.parts(ALL_SITE)
