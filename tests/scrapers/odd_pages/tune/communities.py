"""A wiki's galleries, a board with affiliations for titles, alumni's words beside the staff."""

import zlib
from urllib.parse import quote

from .. import frames
from ..cast import Someone, plain
from ..site import Site

AFFILIATIONS = (
    "Université de Fauconval, France", "Karl-Brenn-Institut, Wesselburen",
    "Universidad Santa Casilda, Madrid", "University of Larkspur, New Zealand",
    "Banco Peñalver", "Instituto Nuño Ibarra de Química", "Ayuntamiento de Villahoz",
    "Kuijper Foundation, Den Haag", "Politecnico di Montefalco",
)  # fmt: skip


def wiki_group_page(site: Site) -> None:
    """MediaWiki: thumb boxes in the margin, galleries with captions, red links, edit links."""
    lead, deputy, *others = site.people(13, "de", titled=False)
    guests = site.people(2, "tr", titled=False)
    thumbs = _thumb(site, lead, 220, 293, f"Prof. {lead.name}, head of the group since 2008")
    thumbs += _thumb(site, deputy, 180, 240, f"<b>{deputy.name}</b> (deputy) at the beamline")
    trip = site.group("/wiki/images/thumb/d/d4/Hiking_2016.jpg/300px-Hiking_2016.jpg", (300, 169))
    thumbs += _boxed(trip, "Hiking_2016.jpg", 300, 169, "The group in the Eggberge, June 2016")
    staff = "".join(_gallery_box(site, one, n) for n, one in enumerate([*others[:8], *guests]))
    gone = ""
    for number, one in enumerate(others[8:]):  # former members, with their pictures
        gone += _gallery_box(site, one, number + 20)
        site.expected.pop(one.name)
        site.allowed.add(one.name)
    texts = f"""<p>The group is headed by <a href="/wiki/index.php/User:{lead.user}">Prof.
 {lead.name}
</a>, room {lead.room}. Please add yourself below (see <a href="#h">Help:Images</a>).</p>"""
    toc = """<div id="toc" class="toc"><div class="toctitle"><h2>Contents</h2></div><ul><li
 class="toclevel-1"><a href="#Staff"><span class="tocnumber">1</span> <span
 class="toctext">Staff</span>
</a></li><li class="toclevel-1"><a href="#Former"><span class="tocnumber">2</span> <span
 class="toctext">Former members</span></a></li></ul></div>"""
    logo = site.scene("/wiki/resources/assets/wiki.png", (135, 135))
    powered = site.scene("/wiki/resources/assets/poweredby_88x31.png", (88, 31))
    page = f"""<div id="mw-page-base" class="noprint"></div><div id="content" class="mw-body"
 role="main"><a id="top"></a><h1 id="firstHeading" class="firstHeading">Group members</h1><div
 id="bodyContent" class="mw-body-content"><div id="siteSub">From SurfLab Wiki</div><div
 id="jump-to-nav">Jump to: <a href="#mw-head">navigation</a>, <a href="#p-search">search</a></div>
<div
 id="mw-content-text" lang="en" dir="ltr"
 class="mw-content-ltr">{thumbs}{texts}{toc}{_heading("Staff")}
<ul class="gallery mw-gallery-traditional">{staff}</ul>{_heading("Former")}<ul
 class="gallery mw-gallery-traditional">{gone}</ul></div><div id="catlinks" class="catlinks"><a
 href="#c">Category</a>: <a href="#p">People</a></div></div></div><div id="mw-navigation"><div
 id="p-personal"><ul><li>Log in</li></ul></div><div id="p-views"><ul><li>Read</li><li>View
 source</li>
<li>View history</li></ul></div><div id="mw-panel"><a id="p-logo" href="/wiki/"><img src="{logo}"
 alt=""></a><h3>Navigation</h3><ul><li>Main page</li><li>Recent changes</li></ul><h3>Tools</h3>
<ul><li>
What links here</li><li>Printable version</li></ul></div></div><div id="footer"><ul><li> This page
 was
 last modified on 3 March 2017, at 14:02.</li></ul><img src="{powered}" alt="Powered by MediaWiki"
 width="88" height="31"></div>"""
    style = """body{font:14px sans-serif;margin:0}#content{margin-left:170px;padding:20px}#mw-panel{
position:absolute;top:0;left:0;width:150px}.tright{float:right;clear:right;margin:8px}.gallerybox{
display:inline-block;vertical-align:top;margin:4px}.thumbinner{border:1px solid #ccc;padding:3px}"""
    site.start = "/wiki/index.php/Group_members"
    site.put(site.start, frames.bare("Group members - SurfLab Wiki", page, style=style))


def _heading(title: str) -> str:
    return f"""<h2><span class="mw-headline" id="{title}">{title}</span><span
 class="mw-editsection">
[<a href="/wiki/index.php?action=edit&amp;section={title}">edit</a>]</span></h2>"""


def _thumb(site: Site, one: Someone, width: int, height: int, caption: str) -> str:
    file = f"{one.given}_{plain(one.family)}.jpg"
    source = site.portrait(one, f"/wiki/images/thumb/a/a7/{file}/{width}px-{file}", (width, height))
    return _boxed(source, file, width, height, caption)


def _boxed(source: str, file: str, width: int, height: int, caption: str) -> str:
    page = f"/wiki/index.php/File:{quote(file)}"
    return f"""<div class="thumb tright"><div class="thumbinner" style="width:{width + 2}px;"><a
 href="{page}" class="image"><img alt="" src="{quote(source)}" width="{width}" height="{height}"
 class="thumbimage" /></a><div class="thumbcaption"><div class="magnify"><a href="{page}"
 class="internal" title="Enlarge"></a></div>{caption}</div></div></div>"""


def _gallery_box(site: Site, one: Someone, number: int) -> str:
    file = f"{one.given}_{number}.jpg" if number % 4 else f"DSC0{number + 1417}.JPG"
    place = f"{zlib.crc32(file.encode()) % 16:x}"
    caption = f"{one.name} ({one.duty})" if number % 3 else f"<b>{one.name}</b><br />{one.duty}"
    if number in (4, 6):  # red links: nobody has uploaded the files
        site.lacks(one)
        picture = f'<a href="/wiki/index.php?title=Special:Upload&amp;wpDestFile={quote(file)}">'
        inner = f'<div style="height:150px;">{picture}File:{file}</a></div>'
    else:
        width, height = (120, 90) if number == 5 else (90, 120)
        path = f"/wiki/images/thumb/{place}/{place}{number % 10}/{file}/{width}px-{file}"
        source = site.portrait(one, path, (width, height))
        inner = f"""<div class="thumb" style="width: 150px;"><div style="margin:15px auto;"><a
 href="/wiki/index.php/File:{quote(file)}" class="image"><img alt="" src="{quote(source)}"
 width="{width}" height="{height}" /></a></div></div>"""
    return f"""<li class="gallerybox" style="width: 155px"><div style="width: 155px">{inner}<div
 class="gallerytext"><p>{caption}</p></div></div></li>"""


def board_with_affiliations(site: Site) -> None:
    """Joomla's page builder: under the names of board and visitors stand where they come from."""
    board = [*site.people(6, "es", titled=False), *site.people(3, "fr", titled=False)]
    visitors = [*site.people(4, "nl", titled=False), *site.people(4, "is", titled=False)]
    boxes = []
    for number, one in enumerate(board):
        tag = '<img class="sppb-img-responsive" src="{}" alt="{{name}}">'
        shown, path = number != 4, f"/images/patronato/{one.user}-{number}.jpg"
        picture = site.image(one, path, (240, 240), tag=tag, shown=shown).format(name=one.name)
        place = AFFILIATIONS[number]
        boxes.append(_person(picture, one.name, place, ("Presidenta", "Vocal")[number > 0]))
    arms = site.scene("/images/patronato/escudo.png", (240, 240))  # a seat, no person
    crest = f'<img class="sppb-img-responsive" src="{arms}" alt="Ministerio">'
    boxes.append(_person(crest, "Por designar", "Ministerio de Ciencia", "Vocal nato"))
    guests, blank = [], site.silhouette("/images/visitantes/sin-foto.png", (180, 240), shade=150)
    for number, one in enumerate(visitors):
        tag = '<img class="sppb-img-responsive" src="{}" alt="">'
        path, size = f"/images/visitantes/IMG-2024050{number}-WA001{number}.jpg", (180, 240)
        size = (320, 240) if number == 3 else size
        shown, without = number not in (2, 6), tag.format(blank)
        picture = site.image(one, path, size, tag=tag, without=without, shown=shown)
        place = AFFILIATIONS[-number - 1]
        guests.append(_person(picture, one.name, place, f"Curso {2022 + number % 3}"))
    president = board[0]  # a member of the board who visits as well, with the same picture
    source = next(path for path, name in site.shows.items() if name == president.name)
    picture = f'<img class="sppb-img-responsive" src="{source}" alt="">'
    guests.append(_person(picture, f"Prof. {president.name}", AFFILIATIONS[0], "Curso 2024"))
    logo = site.scene("/images/logo-ieq.png", (200, 60))
    hall = site.scene("/images/sala-de-juntas.jpg", (1100, 260))
    page = f"""<div class="body-innerwrapper"><header id="sp-header"><a class="logo" href="/"><img
 class="sp-default-logo" src="{logo}" alt="IEQ" width="200"></a><ul class="sp-megamenu-parent">
<li>{frames.links("es", "</li><li>")}</li></ul></header><section id="sp-page-title"><h2>Patronato y
 profesores visitantes</h2><ol class="breadcrumb"><li>Inicio</li><li>El Instituto</li></ol>
</section>
<div id="sp-page-builder" class="sp-page-builder page-14"><section class="sppb-section"><img
 src="{hall}" width="1100" alt=""><p>El Patronato aprueba el presupuesto y nombra a la
 dirección.</p>
</section>{_rows("Patronato", boxes)}{_rows("Profesores visitantes", guests)}</div><footer
 id="sp-footer"><span class="sp-copyright">© 2024 Instituto de Estudios Químicos</span><ul
 class="social-icons"><li><a href="#t"><i class="fa fa-twitter"></i></a></li><li><a href="#f"><i
 class="fa fa-facebook"></i></a></li></ul></footer></div>"""
    style = """body{font:15px sans-serif;width:1100px;margin:auto}.sppb-row{display:flex;
flex-wrap:wrap}
.sppb-col-sm-3{width:250px;margin:10px;text-align:center}.sppb-person-information span{
display:block}
.sppb-person-name{font-weight:bold}"""
    document = frames.bare("Patronato", page, language="es-es", style=style)
    site.put(site.start, document)


def _rows(title: str, boxes: list[str]) -> str:
    return f"""<section class="sppb-section"><div class="sppb-row-container"><div
 class="sppb-section-title"><h3 class="sppb-title-heading">{title}</h3></div><div class="sppb-row">
{"".join(boxes)}</div></div></section>"""


def _person(picture: str, name: str, place: str, note: str) -> str:
    return f"""<div class="sppb-col-sm-3"><div class="sppb-column"><div
 class="sppb-column-addons"><div
 class="sppb-addon sppb-addon-person sppb-text-center"><div class="sppb-addon-content"><div
 class="sppb-person-image">{picture}</div><div class="sppb-person-information"><span
 class="sppb-person-name">{name}</span><span class="sppb-person-designation">{place}</span></div>
<div
 class="sppb-person-introtext">{note}</div></div></div></div></div></div>"""


def alumni_beside_the_staff(site: Site) -> None:
    """Webflow: a programme's team, a slider of alumni with quotations, and partners' logos."""
    people = site.people(10, "nl", titled=False)
    cards = ""
    for number, one in enumerate(people):
        stem = f"/5f3c/{number * 70001 + 917504:x}_{one.user}"
        size = (500, 333) if number == 4 else (400, 500)
        if number == 7:
            site.lacks(one)
            picture = '<div class="team-photo w-dyn-bind-empty"></div>'
        else:
            full = site.portrait(one, f"{stem}.jpg", size)
            half = site.portrait(one, f"{stem}-p-300.jpg", (300, 300 * size[1] // size[0]))
            picture = f"""<img src="{full}" loading="lazy" alt="" sizes="(max-width: 479px) 100vw,
 22vw"
 srcset="{half} 300w, {full} {size[0]}w" class="team-photo">"""
        empty = " w-condition-invisible" if number % 3 == 0 else ""
        cards += f"""<div role="listitem" class="collection-item w-dyn-item"><a
 href="#team-{number}"
 class="team-card w-inline-block">{picture}<h3 class="heading-4">{one.name}</h3><p class="role">
{one.duty}</p><p class="text-small{empty}">{one.phone}</p></a></div>"""
    alumni = [*site.people(2, "in", titled=False), *site.people(3, "tr", titled=False)]
    slides = ""
    for number, one in enumerate(alumni):
        face = site.stranger(one, f"/5f3c/alum-{number + 1}.jpg", (120, 120))
        slides += f"""<div class="slide w-slide"><div class="testimonial"><p
 class="quote">“{_quote(number)}
”</p><div class="testimonial-author"><img src="{face}" loading="lazy" width="80" alt=""
 class="testimonial-avatar"><div><div class="author-name">{one.name}</div><div
 class="text-small">MSc
 20{17 + number}, now at {("Deltaworks", "City of Oudeveen", "Van Rietveld BV")[number % 3]}</div>
</div>
</div></div></div>"""
    names = ("Deltaworks", "Waterschap Oude Veen", "Van Rietveld", "Bosscheveld Bank", "Hydria")
    logos = "".join(
        f"""<div class="partner"><img src="{site.scene(f"/5f3c/logo-{n}.png", (180, 80))}"
 loading="lazy"
 width="140" alt="{name}"></div>"""
        for n, name in enumerate(names)
    )
    mark, hero = site.scene("/5f3c/mark.svg"), site.scene("/5f3c/polder.jpg", (1200, 420))
    page = f"""<div class="navbar w-nav"><a href="/" class="brand w-nav-brand"><img src="{mark}"
 width="44"
 height="44" alt=""></a><nav role="navigation" class="w-nav-menu"><a
 class="w-nav-link">Programme</a><a
 class="w-nav-link">Team</a><a class="w-nav-link">Apply</a></nav></div><div class="section hero">
<img
 src="{hero}" width="1200" height="420" alt=""><h1 class="heading-1">MSc Water and Land</h1><a
 class="button w-button">Download brochure</a></div><div id="team" class="section"><h2
 class="heading-2">Meet the team</h2><div class="collection-list-wrapper w-dyn-list"><div
 role="list"
 class="team-grid w-dyn-items">{cards}</div></div></div><div class="section grey"><h2
 class="heading-2">What our alumni say</h2><div data-animation="slide" class="slider w-slider"><div
 class="w-slider-mask">{slides}</div><div class="w-slider-arrow-left"></div></div></div><div
 class="section"><h2 class="heading-2">Our partners</h2><div class="partners">{logos}</div></div>
<div
 class="footer"><div class="w-form"><form><label>Newsletter</label><input class="w-input"
 placeholder="E-mail address"><input type="submit" class="w-button" value="Subscribe"></form>
</div><p>
© 2024 University of Oudeveen</p></div>"""
    style = """body{margin:0;font:16px sans-serif}.section{width:1100px;margin:auto}
.team-grid,.partners{
display:grid;grid-template-columns:repeat(4,1fr);gap:20px}.team-photo{width:100%;min-height:200px;
background:#eee}.w-slider-mask{display:flex;overflow:hidden}.slide{min-width:360px}
.testimonial-avatar{
border-radius:50%}.w-condition-invisible{display:none}"""
    site.put(site.start, frames.bare("MSc Water and Land", page, style=style))


def _quote(number: int) -> str:
    return (
        "In the second week we already stood in the mud.",
        "The project in the city's pumping station got me my job.",
        "Small groups, and doors that are always open.",
    )[number % 3]


LAYOUTS = (wiki_group_page, board_with_affiliations, alumni_beside_the_staff)
