"""Data-parallel training: each device computes a share of every batch, all keep the same weights.

Keras 3 supports this on its JAX backend only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import keras

from facestudy.study.errors import StudyError

DISTRIBUTIONS = (None, "data_parallel")


class _DataParallel(keras.distribution.DataParallel):
    """Keras's own, but every device receives whole batches, which are split within the step.

    Keras lays out all batches of an epoch like the first one, so that a last batch that cannot be
    split evenly is an error. Here it is computed by every device instead. Padding it would change
    loss and accuracy.
    """

    def get_data_layout(self, data_shape: tuple) -> keras.distribution.TensorLayout:
        return keras.distribution.TensorLayout([None] * len(data_shape), self.device_mesh)

    def share(self, tensor: Any) -> Any:
        """Split the first dimension among the devices; within a compiled step."""
        if tensor is None or tensor.shape[0] % self.device_mesh.devices.size:
            return tensor
        layout = super().get_data_layout(tensor.shape)
        return keras.distribution.distribute_tensor(tensor, layout)


@contextmanager
def distributed(distribution: str | None, model: keras.Model) -> Iterator[None]:
    """Distribute the model's training for the block; None changes nothing.

    Raises:
        StudyError: there is no such distribution; the backend is not JAX; there is one device.
    """
    if distribution not in DISTRIBUTIONS:
        raise StudyError(
            f"there is no distribution {distribution!r}: choose None or 'data_parallel'"
        )
    if distribution is None:
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
            f"data_parallel was asked for, but Keras's backend is {backend}: it works on JAX "
            "only, set KERAS_BACKEND=jax"
        )
    devices = keras.distribution.list_devices()
    if len(devices) < 2:
        raise StudyError(
            f"data_parallel was asked for, but there is only one device ({devices[0]}): leave it "
            "out, or simulate devices with XLA_FLAGS=--xla_force_host_platform_device_count=2"
        )
    return _DataParallel(devices=devices)


def _place(model: keras.Model, shared: _DataParallel | None) -> None:
    """Copy the variables from one device to all, or back.

    Keras sets a variable's layout when it creates it and has no public way to change it later;
    without this the model would have to be built again within the distribution.
    """
    for variable in [*model.variables, *model.optimizer.variables, *model.metrics_variables]:
        value = keras.ops.convert_to_numpy(variable)
        variable._layout = shared and shared.get_variable_layout(variable)
        variable.assign(value)
    # They were compiled for the old layouts: Keras compiles new ones.
    model.train_function = model.test_function = model.predict_function = None
