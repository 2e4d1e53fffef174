"""Departments whose titles and posts surround the names: Turkish, Czech, Swedish."""

from .. import frames
from ..cast import Someone
from ..site import Site

CAPITAL = str.maketrans("iı", "İI")
MAIL = str.maketrans("çğıöşü", "cgiosu")


def turkish_academic_staff(site: Site) -> None:
    """A faculty's portal: ranks before the names, family names in capitals, one section a rank."""
    ranks = (
        ("Öğretim Üyeleri", ("Prof. Dr.", "Prof. Dr.", "Doç. Dr.", "Doç. Dr.", "Dr. Öğr. Üyesi")),
        ("Öğretim Görevlileri", ("Öğr. Gör. Dr.", "Öğr. Gör.", "Öğr. Gör.")),
        ("Araştırma Görevlileri", ("Arş. Gör. Dr.", *["Arş. Gör."] * 2, "Araş.Gör.", "Arş. Gör.")),
    )  # fmt: skip
    people = site.people(13, "tr", titled=False)
    nobody = site.silhouette("/uploads/personel/resim-yok.png", (180, 220))
    body, number = "", 0
    for heading, titles in ranks:
        cards = ""
        for title in titles:
            one = people[number]
            if number in (4, 9, 11):
                site.lacks(one)
                source = nobody if number != 11 else f"/uploads/personel/{one.user}.jpg"  # gone
            else:
                size = ((180, 220), (240, 240), (320, 427))[number % 3]
                path = f"/uploads/personel/{site.rng.randrange(16**10):010x}.jpg"
                source = site.portrait(one, path, size)
            name = f"{one.given} {one.family.translate(CAPITAL).upper()}"
            # In small letters again, it depends on the language what becomes of an I.
            site.also(one, name, name.lower(), f"{one.given} {one.family.upper()}")
            mail = one.family.lower().translate(MAIL)
            head = "<br><small>Bölüm Başkanı</small>" if not number else ""
            cards += f"""
<div class="col-lg-3 col-md-4 col-sm-6"><div class="personel-kutu"><div class="personel-resim"><a
href="/personel/{number + 118}"><img class="img-responsive img-thumbnail" src="{source}"
onerror="this.style.visibility='hidden'"></a></div><div class="personel-bilgi"><h4
class="personel-adi"><a href="/personel/{number + 118}">{title} {name}</a>{head}</h4><p><i class="fa
fa-envelope"></i> {mail}@yedigoze.example<br><i class="fa fa-phone"></i> Dahili:
{one.phone[-4:]}<br><i class="fa fa-map-marker"></i> Oda: {one.room}</p><a class="btn btn-xs
btn-primary" href="#">AVESİS</a> <a class="btn btn-xs btn-default" href="#">YÖK Akademik</a></div>
</div></div>"""
            number += 1
        body += (
            f'<h3 class="bolum-baslik"><span>{heading}</span></h3><div class="row">{cards}</div>'
        )
    logo = site.scene("/images/logo-tr.png", (300, 90))
    slide = site.scene("/uploads/slider/kampus.jpg", (1140, 200))
    notices = "".join(
        f"<li><span class='tarih'>{day} Eki</span> <a href='#'>{text}</a></li>"
        for day, text in ((3, "2023-2024 Güz Dönemi Ders Programı"), (9, "Yatay Geçiş Sonuçları"),
                          (17, "Bitirme Projesi Danışmanları"))
    )  # fmt: skip
    page = f"""<div class="ust-menu"><a>Öğrenci</a> <a>Personel</a> <a>Mezun</a> <a>EN</a>
<form><input placeholder="Ara..."></form></div><header class="container"><a href="/"><img
src="{logo}" alt="Yedigöze Üniversitesi"></a><h2>Mühendislik Fakültesi<br>Çevre Mühendisliği
Bölümü</h2></header><nav class="navbar navbar-default"><ul class="nav
navbar-nav"><li><a>Anasayfa</a></li><li><a>Bölüm</a></li> <li class="active"><a>Akademik
Kadro</a></li><li><a>Lisans</a></li><li><a>Lisansüstü</a></li><li><a>
İletişim</a></li></ul></nav><img class="slider" src="{slide}" alt=""><div class="container"><ol
class="breadcrumb"><li>Anasayfa</li><li>Akademik Kadro</li></ol><div class="row"><div
class="col-md-9"><h1>Akademik Kadro</h1>{body}</div><div class="col-md-3"><div class="panel"><h4>
Duyurular</h4><ul>{notices}</ul></div></div></div></div><footer>© 2023 Yedigöze Üniversitesi Bilgi
İşlem Daire Başkanlığı. Tüm hakları saklıdır.</footer>"""
    style = (
        "body{font:14px Open Sans,sans-serif;margin:0}.row{display:flex;flex-wrap:wrap}.col-md-9{"
        "width:75%}.col-md-3{width:25%}.col-lg-3{width:33%}.personel-kutu{border:1px solid #ddd;"
        "margin:8px;padding:8px;text-align:center}.personel-resim img{width:150px;height:190px;"
        "object-fit:cover}.container{max-width:1140px;margin:auto}.navbar-nav{display:flex;gap:1em}"
    )
    site.start = "/akademik-kadro"
    site.put(site.start, frames.bare("Akademik Kadro", page, language="tr", style=style))


def czech_titles_around_names(site: Site) -> None:
    """A table of a Czech department: titles stand before and behind, the head comes twice."""
    people = site.called(
        "Radovan Hřebejkovský", "Květa Žďárovcová", "Bohuslav Třešňákův", "Ludmila Ježdíková",
        "Přemysl Chlumčanský", "Drahomíra Štítkovcová", "Zbyněk Vřesovčák", "Alžběta Říčkovská",
        "Kryštof Mlýnkovec", "Šárka Jeřábkovičová", "Hynek Ďurkovič", "Věra Pšeničná-Olšarová",
        "Matouš Kvítkovec",
    )  # fmt: skip
    titles = (
        ("prof. RNDr.", "CSc."), ("prof. Ing.", "DrSc."), ("doc. Mgr.", "Ph.D."),
        ("doc. PhDr.", "CSc."),
        ("RNDr.", "Ph.D."), ("Mgr. et Mgr.", "Ph.D."), ("Ing.", "Ph.D., MBA"), ("MUDr.", ""),
        ("Mgr.", ""), ("Bc.", ""), ("Ing. arch.", ""), ("", ""), ("PaedDr. Mgr.", "Ph.D."),
    )  # fmt: skip
    posts = ("vedoucí katedry", "zástupkyně vedoucího", "docent", "docentka", "odborný asistent")
    posts += ("odborná asistentka", "odborný asistent", "lékařka", "doktorand", "doktorandka")
    posts += ("technik", "sekretářka", "emeritní pracovník")
    full = [
        f"{before} {one.name}".strip() + (f", {behind}" if behind else "")
        for one, (before, behind) in zip(people, titles, strict=True)
    ]
    full[6] = "Vřesovčák Zbyněk, Ing., Ph.D., MBA"
    rows = ""
    for number, one in enumerate(people):
        path = f"/files/pracovnici/{one.user}.jpg"
        size = ((120, 160), (150, 200), (400, 300))[number % 3]
        tag = '<img src="{}" width="120" alt="' + one.name + '" />'
        photo = site.image(one, path, size, tag=tag, shown=number not in (7, 10), without="&nbsp;")
        phone = f"+420 5{number:02} {one.phone}"
        rows += f"""
<tr class="{"even" if number % 2 else "odd"}"><td class="foto">{photo}</td><td
class="jmeno"><strong> <a href="/lide/{one.user}">{full[number]}</a></strong><br
/><em>{posts[number]}</em></td><td class="kontakt">místnost: {one.room}<br />tel.: {phone}<br
/>e-mail: <span class="spamspan">{one.user} (zavináč) prf.example</span></td><td
class="vyuka">konzultace: {"po út st čt".split()[number % 4]} 13–15 h</td></tr>"""
    head = people[0]
    lead = site.portrait(head, "/files/vedeni/vedouci_katedry.jpg", (240, 300))
    pavilion = site.scene("/files/budova_pavilon_c.jpg", (320, 200))
    page = f"""<div id="hlavicka"><a href="/"><img src="{site.scene("/img/znak.gif", (80, 80))}"
alt="znak fakulty" /></a><span>Přírodovědecká fakulta Univerzity Horní Lhoty</span><h1>Katedra
anorganické krystalografie</h1><div id="jazyk"><a href="?lang=cs">CZ</a> | <a href="?lang=en">EN</a>
</div></div><div id="menu"><ul><li>Aktuality</li><li>O katedře</li><li><b>Lidé</b></li><li>Studium
</li><li>Věda a výzkum</li><li>Kontakty</li></ul></div><div id="obsah"><p class="drobky">Úvod »
Lidé</p><h2>Vedení katedry</h2><div class="vedeni"><img src="{lead}" style="float:left;margin-right:
15px" width="160" /><p><strong>{full[0]}</strong><br />vedoucí katedry<br />úřední hodiny: úterý
9–11 </p></div><h2 style="clear:both">Pracovníci katedry</h2><table
class="lide"><thead><tr><th>Foto</th>
<th>Jméno</th><th>Kontakt</th><th>Výuka</th></tr></thead><tbody>{rows}</tbody></table><p>&lt;!--
TODO doplnit foto --&gt;</p></div><div id="pravy"><h3>Kde nás najdete</h3><img src="{pavilion}"
width="200" alt="" /><p>Pavilon C, 3. patro</p><h3>Nejbližší akce</h3><p>12. 11. Den otevřených
dveří </p></div><div id="paticka">© 2015 Katedra anorganické krystalografie | <a>Mapa
stránek</a></div>"""
    style = (
        "body{font:13px Verdana;width:1000px;margin:auto}#menu{float:left;width:150px}#obsah{float:"
        "left;width:630px}#pravy{float:right;width:200px}#paticka{clear:both}td{padding:6px;"
        "vertical-align:top;border-bottom:1px solid #ccc}#menu ul{list-style:none;padding:0}"
    )
    site.start = "/lide.php"
    site.put(site.start, frames.bare("Lidé", page, language="cs", style=style))


def post_above_the_name_in_episerver(site: Site) -> None:
    """EPiServer in Sweden: round pictures, the post above the name, a contact block of its own."""
    people = site.called(
        "Ann-Sofi Björkegård", "Torbjörn Åkerhielmsson", "Gunvor Sälgström", "Per-Ola Öhrnkvist",
        "Liselott Hjortängen", "Anders Vrångfors", "Maj-Britt Tjäderlund", "Håkan af~Ekesjö",
        "Ylva Nätterdal", "Björn von~Rosenborgh", "Siri Lärkehag", "Måns Dufvenberg",
        "Tuva Granlöfven", "Jörgen Ålsätra",
    )  # fmt: skip
    posts = ("Prefekt, professor", "Professor", "Universitetslektor, docent", "Universitetslektor")
    posts += ("Universitetsadjunkt", "Doktorand", "Administrativ samordnare")
    body = "".join(
        _person_block(site, one, number, posts[min(6, (number + 1) // 2)])
        for number, one in enumerate(people)
    )
    contact = people[13]
    again = site.portrait(contact, "/contentassets/7f0c/kontakt-kansli.jpg", (160, 160))
    puff = site.scene("/globalassets/puffar/nyborjardag.jpg", (380, 220))
    page = f"""<a class="skip-link" href="#main">Hoppa till huvudinnehåll</a><div
class="cookie-consent" role="region"><p>Vi använder kakor för att förbättra
webbplatsen.</p><button>Godkänn alla</button> <button>Endast nödvändiga</button></div><header
class="page-header"><a class="logotype" href="/"><img src="{site.scene("/Static/img/logo-sv.svg")}"
alt="Till startsidan" width="160" height="60"></a><nav class="top"><a>Utbildning</a>
<a>Forskning</a> <a>Samverkan</a> <a>Om oss</a> <a lang="en">English </a></nav><form
role="search"><input aria-label="Sök på webbplatsen"><button>Sök</button></form> </header><ul
class="breadcrumbs"><li>Start</li><li>Institutionen för vattenbyggnad</li><li>Medarbetare
</li></ul><main id="main"><div class="row"><nav class="col-md-3 left-nav"><ul><li>Om
institutionen<li> <b>Medarbetare</b><li>Lediga jobb<li>Kalender</ul></nav><div class="col-md-6
main-body"><h1>Medarbetare </h1><p class="preamble">Här hittar du alla som arbetar vid
institutionen.</p><div class="contentarea row">{body}</div><p class="page-meta">Sidansvarig:
webbredaktionen<br>Senast ändrad: 2023-02-08</p> <div class="share">Dela: <a>Facebook</a>
<a>LinkedIn</a> <a>E-post</a></div></div><aside class="col-md-3"><div class="block
contactblock"><h2>Kontakt</h2><img class="img-circle" src="{again}" alt=""><p><span
class="title">Kansliet</span><br><strong>{contact.name}</strong><br>Besök: Teknikringen 99, plan
4</p></div><div class="block teaserblock"><img src="{puff}" alt=""><h2>Välkommen på
nybörjardag</h2><p>Den 28 augusti.</p></div></aside></div></main><footer><p>Tekniska högskolan i
Ekesund</p><a>Tillgänglighetsredogörelse</a> <a>Om personuppgifter</a></footer>"""
    style = (
        "body{margin:0 auto;max-width:1280px;font:16px sans-serif}.row{display:flex;flex-wrap:wrap}"
        ".col-md-3{width:22%}.col-md-6{width:54%}.col-sm-6{width:50%}.img-circle{border-radius:50%;"
        "width:130px;height:130px;object-fit:cover}.personblock{margin:12px 0}.title{color:#666}"
    )
    site.start = "/sv/vattenbyggnad/medarbetare/"
    site.put(site.start, frames.bare("Medarbetare", page, language="sv", style=style))


def _person_block(site: Site, one: Someone, number: int, post: str) -> str:
    path = f"/globalassets/institutioner/vb/bilder/{one.user}.jpg?preset=person-{number}"
    if number in (5, 11):
        site.lacks(one)
        picture = '<span class="img-circle no-image" aria-hidden="true"></span>'
    else:
        size = (480, 270) if number == 8 else ((200, 200), (260, 260))[number % 2]
        source = site.portrait(one, path, size)
        picture = f'<img class="img-circle" src="{source}" alt="Porträttbild">'
    left_over = "<p>&nbsp;</p><p>@Model.CurrentPage.Phone</p>" if number == 6 else ""
    return f"""
<div class="block personblock col-sm-6"><div class="personblock-inner"><div class="image">{picture}
</div><div class="text"><span class="title">{post}</span><h3 class="name"><a
href="/sv/profil/{one.user}/">{one.name}</a></h3>{left_over}<dl class="contact"><dt
class="sr-only">Telefon</dt><dd>08-{one.phone}</dd><dt class="sr-only">E-post</dt><dd><a
href="mailto:{one.user}@the.example">{one.user}@the.example</a></dd></dl></div></div></div>"""


LAYOUTS = (
    turkish_academic_staff,
    czech_titles_around_names,
    post_above_the_name_in_episerver,
)
