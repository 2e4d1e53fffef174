"""A control is one module and one entry: everything else takes it from the table."""

from types import ModuleType

import numpy as np
import pytest

from facestudy.audit.controls import registry
from facestudy.audit.controls.control_features import study_features
from facestudy.audit.controls.registry import (
    BACKBONE,
    CROP,
    DEMOGRAPHICS,
    DIRECT,
    FACE,
    GROUPS,
    LIGHT,
    PRESENTATION,
    SITE,
    ControlEntry,
)
from facestudy.study import index

MODULES = {
    BACKBONE: "def transform(picture):\n    return picture.pixels[::-1].copy()\n",
    DIRECT: (
        "import numpy as np\nCOLUMNS = ('a', 'b')\n\n"
        "def measure(picture):\n"
        "    return np.array([int(picture.row['id'], 16) % 7, 1.0])\n\n"
        "def features(measured):\n    return measured * 2\n"
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


@pytest.mark.parametrize("entry", registry.CONTROLS.values(), ids=registry.CONTROLS)
def test_every_control_has_its_module_and_what_the_table_says_of_it(entry):
    module = registry.load(entry)
    assert isinstance(module, ModuleType) and entry.group in GROUPS
    if entry.features == BACKBONE:
        assert callable(module.transform)
    else:
        assert callable(module.measure) and callable(module.features) and module.COLUMNS
    assert all(entry.title) and entry.title != entry.key


def test_groups_come_in_a_fixed_order_and_demographics_have_no_control():
    assert list(GROUPS) == [SITE, DEMOGRAPHICS, PRESENTATION, LIGHT, FACE]
    of_controls = [entry.group for entry in registry.CONTROLS.values()]
    assert of_controls == sorted(of_controls, key=list(GROUPS).index)
    assert set(GROUPS) - set(of_controls) == {DEMOGRAPHICS}
    assert registry.names(FACE) == ["face only"] and registry.names(DEMOGRAPHICS) == []


def test_names_and_keys_are_unique():
    for values in ([e.name for e in registry.CONTROLS.values()],
                   [e.key for e in registry.CONTROLS.values()]):  # fmt: skip
        assert len(set(values)) == len(values)
    assert list(registry.titles()) == [CROP, *registry.CONTROLS]


@pytest.mark.long
def test_a_new_control_has_its_features(located, backbone, invented):
    study = located(["art", "law"] * 3)
    rows = index.read(study.index)[["id", "category"]]
    features = study_features(study, rows, backbone).features
    assert list(features) == [CROP, *registry.CONTROLS] and "upside down" in features
    assert registry.names(SITE)[-1] == "upside down"
    (path,) = study.features.glob("audit-*.npz")
    with np.load(path) as arrays:
        assert "turned" in arrays
