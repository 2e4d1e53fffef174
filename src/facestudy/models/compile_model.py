"""How every classifier of the study is compiled."""

import keras

from facestudy.models import hardware

SEED = 0
"""The seed of dropout layers until `facestudy.training.fit.fit` sets it.

On PyTorch, a dropout layer without a seed uses PyTorch's global generator, and no training could
be resumed.
"""


def compile_classifier(model: keras.Model, optimizer: keras.optimizers.Optimizer) -> keras.Model:
    """Compile in place for integer labels, and return the model.

    The published loss is categorical cross-entropy. The sparse form is the same loss on labels
    0, 1, 2, ... instead of one-hot rows.
    """
    model.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile=hardware.jit(),
    )
    return model
