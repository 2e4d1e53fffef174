"""Training on several devices: each takes its share of every batch, all keep the same weights.

Enters: the name of a way to share. Leaves: a context in which Keras shares that way. Keras 3
does so on its JAX backend only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import keras

from facestudy.study.errors import StudyError

WAYS = (None, "data_parallel")


class _DataParallel(keras.distribution.DataParallel):
    """Keras's own, but batches come whole to every device and are shared within the step.

    Keras lays out all batches of an epoch as it does the first one, so that a last batch that
    cannot be shared evenly ends the training. Here each batch that can be shared is; the last one
    may be computed by every device. To fill it up would change loss and accuracy.
    """

    def get_data_layout(self, data_shape: tuple) -> keras.distribution.TensorLayout:
        return keras.distribution.TensorLayout([None] * len(data_shape), self.device_mesh)

    def share(self, tensor: Any) -> Any:
        """Within a compiled step: each device takes its part of the first dimension."""
        if tensor is None or tensor.shape[0] % self.device_mesh.devices.size:
            return tensor
        layout = super().get_data_layout(tensor.shape)
        return keras.distribution.distribute_tensor(tensor, layout)


@contextmanager
def distributed(way: str | None, model: keras.Model) -> Iterator[None]:
    """Share the model's training for the block; None changes nothing.

    Raises:
        StudyError: no such way; another backend than JAX; fewer than two devices.
    """
    if way not in WAYS:
        raise StudyError(f"there is no distribution {way!r}: choose None or 'data_parallel'")
    if way is None:
        yield
        return
    before, shared = keras.distribution.distribution(), _distribution()
    keras.distribution.set_distribution(shared)
    _place(model, shared)
    step = model.train_step
    model.train_step = lambda state, data: step(state, keras.tree.map_structure(shared.share, data))
    try:
        yield
    finally:
        del model.train_step
        keras.distribution.set_distribution(before)
        _place(model, None)


def _distribution() -> _DataParallel:
    backend = keras.backend.backend()
    if backend != "jax":
        raise StudyError(
            f"data_parallel was asked for, but Keras's backend is {backend}: it shares on JAX "
            "only, set KERAS_BACKEND=jax"
        )
    devices = keras.distribution.list_devices()
    if len(devices) < 2:
        raise StudyError(
            f"data_parallel was asked for, but there is one device only ({devices[0]}): leave it "
            "out, or simulate devices with XLA_FLAGS=--xla_force_host_platform_device_count=2"
        )
    return _DataParallel(devices=devices)


def _place(model: keras.Model, shared: _DataParallel | None) -> None:
    """Copy what lies on one device to all, or back.

    Keras decides on a variable's layout when it makes it and has no public way to change it
    later; without this the model would have to be built anew within the distribution.
    """
    for variable in [*model.variables, *model.optimizer.variables, *model.metrics_variables]:
        value = keras.ops.convert_to_numpy(variable)
        variable._layout = shared and shared.get_variable_layout(variable)
        variable.assign(value)
    # Made for the layouts that were: Keras makes new ones.
    model.train_function = model.test_function = model.predict_function = None
