"""Find the project's source files that a notebook uses.

A file counts when the notebook imports it, directly or through other files. Four rules keep the
set small and complete:

- Imports at the top of a file always count, and so do the ``__init__.py`` of its packages.
- Imports inside a function count where something that counts mentions the function.
- A function that calls ``import_module`` loads modules whose names are strings in a table (the
  models, the backbones, a package's lazy exports). The strings count that the caller can reach:
  those of the functions and tables that it mentions, or all of the table's file if there are none.
- Other files (templates, JavaScript) count with the module that names them or their folder.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from facestudy.study.paths import CHECKOUT

PACKAGES = {"facestudy": "src", "scrapers": ""}
"""The project's packages, and the folders of the checkout that they lie in."""

OTHER_FILES = {".js", ".j2", ".html", ".css", ".svg", ".json"}
FILE_NAME = re.compile(r"\w[\w.-]{0,80}")
ALL = "*"
Reference = tuple[str, str]
"""A module and a name in it; `ALL` for everything in it, "" for its import alone."""


def source_files(notebook: Path) -> set[Path]:
    """The project's files that a notebook uses, directly or through others."""
    return files_of_code(_code(notebook))


def files_of_code(code: str) -> set[Path]:
    """The project's files that some code uses, directly or through others."""
    for cached in (module_file, _load):
        cached.cache_clear()  # files may have changed since the last call
    paths: set[Path] = set()
    done: set[Reference] = set()
    queue = list(_uses(Source(code, ""), ALL))
    while queue:
        module, name = queue.pop()
        if (module, name) in done:
            continue
        done.add((module, name))
        source = _load(module)
        if source is None:
            continue
        if source.path not in paths:
            paths |= {source.path, *source.other_files()}
        queue += _uses(source, name)
        queue += [(package, "") for package in _packages(module)]
    return paths


def _code(notebook: Path) -> str:
    cells = json.loads(notebook.read_text())["cells"]
    source = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    return "\n".join(
        line for line in source.splitlines() if not line.lstrip().startswith(("%", "!"))
    )


@cache
def module_file(module: str) -> Path | None:
    """The file of a module of this project; None for any other name."""
    top = module.split(".")[0]
    if top not in PACKAGES:
        return None
    base = CHECKOUT / PACKAGES[top] / module.replace(".", "/")
    files = (base.with_suffix(".py"), base / "__init__.py")
    return next((path for path in files if path.is_file()), None)


def _packages(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts))]


@cache
def _load(module: str) -> "Source | None":
    path = module_file(module)
    return _parsed(path.read_text(), module, path) if path else None


@cache
def _parsed(text: str, module: str, path: Path) -> "Source":
    return Source(text, module, path)


class Source:
    """The parsed text of a module or of a notebook.

    Attributes:
        module: its dotted name; empty for a notebook.
        functions: top-level functions by name. Decorated ones count as top-level code, because
            the decorator may call them.
        tables: assignments at the top level by the name that they assign.
        top: all top-level code outside `functions`.
    """

    def __init__(self, text: str, module: str, path: Path = Path()):
        self.text, self.module, self.path = text, module, path
        self.is_package = path.name == "__init__.py"
        statements = [node for node in _parse(text) if not _for_types_only(node)]
        self.functions = {
            node.name: node
            for node in statements
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list
        }
        self.top = [node for node in statements if node not in self.functions.values()]
        self.tables = {name: node for node in self.top for name in _assigned(node)}
        self.bindings = dict(pair for node in self.top for pair in self._imports(node))
        self._references: dict[ast.AST, set[Reference]] = {}

    def _imports(self, node: ast.AST) -> Iterator[tuple[str, str]]:
        """Imported names, and the dotted names that they stand for."""
        for part in ast.walk(node):
            if isinstance(part, ast.Import):
                for alias in part.names:
                    name = alias.asname or alias.name.split(".")[0]
                    yield name, alias.name if alias.asname else name
            elif isinstance(part, ast.ImportFrom):
                for alias in part.names:
                    yield alias.asname or alias.name, f"{self._origin(part)}.{alias.name}"

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.module.split(".")
        kept = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*kept, *([node.module] if node.module else [])])

    def references(self, nodes: Iterable[ast.AST]) -> set[Reference]:
        """What some code imports and mentions, in this module and in others."""
        result: set[Reference] = set()
        for node in nodes:
            if node not in self._references:
                self._references[node] = self._node_references(node)
            result |= self._references[node]
        return result

    def _node_references(self, node: ast.AST) -> set[Reference]:
        imports = dict(self._imports(node))
        result = {(name, "") if module_file(name) else _resolve(name) for name in imports.values()}
        result |= {(name, "") for name in _plain_imports(node)}
        bindings = self.bindings | imports
        for name, *attributes in _mentions(node):
            if name in bindings:
                result.add(_resolve(".".join([bindings[name], *attributes])))
            elif name in self.functions or name in self.tables:
                result.add((self.module, name))
        return {reference for reference in result if module_file(reference[0])}

    def closure(self, names: Iterable[str]) -> list[ast.AST]:
        """The functions and tables of this module that some of its names lead to."""
        queue, nodes = list(names), {}
        while queue:
            name = queue.pop()
            if name == ALL:
                queue += [*self.functions, *self.tables]
                continue
            if name and name not in self.functions and name not in self.tables:
                name = "__getattr__"  # a package's lazy exports
            node = self.functions.get(name) or self.tables.get(name)
            if node is not None and name not in nodes:
                nodes[name] = node
                references = self.references([node])
                queue += [other for module, other in references if module == self.module]
        return list(nodes.values())

    def loaded_by_name(self, names: Iterable[str]) -> set[Reference]:
        """The modules that a caller of these names loads with ``import_module``."""
        nodes = self.closure(names)
        if not any(names[-1] == "import_module" for node in nodes for names in _mentions(node)):
            return set()
        return self._module_strings(nodes) or self._module_strings(self.top)

    def _module_strings(self, nodes: Iterable[ast.AST]) -> set[Reference]:
        package = self.module if self.is_package else self.module.rpartition(".")[0]
        strings = {string for node in nodes for string in _strings(node)}
        names = strings | {f"{package}.{string}" for string in strings}
        return {(name, ALL) for name in names if module_file(name)}

    def other_files(self) -> Iterator[Path]:
        """Templates and scripts beside this module that its text names, or whose folder it does."""
        statements = _parse(self.text)
        strings = {string for node in statements for string in _strings(node)}
        if any(names[-1] == "PackageLoader" for node in statements for names in _mentions(node)):
            strings.add("templates")  # where Jinja looks for a package's templates
        for name in filter(FILE_NAME.fullmatch, strings):
            beside = self.path.parent / name
            if beside.suffix in OTHER_FILES and beside.is_file():
                yield beside
            elif beside.is_dir() and not (beside / "__init__.py").is_file():
                yield from (path for path in beside.rglob("*") if path.suffix in OTHER_FILES)


def _uses(source: Source, name: str) -> set[Reference]:
    """What a name of a source leads to; "" stands for its import, `ALL` for all of it."""
    top = source.top if name in ("", ALL) else []
    references = source.references([*top, *(source.closure([name]) if name else ())])
    if name and source.module:
        references.add((source.module, ""))
    mentioned: dict[str, set[str]] = {}
    for module, other in references:
        if module != source.module and other:
            mentioned.setdefault(module, set()).add(other)
    for module, names in mentioned.items():
        target = _load(module)
        references |= target.loaded_by_name(names) if target else set()
    return references


@cache
def _parse(text: str) -> list[ast.stmt]:
    return ast.parse(text).body


def _plain_imports(node: ast.AST) -> set[str]:
    """The modules of ``import a.b.c``, which binds only a."""
    imports = (part for part in ast.walk(node) if isinstance(part, ast.Import))
    return {alias.name for part in imports for alias in part.names}


def _for_types_only(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def _assigned(node: ast.stmt) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


@cache
def _mentions(node: ast.AST) -> set[tuple[str, ...]]:
    """Names, each with the attributes that are taken of it: ``a.b.c()`` gives a, b, c."""
    chains, queue = set(), [node]
    while queue:
        inner, attributes = queue.pop(), []
        while isinstance(inner, ast.Attribute):
            attributes.append(inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name):
            chains.add((inner.id, *reversed(attributes)))
        else:
            queue += ast.iter_child_nodes(inner)
    return chains


@cache
def _strings(node: ast.AST) -> set[str]:
    constants = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def _resolve(dotted: str) -> Reference:
    """A dotted name as a module and a name in it."""
    parts = dotted.split(".")
    for count in range(len(parts), 0, -1):
        module = ".".join(parts[:count])
        if module_file(module):
            return module, (parts[count] if count < len(parts) else ALL)
    return "", ""
