"""Train models of one architecture one after the other without compiling each of them."""

from collections.abc import Callable

import keras
import numpy as np


class StartAgain:
    """A compiled model that takes over the first weights of others, as if it were each of them.

    A new model has new compiled functions, and TensorFlow traces each of them, which takes
    seconds. Training repeats bit for bit what a model of its own would give.

    Args:
        compile: compiles a model, or makes a compiled one of it (which shares its layers).
    """

    def __init__(self, compile: Callable[[keras.Model], keras.Model]) -> None:
        self._compile = compile
        self._kept: tuple[keras.Model, keras.Model] | None = None
        self._structure: list[tuple[int, ...]] = []
        self._optimizer: list[np.ndarray] = []

    def with_weights_of(self, model: keras.Model) -> tuple[keras.Model, keras.Model]:
        """The kept model and its compiled network, in the state of a model that is new.

        Args:
            model: with its first weights. The first one is kept itself, and so is one of another
                architecture than the one before.

        Returns:
            The model to save, and what of it is to be trained.
        """
        structure = [tuple(variable.shape) for variable in state(model)]
        if self._kept is None or structure != self._structure:
            network = self._compile(model)
            network.optimizer.build(network.trainable_variables)
            self._optimizer = [keras.ops.convert_to_numpy(v) for v in network.optimizer.variables]
            self._kept, self._structure = (model, network), structure
            return self._kept
        kept, network = self._kept
        for variable, other in zip(state(kept), state(model), strict=True):
            variable.assign(other)
        for variable, value in zip(network.optimizer.variables, self._optimizer, strict=True):
            variable.assign(value)
        return self._kept


def state(model: keras.Model) -> list[keras.Variable]:
    """Weights and the states of random generators (of dropout), in their order; no metrics."""
    generators = [v for v in model.variables if v.path.endswith("seed_generator_state")]
    return [*model.weights, *generators]
