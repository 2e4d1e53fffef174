"""``bottleneck``, stage 1: a frozen pretrained face network and a trained top.

Pictures (n, 128, 128, 3), RGB, 0-255, become one probability per class. Training needs the
features only once: compute ``tail(frozen(pictures))`` and fit the top alone on them.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers

from facestudy.models import classifier_head, hardware, registry, trained_weights
from facestudy.models.backbones.base import SIDE, Backbone
from facestudy.study.paths import Study


def build(
    classes: int, *, backbone: Backbone, top: keras.Model | None = None, dropout: float = 0.5
) -> keras.Model:
    """The whole model from picture to probabilities; only the top is trainable.

    Args:
        classes: how many categories it tells apart.
        backbone: the pretrained network, shared and not copied.
        top: from `classifier_head.build`, shared and not copied: training it alone trains this
            model. A new one if None.
        dropout: the rate of a new top.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes), not compiled.

    Raises:
        StudyError: fewer than two classes.
    """
    top = top or classifier_head.build_for(backbone, classes, dropout=dropout)
    return assemble(backbone, top, name="bottleneck", train_tail=False)


def restore(study: Study, *, seed: int, classes: int, facts: Mapping[str, Any]) -> keras.Model:
    """The trained model of a study. Explanations use `finetune`'s network, so it is no ``rebuild``.

    Args:
        study: where ``06_bottleneck`` saved the top.
        seed: of the training.
        classes: how many categories it tells apart.
        facts: its entry in ``metrics.json``; ``backbone`` and ``precision`` are read.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes).

    Raises:
        StudyError: the weights are missing, damaged, or of another top.
    """
    policy = trained_weights.policy(study, facts["precision"])
    backbone = registry.choose(facts["backbone"], precision=policy)
    top = classifier_head.build_for(backbone, classes)
    classifier_head.load(top, study.model("bottleneck", seed) / "top.weights.h5")
    return build(classes, backbone=backbone, top=top)


def assemble(backbone: Backbone, top: keras.Model, *, name: str, train_tail: bool) -> keras.Model:
    """Join frozen part, tail and top into one model, and set what is trainable.

    Args:
        backbone: its layers are shared and not copied.
        top: likewise.
        name: of the model.
        train_tail: whether the backbone's tail is trainable.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities, not compiled.
    """
    backbone.frozen.trainable = False
    backbone.tail.trainable = train_tail
    picture = layers.Input((SIDE, SIDE, 3), name="picture")
    probabilities = top(backbone.tail(backbone.frozen(picture)))
    model = keras.Model(picture, probabilities, name=name)
    model.jit_compile = hardware.jit()
    return model


def compile(model: keras.Model) -> keras.Model:
    """Compile in place, as stage 1 compiles its top, and return the model."""
    return classifier_head.compile(model)
