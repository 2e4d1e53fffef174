"""``finetune``, stage 2: the end of a pretrained face network and stage 1's top, trained together.

Pictures (n, 128, 128, 3), RGB, 0-255, become one probability per class. Training needs the frozen
part only once per picture: compute ``backbone.frozen(pictures)`` and fit the `head` on it, which
trains the whole model's weights.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers

from facestudy.models import (
    bottleneck,
    classifier_head,
    compile_model,
    hardware,
    registry,
    trained_weights,
)
from facestudy.models.backbones.base import Backbone
from facestudy.study.paths import Study


def build(
    classes: int, *, backbone: Backbone, top: keras.Model | None = None, dropout: float = 0.5
) -> keras.Model:
    """The whole model from picture to probabilities; the backbone's tail and the top are trainable.

    14,780,868 parameters with VGGFace and 4 classes, 2,425,988 of them trainable.

    Args:
        classes: how many categories it tells apart.
        backbone: the pretrained network, shared and not copied.
        top: stage 1's, shared and not copied. A new one if None: for tests only, since its
            random weights would damage the tail in the first steps.
        dropout: the rate of a new top.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes), not compiled.

    Raises:
        StudyError: fewer than two classes.
    """
    top = top or classifier_head.build_for(backbone, classes, dropout=dropout)
    return bottleneck.assemble(backbone, top, name="finetune", train_tail=True)


def head(backbone: Backbone, top: keras.Model) -> keras.Model:
    """The trainable part, from activations at the cut to probabilities; it shares its layers."""
    backbone.tail.trainable = True
    activations = layers.Input(backbone.tail.input_shape[1:], name="activations")
    model = keras.Model(activations, top(backbone.tail(activations)), name="head")
    model.jit_compile = hardware.jit()
    return model


def compile(model: keras.Model) -> keras.Model:
    """Compile the whole model or its head in place with SGD 1e-4, as published, and return it.

    The study does not give the momentum. Tutorials used 0.9 with this rate.
    """
    optimizer = keras.optimizers.SGD(learning_rate=1e-4, momentum=0.9)
    return compile_model.compile_classifier(model, optimizer)


def from_stage_1(study: Study, *, seed: int, classes: int, backbone: Backbone) -> keras.Model:
    """The compiled `head` of a fresh backbone and the top that stage 1 trained with a seed.

    Args:
        study: where ``06_bottleneck`` saved the top.
        seed: of stage 1's training.
        classes: how many categories the top tells apart.
        backbone: loaded anew for each training, which changes the end of it.

    Returns:
        activations -> probabilities (n, classes).

    Raises:
        StudyError: stage 1 has saved no top for this seed.
    """
    top = classifier_head.build_for(backbone, classes)
    classifier_head.load(top, study.model("bottleneck", seed) / "top.weights.h5")
    return compile(head(backbone, top))


def rebuild(study: Study, *, seed: int, classes: int, facts: Mapping[str, Any]) -> keras.Model:
    """The trained network of a study, its backbone and top as one.

    Args:
        study: where ``07_finetune`` saved the weights.
        seed: of the training.
        classes: how many categories it tells apart.
        facts: its entry in ``metrics.json``; ``backbone`` and ``precision`` are read.

    Returns:
        pictures (n, 128, 128, 3) -> probabilities (n, classes).

    Raises:
        StudyError: the weights are missing, damaged, or of another network.
    """
    policy = trained_weights.policy(study, facts["precision"])
    backbone = registry.choose(facts["backbone"], precision=policy)
    top = classifier_head.build_for(backbone, classes)
    path = study.model("finetune", seed) / "head.weights.h5"
    # The head's layers are the whole model's.
    trained_weights.load_weights(head(backbone, top), path, notebook="07_finetune")
    return build(classes, backbone=backbone, top=top)
