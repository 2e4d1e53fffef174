"""Kits and collections: columns of modules, a list bound to fields, pictures that blur in."""

import base64
from urllib.parse import quote

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..rolls_of_kits import HALLIG, STRAITS, TARTU
from ..site import Site, address


def jimdo_columns(site: Site) -> None:
    """Jimdo: three columns, each a stack of pictures, headings and texts."""
    people = called(site, HALLIG)
    head, (title, post) = people[0]
    source = site.portrait(head, _jimdo("300x10000", "iaa01f", 0), (300, 380))
    lead = f"""<div id="cc-m-7100" class="j-module n j-textWithImage"><figure
class="cc-imagewrapper cc-m-image-align-1"><img src="{source}" alt="" class=""
data-src-width="2400" data-src-height="3040" id="cc-m-textwithimage-image-7100"></figure><div
id="cc-m-textwithimage-7100" data-name="text" class="cc-m-textwithimage-inline-rte"><p><span
style="font-size: 20px;"><strong>{title} {head.name}</strong></span></p><p>{post} der Station seit
2011. Geboren in Husum, Studium der Meeresbiologie, drei Winter auf der Hallig.</p><p>Tel.
04841 {head.phone}</p></div><div class="cc-clear"></div></div>"""
    stacks = ["", "", ""]
    for number, (one, (title, post)) in enumerate(people[1:], 1):
        ident = f"7{100 + number * 3}"
        size = ((240, 320), (240, 240), (320, 214))[(number % 3 == 1) + 2 * (number == 8)]
        figure = site.image(
            one,
            _jimdo("240x1024", f"i{number * 7919:05x}", number),
            size,
            shown=number not in (6, 10),
            tag=f'<div id="cc-m-{ident}" class="j-module n j-imageSubtitle"><figure class="cc-'
            'imagewrapper cc-m-image-align-3"><img src="{}" class="" alt="" data-src-width="1600" '
            f'id="cc-m-imagesubtitle-image-{ident}"><figcaption>'
            f"{'Foto: Nationalparkamt' if number == 2 else ''}</figcaption></figure>"
            '<div class="cc-clear"></div></div>',
        )
        named = f"{title} {one.name}".strip()
        heading = f"""<div id="cc-m-{ident}1" class="j-module n j-header"><h3
class="" id="cc-m-header-{ident}1">{named}</h3></div>"""
        text = f"<p>{post}</p><p>E-Mail: {one.user}(at)halligstation.example</p><p>&nbsp;</p>"
        if number == 4:  # written into the text instead of a heading
            heading, text = "", f"<p><strong>{named}</strong></p>{text}"
        if number == 7:  # the heading came above the picture
            figure, heading = heading, figure
        stacks[(number - 1) % 3] += f"""{figure}{heading}<div id="cc-m-{ident}2" class="j-module n
j-text">{text}</div>"""
        stacks[(number - 1) % 3] += '<div class="j-module n j-hr"><div class="hr"></div></div>'
    separator = '<div class="cc-m-hgrid-separator" data-display="cms-only"><div></div></div>'
    grid = separator.join(
        f'<div class="cc-m-hgrid-column" style="width: 32%;"><div id="cc-matrix-29{n}">'
        f"{stack}</div></div>"
        for n, stack in enumerate(stacks)
    )
    banner = site.scene("app/cms/image/transf/dimension=940x10000/header.jpg", (940, 240))
    seal = site.scene("app/cms/image/transf/none/path/i77/siegel.png", (120, 120))
    menu = "".join(
        f'<li class="cc-nav-level-0 j-nav-variant-standard"><a href="#{n}">{word}</a></li>'
        for n, word in enumerate(("Home", "Station", "Team", "Führungen", "Spenden", "Kontakt"))
    )
    body = f"""<div class="jtpl-main cc-content-parent"><div class="jtpl-header"><div
id="cc-website-title" class="cc-single-module-element"><h1>Halligstation Süderoog-Sand e. V.</h1>
</div><nav class="jtpl-navigation"><ul>{menu}</ul></nav><img src="{banner}" alt=""
width="940"></div><div id="content_area" data-container="content"><div id="content_start"></div>
<div id="cc-matrix-290"><div class="j-module n j-header"><h1>Unser Team</h1></div>{lead}<div
class="j-module n j-spacing"><div class="cc-m-spacing-space" style="height: 30px;"></div></div><div
id="cc-m-8123" class="j-module n j-hgrid">{grid}<div class="cc-m-hgrid-overlay"></div><br
class="cc-clear"></div></div></div><div class="jtpl-sidebar" data-container="sidebar"><div
class="j-module n j-text"><p><strong>Öffnungszeiten</strong><br>Di–So 10–17 Uhr</p></div><img
src="{seal}" alt="Spendensiegel" width="120"></div><div id="contentfooter" data-container="footer">
<div class="leftrow"><a href="#">Impressum</a> | <a href="#">Datenschutz</a> | <a
href="javascript:window.print()">Druckversion</a> | <a href="#">Sitemap</a></div><div
class="rightrow"><a rel="nofollow">Anmelden</a></div></div></div>"""
    style = (
        "body{font:15px/1.5 Georgia;margin:auto;width:960px;background:#eef4f6}.jtpl-main{"
        "background"
        ":#fff;padding:10px}.cc-m-image-align-1{float:left;margin:0 20px 10px 0}figure{margin:0}"
        ".cc-clear{clear:both}.cc-m-hgrid-column{float:left;margin-right:1%}figcaption{font-size:"
        "11px}ul{display:flex;gap:16px;list-style:none}h3{margin:6px 0}.j-text p{margin:2px 0}"
        "#cc-m-8123 img{max-width:100%}.hr{border-bottom:1px solid #ccc;margin:14px 0}"
    )
    site.put(site.start, frames.bare("Unser Team", body, language="de", style=style))


def _jimdo(dimension: str, ident: str, number: int) -> str:
    return (
        f"app/cms/image/transf/dimension={dimension}:format=jpg/path/s5e{number:02}c/image/{ident}/"
        f"version/16{number:02}/image{number}.jpg"
    )


def webflow_collection(site: Site) -> None:
    """Webflow: a list out of a collection; empty fields stay, given and family name are two."""
    items, people = "", called(site, STRAITS)
    void = site.scene("plugins/Basic/assets/placeholder.60f9b1840c.svg")
    for number, (one, (post,)) in enumerate(people):
        size = ((400, 400), (400, 500), (600, 400))[(number % 3 == 2) + 2 * (number == 4)]
        path = f"65b0/65c1{number * 4099:06x}_{one.user}.webp"
        if number == 6:
            site.lacks(one)
            photo = f'<img loading="lazy" src="{void}" alt="" class="team-photo w-dyn-bind-empty">'
        else:
            full = site.portrait(one, path, size)
            half = (size[0] // 2, size[1] // 2)
            small = site.portrait(one, path.replace(".webp", "-p-500.webp"), half)
            photo = f"""<img loading="lazy" src="{full}" alt="" sizes="(max-width: 479px) 100vw,
240px" srcset="{small} 500w, {full} 1080w" class="team-photo">"""
        links = "".join(
            f'<a href="{"#" if shown else ""}" target="_blank" class="social-link w-inline-block'
            f'{"" if shown else " w-condition-invisible"}"><div class="icon">{sign}</div></a>'
            for sign, shown in (("\uf099", number % 2), ("\uf0e1", number != 3), ("\uf0ac", True))
        )
        cv = "is-hidden w-dyn-bind-empty" if number == 8 else ""
        items += f"""<div role="listitem" class="team-item w-dyn-item"><a href="/team/{one.user}"
class="team-card w-inline-block"><div class="team-photo-wrap">{photo}<div
class="team-badge {"" if number == 3 else "w-condition-invisible"}">On sabbatical</div></div><div
class="team-name"><div class="name-first">{one.given}</div><div
class="name-last">{one.family}</div></div></a><div class="team-role">{post}</div><p
class="team-bio {cv}">{"" if cv else f"Joined in {2016 + number}."}</p><div
class="social-wrap">{links}</div></div>"""
    former = site.called("Prakash Wickramasena-Lee", "Adelyn Choospring", "Jonah Abergavenny-Tan")
    alumni = ""
    for one, place in zip(former, ("now at a start-up", "now in Delft", ""), strict=True):
        # Alumni with portraits: a page for the past, the reader may count them or not.
        source = site.portrait(one, f"65b0/alumni_{one.user}.jpg", (160, 160))
        del site.expected[one.name]
        site.allowed.add(one.name)
        alumni += f"""<div role="listitem" class="alumni-item w-dyn-item"><img src="{source}"
loading="lazy" alt="" class="alumni-photo"><div>{one.name}</div><div class="{
            "" if place else "w-dyn-bind-empty"
        }">{place}</div></div>"""
    hero = site.scene("65b0/65b1_hero-lab-p-1600.jpg", (1200, 360))
    logos = "".join(
        f'<img src="{site.scene(f"65b0/partner-{n}.png", (140, 70))}" loading="lazy" alt="" '
        'class="partner-logo">'
        for n in range(4)
    )
    menu = "".join(
        f'<a href="/{word.lower()}" class="nav-link w-nav-link">{word}</a>'
        for word in ("Research", "Team", "Papers", "Join")
    )
    body = f"""<div data-animation="default" data-collapse="medium" role="banner" class="navbar
w-nav"><div class="nav-container w-container"><a href="/" class="w-nav-brand">straits·lab</a><nav
role="navigation" class="nav-menu w-nav-menu">{menu}</nav><div class="menu-button w-nav-button"><div
class="w-icon-nav-menu"></div></div></div></div><section class="hero"><img src="{hero}" alt=""
width="1200"><h1 class="heading-hero">We study crowded waters</h1></section><section
class="section-team"><div class="w-layout-blockcontainer w-container"><h2>Team</h2><div
class="w-dyn-list"><div role="list" class="team-grid w-dyn-items">{items}</div></div><h2>Visiting
Researchers</h2><div class="w-dyn-list"><div class="w-dyn-empty"><div>No items
found.</div></div></div><h2>Alumni</h2><div class="w-dyn-list"><div role="list" class="alumni-grid
w-dyn-items">{alumni}</div></div></div></section><section class="partners">{logos}</section><section
class="newsletter"><div class="w-form"><form><input class="w-input" placeholder="E-mail"><input
type="submit" value="Subscribe" class="w-button"></form><div class="w-form-done"><div>Thank
you!</div>
</div></div></section><footer>© Straits Lab</footer><a class="w-webflow-badge" href="#">Made in
a visual editor</a>"""
    style = (
        "body{font:16px/1.5 sans-serif;margin:auto;width:1200px}.team-grid{display:grid;grid-"
        "template-columns:repeat(4,1fr);gap:28px}.team-photo{width:100%;height:300px;object-fit:"
        "cover}.team-name{display:flex;gap:5px;font-weight:bold}.alumni-grid{display:flex;gap:40px}"
        ".w-condition-invisible,.is-hidden,.w-form-done,.w-dyn-bind-empty{display:none}"
        ".social-wrap{display:flex;gap:8px}.w-webflow-badge{position:fixed;right:12px;bottom:12px}"
    )
    site.put(site.start, frames.bare("Team – Straits Lab", body, style=style))


def next_blurred_pictures(site: Site) -> None:
    """Next.js: an empty GIF over a blurred picture until the script ran."""
    people, cards = called(site, TARTU), ""
    for number, (one, (post, topic)) in enumerate(people):
        size = (384, 480) if number % 4 == 1 else (384, 384)
        if number in (4, 9):
            site.lacks(one)
            inner = f'<div class="avatar_fallback__9dKx2">{one.given[0]}{one.family[0]}</div>'
        else:
            inner = _next_image(site, one, number, size)
        name = f"{'Dr ' if number in (1, 2) else ''}{one.name}"
        if number == 6:
            name = f"{one.name}<!-- --> <!-- -->(on leave)"
        cards += f"""<li class="people_item__3fXqA"><a href="/people/{one.user}">{inner}<p
class="people_name__1aBcD">{name}</p></a><p class="people_role__Zz81k">{post}{
            f"<!-- --> · <!-- -->{topic}" if topic else ""
        }</p></li>"""
        if number == 3:
            cards += (
                '</ul><h2 id="juniors">Junior researchers and staff</h2><ul class="people_list">'
            )
    news = site.scene("_next/static/media/hall.8f1c.jpg", (360, 220))
    links = "".join(
        f'<a class="nav_link__k3" href="/{w}">{w.title()}</a>'
        for w in ("people", "papers", "software", "contact")
    )
    body = f"""<div id="__next"><div class="layout_root__x1"><header class="nav_bar__p0"><a
href="/"><span>Genome Commons</span></a><nav>{links}</nav><button aria-label="Toggle theme"><svg
width="20" height="20"><circle cx="10" cy="10"
r="8"></circle></svg></button></header><main><h1>People
</h1><p>We are part of the Institute of Genomics.</p><ul class="people_list">{cards}</ul><section
class="cta_box__m2"><img src="{news}" alt="Great hall" width="360"><div><h3>Work with us</h3><p>PhD
positions open in autumn. Write to {people[0][0].name}.</p></div></section></main><footer><p>Built
with a framework. <a href="/privacy">Privacy</a></p></footer></div></div><script id="__NEXT_DATA__"
type="application/json">{{"props":{{"pageProps":{{}}}},"page":"/people","buildId":"k3J"}}</script>
<script>addEventListener("load", () => setTimeout(() => {{
document.querySelectorAll("img[data-nimg] + noscript").forEach((n) => {{
const made = document.createElement("div"); made.innerHTML = n.textContent;
const image = n.previousElementSibling, real = made.querySelector("img");
image.srcset = real.getAttribute("srcset"); image.src = real.getAttribute("src");
image.onload = () => {{ image.style.filter = image.style.backgroundImage = "none"; }}; }}); }},
150));</script>"""
    style = (
        "body{font:16px/1.5 system-ui,sans-serif;margin:auto;max-width:1100px}.people_list{display:"
        "grid;grid-template-columns:repeat(4,1fr);gap:24px;list-style:none;padding:0}.people_name__"
        "1aBcD{font-weight:600;margin:8px 0 0}.people_role__Zz81k{margin:0;color:#555}.nav_bar__p0{"
        "display:flex;justify-content:space-between}nav a{margin:8px}.avatar_fallback__9dKx2{"
        "height:"
        "250px;background:#cde;font-size:70px;text-align:center;line-height:250px}"
    )
    site.put(site.start, frames.bare("People", body, style=style))


def _next_image(site: Site, one: Someone, number: int, size: tuple[int, int]) -> str:
    """What ``next/image`` writes on the server; the blurred picture is ten pixels wide."""
    body, _ = site.files.pop(address(site.thumbnail(one, f"blur{number}.jpg", (10, 10))))
    blur = "data:image/jpeg;base64," + base64.b64encode(body).decode()
    original = f"/static/people/{one.user}.{'png' if number == 2 else 'jpg'}"
    once, twice = (
        site.portrait(one, f"_next/image?url={original}&w={width}&q=75", shape, form="webp")
        for width, shape in ((384, size), (640, (size[0] * 3 // 2, size[1] * 3 // 2)))
    )
    once, twice = (
        path.replace(original, quote(original, safe="")).replace("&", "&amp;")
        for path in (once, twice)
    )
    inside = "position:absolute;inset:0;width:100%;height:100%;object-fit:cover"
    return f"""<span style="box-sizing:border-box;display:block;overflow:hidden;width:initial;
height:250px;position:relative"><span style="box-sizing:border-box;display:block;padding-top:100%">
</span><img alt="{one.name if number % 2 else ""}" src="{
        "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    }" decoding="async" data-nimg="responsive" style="{
        inside
    };filter:blur(20px);background-size:cover;
background-image:url(&quot;{blur}&quot;)"><noscript><img alt="{one.name if number % 2 else ""}"
srcset="{once} 1x, {twice} 2x" src="{twice}" decoding="async" data-nimg="responsive"
style="{inside}" loading="lazy"></noscript></span>"""


LAYOUTS = (jimdo_columns, webflow_collection, next_blurred_pictures)
