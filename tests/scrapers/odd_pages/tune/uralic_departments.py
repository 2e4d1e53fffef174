"""Departments in Hungary and Finland: a grouped view of Drupal, person lifts of a design system."""

from .. import frames
from ..rolls import called
from ..site import Site

HUNGARIANS = """
Botond Csernyánszky|Dr.|tanszékvezető egyetemi tanár|Vezetők
Emőke Vadkerti-Szűcs|Dr. habil.|egyetemi docens, tanszékvezető-helyettes|Vezetők
László Gyöngyösházi|Dr.|professor emeritus, az MTA rendes tagja|Oktatók
Ágnes Bereczkiné~Huszár|Dr.|egyetemi docens|Oktatók
Zsolt Őrhalmi|Dr.|egyetemi adjunktus|Oktatók
Tünde~Mária Kisgyörgyné~Pál|Dr.|mesteroktató|Oktatók
Iván Szépfalussy~ifj.||egyetemi tanársegéd|Oktatók
Csongor Lőkösházi||tudományos segédmunkatárs|Kutatók
Anh~Tuan Hoangvinh|Dr.|tudományos főmunkatárs|Kutatók
Réka Tímárvölgyi||doktorandusz|Doktoranduszok
Oluwatobi Fagbenlero||doktorandusz (Stipendium Hungaricum)|Doktoranduszok
Vilmos Jászberki||doktorandusz|Doktoranduszok
Piroska Nagyistókné||tanszéki ügyintéző|Hivatal
Gergő Mezőszentgyörgyi||rendszergazda|Hivatal
"""
"""Name, title, position, division."""
FINNS = """
Maarit Yli-Hemminki|Apulaisprofessori|T313 Materiaalitekniikka|ryhmän johtaja
Tuomo Äijälänniemi|Yliopistonlehtori|T313 Materiaalitekniikka|dosentti, TkT
Bich~Ngoc Trankieu|Akatemiatutkija|T313 Materiaalitekniikka|
Väinö Löytövaara|Tutkijatohtori|T311 Kemia|TkT
Ann-Sofi Strömbackas|Tutkijatohtori|T311 Kemia|FT
Iida Hyvärilä-Korpi|Väitöskirjatutkija|T313 Materiaalitekniikka|DI
Selim Bayraktarovic|Väitöskirjatutkija|T313 Materiaalitekniikka|
Pekka~J. Nuolikoski|Väitöskirjatutkija|T311 Kemia|DI
Fatemeh Roshandelan|Vieraileva tutkija|T313 Materiaalitekniikka|
Jouni Ruohosuo|Laboratorioinsinööri|T313 Materiaalitekniikka|
Hilkka Öhmanperä|Koordinaattori|T300 Yhteiset palvelut|hallinnon yhteyshenkilö
"""
"""Name, position, department, what else."""
FORMER = ("Aatos Kuivaskangas, nyt Metsälaitos", "Riikka Pihlströmi, nyt Tarton yliopisto")
VIEWS = """body{font:14px/1.5 'Open Sans',sans-serif;margin:0;color:#222}#wrap{width:1080px;
margin:auto}#header{display:flex;align-items:center;gap:30px;padding:16px 0}#menu{
background:#7a1225;color:#fff}#menu a{color:#fff;margin-right:28px;line-height:40px}.region-left{
float:left;width:220px;background:#f4efe9;padding:0 12px}.region-content{margin-left:270px}
table.views-table{width:100%;border-collapse:collapse;margin-bottom:22px}caption{text-align:left;
font:bold 19px Georgia,serif;color:#7a1225;border-bottom:1px solid #7a1225;padding:6px 0}td{
padding:8px;vertical-align:top;border-bottom:1px solid #ddd}tr.even{background:#faf8f5}
.views-field-field-foto{width:110px}
.nev{font-size:17px}#footer{clear:both;background:#333;color:#ddd;padding:20px;margin-top:30px}
.eu{float:right}"""
LIFTS = """*{box-sizing:border-box}body{margin:0;font:17px/1.45 Arial,sans-serif;color:#111}
.top{display:flex;justify-content:space-between;padding:22px 60px;border-bottom:1px solid #ccc}
.top a{margin-left:26px;color:#111}.hero{background:#f2f4f8;padding:40px 60px;display:flex;gap:40px}
.hero h1{font-size:44px;margin:0}.content{padding:20px 60px}.lifts{display:grid;gap:28px;padding:0;
grid-template-columns:repeat(3,1fr);list-style:none}.person-lift{display:flex;gap:18px;border-top:
3px solid #111;padding-top:16px}.person-lift__image,.initials{width:104px;height:104px;
border-radius:50%;object-fit:cover;flex:none}.initials{background:#005eb8;color:#fff;font-size:34px;
display:flex;align-items:center;justify-content:center}.person-lift h3{margin:0;font-size:19px}
.person-lift p{
margin:2px 0;font-size:15px;color:#444}.accordion{border:1px solid #ccc;padding:12px;margin:20px 0}
.fund{display:flex;gap:40px;padding:20px 60px}footer{background:#111;color:#fff;padding:36px 60px}
.cookies{position:fixed;bottom:0;left:0;right:0;background:#fff;
border-top:2px solid #111;padding:18px}"""


def hungarian_divisions(site: Site) -> None:
    """Family name first, married names in -né; a table with a caption for each division."""
    tables, division = "", ""
    nobody = site.silhouette("/sites/default/files/default_images/nincs_foto.png", (100, 130))
    folder = "/sites/default/files/styles/munkatars_lista/public"
    for number, (one, (title, post, group)) in enumerate(called(site, HUNGARIANS)):
        if group != division:
            closing = "</tbody></table>" if division else ""
            tables += (
                f'{closing}<table class="views-table cols-3"><caption>{group}</caption><tbody>'
            )
            division = group
        junior = one.family.endswith(" ifj.")
        family = one.family.removesuffix(" ifj.")
        if junior:
            site.also(one, f"{one.given} {family}")
        shown = number not in (7, 12)
        name = f"{'ifj. ' * junior}{family} {one.given}"
        tag = (
            f'<img typeof="foaf:Image" src="{{}}" width="100" alt="{name if number % 2 else ""}"/>'
        )
        path = f"{folder}/{one.user.replace('-', '_')}{number}.jpg?itok=h{number}Kd_w"
        size = (100, 130) if number % 4 else (100, 100)
        image = site.image(one, path, size, shown=shown, tag=tag, without=tag.format(nobody))
        tables += f"""<tr class="{"odd" if number % 2 else "even"}">
<td class="views-field views-field-field-foto">{image if number != 12 else ""}</td>
<td class="views-field views-field-title"><span class="nev"><a href="/munkatars/{one.user}">{
            f"{title} {name}".strip()
        }</a></span><br/>{post}<br/><em>{
            ("Hálózatok", "Jelfeldolgozás", "Beszédtechnológia", "")[number % 4] * (number < 12)
        }</em></td>
<td class="views-field views-field-nothing">Szoba: I.{one.room}<br/>Tel.: (1) 999-{one.phone[-4:]}
<br/>Fogadóóra: {("kedd 10–12", "megbeszélés szerint", "csütörtök 14–15")[number % 3]}</td></tr>"""
    logo = frames.wordmark(
        site, "/sites/default/files/tanszek.svg", "Távközlési Tanszék", "#7a1225"
    )
    prize = site.group(
        "/sites/default/files/styles/hir/public/tdk_dijazottak.jpg?itok=Zz", (196, 110)
    )
    eu = site.scene("/sites/all/themes/tsz/szechenyi_infoblokk.png", (180, 120))
    body = f"""<div id="wrap"><div id="header"><a href="/" rel="home"><img src="{logo}" height="44"
alt="Címlap"/></a><form><input size="20" title="Keresés"/><button>Keresés</button></form><span
>Magyar
 | <a href="/en">English</a></span></div></div><div id="menu"><div id="wrap"><a>Hírek</a><a>Tanszék
</a><a>Munkatársak</a><a>Oktatás</a><a>Kutatás</a><a>Kapcsolat</a></div></div><div id="wrap"><div
 class="region-left"><h3>Belépés</h3><p>Felhasználónév: <input size="14"/></p><h3>Hírek</h3><p><img
src="{prize}" width="196" alt=""/><br/><a>A kari TDK díjazottjai</a></p><p><a>Záróvizsga-beosztás
</a></p><h3>Elődeink</h3><p>Korábbi tanszékvezetők: <a>Dr. Kövesdi Aladár</a>, <a>Dr. Sarkadi Nagy
Endre</a></p></div><div class="region-content"><div class="breadcrumb"><a>Címlap</a> » Munkatársak
</div><h1>A tanszék munkatársai</h1>{tables}</tbody></table><p>1. oldal, összesen 1</p></div></div>
<div id="footer"><img class="eu" src="{eu}" width="180" alt="Széchenyi 2020"/>1999 Mintaváros,
Tudósok körútja 2. | Az oldalt karbantartja: Webmester | Adatkezelési tájékoztató</div>"""
    site.start = "/munkatarsak"
    site.put(
        site.start,
        frames.bare("Munkatársak | Távközlési Tanszék", body, language="hu", style=VIEWS),
    )


def finnish_person_lifts(site: Site) -> None:
    """Round pictures loaded late, initials for who has none; the head again in the top."""
    lifts, head = {"Henkilöt": "", "Väitöskirjatutkijat": "", "Tukitoiminnot": ""}, None
    for number, (one, (post, unit, more)) in enumerate(called(site, FINNS)):
        head = head or one
        initials = "".join(word[0] for word in one.name.split())
        path = (
            f"/sites/g/files/flghsv161/styles/1_1_180w/public/2022-0{number % 9 + 1}/{one.user}.jpg"
        )
        image = site.image(
            one, path, (180, 180), shown=number not in (6, 9),
            tag=f'<img class="person-lift__image" loading="lazy" src="{{0}}" srcset="{{0}} 180w" '
            f'width="180" height="180" alt="{"Kuvituskuva" * (number == 3)}">',
            without=f'<div class="initials" aria-hidden="true">{initials[:2]}</div>',
        )  # fmt: skip
        kind = (
            "Väitöskirjatutkijat" if post.startswith("Väitös") else
            "Tukitoiminnot" if number > 8 else "Henkilöt"
        )  # fmt: skip
        lifts[kind] += f"""<li><div class="person-lift">{image}<div><h3><a href="/fi/henkilot/{
            one.user
        }">{one.name}</a></h3><p>{post}{f", {more}" if more else ""}</p><p>{unit}</p><p><a
 href="tel:+35850999{number:04}">+358 50 999 {number:04}</a></p></div></div></li>"""
    assert head
    large = site.portrait(head, "/sites/g/files/flghsv161/2021-09/DSC_4471_0.jpg", (420, 300))
    mark = frames.wordmark(site, "/themes/opisto/logo.svg", "Koillisen yliopisto")
    funds = "".join(
        f'<img src="{site.scene(f"/themes/opisto/{name}.png", (150, 75))}" alt="{label}">'
        for name, label in (("rahasto", "Tutkimusrahasto"), ("interreg", "Interreg Pohjoinen"))
    )
    lists = "".join(
        f'<h2>{title}</h2><ul class="lifts">{people}</ul>' for title, people in lifts.items()
    )
    body = f"""<a href="#sisalto" style="position:absolute;left:-999px">Hyppää pääsisältöön</a>
<header class="top"><img src="{mark}" alt="Koillisen yliopisto" height="40"><nav><a>Opiskelu</a><a>
Tutkimus ja taide</a><a>Yhteistyö</a><a>Ajankohtaista</a><a>FI</a><a>SV</a><a>EN</a></nav></header>
<section class="hero"><div><p>Tutkimusryhmä</p><h1>Biopohjaiset kuidut</h1><p>Kehitämme puusta
tekstiilejä ja pakkauksia. Ryhmää johtaa apulaisprofessori {head.name}.</p></div><img src="{large}"
 width="420" height="300" alt="Tutkija laboratoriossa"></section><main class="content" id="sisalto">
<p>Ryhmä perustettiin vuonna 2014. Etsimme jatkuvasti diplomityöntekijöitä; kysy lisää
sähköpostilla.
</p>{lists}<div class="accordion"><h3>Entiset jäsenet</h3><ul>{
        "".join(f"<li>{text}</li>" for text in FORMER)
    }</ul></div></main><div class="fund">{funds}</div><div class="cookies">Käytämme
evästeitä sivuston kehittämiseen. <button>Hyväksy kaikki</button>
<button>Vain välttämättömät</button>
</div><footer><p>Koillisen yliopisto, PL 99, 99999
Mallila</p><p>Palaute · Saavutettavuus · Evästeasetukset</p></footer>"""
    site.start = "/fi/biopohjaiset-kuidut"
    site.put(site.start, frames.bare("Biopohjaiset kuidut", body, language="fi", style=LIFTS))


LAYOUTS = (hungarian_divisions, finnish_person_lifts)
