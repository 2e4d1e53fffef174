"""Links, pipes, huge files, names of any bytes and unpacked archives: each is taken, or named."""

import os
import socket
import stat
from pathlib import Path

import pytest
from PIL import Image
from support.made_pictures import noise_picture, png

from facestudy.cli.main import main
from facestudy.collect import folder_tree, read_picture
from facestudy.collect.import_folder import import_folder
from facestudy.study import images, index
from facestudy.study.paths import Study


def pictures(folder: Path, names: list[str], first: int = 0) -> Path:
    for number, name in enumerate(names, first):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(noise_picture(number, 48)))
    return folder


def classes(study: Study) -> dict[str, str]:
    table = index.read(study.index)
    return dict(zip(table["image_url"], table["category"], strict=True))


def parts(study: Study) -> dict[str, str]:
    table = index.read(study.index)
    return dict(zip(table["image_url"], table["source_split"], strict=True))


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["train/art/0", "Valid/law/1", "TEST/art/2"], "train validation test"),
        (["Training/art/0", "validation/law/1"], "train validation"),
        (["set/set/train/art/0", "set/set/test_set/law/1"], "train test"),
        (["train/art/0", "train/law/1"], "train train"),
        (["art/train/0", "law/test/1"], "train test"),
    ],
)
def test_parts_of_a_published_split_are_no_classes(tmp_path, study, names, wanted):
    names = [f"{name}.png" for name in names]
    import_folder(pictures(tmp_path / "pics", names), study)
    assert parts(study) == dict(zip(names, wanted.split(), strict=True))
    assert set(classes(study).values()) == {"art", "law"}


def test_a_class_may_be_called_train(tmp_path, study):
    import_folder(pictures(tmp_path / "pics", ["train/0.png", "car/1.png"]), study)
    assert set(classes(study).values()) == {"train", "car"} and set(parts(study).values()) == {""}


@pytest.mark.parametrize("wrapper", ["", "pics/", "pics/pics/", "a/b/c/"])
def test_a_lone_folder_around_all_is_descended(tmp_path, study, wrapper):
    folder = pictures(tmp_path / "pics", [f"{wrapper}art/0.png", f"{wrapper}law/1.png"])
    (folder / "LICENSE.txt").write_text("free")
    import_folder(folder, study)
    assert set(classes(study).values()) == {"art", "law"}


def test_a_lone_folder_of_pictures_is_a_class(tmp_path, study):
    import_folder(pictures(tmp_path / "pics", ["art/0.png"]), study)
    assert classes(study) == {"art/0.png": "art"}


def test_links_below_the_folder_are_followed_and_each_folder_is_entered_once(tmp_path, study):
    pictures(tmp_path / "elsewhere", ["x/0.png", "phys/1.png", "phys/deep/2.png"])
    folder = pictures(tmp_path / "pics", ["zoo/9.png"], first=9)
    (folder / "art").mkdir()
    (folder / "art" / "s.png").symlink_to(tmp_path / "elsewhere/x/0.png")
    (folder / "phys").symlink_to(tmp_path / "elsewhere/phys")
    (folder / "again").symlink_to(folder / "zoo")
    (folder / "zoo" / "loop").symlink_to(folder)
    (folder / "zoo" / "above").symlink_to(tmp_path)
    skipped = import_folder(folder, study).set_index("file")["reason"]
    assert classes(study) == {
        "art/s.png": "art", "phys/1.png": "phys", "phys/deep/2.png": "phys", "zoo/9.png": "zoo",
    }  # fmt: skip
    assert set(skipped.index) == {"again", "zoo/loop", "zoo/above"}
    assert "a link to the folder 'zoo'" in skipped["again"]
    assert skipped.str.contains("entered only once").all()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_special_files_are_passed_over_unopened(tmp_path, study, monkeypatch):
    folder = pictures(tmp_path / "pics", ["art/0.png"])
    os.mkfifo(folder / "art" / "f.jpg")
    monkeypatch.chdir(folder / "art")  # a socket's path is limited to some hundred bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.jpg")
        (folder / "art" / "null.jpg").symlink_to("/dev/null")
        skipped = import_folder(folder, study).set_index("file")["reason"]
    assert skipped.to_dict() == {
        "art/f.jpg": "a named pipe, not a picture",
        "art/null.jpg": "a device, not a picture",
        "art/s.jpg": "a socket, not a picture",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_that_takes_a_files_place_does_not_block(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "f")
    before = png(noise_picture(0))
    (tmp_path / "regular").write_bytes(before)
    status = (tmp_path / "regular").stat()
    monkeypatch.setattr(Path, "stat", lambda self, **_: status)
    with pytest.raises(images.PictureError, match="a named pipe"):
        read_picture.read(tmp_path / "f")


def test_a_huge_file_is_refused_by_its_size(tmp_path, study, monkeypatch):
    folder = pictures(tmp_path / "pics", ["art/0.png"])
    with (folder / "art" / "big.jpg").open("wb") as stream:
        stream.truncate(30 * 2**30)  # sparse: takes no room

    def no_read(*_, **__):
        raise AssertionError("a huge file was opened")

    whole = os.open
    monkeypatch.setattr(
        os, "open", lambda p, *a, **k: no_read() if "big" in str(p) else whole(p, *a, **k)
    )
    skipped = import_folder(folder, study)
    assert skipped.to_numpy().tolist() == [
        ["art/big.jpg", "too large (30,720 MB; 256 MB are allowed)"]
    ]


def test_a_file_that_grows_while_it_is_read_is_read_to_the_limit_only(tmp_path, monkeypatch):
    (tmp_path / "a.png").write_bytes(b"x" * 100)
    monkeypatch.setattr(read_picture, "MAX_BYTES", 10)
    monkeypatch.setattr(read_picture, "refuse", lambda status: None)
    with pytest.raises(images.PictureError, match="too large"):
        read_picture.read(tmp_path / "a.png")


def test_names_of_any_bytes_are_taken_and_read_back(tmp_path, study, capfd):
    folder = tmp_path / "pics"
    for number, name in enumerate([b"f\xfcr 5%.png", b"esc\x1b[31m.png", b"new\nline.png"]):
        path = Path(os.fsdecode(os.fsencode(folder) + b"/cl\xe4ss/" + name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(noise_picture(number, 48)))
    (path.parent / "\x1b[2Jbad.jpg").write_text("no picture")
    assert main(["import", str(folder), "--study", study.name]) == 0
    assert set(classes(study)) == {
        "cl%E4ss/f%FCr 5%25.png", "cl%E4ss/esc%1B[31m.png", "cl%E4ss/new%0Aline.png",
    }  # fmt: skip
    assert set(classes(study).values()) == {"cl%E4ss"}
    out = capfd.readouterr()
    assert "\x1b" not in out.out and "bad.jpg" in out.out


def test_a_table_of_an_old_system_finds_names_of_its_bytes(tmp_path, study):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/pics/f\xfcr.png"))
    path.parent.mkdir()
    path.write_bytes(png(noise_picture(0, 48)))
    labels = tmp_path / "labels.csv"
    labels.write_bytes("file,subject\nfür.png,law\n".encode("cp1252"))
    import_folder(path.parent, study, labels=labels, category="subject")
    assert classes(study) == {"f%FCr.png": "law"}


def test_what_systems_leave_behind_is_no_picture_and_no_class(tmp_path, study):
    names = ["art/0.png", "__MACOSX/art/._0.png", ".cache/1.png", "law/Thumbs.db", "law/2.png"]
    assert import_folder(pictures(tmp_path / "pics", names), study).empty
    assert classes(study) == {"art/0.png": "art", "law/2.png": "law"}


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 32 32\n%%EndComments\nshowpage\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (EPS, "PostScript is not decoded"),
        (b"\xc5\xd0\xd3\xc6" + (32).to_bytes(4, "little") + bytes(24) + EPS, "EPS is not decoded"),
        (b"%PDF-1.7\n", "PDF is not decoded"),
        (b"8BPS\0\1" + bytes(40), "PSD is not decoded"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40), "pip install pillow-heif"),
        (b"  " + EPS, "no picture format"),
    ],
)
def test_documents_never_reach_a_decoder_that_starts_a_program(
    tmp_path, study, monkeypatch, data, reason
):
    started = tmp_path / "started"
    tool = tmp_path / "bin" / "gs"
    tool.parent.mkdir()
    tool.write_text(f"#!/bin/sh\ntouch {started}\n")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tool.parent), prepend=os.pathsep)
    monkeypatch.setattr(images, "_heif_is_there", lambda: False)
    folder = pictures(tmp_path / "pics", ["art/0.png"])
    (folder / "art" / "x.jpg").write_bytes(data)
    assert reason in import_folder(folder, study)["reason"].iloc[0]
    with pytest.raises(images.PictureError, match=reason):
        images.decode(data)
    assert not started.exists()


def test_a_decoder_that_is_not_in_the_list_is_never_asked(monkeypatch):
    Image.init()
    asked: list[bytes] = []
    monkeypatch.setitem(Image.OPEN, "MADE_UP", (Image.new, lambda prefix: asked.append(prefix)))
    monkeypatch.setattr(Image, "ID", [*Image.ID, "MADE_UP"])
    with pytest.raises(images.PictureError, match="no picture format"):
        images.facts(b"MADEUP" * 20)
    assert not asked and not {"EPS", "PSD", "PDF", "WMF", "FPX", "MIC"} & set(images.FORMATS)


@pytest.mark.parametrize("form", ["BMP", "TIFF", "PPM", "JPEG2000", "TGA", "WEBP", "ICO"])
def test_plain_picture_formats_are_imported(tmp_path, study, form):
    (tmp_path / "pics").mkdir()
    Image.fromarray(noise_picture(1, 48)).save(tmp_path / "pics" / "0.bin", format=form)
    assert import_folder(tmp_path / "pics", study).empty


@pytest.mark.parametrize("name", ["a\u202eb.png", "a\x07.png", "tab\t.png"])
def test_a_name_is_kept_in_one_line_of_plain_text(name):
    assert folder_tree.readable(name).isprintable()
