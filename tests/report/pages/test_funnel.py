"""What was lost between two steps is counted, whatever file is missing."""

from facestudy.prepare import split
from facestudy.report.pages import datasheet, funnel
from facestudy.study import files


def steps(study):
    found = funnel.steps(study, datasheet.facts(study))
    return {step.step: (step.left, step.lost) for step in found}


def test_each_loss_has_its_reason(cropped_study):
    study = cropped_study(["art", "law"] * 20)
    faces = study.faces_csv.read_text().splitlines()
    lost, bad = (line.split(",")[0] for line in faces[1:3])
    faces[1] = faces[1].replace(f"{lost},,", f"{lost},no face found,")
    study.faces_csv.write_text("\n".join(faces) + "\n")
    files.write_text(study.curation_csv, f"time,id,verdict\n,{bad},bad\n")
    log = "url,kind,reason\nhttps://a.example/1,page,\nhttps://a.example/2,page,HTTP 404\n"
    files.write_text(study.raw / "requests.csv", log + "https://a.example/3.png,picture,\n")
    split.split_study(study)
    assert steps(study) == {
        "pages read": (1, "1 could not be read"),
        "portraits": (40, ""),
        "with a face": (39, "1 no face found"),
        "good": (38, "1 sorted out by curation or correction"),
        "used": (38, ""),
    }


def test_an_import_says_what_it_skipped(cropped_study):
    study = cropped_study(["art", "law"])
    files.write_text(study.raw / "skipped.csv", "file,reason\na.txt,no picture\n")
    assert steps(study)["portraits"] == (2, "1 files skipped")
    assert "pages read" not in steps(study)


def test_a_study_without_files_has_no_step(study):
    assert steps(study) == {}
