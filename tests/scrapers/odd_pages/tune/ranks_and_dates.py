"""Names among the abbreviations and the dates of academic careers."""

from .. import frames
from ..site import Site


def laboratory_register(site: Site) -> None:
    """A French laboratory: capital surnames first, statuses and employers in capitals behind."""
    statuses = ("PR", "MCF-HDR", "DR CNRS", "IGE", "CR INSERM", "ATER", "PhD", "Post-doc")
    people = site.people(14, "fr", titled=False)
    sections = ("Permanents", "Doctorants et post-doctorants", "Personnels BIATSS")
    body = ""
    for number, one in enumerate(people):
        if number in (0, 7, 12):
            head = sections[(0, 7, 12).index(number)]
            body += f'<h3 class="spip">{head}</h3>'
        tag = (
            f'<span class="spip_document_{900 + number}"><img src="{{}}" width="100" height="130">'
        )
        picture = site.image(
            one,
            f"IMG/jpg/{one.user}-{number:02}.jpg",
            (100, 130),
            tag=f"{tag}</span>",
            shown=number not in (4, 9, 10),
        )
        status = statuses[number % len(statuses)]
        body += (
            f'<div class="fiche">{picture}<p class="spip"><a href="spip.php?article{number}">'
            f"{one.capitals}"
            f"</a> – {status}<br>Équipe : MODÈLES ET DONNÉES<br>Bât. {one.room} – Tél. "
            f"{one.phone}<br>"
            f"<span class='mail'>{one.user} (at) labo.example</span></p></div>"
        )
    logos = "".join(
        f'<img src="{site.scene(f"squelettes/logo-{name}.png", (120, 60))}" width="120" '
        'height="60">'
        for name in ("cnrs", "univ", "ecole")
    )
    page = (
        f'<div id="entete">{logos}<h1>Laboratoire des Systèmes Lents – UMR 9999</h1></div><div '
        'id="chemin">'
        f"Accueil &gt; Annuaire</div>{body}<div id='pied'>Directrice de la publication : "
        f"{people[0].capitals} | Plan du site</div>"
    )
    style = ".fiche{overflow:auto;margin:10px 0}.fiche img{float:left;margin-right:12px}"
    site.put(site.start, frames.bare("Annuaire", page, language="fr", style=style))


def emeriti_with_dates(site: Site) -> None:
    """Directors and emeriti with years of birth, death and office; some have only a name left."""
    tongue = site.people(11, "de")
    body = '<h2>Direktorinnen und Direktoren</h2><ol class="timeline">'
    for number, one in enumerate(tongue[:6]):
        start = 1921 + 17 * number
        years = f"{start}–{start + 17}" if number < 5 else f"seit {start}"
        picture = site.image(
            one,
            f"media/geschichte/direktor-{start}.jpg",
            (120, 160),
            tag='<img src="{}" width="120" height="160" alt="">',
            shown=number not in (0, 2),
        )
        dates = f" (* {start - 44}, † {start + 31})" if number < 3 else ""
        body += (
            f"<li><span class='years'>{years}</span>{picture}<p><b>{one.full}</b>{dates}</p></li>"
        )
    body += "</ol><h2>Emeriti und Professoren im Ruhestand</h2>"
    for number, one in enumerate(tongue[6:]):
        source = site.portrait(one, f"media/emeriti/{number + 1}.jpg", (120, 160))
        death = f", verstorben am {number + 3}. März 201{number}" if number in (1, 3) else ""
        body += (
            f'<div class="em"><img src="{source}" width="120" height="160" alt=""><div>'
            f"{one.full} (em. "
            f"{1998 + 3 * number}){death}<br>Fachgebiet: Fördertechnik<br>Am Institut "
            f"19{70 + number}–"
            f"{1998 + 3 * number}</div></div>"
        )
    old = site.scene("media/geschichte/gebaeude-1921.jpg", (520, 300))
    body = f'<img src="{old}" width="520" height="300" alt="Das Institut um 1921">{body}'
    style = ".em{display:flex;gap:1em;margin:1em 0}.timeline li{margin:1em 0;min-height:40px}"
    site.put(site.start, frames.typo3(site, "Geschichte des Instituts", body, style=style))


LAYOUTS = (laboratory_register, emeriti_with_dates)
