"""Institutes of Switzerland, Austria, Flanders: office hours, functions first, vCards."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..site import Site

GEODESY = """
Urs Hürlimatter|Prof. Dr. rer. nat.|Institutsleiter|Di 14–15 Uhr|031 999 40 10
Seraina Caviezel-Padrutt|Prof. Dr. sc. nat. ETH|Professorin|Mi 10–11 Uhr|031 999 40 11
Loris Bernasconetti|PD Dr. phil.-nat.|Privatdozent|nach Vereinbarung|031 999 40 17
Käthi Zurbriggler|lic. phil.|Sekretariat|Mo–Do 8.30–11.30 Uhr|031 999 40 00
Reto Äschlimattner|dipl. Ing. FH|Leiter Messtechnik||031 999 40 31
Gaëlle Rochebluave|Dr. ès sc.|Oberassistentin|Do 13–14 Uhr|031 999 40 22
Beat von~Grafenmatt|MSc|Doktorand||031 999 40 25
Thivya Sivarasaratnam|MSc|Doktorandin||031 999 40 26
Flurin Cadonautsch|MSc ETH|Doktorand||031 999 40 27
Dragana Vujatović|Dr. sc.|Postdoktorandin||031 999 40 28
Köbi Nydeggerli||Mechaniker|7–16 Uhr|031 999 40 35
"""
"""Name, title, position, office hours, telephone."""
VIENNA = """
Gerwin Hinterplattner|Univ.-Prof. Dipl.-Ing. Dr.techn.|Institutsvorstand|
Elfriede Schwandtner-Koglbauer|Ao.Univ.-Prof.in Dipl.-Ing.in Dr.in techn.|Stv. Institutsvorständin|
Roswitha Ebenbichlsau|ADir.in|Sekretariat|
Jasmin Pumhöslinger||Sekretariat|
Zlatko Dobrosavljevski|Assoc. Prof. Dr.|Leiter der Arbeitsgruppe Massivbau|PhD
Leopoldine Mitterwachauer|Dipl.-Ing.in Dr.in mont.|Senior Scientist|
Bertram Oberschützinger|Dipl.-Ing.|Universitätsassistent|BSc
Sümeyye Karatepeli|Dipl.-Ing.in|Universitätsassistentin|BSc
Konstantin Tschurtschenwaldner|MMag.|Projektassistent|MSc
Anežka Podhrázkyová|Ing.|Projektassistentin|Ph.D.
Quirin Gschwandner||Versuchstechniker|
Notburga Lechleitinger|Ing.in|Laborleiterin|
"""
"""Name, title before, function, degree behind."""
FLANDERS = """
Annelies van~Hoorickstraete|A.B.|prof. dr. ir.|gewoon hoogleraar|ZAP
Tuur Vandenbogaerdt|T.|prof. dr.|hoogleraar|ZAP
Godelieve De~Keukelaerens|G.M.|prof. dr. ir.|hoofddocent|ZAP
Sjoerd van~der~Wielinga|S.J.|dr.|postdoctoraal onderzoeker|BAP
Nawal El~Bouzaghrani|N.|dr. ir.|postdoctoraal onderzoeker|BAP
Wannes Strubbelinck|W.|ir.|doctoraatsstudent|BAP
Lotte 't~Serclaesen|L.C.|drs.|doctoraatsstudent|BAP
Xander Op~de~Heuvelrik|X.||doctoraatsstudent|BAP
Hilde Mertensdaele|H.||departementssecretaris|ATP
Rik Goossenaertsen|R.||technicus|ATP
Fatoumata Diallonké|F.||administratief medewerker|ATP
"""
"""Given and family name, initials, titles, position, group of staff."""


def swiss_contact_cards(site: Site) -> None:
    """A Swiss institute: contact cards with office hours, and the hours again in a table."""
    groups = {"Leitung": (0, 3), "Sekretariat": (3, 4), "Technik": (4, 5), "Forschende": (5, 10)}
    people = called(site, GEODESY)
    cards = ""
    for title, (start, end) in groups.items():
        rows = people[start:end] + people[10:] * (title == "Technik")
        inner = "".join(_contact(site, one, row) for one, row in rows)
        cards += f'<h2 class="TextHeadline">{title}</h2><div class="ContactGrid">{inner}</div>'
    helpers = site.called("Noemi Spahrwyler", "Yannick Duboisset", "Ajla Hadžimuratović")
    assistants = "".join(f"<li>{one.name}{site.lacks(one)}</li>" for one in helpers)
    hours = "".join(
        f"<tr><td>{row[0]} {one.family}</td><td>{row[2]}</td></tr>" for one, row in people if row[2]
    )
    logo = frames.wordmark(site, "/docroot/logo-uni.svg", "Universität Aarebrück", "#c00")
    peak = site.scene("/dam/jcr:71c0/gornergrat.jpg", (900, 260))
    arrow = site.scene("/docroot/sprite/arrow.svg")
    body = f"""<div class="SkipLinks"><a href="#main">Navigation überspringen</a></div><header
class="Header"><a class="Header--logo" href="/"><img src="{logo}" alt="Universität Aarebrück"
width="260"></a><nav class="Header--meta"><a href="#k">Kontakt</a><a href="#l">Lageplan</a><button>
de</button><a href="#fr" hreflang="fr">fr</a><a href="#en" hreflang="en">en</a></nav></header><nav
class="MainNav"><a href="/">Geodätisches Institut</a>{frames.links("de")}</nav><main id="main"
class="Main"><nav class="Breadcrumb">Home <img src="{arrow}" width="9" alt=""> Über uns <img
src="{arrow}" width="9" alt=""> Team</nav><h1>Team</h1><p class="Lead">Das Institut misst seit 1899,
wie sich die Alpen heben. Zwei Professuren, eine Werkstatt.</p><figure class="Image"><picture>
<source media="(min-width:600px)" srcset="{peak}"><img src="{peak}" alt=""></picture><figcaption>
GNSS-Station am Grat (Bild: Köbi Nydeggerli)</figcaption></figure>{cards}<h2
class="TextHeadline">Hilfsassistierende</h2><ul class="List">{assistants}</ul><h2
class="TextHeadline">Sprechstunden im Herbstsemester</h2><table class="Table"><thead><tr><th>
Dozierende</th><th>Zeit</th></tr></thead><tbody>{hours}</tbody></table></main><footer
class="Footer"><div><h2>Geodätisches Institut</h2><p>Sternwartstrasse 5<br>3999 Aarebrück</p></div>
<div><h2>Quicklinks</h2><p><a href="#v">Vorlesungsverzeichnis</a></p><p><a
href="#b">Bibliothek</a></p></div><div><p>© Universität Aarebrück <a href="#i">Impressum</a> <a
href="#d">Datenschutzerklärung</a></p></div></footer>"""
    style = (
        "body{margin:0;font:17px/1.5 'Source Sans Pro',sans-serif}.Header{display:flex;justify-"
        "content:space-between;padding:20px 60px}.Header--meta,.MainNav{display:flex;gap:22px}"
        ".MainNav{background:#f0f0f0;padding:14px 60px}.Main{padding:20px 60px;max-width:940px}"
        ".SkipLinks{position:absolute;left:-9999px}.Image{margin:20px 0}.Image img{width:100%}"
        "figcaption{font-size:13px;color:#666}.ContactGrid{display:grid;grid-template-columns:1fr "
        "1fr;gap:20px}.ContactCard{display:flex;gap:16px;background:#f7f7f7;padding:16px}"
        ".ContactCard--photo{width:110px;flex:none}.ContactCard--photo img{width:110px}.Contact"
        "Card--name{margin:0;font-size:18px}.ContactCard dl{display:grid;grid-template-columns:auto"
        " 1fr;gap:0 8px;font-size:14px;margin:6px 0}.ContactCard dd{margin:0}.Table{border-collapse"
        ":collapse;width:600px}.Table td,.Table th{border-bottom:1px solid #ccc;text-align:left;"
        "padding:6px}.Footer{background:#333;color:#fff;display:flex;gap:80px;padding:24px 60px}"
        ".Footer a{color:#fff}"
    )
    site.start = "/de/ueber-uns/team.html"
    site.put(
        site.start, frames.bare("Team | Geodätisches Institut", body, language="de", style=style)
    )


def _contact(site: Site, one: Someone, row: list[str]) -> str:
    title, duty, hours, phone = row
    photo = site.image(
        one,
        f"/dam/jcr:{one.phone[-4:]}/{one.user}.jpg",
        (220, 293),
        shown=one.family not in ("Cadonautsch", "Zurbriggler"),
        tag='<div class="ContactCard--photo"><picture><source type="image/jpeg" srcset="{0}"><img '
        'src="{0}" alt="" loading="lazy"></picture></div>',
    )
    labels = {"Sprechstunde": hours, "Büro": one.room, "Telefon": phone}
    lines = "".join(f"<dt>{key}</dt><dd>{value}</dd>" for key, value in labels.items() if value)
    return f"""<section class="ContactCard">{photo}<div class="ContactCard--content"><h3
class="ContactCard--name">{f"{title} {one.name}".strip()}</h3><p
class="ContactCard--position">{duty}</p><dl>{lines}</dl><a href="mailto:{one.user}@giab.example">
E-Mail</a></div></section>"""


def austrian_functions_first(site: Site) -> None:
    """An Austrian TU: the function is the heading; two secretaries share a heading."""
    people = called(site, VIENNA)
    blocks, before = "", ""
    for one, (title, duty, degree) in people:
        photo = site.image(
            one,
            f"/fileadmin/t3/imw/Mitarbeiter/{one.family}.jpg",
            (135, 180),
            shown=one.family not in ("Gschwandner", "Oberschützinger"),
            tag='<img src="{}" width="120" height="160" alt="" class="portrait">',
            without='<div class="portrait leer">kein Foto</div>',
        )
        heading = f'<h4 class="funktion">{duty}</h4>' if duty != before else ""
        before = duty
        name = " ".join(filter(None, (title, one.name))) + (f" {degree}" if degree else "")
        blocks += f"""{heading}<div class="csc-default person"><div class="bildspalte">{photo}</div>
<div class="textspalte"><p class="bodytext"><a href="https://online.tu.example/visitenkarte?id={
            one.phone[-4:]
        }">{name}</a></p><p
class="bodytext">Zimmer {one.room}<br>Tel.: +43 (9) 588 01 – {one.phone[-4:]}<br>Fax: DW 99<br><a
href="javascript:linkTo_UnCryptMailto('x');">{one.user}(at)tu.example</a></p></div></div>"""
    lecturers = site.called("Tassilo Windischbauerl", "Magdalena Reisenhoferin", "Pavo Kršulović")
    titles = ("Hon.-Prof. Dipl.-Ing. Dr.", "Dipl.-Ing.in", "Dipl.-Ing.")
    externals = "".join(
        f"<li>{title} {one.name}{site.lacks(one)}</li>"
        for title, one in zip(titles, lecturers, strict=True)
    )
    students = site.called("Severin Plankensteinin", "Hannah Obermoserl", "Idriz Shkëmbinaj")
    tutors = ", ".join(f"{one.name}{site.lacks(one)}" for one in students)
    logo = frames.wordmark(site, "/fileadmin/templates/tu.svg", "TU Donaustadt", "#069")
    hall = site.scene("/fileadmin/t3/imw/Bilder/versuchshalle.jpg", (220, 150))
    cube = site.scene("/fileadmin/t3/imw/Bilder/festigkeit.png", (220, 110))
    body = f"""<div id="page"><div id="header"><a href="/"><img src="{logo}" alt="TU Donaustadt"
width="190"></a><div id="institut"><a href="/">Institut für Mauerwerk und Werkstoffprüfung<br>
<small>Forschungsbereich E299-3</small></a></div></div><div id="metanavi"><a href="#w">Wegweiser</a>
| <a href="#t">TISS</a> | <a href="#e">English</a></div><div id="columns"><div id="navi"><ul><li>
{frames.links("de", "</li><li>")}</li></ul><p class="adresse">Ziegelofengasse 24/II<br>1999
Donaustadt<br>Parteienverkehr: Mo–Fr 9–12</p></div><div id="content"><div
id="rootline">TU › Fakultät für Bauwesen › Institut › Mitarbeiter</div><h1>Mitarbeiterinnen und
Mitarbeiter</h1>{blocks}<h4 class="funktion">Lehrbeauftragte</h4><ul>{externals}</ul><h4
class="funktion">Studentische Mitarbeiterinnen und Mitarbeiter</h4><p class="bodytext">{tutors}</p>
</div><div id="rechts"><div class="teaser"><h5>Versuchshalle</h5><img src="{hall}" alt=""
width="200"><p>Die neue 5-MN-Presse ist in Betrieb.</p></div><div class="teaser"><h5>Akkreditierte
Prüfstelle</h5><img src="{cube}" alt="" width="200"><p>Ing.in N. Lechleitinger, DW
4410</p></div></div></div><div id="footer">© Institut für Mauerwerk | <a
href="#im">Impressum</a> | Letzte Änderung: 4. Oktober 2017</div></div>"""
    style = (
        "body{font:13px/1.5 Arial,sans-serif;background:#e6eaed;margin:0}#page{width:1040px;margin:"
        "auto;background:#fff}#header{display:flex;gap:40px;padding:16px}#institut a{font-size:19px"
        ";color:#333;text-decoration:none}#metanavi{text-align:right;background:#069;color:#fff;"
        "padding:4px 16px}#metanavi a{color:#fff}#columns{display:flex}#navi{width:180px;padding:"
        "16px}#navi ul{list-style:square;padding-left:16px}#content{width:600px;padding:0 16px}"
        "#rechts{width:220px;padding:10px}.funktion{background:#dde8ef;color:#069;padding:4px 8px;"
        "margin:22px 0 8px;font-size:14px}.person{overflow:hidden;margin-bottom:14px}.bildspalte{"
        "float:right;width:130px}.textspalte{margin-right:150px}.leer{width:118px;height:80px;"
        "border:1px dashed #bbb;color:#999;text-align:center}.bodytext{margin:0 0 6px}.teaser{"
        "background:#f3f6f8;padding:10px;margin-bottom:12px}#footer{background:#ccd6dd;padding:8px}"
    )
    site.start = "/institut/mitarbeiter/"
    page = frames.bare("Mitarbeiterinnen und Mitarbeiter", body, language="de", style=style)
    site.put(site.start, page)


def flemish_vcard_list(site: Site) -> None:
    """A Flemish who's who in hCards: initials and first name, photographs on the right."""
    heads = {
        "ZAP": "Zelfstandig academisch personeel",
        "BAP": "Bijzonder academisch personeel",
        "ATP": "Administratief en technisch personeel",
    }
    lists = dict.fromkeys(heads, "")
    icon = site.scene("/++theme++/icons/vcard.gif", (22, 16))
    nobody = site.silhouette("/++theme++/img/defaultUser.png", (100, 125))
    for number, (one, (initials, titles, duty, group)) in enumerate(called(site, FLANDERS)):
        site.also(one, f"{initials} ({one.given}) {one.family}", f"{initials} {one.family}")
        if number in (5, 9):
            site.lacks(one)
            photo = nobody
        else:
            photo = site.portrait(one, f"/wieiswie/nl/photo/u00{one.phone[-4:]}.jpg", (120, 150))
        given = f'<span class="given-name">{initials} ({one.given})</span>'
        before = f'<span class="honorific-prefix">{titles}</span> ' if titles else ""
        lists[group] += f"""<li class="vcard" id="hcard-{one.user}"><img class="photo" src="{photo}"
width="100" height="125" alt=""><div class="fn n">{before}<a class="url"
href="/wieiswie/nl/person/u00{one.phone[-4:]}">{given} <span
class="family-name">{one.family}</span></a></div><div class="title">{duty}</div><div class="org">
<span class="organization-unit">Departement Landschapsontwerp</span></div><div class="adr"><span
class="street-address">Lindedreef 51 - bus 2411</span>, <span class="postal-code">3999</span> <span
class="locality">Dijlegem</span></div><div class="tel"><span class="type">Tel.</span> <span
class="value">+32 99 {one.phone}</span></div><div><a class="email"
href="mailto:{one.user}@dijle.example">e-mail</a> · lokaal: {one.room} · <a class="vcf"
href="/vcard/{one.user}.vcf"><img src="{icon}" alt="vCard" width="22"></a></div></li>"""
    sections = "".join(
        f'<h2 id="{key}">{heads[key]} ({key})</h2><ul class="personlist">{items}</ul>'
        for key, items in lists.items()
    )
    retired = site.called("Jozef Brusselmansen", "Maria-Theresia Coeckelberg", "Lode Ysenbrandt")
    emeriti = "".join(f"<li>em. prof. dr. {one.name}{site.lacks(one)}</li>" for one in retired)
    logo = frames.wordmark(site, "/++theme++/img/logo.svg", "DIJLE UNIVERSITEIT", "#00407a")
    farm = site.scene("/images/kasteelpark.jpg", (210, 140))
    jury = site.group("/images/prijs-tuinarchitectuur.jpg", (210, 140))
    body = f"""<div id="visual-portal-wrapper"><div id="portal-top"><div id="portal-header"><a
id="portal-logo" href="/"><img src="{logo}" alt="Dijle Universiteit" width="250"></a><div
id="portal-searchbox"><form><input type="text" value="Zoeken in site"><input type="submit"
value="Zoek"></form></div></div><ul id="portal-globalnav"><li>
<a href="#o">Onderwijs</a></li><li><a href="#r">Onderzoek</a></li><li class="selected"><a
href="#p">Personeel</a></li><li><a href="#c">Contact</a></li></ul><div
id="portal-breadcrumbs">U bent hier: Home / Over ons / Personeelsleden</div></div><table
id="portal-columns"><tbody><tr><td id="portal-column-one"><dl class="portlet portletNavigationTree">
<dt class="portletHeader">Over ons</dt><dd class="portletItem"><a href="#m">Missie</a></dd><dd
class="portletItem"><a href="#p">Personeelsleden</a></dd><dd class="portletItem"><a
href="#v">Vacatures</a></dd></dl></td><td id="portal-column-content"><h1
class="documentFirstHeading">Personeelsleden</h1><p class="documentDescription">Klik op een naam
voor publicaties en projecten. Ga naar <a href="#ZAP">ZAP</a>, <a href="#BAP">BAP</a>, <a
href="#ATP">ATP</a>.</p>{sections}<h2>Emeriti</h2><ul class="emeriti">{emeriti}</ul></td><td
id="portal-column-two"><dl class="portlet portletNews"><dt class="portletHeader">Nieuws</dt><dd
class="portletItem"><img src="{jury}" width="180" alt=""><a href="#n1">Prijs Tuinarchitectuur voor
Wannes Strubbelinck</a></dd><dd class="portletItem"><img src="{farm}" width="180" alt=""><a
href="#n2">Open dag in het kasteelpark</a></dd></dl></td></tr></tbody></table><div
id="portal-footer"><p>Copyright © Dijle Universiteit | Reacties op de inhoud: <a
href="#w">Hilde Mertensdaele</a></p></div></div>"""
    style = (
        "body{font:13px/1.45 Verdana,sans-serif;margin:0;background:#fff}#visual-portal-wrapper{"
        "width:1180px;margin:auto}#portal-header{display:flex;justify-content:space-between;"
        "padding:14px 0}#portal-globalnav{background:#00407a;display:flex;gap:26px;list-style:none;"
        "margin:0;padding:10px}#portal-globalnav a{color:#fff}#portal-breadcrumbs{padding:8px 0;"
        "color:#666}#portal-columns td{vertical-align:top}#portal-column-one{width:190px}#portal-"
        "column-content{padding:0 24px}#portal-column-two{width:210px}.portletHeader{background:"
        "#dde6ee;padding:4px 8px;font-weight:700}.portletItem{margin:8px}.personlist{list-style:"
        "none;padding:0}.vcard{border-bottom:1px solid #cdd;padding:12px 0;overflow:hidden}.photo{"
        "float:right}.fn{font-size:15px;font-weight:700}.title{font-style:italic}a{color:#1d6fa5}"
        "#portal-footer{border-top:2px solid #00407a;color:#666;margin-top:20px}"
    )
    site.start = "/over-ons/personeel"
    site.put(site.start, frames.bare("Personeelsleden", body, language="nl", style=style))


LAYOUTS = (swiss_contact_cards, austrian_functions_first, flemish_vcard_list)
