"""Counts, topics, their evaluation, and the description of a new picture."""

import json

import cv2
import numpy as np
import pandas as pd
import pytest
from sklearn.decomposition import LatentDirichletAllocation

from facestudy.experiments.skin import (
    baselines,
    describe,
    description,
    evaluation,
    metrics_file,
    model_file,
)
from facestudy.experiments.skin.encoder import resnet18
from facestudy.experiments.skin.patches import extract
from facestudy.experiments.skin.topics import counts, lda, textons, traits
from facestudy.models import hardware
from facestudy.prepare import face_crop
from facestudy.study.errors import StudyError

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def features() -> np.ndarray:
    """Four groups of 40 whitened features, whose distance is far above 1."""
    rng = np.random.default_rng(0)
    middles = np.repeat(12 * rng.normal(size=(4, 8)), 40, axis=0)
    return (middles + rng.normal(size=middles.shape)).astype("float32")


def rows_of(groups: int = 4, people: int = 10) -> pd.DataFrame:
    """Two pictures of both cheeks of each person; rows ordered by group, person, picture."""
    made = [
        {"id": f"{group}-{person}-{picture}", "side": side, "person": f"{group}-{person}"}
        for group in range(groups)
        for person in range(people)
        for picture in range(2)
        for side in ("right", "left")
    ]
    return pd.DataFrame(made)


@pytest.fixture(scope="module")
def details(features) -> np.ndarray:
    """Cells of three kinds, (160, 16, 4), in a different mixture in each group of patches."""
    rng = np.random.default_rng(1)
    kind = np.array([rng.choice(3, 16, p=MIXTURES[n // 40]) for n in range(160)])
    return (5 * np.eye(4)[kind] + 0.1 * rng.normal(size=(160, 16, 4))).astype("float32")


MIXTURES = ((0.8, 0.1, 0.1), (0.1, 0.8, 0.1), (0.1, 0.1, 0.8), (0.4, 0.3, 0.3))


@pytest.fixture(scope="module")
def counted(features, details) -> np.ndarray:
    return counts.fit_counter(features, details).word_counts(features, details)


def test_light_is_counted_on_the_side_of_the_median_where_a_patch_is(features, details, counted):
    assert counted.dtype == np.int64 and counted.min() == 0
    above, below = np.split(counted[:, : 2 * counts.LIGHT], 2, axis=1)
    assert (above * below == 0).all()
    centre = np.median(features, axis=0)
    assert ((features > centre) | (above == 0)).all() and (above > 0).any()


def test_only_the_first_features_have_words_and_all_have_similar_counts(details):
    rng = np.random.default_rng(0)
    strong = rng.normal(size=(160, counts.LIGHT + 4)) * np.r_[100, np.ones(counts.LIGHT + 3)]
    words = (
        counts.fit_counter(strong, details)
        .word_counts(strong, details)[:, : 2 * counts.LIGHT]
        .sum(axis=0)
    )
    by_feature = words.reshape(2, counts.LIGHT).sum(axis=0)
    assert len(by_feature) == counts.LIGHT and by_feature.max() < 1.5 * by_feature.min()


def test_every_cell_has_one_word_of_texture(details):
    fitted = textons.fit_textons(details, words=3)
    words = fitted.word_counts(details)
    assert (words.sum(axis=1) == details.shape[1]).all()
    mixtures = words.reshape(4, 40, 3).mean(axis=1) / details.shape[1]
    order = [int(np.argmax(mixtures[group])) for group in range(3)]
    assert sorted(order) == [0, 1, 2]
    np.testing.assert_allclose(mixtures[:, order], MIXTURES, atol=0.08)
    alone = np.concatenate([fitted.word_counts(cells[None]) for cells in details[:5]])
    np.testing.assert_array_equal(alone, words[:5])


def test_details_are_those_of_texture_and_not_of_light(made_skin, tiny):
    made, encoder = made_skin(20), resnet18.build_encoder(**tiny)
    responses = textons.fine_detail(encoder, made.images)
    assert responses.shape == (80, textons.CELLS**2, 8)
    flat = np.full((2, 64, 64, 3), 90, np.uint8)
    flat[1] += 60
    smooth = textons.fine_detail(encoder, flat).reshape(2, textons.CELLS, textons.CELLS, 8)[
        :, 2:-2, 2:-2
    ]
    assert (smooth < -6).all()  # only the padded edge responds
    rough, people = made.truth["roughness"].to_numpy(), made.rows["person"].to_numpy(str)
    assert evaluation.explained_variance(responses.mean(axis=1), rough, people) > 0.5


@pytest.mark.parametrize("name", resnet18.ENCODERS)
def test_every_encoder_has_a_first_layer(name):
    images = np.random.default_rng(0).integers(0, 256, (2, 64, 64, 3), dtype=np.uint8)
    responses = textons.fine_detail(resnet18.build_encoder(name), images)
    assert (
        len(responses) == 2
        and np.isfinite(responses).all()
        and responses.shape[1] >= textons.CELLS**2
    )


def test_shares_are_those_of_scikit_learn(counted):
    model = LatentDirichletAllocation(6, random_state=0, max_iter=5, mean_change_tol=1e-6)
    model.fit(counted)
    expected = model.transform(counted)
    shares = lda.Topics(model.exp_dirichlet_component_, model.doc_topic_prior_).shares(counted)
    np.testing.assert_allclose(shares, expected, atol=0.02)
    np.testing.assert_allclose(shares.sum(axis=1), 1)


def test_shares_of_a_patch_do_not_depend_on_other_patches(counted):
    topics = lda.fit_topics(counted, 5, seed=0)
    together = topics.shares(counted)
    alone = np.concatenate([topics.shares(row[None]) for row in counted[:5]])
    np.testing.assert_allclose(alone, together[:5], atol=1e-10)


def test_topics_find_unlabelled_groups(counted):
    labels = lda.fit_topics(counted, 4, seed=0).shares(counted).argmax(axis=1)
    groups = np.repeat(range(4), 40)
    assert lda.adjusted_rand_score(groups, labels) > 0.7
    first, again = (lda.fit_topics(counted, 4, seed=3).words for _ in range(2))
    np.testing.assert_array_equal(first, again)


def test_the_number_of_topics_is_chosen_by_perplexity_then_stability():
    table = pd.DataFrame(
        {
            "topics": [5, 20, 80, 200],
            "perplexity": [120.0, 100.0, 101.0, 130.0],
            "stability": [0.9, 0.4, 0.6, 0.99],
        }
    )
    assert lda.choose_number(table) == 80


def test_the_comparison_gives_perplexity_stability_and_use(counted):
    people = np.repeat([f"p{number}" for number in range(40)], 4)
    table = lda.compare_numbers(counted, people, numbers=(2, 4, 500), seeds=2)
    assert table["topics"].tolist() == [2, 4]  # 500 are more than there are patches
    assert (table["perplexity"] > 1).all() and (table["in_use"] <= table["topics"]).all()
    assert table["stability"].between(-1, 1).all()
    assert table["perplexity"].iloc[1] < table["perplexity"].iloc[0]
    with pytest.raises(StudyError, match="3 people are too few"):
        lda.compare_numbers(
            counted, np.repeat(["a", "b", "c"], [60, 50, 50]), numbers=(2,), seeds=1
        )
    with pytest.raises(StudyError, match="cannot be fitted to 160 patches"):
        lda.fit_topics(counted, 161, seed=0)


# Evaluation


def test_perfect_features_find_the_other_cheek_and_noise_does_as_chance():
    rows = rows_of()
    codes = pd.factorize(rows["id"])[0]
    perfect = np.eye(codes.max() + 1)[codes]
    found = evaluation.retrieval(perfect, rows, "other cheek")
    assert found["map"] == pytest.approx(1.0) and found["queries"] == len(rows)
    assert found["candidates"] == 79  # 80 cheeks of the other side, less the person's other picture
    noise = np.random.default_rng(0).normal(size=(len(rows), 5))
    guessed = evaluation.retrieval(noise, rows, "other cheek")
    assert guessed["map"] == pytest.approx(guessed["chance"], abs=0.04)


def test_the_same_cheek_is_looked_for_on_other_pictures_only():
    rows = rows_of()
    one = rows["id"].str[-1].to_numpy(float)
    person = pd.factorize(rows["person"])[0].astype(float)
    found = evaluation.retrieval(np.column_stack([person, 0.1 * one]), rows, "other picture")
    assert found["map"] == pytest.approx(1.0) and found["candidates"] == 79


def test_the_other_cheeks_rank_is_what_the_precision_says():
    rows = pd.DataFrame(
        {
            "id": ["a", "a", "b", "b", "c", "c"],
            "side": ["right", "left"] * 3,
            "person": ["a", "a", "b", "b", "c", "c"],
        }
    )
    # Of each right cheek the own left one is second nearest, and the other way round.
    place = np.array([[0.0], [2.0], [3.0], [1.0], [100.0], [100.0]])
    found = evaluation.retrieval(place, rows, "other cheek")
    assert found["map"] == pytest.approx(np.mean([1 / 2, 1 / 2, 1 / 2, 1 / 2, 1, 1]))


def test_a_person_with_one_cheek_or_one_picture_is_no_query():
    rows = rows_of(1, 3)
    alone = rows[~((rows["person"] == "0-0") & (rows["side"] == "left"))]
    alone = alone[~((alone["person"] == "0-1") & alone["id"].str.endswith("1"))]
    features = np.random.default_rng(0).normal(size=(len(alone), 3))
    assert evaluation.retrieval(features, alone, "other cheek")["queries"] == 6
    assert evaluation.retrieval(features, alone, "other picture")["queries"] == 6
    single = alone[alone["person"] == "0-0"].head(1)
    assert evaluation.retrieval(features[:1], single, "other cheek")["map"] is None
    assert evaluation.same_topic([0], single, "other cheek")["share"] is None


def test_pairs_meet_in_topics_that_follow_the_person_and_not_in_random_ones():
    rows = rows_of()
    person = pd.factorize(rows["person"])[0]
    met = evaluation.same_topic(person % 4, rows, "other cheek")
    assert met["share"] == 1.0 and met["chance"] == pytest.approx(0.23, abs=0.03)
    assert met["pairs"] == 80
    random = np.random.default_rng(0).integers(0, 4, len(rows))
    missed = evaluation.same_topic(random, rows, "other picture")
    assert missed["share"] == pytest.approx(missed["chance"], abs=0.12)


def test_a_truth_in_the_numbers_is_explained_and_one_that_is_not_is_not():
    rng = np.random.default_rng(0)
    people = np.repeat(np.arange(50), 4)
    truth = np.repeat(rng.normal(size=50), 4)
    numbers = np.column_stack([truth + 0.1 * rng.normal(size=200), rng.normal(size=200)])
    assert evaluation.explained_variance(numbers, truth, people) > 0.95
    assert evaluation.explained_variance(rng.normal(size=(200, 3)), truth, people) < 0.1
    assert evaluation.mutual_information(pd.qcut(truth, 5, labels=False), truth) > 0.9
    assert abs(evaluation.mutual_information(rng.integers(0, 5, 200), truth)) < 0.05


def test_held_out_people_keep_a_memory_of_faces_from_passing_for_skin():
    rng = np.random.default_rng(0)
    people = np.repeat(np.arange(40), 4)
    truth = np.repeat(rng.normal(size=40), 4)
    names = np.eye(40)[people]  # identity, and nothing about the skin
    assert evaluation.explained_variance(names, truth, people) < 0.05


def test_every_grouping_has_labels_and_numbers(features, counted):
    shares = lda.fit_topics(counted, 4, seed=0).shares(counted)
    colours = np.random.default_rng(0).normal(size=(len(features), 6))
    groupings = baselines.group_patches(features, shares, colours)
    assert list(groupings) == [
        "latent Dirichlet allocation", "k-means", "Gaussian mixture", "colour statistics",
    ]  # fmt: skip
    groups = np.repeat(range(4), 40)
    for name in ("k-means", "Gaussian mixture"):
        assert lda.adjusted_rand_score(groups, groupings[name].labels) > 0.7, name
    assert all(len(grouping.numbers) == len(features) for grouping in groupings.values())


def test_a_topics_words_are_of_light_and_texture(made_skin):
    made = made_skin(20)
    measured = traits.measure_traits(made.images)
    assert np.corrcoef(measured["lightness"], made.truth["tone"])[0, 1] < -0.9
    assert np.corrcoef(measured["texture"], made.truth["roughness"])[0, 1] > 0.7
    rough = (made.truth["roughness"] > 0.5).to_numpy(int)
    table = traits.topic_traits(measured, rough)
    words = dict(zip(table["topic"], table["words"], strict=True))
    assert "rougher" in words[1] and "smoother" in words[0]
    assert table["patches"].tolist() == sorted(table["patches"], reverse=True)


# The whole, on a tiny network


def test_a_model_is_read_back_from_disk(fitted):
    study, model = fitted.study, fitted.model
    again = model_file.load(study)
    features, shares = again.apply(fitted.made.images[:4])
    np.testing.assert_allclose(features, model.features[:4], rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(shares, model.shares[:4], atol=0.02)
    np.testing.assert_array_equal(again.topics.words, model.topics.words)
    assert again.words == model.words and again.samples.equals(model.samples)
    np.load(model_file.model_path(study), allow_pickle=False).close()


def test_a_damaged_file_is_named_with_its_remedy(fitted):
    path = model_file.model_path(fitted.study)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(StudyError, match="damaged .* delete it and run notebooks/experiments"):
        model_file.load(fitted.study)


def test_all_metrics_are_written(fitted):
    study, patches = fitted.study, fitted.patches
    truth = fitted.made.truth.drop_duplicates("id").assign(person="")
    truth.to_csv(study.truth_csv, index=False)
    table = pd.DataFrame([{"topics": 5, "perplexity": 10.0, "stability": float("nan")}])
    cut = extract.read_patches(study)
    parts = {"trained": fitted.trained, "model": fitted.model, "words": fitted.words}
    metrics_file.write_metrics(study, cut=cut, patches=patches, table=table, **parts)
    metrics = json.loads((study.reports / "skin" / "metrics.json").read_text())
    assert metrics["patches"]["taken"] == 96 and metrics["training"]["epochs"] == 2
    assert metrics["topics"]["compared"][0]["stability"] is None
    assert metrics["retrieval"]["features"]["other cheek"]["queries"] == 96
    lda = metrics["sortings"]["latent Dirichlet allocation"]
    assert set(lda["truth"]) == {"tone", "roughness"}
    assert all(lda["truth"][name]["ami"] > 0.2 for name in ("tone", "roughness"))
    assert lda["same_group"]["other cheek"]["share"] > lda["same_group"]["other cheek"]["chance"]
    assert metrics["device"] == hardware.device()


def use_face(monkeypatch, five):
    names = [f"{point}_{axis}" for point in face_crop.LANDMARKS for axis in "xy"]
    face = {"reason": ""} | dict(zip(names, five.ravel(), strict=True))
    monkeypatch.setattr(description.face_crop, "crop_picture", lambda data: (None, face))


def test_the_same_picture_always_gets_the_same_answer(fitted, close_up, monkeypatch, tmp_path):
    study = fitted.study
    picture, five = close_up()
    photo = tmp_path / "photo.png"
    cv2.imwrite(str(photo), picture[..., ::-1])
    use_face(monkeypatch, five)
    answers = []
    for _ in range(3):
        description._read.cache_clear()  # as a new process would
        np.random.default_rng().random()
        answers.append(describe(photo, study=study))
    for cheek, *others in zip(*answers, strict=True):
        assert cheek.reason == "" and len(cheek.topics) == 3 and len(cheek.nearest) == 5
        assert cheek.topics["share"].is_monotonic_decreasing
        assert set(cheek.nearest["id"]) <= set(fitted.made.rows["id"])
        for other in others:
            pd.testing.assert_frame_equal(cheek.topics, other.topics, check_exact=True)
            pd.testing.assert_frame_equal(cheek.nearest, other.nearest, check_exact=True)


def test_a_patch_of_the_study_is_its_own_nearest_sample(fitted):
    study, made = fitted.study, fitted.made
    row = {"side": "left", "reason": "", "patch": made.images[7]}
    cheek = description._cheek(model_file.load(study), row, top=2, nearest=3)
    assert cheek.nearest["id"][0] == made.rows["id"][7]
    assert cheek.nearest["side"][0] == made.rows["side"][7]


def test_grey_and_faceless_pictures_are_refused_with_a_reason(
    fitted, close_up, monkeypatch, tmp_path
):
    picture, five = close_up()
    photo = tmp_path / "grey.png"
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    cv2.imwrite(str(photo), grey)
    use_face(monkeypatch, five)
    for cheek in describe(photo, study=fitted.study):
        assert cheek.reason.startswith("grey") and cheek.topics.empty
        assert "not described, grey" in str(cheek)
    with pytest.raises(StudyError, match="nothing.png cannot be described: No such file"):
        describe(tmp_path / "nothing.png", study=fitted.study)
    monkeypatch.undo()
    flat = tmp_path / "flat.png"
    cv2.imwrite(str(flat), np.full((200, 200, 3), 90, np.uint8))
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path / "fitted"))
    with pytest.raises(StudyError, match="cannot be described: no face"):
        describe(flat, study=fitted.study)


def test_nothing_is_described_before_topics_are_fitted(study):
    with pytest.raises(StudyError, match="run notebooks/experiments/skin.ipynb first"):
        describe("photo.jpg", study=study)
