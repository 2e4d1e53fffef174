"""Whether the walks of the experiment ``autoencoder`` show what a campus planted.

Five campuses with ``SIGNAL=1`` and five with ``SIGNAL=0``, no gap in sex or age, other people each
time. Ours is the mean correlation of what changes along the walks with the planted shifts of shape
values at ``SIGNAL=1``; the baseline is the same at ``SIGNAL=0``, against those same shifts.
"""

import sys

from benchmarks import harness, inputs
from facestudy import campus
from facestudy.experiments.autoencoder import signal
from facestudy.study.paths import Study

CLAIM = signal.CLAIM
AIM = "0.6 or more at SIGNAL=1; an interval that holds 0 at SIGNAL=0"
PORTRAITS, EPOCHS, CAMPUSES = 1369, 30, 5


def measure(plan: harness.Plan) -> harness.Entry:
    portraits, epochs = plan.pick(PORTRAITS, 160), plan.pick(EPOCHS, 1)
    options = {"side": plan.pick(64, 16), "latent": plan.pick(128, 8)}
    options |= {"samples": plan.pick(2000, 100)}
    runs = []
    for number in range(plan.pick(CAMPUSES, 2)):
        run = {}
        for strength in (1.0, 0.0):
            knobs = campus.Knobs(
                sites=inputs.sites(portraits), portraits=portraits, signal=strength, sex_gap=0.0,
                age_gap=0.0, seed=number,
            )  # fmt: skip
            with inputs.temporary_root():
                study = Study(f"campus-{number}-{strength:.0f}")
                run[f"signal {strength:.0f}"] = signal.measure_campus(
                    study, knobs, epochs=epochs, **options
                )
        runs.append(run)
        print(f"  campus {number}: {run}", file=sys.stderr, flush=True)
    return entry(runs, portraits, epochs)


def entry(runs: list[dict[str, dict]], portraits: int, epochs: int) -> harness.Entry:
    """The claim's entry; a campus without a walk that rises has a correlation of 0."""
    found = {
        name: signal.interval([run[name]["agreement"] or 0.0 for run in runs]) for name in runs[0]
    }
    ours, baseline = found["signal 1"], found["signal 0"]
    ratios = [
        (run["signal 1"]["agreement"] or 0.0) - (run["signal 0"]["agreement"] or 0.0)
        for run in runs
    ]
    return {
        "claim": CLAIM,
        "ours": ours[0],
        "baseline": baseline[0],
        "unit": "correlation",
        "ratio": sum(ratios) / len(ratios),
        "spread": [min(ratios), max(ratios)],
        "compared": (
            f"correlation over class and shape value of what changes along the walks with what "
            f"SIGNAL=1 plants, {len(runs)} campuses of {portraits} portraits, {epochs} epochs; the "
            "ratio column is the difference"
        ),
        "runs": runs,
        "differences": {
            name: {"mean": mean, "ci95": [low, high]} for name, (mean, low, high) in found.items()
        },
        "machine": harness.machine(),
    }


if __name__ == "__main__":
    harness.main(measure)
