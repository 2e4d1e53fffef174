"""Whole pages in languages that the words of a detector may not know."""

from .. import frames
from ..site import Site


def right_to_left(site: Site) -> None:
    """A Hebrew page, with its ranks, from right to left."""
    ranks = ("פרופ'", 'ד"ר', "מר", "גב'")
    body = "<h2>סגל אקדמי</h2>"
    for number, one in enumerate(site.people(8, "he")):
        if number == 5:
            body += "<h2>סגל מנהלי</h2>"
        source = site.portrait(one, f"pics/{number}.jpg")
        site.also(one, f"{ranks[number % 4]} {one.name}")
        body += (
            f'<div class="member"><img src="{source}"><div class="name">{ranks[number % 4]} '
            f"{one.name}</div><div>מרצה בכיר</div><div dir=ltr>03-{one.phone}</div></div>"
        )
    site.put(site.start, frames.bare("סגל", f"<div dir=rtl><h1>סגל</h1>{body}</div>"))


def japanese_table(site: Site) -> None:
    """A Japanese table: rank, name in two writings, field; the picture in the first column."""
    ranks = ("教授", "准教授", "助教", "秘書")
    rows = "<tr><th>写真</th><th>職名</th><th>氏名</th><th>専門分野</th></tr>"
    for number, one in enumerate(site.people(9, "ja")):
        cell = site.image(one, f"img/{number}.jpg", (90, 120), without="準備中", shown=number != 7)
        rows += (
            f"<tr><td>{cell}</td><td>{ranks[number % 4]}</td><td>{one.name}</td>"
            "<td>情報工学</td></tr>"
        )
    site.put(site.start, frames.bare("教員紹介", f"<h1>教員紹介</h1><table>{rows}</table>"))


def chinese_cards(site: Site) -> None:
    """Chinese names of two and three characters, some spaced, in cards with their rank behind."""
    body = ""
    for number, one, source in site.portraits(site.people(10, "zh"), "uploadfile/2022/{n}.png"):
        name = f"{one.family}　{one.given}" if number % 3 == 0 else one.name
        body += (
            f'<li><a href="info/10{number}.htm"><img src="{source}"><span>{name}</span><i>副教授，'
            "硕士生导师</i></a></li>"
        )
    page = f'<div class="szdw"><h3>师资队伍</h3><ul>{body}</ul></div>'
    site.put(site.start, frames.bare("师资队伍", page, language="zh"))


def russian_staff(site: Site) -> None:
    """Russian: surname first with patronymic, degrees in small letters below."""
    body = ""
    for _, one, source in site.portraits(
        site.people(8, "ru"), "upload/iblock/{n}f/photo.jpg", (180, 240)
    ):
        body += (
            f'<div class="prepod"><div class="foto"><img src="{source}"></div><div class="fio">'
            f"<b>{one.family} {one.given}</b><br>доцент кафедры, кандидат технических наук</div>"
            "</div>"
        )
    site.put(site.start, frames.bare("Состав кафедры", f"<h1>Состав кафедры</h1>{body}"))


def arabic_and_french(site: Site) -> None:
    """Arabic names with their rank, on a page that is French otherwise."""
    body = ""
    for _, one, source in site.portraits(site.people(7, "ar"), "cv/{n}.jpg"):
        site.also(one, f"الأستاذ {one.name}")
        body += (
            f'<div class="ens"><img src="{source}"><p dir="rtl">الأستاذ {one.name}</p><p>Maître de '
            "conférences</p></div>"
        )
    site.put(site.start, frames.bare("Enseignants", f"<h1>Corps enseignant</h1>{body}"))


LAYOUTS = (right_to_left, japanese_table, chinese_cards, russian_staff, arabic_and_french)
