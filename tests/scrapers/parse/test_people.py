"""People are read from snapshots; no browser is opened."""

import pytest

from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.parse import limits, people
from scrapers.parse.snapshot import Snapshot

BASE = "https://uni.example.org/staff/"


def department(**keys):
    selectors = {"card": ".card", "picture": "img, .photo", "person": "h3", **keys}
    return Department("Institut", "cs", BASE, **selectors)


def read(html, **keys):
    return people.read_list(Snapshot(BASE, BASE, html), department(**keys))


def only(html, **keys):
    (person,) = read(f"<div class=card>{html}</div>", **keys).people
    return person


def test_a_card_has_name_title_picture_and_profile():
    person = only(
        '<a class=more href="../p/anna?x=1#top"><img src="a.jpg"></a><h3>Dr. Anna Öz</h3>',
        profile="a.more",
    )
    assert person == people.Person(
        name="Anna Öz",
        title="Dr.",
        image_url=BASE + "a.jpg",
        page_url=BASE,
        profile_url="https://uni.example.org/p/anna?x=1",
    )


def test_cards_keep_the_order_of_the_page():
    cards = "".join(f"<div class=card><h3>Anna {letter}</h3></div>" for letter in "CAB")
    assert [one.name for one in read(cards).people] == ["Anna C", "Anna A", "Anna B"]


def test_a_title_of_its_own_is_read():
    html = "<h3><i>PD Dr.</i> <b>Anna Öz</b></h3>"
    person = only(html, person="h3 b", title="h3 i")
    assert (person.name, person.title) == ("Anna Öz", "PD Dr.")


def test_a_title_is_not_repeated():
    assert only("<h3>Dr. Anna Öz</h3><i>Dr.</i>", title="i").title == "Dr."


def test_a_title_above_the_name_is_read():
    person = only("<h3>Prof. Dr.<br>Anna Öz<br>Raum 7</h3>")
    assert (person.name, person.title) == ("Anna Öz", "Prof. Dr.")


@pytest.mark.parametrize(
    ("html", "file"),
    [
        ('<img src="a.jpg">', "a.jpg"),
        ('<img src="s.png" data-facestudy-src="https://uni.example.org/staff/b.jpg">', "b.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="a.jpg">', "a.jpg"),
        ('<img src="tiny.jpg" data-src="a.jpg">', "a.jpg"),
        ('<img src="a.jpg" srcset="a.jpg 100w, b.jpg 800w">', "b.jpg"),
        ('<img src="a.jpg" srcset="a.jpg 1x, b.jpg 2x">', "b.jpg"),
        ('<img src="a.jpg" srcset="a.jpg 400w, b.jpg 9000w">', "a.jpg"),
        ('<img src="spacer.gif" data-srcset="a.jpg 100w">', "a.jpg"),
        (
            '<picture><source type="image/avif" srcset="x.avif"><source type="image/webp" '
            'srcset="b.webp 400w"><img src="a.jpg"></picture>',
            "b.webp",
        ),
        ('<div class=photo data-facestudy-background="/staff/a.jpg"></div>', "a.jpg"),
        ('<span class=photo><img src="a.jpg"></span>', "a.jpg"),
        ('<img src="m%C3%BCller bild.jpg">', "m%C3%BCller%20bild.jpg"),
    ],
)
def test_the_best_rendition_is_found(html, file):
    assert only(f"{html}<h3>Anna Öz</h3>").image_url == BASE + file


@pytest.mark.parametrize(
    "source",
    [
        "data:image/gif;base64,R0lGOD",
        "spacer.gif",
        "logo.svg",
        "logo.svg?v=2",
        "res/platzhalter.jpg",
        "no-photo.png",
        "silhouette.png",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://[broken/a.jpg",
        "http:///a.jpg",
        "http://ex..ämple.org/a.jpg",
        "http://" + "ä" * 99 + ".org/a.jpg",
        "http://a.org:port/a.jpg",
        "a.jpg?" + "x" * 3000,
    ],
)
def test_other_pictures_leave_a_person_without_a_portrait(source):
    assert only(f'<img src="{source}"><h3>Anna Öz</h3>').image_url == ""


def test_an_alt_that_says_placeholder_does_not_make_one():
    assert only('<img src="a.jpg" alt="placeholder"><h3>Anna Öz</h3>').image_url


def test_group_photos_and_nameless_cards_are_nobody():
    names = ("Anna Öz und Otto Kern", "Unser Team", "", "Prof. Dr.")
    cards = "".join(f'<div class=card><img src="a.jpg"><h3>{name}</h3></div>' for name in names)
    assert read(cards).people == ()


def test_the_next_page_is_found():
    assert read("<a rel=next href='?p=2'>2</a>", next="a[rel=next]").pages == (BASE + "?p=2",)


def test_the_base_of_the_page_counts():
    snapshot = Snapshot(BASE, "https://pics.example.org/", "<div class=card><img src=a.jpg><h3>A B")
    (person,) = people.read_list(snapshot, department()).people
    assert person.image_url == "https://pics.example.org/a.jpg"


def test_hostile_names_become_harmless_text():
    person = only("<h3>=HYPERLINK(&quot;http://x&quot;)&lt;script&gt;\u202e</h3>")
    assert person.name == '\'=HYPERLINK("http://x")<script>'


def test_a_profile_shows_its_portrait():
    snapshot = Snapshot(BASE, BASE, '<div class=v><img src="anna.jpg"></div><img src="logo.png">')
    (found,) = people.read_profile(snapshot, department(profile_picture=".v img"))
    assert found.address == BASE + "anna.jpg"


def test_without_a_card_people_are_detected():
    cards = "".join(f"<li><img src={n}.jpg><p>Anna {name}" for n, name in enumerate("XYZ"))
    found = read(cards, card="", picture="", person="").people
    assert [(one.name, one.image_url) for one in found] == [
        (f"Anna {name}", f"{BASE}{n}.jpg") for n, name in enumerate("XYZ")
    ]


def test_a_card_wins_over_what_would_be_detected():
    cards = "".join(f"<li><img src={n}.jpg><p>Anna {name}" for n, name in enumerate("XYZ"))
    html = f"{cards}<div class=card><h3>Otto Kern</h3></div>"
    assert [one.name for one in read(html).people] == ["Otto Kern"]


def test_more_people_than_any_department_has_are_refused(monkeypatch):
    cards = "".join(f"<div class=card><h3>Anna {letter}</h3></div>" for letter in "ABC")
    monkeypatch.setattr(limits, "MAX_PEOPLE", 3)
    assert len(read(cards + "<div class=card></div>").people) == 3
    with pytest.raises(Failure, match="names more than 3 people"):
        read(cards + "<div class=card><h3>Anna D</h3></div>")


def test_more_elements_than_any_list_needs_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_ELEMENTS", 10)
    assert len(read("<div class=card><h3>Anna Kern</h3></div>" + "<p></p>" * 8).people) == 1
    with pytest.raises(Failure, match="more than 10 elements"):
        read("<div class=card><h3>Anna Kern</h3></div>" + "<p></p>" * 9)


def test_they_are_refused_before_they_are_parsed(monkeypatch):
    monkeypatch.setattr(limits, "BeautifulSoup", None)
    with pytest.raises(Failure, match="more than 100,000 elements"):
        read("<img><b></b>" * 50_001)


@pytest.mark.long
@pytest.mark.parametrize("card", [".card", ""], ids=["by selectors", "detected"])
def test_endless_nesting_is_refused(card):
    """A tree that deep would make what climbs it take minutes, and recursion fail."""
    each = "<div class=card><h3>Anna K{}rn</h3>"
    deep = "".join(each.format("e" * (n % 40 + 1)) for n in range(20_000))
    with pytest.raises(Failure, match="nested more than 1,000 levels deep"):
        read(deep, card=card)
    assert read("<div>" * 600 + each.format("e"), card=".card").people


@pytest.mark.long
def test_an_endlessly_nested_profile_is_refused():
    snapshot = Snapshot(BASE, BASE, "<div>" * 20_000 + "<img src=anna.jpg>")
    for selector in ("img", ""):
        with pytest.raises(Failure, match="nested"):
            people.read_profile(snapshot, department(profile_picture=selector), "Anna Kern")


def test_the_reason_why_a_list_is_incomplete_is_passed_on():
    snapshot = Snapshot(BASE, BASE, "", cut="the list broke while more was loaded")
    assert people.read_list(snapshot, department()).cut == snapshot.cut
