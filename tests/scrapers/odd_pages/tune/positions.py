"""What only the position on the page says: which picture belongs to which name."""

from .. import frames
from ..site import Site


def pictures_in_a_column_beside(site: Site) -> None:
    """One cell with all names, a second with all pictures: only the height says who is who."""
    people = site.people(8)
    left, right = "", ""
    for number, one in enumerate(people):
        left += (
            f'<div style="height:170px"><b>{one.full}</b><br>{one.duty}<br>Zimmer {one.room}'
            "<br>Tel. "
            f"{one.phone}<br><a href='mailto:{one.user}@inst.example'>{one.user}@inst.example"
            "</a></div>"
        )
        if number == 5:
            site.lacks(one)
            right += '<div style="height:170px"></div>'
        else:
            source = site.portrait(one, f"bilder/port{number}.jpg", (115, 150))
            right += (
                f'<div style="height:170px"><img src="{source}" width=115 height=150 border=1>'
                "</div>"
            )
    body = (
        f"<table cellpadding=10><tr><td valign=top width=420>{left}</td><td valign=top>{right}"
        "</td></tr>"
        "</table>"
    )
    site.put(site.start, frames.nineties(site, "Unsere Mitarbeiter", body))


def two_in_a_paragraph(site: Site) -> None:
    """Pairs share a paragraph or a caption: "left" and "right" say whose picture is which."""
    people = site.people(6, "en", titled=False)
    faces = [
        site.portrait(one, f"images/2024/pair-{n}.jpg", (180, 230)) for n, one in enumerate(people)
    ]
    pairs = (
        f"The workshop is run by <strong>{people[0].name}</strong> (left) and <strong>"
        f"{people[1].name}"
        "</strong> (right), who between them have repaired every pump in the building.",
        f"Outreach: {people[2].name} and {people[3].name}. Schools can book a visit from "
        "Easter on.",
        f"Left: {people[4].name}, front office. Right: {people[5].name}, accounts.",
    )
    body = ""
    for number, text in enumerate(pairs):
        first, second = faces[2 * number : 2 * number + 2]
        images = "".join(f'<img src="{face}" width="180" height="230">' for face in (first, second))
        if number == 2:
            body += f"<figure class='duo'>{images}<figcaption>{text}</figcaption></figure>"
        else:
            body += f"<div class='duo'>{images}<p>{text}</p></div>"
    pump = site.scene("images/2024/hall.jpg", (400, 260))
    body += (
        f'<p><img src="{pump}" width="400" height="260"></p><p>The test hall, built in 1974.</p>'
    )
    style = ".duo{margin:2em 0}.duo img{margin-right:8px}"
    site.put(site.start, frames.wordpress(site, "Technical and office staff", body, style=style))


def image_map_of_the_group(site: Site) -> None:
    """A group photo with a map of links to its people; a list of them has some portraits."""
    people = site.people(9, "pl")
    photo = site.group("images/grupa2007.jpg", (700, 400))
    areas = "".join(
        f'<area shape="rect" coords="{140 * n + 10},60,{140 * n + 120},240" '
        f'href="#{one.user}{n}" alt="'
        f'{one.name}" title="{one.name}">'
        for n, one in enumerate(people[:5])
    )
    rows = ""
    for number, one in enumerate(people):
        cell = site.image(
            one,
            f"images/m_{one.user}.gif",
            (84, 110),
            tag='<img src="{}" width=84 height=110>',
            without="&nbsp;",
            shown=number not in (1, 4, 6),
        )
        rows += (
            f'<tr bgcolor="#{("EEEEEE", "FFFFFF")[number % 2]}"><td><a '
            f'name="{one.user}{number}"></a>'
            f"{cell}</td><td><b>{one.full}</b></td><td>{one.duty}</td><td>{one.room}</td></tr>"
        )
    body = (
        f'<center><img src="{photo}" width=700 height=400 usemap="#grupa" border=0><map '
        'name="grupa">'
        f"{areas}</map><br><i>Our group at the spring meeting 2007. Click on a person!</i>"
        "</center><p>"
        f"<table width=700 cellpadding=4>{rows}</table>"
    )
    site.put(site.start, frames.nineties(site, "Members of the group", body, language="en"))


LAYOUTS = (pictures_in_a_column_beside, two_in_a_paragraph, image_map_of_the_group)
