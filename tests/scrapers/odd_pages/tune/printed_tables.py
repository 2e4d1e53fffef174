"""Tables and paragraphs of office programs: rows of pictures over rows of names, Word, one alt."""

from .. import frames
from ..site import Site


def row_of_pictures_row_of_names(site: Site) -> None:
    """FrontPage, Hungarian: pictures in a row of the table, names in the next, cells merged."""
    people = site.called(
        "Szentmártoni Ágoston", "Kökényessy Piroska", "Hegymegi-Bodor László", "Vadaskerti Emőke",
        "Tótfalusi Zsombor", "Bükkösdi Réka", "Nagymihályi Gergő", "Cserhalmi Zsófia",
        "Ürmössy Dezső", "Fazekasné~Illyefalvi Judit", "Göncruszkai Botond", "Pálvölgyi Csenge",
    )  # fmt: skip
    ranks = ("Dr. ", "Dr. ", "Dr. ", "Dr. ", "", "Dr. ", "", "", "", "", "", "")
    posts = ("tanszékvezető egyetemi tanár", "egyetemi docens", "egyetemi docens", "adjunktus",
             "tanársegéd", "adjunktus", "tanársegéd", "PhD hallgató", "professor emeritus",
             "titkárnő", "technikus", "PhD hallgató")  # fmt: skip

    def picture(number: int) -> str:
        one = people[number]
        stem = f"kepek/{one.given.lower() if number % 4 == 3 else f'kep{number + 1}'}.jpg"
        size = ((100, 130), (130, 130), (260, 170))[(number == 4) + 2 * (number == 0)]
        stem = stem.encode("ascii", "ignore").decode()
        site.portrait(one, stem, size)
        return f'<img border="0" src="{stem}" width="{size[0]}" height="{size[1]}">'

    def name(number: int) -> str:
        one = people[number]
        written = f"<b>{ranks[number]}{one.name}</b>"
        if number == 6:
            written = f"<b>{one.family}</b> <b>{one.given}</b>"
        return (
            f'<font face="Arial" size="2">{written}</font><br><font face="Arial" size="1">'
            f"{posts[number]}<br>{one.phone} m.</font>"
        )

    for number in (5, 9):
        site.lacks(people[number])
    site.lacks(people[10])
    no = site.silhouette("kepek/nincs_kep.jpg", (100, 130), 170)
    empty = f'<img border="0" src="{no}" width="100" height="130">'
    rows = (
        ((picture(0), 4),),
        ((name(0), 4),),
        ((picture(1), 1), (picture(2), 1), (picture(3), 1), ("&nbsp;", 1)),
        ((name(1), 1), (name(2), 1), (name(3), 1), ("&nbsp;", 1)),
        ((picture(4), 2), (empty, 1), (picture(6), 1)),
        ((name(4), 2), (name(5), 1), (name(6), 1)),
        (('<font face="Arial"><i>Doktoranduszok, nyugdíjasok, segítőink</i></font>', 4),),
        ((picture(7), 1), ("&nbsp;", 1), (picture(8), 1), (empty, 1)),
        ((name(7), 1), ("&nbsp;", 1), (name(8), 1), (name(9), 1)),
        (("&nbsp;", 1), (picture(11), 2), ("", 1)),
        ((name(10), 1), (name(11), 2), ("&nbsp;", 1)),
    )
    table = ""
    for row in rows:
        cells = "".join(
            f'<td align="center" valign="top"{f" colspan={wide!r}" if wide > 1 else ""} '
            f'width="{25 * wide}%">{cell}</td>'
            for cell, wide in row
        )
        table += f"<tr>{cells}</tr>\n"
    logo = site.scene("kepek/cimer.gif", (80, 100))
    line = site.scene("kepek/vonal.gif", (600, 6))
    house = site.scene("kepek/epulet.jpg", (150, 200))
    page = f"""<table border="0" width="780" cellpadding="4"><tr><td width="170" valign="top"
bgcolor="#DDE8CC"><p align="center"><img border="0" src="{logo}" width="80" height="100"></p>
<p><font face="Arial" size="2"><a href="index.htm">Nyitólap</a><br><a href="oktatas.htm">Oktatás</a>
<br><a href="kutatas.htm">Kutatás</a><br><b>Munkatársak</b><br><a href="kapcs.htm">Kapcsolat</a>
</font></p><p><img border="0" src="{house}" width="150" height="200"></p></td><td valign="top"><h2
align="center"><font face="Arial" color="#336600">A Növényföldrajzi Tanszék munkatársai</font></h2>
<p align="center"><img border="0" src="{line}" width="600" height="6"></p><table border="0"
cellpadding="6" cellspacing="0" width="100%" style="border-collapse: collapse"
bordercolor="#111111">{table}</table><p><font face="Arial" size="1">Utolsó módosítás:
2004.11.03.</font></p></td></tr></table>"""
    head = '<meta name="GENERATOR" content="Microsoft FrontPage 5.0"><meta name="ProgId" '
    head += 'content="FrontPage.Editor.Document">'
    site.put(site.start, frames.bare("Munkatársak", page, language="hu", head=head))


def printed_from_word(site: Site) -> None:
    """Saved from Word as a web page, Croatian: vector twins, spell marks, sizes, a lost picture."""
    people = site.called(
        "Vjekoslav Brdarević", "Zdenka Šimunković-Grgas", "Hrvoje Ledinščak", "Božica Ptičar",
        "Krešimir Oštrovidov", "Ljerka Međimurec", "Tihomir Žganjer", "Dubravka Čakanić",
        "Ante Vlahinić", "Mirta Đukešić",
    )  # fmt: skip
    ranks = ("prof. dr. sc.", "prof. dr. sc.", "izv. prof. dr. sc.", "doc. dr. sc.", "dr. sc.",
             "dr. sc.", "mag. ing. silv.", "mag. ing. silv.", "", "")  # fmt: skip
    posts = ("predstojnik Zavoda", "redovita profesorica u trajnom zvanju", "izvanredni profesor",
             "docentica", "viši asistent", "poslijedoktorandica", "asistent", "asistentica",
             "stručni suradnik", "tajnica Zavoda")  # fmt: skip
    rows = ""
    for number, one in enumerate(people):
        files = f"djelatnici_files/image{number * 2 + 2:03}.jpg"
        size = ((113, 151), (151, 151), (302, 227))[(number == 3) + 2 * (number == 6)]
        wide = round(size[0] * 113 / size[1]) if number == 6 else 113
        if number == 4:  # the address of the picture on the secretary's computer
            site.lacks(one)
            files = "file:///C:/Users/tajnistvo/Desktop/slike/nova%20slika.jpg"
        elif number == 8:
            site.lacks(one)
            files = ""
        else:
            site.portrait(one, files, size)
        shape = f"Slika_x0020_{number + 1}"
        image = (
            f"""<span style='font-size:11.0pt;mso-fareast-language:HR;mso-no-proof:yes'><!--[if gte
vml 1]><v:shape id="{shape}" o:spid="_x0000_i10{40 - number}" type="#_x0000_t75"
style='width:85pt;height:113pt;visibility:visible'><v:imagedata src="{files}" o:title=""/></v:shape>
<![endif]--><![if !vml]><img border=0 width={wide} height=151 src="{files}"
v:shapes="{shape}"><![endif]></span>"""
            if files
            else ""
        )
        given, family = one.given, one.family
        name = f"<span class=SpellE>{given}</span> <span class=SpellE>{family}</span>"
        if number == 2:  # the format changes within the name
            name = f"Hrv</span></b><b><span style='font-size:12.0pt'>oje {family}"
        elif number == 7:
            name = f"{given}<span style='mso-spacerun:yes'>  </span>{family}"
        elif number == 5:
            name = f"{family.upper()} {given}"
        mark = '<a name="_GoBack"></a>' if number == 6 else ""
        rank = f"{ranks[number]} " if ranks[number] else ""
        rows += f"""<tr style='mso-yfti-irow:{number};height:117.5pt'><td width=132 valign=top
style='width:99.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'><p class=MsoNormal
align=center style='margin-bottom:0cm;text-align:center;line-height:normal'>{image}<o:p></o:p></p>
</td><td width=472 valign=top style='width:354.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt
0cm 5.4pt'><p class=MsoNormal style='margin-bottom:0cm;line-height:normal'>{mark}<b
style='mso-bidi-font-weight:normal'><span style='font-size:12.0pt;font-family:"Times New
Roman","serif"'>{rank}{name}<o:p></o:p></span></b></p><p class=MsoNormal
style='margin-bottom:0cm'><i><span style='font-size:11.0pt'>{posts[number]}<o:p></o:p></span></i>
</p><p class=MsoNormal style='margin-bottom:0cm'><span style='font-size:10.0pt;color:#1F497D'>soba
{one.room}, tel. {one.phone}, e-mail: <a href="mailto:{one.user}@sumarstvo.example"><span
class=SpellE>{one.user}</span>@sumarstvo.example</a><o:p></o:p></span></p><p
class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr>"""
        if number == 5:
            rows += """<tr style='mso-yfti-irow:99'><td width=132 valign=top><p
class=MsoNormal><o:p>&nbsp;</o:p></p></td><td width=472 valign=top><p
class=MsoListParagraph><s><span style='font-size:10.0pt'>provjeriti
titule!!!</span></s><o:p></o:p></p></td></tr>"""
    crest = site.scene("djelatnici_files/image001.png", (96, 96))
    page = f"""<div class=WordSection1><p class=MsoHeader align=center><img width=96 height=96
src="{crest}" v:shapes="Slika_x0020_0"><o:p></o:p></p><p class=MsoTitle align=center
style='text-align:center'><span style='font-size:16.0pt;mso-ansi-language:HR'>DJELATNICI ZAVODA ZA
UREĐIVANJE ŠUMA<o:p></o:p></span></p><p class=MsoNormal style='text-align:justify'><span
style='font-size:11.0pt'>Zavod je osnovan 1949. godine. Konzultacije se održavaju prema dogovoru
putem e-pošte.<o:p></o:p></span></p><table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0
style='border-collapse:collapse;border:none;mso-yfti-tbllook:1184;mso-padding-alt:0cm 5.4pt 0cm
5.4pt'>{rows}</table><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoFooter><span
style='font-size:8.0pt'>Stranica 1 od 1 – ažurirano u listopadu 2012.<o:p></o:p></span></p></div>"""
    head = "<meta name=Generator content='Microsoft Word 14 (filtered medium)'>"
    style = "p.MsoNormal{margin:0 0 8pt;font-family:Calibri,sans-serif}.WordSection1{width:604px}"
    html = frames.bare("DJELATNICI", page, language="hr", head=head, style=style)
    site.put(site.start, html)


def one_alt_for_all(site: Site) -> None:
    """Modern Campus, a community college: all alts are "Staff photo", the name follows a br."""
    people = site.called(
        "Darnell Kirkbridge", "Jolene Abercroft", "Marguerite Tso-Begaye", "Hank Wojtylowicz",
        "Shanice Pemberwell", "Luis Carrizales", "Deb Ostergaard-Finley", "Kwame Attobrah",
        "Tammy Jo~Birdsong", "Raymond Eaglefeather", "Minh-Anh Dangler", "Patricia Rooksby",
        "Cody Vandermolen", "Esperanza Luzadas",
    )  # fmt: skip
    posts = ("Dean of Student Success", "Administrative Assistant to the Dean", "Director of "
             "Advising", "Academic Advisor", "Academic Advisor", "Academic Advisor",
             "Career Coach", "Career Coach", "Testing Center Coordinator", "Veterans Services",
             "Tutoring Center Lead", "Disability Services", "Enrollment Specialist",
             "TRIO Outreach")  # fmt: skip
    none = site.scene("_resources/images/staff/coming-soon.png", (300, 375))
    sections = ["", "", ""]
    for number, one in enumerate(people):
        path = f"_resources/images/staff/{one.given.split()[0].lower()}-{one.user}.jpg"
        size = ((300, 375), (375, 375), (600, 400))[(number in (2, 9)) + 2 * (number == 5)]
        if number in (6, 12):
            site.lacks(one)
            path = none
        else:
            site.portrait(one, path, size)
        name = one.name if number != 7 else f"{one.family}, {one.given}"
        if number in (2, 11):
            name += (", M.Ed.", ", Ed.D.")[number == 11]
        cell = f"""<div class="col-md-3 col-sm-6"><p><img class="img-responsive" alt="Staff photo"
src="{path}" width="200" /><br />{name}<br />{posts[number]}<br /><a
href="mailto:{one.user}@prairieview-cc.example">Email</a><br />(999) 55{number % 10}-{one.phone[3:]}
</p></div>"""
        sections[0 if number < 3 else 1 if number < 8 else 2] += cell
        if number == 2:  # the director advises as well
            sections[1] += cell.replace(posts[2], "Academic Advisor (Nursing)")
    sections[2] += f"""<div class="col-md-3 col-sm-6"><p><img class="img-responsive" alt="Staff
photo" src="{none}" width="200" /><br />Position open<br />Enrollment Specialist<br /><a
href="#jobs">Apply now</a></p></div>"""
    body = "".join(
        f'<h2>{head}</h2><div class="row">{part}</div><hr />'
        for head, part in zip(
            ("Leadership", "Advising &amp; Careers", "Student Support"), sections, strict=True
        )
    )
    hero = site.scene("_resources/images/banners/commons.jpg", (1400, 320))
    logo = site.scene("_resources/images/logo-pvcc.png", (250, 70))
    side = "".join(
        f'<li><a href="#{n}">{word}</a></li>'
        for n, word in enumerate(("Advising", "Careers", "Tutoring", "Testing", "Meet the Staff"))
    )
    page = f"""<div class="alert alert-warning" id="ou-alert">Campus closes at noon on Friday.</div>
<header><a href="/"><img src="{logo}" alt="Prairie View Community College" /></a><form
action="/search"><label class="sr-only" for="q">Search</label><input id="q" type="text"
placeholder="Search PVCC" /></form><nav><ul class="nav navbar-nav"><li>Apply</li><li>Programs</li>
<li>Pay for College</li><li>Student Life</li><li>A–Z</li></ul></nav></header><div class="hero"><img
src="{hero}" alt="" width="1140" /></div><div class="container"><ol class="breadcrumb"><li><a
href="/">Home</a></li><li><a href="#s">Student Success</a></li><li class="active">Meet the
Staff</li></ol><div class="row"><aside class="col-side"><ul class="nav nav-stacked">{side}</ul>
</aside><main class="col-main" id="main"><h1>Meet the Staff</h1><p>Stop by the Commons or book a
visit online.</p>{body}</main></div></div><footer><p>2200 Wheatland Blvd. · <a href="#">Title
IX</a> · <a href="#">Accessibility</a></p><span id="directedit">©</span></footer>"""
    style = (
        "body{font:16px/1.45 Arial;margin:auto;max-width:1140px}.row{display:flex;flex-wrap:wrap}"
        ".col-side{width:200px}.col-main{width:920px}.col-md-3{width:25%}.sr-only{position:absolute;"
        "clip:rect(0,0,0,0)}ul{list-style:none}.navbar-nav,.breadcrumb{display:flex;gap:20px}"
    )
    site.put(site.start, frames.bare("Meet the Staff | PVCC", page, style=style))


LAYOUTS = (row_of_pictures_row_of_names, printed_from_word, one_alt_for_all)
