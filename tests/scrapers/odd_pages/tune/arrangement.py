"""Where portrait and name stand: side by side in turn, in sections, within prose."""

from .. import frames
from ..site import Site


def zigzag_media_text(site: Site) -> None:
    """WordPress: picture and text change sides, in the source too; one has no picture."""
    body = ""
    for number, one in enumerate(site.people(9, "it", titled=False)):
        text = (
            f'<div class="wp-block-media-text__content"><h3>{one.name}</h3><p>{one.duty}</p><p>'
            "I came "
            "to the institute to work on rivers, and stayed for the library and the lake. My "
            "students map springs that no map shows.</p></div>"
        )
        if number == 4:
            site.lacks(one)
            body += f'<div class="wp-block-group">{text}</div>'
            continue
        source = site.portrait(one, f"wp-content/uploads/2023/01/PXL_{88 * number}.jpg", (300, 380))
        media = (
            f'<figure class="wp-block-media-text__media"><img src="{source}" alt="" width="300" '
            'height="380"></figure>'
        )
        inner, side = (
            (text + media, " has-media-on-the-right") if number % 2 else (media + text, "")
        )
        body += f'<div class="wp-block-media-text{side}">{inner}</div>'
    style = ".wp-block-media-text{display:grid;grid-template-columns:1fr 1fr;gap:2em;margin:2em 0}"
    site.put(site.start, frames.wordpress(site, "Chi siamo", body, language="it", style=style))


def sections_of_different_layout(site: Site) -> None:
    """Head, office, staff, externals, assistants, former members: each section in its own way."""
    head, office, *rest = site.people(20)
    staff, externals, assistants, former = rest[:6], rest[6:9], rest[9:13], rest[13:]
    lead = site.portrait(head, "user_upload/leitung.jpg", (260, 330))
    desk = site.portrait(office, "user_upload/sekretariat.jpg", (120, 150))
    cards = "".join(
        f'<div class="g3"><img src="{source}" width="150" height="195"><p><b>{one.full}</b><br>'
        f"{one.duty}<br>Raum {one.room}</p></div>"
        for _, one, source in site.portraits(staff, "user_upload/ma_{n}.jpg")
    )
    faces = "".join(
        f'<img src="{source}" width="60" height="78"> {one.name} &nbsp; '
        for _, one, source in site.portraits(assistants, "user_upload/hk{n}.jpg", (120, 156))
    )
    for one in (*externals, *former):
        site.lacks(one)
    outside = "<br>".join(f"{one.full}, Beispiel Motoren AG" for one in externals)
    gone = "".join(f"<li>{one.full} (bis 20{12 + n})</li>" for n, one in enumerate(former))
    body = (
        f'<div class="lead"><img src="{lead}" width="260" height="330" style="float:left"><h2>'
        f"{head.full}</h2><p>Inhaber des Lehrstuhls für Getriebelehre</p><p>Sprechstunde: "
        "dienstags "
        '14 bis 15 Uhr</p></div><h3 style="clear:both">Sekretariat</h3><table><tr><td><strong>'
        f"{office.full}</strong><br>Telefon {office.phone}<br>Öffnungszeiten: 9 bis 11:30 Uhr"
        "</td><td>"
        f'<img src="{desk}" width="120" height="150"></td></tr></table><h3>Wissenschaftliche '
        f'Beschäftigte</h3><div class="flex">{cards}</div><h3>Externe Promovierende</h3><p>'
        f"{outside}"
        f"</p><h3>Hilfskräfte</h3><p>{faces}</p><h3>Ehemalige</h3><ul>{gone}</ul>"
    )
    style = ".flex{display:flex;flex-wrap:wrap}.g3{width:30%;margin:1%}"
    site.put(site.start, frames.typo3(site, "Das Team des Lehrstuhls", body, style=style))


def prose_with_names_inside(site: Site) -> None:
    """A small archive introduces itself in sentences; names stand in the middle of them."""
    people = site.people(6, titled=False)
    before = site.people(2, titled=False)
    for one in before:
        site.lacks(one)
    texts = (
        f"Seit April 2016 leitet <strong>{people[0].name}</strong> das Archiv, als Nachfolge von "
        f"Prof. Dr. {before[0].name}. Zuvor war die Leitung in Händen der Stadt.",
        f"Um die Handschriften kümmert sich <strong>{people[1].name}</strong>. Wer eine "
        "Urkunde sehen "
        "will, meldet sich am besten zwei Wochen vorher an.",
        f"Im Lesesaal begrüßt Sie <strong>{people[2].name}</strong> und hilft beim Entziffern "
        "alter "
        "Kanzleischriften.",
        f"Die Werkstatt für Papier hat <strong>{people[3].name}</strong> aus Leinwand, Leim "
        "und viel "
        f"Geduld aufgebaut, gemeinsam mit {before[1].name}, der 2020 in den Ruhestand ging.",
        f"Digitale Sammlungen betreut <strong>{people[4].name}</strong>, Fragen zu Bildrechten "
        "bitte "
        "dorthin.",
        f"Und wenn einmal gar nichts mehr geht: <strong>{people[5].name}</strong> findet den "
        "Schlüssel.",
    )
    body = "<p>Das Archiv besteht seit 1871. Es bewahrt Nachlässe aus vier Jahrhunderten.</p>"
    for number, (one, text) in enumerate(zip(people, texts, strict=True)):
        source = site.portrait(one, f"pics/archiv_{number + 3}.jpg", (110, 143))
        side = ("left", "right")[number // 2 % 2]
        body += (
            f'<p class="p" style="clear:both"><img src="{source}" width="110" height="143" '
            'style="float'
            f':{side};margin:0 12px 12px" alt="">{text}</p>'
        )
    reading = site.scene("pics/lesesaal.jpg", (420, 260))
    body += (
        f'<p style="clear:both"><img src="{reading}" width="420" height="260"><br>Der Lesesaal</p>'
    )
    style = ".p{min-height:160px}"
    site.put(site.start, frames.typo3(site, "Wir stellen uns vor", body, style=style))


LAYOUTS = (zigzag_media_text, sections_of_different_layout, prose_with_names_inside)
