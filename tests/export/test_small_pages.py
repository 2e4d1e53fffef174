"""Pages that lie together share style sheets, and their pictures are small."""

import base64
import io

import pytest
from PIL import Image
from support.made_pictures import noise_picture, png

from facestudy.export import small_pages

STYLE = "p { color: red }\n" * 600


def page(*parts: str) -> str:
    return f"<html><style>{STYLE}</style>{''.join(parts)}</html>"


def embedded(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def test_a_style_sheet_of_several_pages_is_stored_once():
    files = small_pages.shrink({"a.html": page("<p>one"), "b.html": page("<p>two")})
    (sheet,) = [name for name in files if name.endswith(".css")]
    assert files[sheet].decode() == STYLE
    for name in ("a.html", "b.html"):
        text = files[name].decode()
        assert f'<link rel="stylesheet" href="{sheet}">' in text and "<style>" not in text


def test_a_style_sheet_of_one_page_stays_in_it():
    assert list(small_pages.shrink({"a.html": page()})) == ["a.html"]


def test_pictures_become_files_that_show_the_same():
    picture = noise_picture(1, side=2000)
    files = small_pages.shrink({"a.html": f'<img alt="x" src="{embedded(png(picture))}">'})
    (path,) = [name for name in files if name.endswith(".webp")]
    assert f'<img alt="x" src="{path}">' in files["a.html"].decode()
    stored = Image.open(io.BytesIO(files[path]))
    assert stored.size == (small_pages.WIDEST, small_pages.WIDEST)
    wanted = Image.fromarray(picture).resize(stored.size)
    pairs = zip(
        stored.convert("L").resize((8, 8)).getdata(),
        wanted.convert("L").resize((8, 8)).getdata(),
        strict=True,
    )
    assert max(abs(one - other) for one, other in pairs) < 8
    assert len(files[path]) < len(png(picture)) / 3


def test_a_small_picture_stays_in_its_page():
    text = f'<img src="{embedded(png(noise_picture(1, side=16)))}">'
    assert small_pages.shrink({"a.html": text}) == {"a.html": text.encode()}


@pytest.mark.parametrize(
    ("link", "left"),
    [
        ('<a href="b.html">b</a>', '<a href="b.html">b</a>'),
        ('<a href="b.html#part">b</a>', '<a href="b.html#part">b</a>'),
        ('<a class="x" href="https://example.org/c.html">c</a>', None),
        ('<a href="#part">d</a>', '<a href="#part">d</a>'),
        ('see <a href="gone.html">the page</a>', "see the page"),
        ('<ul><li><a href="gone.html">gone</a></li><li>x</li></ul>', "<ul><li>x</li></ul>"),
        ('<p class="files"><a href="t/1.svg">SVG</a><a href="t/1.pdf">PDF</a></p>', ""),
    ],
)
def test_links_to_what_is_not_there_are_taken_out(link, left):
    assert small_pages.without_dead_links(link, {"b.html": b""}) == (link if left is None else left)
