"""The rules of the tree that a program can check: who imports whom, and what an import costs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facestudy.study.paths import CHECKOUT

LIBRARY = CHECKOUT / "src" / "facestudy"
SCRAPERS = CHECKOUT / "scrapers"
FLOORS = (
    ("study",),
    ("campus", "collect", "models", "prepare", "web"),
    ("evaluation", "features", "plots"),
    ("audit", "curate", "guess", "training"),
    ("privacy", "report"),
    ("export",),
    ("cli", "experiments"),
)
"""The packages of the library. A package imports only from floors below its own."""

SCRAPER_FLOORS = (("errors", "department_file"), ("parse",), ("fetch",), ("crawl",))
"""Likewise of the scrapers; the modules on top of these (add, run_departments) import all."""

MOST_MODULES = 16
LIGHT = (
    "facestudy",
    "facestudy.campus",
    "facestudy.cli.main",
    "facestudy.models.registry",
    "facestudy.report.run_notebooks",
    "facestudy.report.stages",
    "facestudy.study.paths",
    "scrapers",
)
HEAVY = {"tensorflow", "keras", "cv2", "matplotlib", "keras_vggface", "selenium", "sklearn"}


def sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if path.is_file())


def imported(path: Path) -> set[str]:
    """Every module or name that a file imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def packages_used(folder: Path, root: Path, prefix: str) -> dict[str, set[str]]:
    """For each package or module below ``root``, the others that it imports."""
    used: dict[str, set[str]] = {}
    for path in sources(folder):
        own = path.relative_to(root).parts[0].removesuffix(".py")
        names = {name.split(".")[1] for name in imported(path) if name.startswith(f"{prefix}.")}
        used.setdefault(own, set()).update(names - {own})
    return used


def upward(used: dict[str, set[str]], floors: tuple[tuple[str, ...], ...]) -> list[str]:
    """The imports that do not run downwards, as text."""
    floor = {name: number for number, names in enumerate(floors) for name in names}
    return [
        f"{name} imports {other}"
        for name, others in used.items()
        if name in floor
        for other in sorted(others & set(floor))
        if floor[other] >= floor[name]
    ]


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The import circles among modules."""
    loops: list[list[str]] = []
    done: set[str] = set()

    def walk(node: str, path: list[str]) -> None:
        if node in path:
            loops.append([*path[path.index(node) :], node])
        elif node not in done:
            for other in sorted(graph.get(node, ())):
                walk(other, [*path, node])
            done.add(node)

    for node in sorted(graph):
        walk(node, [])
    return loops


def module_name(path: Path) -> str:
    base = LIBRARY.parent if path.is_relative_to(LIBRARY) else CHECKOUT
    parts = path.relative_to(base).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_every_package_stands_on_a_floor():
    packages = {path.parent.name for path in LIBRARY.glob("*/__init__.py")}
    assert packages == {name for names in FLOORS for name in names}
    assert len(FLOORS) <= 7


@pytest.mark.long
def test_imports_run_only_downwards():
    used = packages_used(LIBRARY, LIBRARY, "facestudy")
    assert upward(used, FLOORS) == []


def test_imports_of_the_scrapers_run_only_downwards():
    used = packages_used(SCRAPERS, SCRAPERS, "scrapers")
    assert upward(used, SCRAPER_FLOORS) == []


def test_an_upward_import_is_noticed():
    assert upward({"study": {"models"}, "models": {"study"}}, FLOORS) == ["study imports models"]


@pytest.mark.parametrize("folder", [LIBRARY, SCRAPERS], ids=["library", "scrapers"])
def test_no_module_imports_itself_through_others(folder):
    modules = {module_name(path): path for path in sources(folder)}
    graph = {
        name: {other for other in imported(path) if other in modules and other != name}
        - {name.rpartition(".")[0]}  # a module's own package is imported with it
        for name, path in modules.items()
        if path.name != "__init__.py"
    }
    assert circles(graph) == []


def test_a_circle_is_noticed():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == [["a", "b", "c", "a"]]


@pytest.mark.parametrize("path", sources(LIBRARY), ids=module_name)
def test_core_never_imports_an_experiment_and_experiments_never_each_other(path):
    parts = path.relative_to(LIBRARY).parts
    own = f"facestudy.experiments.{parts[1]}" if parts[0] == "experiments" else None
    for name in imported(path):
        if name.startswith("facestudy.experiments."):
            assert own and name.startswith(own), f"{path.name} imports {name}"


@pytest.mark.long
def test_the_library_never_imports_the_scrapers_and_they_only_the_ground():
    for path in sources(LIBRARY):
        assert not any(name.split(".")[0] == "scrapers" for name in imported(path)), path
    for path in sources(SCRAPERS):
        names = {name for name in imported(path) if name.split(".")[0] == "facestudy"}
        assert all(name.startswith("facestudy.study") for name in names), (path, names)


def test_model_code_is_keras_alone():
    for path in sources(LIBRARY):
        assert not {name.split(".")[0] for name in imported(path)} & {"tensorflow", "jax", "torch"}


def test_a_folder_is_small_enough_to_look_through():
    assert len(list(LIBRARY.glob("*.py"))) <= 2
    for folder in {path.parent for path in [*sources(LIBRARY), *sources(SCRAPERS)]}:
        count = sum(path.name not in ("__init__.py", "__main__.py") for path in folder.glob("*.py"))
        exempt = folder == LIBRARY / "campus" / "drawing"
        assert exempt or count <= MOST_MODULES, f"{folder}: {count} modules"


@pytest.mark.parametrize(
    "init",
    [path for path in [*sources(LIBRARY), *sources(SCRAPERS)] if path.name == "__init__.py"],
    ids=module_name,
)
def test_no_module_bears_the_name_of_a_function_that_its_package_exports(init):
    """Importing such a module would put it in the function's place."""
    modules = {path.stem for path in init.parent.glob("*.py")} | {
        path.parent.name for path in init.parent.glob("*/__init__.py")
    }
    assert not set(functions(init)) & modules


def functions(init: Path) -> Iterator[str]:
    """The names that a package offers and that are no modules of it."""
    tree = ast.parse(init.read_text())
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.ImportFrom) and node.module != module_name(init):
            yield from (alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            # A table of names that are imported when they are asked for.
            yield from (key.value for key in node.value.keys if isinstance(key, ast.Constant))


@pytest.mark.long
@pytest.mark.parametrize("module", LIGHT)
def test_light_modules_import_nothing_heavy(module):
    code = f"import {module}, sys; print(*({HEAVY!r} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.returncode, result.stdout.strip()) == (0, ""), result.stderr


@pytest.mark.long
def test_tensorflow_is_imported_without_a_word():
    result = subprocess.run(
        [sys.executable, "-c", "import facestudy, tensorflow; print(tensorflow.add(1, 1).shape)"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert (result.stdout, result.stderr) == ("()\n", "")
