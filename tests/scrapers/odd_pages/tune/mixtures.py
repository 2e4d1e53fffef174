"""Pages whose cards do not agree with one another."""

from .. import frames
from ..site import Site


def edited_by_many_hands(site: Site) -> None:
    """An editor's output: every card marks the name in another way."""
    marks = (
        "<h3>{}</h3>", "<p><strong>{}</strong></p>", "<h4><strong>{}</strong></h4>",
        '<p><span style="font-size:18px">{}</span></p>', "<div><b>{}</b></div>", "<p><u>{}</u></p>",
    )  # fmt: skip
    body = ""
    for number, one in enumerate(site.people(12)):
        source = site.portrait(one, f"image/journal/article?img_id={4000 + number}", form="jpg")
        picture = f'<p><img src="{source}" alt="" /></p>'
        name = marks[number % len(marks)].format(one.full)
        if number % 3 == 2:
            picture = f'<div style="text-align:center"><a href="#">{picture}</a></div>'
        body += f"<div>{picture}{name}<p>{one.duty}<br />{one.phone}</p></div><p>&nbsp;</p>"
    site.put(site.start, frames.typo3(site, "Team", body))


def flat_grid(site: Site) -> None:
    """A grid without cards: picture, heading and text follow one another as siblings."""
    body = ""
    for number, one in enumerate(site.people(9, "en")):
        body += f'<img src="{site.portrait(one, f"g/{number}.jpg", (240, 300))}" width="240">'
        body += f"<h4>{one.full}</h4><p>{one.duty}</p>"
    style = ".flat{display:grid;grid-template-columns:260px 1fr 1fr}"
    body = f'<div class="flat">{body}</div>'
    site.put(site.start, frames.bootstrap(site, "Members", body, style=style))


def two_people(site: Site) -> None:
    """A very small chair: a professor and the office, nothing repeats."""
    chair, office = site.people(2)
    first = site.portrait(chair, "fileadmin/chair.jpg", (300, 400))
    second = site.portrait(office, "fileadmin/office.jpg", (150, 195))
    body = (
        f'<div class="lead"><img src="{first}" alt="Portrait"><h2>{chair.full}</h2><p>Inhaber des '
        f'Lehrstuhls</p></div><p><strong>Sekretariat</strong></p><p><img src="{second}">'
        f"<br>{office.full}<br>Tel. {office.phone}</p>"
    )
    site.put(site.start, frames.typo3(site, "Lehrstuhlteam", body))


def sixty_and_initials(site: Site) -> None:
    """Sixty people; those without a picture have their initials in a coloured circle."""
    body = ""
    for number, one in enumerate(site.people(60, "de")):
        if number % 6 == 5:
            site.lacks(one)
            face = f'<div class="initials">{one.given[0]}{one.family[0]}</div>'
        else:
            face = f'<img src="{site.portrait(one, f"i/{number:03}.webp", (128, 128))}">'
        body += (
            f'<div class="flex rounded-lg shadow"><div class="avatar">{face}</div><div><p '
            f'class="font-medium">{one.full}</p><p class="text-sm">{one.duty}</p></div></div>'
        )
    style = ".initials{width:128px;height:128px;border-radius:50%;background:#8ac}"
    page = frames.modern(site, "Alle", f'<div class="grid">{body}</div>', style=style)
    site.put(site.start, page)


def annotated_names(site: Site) -> None:
    """Names with notes: on leave, deceased, until 2024, née, a nickname, a number."""
    notes = (
        "{} (on leave)", "{} †", "{} (until 2024)", "{} (née Smithers)", "{}*", "{}, room 12",
        "Dr. {} – Head", "{} 🏳", "{} | she/her", "{} (0.5)",
    )  # fmt: skip
    body = ""
    for number, one, source in site.portraits(
        site.people(10, "en", titled=False), "content/dam/{n}/jcr:content/photo.img.jpg"
    ):
        body += (
            f'<div class="cmp-teaser"><div class="cmp-teaser__image"><img src="{source}"></div>'
            f'<h3 class="cmp-teaser__title">{notes[number].format(one.name)}</h3></div>'
        )
    site.put(site.start, frames.bootstrap(site, "Our people", body))


def name_on_two_lines(site: Site) -> None:
    """Given name and surname on lines of their own, in capitals by style, the duty above."""
    body = ""
    for _, one, source in site.portraits(
        site.people(9, "es", titled=False), "personas/{n}.jpg", (320, 320)
    ):
        body += (
            f'<div class="tile"><img src="{source}"><div class="over"><small>{one.duty}</small>'
            f'<div class="big"><span>{one.given}</span><br><span>{one.family}</span></div></div>'
            "</div>"
        )
    style = ".big{text-transform:uppercase;letter-spacing:.2em}.tile{float:left;width:320px}"
    site.put(site.start, frames.wordpress(site, "Nosotros", body, language="es", style=style))


def two_pictures_each(site: Site) -> None:
    """Two pictures a person, a serious one and, on hover, another."""
    body = ""
    for number, one in enumerate(site.people(8, "nl")):
        front = site.portrait(one, f"duo/{number}-a.jpg", (260, 260))
        back = site.portrait(one, f"duo/{number}-b.jpg", (261, 261))
        body += (
            f'<div class="flip"><img class="front" src="{front}"><img class="back" src="{back}" '
            f'style="opacity:0"><p>{one.name}</p><p>{one.duty}</p></div>'
        )
    site.put(site.start, frames.bootstrap(site, "Het team", body))


LAYOUTS = (
    edited_by_many_hands,
    flat_grid,
    two_people,
    sixty_and_initials,
    annotated_names,
    name_on_two_lines,
    two_pictures_each,
)
