"""On photographs of real people, who stay outside the project: ``--real-data FOLDER``.

The Face Research Lab London Set: 102 people, neutral and smiling. Nothing learns from who is who.
"""

import pytest

from facestudy import crop
from facestudy.experiments.skin import judging, learning, patches, record, traits
from facestudy.importing import import_folder
from facestudy.paths import Study

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
        patches.cut_study(study)
        taken = learning.material(study)
        trained = learning.train(study, taken.pictures, epochs=EPOCHS)
        found = learning.whiten(trained, taken.pictures)
        yield taken, found.apply(learning.representation.see(trained.encoder, taken.pictures))


@pytest.mark.slow
def test_nearly_every_cheek_of_a_studio_portrait_is_taken(london):
    taken, _ = london
    assert len(taken.rows) > 0.97 * 408


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "margin"), [("other cheek", 0.1), ("other picture", 0.1)])
def test_features_find_a_cheeks_fellow_better_than_colour_and_texture(london, kind, margin):
    taken, features = london
    found = judging.retrieval(features, taken.rows, kind)["map"]
    for plain in (traits.colour_statistics, traits.with_texture):
        numbers = record.standard(plain(taken.pictures))
        assert found > judging.retrieval(numbers, taken.rows, kind)["map"] + margin
