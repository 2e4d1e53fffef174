"""What the screen and the pages' uniformity tell where the order in the tree tells little."""

import pytest

from scrapers.parse.detect import page

from .test_decision import STAFF, URL, detect, each, numbered, shown

BOX = 'data-facestudy-box="{} {} {} {}"'


def name_at(x, y, name):
    return f"<div><h4 {BOX.format(x, y, 180, 18)}>{name}</h4></div>"


def picture_at(x, y, number, size=200, *, loaded=True):
    """A picture; one that did not load shows its text, which is smaller."""
    box = BOX.format(x, y, *((size, size) if loaded else (90, 20)))
    return f'<div><img src={number}.jpg alt="IMG" width={size} height={size} {box}></div>'


@pytest.mark.parametrize("loaded", [True, False])
def test_boxes_placed_in_any_order_are_read_as_the_screen_shows_them(loaded):
    places = [(300 * (n % 3), 100 + 400 * (n // 3)) for n in range(5)]
    names = [name_at(x, y + 210, name) for (x, y), name in zip(places, STAFF, strict=True)]
    pictures = [picture_at(x, y, n, loaded=loaded) for n, (x, y) in enumerate(places)]
    body = "".join(names[n] + pictures[(3 * n + 1) % 5] for n in (2, 0, 4, 1, 3))
    assert shown(detect(body)) == numbered()


@pytest.mark.parametrize(
    "stray",
    [
        "<p>Clara Haus</p><div><img src=9.jpg></div>",
        "<section><p>Clara Haus</p><h2>Anfahrt</h2><p><img src=9.jpg></p></section>",
        "<h2>Clara Haus</h2><p>So finden Sie uns</p><p>Mit dem Rad</p><p><img src=9.jpg></p>",
    ],
)
def test_an_odd_line_with_an_odd_picture_is_no_pair(stray):
    card = "<div class=p><img src={n}.jpg><h3>{name}</h3></div>"
    names = (*STAFF, "Simon Tarrick", "Clara Wexel", "Ines Holmby")
    assert shown(detect(each(card, names) + stray)) == numbered(names)


@pytest.mark.parametrize("place", ['<div id="logo">{}</div>', "<header>{}</header>"])
def test_a_picture_of_the_head_of_the_page_is_no_portrait(place):
    """It stands as the portraits do, and the name of the place reads like a person's."""
    head = place.format("<div><img src=9.jpg><p>Santa Barbara</p></div>")
    html = f"{head}{each('<div><img src={n}.jpg><p>{name}</p></div>')}"
    people = page.detect(f"<body>{html}</body>", URL, URL).people
    assert "9" not in shown(people).values()
