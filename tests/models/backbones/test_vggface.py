"""VGGFace through the real keras-vggface package, on made weights in the published layout."""

import subprocess
import sys
import types

import numpy as np
import pytest
from support import made_weights

from facestudy.models import registry
from facestudy.models.backbones import keras_vggface_compat, vggface, vggface_weights
from facestudy.study.errors import StudyError

pytestmark = pytest.mark.long

MOVED = ["keras.engine.topology", "keras.utils.data_utils", "keras_applications.imagenet_utils"]


@pytest.fixture(scope="module")
def arrays():
    return made_weights.vgg16()


@pytest.fixture(scope="module")
def home(tmp_path_factory, arrays):
    """A Keras home with the made weights in its cache."""
    folder = tmp_path_factory.mktemp("keras")
    made_weights.write(folder / "models" / "vggface" / vggface_weights.FILE, arrays)
    return folder


@pytest.fixture
def cached(home, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(home))


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """An empty Keras home on a machine whose network refuses every connection."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setattr(vggface_weights, "ADDRESS", "http://127.0.0.1:9/weights.h5")
    return tmp_path


def leftovers(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


# The architecture, under Keras 3


def test_the_package_builds_its_own_network_with_the_published_count():
    assert vggface.architecture().count_params() == 14_714_688


def test_the_lent_names_are_taken_back(monkeypatch):
    stranger = types.ModuleType("keras_applications")
    monkeypatch.setitem(sys.modules, "keras_applications", stranger)
    for name in [name for name in sys.modules if name.startswith("keras_vggface")]:
        monkeypatch.delitem(sys.modules, name)
    assert keras_vggface_compat.keras_vggface().VGGFace
    assert sys.modules["keras_applications"] is stranger
    assert not [name for name in MOVED if name in sys.modules]


def test_a_missing_package_is_one_clear_error(monkeypatch):
    monkeypatch.setitem(sys.modules, "keras_vggface.vggface", None)
    with pytest.raises(StudyError, match="pip install keras-vggface"):
        vggface.architecture()


def test_importing_the_models_imports_no_keras_vggface():
    code = "import sys, facestudy.models; print('keras_vggface' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.stdout.split() == ["False"], answer.stderr


def test_picture_to_features_is_what_the_package_itself_computes(cached, arrays):
    backbone = registry.choose("vggface", precision="float32")
    pictures = np.random.default_rng(5).integers(0, 256, (2, 128, 128, 3), dtype=np.uint8)
    reference = vggface.architecture()
    for layer, (kernel, bias) in arrays.items():
        reference.get_layer(layer).set_weights([kernel, bias])
    prepared = sys.modules["keras_vggface.utils"].preprocess_input(
        pictures.astype("float32"), version=1
    )
    wanted = reference.predict(prepared, verbose=0)
    found = backbone.tail.predict(backbone.frozen.predict(pictures, verbose=0), verbose=0)
    assert wanted.std() > 0
    np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-4 * np.abs(wanted).max())


def test_the_cut_leaves_three_layers_to_the_tail(cached):
    backbone = registry.choose("vggface")
    assert backbone.frozen.output_shape == (None, 8, 8, 512)
    assert backbone.tail.count_params() == 2_359_808
    assert backbone.features == 512


# Which backbone


def test_auto_takes_vggface_where_its_weights_are(cached):
    backbone = registry.choose("auto")
    assert backbone.name == "vggface"
    assert len(backbone.digest) == 64
    assert vggface_weights.FILE in backbone.note


def test_auto_falls_back_to_face_resnet_and_says_so(empty):
    backbone = registry.choose("auto")
    assert backbone.name == "face_resnet"
    assert "stands in for VGGFace" in backbone.note
    assert "cannot be downloaded" in backbone.note
    assert leftovers(empty) == []


def test_auto_does_not_hide_a_damaged_weights_file(empty):
    path = vggface_weights.cached()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"half a file")
    with pytest.raises(StudyError, match="not a complete weights file"):
        registry.choose("auto")


def test_asking_for_vggface_in_vain_says_what_to_fetch_and_where_to_put_it(empty):
    with pytest.raises(StudyError) as problem:
        registry.choose("vggface")
    assert vggface_weights.ADDRESS in str(problem.value)
    assert str(vggface_weights.cached()) in str(problem.value)


def test_an_unknown_backbone_is_refused():
    with pytest.raises(StudyError, match="'resnet'.*auto, face_resnet or vggface"):
        registry.choose("resnet")
