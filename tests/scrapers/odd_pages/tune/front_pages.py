"""Names one has to point at or click on, and people among the rest of a front page."""

from .. import frames
from ..site import Site


def names_on_hover(site: Site) -> None:
    """Square tiles; name, duty and icons lie over the picture and show when one points at it."""
    icon = site.scene("img/in.png", (24, 24))
    tiles = ""
    for number, one in enumerate(site.people(12, "tr", titled=False)):
        source = site.portrait(one, f"img/team-{number + 1}.jpg", (260, 260))
        tiles += (
            f'<div class="tile"><div class="pic"><img src="{source}" width="260" height="260" '
            'alt="team"'
            f'></div><div class="overlay"><div class="inner"><h4>{one.name}</h4><span>'
            f"{one.duty}</span><a"
            f' href="#"><img src="{icon}" width="24" height="24" alt="in"></a></div></div></div>'
        )
    style = (
        ".tile{position:relative;width:260px;height:260px;float:left;margin:8px;overflow:hidden}"
        ".overlay{position:absolute;inset:0;background:#0008;color:#fff;opacity:0;transition:.3s}"
        ".tile:hover .overlay{opacity:1}.inner{padding-top:90px;text-align:center}"
    )
    site.put(site.start, frames.bootstrap(site, "Meet the team", tiles, style=style))


def faces_that_link(site: Site) -> None:
    """Portraits without a word; the names are in the addresses of the pages that they lead to."""
    people = site.called(
        "Agathe Vinterberg", "Bengt Solkvist", "Cecilie Havnstrand", "Dag Fjordlund",
        "Elin Skogheim", "Frode Myrdal", "Gunhild Steinvik", "Halvor Brattli", "Ingrid Lyngmark",
    )  # fmt: skip
    wall = ""
    for number, one in enumerate(people):
        slug = one.name.lower().replace(" ", "-")
        small = site.portrait(one, f"/sites/hf/ansatte/{1100 + number}.jpg", (180, 180))
        large = site.portrait(one, f"/sites/hf/ansatte/stor/{1100 + number}.jpg", (360, 360))
        wall += (
            f'<a class="face" href="/ansatte/{slug}/"><img src="{small}" width="180" alt=""></a>'
        )
        profile = (
            f'<div class="vrtx-person"><h1>{one.name}</h1><p>'
            f"{('Førsteamanuensis', 'Stipendiat')[number % 2]}"
            f'</p><img src="{large}" width="360"><p>Telefon +47 99 {one.phone}</p><h2>Faglige '
            "interesser"
            "</h2><p>Middelalderens håndskrifter og deres marger.</p></div>"
        )
        site.put(f"ansatte/{slug}/", frames.bare(one.name, profile, language="no"))
    logo = site.scene("/sites/hf/logo.svg")
    page = (
        f'<header><a href="/people.html"><img src="{logo}" width="200" height="40" '
        'alt="Fakultet"></a>'
        f'</header><main><h1>Menneskene våre</h1><div class="wall">{wall}</div></main><footer>'
        "Ansvarlig "
        "for denne siden: Nettredaksjonen</footer>"
    )
    style = ".wall{width:800px}.face{display:inline-block;margin:6px}"
    site.put(site.start, frames.bare("Ansatte", page, language="no", style=style))


def front_page_with_news(site: Site) -> None:
    """A front page: a slide show, teasers with people's pictures, partners, and a small team."""
    guests = site.people(4, "is", titled=False)
    titles = ("Best Paper Award", "Guest Lecture", "New Project", "Open Day")
    news = ""
    for number, guest in enumerate(guests):
        if number % 2:
            picture = site.scene(f"assets/news/{number}.jpg", (260, 160))
            headline = f"{titles[number]} in May"
        else:
            picture = site.stranger(guest, f"assets/news/{number}.jpg", (260, 160))
            headline = f"{titles[number]}: {guest.name}"
        news += (
            f'<article class="teaser"><a href="#n{number}"><img src="{picture}" width="260" '
            'height="160">'
            f"</a><time>1{number} May</time><h3>{headline}</h3><p>Read more in the "
            "university's magazine."
            "</p></article>"
        )
    slides = "".join(
        f'<div class="slide"><img src="{picture}" width="1100" height="320"><h2>{title}</h2></div>'
        for picture, title in (
            (site.scene("assets/slide1.jpg", (1100, 320)), "Energy for Tomorrow"),
            (site.group("assets/slide2.jpg", (1100, 320)), "Young Investigators Meeting"),
        )
    )
    team = ""
    for _, one, source in site.portraits(site.people(6, "en"), "assets/people/{n}.jpg", (160, 200)):
        team += (
            f'<div class="p"><img src="{source}" width="160" height="200" alt=""><strong>{one.full}'
            f"</strong><span>{one.duty}</span></div>"
        )
    partners = "".join(
        f'<li><img src="{site.scene(f"assets/partners/{n}.png", (160, 80))}" width="160" '
        'height="80" alt="'
        f'{name}"><br>{name}</li>'
        for n, name in enumerate(
            ("Lowland Energy", "Institut Beaulieu", "Carter & Rowe", "City Works")
        )
    )
    page = (
        f"<header><b>Chair of Energy Storage</b> {frames.links('en')}</header>{slides}<section>"
        "<h2>News</h2>"
        f'<div class="f">{news}</div></section><section><h2>Team</h2><div class="f">{team}'
        "</div></section>"
        f'<section><h2>Partners</h2><ul class="f">{partners}</ul></section><footer>Impressum'
        "</footer>"
    )
    style = (
        "body{font:16px sans-serif;width:1100px;margin:auto}.f{dis"
        "play:flex;flex-wrap:wrap;gap:16px}"
        ".teaser{width:260px}.p{width:170px}.p span,.p strong{display:block}li{list-style:none}"
    )
    site.put(site.start, frames.bare("Chair of Energy Storage", page, style=style))


def office_in_the_footer(site: Site) -> None:
    """A professor's page of text; whoever answers the telephone stands at the foot of the page."""
    chair, office, deputy = site.people(3)
    lead = site.portrait(chair, "images/portrait-2022.jpg", (280, 360))
    desk = site.portrait(office, "images/kontakt.jpg", (100, 130))
    aide = site.portrait(deputy, "images/vertretung.jpg", (100, 130))
    authors = site.people(6, titled=False)
    papers = "".join(
        f"<li>{authors[n].family}, {authors[n].given[0]}.; {chair.family}, {chair.given[0]}.: "
        "Über die "
        f"Reibung in Lagern. Zeitschrift für Maschinen {40 + n} (20{10 + n})</li>"
        for n in range(6)
    )
    page = (
        f"<header><b>Fachgebiet Tribologie</b> {frames.links('de')}</header><main><h1>"
        f"{chair.full}</h1><img "
        f'src="{lead}" width="280" height="360" class="right"><p>Leitung des Fachgebiets seit '
        "2009. Zuvor "
        "Stationen in Musterhausen und Neustadt am Beispiel.</p><h2>Werdegang</h2><table><tr>"
        "<td>1994–1999"
        "</td><td>Studium des Maschinenbaus</td></tr><tr><td>2004</td><td>Promotion</td></tr>"
        "</table><h2>"
        f"Veröffentlichungen</h2><ul>{papers}</ul></main><footer><div class='c'><img "
        f'src="{desk}" width='
        f'"100" height="130"><p>Sekretariat<br><b>{office.full}</b><br>{office.room}<br>'
        f"{office.phone}</p>"
        f'</div><div class="c"><img src="{aide}" width="100" height="130"><p>Vertretung<br><b>'
        f"{deputy.full}"
        f"</b><br>{deputy.phone}</p></div><div class='c'><p>Universität Beispielstadt<br>Am "
        "Anger 1<br>99999"
        " Beispielstadt</p></div></footer>"
    )
    style = (
        "body{font:16px sans-serif;max-width:960px;margin:auto}.ri"
        "ght{float:right}footer{display:flex;"
        "gap:40px;background:#234;color:#fff;padding:20px}.c{display:flex;gap:10px}"
    )
    site.put(site.start, frames.bare("Fachgebiet Tribologie", page, language="de", style=style))


LAYOUTS = (names_on_hover, faces_that_link, front_page_with_news, office_in_the_footer)
