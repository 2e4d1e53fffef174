"""Portraits and names that stand in unusual attributes and elements."""

import html
import json
from urllib.parse import quote

from .. import frames
from ..site import Site

GREY = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="


def lightbox_captions(site: Site) -> None:
    """A gallery: the small picture links to the large one, the name is its caption's attribute."""
    body = ""
    for number, one in enumerate(site.people(10)):
        small = site.portrait(one, f"gal/thumbs/{number}.jpg", (120, 120))
        large = site.portrait(one, f"gal/{number}.jpg", (600, 600))
        body += (
            f'<a href="{large}" data-lightbox="team" data-title="{one.full}"><img src="{small}" '
            'alt=""></a>'
        )
    site.put(site.start, frames.typo3(site, "Fotogalerie des Teams", f"<div>{body}</div>"))


def svg_hexagons(site: Site) -> None:
    """Portraits are ``<image>`` elements in SVG hexagons; names stand below."""
    body = ""
    for _, one, source in site.portraits(site.people(9, "en"), "hex/{n}.png", (200, 200)):
        body += (
            '<li class="hex"><svg width="200" height="200"><defs><clipPath id="h"><path d="M100 0'
            'L200 50V150L100 200L0 150V50z"/></clipPath></defs><image clip-path="url(#h)" '
            f'href="{source}" width="200" height="200"/></svg><p>{one.full}</p></li>'
        )
    site.put(site.start, frames.modern(site, "Crew", f'<ul class="grid">{body}</ul>'))


def custom_properties(site: Site) -> None:
    """A style sheet draws the portrait from a custom property, for a role that reads "img"."""
    body = ""
    for _, one, source in site.portraits(site.people(9, "en"), "face/{n}.webp", (240, 320)):
        body += (
            f'<figure class="m" style="--p:url(/{source})"><div role="img" aria-label="{one.name}">'
            f"</div><figcaption><b>{one.full}</b><span>{one.duty}</span></figcaption></figure>"
        )
    style = ".m div{width:240px;height:320px;background:center/cover var(--p)}.m{float:left}"
    site.put(site.start, frames.bootstrap(site, "Staff", body, style=style))


def image_service(site: Site) -> None:
    """A framework's image service: the file is in the query, blurred and repeated for no script."""
    body = ""
    for number, one in enumerate(site.people(10, "en")):
        file = quote(f"/uploads/p{number}.jpg", safe="")
        served = {width: f"/_next/image?url={file}&w={width}&q=75" for width in (256, 640)}
        for width in (256, 640):
            # The server looks addresses up as they read when unquoted.
            path = f"/_next/image?url=/uploads/p{number}.jpg&w={width}&q=75"
            site.portrait(one, path, (width, width * 5 // 4), form="webp")
        srcset = html.escape(f"{served[256]} 1x, {served[640]} 2x")
        image = f'<img alt="" srcset="{srcset}" src="{html.escape(served[640])}"'
        body += (
            f"<div><span>{image} style='background-image:url(\"{GREY}\")' "
            f"decoding='async'><noscript>{image}></noscript></span><p>{one.full}</p>"
            f"<p>{one.duty}</p></div>"
        )
    site.put(site.start, frames.modern(site, "Faculty", f'<div class="grid">{body}</div>'))


def blur_up(site: Site) -> None:
    """A blurred picture of 20 pixels first; the sharp one fades in above it."""
    body = ""
    for number, one in enumerate(site.people(9)):
        tiny = site.thumbnail(one, f"static/20/{number}.jpg", (20, 26))
        sharp = site.portrait(one, f"static/400/{number}.jpg", (400, 520))
        body += (
            f'<div class="gatsby-image-wrapper"><img aria-hidden="true" src="{tiny}"><img '
            f'data-main-image style="opacity:0" data-src="{sharp}" alt="{one.name}"></div>'
            f'<div class="text"><h6>{one.full}</h6></div>'
        )
    script = (
        "<script>setTimeout(() => document.querySelectorAll('[data-main-image]').forEach((one) => "
        "{ one.src = one.dataset.src; one.style.opacity = 1; }), 150)</script>"
    )
    site.put(site.start, frames.modern(site, "Mannschaft", f"<div>{body}</div>") + script)


def microdata(site: Site) -> None:
    """schema.org: hidden family and given names, and the same people once more as JSON."""
    body, graph = "", []
    for number, one in enumerate(site.people(8, "fr")):
        source = site.portrait(one, f"personnes/{number}/@@images/{number * 7}.jpeg")
        body += (
            '<div itemscope itemtype="https://schema.org/Person"><meta itemprop="familyName" '
            f'content="{one.family}"><a itemprop="url" href="#{number}"><img itemprop="image" '
            f'src="{source}"></a><span itemprop="name">{one.name}</span><span itemprop="jobTitle">'
            f"{one.duty}</span><div class='adr'>Bât. {one.room}</div></div>"
        )
        graph.append({"@type": "Person", "name": one.name, "image": source})
    data = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    site.put(site.start, frames.typo3(site, "Permanents", body + data, language="fr"))


def user_photo_handler(site: Site) -> None:
    """SharePoint: addresses of a handler with the user's name, tables of tables, no classes."""
    rows = ""
    for number, one in enumerate(site.people(10, "en")):
        path = f"_layouts/15/userphoto.aspx?size=L&accountname={one.user}@uni.example"
        site.portrait(one, path, form="jpg")
        rows += (
            '<tr><td class="ms-vb2"><table><tbody><tr><td><span><a href="#u"><img class="ms-user" '
            f'src="{html.escape(path)}" alt="Picture Placeholder: {one.name}"></a></span></td>'
            f'</tr></tbody></table></td><td class="ms-vb-title"><a href="#{number}">{one.inverted}'
            f'</a></td><td class="ms-vb2">{one.duty}</td><td>{one.phone}</td></tr>'
        )
    site.put(site.start, frames.typo3(site, "Directory", f"<table>{rows}</table>", language="en"))


LAYOUTS = (
    lightbox_captions,
    svg_hexagons,
    custom_properties,
    image_service,
    blur_up,
    microdata,
    user_photo_handler,
)
