"""Pages whose people a script or a style sheet puts where they are."""

from .. import frames
from ..site import Site

BLANK = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
OBSERVE = """<script>
const seen = new IntersectionObserver((all) => all.forEach((one) => {
  if (one.isIntersecting) one.target.src = one.target.dataset.picture;
}));
document.querySelectorAll("img.wait").forEach((one) => seen.observe(one));
</script>"""


def lazy_by_observer(site: Site) -> None:
    """Pictures come when they are scrolled to, from an attribute that nobody else uses."""
    body = ""
    for _, one, source in site.portraits(site.people(14), "bild/{n}.jpg", (280, 360)):
        body += (
            f'<div class="p"><img class="wait" width="280" height="360" src="{BLANK}" '
            f'data-picture="{source}"><h3>{one.full}</h3><p>{one.duty}</p></div>'
        )
    site.put(site.start, frames.typo3(site, "Team", body) + OBSERVE)


def rendered_by_script(site: Site) -> None:
    """An empty page; a script fetches the people and draws them."""
    rows = []
    for number, one in enumerate(site.people(12, "en")):
        source = site.portrait(one, f"api/photo/{number}.jpg") if number != 8 else site.lacks(one)
        rows.append({"name": one.full, "role": one.duty, "photo": source})
    site.put_json("api/people.json", rows)
    script = """<div id=app>Loading…</div><script>
    setTimeout(async () => {
      const people = await (await fetch("api/people.json")).json();
      const card = (p) => `<div class="css-1x"><div class="css-9k">` +
        (p.photo ? `<img src="${p.photo}">` : `<svg width=99 height=99></svg>`) +
        `</div><div class="css-2f">${p.name}</div><div class="css-2f">${p.role}</div></div>`;
      document.getElementById("app").innerHTML = people.map(card).join("");
    }, 300);</script>"""
    site.put(site.start, frames.modern(site, "People", script))


def picture_sources(site: Site) -> None:
    """``<picture>`` with formats and widths; the ``<img>`` is the smallest."""
    body = ""
    for number, one in enumerate(site.people(9, "nl")):
        small = site.portrait(one, f"m/{number}-160.jpg", (160, 208))
        large = site.portrait(one, f"m/{number}-480.webp", (480, 624))
        body += (
            f"<li><picture><source type=image/avif srcset='m/{number}.avif 480w'><source "
            f"type=image/webp srcset='{large} 480w'><img src='{small}'></picture><p>{one.full}</p>"
            f"<p>{one.duty}</p></li>"
        )
    site.put(site.start, frames.bootstrap(site, "Onze mensen", f"<ul>{body}</ul>"))


def order_by_style(site: Site) -> None:
    """Names stand before the pictures in the source, and below them on the screen."""
    body = ""
    for number, one in enumerate(site.people(9, "en")):
        picture = site.image(
            one, f"pic/{number}.png", tag='<img src="{}" height="195">', shown=number != 4
        )
        body += (
            f'<div class="cell"><p class="who">{one.full}</p><p>{one.duty}</p>'
            f'<div class="photo">{picture}</div></div>'
        )
    style = ".cell{display:flex;flex-direction:column}.photo{order:-1;min-height:195px}"
    site.put(site.start, frames.modern(site, "Who we are", f"<div class=grid>{body}</div>",
                                       style=style))  # fmt: skip


def hidden_tabs(site: Site) -> None:
    """Three tabs, of which two are hidden."""
    body = ""
    for tab in ("Professors", "Researchers", "Administration"):
        hidden = "" if tab == "Professors" else ' style="display:none"'
        body += f'<a href="#{tab}" role="tab">{tab}</a><div role="tabpanel"{hidden}>'
        for one in site.people(5, "en"):
            source = site.portrait(one, f"t/{tab[0]}{one.user}.jpg")
            body += f'<div class="member"><img src="{source}"><h5>{one.full}</h5></div>'
        body += "</div>"
    site.put(site.start, frames.bootstrap(site, "People", body))


def accordion(site: Site) -> None:
    """The name is the summary of a closed drawer that holds the picture."""
    body = ""
    for number, one in enumerate(site.people(9)):
        picture = site.image(
            one, f"d/{number}.jpg", tag="<img src='{}' alt='Bild'>", shown=number != 5
        )
        body += (
            f"<details><summary>{one.full}</summary><div>{picture}<p>{one.duty}, {one.room}</p>"
            "</div></details>"
        )
    site.put(site.start, frames.typo3(site, "Ansprechpartner", body))


def carousel(site: Site) -> None:
    """A carousel that repeats its first and last slides."""
    people, slides = site.people(8, "fr"), []
    for _, one, source in site.portraits(people, "slides/{n}.jpg", (260, 340)):
        slides.append(
            f'<div class="slick-slide" style="float:left;width:300px"><img src="{source}"><div '
            f'class="caption"><span class="nm">{one.full}</span><span>{one.duty}</span></div></div>'
        )
    track = "".join((*slides[-3:], *slides, *slides[:3]))
    body = f'<div style="overflow:hidden"><div style="width:9000px">{track}</div></div>'
    site.put(site.start, frames.bootstrap(site, "L'équipe", body, language="fr"))


def late_and_nested(site: Site) -> None:
    """A framework's tree: a dozen wrappers around everything, no class twice the same."""
    body = ""
    for number, one in enumerate(site.people(8, "el")):
        source = site.portrait(one, f"static/media/{number * 7717:x}.jpg")
        deep = f'<div id="i{number}"><div><div><div><img src="{source}"></div></div></div></div>'
        body += (
            f'<div class="x{number}a"><div class="x{number}b"><div>{deep}<div><div><div><span>'
            f"<span>{one.full}</span></span></div></div><div><span>{one.duty}</span></div></div>"
            "</div></div></div>"
        )
    site.put(site.start, frames.modern(site, "Άνθρωποι", f"<div><div>{body}</div></div>"))


LAYOUTS = (
    lazy_by_observer,
    rendered_by_script,
    picture_sources,
    order_by_style,
    hidden_tabs,
    accordion,
    carousel,
    late_and_nested,
)
