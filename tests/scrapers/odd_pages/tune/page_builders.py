"""Pages that somebody wrote in a web application: a notebook, a wiki, a page builder."""

from html import escape

from .. import frames
from ..cast import Someone
from ..site import Site


def notion_columns(site: Site) -> None:
    """Notion: columns within columns; the picture has a column of its own, or stands over it."""
    head, *students = site.people(9, "en")
    lead = _columns((_notion_picture(site, head, 9), 33), (_about(head), 66))
    body = (
        '<figure class="callout"><div style="font-size:1.5em">💡</div><div>We are always looking '
        "for motivated students. Write to us with your CV!</div></figure>"
        f"<h2>Principal Investigator</h2>{lead}<h2>PhD Students</h2>"
    )
    for start in range(0, 8, 3):
        columns = []
        for number, one in enumerate(students[start : start + 3], start):
            if number == 4:
                # The page has an emoji where the picture will be.
                site.lacks(one)
                picture = '<p style="font-size:72px">🙈</p>'
            else:
                picture = _notion_picture(site, one, number)
            columns.append((f"{picture}<p><strong>{one.full}</strong><br/>{one.duty}</p>", 33))
        body += _columns(*columns)
    former = site.people(5, "is", titled=False)
    for number, one in enumerate(former):
        site.lacks(one)
        body += ("<h2>Alumni</h2>" if not number else "") + (
            f'<ul class="bulleted-list"><li>{one.name} (PhD 201{number}), now a data scientist at '
            "Example Analytics</li></ul>"
        )
    cover = site.scene("Members a1b2/cover.jpg", (1200, 300)).replace(" ", "%20")
    page = (
        f'<article class="page sans"><header><img class="page-cover-image" src="{cover}"><div '
        'class="page-header-icon"><span class="icon">🔬</span></div><h1 class="page-title">Lab '
        f'Members</h1></header><div class="page-body">{body}</div></article>'
    )
    style = (
        "body{margin:2em auto;max-width:900px;font:16px sans-serif}.column-list{display:flex}"
        ".column{padding:0 1em}.page-cover-image{width:100%;height:30vh;object-fit:cover}"
        ".page-header-icon{font-size:72px}.callout{display:flex;background:#eee;padding:1em}"
    )
    site.put(site.start, frames.bare("Lab Members", page, style=style))


def _notion_picture(site: Site, one: Someone, number: int) -> str:
    path = f"Members a1b2/Untitled {number}.png"
    source = site.portrait(one, path, (240, 300)).replace(" ", "%20")
    return (
        f'<figure class="image"><a href="{source}"><img style="width:240px" src="{source}"/></a>'
        "</figure>"
    )


def _about(one: Someone) -> str:
    return (
        f"<p><strong>{one.full}</strong></p><p>{one.duty}, Department of Sleep Science</p><ul><li>"
        f"Office: {one.room}</li><li>Email: {one.user} [at] uni.example</li></ul>"
    )


def _columns(*columns: tuple[str, int]) -> str:
    inner = "".join(f'<div style="width:{w}%" class="column">{text}</div>' for text, w in columns)
    return f'<div class="column-list">{inner}</div>'


def confluence_table(site: Site) -> None:
    """Confluence: a table of mentions and thumbnails; deputies are people of the same table."""
    people = site.people(10)
    rows = "".join(
        f'<th class="confluenceTh">{word}</th>'
        for word in ("Foto", "Name", "Rolle", "Büro / Telefon", "Vertretung")
    )
    rows = f"<tr>{rows}</tr>"
    for number, one in enumerate(people):
        tag = (
            '<span class="confluence-embedded-file-wrapper"><img class="confluence-embedded-image" '
            f'width="100" src="{{}}" data-linked-resource-default-alias="IMG_{4410 + number}.jpg">'
            "</span>"
        )
        path = f"/download/thumbnails/65{number}/IMG_{4410 + number}.jpg?version=1&api=v2"
        cell = site.image(
            one, path, (200, 260), tag=tag, without="<p><br></p>", shown=number not in (3, 7)
        )
        deputy = people[number - 3]
        rows += (
            f'<tr><td class="confluenceTd">{cell.replace("&api", "&amp;api")}</td><td class="conflu'
            f'enceTd"><p>{_mention(one)}</p></td><td class="confluenceTd"><p>{one.duty}</p></td>'
            f'<td class="confluenceTd"><p>{one.room}<br>☎ {one.phone}</p></td><td class="confluence'
            f'Td"><p>{_mention(deputy)}</p></td></tr>'
        )
    author, speaker = people[2], people[5]
    small = site.thumbnail(speaker, "/download/attachments/1/user-avatar.jpg", (48, 48))
    letter = site.scene("/images/icons/profilepics/default.png", (48, 48))
    page = (
        '<div id="header"><img src="/download/attachments/2/global.logo.png" width="150"> Bereiche '
        "Personen Erstellen</div><div id='main'><ol id='breadcrumbs'><li>Institut</li><li>Intern"
        f'</li></ol><h1>Wer macht was?</h1><div class="page-metadata"><img src="{letter}" '
        'width="24"'
        f'> Angelegt von {_mention(author)}, zuletzt geändert am 12. Mai 2023</div><div class="'
        f'wiki-content"><p>Bitte haltet die Tabelle aktuell.</p><table class="confluenceTable">'
        f'{rows}</table></div><div id="comments"><h2>1 Kommentar</h2><img src="{small}" width="48">'
        f"<h4>{_mention(speaker)}</h4><p>Mein Büro ist ab Juni ein Stockwerk höher.</p></div></div>"
    )
    site.scene("/download/attachments/2/global.logo.png", (300, 90))
    style = "td,th{border:1px solid #ccc;padding:7px 10px}table{border-collapse:collapse}"
    site.put(site.start, frames.bare("Wer macht was?", page, language="de", style=style))


def _mention(one: Someone) -> str:
    return (
        f'<a class="confluence-userlink user-mention" data-username="{one.user}" href="#">'
        f"{one.name}</a>"
    )


def squarespace_blocks(site: Site) -> None:
    """Squarespace: blocks of pictures and blocks of text; a script asks for the width it needs."""
    body = ""
    people = site.people(10, "fr", titled=False)
    for start in range(0, 10, 4):
        body += '<div class="row sqs-row">'
        for number, one in enumerate(people[start : start + 4], start):
            body += '<div class="col sqs-col-3">'
            if number == 6:
                site.lacks(one)
            else:
                body += _image_block(site, one, number)
            body += (
                f'<div class="sqs-block html-block"><h3 style="white-space:pre-wrap;">{one.name}'
                f'</h3><p class="sqsrte-small">{one.duty}</p></div></div>'
            )
        body += "</div>"
    feed = "".join(
        f'<a href="#"><img src="{picture}" width="150" height="150" alt=""></a>'
        for picture in (
            site.scene("/feed/1.jpg", (150, 150)),
            site.group("/feed/2.jpg", (150, 150)),
            site.scene("/feed/3.jpg", (150, 150)),
        )
    )
    logo = site.scene("/s/logo.png", (200, 80))
    page = (
        f'<header><a href="/"><img src="{logo}?format=1500w" alt="Studio for Urban Forms"></a><nav>'
        f"{frames.links('en')}</nav></header><main><h1>People</h1><p>Studio for Urban Forms brings "
        f"together architects, historians and makers.</p>{body}</main><footer><h4>Follow us"
        "</h4><div"
        f' class="instagram-block">{feed}</div><p>Subscribe to our newsletter</p></footer>'
        """<script>setTimeout(() => document.querySelectorAll("img[data-src]").forEach((one) => {
        one.src = one.dataset.src + "?format=300w"; }), 200)</script>"""
    )
    site.files["/s/logo.png?format=1500w"] = site.files["/s/logo.png"]
    style = (
        "body{margin:0;font:17px serif}.row{display:flex}.col{width:25%;padding:17px;box-sizing:"
        "border-box}.image-block{position:relative;padding-bottom:130%}.image-block img{position:"
        "absolute;width:100%;height:100%;object-fit:cover}"
    )
    site.put(site.start, frames.bare("People — Studio for Urban Forms", page, style=style))


def _image_block(site: Site, one: Someone, number: int) -> str:
    path = f"/s/IMG_{2030 + number}.jpg"
    site.portrait(one, path, (400, 520))
    site.portrait(one, f"{path}?format=300w", (300, 390))
    alt = escape(f"IMG_{2030 + number}.jpg")
    return (
        f'<div class="sqs-block image-block"><noscript><img src="{path}" alt="{alt}">'
        "</noscript><img"
        f' data-src="{path}" data-image="{path}" data-image-dimensions="400x520" data-load="false" '
        f'alt="{alt}"></div>'
    )


LAYOUTS = (notion_columns, confluence_table, squarespace_blocks)
