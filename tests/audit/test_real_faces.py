"""Optional, with --real-data: what the audit says of real portraits.

Portraits of the Congress, by state: a member's chamber is not in the face, the sex is.
"""

from pathlib import Path

import pytest

from facestudy.audit import verdict
from facestudy.audit.controls.control_features import StudyFeatures, study_features
from facestudy.audit.controls.registry import CROP
from facestudy.audit.evidence import measure_evidence
from facestudy.collect.import_folder import import_folder
from facestudy.models.registry import choose
from facestudy.prepare import crop
from facestudy.study import index
from facestudy.study.paths import Study


@pytest.fixture(scope="module")
def congress(request, tmp_path_factory) -> StudyFeatures:
    """Every portrait with a face, the chamber as category, the state as department."""
    given = request.config.getoption("--real-data")
    folder = (given / "congress").resolve() if given else Path("none")
    if not folder.is_dir():
        pytest.skip("no --real-data FOLDER with congress/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACESTUDY_ROOT", str(tmp_path_factory.mktemp("congress")))
        study = Study("congress")
        pictures, labels = folder / "images", folder / "index.csv"
        import_folder(pictures, study, labels=labels, category="chamber", group="state")
        faces = crop.crop_study(study).query("reason == ''")
        rows = index.read(study.index).set_index("id").loc[faces["id"]].reset_index()
        rows = rows[["id", "category", "department", "sex"]].assign(group=rows["id"])
        return study_features(study, rows, choose("face_resnet", precision="float32"))


def audited(study: StudyFeatures, category: str) -> tuple[dict, verdict.Verdict]:
    features = StudyFeatures(study.rows.assign(category=study.rows[category]), study.features)
    evidence = measure_evidence(features, permutations=199)
    return evidence, verdict.reach_verdict(evidence)


def test_the_chamber_is_no_signal_of_the_face(congress):
    _, found = audited(congress, "category")
    assert found.verdict not in (verdict.FACE_SIGNAL, verdict.SMALLER), found.sentence


def test_the_sex_is_a_signal_of_the_face(congress):
    evidence, found = audited(congress, "sex")
    assert found.verdict in (verdict.FACE_SIGNAL, verdict.SMALLER), found.sentence
    assert evidence["grouped"][CROP]["auc"]["value"] > 0.9
