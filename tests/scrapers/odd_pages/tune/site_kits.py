"""Sites from a kit: boxes placed by hand, blocks of summaries, an exported table of pages."""

from html import escape

from .. import frames
from ..rolls import FELLOWS, GLACIER, MANGROVE, called
from ..site import Site


def wix_placed_boxes(site: Site) -> None:
    """Wix: every picture and every text is a box of its own at its place, in any order."""
    boxes, css = [], ""

    def place(left: int, top: int, width: int, inner: str, kind: str) -> None:
        nonlocal css
        ident = f"comp-l{site.rng.randrange(36**3, 36**4):x}k{len(boxes)}"
        css += f"#{ident}{{position:absolute;left:{left}px;top:{top}px;width:{width}px}}"
        boxes.append(f'<div id="{ident}" class="{ident} {kind}">{inner}</div>')

    def text(left: int, top: int, width: int, inner: str, tag: str = "p", font: int = 8) -> None:
        span = f'<span class="wixui-rich-text__text">{inner}</span>'
        inner = f'<{tag} class="font_{font} wixui-rich-text__text">{span}</{tag}>'
        place(left, top, width, inner, "HcOXKn SxM0TO QxJLC3 wixui-rich-text")

    text(40, 30, 400, "Equipe", "h1", 0)
    text(40, 95, 900, "Somos um grupo multidisciplinar dedicado às florestas de maré.")
    for number, (one, row) in enumerate(called(site, MANGROVE)):
        title, duty, topic = row
        if number == 0:
            left, top, size = 40, 170, (330, 330)
        else:
            left, top = 40 + (number - 1) % 3 * 320, 570 + (number - 1) // 3 * 400
            size = (238, 178) if number == 5 else (200, 200)
        named = f"{title} {one.name}".strip()
        side = number == 0
        text(left + 370 * side, top + (size[1] + 8) * (not side), 310 + 270 * side, named, "h4", 4)
        below = top + 40 if side else top + size[1] + 42
        text(left + 370 * side, below, 280 + 270 * side, f"{duty}<br>{topic}")
        if side:
            more = "Currículo Lattes | ORCID | Google Acadêmico<br>manguezal (arroba) uf.example"
            text(left + 370, below + 90, 560, more)
        picture = f"IMG_{4021 + 7 * number}.jpg"
        if number in (6, 9):
            site.lacks(one)
            full = site.silhouette("media/11062b_default~mv2.png", (200, 200), 120)
            image = _wow(full, full, "default.png", size)
        else:
            base = f"media/8c1e{number:02x}_5f3a{number * 37 % 256:02x}~mv2.jpg/v1/fill"
            blurred = site.thumbnail(one, f"{base}/w_49,h_49,blur_2/{picture}", (49, 49))
            full = f"{base}/w_{size[0]},h_{size[1]},al_c,q_80,usm_0.66_1.00_0.01/{picture}"
            image = _wow(blurred, site.portrait(one, full, size), picture, size)
        place(left, top, size[0], image, "MazNVa wixui-image")
    text(40, 1770, 300, "Egressos", "h2", 2)
    former = site.called("Raimundo Carvalhal~Sette", "Dirce Bonsucesso", "Nivaldo Itapuã~Reis")
    for one in former:
        site.lacks(one)
    text(
        40, 1830, 700, "<br>".join(f"{one.name} (mestrado, 201{n})" for n, one in enumerate(former))
    )
    text(620, 1770, 300, "&#8203;")  # an empty box that somebody forgot
    group = site.group("media/8c1eff_grupo~mv2.jpg/v1/fill/w_430,h_240/campo.jpg", (430, 240))
    place(560, 1780, 430, _wow(group, group, "campo.jpg", (430, 240)), "MazNVa wixui-image")
    site.rng.shuffle(boxes)
    menu = "".join(
        f'<li class="wixui-dropdown-menu__item"><a href="#{n}"><p>{word}</p></a></li>'
        for n, word in enumerate(("Início", "Pesquisa", "Equipe", "Publicações", "Contato"))
    )
    logo = site.scene("media/8c1e00_logo~mv2.png/v1/fill/w_90,h_90/logo.png", (90, 90))
    social = "".join(
        f'<li><a href="#{name}" aria-label="{name}"><img alt="{name}" width="39" height="39" '
        f'src="{site.scene(f"media/{name}.png", (39, 39))}"></a></li>'
        for name in ("Instagram", "Facebook", "YouTube")
    )
    page = f"""<div id="SITE_CONTAINER"><div id="site-root"><header id="SITE_HEADER" tabindex="-1">
<div id="comp-logo"><wow-image><img src="{logo}" alt="logo.png" width="90" height="90"></wow-image>
</div><nav aria-label="Site"><ul>{menu}</ul></nav></header> <main id="PAGES_CONTAINER"
tabindex="-1"><div id="SITE_PAGES"><div id="Containerk1x2"> <div
data-mesh-id="Containerk1x2inlineContent" data-testid="inline-content"><div
data-mesh-id="Containerk1x2inlineContent-gridContainer"
data-testid="mesh-container-content">{"".join(boxes)} </div></div></div></div></main><footer
id="SITE_FOOTER"><ul aria-label="Redes sociais">{social}</ul> <p class="font_8">©2021 por
Laboratório de Ecologia de Manguezais. Orgulhosamente criado com um construtor de
sites</p></footer></div></div><script>addEventListener("load", () => setTimeout(() =>
document.querySelectorAll("wow-image[data-uri] img").forEach((img) => {{ img.src =
img.parentNode.dataset.uri; }}), 150));</script>"""
    style = (
        "body{margin:0;font:15px/1.4 sans-serif}#SITE_HEADER,#SITE_FOOTER{width:980px;margin:auto;"
        "padding:16px 0}#SITE_HEADER{display:flex;justify-content:space-between}ul{list-style:none;"
        "display:flex;gap:20px}#PAGES_CONTAINER{background:#f4f7f2}[data-mesh-id$=gridContainer]"
        "{position:relative;width:980px;height:2080px;margin:auto}p,h1,h2,h4{margin:0}" + css
    )
    site.put(site.start, frames.bare("Equipe | LEMA", page, language="pt", style=style))


def _wow(first: str, full: str, alt: str, size: tuple[int, int]) -> str:
    return (
        f'<div data-testid="linkElement" class="j7pOnl"><wow-image class="HlRz5e BI8PVQ" data-uri="'
        f'{full}" data-has-ssr-src="true"><img src="{first}" alt="{alt}" width="{size[0]}" '
        f'height="{size[1]}" style="width:{size[0]}px;height:{size[1]}px;object-fit:cover">'
        "</wow-image></div>"
    )


def squarespace_summaries(site: Site) -> None:
    """Squarespace: two directors in image blocks with captions, the others in summary blocks."""
    directors = site.called("Lucille Abernethy-Stone", "Rafael Montesclaros")
    people = called(site, FELLOWS)
    senior = people[3][0]
    site.also(senior, "Theodore Lindqvister")
    blocks = ""
    for number, one in enumerate(directors):
        picture = site.portrait(one, f"static/v1/5e9/headshot+{number + 1}.jpg", (500, 600))
        blocks += f"""<div class="col sqs-col-6 span-6"><div class="sqs-block image-block
sqs-block-image sqs-text-ready" data-block-type="5"><div class="sqs-block-content"><figure
class="sqs-block-image-figure intrinsic"><div class="image-block-wrapper"
data-animation-role="image"> <noscript><img src="{picture}" alt=""></noscript><img
class="thumb-image" data-src="{picture}" data-image="{picture}" data-image-dimensions="500x600"
data-load="false" data-type="image" alt=""> </div><figcaption class="image-caption-wrapper"><div
class="image-caption"><p class=""><strong>
{one.name}</strong><br>{("Founding Director", "Co-Director")[number]}</p></div></figcaption>
</figure></div></div></div>"""
    items = ["", ""]
    for number, (one, (duty, text)) in enumerate(people):
        size = ((400, 400), (400, 520), (480, 320))[(number == 3) + 2 * (number == 5)]
        picture = "" if number == 7 else f"static/v1/5e9/{one.user}_web.jpg"
        if picture:
            site.portrait(one, picture, size)
        else:
            site.lacks(one)
        items[number > 4] += _summary(one.name, duty, f"{one.name} {text}.", picture)
    # The senior fellow is listed once more, with the same picture.
    again = f"static/v1/5e9/{senior.user}_web.jpg"
    items[1] += _summary(senior.name, "Fellowship Chair", "", again)
    post = site.scene("static/v1/5e9/skyline.jpg", (400, 300))
    news = _summary("What a Block Remembers", "Mar 2, 2022", "A new report on deeds.", post)
    logo = site.scene("static/v1/5e9/logo-wide.png", (260, 70))
    lists = "".join(
        f'<div class="sqs-block html-block"><h2 style="white-space:pre-wrap;">{head}</h2></div><div'
        ' class="sqs-block summary-v2-block sqs-block-summary-v2"><div class="summary-block-wrapper'
        ' summary-block-setting-design-autogrid"><div class="summary-heading">Featured</div><div '
        f'class="summary-item-list sqs-gallery-design-autogrid">{part}</div></div></div>'
        for head, part in (("Faculty", items[0]), ("Fellows &amp; Staff", items[1]), ("News", news))
    )
    page = f"""<div id="siteWrapper" class="clearfix site-wrapper"><header id="header" class="header
theme-col--primary"><div class="header-title-logo"><a href="/"><img src="{logo}" width="130"
alt="Center for the Unbuilt City"></a></div><nav class="header-nav">{frames.links("en")}</nav>
</header><main id="page"><article class="sections" data-page-sections="5e9"><section
class="page-section"><div class="sqs-layout sqs-grid-12 columns-12"><div class="sqs-block
html-block"> <h1>Our People</h1><p style="white-space:pre-wrap;">The Center brings together
scholars, advocates and public servants.</p></div><div class="row
sqs-row">{blocks}</div>{lists}</div></section> </article></main><footer class="sections"
id="footer-sections"><div class="sqs-block newsletter-block"><h3>Stay in the loop</h3><input
type="email" placeholder="Email Address"><button> Sign Up</button></div><p>101 Civic Square, Suite 4
· Made with a site kit</p></footer></div><script> setTimeout(() =>
document.querySelectorAll("img[data-src]").forEach((img) => {{ img.src = img.dataset.src;
img.dataset.load = "true"; }}), 120);</script>"""
    style = (
        "body{font:16px/1.5 sans-serif;max-width:1100px;margin:auto}.row{display:flex;gap:34px}"
        ".span-6{width:50%}.thumb-image{width:100%}.summary-item-list{display:grid;gap:30px;"
        "grid-template-columns:repeat(3,1fr)}.summary-thumbnail img{width:100%;height:260px;"
        "object-fit:cover}.summary-heading{display:none}header{display:flex;gap:30px}"
    )
    site.put(site.start, frames.bare("Our People — Unbuilt City", page, style=style))


def _summary(title: str, meta: str, text: str, picture: str) -> str:
    slug = "people/" + title.lower().replace(" ", "-")
    thumb = f"""<div class="summary-thumbnail-outer-container"><a href="{slug}"
class="summary-thumbnail-container sqs-gallery-image-container" data-title="{escape(title)}"
data-description="&lt;p&gt;{escape(text)}&lt;/p&gt;"><div class="summary-thumbnail img-wrapper">
<img class="summary-thumbnail-image" data-src="{picture}" data-image="{picture}" data-load="false"
data-image-focal-point="0.5,0.5" alt="{picture.rsplit("/", 1)[-1]}"></div></a></div>"""
    return f"""<div class="summary-item summary-item-record-type-text
sqs-gallery-design-autogrid-slide">{thumb if picture else ""}<div class="summary-content
sqs-gallery-meta-container"><div class="summary-title"><a href="{slug}" class="summary-title-link">
{title}</a></div><div class="summary-metadata-container"><span class="summary-metadata-item">{meta}
</span></div><div class="summary-excerpt"><p style="white-space:pre-wrap;">{text}</p></div><a
href="{slug}" class="summary-read-more-link">Read More →</a></div></div>"""


def notion_exported_table(site: Site) -> None:
    """Notion as exported: a collection with pictures as files, and the advisor as a relation."""
    people, body = called(site, GLACIER), ""
    for number, (one, (role, colour, title)) in enumerate(people):
        files, advisor = "", people[number % 2][0] if number > 1 else None
        stem = (
            f"Ekip 3f9c{number}/{('IMG_20230', 'foto', 'WhatsApp Image ')[number % 3]}{number}.jpeg"
        )
        if number != 5:
            size = (160, 160) if number % 4 else (300, 400)
            address = site.portrait(one, stem, size).replace(" ", "%20")
            image = f'<a href="{address}"><img src="{address}"></a>'
            files = f'<span style="margin-right:6px">{image}</span>'
        else:
            site.lacks(one)
        page = f"Ekip%203f9c/{one.user}%209d1e.html"
        icon = "" if number % 3 else '<span class="icon">🏔️</span>'
        relation = (
            advisor and f'<a href="#{advisor.user}"><span class="icon">🏔️</span>{advisor.name}</a>'
        )
        body += f"""<tr id="9d1e{number}"><td class="cell-title"><a href="{page}">{icon}{title}
{one.name}</a></td><td class="cell-file">{files}</td><td class="cell-select"><span
class="selected-value select-value-color-{colour}">{role}</span></td><td class="cell-relation">
{relation or ""}</td><td class="cell-email"><a href="mailto:{one.user}@uni.example"
class="url-value">{one.user}@uni.example</a></td></tr>"""
    body += (
        "<tr>" + '<td class="cell-title"><a href="#u">Untitled</a></td>' + "<td></td>" * 4 + "</tr>"
    )
    head = "".join(
        f'<th><span class="icon property-icon"><svg width="14" height="14"></svg></span>{word}</th>'
        for word in ("İsim", "Fotoğraf", "Rol", "Danışman", "E-posta")
    )
    former = site.called("Cansu Beyazıtlı", "Tolga Örenciklioğlu")
    items = "".join(f"<li>{one.name} → Kutup Enstitüsü{site.lacks(one)}</li>" for one in former)
    cover = site.scene("Ekip 3f9c/buzul.jpg", (1000, 280)).replace(" ", "%20")
    page = f"""<article id="3f9c" class="page sans"><header><img class="page-cover-image"
src="{cover}"><div class="page-header-icon"><span class="icon">🧊</span></div><h1
class="page-title">Ekip</h1></header><div class="page-body"><p>Buzul ve Kar Araştırma Grubu</p><h4
class="collection-title">Üyeler</h4><table
class="collection-content"><thead><tr>{head}</tr></thead><tbody> {body}</tbody></table><ul
class="toggle"><li><details open=""><summary>Mezunlar</summary><ul
class="bulleted-list">{items}</ul></details></li></ul></div></article>"""
    style = "body{font:15px sans-serif;margin:2em auto;max-width:900px}.cell-file img{height:120px}"
    site.put(site.start, frames.bare("Ekip", page, language="tr", style=style))


LAYOUTS = (wix_placed_boxes, squarespace_summaries, notion_exported_table)
