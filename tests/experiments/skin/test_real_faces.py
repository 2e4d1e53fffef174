"""On photographs of real people, who stay outside the project: ``--real-data FOLDER``.

The Face Research Lab London Set: 102 people, neutral and smiling. Nothing learns from who is who.
"""

import pytest

from facestudy.collect.import_folder import import_folder
from facestudy.experiments.skin import evaluation, metrics_file, pipeline
from facestudy.experiments.skin.patches import extract
from facestudy.experiments.skin.topics import traits
from facestudy.prepare import crop
from facestudy.study.paths import Study

EPOCHS = 25


@pytest.fixture(scope="module")
def london(request, tmp_path_factory):
    given = request.config.getoption("--real-data")
    folder = (given / "london_faces").resolve() if given else None
    if folder is None or not folder.is_dir():
        pytest.skip("no --real-data FOLDER with london_faces/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACESTUDY_ROOT", str(tmp_path_factory.mktemp("london")))
        study = Study("london")
        import_folder(folder / "images", study, labels=folder / "index.csv", category="expression")
        crop.crop_study(study)
        extract.cut_study(study)
        taken = pipeline.material(study)
        trained = pipeline.train(study, taken.pictures, epochs=EPOCHS)
        found = pipeline.whiten(trained, taken.pictures)
        yield taken, found.apply(pipeline.representation.see(trained.encoder, taken.pictures))


@pytest.mark.slow
def test_nearly_every_cheek_of_a_studio_portrait_is_taken(london):
    taken, _ = london
    assert len(taken.rows) > 0.97 * 408


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "margin"), [("other cheek", 0.1), ("other picture", 0.1)])
def test_features_find_a_cheeks_fellow_better_than_colour_and_texture(london, kind, margin):
    taken, features = london
    found = evaluation.retrieval(features, taken.rows, kind)["map"]
    for plain in (traits.colour_statistics, traits.with_texture):
        numbers = metrics_file.standard(plain(taken.pictures))
        assert found > evaluation.retrieval(numbers, taken.rows, kind)["map"] + margin
