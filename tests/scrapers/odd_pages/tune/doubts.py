"""Cards in which more than one name or picture could be meant."""

from .. import frames
from ..site import Site


def assistants_of_others(site: Site) -> None:
    """The position names somebody else: "Sekretariat Prof. Dr. ..." below many names."""
    chair, *others = site.people(10)
    source = site.portrait(chair, "ma/chef.jpg")
    body = f'<li><img src="{source}"><h4>{chair.full}</h4><p>Lehrstuhlinhaber</p></li>'
    for number, one in enumerate(others):
        duty = ("Sekretariat", "Assistenz", "Doktorand bei")[number % 3]
        source = site.portrait(one, f"ma/{number}.jpg")
        body += (
            f'<li><img src="{source}"><h4>{one.full}</h4><p>{duty} Prof. Dr. {chair.name}</p></li>'
        )
    site.put(site.start, frames.typo3(site, "Lehrstuhl", f"<ul>{body}</ul>"))


def photographers_credits(site: Site) -> None:
    """Below each portrait stands who took it, above the name."""
    first, second = site.people(2, titled=False)
    body = ""
    for number, one, source in site.portraits(site.people(10), "portraets/{n}.jpg", (200, 260)):
        credit = (first, second)[number % 2].name
        body += (
            f'<div class="person"><figure><img src="{source}"><figcaption>Foto: {credit}'
            f'</figcaption></figure><div class="name">{one.full}</div><div>{one.duty}</div></div>'
        )
    site.put(site.start, frames.typo3(site, "Professorium", body))


def codes_beside_portraits(site: Site) -> None:
    """Each card has a square code for the telephone, unlike all others, beside the portrait."""
    rows = ""
    for number, one in enumerate(site.people(10, "en")):
        code = site.scene(f"qr/{number}.png", (120, 120))
        face = site.image(one, f"staff/{number}.jpg", (120, 150), shown=number != 6)
        rows += (
            f'<tr><td>{face}</td><td><b>{one.full}</b><br>{one.duty}</td><td><img src="{code}" '
            'alt="QR code vCard" width="60" height="60"></td></tr>'
        )
    site.put(site.start, frames.bootstrap(site, "Contacts", f"<table>{rows}</table>"))


def banners_and_avatars(site: Site) -> None:
    """As in a social network: each person has a wide banner, and a round portrait over it."""
    body = ""
    for number, one in enumerate(site.people(8, "es")):
        banner = site.scene(f"cover/{number}.jpg", (600, 160))
        source = site.portrait(one, f"avatar/{number}.jpg", (160, 160))
        body += (
            f'<div class="profile"><img class="cover" src="{banner}" width="600" height="160"><img '
            f'class="avatar" src="{source}" width="160" height="160"><h3>{one.full}</h3><p>'
            f"{one.duty}</p></div>"
        )
    site.put(site.start, frames.modern(site, "Equipo", f"<div class=grid>{body}</div>"))


def books_beside_portraits(site: Site) -> None:
    """Some cards show the cover of a book after the portrait, with its title."""
    body = ""
    for number, one, source in site.portraits(site.people(9, "it"), "docenti/{n}.jpg"):
        book = ""
        if number % 2:
            cover = site.scene(f"libri/{number}.jpg", (120, 180))
            book = f'<img src="{cover}"><em>Storia Naturale</em>'
        body += f'<div class="d"><img src="{source}"><b>{one.full}</b> {one.duty} {book}</div>'
    site.put(site.start, frames.wordpress(site, "Docenti", body))


def two_heads_in_one_card(site: Site) -> None:
    """Two heads share a card with two pictures and two names; the others have one each."""
    first, second, *others = site.people(10)
    body = (
        f'<div class="card"><img src="{site.portrait(first, "l/1.jpg")}"><h3>{first.full}</h3>'
        f'<img src="{site.portrait(second, "l/2.jpg")}"><h3>{second.full}</h3><p>Leitung</p></div>'
    )
    for _, one, source in site.portraits(others, "m/{n}.jpg"):
        body += f'<div class="card"><img src="{source}"><h3>{one.full}</h3><p>{one.duty}</p></div>'
    site.put(site.start, frames.typo3(site, "Abteilung Statik", body))


def wide_portraits(site: Site) -> None:
    """Portraits in the shape of a screen, as large as banners."""
    body = ""
    for _, one, source in site.portraits(site.people(7, "nl"), "breed/{n}.jpg", (800, 450)):
        body += (
            f'<section><img src="{source}" width="800" height="450"><h2>{one.full}</h2><p>'
            f"{one.duty}. {frames.TEXT}</p></section>"
        )
    site.put(site.start, frames.bootstrap(site, "Wie wij zijn", body))


def contact_box(site: Site) -> None:
    """One of the staff stands again in a box "Your contact", with another rendition."""
    people = site.people(9)
    body = "<div class='list'>"
    for number, one, source in site.portraits(people, "p/{n}.jpg"):
        body += f'<div class="item"><img src="{source}"><a href="#{number}">{one.full}</a></div>'
    again = site.portrait(people[4], "p/4_square.jpg", (100, 100))
    body += (
        f'</div><div class="contact-box"><h3>Ihr Kontakt</h3><img src="{again}" width="100"><p>'
        f"<strong>{people[4].full}</strong><br>Tel. {people[4].phone}</p></div>"
    )
    site.put(site.start, frames.typo3(site, "Mitarbeiter*innen", body))


def biographies(site: Site) -> None:
    """Long texts in which other people's names stand in bold and in links."""
    people, body = site.people(7, "en"), ""
    teachers = site.people(7, "is", titled=False)
    for number, one, source in site.portraits(people, "bio/{n}.jpg", (180, 240)):
        teacher = teachers[number].name
        body += (
            f'<article><h2>{one.full}</h2><img src="{source}" alt=""><p>Studied with <b>{teacher}'
            f'</b> and later joined the group of <a href="#x">Prof. {people[number - 2].name}</a>. '
            f"{frames.TEXT}</p></article>"
        )
    site.put(site.start, frames.wordpress(site, "Faculty biographies", body))


def addresses_of_all_kinds(site: Site) -> None:
    """Addresses with spaces, umlauts, no scheme, dots, capitals, entities, and fragments."""
    shapes = (
        ("bild/Foto von {n}.jpg", "bild/Foto von {n}.jpg"),
        ("bild/Größe{n}.jpg", "bild/Gr%C3%B6%C3%9Fe{n}.jpg"),
        ("bild/x{n}.jpg", "./bild/../bild/x{n}.jpg"),
        ("BILD/X{n}.JPG", "/BILD/X{n}.JPG"),
        ("b/{n}.jpg?a=1&b=2", "b/{n}.jpg?a=1&amp;b=2"),
        ("b/f{n}.png", "b/f{n}.png#portrait"),
    )
    body = ""
    for number, one in enumerate(site.people(12)):
        path, shown = (shape.format(n=number) for shape in shapes[number % len(shapes)])
        site.portrait(one, path)
        body += f'<div class="t"><img src="{shown}"><p>{one.full}</p><p>{one.phone}</p></div>'
    site.put(site.start, frames.typo3(site, "Personal", body))


def groups_by_professor(site: Site) -> None:
    """Each professor's name heads a section, with a picture; the group's members follow."""
    body = ""
    for group in range(3):
        head, *members = site.people(5)
        source = site.portrait(head, f"g{group}/prof.jpg", (200, 260))
        body += f'<h2>{head.full}</h2><div class="prof"><img src="{source}"></div><ul>'
        for number, one in enumerate(members):
            face = site.image(one, f"g{group}/{number}.jpg", (90, 117), shown=number != group)
            body += f"<li>{face}<span>{one.full}</span></li>"
        body += "</ul>"
    site.put(site.start, frames.typo3(site, "Arbeitsgruppen", body))


def behind_a_cookie_banner(site: Site) -> None:
    """A banner about cookies lies over the page; it names a data protection officer."""
    officer = site.lacks(site.people(1, titled=False)[0]) or list(site.without)[0]
    body = ""
    for _, one, source in site.portraits(site.people(9), "k/{n}.webp", (240, 240)):
        body += f'<figure><img src="{source}"><figcaption>{one.full}</figcaption></figure>'
    site.scene("k/consent.png", (120, 40))
    banner = (
        '<div style="position:fixed;inset:0;background:#fffd"><img src="k/consent.png"><h2>Wir '
        f"verwenden Cookies</h2><p>Datenschutzbeauftragter: {officer}</p><button>Alle akzeptieren"
        "</button><button>Nur notwendige</button></div>"
    )
    site.put(site.start, frames.typo3(site, "Köpfe", body + banner))


LAYOUTS = (
    assistants_of_others,
    photographers_credits,
    codes_beside_portraits,
    banners_and_avatars,
    books_beside_portraits,
    two_heads_in_one_card,
    wide_portraits,
    contact_box,
    biographies,
    addresses_of_all_kinds,
    groups_by_professor,
    behind_a_cookie_banner,
)
