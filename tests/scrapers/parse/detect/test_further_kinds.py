"""Further kinds of pages: names in attributes, references, captions of rows, rival lines."""

import re

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


def numbered(*, names=NAMES):
    return {name: f"x{n}" for n, name in enumerate(names)}


def cards(template):
    """A card for each name; the template has the picture's number, the name and its parts."""
    parts = [dict(zip(("first", "last"), name.split(), strict=True)) for name in NAMES]
    filled = [
        template.format(n=n, name=name, **part)
        for n, (name, part) in enumerate(zip(NAMES, parts, strict=True))
    ]
    return "".join(f"<div class=c>{card}</div>" for card in filled)


@pytest.mark.parametrize(
    "line",
    [
        "{name} †", "{name}*", "{name} ²", "3. {name}", "{name} {first}@uni.example",
        "{name} Tel. 0123/4567", "View profile of {name}", "Doctoral student {name}",
        "{name}｜남궁서연", "{name} 歐陽靜怡", "{name} / Lecturer", "{name} »",
    ],
)  # fmt: skip
def test_what_stands_around_a_name_on_its_line_is_no_part_of_it(line):
    assert shown(cards("<img src=x{n}.jpg><h4>" + line + "</h4>")) == numbered()


@pytest.mark.parametrize(
    "lines",
    [
        "<i>{first}</i><p>van der</p><b>{last}</b>",
        "<i>{last}</i><b>{first} Petrovna</b>",
    ],
)
def test_a_name_on_several_lines_is_joined(lines):
    body = cards("<img src=x{n}.jpg>" + re.sub(r"<(/?)[ib]>", r"<\1p>", lines) + "<p>Room 7</p>")
    found = shown(body)
    assert sorted(found.values()) == ["x0", "x1", "x2", "x3"]
    for name in NAMES:
        (whole,) = [one for one in found if set(name.split()) <= set(one.split())]
        assert len(whole.split()) > 2


def test_the_given_name_alone_in_one_card_is_joined_like_the_others():
    plain = "<div class=c><img src=x{n}.jpg><p>{first}</p><p>{last}</p><p>Room 1</p></div>"
    body = cards("<img src=x{n}.jpg><p>{first}</p><p>{last}</p><p>Room 1</p>")
    other = plain.format(n=4, first="<small>Head</small><br>Maria", last="Velqostrand")
    assert shown(body + other) == numbered() | {"Maria Velqostrand": "x4"}


def test_pictures_in_boxes_called_logo_are_portraits_if_all_are():
    assert (
        shown(cards("<span class=box-logo><img src=x{n}.jpg></span><h4>{name}</h4>")) == numbered()
    )


def test_a_logo_in_a_header_within_a_container_is_nobodys():
    head = (
        "<div class=wrap><header class=top><img src=seal.jpg><p>Tonware Kassel</p></header></div>"
    )
    assert shown(head + cards("<img src=x{n}.jpg><h4>{name}</h4>")) == numbered()


def test_copies_of_a_card_make_no_label_of_its_name():
    once = cards("<img src=x{n}.jpg><h4>{name}</h4><p>Lecturer</p>")
    assert shown(3 * once) == numbered()


def test_a_label_tells_of_the_name_below_it():
    names = ("Kiln Glazing", "Clay Wheel", "Velqo Oven", "Tosk Hearth")
    rows = "".join(
        f"<li><img src=x{n}.jpg><dl><dt>Nimi</dt><dd>{name}</dd><dt>Ala</dt><dd>Sofa {w}</dd></dl>"
        for n, (name, w) in enumerate(zip(names, ("Legs", "Springs", "Cloth", "Wool"), strict=True))
    )
    assert shown(f"<ul>{rows}</ul>") == numbered(names=names)


def test_plain_boxes_around_boxes_make_no_difference():
    body = cards(
        "<div class=p><img src=x{n}.jpg></div><div class=t><h4>{name}</h4><p>Oven</p></div>"
    )
    wrapped = re.sub(r"<div class=(\w)>", r"<div><div class=\1>", body).replace(
        "</div>", "</div></div>"
    )
    assert shown(body) == shown(wrapped) == numbered()
