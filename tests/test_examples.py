"""Every example in a docstring gives what it says."""

import doctest
import importlib

import pytest

from facestudy.study.paths import CHECKOUT

ROOTS = (CHECKOUT / "src" / "facestudy", CHECKOUT / "scrapers")
MODULES = sorted(
    ".".join(path.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__")
    for root in ROOTS
    for path in root.rglob("*.py")
    if ">>> " in path.read_text()
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name):
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted and not results.failed
