"""``finetune``, stage 2: the end of a pretrained face network and the trained top, together.

Enters: pictures (n, 128, 128, 3), RGB, 0-255, and the top that stage 1 trained. Leaves: one
probability per class. Training needs the frozen part only once per picture: compute
``backbone.frozen(pictures)`` and fit the `head` on it, which trains the whole model's weights.
"""

import keras
from keras import layers

from facestudy.models import bottleneck, compile_model
from facestudy.models import classifier_head as tops
from facestudy.models.backbones.base import Backbone


def build(
    classes: int, *, backbone: Backbone, top: keras.Model | None = None, dropout: float = 0.5
) -> keras.Model:
    """The whole way from picture to probabilities; the backbone's tail and the top are trainable.

    14,780,868 parameters on VGGFace at 4 classes, 2,425,988 of them trainable.

    Args:
        top: stage 1's, shared and not copied. A fresh one where it is not given, whose random
            weights would first spoil the tail: fine for tests only.
    """
    top = top or tops.fresh(backbone, classes, dropout=dropout)
    return bottleneck.whole(backbone, top, name="finetune", train_tail=True)


def head(backbone: Backbone, top: keras.Model) -> keras.Model:
    """Activations at the cut -> probabilities, on the very layers of the whole model."""
    backbone.tail.trainable = True
    activations = layers.Input(backbone.tail.input_shape[1:], name="activations")
    model = keras.Model(activations, top(backbone.tail(activations)), name="head")
    model.jit_compile = compile_model.jit()
    return model


def compile(model: keras.Model) -> keras.Model:
    """SGD 1e-4, as published, for the whole model or its head.

    The momentum, 0.9, is not in the study: it is what the tutorials gave with that rate.
    """
    optimizer = keras.optimizers.SGD(learning_rate=1e-4, momentum=0.9)
    return compile_model.classifier(model, optimizer)
