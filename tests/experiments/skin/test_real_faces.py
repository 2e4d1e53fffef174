"""Optional, with ``--real-data FOLDER``: the Face Research Lab London Set.

102 people, neutral and smiling. Who is on a picture is used for evaluation only.
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
        patches = pipeline.load_patches(study)
        trained = pipeline.train_encoder(study, patches.images, epochs=EPOCHS)
        whitening = pipeline.fit_whitening(trained, patches.images)
        yield patches, pipeline.patch_features(trained, whitening, patches.images)


@pytest.mark.slow
def test_nearly_every_cheek_of_a_studio_portrait_is_usable(london):
    patches, _ = london
    assert len(patches.rows) > 0.97 * 408


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "margin"), [("other cheek", 0.1), ("other picture", 0.1)])
def test_features_retrieve_a_persons_cheek_better_than_colour_and_texture(london, kind, margin):
    patches, features = london
    precision = evaluation.retrieval(features, patches.rows, kind)["map"]
    for plain in (traits.colour_statistics, traits.colour_and_texture_statistics):
        numbers = metrics_file.standardised(plain(patches.images))
        assert precision > evaluation.retrieval(numbers, patches.rows, kind)["map"] + margin
