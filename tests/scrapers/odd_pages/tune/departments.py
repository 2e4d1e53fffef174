"""A clinic with appointments, a TYPO3 address list with vCards, a faculty by ranks with news."""

from .. import frames
from ..cast import Someone
from ..site import Site

LETTERS = (
    "MBBS, FRCS (Tr &amp; Orth)", "MD, FACS", "MB ChB, MRCP, PhD", "MD", "BSc, MBBS, FRCA",
    "DO, FAAOS", "MBBS, MSc, FRCS", "RN, BSN", "DPT, OCS", "PA-C",
)  # fmt: skip
"""What stands behind the names of a clinic."""
BLANK = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def clinicians_with_appointments(site: Site) -> None:
    """Letters behind every name, ratings, two buttons a card; the lead is featured in a wide
    crop."""
    people = site.people(14, "en", titled=False)
    blank = site.silhouette("/-/media/images/provider-default.png", (220, 280), shade=130)
    cards = ""
    for number, one in enumerate(people):
        path = (
            f"/-/media/images/providers/{one.user}-{one.given.lower()}.ashx?h=280&w=220&v={number}"
        )
        shown = number not in (7, 9, 12)
        tag = f'<img src="{{}}" alt="{"Headshot of " + one.name if number % 3 else ""}">'
        picture = site.image(
            one, path, (220, 280), tag=tag, without=tag.format(blank), shown=shown, form="jpg"
        )
        letters = LETTERS[number % 10]
        name = f"{one.name}, {letters}" if number != 4 else f"Dr {one.name} {letters}"
        rating = f"""<div class="rating" aria-label="4.{9 - number % 4} out of 5"><span
 class="stars">
★★★★★</span> 4.{9 - number % 4} <a href="#r{number}">({40 + 17 * number} ratings)</a></div>"""
        cards += f"""<div class="provider-card" data-provider-id="{70012 + number}"><div
 class="provider-card__photo"><a href="#profile-{number}">{picture.replace("&w", "&amp;w")}</a>
</div>
<div class="provider-card__info"><h3 class="provider-card__name"><a href="#profile-{number}">{name}
</a></h3><p class="provider-card__specialty">{_specialty(number)}</p>{rating if number < 7 else ""}
<ul class="provider-card__meta"><li><strong>Locations:</strong> Harbour Road Clinic{_floor(number)}
</li><li><strong>Languages:</strong> English{", Spanish" if number % 4 == 0 else ""}</li>
{"<li class='new'>Accepting new patients</li>" if number % 2 else ""}</ul></div><div
 class="provider-card__cta"><a class="btn btn-primary" href="#book-{number}">Book an appointment</a>
<a class="btn btn-outline" href="#profile-{number}">View profile</a><a class="tel"
 href="tel:+1999555{number:04}">(999) 555-{number:04}</a></div></div>"""
    lead = people[0]
    wide = site.portrait(lead, "/-/media/images/features/chief-of-service.jpg", (600, 340))
    logo = site.scene("/-/media/images/logo.svg")
    award = site.scene("/-/media/images/badges/quality-2023.png", (120, 120))
    page = f"""<div class="alert-bar">Masks are optional in most areas. <a href="#m">Learn
 more</a></div>
<header><a href="/"><img src="{logo}" alt="Ravensmere University Hospital" width="220" height="48">
</a><nav><a>Find a Doctor</a> <a>Locations</a> <a>Conditions</a> <a>MyChart</a> <a>Pay a Bill</a>
</nav><form><input type="search" aria-label="Search" placeholder="Search by name or condition">
</form></header><ol class="breadcrumb"><li>Home</li><li>Orthopaedic Surgery</li><li>Our team</li>
</ol>
<main><h1>Orthopaedic Surgery – Meet our team</h1><div class="feature"><img src="{wide}" alt="">
<div>
<p class="eyebrow">A word from our Chief of Service</p><h2>{lead.name}, MBBS, FRCS</h2><blockquote>
“Most of our patients walk home on the day after.”</blockquote></div></div><div class="results"><p>
Showing 1–14 of 14 providers</p><label>Sort by <select><option>Relevance</option><option>Last name
 A–Z</option></select></label></div>{cards}</main><aside><img src="{award}" alt="Quality award
 2023">
<p>Call the clinic: (999) 555-0100</p></aside><footer>© Ravensmere University Hospital. Notice of
 nondiscrimination. <a>Careers</a> <a>Privacy</a></footer>"""
    style = """body{font:15px Arial;max-width:1060px;margin:auto}.provider-card{display:flex;
gap:20px;
border:1px solid #ccd;padding:16px;margin:14px 0}.provider-card__info{flex:1}.btn{display:block;
background:#059;color:#fff;padding:8px;margin:6px 0}.feature{display:flex;gap:24px}"""
    site.put(site.start, frames.bare("Our team | Orthopaedic Surgery", page, style=style))


def _specialty(number: int) -> str:
    if number % 10 > 6:
        return ("Nurse Coordinator", "Physical Therapist", "Physician Assistant")[number % 10 - 7]
    return ("Hip and Knee Surgery", "Hand Surgery", "Sports Medicine")[number % 3]


def _floor(number: int) -> str:
    return f", Suite {number * 10 + 100}" if number % 3 else ""


def address_list_with_vcards(site: Site) -> None:
    """TYPO3's tt_address with lazy pictures, a vCard link each, and the office in the margin
    too."""
    people = site.people(16, "de")
    office = people[1]
    records = {"Leitung": people[:2], "Wissenschaftlicher Dienst": people[2:12]}
    records["Promovierende"] = people[12:]
    body, number = "", 0
    for title, members in records.items():
        entries = ""
        for one in members:
            entries += _record(site, one, number)
            number += 1
        if title == "Wissenschaftlicher Dienst":
            entries += """<div class="address-item vcard col-12"><div class="address-body"><h3
 class="fn">N. N.</h3><p class="role">Die Stelle ist derzeit unbesetzt.</p></div></div>"""
        body += f"""<div id="c{4400 + number}" class="frame frame-default frame-type-list">
<header><h2>
{title}</h2></header><div class="tx-tt-address"><div class="row">{entries}</div></div></div>"""
    small = site.portrait(
        office, "/fileadmin/_processed_/9/e/csm_sekretariat_7f0c9d.jpg", (110, 110)
    )
    page = f"""<h2 class="d-none">Seitenpfad</h2>{body}<div class="margin-column"><h4>Kontakt</h4>
<figure class="image"><img class="image-embed-item" src="{small}" width="110" height="110" alt="">
</figure><p><strong>Sekretariat</strong><br>{office.full}<br>Tel. +49 999 {office.phone}<br>Mo–Do
 9–12 Uhr</p><div class="shariff" data-services="mail"><ul class="shariff-buttons"><li><a>teilen</a>
</li><li><a>mitteilen</a></li></ul></div></div><script>document.querySelectorAll('img[data-src]')
.forEach(function(i){{new IntersectionObserver(function(e,o){{if(e[0].isIntersecting){{
i.src=i.dataset.src;o.disconnect()}}}}).observe(i)}})</script>"""
    style = """.row{display:flex;flex-wrap:wrap}.address-item{width:47%;display:flex;gap:12px;
margin:
10px}.vcf{font-size:80%}.margin-column{border-top:1px solid;padding:10px}"""
    document = frames.typo3(site, "Mitarbeiterinnen und Mitarbeiter", body=page, style=style)
    site.put(site.start, document)


def _record(site: Site, one: Someone, number: int) -> str:
    source = f"/fileadmin/_processed_/{number % 9}/c/csm_{one.user}_{number * 91193 + 655360:x}.jpg"
    picture = ""
    if number in (5, 13):
        site.lacks(one)
        source = "/fileadmin/_processed_/0/c/csm_platzhalter_person_1c0ffe.jpg"
        site.silhouette(source, (160, 213), shade=165)
    if number == 8:  # does not wish to be shown
        site.lacks(one)
    else:
        if number not in (5, 13):
            site.portrait(one, source, (284, 213) if number == 3 else (160, 213))
        picture = f"""<figure class="address-image"><img loading="lazy" class="lazyload"
 src="{BLANK}"
 data-src="{source}" width="160" height="213" title="{one.name if number % 2 else ""}" alt="">
<noscript>
<img src="{source}" alt=""></noscript></figure>"""
    web = '<br><a class="url" href="#web">Zur Homepage</a>' if number % 4 == 0 else ""
    return f"""<div class="address-item vcard">{picture}<div class="address-body"><h3><span
 class="fn n"><span class="honorific-prefix">{one.title}</span> <span class="given-name">{one.given}
</span> <span class="family-name">{one.family}</span></span></h3><p class="role">{one.duty}</p><p
 class="adr">Raum: <span class="room">{one.room}</span><br>Telefon: <span class="tel">+49 999
 {one.phone}</span><br>E-Mail: <a href="javascript:linkTo_UnCryptMailto('ocknvq');">{one.user}<span
 style="display:none">spam prevention</span>@uni-beispielstadt.example</a>{web}</p><a class="vcf"
 href="/mitarbeitende?tx_ttaddress%5Buid%5D={number}&amp;type=1316"><span class="icon-card"></span>
vCard herunterladen</a></div></div>"""


def ranks_with_a_news_column(site: Site) -> None:
    """Italian ranks down to the emeriti; beside them news of guests, and of one of the staff."""
    people = site.people(20, "it", titled=False)
    ranks = ("Professori ordinari", "Professori associati", "Ricercatori", "Professori emeriti")
    lists = dict.fromkeys(ranks, "")
    for number, one in enumerate(people):
        rank = ranks[sum(number > last for last in (4, 10, 16))]
        path = f"/images/docenti/{one.user}_{number}.{'png' if number == 5 else 'jpg'}"
        tag = '<img src="{}" class="img-responsive" alt="foto" />'
        size = (90, 90) if number == 12 else (140, 180)
        without = '<span class="glyphicon glyphicon-user"></span>'
        shown = number not in (6, 14, 18)
        picture = site.image(one, path, size, tag=tag, without=without, shown=shown)
        name = f"{one.family.upper()} {one.given}" if number != 9 else f"{one.given} {one.family}"
        page = f"&nbsp;<a href='/docenti/{number}.vcf'>[vcf]</a>" if number % 5 == 0 else ""
        lists[rank] += f"""<div class="media docente"><div class="media-left
 pull-left">{picture}</div>
<div class="media-body"><p style="margin-bottom: 0cm;"><a href="/docenti/scheda/{number}"><strong>
{name}</strong></a>{page}</p><p>SSD: ICAR/0{number % 9 + 1}<br />Ricevimento: {_hours(number)}</p>
<p>
<span class="glyphicon glyphicon-earphone"></span> 0999 {one.phone}</p><p>&nbsp;</p></div></div>"""
    main = "".join(f"<h3 class='ruolo'>{rank}</h3>{rows}" for rank, rows in lists.items())
    guests = [*site.people(2, "tr", titled=False), *site.people(1, "is", titled=False)]
    titles = (
        "Seminario di {}",
        "Visita di {} al laboratorio prove",
        "In ricordo del convegno con {}",
    )
    news = ""
    for number, (guest, title) in enumerate(zip(guests, titles, strict=True)):
        picture = site.stranger(guest, f"/images/news/2019/{number}_n.jpg", (240, 160))
        news += _item(picture, title.format(guest.name), f"{9 + number} maggio 2019")
    winner = people[8]
    prize = site.portrait(winner, "/images/news/2019/premio.jpg", (260, 160))
    news += _item(prize, f"Premio alla carriera a {winner.name}", "2 aprile 2019")
    bridge = site.scene("/images/news/2019/ponte.jpg", (240, 160))
    news += _item(bridge, "Il nuovo laboratorio sul ponte di Valtorsa", "1 marzo 2019")
    seal = site.scene("/images/sigillo.png", (100, 100))
    page = f"""<div id="cookiePanel">Questo sito utilizza solo cookie tecnici. <a>Ok</a></div>
<header><a
 href="/"><img src="{seal}" width="100" height="100" alt="Sigillo"></a><div>Università degli Studi
 di
 Valtorsa<br><b>Dipartimento di Ingegneria Civile</b></div></header>
<nav>{frames.links("it")}</nav><ul
 class="breadcrumb"><li>Home</li><li>Persone</li><li>Docenti</li></ul><div class="row"><div
 id="main"><h2>Docenti</h2>{main}</div><div id="aside-right"><div class="moduletable">
<h3>Notizie</h3>
{news}</div><div class="moduletable"><h3>Link utili</h3><ul><li>Segreteria studenti</li>
<li>Esse3</li>
<li>Amministrazione trasparente</li></ul></div></div></div><footer>Via del Molino 9, 99999
 Valtorsa –
 P.IVA 99999999999 – PEC: dic@pec.valtorsa.example</footer>"""
    style = """body{font:14px Arial;width:1080px;margin:auto}.row{display:flex;gap:30px}#main{width:
780px}#aside-right{width:260px}.media{display:flex;gap:16px;border-bottom:1px dotted #999}
.media-left{
width:150px}.glyphicon-user{display:block;height:60px}.ruolo{color:#812;clear:both}"""
    site.put(site.start, frames.bare("Docenti", page, language="it-it", style=style))


def _hours(number: int) -> str:
    day = ("lunedì", "martedì", "giovedì", "su appuntamento")[number % 4]
    return day if number % 4 == 3 else f"{day} ore {9 + number % 6}:00"


def _item(picture: str, title: str, day: str) -> str:
    return f"""<div class="newsitem"><a href="#news"><img src="{picture}" width="240" alt=""></a>
<h4><a
 href="#news">{title}</a></h4><span class="data">{day}</span><p class="readmore"><a href="#news">
Leggi tutto...</a></p></div>"""


LAYOUTS = (clinicians_with_appointments, address_list_with_vcards, ranks_with_a_news_column)
