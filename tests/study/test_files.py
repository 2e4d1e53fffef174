"""Files are written completely or not at all, and a full disk is one clear line."""

import pytest

from facestudy.study import files
from facestudy.study.errors import StudyError


def test_a_block_that_fails_leaves_the_old_file_and_no_litter(tmp_path):
    path = tmp_path / "a.txt"
    files.write_text(path, "old")
    with pytest.raises(ZeroDivisionError), files.replacing(path) as temporary:
        temporary.write_text("half")
        raise ZeroDivisionError
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_one_line_and_costs_nothing(tmp_path):
    path = tmp_path / "a.txt"
    files.write_text(path, "old")
    with (
        pytest.raises(StudyError, match=r"a\.txt could not be written: No space left"),
        files.replacing(path),
    ):
        raise OSError(28, "No space left on device")
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StudyError, match="could not be written"):
        files.write_text(tmp_path / "file" / "below.txt", "x")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "does not exist yet: run notebooks/02_crop.ipynb first"),
        (b"", r"is damaged \(No columns to parse from file\): delete it and run"),
        (b'a,b\n"1', r"is damaged .*: delete it and run notebooks/02_crop.ipynb again"),
        (b"\xff\xfe\x00", "is damaged"),
        (b"a,b\n1,2\n3", r"is damaged \(its last row is cut short\): delete it and run"),
        (b"a,b\n1,2\n" + bytes(9), r"is damaged \(it holds zero bytes\): delete it and run"),
        (b"a,c\n1,2\n", r"lacks the column\(s\) b: delete it and run"),
    ],
)
def test_a_table_that_cannot_be_used_says_what_to_run(tmp_path, content, message):
    path = tmp_path / "faces.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StudyError, match=message):
        files.read_csv(path, "02_crop", ["a", "b"])


@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n3,4", 'a,b\n1,"2\n3"\n', "a,b\n1,2\n\n", "a,b\n", '"a","b\nc"\n1,2\n']
)
def test_a_table_that_lost_nothing_is_read(tmp_path, text):
    path = tmp_path / "faces.csv"
    path.write_text(text)
    assert "a" in files.read_csv(path, "02_crop", ["a"])


def test_a_line_that_a_kill_cut_short_does_not_count_where_lines_are_appended(tmp_path):
    path = tmp_path / "curation.csv"
    path.write_text('a,b\n1,2\n3,"4')
    assert files.read_csv(path, "03_curate", ["a", "b"], appended=True).values.tolist() == [[1, 2]]


@pytest.mark.parametrize("content", [None, "", "[]", '{"a": ', "\0" * 9])
def test_a_record_that_cannot_be_used_says_what_to_run(tmp_path, content):
    path = tmp_path / "audit.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(StudyError, match="run notebooks/09_audit.ipynb"):
        files.read_json(path, "09_audit")
    path.write_text('{"a": 1}')
    assert files.read_json(path, "09_audit") == {"a": 1}
