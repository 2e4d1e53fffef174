"""Optional, with --real-data: what the audit says of real portraits.

Portraits of the Congress, by state: a member's chamber is not in the face, the sex is. Faces of
UTKFace in made-up departments of made-up subjects that differ in their share of women alone.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from facestudy.audit import verdict
from facestudy.audit.controls.control_features import StudyFeatures, study_features
from facestudy.audit.controls.registry import CROP
from facestudy.audit.covariates import MISSING, Covariates, covariates
from facestudy.audit.evidence import measure_evidence
from facestudy.collect.import_folder import import_folder
from facestudy.models.registry import choose
from facestudy.prepare import crop
from facestudy.study import index
from facestudy.study.paths import Study

pytestmark = pytest.mark.slow
SHARES = (0.43, 0.16)
"""Of women among Germany's professors of humanities and of engineering."""
DEPARTMENTS, PEOPLE, DRAWS = 28, 25, 20


def real(request: pytest.FixtureRequest, name: str) -> Path:
    given = request.config.getoption("--real-data")
    folder = (given / name).resolve() if given else Path("none")
    if not folder.is_dir():
        pytest.skip(f"no --real-data FOLDER with {name}/")
    return folder


@pytest.fixture(scope="module")
def own_root(tmp_path_factory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("real")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACESTUDY_ROOT", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def same_root(root, own_root, monkeypatch) -> None:
    """Studies are made once for all tests, which otherwise get a folder each."""
    monkeypatch.setenv("FACESTUDY_ROOT", str(own_root))


@pytest.fixture(scope="module")
def congress(request, own_root) -> Callable[[str], tuple[StudyFeatures, Covariates]]:
    """Every portrait with a face; the state is the department, the category is to be chosen."""
    folder = real(request, "congress")
    study = Study("congress")
    import_folder(
        folder / "images", study, labels=folder / "index.csv", category="chamber", group="state"
    )
    faces = crop.crop_study(study).query("reason == ''")
    rows = index.read(study.index).set_index("id").loc[faces["id"]].reset_index()
    rows = rows[["id", "category", "department", "sex"]].assign(group=rows["id"])
    features = study_features(study, rows, choose("face_resnet", precision="float32"))

    def by(column: str) -> tuple[StudyFeatures, Covariates]:
        chosen = features.rows.assign(category=features.rows[column])
        return features._replace(rows=chosen), covariates(study, chosen)

    return by


def audited(study: StudyFeatures, known: Covariates) -> tuple[dict, verdict.Verdict]:
    evidence = measure_evidence(study, known, permutations=199)
    return evidence, verdict.reach_verdict(evidence)


def test_the_chamber_is_no_signal_of_the_face(congress):
    _, found = audited(*congress("category"))
    assert found.verdict not in verdict.FACE_SIGNALS, found.sentence


def test_the_sex_is_a_signal_of_the_face(congress):
    study, known = congress("sex")
    assert known.known["sex"] == MISSING  # no covariate of itself
    evidence, found = audited(study, known)
    assert found.verdict in verdict.FACE_SIGNALS, found.sentence
    assert evidence["grouped"][CROP]["auc"]["value"] > 0.9


@pytest.fixture(scope="module")
def utkface(request, own_root) -> tuple[Study, StudyFeatures]:
    """Adults whose face is found, with their features."""
    folder = real(request, "utkface")
    study = Study("utkface")
    import_folder(folder / "images", study, labels=folder / "index.csv")
    faces = crop.crop_study(study).query("reason == ''")
    rows = index.read(study.index).set_index("id").loc[faces["id"]].reset_index()
    adults = rows[rows["age"].astype(float).between(25, 70)].reset_index(drop=True)
    chosen = adults[["id", "category", "sex"]].assign(department="", group=adults["id"])
    return study, study_features(study, chosen, choose("face_resnet", precision="float32"))


def drawn(features: StudyFeatures, seed: int) -> StudyFeatures:
    """Two subjects of so many departments, each with its share of women."""
    rng = np.random.default_rng(seed)
    women = (features.rows["sex"] == "female").to_numpy()
    pools = [rng.permutation(np.flatnonzero(each)).tolist() for each in (~women, women)]
    chosen, subjects, places = [], [], []
    for place in range(DEPARTMENTS):
        for _ in range(PEOPLE):
            chosen.append(pools[int(rng.random() < SHARES[place % 2])].pop())
            subjects.append(f"subject {place % 2}")
            places.append(f"department {place}")
    study = features.select(np.array(chosen))
    return study._replace(rows=study.rows.assign(category=subjects, department=places))


@pytest.mark.parametrize(("use_index", "least"), [(True, 17), (False, 16)])
def test_subjects_that_differ_in_their_sexes_are_told_by_demographics(utkface, use_index, least):
    study, features = utkface
    found = []
    for seed in range(DRAWS):
        campus = drawn(features, seed)
        known = covariates(study, campus.rows, use_index=use_index)
        if known.known["sex"] == MISSING:
            pytest.skip(known.missing["sex"])
        found.append(audited(campus, known)[1].verdict)
    assert found.count(verdict.DEMOGRAPHIC_EFFECT) >= least, found
