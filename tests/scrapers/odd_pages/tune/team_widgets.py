"""Widgets for teams: a page builder's with icons, an academic theme's, cards with hidden layers."""

from .. import frames
from ..cast import Someone, plain
from ..site import Site

BRAZIL = (
    "Marília Abrantes", "Tadeu Cavalheiro", "Ivone de~Queiroga", "Raimundo Esteves~Prado",
    "Luzia Figueirôa", "Otávio Guimarantes", "Jussara Inhambupe", "Caetano Jatobá",
    "Dulce Lourenção", "Anselmo Mourisco", "Perpétua Nóbrega~Sales", "Wagner Oitavén",
)  # fmt: skip
BIO = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor."


def elementor_team_overlay(site: Site) -> None:
    """Elementor: name, duty and social icons lie over each picture; a sample card was left in."""
    blank = site.scene("/wp-content/plugins/elementor/assets/images/placeholder.png", (300, 200))
    people = site.called(*BRAZIL)
    columns = []
    for number, one in enumerate(people):
        stem = f"/wp-content/uploads/2022/0{number % 8 + 1}/{one.user}-{number}"
        if number == 8:
            site.lacks(one)
            picture = f'<img decoding="async" src="{blank}" title="" alt="" loading="lazy">'
        else:
            wide = number == 5
            full = site.portrait(one, f"{stem}.jpeg", (600, 400) if wide else (600, 600))
            small = f"{stem}-300x{200 if wide else 300}.jpeg"
            small = site.portrait(one, small, (300, 200) if wide else (300, 300))
            picture = f"""<img decoding="async" width="600" height="{400 if wide else 600}"
 src="{full}"
 class="attachment-full size-full wp-image-{900 + number}" alt="" srcset="{full} 600w, {small} 300w"
 sizes="(max-width: 600px) 100vw, 600px">"""
        title = ("Prof.ª Dr.ª ", "Prof. Dr. ", "", "Dra. ")[number % 4] if number < 8 else ""
        role = ("Coordenadora", "Vice-coordenador")[number] if number < 2 else _role(number)
        columns.append(_member(number, picture, title + one.name, role))
    sample = f'<img decoding="async" src="{blank}" title="placeholder" alt="placeholder">'
    columns.append(_member(12, sample, "John Doe", "Software Engineer", BIO))
    site.without["John Doe"] = None
    logo = site.scene("/wp-content/uploads/2021/11/logo-lapem.png", (190, 70))
    street = site.scene("/wp-content/uploads/2021/11/campus-scaled.jpg", (1200, 380))
    page = f"""<div data-elementor-type="header" class="elementor elementor-22
 elementor-location-header"><div class="elementor-widget-theme-site-logo"><a href="/"><img
 src="{logo}" width="190" height="70" alt=""></a></div><nav class="elementor-nav-menu--main"><ul
 class="elementor-nav-menu"><li>Início</li><li>Sobre</li><li>Equipe</li><li>Pesquisa</li><li>Contato
</li></ul></nav></div><div data-elementor-type="wp-page" data-elementor-id="812" class="elementor
 elementor-812"><section class="elementor-section elementor-top-section hero"><div
 class="elementor-widget-heading"><h1 class="elementor-heading-title elementor-size-default">Nossa
 equipe</h1></div><img src="{street}" width="1200" height="380" alt=""></section>
{_section("Coordenação", columns[:2])}{_section("Equipe", [columns[0], *columns[2:]])}</div><div
 data-elementor-type="footer" class="elementor elementor-31"><ul class="elementor-icon-list-items">
<li><i class="fas fa-phone"></i> <span class="elementor-icon-list-text">(99) 9999-9999</span></li>
<li><span class="elementor-icon-list-text">lapem@ufvp.example</span></li></ul><p>© 2023 Laboratório
 de Pesca e Maricultura</p></div><div id="cookie-law-info-bar"><span>Este site usa cookies. <a
 class="cli_action_button">Aceitar</a></span></div>"""
    style = """body{font:16px sans-serif;margin:0}.elementor-container{display:flex;flex-wrap:wrap}
.elementor-col-33{width:31%;margin:1%}.eael-team-item-inner{position:relative}img{max-width:100%;
height:auto;display:block}.eael-team-content{position:absolute;inset:0;background:#123c;color:#fff;
opacity:0;padding:20%}.eael-team-item:hover .eael-team-content{opacity:1}"""
    title = "Equipe – Laboratório de Pesca e Maricultura"
    site.start = "/equipe/"
    site.put(site.start, frames.bare(title, page, language="pt-BR", style=style))


def _role(number: int) -> str:
    return ("Pesquisador", "Doutoranda", "Técnica de laboratório", "Mestrando")[number % 4]


def _section(title: str, columns: list[str]) -> str:
    return f"""<section class="elementor-section elementor-top-section elementor-section-boxed"
 data-element_type="section"><div class="elementor-element elementor-widget-heading"><h2
 class="elementor-heading-title elementor-size-default">{title}</h2></div><div
 class="elementor-container elementor-column-gap-default">{"".join(columns)}</div></section>"""


def _member(number: int, picture: str, name: str, role: str, text: str = "") -> str:
    icons = "".join(
        f"""<li class="eael-team-member-social-link"><a href="https://{site}.example/"
 target="_blank">
<i class="fab fa-{site}"></i></a></li>"""
        for site in ("linkedin", "researchgate", "instagram")[: 1 + number % 3]
    )
    return f"""<div class="elementor-column elementor-col-33 elementor-inner-column
 elementor-element-{7 * number + 4096:x}"><div class="elementor-widget-wrap
 elementor-element-populated"><div class="elementor-element elementor-widget
 elementor-widget-eael-team-member" data-widget_type="eael-team-member.default"><div
 class="elementor-widget-container"><div class="eael-team-item eael-team-members-overlay"><div
 class="eael-team-item-inner"><div class="eael-team-image"><figure>{picture}</figure></div><div
 class="eael-team-content"><h2 class="eael-team-member-name">{name}</h2><h3
 class="eael-team-member-position">{role}</h3><p class="eael-team-text">{text}</p><ul
 class="eael-team-member-social-profiles">{icons}</ul></div></div></div></div></div></div></div>"""


def academic_people_widget(site: Site) -> None:
    """A Hugo theme's people widget: round avatars under group headings, on one long front page."""
    groups = (
        ("Principal Investigators", "Professor", site.people(2, "in", titled=False)),
        ("Researchers", "Postdoc", site.people(4, "ar-latin", titled=False)),
        ("Grad Students", "PhD Student", site.people(6, "pl", titled=False)),
        ("Visitors", "Visiting Student", site.called("Jonas~E. Bragdøy")),
        ("Alumni", "Now at Nordlys Robotics", site.people(3, "nl", titled=False)),
    )
    blocks, number = "", 0
    for title, role, people in groups:
        blocks += f'<div class="col-md-12"><h2 class="mb-4">{title}</h2></div>'
        for one in people:
            slug = plain(one.name.replace(" ", "-"))
            number += 1
            if number in (5, 10):  # no avatar.jpg in the folder
                site.lacks(one)
                face = '<i class="avatar avatar-circle fas fa-user-circle fa-9x"></i>'
            else:
                stem = f"/author/{slug}/avatar_hu{number * 99991:x}_{number}4127"
                small = site.portrait(
                    one, f"{stem}_270x270_fill_q75_lanczos_center.jpg", (270, 270)
                )
                face = f"""<a href="/author/{slug}/"><img width="270" height="270" loading="lazy"
 class="avatar avatar-circle" src="{small}" alt="Avatar"></a>"""
                site.put(f"/author/{slug}/", _author(site, one, role, small))
            if title == "Alumni":  # former members, with their pictures
                site.expected.pop(one.name, None)
                site.allowed.add(one.name)
            interests = "Robotics, Perception" if number % 3 else "Manipulation, Tactile Sensing"
            blocks += f"""<div class="col-12 col-sm-auto people-person">{face}<div
 class="portrait-title"><h2><a href="/author/{slug}/">{one.name}</a></h2><h3>{role}</h3><p
 class="people-interests">{interests}</p><ul class="network-icon" aria-hidden="true"><li><a
 href="mailto:{one.user}@grasplab.example" aria-label="envelope"><i class="fas fa-envelope"></i></a>
</li><li><a href="#git{number}"><i class="fab fa-github"></i></a></li></ul></div></div>"""
    page = f"""<section id="people" class="home-section wg-people"><div class="home-section-bg">
</div>
<div class="container"><div class="row justify-content-center people-widget"><div class="col-md-12
 section-heading"><h1>Meet the Team</h1></div>{blocks}</div></div></section>
<section id="news" class="home-section wg-pages"><div class="container"><div class="row"><div
 class="section-heading col-lg-4"><h1>Latest News</h1></div><div
 class="col-lg-8">{_news(site)}</div>
</div></div></section>"""
    site.start = "/"
    site.put("/", _hugo(site, "Grasp Lab", page))


def _news(site: Site) -> str:
    items = (("Paper accepted at ICRX 2023", "paper"), ("We moved to Building 7", "moved"))
    return "".join(
        f"""<div class="media stream-item view-compact"><div class="media-body"><div
 class="section-subheading article-title"><a href="#{slug}">{title}</a></div><a
 class="summary-link">
Congratulations to everybody who took part.</a><div class="stream-meta article-metadata"><span
 class="article-date">Jun 2023</span></div></div><div class="ml-3"><img loading="lazy" height="200"
 width="308" src="{site.scene(f"/post/{slug}/featured_hu_808x455.webp", (308, 200))}" alt=""></div>
</div>"""
        for title, slug in items
    )


def _author(site: Site, one: Someone, role: str, avatar: str) -> str:
    body = f"""<section id="profile-page" class="pt-5"><div class="container"><div class="row"><div
 class="col-12 col-lg-4"><div id="profile"><img class="avatar avatar-circle" width="270"
 height="270" src="{avatar}" alt="{one.name}"><div class="portrait-title"><h2>{one.name}</h2><h3>
{role}</h3><h3><span>Grasp Lab</span></h3></div></div></div><div class="col-12 col-lg-8"><h1>
Biography</h1><div class="article-style"><p>{one.given} works on hands that feel what they hold.</p>
<h3>Interests</h3><ul class="ul-interests"><li>Robotics</li></ul></div></div></div></div>
</section>"""
    return _hugo(site, f"{one.name} | Grasp Lab", body)


def _hugo(site: Site, title: str, body: str) -> str:
    logo = site.scene("/media/logo_hu_3300.png", (60, 60))
    style = """body{font:18px sans-serif;margin:0}.container{max-width:1140px;margin:auto}.row{
display:flex;flex-wrap:wrap}.col-md-12{width:100%}.people-person{width:285px;text-align:center}
.avatar-circle{border-radius:50%}.network-icon li{display:inline;margin:4px}.media{display:flex}
h2{font-size:1.1em}"""
    menu = "".join(
        f'<li class="nav-item"><a class="nav-link" href="/#{word.lower()}">{word}</a></li>'
        for word in ("Home", "People", "News", "Publications", "Contact")
    )
    page = f"""<header class="header--fixed"><nav class="navbar navbar-expand-lg"
 id="navbar-main"><a
 class="navbar-brand" href="/"><img src="{logo}" width="60" height="60" alt="Grasp Lab"></a><ul
 class="navbar-nav">{menu}</ul></nav></header><div class="page-body">{body}</div><footer
 class="site-footer"><p class="powered-by">© 2023 Grasp Lab. This work is licensed under CC BY
 NC</p>
</footer>"""
    return frames.bare(title, page, language="en-us", style=style)


def names_in_a_hidden_layer(site: Site) -> None:
    """Pictures by category; the name stands in a layer with ``display:none`` until one points."""
    people = site.people(14, "fr", titled=False)
    blank = site.silhouette("/img/membres/avatar.gif", (200, 250), shade=160)
    cells = []
    for number, one in enumerate(people):
        path = f"/img/membres/{number * 13 + 40:03}.jpg"
        size = (260, 250) if number == 6 else (200, 250)
        tag = '<img src="{}" alt="" height="250">'
        shown = number not in (3, 9)
        picture = site.image(one, path, size, tag=tag, without=tag.format(blank), shown=shown)
        name = f"{one.family.upper()} {one.given}" if number == 11 else one.name
        kind = ("permanent", "doctorant", "technique")[number % 3]
        duty = ("Maître de conférences", "Doctorante", "Ingénieur d'études")[number % 3]
        cells.append(
            f"""<li class="mix {kind}" data-myorder="{number}">{picture}<div class="calque"
 style="display:none"><p class="nom">{name}</p><p>{duty}</p><p>Bureau {one.room}<br>Tél. 01 99 99
 {one.phone[:2]}</p><a class="plus" href="#fiche-{number}">En savoir plus</a></div></li>"""
        )
    source = next(path for path, name in site.shows.items() if name == people[1].name)
    head = f"""<div class="encart"><h2>Direction</h2><ul class="membres"><li>
<img src="{source}" alt="" height="250"><div class="calque" style="display:none"><p class="nom">
{people[1].name}</p><p>Direction du laboratoire</p></div></li></ul></div>"""
    logos = "".join(
        f'<img src="{site.scene(f"/img/tutelles/{name}.png", (120, 60))}" alt="{name}" height="60">'
        for name in ("universite", "cnrx", "region")
    )
    page = f"""<div id="page"><div id="bandeau"><a href="/"><b>L3M</b> Laboratoire des milieux
 montagnards</a><form><input name="recherche" value="Rechercher" size="15"><input type="submit"
 value="OK"></form></div><ul id="menu"><li>{frames.links("fr", "</li><li>")}</li></ul><div id="fil">
Vous êtes ici : Accueil &gt; L'équipe</div><div id="contenu"><h1>L'équipe</h1>{head}<div
 class="filtres"><button class="filter" data-filter="all">Tous</button> <button class="filter"
 data-filter=".permanent">Permanents</button> <button class="filter" data-filter=".doctorant">
Doctorants</button></div><ul class="membres">{"".join(cells)}</ul><p class="aide">Passez la souris
 sur une photo pour afficher le nom.</p></div><div id="pied"><p>Tutelles</p>{logos}<p>Mentions
 légales | Plan du site | <a href="#rss">RSS</a></p></div></div><script>
document.querySelectorAll('.membres li').forEach(function(li){{var c=li.querySelector('.calque');
li.onmouseenter=function(){{c.style.display='block'}};
li.onmouseleave=function(){{c.style.display='none'}}}})</script>"""
    style = """#page{width:960px;margin:auto;font:13px Arial}.membres{list-style:none;padding:0}
.membres li{float:left;position:relative;width:200px;height:250px;margin:8px;overflow:hidden}
.calque{position:absolute;top:0;left:0;right:0;bottom:0;background:rgba(255,255,255,.85);padding:
12px}.encart,.filtres,.aide,#pied{clear:both;padding-top:12px}.nom{font-weight:bold}"""
    site.put(site.start, frames.bare("L'équipe - L3M", page, language="fr", style=style))


LAYOUTS = (elementor_team_overlay, academic_people_widget, names_in_a_hidden_layer)
