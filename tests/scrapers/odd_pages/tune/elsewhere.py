"""Lists that are not on one page."""

from .. import frames
from ..site import Site


def numbered_pages(site: Site) -> None:
    """Only numbers lead to the other pages; there is no word for "next"."""
    for page in (1, 2, 3):
        body = '<ul class="staff">'
        for number, one in enumerate(site.people(5, "pl")):
            source = site.portrait(one, f"/media/{page}{number}.jpg")
            body += f'<li><figure><img src="{source}"></figure>{one.full}</li>'
        numbers = " ".join(
            f"<b>{n}</b>" if n == page else f'<a href="/people.html?p={n}">{n}</a>'
            for n in (1, 2, 3)
        )
        html = frames.bootstrap(site, "Pracownicy", f"{body}</ul><div>{numbers}</div>")
        site.put(f"people.html?p={page}", html)
        if page == 1:
            site.put(site.start, html)


def load_more(site: Site) -> None:
    """A button "Mehr laden" is a link to the rest of the list."""
    people = site.people(14)
    for start, path in ((0, site.start), (8, "people.html?offset=8")):
        body = ""
        for number, one in enumerate(people[start : start + 8]):
            source = site.portrait(one, f"/f/{start + number}.jpg")
            body += f'<div class="tile"><img src="{source}"><strong>{one.full}</strong></div>'
        more = '<a class="btn btn-primary" href="/people.html?offset=8">Mehr laden</a>'
        html = frames.typo3(site, "Unsere Leute", body + ("" if start else more))
        site.put(path, html)


def cards_without_pictures(site: Site) -> None:
    """Cards of names and duties; the link says "Profile", the portrait is there among others."""
    body = ""
    for number, one in enumerate(site.people(8, "en")):
        body += (
            f'<div class="entry"><h4>{one.full}</h4><p>{one.duty}</p><p><a href="/staff/{number}/">'
            "Profile</a></p></div>"
        )
        source = site.portrait(one, f"/staff/{number}/me.jpg", (240, 320))
        visitor = site.people(1, "is", titled=False)[0]
        guest = site.stranger(visitor, f"/staff/{number}/guest.jpg", (100, 130))
        profile = (
            f'<div class="side"><h3>Visitors</h3><img src="{guest}"><p>{visitor.name}</p></div>'
            f"<article><h1>{one.full}</h1><div class='body'><img src='{source}'><p>{one.duty}</p>"
            "</div></article>"
        )
        site.put(f"staff/{number}/", frames.bare(one.name, profile))
    site.put(site.start, frames.bootstrap(site, "Who is who", body))


LAYOUTS = (numbered_pages, load_more, cards_without_pictures)
