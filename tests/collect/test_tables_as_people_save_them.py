"""Any table that people save is read, or named with the line that is wrong; no column shifts."""

import io
import zipfile
from pathlib import Path

import pytest
from support.made_pictures import noise_picture, png

from facestudy.cli.main import main
from facestudy.collect import table_text
from facestudy.collect.import_folder import import_folder
from facestudy.study import index
from facestudy.study.errors import StudyError

WANTED = {"p0.png": "law", "p1.png": "art", "p2.png": "law", "p3.png": "art"}


def pictures(folder: Path, names: list[str]) -> Path:
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(noise_picture(number, 48)))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return pictures(tmp_path / "pics", list(WANTED))


def taken(study, folder: Path, data: bytes | str, **options) -> dict[str, str]:
    """The category of each file after an import of a table with these bytes."""
    labels = folder.parent / "labels.csv"
    labels.write_bytes(data.encode() if isinstance(data, str) else data)
    import_folder(folder, study, labels=labels, **{"category": "subject"} | options)
    table = index.read(study.index)
    return dict(zip(table["image_url"], table["category"], strict=True))


def rows(sep: str = ",", path: str = "{}", head: str = "file{}subject", end: str = "\n") -> str:
    lines = [head.format(sep), *(f"{path.format(k)}{sep}{v}" for k, v in WANTED.items())]
    return end.join(lines) + end


@pytest.mark.parametrize(
    "data",
    [
        rows(";"),
        rows("\t"),
        rows(", "),
        rows(" , "),
        "sep=;\n" + rows(";"),
        "\ufeffsep=,\n" + rows(end=",,\n"),
        "# exported by x\n# on a Monday, at noon\n" + rows() + "# the end\n",
        "\n  \n" + rows() + ",\n\n",
        rows(end="\r\n"),
        rows(end="\r"),
        rows().encode("utf-8-sig"),
        rows("\t").encode("utf-16"),
        rows("\t").encode("utf-16-le"),
        rows().encode("utf-16-be"),
        rows(head="File{}SUBJECT"),
        rows(head="\ufeff file {} subject"),
        rows(path='"{}"'),
        rows(path="./{}"),
        rows(path="pics/{}"),
        rows(path="pics\\{}"),
        rows(path="C:\\Users\\Me\\pics\\{}"),
        rows(path="/home/somebody/data/pics/{}"),
        rows(path="file:///C:/Users/Me/My%20pics/{}"),
        rows().replace(".png", ""),
        rows().replace(".png", ".PNG"),
        rows().replace(".png", ".jpg"),
    ],
)
def test_a_table_is_read_however_it_was_saved(folder, study, data):
    assert taken(study, folder, data) == WANTED


def test_an_old_encoding_is_read_and_said(folder, study, capsys):
    data = rows().replace("art", "Künste").encode("cp1252")
    assert taken(study, folder, data)["p1.png"] == "Künste"
    assert "labels.csv is not UTF-8: it was read as Windows-1252" in capsys.readouterr().out


def test_an_index_column_without_a_heading_and_empty_columns_do_no_harm(folder, study):
    lines = [",file,subject,,"] + [f"{n},{k},{v},," for n, (k, v) in enumerate(WANTED.items())]
    assert taken(study, folder, "\n".join(lines)) == WANTED


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("file,subject\np0.png,law\np1.png,art,extra,more\n", "line 3 has 4 fields, the heading 2"),
        ("file,subject\np0.png,law,x0\np1.png,art,x1\n", "line 2 has 3 fields, the heading 2"),
        ("subject,file,small,site\nart,p0.png,p0.png,north,\n", "line 2 has 5 fields, the head"),
        ("file,subject\np0.png\n", "line 2 has 1 field, the heading 2"),
        ("# a comment\n\nfile,subject\np0.png,a,b\n", "line 4 has 3 fields, the heading 2"),
        ('file,subject\n"p0\n.png",law\np1.png,art,x\n', "line 4 has 3 fields, the heading 2"),
        ('file,subject\n"p0.png,law\np1.png,art\n', "line 2 cannot be read as CSV"),
        ("file,subject,subject\np0.png,law,x\n", "the heading has the column subject twice"),
        ("file,subjekt\np0.png,law\n", "did you mean --category 'subjekt'"),
        ("filename,subject\np0.png,law\n", "did you mean --file 'filename'"),
        ("\n\n", "cannot be read as CSV: its first line must name the columns"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), r"labels.csv is an Excel file \(.xls"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20) + b"\x81\x8d", "is no text in UTF-8, UTF-16 or Windows"),
    ],
)
def test_what_would_shift_columns_is_named_and_nothing_is_imported(folder, study, data, message):
    with pytest.raises(StudyError, match=message):
        taken(study, folder, data)
    assert not study.index.exists() and not study.raw.exists()


def test_a_workbook_is_refused_with_what_to_do(folder, tmp_path, capsys):
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    (tmp_path / "labels.xlsx").write_bytes(book.getvalue())
    command = ["import", str(folder), "--study", "s", "--labels", str(tmp_path / "labels.xlsx")]
    assert main(command) == 1
    error = capsys.readouterr().err
    assert "labels.xlsx is an Excel file: save it as CSV (UTF-8)" in error
    assert error.count("\n") == 1


def test_the_longest_tail_finds_a_file_and_no_other(tmp_path, study):
    names = ["a/1.png", "b/1.png", "b/2.png", "b/c.d.png", "b/ö.png"]
    folder = pictures(tmp_path / "pics", names)
    cells = ["/x/pics/b/1.png", "2", "c.d", "b/o\u0308.png", "1.png", "x/3.png", "../b/2.png"]
    labels = tmp_path / "labels.csv"
    labels.write_text("file,subject\n" + "".join(f"{cell},law\n" for cell in cells))
    skipped = import_folder(folder, study, labels=labels, category="subject")
    assert set(index.read(study.index)["image_url"]) == set(names[1:])
    assert dict(skipped.to_numpy().tolist()) == {
        "1.png": "several files fit: a/1.png and b/1.png; write more of the path",
        "x/3.png": "the file is missing",
        "../b/2.png": "lies outside the folder",
    }


@pytest.mark.parametrize("own", ["val", "pics/val"])
def test_a_path_in_another_part_of_the_split_is_no_file_of_this_one(tmp_path, study, own):
    """The table of ``train`` must not label the pictures of ``val``, which have the same names."""
    folder = pictures(tmp_path / own, ["1.png", "2.png"])
    labels = tmp_path / "labels.csv"
    labels.write_text("file,subject\ntrain/1.png,law\ntrain/2.png,art\n")
    with pytest.raises(StudyError, match="no picture could be imported .* the file is missing"):
        import_folder(folder if own == "val" else folder.parent, study, labels=labels)


def test_several_tables_are_read_together(folder, tmp_path, study):
    (tmp_path / "a.csv").write_text("file,subject\np0.png,law\n")
    (tmp_path / "b.csv").write_text("File;Subject;age\np1.png;art;31\n")
    import_folder(
        folder, study, labels=[tmp_path / "a.csv", tmp_path / "b.csv"], category="subject"
    )
    assert index.read(study.index)["category"].tolist() == ["law", "art"]


def test_a_row_keeps_its_line_behind_comments_and_cells_of_several_lines():
    frame = table_text.parse('# x\nfile,note\na,"1\n2"\n\nb,3\n')
    assert frame.index.tolist() == [3, 6] and frame["note"].tolist() == ["1\n2", "3"]
