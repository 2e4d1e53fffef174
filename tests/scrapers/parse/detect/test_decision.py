"""The page is decided as a whole: what is written here failed with rules that each could veto."""

from pathlib import Path

import pytest

import scrapers
from scrapers.parse.detect import page

URL = "https://uni.example.org/team/"
STAFF = ("Anna Brandel", "Thomas Quillby", "Maria Kestrel", "Peter Lorring", "Julia Marrow")
CARD = "<div class=p><img src={n}.jpg><h3>{name}</h3></div>"


def detect(body, **options):
    html = f"<html><head></head><body><div id=main>{body}</div></body></html>"
    return page.detect(html, URL, URL, **options).people


def shown(people):
    return {
        person.name: person.image_url.removeprefix(URL).removesuffix(".jpg")
        for person in people
        if person.image_url
    }


def each(template, names=STAFF, **more):
    return "".join(template.format(n=n, name=name, **more) for n, name in enumerate(names))


def numbered(names=STAFF):
    return {name: str(n) for n, name in enumerate(names)}


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (("Miss Anna Brandel", "Prof. Dame Clara Holmby, OBE", "Leopold Tellwick, Jr.",
          "Sir Simon Tarrick", "Dr Maria Kestrel MBE", "Prof Julia Marrow FRS"),
         ("Anna Brandel", "Clara Holmby", "Leopold Tellwick", "Simon Tarrick", "Maria Kestrel",
          "Julia Marrow")),
        (("B-1014 – K.L.M Brenwick", "B-1017 – S.T. Orvanne", "B-1020 – A. Feldrassen"),
         ("K.L.M Brenwick", "S.T. Orvanne", "A. Feldrassen")),
        (("Rika(M) Tarrick", "Anna Brandel", "Robert(Bob) Ashwell", "Maria Kestrel"),
         ("Rika Tarrick", "Anna Brandel", "Robert Ashwell", "Maria Kestrel")),
        (("Wenhua Tarlo（文花）", "Mei Castran（梅开）", "Rulan Ostvik（如兰）"),
         ("Wenhua Tarlo", "Mei Castran", "Rulan Ostvik")),
        (("TQ Umberlode", "FWX Kestermoor", "Ulvane Dragstrom", "OLM Rastenvik"),
         ("TQ Umberlode", "FWX Kestermoor", "Ulvane Dragstrom", "OLM Rastenvik")),
        (("Peter Lorring", "Tao An", "Anna Brandel", "Hae In Park", "Carl Guest", "Ines Home"),
         ("Peter Lorring", "Tao An", "Anna Brandel", "Hae In Park", "Carl Guest", "Ines Home")),
    ],
)  # fmt: skip
def test_no_word_digit_or_missing_given_name_deletes_a_person(written, names):
    assert shown(detect(each(CARD, written))) == numbered(names)


@pytest.mark.parametrize("details", [(2, 1), (1, 2), (0, 3), (3, 0)])
@pytest.mark.parametrize("first", ["name", "picture"])
def test_a_page_is_not_shifted_by_one(details, first):
    """However many lines stand on either side: a page that begins with names ends with pictures."""
    own = {"name": "<h2>{name}</h2>", "picture": "<p><img src={n}.jpg width=160 height=160></p>"}
    second = "picture" if first == "name" else "name"
    lines = [count * "<p>Room 1</p>" for count in details]
    template = own[first] + lines[0] + own[second] + lines[1]
    assert shown(detect(each(template))) == numbered()


def test_a_picture_that_bears_a_name_is_theirs_wherever_it_stands():
    parts = [f"<p><img src={n}.jpg alt='{name}'></p><p><b>{name}</b></p>"
             for n, name in enumerate(STAFF)]  # fmt: skip
    parts[2] = f"<p><b>{STAFF[2]}</b></p><p><img src=2.jpg alt='{STAFF[2]}'></p>"
    parts[3] = f"<p><b>{STAFF[3]}</b></p>"
    expected = {name: n for name, n in numbered().items() if n != "3"}
    assert shown(detect("".join(parts))) == expected


def test_a_pair_that_is_known_to_be_wrong_is_never_made_and_both_stay_free():
    people = detect(each(CARD), known_wrong=[(STAFF[1], f"{URL}1.jpg")])
    assert shown(people) == {name: n for name, n in numbered().items() if n != "1"}
    assert STAFF[1] in [person.name for person in people]
    card = "<div class=p><img src=a.jpg><img src=b.jpg><h3>Anna Brandel</h3></div>"
    first = shown(detect(card + each(CARD, STAFF[1:])))["Anna Brandel"]
    other = detect(
        card + each(CARD, STAFF[1:]), known_wrong=[("Anna Brandel", f"{URL}{first}.jpg")]
    )
    assert shown(other)["Anna Brandel"] == {"a": "b", "b": "a"}[first]


def test_every_pair_says_why_in_words_and_how_likely_it_is():
    for person in detect(each(CARD)):
        assert "box" in person.why and person.logodds > 3
        assert person.choices[0] == (person.image_url, round(person.logodds, 2), person.why)


def test_interests_behind_a_portrait_make_no_group_photo_of_it():
    text = "<p>Works on: Slow Wood Kilns; Coloured Salt Glazes: Mixing and Cooling; Clay</p>"
    assert shown(detect(each("<h3>{name}</h3><p><img src={n}.jpg></p>" + text))) == numbered()


def test_header_cells_are_nobody():
    head = "<tr><th></th><th>Kilnmark</th><th>Wheelhouse Oven</th></tr>"
    rows = each("<tr><td><img src={n}.jpg></td><td>{name}</td><td>Room 7</td></tr>")
    assert [one.name for one in detect(f"<table>{head}{rows}</table>")] == list(STAFF)


def test_a_page_sized_picture_is_no_portrait():
    sheet = "<p><img src=sheet.png width=1400 height=1100></p>"
    template = "<p><b>{name}</b></p><p><img src={n}.jpg width=160></p>"
    assert shown(detect(each(template) + "<p><b>Clara Wexel</b></p>" + sheet)) == numbered()


def test_hundreds_of_people_are_decided_at_once():
    names = [
        f"Anna {a}{b}el" for a in "BCDFGHKLMNPRST" for b in ("ran", "est", "uil", "orr", "arn")
    ]
    assert shown(detect(each("<h3>{name}</h3><img src={n}.jpg>", names))) == numbered(names)


def test_the_detector_stays_small():
    folder = Path(scrapers.__file__).parent / "parse" / "detect"
    modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(modules) <= 10
    assert sum(len(path.read_text().splitlines()) for path in modules) <= 1430
