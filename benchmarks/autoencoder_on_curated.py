"""What curation does to an autoencoder: the explained variance of good faces never seen.

The variational network, the same number of steps, on all crops, on what curation left, on as many
of all crops drawn at random and on the truly good ones, at four shares of bad pictures; five seeds,
paired: 80 trainings. An interrupted run resumes. The entry's ``differences`` are of each arm
against all crops.
"""

from benchmarks import harness, inputs
from facestudy.experiments.autoencoder import curation
from facestudy.study.paths import Study

CLAIM = curation.CLAIM
PORTRAITS, EPOCHS, SEEDS = 1369, 12, 5


def measure(plan: harness.Plan) -> harness.Entry:
    portraits, epochs = plan.pick(PORTRAITS, 160), plan.pick(EPOCHS, 1)
    shares = curation.SHARES if not plan.small else (0.0, 0.2)
    options = {"portraits": portraits, "side": plan.pick(64, 16), "wanted": plan.pick(300, 60)}
    with inputs.resumable_root(f"autoencoder-on-curated-{portraits}"):
        campuses = {
            share: curation.sorted_campus(Study(f"campus-{100 * share:.0f}"), share, **options)
            for share in shares
        }
        table = curation.compare(
            Study("campus-0"), campuses, epochs=epochs, seeds=range(plan.pick(SEEDS, 2)),
            latent=plan.pick(128, 8),
        )  # fmt: skip
    for text in curation.sentences(table):
        print(text)
    worst = table[table["share"] == shares[-1]].pivot(
        index="seed", columns="arm", values="explained"
    )
    ratios = worst[curation.CURATED] / worst[curation.ALL]
    return {
        "claim": CLAIM,
        "ours": float(worst[curation.CURATED].mean()),
        "baseline": float(worst[curation.ALL].mean()),
        "unit": "explained variance",
        "ratio": float(ratios.mean()),
        "spread": [float(ratios.min()), float(ratios.max())],
        "compared": (
            f"the variational network, {epochs} epochs, {worst.shape[0]} seeds, {portraits} "
            f"portraits of which {100 * shares[-1]:.0f}% are bad: on what curation left against "
            "all crops, measured on good faces of other people"
        ),
        "runs": table.to_dict("records"),
        "differences": curation.differences(table).to_dict("records"),
        "machine": harness.machine(),
    }


if __name__ == "__main__":
    harness.main(measure)
