"""Pictures within the page, and pictures of something else beside every person."""

from .. import frames
from ..site import Site


def embedded_pictures(site: Site) -> None:
    """A report tool's page in one file: portraits are ``data:`` addresses, one of them a GIF."""
    body = ""
    for number, one in enumerate(site.people(8, "nl")):
        if number == 5:
            site.lacks(one)
            figure = ""
        else:
            source = site.embedded(one, (160, 208), "gif" if number == 2 else "jpg")
            figure = (
                '<div class="quarto-figure"><figure class="figure"><p><img src="'
                f'{source}" class="img-fluid figure-img" style="width:160px"></p></figure></div>'
            )
        body += (
            f'<section class="level3"><h3 class="anchored">{one.full}</h3>{figure}<p>{one.duty}. '
            "Builds statistical models of dikes, tides and bicycles.</p></section>"
        )
    page = (
        '<header id="title-block-header"><h1 class="title">Wie is wie</h1><p class="author">Sectie '
        'Statistiek</p><p class="date">2023-02-01</p></header><nav id="TOC"><ul><li>'
        "Medewerkers</li>"
        f"<li>Contact</li></ul></nav><main><h2>Medewerkers</h2>{body}<h2>Contact</h2><pre><code>"
        "statistiek@uni.example</code></pre></main>"
    )
    style = "body{max-width:800px;margin:auto;font:17px sans-serif}"
    site.put(site.start, frames.bare("Wie is wie", page, language="nl", style=style))


def flags_and_ornaments(site: Site) -> None:
    """Visiting fellows: a flag before each name, an ornament between them, the portrait behind."""
    tongues = ("pl", "en", "tr", "fr", "ar-latin", "es", "is", "in", "it", "nl")
    flags = {
        tongue: site.scene(f"images/flags/{number:02}.png", (48, 32))
        for number, tongue in enumerate(tongues)
    }
    line = site.scene("images/ornament.gif", (420, 28))
    body = ""
    for number, tongue in enumerate(tongues):
        (one,) = site.people(1, tongue)
        picture = site.image(
            one,
            f"images/fellows/f{number}.jpg",
            (170, 220),
            tag='<img src="{}" width="170" height="220" alt="">',
            shown=number not in (3, 8),
        )
        body += (
            '<div class="fellow"><div class="text"><h3><img class="flag" '
            f'src="{flags[tongue]}" width='
            f'"48" height="32" alt=""> {one.full}</h3><p><i>Project:</i> A cultural history of the '
            f"garden wall</p><p>{('October', 'March')[number % 2]} 2023 to July 2024</p></div><div "
            f'class="pic">{picture}</div></div><p class="orn"><img src="{line}" width="420" '
            'height="28"'
            "></p>"
        )
    house = site.scene("images/villa.jpg", (900, 260))
    page = (
        f'<img src="{house}" width="900" height="260" alt="The villa"><h1>Fellows 2023/24</h1>'
        f"{body}<p>"
        "Villa Example is an institute for advanced study. Applications close on 31 January.</p>"
    )
    style = (
        "body{width:900px;margin:auto;font:17px Georgia,serif}.fellow{display:flex;min-hei"
        "ght:150px}"
        ".text{flex:1}.orn{text-align:center}"
    )
    site.put(site.start, frames.bare("Fellows", page, style=style))


LAYOUTS = (embedded_pictures, flags_and_ornaments)
