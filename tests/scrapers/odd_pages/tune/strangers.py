"""Pages that hold people who are not staff, and things that are called like people."""

from .. import frames
from ..cast import Someone
from ..site import Site


def _card(source: str, name: str, text: str) -> str:
    return (
        f'<div class="profile-card"><div class="pic"><img src="{source}"></div><h3>{name}</h3>'
        f"<span>{text}</span></div>"
    )


def _staff(site: Site, people: list[Someone], folder: str) -> str:
    return "".join(
        _card(site.portrait(one, f"{folder}/{n}.jpg"), one.full, one.duty)
        for n, one in enumerate(people)
    )


def upcoming_talks(site: Site) -> None:
    """Below the team, speakers of the coming talks in the same cards."""
    talks = ""
    for number, one in enumerate(site.people(4, "ru")):
        source = site.stranger(one, f"talks/{number}.jpg")
        talks += _card(source, one.name, f"{12 + number} May: On turbulence in pipes")
    body = f"<h2>Our team</h2>{_staff(site, site.people(10, 'en'), 'team')}"
    body += f"<h2>Upcoming talks</h2>{talks}"
    site.put(site.start, frames.bootstrap(site, "Institute", body))


def houses_with_names(site: Site) -> None:
    """Buildings and prizes called after people, with pictures, in the cards of the people."""
    body = _staff(site, site.people(8), "leute")
    for number, name in enumerate(("Henriette-Kolb-Haus", "Villa Marga", "Otto-Brenn-Preis")):
        body += _card(site.scene(f"orte/{number}.jpg", (150, 195)), name, "Standort Nord")
    site.put(site.start, frames.typo3(site, "Institut", body))


def groups_with_members(site: Site) -> None:
    """One picture a group, of its leader; the members follow as names between commas."""
    body = ""
    for number, topic in enumerate(("Optics", "Polymers", "Plasma", "Surfaces", "Theory")):
        leader, *members = site.people(5, "pl", titled=False)
        source = site.portrait(leader, f"leaders/{number}.jpg", (130, 170))
        for one in members:
            site.lacks(one)
        names = ", ".join(one.name for one in members)
        body += (
            f'<section><h3>{topic}</h3><img src="{source}" alt=""><p>Head: <b>{leader.name}</b></p>'
            f"<p>Members: {names}</p></section>"
        )
    site.put(site.start, frames.bootstrap(site, "Research groups", body))


def staff_in_the_news(site: Site) -> None:
    """News of a prize for one of the staff, with another picture, stand above the list."""
    people = site.people(10)
    winner = people[3]
    picture = site.stranger(winner, "news/preis.jpg", (480, 300))
    body = (
        f'<div class="news"><img src="{picture}"><h3>Lehrpreis für {winner.full}</h3><p>Wir '
        "gratulieren! Die Verleihung war am 3. Juni in der Aula.</p></div><h2>Team</h2>"
    )
    body += _staff(site, people, "t")
    site.put(site.start, frames.typo3(site, "Abteilung", body))


def men_and_women_drawn(site: Site) -> None:
    """Two drawn stand-ins, one for women and one for men, under ordinary file names."""
    site.silhouette("storage/w.png", shade=140)
    site.silhouette("storage/m.png", shade=90)
    body = ""
    for number, one in enumerate(site.people(13, "el")):
        if number in (1, 4, 8, 9, 12):
            site.lacks(one)
            source = "storage/w.png" if number % 4 == 1 else "storage/m.png"
        else:
            source = site.portrait(one, f"storage/{number}.png")
        body += _card(source, one.full, one.duty)
    site.put(site.start, frames.bootstrap(site, "Προσωπικό", body))


def committee_below(site: Site) -> None:
    """An advisory board in smaller cards of its own: the page leaves open whether it belongs."""
    body = f"<h2>Staff</h2>{_staff(site, site.people(9, 'en'), 'st')}<h2>Advisory board</h2><ul>"
    for _, one, source in site.portraits(
        site.people(4, "fr", titled=False), "board/{n}.jpg", (90, 117)
    ):
        del site.expected[one.name]
        site.allowed.add(one.name)
        body += f'<li><img src="{source}" width="90"><b>{one.name}</b>, Université du Lac</li>'
    site.put(site.start, frames.bootstrap(site, "Centre for Lakes", body + "</ul>"))


LAYOUTS = (
    upcoming_talks,
    houses_with_names,
    groups_with_members,
    staff_in_the_news,
    men_and_women_drawn,
    committee_below,
)
