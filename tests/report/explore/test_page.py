"""The page of every face: what it holds, of whom it is made, and that no text of it can run."""

import base64
import hashlib
import io
import json
import re
from html import unescape

import pandas as pd
import pytest
from PIL import Image
from support.explore_browser import predicted
from support.made_pictures import noise_picture, png

from facestudy.cli.main import main
from facestudy.evaluation import results
from facestudy.prepare import split
from facestudy.report.explore import faces_table, page, thumbnails
from facestudy.report.freshness import pages_are_fresh, remember_pages
from facestudy.report.pages import html
from facestudy.study import files, index
from facestudy.study.labels import corrections

MARKUP = "</script><img src=x onerror=alert(1)><!--"


def element(text: str, name: str) -> str:
    """What an element of the page holds, by its id."""
    return re.search(rf'<script [^>]*id="{name}">(.*?)</script>', text, re.DOTALL)[1]


def data(study) -> dict:
    return json.loads(element((study.reports / page.NAME).read_text(), "study"))


def column(content: dict, name: str) -> list[str]:
    names, codes = content["texts"][name]["names"], content["texts"][name]["codes"]
    values = memoryview(base64.b64decode(codes["data"])).cast("H")
    return [names[code] for code in values]


def fictional(study) -> None:
    """Say that a program drew every picture of the study."""
    files.write_json(study.data / "campus.json", {})
    files.write_csv(study.truth_csv, index.read(study.index)[["id"]])


def test_real_people_are_shown_only_where_it_is_asked_for(cropped_study):
    study = cropped_study(["a", "b"] * 10, name=[f"Person {n}" for n in range(20)])
    assert page.write(study, []) is None and not study.reports.exists()
    path = page.write(study, [], explore=True)
    text = path.read_text()
    assert "Real people." in text and "Person 7" not in text
    # A report without it leaves none of an earlier one.
    assert page.write(study, []) is None and not path.exists()


def test_a_page_is_made_again_without_a_person_who_is_forgotten(cropped_study, capsys):
    study = cropped_study(["a", "b"] * 10, name=[f"Person {n}" for n in range(20)])
    gone, *others = index.read(study.index)["id"]
    forget = ["forget", "--study", study.name, "--id"]
    assert main([*forget, others.pop()]) == 0
    assert page.NAME not in capsys.readouterr().out  # none that was not there
    path = page.write(study, [], explore=True)
    assert gone in path.read_text()
    assert main([*forget, gone]) == 0
    assert f"{path} was made again" in capsys.readouterr().out
    assert gone not in path.read_text() and data(study)["ids"] == "".join(others)


def test_fictional_people_are_shown_and_named_by_default(cropped_study):
    study = cropped_study(["a", "b"] * 10, name=[f"Person {n}" for n in range(20)])
    fictional(study)
    text = page.write(study, []).read_text()
    assert "Person 7" in text and "Real people." not in text
    # One picture from elsewhere, and nobody is fictional any more.
    files.write_csv(study.truth_csv, index.read(study.index)[["id"]].iloc[1:])
    assert page.write(study, []) is None


def test_a_study_of_real_people_that_is_called_campus_is_not_taken_for_fictional(
    root, cropped_study
):
    study = cropped_study(["a", "b"] * 10)
    for folder in (root / "data", root / "reports"):
        folder.mkdir(exist_ok=True)
        if (folder / study.name).exists():
            (folder / study.name).rename(folder / "campus-real")
    renamed = type(study)("campus-real")
    assert renamed.is_campus and page.write(renamed, []) is None


def test_every_face_is_there_with_its_split_class_and_predictions(cropped_study):
    study = cropped_study(["a", "b"] * 20, department=["one", "two"] * 20)
    split.split_study(study)
    predicted(study, "people", wrong=lambda place: place % 4 == 0)
    page.write(study, results.models(study), explore=True)
    content = data(study)
    ids = index.read(study.index)["id"].tolist()
    assert content["ids"] == "".join(ids) and content["n"] == 40
    rows = split.read(study).set_index("id")
    assert column(content, "split") == rows["split"].reindex(ids).tolist()
    assert column(content, "category") == ["a", "b"] * 20
    model = content["models"][0]
    codes = list(memoryview(base64.b64decode(model["codes"]["data"])).cast("H"))[:: model["top"]]
    table = results.read_predictions(study, "people").set_index("id")["predicted"]
    assert [model["classes"][code] for code in codes] == table.reindex(ids).tolist()


def test_a_bare_import_without_departments_ages_or_models_has_a_page_too(cropped_study):
    study = cropped_study(["a"] * 3 + [""])
    page.write(study, [], explore=True)
    content = data(study)
    assert content["models"] == [] and column(content, "split") == [""] * 4
    assert column(content, "category") == ["a", "a", "a", ""]


def test_a_study_without_faces_has_no_page(study, cropped_study):
    assert page.write(study, [], explore=True) is None
    made = cropped_study(["a", "b"])
    for path in made.faces.iterdir():
        path.unlink()
    assert page.write(made, [], explore=True) is None


def test_no_text_of_the_study_ends_an_element(cropped_study):
    study = cropped_study(
        [MARKUP, "b"] * 10, department=[MARKUP, "<b>"] * 10, page_url=["javascript:alert(1)"] * 20
    )
    text = page.write(study, [], explore=True).read_text()
    assert MARKUP not in text and "<img" not in text
    assert column(data(study), "department")[0] == MARKUP
    # As many elements as the page has of itself.
    assert text.count("<script") == text.count("</script>") == 4


def test_only_the_pages_own_script_and_style_are_allowed(cropped_study):
    text = page.write(cropped_study(["a", "b"] * 5), [], explore=True).read_text()
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1])
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)[1]
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    for part in (script, style):
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    assert "http" not in policy and " style=" not in text and not re.search(r"\son\w+=", text)


def test_thumbnails_keep_their_limit_and_come_in_the_order_of_the_faces(cropped_study, monkeypatch):
    monkeypatch.setattr(page, "CHUNK", 8)
    study = cropped_study(["a", "b"] * 10)
    text = page.write(study, [], explore=True).read_text()
    parts = [part for n in range(3) for part in element(text, f"t{n}").split(",")]
    assert len(parts) == 20
    for picture_id, part in zip(index.read(study.index)["id"], parts, strict=True):
        picture = base64.b64decode(part)
        assert len(picture) <= thumbnails.MOST_BYTES
        assert picture == thumbnails.thumbnail(study.faces / f"{picture_id}.png")
        assert Image.open(io.BytesIO(picture)).format == "WEBP"


def test_the_same_photograph_in_two_splits_is_a_leak(cropped_study):
    study = cropped_study(["a", "b"] * 10)
    ids = index.read(study.index)["id"].tolist()
    for first, second in ((0, 2), (4, 6)):  # the second crop is the first, a little brighter
        picture = noise_picture(first).astype(int) + 3
        files.write_bytes(
            study.faces / f"{ids[second]}.png", png(picture.clip(0, 255).astype("uint8"))
        )
    parts = ["train"] * 20
    parts[2] = "test"
    rows = pd.DataFrame({"id": ids, "category": ["a", "b"] * 10, "split": parts, "reason": ""})
    files.write_csv(study.split_csv, rows.assign(group=ids))
    faces = faces_table.read(study, fictional=False)
    kinds = faces["duplicates"].tolist()
    assert [kinds[n] for n in (0, 2)] == [faces_table.LEAK] * 2
    assert [kinds[n] for n in (4, 6)] == [faces_table.COPY] * 2
    assert kinds.count(faces_table.NONE) == 16
    likeness = faces["likeness"].tolist()
    assert likeness[0] == likeness[2] > 0 and likeness[4] == likeness[6] > likeness[0]


def test_a_person_named_in_a_department_or_a_reason_is_hidden(cropped_study):
    study = cropped_study(["a", "b"], name=["Zoe Quist", ""], department=["Praxis Zoe Quist", "x"])
    assert faces_table.read(study, fictional=False)["department"][0] == "Praxis (a person's name)"
    assert faces_table.read(study, fictional=True)["department"][0] == "Praxis Zoe Quist"


def test_reasons_that_differ_in_a_measured_figure_alone_are_one(cropped_study):
    study = cropped_study(["a", "b"])
    first, second = index.read(study.index)["id"]
    rows = [
        {"id": first, "verdict": "good", "reason": "probability of being good 0.9992, over 0.99"},
        {"id": second, "verdict": "good", "reason": "probability of being good 1.0, over 0.99"},
    ]
    frame = pd.DataFrame(rows).assign(time="", probability=0.9, source="model", round=1)
    files.write_csv(study.curation_csv, frame)
    faces = faces_table.read(study, fictional=False)
    assert set(faces["reason"]) == {"probability of being good …, over 0.99"}
    assert faces["because"][0].endswith("0.9992, over 0.99")


def test_corrections_that_the_study_has_are_in_the_page(cropped_study):
    study = cropped_study(["a", "b"] * 5)
    ids = index.read(study.index)["id"].tolist()
    table = (
        f"id,category,bad,reason\n{ids[0]},b,,a slip\n{ids[1]},,yes,blurred\n{'0' * 16},b,,gone\n"
    )
    files.write_text(study.corrections_csv, table)
    page.write(study, [], explore=True)
    content = data(study)
    assert sorted(content["corrections"], key=lambda row: row["reason"]) == [
        {"id": ids[0], "category": "b", "bad": "", "reason": "a slip"},
        {"id": ids[1], "category": "", "bad": "yes", "reason": "blurred"},
    ]
    assert column(content, "category")[0] == "b"
    assert corrections.read(study).reasons[ids[0]] == "a slip"


@pytest.mark.long
def test_the_report_links_the_page_and_is_written_again_for_it(cropped_study):
    study = cropped_study(["a", "b"] * 20)
    split.split_study(study)
    predicted(study, "people", wrong=lambda place: place % 3 == 0)
    assert page.NAME not in html.write(study, []).read_text()
    remember_pages(study, [])
    assert pages_are_fresh(study, []) and not pages_are_fresh(study, [], explore=True)
    assert f'href="{page.NAME}"' in html.write(study, [], explore=True).read_text()
    remember_pages(study, [], explore=True)
    (study.reports / page.NAME).unlink()
    assert not pages_are_fresh(study, [], explore=True)
