"""Import the package ``keras-vggface`` under Keras 3.

Its last version, 0.6, imports six modules that Keras moved or dropped. Stand-ins for them are in
``sys.modules`` during the import only, so that no other package finds them. (Its issues 73, 91,
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
    """Import and return ``keras_vggface.vggface``.

    Raises:
        StudyError: the package is not installed, or cannot be imported with the stand-ins.
    """
    with _lock, _temporary_modules(_stand_ins()):
        try:
            return importlib.import_module("keras_vggface.vggface")
        except ImportError as error:
            raise StudyError(
                f"keras-vggface cannot be imported ({error}); install it: pip install "
                "keras-vggface==0.6"
            ) from error


@contextmanager
def _temporary_modules(modules: dict[str, ModuleType]) -> Iterator[None]:
    """Put modules into ``sys.modules`` for the block, and restore what was there before."""
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


def _stand_ins() -> dict[str, ModuleType]:
    """The six modules, each with the one name that is imported from it."""
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
    """The moved function completes a partial shape; ours is always complete."""
    return input_shape
