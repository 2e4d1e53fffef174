"""The table of autoencoders, as plain strings; a new one is a module and an entry here."""

import importlib
from types import ModuleType
from typing import NamedTuple

from facestudy.study.errors import StudyError


class Entry(NamedTuple):
    """What the experiment knows of an autoencoder without importing it.

    Attributes:
        name: as in tables and ``metrics.json``.
        title: as in figures.
        module: has ``build``, which returns a compiled `networks.Network`.
        has_prior: whether its latent vectors are trained to be standard normal, so that samples
            are drawn from that; others are sampled from a normal distribution fitted to the
            latent vectors of the training faces.
    """

    name: str
    title: str
    module: str
    has_prior: bool


_PACKAGE = "facestudy.experiments.autoencoder.models"
_MODELS = (
    Entry("plain", "plain", f"{_PACKAGE}.plain", has_prior=False),
    Entry("variational", "variational", f"{_PACKAGE}.variational", has_prior=True),
    Entry("adversarial", "with a critic", f"{_PACKAGE}.adversarial", has_prior=True),
)
MODELS = {entry.name: entry for entry in _MODELS}


def find(name: str) -> Entry:
    """The entry of an autoencoder.

    >>> find("plain").has_prior
    False

    Raises:
        StudyError: there is no such autoencoder.
    """
    if name not in MODELS:
        raise StudyError(f"there is no autoencoder {name!r}: choose {', '.join(MODELS)}")
    return MODELS[name]


def load(entry: Entry) -> ModuleType:
    """Import the module of an entry."""
    return importlib.import_module(entry.module)
