"""Import TensorFlow without its messages, and with oneDNN.

TensorFlow 2.19 and later write messages to the standard error before their own log level takes
effect (its issue 100442), and each notebook would show them. What the import writes is dropped;
what it raises is not.

TensorFlow uses oneDNN by itself only on processors with AVX512-VNNI or AMX. On others, most
laptops, a training takes 2.6 times as long without it. A user's own setting wins.
"""

import functools
import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _QuietTensorFlow(MetaPathFinder):
    """Handles the first import of ``tensorflow``, then removes itself."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != "tensorflow":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module
            quiet = functools.partial(_without_stderr, execute)
            setattr(spec.loader, "exec_module", quiet)  # noqa: B010 (a method of this instance)
        return spec


def _without_stderr(execute: Callable[[ModuleType], None], module: ModuleType) -> None:
    saved = os.dup(2)
    with open(os.devnull, "w") as nothing:  # noqa: PTH123 (a device, not a file of ours)
        os.dup2(nothing.fileno(), 2)
    try:
        execute(module)
    finally:
        os.dup2(saved, 2)
        os.close(saved)


def install() -> None:
    """Make the first import of TensorFlow silent and fast, if it has not happened yet."""
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if "tensorflow" not in sys.modules:
        sys.meta_path.insert(0, _QuietTensorFlow())
