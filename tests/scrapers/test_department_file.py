"""YAML files of departments, valid and invalid."""

import pytest

from facestudy.study import paths
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from scrapers import department_file

VALID = "name: Institut\ncategory: cs\nurl: https://example.org/people\n"


def write(folder, text, name="one.yaml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_three_lines_make_a_department(tmp_path):
    found = department_file.read(write(tmp_path, VALID))
    assert (found.name, found.category, found.pause) == ("Institut", "cs", 1.0)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (VALID + "colour: red\n", "colour"),
        ("name: a\nurl: https://example.org\n", "category"),
        ("name: a\ncategory: ''\nurl: https://example.org\n", "category"),
        (VALID + "pause: soon\n", "pause"),
        (VALID + "pause: -1\n", "pause"),
        (VALID + "pause: .nan\n", "pause"),
        (VALID + "pause: true\n", "pause"),
        (VALID + "card: 'div['\n", "card"),
        (VALID + "person: 7\n", "person"),
        ("name: [a]\ncategory: cs\nurl: https://example.org\n", "name"),
        ("name: a\ncategory: cs\nurl: ftp://example.org\n", "url"),
        ("name: a\ncategory: cs\nurl: file:///etc/passwd\n", "url"),
        ("name: a\ncategory: cs\nurl: example.org/people\n", "url"),
        ("name: a\ncategory: cs\nurl: http://[::1\n", "url"),
        ("name: a\ncategory: cs\nurl: http://example.org:99999/\n", "url"),
    ],
)
def test_a_wrong_key_is_named_with_its_file(tmp_path, text, key):
    with pytest.raises(StudyError) as error:
        department_file.read(write(tmp_path, text))
    assert f"{key!r}" in str(error.value) and "one.yaml" in str(error.value)


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "name: [", "\x00"])
def test_a_file_without_keys_is_refused(tmp_path, text):
    with pytest.raises(StudyError, match=r"one\.yaml"):
        department_file.read(write(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(StudyError, match="cannot be read"):
        department_file.read(tmp_path / "none.yaml")


def test_two_departments_of_one_name_are_refused(tmp_path):
    paths = [write(tmp_path, VALID, name) for name in ("one.yaml", "two.yaml")]
    with pytest.raises(StudyError, match=r"two\.yaml.*'name'.*one\.yaml"):
        department_file.read_all(paths)


def test_an_empty_list_of_files_is_refused():
    with pytest.raises(StudyError, match="at least one"):
        department_file.read_all([])


def test_generated_departments_are_found_beside_the_data(tmp_path, monkeypatch):
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    study = Study("somewhere")
    folder = study.data / "departments"
    folder.mkdir(parents=True)
    expected = [write(folder, VALID, name) for name in ("a.yaml", "b.yml")]
    assert list(department_file.of_study(study)) == expected


def test_ones_own_departments_come_first_and_win_over_the_checkouts(tmp_path, monkeypatch):
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path / "root"))
    monkeypatch.setattr(paths, "DEPARTMENTS", tmp_path / "checkout")
    study = Study("mine")
    own, checkout = study.departments
    assert own == tmp_path / "root" / "scrapers" / "departments" / "mine"
    for folder in (own, checkout, study.data / "departments"):
        folder.mkdir(parents=True)
    other = VALID.replace("Institut", "Other")
    expected = [write(own, VALID, "z.yaml"), write(checkout, other, "b.yaml")]
    write(checkout, VALID, "a.yaml")  # the name of one's own department
    write(study.data / "departments", other, "c.yaml")
    assert department_file.of_study(study) == expected


def test_an_invalid_file_is_reported_and_hides_no_other(tmp_path, monkeypatch):
    study = Study("mine")
    own = study.departments[0]
    own.mkdir(parents=True)
    paths = [write(own, "name: [", "a.yaml"), write(own, "- b", "b.yaml")]
    assert department_file.of_study(study) == paths


def test_wrong_pairs_are_read(tmp_path):
    entry = "not:\n- name: Anna Öz\n  picture: https://example.org/a.jpg\n"
    found = department_file.read(write(tmp_path, VALID + entry))
    assert found.wrong_pairs == (("Anna Öz", "https://example.org/a.jpg"),)
    assert found.settings() != department_file.read(write(tmp_path, VALID)).settings()


@pytest.mark.parametrize(
    "value", ["yes", "{name: a}", "[a]", "[{name: a}]", "[{name: a, picture: 7}]",
              "[{name: ' ', picture: b}]", "[{name: a, picture: b, more: c}]"],
)  # fmt: skip
def test_other_forms_of_wrong_pairs_are_refused(tmp_path, value):
    with pytest.raises(StudyError, match=r"one\.yaml: key 'not' must be a list of entries"):
        department_file.read(write(tmp_path, f"{VALID}not: {value}\n"))
