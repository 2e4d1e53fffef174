"""Which pictures are past their last day, at what cost, and which commands remove them."""

import subprocess
import sys

import pandas as pd
import pytest

from facestudy.cli.main import main
from facestudy.study import index, keep_until
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study, all_studies

PAST, FUTURE = "2020-01-01", "2999-12-31"
CHECK = """
import sys
from facestudy.study import keep_until
from facestudy.study.paths import Study
print(keep_until.remove_due(Study("small")))
heavy = {"tensorflow", "keras", "cv2", "pandas", "numpy", "sklearn"}
print(sorted(heavy & set(sys.modules)))
"""


def dated(cropped_study, dates) -> Study:
    names = [f"Person {number}" for number in range(len(dates))]
    return cropped_study(["a"] * len(dates), keep_until=dates, name=names)


def test_a_picture_is_kept_through_its_last_day(cropped_study):
    today = keep_until.date(0)
    study = dated(cropped_study, ["", PAST, today, FUTURE])
    assert keep_until.due(study) == [index.read(study.index)["id"][1]]


def test_a_study_without_dates_or_without_an_index_has_nothing_due(cropped_study):
    assert keep_until.due(Study("none")) == []
    assert keep_until.due(cropped_study(["a", "b"])) == []


def test_a_damaged_index_is_left_to_whoever_reads_it(study):
    study.raw.mkdir(parents=True)
    for content in (b"", b"\xff\xfe", b"id,keep_until\nabc\n"):
        study.index.write_bytes(content)
        assert keep_until.due(study) == []


@pytest.mark.parametrize("value", ["soon", "2026-13-01", "1.2.2026", "2026-1-1"])
def test_a_date_in_another_form_is_refused(cropped_study, value):
    study = dated(cropped_study, ["", FUTURE])
    table = index.read(study.index).assign(keep_until=value)
    with pytest.raises(StudyError, match="column 'keep_until' holds"):
        index.write(study.index, table)


@pytest.mark.long
def test_nothing_heavy_is_imported_unless_something_is_due(cropped_study):
    dated(cropped_study, ["", FUTURE])
    run = subprocess.run([sys.executable, "-c", CHECK], capture_output=True, text=True)
    assert run.stdout.split("\n")[:2] == ["0", "[]"], run.stderr


def commands(folder):
    return [
        ["import", str(folder), "--study", "small"],
        ["clean", "--study", "small"],
        ["forget", "--study", "small", "--name", "Person 0"],
        ["experiments", "--only", "none"],
    ]


@pytest.mark.long
@pytest.mark.parametrize("number", range(4))
def test_every_command_removes_what_is_due_and_says_how_many(
    cropped_study, tmp_path, capsys, number
):
    study = dated(cropped_study, [FUTURE, PAST, PAST])
    gone = index.read(study.index)["id"][1:]
    arguments = commands(tmp_path / "no folder")[number]
    main(arguments)
    assert (
        "small: the days of 2 pictures were over (keep_until): removed" in capsys.readouterr().err
    )
    for picture_id in gone:
        assert not any(
            picture_id in path.name or picture_id.encode() in path.read_bytes()
            for path in tmp_path.rglob("*")
            if path.is_file()
        )
    main(arguments)
    assert "days of" not in capsys.readouterr().err


@pytest.mark.long
def test_whoever_asks_to_be_forgotten_is_found_even_if_their_days_are_over(cropped_study, capsys):
    study = dated(cropped_study, [FUTURE, PAST])
    assert main(["forget", "--study", "small", "--name", "Person 1"]) == 0
    assert "removed 1 picture(s)" in capsys.readouterr().out
    assert study.forgotten.is_file() and len(index.read(study.index)) == 1


def test_all_studies_are_listed_and_other_folders_ignored(tmp_path):
    for name in ("b", "a", "No Study"):
        (tmp_path / "data" / name).mkdir(parents=True)
    (tmp_path / "data" / "README.md").touch()
    assert [study.name for study in all_studies()] == ["a", "b"]


@pytest.mark.parametrize("text", ["0", "-1", "x", "", "1.5", "²", "36501"])
def test_days_are_whole_numbers(capsys, text):
    with pytest.raises(SystemExit):
        main(["import", ".", "--study", "small", "--keep-days", text])
    assert "is not a number of days from 1 to 36500" in capsys.readouterr().err


def test_digests_of_a_table_do_not_depend_on_the_dates(cropped_study):
    from facestudy.report import fingerprints

    study = dated(cropped_study, [FUTURE, FUTURE])
    before = fingerprints.files_digest(study, ["{data}/raw/index.csv"])
    index.write(study.index, pd.DataFrame(index.read(study.index)).assign(keep_until="2998-01-01"))
    assert fingerprints.files_digest(study, ["{data}/raw/index.csv"]) == before
