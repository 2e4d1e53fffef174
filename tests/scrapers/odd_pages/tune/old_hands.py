"""Old pages: what stood in for a layout before there was one."""

from .. import frames
from ..site import Site


def a_column_each(site: Site) -> None:
    """A table turned on its side: a row of names, a row of pictures, a row of rooms."""
    people, body = site.people(10), ""
    for start in (0, 5):
        five = people[start : start + 5]
        names = "".join(f"<th>{one.full}</th>" for one in five)
        pictures, rooms = "", ""
        for one in five:
            if one is people[6]:
                pictures += f"<td>{site.lacks(one)}kein Bild</td>"
            else:
                pictures += f'<td><img src="{site.portrait(one, f"scan/{one.user}.jpg")}"></td>'
            rooms += f"<td>{one.room}<br>{one.phone}</td>"
        body += f"<table border=1><tr>{names}</tr><tr>{pictures}</tr><tr>{rooms}</tr></table><br>"
    site.put(site.start, frames.nineties(site, "Lehrstuhl", body))


def spanning_rows(site: Site) -> None:
    """The picture spans four rows; name, room, telephone and mail have a labelled row each."""
    rows = ""
    for number, one in enumerate(site.people(9, "en")):
        source = site.portrait(one, f"pictures/{number + 1}.jpg", (110, 150))
        rows += (
            f'<tr><td rowspan="4"><img src="{source}" width="110"></td><td>Name:</td><td>{one.full}'
            f"</td></tr><tr><td>Position:</td><td>{one.duty}</td></tr><tr><td>Room:</td><td>"
            f"{one.room}</td></tr><tr><td>E-mail:</td><td>{one.user} AT uni DOT example</td></tr>"
            '<tr><td colspan="3"><hr></td></tr>'
        )
    body = f"<table>{rows}</table>"
    site.put(site.start, frames.nineties(site, "Staff", body, language="en"))


def alternating_floats(site: Site) -> None:
    """Running text with the name in its first words; pictures float left and right in turn."""
    body = ""
    for number, one in enumerate(site.people(8)):
        side = ("left", "right")[number % 2]
        source = site.portrait(one, f"Bilder/Foto_{number}.jpg")
        body += (
            f'<p><img src="{source}" style="float:{side};margin:8px"><b>{one.full}</b> studierte '
            "in Beispielstadt und Musterhausen und arbeitet seit 2004 am Institut, zuerst in der "
            "Abteilung für Messtechnik, heute als Leitung der Werkstatt. Zu den Schwerpunkten "
            'gehören Sensoren und ihre Eichung.</p><br style="clear:both">'
        )
    site.put(site.start, frames.nineties(site, "Vorstellung der Mitarbeiter", body))


def centred_without_boxes(site: Site) -> None:
    """Everything is centred, flat and in line; name and picture have no element in common."""
    body = ""
    for _, one, source in site.portraits(site.people(7, "it"), "foto/{n}.jpg", (120, 160)):
        body += (
            f'<IMG SRC="{source}" BORDER=2><BR><FONT COLOR=red>{one.full}</FONT><BR>{one.duty}<BR>'
            f'<A HREF="mailto:x">{one.user}@dip.example</A><BR><BR><BR>'
        )
    page = frames.nineties(site, "Il personale", f"<CENTER>{body}</CENTER>", language="en")
    site.put(site.start, page)


def in_a_frame(site: Site) -> None:
    """The list is in a frame of the same site."""
    rows = ""
    for _, one, source in site.portraits(site.people(6), "p{n}.jpg", (90, 120)):
        rows += f"<tr><td><img src={source}></td><td><b>{one.full}</b><br>{one.duty}</td></tr>"
    site.put("liste.html", frames.bare("Liste", f"<table>{rows}</table>", language="de"))
    body = '<iframe src="liste.html" width="100%" height="1800"></iframe>'
    site.put(site.start, frames.nineties(site, "Mitarbeiter", body))


def separate_name_columns(site: Site) -> None:
    """Surname and given name have a column each, the picture a third, all under headings."""
    rows = "<tr><th>Bild</th><th>Name</th><th>Vorname</th><th>Titel</th><th>Raum</th></tr>"
    for number, one in enumerate(site.people(11)):
        cell = site.image(
            one, f"bild/{number}.jpg", (60, 80), tag='<img src="{}" height=80>', shown=number != 4
        )
        rows += (
            f"<tr><td>{cell}</td><td>{one.family}</td><td>{one.given}</td><td>{one.title}</td><td>"
            f"{one.room}</td></tr>"
        )
    site.put(site.start, frames.nineties(site, "Telefonliste", f"<table border>{rows}</table>"))


LAYOUTS = (
    a_column_each,
    spanning_rows,
    alternating_floats,
    centred_without_boxes,
    in_a_frame,
    separate_name_columns,
)
