"""Kinds of skin, found without a single label: cheek patches, BYOL, latent Dirichlet allocation.

``describe(PHOTO)`` gives the topics of a new picture with the nearest samples. Nothing is
imported before it is used.
"""

from importlib import import_module
from typing import Any

_HOME = {"describe": "description", "build": "campus_closeups", "run": "metrics_file"}

__all__ = ["build", "describe", "run"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
