"""What the small network's accuracy loses when its convolutions compute in bfloat16."""

import sys
from pathlib import Path

from benchmarks import harness, inputs
from facestudy.evaluation import metrics
from facestudy.features import bank
from facestudy.features.augment import Augmentation
from facestudy.models import scratch_cnn
from facestudy.models.precision import BFLOAT16, FLOAT32
from facestudy.prepare import dataset
from facestudy.training import fit

CLAIM = "accuracy of scratch_cnn trained in bfloat16"
EPOCHS, SEEDS = 30, 5
PARTS = ("validation", "test")


def measure(plan: harness.Plan) -> harness.Entry:
    portraits, epochs = plan.pick(1369, 160), plan.pick(EPOCHS, 2)
    with inputs.temporary_root() as root:
        faces = inputs.split_faces(portraits)
        runs = [both(faces, epochs, seed, root) for seed in range(plan.pick(SEEDS, 2))]
    counts = ", ".join(f"{part} {len(faces.part(part))}" for part in ("train", *PARTS))
    compared = (
        f"scratch_cnn, {epochs} epochs, {len(runs)} seeds, portraits of the campus ({counts}); "
        "accuracy in the best validation epoch, in mixed_bfloat16 against float32"
    )
    return harness.accuracies(CLAIM, runs, ours=BFLOAT16, baseline=FLOAT32, compared=compared)


def both(faces: dataset.Faces, epochs: int, seed: int, root: Path) -> dict[str, dict[str, float]]:
    found = {policy: one(faces, policy, epochs, seed, root) for policy in (FLOAT32, BFLOAT16)}
    print(f"  seed {seed}: {found}", file=sys.stderr, flush=True)
    return found


def one(faces: dataset.Faces, policy: str, epochs: int, seed: int, root: Path) -> dict[str, float]:
    fit.set_seed(seed)
    augmentation = Augmentation(seed=seed)
    model = scratch_cnn.build(len(faces.categories), augmentation=augmentation, policy=policy)
    shrink, network = scratch_cnn.split_after_preprocessing(model)
    inputs = bank.plain(
        bank.build_bank(
            shrink, faces.pictures, cache=root / "features", key="seen", dtype="float32"
        )
    )
    learn, choose = faces.part("train"), faces.part("validation")
    history = fit.fit(
        scratch_cnn.compile(network),
        inputs.select(learn),
        faces.labels[learn],
        validation=(inputs.select(choose), faces.labels[choose]),
        epochs=epochs,
        seed=seed,
        checkpoint=root / f"{policy}-{seed}.npz",
    )
    judge = faces.part("test")
    right = fit.predict(network, inputs.select(judge)).argmax(axis=1) == faces.labels[judge]
    best = history.iloc[metrics.best_epoch(history) - 1]
    return {"validation": float(best["val_accuracy"]), "test": float(right.mean())}


if __name__ == "__main__":
    harness.main(measure)
