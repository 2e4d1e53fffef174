"""Names are not beside their pictures in the markup: captions of rows, columns, one long cell."""

from .. import frames
from ..site import Site


def captions_of_whole_rows(site: Site) -> None:
    """Drupal 7, Dutch: a row of portraits, one line under it says who is who from the left."""
    people = site.called(
        "Tjeerd Hoekzemastra", "Liesbeth van~der~Kolfschans", "Rutger Ambachtsheerlo",
        "Mirjam Oldewelt", "Siebren de~Graauwerd", "Annemiek Tolhuisman", "Floris Brandenbarg",
        "Nienke ter~Hazeborg", "Jelmer Postuminga", "Rachida Bentaleb-Oussi", "Koen Wagtendonker",
        "Evelien Straatsmeer", "Casper Duinhovius", "Hilde Zandvoorter", "Gerben Lakemondt",
    )  # fmt: skip
    ranks = ("prof. dr. ", "prof. dr. ir. ", "dr. ", "dr. ir. ", "dr. ", "") + ("",) * 9
    base = "sites/default/files/styles/medium/public/medewerkers"
    written = [f"{rank}{one.name}" for rank, one in zip(ranks, people, strict=True)]
    written[9] += " (secretariaat)"
    images = []
    for number, one in enumerate(people[:13]):
        stem = (f"{one.user}_0", f"pasfoto-{number}", f"P10{number}0482")[number % 3]
        path = f"{base}/{stem}.jpg?itok=Zk{number}x"
        size = ((165, 220), (220, 165), (180, 180))[(number == 6) + 2 * (number == 9)]
        if number == 11:
            site.lacks(one)
            path = site.silhouette(f"{base}/geen_foto.jpg?itok=Zk{number}x", size)
        else:
            site.portrait(one, path, size)
        images.append(_media(path, size))
    hall = site.scene(f"{base}/hal.jpg?itok=q8", (165, 220))
    rows = (
        ("Leiding en vaste staf", images[:4], "Van links naar rechts: {0}, {1}, {2} en {3}."),
        ("", images[4:8], "V.l.n.r.: {4}; {5}; {6}; {7}"),
        ("Ondersteuning", [images[8], images[9], _media(hall, (165, 220))],
         "Links: {8}, midden: {9}. Rechts: de hal van het nieuwe gebouw."),
        ("Promovendi", images[10:13],
         "Van links naar rechts {10}, {11} (foto volgt) en {12}. Niet op de foto: {13} en {14}."),
    )  # fmt: skip
    body = ""
    for number, (head, row, caption) in enumerate(rows):
        heading = f"<h3>{head}</h3>" if head else ""
        center = "rtecenter" if number != 1 else "rteleft"
        body += f"""{heading}
<p class="{center} fotorij">{"&nbsp;".join(row)}</p>
<p class="{center}"><em>{caption.format(*written)}</em></p>"""
    for one in people[13:]:
        site.lacks(one)
    menu = "".join(
        f'<li class="leaf"><a href="#{n}">{word}</a></li>'
        for n, word in enumerate(("Over ons", "Onderwijs", "Onderzoek", "Medewerkers", "Contact"))
    )
    logo = site.scene("sites/default/files/logo_kleur.png", (230, 70))
    page = f"""<div id="skip-link"><a href="#main-content" class="element-invisible">Overslaan en
naar de inhoud gaan</a></div><div id="page-wrapper"><div id="page"><div id="header"><a href="/"
title="Home" rel="home" id="logo"><img src="{logo}" alt="Home" /></a><div id="name-and-slogan">
Afdeling Waterbouwkunde</div><div class="region region-header"><form id="search-block-form"><input
title="Geef de woorden op waarnaar u wilt zoeken." type="text" class="form-text" /><input
type="submit" value="Zoeken" class="form-submit" /></form></div></div><div id="navigation"><ul
class="links inline clearfix">{menu}</ul></div><div id="breadcrumb"><h2
class="element-invisible">U bent hier</h2><div class="breadcrumb"><a href="/">Home</a> » <a
href="#o">Over ons</a></div></div><div id="main-wrapper" class="clearfix"><div id="content"
class="column"><a id="main-content"></a><h1 class="title" id="page-title">Wie werken er bij ons?
</h1><div class="region region-content"><div id="node-218" class="node node-page node-full
clearfix" typeof="foaf:Document"><div class="content clearfix"><div class="field field-name-body
field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item
even" property="content:encoded">{body}</div></div></div></div></div></div></div><div
id="sidebar-second" class="column sidebar"><div class="block block-block"><h2>Bezoekadres</h2>
<p>Sluisweg 12, kamer 3.40<br />9999 ZZ Voorbeeldstad<br />Secretariaat: 099-999 99 99</p></div>
</div></div><div id="footer"><span>© 2014 Technische Hogeschool Voorbeeldstad</span></div></div>
</div><div id="sliding-popup" class="sliding-popup-bottom"><p>Deze site gebruikt cookies.</p>
<button class="agree-button">Ja, ik ga akkoord</button></div>"""
    style = (
        "body{font:14px/1.5 Verdana,sans-serif;width:1020px;margin:auto}.column{float:left;width:"
        "770px}#sidebar-second{width:220px;margin-left:20px}.fotorij img{height:200px;width:auto}"
        ".rtecenter{text-align:center}.element-invisible{position:absolute!important;clip:rect(1px,"
        "1px,1px,1px)}ul.inline li{display:inline;padding:8px}#footer{clear:both}"
    )
    site.put(site.start, frames.bare("Medewerkers | Waterbouw", page, language="nl", style=style))


def _media(source: str, size: tuple[int, int]) -> str:
    """An image as the media module inserts it."""
    stem = source.rsplit("/", 1)[-1].split("?")[0]
    return (
        f'<img alt="" class="media-element file-medium" data-file="{stem}" height="{size[1]}" '
        f'src="{source}" typeof="foaf:Image" width="{size[0]}" />'
    )


def portraits_in_a_strip_beside(site: Site) -> None:
    """Dreamweaver, Italian: a strip of portraits on the left, a column of texts to the right."""
    people = site.called(
        "Ermenegilda Tagliacozzi", "Ruggero Malvestiti~Corsi", "Loredana Pietrasanta",
        "Ubaldo Frescobaldini", "Mariangela Scognamilli", "Tancredi de~Bernardis",
        "Ivana Brusaferri", "Osvaldo Quintavalla", "Giuditta Mezzanotte", "Corrado Spadalunga",
    )  # fmt: skip
    ranks = ("Prof.ssa", "Prof.", "Prof.ssa", "Prof.", "Dott.ssa", "Dott.", "Dott.ssa", "Ing.",
             "Dott.ssa", "Sig.")  # fmt: skip
    posts = ("Direttrice, professore ordinario", "Professore ordinario", "Professore associato",
             "Professore associato", "Ricercatrice", "Ricercatore a tempo determinato",
             "Assegnista di ricerca", "Responsabile tecnico", "Dottoranda, XXXI ciclo",
             "Segreteria amministrativa")  # fmt: skip
    topics = ("SSD ICAR/18", "Rilievo dell'architettura", "Restauro delle superfici decorate",
              "Storia dei giardini", "Catalogazione dei disegni", "Fotogrammetria", "Cantieri "
              "medievali", "Laboratorio prove materiali", "Ville venete minori", "")  # fmt: skip
    strip, texts = "", ""
    for number, one in enumerate(people):
        path = f"immagini/persone/{one.user if number % 3 else f'foto{number:02}'}.jpg"
        size = ((120, 150), (150, 150), (240, 300))[(number == 3) + 2 * (number == 7)]
        if number == 5:
            site.lacks(one)
            image = '<img src="immagini/spacer.gif" width="120" height="150" alt="" />'
        else:
            site.portrait(one, path, size)
            image = f'<img src="{path}" height="150" alt="" border="0" />'
        if number in (0, 2):
            image = f'<a href="cv/{one.user}_cv.pdf" target="_blank">{image}</a>'
        strip += f'<div class="riquadro">{image}</div>\n'
        written = f"{ranks[number]} {one.name}"
        if number == 4:
            written = f"{ranks[number]} {one.family.upper()} {one.given}"
        elif number == 8:  # the editor began a heading twice
            written = f"<b></b><b>{written}</b>"
        room = f"stanza {one.room} &ndash; tel. 0999 {one.phone}"
        texts += f"""<div class="testo"><h3>{written}</h3><p><em>{posts[number]}</em><br />
{topics[number]}</p><p class="piccolo">{room}<br /><a
href="mailto:{one.user}@uni.example">{one.user}@uni.example</a></p></div>\n"""
    site.scene("immagini/spacer.gif", (1, 1))
    head = site.scene("immagini/testata.jpg", (960, 140))
    drawing = site.scene("immagini/palazzo.jpg", (180, 240))
    menu = "".join(
        f'<li><a href="#{n}">{word}</a></li>'
        for n, word in enumerate(
            ("Il dipartimento", "Persone", "Didattica", "Ricerca", "Biblioteca", "Dove siamo")
        )
    )
    page = f"""<div id="contenitore"><div id="testata"><img src="{head}" width="960" height="140"
alt="Dipartimento di Storia dell'Architettura" /></div><div id="menu"><ul>{menu}</ul></div><div
id="briciole">Sei in: <a href="/">home</a> &gt; persone</div><h1>Persone</h1><div id="corpo"><div
id="colonna_sx">{strip}</div><div id="colonna_dx"><!-- InstanceBeginEditable name="testi" -->
{texts}<!-- InstanceEndEditable --></div><div id="colonna_news"><h4>Avvisi</h4><p>15/10 &ndash;
Inizio lezioni del corso di rilievo</p><p>22/10 &ndash; Visita al cantiere</p><img src="{drawing}"
alt="" width="180" /><p class="piccolo">La sede di via degli Scalpellini</p></div></div><div
id="pie">Dipartimento di Storia dell'Architettura, via degli Scalpellini 9 &ndash; 99999
Borgoesempio<br /><a href="#">Valid XHTML 1.0</a> | ultimo aggiornamento: 3 novembre 2009</div>
</div>"""
    style = (
        "body{font:13px Arial;background:#ddd}#contenitore{width:960px;margin:auto;background:#fff}"
        "#menu ul{margin:0;padding:6px;background:#843;list-style:none}#menu li{display:inline;"
        "padding:0 12px}#menu a{color:#fff}#colonna_sx{float:left;width:200px;padding-left:20px}"
        "#colonna_dx{float:left;width:500px}#colonna_news{float:right;width:190px}.riquadro,.testo"
        "{height:172px;overflow:hidden}.testo h3{margin:4px 0}.piccolo{font-size:11px}#pie{clear:"
        "both;padding:12px;font-size:10px}"
    )
    site.put(site.start, frames.bare("Persone - DSA", page, language="it", style=style))


def one_cell_with_everybody(site: Site) -> None:
    """Joomla, Polish: cells with a paragraph each: picture, name, telephone, again and again."""
    people = site.called(
        "Wojciech Trzebiatowicz", "Halina Jaźwińska-Król", "Mirosław Pstrokoński",
        "Ewelina Gąsiorkiewicz", "Bogumił Święszkowski", "Krystyna Łabędzka",
        "Radosław Dzięciołek", "Oliwia Przepiórczyńska", "Jacek Wścieklica", "Aneta Żółtaszek",
        "Feliks Chrzanowiecki", "Iga Rzeźniczak-Mól", "Tadeusz Ćmielewicz",
    )  # fmt: skip
    ranks = ("prof. dr hab. inż.", "dr hab. inż.", "dr hab.", "dr inż.", "dr inż.", "dr", "dr inż.",
             "mgr inż.", "mgr", "mgr inż.", "inż.", "mgr", "")  # fmt: skip
    mail = site.scene("images/stories/ikony/koperta.gif", (16, 12))
    cells = ["", "", ""]
    for number, one in enumerate(people):
        group = 0 if number < 5 else 1 if number < 10 else 2
        path = f"images/stories/pracownicy/{one.user}.jpg"
        size = ((110, 140), (96, 120), (220, 140))[(number % 4 == 1) + 2 * (number == 6)]
        if number == 8:
            site.lacks(one)
            picture = "[brak zdjęcia]"
        elif number == 11:  # the file was never uploaded
            site.lacks(one)
            picture = f'<img src="{path}" border="0" width="110" height="140" />'
        else:
            site.portrait(one, path, size)
            alt = "pracownik" if number % 3 else ""
            picture = f'<img src="{path}" border="0" alt="{alt}" hspace="4" />'
        written = f"<strong>{ranks[number]} {one.name}</strong>".replace("> ", ">")
        if number in (3, 9):
            written = f"{ranks[number]} {one.name}"
        head = {0: "kierownik zakładu<br />", 10: "laborant<br />"}.get(number, "")
        room = f"pok. {one.room}" + (f", tel. {one.phone}" if number != 7 else "")
        cells[group] += f"""{picture}<br />{written}<br />{head}{room}<br /><img src="{mail}"
border="0" /> {one.user}[małpa]politechnika.example<br /><br />"""
    names = ("Zakład Maszyn Roboczych", "Zakład Podstaw Konstrukcji", "Pracownicy techniczni")
    heads = "".join(f'<td class="naglowek"><h3>{name}</h3></td>' for name in names)
    row = "".join(
        f'<td align="center" valign="top" width="33%"><p>{cell}</p></td>' for cell in cells
    )
    menu = "".join(
        f'<li class="item{n + 50}"><a href="#{n}"><span>{word}</span></a></li>'
        for n, word in enumerate(("Aktualności", "Pracownicy", "Dydaktyka", "Koła naukowe", "BIP"))
    )
    logo = site.scene("templates/ja_purity/images/godlo.png", (90, 90))
    lab = site.scene("images/stories/hala.jpg", (190, 130))
    page = f"""<div id="ja-wrapper"><div id="ja-header"><img src="{logo}" alt="godło" /><h1
class="logo-text"><a href="/"><span>Instytut Budowy Maszyn</span></a></h1></div><div
id="ja-col1"><div class="moduletable_menu"><h3>Menu główne</h3><ul class="menu">{menu}</ul></div>
<div class="moduletable"><h3>Nasza hala</h3><img src="{lab}" alt="hala" /></div></div><div
id="ja-mainbody"><span class="breadcrumbs pathway"><a class="pathway">Start</a> &rsaquo;
Pracownicy</span><table class="contentpaneopen"><tbody><tr><td class="contentheading"
width="100%">Pracownicy instytutu</td><td class="buttonheading"><a title="PDF">PDF</a> <a
title="Drukuj">Drukuj</a></td></tr></tbody></table><table class="contentpaneopen"><tbody><tr><td
class="createdate">wtorek, 12 maja 2009 08:41</td></tr><tr><td valign="top"><table border="0"
cellspacing="4" style="width: 100%;"><tbody><tr>{heads}</tr><tr>{row}</tr></tbody></table></td></tr>
<tr><td class="modifydate">Poprawiony: piątek, 8 stycznia 2010 13:05</td></tr></tbody></table><span
class="article_separator">&nbsp;</span></div><div id="ja-footer">Copyright &copy; 2010 Instytut
Budowy Maszyn. Wszelkie prawa zastrzeżone.</div></div>"""
    style = (
        "body{font:12px Arial}#ja-wrapper{width:960px;margin:auto}#ja-col1{float:left;width:200px}"
        "#ja-mainbody{float:right;width:740px}#ja-footer{clear:both}#ja-header{display:flex}"
        ".contentheading{font-size:20px}.naglowek{background:#eef;text-align:center}"
    )
    site.put(site.start, frames.bare("Pracownicy instytutu", page, language="pl", style=style))


LAYOUTS = (captions_of_whole_rows, portraits_in_a_strip_beside, one_cell_with_everybody)
