"""Measures know the best and the worst case, and walks begin and end where they should."""

import numpy as np
import pytest

from facestudy.experiments.autoencoder import measures, metrics_file, walks
from facestudy.experiments.autoencoder.components import PrincipalComponents


def flat(pictures: np.ndarray) -> np.ndarray:
    """A stand-in for a face network: the pixels, 0 to 1, at a quarter of the resolution."""
    values = pictures / 255 if pictures.dtype == np.uint8 else pictures
    return values[:, ::4, ::4].reshape(len(pictures), -1)


def test_explained_is_one_for_the_picture_and_zero_for_the_mean_face(discs):
    mean = np.repeat(discs.mean(axis=0)[None] / 255, len(discs), axis=0)
    assert measures.explained(discs, discs / 255, discs) == pytest.approx(1)
    assert measures.explained(discs, mean, discs) == pytest.approx(0, abs=1e-6)


def test_more_components_explain_more_and_a_prefix_of_them_does(discs):
    shares = []
    for size in (2, 8, 32):
        model = PrincipalComponents(discs, size)
        shares.append(measures.explained(discs, model.decode(model.encode(discs)), discs))
    assert shares == sorted(shares) and shares[-1] > 0.9 > shares[0]
    model = PrincipalComponents(discs, 32)
    first = model.decode(model.encode(discs)[:, :8])
    assert measures.explained(discs, first, discs) == pytest.approx(shares[1], abs=0.01)


def test_samples_of_components_vary_as_the_faces_do(discs):
    model = PrincipalComponents(discs, 16)
    spread = model.sample(4000).std(axis=0)
    mirrored = np.concatenate([discs, discs[:, :, ::-1]])
    assert np.allclose(spread, model.encode(mirrored).std(axis=0), rtol=0.1)


def test_the_kernel_distance_is_unbiased_and_sees_a_difference():
    rng = np.random.default_rng(0)
    draw = lambda shift, n=40: rng.normal(shift, 1, (n, 6))  # noqa: E731
    same = [measures.kernel_distance(draw(0), draw(0)) for _ in range(200)]
    error = np.std(same) / np.sqrt(len(same))
    assert abs(np.mean(same)) < 3 * error and min(same) < 0
    assert np.mean([measures.kernel_distance(draw(0), draw(1)) for _ in range(20)]) > 10 * error
    assert measures.kernel_distance(draw(0, 1), draw(0)) is None


def test_the_kernel_distance_uses_equally_many_of_each():
    rng = np.random.default_rng(1)
    first, second = rng.normal(size=(300, 4)), rng.normal(size=(30, 4))
    generous = [measures.kernel_distance(first, second, seed=seed) for seed in range(4)]
    assert len({round(value, 9) for value in generous}) == 4  # another part of the larger set


def test_the_frechet_distance_needs_more_pictures_than_features():
    rng = np.random.default_rng(0)
    first, second = rng.normal(size=(4000, 3)), rng.normal(2, 1, size=(4000, 3))
    assert measures.frechet_distance(first, first) == pytest.approx(0, abs=1e-6)
    assert measures.frechet_distance(first, second) == pytest.approx(12, rel=0.05)
    assert measures.frechet_distance(first[:3], second) is None


def test_numbers_that_nobody_differs_in_are_not_active():
    latent = np.random.default_rng(0).normal(size=(50, 6))
    latent[:, :2] *= 0.01
    assert measures.active(latent) == 4


@pytest.mark.parametrize("walk", walks.KINDS.values(), ids=walks.KINDS)
def test_a_walk_leads_from_one_to_the_other_in_even_steps(walk):
    start, end = np.random.default_rng(0).normal(size=(2, 64))
    path = walk(start, end, 10)
    assert np.allclose(path[[0, -1]], [start, end])
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    assert path.shape == (11, 64) and steps.max() < 1.1 * steps.min()


def test_an_arc_keeps_the_length_that_a_line_loses():
    start, end = np.random.default_rng(0).normal(size=(2, 64))
    lengths = [np.linalg.norm(walk(start, end, 2)[1]) for walk in walks.KINDS.values()]
    ends = np.linalg.norm([start, end], axis=1)
    assert lengths[0] < 0.85 * ends.min() <= lengths[1] + 1e-9
    assert np.allclose(walks.spherical(start, 2 * start, 4), walks.straight(start, 2 * start, 4))
    assert np.isfinite(walks.spherical(start * 0, end, 4)).all()


def test_no_face_is_in_two_pairs():
    pairs = walks.pairs(11, 5, seed=3)
    assert len({face for pair in pairs for face in pair}) == 10
    assert pairs == walks.pairs(11, 5, seed=3) != walks.pairs(11, 5, seed=4)


def test_all_measures_of_a_model_and_who_wins(discs, study):
    models = {f"components {size}": PrincipalComponents(discs[:80], size) for size in (2, 30)}
    pairs = walks.pairs(40, 3)
    measured = {
        title: measures.measure(model, discs[:80], discs[80:], features=flat, pairs=pairs)
        for title, model in models.items()
    }
    few, many = measured.values()
    assert many["explained"] > few["explained"] and many["mse"] < few["mse"]
    assert many["feature_distance"] < few["feature_distance"] and many["latent"] == 30
    assert 0.1 <= many["smoothness"]["straight"] < 0.5
    first = metrics_file.winners(measured).split(". ")[0]
    assert first.startswith("The share of the variance that is explained: best components 30, 0.")
    assert list(metrics_file.table(measured).index) == list(models)
    written = metrics_file.write(study, measured, models=[], faces={"test": 40}, kid_train=None)
    assert (study.reports / "autoencoder" / "metrics.json").is_file() and written["models"]
