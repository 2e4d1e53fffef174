"""Pages that another program wrote: a theme for scholars, a word processor, a site builder."""

from .. import frames
from ..cast import Someone
from ..site import Site


def scholars_theme(site: Site) -> None:
    """A static theme for academics: the head's name is the site's, renditions in WebP."""
    head, *others = site.people(10, "en", titled=False)
    former = site.people(4, "is", titled=False)
    cards = ""
    for number, one in enumerate((head, *others)):
        stem = f"assets/img/{one.given.lower()}_{number}"
        picture = '<div class="card-img" style="height:40px"></div>'
        if number == 6:
            site.lacks(one)
        else:
            small = site.portrait(one, f"{stem}-480.webp", (320, 400))
            source = site.portrait(one, f"{stem}.jpg", (240, 300))
            picture = (
                f'<figure><picture><source class="responsive-img-srcset" srcset="{small} 480w" '
                f'type="image/webp" sizes="200px"><img src="{source}" class="card-img" '
                'width="100%" '
                'loading="eager"></picture></figure>'
            )
        cards += (
            '<div class="card hoverable"><div class="row g-0"><div class="col-md-4">'
            f'{picture}</div><div class="col-md-8"><div class="card-body"><h5 class="card-title">'
            f'{one.name}</h5><p class="card-text">{one.duty}</p><p class="card-text"><small '
            'class="te'
            f'xt-muted">{one.user}@uni.example</small></p><i class="fab fa-github"></i> <i '
            'class="ai '
            'ai-google-scholar"></i></div></div></div></div>'
        )
    gone = ""
    for number, one in enumerate(former):
        site.lacks(one)
        gone += f"<li>{one.name}, M.Sc. 202{number} → software engineer at Example Corp</li>"
    page = (
        f'<nav id="navbar"><a class="navbar-brand"><span class="font-weight-bold">{head.given}'
        "</span> "
        f"{head.family}</a> about blog publications people teaching</nav><div "
        "class='container'><header"
        '><h1 class="post-title">people</h1><p class="post-description">current and former '
        "members of "
        f"the lab</p></header><article>{cards}<h2>alumni</h2><ul>{gone}</ul></article></div>"
        "<footer>© "
        f"Copyright 2024 {head.name}. Powered by a static generator. Photos from a stock site."
        "</footer>"
    )
    style = (
        "body{font:16px sans-serif;margin:0}.container{max-width:9"
        "30px;margin:auto}.card{border:1px "
        "solid #ddd;margin:1em 0}.row{display:flex}.col-md-4{width:33%}.c"
        "ol-md-8{width:66%;padding:1em}"
    )
    site.put(site.start, frames.bare(f"people | {head.name}", page, style=style))


def word_as_html(site: Site) -> None:
    """A word processor's HTML: names fall apart into spans, pictures stand in paragraphs alone."""
    body = ""
    for number, one in enumerate(site.people(9)):
        path = f"Mitarbeiter-Dateien/image{2 * number + 1:03}.jpg"
        size = "width=113 height=151"
        if number == 3:
            site.lacks(one)
        else:
            source = site.portrait(one, path, (113, 151))
            body += (
                "<p class=MsoNormal><span style='mso-no-proof:yes'><!--[if gte vml 1]><v:shape id="
                f'"_x0000_i10{number}" style=\'width:85pt\'><v:imagedata src="{source}"/>'
                "</v:shape><![en"
                f'dif]--><![if !vml]><img {size} src="{source}" '
                f'v:shapes="Grafik_x0020_{number}"><![end'
                "if]></span><o:p></o:p></p>"
            )
        body += (
            "<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=DE "
            "style='font-size:"
            f"14.0pt;color:#1F497D'>{_torn(one)}<o:p></o:p></span></b></p><p class=MsoNormal><span "
            f"lang=DE>{one.duty}<span style='mso-tab-count:1'>      </span>Raum {one.room}<o:p>"
            "</o:p>"
            f"</span></p><p class=MsoNormal><span lang=DE>Tel.: {one.phone}<o:p></o:p></span>"
            "</p><p class"
            "=MsoNormal><o:p>&nbsp;</o:p></p>"
        )
    logo = site.scene("Mitarbeiter-Dateien/image000.gif", (160, 60))
    page = (
        f"<div class=WordSection1><p class=MsoHeader><img width=160 height=60 src={logo}></p>"
        "<h1><span"
        f" lang=DE>Die Mitarbeiter der Abteilung<o:p></o:p></span></h1>{body}<p "
        "class=MsoFooter>Stand: "
        "Oktober 2009</p></div>"
    )
    style = "p.MsoNormal{margin:0 0 .0001pt;font:11pt Calibri,sans-serif}"
    site.put(site.start, frames.bare("Mitarbeiter", page, language="de", style=style))


def _torn(one: Someone) -> str:
    """A name as corrections tear it: the first letters, the rest, a hard space, a broken line."""
    title = f"{one.title.replace(' ', '&nbsp;')} " if one.title else ""
    degree = f",\n{one.degree}" if one.degree else ""
    return (
        f"{title}<span class=SpellE>{one.given[:2]}</span>{one.given[2:]}\n<span class=SpellE>"
        f"{one.family}</span>{degree}"
    )


def placed_by_a_site_builder(site: Site) -> None:
    """A site builder: pictures and texts are all siblings, placed by numbers in a style sheet."""
    pictures, texts, rules = "", "", ""
    for number, one in enumerate(site.people(9, "es", titled=False)):
        left, top = 40 + 320 * (number % 3), 40 + 420 * (number // 3)
        rules += (
            f"#c{number}{{left:{left}px;top:{top}px}}#t{number}{{left:{left}px;top:{top + 290}px}}"
        )
        stem = f"media/ab{number * 7717:05x}~mv2.jpg"
        path = f"{stem}/v1/fill/w_220,h_270,al_c,q_80/IMG_{3000 + number}.jpg"
        if number == 7:
            site.lacks(one)
        else:
            source = site.portrait(one, path, (220, 270))
            pictures += (
                f'<wow-image id="c{number}" class="at"><img src="{source}" width="220" '
                'height="270" alt'
                f'="IMG_{3000 + number}.jpg"></wow-image>'
            )
        texts += (
            f'<div id="t{number}" class="at rich"><h6 style="text-align:center"><span '
            'style="letter-spa'
            f'cing:0.1em"><span class="color_15">{one.name}</span></span></h6><p><span>'
            f"{one.duty}</span>"
            "</p><p>&#8203;</p></div>"
        )
    logo = site.scene("media/logo.png", (180, 70))
    page = (
        f'<div id="SITE_HEADER"><img src="{logo}" width="180" height="70"> '
        f"{frames.links('es')}</div>"
        f'<h2>Nuestro equipo</h2><div class="mesh">{texts}{pictures}</div><div '
        'id="SITE_FOOTER">©2021 '
        "Taller de Cartografía. Creado con un editor.</div>"
    )
    style = (
        ".mesh{position:relative;height:1320px;width:1000px}.at{position:absolute;width:220px}h6{"
        f"font-size:18px;margin:0}}{rules}"
    )
    site.put(site.start, frames.bare("Equipo | Taller", page, language="es", style=style))


LAYOUTS = (scholars_theme, word_as_html, placed_by_a_site_builder)
