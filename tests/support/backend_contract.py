"""Run by test_backends.py with another KERAS_BACKEND: what every backend must do the same.

python backend_contract.py REFERENCE.npz     (made by the backend of the tests)
python backend_contract.py --losses EPOCHS DISTRIBUTION   (prints losses as JSON)
"""

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np

from facestudy.features.augment import Augmentation
from facestudy.models import bottleneck, classifier_head, finetune, registry
from facestudy.models.backbones import face_resnet
from facestudy.training import fit as train

FROM_SCRATCH = ("scratch_cnn", "scratch_convnext", "scratch_vit")
MODELS = (*FROM_SCRATCH, "bottleneck", "finetune")
CLASSES = 3


def build(name: str) -> keras.Model:
    """Compiled, with every kind of layer that the study trains."""
    train.set_seed(4)
    if name in FROM_SCRATCH:
        network = registry.load(registry.MODELS[name])
        return network.compile(network.build(CLASSES, augmentation=Augmentation()))
    module = {"bottleneck": bottleneck, "finetune": finetune}[name]
    backbone = face_resnet.load()
    classifier = classifier_head.adapt(
        classifier_head.build_for(backbone, CLASSES), np.array([[1.0] * 256, [1.3] * 256])
    )
    return module.compile(module.build(CLASSES, backbone=backbone, top=classifier))


def learned(model: keras.Model) -> list:
    """Its weights without the random generators, which each backend keeps in its own way."""
    return [each for each in model.weights if "seed_generator" not in each.path]


def faces(count: int = 11) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(8)
    small = generator.integers(0, 256, (count, 8, 8, 3), dtype=np.uint8)
    return small.repeat(16, axis=1).repeat(16, axis=2), generator.integers(0, CLASSES, count)


def fit(model: keras.Model, checkpoint: Path, epochs: int, **options) -> list[float]:
    x, y = faces()
    history = train.fit(
        model, x, y, validation=(x[:5], y[:5]), epochs=epochs, seed=1, checkpoint=checkpoint,
        repeats=1, batch_size=4, **options,
    )  # fmt: skip
    return [*history["loss"], *history["val_loss"]]


def check(name: str, reference: dict[str, np.ndarray]) -> None:
    model = build(name)
    wanted = [reference[key] for key in sorted(reference) if key.startswith(f"{name}-weight")]
    for variable, value in zip(learned(model), wanted, strict=True):
        variable.assign(value)
    assert model.count_params() == int(reference[f"{name}-parameters"]), "parameters"
    np.testing.assert_allclose(
        train.predict(model, faces()[0]), reference[f"{name}-probabilities"], atol=1e-4
    )
    before = [np.array(keras.ops.convert_to_numpy(each)) for each in model.trainable_weights]
    loss = model.train_on_batch(*faces())
    after = [keras.ops.convert_to_numpy(each) for each in model.trainable_weights]
    assert np.isfinite(np.asarray(loss[0])), "the loss of one step"
    assert all((one != other).any() for one, other in zip(before, after, strict=True)), "one step"
    with tempfile.TemporaryDirectory() as folder:
        undisturbed = fit(build(name), Path(folder, "whole.npz"), 2)
        fit(build(name), Path(folder, "killed.npz"), 1)
        resumed = fit(build(name), Path(folder, "killed.npz"), 2)
    np.testing.assert_allclose(resumed, undisturbed, rtol=1e-6)


def main(arguments: list[str]) -> None:
    if arguments[0] == "--losses":
        with tempfile.TemporaryDirectory() as folder:
            way = None if arguments[2] == "none" else arguments[2]
            model = build("scratch_cnn")
            losses = fit(model, Path(folder, "a.npz"), int(arguments[1]), distribution=way)
            # Afterwards the model is as any other: it predicts, and learns on one device.
            train.predict(model, faces()[0])
            model.train_on_batch(*faces())
        print(json.dumps({"losses": losses, "devices": len(keras.distribution.list_devices())}))
        return
    with np.load(arguments[0]) as reference:
        for name in MODELS:
            check(name, dict(reference))
            print(keras.backend.backend(), name)


if __name__ == "__main__":
    main(sys.argv[1:])
