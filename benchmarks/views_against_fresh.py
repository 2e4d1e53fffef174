"""What a bank of few views costs in accuracy, against fresh augmentation in every epoch.

Stage 2 on face_resnet, whose frozen part makes the same activations of a view whether they are
kept or not. So "fresh" is a bank so large that no view comes twice; VIEWS = 1, 3, 10 draw three
of few views (and the picture itself) in every epoch. All start from the same stage 1 and see
pictures and dropout in the same order: a seed's differences are paired.
"""

import sys
from pathlib import Path

import keras
import numpy as np

from benchmarks import harness, inputs
from facestudy.features import bank as banks
from facestudy.models import classifier_head, finetune
from facestudy.models.backbones import face_resnet
from facestudy.models.backbones.base import Backbone
from facestudy.prepare import dataset
from facestudy.training import batches, fit, recorder

CLAIM = "accuracy of stage 2 on kept views (VIEWS = 10)"
EPOCHS, REPEATS, BATCH, SEEDS = 30, 3, 32, 5
KEPT = (1, 3, 10)
FRESH = "fresh"


def measure(plan: harness.Plan) -> harness.Entry:
    portraits, epochs = plan.pick(1369, 160), plan.pick(EPOCHS, 2)
    seeds = range(plan.pick(SEEDS, 2))
    with inputs.temporary_root() as root:
        faces = inputs.split_faces(portraits)
        bank = whole_bank(faces, epochs, root)
        runs = [one_seed(faces, bank, epochs, seed, root) for seed in seeds]
    return harness.accuracies(
        CLAIM, runs, ours="10", baseline=FRESH, compared=describe(faces, epochs, len(runs))
    )


PARTS = ("validation", "test")


def describe(faces: dataset.Faces, epochs: int, seeds: int) -> str:
    counts = ", ".join(f"{part} {len(faces.part(part))}" for part in ("train", *PARTS))
    return (
        f"stage 2 on face_resnet, {epochs} epochs, {seeds} seeds, portraits of the campus "
        f"({counts}); accuracy in the best validation epoch, on kept views against views that "
        "never come twice"
    )


def whole_bank(faces: dataset.Faces, epochs: int, root: Path) -> banks.Bank:
    """The training pictures with as many views as all epochs take."""
    network = face_resnet.load().named("frozen")
    views = max(*KEPT, REPEATS * epochs)
    learn = faces.pictures.select(faces.part("train"))
    return banks.build_bank(network, learn, cache=root / "bank", views=views)


def one_seed(
    faces: dataset.Faces, bank: banks.Bank, epochs: int, seed: int, root: Path
) -> dict[str, dict[str, float]]:
    """For each way to augment its accuracy on the validation and the test split."""
    first = stage_1(faces, seed, root)
    found = {}
    for arm in (*KEPT, FRESH):
        backbone = face_resnet.load()
        classifier = classifier_head.build_for(backbone, len(faces.categories))
        classifier.set_weights(first)
        head = finetune.compile(finetune.head(backbone, classifier))
        found[str(arm)] = stage_2(head, backbone, faces, bank, arm, epochs, seed, root)
        print(f"  seed {seed}, {arm}: {found[str(arm)]}", file=sys.stderr, flush=True)
    return found


def stage_1(faces: dataset.Faces, seed: int, root: Path) -> list[np.ndarray]:
    """The top's weights, trained on ten views as notebook 06 does it."""
    backbone = face_resnet.load()
    network, cache = backbone.named("features"), root / "bank"
    learn, choose = faces.part("train"), faces.part("validation")
    views = banks.build_bank(network, faces.pictures.select(learn), cache=cache, views=max(KEPT))
    held_out = banks.plain(banks.build_bank(network, faces.pictures.select(choose), cache=cache))
    fit.set_seed(seed)
    classifier = classifier_head.compile(classifier_head.build_for(backbone, len(faces.categories)))
    classifier_head.adapt(classifier, banks.plain(views)[:])
    fit.fit(
        classifier, views, faces.labels[learn],
        validation=(held_out, faces.labels[choose]),
        epochs=EPOCHS, seed=seed, checkpoint=root / f"stage-1-{seed}.npz", views=True,
    )  # fmt: skip
    return classifier.get_weights()


def stage_2(
    head: keras.Model,
    backbone: Backbone,
    faces: dataset.Faces,
    bank: banks.Bank,
    arm: int | str,
    epochs: int,
    seed: int,
    root: Path,
) -> dict[str, float]:
    """Accuracies in the epoch with the best validation."""
    labels = faces.labels[faces.part("train")]
    judged = {part: judge(backbone, faces, part, root) for part in PARTS}
    best: dict[str, float] = {"validation": -1.0}
    for epoch in range(epochs):
        recorder.reseed(head, seed, epoch)
        pictures, views = shown(len(labels), arm, seed, epoch).T
        head.fit(
            bank[pictures, views], labels[pictures], batch_size=BATCH, shuffle=False, verbose=0
        )
        found = {part: accuracy(head, *judged[part]) for part in PARTS}
        if found["validation"] > best["validation"]:
            best = found
    return best


def shown(pictures: int, arm: int | str, seed: int, epoch: int) -> np.ndarray:
    """Pictures and their views in an epoch's order; view 0 is the picture itself."""
    if arm != FRESH:
        return batches.epoch_order(seed, epoch, pictures, REPEATS, 1 + int(arm))
    drawn = batches.epoch_order(seed, epoch, pictures, REPEATS, REPEATS)
    return drawn + [0, 1 + REPEATS * epoch]


def judge(
    backbone: Backbone, faces: dataset.Faces, part: str, root: Path
) -> tuple[np.ndarray, np.ndarray]:
    chosen = faces.part(part)
    bank = banks.build_bank(
        backbone.named("frozen"), faces.pictures.select(chosen), cache=root / "bank"
    )
    return banks.plain(bank)[:], faces.labels[chosen]


def accuracy(head: keras.Model, x: np.ndarray, y: np.ndarray) -> float:
    return float((fit.predict(head, x).argmax(axis=1) == y).mean())


if __name__ == "__main__":
    harness.main(measure)
