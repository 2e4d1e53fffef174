"""A box a person: cards that turn over, a list of definitions, cards of names with particles."""

from itertools import takewhile

from .. import frames
from ..rolls import DUTCH, MALAYS, SWEDES, called
from ..site import Site


def elementor_flip_boxes(site: Site) -> None:
    """Elementor: the front of a card has picture and name, the back the details and a button."""
    css, sections = "", ["", ""]
    shared = site.silhouette("wp-content/uploads/2022/05/avatar-staf.png", (400, 400), 140)
    for number, (one, (title, post, field)) in enumerate(called(site, MALAYS)):
        named = f"{title} {one.name}"
        for rank in ("Ts.", "Ir.", "Pn.", "En.", "Madya Ts."):
            if rank in title:  # ranks and courtesies that are unknown elsewhere
                site.also(one, f"{rank} {one.name}")
        ident, staff = f"7b{number:x}{number * 4099 % 4096:03x}", number > 7
        size = ((400, 400), (480, 600), (600, 400))[(number == 1) + 2 * (number == 4)]
        if number in (6, 9):
            site.lacks(one)
            source = shared
        else:
            source = site.portrait(one, f"wp-content/uploads/2022/05/{one.user}-{number}.jpg", size)
        if staff:
            # The front's picture is the background of the box, in the style sheet of the page.
            css += (
                f".elementor-214 .elementor-element.elementor-element-{ident} .elementor-flip-box__"
                f'front{{background-image:url("../../../../{source}");background-size:cover}}\n'
            )
            image = ""
        else:
            image = f"""<div class="elementor-flip-box__image"><img decoding="async"
width="{size[0]}" height="{size[1]}" src="{source}" class="attachment-full size-full" alt=""
/></div>"""
        mail = f"{one.user}@fskm.example"
        heading = "Kepakaran" if number != 3 else "Bidang Penyelidikan &amp; Kepakaran"
        sections[staff] += f"""<div class="elementor-column elementor-col-25
elementor-inner-column"> <div class="elementor-widget-wrap"><div class="elementor-element
elementor-element-{ident} elementor-flip-box--effect-flip elementor-flip-box--direction-up
elementor-widget elementor-widget-flip-box" data-id="{ident}" data-element_type="widget"
data-widget_type="flip-box.default"><div class="elementor-widget-container"><div
class="elementor-flip-box" tabindex="0"><div class="elementor-flip-box__layer
elementor-flip-box__front"><div class="elementor-flip-box__layer__overlay"><div
class="elementor-flip-box__layer__inner">{image}<h3
class="elementor-flip-box__layer__title">{named}</h3><div
class="elementor-flip-box__layer__description"> {post}</div></div></div></div><div
class="elementor-flip-box__layer elementor-flip-box__back"><div
class="elementor-flip-box__layer__overlay"><div class="elementor-flip-box__layer__inner"><h3
class="elementor-flip-box__layer__title">{heading}</h3><div
class="elementor-flip-box__layer__description"> {field}<br>Bilik {one.room}<br>{mail}</div><a
class="elementor-flip-box__button elementor-button elementor-size-sm" href="#{one.user}">Lihat
Profil</a></div></div></div></div></div></div></div></div>
"""
    site.put("wp-content/uploads/elementor/css/post-214.css", css)
    logo = site.scene("wp-content/uploads/2021/11/logo-fakulti.png", (320, 90))
    whatsapp = site.scene("wp-content/plugins/chat/whatsapp.png", (48, 48))
    rows = "".join(
        f'<section class="elementor-section elementor-top-section"><h2 class="elementor-heading-'
        f'title elementor-size-default">{head}</h2><div class="elementor-container elementor-'
        f'column-gap-default">{part}</div></section>'
        for head, part in zip(("Barisan Akademik", "Staf Sokongan"), sections, strict=True)
    )
    menu = " ".join(
        f'<a class="elementor-item">{word}</a>' for word in ("Utama", "Akademik", "Staf")
    )
    page = f"""<header class="elementor elementor-31 elementor-location-header"><a href="#"><img
src="{logo}" alt="Fakulti Sains Komputer" width="240"></a><nav class="elementor-nav-menu--main">
{menu}</nav></header><main id="content" class="site-main"><div data-elementor-type="wp-page"
data-elementor-id="214" class="elementor elementor-214">{rows}</div></main><footer
class="elementor-location-footer"><h5>Hubungi Kami</h5><p>Tel: +60-0-000 0000</p><p>Hak Cipta
Terpelihara 2022</p></footer><a class="chat-button"><img src="{whatsapp}" width="48"
alt="WhatsApp"></a>"""
    style = (
        "body{margin:0 auto;width:1160px;font:15px sans-serif}.elementor-container{display:flex;"
        "flex-wrap:wrap}.elementor-col-25{width:25%}.elementor-flip-box{position:relative;height:"
        "330px;margin:8px;perspective:1000px}.elementor-flip-box__layer{position:absolute;inset:0;"
        "transition:.6s;backface-visibility:hidden;background-color:#dde6f0;text-align:center}"
        ".elementor-flip-box__front .elementor-flip-box__layer__inner{position:absolute;bottom:0;"
        "width:100%;background:#ffffffcc}.elementor-flip-box__image img{width:150px;height:190px;"
        "object-fit:cover}.elementor-flip-box__back{transform:rotateX(-180deg);background:#1b3a5c;"
        "color:#fff}.elementor-flip-box:hover .elementor-flip-box__back{transform:none}.elementor-"
        "flip-box:hover .elementor-flip-box__front{transform:rotateX(180deg)}h3{font-size:16px}"
        ".chat-button{position:fixed;right:20px;bottom:20px}"
    )
    head = '<link rel="stylesheet" href="wp-content/uploads/elementor/css/post-214.css">'
    site.put(site.start, frames.bare("Direktori Staf", page, language="ms", style=style, head=head))


def swedish_definition_list(site: Site) -> None:
    """EPiServer: a list of definitions; the names are terms, the pictures float in definitions."""
    people, terms = called(site, SWEDES), ""
    for number, (one, (post, subject)) in enumerate(people):
        size = ((110, 140), (110, 110), (330, 420))[(number == 2) + 2 * (number == 5)]
        photo = ""
        if number in (3, 8):
            site.lacks(one)
        else:
            source = site.portrait(one, f"globalassets/personal/{one.user}.jpg?preset=w110", size)
            photo = f'<img src="{source}" alt="Foto" width="110">'
        term = f'<a id="{one.user}"></a>{one.name}'
        if number == 4:
            term += " <small>(f.d. Bohm)</small>"
        elif number == 6:  # here the picture came into the term
            term, photo = f"{photo} {term}", ""
        boss = people[0][0] if number % 2 else people[1][0]
        more = f"<dd>Handledare: {boss.name}</dd>" if post == "Doktorand" else ""
        picture = f'<dd class="foto">{photo}</dd>' if photo else ""
        terms += f"""<dt>{term}</dt>{picture}<dd><em>{post}</em></dd><dd>Forskning:
{subject}</dd>{more} <dd>Tel: 099-{one.phone}</dd><dd>E-post: <a
href="mailto:{one.user}@geo.example"> {one.user}&#64;geo.example</a></dd><dd>Rum: {one.room}</dd>"""
    former = site.called("Alfhild Rosenquister", "Folke Törnebladh")
    emeriti = ""
    for one, year in zip(former, (2009, 2015), strict=True):
        # Whether a professor emeritus belongs to the staff is an open question.
        source = site.portrait(one, f"globalassets/personal/emeriti/{one.user}.jpg", (90, 110))
        del site.expected[one.name]
        site.allowed.add(one.name)
        emeriti += f"""<dt>{one.name}</dt><dd class="foto"><img src="{source}" alt=""
width="70"></dd> <dd>Professor emeritus sedan {year}</dd>"""
    logo = site.scene("static/img/sigill.png", (140, 140))
    map_of = site.scene("globalassets/karta.jpg", (200, 150))
    words = ("Utbildning", "Forskning", "Samverkan", "Om oss", "Medarbetare")
    menu = "".join(
        f'<li class="menu__item"><a href="#{n}">{w}</a></li>' for n, w in enumerate(words)
    )
    page = f"""<a href="#main" class="u-skip">Gå till huvudinnehåll</a><header
class="site-header"><img src="{logo}" width="80" alt="Universitetets sigill"><span>Institutionen för
kvartärvetenskap</span><form role="search"><input type="search" placeholder="Sök på
webbplatsen"></form><ul class="menu">{menu}</ul> </header><nav aria-label="Brödsmulor"><ol
class="breadcrumb"><li><a href="#">Start</a></li><li><a href="#">Om
oss</a></li><li>Medarbetare</li></ol></nav><main id="main"><article><h1>Medarbetare</h1><p
class="ingress">Här hittar du kontaktuppgifter till oss som arbetar på institutionen.</p><dl
class="personal">{terms}</dl><h2>Emeriti</h2><dl class="personal">{emeriti}</dl></article><aside
class="puff"> <h3>Hitta hit</h3><img src="{map_of}" alt="Karta"><p>Besöksadress: Morängatan
4</p><h3>Studievägledare </h3><p>{people[8][0].name}<br>Tel:
099-{people[8][0].phone}</p></aside></main><footer><p>Senast uppdaterad: 2018-10-03 · Sidansvarig:
<a href="#">{people[6][0].name}</a></p></footer>"""
    style = (
        "body{font:15px/1.5 Georgia;width:1000px;margin:auto}.menu,.breadcrumb{display:flex;gap:"
        "20px;list-style:none;padding:0}main{display:flex;gap:40px}article{width:700px}dt{clear:"
        "both;font-weight:bold;padding-top:22px}dd{margin-left:140px}dd.foto,dt img{float:left;"
        "margin:0 14px 10px 0}dd.foto{width:120px}.u-skip{position:absolute;left:-999em}"
    )
    site.put(site.start, frames.bare("Medarbetare", page, language="sv", style=style))


def dutch_particles(site: Site) -> None:
    """Drupal 10, Dutch: cards with initials, the given name in brackets, particles."""
    cards = ""
    for number, (one, (initials, title, post)) in enumerate(called(site, DUTCH)):
        particle = " ".join(takewhile(lambda word: word[0] in "vdot'e", one.family.split()))
        core = one.family.removeprefix(particle).strip()
        formal = f"{initials} ({one.given}) {one.family}"
        site.also(one, formal, f"{initials} {one.family}")
        behind = title in ("MSc", "BA")
        written = f"{title} {formal}".strip() if not behind else f"{formal} {title}"
        if number in (4, 9):  # as the list of telephones sorts them
            written = f"{core}, {title} {initials} ({one.given}) {particle}".rstrip()
        if number in (6, 11):
            site.lacks(one)
            media = f'<span class="avatar avatar--initials">{one.given[0]}{core[0]}</span>'
        else:
            width, height = ((320, 320), (320, 400), (480, 270))[(number == 3) + 2 * (number == 7)]
            base = f"sites/default/files/styles/card_{'{}'}/public/2023-09/{one.user}.{'{}'}"
            small = site.portrait(
                one, base.format("1x", "jpg") + f"?h={number:02x}1d", (width, height)
            )
            large = site.portrait(
                one, base.format("2x", "webp") + f"?h={number:02x}1d", (2 * width, 2 * height)
            )
            media = f"""<picture><source srcset="{large} 2x" type="image/webp" width="{width}"
height="{height}"><img loading="lazy" src="{small}" width="{width}" height="{height}"
alt="Profielfoto" class="image-style-card"></picture>"""
        cards += f"""<li class="card-grid__item"><article class="card card--person
contextual-region" data-history-node-id="{410 + number}"><div class="card__media">{media}</div><div
class="card__body"><h3 class="card__title"><a href="/medewerkers/{one.user}" rel="bookmark"><span
class="field field--name-title field--type-string">{written}</span></a></h3><p
class="card__meta">{post}</p><ul class="card__links"><li> <a
href="mailto:{one.user}@uni.example"><span class="visually-hidden">E-mail {one.given}</span><svg
width="16" height="16"></svg></a></li><li><a href="tel:+31{one.phone}">+31 {one.phone}</a></li></ul>
</div></article></li>"""
    letters = "".join(f'<li><a href="?letter={letter}">{letter}</a></li>' for letter in "ABDHKNRWZ")
    facets = "".join(
        f'<li class="facet-item"><input type="checkbox"><label>{word}<span class="facet-item__'
        f'count">({count})</span></label></li>'
        for word, count in (("Hoogleraar", 2), ("Universitair docent", 2), ("Promovendus", 2))
    )
    hero = site.scene("sites/default/files/2023-01/delta.webp", (1200, 300))
    contact = site.scene("sites/default/files/2022-03/balie.jpg", (320, 200))
    site.scene("themes/custom/uni/logo.svg")
    page = f"""<div class="dialog-off-canvas-main-canvas"><header class="site-header"><a
href="/"><img src="themes/custom/uni/logo.svg" alt="Home" width="180" height="48"></a><nav
class="menu--main"><a> Onderwijs</a> <a>Onderzoek</a> <a>Over ons</a> <a>Nieuws</a></nav><button>NL
| EN</button></header><div class="hero"><img src="{hero}" alt="" width="1200"
height="300"></div><nav class="breadcrumb"><ol><li> <a
href="/">Home</a></li><li>Medewerkers</li></ol></nav><main><h1 class="page-title">Medewerkers</h1>
<form class="views-exposed-form"><label>Zoek op naam</label><input type="text" name="naam"><input
type="submit" value="Zoeken"></form><ul class="alphabet">{letters}</ul><div class="layout"><aside
class="facets"><h4>Functie</h4><ul>{facets}</ul></aside><ul
class="card-grid">{cards}</ul></div><section class="cta"> <img src="{contact}" width="320"
height="200" alt="Balie"><h3>Vragen?</h3><p>Bel het secretariaat.</p> </section></main><footer
class="site-footer"><a>Privacy</a> <a>Toegankelijkheid</a> <a>Disclaimer</a> </footer></div><div
id="sliding-popup"><p>Wij gebruiken cookies om de website te verbeteren.</p><button>
Accepteren</button> <button>Weigeren</button></div>"""
    style = (
        "body{margin:auto;width:1200px;font:15px sans-serif}.layout{display:flex}.card-grid{"
        "display:grid;grid-template-columns:repeat(3,1fr);gap:24px;list-style:none;flex:1}"
        ".card__media img{width:100%;height:240px;object-fit:cover}.avatar--initials{display:block;"
        "height:240px;background:#0a6;color:#fff;font-size:80px;text-align:center}"
        ".alphabet{display:flex;gap:9px;list-style:none}"
        ".visually-hidden{position:absolute;clip:rect(0 0 0 0)}"
        "#sliding-popup{position:fixed;bottom:0;background:#eee;width:1200px}"
    )
    site.put(site.start, frames.bare("Medewerkers", page, language="nl", style=style))


LAYOUTS = (elementor_flip_boxes, swedish_definition_list, dutch_particles)
