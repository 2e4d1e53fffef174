"""What stands around a name: codes and years of a register, dates of lives, Thai ranks."""

from .. import frames
from ..rolls import called
from ..site import Site

REGISTER = """
Hillevi Orgmetsaar|PI-01|2008|PhD, DSc|head of the laboratory
Tanel Kuusemäggi|SR-02|2011|PhD|Z1 Cryostats and vacuum
Annikki Vuorensalmi|SR-05|2016|DSc (Tech.)|B2 Spin waves in thin films
Madis Põldvääre|PD-04|2021|PhD|B4 Magnon lasers
Ksenija Ozoliņkalne|PD-06|2022|Dr. phys.|B2 Spin waves in thin films
Ratnasiri Gunewardhanage|PH-12|2019|M.Sc.|A1 Neutron scattering
Liis-Marie Tammekänd|PH-14|2020|MSc (Eng.)|B4 Magnon lasers
Gediminas Žvirblėnaitis|PH-15|2020|MSc|C3 Machine learning
Chidinma Okparaeze|PH-17|2022|M.Phil.|C3 Machine learning
Kaarel Soosaarepuu|MS-31|2023|BSc|A1 Neutron scattering
Elo Rannametsik|MS-32|2023|BSc|Z1 Cryostats and vacuum
Uku Viirsaluoja|TE-03|2009||Workshop
"""
"""Name, code, year of the start, degrees, project."""
GRADUATES = """
Peeter Allikvete|PH-03|2010–2014
Svetlana Mihhailovskaja|PH-07|2012–2017
Joosep Härmatare|PH-09|2015–2019
"""
EMERITI = """
Ottokar Wallnstorfer|em. o. Univ.-Prof. Dr. phil.|14. 3. 1926|2. 9. 2011|1964–1994
Hedwig Prantlmoser|em. o. Univ.-Prof. Dr. phil.|30. 11. 1931|17. 5. 2020|1972–1999
Zdenko Trautmannsdorffer|tit. ao. Univ.-Prof. Dr.|8. 1. 1919|24. 12. 1998|1961–1984
Kunigunde Aschauerin-Lex|Univ.-Prof. i. R. Dr. phil.|2. 7. 1944||1987–2009
Leopold Sixtus~Obermayrhuber|em. o. Univ.-Prof. DDr.|21. 4. 1938||1978–2006
Friedhelm Kratochwillner|Univ.-Prof. i. R. Mag. Dr.|11. 10. 1949||1993–2014
Notburga Ziselsberger|Ao. Univ.-Prof. i. R. Dr.|5. 5. 1951||1997–2016
Emmerich Jakubowsky|Hofrat Dr.|29. 2. 1940||1970–2005
Roswitha Grubenschlager|Univ.-Doz. i. R. Dr.|16. 8. 1953||1990–2018
Adalbert Hinterwinkelhof|Univ.-Prof. i. R. Dr. mult.|1. 12. 1947||1985–2012
"""
"""Name, titles, born, died, in office."""
THAIS = """
ชนิกานต์ ทิพยเนตรวงศ์|ผศ.ดร.|Asst. Prof. Dr.|Chanikan Thipphayanetwong|หัวหน้าสาขาวิชา
ศุภโชค เลิศนภาวิวัฒน์|รศ.ดร.|Assoc. Prof. Dr.|Suphachok Loetnaphawiwat|รองคณบดีฝ่ายวิจัย
กาญจนา อมรพิทักษ์สิน|ผศ.ดร.|Asst. Prof. Dr.|Kanchana Amonphithaksin|
ภูริณัฐ ชลธารสมบัติ|ผศ.|Asst. Prof.|Phurinat Chonlathansombat|
พิมพ์มาดา ศักดิ์สิทธิ์นุกูล|อ.ดร.|Dr.|Phimmada Saksitnukun|
อัครเดช วงศาโรจนกุล|อ.ดร.|Dr.|Akkharadet Wongsarotchanakun|
รุ่งอรุณ เพชรไพฑูรย์|อ.|Ms.|Rungarun Phetphaithun|ลาศึกษาต่อ
ธีรวัฒน์ หงส์ทองคำภิรมย์|อ.|Mr.|Thirawat Hongthongkhamphirom|
วิลาวัณย์ โกมลเสนีย์|นาง||Wilawan Komonseni|เจ้าหน้าที่บริหารงานทั่วไป
ปรเมศวร์ ใจกล้าหาญ|นาย|||นักวิทยาศาสตร์
"""
"""Name, rank, title and name in English, office."""


def wiki_register(site: Site) -> None:
    """DokuWiki: code, year, degrees and project come before the name; the picture is the last."""
    tables: dict[str, str] = {"Staff": "", "Students": "", "Technical staff": ""}
    for number, (one, (code, year, degree, project)) in enumerate(called(site, REGISTER)):
        since = f"since {year}" if number != 2 else f"{year}–2018, since 2020"
        written = one.name if number not in (5, 7) else f"{one.family}, {one.given}"
        size = ((120, 160), (160, 160), (300, 200))[(number == 4) + 2 * (number == 8)]
        path = f"lib/exe/fetch.php?w=90&tok=a{number:02x}7e&media=people:{one.user}.jpg"
        image = f'<img src="/{path}" class="media" loading="lazy" alt="" width="90" />'.replace(
            "&", "&amp;"
        )
        if number in (6, 11):
            site.lacks(one)
            if number == 11:
                image = f'<a class="wikilink2" title="people:{code.lower()}.jpg">{code}.jpg</a>'
            elif number == 6:
                image = "FIXME"
        else:
            site.portrait(one, path, size, form="jpg")
        cells = (code, since, degree, project, f"<strong>{written}</strong>", image)
        row = "".join(f'<td class="col{n}"> {cell} </td>' for n, cell in enumerate(cells))
        section = "Staff" if number < 5 else "Students" if number < 11 else "Technical staff"
        tables[section] += f'<tr class="row{number + 1}">{row}</tr>\n'
        if number == 3:  # was a student until 2021, and still stands there
            row = row.replace("since 2021", "2016–2021").replace("PD-04", "PH-10 → PD-04")
            tables["Students"] += f'<tr class="row{number + 1}">{row}</tr>\n'
    head = "".join(
        f'<th class="col{n}">{word}</th>'
        for n, word in enumerate(("Code", "Period", "Degree", "Project", "Name", "Photo"))
    )
    body = "".join(
        f'<h2 class="sectionedit{n}" id="s{n}">{name}</h2><div class="level2"><div class="table">'
        f'<table class="inline"><tr class="row0">{head}</tr>{rows}</table></div></div>'
        for n, (name, rows) in enumerate(tables.items())
    )
    former = ""
    for one, (code, years) in called(site, GRADUATES):
        site.lacks(one)
        former += f'<li class="level1"><div class="li">{code}, {years}, PhD: {one.name}</div></li>'
    toc = "".join(f'<li class="level2"><a href="#s{n}">{t}</a></li>' for n, t in enumerate(tables))
    badges = "".join(
        f'<a><img src="{site.scene(f"lib/tpl/dokuwiki/images/button-{b}.png", (80, 15))}" '
        f'width="80" height="15" alt="{b}" /></a>'
        for b in ("cc", "php", "html5", "dw")
    )
    logo = site.scene("lib/exe/logo.png", (64, 64))
    setup = site.scene("lib/exe/cryostat.jpg", (200, 260))
    page = f"""<div id="dokuwiki__site"><div id="dokuwiki__top" class="site dokuwiki mode_show
tpl_dokuwiki showSidebar hasSidebar"><div id="dokuwiki__header"><h1><a accesskey="h"><img
src="{logo}" width="64" height="64" alt="" /> <span>Spin Dynamics Laboratory</span></a></h1><form
class="search"><input name="q" title="[F]" /><button>Search</button></form><div
class="breadcrumbs"><span class="bchead">Trace:</span> start » projects » people</div></div><div
class="wrapper group"><div id="dokuwiki__aside"><ul><li>Home</li><li>Projects</li><li>People</li>
<li>Booking of He</li></ul><img src="{setup}" class="mediacenter" alt="" width="150" /></div><div
id="dokuwiki__content"><div class="pageId"><span>people</span></div><div class="page group"><div
id="dw__toc"><h3 class="toggle">Table of Contents</h3><ul class="toc">{toc}</ul></div><h1
class="sectionedit1" id="people">People (register)</h1><div class="level1"><p>Codes: PI, SR senior
researcher, PD postdoc, PH doctoral student, MS master student, TE technician.</p></div>{body}<h2
id="former">Former doctoral students</h2><ul>{former}</ul></div><div class="docInfo"><bdi>people.txt
</bdi> · Last modified: 2023/10/02 09:41 by <bdi>uku</bdi></div></div></div><div
id="dokuwiki__footer"><div class="license">Except where otherwise noted, content on this wiki is
licensed under CC Attribution</div><div class="buttons">{badges}</div></div></div></div>"""
    style = (
        "body{font:14px Arial}#dokuwiki__site{width:1100px;margin:auto}.wrapper{display:flex;gap:"
        "30px}#dokuwiki__aside{width:180px}#dw__toc{float:right;border:1px solid #ccc;padding:8px}"
        "table.inline{border-collapse:collapse}.inline td,.inline th{border:1px solid #ccc;"
        "padding:4px 9px}h2{clear:both}"
    )
    site.put(site.start, frames.bare("people [Spin Dynamics]", page, style=style))


def emeriti_with_lives(site: Site) -> None:
    """TYPO3, Austrian: titles, dates of birth and death and years of office around the names."""
    parts = {"Emeritierte und pensionierte Professorinnen und Professoren": "", "In memoriam": ""}
    for number, (one, (title, born, died, office)) in enumerate(called(site, EMERITI)):
        dates = f"(* {born}; † {died})" if died else f"(* {born})"
        if number == 6:
            dates = f"(geb. {born} in Wels)"
        short = title.replace("Univ.-Prof.", "").replace("i. R.", "").replace("em. o.", "").strip()
        site.also(one, f"{short} {one.name}", f"{title} {one.name}", f"Hofrat {one.name}")
        line = f"{title} {one.name} {dates}"
        if number == 9:
            line = f"{one.family}, {one.given}, {title}, {dates}"
        size = ((220, 290), (300, 300), (520, 347))[(number == 4) + 2 * (number == 1)]
        photo = ""
        if number in (5, 8):
            site.lacks(one)
        else:
            source = site.portrait(
                one, f"fileadmin/_processed_/{number:x}/4/csm_{one.user}.jpg", size
            )
            photo = f"""<div class="ce-gallery" data-ce-columns="1" data-ce-images="1"><div
class="ce-row"><div class="ce-column"><figure class="image"><a href="#zoom{number}"
class="lightbox"><img class="image-embed-item" src="{source}" width="{size[0]}" height="{size[1]}"
loading="lazy" alt="" /></a>{"<figcaption>© Universitätsarchiv</figcaption>" if died else ""}
</figure></div></div></div>"""
        chair = ("Lehrkanzel für Alte Geschichte", "Institutsvorstand", "Abteilung Papyrologie")
        after = f"<p>{chair[number % 3]} {office}" + (
            ". <a>Nachruf (PDF)</a></p>" if died else f"; emeritiert {office[-4:]}</p>"
        )
        header = f"<header><h3>{line}</h3></header>"
        if number == 7:  # this one was entered as plain text
            header, after = "", f"<p><strong>{line}</strong><br />Bibliotheksleiter {office}</p>"
        parts[list(parts)[bool(died)]] += f"""<div id="c{4470 + number}" class="frame frame-default
frame-type-textpic frame-layout-0">{header}<div class="ce-textpic ce-left ce-intext">{photo}<div
class="ce-bodytext">{after}</div></div></div>
"""
    body = "".join(f"<h2>{head}</h2>{part}" for head, part in parts.items())
    site.scene("typo3conf/ext/site/logo.svg")
    house = site.scene("fileadmin/haus_am_platz.jpg", (260, 170))
    menu = "".join(f"<li><a>{w}</a></li>" for w in frames.MENU["de"])
    sub = "".join(f"<li>{w}</li>" for w in ("Leitung", "Mitarbeiter*innen A–Z", "Emeriti"))
    page = f"""<header class="page-header"><a href="/"><img src="typo3conf/ext/site/logo.svg"
alt="Institut für Altertumskunde" width="220" height="60"></a><nav
class="main"><ul>{menu}</ul></nav>
</header><ol class="breadcrumb"><li>Institut</li><li>Personen</li><li>Emeriti</li></ol><div
class="row"><nav class="sub"><ul>{sub}</ul></nav><main><!--TYPO3SEARCH_begin--><h1>Emeriti</h1>
<p>Ehrensenator des Instituts: Komm.-Rat Baldur Enzingerhuber († 1979)</p>{body}
<!--TYPO3SEARCH_end--></main><aside><h4>Kontakt</h4><img src="{house}" alt="Institutsgebäude"
width="200"><p>Domplatz 9, 9999 Salzach<br>Tel. +43 999 8044-0</p><h4>Öffnungszeiten</h4><p>Mo–Do
9–12 Uhr</p></aside></div><footer><a>Impressum</a> <a>Datenschutz</a> <a>Barrierefreiheit</a><p>©
1619–2024 Salzachuniversität</p></footer>"""
    style = (
        "body{width:1120px;margin:auto;font:15px/1.4 sans-serif}.row{display:flex;gap:2em}main{flex"
        ":1}.sub,aside{width:200px}.ce-gallery{float:left;width:160px;margin:0 15px 10px 0}figure{"
        "margin:0}.ce-gallery img{width:150px;height:auto}.frame{overflow:hidden;margin:0 0 1em}"
        ".main ul,.breadcrumb{display:flex;gap:22px;list-style:none}figcaption{font-size:11px}"
    )
    site.put(site.start, frames.bare("Emeriti", page, language="de", style=style))


def thai_google_site(site: Site) -> None:
    """A new Google Site, Thai: classes of letters; rank and name, then the name in English."""
    cells = []
    for number, (one, (rank, title, latin, office)) in enumerate(called(site, THAIS)):
        site.also(one, rank + one.name, f"{rank} {one.name}", f"{one.name} {latin}")
        if latin:
            site.also(one, latin, f"{rank}{one.name} {latin}", f"{title} {latin}")
        size = ((300, 400), (280, 280), (512, 340))[(number == 1) + 2 * (number == 5)]
        path = f"sitesv/AICyYda{number * 7919 + 104729:x}Xk9=w1280"
        if number in (6, 9):
            site.lacks(one)
        if number == 9:
            path = site.silhouette("sitesv/person.png", (300, 400))
        elif number != 6:
            site.portrait(one, path, size, form="jpg")
        image = f"""<div class="oKdM2c ZZyype"><div class="t3iYD"><img src="{path}" class="CENy8b"
role="img"></div></div>"""
        english = f"({title} {latin})" if title else latin
        texts = [f"{rank}{one.name}", english if number != 3 else latin.upper(), office]
        texts += [f"โทร. 09{number}-9{one.phone}" if number % 3 else f"bio{number}@mail.example"]
        lines = "".join(
            f'<p class="zfr3Q CDt4Ke" dir="ltr" style="text-align: center;"><span class="C9DxTc" '
            f'style="font-weight: {700 if not n else 400};">{text}</span></p>'
            for n, text in enumerate(texts)
            if text or n == 2
        )
        cells.append(f"""<div class="hJDwNd-AhqUyc-II5mzb Ft7HRd-AhqUyc-II5mzb purZT-AhqUyc-II5mzb
JNdkSc SQVYQc"><div class="JNdkSc-SmKAyb LkDMRd">{image if number != 6 else ""}<div class="oKdM2c
ZZyype"><div class="tyJCtd mGzaTb Depvyb baZpAe">{lines}</div></div></div></div>""")
    sections = "".join(
        f'<section class="yaqOZd"><div class="mYVXT"><div class="LS81yb VICjCf">'
        f"{''.join(cells[n : n + 3])}</div></div></section>"
        for n in range(0, len(cells), 3)
    )
    banner, logo = (
        site.scene("sitesv/bio=w16383.jpg", (1280, 280)),
        site.scene("sitesv/logo.png", (60, 60)),
    )
    menu = "".join(
        f'<li class="eWDljc"><a class="aJHbb">{w}</a></li>'
        for w in ("หน้าแรก", "หลักสูตร", "บุคลากร", "ติดต่อเรา")
    )
    page = f"""<div class="fktJzd"><header class="dZA9kd"><a class="GAuSPc"><img src="{logo}"
width="60"
class="lzy1Td" alt="">สาขาวิชาชีววิทยา</a><nav class="JzO0Vc"><ul>{menu}</ul></nav></header><div
role="main" class="UtePc"><section class="IFuOkc" style="background-image:url({banner})"><h1
class="zfr3Q duRjpb"><span class="C9DxTc">บุคลากรสาขาวิชาชีววิทยา</span></h1></section>{sections}</div>
<footer class="xbcaef"><p class="zfr3Q">คณะวิทยาศาสตร์ มหาวิทยาลัยราชภัฏดอยคำ</p><div class="dZA9kd">
Google Sites · Report abuse</div></footer></div>"""
    style = (
        "body{margin:0;font:15px sans-serif}.VICjCf{display:flex;width:1100px;margin:auto}.SQVYQc{"
        "width:33%;padding:12px}.CENy8b{width:70%;display:block;margin:auto}.IFuOkc{height:280px;"
        "color:#fff;text-align:center}.JzO0Vc ul{display:flex;gap:20px;list-style:none}"
    )
    site.put(site.start, frames.bare("ชีววิทยา - บุคลากร", page, language="th", style=style))


LAYOUTS = (wiki_register, emeriti_with_lives, thai_google_site)
