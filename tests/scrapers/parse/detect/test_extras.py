"""What stands beside a list of people and is none of them, and where names hardly are seen."""

import pytest

from scrapers.parse.detect import page

URL = "https://uni.example.org/team/"
NAMES = ("Anna Kern", "Otto Sommerfeld", "Ida Lund", "Bernd Quast")
CARD = "<div class=c><img src={n}.jpg width=120 height=160{more}><h4>{name}</h4></div>"


def shown(body):
    """Who was found with which picture."""
    html = f"<html><head></head><body><div id=main>{body}</div></body></html>"
    return {
        one.name: one.image_url.removeprefix(URL).removesuffix(".jpg")
        for one in page.detect(html, URL, URL).people
        if one.image_url
    }


def each(card=CARD, more=""):
    """One card for everybody."""
    return "".join(card.format(n=n, name=name, more=more) for n, name in enumerate(NAMES))


EVERYBODY = {name: str(n) for n, name in enumerate(NAMES)}


@pytest.mark.parametrize(
    "extra",
    [
        "<p>Clara Wexel receives the medal of her town</p>",
        "<p>Student story</p><h3>Clara Wexel ’25 counts frogs by ear</h3>",
        "<p>“The best years of my life, with time to think and to build.”</p><p>Clara Wexel</p>",
    ],
)
def test_who_stands_in_the_news_or_is_quoted_is_no_member(extra):
    box = f"<div><img src=x.jpg width=260 height=160>{extra}</div>"
    assert shown(each() + box) == EVERYBODY


def test_the_picture_of_an_occasion_is_not_of_the_person_beside_it():
    card = "<div class=c>{two}<h4>{name}</h4><p>Room 7</p></div>"
    one = "<img src={n}.jpg width=120 height=160>"
    prize = "<img src=x.jpg width=210 height=140><p>Award ceremony 2012</p>"
    body = "".join(
        card.format(two=one.format(n=n) + prize * (n == 2), name=name)
        for n, name in enumerate(NAMES)
    )
    assert shown(body) == EVERYBODY


def test_what_every_picture_is_called_makes_no_group_of_it():
    assert shown(each(more=" alt=team")) == EVERYBODY


def test_the_names_in_addresses_of_profiles_count_where_there_are_no_others():
    wall = "".join(
        f'<a href="/staff/{name.lower().replace(" ", "-")}/"><img src={n}.jpg></a>'
        for n, name in enumerate(NAMES)
    )
    assert shown(wall) == EVERYBODY


def test_postdocs_and_a_projects_staff_are_no_posts_and_no_project():
    first, last = each()[: each().index("<div class=c><img src=2")], each()
    last = last[last.index("<div class=c><img src=2") :]
    for heading in ("Doctoral and post-doctoral members", "Project team"):
        assert shown(f"{first}<h3>{heading}</h3>{last}") == EVERYBODY


def test_a_year_or_a_sentence_behind_a_name_is_cut_off():
    years = "<div class=c><img src={n}.jpg><h4>{name} ’0{n}</h4></div>"
    assert shown(each(years)) == EVERYBODY
    text = "<p><b>{name}</b> is a PhD student who builds kilns.</p>"
    text = f"<div class=c><img src={{n}}.jpg>{text}</div>"
    assert shown(each(text)) == EVERYBODY


def test_a_sentence_that_names_as_many_people_as_pictures_stand_before_it_is_their_caption():
    row = "<p><img src={}.jpg><img src={}.jpg></p><p>{}</p>"
    texts = (
        "The workshop is run by Anna Kern (left) and Otto Sommerfeld (right).",
        "Left: Ida Lund, front office. Right: Bernd Quast, accounts.",
    )
    body = row.format(0, 1, texts[0]) + row.format(2, 3, texts[1])
    assert shown(body) == EVERYBODY
