"""The README shows fictional people only."""

import pytest
from support.made_audit import audit, evidence, not_identifiable

from facestudy.report import readme_pictures
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def test_a_study_of_real_people_is_refused(cropped_study, tmp_path, capsys):
    cropped_study(["a", "b"] * 10)
    target = tmp_path / "pictures"
    assert readme_pictures.main(["--study", "small", "--target", str(target)]) == 1
    assert "'small' is no campus" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize("drawn", [0, 19])
def test_a_campus_with_a_picture_from_elsewhere_is_refused(cropped_study, capsys, drawn):
    study: Study = cropped_study(["a", "b"] * 10)
    ids = [path.stem for path in sorted(study.faces.iterdir())][:drawn]
    files.write_json(study.data / "campus.json", {"bayes": 0.7})
    files.write_text(study.truth_csv, "id,kind\n" + "".join(f"{name},good\n" for name in ids))
    assert readme_pictures.main(["--study", "small"]) == 1
    assert f"{20 - drawn} pictures of 'small' were not drawn" in capsys.readouterr().err


def test_the_audits_picture_is_that_of_the_report(study):
    files.write_json(study.reports / "audit.json", audit(evidence()))
    assert len(readme_pictures.audit(study).axes) == 2


def test_an_audit_that_compared_nothing_has_no_picture(study):
    with pytest.raises(StudyError, match="09_audit"):
        readme_pictures.audit(study)
    files.write_json(study.reports / "audit.json", {"evidence": not_identifiable()})
    with pytest.raises(StudyError, match="no result for whole departments"):
        readme_pictures.audit(study)
