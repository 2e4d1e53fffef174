"""The real ``keras-vggface`` package under Keras 3.

Version 0.6, its last, imports six modules that Keras moved or dropped. They are lent to it while
it is imported and taken back at once, so that no other package meets them. (Its issues 73, 91,
97 and 98 ask for this.)
"""

import importlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import keras

from facestudy.study.errors import StudyError

_lock = threading.Lock()


def keras_vggface() -> ModuleType:
    """Import and return ``keras_vggface.vggface``; the second time costs nothing.

    Raises:
        StudyError: the package is not installed, or does not import in spite of the loan.
    """
    with _lock, _lent(_names()):
        try:
            return importlib.import_module("keras_vggface.vggface")
        except ImportError as error:
            raise StudyError(
                f"keras-vggface does not import ({error}); install it: pip install "
                "keras-vggface==0.6"
            ) from error


@contextmanager
def _lent(modules: dict[str, ModuleType]) -> Iterator[None]:
    """Put the modules into ``sys.modules`` for the block, then what was there before."""
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module


def _names() -> dict[str, ModuleType]:
    """The six modules, each with the one name that is asked of it."""
    return {
        "keras.engine": _module("keras.engine"),
        "keras.engine.topology": _module(
            "keras.engine.topology", get_source_inputs=keras.utils.get_source_inputs
        ),
        "keras.utils.layer_utils": _module("keras.utils.layer_utils"),  # for Theano only
        "keras.utils.data_utils": _module("keras.utils.data_utils", get_file=keras.utils.get_file),
        "keras_applications": _module("keras_applications"),
        "keras_applications.imagenet_utils": _module(
            "keras_applications.imagenet_utils", _obtain_input_shape=_input_shape
        ),
    }


def _module(name: str, **attributes: object) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(attributes)
    return module


def _input_shape(input_shape: tuple[int, int, int], **_: object) -> tuple[int, int, int]:
    """The moved function fills in what is missing of a shape; ours is always given whole."""
    return input_shape
