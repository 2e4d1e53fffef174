"""Directories: profiles behind small avatars, an A-Z list, pictures that sharpen as they load."""

import json

from .. import frames
from ..cast import Someone, plain
from ..site import Site

NORDIC = (
    "Aino Kivilehto", "Björn Åkervik", "Cajsa Lindströmer", "Elias Rautasalmi", "Frida Öhrnell",
    "Gustaf~Adolf Nordenberg", "Hanna-Kaisa Myllysuo", "Ilmari Tuomiharju", "Jonna Bäckesund",
    "Kjell-Åke Stenmyra", "Leena Ylipelto", "Måns af~Rosendahl", "Nina Fagerudd", "Otso Vesiluoma",
)  # fmt: skip
RANKS = ("dr hab. inż.", "dr", "mgr", "prof. dr hab.", "dr inż.", "")
UNITS = ("Katedra Hydrologii", "Zakład Gleboznawstwa", "Dziekanat", "Pracownia Kartografii")


def avatars_before_profiles(site: Site) -> None:
    """A Drupal view with avatars of 44 pixels; each leads to a profile with the photograph."""
    rows = ""
    for number, one in enumerate(site.people(15, "en")):
        slug = f"/about/people/{one.given.lower()}-{one.user}"
        if number in (4, 11):  # nobody has sent a photograph; both get the same stand-in
            site.lacks(one)
            small = "/sites/default/files/styles/avatar/public/default_images/person.png"
            site.silhouette(small, (44, 44))
            large = site.silhouette("/sites/default/files/default_images/person.png", (400, 400))
        else:
            name = f"public/2023-0{number % 9 + 1}/{one.user}{number}.jpg?itok=x{number}Qe"
            small = site.thumbnail(one, f"/sites/default/files/styles/avatar/{name}", (44, 44))
            size = (600, 400) if number == 9 else (400, 500)
            large = site.portrait(one, f"/sites/default/files/styles/portrait/{name}", size)
        if number == 6:  # the rendition was never made
            del site.files[small]
        rows += f"""<div class="views-row"><article about="{slug}" class="node node--type-person
 node--view-mode-teaser"><div class="field field--name-field-photo field--type-image"><a
 href="{slug}" hreflang="en"><img loading="lazy" src="{small}" width="44" height="44" alt=""
 class="image-style-avatar"></a></div><div class="node__content"><h3 class="node__title"><a
 href="{slug}" rel="bookmark"><span class="field field--name-title">{one.full}</span></a></h3>
<div class="field field--name-field-role field__item">{one.duty}</div><a class="email"
 href="mailto:{one.user}@stokebury.example">{one.user}@stokebury.example</a></div></article></div>
"""
        site.put(slug, _drupal(site, one.full, _profile(one, large)))
    search = """<form class="views-exposed-form"><label for="n">Search by name</label><input id="n"
 type="text" size="30"><select><option>- Any role -</option><option>Academic</option></select>
<input type="submit" value="Apply" class="button"></form>"""
    view = f'<div class="view view-people"><div class="view-content">{rows}</div></div>'
    site.start = "/about/people"
    site.put(site.start, _drupal(site, "Our people", search + view))


def _profile(one: Someone, picture: str) -> str:
    return f"""<article class="node node--type-person node--view-mode-full"><div class="layout
 layout--twocol-section"><div class="layout__region--first"><figure class="field--name-field-photo"
><img loading="lazy" src="{picture}" class="image-style-portrait" alt=""></figure></div>
<div class="layout__region--second"><p class="lead">{one.duty}, School of Earth Sciences</p>
<h2>Contact</h2><dl><dt>Telephone</dt><dd>+44 (0)1999 {one.phone}</dd><dt>Office</dt><dd>
{one.room}, Garrick Building</dd></dl><h2>Research interests</h2><p>Slow rivers, the silt in them,
and what it tells of earlier floods.</p><p><a href="/about/people">Back to all people</a></p></div>
</div></article>"""


def _drupal(site: Site, title: str, content: str) -> str:
    logo = site.scene("/themes/custom/stokebury/logo.svg")
    visit = site.scene("/sites/default/files/2022-05/open-day.jpg", (360, 200))
    style = """body{font:16px/1.5 sans-serif;margin:0}.views-row{border-top:1px solid #ccc;width:
640px}.node--view-mode-teaser{display:flex;gap:14px;padding:10px 0}h3{margin:0}.region-sidebar
{float:right;width:360px}.image-style-avatar{border-radius:50%}.layout{display:flex;gap:30px}"""
    body = f"""<a href="#main-content" class="visually-hidden focusable">Skip to main content</a>
<div class="dialog-off-canvas-main-canvas"><header><a href="/" rel="home"><img src="{logo}"
 alt="University of Stokebury" width="210" height="52"></a><nav>{frames.links("en")}</nav></header>
<nav class="breadcrumb" role="navigation"><ol><li><a href="/">Home</a></li><li><a href="/about">
About</a></li><li>{title}</li></ol></nav><aside class="region-sidebar"><h2>Visit us</h2><img
 src="{visit}" width="360" height="200" alt="Open day in the Garrick Building"><p>Open days are held
 in June and September.</p><a href="#book">Book your place</a></aside><main><a id="main-content">
</a><h1 class="page-title">{title}</h1>{content}</main><footer><p>School of Earth Sciences,
 Garrick Building, Stokebury SK1 9XX</p><a href="#x">X</a> <a href="#in">LinkedIn</a> <a
 href="#c">Cookies</a></footer></div>"""
    return frames.bare(f"{title} | School of Earth Sciences", body, style=style)


def letters_with_anchors(site: Site) -> None:
    """An A-Z list with a heading for each letter, small pictures and the family name first."""
    people = sorted(site.people(21, "pl", titled=False), key=lambda one: plain(one.family))
    items: dict[str, str] = {}
    stand_in = site.silhouette("img/osoby/brak_zdjecia.png", (80, 100), shade=170)
    for number, one in enumerate(people):
        tag = '<img class="foto" src="{}" alt="" width="80">'
        size = (160, 100) if number == 8 else (80, 100)
        without = "" if number == 13 else tag.format(stand_in)
        shown = number not in (2, 13, 17)
        path = f"img/osoby/{number * 37 + 1012}_m.jpg"
        picture = site.image(one, path, size, tag=tag, without=without, shown=shown)
        name = one.name if number == 11 else f"{one.family}, {one.given}"
        rank = f', <span class="stopien">{RANKS[number % 6]}</span>' if RANKS[number % 6] else ""
        items[one.family[0]] = items.get(one.family[0], "") + (
            f"""<li class="osoba">{picture}<a href="osoba.php?id={1012 + number}"><b>{name}</b></a>
{rank}<br>{UNITS[number % 4]}, pok. {one.room}<br>tel. 61 {one.phone} |
 <a href="mailto:{one.user}@geo.example">{one.user}[at]geo.example</a></li>"""
        )
        if number == 15:  # found under the name she had before as well
            former = f"Wierzchosławska, {one.given}"
            site.also(one, f"{one.given} Wierzchosławska")
            items["W"] = (
                f'<li class="zob">{former} – zob. <a href="#{one.family[0]}">{name}</a></li>'
            )
    order = sorted(items, key=lambda letter: (plain(letter), letter))
    alphabet = " ".join(
        f'<a href="#{letter}">{letter}</a>' if letter in items else f"<span>{letter}</span>"
        for letter in "ABCĆDEFGHIJKLŁMNOÓPRSŚTUWZŹŻ"
    )
    lists = "".join(
        f"""<h3 class="litera" id="{letter}"><a name="{letter}"></a>{letter}</h3><ul>
{items[letter]}</ul><p class="top"><a href="#top">do góry ↑</a></p>"""
        for letter in order
    )
    crest = site.scene("img/godlo.png", (90, 90))
    banner = site.scene("img/baner_bip.gif", (120, 50))
    page = f"""<a name="top"></a><div id="naglowek"><img src="{crest}" alt="godło" width="90"
 height="90"><h1>Wydział Nauk o Ziemi</h1><p>Uniwersytet im. Kryspina Zawady w Brzeźcach</p></div>
<div id="menu"><ul><li><a href="#">Aktualności</a></li><li><a href="#">Rekrutacja</a></li><li><b>
Pracownicy</b></li><li><a href="#">Plan zajęć</a></li></ul><a href="#bip"><img src="{banner}"
 alt="BIP"></a><p>Dziekanat czynny:<br>pn.–pt. 9–13</p></div><div id="tresc"><div class="sciezka">
Jesteś tutaj: Strona główna » Wydział » Pracownicy</div><h2>Pracownicy – spis alfabetyczny</h2>
<div class="alfabet">{alphabet}</div>{lists}</div><div id="stopka">© WNoZ 2012. Administrator:
<a href="mailto:www@geo.example">www@geo.example</a>. Ostatnia aktualizacja: 2012-11-05</div>"""
    style = """body{font:13px Verdana,sans-serif;width:940px;margin:auto}#menu{float:left;
width:180px}#tresc{margin-left:200px}.osoba{list-style:none;min-height:106px;clear:left}.foto{
float:left;
margin:0 12px 6px 0}.litera{background:#dde6ef;padding:3px 8px}#naglowek img{float:left}"""
    head = '<meta name="Generator" content="Notepad">'
    document = frames.bare("Pracownicy", page, language="pl", style=style, head=head)
    site.put(site.start, document)


def sharpens_while_loading(site: Site) -> None:
    """A blurred picture of 24 pixels first; ``picture`` brings WebP or JPEG in two widths."""
    cards = ""
    blank = site.silhouette("/static/placeholder-person.webp", (320, 320))
    for number, one in enumerate(site.called(*NORDIC)):
        if number in (3, 10):
            site.lacks(one)
            picture = f'<img src="{blank}" alt="" width="320" height="320">'
        elif number == 7:  # taken over from the old site, in one size
            source = site.portrait(one, "/static/legacy/ilmari_t.jpg", (150, 200))
            picture = f'<img src="{source}" alt="{one.name}" width="150" height="200">'
        else:
            picture = _sharpening(site, one, f"/static/{number * 7919 + 4096:x}/{one.user}", number)
        cards += f"""<li class="PersonCard_card__x1"><a class="PersonCard_link__k9"
 href="/sv/personal/{plain(one.name)}"><div class="Image_wrap__p0" style="--ratio:100%">{picture}
</div><h3 class="PersonCard_name__Zq">{one.name}</h3></a><p class="PersonCard_role__d3">
{one.duty}</p><ul class="Meta_list__a7"><li><svg width="16" height="16"><path d="M1 3h14v10H1z"/>
</svg><a href="mailto:{one.user}@tammer.example">E-post</a></li><li>Rum {one.room}</li></ul></li>"""
    loader = """document.querySelectorAll('img.lazyload').forEach(i=>{new IntersectionObserver(
(e,o)=>{if(!e[0].isIntersecting)return;o.disconnect();i.parentNode.querySelectorAll('source').forEach(s=>
{s.srcset=s.dataset.srcset});i.src=i.dataset.src;i.className='lazyloaded'}).observe(i)})"""
    data = json.dumps({"props": {"locale": "sv", "page": "personal"}, "buildId": "k3Jx"})
    page = f"""<div id="__next"><div role="dialog" class="Consent_bar__r2"><p>Vi använder kakor för
 att förbättra webbplatsen.</p><button>Godkänn alla</button><button>Inställningar</button></div>
<header class="Header_bar__u1"><a href="/sv"><svg width="120" height="32"><title>Tammerholms
 universitet</title><path d="M0 0h120v32"/></svg></a><nav><a href="#u">Utbildning</a> <a href="#f">
Forskning</a> <a href="#p" aria-current="page">Personal</a> <a href="/fi">Suomeksi</a></nav>
</header>
<main><nav aria-label="Brödsmulor">Start / Institutionen för språk / Personal</nav><h1>Personal</h1>
<p class="Lead_text__m4">Här hittar du alla som arbetar vid institutionen.</p><div class="Filter">
<button aria-pressed="true">Alla</button><button>Forskare</button><button>Doktorander</button></div>
<ul class="PersonGrid_grid__t5">{cards}</ul></main><footer><p>Besöksadress: Ågatan 9, 20999
 Tammerholm</p><p>Växel: 02 999 99</p></footer></div><script id="__NEXT_DATA__"
 type="application/json">{data}</script><script>{loader}</script>"""
    style = """body{margin:0;font:17px sans-serif}main{max-width:1080px;margin:auto}ul{
list-style:none;padding:0}.PersonGrid_grid__t5{display:grid;grid-template-columns:repeat(3,1fr);
gap:32px}
.Image_wrap__p0 img{width:320px;height:320px;object-fit:cover}.lazyload{filter:blur(8px)}
.Consent_bar__r2{position:fixed;bottom:0;background:#fff;width:100%;border-top:1px solid}"""
    site.start = "/sv/personal"
    site.put(site.start, frames.bare("Personal", page, language="sv", style=style))


def _sharpening(site: Site, one: Someone, stem: str, number: int) -> str:
    tiny = site.thumbnail(one, f"{stem}-lqip.jpg", (24, 24))
    sides = (300, 600)
    webp = [site.portrait(one, f"{stem}-{side}.webp", (side, side)) for side in sides]
    jpeg = [site.portrait(one, f"{stem}-{side}.jpg", (side, side)) for side in sides]
    sources = (("webp", webp), ("jpeg", jpeg))
    tags = "".join(
        f"""<source type="image/{kind}" data-srcset="{small} 300w, {large} 600w" sizes="(min-width:
 900px) 320px, 100vw">"""
        for kind, (small, large) in sources
    )
    alt = "" if number % 4 == 2 else f"Porträtt av {one.name}"
    return f"""<picture>{tags}<img class="lazyload" src="{tiny}" data-src="{jpeg[1]}" alt="{alt}"
 width="320" height="320"></picture><noscript><img src="{jpeg[1]}" alt="{alt}"></noscript>"""


LAYOUTS = (avatars_before_profiles, letters_with_anchors, sharpens_while_loading)
