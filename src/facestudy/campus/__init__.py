"""The synthetic campus: fictional people, their portraits and their departments' web sites.

Its ground truth is known. Modules are imported on first use, so importing the package is cheap.
"""

from importlib import import_module
from typing import Any

_MODULES = {
    "Knobs": "knobs",
    "plan": "population",
    "bayes_accuracy": "subjects.ceilings",
    "ceilings_table": "build_campus",
    "build": "build_campus",
    "annotate": "build_campus",
    "serve": "server",
    "main_serve": "server",
}

__all__ = [
    "Knobs",
    "annotate",
    "bayes_accuracy",
    "build",
    "ceilings_table",
    "main_serve",
    "plan",
    "serve",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
