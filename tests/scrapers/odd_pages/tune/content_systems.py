"""Pages that a content management system wrote."""

from .. import frames
from ..site import Site


def head_above_the_list(site: Site) -> None:
    """TYPO3: the head of the group is a single card above the cards of the others."""
    head, *others = site.people(12)
    source = site.portrait(head, "fileadmin/_processed_/csm_chef_1a2b3c.jpg", (220, 290))
    body = (
        f'<div class="ce-textpic ce-left" id="c77"><figure><img src="{source}" width="220" '
        f'height="290"></figure><div class="bodytext"><h2>{head.full}</h2><p>Leiter der Abteilung'
        f"<br>Sprechstunde nach Vereinbarung</p></div></div><h2>Team</h2>"
    )
    for number, one in enumerate(others):
        picture = f"fileadmin/_processed_/csm_{one.user}_{number * 7919:x}.jpg"
        shown = number != 4
        image = f'<img src="{site.portrait(one, picture)}" alt="">' if shown else site.lacks(one)
        body += (
            f'<div class="ce-textpic ce-left"><div class="ce-gallery">{image}</div>'
            f"<div class='ce-bodytext'><header><h3>{one.full}</h3></header><p>{one.duty}<br>"
            f"{one.room}<br>+49 89 {one.phone}</p></div></div>"
        )
    site.put(site.start, frames.typo3(site, "Mitarbeiter", body))


def sections_like_names(site: Site) -> None:
    """Section titles use the same element and class as the names."""
    people, body = site.people(13), ""
    for number, one in enumerate(people):
        if number in (0, 3, 9):
            section = {0: "Professoren", 3: "Wissenschaftliche Mitarbeiter", 9: "Sekretariat"}
            body += f'<h3 class="title">{section[number]}</h3>'
        source = site.portrait(one, f"assets/{one.user}.png", (140, 180))
        body += (
            f'<h3 class="title">{one.full}</h3><div class="text"><img class="left" src="{source}" '
            f'alt="{one.name}"><p>Raum {one.room}<br>Telefon {one.phone}</p></div>'
        )
    site.put(site.start, frames.typo3(site, "Personen", body))


def positions_in_the_names_slot(site: Site) -> None:
    """The first line of a card is the position or the name: some have no position."""
    cards = ""
    for number, one in enumerate(site.people(12, "en")):
        source = site.portrait(one, f"media/{number + 400}/portrait.jpg")
        duty = "" if number % 4 == 1 else f'<p class="line">{one.duty}</p>'
        cards += (
            f'<div class="staff-item"><div class="img"><img src="{source}" loading="lazy"></div>'
            f'{duty}<p class="line">{one.full}</p><p class="line">{one.phone}</p></div>'
        )
    site.put(site.start, frames.bootstrap(site, "Our staff", cards))


def figures_and_a_group(site: Site) -> None:
    """Figures with captions; the first is a group photo whose caption names several people."""
    people = site.people(9)
    group = site.group("bilder/team2018.jpg", (640, 420))
    named = ", ".join(one.name for one in people[:5])
    body = f'<figure><img src="{group}"><figcaption>V. l. n. r.: {named}</figcaption></figure>'
    for _, one, source in site.portraits(people, "bilder/{one.user}.jpg"):
        body += (
            f'<figure><img src="{source}"><figcaption>{one.full}<br>{one.duty}</figcaption>'
            "</figure>"
        )
    site.put(site.start, frames.typo3(site, "Unser Team", body, style="figure{float:left}"))


def listing_table(site: Site) -> None:
    """Plone: a table with name, room, telephone and, in the last column, a picture."""
    rows = "<tr><th>Nom</th><th>Fonction</th><th>Bureau</th><th>Tél.</th><th>Photo</th></tr>"
    for number, one in enumerate(site.people(12, "fr")):
        picture = site.image(
            one,
            f"annuaire/{one.user}/image_mini",
            form="jpg",
            tag='<img src="{}"/>',
            without="–",
            shown=number % 5 != 4,
        )
        rows += (
            f'<tr class="{("odd", "even")[number % 2]}"><td><a href="#x">{one.family} {one.given}'
            f"</a></td><td>{one.duty}</td><td>{one.room}</td><td>{one.phone}</td>"
            f"<td>{picture}</td></tr>"
        )
    body = f'<table class="listing">{rows}</table>'
    site.put(site.start, frames.typo3(site, "Annuaire", body, language="fr"))


def surname_comma_given(site: Site) -> None:
    """ "Surname, Given, Titles" in bold, the office named before a colon, picture at the right."""
    rows = ""
    for number, one in enumerate(site.people(10)):
        name = f"Sekretariat: {one.given} {one.family}" if number == 2 else one.inverted
        source = site.portrait(one, f"uploads/Passbild_{number}.jpeg", (105, 135))
        rows += (
            f"<tr><td><strong>{name}</strong><br>{one.room} · {one.phone}<br><a href='#p'>Profil"
            f"</a></td><td><img style='width:105px;height:135px' src='{source}'></td></tr>"
        )
    site.put(site.start, frames.typo3(site, "Beschäftigte", f"<table>{rows}</table>"))


def default_picture(site: Site) -> None:
    """Drupal: rows of fields, lazy pictures, one default picture for all who have none."""
    site.silhouette("sites/default/files/styles/people/public/default_images/person.png")
    rows = ""
    for number, one in enumerate(site.people(14, "nl")):
        if number in (1, 6, 7, 12):
            site.lacks(one)
            source = "sites/default/files/styles/people/public/default_images/person.png"
        else:
            path = f"sites/default/files/styles/people/public/2020-03/{number}.jpg?itok=Xy{number}"
            source = site.portrait(one, path)
        rows += (
            '<div class="views-row"><div class="views-field views-field-field-photo"><div '
            f'class="field-content"><img data-src="{source}" class="lazyload" width="150" '
            f'height="195" alt="Portrait"></div></div><span class="views-field views-field-title">'
            f'<span class="field-content"><a href="#n{number}">{one.full}</a></span></span>'
            f'<div class="views-field-field-role">{one.duty}</div></div>'
        )
    site.put(site.start, frames.bootstrap(site, "Medewerkers", f'<div class="view">{rows}</div>'))


def block_columns(site: Site) -> None:
    """WordPress: three columns of blocks, the last of them empty; renditions in ``srcset``."""
    people, body = site.people(8, "it"), ""
    for start in range(0, 8, 3):
        body += '<div class="wp-block-columns">'
        for one in people[start : start + 3]:
            stem = f"wp-content/uploads/2021/04/IMG_{1000 + people.index(one)}"
            for width in (225, 450):
                size = (width, width * 4 // 3)
                site.portrait(one, f"{stem}-{width}x{size[1]}.jpg", size)
            body += (
                '<div class="wp-block-column"><figure class="wp-block-image size-large"><img '
                f'src="{stem}-225x300.jpg" srcset="{stem}-225x300.jpg 225w, {stem}-450x600.jpg '
                f'450w" alt=""></figure><h4>{one.full}</h4><p>{one.duty}</p></div>'
            )
        body += '<div class="wp-block-column"></div>' * (3 - len(people[start : start + 3]))
        body += "</div>"
    site.put(site.start, frames.wordpress(site, "People", body))


def page_builder(site: Site) -> None:
    """Boxes of a page builder, and below them partners' logos in the same boxes."""
    body = ""
    for _, one, source in site.portraits(
        site.people(9, "es"), "wp-content/uploads/elementor/thumbs/foto-{n}-abc.png"
    ):
        body += _box(source, one.name, one.duty)
    for partner in ("Iberian Water Council", "Museo de la Técnica", "Green Data Hub"):
        logo = site.scene(f"wp-content/uploads/{partner[:5]}.png".replace(" ", ""), (200, 120))
        body += _box(logo, partner, "Partner")
    site.put(site.start, frames.wordpress(site, "Equipo", body, language="es"))


def _box(source: str, name: str, text: str) -> str:
    return (
        '<div class="elementor-element"><div class="elementor-image-box-wrapper"><figure '
        f'class="elementor-image-box-img"><img src="{source}"></figure><div '
        f'class="elementor-image-box-content"><h3>{name}</h3><p>{text}</p></div></div></div>'
    )


LAYOUTS = (
    head_above_the_list,
    sections_like_names,
    positions_in_the_names_slot,
    figures_and_a_group,
    listing_table,
    surname_comma_given,
    default_picture,
    block_columns,
    page_builder,
)
