"""What else is on the page: other people's pictures, other things' tiles, the same person again."""

from .. import frames
from ..site import Site


def _cards(site: Site, people: list, folder: str) -> str:
    cards = ""
    for number, one in enumerate(people):
        source = site.portrait(one, f"{folder}/{number:02}.jpg")
        cards += (
            f'<div class="card"><img src="{source}" alt="{one.name}"><div class="card-body">'
            f"<h4>{one.full}</h4><p>{one.duty}</p></div></div>"
        )
    return cards


def people_in_the_header(site: Site) -> None:
    """The heads of the department stand in the page's header, the office in a navigation."""
    people = site.people(12, "en")
    header = "<header><h1>Department office</h1><ul>"
    for _, one, source in site.portraits(people[:3], "heads/{one.user}.jpg"):
        header += f"<li><img src='{source}'><b>{one.full}</b><br>{one.duty}</li>"
    header += "</ul></header><nav class='people'><ul>"
    for _, one, source in site.portraits(people[3:], "heads/{one.user}.jpg"):
        header += f"<li><a href='#{one.user}'><img src='{source}'><b>{one.full}</b></a></li>"
    site.put(site.start, frames.bare("Office", header + "</ul></nav>"))


def news_beside(site: Site) -> None:
    """A side column of news about visitors, with their pictures and names."""
    news = ""
    for number, one in enumerate(site.people(3, "en")):
        source = site.stranger(one, f"news/2020-0{number + 1}.jpg", (90, 90))
        news += (
            f'<div class="teaser"><img src="{source}" alt="{one.name}"><h4>{one.name} visits us'
            f"</h4><p>Public lecture on Tuesday at six.</p></div>"
        )
    body = f'<div class="list">{_cards(site, site.people(9), "personen")}</div>'
    aside = f'<aside class="news"><h3>Aktuelles</h3>{news}</aside>'
    site.put(site.start, frames.typo3(site, "Mitarbeitende", body + aside))


def testimonials(site: Site) -> None:
    """Quotes of alumni with small round pictures above the people."""
    quotes = ""
    for number, one in enumerate(site.people(4, "en", titled=False)):
        source = site.stranger(one, f"quotes/q{number}.jpg", (96, 96))
        quotes += (
            f'<blockquote><p>“The best two years of my life.”</p><img src="{source}" width="48" '
            f'height="48"><cite>{one.name}, class of 201{number}</cite></blockquote>'
        )
    body = f"<h2>What students say</h2>{quotes}<h2>Faculty</h2>"
    body += _cards(site, site.people(10, "en"), "faculty")
    site.put(site.start, frames.bootstrap(site, "About us", body))


def project_tiles(site: Site) -> None:
    """Research projects in tiles exactly like those of the people."""
    body = f"<h2>Team</h2><div>{_cards(site, site.people(10), 'team')}</div><h2>Projekte</h2><div>"
    for number, title in enumerate(("Smart Grids", "Deep Water", "Urban Heat", "Alte Drucke")):
        picture = site.scene(f"projekte/{number}.jpg", (150, 195))
        body += (
            f'<div class="card"><img src="{picture}" alt="{title}"><div class="card-body"><h4>'
            f"{title}</h4><p>Laufzeit 2019 bis 2022</p></div></div>"
        )
    site.put(site.start, frames.typo3(site, "Arbeitsgruppe", body + "</div>"))


def head_twice(site: Site) -> None:
    """The head of the group stands above the list and, smaller, in it."""
    people = site.people(9)
    large = site.portrait(people[0], "img/leitung_gross.jpg", (400, 520))
    body = (
        f'<div class="intro"><img src="{large}"><h2>{people[0].full}</h2><p>leitet die Gruppe seit '
        f"2012.</p></div><ul>"
    )
    for _, one, source in site.portraits(people, "img/{n}_kl.jpg", (120, 156)):
        body += f'<li><img src="{source}"><span class="n">{one.full}</span> {one.room}</li>'
    site.put(site.start, frames.typo3(site, "Gruppe", body + "</ul>"))


def buildings_and_labs(site: Site) -> None:
    """Photos of the building and the laboratories stand between the people's cards."""
    people = site.people(10)
    body = _cards(site, people[:5], "a")
    for number, caption in enumerate(("Das Hauptgebäude im Winter", "Labor für Mikroskopie")):
        picture = site.scene(f"haus/{number}.jpg", (600, 300))
        body += f'<div class="photo"><img src="{picture}"><p class="caption">{caption}</p></div>'
    body += _cards(site, people[5:], "b")
    site.put(site.start, frames.typo3(site, "Über uns", body))


def alumni_without_pictures(site: Site) -> None:
    """Cards of the members, then a list of former members' names and a list of visitors."""
    former = site.people(6, "pl")
    for one in former:
        site.lacks(one)
    names = "".join(f"<li>{one.full} (now with Beispiel AG)</li>" for one in former)
    body = f"<h2>Members</h2>{_cards(site, site.people(8, 'pl'), 'm')}<h2>Alumni</h2><ul>{names}"
    site.put(site.start, frames.bootstrap(site, "People", body + "</ul>"))


def shared_silhouettes(site: Site) -> None:
    """Silhouettes under addresses of their own: three with the same bytes, one in another size."""
    cards = ""
    for number, one in enumerate(site.people(12)):
        path = f"portal/picture/{1000 + 37 * number}.png"
        if number in (2, 5, 6, 10):
            site.lacks(one)
            source = site.silhouette(path, (150, 195) if number != 10 else (300, 390))
        else:
            source = site.portrait(one, path)
        cards += f"<div class=vcard><img src='{source}'><p class=fn>{one.full}</p></div>"
    site.put(site.start, frames.typo3(site, "Kollegium", cards))


LAYOUTS = (
    people_in_the_header,
    news_beside,
    testimonials,
    project_tiles,
    head_twice,
    buildings_and_labs,
    alumni_without_pictures,
    shared_silhouettes,
)
