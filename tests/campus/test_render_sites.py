"""The sites: their selectors find exactly the people with pictures; building is all or nothing."""

import json
import posixpath
import re
from dataclasses import replace
from urllib.parse import urljoin

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from facestudy import campus
from facestudy.campus import build_campus
from facestudy.campus.knobs import Knobs
from facestudy.campus.page_layouts import LAYOUTS
from facestudy.campus.population import plan
from facestudy.campus.render_sites import PER_PAGE, design_site, render_site, thumbnail_path
from facestudy.campus.subjects.traits import TRAITS
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

SITES = [
    design_site(department)
    for department in plan(Knobs(sites=2 * len(LAYOUTS), portraits=600, seed=4)).departments
]


def soup_of(site, page: str) -> BeautifulSoup:
    """The page as a browser would have it: the list that a script fetches is filled in."""
    pages = render_site(site)
    soup = BeautifulSoup(pages[page], "html.parser")
    host = soup.select_one("#people")
    if host:
        fetched = posixpath.normpath(posixpath.join(posixpath.dirname(page), host["data-source"]))
        for section in json.loads(pages[fetched]):
            for person in section["people"]:
                host.append(_scripted_card(site, person, host["data-root"]))
    return soup


def _scripted_card(site, person: dict, root: str) -> BeautifulSoup:
    classes = site.class_names
    image = (
        f'<img class="{classes.photo}" src="{root}{person["image"]}">' if person["image"] else ""
    )
    name = f'<h3><b class="{classes.name}">{person["name"]}</b></h3>'
    html = f'<div class="{classes.card}">{image}{name}</div>'
    return BeautifulSoup(html, "html.parser")


def address_of(element) -> str:
    style = re.search(r"url\('([^']+)'\)", element.get("style", ""))
    if style:
        return style[1]
    source = element.find_previous_sibling("source")
    if source:
        return source["srcset"].split(",")[-1].split()[0]
    return element.get("data-src") or element["src"]


def people_of(site) -> set[tuple[str, str]]:
    """(name as written, file) of everybody whom the YAML's selectors find."""
    people, page, selectors = set(), site.people_page, site.selectors
    while page:
        soup = soup_of(site, page)
        for card in soup.select(selectors["card"]):
            picture, where = card.select_one(selectors["picture"]), page
            if "profile" in selectors:
                where = urljoin(page, card.select_one(selectors["profile"])["href"])
                picture = soup_of(site, where).select_one(selectors["profile_picture"])
            if picture is not None:
                name = " ".join(card.select_one(selectors["person"]).get_text().split())
                people.add((name, urljoin(where, address_of(picture))))
        following = soup.select_one(selectors["next"]) if "next" in selectors else None
        page = urljoin(page, following["href"]) if following else ""
    return people


@pytest.mark.long
@pytest.mark.parametrize("site", SITES, ids=lambda site: f"{site.layout}-{site.department.number}")
def test_the_selectors_find_every_picture_with_its_owner_and_no_other(site):
    expected = {picture.file: picture.name for picture in site.department.pictures}
    people = people_of(site)
    assert {file for _, file in people} == set(expected)
    assert all(name.endswith(expected[file]) for name, file in people)


def test_every_layout_is_in_use_and_there_are_at_least_eight():
    assert {site.layout for site in SITES} == set(LAYOUTS)
    assert len(LAYOUTS) >= 8


def test_long_lists_go_on_over_several_pages():
    site = max(
        (site for site in SITES if site.layout == "pages"), key=lambda s: len(s.department.entries)
    )
    pages = [path for path in render_site(site) if path.startswith(site.people_page[:-5])]
    assert len(pages) == -(-len(site.department.entries) // PER_PAGE) > 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_links_between_pages_lead_somewhere(layout):
    site = next(site for site in SITES if site.layout == layout)
    pages = render_site(site)
    for page, text in pages.items():
        if page.endswith(".html"):
            links = [a["href"] for a in BeautifulSoup(text, "html.parser").select("a[href]")]
            inner = [link for link in links if link.endswith(".html")]
            assert {urljoin(page, link) for link in inner} <= set(pages)


def test_sites_look_different():
    themes = {(site.theme.colour, site.theme.columns, site.class_names.card) for site in SITES}
    assert len(themes) > len(SITES) // 2


def truth_of(study: Study) -> pd.DataFrame:
    return pd.read_csv(study.truth_csv, keep_default_na=False, dtype={"id": str, "variants": str})


@pytest.mark.long
def test_truth_has_a_row_for_each_file_and_its_id_is_that_of_the_bytes(built):
    truth = truth_of(built)
    assert len(truth) == 30
    assert (truth["kind"] != "good").sum() == 3
    assert truth["id"].is_unique
    for row in truth.itertuples():
        path = built.data / "sites" / row.site / row.file
        assert index.picture_id(path.read_bytes()) == row.id
        with Image.open(path) as picture:
            assert picture.size == (row.width, row.height)


def test_truth_keeps_every_attribute(built):
    truth = truth_of(built)
    for column in ("age", "sex", "tone", "roughness", "glasses", "shape_nose_length", "yaw"):
        assert column in truth
    landmarks = truth.loc[truth["kind"] == "good", "landmarks"]
    assert landmarks.str.count(";").eq(67).all()
    assert truth["landmarks"].eq("").sum() == 3


@pytest.mark.long
def test_everything_that_a_page_shows_is_on_disk(built):
    for page in (built.data / "sites").rglob("*.html"):
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        shown = [address_of(image) for image in soup.select("img")]
        shown += [address_of(box) for box in soup.select("main [style*=url]")]
        for address in shown:
            assert (page.parent / address).is_file(), (page, address)


def test_smaller_renditions_are_known_as_variants(built):
    truth = truth_of(built)
    responsive = truth[truth["variants"] != ""]
    assert not responsive.empty
    for row in responsive.itertuples():
        path = built.data / "sites" / row.site / thumbnail_path(row.file)
        assert index.picture_id(path.read_bytes()) == row.variants


def test_the_manifest_names_knobs_bayes_and_departments(built):
    manifest = json.loads((built.data / "campus.json").read_text())
    assert manifest["knobs"]["portraits"] == 30
    assert 0.6 < manifest["bayes"] < 0.8
    assert manifest["ceilings"]["shape"]["accuracy"] == manifest["bayes"]
    assert manifest["ceilings"]["face"]["auc"] > manifest["ceilings"]["demographics"]["auc"] > 0.5
    assert sum(entry["portraits"] for entry in manifest["departments"]) == 30


def test_the_ceilings_are_a_table_of_what_is_seen(built):
    table = campus.ceilings_table(built)
    assert list(table.columns) == ["best accuracy", "best AUC"]
    assert "sex, age and skin tone" in table.index and len(table) == 5


def test_a_campus_of_before_the_ceilings_says_what_to_do(study):
    files.write_json(study.data / "campus.json", {"bayes": 0.7})
    with pytest.raises(StudyError, match="build the campus again"):
        campus.ceilings_table(study)


def test_the_traits_of_style_stand_in_the_ground_truth(built):
    truth = truth_of(built)
    having = {
        "long_hair": (truth["sex"] == "female")
        & truth["style"].isin(["bob", "long", "fringe_long", "wavy"])
        | (truth["sex"] == "male") & truth["style"].isin(["side", "quiff", "curly", "long"]),
        "tousled_hair": truth["style"].isin(["short", "quiff", "curly", "wavy", "afro"]),
        "fair_hair": ~truth["hair"].isin(["black", "dark"]),
        "formal_clothes": truth["clothing"].isin(["shirt", "suit"]),
        "with_glasses": truth["glasses"] != "none",
        "bearded": truth["beard"] != "none",
        "made_up": truth["makeup"] >= 0.5,
        "smiling": truth["emoticon"].isin([":)", ":D"]),
    }
    assert [trait.column for trait in TRAITS if trait.column not in having] == []
    for column, expected in having.items():
        assert (truth[column] == expected).all() and truth[column].nunique() == 2, column


TINY = campus.Knobs(sites=4, portraits=8, bad=0.0, seed=1)


def forbid_drawing(*_: object) -> None:
    raise AssertionError("it was drawn again")


@pytest.mark.long
def test_the_same_knobs_draw_nothing_again_and_others_do(study, monkeypatch):
    campus.build(study, TINY, jobs=1)
    monkeypatch.setattr(build_campus, "_draw", forbid_drawing)
    campus.build(study, TINY, jobs=1)
    with pytest.raises(AssertionError):
        campus.build(study, replace(TINY, signal=0.5), jobs=1)
    monkeypatch.setattr(build_campus, "drawing_version", lambda: "newer")
    with pytest.raises(AssertionError):
        campus.build(study, TINY, jobs=1)


@pytest.mark.long
def test_a_build_that_breaks_leaves_the_old_campus_as_it_was(study, monkeypatch):
    campus.build(study, TINY, jobs=1)
    before = {path: path.read_bytes() for path in study.data.rglob("*") if path.is_file()}

    def give_up(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build_campus.image_files, "write_picture", give_up)
    with pytest.raises(KeyboardInterrupt):
        campus.build(study, replace(TINY, seed=2), jobs=1)
    after = {path: path.read_bytes() for path in study.data.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.long
def test_the_same_seed_gives_the_same_pixels_and_a_rebuild_replaces_everything(study):
    campus.build(study, TINY, jobs=1)
    first = truth_of(study)
    campus.build(study, replace(TINY, seed=2), jobs=1)
    assert set(truth_of(study)["id"]).isdisjoint(first["id"])
    campus.build(study, TINY, jobs=1)
    pd.testing.assert_frame_equal(truth_of(study), first)
    folders = {path.name for path in (study.data / "sites").iterdir()}
    assert folders == set(first["site"])


def collected(study: Study, ids: list[str]) -> None:
    """An index as if these pictures had been scraped."""
    rows = pd.DataFrame({"id": ids}).assign(sha256="0" * 64, width=1, height=1, format="png")
    for name in index.COLUMNS:
        if name not in rows:
            rows[name] = ""
    index.write(study.index, rows)


def test_annotate_joins_age_sex_and_person_by_id_or_smaller_rendition(built, root, monkeypatch):
    truth = truth_of(built)
    variant = truth[truth["variants"] != ""].iloc[0]
    monkeypatch.setenv("FACESTUDY_ROOT", str(root))
    study = Study("copy")
    files.write_csv(study.truth_csv, truth)
    collected(study, [truth["id"][3], variant["variants"], "f" * 16])
    campus.annotate(study)
    campus.annotate(study)
    table = index.read(study.index)
    assert list(table["person"].fillna("")) == [truth["person"][3], variant["person"], ""]
    assert table["sex"][0] == truth["sex"][3]
    assert float(table["age"][0]) == pytest.approx(truth["age"][3], abs=0.06)
    assert not {"kind", "tone", *(trait.column for trait in TRAITS)} & set(table)


def test_annotate_without_a_campus_says_what_to_do(study):
    with pytest.raises(StudyError, match="build the campus first"):
        campus.annotate(study)


def test_a_study_is_a_campus_by_its_name_or_by_what_was_built(built):
    assert Study("campus").is_campus and Study("campus-small").is_campus
    assert not Study("congress").is_campus
