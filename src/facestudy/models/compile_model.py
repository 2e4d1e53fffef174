"""How every classifier here is compiled.

Enters: a model whose output is one probability per class. Leaves: the same model, ready for
``fit`` with whole-number labels.
"""

import keras

from facestudy.models import hardware

# Dropout's, until `facestudy.training.fit.fit` sets it. On PyTorch, Keras drops by PyTorch's global
# generator where a layer was given no seed, so that no training could be resumed.
SEED = 0


def compile_classifier(model: keras.Model, optimizer: keras.optimizers.Optimizer) -> keras.Model:
    """Compile in place and return the model.

    The published loss is the categorical cross-entropy. The sparse form used here is the same
    loss on labels 0, 1, 2, ... in place of one-hot rows.
    """
    model.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile=hardware.jit(),
    )
    return model
