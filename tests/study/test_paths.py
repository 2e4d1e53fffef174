"""A study's folders lie below the root, and a name that is not a folder name is refused."""

import pytest

from facestudy.study import paths
from facestudy.study.errors import StudyError
from facestudy.study.paths import CHECKOUT, Study


def test_the_checkout_holds_the_project():
    assert (CHECKOUT / "pyproject.toml").is_file() and paths.NOTEBOOKS.is_dir()
    assert paths.DEPARTMENTS.is_dir()


def test_the_root_is_never_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.delenv("FACESTUDY_ROOT")
    monkeypatch.chdir(tmp_path)
    assert paths.root() == CHECKOUT


def test_a_study_follows_the_root(root):
    study = Study("small")
    assert study.index == root / "data" / "small" / "raw" / "index.csv"
    assert study.reports == root / "reports" / "small"
    assert not study.data.exists(), "asking for a folder must not create it"


@pytest.mark.parametrize("name", ["", "A", "../x", "a b", "x" * 65, "benchmarks"])
def test_a_study_name_that_is_not_a_folder_name_is_refused(name):
    with pytest.raises(StudyError, match="is not a valid study name"):
        Study(name)


@pytest.mark.parametrize(
    ("name", "fictional"), [("campus", True), ("campus-2", True), ("campusx", False)]
)
def test_a_campus_is_known_by_its_name_or_its_file(name, fictional):
    study = Study(name)
    assert study.is_campus == fictional
    study.data.mkdir(parents=True)
    (study.data / "campus.json").touch()
    assert study.is_campus
