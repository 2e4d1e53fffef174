"""VGGFace through the real keras-vggface package, on made weights in the published layout."""

import functools
import http.server
import subprocess
import sys
import threading
import types

import made_weights
import numpy as np
import pytest

from facestudy import models
from facestudy.errors import StudyError
from facestudy.models import keras2_names, vggface, vggface_weights

MOVED = ["keras.engine.topology", "keras.utils.data_utils", "keras_applications.imagenet_utils"]
SMALL = {"conv1_1": ((3, 3, 3, 4), (4,)), "conv1_2": ((3, 3, 4, 5), (5,))}


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


@pytest.fixture
def small():
    generator = np.random.default_rng(3)
    return {
        layer: tuple(generator.standard_normal(shape).astype("float32") for shape in shapes)
        for layer, shapes in SMALL.items()
    }


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
    assert keras2_names.keras_vggface().VGGFace
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
    backbone = models.choose("vggface")
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
    backbone = models.choose("vggface")
    assert backbone.frozen.output_shape == (None, 8, 8, 512)
    assert backbone.tail.count_params() == 2_359_808
    assert backbone.features == 512


# The weights file


@pytest.mark.parametrize(
    "layout",
    [
        {},
        {"root": "/model_weights"},
        {"reverse": True},
        {"spelling": "{layer}_{part}_1:0"},
    ],
)
def test_every_number_finds_its_layer_however_the_file_is_laid_out(tmp_path, small, layout):
    path = made_weights.write(tmp_path / "weights.h5", small, **layout)
    found = vggface_weights.read(path, SMALL)
    assert set(found) == set(small)
    for layer in small:
        for got, wanted in zip(found[layer], small[layer], strict=True):
            np.testing.assert_array_equal(got, wanted)


def test_a_layer_of_another_shape_is_named(tmp_path, small):
    small["conv1_2"] = (small["conv1_2"][0][..., :4], small["conv1_2"][1])
    path = made_weights.write(tmp_path / "weights.h5", small)
    with pytest.raises(StudyError, match=r"conv1_2 holds \(3, 3, 4, 4\).*\(3, 3, 4, 5\)"):
        vggface_weights.read(path, SMALL)


def test_a_missing_layer_and_one_too_many_are_named(tmp_path, small):
    small["fc6"] = small.pop("conv1_2")
    path = made_weights.write(tmp_path / "weights.h5", small)
    with pytest.raises(StudyError, match="conv1_2, fc6"):
        vggface_weights.read(path, SMALL)


def test_undefined_numbers_are_refused(tmp_path, small):
    small["conv1_1"][0][0, 0, 0, 0] = np.nan
    path = made_weights.write(tmp_path / "weights.h5", small)
    with pytest.raises(StudyError, match="conv1_1 holds infinite or undefined"):
        vggface_weights.read(path, SMALL)


@pytest.mark.parametrize("kept", [0, 40, 0.5, 0.99])
def test_a_truncated_file_is_refused(tmp_path, small, kept):
    path = made_weights.write(tmp_path / "weights.h5", small)
    data = path.read_bytes()
    path.write_bytes(data[: int(kept * len(data)) if isinstance(kept, float) else kept])
    with pytest.raises(StudyError, match="no whole weights file"):
        vggface_weights.read(path, SMALL)


def test_a_file_that_is_no_weights_file_is_refused(tmp_path):
    path = tmp_path / "weights.h5"
    path.write_text("<html>Not found</html>")
    with pytest.raises(StudyError, match="no whole weights file"):
        vggface_weights.read(path, SMALL)


def test_the_digest_is_noted_once_and_a_changed_file_refused(tmp_path, small, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    path = made_weights.write(vggface_weights.cached(), small)
    _, _, digest = vggface_weights.obtain(SMALL)
    assert path.with_name(f"{path.name}.sha256").read_text() == f"{digest}  {path.name}\n"
    assert vggface_weights.obtain(SMALL)[2] == digest
    small["conv1_1"][1][0] += 1
    made_weights.write(path, small)
    with pytest.raises(StudyError, match="changed since its first use"):
        vggface_weights.obtain(SMALL)


# The download


@pytest.fixture
def served(tmp_path, empty, monkeypatch):
    """Serve a body at ADDRESS; ``claimed`` is the length that the server says it has."""
    servers = []

    def serve(body, claimed=None):
        handler = functools.partial(_Answer, body, claimed)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        address = f"http://127.0.0.1:{server.server_port}/weights.h5"
        monkeypatch.setattr(vggface_weights, "ADDRESS", address)

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


class _Answer(http.server.BaseHTTPRequestHandler):
    def __init__(self, body, claimed, *arguments):
        self.body, self.claimed = body, claimed
        super().__init__(*arguments)

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", str(self.claimed or len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        pass


def test_a_missing_file_is_downloaded_into_the_cache(empty, served, small, tmp_path_factory):
    original = made_weights.write(tmp_path_factory.mktemp("away") / "weights.h5", small)
    served(original.read_bytes())
    path, found, _ = vggface_weights.obtain(SMALL)
    assert path == empty / "models" / "vggface" / vggface_weights.FILE
    assert path.read_bytes() == original.read_bytes()
    np.testing.assert_array_equal(found["conv1_2"][0], small["conv1_2"][0])


def test_a_broken_download_leaves_no_file(empty, served, small, tmp_path_factory):
    body = made_weights.write(tmp_path_factory.mktemp("away") / "weights.h5", small).read_bytes()
    served(body[:-100], claimed=len(body))
    with pytest.raises(vggface_weights.WeightsUnavailable, match="connection ended"):
        vggface_weights.obtain(SMALL)
    assert leftovers(empty) == []


def test_a_page_in_place_of_the_file_leaves_no_file(empty, served):
    served(b"<html>Please log in</html>")
    with pytest.raises(vggface_weights.WeightsUnavailable, match="not the weights file"):
        vggface_weights.obtain(SMALL)
    assert leftovers(empty) == []


# Which backbone


def test_auto_takes_vggface_where_its_weights_are(cached):
    backbone = models.choose("auto")
    assert backbone.name == "vggface"
    assert len(backbone.digest) == 64
    assert vggface_weights.FILE in backbone.note


def test_auto_falls_back_to_face_resnet_and_says_so(empty):
    backbone = models.choose("auto")
    assert backbone.name == "face_resnet"
    assert "stands in for VGGFace" in backbone.note
    assert "cannot be downloaded" in backbone.note
    assert leftovers(empty) == []


def test_auto_does_not_hide_a_damaged_weights_file(empty):
    path = vggface_weights.cached()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"half a file")
    with pytest.raises(StudyError, match="no whole weights file"):
        models.choose("auto")


def test_asking_for_vggface_in_vain_says_what_to_fetch_and_where_to_put_it(empty):
    with pytest.raises(StudyError) as problem:
        models.choose("vggface")
    assert vggface_weights.ADDRESS in str(problem.value)
    assert str(vggface_weights.cached()) in str(problem.value)


def test_an_unknown_backbone_is_refused():
    with pytest.raises(StudyError, match="'resnet'.*auto, face_resnet or vggface"):
        models.choose("resnet")
