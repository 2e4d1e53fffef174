"""A campus of ten sites, drawn once for all tests that look at one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facestudy import campus
from facestudy.study.paths import Study

SMALL = campus.Knobs(sites=10, portraits=30, bad=0.1, seed=3)


@pytest.fixture(scope="session")
def built_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("campus")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACESTUDY_ROOT", str(folder))
        campus.build(Study("campus"), SMALL, jobs=1)
    yield folder


@pytest.fixture
def built(root: Path, built_root: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    """The drawn campus; tests read it and leave it as it is."""
    monkeypatch.setenv("FACESTUDY_ROOT", str(built_root))
    return Study("campus")
