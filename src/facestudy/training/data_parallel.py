"""Data-parallel training: each device computes a share of every batch, all keep the same weights.

Keras 3 supports this on its JAX backend only. Devices of several hosts take part where Keras's
variables ``KERAS_DISTRIBUTION_...`` name the hosts: every host then runs the same notebook.
``python -m facestudy.training.data_parallel`` says in one line why it cannot work here.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import keras

from facestudy.study.errors import StudyError

NONE, DATA_PARALLEL = "", "data_parallel"
HOSTS = "KERAS_DISTRIBUTION_JOB_ADDRESSES"
"""The variable by which Keras finds the other hosts."""


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


def begin(distribution: str) -> None:
    """Check that training can be distributed, and join the other hosts, if any are named.

    Called before anything is computed: JAX cannot join others later.

    Args:
        distribution: "data_parallel"; "" does nothing.

    Raises:
        StudyError: there is no such distribution; the backend is not JAX; there is one device;
            the other hosts do not respond.
    """
    if _is_wanted(distribution):
        _check_backend()
        if os.environ.get(HOSTS):
            _join_hosts()
        _devices()


@contextmanager
def distributed(distribution: str, model: keras.Model) -> Iterator[None]:
    """Distribute the model's training for the block; "" changes nothing.

    Raises:
        StudyError: there is no such distribution; the backend is not JAX; there is one device.
    """
    if not _is_wanted(distribution):
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


def _is_wanted(distribution: str) -> bool:
    if distribution not in (NONE, DATA_PARALLEL):
        raise StudyError(f"there is no distribution {distribution!r}: choose '' or 'data_parallel'")
    return distribution == DATA_PARALLEL


def _distribution() -> _DataParallel:
    _check_backend()
    # Every host reads whole batches: none of them has a part of the data alone.
    return _DataParallel(devices=_devices(), auto_shard_dataset=False)


def _check_backend() -> None:
    backend = keras.backend.backend()
    if backend != "jax":
        raise StudyError(
            f"data_parallel was asked for, but Keras's backend is {backend}: it works on JAX "
            "only, set KERAS_BACKEND=jax"
        )


def _devices() -> list[str]:
    devices = keras.distribution.list_devices()
    if len(devices) < 2:
        raise StudyError(
            f"data_parallel was asked for, but there is only one device ({devices[0]}): leave it "
            "out, or simulate devices with XLA_FLAGS=--xla_force_host_platform_device_count=2"
        )
    return devices


def _join_hosts() -> None:
    try:
        keras.distribution.initialize()
    except RuntimeError as error:
        if "only be called once" in str(error):  # the cell was executed again
            return
        reason = " ".join(str(error).split())[:200]
        raise StudyError(
            f"the hosts of {HOSTS}={os.environ[HOSTS]} do not come together: {reason}"
        ) from error


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


def main() -> int:
    """Print why data-parallel training cannot work here; the other hosts are not asked."""
    try:
        _check_backend()
        if not os.environ.get(HOSTS):
            _devices()
    except StudyError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
