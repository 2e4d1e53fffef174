"""Profiles from managed systems: nodes with paragraphs, a sortable table, cards with icons."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..rolls_of_kits import BURREN, PIEDMONT, SAGUENAY
from ..site import Site


def drupal_person_nodes(site: Site) -> None:
    """Drupal 9: nodes under headings of a taxonomy, paragraphs inside, an editor is logged in."""
    rows, group = "", ""
    for number, (one, (post, kind, duty)) in enumerate(called(site, SAGUENAY)):
        heading = f"<h3>{kind}</h3>\n" if kind != group else ""
        group = kind
        size = ((220, 220), (220, 280), (440, 440))[(number % 4 == 1) + 2 * (number == 6)]
        base = f"sites/default/files/styles/portrait/public/2021-{number % 9 + 1:02}"
        tag = f"""<div class="field field--name-field-photo field--type-entity-reference
field--label-hidden field__item"><article class="media media--type-image media--view-mode-portrait">
<div class="field field--name-field-media-image field--type-image field--label-visually_hidden">
<div class="field__label visually-hidden">Image</div><div class="field__item"><img loading="lazy"
src="{{}}" width="{size[0]}" height="{size[1]}" alt="{one.name if number % 3 else ""}"
typeof="foaf:Image" class="image-style-portrait"></div></div></article></div>"""
        photo = site.image(
            one,
            f"{base}/{one.user}{'_0' if number % 3 == 0 else ''}.jpg?itok=x{number}Qk{number * 7}",
            size,
            shown=number not in (3, 8),
            tag=tag,
        )
        node = 140 + number * 3
        name = f"{one.family}, {one.given}" if number in (5, 7) else one.name
        name = f"{name}, Ph. D." if number in (0, 2) else name
        more = f'<div class="field field--name-field-fonction field__item">{duty}</div>'
        rows += f"""{heading}<div class="views-row"><article data-history-node-id="{node}"
role="article" about="/personnel/{one.user}" class="node node--type-personne node--view-mode-teaser
contextual-region"><h2 class="node__title"><a href="/personnel/{one.user}" rel="bookmark"><span
class="field field--name-title field--type-string field--label-hidden">{name}</span></a></h2><div
data-contextual-id="node:node={node}:changed=1651{node}&amp;langcode=fr" class="contextual"><button
class="trigger focusable visually-hidden" type="button" aria-pressed="false">Ouvrir les options de
configuration de {one.name}</button><ul class="contextual-links" hidden><li
class="entitynodeedit-form"><a href="/node/{node}/edit">Modifier</a></li><li><a
href="/node/{node}/delete">Supprimer</a></li></ul></div><div class="node__content">{photo}<div
class="field field--name-field-poste field--type-string field__item">{post}</div>{
            more if duty else ""
        }{_paragraphs(one, empty=number == 9)}</div></article></div>\n"""
    logo = site.scene("themes/custom/dept/logo.svg")
    banner = site.scene("sites/default/files/2020-09/fjord.jpg", (1100, 260))
    tabs = "".join(f'<li><a href="#{word}">{word}</a></li>' for word in ("Voir", "Modifier"))
    tools = "".join(f'<li class="menu-item"><a href="#">{w}</a></li>' for w in ("Contenu", "Vues"))
    menu = "".join(
        f'<li class="menu-item"><a href="#{n}">{word}</a></li>'
        for n, word in enumerate(frames.MENU["fr"])
    )
    body = f"""<a href="#main-content" class="visually-hidden focusable skip-link">Aller au contenu
principal</a><div id="toolbar-administration" role="group"><ul class="toolbar-menu">{tools}</ul><a
id="toolbar-item-user" href="/user">webmestre</a></div><div class="dialog-off-canvas-main-canvas"
data-off-canvas-main-canvas><div class="layout-container"><header role="banner"><div
class="region region-header"><div id="block-dept-branding" class="block block-system"><a href="/"
rel="home"><img src="{logo}" width="120" height="50" alt="Accueil"></a></div><nav
id="block-dept-main-menu"><ul class="menu">{menu}</ul></nav></div></header><img src="{banner}"
alt="" width="1100"><nav class="breadcrumb" aria-labelledby="system-breadcrumb"><h2
id="system-breadcrumb" class="visually-hidden">Fil d'Ariane</h2><ol><li><a href="/">Accueil</a></li>
<li>Équipe</li></ol></nav><main role="main"><a id="main-content" tabindex="-1"></a><div
class="layout-content"><div class="region region-content"><h1 class="page-title">Équipe</h1><ul
class="tabs primary">{tabs}</ul><div class="views-element-container block block-views"><div
class="view view-personnel view-id-personnel view-display-id-block_1"><div
class="view-content">{rows}</div><nav class="pager"><ul class="pager__items"><li class="pager__item
is-active">1</li></ul></nav></div></div></div></div></main><footer role="contentinfo"><div
id="block-adresse" class="block block-block-content contextual-region"><p>555, boulevard des
Épinettes · 418 555-0100</p></div></footer></div></div>"""
    style = (
        "body{font:16px/1.5 sans-serif;margin:0}.layout-container{max-width:1100px;margin:auto}"
        ".visually-hidden{position:absolute!important;clip:rect(1px,1px,1px,1px);height:1px;width:"
        "1px;overflow:hidden}.node__content{display:flow-root}.field--name-field-photo{float:left;"
        "margin:0 20px 12px 0}.views-row{border-top:1px solid #ccc;padding:12px 0}ul.menu,.tabs,"
        ".breadcrumb ol,.toolbar-menu{display:flex;gap:18px;list-style:none;padding:0}"
        ".field__label{font-weight:bold;display:inline-block}#toolbar-administration{"
        "background:#222;"
        "color:#fff}.paragraph .field__item{display:inline}"
    )
    site.put(site.start, frames.bare("Équipe", body, language="fr", style=style))


def _paragraphs(one: Someone, *, empty: bool) -> str:
    """The address of a node; someone's paragraph was never filled."""
    if empty:
        return '<div class="field field--name-field-contenu field__items"></div>'
    fields = (("Courriel", f"{one.user}@uqs.example"), ("Bureau", one.room), ("Poste", one.phone))
    return """<div class="field field--name-field-contenu field--type-entity-reference-revisions
field__items"><div class="field__item"><div class="paragraph paragraph--type--coordonnees
paragraph--view-mode--default">{}</div></div></div>""".format(
        "".join(
            '<div class="field field--type-string field--label-inline"><div class="field__label">'
            f'{label}</div> <div class="field__item">{value}</div></div>'
            for label, value in fields
        )
    )


def campus_datatable(site: Site) -> None:
    """Modern Campus: a table that a script sorts and pages; a joint appointment comes twice."""
    people = called(site, PIEDMONT)
    shared = site.silhouette("_resources/images/faculty/no-photo.png", (120, 150), 160)
    rows: list[tuple[str, str]] = []
    for number, (one, (post, unit, degree)) in enumerate(people):
        size = ((120, 150), (160, 160), (240, 320), (480, 320))[site.rng.choice((0, 0, 0, 1, 2))]
        size = (480, 320) if number == 4 else size
        if number in (6, 13):
            site.lacks(one)
            source, alt = shared, "No photo available"
        elif number == 11:
            site.lacks(one)
            source, alt = "", ""
        else:
            source = site.portrait(one, f"_resources/images/faculty/{one.user}-{number}.jpg", size)
            alt = f"{one.given} {one.family}" if number % 4 else "headshot"
        image = f'<img src="{source}" alt="{alt}" width="90">' if source else "&nbsp;"
        written = one.name if number in (2, 9) else f"{one.family}, {one.given}"
        more = f"<br><em>{degree}</em>" if degree else ""
        for place in (unit, "Chemistry") if number == 0 else (unit,):
            cells = f"""<td>{image}</td><td class="sorting_1"><a
href="profiles/{one.user}.html">{written}</a><br>{post}{more}</td><td>{place}</td><td><a
href="mailto:{one.user}@psc.example">{one.user}@psc.example</a><br>864-{one.phone}</td><td>Harlow
{one.room[2:]}</td>"""
            rows.append((written, cells))
    rows.sort(key=lambda row: row[0])
    table = "".join(
        f'<tr role="row" class="{("odd", "even")[n % 2]}">{cells}</tr>\n'
        for n, (_, cells) in enumerate(rows)
    )
    head = "".join(
        f'<th class="sorting{"_asc" * (word == "Name")}" tabindex="0" aria-controls="directory" '
        f'rowspan="1" colspan="1" aria-label="{word}: activate to sort column">{word}</th>'
        for word in ("Photo", "Name", "Department", "Contact", "Office")
    )
    logo = site.scene("_resources/images/psc-logo.png", (220, 60))
    quad = site.scene("_resources/images/banners/quad.jpg", (1100, 200))
    dean = site.called("Ferdinand Oglethorpson")[0]
    picture = site.portrait(dean, "_resources/images/faculty/dean.jpg", (200, 250))
    del site.expected[dean.name]  # his office stands on every page
    site.allowed.add(dean.name)
    side = "".join(
        f'<li><a href="#">{w}</a></li>' for w in ("Majors", "Advising", "Faculty", "Labs")
    )
    body = f"""<!-- com.omniupdate.properties --><header><a href="/"><img src="{logo}"
alt="Piedmont Southern College"></a><form action="/search"><label class="sr" for="q">Search</label>
<input id="q" name="q"><button>Go</button></form></header><img src="{quad}" alt="" width="1100"><div
class="wrap"><aside><h3>Division of Sciences</h3><ul class="nav-side">{side}</ul><div
class="office"><h4>Office of the Dean</h4><img src="{picture}" width="100"
alt=""><p><strong>Dr. {dean.name}</strong><br>Dean of Sciences<br>864-{dean.phone}</p></div></aside>
<main><p class="crumbs"><a href="/">Home</a> / <a href="../">Sciences</a> / Faculty &amp; Staff</p>
<!-- com.omniupdate.div label="content" group="Everyone" button="724" --><h1>Faculty &amp; Staff
Directory</h1><div id="directory_wrapper" class="dataTables_wrapper no-footer"><div
class="dataTables_length" id="directory_length"><label>Show <select><option>25</option><option>50
</option></select> entries</label></div><div id="directory_filter"
class="dataTables_filter"><label>Search:<input type="search" aria-controls="directory"></label>
</div><table id="directory" class="display dataTable no-footer" role="grid"
aria-describedby="directory_info"><thead><tr role="row">{head}</tr></thead><tbody>{table}</tbody>
</table><div class="dataTables_info" id="directory_info" role="status" aria-live="polite">Showing 1
to {len(rows)} of {len(rows)} entries</div><div class="dataTables_paginate paging_simple_numbers"><a
class="paginate_button previous disabled">Previous</a><span><a class="paginate_button
current">1</a></span><a class="paginate_button next disabled">Next</a></div></div>
<!-- /com.omniupdate.div --></main></div><footer><span id="directedit">&copy;</span> 2022 Piedmont
Southern College · <a href="#">Title IX</a> · <a href="#">Accessibility</a></footer>"""
    style = (
        "body{font:15px Arial;margin:auto;width:1100px}header{display:flex;justify-content:space-"
        "between}.wrap{display:flex;gap:30px}aside{width:220px}main{flex:1}table{width:100%;border-"
        "collapse:collapse;clear:both}td{border-top:1px solid #ddd;padding:8px;vertical-align:top}"
        ".dataTables_length{float:left}.dataTables_filter{float:right}tr.odd{background:#f9f9f9}"
        ".sr{position:absolute;left:-9999px}"
    )
    site.put(site.start, frames.bare("Faculty & Staff", body, style=style))


def cards_with_sprite_icons(site: Site) -> None:
    """Terminalfour: cards whose labels are icons out of a sprite; a tag of the editor is left."""
    cards, people = "", called(site, BURREN)
    for number, (one, (post, duty)) in enumerate(people):
        size = ((200, 200), (200, 260), (360, 360))[(number == 2) + 2 * (number % 5 == 3)]
        if number in (6, 11):
            site.lacks(one)
            photo = '<div class="staff-card__photo staff-card__photo--none">' + _icon("user", 96)
            photo += "</div>"
        else:
            source = f"media/schools/archaeology/staff/{one.user}-{size[0]}x{size[1]}.jpg"
            source = site.portrait(one, source, size)
            photo = f"""<div class="staff-card__photo"><img src="{source}" alt="Profile image of
{one.name}" width="200"></div>"""
        title = {0: "Professor ", 1: "Dr ", 4: "Dr ", 9: "Dr ", 10: "Prof. "}.get(number, "")
        tag = '<t4 type="content" name="Qualifications" output="normal" modifiers="striptags" />'
        cards += f"""<div class="staff-card" id="d.en.{30417 + 11 * number}"><span
id="d.en.{30417 + 11 * number}_a"></span>{photo}<div class="staff-card__details"><h3><a
href="/archaeology/people/{one.user}/">{title}{one.name}</a></h3>{tag if number == 5 else ""}<p
class="staff-card__role">{post}</p>{f"<p>{duty}</p>" if duty else ""}<ul class="icon-list"><li>{
            _icon("email")
        }<a href="mailto:{one.user}@oic.example">{one.user}@oic.example</a></li><li>{
            _icon("phone")
        }<a href="tel:+353">+353 {one.phone}</a></li><li>{_icon("pin")}{one.room}</li></ul></div>
</div>"""
        if number == 5:
            cards += '</div><h2>Teaching and support staff</h2><div class="staff-cards">'
    symbols = "".join(
        f'<symbol id="icon-{name}" viewBox="0 0 32 32"><title>{name}</title><path d="M2 8h28v{n}'
        'H2zM16 4a6 6 0 1 1 0 12a6 6 0 1 1 0-12"/></symbol>'
        for n, name in enumerate(("email", "phone", "pin", "user", "search", "arrow"), 12)
    )
    dig = site.scene("media/schools/archaeology/banners/ringfort-1400.jpg", (1100, 240))
    seminar = site.scene("media/news/souterrain-talk.jpg", (300, 180))
    logo = site.scene("media/site-assets/crest.png", (90, 90))
    menu = "".join(
        f'<li><a href="#">{w}</a></li>' for w in ("Courses", "Research", "People", "Alumni")
    )
    body = f"""<svg xmlns="http://www.w3.org/2000/svg" style="display:none">{symbols}</svg><div
id="cookie" role="dialog"><p>We use cookies. <a href="#">Find out more</a></p><button>Accept
all</button></div><header><img src="{logo}" alt="Ollscoil Inis Cruach"><nav><ul>{menu}</ul></nav>
<button class="search-toggle">{_icon("search")}<span class="sr-only">Search</span></button></header>
<div class="banner"><img src="{dig}" alt="" width="1100"><p>School of Archaeology / Scoil na
Seandálaíochta</p></div><ol class="crumbs"><li>Home</li><li>Archaeology</li><li>People</li></ol>
<main><h1>Our people</h1><p class="intro">Contact the School Office with general
queries.</p><h2>Academic
staff</h2><div class="staff-cards">{cards}</div><aside class="promo"><img src="{seminar}" alt=""
width="300"><h4>Tuesday seminar: souterrains revisited</h4><p>With {people[3][0].name}, 4 pm, room
G.02</p><a class="btn" href="#">Book a place {_icon("arrow")}</a></aside></main><footer><ul
class="social"><li><a href="#"><svg viewBox="0 0 24 24" width="24" height="24" role="img"
aria-label="Instagram"><rect x="2" y="2" width="20" height="20" rx="5" fill="none"
stroke="#fff"/><circle cx="12" cy="12" r="5" fill="none" stroke="#fff"/></svg></a></li></ul><p>©
Ollscoil Inis Cruach 2021</p></footer>"""
    style = (
        "body{font:16px/1.45 sans-serif;width:1100px;margin:auto}.staff-cards{display:flex;flex-"
        "wrap:wrap;gap:20px}.staff-card{width:520px;display:flex;gap:16px;border:1px solid #cdd}"
        ".icon-list,nav ul,.crumbs{list-style:none;padding:0}nav ul,.crumbs{display:flex;gap:16px}"
        ".icon{fill:#0a5c66;margin-right:6px}.staff-card__photo--none{width:200px;height:200px;"
        "background:#dfe9ea}#cookie{position:fixed;bottom:0;background:#fff;width:1100px}"
        ".sr-only{position:absolute;left:-9999px}footer{background:#0a5c66;color:#fff}"
    )
    site.put(site.start, frames.bare("Our people", body, language="en-IE", style=style))


def _icon(name: str, size: int = 18) -> str:
    return (
        f'<svg class="icon icon--{name}" width="{size}" height="{size}" aria-hidden="true" '
        f'focusable="false"><use xlink:href="#icon-{name}"></use></svg>'
    )


LAYOUTS = (drupal_person_nodes, campus_datatable, cards_with_sprite_icons)
