"""Do the walks show what was planted? The whole way on a campus whose classes are known to differ.

A campus is drawn and cropped, its good faces train the variational network and a logistic
regression on a face network's features, and regressors read what changes along the walks.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import stats

from facestudy import campus
from facestudy.curate import labels
from facestudy.experiments.autoencoder import attributes, belief, measures, training, walks
from facestudy.experiments.autoencoder.curation import collect, part_of
from facestudy.experiments.autoencoder.faces import reduced
from facestudy.prepare import crop
from facestudy.prepare.dataset import Crops
from facestudy.study.guards import tables
from facestudy.study.paths import Study

CLAIM = "walks toward a class change what the campus planted"


def measure_campus(
    study: Study,
    knobs: campus.Knobs,
    *,
    epochs: int,
    side: int = 64,
    latent: int = 128,
    samples: int = belief.SAMPLES,
    seed: int = 0,
) -> dict[str, Any]:
    """Draw a campus and walk toward its classes.

    Args:
        study: where it is drawn; what is there already is kept.
        knobs: of the campus.
        epochs: of the variational network.
        side: of its pictures in pixels.
        latent: its latent numbers.
        samples: drawn faces from which the directions are learned.
        seed: of the training, the samples and the faces at which walks start.

    Returns:
        ``agreement`` with the shifts that ``SIGNAL=1`` plants, whatever the campus's signal;
        ``rise`` of ``walks``; ``explained`` variance; ``readable`` of the planted attributes.
    """
    if not study.index.is_file():
        campus.build(study, knobs)
        collect(study)
    faces = crop.crop_study(study)
    good = labels.truth(study) == "good"
    ids = [name for name in faces.loc[faces["reason"] == "", "id"] if good[name]]
    truth = tables.parse(study.truth_csv, dtype=str).set_index("id").loc[ids]
    parts = np.array([part_of(person) for person in truth["person"]])
    pictures = reduced(Crops(study.faces, ids), side)
    train, choose, held_out = (pictures[parts == p] for p in ("train", "validation", "test"))
    model = training.train(
        study, "variational", train, validation=choose, epochs=epochs, latent=latent, seed=seed
    )
    names = sorted(truth["category"].unique())
    numbers = np.array([names.index(name) for name in truth["category"]])
    features = measures.face_features()
    network = belief.cheap_network(features, features(train), numbers[parts == "train"])
    chosen = [first for first, _ in walks.pairs(len(held_out), 5, seed=seed)]
    taken = belief.all_walks(
        model, network, names, latent=model.encode(held_out), chosen=chosen, seed=seed,
        samples=samples,
    )  # fmt: skip
    known = attributes.of_campus(study, ids)
    reader = attributes.fit(
        model, train, known[parts == "train"], held_out=held_out,
        held_out_attributes=known[parts == "test"],
    )  # fmt: skip
    expected = attributes.planted()
    changed = attributes.changes(reader, model, taken)
    quality = attributes.quality(reader).set_index("attribute")["R2"]
    return {
        "agreement": attributes.agreement(changed, expected),
        "rise": sum(step.rises for step in taken),
        "walks": len(taken),
        "explained": measures.explained(held_out, model.decode(model.encode(held_out)), train),
        "readable": quality.reindex(expected.columns).round(3).to_dict(),
    }


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean and 95% interval (Student's t) over campuses: mean, low, high.

    >>> [round(value, 2) for value in interval([0.6, 0.7, 0.8])]
    [0.7, 0.45, 0.95]
    """
    mean = float(np.mean(values))
    half = float(stats.t.ppf(0.975, len(values) - 1) * stats.sem(values))
    return mean, mean - half, mean + half
