"""Pages written by hand: tables, fonts, line breaks."""

from .. import frames
from ..site import Site


def table_of_rows(site: Site) -> None:
    """Picture left, text right; an empty cell or a spacer where there is no picture."""
    site.scene("gif/spacer.gif", (1, 1))
    rows = ""
    for number, one in enumerate(site.people(11)):
        if number in (3, 7):
            site.lacks(one)
            cell = "&nbsp;" if number == 3 else '<IMG SRC="gif/spacer.gif" WIDTH=100 HEIGHT=130>'
        else:
            source = site.portrait(one, f"bilder/{one.user}.jpg", (100, 130))
            cell = f'<IMG SRC="{source}" WIDTH=100 HEIGHT=130 BORDER=0>'
        rows += (
            f"<TR><TD>{cell}</TD><TD VALIGN=top><B>{one.full}</B><BR>{one.duty}<BR>"
            f"Raum {one.room}<BR>Tel.: {one.phone}<BR>{one.user} (at) institut.example</TD></TR>"
        )
    site.put(site.start, frames.nineties(site, "Mitarbeiter", f"<TABLE BORDER=1>{rows}</TABLE>"))


def pictures_above_names(site: Site) -> None:
    """A card is split over two rows of a table: three pictures, then their three names."""
    people, rows = site.people(10), ""
    for start in range(0, 10, 3):
        three = people[start : start + 3]
        sources = [site.portrait(one, f"Pics/{one.family[:4]}{start}.JPG") for one in three]
        rows += "<tr>" + "".join(f'<td align=center><img src="{s}"></td>' for s in sources)
        rows += "</tr><tr>"
        rows += "".join(f"<td align=center>{one.full}<br><i>{one.duty}</i></td>" for one in three)
        rows += "</tr>"
    body = f"<table cellpadding=8>{rows}</table>"
    site.put(site.start, frames.nineties(site, "Das Team des Lehrstuhls", body))


def one_paragraph(site: Site) -> None:
    """Everything in one paragraph with line breaks; the name follows the picture."""
    text = ""
    for number, one in enumerate(site.people(9, "en")):
        if number != 4:
            source = site.portrait(one, f"staff/pic{number}.jpg", (90, 110))
            text += f'<img src="{source}" align="left" hspace="10">'
        else:
            site.lacks(one)
        text += (
            f"<b>{one.full}</b><br>{one.duty}<br>Room {one.room}<br>Phone {one.phone}<br>"
            "<br clear=all>"
        )
    site.put(site.start, frames.nineties(site, "Staff", f"<p>{text}</p>", language="en"))


def nested_tables_with_fonts(site: Site) -> None:
    """Tables within tables; the position stands in the same slot above the name."""
    cells = ""
    for _, one, source in site.portraits(site.people(8), "images/{n:03}.jpg", (110, 140)):
        cells += (
            "<TR><TD><TABLE BORDER=0><TR><TD ROWSPAN=2>"
            f'<IMG SRC="{source}" ALT="[Foto]"></TD><TD><FONT FACE=Arial SIZE=2><B>{one.duty}'
            f"</B></FONT></TD></TR><TR><TD><FONT FACE=Arial SIZE=2><B>{one.full}</B></FONT>"
            f"<FONT SIZE=1><BR>Tel. {one.phone}</FONT></TD></TR></TABLE></TD></TR>"
        )
    body = f"<TABLE WIDTH=700><TR><TD><TABLE>{cells}</TABLE></TD></TR></TABLE>"
    site.put(site.start, frames.nineties(site, "Personal", body))


def names_before_pictures(site: Site) -> None:
    """A heading, then the picture, then text, then a rule; some have no picture."""
    body = ""
    for number, one in enumerate(site.people(10)):
        body += f"<h4>{one.full}</h4>"
        if number in (2, 3, 8):
            site.lacks(one)
        else:
            source = site.portrait(one, f"./fotos/{one.user}_klein.jpg", (80, 100))
            body += f'<p><img src="{source}"></p>'
        body += f"<p>{one.duty}, Raum {one.room}, Tel. {one.phone}</p><hr>"
    site.put(site.start, frames.nineties(site, "Wir über uns", body))


def definition_list(site: Site) -> None:
    """Names are terms; picture and data are definitions."""
    items = ""
    for number, one in enumerate(site.people(9, "pl")):
        items += f"<dt><a name={one.user}>{one.inverted}</a></dt>"
        if number == 5:
            site.lacks(one)
        else:
            source = site.portrait(one, f"foto/p{number}.jpg", (120, 150))
            items += f'<dd><img src="{source}" alt="foto"></dd>'
        items += f"<dd>{one.duty}</dd><dd>pok. {one.room}, tel. {one.phone}</dd>"
    site.put(site.start, frames.nineties(site, "Pracownicy", f"<dl>{items}</dl>", language="en"))


def two_persons_a_row(site: Site) -> None:
    """A table with picture and text cells of two people in each row."""
    people, rows = site.people(9, "fr"), ""
    for start in range(0, 9, 2):
        rows += "<tr valign=top>"
        for one in people[start : start + 2]:
            source = site.portrait(one, f"photos/{one.user[:6]}.jpg", (95, 120))
            rows += (
                f'<td width=100><img src="{source}" width=95></td><td>{one.name}<br>{one.duty}<br>'
                f'<a href="mailto:{one.user}@labo.example">courriel</a></td>'
            )
        rows += "</tr>"
    body = f"<table width=760>{rows}</table>"
    site.put(site.start, frames.nineties(site, "Membres du laboratoire", body, language="fr"))


LAYOUTS = (
    table_of_rows,
    pictures_above_names,
    one_paragraph,
    nested_tables_with_fonts,
    names_before_pictures,
    definition_list,
    two_persons_a_row,
)
