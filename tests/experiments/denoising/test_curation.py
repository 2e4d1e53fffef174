"""Bad crops in the training set of an autoencoder."""

import numpy as np
import pytest
from support.denoising_faces import LAYERS, SIZE

from facestudy.curate import decisions
from facestudy.experiments.denoising import comparison, curation, pretraining
from facestudy.study import index


def trained(labelled, folder, seed=0):
    pictures = labelled.pictures
    return pretraining.pretrain(
        pictures[labelled.part("train")], validation=pictures[labelled.part("validation")],
        folder=folder, layers=LAYERS, size=SIZE, seed=seed, epochs=1,
    )[0]  # fmt: skip


def test_only_crops_whose_last_verdict_is_bad_are_bad_crops(aged_study):
    study = aged_study(60)
    first, second = index.read(study.index)["id"][:2]
    assert curation.bad_crops(study).shape == (0, 128, 128, 3)
    for picture_id, verdict in ((first, decisions.BAD), (second, decisions.GOOD)):
        decisions.append(study, [{"id": picture_id, "verdict": verdict, "source": decisions.HAND}])
    assert len(curation.bad_crops(study)) == 1
    (study.faces / f"{first}.png").unlink()
    assert len(curation.bad_crops(study)) == 0


def test_without_bad_crops_nothing_is_compared(aged_study, tmp_path):
    labelled = comparison.load_faces(aged_study(60))
    none = np.zeros((0, 128, 128, 3), np.uint8)
    assert curation.compare_curation(labelled, none, [], folder=tmp_path, epochs=1) is None


@pytest.mark.long
def test_both_stacks_reconstruct_the_same_unseen_faces(aged_study, tmp_path):
    labelled = comparison.load_faces(aged_study(60))
    noise = np.random.default_rng(0).integers(0, 256, (9, 128, 128, 3), dtype=np.uint8)
    stacks = [trained(labelled, tmp_path / str(seed), seed) for seed in (0, 1)]
    table = curation.compare_curation(labelled, noise, stacks, folder=tmp_path, epochs=1)
    train, test = len(labelled.part("train")), len(labelled.part("test"))
    assert table["learned_from"].tolist() == [train, train + 9, 9, train]
    assert table["restored"].tolist() == [test, test, test, 9]
    both = table.loc[[curation.CURATED, curation.ALL], "error"]
    assert np.isclose(table.loc["difference", "error"], both.iloc[1] - both.iloc[0])
    assert (table["low"] < table["error"]).all() and (table["error"] < table["high"]).all()
    # Noise does not resemble the faces, so its error must be larger.
    assert table.loc[curation.BAD, "error"] > table.loc[curation.CURATED, "error"]
