"""Small pages that each show one kind of mistake that was made on real pages."""

from scrapers.parse.detect import page

URL = "https://uni.example.org/team/"
STAFF = ("Anna Brandel", "Thomas Quillby", "Maria Kestrel", "Peter Lorring", "Julia Marrow")
CARD = "<div class=card><img src={n}.jpg><h5 class=who>{name}</h5><div>Lecturer</div></div>"


def detect(body, language="en"):
    html = f"<html lang={language}><head></head><body>{body}</body></html>"
    return page.detect(html, URL, URL)


def shown(found):
    return {
        person.name: person.image_url.removeprefix(URL).removesuffix(".jpg")
        for person in found.people
        if person.image_url
    }


def cards(names, first=0):
    return "".join(CARD.format(n=n, name=name) for n, name in enumerate(names, first))


def numbered(names=STAFF):
    return {name: str(n) for n, name in enumerate(names)}


def test_headings_of_a_script_without_capitals_are_nobody_and_ornaments_nobodys():
    people = "".join(
        f'<div class=person><div><img src={n}.jpg alt="{name}"></div><h3><a href=#q{n}>{name}</a>'
        "</h3><h4>מרצה בכיר</h4></div>"
        for n, name in enumerate(STAFF)
    )
    deco = '<div class=deco><img src="curl{}.png"></div>'
    found = detect(
        f"<section>{deco.format(1)}<div><h2>אנשי המחלקה</h2></div>{people}</section>"
        f"<section>{deco.format(2)}<h2>לימודי תואר</h2><p>ההרשמה נפתחת בסתיו ויש בה מקום לעשרה."
        "</p><a href=#r><span>טופס בקשה</span></a></section><footer><h3>דרכי הגעה</h3></footer>",
        "he",
    )
    assert shown(found) == numbered() and len(found.people) == len(STAFF)


def test_former_members_in_paragraphs_are_people_or_not_but_have_no_portrait():
    former = "".join(
        f"<p>{title} {name} (fellow, June {year} to June {year + 3}): now a builder of weirs in "
        "Ostmere</p><p>Thesis: how low and high weirs silt up</p><p>Now: the weirs of Ostmere</p>"
        for year, (title, name) in enumerate(
            [("Mr.", "ORVANNE Ruka"), ("Dr.", "Velka ORMSUND"), ("Ms.", "TORVILD Yen")], 2011
        )
    )
    head = "<p><img src=0.jpg width=200 height=200></p><p>Head</p><p><b>Anna Brandel</b></p>"
    found = detect(f"<h1>The laboratory</h1>{head}<p>Builder of weirs</p><h4>Past</h4>{former}")
    assert shown(found) == {"Anna Brandel": "0"}
    others = {person.name for person in found.people} - {"Anna Brandel"}
    assert others <= {"ORVANNE Ruka", "Velka ORMSUND", "TORVILD Yen"}


def test_a_section_whose_given_names_are_in_no_list_has_people_like_the_others():
    names = (*STAFF, "Velqo Hastrand", "Ruskane Odvell", "Yenka Torvild")
    found = detect(
        f"<section><h2>Lecturers</h2>{cards(names[:5])}</section>"
        f"<section><h2>Technicians</h2>{cards(names[5:7], 5)}</section>"
        f"<section><h2>Office</h2>{cards(names[7:], 7)}</section>"
    )
    assert shown(found) == numbered(names)


def test_a_group_photo_above_linked_names_is_nobodys_and_each_has_a_page():
    members = "".join(f'<li><a href="{n}.html">{name}</a></li>' for n, name in enumerate(STAFF))
    found = detect(
        '<h1>The laboratory</h1><div><img class=wide src="all-of-us.jpg" width=1200 height=500>'
        f"</div><ul>{members}</ul>"
    )
    assert [person.name for person in found.people] == list(STAFF)
    assert not shown(found)
    assert [person.profile_url for person in found.people] == [f"{URL}{n}.html" for n in range(5)]
