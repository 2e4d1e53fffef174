"""People are detected on pages without selectors; no browser is opened."""

import pytest

from scrapers.errors import Failure
from scrapers.parse import limits, profile
from scrapers.parse.detect import page
from scrapers.parse.outline import flattening, pictures

URL = "https://uni.example.org/team/"
PEOPLE = {
    "Anna Kern": "a",
    "Otto Öz": "b",
    "Ida Sommerfeld": "c",
    "Bernd Quast": "d",
    "Mira van Hoorn": "e",
    "Jan-Ole Thießen": "f",
}
ROLES = (
    "Professorin",
    "Technik",
    "Doktorandin",
    "Wissenschaftlicher Mitarbeiter",
    "Postdoc",
    "Dekan",
)
STAFF = [(name, file, role) for (name, file), role in zip(PEOPLE.items(), ROLES, strict=True)]


def find(body):
    html = f"<html><head></head><body><div id=main>{body}</div></body></html>"
    return page.detect(html, URL, URL)


def shown(body):
    """Who was found with which picture."""
    return {
        one.name: one.image_url.removeprefix(URL).removesuffix(".jpg")
        for one in find(body).people
        if one.image_url
    }


def each(template, **changes):
    """The template for each of the staff: {name}, {given}, {family}, {file}, {role}."""
    parts = []
    for name, file, role in STAFF:
        given, family = name.split(" ", 1)
        words = {"name": name, "given": given, "family": family, "file": file, "role": role}
        parts.append(changes.get(file, template).format(**words))
    return "".join(parts)


@pytest.mark.long
@pytest.mark.parametrize(
    "template",
    [
        "<div class=p><img src={file}.jpg><h3>{name}</h3><p>{role}</p></div>",
        "<div class=p><h3>{name}</h3><p>{role}</p><img src={file}.jpg></div>",
        "<div class=p><img src={file}.jpg><p class=t>{role}</p><p class=t>{name}</p></div>",
        "<div class=p><img src={file}.jpg><div>Prof. Dr.</div><div>{name}</div></div>",
        "<div class=p><img src={file}.jpg><b>{given}</b><p>{family}</p><p>{role}</p></div>",
        "<div class=p><img src={file}.jpg><h3><div>{given}</div><div>{family}</div></h3></div>",
        "<div class=p><img src={file}.jpg><p>Name: {name}</p><p>Position: {role}</p></div>",
        "<div class=p><img src={file}.jpg><h4>{name} \N{GRADUATION CAP}</h4></div>",
        "<div class=p><img src={file}.jpg alt='{name}'><p>{role}</p></div>",
        "<div class=p><img src={file}.jpg><p><a href=mailto:x@y.z>{name}</a></p>{role}</div>",
        "<div class=p><img src={file}.jpg><h4>{name}</h4><p>Supervisor: Karl Meyer</p></div>",
        "<li><img src={file}.jpg> {name} {role}</li>",
        "<p><img src={file}.jpg> {name} - {role}, Tel. 123</p>",
        "<p><img src={file}.jpg></p><p><strong>{name}</strong></p><p>{role}</p><p>Raum 1</p>",
        "<p><strong>{name}</strong></p><p><img src={file}.jpg></p><p>{role}</p><p>Raum 1</p>",
        "<center>{name}<br><img src={file}.jpg><br>{role}</center>",
        "<tr><td rowspan=2><img src={file}.jpg></td><td>Name:</td><td>{name}</td></tr>"
        "<tr><td>Tel.:</td><td>123</td></tr>",
        "<tr><td>{family}</td><td>{given}</td><td>{role}</td><td><img src={file}.jpg></td></tr>",
        "<div><img src={file}.jpg><p><strong>{name}</strong> studied with <strong>Karl Meyer"
        "</strong> in Berlin and has worked on a great many things since then.</p></div>",
        "<a class=t data-facestudy-line=block href=/p/{file} data-facestudy-background={file}.jpg "
        "data-facestudy-box='0 0 200 200'><span>{name}</span> <span>{role}</span></a>",
    ],
)
def test_every_layout_shows_its_people(template):
    assert shown(each(template)) == PEOPLE


@pytest.mark.parametrize(
    "template",
    [
        "<div class=p>{picture}<h3>{{name}}</h3><p>{{role}}</p></div>",
        "<p>{picture}</p><p><strong>{{name}}</strong></p><p>{{role}}</p>",
        "<p><strong>{{name}}</strong></p><p>{picture}</p><p>{{role}}</p>",
        "<tr><td>{{name}}</td><td>{picture}</td></tr>",
    ],
)
@pytest.mark.parametrize("faceless", ["a", "c", "f"])
def test_nobody_gets_the_picture_of_a_neighbour(template, faceless):
    full = template.format(picture="<img src={file}.jpg>")
    body = each(full, **{faceless: template.format(picture="")})
    assert shown(body) == {name: file for name, file in PEOPLE.items() if file != faceless}
    assert [one.name for one in find(body).people] == list(PEOPLE)


def test_pictures_in_a_row_above_their_names_are_paired_by_column():
    names = "".join(f"<td>{name}</td>" for name in PEOPLE)
    pictures = "".join(f"<td><img src={file}.jpg></td>" for file in PEOPLE.values())
    for rows in ((pictures, names), (names, pictures)):
        assert shown("<table>" + "".join(f"<tr>{row}</tr>" for row in rows)) == PEOPLE


def test_boxes_give_the_columns_if_a_picture_is_missing():
    names, pictures = "", ""
    for number, (name, file) in enumerate(PEOPLE.items()):
        box = f"data-facestudy-box='{200 * number} {{}} 100 20'"
        names += f"<td {box.format(200)}>{name}</td>"
        picture = f"<img src={file}.jpg {box.format(100)}>" if file != "b" else ""
        pictures += f"<td>{picture}</td>"
    expected = {name: file for name, file in PEOPLE.items() if file != "b"}
    assert shown(f"<table><tr>{pictures}</tr><tr>{names}</tr></table>") == expected


CARD = "<div class=p><img src={file}.jpg><h4>{name}</h4></div>"


@pytest.mark.parametrize(
    "more",
    [
        "<img src=gruppe.jpg><p>Anna Kern, Otto Öz und Ida Sommerfeld</p>",
        "<figure><img src=x.jpg><figcaption>Anna Kern und Otto Öz</figcaption></figure>",
        "<div class=p><img src=pair.jpg><h4>Lea Hoff und Tim Busch</h4></div>",
        "<div class=p><img src=logo.svg><h4>Lea Hoff</h4></div>",
        "<div class=p><img src=banner.jpg width=900 height=200><h4>Lea Hoff</h4></div>",
        "<div class=p><img src=x.jpg width=16 height=16><h4>Lea Hoff</h4></div>",
        "<h2>Aktuelles</h2><div class=news><img src=x.jpg><h4>Lea Hoff</h4></div>",
        "<blockquote>Great!<img src=x.jpg><cite>Lea Hoff</cite></blockquote>",
        "<h4>Lea Hoff</h4><aside><img src=x.jpg><h3>Neue Professur</h3></aside>",
        "<footer><img src=x.jpg></footer>",
        "<div class=p><img src=same.jpg><h4>Lea Hoff</h4></div>"
        "<div class=p><img src=same.jpg><h4>Tim Busch</h4></div>",
    ],
)
def test_pictures_that_are_not_portraits_are_left_out(more):
    assert shown(each(CARD) + more) == PEOPLE


def test_a_head_of_department_above_the_list_is_found():
    head = "<div class=head><img src=h.jpg><h2>Prof. Dr. Karla Lux</h2></div>"
    assert shown(head + each(CARD)) == {"Karla Lux": "h", **PEOPLE}


def test_decoration_that_all_cards_share_is_not_a_portrait():
    card = "<div class=p><img src=wave.jpg><img src={file}.jpg><h4>{name}</h4></div>"
    assert shown(each(card, d="<div class=p><img src=wave.jpg><h4>{name}</h4></div>")) == {
        name: file for name, file in PEOPLE.items() if file != "d"
    }


def test_unknown_names_are_detected_by_their_common_slot():
    names = ("Tzvrat Gorbolin", "Ulmhild Brax", "Xandrou Pelq", "Yorvik Smoll")
    body = "".join(f"<li><img src={n}.jpg><h4>{name}</h4>" for n, name in enumerate(names))
    assert list(shown(body)) == list(names)


@pytest.mark.parametrize(
    "names",
    [
        ("韩伟明", "谢 静怡", "沈晓东"),
        ("אביגיל ברקאי", "בועז זיוון", "גליה דרורי"),
        ("MÜLLER Anna", "KERN Otto", "ÖZ Ida"),
        ("Глеб Кольчугин", "Дарья Снегирь", "Зоя Тучина"),
    ],
)
def test_names_of_all_scripts(names):
    body = "".join(f"<li><img src={n}.jpg><p>{name}</p>" for n, name in enumerate(names))
    assert list(shown(body)) == list(names)


def test_sections_and_positions_in_the_names_slot_are_nobody():
    heads = [f"<h4>{title}</h4>" for title in ("Doktoranden", "Professors", "Machine Learning")]
    assert [one.name for one in find(each(CARD) + "".join(heads)).people] == list(PEOPLE)


def test_titles_are_split_from_the_name():
    body = each("<div class=p><p>Prof. Dr.</p><h4>{name}, M. A.</h4><img src={file}.jpg></div>")
    assert {one.title for one in find(body).people} == {"Prof. Dr. M. A."}


@pytest.mark.parametrize(
    ("links", "pages"),
    [
        ("<a rel=next href=?p=2>2</a>", ["?p=2"]),
        ("<a href=?p=2>weiter ›</a><a href=?p=0>zurück</a>", ["?p=2"]),
        ("<a href=?p=2 aria-label='Next page'>»</a>", ["?p=2"]),
        ("<b>1</b> <a href=?p=2>2</a> <a href=?p=3>3</a>", ["?p=2", "?p=3"]),
        ("<a href=list-a.html>A</a><a href=list-b.html>B</a><a href=list-c.html>C</a>", None),
        ("<a href=#next>next</a><a href=/other.html>Studium</a>", []),
    ],
)
def test_further_pages_of_a_list_are_found(links, pages):
    found = find(each(CARD) + links).pages
    wanted = ["list-a.html", "list-b.html", "list-c.html"] if pages is None else pages
    assert found == [URL + page for page in wanted]


def test_profiles_are_pages_that_only_one_name_links_to():
    body = each("<li><a href=/p/{file}.html>{name}</a>, <a href=/team.html>{role}</a></li>")
    assert [one.profile_url.rsplit("/")[-1] for one in find(body).people] == [
        f"{file}.html" for file in PEOPLE.values()
    ]


PROFILE = "<body><div class=v><h1>Dr. {name}</h1>{own}<p>Raum 1</p></div><h2>Bücher</h2>{other}"


def candidates(name, own, other=""):
    return profile.find_portraits(PROFILE.format(name=name, own=own, other=other), URL, name)


def test_a_profile_gives_the_portrait_nearest_to_the_heading():
    found = candidates("Anna Kern", "<img src=a.jpg>", "<img src=book.jpg>")
    assert found[0].address == URL + "a.jpg"


def test_a_profile_of_somebody_else_gives_nothing():
    html = PROFILE.format(name="Otto Öz", own="<img src=b.jpg>", other="")
    assert profile.find_portraits(html, URL, "Anna Kern") == []


def test_a_picture_on_several_profiles_is_a_placeholder():
    held = {
        name: candidates(name, f"<img src=house.jpg>{own}")
        for name, own in (("Anna Kern", "<img src=a.jpg>"), ("Otto Öz", ""))
    }
    assert profile.choose_portraits(held, lambda name: name) == {"Anna Kern": URL + "a.jpg"}


def test_a_book_on_one_profile_is_not_a_portrait():
    held = {
        name: candidates(name, own, f"<img src=book{name[0]}.jpg>")
        for name, own in (
            ("Anna Kern", "<img src=a.jpg>"),
            ("Ida Sommerfeld", "<img src=c.jpg>"),
            ("Otto Öz", ""),
        )
    }
    assert list(profile.choose_portraits(held, lambda name: name)) == [
        "Anna Kern",
        "Ida Sommerfeld",
    ]


def test_a_page_of_more_people_than_any_department_has_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_PEOPLE", len(PEOPLE))
    assert shown(each(CARD)) == PEOPLE
    monkeypatch.setattr(limits, "MAX_PEOPLE", len(PEOPLE) - 1)
    with pytest.raises(Failure, match="more than 5 people"):
        find(each(CARD))


def test_a_page_of_too_many_elements_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_ELEMENTS", 100)
    assert shown(each(CARD)) == PEOPLE
    with pytest.raises(Failure, match="more than 100 elements"):
        find(each(CARD) + "<p></p>" * 100)


def test_a_picture_does_not_search_the_whole_page(monkeypatch):
    """What stands around a card holds all cards: who counts there counts the page once a card."""
    looked, of_element = [], pictures.Tag.find_all

    def find_all(self, *what, **how):
        found = of_element(self, *what, **how)
        looked.append(len(found))
        return found

    monkeypatch.setattr(pictures.Tag, "find_all", find_all)
    flattening.flatten(f"<div>{each('<img src={file}.jpg><p>{name}</p>')}</div>", URL)
    assert looked and max(looked) <= 2


def test_parts_of_names_are_joined_wherever_they_stand():
    """Lines are joined in one go, whichever slot they belong to."""
    first = each("<div class=a><img src={file}.jpg><b>{given}</b><p>{family}</p></div>")
    again = each("<div class=b><i>{given}</i><p>{family}</p></div>")
    assert [one.name for one in find(first + again).people if one.image_url] == list(PEOPLE)


def test_a_flag_before_each_name_is_no_portrait():
    flag, face = "<img src=f{file}.png {size}>", "<img src={file}.jpg {large}>"
    sizes = {"size": 'data-facestudy-size="48 32"', "large": 'data-facestudy-size="170 220"'}
    card = f"<div class=p><h3>{flag} {{name}}</h3><p>{{role}}</p>{face}</div>"
    card = card.replace("{size}", sizes["size"]).replace("{large}", sizes["large"])
    faceless = card.split(face.split(" ")[0])[0] + "</div>"
    assert shown(each(card, c=faceless)) == {n: f for n, f in PEOPLE.items() if f != "c"}


def test_a_reading_above_the_characters_is_no_part_of_the_name():
    people = ("雨宮沢", "健吾"), ("三日月", "花梨"), ("鷹之森", "翔真")
    cards = (
        f"<div class=s><img src={n}.jpg><p><ruby>{family}<rt>よみ</rt></ruby>　"
        f"<ruby>{given}<rt>かな</rt></ruby></p></div>"
        for n, (family, given) in enumerate(people)
    )
    expected = {f"{family} {given}": str(n) for n, (family, given) in enumerate(people)}
    assert shown("<h2>教員</h2>" + "".join(cards)) == expected


def test_who_wrote_or_commented_the_page_is_not_on_it():
    page = "<p><img src=x.jpg> Angelegt von <a href=#>Norbert Immen</a>, am 12. Mai</p>"
    page += each("<div class=p><img src={file}.jpg><h3>{name}</h3><p>{role}</p></div>")
    page += "<h2>1 Kommentar</h2><img src=y.jpg><h4>Dora Acker</h4><p>Ich ziehe um.</p>"
    assert shown(page) == PEOPLE


def test_a_card_whose_name_is_none_is_nobodys():
    card = "<div class=p><img src={file}.jpg><h3>{name}</h3><p>{role}</p></div>"
    dog = "<div class=p><img src=z.jpg><h3>Biscuit</h3><p>Long Walks, Tennis Balls</p></div>"
    assert shown(each(card) + dog) == PEOPLE


def test_files_name_people_only_if_the_page_names_nobody():
    files = ["Abigail-Ashcombe-280x280", "edwina_jessamy", "ImogenNetherwood", "Jasper-Osgath"]
    files.append("hall-2")
    wall = "".join(f"<div class=g><img src={file}.jpg></div>" for file in files)
    assert list(shown(wall)) == [
        "Abigail Ashcombe", "Edwina Jessamy", "Imogen Netherwood", "Jasper Osgath",
    ]  # fmt: skip
    card = "<div class=p><img src={file}.jpg><h3>{name}</h3><p>{role}</p></div>"
    assert shown(each(card) + wall) == PEOPLE


def test_a_second_picture_elsewhere_makes_no_second_row():
    lead = "<div class=side><p><img src=lead.jpg></p><p>Anna Kern</p></div>"
    card = "<div class=p><img src={file}.jpg><h3>{name}</h3><p>{role}</p></div>"
    assert shown(lead + each(card)) == PEOPLE
    assert [one.name for one in find(lead + each(card)).people if one.image_url] == list(PEOPLE)


def test_a_page_teaches_its_titles():
    card = "<div class=p><img src={file}.jpg><h3>Yrk. {name}</h3></div>"
    assert shown(each(card)) == PEOPLE
    assert {one.title for one in find(each(card)).people} == {"Yrk."}


def test_a_label_in_the_names_position_speaks_against_no_name():
    card = "<div class=p><img src={file}.jpg><h3>{name}</h3><h3>Zorvane Quell</h3></div>"
    assert shown(each(card)) == PEOPLE


def test_a_name_is_not_cut_within_a_word():
    card = "<p><img src={file}.jpg><b>Dr. {given} X</b><b>y{family}</b> has long taught here.</p>"
    names = [f"{name.split()[0]} Xy{name.split(' ', 1)[1]}" for name in PEOPLE]
    assert list(shown(each(card))) == names


def test_schools_buildings_and_offices_are_nobody():
    card = "<div class=q><img src=z{}.jpg><p>{}</p></div>"
    others = ("Santa Barbara Maritime Academy", "Pavilon C", "Il Direttore", "Pensyarah Kanan")
    more = "".join(card.format(n, text) for n, text in enumerate(others))
    people = each("<div class=p><img src={file}.jpg><h3>{name}</h3><p>{role}</p></div>")
    assert shown(people + more) == PEOPLE
