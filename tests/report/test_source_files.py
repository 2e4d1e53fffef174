"""A notebook is stale when a file that it uses has changed, and only then."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facestudy.report import fingerprints, source_files
from facestudy.study.paths import CHECKOUT

CORE = "01 02 03 04 05 05b 06 07 07b 08 09 09b 10 11 12".split()
EXPERIMENTS = ["autoencoder", "denoising_autoencoder", "expressions", "skin"]

# The file that is edited, and the notebooks that become stale.
STALE = {
    "src/facestudy/study/files.py": [*CORE, *EXPERIMENTS],
    "src/facestudy/__init__.py": [*CORE, *EXPERIMENTS],
    "src/facestudy/plots/charts.py": [*CORE, *EXPERIMENTS],
    "src/facestudy/plots/galleries.py": ["01", "02", "03", "05", "08", "denoising_autoencoder"],
    "src/facestudy/plots/composite_sheet.py": ["08"],
    "src/facestudy/experiments/autoencoder/models/plain.py": ["autoencoder"],
    "src/facestudy/audit/verdict.py": ["09", "09b"],
    "src/facestudy/audit/explain/occlusion.py": ["09"],
    "src/facestudy/curate/classifier.py": ["03", "autoencoder"],
    "src/facestudy/models/scratch_cnn.py": [
        *("05", "05b", "09", "11", "12", "autoencoder", "denoising_autoencoder")
    ],
    "src/facestudy/models/finetune.py": ["07", "09", "11", "12", "autoencoder"],
    "src/facestudy/models/bottleneck.py": ["06", "07", "09", "11", "12", "autoencoder"],
    "src/facestudy/training/seeds.py": ["05", "05b", "06", "07", "11", "12"],
    "src/facestudy/campus/render_sites.py": ["01", "autoencoder", "expressions", "skin"],
    "src/facestudy/campus/templates/cards.html.j2": ["01", "autoencoder", "expressions", "skin"],
    "src/facestudy/experiments/skin/topics/lda.py": ["skin"],
    "src/facestudy/report/pages/html.py": [],
    "src/facestudy/report/pages/templates/report.html": [],
    "src/facestudy/privacy/find_person.py": [],
    "scrapers/parse/text/names.py": ["01"],
    "scrapers/fetch/snapshot.js": ["01"],
    "scrapers/departments/README.md": [],
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the source code and the notebooks, in the place of the checkout."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("src", "scrapers", "notebooks"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CHECKOUT / name, copy / name, ignore=ignored)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprints, "CHECKOUT", copy)
        patch.setattr(source_files, "CHECKOUT", copy)
        yield copy


@pytest.fixture(scope="module")
def before(checkout: Path) -> dict[str, str]:
    """The digests of the unchanged copy."""
    return digests(checkout)


def digests(checkout: Path) -> dict[str, str]:
    """The digest of each notebook's source code; numbered notebooks go by their number."""
    notebooks = sorted((checkout / "notebooks").rglob("*.ipynb"))
    names = [path.stem.split("_")[0] if path.stem[0].isdigit() else path.stem for path in notebooks]
    return dict(zip(names, map(fingerprints.code_digest, notebooks), strict=True))


@pytest.mark.long
@pytest.mark.parametrize("path", STALE)
def test_an_edited_file_makes_exactly_its_notebooks_stale(checkout, before, path):
    file = checkout / path
    original = file.read_bytes() if file.exists() else None
    file.write_bytes((original or b"") + b"\n")
    after = digests(checkout)
    if original is None:
        file.unlink()
    else:
        file.write_bytes(original)
    assert [name for name in before if before[name] != after[name]] == STALE[path]


def files_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notebook: str, **modules: str):
    """The names of the modules that a notebook of one cell uses, in a package made for the test."""
    package = tmp_path / "src" / "facestudy"
    package.mkdir(parents=True)
    for name, text in {"__init__": "", **modules}.items():
        path = package / f"{name.replace('__sub__', 'sub/')}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    cell = {"cell_type": "code", "source": notebook}
    (tmp_path / "n.ipynb").write_text(json.dumps({"cells": [cell]}))
    monkeypatch.setattr(source_files, "CHECKOUT", tmp_path)
    return {path.stem for path in source_files.source_files(tmp_path / "n.ipynb")}


def test_imports_in_a_function_count_where_the_function_is_mentioned(tmp_path, monkeypatch):
    table = "def used():\n    import facestudy.a\ndef unused():\n    import facestudy.b\n"
    modules = {"table": table, "a": "", "b": ""}
    notebook = "from facestudy import table\ntable.used()"
    assert files_of(tmp_path, monkeypatch, notebook, **modules) == {"__init__", "table", "a"}


def test_a_module_that_is_passed_on_counts_whole(tmp_path, monkeypatch):
    modules = {"table": "def f():\n    import facestudy.a\n", "a": ""}
    notebook = "from facestudy import table\ngetattr(table, 'f')()"
    assert files_of(tmp_path, monkeypatch, notebook, **modules) == {"__init__", "table", "a"}


TABLE = """
from importlib import import_module
MODELS = ["facestudy.a"]
BACKBONES = ["facestudy.b"]
def load(name):
    return import_module(name)
"""


@pytest.mark.parametrize(
    ("use", "loaded"),
    [
        ("print(table.MODELS)", set()),
        ("table.load(table.MODELS[0])", {"a"}),
        ("table.load(table.BACKBONES[0])", {"b"}),
        ("table.load(input())", {"a", "b"}),
    ],
)
def test_modules_of_a_table_count_where_they_are_loaded(tmp_path, monkeypatch, use, loaded):
    modules = {"table": TABLE, "a": "def f():\n    import facestudy.c\n", "b": "", "c": ""}
    files = files_of(tmp_path, monkeypatch, f"from facestudy import table\n{use}", **modules)
    assert files == {"__init__", "table", *loaded, *({"c"} if "a" in loaded else ())}


def test_a_package_s_lazy_exports_count(tmp_path, monkeypatch):
    lazy = """
from importlib import import_module
_HOME = {"build": "inner"}
def __getattr__(name):
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
"""
    modules = {"__sub____init__": lazy, "__sub__inner": ""}
    notebook = "from facestudy import sub\nsub.build()"
    assert files_of(tmp_path, monkeypatch, notebook, **modules) == {"__init__", "inner"}


def test_imports_for_type_checkers_do_not_count(tmp_path, monkeypatch):
    table = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import facestudy.a\n"
    notebook = "import facestudy.table"
    assert files_of(tmp_path, monkeypatch, notebook, table=table, a="") == {"__init__", "table"}
