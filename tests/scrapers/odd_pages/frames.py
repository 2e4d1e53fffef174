"""Page frames: headers, menus, side columns and footers of university sites, with logos."""

from html import escape

from .site import Site

MENU = {
    "de": ("Startseite", "Studium", "Forschung", "Team", "Publikationen", "Kontakt"),
    "en": ("Home", "Studies", "Research", "People", "Publications", "Contact"),
    "fr": ("Accueil", "Formations", "Recherche", "Équipe", "Publications", "Contact"),
    "it": ("Home", "Didattica", "Ricerca", "Persone", "Pubblicazioni", "Contatti"),
    "es": ("Inicio", "Docencia", "Investigación", "Personal", "Publicaciones", "Contacto"),
}
TEXT = (
    "The institute was founded in 1968 and moved into the new building on the river in 2003. "
    "Please make appointments by e-mail; the office is open on weekdays from nine to noon."
)


def links(language: str, between: str = " ") -> str:
    return between.join(f'<a href="#{n}">{word}</a>' for n, word in enumerate(MENU[language]))


def nineties(site: Site, title: str, body: str, *, language: str = "de") -> str:
    """Written by hand or in a WYSIWYG editor around 1999."""
    site.scene("gif/logo.gif", (120, 60))
    site.tile("gif/back.gif", 64)
    site.scene("gif/mail.gif", (24, 16))
    return (
        f"<HTML><HEAD><META CHARSET=utf-8><TITLE>{title}</TITLE></HEAD>"
        '<BODY BGCOLOR="#FFFFEE" TEXT="#000033" BACKGROUND="gif/back.gif">'
        '<TABLE WIDTH="100%"><TR><TD><IMG SRC="gif/logo.gif" WIDTH=120 HEIGHT=60 ALT="Logo"></TD>'
        f"<TD ALIGN=right><FONT SIZE=2>{links(language, ' | ')}</FONT></TD></TR></TABLE>"
        f"<CENTER><H1>{title}</H1></CENTER><HR>{body}<HR>"
        '<FONT SIZE=1>Last changed: 12.03.1999 <IMG SRC="gif/mail.gif"> '
        "<A HREF='mailto:webmaster@institut.example'>Webmaster</A></FONT></BODY></HTML>"
    )


def typo3(site: Site, title: str, body: str, *, language: str = "de", style: str = "") -> str:
    """The corporate design of a German university."""
    site.scene("fileadmin/logo.svg")
    site.scene("fileadmin/header_campus.jpg", (1200, 220))
    for icon in ("phone", "mail"):
        site.scene(f"fileadmin/icons/{icon}.svg")
    css = (
        "body{font:15px sans-serif;margin:0;max-width:1200px}#nav{float:left;width:220px}"
        "#main{margin:0 20px 0 250px}.stage{width:100%;height:220px;background:url("
        "fileadmin/header_campus.jpg)}footer{clear:both;background:#ddd;padding:20px}" + style
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}'
        f"</title><style>{css}</style></head><body><header><a href='/'><img "
        'src="fileadmin/logo.svg" alt="Universität Beispielstadt" width="200" height="60"></a>'
        '<form><input type="search" placeholder="Suche"></form></header><div class="stage"></div>'
        f'<div id="nav"><ul><li>{links(language, "</li><li>")}</li></ul></div><div id="main">'
        f"<p class='crumbs'>Startseite › Institut › {title}</p><h1>{title}</h1>{body}</div>"
        "<footer><p>Universität Beispielstadt · Am Anger 1 · 99999 Beispielstadt</p>"
        "<a href='#i'>Impressum</a> <a href='#d'>Datenschutz</a></footer></body></html>"
    )


def bootstrap(site: Site, title: str, body: str, *, language: str = "en", style: str = "") -> str:
    """A group's own site on a free template of the 2010s."""
    site.scene("assets/hero.jpg", (1600, 500))
    site.scene("assets/brand.png", (180, 50))
    for sponsor in ("fund", "council"):
        site.scene(f"assets/{sponsor}.png", (160, 80))
    css = (
        "body{margin:0;font:16px/1.5 sans-serif}.container{max-width:1140px;margin:auto}"
        ".row{display:flex;flex-wrap:wrap}.col{width:25%;padding:12px;box-sizing:border-box}"
        ".hero{height:300px;background-image:url(assets/hero.jpg);color:#fff}img{max-width:100%}"
        + style
    )
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}'
        f"</title><style>{css}</style></head><body><nav class='navbar'><img class='brand' "
        f"src='assets/brand.png' alt='Group logo'> {links(language)}</nav><section class='hero'>"
        f"<h1>{title}</h1><p>{TEXT}</p></section><div class='container'>{body}</div>"
        "<section class='sponsors'><h4>Supported by</h4><img src='assets/fund.png' alt='Science "
        "Fund'><img src='assets/council.png' alt='Research Council'></section>"
        "<footer><small>© 2016 Research Group. All rights reserved.</small></footer></body></html>"
    )


def wordpress(site: Site, title: str, body: str, *, language: str = "en", style: str = "") -> str:
    """A WordPress theme with a side column of widgets."""
    site.scene("wp-content/uploads/2019/02/cropped-logo.png", (240, 80))
    post = site.scene("wp-content/uploads/2021/06/building-150x150.jpg", (150, 150))
    css = (
        "body{margin:0 auto;max-width:1180px;font:17px serif}main{width:820px;float:left}"
        "aside{width:300px;float:right}.wp-block-columns{display:flex;gap:2em}"
        ".wp-block-column{flex:1}img{max-width:100%;height:auto}footer{clear:both}" + style
    )
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="UTF-8"><title>{title} – '
        f"Lab</title><style>{css}</style></head><body class='page'><header class='site-header'><a>"
        "<img class='custom-logo' src='wp-content/uploads/2019/02/cropped-logo.png' alt='Lab'></a>"
        f"<nav>{links(language)}</nav></header><main><article><h1 class='entry-title'>{title}</h1>"
        f"<div class='entry-content'>{body}</div></article></main><aside><h2>Recent posts</h2><ul>"
        f"<li><img src='{post}' width=60 height=60 alt=''><a href='#a'>We have moved</a></li>"
        "<li><a href='#b'>Summer School 2021</a></li></ul></aside>"
        "<footer>Proudly powered by a content system</footer></body></html>"
    )


def modern(site: Site, title: str, body: str, *, language: str = "en", style: str = "") -> str:
    """A component library of the 2020s: utility classes, inline SVG, no decoration by tags."""
    icon = '<svg width="24" height="24"><path d="M0 0h24v24"/></svg>'
    css = (
        "*{box-sizing:border-box}body{margin:0;font-family:sans-serif}.grid{display:grid;"
        "grid-template-columns:repeat(4,1fr);gap:24px;padding:24px}.w-full{width:100%}"
        ".h-64{height:256px}.object-cover{object-fit:cover}" + style
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}'
        f"</title><style>{css}</style></head><body><div id='__root'><header class='flex'>{icon}"
        f"<nav>{links(language)}</nav><button>{icon}</button></header><main><h1>{title}</h1>{body}"
        f"</main><footer class='bg-gray'><div>{icon}{icon}{icon}</div><p>{escape(TEXT)}</p>"
        "</footer></div></body></html>"
    )


def wordmark(site: Site, path: str, words: str, ink: str = "#223") -> str:
    """A logo that is its owner's name in one line."""
    text = f"<text x='0' y='28' font-size='22' font-family='serif' fill='{ink}'>{words}</text>"
    wide = 14 * len(words) + 12
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {wide} 40'>{text}</svg>"
    return site.put(path, svg)


def bare(title: str, body: str, *, language: str = "en", style: str = "", head: str = "") -> str:
    """Nothing but the people."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}'
        f"</title>{head}<style>{style}</style></head><body>{body}</body></html>"
    )
