"""``bottleneck``, stage 1: a pretrained face network as it is, and a trained top.

Enters: pictures (n, 128, 128, 3), RGB, 0-255. Leaves: one probability per class. Training needs
the features only once: compute ``tail(frozen(pictures))`` and fit the top alone on them.
"""

import keras
from keras import layers

from facestudy.models import classifier_head, hardware
from facestudy.models.backbones.base import SIDE, Backbone


def build(
    classes: int, *, backbone: Backbone, top: keras.Model | None = None, dropout: float = 0.5
) -> keras.Model:
    """The whole way from picture to probabilities, of which only the top is trainable.

    Args:
        top: a model from `top.build`, shared and not copied: training it alone trains this
            model. A fresh one where it is not given.
    """
    top = top or classifier_head.build_for(backbone, classes, dropout=dropout)
    return assemble(backbone, top, name="bottleneck", train_tail=False)


def assemble(backbone: Backbone, top: keras.Model, *, name: str, train_tail: bool) -> keras.Model:
    """Picture -> frozen -> tail -> top, on these very layers; sets what is trainable."""
    backbone.frozen.trainable = False
    backbone.tail.trainable = train_tail
    picture = layers.Input((SIDE, SIDE, 3), name="picture")
    probabilities = top(backbone.tail(backbone.frozen(picture)))
    model = keras.Model(picture, probabilities, name=name)
    model.jit_compile = hardware.jit()
    return model


def compile(model: keras.Model) -> keras.Model:
    """As stage 1 compiles its top."""
    return classifier_head.compile(model)
