"""Bad crops among what an autoencoder learns from."""

import numpy as np
from support.denoising_faces import LAYERS, SIZE

from facestudy.curate import decisions
from facestudy.experiments.denoising import comparison, curation, pretraining
from facestudy.study import index


def trained(people, folder, seed=0):
    pictures = people.pictures
    return pretraining.pretrain(
        pictures[people.part("train")], validation=pictures[people.part("validation")],
        folder=folder, layers=LAYERS, size=SIZE, seed=seed, epochs=1,
    )[0]  # fmt: skip


def test_only_what_stands_as_bad_is_a_bad_crop(aged_study):
    study = aged_study(60)
    first, second = index.read(study.index)["id"][:2]
    assert curation.bad_crops(study).shape == (0, 128, 128, 3)
    for one, verdict in ((first, decisions.BAD), (second, decisions.GOOD)):
        decisions.append(study, [{"id": one, "verdict": verdict, "source": decisions.HAND}])
    assert len(curation.bad_crops(study)) == 1
    (study.faces / f"{first}.png").unlink()
    assert len(curation.bad_crops(study)) == 0


def test_nothing_taken_out_is_nothing_to_compare(aged_study, tmp_path):
    people = comparison.people(aged_study(60))
    none = np.zeros((0, 128, 128, 3), np.uint8)
    assert curation.effect(people, none, [], folder=tmp_path, epochs=1) is None


def test_both_stacks_restore_the_same_unseen_faces(aged_study, tmp_path):
    people = comparison.people(aged_study(60))
    noise = np.random.default_rng(0).integers(0, 256, (9, 128, 128, 3), dtype=np.uint8)
    stacks = [trained(people, tmp_path / str(seed), seed) for seed in (0, 1)]
    table = curation.effect(people, noise, stacks, folder=tmp_path, epochs=1)
    learn, test = len(people.part("train")), len(people.part("test"))
    assert table["learned_from"].tolist() == [learn, learn + 9, 9, learn]
    assert table["restored"].tolist() == [test, test, test, 9]
    both = table.loc[[curation.CURATED, curation.ALL], "error"]
    assert np.isclose(table.loc["difference", "error"], both.iloc[1] - both.iloc[0])
    assert (table["low"] < table["error"]).all() and (table["error"] < table["high"]).all()
    # Noise is no disc on a smooth ground: the numbers must show that.
    assert table.loc[curation.BAD, "error"] > table.loc[curation.CURATED, "error"]
