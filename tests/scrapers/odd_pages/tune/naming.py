"""How a name is written: among titles of many languages, as common words, shortened, in files."""

from .. import frames
from ..cast import Someone
from ..site import Site

TITLED = (
    ("Dott.ssa {}", "Fiammetta Bellacosa", "Università del Lago"),
    ("prof. dr hab. inż. {}", "Zbigniew Ćwikliński", "Politechnika Nadmorska"),
    ("Mme {}, MCF HDR", "Gwenaëlle Quétineau", "Université des Deux Vallées"),
    ("Sra. {}", "Leocadia Fuentelapeña", "Universidad del Páramo"),
    ("Univ.-Prof. Mag. Dr. {}", "Hartmut Föhrenbach", "Universität Hochfeld"),
    ("Sir {} OBE FRS", "Nigel Ravensdale", "Royal College of Example"),
    ("Prof. dr. ir. {}", "Femke van~der~Heidestein", "Technische Universiteit Noord"),
    ("Hr. {}, MSc", "Eyþór Geirmundsson", "Háskóli Norðurlands"),
    ("Doç. Dr. {}", "Şebnem Köprülüce", "Bozkır Üniversitesi"),
    ("Dame {} DBE", "Ottoline Fotheringale", "Royal College of Example"),
    ("{} Jr., Ph.D., P.E.", "Lachlan Uttley-Brown", "Great Plains State University"),
    ("Dipl.-Ing. (FH) {}", "Veit Zumbrink", "Fachhochschule Hochfeld"),
    ("doc. RNDr. {}, CSc.", "Vlastimil Jeřábkovič", "Vysoká škola Podhorská"),
    ("Eng. {}", "Basma Haddadine", "Coastal Institute of Technology"),
)
"""The titles around a name, the name, the university."""


def titles_of_many_languages(site: Site) -> None:
    """A doctoral network: courtesy titles and ranks of a dozen countries, letters behind."""
    cards = ""
    people = site.called(*(name for _, name, _ in TITLED))
    for number, (one, (writing, _, university)) in enumerate(zip(people, TITLED, strict=True)):
        if "Jr." in writing:
            site.also(one, f"{one.name} Jr.")
        source = site.portrait(
            one, f"sites/default/files/styles/square/pi-{number}.jpg", (200, 200)
        )
        cards += (
            f'<div class="node-team"><div class="field-image"><img src="{source}" width="200" '
            "height"
            f'="200" alt=""></div><div class="field-name"><h4>{writing.format(one.name)}</h4></div>'
            f'<div class="field-affiliation">{university}</div></div>'
        )
    flag = site.scene("sites/default/files/eu-flag.png", (120, 80))
    body = (
        "<p>The network trains fifteen doctoral candidates at twelve beneficiaries.</p><h2>Super"
        f'visors</h2><div class="grid">{cards}</div><div class="funding"><img src="{flag}" '
        'width="120"'
        ' height="80" alt="European flag"><p>This project has received funding under grant '
        "agreement "
        "No 999999.</p></div>"
    )
    site.put(site.start, frames.modern(site, "Supervisory Board", body))


def names_that_are_words(site: Site) -> None:
    """Names that are words, interests that look like names, and the dog of the laboratory."""
    people = site.called(
        "April Winterfield", "Will Ponder", "Grace Meadows", "Chase Thicket", "Hope Lanterns",
        "Rich Furrow", "Sandy Pebble", "Art Turnstile", "May Orchard", "Mark Harbour",
    )  # fmt: skip
    interests = (
        "Computer Vision", "Human Language", "Climate Policy", "Game Theory", "Open Science",
        "Graph Mining", "Causal Inference",
    )  # fmt: skip
    cards = ""
    for number, one in enumerate(people):
        topics = ", ".join(interests[(number + step) % 7] for step in range(3 - number % 2))
        inner = site.image(
            one,
            f"images/team/{number:02}.webp",
            (220, 260),
            tag='<img src="{}" width="220" height="260">',
            without='<div class="blank"></div>',
            shown=number != 7,
        )
        cards += (
            f'<div class="col member"><a href="#">{inner}</a><h3>{one.name}</h3><h6>{one.duty}</h6>'
            f"<p>{topics}</p></div>"
        )
    dog = site.scene("images/team/biscuit.webp", (220, 260))
    cards += (
        f'<div class="col member"><a href="#"><img src="{dog}" width="220" height="260"></a><h3>'
        "Biscuit</h3><h6>Chief Morale Officer</h6><p>Long Walks, Tennis Balls</p></div>"
    )
    style = ".blank{width:220px;height:260px;background:#ddd}"
    body = f'<h2>Current Members</h2><div class="row">{cards}</div>'
    site.put(site.start, frames.bootstrap(site, "People", body, style=style))


def phone_table_then_gallery(site: Site) -> None:
    """All names stand in a table of telephones; a gallery below has portraits with initials."""
    people = site.people(14)
    rows = "<tr><th>Name</th><th>Funktion</th><th>Raum</th><th>Durchwahl</th></tr>"
    for number, one in enumerate(people):
        rows += (
            f"<tr><td>{one.inverted}</td><td>{one.duty}</td><td>{one.room}</td><td>{one.phone}</td>"
            "</tr>"
        )
        if number % 3 == 1:
            site.lacks(one)
    pictures = ""
    for number, one in enumerate(people):
        if one.name in site.without:
            continue
        source = site.portrait(one, f"fileadmin/fotos/gesicht{number}.jpg", (130, 170))
        site.also(one, _initialled(one))
        pictures += (
            f'<div class="csc-textpic-image"><img src="{source}" width="130" height="170"><div '
            "class="
            f'"csc-textpic-caption">{_initialled(one)}</div></div>'
        )
    body = (
        f'<h2>Telefonverzeichnis</h2><table class="contenttable">{rows}</table><h2>Gesichter des '
        f'Instituts</h2><div class="csc-textpic">{pictures}</div>'
    )
    style = ".csc-textpic-image{display:inline-block;margin:8px;vertical-align:top}td{padding:3px}"
    site.put(site.start, frames.typo3(site, "Beschäftigte", body, style=style))


def _initialled(one: Someone) -> str:
    return "-".join(f"{part[0]}." for part in one.given.split("-")) + f" {one.family}"


def names_in_file_names(site: Site) -> None:
    """A wall of portraits without a word; only the files are called after the people."""
    people = site.called(
        "Abigail Ashcombe", "Barnaby Crowhurst", "Cressida Hatherleigh", "Dunstan Inskipp",
        "Edwina Jessamy", "Fergus Larkspurn", "Imogen Netherwood", "Jasper Osgathorpe",
        "Keziah Quillfeather", "Rowena Thistlewick",
    )  # fmt: skip
    wall = ""
    for one in people:
        stem = one.name.replace(" ", "-")
        source = site.portrait(one, f"wp-content/uploads/2022/09/{stem}-280x280.jpg", (280, 280))
        wall += (
            f'<div class="gallery-item"><div class="gallery-icon"><img src="{source}" width="280" '
            'height="280" alt=""></div></div>'
        )
    for number in (1, 2):
        picture = site.scene(
            f"wp-content/uploads/2022/09/workshop-{number}-280x280.jpg", (280, 280)
        )
        wall += (
            f'<div class="gallery-item"><div class="gallery-icon"><img src="{picture}" width="280" '
            'height="280" alt=""></div></div>'
        )
    body = (
        "<p>We are potters, printers, weavers and the people who keep the kilns warm.</p><div "
        "class="
        f'"gallery">{wall}</div>'
    )
    style = ".gallery{display:flex;flex-wrap:wrap}.gallery-item{width:33%}"
    site.put(site.start, frames.wordpress(site, "Faces of the School", body, style=style))


LAYOUTS = (
    titles_of_many_languages,
    names_that_are_words,
    phone_table_then_gallery,
    names_in_file_names,
)
