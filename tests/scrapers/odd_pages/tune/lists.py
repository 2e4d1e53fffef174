"""Lists that go on elsewhere: further pages, profile pages, addresses that need a base."""

from .. import frames
from ..site import Site


def base_and_queries(site: Site) -> None:
    """``<base>`` moves every address, and one script serves all pictures."""
    body = ""
    for number, one in enumerate(site.people(9, "en")):
        site.portrait(one, f"cms/data/photo.php?id={number}&size=m", form="jpg")
        body += (
            f'<tr><td><img src="photo.php?id={number}&amp;size=m"></td><td>{one.full}</td><td>'
            f"{one.duty}</td></tr>"
        )
    page = frames.bare("Staff", f"<table>{body}</table>", head='<base href="/cms/data/">')
    site.put(site.start, page)


def pages_with_next(site: Site) -> None:
    """Three pages; "next" leads on, and the last one leads nowhere."""
    for page in range(3):
        body = ""
        for number, one in enumerate(site.people(6)):
            source = site.portrait(one, f"/img/{page}-{number}.jpg")
            body += f'<div class="pers"><img src="{source}"><h3>{one.full}</h3>{one.room}</div>'
        before = f'<a href="people.html?page={page - 1}">‹ zurück</a>' if page else ""
        after = f'<a href="people.html?page={page + 1}">weiter ›</a>' if page < 2 else ""
        body += f'<div class="pager">{before} Seite {page + 1} von 3 {after}</div>'
        html = frames.typo3(site, "Personen", body)
        site.put(f"people.html?page={page}", html)
        if page == 0:
            site.put(site.start, html)


def names_that_link(site: Site) -> None:
    """Names only; each leads to a page with the portrait and other pictures."""
    rows = ""
    for number, one in enumerate(site.people(9)):
        rows += f'<li><a href="person/{one.user}.html">{one.full}</a>, {one.duty}</li>'
        if number == 5:
            picture = site.lacks(one)
        else:
            source = site.portrait(one, f"person/img/{one.user}.jpg", (220, 280))
            picture = f'<img src="/{source}">'
        book = site.scene(f"person/img/buch{number}.jpg", (160, 220))
        body = (
            f'<div class="profile"><h1>{one.full}</h1>{picture}<p>{one.duty}, {one.room}</p></div>'
            f'<h2>Bücher</h2><img src="/{book}"><p>Einführung in die Statik, 2. Auflage</p>'
        )
        page = frames.bare(one.name, body, language="de")
        site.put(f"person/{one.user}.html", page)
    site.put(site.start, frames.typo3(site, "Personenverzeichnis", f"<ul>{rows}</ul>"))


def thumbnails_and_profiles(site: Site) -> None:
    """Pictures of 28 pixels in the list, large ones on the people's own pages."""
    rows = ""
    for number, one in enumerate(site.people(9, "en")):
        tiny = site.thumbnail(one, f"t/{number}.jpg", (28, 28))
        large = site.portrait(one, f"full/{number}.jpg", (300, 400))
        rows += (
            f'<tr><td><img src="{tiny}" width="28" height="28"></td><td><a href="/~{number}.html">'
            f"{one.name}</a></td><td>{one.duty}</td></tr>"
        )
        body = f"<main><h1>{one.full}</h1><img src='/{large}' width=300><p>{one.duty}</p></main>"
        site.put(f"~{number}.html", frames.bare(one.name, body))
    site.put(site.start, frames.bootstrap(site, "Directory", f"<table>{rows}</table>"))


LAYOUTS = (
    base_and_queries,
    pages_with_next,
    names_that_link,
    thumbnails_and_profiles,
)
