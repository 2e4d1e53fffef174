"""VGGFace's weights file: read, checked, downloaded; made in the published layout."""

import functools
import http.server
import threading

import numpy as np
import pytest
from support import made_weights

from facestudy.models.backbones import vggface_weights
from facestudy.study.errors import StudyError

SMALL = {"conv1_1": ((3, 3, 3, 4), (4,)), "conv1_2": ((3, 3, 4, 5), (5,))}


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
    with pytest.raises(StudyError, match="not a complete weights file"):
        vggface_weights.read(path, SMALL)


def test_a_file_that_is_no_weights_file_is_refused(tmp_path):
    path = tmp_path / "weights.h5"
    path.write_text("<html>Not found</html>")
    with pytest.raises(StudyError, match="not a complete weights file"):
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


@pytest.mark.long
def test_a_missing_file_is_downloaded_into_the_cache(empty, served, small, tmp_path_factory):
    original = made_weights.write(tmp_path_factory.mktemp("away") / "weights.h5", small)
    served(original.read_bytes())
    path, found, _ = vggface_weights.obtain(SMALL)
    assert path == empty / "models" / "vggface" / vggface_weights.FILE
    assert path.read_bytes() == original.read_bytes()
    np.testing.assert_array_equal(found["conv1_2"][0], small["conv1_2"][0])


@pytest.mark.long
def test_a_broken_download_leaves_no_file(empty, served, small, tmp_path_factory):
    body = made_weights.write(tmp_path_factory.mktemp("away") / "weights.h5", small).read_bytes()
    served(body[:-100], claimed=len(body))
    with pytest.raises(vggface_weights.WeightsUnavailable, match="connection ended"):
        vggface_weights.obtain(SMALL)
    assert leftovers(empty) == []


@pytest.mark.long
def test_a_page_in_place_of_the_file_leaves_no_file(empty, served):
    served(b"<html>Please log in</html>")
    with pytest.raises(vggface_weights.WeightsUnavailable, match="not the weights file"):
        vggface_weights.obtain(SMALL)
    assert leftovers(empty) == []
