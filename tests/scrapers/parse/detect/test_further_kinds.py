"""Further kinds of pages: names in attributes, references, captions of rows, rival lines."""

import pytest

from scrapers.parse.detect import page

URL = "https://uni.example.org/team/"
NAMES = ("Anna Kern", "Otto Sommerfeld", "Ida Lund", "Bernd Quast")


def shown(body):
    """Who was found with which picture."""
    html = f"<html><head></head><body><div id=main>{body}</div></body></html>"
    return {
        one.name: one.image_url.removeprefix(URL).removesuffix(".jpg")
        for one in page.detect(html, URL, URL).people
        if one.image_url
    }


@pytest.mark.parametrize("attribute", ["data-caption", "data-who", "oldtitle"])
def test_scripts_keep_a_name_in_any_attribute(attribute):
    body = "".join(
        f'<a class=f href="#{n}" {attribute}="&lt;b&gt;Dr. {name}&lt;/b&gt; lecturer">'
        f'<img src=x{n}.jpg alt="photo"></a>'
        for n, name in enumerate(NAMES)
    )
    assert shown(body) == {name: f"x{n}" for n, name in enumerate(NAMES)}


def test_a_name_that_refers_to_a_box_has_its_picture_in_whatever_order():
    names = "".join(f"<li><a href=#p{n}>{name}</a></li>" for n, name in enumerate(NAMES))
    boxes = "".join(
        f"<div id=p{n}><img src=x{n}.jpg><h4>Lecturer</h4><p>Room {n}</p></div>"
        for n in (2, 0, 3, 1)
    )
    assert shown(f"<ul>{names}</ul>{boxes}") == {name: f"x{n}" for n, name in enumerate(NAMES)}


def test_a_caption_names_a_row_of_pictures_from_the_left():
    row = "".join(f"<img src=x{n}.jpg width=150 height=200>" for n in range(4))
    caption = "From left to right: {}, {}, {} and {}. Not shown: Mia Hoorn".format(*NAMES)
    assert shown(f"<p>{row}</p><p>{caption}</p>") == {n: f"x{k}" for k, n in enumerate(NAMES)}


def test_a_caption_under_one_picture_names_nobody():
    caption = "From left to right: {}, {}, {} and {}.".format(*NAMES)
    assert shown(f"<p><img src=all.jpg width=600 height=400></p><p>{caption}</p>") == {}


def test_who_has_a_placeholder_takes_no_picture_from_elsewhere():
    cards = "".join(
        f"<div class=c><h3>{name}</h3><img src={file}.jpg width=150 height=200></div>"
        for name, file in zip(NAMES, ("a", "none", "c", "none"), strict=True)
    )
    hall = "<div class=c><p>Where to find us</p><img src=hall.jpg width=150 height=200></div>"
    assert shown(cards + hall) == {"Anna Kern": "a", "Ida Lund": "c"}
