"""The embedded campus: fictional people, their portraits, their departments' sites.

Enters: a study and a few knobs. Leaves: web sites on loopback whose every truth is known.
Nothing is imported before it is used, so that asking for one part does not load the others.
"""

from importlib import import_module
from typing import Any

_HOME = {
    "plan": "population",
    "bayes_accuracy": "population",
    "build": "build_campus",
    "annotate": "build_campus",
    "serve": "server",
    "main_serve": "server",
}

__all__ = ["annotate", "bayes_accuracy", "build", "main_serve", "plan", "serve"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
