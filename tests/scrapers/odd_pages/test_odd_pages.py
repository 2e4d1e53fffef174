"""The odd pages contain their ground truth, and the score can fail."""

import base64
import hashlib
import io
import re
from urllib.parse import unquote

import numpy as np
import pytest
from PIL import Image

from . import drawing, held_out, tune
from .__main__ import sites_of
from .scoring import key, score
from .site import built

LAYOUTS = (*tune.LAYOUTS, *held_out.LAYOUTS)


@pytest.fixture(scope="module", params=LAYOUTS, ids=lambda layout: layout.__name__)
def site(request):
    return built(request.param)


def rows_of(site):
    """The index that a perfect scraper would write."""
    shown = {name: path for path, name in site.shows.items() if name in site.expected}
    return [
        {
            "name": name,
            "sha256": hashlib.sha256(site.files[path][0]).hexdigest(),
            "image_url": f"http://127.0.0.1:1{path}",
        }
        for name, path in shown.items()
    ]


def test_no_layout_is_in_both_sets():
    names = [layout.__name__ for layout in LAYOUTS]
    assert len(set(names)) == len(names) > 90
    assert len(held_out.LAYOUTS) >= 30


def test_layouts_are_chosen_by_their_names_and_by_their_modules():
    kinds = [site.kind for site in sites_of("tune", ["media", "accordion"])]
    assert kinds == ["accordion", "embedded_pictures", "flags_and_ornaments"]


def test_people_of_a_site_look_different_and_a_person_looks_the_same_in_every_size():
    faces = [thumbnail(drawing.portrait("seed", number, (60, 78), "png")) for number in range(20)]
    apart = [np.abs(a - b).mean() for n, a in enumerate(faces) for b in faces[:n]]
    again = thumbnail(drawing.portrait("seed", 7, (240, 312), "jpg"))
    assert np.abs(again - faces[7]).mean() < min(apart) / 2


def thumbnail(data):
    image = Image.open(io.BytesIO(data)).convert("RGB").resize((15, 20))
    return np.asarray(image, np.float32)


def test_every_layout_says_what_is_odd():
    assert all(layout.__doc__ for layout in LAYOUTS)


@pytest.mark.long
def test_a_layout_gives_the_same_site_every_time(site):
    layout = next(layout for layout in LAYOUTS if layout.__name__ == site.kind)
    assert built(layout) == site


def test_the_names_and_the_portraits_are_on_its_pages(site):
    texts = [body.decode() for body, kind in site.files.values() if kind.startswith(("text", "ap"))]
    texts = [unquote(text.replace("\u3000", "")) for text in texts]
    # Elements may divide a name, or stand within one of its words.
    texts += [re.sub("<[^>]*>", "", text) for text in texts]
    words = set(re.findall(r"\w+", " ".join(texts).casefold()))
    for name in (*site.expected, *site.without):
        writings = [name, *(other for other, named in site.aliases.items() if named == name)]
        assert any(
            any(writing in text for text in texts) or set(key(writing).split()) <= words
            for writing in writings
        ), name
    for path in site.shows:
        if path.startswith("/embedded/"):
            assert any(base64.b64encode(site.files[path][0]).decode() in text for text in texts)
            continue
        stem = re.split(r"[?&/=]", path.rstrip("/"))[-1]
        assert any(stem in text for text in texts), path


def test_portraits_differ_and_people_without_one_have_none(site):
    digests = {name: site.files[path][0] for path, name in site.shows.items()}
    assert len(set(digests.values())) == len(digests)
    assert not set(site.without) & set(site.shows.values())


def test_a_perfect_index_is_all_right(site):
    result = score(site, rows_of(site))
    assert result.right == result.expected > 0 and not result.wrong and not result.missing


def test_the_neighbours_pictures_are_all_wrong(site):
    rows = rows_of(site)
    moved = [{**row, "name": rows[n - 1]["name"]} for n, row in enumerate(rows)]
    result = score(site, moved)
    assert result.right == 0 and len(result.wrong) == len(rows)


def test_a_second_row_and_a_stranger_are_wrong():
    site = built(tune.LAYOUTS[0])
    rows = rows_of(site)
    stranger = {"name": "Nobody Known", "sha256": "0", "image_url": "http://127.0.0.1:1/x.jpg"}
    result = score(site, [*rows, rows[0], stranger])
    assert result.right == len(rows) and len(result.wrong) == 2
