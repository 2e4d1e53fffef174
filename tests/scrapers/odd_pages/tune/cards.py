"""What a card holds, and where in it the name stands."""

from .. import frames
from ..site import Site


def vacant_positions(site: Site) -> None:
    """Cards of nobody: "Vacant", "N. N.", and "You?" with silhouettes of their own."""
    cards = ""
    for number, one, source in site.portraits(site.people(9), "img/people/{one.user}.jpg"):
        cards += _card(source, one.full, one.duty)
        if number in (2, 5, 7):
            nobody = {2: "Vacant position", 5: "N. N.", 7: "Du?"}[number]
            shade = 100 + 20 * number
            cards += _card(site.silhouette(f"img/people/{number}.jpg", shade=shade), nobody, "PhD")
    site.put(site.start, frames.bootstrap(site, "Team", f'<div class="row">{cards}</div>'))


def _card(source: str, name: str, text: str) -> str:
    return (
        f'<div class="col"><img class="img-fluid" src="{source}" alt="{name}"><h5>{name}</h5>'
        f"<small>{text}</small></div>"
    )


def names_in_alt(site: Site) -> None:
    """A wall of pictures: the name is in ``alt`` alone."""
    tiles = ""
    for number, one, source in site.portraits(site.people(12, "en"), "wall/{n}.webp", (240, 240)):
        tiles += (
            f'<a class="tile" href="#t{number}" data-role="{one.duty}"><img src="{source}" '
            f'alt="Photo of {one.full}" width="240" height="240"></a>'
        )
    body = f'<div class="grid">{tiles}</div>'
    site.put(site.start, frames.modern(site, "The people behind it", body))


def names_in_links(site: Site) -> None:
    """The name is in the title of a link around the picture; the visible text is "more"."""
    tiles = ""
    for number, one in enumerate(site.people(8)):
        source = site.portrait(one, f"bilder/{1700 + number}.jpg")
        tiles += (
            f'<li><a href="#{number}" title="Zum Profil von {one.full}"><img src="{source}" '
            f'alt=""></a><p>{one.duty}</p><a class="more" href="#{number}">mehr</a></li>'
        )
    site.put(site.start, frames.typo3(site, "Köpfe", f'<ul class="heads">{tiles}</ul>'))


def misleading_alts(site: Site) -> None:
    """``alt`` says "placeholder", a file name, only a title, or the name of somebody else."""
    people, cards = site.people(12), ""
    for number, one in enumerate(people):
        alt = (
            "placeholder", f"DSC_{number}.JPG", "Prof. Dr.", people[number - 1].name,
        )[number % 4]  # fmt: skip
        source = site.portrait(one, f"fotos/DSC_{300 + number}.JPG")
        cards += (
            f'<article class="person"><img src="{source}" alt="{alt}"><div><h3>{one.full}</h3>'
            f"<p>{one.duty}</p><p>{one.phone}</p></div></article>"
        )
    site.put(site.start, frames.typo3(site, "Personen", cards))


def many_icons(site: Site) -> None:
    """Icons for telephone, mail and ORCID, and a project's logo, stand before the portrait."""
    icons = "".join(
        f'<img class="icon" src="{site.scene(f"icons/{name}.png", (32, 32))}" alt="{name}">'
        for name in ("phone", "mail", "orcid")
    )
    cards = ""
    for number, one in enumerate(site.people(10, "tr")):
        logo = site.scene(f"logos/project{number % 3}.png", (160, 80))
        source = site.portrait(one, f"people/{number}/photo.png", (300, 400))
        cards += (
            f'<div class="col">{icons}<img src="{logo}" alt="Project"><img src="{source}" '
            f'alt="{one.user}"><div class="n">{one.full}</div><span>{one.duty}</span></div>'
        )
    site.put(site.start, frames.bootstrap(site, "Staff", f'<div class="row">{cards}</div>'))


def link_around_everything(site: Site) -> None:
    """A card is one link full of spans; mail addresses are broken up."""
    cards = ""
    for number, one in enumerate(site.people(11, "is")):
        inner = site.image(
            one, f"myndir/{number}.jpg", tag='<img src="{}" alt="">', shown=number != 6
        )
        cards += (
            f'<a class="sc-{number:x}f kqZ" href="#s{number}">{inner}<span>{one.name}</span><span>'
            f"{one.duty}</span><span>{one.user}<b>&#64;</b>hs.example</span></a>"
        )
    site.put(site.start, frames.modern(site, "Starfsfólk", f'<div class="grid">{cards}</div>'))


def publications_in_cards(site: Site) -> None:
    """Below each name stand publications with the names of other authors."""
    people = site.people(8, "en")
    others = site.people(16, "en", titled=False)
    body = ""
    for number, one, source in site.portraits(people, "images/staff/{one.user}.jpg", (180, 230)):
        papers = "".join(
            f"<li>{other.name}, {one.name}: <i>On the Theory of Slow Networks</i>, 20{10 + n}</li>"
            for n, other in enumerate(others[2 * number : 2 * number + 2])
        )
        body += (
            f'<section><img src="{source}"><h2>{one.full}</h2><p>{one.duty}</p><h4>Selected '
            f"publications</h4><ul>{papers}</ul></section>"
        )
    site.put(site.start, frames.bootstrap(site, "Members", body))


def custom_elements(site: Site) -> None:
    """Web components without a shadow: unknown elements all the way down."""
    cards = ""
    for _, one, source in site.portraits(
        site.people(9, "ar-latin"), "avatars/{n}.webp", (200, 200)
    ):
        cards += (
            f"<uni-person><uni-avatar><img src='{source}'></uni-avatar><uni-name slot=name>"
            f"{one.full}</uni-name><uni-role>{one.duty}</uni-role></uni-person>"
        )
    style = "uni-person,uni-name,uni-role{display:block}"
    site.put(site.start, frames.modern(site, "People", cards, style=style))


def names_of_the_world(site: Site) -> None:
    """One list, names in ten scripts and orders, capital surnames among them."""
    cards = ""
    tongues = ("zh", "ja", "ko", "vi", "he", "ar", "el", "ru", "in", "one", "nl", "is")
    for number, tongue in enumerate(tongues * 2):
        (one,) = site.people(1, tongue)
        source = site.portrait(one, f"p/{number}.jpg", (130, 170))
        name = one.capitals if tongue in ("nl", "is") else one.name
        cards += f'<li><img src="{source}"><h3>{name}</h3><p>{one.duty}</p></li>'
    site.put(site.start, frames.bootstrap(site, "Graduate school", f"<ul>{cards}</ul>"))


def background_portraits(site: Site) -> None:
    """Portraits are backgrounds; every card has the same decorative background as well."""
    site.scene("deco/wave.png", (400, 100))
    cards = ""
    for number, one in enumerate(site.people(10, "en")):
        style = site.image(
            one, f"u/{number}a.jpg", (300, 300), tag="background-image:url('{}')", shown=number != 3
        )
        cards += (
            f'<div class="person"><div class="round" style="{style}"></div><strong>{one.full}'
            f"</strong><em>{one.duty}</em></div>"
        )
    style = (
        ".person{background:url(deco/wave.png);width:250px;float:left}strong,em{display:block}"
        ".round{width:200px;height:200px;border-radius:50%;background-size:cover}"
    )
    site.put(site.start, frames.bootstrap(site, "Team", cards, style=style))


LAYOUTS = (
    vacant_positions,
    names_in_alt,
    names_in_links,
    misleading_alts,
    many_icons,
    link_around_everything,
    publications_in_cards,
    custom_elements,
    names_of_the_world,
    background_portraits,
)
