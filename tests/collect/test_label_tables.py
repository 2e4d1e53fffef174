"""A new import format is a module and an entry in the table of formats."""

import textwrap
from pathlib import Path

import pytest
from support.made_pictures import noise_picture, png

from facestudy.collect import formats
from facestudy.collect.formats import Format
from facestudy.collect.import_folder import import_folder
from facestudy.collect.label_tables import Columns, read
from facestudy.study import files, index
from facestudy.study.errors import StudyError

MODULE = """
from facestudy.collect.formats.table import LabelFile, Table, parse


def read_table(labels: LabelFile) -> Table | None:
    if not labels.text.startswith("@badges"):
        return None
    return Table(parse(labels.text.partition("\\n")[2], sep=";"))


def read_name(name: str) -> dict[str, object]:
    stem, dash, badge = name.partition("-badge-")
    return {"category": badge.partition(".")[0]} if dash else {}
"""


@pytest.fixture
def badges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up format: one module, one entry."""
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "made_up_badges.py").write_text(textwrap.dedent(MODULE))
    monkeypatch.syspath_prepend(tmp_path / "formats")
    entry = Format("badges", "badges: colours of badges", "made_up_badges")
    monkeypatch.setattr(formats, "FORMATS", (entry, *formats.FORMATS))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "pictures"
    for number, name in enumerate(["a-badge-red.png", "b-badge-blue.png", "c.png"]):
        files.write_bytes(place / name, png(noise_picture(number)))
    return place


def categories(study) -> dict[str, str]:
    table = index.read(study.index)
    return dict(zip(table["image_url"], table["category"], strict=True))


def test_a_made_up_format_reads_its_table(badges, folder, study, tmp_path):
    labels = tmp_path / "labels.txt"
    labels.write_text("@badges\nfile;colour\na-badge-red.png;green\nc.png;red\n")
    import_folder(folder, study, labels=labels, category="colour")
    assert categories(study) == {"a-badge-red.png": "green", "c.png": "red"}


def test_a_made_up_format_reads_its_file_names(badges, folder, study):
    import_folder(folder, study)
    assert categories(study) == {"a-badge-red.png": "red", "b-badge-blue.png": "blue", "c.png": ""}


def test_other_tables_are_read_as_before(badges, folder, study, tmp_path):
    labels = tmp_path / "labels.csv"
    labels.write_text("file,colour\nc.png,black\n")
    import_folder(folder, study, labels=labels, category="colour")
    assert categories(study) == {"c.png": "black"}


def test_the_names_of_formats_differ():
    names = [entry.name for entry in formats.FORMATS]
    assert len(set(names)) == len(names)


def test_a_table_in_no_format_is_refused_with_the_known_ones(folder, tmp_path, monkeypatch):
    others = [entry for entry in formats.FORMATS if entry.name != "table"]
    monkeypatch.setattr(formats, "FORMATS", others)
    (tmp_path / "labels.csv").write_text("file,colour\nc.png,black\n")
    with pytest.raises(StudyError, match="in none of the formats: UTKFace.*CelebA"):
        read(folder, [tmp_path / "labels.csv"], Columns())


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "cannot be read as CSV"), ('file\n"a', "cannot be read as CSV")],
)
def test_a_damaged_table_is_one_clear_error(folder, tmp_path, text, message):
    (tmp_path / "labels.csv").write_text(text)
    with pytest.raises(StudyError, match=message):
        read(folder, [tmp_path / "labels.csv"], Columns())
    with pytest.raises(StudyError, match="does not exist"):
        read(folder, [tmp_path / "none.csv"], Columns())


@pytest.mark.parametrize("blank", ["", "\n \n"])
def test_a_csv_with_celebas_columns_and_a_file_column_is_an_ordinary_table(folder, tmp_path, blank):
    (tmp_path / "labels.csv").write_text(blank + "image_id,Male,file\n7,1,c.png\n")
    table = read(folder, [tmp_path / "labels.csv"], Columns())
    columns = [(row.file, row.columns["category"], row.columns["sex"]) for row in table.rows]
    assert columns == [("c.png", "", "male")]
