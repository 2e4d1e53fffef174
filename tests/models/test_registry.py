"""The tables of models and backbones: light to read, and true."""

import inspect
import subprocess
import sys

import pytest

from facestudy.models import registry
from facestudy.models.backbones.base import Backbone, WeightsUnavailable
from facestudy.study.errors import StudyError

BUILT = [entry for entry in registry.MODELS.values() if hasattr(registry.load(entry), "build")]
ENTRIES = [*registry.MODELS.values(), *registry.BACKBONES.values()]


def parameters(function):
    return list(inspect.signature(function).parameters)


def test_reading_the_tables_imports_nothing_heavy():
    code = (
        "import sys; from facestudy.models import registry;"
        "registry.find_model('finetune'); registry.find_backbone('vggface');"
        "heavy = {'keras', 'tensorflow', 'numpy', 'pandas', 'sklearn', 'cv2', 'matplotlib'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


@pytest.mark.parametrize("table", [registry.MODELS, registry.BACKBONES], ids=["models", "nets"])
def test_an_entry_holds_strings_under_its_own_name(table):
    for name, entry in table.items():
        assert entry.name == name
        strings = [value for value in entry if not isinstance(value, bool)]
        assert all(isinstance(value, str) and value for value in strings)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_an_entry_loads_its_module(entry):
    assert registry.load(entry).__name__ == entry.module


@pytest.mark.parametrize("entry", BUILT, ids=lambda entry: entry.name)
def test_a_model_can_be_built_and_a_network_compiled_and_perhaps_rebuilt(entry):
    module = registry.load(entry)
    assert parameters(module.build)[0] == "classes"
    if hasattr(module, "compile"):
        assert parameters(module.compile) == ["model"]
    else:
        assert module.build(2, complexity=module.COMPLEXITIES[0])
        with pytest.raises(StudyError, match="two categories or more"):
            module.build(1)
    if hasattr(module, "rebuild"):
        assert parameters(module.rebuild) == ["study", "seed", "classes", "facts"]


@pytest.mark.parametrize("entry", registry.BACKBONES.values(), ids=lambda entry: entry.name)
def test_a_backbone_is_loaded_in_a_precision_with_a_reason(entry):
    assert parameters(registry.load(entry).load) == ["policy", "reason"]


def test_the_networks_of_a_notebook_of_their_own_can_be_rebuilt():
    with_loader = [
        name for name, entry in registry.MODELS.items() if hasattr(registry.load(entry), "rebuild")
    ]
    assert with_loader == [
        *("scratch_cnn", "finetune", "scratch_convnext", "scratch_vit"),
        *("tuned_cnn", "tuned_finetune"),
    ]


@pytest.mark.parametrize(
    ("find", "names"),
    [
        (registry.find_model, list(registry.MODELS)),
        (registry.find_backbone, ["auto", *sorted(registry.BACKBONES)]),
        (registry.choose, ["auto", *sorted(registry.BACKBONES)]),
    ],
    ids=["model", "backbone", "choose"],
)
def test_an_unknown_name_is_answered_with_the_names(find, names):
    with pytest.raises(StudyError, match=r"there is no .*'resnet'") as caught:
        find("resnet")
    assert all(name in str(caught.value) for name in names)


@pytest.fixture
def made_up(monkeypatch):
    """Two backbones that stand in the table alone; what each does when it is loaded is given."""

    def table(**loaders):
        entries = {
            name: registry.BackboneEntry(name, name.title(), f"made.up.{name}") for name in loaders
        }
        modules = {
            f"made.up.{name}": type("Module", (), {"load": staticmethod(loader)})
            for name, loader in loaders.items()
        }
        monkeypatch.setattr(registry, "BACKBONES", entries)
        monkeypatch.setattr(registry, "load", lambda entry: modules[entry.module])

    return table


def unavailable(policy, reason=""):
    raise WeightsUnavailable("fetch them", cause="its weights are on the moon")


def available(policy, reason=""):
    return Backbone("second", None, None, "", f"{reason}Weights: made up.", precision=policy)


def test_auto_passes_over_what_is_unavailable_and_says_so(made_up):
    made_up(first=unavailable, second=available)
    backbone = registry.choose("auto", precision="float32")
    assert (backbone.name, backbone.precision) == ("second", "float32")
    assert backbone.note == (
        "second stands in for First: its weights are on the moon. Weights: made up."
    )


def test_auto_takes_the_first_that_is_available_and_gives_no_reason(made_up):
    made_up(second=available, first=unavailable)
    assert registry.choose("auto", precision="float32").note == "Weights: made up."


def test_auto_without_any_weights_is_an_error(made_up):
    made_up(first=unavailable, second=unavailable)
    with pytest.raises(WeightsUnavailable, match="fetch them"):
        registry.choose("auto", precision="float32")
