"""Types of skin, found without labels: cheek patches, BYOL, latent Dirichlet allocation.

``describe(PHOTO)`` gives the topics of a new picture and the nearest patches of the study; `build`
draws a synthetic study, `run` runs the experiment. Each is imported when it is first used.
"""

from importlib import import_module
from typing import Any

_MODULES = {"describe": "description", "build": "campus_closeups", "run": "metrics_file"}

__all__ = ["build", "describe", "run"]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
