"""The example in the repository is small, of fictional people, and complete."""

import json
import re
import subprocess
from urllib.parse import unquote

import pandas as pd
import pytest

from facestudy.export import example, example_page
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import CHECKOUT, EXAMPLE, Study

FOLDER = CHECKOUT / "reports" / EXAMPLE
KINDS = {".html", ".css", ".webp", ".png", ".jpg", ".md"}
LINKS = re.compile(r"""(?:src|srcset|href)=["']([^"'#]+)|!?\[[^\]]*\]\(([^)#]+)\)""")


def test_no_study_can_have_its_name(capsys):
    with pytest.raises(StudyError, match="'campus-example' .* comes with the program; choose"):
        Study(EXAMPLE)


def test_the_example_that_is_checked_in_is_small():
    paths = [path for path in FOLDER.rglob("*") if path.is_file()]
    assert (FOLDER / "README.md") in paths and (FOLDER / "index.html") in paths
    assert sum(path.stat().st_size for path in paths) <= example.MOST_BYTES == 3_000_000
    assert {path.suffix for path in paths} <= KINDS
    assert not [path for path in paths if re.fullmatch("[0-9a-f]{16}", path.stem)], "raw pictures"


def test_the_example_shows_at_most_240_faces_of_a_campus():
    text = (FOLDER / "README.md").read_text()
    (faces,) = re.findall(r"\| (\d+) \| faces found", text)
    assert 0 < int(faces) <= example.MOST_FACES == 240
    cards = (FOLDER / "cards.html").read_text()
    assert "fictional" in cards.lower()


def test_everything_that_the_example_names_lies_in_it_and_nothing_lies_there_unnamed():
    named = {"README.md"}
    for path in [*FOLDER.glob("*.html"), FOLDER / "README.md"]:
        # The script of the page of every face names what it builds, which is no file.
        text = re.sub(r"<script>.*?</script>", "", path.read_text(), flags=re.DOTALL)
        for pair in LINKS.findall(text):
            address = unquote("".join(pair))
            if not re.match(r"[a-z]+:", address) and not address.startswith("{{"):
                assert (FOLDER / address).is_file(), f"{path.name} names {address}"
                named.add(address)
    for path in FOLDER.rglob("*"):
        assert path.is_dir() or path.relative_to(FOLDER).as_posix() in named, path


def test_the_example_is_in_git_and_no_other_report_is():
    names = ["campus-example/index.html", "campus/index.html", "campus-quick/index.html"]
    command = ["git", "check-ignore", *(f"reports/{name}" for name in names)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True)
    assert done.stdout.split() == [f"reports/{name}" for name in names[1:]]


def test_the_readme_links_it_before_anything_else():
    first = LINKS.search((CHECKOUT / "README.md").read_text())
    assert first and "".join(filter(None, first.groups())).startswith(f"reports/{EXAMPLE}")


def test_a_study_of_real_people_is_refused(cropped_study, root, capsys):
    cropped_study(["a", "b"] * 10)
    words = ["--study", "small", "--target", str(root / "example")]
    assert example.main(words) == 1
    assert "'small' is no campus" in capsys.readouterr().err
    assert not (root / "example").exists()


def test_a_large_study_is_refused(cropped_study, root, monkeypatch):
    study = cropped_study(["a", "b"] * 10)
    ids = [path.stem for path in study.faces.iterdir()]
    files.write_json(study.data / "campus.json", {"bayes": 0.7})
    files.write_text(study.truth_csv, "id\n" + "".join(f"{one}\n" for one in ids))
    monkeypatch.setattr(example, "MOST_FACES", 19)
    with pytest.raises(StudyError, match="has 20 faces: the example may show 19"):
        example.make(study, root / "example")


def test_a_former_example_is_replaced_as_a_whole(tmp_path):
    target = tmp_path / "example"
    files.write_text(target / "old.html", "old")
    example._replace(target, {"README.md": b"new", "assets/a.css": b"p {}"})
    left = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert left == {"README.md", "assets/a.css"}
    assert [path.name for path in tmp_path.iterdir()] == ["example"]


def test_an_example_that_is_too_large_leaves_the_former_one(tmp_path, monkeypatch):
    monkeypatch.setattr(example, "_content", lambda study: {"a.html": b"x" * 3_000_001})
    monkeypatch.setattr(example.readme_pictures, "refuse_real_people", lambda study: None)
    monkeypatch.setattr(
        example.crop, "read", lambda study: {"reason": pd.Series(["", "no face detected"])}
    )
    files.write_text(tmp_path / "example" / "old.html", "old")
    with pytest.raises(StudyError, match=r"3,000,001 bytes, 3,000,000 are allowed.*a\.html"):
        example.make(Study("small"), tmp_path / "example")
    assert (tmp_path / "example" / "old.html").read_text() == "old"


def test_the_page_says_the_verdict_and_shows_every_picture():
    model = {
        "model": "m",
        "accuracy": 0.5,
        "ci95": [0.4, 0.6],
        "chance": 0.25,
        "majority": 0.3,
        "n_test": 90,
    }
    summary = {"models": [model], "categories": list("abcd"), "n": {"pictures": 240, "faces": 235}}
    audit = json.loads('{"verdict": "cannot tell", "sentence": "Neither way."}')
    pictures = [f"pictures/{name}.png" for name in example_page.SECTIONS]
    text = example_page.text(summary, audit, pictures, ["index.html", "cards.html"])
    assert "cannot tell.** Neither way." in text and "| m | 50.0% | 40 to 60% |" in text
    assert all(f"]({path})" in text for path in pictures)
    assert "| 235 | faces found" in text and "1 more" in text


def test_readme_pictures_are_left_where_the_full_study_is_not_finished(root):
    assert "left as it is" in example._readme_pictures(Study("campus"))
