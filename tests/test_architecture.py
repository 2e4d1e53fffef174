"""The house rules that can be checked: who imports whom, and what an import costs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from facestudy.study.paths import CHECKOUT

SOURCES = sorted((CHECKOUT / "src" / "facestudy").rglob("*.py"))


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_core_never_imports_an_experiment_and_experiments_never_each_other(path):
    parts = path.relative_to(CHECKOUT / "src" / "facestudy").parts
    own = f"facestudy.experiments.{parts[1]}" if parts[0] == "experiments" else None
    for name in imported(path):
        if name.startswith("facestudy.experiments."):
            assert own and name.startswith(own), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_library_never_imports_the_scrapers(path):
    assert not any(name.split(".")[0] == "scrapers" for name in imported(path))


def test_model_code_is_keras_alone():
    for path in SOURCES:
        assert not any(
            name.split(".")[0] in ("tensorflow", "jax", "torch") for name in imported(path)
        )


@pytest.mark.parametrize(
    "module", ["facestudy", "facestudy.cli.main", "facestudy.report.stages", "scrapers"]
)
def test_light_modules_import_nothing_heavy(module):
    code = (
        f"import {module}, sys;"
        "heavy = {'tensorflow', 'keras', 'cv2', 'matplotlib', 'keras_vggface'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_tensorflow_is_imported_without_a_word():
    result = subprocess.run(
        [sys.executable, "-c", "import facestudy, tensorflow; print(tensorflow.add(1, 1).shape)"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert (result.stdout, result.stderr) == ("()\n", "")


def test_the_root_is_never_the_working_directory(tmp_path, monkeypatch):
    from facestudy.study import paths

    monkeypatch.delenv("FACESTUDY_ROOT")
    monkeypatch.chdir(tmp_path)
    assert paths.root() == CHECKOUT


@pytest.mark.parametrize("name", ["", "A", "../x", "a b", "x" * 65])
def test_a_study_name_that_is_no_folder_name_is_refused(name):
    from facestudy.study.errors import StudyError
    from facestudy.study.paths import Study

    with pytest.raises(StudyError, match="no name for a study"):
        Study(name)
